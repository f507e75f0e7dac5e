//! Is the video shown at the speed that it was recorded at?
//!
//! Phones that run Android write the rate of capture into the file (`com.android.capture.fps`). In slow motion it is far
//! above the rate that the timestamps give. In dim light a phone keeps its stated rate and takes fewer pictures, with
//! true timestamps, so only rates of high-speed modes count.

#![expect(clippy::cast_possible_truncation, reason = "the rate is checked to be small before it is rounded")]

use std::collections::BTreeMap;

use onetake_report::facts::CadenceSpeed;

use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

const CAPTURE_RATE_TAG: &str = "com.android.capture.fps";
/// Modes of ordinary speed go up to 60 frames per second.
const HIGH_SPEED_MILLI_FPS: i64 = 90_000;
/// Above this a stated rate is no rate of a camera.
const MAX_FPS: f64 = 100_000.0;

/// The rate of capture that the recorder states, in frames per 1,000 seconds.
pub(super) fn stated_milli_fps(tags: &BTreeMap<String, String>) -> Option<i64> {
    let fps: f64 = tags.get(CAPTURE_RATE_TAG)?.trim().parse().ok()?;
    (fps > 0.0 && fps <= MAX_FPS).then(|| (fps * 1000.0).round() as i64)
}

/// Notes that a video recorded at high speed is shown at less than two thirds of it.
pub(super) fn note(capture_milli_fps: Option<i64>, median_us: i64, sink: &mut ObservationSink) {
    let Some(capture) = capture_milli_fps.filter(|&capture| capture >= HIGH_SPEED_MILLI_FPS) else { return };
    let Some(shown) = 1_000_000_000_i64.checked_div(median_us).filter(|&shown| shown > 0) else { return };
    if shown.saturating_mul(3) < capture.saturating_mul(2) {
        let facts = CadenceSpeed { capture_milli_fps: capture, shown_milli_fps: shown };
        sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(rate: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(CAPTURE_RATE_TAG.to_owned(), rate.to_owned())])
    }

    fn noted(rate: &str, median_us: i64) -> bool {
        let mut sink = ObservationSink::default();
        note(stated_milli_fps(&tags(rate)), median_us, &mut sink);
        !sink.drafts().is_empty()
    }

    #[test]
    fn only_high_speed_shown_slower_is_noted() {
        assert!(noted("240.000000", 33_333));
        assert!(noted("120", 16_667));
        // Shown as it was taken; dim light at an ordinary rate; nonsense.
        assert!(!noted("240.000000", 4_167));
        assert!(!noted("30.000000", 66_667));
        assert!(!noted("60", 66_667));
        for nonsense in ["", "fast", "-240", "NaN", "inf", "1e300"] {
            assert!(!noted(nonsense, 33_333), "{nonsense}");
        }
        assert!(!noted("240", 0));
    }
}
