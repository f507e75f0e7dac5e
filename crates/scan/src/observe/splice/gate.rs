//! The first look, at every frame: discontinuity of small pictures, free of scale and of even light.

#![expect(
    clippy::cast_precision_loss,
    reason = "sums over a small picture are exact in 32-bit floating point"
)]

use crate::observe::median;
use std::collections::VecDeque;
use std::sync::Arc;

use crate::features::{BLOCKS, BlockChange, SmallLuma};
use crate::media::Picture;

/// Distinct pictures that are kept.
const KEPT: usize = 18;

/// Pictures after an instant that its measure needs.
pub(super) const DELAY: usize = 7;

/// Mean over all blocks, in grey levels, from which on another scene is seen. Set after a look at honest copies of 25 takes, which
/// reach 8 (14 where the picture is moved within a frame), and at joints of four clips in shots of two pictures, with 8 to 21.
pub(super) const OTHER_SCENE: f32 = 10.0;

/// A frame that differs from the one before.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) frame: u64,
    pub(super) picture: Option<Picture>,
    pub(super) small: Arc<SmallLuma>,
    pub(super) medium: Arc<SmallLuma>,
    /// Change from one, two and three pictures before.
    changes: [BlockChange; 3],
    /// How much more time than usual lies between it and the picture before, 1 or more, in halves.
    pub(super) gap: f32,
    /// The same in whole usual intervals, without a bound.
    pub(super) intervals: u32,
    /// Whether it is a key frame.
    pub(super) keyframe: bool,
}

impl Entry {
    /// The same without the picture, which may be large.
    fn lean(&self) -> Self {
        Self {
            frame: self.frame,
            picture: None,
            small: Arc::clone(&self.small),
            medium: Arc::clone(&self.medium),
            changes: self.changes.clone(),
            gap: self.gap,
            intervals: self.intervals,
            keyframe: self.keyframe,
        }
    }

    /// Change from the picture one, two or three before.
    pub(super) fn change(&self, of: usize) -> Option<&BlockChange> {
        self.changes.get(of.checked_sub(1)?)
    }
}

/// The measure of one instant.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Measure {
    /// Mean over all blocks of how much the least change across the instant exceeds the greatest change on either side,
    /// in grey levels.
    pub(super) across: f32,
    /// The same of the four blocks where it is greatest.
    pub(super) across_peak: f32,
    /// Mean change against the median of the instants around, in robust deviations.
    pub(super) outlier: f32,
    /// Mean change in grey levels.
    pub(super) change: f32,
    /// As `across`, but against the two nearest instants alone, or against the pictures that are alike where two scenes take
    /// turns picture by picture: so short shots leave nothing calm around them.
    pub(super) other_scene: f32,
}

/// The picture changes as a whole when it changes by so much: see [`Measure`].
const WHOLE_OUTLIER: f32 = 4.0;
const WHOLE_ACROSS: f32 = 1.0;

impl Measure {
    /// Whether the picture changes as a whole. Where it does not, what moves far is large and near, and not the camera.
    pub(super) fn is_of_the_whole(&self) -> bool {
        self.outlier >= WHOLE_OUTLIER && self.across >= WHOLE_ACROSS
    }

    /// Whether another scene is seen.
    pub(super) fn is_other_scene(&self) -> bool {
        self.other_scene >= OTHER_SCENE
    }

    /// One number to rank instants by: 1 where the measures alone would call it a cut.
    pub(super) fn score(&self) -> f32 {
        (self.across / 1.227)
            .max(self.outlier / 6.821)
            .max(self.across_peak / 8.0)
            .max(self.other_scene / OTHER_SCENE)
    }
}

/// The last distinct pictures.
#[derive(Debug, Default)]
pub(super) struct Ring {
    entries: VecDeque<Entry>,
}

impl Ring {
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(super) fn push(
        &mut self,
        (frame, keyframe): (u64, bool),
        picture: Option<Picture>,
        (small, medium): (&Arc<SmallLuma>, &Arc<SmallLuma>),
        (gap, intervals): (f32, u32),
    ) {
        let mut changes: [BlockChange; 3] = Default::default();
        for (change, before) in changes.iter_mut().zip(self.entries.iter().rev()) {
            change.measure(&before.small, small);
        }
        let (small, medium) = (Arc::clone(small), Arc::clone(medium));
        self.entries.push_back(Entry { frame, picture, small, medium, changes, gap, intervals, keyframe });
        if self.entries.len() > KEPT {
            self.entries.pop_front();
        }
    }

    /// The entry `lag` pictures before the newest.
    pub(super) fn before(&self, lag: usize) -> Option<&Entry> {
        self.entries.get(self.entries.len().checked_sub(lag.checked_add(1)?)?)
    }

    /// The pictures before the instant at that lag, without what only a still needs.
    pub(super) fn before_instant(&self, lag: usize) -> Option<Self> {
        let count = self.entries.len().checked_sub(lag.checked_add(1)?)?;
        let entries = self.entries.iter().take(count).map(Entry::lean).collect();
        Some(Self { entries })
    }

    /// The pictures of `before` followed by those of `after` from the instant at that lag on, as if nothing lay between.
    pub(super) fn joined(before: &Self, after: &Self, lag: usize) -> Self {
        let mut joined = Self { entries: before.entries.iter().map(Entry::lean).collect() };
        let count = after.entries.len().saturating_sub(lag + 1);
        for (place, entry) in after.entries.iter().skip(count).enumerate() {
            let mut entry = entry.lean();
            // Only changes over the joint are others than they were.
            for (of, change) in entry.changes.iter_mut().enumerate().skip(place) {
                if let Some(earlier) = joined.entries.iter().rev().nth(of) {
                    change.measure(&earlier.small, &entry.small);
                }
            }
            if place == 0 {
                (entry.gap, entry.intervals) = (1.0, 1);
            }
            joined.entries.push_back(entry);
        }
        joined
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Medium pictures from `before` pictures before the one at `lag` to `after` pictures after it, itself the first of
    /// these.
    pub(super) fn window(&self, lag: usize, before: usize, after: usize) -> Option<Vec<Arc<SmallLuma>>> {
        let newest = lag.checked_sub(after.checked_sub(1)?)?;
        (newest..=lag + before).rev().map(|lag| Some(Arc::clone(&self.before(lag)?.medium))).collect()
    }

    /// Measures the instant before the picture at `lag`.
    pub(super) fn measure(&self, lag: usize) -> Option<Measure> {
        self.measure_after(lag, self.before(lag)?.gap)
    }

    /// The same as if `gap` usual intervals lay before that picture.
    pub(super) fn measure_after(&self, lag: usize, gap: f32) -> Option<Measure> {
        let change = |offset: isize, of: usize| -> Option<&BlockChange> {
            let entry = self.before(lag.checked_add_signed(-offset)?)?;
            // The first pictures of the ring know fewer changes.
            self.before(lag.checked_add_signed(-offset)? + of)?;
            entry.changes.get(of - 1)
        };
        let across = [change(0, 1)?, change(0, 2)?, change(1, 2)?, change(1, 3)?];
        let within: Vec<&BlockChange> = [(-1, 1), (1, 1), (-1, 2), (2, 2), (-2, 1), (2, 1), (-2, 2), (3, 2)]
            .iter()
            .filter_map(|&(offset, of)| change(offset, of))
            .collect();
        let neighbours = [change(-1, 1)?, change(1, 1)?];
        // The picture before the last and the next but one are its like where two scenes take turns picture by picture.
        let turns = [change(0, 1)?, change(-1, 1)?, change(1, 1)?];
        let alike = [change(0, 2)?, change(1, 2)?];
        let mut excesses = [0_f32; BLOCKS];
        let mut other_scene = 0.0;
        for (block, excess) in excesses.iter_mut().enumerate() {
            let value = |change: &BlockChange| change.blocks().get(block).copied().unwrap_or(0);
            let least = f32::from(across.iter().map(|change| value(change)).min().unwrap_or(0));
            let most = f32::from(within.iter().map(|change| value(change)).max().unwrap_or(0));
            *excess = (least - gap * most).max(0.0) / 16.0;
            let nearest = f32::from(neighbours.iter().map(|change| value(change)).max().unwrap_or(0));
            let turned = f32::from(turns.iter().map(|change| value(change)).min().unwrap_or(0));
            let same = f32::from(alike.iter().map(|change| value(change)).max().unwrap_or(0));
            other_scene += (least - gap * nearest).max(turned - gap * same).max(0.0) / 16.0;
        }
        let all: f32 = excesses.iter().sum();
        excesses.sort_unstable_by(|a, b| b.total_cmp(a));
        let peak: f32 = excesses.iter().take(4).sum();

        let mean = |offset: isize| {
            let newest = lag.checked_add_signed(-offset)?;
            self.before(newest + 1)?;
            Some(self.before(newest)?.changes.first()?.sum() as f32 / (16 * BLOCKS) as f32)
        };
        let here = mean(0)?;
        let mut around: Vec<f32> = (-7..=7).filter(|&offset| offset != 0).filter_map(mean).collect();
        let middle = median::of_floats(&mut around);
        let mut deviations: Vec<f32> = around.iter().map(|mean| (mean - middle).abs()).collect();
        let deviation = median::of_floats(&mut deviations);
        Some(Measure {
            across: all / BLOCKS as f32,
            across_peak: peak / 4.0,
            outlier: (here / gap - middle) / (1.4826 * deviation + 0.1),
            change: here,
            other_scene: other_scene / BLOCKS as f32,
        })
    }
}
