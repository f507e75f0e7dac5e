//! Where nothing moves: there a removal leaves nothing that could be seen, and no cut can be excluded.

use onetake_report::CoverageReason;

use super::super::DraftSpan;
use super::super::frame_runs::FrameRuns;
use crate::features::{BLOCKS, BlockChange, Features};
use crate::media::Frame;

/// Pictures this many frames apart are compared: slow motion adds up between them.
const APART: usize = 15;

/// Every so many frames.
const EVERY: u64 = 5;

/// Shortest span that is reported.
const SPAN_MS: i64 = 1_000;

/// A block moves when it changes by more than this, in sixteenths of a grey level, and by this much more than the noise.
const MOVES: u16 = 10;

/// Fewer moving blocks than this are no motion of the scene: a burned-in clock ticks in two, whatever was taken out.
const MOVING_BLOCKS: usize = 3;

/// A picture has no structure when its grey levels spread no wider than this.
const NO_PICTURE_SPREAD: u8 = 8;

/// Collects the spans in which no cut could be seen, by their reason.
#[derive(Debug, Default)]
pub(super) struct BlindSpans {
    still: FrameRuns,
    no_picture: FrameRuns,
    damaged: FrameRuns,
    is_still: bool,
    noise: Noise,
    change: BlockChange,
}

impl BlindSpans {
    pub(super) fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        let brightness = features.brightness();
        let spread = brightness.quantile(980_000).saturating_sub(brightness.quantile(20_000));
        let nothing = spread <= NO_PICTURE_SPREAD;
        self.no_picture.frame(frame, nothing);
        self.damaged.frame(frame, frame.concealed);
        if features.series_len() <= APART as u64 {
            self.is_still = false;
        } else if frame.number.is_multiple_of(EVERY)
            && let (Some(before), Some(now)) = (features.small_before(APART), features.small())
        {
            self.change.measure(before, now);
            self.is_still = !self.moves();
        }
        self.still.frame(frame, self.is_still && !nothing);
    }

    /// All spans with their reasons, in the order of time.
    pub(super) fn spans(self) -> Vec<(DraftSpan, CoverageReason)> {
        let with = |runs: FrameRuns, ms: i64, reason: CoverageReason| {
            runs.at_least(ms).into_iter().map(move |run| (run, reason))
        };
        let mut spans: Vec<_> = with(self.still, SPAN_MS, CoverageReason::StillScene)
            .map(|(mut run, reason)| {
                // The pictures compared lie before the frame that found them alike.
                run.first = run.first.saturating_sub(APART as u64);
                (run, reason)
            })
            .chain(with(self.no_picture, 0, CoverageReason::NoPicture))
            .chain(with(self.damaged, 0, CoverageReason::Damaged))
            .collect();
        spans.sort_by_key(|(run, _)| (run.first, run.last));
        spans.into_iter().map(|(run, reason)| (run.span(), reason)).collect()
    }

    fn moves(&mut self) -> bool {
        let mut sorted = *self.change.blocks();
        let (_, &mut median, _) = sorted.select_nth_unstable(BLOCKS / 2);
        let noise = self.noise.least(median);
        let moving = self.change.blocks().iter().filter(|&&block| block > MOVES.saturating_add(2 * noise));
        moving.count() >= MOVING_BLOCKS
    }
}

/// The least typical change of a block of late: what noise alone makes.
#[derive(Debug, Default)]
struct Noise {
    /// In 1/64 of the unit of a change.
    level: Option<u32>,
}

impl Noise {
    /// Takes in the median block; gives the noise, which sinks at once and rises slowly.
    fn least(&mut self, median: u16) -> u16 {
        let now = u32::from(median) * 64;
        let level = self.level.map_or(now, |level| now.min(level + level / 64 + 1));
        self.level = Some(level);
        u16::try_from(level / 64).unwrap_or(u16::MAX)
    }
}
