//! How clear the pictures are in the course of the take: in parts of even length, few enough for any length of take.

use crate::media::Frame;
use crate::time::Timestamp;

/// Length of a part of a short take, in milliseconds. It doubles whenever there are too many parts.
const EVERY_MS: i64 = 500;
/// Most parts.
const MAX_PARTS: usize = 240;

/// What was measured in one part: sums over its frames.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    frames: u64,
    luma: u64,
    clipped_ppm: u64,
    /// Frames with edges, and the sum of their sharpness in thousandths.
    with_edges: u64,
    sharpness: u64,
}

impl Part {
    fn plus(self, other: Self) -> Self {
        Self {
            frames: self.frames + other.frames,
            luma: self.luma + other.luma,
            clipped_ppm: self.clipped_ppm + other.clipped_ppm,
            with_edges: self.with_edges + other.with_edges,
            sharpness: self.sharpness + other.sharpness,
        }
    }
}

/// The parts of the take so far.
#[derive(Debug)]
pub(super) struct Course {
    every_ms: i64,
    origin: Option<Timestamp>,
    parts: Vec<Part>,
}

impl Default for Course {
    fn default() -> Self {
        Self { every_ms: EVERY_MS, origin: None, parts: Vec::new() }
    }
}

impl Course {
    /// Takes in a frame: its mean brightness in sixteenths of a grey level, what is clipped of it, and how sharp its edges are.
    pub(super) fn take_in(&mut self, frame: &Frame<'_>, luma: u64, clipped_ppm: u64, sharpness: Option<u32>) {
        let Some(pts) = frame.pts else { return };
        let at_ms = pts.ms_since(*self.origin.get_or_insert(pts));
        let place = |every_ms: i64| usize::try_from(at_ms / every_ms).ok();
        // A time before the first frame, or far beyond any take, is no part of its course.
        let Some(mut index) = place(self.every_ms).filter(|_| at_ms < MAX_MS) else { return };
        while index >= MAX_PARTS {
            let halves = self
                .parts
                .chunks(2)
                .map(|pair| pair.iter().fold(Part::default(), |sum, part| sum.plus(*part)));
            self.parts = halves.collect();
            self.every_ms = self.every_ms.saturating_mul(2);
            index = place(self.every_ms).unwrap_or(0);
        }
        if self.parts.len() <= index {
            self.parts.resize(index + 1, Part::default());
        }
        if let Some(part) = self.parts.get_mut(index) {
            *part = part.plus(Part {
                frames: 1,
                luma,
                clipped_ppm,
                with_edges: u64::from(sharpness.is_some()),
                sharpness: sharpness.unwrap_or(0).into(),
            });
        }
    }

    /// Length of a part in milliseconds.
    pub(super) fn every_ms(&self) -> i64 {
        self.every_ms
    }

    /// Mean grey level of each part; 0 of one without frames.
    pub(super) fn luma(&self) -> Vec<u32> {
        self.mean(|part| (part.luma / 16, part.frames))
    }

    /// Mean share that is clipped, in parts per million.
    pub(super) fn clipped_ppm(&self) -> Vec<u32> {
        self.mean(|part| (part.clipped_ppm, part.frames))
    }

    /// Mean sharpness of the frames with edges, in thousandths; 0 without any.
    pub(super) fn sharpness_milli(&self) -> Vec<u32> {
        self.mean(|part| (part.sharpness, part.with_edges))
    }

    fn mean(&self, of: impl Fn(&Part) -> (u64, u64)) -> Vec<u32> {
        let mean = |part: &Part| {
            let (sum, count) = of(part);
            u32::try_from(sum / count.max(1)).unwrap_or(u32::MAX)
        };
        self.parts.iter().map(mean).collect()
    }
}

/// No take is as long as a week.
const MAX_MS: i64 = 7 * 24 * 3_600_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::Luma;
    use crate::media::memory::MemoryPicture;
    use crate::time::TimeBase;

    fn course(times_ms: impl Iterator<Item = i64>) -> Course {
        let mut course = Course::default();
        let picture = MemoryPicture::grey(8, 8, |_, _| 0).into_picture();
        for (number, at_ms) in (0..).zip(times_ms) {
            let luma: Luma<'_> = picture.luma();
            let pts = TimeBase::new(1, 1000).map(|base| Timestamp::new(at_ms, base));
            let frame = Frame {
                number,
                pts,
                duration_ticks: None,
                keyframe: false,
                concealed: false,
                luma,
                picture: &picture,
            };
            course.take_in(&frame, 16 * 100, 0, (number % 2 == 0).then_some(300));
        }
        course
    }

    #[test]
    fn parts_stay_few_and_even_however_long_the_take() {
        let hour = course((0..36_000).map(|tenth| tenth * 100));
        assert_eq!((hour.every_ms(), hour.luma().len()), (16_000, 225));
        assert!(hour.luma().iter().all(|luma| *luma == 100));
        assert!(hour.sharpness_milli().iter().all(|sharpness| *sharpness == 300));
    }

    #[test]
    fn times_that_no_take_has_are_no_part_of_it() {
        let odd = course([0, -5_000, i64::MAX / 2, 400, 900].into_iter());
        assert_eq!(odd.luma(), [100, 100]);
    }
}
