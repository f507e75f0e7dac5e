//! The close look at what may be a dissolve: do two structures lie over each other, as no motion makes them?

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "rests of patches are small"
)]

use std::sync::Arc;

use super::super::flow::{Field, Motion, PATCH, Pyramid, STRIDE};
use super::super::joint::{blurred, detail, detail_changes};
use super::super::structure::correlation;
use super::{Fade, Short, mix};
use crate::features::SmallLuma;

/// A patch is a mix only beyond this, in 1/64 of a grey level: about what encoders leave.
const NOISE: i32 = 32;

/// Pictures between two others that differ in noise and in fine detail alone lie half way between them: what motion leaves of the ends
/// is then twice what it leaves of the middle. Encoders that mix two pictures make such ones (1.5 to 2 times in poor copies of six
/// takes). In a dissolve two structures lie over each other, and the middle is as far from either end as these from each other or
/// farther (0.4 to 1.2 times in nine dissolves). A patch counts less from here down, in tenths.
const HALF_WAY: i32 = 16;

/// The ends of a dissolve show two things at one place. Where both show the same structure there, at the place or this far from it in
/// quarters of a pixel, the middle is a step of its own motion: fine print that moves by less than a pixel of the small picture lies on
/// the line from start to end and is found by no motion, as its lines are finer than the pixels.
const NEAR_QUARTERS: i16 = 12;

/// Correlations of the ends from which on a patch counts less, and not at all. In honest labels that move in the hand the patches that are
/// taken for a mix have 0.7 and more, in dissolves most have 0.6 and less.
const ALIKE: (f32, f32) = (0.6, 0.8);

/// Where one end has less fine detail than the other, a lens may go out of focus: then the other is blurred so many times to look like it.
const BLURS: [usize; 3] = [1, 4, 8];

/// The ends are blurred so many times at most to look like the middle, the first time in so many steps.
const MAX_BLURS: usize = 8;
const STEPS_OF_A_BLUR: usize = 4;

/// A peak that was not yet looked at closely, and the medium pictures at its start, middle and end.
#[derive(Debug)]
pub(super) struct Peak {
    pub(super) fade: Fade,
    pub(super) pictures: [Arc<SmallLuma>; 3],
    /// Weight of the end in the middle picture, in 64ths.
    pub(super) weight: i16,
    pub(super) short: Option<Short>,
}

impl Peak {
    /// The fade with what a close look says.
    pub(super) fn examined(&self) -> Fade {
        let soft = self.out_of_focus().map_or(0.0, |soft| soft.mixed());
        let as_encoders_mix = self.short.is_some_and(|short| short.is_motion());
        Fade { mixed: self.mixed().max(soft), as_encoders_mix, ..self.fade }
    }

    /// The same with both ends as far out of focus as the middle, where it has less fine detail than their mix: a lens may go out of
    /// focus while a fade runs, or an editor may blur it.
    fn out_of_focus(&self) -> Option<Self> {
        let [start, middle, end] = &self.pictures;
        let mut mixed = SmallLuma::default();
        mix(start, end, self.weight.unsigned_abs().into(), 64, &mut mixed);
        let softness = softness(&mixed, detail(middle))?;
        let [start, end] = [start, end].map(|end| Arc::new(softened(end, softness)));
        Some(Self { pictures: [start, Arc::clone(middle), end], ..*self })
    }

    /// How much of the middle is a mix that no motion makes, as a mean over the fiftieth of it where it is most, in grey levels.
    fn mixed(&self) -> f32 {
        let [start, middle, end] = self.pictures.each_ref().map(|picture| Pyramid::new(picture));
        let (ends, back) = (start.match_in(&end), end.match_in(&start));
        let mut fields = vec![middle.match_in(&start), middle.match_in(&end)];
        fields.extend(self.softer_ends().map(|end| middle.match_in(&Pyramid::new(&end))));
        let by_motion = |patch: usize| fields.iter().filter_map(|field| field.rests.get(patch)).min();
        let of_mix = middle.rests_of_mix(&start, &end, self.weight);
        let field = &ends;
        let focus = self.in_and_out_of_focus();
        let rests = of_mix.iter().zip(ends.rests.iter().zip(&back.rests));
        let mut mixed: Vec<i32> = rests
            .enumerate()
            .map(|(patch, (&mix, (&ends, &back)))| {
                let (motion, mix) = (by_motion(patch).map_or(0, |&rest| i32::from(rest)), i32::from(mix));
                let mixed = (motion - mix - mix / 2 - NOISE).max(0);
                // From 1.6 times down to 1.3 times.
                let apart = 10 * i32::from(ends.min(back));
                let mixed = mixed * (HALF_WAY * motion - apart).clamp(0, 3 * motion) / (3 * motion).max(1);
                if mixed == 0 { 0 } else { (mixed as f32 * self.unlike(field, &focus, patch)) as i32 }
            })
            .collect();
        let most = (mixed.len() / 50).max(1);
        mixed.sort_unstable_by_key(|&mixed| std::cmp::Reverse(mixed));
        let sum: i32 = mixed.iter().take(most).sum();
        sum as f32 / (64 * most) as f32
    }

    /// The ends that have more fine detail than the middle, blurred to look like it: what comes into focus is nearer to a mix of nothing
    /// with itself than to itself, but motion explains it from these.
    fn softer_ends(&self) -> impl Iterator<Item = SmallLuma> {
        let [start, middle, end] = &self.pictures;
        let wanted = detail(middle);
        let softer = move |end: &Arc<SmallLuma>| Some(softened(end, softness(end, wanted)?));
        [start, end].into_iter().filter_map(softer)
    }

    /// The ends as they would look equally far out of focus, in several ways; none where they are equally sharp.
    fn in_and_out_of_focus(&self) -> Vec<[Arc<SmallLuma>; 2]> {
        let [start, _, end] = &self.pictures;
        if !detail_changes(start, end) {
            return Vec::new();
        }
        let (mut sharp, soft) =
            if detail(start) > detail(end) { (start.clone(), end) } else { (end.clone(), start) };
        let mut pairs = Vec::with_capacity(BLURS.len());
        let mut done = 0;
        for times in BLURS {
            for _ in done..times {
                sharp = Arc::new(blurred(&sharp));
            }
            done = times;
            pairs.push(if Arc::ptr_eq(soft, end) {
                [sharp.clone(), end.clone()]
            } else {
                [start.clone(), sharp.clone()]
            });
        }
        pairs
    }

    /// How far the ends show two structures at a patch: 1 where they do, 0 where it is the same one, sharp or not.
    fn unlike(&self, field: &Field, focus: &[[Arc<SmallLuma>; 2]], patch: usize) -> f32 {
        let columns = field.columns.max(1);
        let at = (patch % columns * STRIDE + PATCH / 2, patch / columns * STRIDE + PATCH / 2);
        let [start, _, end] = &self.pictures;
        let own = field.motions.get(patch).copied().filter(|own| own.reach() <= NEAR_QUARTERS);
        let motions = || std::iter::once(Motion::default()).chain(own);
        let pairs = std::iter::once((start, end)).chain(focus.iter().map(|[start, end]| (start, end)));
        let alike =
            pairs.flat_map(|(start, end)| motions().filter_map(|motion| correlation(start, end, at, motion)));
        let (full, none) = ALIKE;
        ((none - alike.fold(0.0, f32::max)) / (none - full)).clamp(0.0, 1.0)
    }
}

/// How far a picture must be blurred to have about so much fine detail, in steps of a blur; none where it has no more than a third more.
fn softness(picture: &SmallLuma, wanted: u64) -> Option<usize> {
    if 3 * detail(picture) <= 4 * wanted {
        return None;
    }
    softer(picture).min_by_key(|(_, softer)| detail(softer).abs_diff(wanted)).map(|(steps, _)| steps)
}

/// A picture blurred by so many steps of a blur.
fn softened(picture: &SmallLuma, steps: usize) -> SmallLuma {
    softer(picture).find(|(softer, _)| *softer == steps).map(|(_, softer)| softer).unwrap_or_default()
}

/// A picture blurred more and more, each with its steps.
fn softer(picture: &SmallLuma) -> impl Iterator<Item = (usize, SmallLuma)> {
    let once = blurred(picture);
    let partly = (1..STEPS_OF_A_BLUR).map({
        let once = once.clone();
        move |step| {
            let mut partly = SmallLuma::default();
            mix(picture, &once, step, STEPS_OF_A_BLUR, &mut partly);
            (step, partly)
        }
    });
    let blurs = std::iter::successors(Some(once), |softer| Some(blurred(softer))).take(MAX_BLURS);
    partly.chain(blurs.enumerate().map(|(blur, softer)| ((blur + 1) * STEPS_OF_A_BLUR, softer)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::BLOCKS;

    /// Structure of all sizes that a seed draws: grey levels that are the same within squares, over squares within these.
    fn structure(seed: u64) -> Arc<SmallLuma> {
        let level = |side: usize, x: usize, y: usize| {
            let mut hash = seed ^ ((x / side) as u64) << 32 ^ ((y / side) as u64) << 8 ^ side as u64;
            for _ in 0..3 {
                hash = (hash ^ hash >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            }
            (hash >> 40) as i16 & 0x1FF
        };
        let pixel = |at: usize| [2, 5, 17].iter().map(|&side| level(side, at % 320, at / 320)).sum::<i16>();
        Arc::new(SmallLuma { width: 320, height: 180, pixels: (0..320 * 180).map(pixel).collect() })
    }

    /// How much of a mix is seen in these three.
    fn mixed_in(pictures: [Arc<SmallLuma>; 3]) -> f32 {
        let fade = Fade {
            first: 1,
            last: 9,
            score: 1.0,
            blocks: BLOCKS,
            share: 1.0,
            mixed: 0.0,
            as_encoders_mix: false,
        };
        Peak { fade, pictures, weight: 32, short: None }.examined().mixed
    }

    fn half_way(start: &SmallLuma, end: &SmallLuma) -> Arc<SmallLuma> {
        let mut middle = SmallLuma::default();
        mix(start, end, 1, 2, &mut middle);
        Arc::new(middle)
    }

    fn soft(picture: &Arc<SmallLuma>) -> Arc<SmallLuma> {
        (0..4).fold(picture.clone(), |picture, _| Arc::new(blurred(&picture)))
    }

    #[test]
    fn a_picture_out_of_focus_is_no_other_picture() {
        let (here, there) = (structure(1), structure(2));
        let mixed = |end: Arc<SmallLuma>| mixed_in([here.clone(), half_way(&here, &end), end]);
        let (focus, other) = (mixed(soft(&here)), mixed(soft(&there)));
        assert!(focus < 0.1 && other > 1.0, "{focus} {other}");
    }

    #[test]
    fn what_comes_into_focus_behind_a_hand_is_no_mix_with_the_hand() {
        let (there, hand) =
            (structure(2), Arc::new(SmallLuma { pixels: vec![1_400; 320 * 180], ..*structure(1) }));
        let nearly_sharp = half_way(&there, &blurred(&there));
        let focus = mixed_in([hand, nearly_sharp, there]);
        assert!(focus < 0.1, "{focus}");
    }

    #[test]
    fn a_fade_that_is_out_of_focus_is_a_mix() {
        let (here, there) = (structure(1), structure(2));
        let middle = soft(&half_way(&here, &there));
        let mixed = mixed_in([here, middle, there]);
        assert!(mixed > 0.5, "{mixed}");
    }
}
