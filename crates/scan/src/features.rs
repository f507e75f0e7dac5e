//! What several observers need of a frame, computed once and lent: small pictures, block statistics, gradient cells and
//! the pictures of the last frames. No observer passes over the full picture again for these.

mod blocks;
pub mod cells;
mod labels;
mod small;

use std::collections::VecDeque;
use std::sync::Arc;

pub use blocks::{BLOCK_PX, BLOCKS, BlockChange};
pub use labels::SeenLabel;
pub use small::{Brightness, MEDIUM_LONG_PX, MEDIUM_SHORT_PX, SMALL_LONG_PX, SMALL_SHORT_PX, SmallLuma};

use self::cells::Cells;
use crate::media::{Frame, Luma, Picture};
use crate::time::Timestamp;
use small::AreaAverage;

/// How many pictures before the newest one can be asked for.
pub const RECENT_PICTURES: usize = 12;

/// How many small pictures are kept, the newest one among them.
pub const RECENT_SMALL: usize = 40;

/// How many medium pictures are kept, the newest one among them.
pub const RECENT_MEDIUM: usize = 16;

/// Features of the newest frame, and the pictures of the last ones.
#[derive(Debug, Default)]
pub struct Features {
    recent: VecDeque<RecentPicture>,
    size: (usize, usize),
    series: u64,
    series_len: u64,
    average: Option<AreaAverage>,
    medium: VecDeque<Arc<SmallLuma>>,
    small: VecDeque<Arc<SmallLuma>>,
    brightness: Brightness,
    change: BlockChange,
    cells: Cells,
    labels: Vec<SeenLabel>,
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
        self.recent.push_back(RecentPicture {
            frame: frame.number,
            pts: frame.pts,
            picture: frame.picture.clone(),
        });
        self.shrink(&frame.luma);
        self.cells.measure(&frame.luma);
        self.labels.clear();
    }

    /// Symbols with a carrier's number that were read in the newest frame, as far as whoever reads labels has lent them: to
    /// observers that come after it in the order of the record.
    #[must_use]
    pub fn labels(&self) -> &[SeenLabel] {
        &self.labels
    }

    /// Lends labels that were read in the newest frame.
    pub(crate) fn lend_labels(&mut self, labels: impl IntoIterator<Item = SeenLabel>) {
        self.labels.extend(labels);
    }

    /// The gradient cells of the newest frame.
    #[must_use]
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The picture of that frame, while it is among the last [`RECENT_PICTURES`] before the newest.
    #[must_use]
    pub fn recent(&self, frame: u64) -> Option<&RecentPicture> {
        self.recent.iter().rev().find(|recent| recent.frame == frame)
    }

    /// Which run of frames of one size the newest frame belongs to, counted from 1; 0 before the first frame. Pictures of
    /// different runs must not be compared, and nothing here does so.
    #[must_use]
    pub fn series(&self) -> u64 {
        self.series
    }

    /// How many frames that run has so far.
    #[must_use]
    pub fn series_len(&self) -> u64 {
        self.series_len
    }

    /// The newest frame, averaged over areas to [`SMALL_LONG_PX`] by [`SMALL_SHORT_PX`] pixels, or the other way round
    /// where the coded picture is higher than wide.
    #[must_use]
    pub fn small(&self) -> Option<&Arc<SmallLuma>> {
        self.small_before(0)
    }

    /// The small picture of the frame `lag` before the newest: among the last [`RECENT_SMALL`] frames, of the same size.
    #[must_use]
    pub fn small_before(&self, lag: usize) -> Option<&Arc<SmallLuma>> {
        self.small.get(self.small.len().checked_sub(lag.checked_add(1)?)?)
    }

    /// The newest frame, averaged over areas to [`MEDIUM_LONG_PX`] by [`MEDIUM_SHORT_PX`] pixels, or the other way round.
    #[must_use]
    pub fn medium(&self) -> Option<&Arc<SmallLuma>> {
        self.medium_before(0)
    }

    /// The medium picture of the frame `lag` before the newest: among the last [`RECENT_MEDIUM`] frames, of the same size.
    #[must_use]
    pub fn medium_before(&self, lag: usize) -> Option<&Arc<SmallLuma>> {
        self.medium.get(self.medium.len().checked_sub(lag.checked_add(1)?)?)
    }

    /// Brightness of the newest frame.
    #[must_use]
    pub fn brightness(&self) -> &Brightness {
        &self.brightness
    }

    /// How each block of the small picture changed from the frame before; none where there is none of the same size.
    #[must_use]
    pub fn change(&self) -> Option<&BlockChange> {
        self.small_before(1).map(|_| &self.change)
    }

    fn shrink(&mut self, luma: &Luma<'_>) {
        let size = (luma.width(), luma.height());
        if self.series == 0 || size != self.size {
            self.size = size;
            self.series += 1;
            self.series_len = 0;
            self.medium.clear();
            self.small.clear();
            self.average = None;
        }
        self.series_len += 1;
        let mut medium = recycled(&mut self.medium, RECENT_MEDIUM);
        let average = self.average.get_or_insert_with(|| {
            let (long, short) = (MEDIUM_LONG_PX, MEDIUM_SHORT_PX);
            let (width, height) = if size.1 > size.0 { (short, long) } else { (long, short) };
            AreaAverage::new(size, (width, height))
        });
        average.of(luma, &mut medium);
        let mut small = recycled(&mut self.small, RECENT_SMALL);
        medium.halved_into(&mut small);
        self.brightness.measure(&small);
        self.medium.push_back(Arc::new(medium));
        self.small.push_back(Arc::new(small));
        if let (Some(before), Some(now)) = (self.small.iter().rev().nth(1), self.small.back()) {
            self.change.measure(before, now);
        }
    }
}

/// The oldest picture's memory once there are `most` of them and nobody else holds it, else new memory.
fn recycled(pictures: &mut VecDeque<Arc<SmallLuma>>, most: usize) -> SmallLuma {
    if pictures.len() < most {
        return SmallLuma::default();
    }
    pictures.pop_front().and_then(Arc::into_inner).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::memory::{MemoryPicture, MemoryReader};
    use crate::media::{MediaEvent, MediaReader};

    fn after(pictures: Vec<Picture>) -> Features {
        let mut reader = pictures.into_iter().fold(MemoryReader::new(8, 8), MemoryReader::frame);
        let mut features = Features::new();
        while reader
            .read(&mut |event| {
                if let MediaEvent::Frame(frame) = event {
                    features.update(frame);
                }
            })
            .is_ok_and(|progress| progress == crate::media::Progress::More)
        {}
        features
    }

    fn flat(width: usize, height: usize, value: u8) -> Picture {
        MemoryPicture::grey(width, height, |_, _| value).into_picture()
    }

    #[test]
    fn pictures_of_another_size_are_not_compared() {
        let features = after(vec![flat(640, 360, 10), flat(640, 360, 20), flat(640, 480, 30)]);
        assert_eq!((features.series(), features.series_len()), (2, 1));
        assert!(features.small_before(1).is_none() && features.medium_before(1).is_none());
        assert!(features.change().is_none());
        assert_eq!(features.small().unwrap().pixels[0], 30 * 16);
    }

    #[test]
    fn portrait_pictures_stay_portrait() {
        let features = after(vec![flat(1080, 1920, 7)]);
        let small = features.small().unwrap();
        assert_eq!((small.width, small.height), (90, 160));
        assert_eq!(features.brightness().mean(), 7 * 16);
    }

    #[test]
    fn the_rings_are_bounded_and_ordered() {
        let features = after((0..60).map(|value| flat(64, 36, value)).collect());
        assert_eq!(features.small_before(RECENT_SMALL - 1).unwrap().pixels[5], 16 * 20);
        assert!(features.small_before(RECENT_SMALL).is_none());
        assert_eq!(features.medium_before(3).unwrap().pixels[5], 16 * 56);
        assert!(features.change().unwrap().blocks().iter().all(|&block| block == 0));
    }
}
