//! Where the characters lie in the profile: the places of the first bar and of the last, and how unevenly the modules are
//! spread in between, by perspective or a curved label.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::super::{PATTERNS, module_count};
use super::product;
use super::template::{
    BEFORE, MIDDLE_SIGMA, MODULES, POINTS, STOP_MODULES, STOP_POINTS, TEMPLATES, normalise,
};
use crate::profile::{PER_PX, Profile};

/// Narrowest module in pixels.
const MIN_MODULE_PX: f32 = 0.5;

/// Gaps of this many pixels do not end a symbol: the widest bar or space is four modules.
const GAPS_PX: [usize; 3] = [7, 13, 26];

/// Ends so many samples apart lead to the same fits.
const SAME_ENDS: f32 = 4.0;

/// Characters between the ends from which a first guess is made.
const SKETCHED: usize = 4;

/// Numbers of characters, with a direction each, that are measured with all of them, and guesses of each.
const MEASURED: usize = 24;
const GUESSES: usize = 3;

/// Numbers of characters, with a direction each, that are looked at closely.
const CLOSER: usize = 6;

/// How many are tried with characters more or less.
const EXTENDED: usize = 3;

/// How many of them are handed on.
const BEST: usize = 3;

/// Most that a character can be alike, with what rounding adds.
const MAX_LIKENESS: f32 = 1.001;

/// Steps of the closer look, in modules; unevenness goes in fiftieths of them.
const STEPS: [f32; 3] = [0.8, 0.4, 0.2];

/// A profile with the places of its characters.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    profile: Arc<Profile>,
    pub(super) characters: usize,
    reversed: bool,
    first: f32,
    last: f32,
    uneven: f32,
    quality: f32,
}

impl Fit {
    /// How well any characters at these places explain the profile: near 1 for bars of that number.
    pub(super) fn quality(&self) -> f32 {
        self.quality
    }

    /// Width of a module in samples.
    pub(super) fn module(&self) -> f32 {
        (self.last - self.first) / module_count(self.characters) as f32
    }

    /// The fit of another profile that is aligned with this one's.
    pub(super) fn of_profile(&self, profile: &Profile) -> Self {
        let profile = Arc::new(if self.reversed { profile.reversed() } else { profile.clone() });
        Self { profile, ..self.clone() }.measured().refined(&STEPS)
    }

    /// The profile at points spread evenly over so many modules, from a little before a module on.
    fn seen<const POINTS: usize>(&self, module: f32, modules: f32) -> [f32; POINTS] {
        let count = module_count(self.characters) as f32;
        let step = modules / (POINTS - 1) as f32 / count;
        let start = (module - BEFORE) / count;
        let values = self.profile.values();
        let last = values.len().saturating_sub(1) as f32;
        // In steps that the compiler turns into packed arithmetic, as far as they allow it.
        let mut places = [0.0_f32; POINTS];
        for (index, place) in places.iter_mut().enumerate() {
            let share = start + index as f32 * step;
            let share = share + self.uneven * share * (1.0 - share);
            *place = (self.first + (self.last - self.first) * share).clamp(0.0, last);
        }
        let (mut here, mut next, mut rest) = ([0.0_f32; POINTS], [0.0_f32; POINTS], [0.0_f32; POINTS]);
        for index in 0..POINTS {
            let at = places[index] as i32;
            rest[index] = places[index] - at as f32;
            match values.get(at as usize..at as usize + 2) {
                Some([one, other]) => (here[index], next[index]) = (*one, *other),
                _ => {
                    here[index] = values.get(at as usize).copied().unwrap_or(0.0);
                    next[index] = here[index];
                }
            }
        }
        let mut seen = [0.0_f32; POINTS];
        for index in 0..POINTS {
            seen[index] = here[index] + (next[index] - here[index]) * rest[index];
        }
        seen
    }

    /// The ink at a place in modules: 0 on paper, 1 on a bar.
    pub(super) fn ink(&self, module: f32) -> f32 {
        let share = module / module_count(self.characters) as f32;
        let share = share + self.uneven * share * (1.0 - share);
        0.5 - 0.5 * self.profile.at(self.first + (self.last - self.first) * share)
    }

    /// The characters that are most alike to the profile, one by one.
    pub(super) fn likeliest(&self) -> Vec<u8> {
        let best_of = |place: usize| {
            let scores = self.symbol_scores(place, MIDDLE_SIGMA);
            let range = if place == 0 { 103..PATTERNS.len() } else { 0..103 };
            let from = range.start as u8;
            let best = (from..).zip(&scores[range]).max_by(|one, other| one.1.total_cmp(other.1));
            best.map_or(from, |(value, _)| value)
        };
        (0..self.characters).map(best_of).collect()
    }

    /// How alike each symbol character is to the profile at one place.
    pub(super) fn symbol_scores(&self, place: usize, sigma: usize) -> [f32; PATTERNS.len()] {
        TEMPLATES.symbols[sigma].likenesses(&self.seen::<POINTS>((11 * place) as f32, MODULES))
    }

    /// How alike the stop pattern is to what follows the last character.
    pub(super) fn stop_score(&self) -> f32 {
        let mut seen = self.seen::<STOP_POINTS>((11 * self.characters) as f32, STOP_MODULES);
        normalise(&mut seen);
        product(&TEMPLATES.stop, &seen)
    }

    fn measured(mut self) -> Self {
        self.quality = self.quality_above(f32::NEG_INFINITY);
        self
    }

    /// How well any characters at these places explain the profile; less than everything as soon as it cannot be more than that:
    /// nothing is more alike than 1.
    fn quality_above(&self, least: f32) -> f32 {
        let parts = (self.characters + 3) as f32;
        let mut sum = 2.0 * self.stop_score();
        // The start character counts twice.
        let mut open = parts - 2.0;
        for place in 0..self.characters {
            if sum + MAX_LIKENESS * open < least * parts {
                return f32::NEG_INFINITY;
            }
            let scores = self.symbol_scores(place, MIDDLE_SIGMA);
            sum += best(&scores);
            open -= 1.0;
            if place == 0 {
                sum += best(&scores[103..]);
                open -= 1.0;
            }
        }
        sum / parts
    }

    /// The same from the ends and a few characters between them: what most of many are worth.
    fn sketched(mut self) -> Self {
        let start = self.symbol_scores(0, MIDDLE_SIGMA);
        let inner = self.characters - 1;
        let between: f32 = (1..=SKETCHED)
            .map(|index| best(&self.symbol_scores(index * inner / SKETCHED, MIDDLE_SIGMA)))
            .sum();
        let sum = 2.0 * self.stop_score()
            + best(&start)
            + best(&start[103..])
            + between * inner as f32 / SKETCHED as f32;
        self.quality = sum / (self.characters + 3) as f32;
        self
    }

    /// The same modules with characters more or less at either end: where glare or weak bars end the profile's bars too soon,
    /// or something beside them too late.
    fn extended(&self, characters: &RangeInclusive<usize>) -> Vec<Self> {
        let character = 11.0 * self.module();
        let mut fits = Vec::new();
        for (before, after) in [(1, 0), (2, 0), (0, 1), (0, 2), (1, 1), (-1, 0), (0, -1), (1, -1), (-1, 1)] {
            let count = self.characters.checked_add_signed(before + after);
            let Some(count) = count.filter(|count| characters.contains(count)) else { continue };
            let fit = Self {
                characters: count,
                first: self.first - before as f32 * character,
                last: self.last + after as f32 * character,
                ..self.clone()
            };
            fits.push(fit.measured());
        }
        fits
    }

    /// The best of its neighbours, step by step.
    fn refined(self, steps: &[f32]) -> Self {
        steps.iter().fold(self, |fit, step| fit.best_near(*step))
    }

    /// The same with ends moved by so many modules, or with more or less unevenness.
    pub(super) fn neighbours(&self, step: f32) -> Vec<Self> {
        let module = self.module();
        let steps = || [-step, 0.0, step].into_iter();
        steps()
            .flat_map(|first| steps().flat_map(move |last| steps().map(move |uneven| (first, last, uneven))))
            .map(|(first, last, uneven)| Self {
                first: self.first + first * module,
                last: self.last + last * module,
                uneven: self.uneven + uneven / 50.0,
                ..self.clone()
            })
            .collect()
    }

    /// The best of its neighbours and itself.
    fn best_near(self, step: f32) -> Self {
        let module = self.module();
        let centre = self.clone();
        let mut best = self;
        for first in [-step, 0.0, step] {
            for last in [-step, 0.0, step] {
                for uneven in [-step / 50.0, 0.0, step / 50.0] {
                    if first == 0.0 && last == 0.0 && uneven == 0.0 {
                        // Itself, which is no better than itself.
                        continue;
                    }
                    let neighbour = Self {
                        first: centre.first + first * module,
                        last: centre.last + last * module,
                        uneven: centre.uneven + uneven,
                        ..centre.clone()
                    };
                    let quality = neighbour.quality_above(best.quality);
                    if quality > best.quality {
                        best = Self { quality, ..neighbour };
                    }
                }
            }
        }
        best
    }
}

fn best(scores: &[f32]) -> f32 {
    scores.iter().copied().fold(f32::MIN, f32::max)
}

/// The fits that explain the profile best, for symbols of so many characters, read from either end.
pub(super) fn best_fits(profile: &Profile, characters: RangeInclusive<usize>) -> Vec<Fit> {
    let mut guessed: Vec<Vec<Fit>> = Vec::new();
    for reversed in [false, true] {
        let profile = Arc::new(if reversed { profile.reversed() } else { profile.clone() });
        let mut ends: Vec<(f32, f32)> = GAPS_PX.iter().filter_map(|gap| profile.ends(*gap)).collect();
        ends.dedup_by(|one, other| {
            (one.0 - other.0).abs() < SAME_ENDS && (one.1 - other.1).abs() < SAME_ENDS
        });
        for (first, last) in ends {
            for characters in characters.clone() {
                let module = (last - first) / module_count(characters) as f32;
                if module < MIN_MODULE_PX * PER_PX as f32 {
                    continue;
                }
                guessed.push(guesses(&profile, characters, reversed, (first, last)));
            }
        }
    }
    let sketch = |fits: &Vec<Fit>| fits.first().map_or(0.0, Fit::quality);
    guessed.sort_by(|one, other| sketch(other).total_cmp(&sketch(one)));
    guessed.truncate(MEASURED);
    let measured = |fits: Vec<Fit>| {
        let mut fits: Vec<Fit> = fits.into_iter().map(Fit::measured).collect();
        keep_best(&mut fits, 1);
        fits
    };
    let mut fits: Vec<Fit> = guessed.into_iter().flat_map(measured).collect();
    keep_best(&mut fits, MEASURED);
    let longer: Vec<Fit> = fits.iter().take(EXTENDED).flat_map(|fit| fit.extended(&characters)).collect();
    fits.extend(longer);
    keep_best(&mut fits, CLOSER);
    let [first, rest @ ..] = STEPS;
    let mut fits: Vec<Fit> = fits.into_iter().map(|fit| fit.best_near(first)).collect();
    keep_best(&mut fits, BEST);
    let mut fits: Vec<Fit> = fits.into_iter().map(|fit| fit.refined(&rest)).collect();
    // Ends that were a character off tell only now, when the modules are at their places.
    let longer: Vec<Fit> = fits.iter().flat_map(|fit| fit.extended(&characters)).collect();
    let worst = fits.iter().map(Fit::quality).fold(f32::MAX, f32::min);
    fits.extend(longer.into_iter().filter(|fit| fit.quality > worst).map(|fit| fit.refined(&rest)));
    keep_best(&mut fits, usize::MAX);
    let mut different: Vec<Fit> = Vec::new();
    for fit in fits {
        let like = |known: &Fit| known.characters == fit.characters && known.reversed == fit.reversed;
        if !different.iter().any(like) {
            different.push(fit);
        }
    }
    different.truncate(BEST);
    different
}

fn keep_best(fits: &mut Vec<Fit>, count: usize) {
    fits.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    fits.truncate(count);
}

/// First guesses for so many characters between ends that may lie a little elsewhere, the best first.
fn guesses(profile: &Arc<Profile>, characters: usize, reversed: bool, ends: (f32, f32)) -> Vec<Fit> {
    let module = (ends.1 - ends.0) / module_count(characters) as f32;
    let shifts = [-1.2, 0.0, 1.2];
    let all = shifts.iter().flat_map(|first| shifts.iter().map(move |last| (first, last)));
    let mut fits: Vec<Fit> = all
        .map(|(first, last)| {
            let (first, last) = (ends.0 + first * module, ends.1 + last * module);
            let profile = Arc::clone(profile);
            Fit { profile, characters, reversed, first, last, uneven: 0.0, quality: 0.0 }.sketched()
        })
        .collect();
    keep_best(&mut fits, GUESSES);
    fits
}
