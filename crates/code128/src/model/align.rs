//! Profiles of one label laid over each other: shifted, stretched and bent until they are most alike to one of them. Their
//! noise is averaged out, and what remains is searched once.

use super::product;
use crate::profile::{PER_PX, Profile};

/// How far a profile may lie from the reference, as a share of its length: regions of bars end a little differently in each
/// frame.
const REACH_SHARE: f32 = 0.3;

/// Steps of the closer search, in samples, and of how many samples one is compared: far steps need no more than one of each pixel.
const STEPS: [(f32, usize); 4] = [(4.0, PER_PX), (2.0, PER_PX), (1.0, 1), (0.5, 1)];

/// Least likeness to the reference of a profile that counts.
const MIN_LIKENESS: f32 = 0.4;

/// Pixels beyond the bars that are compared with them.
const BESIDE_PX: usize = 4;

/// The part of the reference that holds its bars.
struct Window<'a> {
    values: &'a [f32],
    from: usize,
    square: f32,
    /// Samples of the whole reference.
    whole: usize,
}

/// A profile as it lies over the reference.
pub(super) struct Aligned {
    /// Its values at the samples of the reference.
    values: Vec<f32>,
    /// How alike both are over the bars.
    likeness: f32,
}

/// How a place of the reference is found in another profile: shifts at both ends of the bars, and in between.
#[derive(Clone, Copy)]
struct Mapping {
    first: f32,
    last: f32,
    bend: f32,
}

impl Mapping {
    fn shift(self, share: f32) -> f32 {
        self.first + (self.last - self.first) * share + 4.0 * self.bend * share * (1.0 - share)
    }
}

/// All profiles over the reference, those left out that are unlike it, in their order.
pub(super) fn aligned(profiles: &[&Profile], reference: usize) -> Vec<Aligned> {
    let Some(target) = profiles.get(reference) else { return Vec::new() };
    let Some(window) = Window::of(target) else { return Vec::new() };
    profiles
        .iter()
        .enumerate()
        .filter_map(|(index, profile)| {
            if index == reference {
                return Some(Aligned { values: target.values().to_vec(), likeness: 1.0 });
            }
            // The direction of bars that stand upright may flip from frame to frame.
            let reversed = profile.reversed();
            let (forth, back) = (window.shift(profile), window.shift(&reversed));
            let best = if forth.0 >= back.0 {
                window.align(profile, forth.1)
            } else {
                window.align(&reversed, back.1)
            };
            (best.likeness >= MIN_LIKENESS).then_some(best)
        })
        .collect()
}

/// The mean, each counted by its likeness; `None` of nothing.
pub(super) fn mean(aligned: &[Aligned]) -> Option<Profile> {
    let mut sum = vec![0.0_f32; aligned.first()?.values.len()];
    let mut total = 0.0;
    for one in aligned {
        let weight = one.likeness * one.likeness;
        total += weight;
        for (sum, value) in sum.iter_mut().zip(&one.values) {
            *sum += weight * value;
        }
    }
    Some(Profile::from_values(sum.into_iter().map(|value| value / total).collect()))
}

impl<'a> Window<'a> {
    fn of(reference: &'a Profile) -> Option<Self> {
        let (first, last) = reference.ends(13)?;
        let beside = BESIDE_PX * PER_PX;
        let from = (first as usize).saturating_sub(beside);
        let to = (last as usize + beside).min(reference.values().len());
        let values = reference.values().get(from..to).filter(|values| values.len() > 16)?;
        Some(Self {
            values,
            from,
            square: values.iter().map(|value| value * value).sum(),
            whole: reference.values().len(),
        })
    }

    /// The best shift by whole samples, and how alike both are there, from every second sample.
    fn shift(&self, profile: &Profile) -> (f32, f32) {
        let reach = (REACH_SHARE * self.values.len() as f32) as usize / 2 * 2;
        let own: Vec<f32> = self.values.iter().copied().step_by(2).collect();
        // The other profile from the farthest shift on, with paper beyond its ends.
        let before = reach.saturating_sub(self.from);
        let skipped = self.from.saturating_sub(reach);
        let inside = profile.values().get(skipped..).unwrap_or(&[]).iter().copied();
        let other = std::iter::repeat_n(1.0, before).chain(inside).chain(std::iter::repeat(1.0));
        let other: Vec<f32> = other.step_by(2).take(own.len() + reach).collect();
        let shifts = (-(reach as i64)..=reach as i64).step_by(2);
        shifts
            .zip(other.windows(own.len()))
            .map(|(shift, other)| {
                (product(&own, other) / self.length(product(other, other), 2), shift as f32)
            })
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .unwrap_or((0.0, 0.0))
    }

    /// How long both are together, by one sample of so many: what their product is divided by.
    fn length(&self, square: f32, every: usize) -> f32 {
        (square * self.square / every as f32).sqrt().max(f32::MIN_POSITIVE)
    }

    /// The profile as it lies over the reference, from a shift on.
    fn align(&self, profile: &Profile, shift: f32) -> Aligned {
        let mut best = Mapping { first: shift, last: shift, bend: 0.0 };
        let mut most = 0.0;
        for (step, every) in STEPS {
            let centre = best;
            most = self.likeness(profile, best, every);
            for first in [-step, 0.0, step] {
                for last in [-step, 0.0, step] {
                    for bend in [-step / 2.0, 0.0, step / 2.0] {
                        let near = Mapping {
                            first: centre.first + first,
                            last: centre.last + last,
                            bend: centre.bend + bend,
                        };
                        let likeness = self.likeness(profile, near, every);
                        if likeness > most {
                            (most, best) = (likeness, near);
                        }
                    }
                }
            }
        }
        let length = self.values.len() as f32;
        let values = (0..self.whole)
            .map(|place| {
                let share = (place as f32 - self.from as f32) / length;
                profile.at(place as f32 + best.shift(share.clamp(0.0, 1.0)))
            })
            .collect();
        Aligned { values, likeness: most }
    }

    /// How alike both are, by one sample of so many.
    fn likeness(&self, profile: &Profile, mapping: Mapping, every: usize) -> f32 {
        let scale = (self.values.len() as f32).recip();
        // The place is a parabola: so much at the start, so much more a sample, and so much more of that.
        let start = self.from as f32 + mapping.first;
        let slope = 1.0 + (mapping.last - mapping.first + 4.0 * mapping.bend) * scale;
        let curve = -4.0 * mapping.bend * scale * scale;
        let (mut both, mut square) = (0.0_f32, 0.0_f32);
        for (place, value) in self.values.iter().enumerate().step_by(every) {
            let place = place as f32;
            let other = profile.at(start + place * (slope + place * curve));
            both += value * other;
            square += other * other;
        }
        both / self.length(square, every)
    }
}
