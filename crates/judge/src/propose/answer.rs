//! Answers as people type them.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{Said, Wants};
use crate::attest::{DraftSpan, Side};

/// What was answered when a statement was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// Nothing was typed: it is as it is offered.
    Confirmed,
    /// It is seen, there.
    SeenAt(DraftSpan),
    /// The video does not show enough to tell: there, or where it is offered.
    NotVisible(Option<DraftSpan>),
    /// The video shows the contrary: there, or where it is offered.
    Contrary(Option<DraftSpan>),
    /// Asked again another time.
    Skipped,
    /// No more questions.
    Ended,
}

/// Longest line that is read as an answer, in characters.
const CHARACTERS: usize = 200;

/// One line in plain form: an input method for Chinese writes full-width digits, letters and colons.
fn line(typed: &str) -> String {
    typed.trim().nfkc().take(CHARACTERS).flat_map(char::to_lowercase).collect()
}

impl Answer {
    /// The answer in that line; none where it is no answer.
    #[must_use]
    pub fn of(typed: &str) -> Option<Self> {
        let line = line(typed);
        let (word, place) = line.split_once(' ').unwrap_or((line.as_str(), ""));
        let there = |place: &str| if place.is_empty() { Some(None) } else { span_of(place).map(Some) };
        Some(match (word, place) {
            ("" | "y", "") => Self::Confirmed,
            ("n", place) => Self::NotVisible(there(place)?),
            ("c", place) => Self::Contrary(there(place)?),
            ("s", "") => Self::Skipped,
            ("q", "") => Self::Ended,
            _ => Self::SeenAt(span_of(&line)?),
        })
    }
}

/// Two times with a dash between them.
fn span_of(text: &str) -> Option<DraftSpan> {
    let (start, end) = text.split_once(['-', '\u{2013}', '\u{2014}', '~', '到', '至'])?;
    let (start_ms, end_ms) = (moment_ms(start)?, moment_ms(end)?);
    (start_ms < end_ms).then_some(DraftSpan { start_ms, end_ms })
}

impl Wants {
    /// What only the person can say, in that line; nothing typed is what is offered. None where it is no answer.
    #[must_use]
    pub fn said(&self, typed: &str) -> Option<Said> {
        match self {
            Self::Nothing => Some(Said::Nothing),
            Self::Sides(offered) => {
                let line = line(typed);
                if line.is_empty() {
                    return Some(Said::Sides(offered.clone()));
                }
                let separated = line.split([',', ';', '、', ' ']).filter(|word| !word.is_empty());
                let sides: Option<BTreeSet<Side>> = separated.map(side_of).collect();
                let sides = sides.map(|sides| sides.into_iter().collect::<Vec<Side>>());
                sides.filter(|sides| !sides.is_empty()).map(Said::Sides)
            }
            Self::Count { ordered, .. } => {
                let line = line(typed);
                if line.is_empty() {
                    return Some(Said::Count(*ordered));
                }
                line.parse().ok().map(Said::Count)
            }
            Self::Number => {
                let text = typed.trim();
                (!text.is_empty() && text.chars().count() <= CHARACTERS)
                    .then(|| Said::Number(text.to_owned()))
            }
        }
    }
}

/// A side by its name, or by its number in the list of sides.
fn side_of(word: &str) -> Option<Side> {
    let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_number = number.and_then(|index| Side::ALL.get(index).copied());
    by_number.or_else(|| Side::ALL.iter().copied().find(|side| side.as_str() == word))
}

/// A time on the video's own clock in milliseconds, as a player shows it: seconds, `min:sec` or `h:min:sec`, with a fraction.
#[must_use]
pub fn moment_ms(text: &str) -> Option<i64> {
    let text: String = text.trim().nfkc().take(40).collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = whole.split(':').collect();
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(digits) {
        return None;
    }
    let mut seconds = 0_i64;
    for part in &parts {
        seconds = seconds * 60 + part.parse::<i64>().ok()?;
    }
    let millis: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some(seconds * 1000 + millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_in_any_width_and_case() {
        let at = |start_ms, end_ms| Some(Answer::SeenAt(DraftSpan { start_ms, end_ms }));
        for (typed, answer) in [
            ("", Some(Answer::Confirmed)),
            ("  \n", Some(Answer::Confirmed)),
            ("Ｙ", Some(Answer::Confirmed)),
            ("N", Some(Answer::NotVisible(None))),
            ("c", Some(Answer::Contrary(None))),
            ("c 0:12-0:25", Some(Answer::Contrary(Some(DraftSpan { start_ms: 12_000, end_ms: 25_000 })))),
            ("c where", None),
            ("s\r\n", Some(Answer::Skipped)),
            ("ｑ", Some(Answer::Ended)),
            ("0:12-0:25", at(12_000, 25_000)),
            ("０：１２－０：２５", at(12_000, 25_000)),
            ("0:12.5 – 1:02", at(12_500, 62_000)),
            ("12到25", at(12_000, 25_000)),
            ("0:25-0:12", None),
            ("0:12", None),
            ("0:12-", None),
            ("-", None),
            ("ok", None),
        ] {
            assert_eq!(Answer::of(typed), answer, "{typed:?}");
        }
    }

    #[test]
    fn sides_counts_and_numbers_are_offered_or_typed() {
        let sides = Wants::Sides(vec![Side::Top, Side::Front]);
        assert_eq!(sides.said(""), Some(Said::Sides(vec![Side::Top, Side::Front])));
        assert_eq!(sides.said("left, RIGHT"), Some(Said::Sides(vec![Side::Left, Side::Right])));
        assert_eq!(sides.said("1、２"), Some(Said::Sides(vec![Side::Top, Side::Bottom])));
        assert_eq!(sides.said("1 1 2 1"), Some(Said::Sides(vec![Side::Top, Side::Bottom])));
        assert_eq!(sides.said("0"), None);
        assert_eq!(sides.said("inside"), None);
        assert_eq!(sides.said(","), None);
        let count = Wants::Count { line: "1".to_owned(), ordered: 3 };
        assert_eq!(count.said(""), Some(Said::Count(3)));
        assert_eq!(count.said("２"), Some(Said::Count(2)));
        assert_eq!(count.said("-1"), None);
        assert_eq!(Wants::Number.said(" "), None);
        assert_eq!(Wants::Number.said("SF1\n"), Some(Said::Number("SF1".to_owned())));
    }

    #[test]
    fn times_in_a_video_are_read_as_players_show_them() {
        for (text, ms) in [
            ("0", 0),
            ("12.5", 12_500),
            ("1:02.5", 62_500),
            ("０：０２", 2_000),
            ("１：０２．５", 62_500),
            ("1:02:03.004", 3_723_004),
            ("90:00", 5_400_000),
        ] {
            assert_eq!(moment_ms(text), Some(ms), "{text}");
        }
        for text in ["", ":", "1:", "-1", "1.2345", "1:2:3:4", "1e3", "一"] {
            assert_eq!(moment_ms(text), None, "{text}");
        }
    }
}
