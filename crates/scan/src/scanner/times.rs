//! Times of pictures that their container does not state, where its format fixes them.
//!
//! AVI states one rate for a stream and no time for a picture: each chunk lasts one tick of the stream (`dwScale / dwRate`;
//! Microsoft, "AVI RIFF File Reference"). Program and transport streams state a time for the first picture that begins in a
//! packet of the elementary stream, and none for others in it; it need not be stated more often than every 0.7 s (ISO/IEC
//! 13818-1, 2.7.4). Between two stated times lie as many pictures as were decoded, and at a steady rate each of them has
//! only one place.
//!
//! ASF states times of sending, in the order of decoding; what the decoder holds back at the end is left without one.
//!
//! Nothing else is filled in. In other containers each picture has a time of its own, and one without it is damage. Where
//! pictures and times do not fit each other at the stream's steady interval, something is missing, and the times stay
//! missing too. What was derived is told in `cadence.derived_times`.

use std::collections::BTreeSet;

use onetake_report::ContainerFacts;
use onetake_report::facts::{CadenceDerivedTimes, DerivedFrom};

use crate::observe::{DraftSpan, ObservationDraft};
use crate::time::Timestamp;

/// So many pairs of stated times must show the interval.
const MIN_PAIRS: usize = 5;
/// Pairs of stated times that must agree with it before pictures outside of all pairs are placed: the rate is fixed.
const FIXED_SHARE: usize = 95;
/// Most pictures that are placed before the first or after the last stated time: what decoders hold back at the end, and
/// the pictures of 0.7 s at 60 to the second.
const MAX_OUTSIDE: usize = 42;

/// Fills in what the format fixes, and notes it.
pub(super) fn derive(
    frame_pts: &mut [Option<Timestamp>],
    container: &ContainerFacts,
) -> Option<ObservationDraft> {
    let by_rate = container.format == "avi";
    if !by_rate && !matches!(container.format.as_str(), "mpeg" | "mpegts" | "asf") {
        return None;
    }
    if frame_pts.iter().all(Option::is_some) {
        return None;
    }
    let mut stated: Vec<(usize, Timestamp)> =
        frame_pts.iter().enumerate().filter_map(|(frame, pts)| Some((frame, (*pts)?))).collect();
    if !by_rate {
        without_repeated(&mut stated);
    }
    let pairs: Vec<Pair> = stated.windows(2).filter_map(Pair::of).collect();
    let interval = if by_rate { 1 } else { usual_interval(&pairs)? };
    let fits = |pair: &&Pair| pair.fits(interval);
    let mut derived = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.steps > 1).filter(fits) {
        for step in 1..pair.steps {
            let ticks = i128::from(pair.ticks) * step as i128 / pair.steps as i128;
            derived.push((pair.frame + step, shifted(pair.start, i64::try_from(ticks).unwrap_or(0))));
        }
    }
    let fixed = by_rate || pairs.iter().filter(fits).count() * 100 >= pairs.len() * FIXED_SHARE;
    if let (true, Some((first, start)), Some((last, end))) = (fixed, stated.first(), stated.last()) {
        let after = frame_pts.len().saturating_sub(last + 1);
        let step = |count: usize| i64::try_from(count).unwrap_or(0).saturating_mul(interval);
        if *first <= MAX_OUTSIDE {
            derived.extend((0..*first).map(|frame| (frame, shifted(*start, -step(first - frame)))));
        }
        if after <= MAX_OUTSIDE {
            derived.extend((1..=after).map(|count| (last + count, shifted(*end, step(count)))));
        }
    }
    let first = derived.iter().map(|(frame, _)| *frame).min()?;
    let last = derived.iter().map(|(frame, _)| *frame).max()?;
    let interval_us = stated.first().map_or(0, |(_, start)| start.base().ticks_to_us(interval));
    let span = DraftSpan::Frames { first: first as u64, last: last as u64 };
    let facts = CadenceDerivedTimes {
        frames: derived.len() as u64,
        basis: if by_rate { DerivedFrom::ContainerRate } else { DerivedFrom::Neighbours },
        interval_us,
    };
    let draft = ObservationDraft::of(span, facts);
    for (frame, pts) in derived {
        if let Some(place) = frame_pts.get_mut(frame) {
            *place = Some(pts);
        }
    }
    Some(draft)
}

/// Leaves out times that are stated for more than one picture. A packet of the elementary stream states the time of one; where the
/// start code of a picture lies across two packets, readers give it the time of the next one too (FFmpeg's parsers).
fn without_repeated(stated: &mut Vec<(usize, Timestamp)>) {
    let mut ticks: Vec<i64> = stated.iter().map(|(_, pts)| pts.ticks()).collect();
    ticks.sort_unstable();
    let repeated: BTreeSet<i64> = ticks
        .windows(2)
        .filter(|pair| pair.first() == pair.last())
        .filter_map(|pair| pair.first().copied())
        .collect();
    stated.retain(|(_, pts)| !repeated.contains(&pts.ticks()));
}

/// Two stated times with none between.
struct Pair {
    frame: usize,
    start: Timestamp,
    /// Intervals between the two frames.
    steps: usize,
    ticks: i64,
}

impl Pair {
    fn of(pair: &[(usize, Timestamp)]) -> Option<Self> {
        let [(frame, start), (next, end)] = pair else { return None };
        let ticks = end.ticks().checked_sub(start.ticks()).filter(|ticks| *ticks > 0)?;
        Some(Self { frame: *frame, start: *start, steps: next.checked_sub(*frame)?, ticks })
    }

    /// Whether the time between is that of its pictures, no picture more or less.
    fn fits(&self, interval: i64) -> bool {
        let expected = i128::from(interval) * self.steps as i128;
        (i128::from(self.ticks) - expected).abs() * 4 <= i128::from(interval)
    }
}

/// The median interval in ticks of the stated times.
fn usual_interval(pairs: &[Pair]) -> Option<i64> {
    let mut each: Vec<i64> = pairs
        .iter()
        .filter_map(|pair| pair.ticks.checked_div(i64::try_from(pair.steps).ok()?))
        .filter(|ticks| *ticks > 0)
        .collect();
    each.sort_unstable();
    (each.len() >= MIN_PAIRS).then(|| each.get(each.len() / 2).copied())?
}

fn shifted(at: Timestamp, ticks: i64) -> Timestamp {
    Timestamp::new(at.ticks().saturating_add(ticks), at.base())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimeBase;

    fn container(format: &str) -> ContainerFacts {
        ContainerFacts { format: format.to_owned(), ..ContainerFacts::default() }
    }

    fn times(ticks: &[Option<i64>], den: i32) -> Vec<Option<Timestamp>> {
        let base = TimeBase::new(1, den).unwrap();
        ticks.iter().map(|ticks| ticks.map(|ticks| Timestamp::new(ticks, base))).collect()
    }

    fn filled(
        format: &str,
        stated: &[Option<i64>],
        den: i32,
    ) -> (Vec<Option<i64>>, Option<ObservationDraft>) {
        let mut pts = times(stated, den);
        let draft = derive(&mut pts, &container(format));
        (pts.iter().map(|pts| pts.map(Timestamp::ticks)).collect(), draft)
    }

    #[test]
    fn the_last_pictures_of_an_avi_follow_at_its_rate() {
        let mut stated: Vec<Option<i64>> = (0..20).map(|n| Some(n + 2)).collect();
        stated.extend([None, None]);
        let (found, draft) = filled("avi", &stated, 30);
        assert_eq!(found, (0..22).map(|n| Some(n + 2)).collect::<Vec<_>>());
        let draft = draft.unwrap();
        assert_eq!(draft.span, DraftSpan::Frames { first: 20, last: 21 });
        assert_eq!(
            (draft.detail.int("frames"), draft.detail.text("basis")),
            (Some(2), Some("container_rate"))
        );
    }

    #[test]
    fn pictures_between_stated_times_of_a_program_stream_have_one_place() {
        let stated: Vec<Option<i64>> =
            (0..60).map(|n| (n % 4 == 0 && n < 57).then_some(9000 + n * 3003)).collect();
        let (found, draft) = filled("mpeg", &stated, 90_000);
        assert_eq!(found, (0..60).map(|n| Some(9000 + n * 3003)).collect::<Vec<_>>());
        assert_eq!(draft.unwrap().detail.int("frames"), Some(45));
    }

    #[test]
    fn a_time_of_a_program_stream_that_two_pictures_have_is_of_one_of_them() {
        let at = |n: i64| Some(9000 + n * 3003);
        let mut stated: Vec<Option<i64>> = (0..40).map(|n| (n % 4 != 1).then_some(at(n)).flatten()).collect();
        // As read from a stream of HEVC: the fourth picture after 16 has the time of the sixth.
        stated.splice(17..23, [None, None, None, at(22), at(21), at(22)]);
        let (found, draft) = filled("mpeg", &stated, 90_000);
        assert_eq!(found, (0..40).map(at).collect::<Vec<_>>());
        assert!(draft.is_some());
    }

    #[test]
    fn a_repeated_time_stays_where_pictures_do_not_fit() {
        let mut stated: Vec<Option<i64>> = (0..40).map(|n| (n % 4 != 1).then_some(n * 3003)).collect();
        stated.insert(20, Some(20 * 3003));
        let (found, _) = filled("mpeg", &stated, 90_000);
        assert_eq!(found.iter().filter(|pts| **pts == Some(20 * 3003)).count(), 2);
    }

    #[test]
    fn nothing_is_placed_where_pictures_are_missing() {
        // Two pictures of the hole are there and two are not.
        let mut stated: Vec<Option<i64>> = (0..20).map(|n| Some(n * 3003)).collect();
        stated.extend([None, None]);
        stated.extend((24..40).map(|n| Some(n * 3003)));
        let (found, draft) = filled("mpeg", &stated, 90_000);
        assert_eq!((found, draft.is_none()), (stated, true));
    }

    #[test]
    fn a_container_with_a_time_for_each_picture_is_left_as_it_is() {
        let stated: Vec<Option<i64>> = (0..40).map(|n| (n != 20).then_some(n * 3003)).collect();
        for format in ["mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "flv", "memory"] {
            assert!(filled(format, &stated, 90_000).1.is_none(), "{format}");
        }
    }

    #[test]
    fn a_rate_that_changes_places_nothing_beyond_the_stated_times() {
        let mut stated: Vec<Option<i64>> = (0..20).map(|n| Some(n * 3000)).collect();
        stated.extend((0..20).map(|n| Some(60_000 + n * 6000)));
        stated.extend([None, None]);
        assert!(filled("mpegts", &stated, 90_000).1.is_none());
    }
}
