//! Whether bars that nobody could read may be those of a text that is known beforehand.
//!
//! The text's bars are compared with the profile, and so are those of many other texts: all that differ in one character, all
//! siblings of one roll (the last three digits), and numbers of the same shape by chance. Weaker than a reading, since the
//! answer was known before: it can say that a text fits and that others do not, never that it was read.

use std::collections::BTreeSet;

use super::geometry::{self, Fit};
use super::template::SIGMAS;
use super::{PATTERNS, USUAL_CHARACTERS, read};
use crate::encode::{Encoding, encode, encode_plain};
use crate::profile::Profile;

/// Texts of the same shape that are drawn by chance.
const BY_CHANCE: u64 = 2_000;

/// A text fits from this mean score on, in thousandths.
const FITS_MILLI: i32 = 870;

/// The expected text is consistent from this lead over all others on, summed over its characters, in thousandths.
const LEAD_MILLI: i32 = 120;

/// It is inconsistent where another that fits leads by so much.
const BEHIND_MILLI: i32 = 300;

/// What bars say about one text. The limits of [`verdict`](Self::verdict) were set on 42 rendered label passes of three seeds, in
/// which the true number led all others by 160 to 655 where bars of a label were found, and wrong ones were 285 and more behind;
/// `benches/waybill/README.md` has the measurement on other seeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Mean correlation of the text's characters with the profile, in thousandths.
    pub score_milli: i32,
    /// The same of the best other text.
    pub best_other_milli: i32,
    /// How far the text leads the best other one: the difference summed over its characters, in thousandths. Below zero where
    /// another leads.
    pub lead_milli: i32,
    /// With how many other texts it was compared.
    pub others: u32,
}

/// What follows from a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The text fits, and no other fits nearly as well.
    Consistent,
    /// Another text fits, and clearly better.
    Inconsistent,
    /// The bars do not tell.
    Undecidable,
}

impl Verdict {
    /// Its stable name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Undecidable => "undecidable",
        }
    }
}

impl Comparison {
    /// What follows from it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.score_milli >= FITS_MILLI && self.lead_milli >= LEAD_MILLI {
            Verdict::Consistent
        } else if self.best_other_milli >= FITS_MILLI && self.lead_milli <= -BEHIND_MILLI {
            Verdict::Inconsistent
        } else {
            Verdict::Undecidable
        }
    }
}

/// Compares the bars of a profile with those of a text; none where the text is no Code 128, or the profile holds no bars.
///
/// The text that explains the bars best of all is one of the others, unless it makes no symbol, or `same` says that it is
/// the expected one in other dress.
#[must_use]
pub fn compare(profile: &Profile, expected: &str, same: impl Fn(&str) -> bool) -> Option<Comparison> {
    let lengths: BTreeSet<usize> = encodings(expected).map(|encoding| encoding.characters().len()).collect();
    let seen: Vec<Seen> = lengths
        .iter()
        .flat_map(|length| geometry::best_fits(profile, *length..=*length))
        .map(|fit| Seen::of(&fit))
        .collect();
    let score = best_score(&seen, expected)?;
    let mut others: Vec<String> =
        neighbours(expected).chain(by_chance(expected)).filter(|other| other != expected).collect();
    others.sort_unstable();
    others.dedup();
    let best_of_all = read(profile, USUAL_CHARACTERS)
        .filter(|best| best.is_a_symbol() && !same(&best.text))
        .map(|best| best.score_milli as f32 / 1000.0);
    let scores = others.iter().filter_map(|other| best_score(&seen, other));
    let best_other = scores.chain(best_of_all).max_by(f32::total_cmp)?;
    let characters = lengths.first().map_or(1.0, |length| *length as f32);
    let milli = |value: f32| (value * 1000.0).round() as i32;
    Some(Comparison {
        score_milli: milli(score),
        best_other_milli: milli(best_other),
        lead_milli: milli((score - best_other) * characters),
        others: u32::try_from(others.len() + usize::from(best_of_all.is_some())).unwrap_or(u32::MAX),
    })
}

/// How alike each character is to the profile at each place, for one blur after the other.
struct Seen {
    scores: Vec<Vec<[f32; PATTERNS.len()]>>,
}

impl Seen {
    fn of(fit: &Fit) -> Self {
        let places = || 0..fit.characters;
        let scores = (0..SIGMAS.len()).map(|sigma| places().map(|at| fit.symbol_scores(at, sigma)).collect());
        Self { scores: scores.collect() }
    }

    /// Mean likeness of these characters, if there are as many places.
    fn score(&self, characters: &[u8]) -> Option<f32> {
        let of = |scores: &Vec<[f32; PATTERNS.len()]>| {
            let sum: f32 =
                scores.iter().zip(characters).map(|(values, value)| values[usize::from(*value)]).sum();
            (scores.len() == characters.len()).then(|| sum / characters.len() as f32)
        };
        self.scores.iter().filter_map(of).max_by(f32::total_cmp)
    }
}

/// Printers choose code sets differently: the best of the usual encodings counts, for others too.
fn best_score(seen: &[Seen], text: &str) -> Option<f32> {
    encodings(text)
        .filter_map(|encoding| {
            seen.iter().filter_map(|seen| seen.score(encoding.characters())).max_by(f32::total_cmp)
        })
        .max_by(f32::total_cmp)
}

fn encodings(text: &str) -> impl Iterator<Item = Encoding> {
    let usual = encode(text);
    // Where both are the same one is enough.
    let plain = encode_plain(text).filter(|plain| usual.as_ref() != Some(plain));
    usual.into_iter().chain(plain)
}

/// All texts that differ in one digit or one letter, and those that differ in the last three digits alone.
fn neighbours(text: &str) -> impl Iterator<Item = String> {
    let replaced = move |at: usize, by: u8| -> String {
        text.bytes()
            .enumerate()
            .map(|(place, byte)| char::from(if place == at { by } else { byte }))
            .collect()
    };
    let one = text.bytes().enumerate().flat_map(move |(at, byte)| {
        let others = if byte.is_ascii_digit() {
            b'0'..=b'9'
        } else if byte.is_ascii_uppercase() {
            b'A'..=b'Z'
        } else {
            byte..=byte
        };
        others.map(move |by| replaced(at, by))
    });
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let head = if digits >= 3 { text.len().checked_sub(3).and_then(|end| text.get(..end)) } else { None };
    let siblings = head.into_iter().flat_map(|head| (0..1000).map(move |tail| format!("{head}{tail:03}")));
    one.chain(siblings)
}

/// Texts with other digits, always the same ones for one text.
fn by_chance(text: &str) -> impl Iterator<Item = String> {
    let seed = text.bytes().fold(0_u64, |sum, byte| mixed(sum ^ u64::from(byte)));
    (0..BY_CHANCE).map(move |number| {
        let mut state = mixed(seed ^ number);
        text.bytes()
            .map(|byte| {
                if !byte.is_ascii_digit() {
                    return char::from(byte);
                }
                state = mixed(state);
                char::from(b'0' + (state % 10) as u8)
            })
            .collect()
    })
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn mixed(state: u64) -> u64 {
    let state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
