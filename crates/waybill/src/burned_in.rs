//! A number that a recorder burned into the pictures, against the number that is expected.

use super::{MIN_PIECE, normalise};

/// What a burned-in number says about the expected one. It is no reading of a label: it says what the recorder was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BurnedIn {
    /// The same number.
    Same,
    /// As far as it was read it may be the expected number: a part of it, or it with letters or figures that were not read.
    Part,
    /// Another number.
    Differs {
        /// Whether it is clearly another: every figure within was read, and it has the form of a carrier's number or as many
        /// figures as the expected one. Otherwise it may be a number of another kind, such as that of an order or a station.
        clear: bool,
    },
    /// Too little of it was read.
    Unreadable,
}

/// Compares a burned-in number, in which `?` stands for what was not read: one figure within, anything at an end. It is read
/// with figures alone, so that a letter of the expected number may have been taken for any.
#[must_use]
pub fn compare_burned_in(read: &str, expected: &str) -> BurnedIn {
    let expected = normalise(expected).text;
    let figures = read.trim().trim_matches('?');
    let digits = figures.bytes().filter(u8::is_ascii_digit).count();
    if digits < MIN_PIECE || expected.is_empty() {
        return BurnedIn::Unreadable;
    }
    if read.trim() == expected {
        return BurnedIn::Same;
    }
    let (figures, expected) = (figures.as_bytes(), expected.as_bytes());
    let stands_at = |part: &[u8]| {
        let pairs = || figures.iter().zip(part);
        let may_be = pairs().all(|(read, wanted)| {
            *read == b'?' || wanted.is_ascii_alphabetic() || read.eq_ignore_ascii_case(wanted)
        });
        may_be && pairs().filter(|(read, wanted)| read == wanted).count() >= MIN_PIECE
    };
    let part = expected.windows(figures.len()).any(stands_at);
    let longer = expected.len() >= MIN_PIECE && figures.windows(expected.len()).any(|part| part == expected);
    if part || longer {
        return BurnedIn::Part;
    }
    let text = String::from_utf8_lossy(figures);
    let expected_digits = expected.iter().filter(|character| character.is_ascii_digit()).count();
    let like_a_number =
        normalise(&text).plausible() || [expected.len(), expected_digits].contains(&figures.len());
    BurnedIn::Differs { clear: like_a_number && digits == figures.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_a_part_or_another() {
        let clear = BurnedIn::Differs { clear: true };
        let unclear = BurnedIn::Differs { clear: false };
        for (read, expected, says) in [
            ("731234567890", "7312 3456-7890", BurnedIn::Same),
            ("?731234567890", "731234567890", BurnedIn::Part),
            ("?1234567890123", "SF1234567890123", BurnedIn::Part),
            // Letters that were taken for figures.
            ("5?1234567890123", "SF1234567890123", BurnedIn::Part),
            ("7312345678?0", "731234567890", BurnedIn::Part),
            ("123456789", "RR123456789CN", BurnedIn::Part),
            ("99731234567890", "731234567890", BurnedIn::Part),
            ("731234567891", "731234567890", clear),
            ("?731234567891", "731234567890", clear),
            ("?1234567890124", "SF1234567890123", clear),
            ("73123456?891", "731234567890", unclear),
            // An order's number.
            ("1234567890123456789012", "731234567890", unclear),
            ("731", "731234567890", BurnedIn::Unreadable),
            ("????", "731234567890", BurnedIn::Unreadable),
            ("", "731234567890", BurnedIn::Unreadable),
            ("731234567890", "", BurnedIn::Unreadable),
            ("号7312号", "731234567890", unclear),
        ] {
            assert_eq!(compare_burned_in(read, expected), says, "{read} {expected}");
        }
    }
}
