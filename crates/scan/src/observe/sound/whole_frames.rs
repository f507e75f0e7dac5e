//! Whether a shift of the sound is one that a removal of whole pictures makes.
//!
//! Editors cut between pictures. At a steady rate k pictures last k times as many samples as one, so what is missing modulo
//! the 1024 samples of a sound frame takes only some of all values: at 48 kHz and 30 pictures a second 16 of 1024. A shift
//! that is one of them speaks for a removal, by as much as the others are many.

use onetake_report::PPM;

use super::grid::FRAME_SAMPLES;
use crate::time::Timestamp;

/// A shift is read to so many samples.
const EXACT: usize = 2;

/// Removals of up to so many pictures: ten minutes at 60 a second.
const MAX_FRAMES: u64 = 36_000;

/// Where chance would fit more often than this, a fit says nothing.
const SAYS_NOTHING_PPM: u32 = 500_000;

/// A shift against the shifts that whole pictures make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WholeFrames {
    /// Whether it is one of them.
    pub(super) fits: bool,
    /// How many of all shifts are.
    pub(super) by_chance_ppm: u32,
}

impl WholeFrames {
    /// Compares a shift in samples; none where the pictures do not come at one exact interval, or where nearly every shift
    /// would fit.
    pub(super) fn of(shift: usize, frame_pts: &[Option<Timestamp>], sample_rate_hz: u32) -> Option<Self> {
        let (samples, per) = samples_per_frame(frame_pts, sample_rate_hz)?;
        let mut reached = [false; FRAME_SAMPLES];
        for frames in 1..=MAX_FRAMES {
            let rest = (u128::from(frames) * samples + per / 2) / per % FRAME_SAMPLES as u128;
            let rest = usize::try_from(rest).ok()?;
            for near in 0..=2 * EXACT {
                if let Some(reached) = reached.get_mut((rest + FRAME_SAMPLES + near - EXACT) % FRAME_SAMPLES)
                {
                    *reached = true;
                }
            }
        }
        let all = reached.iter().filter(|reached| **reached).count() as u64;
        let by_chance_ppm = u32::try_from(all * u64::from(PPM) / FRAME_SAMPLES as u64).ok()?;
        let fits = *reached.get(shift % FRAME_SAMPLES)?;
        (by_chance_ppm <= SAYS_NOTHING_PPM).then_some(Self { fits, by_chance_ppm })
    }
}

/// Samples of sound that one picture lasts, as a fraction; none unless every interval is the same.
fn samples_per_frame(frame_pts: &[Option<Timestamp>], sample_rate_hz: u32) -> Option<(u128, u128)> {
    let mut pairs = frame_pts.windows(2).map(|pair| match pair {
        [Some(before), Some(after)] if before.base() == after.base() => {
            after.ticks().checked_sub(before.ticks())
        }
        _ => None,
    });
    let interval = pairs.next()??;
    let steady = pairs.all(|other| other == Some(interval));
    let base = frame_pts.first().copied().flatten()?.base();
    let ticks = u128::try_from(interval).ok().filter(|&ticks| steady && ticks > 0)?;
    Some((ticks * u128::from(base.num()) * u128::from(sample_rate_hz), u128::from(base.den())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimeBase;

    fn steady(ticks: i64, den: i32) -> Vec<Option<Timestamp>> {
        let base = TimeBase::new(1, den).unwrap();
        (0..50).map(|frame| Some(Timestamp::new(frame * ticks, base))).collect()
    }

    #[test]
    fn at_48_khz_and_30_pictures_only_multiples_of_64_fit() {
        let pts = steady(512, 15_360);
        let of = |shift| WholeFrames::of(shift, &pts, 48_000).unwrap();
        // 22 pictures are 35,200 samples.
        assert!(of(35_200 % 1024).fits && of(1024 - 35_200 % 1024).fits && of(66).fits && of(1022).fits);
        assert!(!of(32).fits && !of(67).fits);
        assert_eq!(of(0).by_chance_ppm, 80 * 1_000_000 / 1024);
    }

    #[test]
    fn rates_that_reach_every_shift_say_nothing() {
        assert_eq!(WholeFrames::of(64, &steady(1001, 30_000), 48_000), None);
        assert_eq!(WholeFrames::of(64, &steady(512, 15_360), 44_100), None);
    }

    #[test]
    fn uneven_or_missing_times_say_nothing() {
        let mut pts = steady(512, 15_360);
        pts[7] = None;
        assert_eq!(WholeFrames::of(64, &pts, 48_000), None);
        pts[7] = pts[6];
        assert_eq!(WholeFrames::of(64, &pts, 48_000), None);
        assert_eq!(WholeFrames::of(64, &[], 48_000), None);
    }
}
