//! The text that symbol characters stand for (ISO/IEC 15417, table 1).

/// What FNC1 stands for between parts (GS1 General Specifications, 7.8.3): the group separator of ASCII.
const SEPARATOR: char = '\u{1d}';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    A,
    B,
    C,
}

/// The text, or none where a character is no printable ASCII. A leading FNC1, the mark of GS1-128, stands for nothing.
pub(super) fn of(characters: &[u8]) -> Option<String> {
    separated(characters).filter(|text| !text.contains(SEPARATOR))
}

/// The same where FNC1 may stand between the parts of GS1-128 too: it becomes the separator that engines give for it.
pub(super) fn separated(characters: &[u8]) -> Option<String> {
    let (start, rest) = characters.split_first()?;
    let (_check, data) = rest.split_last()?;
    let mut set = match start {
        103 => Set::A,
        104 => Set::B,
        105 => Set::C,
        _ => return None,
    };
    let mut text = String::with_capacity(2 * data.len());
    let mut shifted = false;
    for (place, &value) in data.iter().enumerate() {
        let this = match (shifted, set) {
            (true, Set::A) => Set::B,
            (true, Set::B) => Set::A,
            _ => set,
        };
        shifted = false;
        match (this, value) {
            (_, 102) if place == 0 => {}
            (_, 102) => text.push(SEPARATOR),
            (Set::C, 0..=99) => {
                text.push(char::from(b'0' + value / 10));
                text.push(char::from(b'0' + value % 10));
            }
            (Set::C, 100) | (Set::A, 100) => set = Set::B,
            (Set::C, 101) | (Set::B, 101) => set = Set::A,
            (Set::A | Set::B, 99) => set = Set::C,
            (Set::A | Set::B, 98) => shifted = true,
            (Set::A, 0..=63) | (Set::B, 0..=94) => text.push(char::from(b' ' + value)),
            _ => return None,
        }
    }
    (!shifted && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::super::encode::{encode, encode_plain};
    use super::{of, separated};

    #[test]
    fn what_was_encoded_is_the_text() {
        for text in ["SF1234567890123", "73123456789012", "JDVA00012345678-1-2-", "1Z5R89390357567127"] {
            for encoding in [encode(text), encode_plain(text)] {
                assert_eq!(of(encoding.unwrap().characters()).as_deref(), Some(text));
            }
        }
    }

    #[test]
    fn shifts_and_set_changes_are_followed_and_controls_refused() {
        // Start A, "A", shift, "a" (of B), code C, 12, check.
        assert_eq!(of(&[103, 33, 98, 65, 99, 12, 0]).as_deref(), Some("Aa12"));
        // FNC1 first, then 12.
        assert_eq!(of(&[105, 102, 12, 0]).as_deref(), Some("12"));
        assert_eq!(of(&[105, 12, 102, 12, 0]), None);
        assert_eq!(separated(&[105, 102, 12, 102, 12, 0]).as_deref(), Some("12\u{1d}12"));
        assert_eq!(of(&[103, 64, 0]), None, "a control character");
        assert_eq!(of(&[104, 98, 0]), None, "a shift of nothing");
        assert_eq!(of(&[50, 1, 2]), None);
    }
}
