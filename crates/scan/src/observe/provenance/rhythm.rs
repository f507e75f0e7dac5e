//! The rhythm of keyframes.

use crate::observe::confidence::table;
use onetake_report::PPM;
use onetake_report::facts::ProvenanceKeyframeRhythm;

use crate::media::PacketFacts;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::time::Timestamp;

/// Fewer groups than this make no rhythm.
const MIN_GROUPS: usize = 12;
/// The share of groups of the usual length from which on a rhythm is steady.
const STEADY_PPM: u64 = 900_000;
/// Groups are of one length within this time, or within a fourteenth of it: two frames of 25 a second, for cameras whose
/// rate varies place keyframes by the clock.
const TOLERANCE_US: i64 = 80_000;
/// Most keyframes that are followed.
const MAX_KEYFRAMES: usize = 200_000;

/// Follows the keyframes of the video stream.
#[derive(Debug, Default)]
pub(super) struct Rhythm {
    keyframes: Vec<Timestamp>,
    not_keyframes: u64,
}

impl Rhythm {
    pub(super) fn packet(&mut self, packet: &PacketFacts) {
        if !packet.keyframe {
            self.not_keyframes += 1;
            return;
        }
        if let Some(pts) = packet.pts.filter(|_| self.keyframes.len() < MAX_KEYFRAMES) {
            self.keyframes.push(pts);
        }
    }

    /// Notes the groups that break a rhythm which is otherwise steady. The last group ends with the file and has no length.
    pub(super) fn note(&self, sink: &mut ObservationSink) {
        if self.not_keyframes == 0 {
            return;
        }
        let pairs = self.keyframes.iter().zip(self.keyframes.iter().skip(1));
        let groups: Vec<_> = pairs.map(|(start, end)| (*start, *end, end.us_since(*start))).collect();
        if groups.len() < MIN_GROUPS {
            return;
        }
        let mut lengths: Vec<i64> = groups.iter().map(|(.., us)| *us).collect();
        lengths.sort_unstable();
        let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
        let tolerance = (usual / 14).max(TOLERANCE_US);
        let unusual: Vec<_> =
            groups.iter().filter(|(.., us)| us.saturating_sub(usual).saturating_abs() > tolerance).collect();
        let steady = (groups.len() - unusual.len()) as u64 * u64::from(PPM);
        if steady < groups.len() as u64 * STEADY_PPM {
            return;
        }
        for (start, end, us) in unusual.iter().copied() {
            let span = DraftSpan::Instants { start: *start, end: (*end).max(*start) };
            let facts = ProvenanceKeyframeRhythm {
                group_ms: us / 1000,
                usual_ms: usual / 1000,
                groups: groups.len() as u64,
                unusual: unusual.len() as u64,
            };
            // One odd group among many may be a keyframe that the recorder was asked for.
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::ODD_GROUP));
        }
    }
}
