//! An even strip of pictures over a video of unknown length.

use onetake_report::StillPurpose;

use super::jpeg::{self, Encoded};
use super::shown::{self, Rgb};
use super::{Kept, STRIP_SIDE_PX};
use crate::media::Frame;

/// Keeps every n-th frame. When there are too many, every second one goes and n doubles, so what stays is always even
/// and more than half of what there is room for.
#[derive(Debug)]
pub(super) struct ContactSheet {
    max: usize,
    stride: u64,
    pictures: Vec<(u64, Rgb)>,
}

impl ContactSheet {
    pub(super) fn new(max: usize) -> Self {
        Self { max, stride: 1, pictures: Vec::new() }
    }

    pub(super) fn take(&mut self, frame: &Frame<'_>) {
        if self.max == 0 || !frame.number.is_multiple_of(self.stride) {
            return;
        }
        if self.pictures.len() == self.max {
            self.stride = self.stride.saturating_mul(2);
            let stride = self.stride;
            self.pictures.retain(|(number, _)| number.is_multiple_of(stride));
            if !frame.number.is_multiple_of(stride) {
                return;
            }
        }
        if let Some(small) = shown::shown(&**frame.picture, None, STRIP_SIDE_PX) {
            self.pictures.push((frame.number, small));
        }
    }

    pub(super) fn finish(self) -> impl Iterator<Item = Kept> {
        self.pictures.into_iter().filter_map(|(frame, small)| {
            let encoded: Encoded = jpeg::encode(&small, jpeg::PLAIN)?;
            Some(Kept { frame, purpose: StillPurpose::Strip, encoded })
        })
    }
}
