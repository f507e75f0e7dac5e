//! Reads Code 128 below the pixel: not by finding edges, which run together when modules are narrower than two pixels, but
//! by asking which symbol, drawn and blurred, explains the profile best.
//!
//! Every symbol character is correlated with the profile at its place; the places follow from three numbers, searched for;
//! and the characters are chosen together, so that the check character fits (a dynamic programme over the running
//! checksum, the maximum-likelihood sequence under that constraint). Such a search always finds *some* text, and bars of which columns
//! did not print look like those of other characters. So what counts as read is decided by another comparison, that of the whole
//! line with the ink of the text (`damage`): [`Print::is_conclusive`] says when a text may be believed.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "numeric code over tables of fixed sizes; character values are below 106"
)]

mod align;
mod checksum;
mod damage;
pub mod expected;
mod geometry;
mod paths;
mod template;
mod text;

use std::ops::RangeInclusive;

pub use self::damage::Print;
use self::geometry::Fit;
use self::template::SIGMAS;
use super::PATTERNS;
use super::encode::{encode, encode_plain};
use crate::profile::{PER_PX, Profile};

/// The name of this reader, as it is recorded.
pub const ENGINE: &str = "onetake-code128";

/// Symbol characters of waybill numbers, start and check character included: 8 digits in pairs up to 17 letters.
pub const USUAL_CHARACTERS: RangeInclusive<usize> = 7..=20;

/// A reading counts as clear from this mean score on, in thousandths.
const CLEAR_SCORE_MILLI: i32 = 920;

/// And from this margin on: the mean distance of the best character from the second.
const CLEAR_MARGIN_MILLI: i32 = 100;

/// And up to this price: the check character agrees with the characters that fit best anyway, or all but does.
const CLEAR_PRICE_MILLI: i32 = 50;

/// And from this likeness of the stop pattern on, in thousandths: a part of a symbol has none.
const CLEAR_STOP_MILLI: i32 = 850;

/// From this price on there is no symbol.
const HOPELESS_PRICE_MILLI: i32 = 250;

/// Least quality of a fit that is looked at closely, and how far below the best one it may be: bars of Code 128 that a camera
/// resolves have 0.85 and more, with many columns missing too.
const MIN_QUALITY: f32 = 0.6;
const FAR_QUALITY: f32 = 0.2;

/// A text that explains a profile, and how well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub text: String,
    /// Values of the symbol characters, start and check character included.
    pub characters: Vec<u8>,
    /// Mean correlation of the characters with the profile, in thousandths.
    pub score_milli: i32,
    /// Mean distance between the best character and the second at each place, in thousandths.
    pub margin_milli: i32,
    /// What the check character costs: how much better the best characters would fit without it, summed, in thousandths.
    pub price_milli: i32,
    /// Correlation of the stop pattern with the profile after the last character, in thousandths.
    pub stop_milli: i32,
    /// Width of one module in thousandths of a pixel.
    pub module_millipx: u32,
}

impl Reading {
    /// Whether the text may be believed as one reading of one symbol.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.score_milli >= CLEAR_SCORE_MILLI && self.margin_milli >= CLEAR_MARGIN_MILLI && self.is_a_symbol()
    }

    /// Whether check character and stop pattern are those of a symbol, whatever its characters.
    #[must_use]
    pub fn is_a_symbol(&self) -> bool {
        self.price_milli <= CLEAR_PRICE_MILLI && self.stop_milli >= CLEAR_STOP_MILLI
    }
}

/// The best text of a profile, clear or not; `None` where no text fits a symbol of that many characters.
#[must_use]
pub fn read(profile: &Profile, characters: RangeInclusive<usize>) -> Option<Reading> {
    let found = geometry::best_fits(profile, characters);
    let readings = found.iter().filter_map(solve);
    readings.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, reading)| reading)
}

/// What the bars of a profile say when columns of them may be missing: the text that costs least, whose lead over others says
/// what it is worth; `None` where no text fits a symbol of that many characters.
#[must_use]
pub fn examine(profile: &Profile, characters: RangeInclusive<usize>) -> Option<Print> {
    examined(&geometry::best_fits(profile, characters)).map(|(_, print)| print)
}

/// The same for the number of characters that a text has in its usual encodings, or one more or less; `None` for a text that has
/// none.
#[must_use]
pub fn examine_for(profile: &Profile, text: &str) -> Option<Print> {
    let printable: String = text.chars().filter(|c| !c.is_ascii_control()).collect();
    let separators = text.len() - printable.len();
    let lengths = [encode(&printable)?, encode_plain(&printable)?].map(|code| code.characters().len());
    let (least, most) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    // An FNC1 at the front, or a change of code sets at another place.
    examine(profile, least.saturating_sub(1).max(3)..=most + 1 + separators)
}

/// The characters that fit best by likeness alone.
fn solved_characters(fit: &Fit) -> Option<Vec<u8>> {
    solve(fit).map(|(_, reading)| reading.characters)
}

fn examined(fits: &[Fit]) -> Option<(&Fit, Print)> {
    let mut best: Option<(&Fit, Print)> = None;
    let most = fits.iter().map(Fit::quality).fold(MIN_QUALITY, f32::max);
    for fit in fits.iter().filter(|fit| fit.quality() >= most - FAR_QUALITY && fit.quality() >= MIN_QUALITY) {
        let Some(print) = damage::examine(fit, solved_characters(fit).as_deref()) else { continue };
        if best.as_ref().is_none_or(|(_, best)| print.cost_milli < best.cost_milli) {
            best = Some((fit, print));
        }
        // Another number of characters puts all bars elsewhere: it costs far more.
        if best.as_ref().is_some_and(|(_, best)| best.is_conclusive()) {
            break;
        }
    }
    best
}

/// What several profiles of one label say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    /// The text that explains them best.
    pub print: Print,
    /// Whether the first half of the profiles and the second, each for itself, say the same. Their noise is another, so what
    /// is there by chance in one is not in the other. Their print is the same, so it says nothing about what did not print.
    pub halves_agree: bool,
    /// Whether more profiles will not help: the characters that fit best make no symbol by far.
    pub unreadable: bool,
}

/// The best text of several profiles of the same label, in the order of their frames.
///
/// They are laid over the one with the most and steepest edges, so that their noise is averaged out; what remains is read.
#[must_use]
pub fn read_together(profiles: &[&Profile], characters: RangeInclusive<usize>) -> Option<Joint> {
    let aligned = laid_over_the_clearest(profiles)?;
    let all = align::mean(&aligned)?;
    let fits = geometry::best_fits(&all, characters);
    let (fit, print) = examined(&fits)?;
    let solved = fits.iter().filter_map(solve).max_by(|(one, _), (other, _)| one.total_cmp(other));
    let no_symbol = solved.is_none_or(|(_, reading)| reading.price_milli >= HOPELESS_PRICE_MILLI);
    let (first, second) = aligned.split_at(aligned.len() / 2);
    let halves_agree = print.is_conclusive()
        && [first, second].into_iter().all(|half| {
            let again = align::mean(half).and_then(|mean| damage::examine(&fit.of_profile(&mean), None));
            half.len() >= 2 && again.is_some_and(|again| again.text == print.text)
        });
    Some(Joint { unreadable: no_symbol && !print.is_conclusive(), print, halves_agree })
}

/// The mean of several profiles of the same label; `None` of nothing.
#[must_use]
pub fn mean_of(profiles: &[&Profile]) -> Option<Profile> {
    align::mean(&laid_over_the_clearest(profiles)?)
}

fn laid_over_the_clearest(profiles: &[&Profile]) -> Option<Vec<align::Aligned>> {
    let by_edges = profiles.iter().enumerate().max_by_key(|(_, profile)| profile.gradient_energy_milli());
    by_edges.map(|(clearest, _)| align::aligned(profiles, clearest))
}

/// The most likely text of one geometry, with what it is worth among others.
fn solve(fit: &Fit) -> Option<(f32, Reading)> {
    let places = fit.characters as f32;
    // The blur that explains the characters best.
    let scores = (0..SIGMAS.len())
        .map(|sigma| (0..fit.characters).map(|place| fit.symbol_scores(place, sigma)).collect::<Vec<_>>())
        .max_by(|one, other| explained(one).total_cmp(&explained(other)))?;
    let (solution, text) = (103..=105_u8)
        .filter_map(|start| checksum::solve(&scores, start))
        .filter_map(|solution| text::of(&solution.characters).map(|text| (solution, text)))
        .max_by(|(one, _), (other, _)| one.sum.total_cmp(&other.sum))?;
    let milli = |value: f32| (value * 1000.0).round() as i32;
    let reading = Reading {
        text,
        score_milli: milli(solution.sum / places),
        margin_milli: milli(margin(&scores)),
        price_milli: milli(explained(&scores) - solution.sum),
        stop_milli: milli(fit.stop_score()),
        module_millipx: (fit.module() * 1000.0 / PER_PX as f32) as u32,
        characters: solution.characters,
    };
    Some((solution.sum / places + 0.02 * fit.quality(), reading))
}

/// What the best characters explain, one by one.
fn explained(scores: &[[f32; PATTERNS.len()]]) -> f32 {
    scores.iter().map(|values| values.iter().copied().fold(f32::MIN, f32::max)).sum()
}

fn margin(scores: &[[f32; PATTERNS.len()]]) -> f32 {
    let of = |values: &[f32; PATTERNS.len()]| {
        let (mut best, mut second) = (f32::MIN, f32::MIN);
        for value in values {
            if *value > best {
                (second, best) = (best, *value);
            } else if *value > second {
                second = *value;
            }
        }
        best - second
    };
    scores.iter().map(of).sum::<f32>() / scores.len().max(1) as f32
}

/// Eight sums side by side, which the compiler turns into packed arithmetic.
fn product(one: &[f32], other: &[f32]) -> f32 {
    let (ones, rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    let mut sums = [0.0_f32; 8];
    for (one, other) in ones.iter().zip(others) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    let rest: f32 = rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f32>() + rest
}
