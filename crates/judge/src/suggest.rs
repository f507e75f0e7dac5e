//! The name that was probably meant.

/// The candidate that differs least from `name`; none when all differ in more than a third of their letters.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.chars().flat_map(char::to_lowercase).take(64).collect();
    candidates
        .map(|candidate| (distance(&wanted, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(wanted.len()).div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The end of a message about a name that is not known.
pub(crate) fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |near| format!(", did you mean {near:?}?"))
}

/// Letters to insert, delete or replace (Levenshtein).
fn distance(wanted: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (index, letter) in candidate.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let above = row.iter().skip(1).copied().collect::<Vec<_>>();
        let mut next = vec![left];
        for (up, have) in above.into_iter().zip(wanted) {
            let cost = diagonal + usize::from(*have != letter);
            left = cost.min(up + 1).min(left + 1);
            diagonal = up;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["gap", "span_limit", "waybill_match"];
        assert_eq!(nearest("wayb1ll_match", names.into_iter()), Some("waybill_match"));
        assert_eq!(nearest("Span-Limit", names.into_iter()), Some("span_limit"));
        assert_eq!(nearest("xyzzy", names.into_iter()), None);
    }

    #[test]
    fn distances_are_those_of_levenshtein() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(of("kitten", "sitting"), 3);
        assert_eq!(of("", "abc"), 3);
        assert_eq!(of("same", "same"), 0);
    }
}
