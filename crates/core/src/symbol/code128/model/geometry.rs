//! Where the characters lie in the profile: the places of the first bar and of the last, and how unevenly the modules are
//! spread in between, by perspective or a curved label.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::super::{PATTERNS, module_count};
use super::template::{MIDDLE_SIGMA, POINTS, STOP_POINTS, TEMPLATES, normalise, point, stop_point};
use crate::symbol::profile::{PER_PX, Profile};

/// Narrowest module in pixels.
const NARROWEST_PX: f32 = 0.5;

/// Gaps of this many pixels do not end a symbol: the widest bar or space is four modules.
const GAPS_PX: [usize; 2] = [7, 13];

/// Numbers of characters, with a direction each, that are looked at closely.
const CLOSER: usize = 6;

/// How many of them are handed on.
const BEST: usize = 3;

/// Steps of the closer look, in modules; unevenness goes in fiftieths of them.
const STEPS: [f32; 3] = [0.8, 0.4, 0.2];

/// Values per module of profiles laid over each other, and modules of paper on each side.
const OVERLAID_PER_MODULE: usize = 6;
const OVERLAID_QUIET: usize = 4;

/// Fits below this share of the best one's quality tell nothing and are left out.
const LEAST_SHARE: f32 = 0.75;

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

    /// What it shares with fits of other profiles of the same label: the number of characters and the direction.
    pub(super) fn shape(&self) -> (usize, bool) {
        (self.characters, self.reversed)
    }

    /// Place in the profile of a module coordinate.
    fn place(&self, module: f32) -> f32 {
        let share = module / module_count(self.characters) as f32;
        let share = share + self.uneven * share * (1.0 - share);
        self.first + (self.last - self.first) * share
    }

    /// How alike each symbol character is to the profile at one place.
    pub(super) fn symbol_scores(&self, place: usize, sigma: usize) -> [f32; PATTERNS.len()] {
        let start = (11 * place) as f32;
        let mut seen = [0.0; POINTS];
        for (index, seen) in seen.iter_mut().enumerate() {
            *seen = self.profile.at(self.place(start + point(index)));
        }
        normalise(&mut seen);
        let mut scores = [0.0; PATTERNS.len()];
        for (score, template) in scores.iter_mut().zip(&TEMPLATES.symbols[sigma]) {
            *score = product(template, &seen);
        }
        scores
    }

    /// How alike the stop pattern is to what follows the last character.
    pub(super) fn stop_score(&self) -> f32 {
        let start = (11 * self.characters) as f32;
        let mut seen = [0.0; STOP_POINTS];
        for (index, seen) in seen.iter_mut().enumerate() {
            *seen = self.profile.at(self.place(start + stop_point(index)));
        }
        normalise(&mut seen);
        product(&TEMPLATES.stop, &seen)
    }

    fn measured(mut self) -> Self {
        let best = |scores: &[f32]| scores.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 2.0 * self.stop_score();
        for place in 0..self.characters {
            let scores = self.symbol_scores(place, MIDDLE_SIGMA);
            sum += best(&scores);
            if place == 0 {
                sum += best(&scores[103..]);
            }
        }
        self.quality = sum / (self.characters + 3) as f32;
        self
    }

    /// The best of its neighbours, step by step.
    fn refined(mut self) -> Self {
        for step in STEPS {
            let module = self.module();
            let centre = self.clone();
            for first in [-step, 0.0, step] {
                for last in [-step, 0.0, step] {
                    for uneven in [-step / 50.0, 0.0, step / 50.0] {
                        let neighbour = Self {
                            first: centre.first + first * module,
                            last: centre.last + last * module,
                            uneven: centre.uneven + uneven,
                            ..centre.clone()
                        };
                        let neighbour = neighbour.measured();
                        if neighbour.quality > self.quality {
                            self = neighbour;
                        }
                    }
                }
            }
        }
        self
    }
}

/// Eight sums side by side, which the compiler turns into packed arithmetic.
fn product(template: &[f32], seen: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (template, seen) in template.as_chunks::<8>().0.iter().zip(seen.as_chunks::<8>().0) {
        for ((sum, template), seen) in sums.iter_mut().zip(template).zip(seen) {
            *sum += template * seen;
        }
    }
    sums.iter().sum()
}

/// The fits that explain the profile best, for symbols of so many characters, read from either end.
pub(super) fn best_fits(profile: &Profile, characters: RangeInclusive<usize>) -> Vec<Fit> {
    let mut fits = Vec::new();
    for reversed in [false, true] {
        let profile = Arc::new(if reversed { profile.reversed() } else { profile.clone() });
        let mut ends: Vec<(f32, f32)> = GAPS_PX.iter().filter_map(|gap| profile.ends(*gap)).collect();
        ends.dedup();
        for (first, last) in ends {
            for characters in characters.clone() {
                let module = (last - first) / module_count(characters) as f32;
                if module < NARROWEST_PX * PER_PX as f32 {
                    continue;
                }
                fits.extend(coarse(&profile, characters, reversed, (first, last)));
            }
        }
    }
    fits.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    fits.truncate(CLOSER);
    let mut fits: Vec<Fit> = fits.into_iter().map(Fit::refined).collect();
    fits.sort_by(|one, other| other.quality.total_cmp(&one.quality));
    fits.truncate(BEST);
    fits
}

/// The fit of another profile of the same label.
pub(super) fn fit_like(profile: &Profile, fit: &Fit) -> Option<Fit> {
    let profile = Arc::new(if fit.reversed { profile.reversed() } else { profile.clone() });
    let ends = GAPS_PX.iter().filter_map(|gap| profile.ends(*gap));
    let fits = ends.filter_map(|ends| coarse(&profile, fit.characters, fit.reversed, ends));
    fits.max_by(|one, other| one.quality.total_cmp(&other.quality)).map(Fit::refined)
}

/// One profile out of several, laid over each other module by module, each counted by how well it fits; `None` without
/// fits. All must have one shape.
pub(super) fn overlaid(fits: &[Fit]) -> Option<Fit> {
    let first = fits.first()?;
    let most = fits.iter().map(|fit| fit.quality).fold(0.0, f32::max);
    let modules = module_count(first.characters) + 2 * OVERLAID_QUIET;
    let mut sum = vec![0.0_f32; modules * OVERLAID_PER_MODULE];
    let mut total = 0.0;
    for fit in fits.iter().filter(|fit| fit.quality > LEAST_SHARE * most) {
        let weight = fit.quality * fit.quality;
        total += weight;
        for (index, sum) in sum.iter_mut().enumerate() {
            let module =
                (index as f32 + 0.5) / OVERLAID_PER_MODULE as f32 - OVERLAID_QUIET as f32;
            *sum += weight * fit.profile.at(fit.place(module));
        }
    }
    for value in &mut sum {
        *value /= total.max(f32::MIN_POSITIVE);
    }
    // Value `index` belongs to the middle of its step.
    let place = |module: usize| (module * OVERLAID_PER_MODULE) as f32 - 0.5;
    let fit = Fit {
        profile: Arc::new(Profile::from_values(sum)),
        characters: first.characters,
        reversed: false,
        first: place(OVERLAID_QUIET),
        last: place(OVERLAID_QUIET + module_count(first.characters)),
        uneven: 0.0,
        quality: 0.0,
    };
    Some(fit.measured())
}

fn coarse(profile: &Arc<Profile>, characters: usize, reversed: bool, ends: (f32, f32)) -> Option<Fit> {
    let module = (ends.1 - ends.0) / module_count(characters) as f32;
    let shifts = [-1.2, 0.0, 1.2];
    let all = shifts.iter().flat_map(|first| shifts.iter().map(move |last| (first, last)));
    all.map(|(first, last)| {
        let (first, last) = (ends.0 + first * module, ends.1 + last * module);
        Fit { profile: Arc::clone(profile), characters, reversed, first, last, uneven: 0.0, quality: 0.0 }
            .measured()
    })
    .max_by(|one, other| one.quality.total_cmp(&other.quality))
}
