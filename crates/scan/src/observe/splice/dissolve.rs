//! Dissolves: runs in which every picture is a mix of the two at the ends.
//!
//! In a cross-fade each picture lies on the straight line between the last one before and the first one after, and the
//! line has ends: the pictures before and after stand still on it. Motion leaves the line. What drifts slowly follows a
//! line too, but goes on along it; a change of light follows one, but is explained by gain.
//!
//! That is a cheap look at every frame. What stands out there is looked at closely (`peak`): in a mix two pictures lie over each
//! other. No motion from either end makes such a picture, and the mix of both ends does.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "sums over a small picture are exact enough in 32 and 64 bits"
)]

mod peak;

use std::collections::VecDeque;
use std::sync::Arc;

use crate::features::{BLOCK_PX, BLOCKS, BlockChange, Features, SmallLuma};
use peak::Peak;

/// Lengths that are tried, in intervals between frames: fades of 5, 8 and 11 mixed pictures.
const LENGTHS: [usize; 3] = [6, 9, 12];

/// A block takes part when its ends differ by more than this, in sixteenths of a grey level.
const DIFFERS: u16 = 20;

/// Encoders make pictures between two others by mixing these, up to some four in a row as they are used. Fades of this
/// length in intervals or less may be that, and count only when they change the picture more than motion does.
const AS_ENCODERS_MIX: usize = 6;

/// Motion explains a change between the ends of a short fade up to so many hundredths of the mean of the changes over as
/// many frames before it and after it: as for a picture that was held.
const MOTION_PERCENT: u64 = 160;

/// Fewer blocks than this are no dissolve; small things far away change in few.
const MIN_BLOCKS: usize = 1;

/// A block lies on the line when its pictures are off it by less than this share of what its ends differ by.
const OFF_LINE: f32 = 0.3;

/// How far along the line the pictures before the start and after the end may have gone on.
const GOES_ON: f32 = 0.15;

/// Two peaks closer than this many frames are one.
const APART: u64 = 12;

/// Of the peaks in this many frames only the strongest are looked at closely.
const WINDOW_FRAMES: u64 = 300;

/// So many of them: all that [`APART`] leaves room for.
const MAX_PEAKS_PER_WINDOW: usize = 25;

/// Weaker peaks are never looked at closely: in honest copies of two takes with hands in motion those that were taken for dissolves
/// have 0.001 to 0.004, twelve dissolves of nine takes 0.05 and more.
const MIN_SCORE: f32 = 0.02;

/// Peaks that are kept, at most: more than an hour full of them. Where that leaves some out, the coverage says so.
const MAX_PEAKS: usize = 10_000;

/// Frames from one picture that is looked at to the next: with them, fades of 5 to 11, of 11 to 23 and of 29 to 59 mixed pictures.
const STEPS: [u64; 3] = [1, 2, 5];

/// Finds dissolves, short and long.
#[derive(Debug)]
pub(super) struct Dissolves {
    of_step: [OfStep; STEPS.len()],
    series: u64,
}

impl Default for Dissolves {
    fn default() -> Self {
        Self { of_step: STEPS.map(OfStep::new), series: 0 }
    }
}

impl Dissolves {
    /// Takes in a frame; `steady` says that the frames around it came at even intervals: a late one bends the line of a short fade.
    pub(super) fn frame(&mut self, number: u64, features: &Features, steady: bool) {
        let again = features.series() != self.series;
        self.series = features.series();
        for one in &mut self.of_step {
            if again || (one.step == 1 && !steady) {
                one.past.clear();
                continue;
            }
            if let Some((small, medium)) = features.small().zip(features.medium())
                && number.is_multiple_of(one.step)
            {
                one.past.push_back((Arc::clone(small), Arc::clone(medium)));
                if one.past.len() > PAST {
                    one.past.pop_front();
                }
                one.frame(number / one.step);
            }
        }
    }

    /// From the first to the last peak of each length that was not looked at closely, because there were too many.
    pub(super) fn left_out(&self) -> impl Iterator<Item = (u64, u64)> {
        self.of_step
            .iter()
            .filter_map(|one| one.left_out.map(|(first, last)| (first * one.step, last * one.step)))
    }

    /// All fades, in the order of time. Of those that overlap, the one that is mixed most.
    pub(super) fn finish(&mut self) -> Vec<Fade> {
        let mut all: Vec<Fade> = self.of_step.iter_mut().flat_map(OfStep::finish).collect();
        all.sort_by(|a, b| b.mixed.total_cmp(&a.mixed).then(a.first.cmp(&b.first)));
        let mut kept: Vec<Fade> = Vec::new();
        for fade in all {
            if kept.iter().all(|other| fade.last < other.first || other.last < fade.first) {
                kept.push(fade);
            }
        }
        kept.sort_by_key(|fade| (fade.first, fade.last));
        kept
    }
}

/// Pictures that the longest fade and what lies beyond its ends need.
const PAST: usize = 21;

/// Finds dissolves in every picture of so many; its numbers of frames are counted in these.
#[derive(Debug)]
struct OfStep {
    step: u64,
    past: VecDeque<(Arc<SmallLuma>, Arc<SmallLuma>)>,
    peaks: Vec<Fade>,
    open: Option<Peak>,
    window: Vec<Peak>,
    left_out: Option<(u64, u64)>,
    ends: BlockChange,
    off: BlockChange,
    mix: SmallLuma,
}

/// A run of mixed pictures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fade {
    /// First and last mixed picture.
    pub(super) first: u64,
    pub(super) last: u64,
    /// How much the blocks on the line change beyond four times what they are off it, as a mean over the picture in grey
    /// levels, times the share of the change that lies on the line.
    pub(super) score: f32,
    pub(super) blocks: usize,
    /// Share of the change that lies on the line.
    pub(super) share: f32,
    /// How much of the picture is a mix that no motion makes, as a mean over the fiftieth of it where it is most, in grey
    /// levels.
    pub(super) mixed: f32,
    /// Whether it is so short that an encoder may have made it, and changes no more than motion does around it.
    pub(super) as_encoders_mix: bool,
}

/// A short fade: how much changes between its ends, over as many frames before, and after once they are there; sums over
/// all blocks in sixteenths of a grey level.
#[derive(Debug, Clone, Copy)]
struct Short {
    between: u32,
    before: Option<u32>,
    after: Option<u32>,
    /// The frame until which it is compared.
    until: u64,
}

impl Short {
    fn is_motion(&self) -> bool {
        // Near the ends of a video, one side must do.
        let sides = [self.before, self.after];
        let around: u64 = sides.iter().flatten().map(|change| u64::from(*change)).sum();
        let known = sides.iter().flatten().count() as u64;
        u64::from(self.between) * 100 * known <= around * MOTION_PERCENT && known > 0
    }
}

impl OfStep {
    fn new(step: u64) -> Self {
        Self {
            step,
            past: VecDeque::new(),
            peaks: Vec::new(),
            open: None,
            window: Vec::new(),
            left_out: None,
            ends: BlockChange::default(),
            off: BlockChange::default(),
            mix: SmallLuma::default(),
        }
    }

    fn before(&self, lag: usize) -> Option<&(Arc<SmallLuma>, Arc<SmallLuma>)> {
        self.past.get(self.past.len().checked_sub(lag.checked_add(1)?)?)
    }

    fn small_before(&self, lag: usize) -> Option<Arc<SmallLuma>> {
        self.before(lag).map(|(small, _)| Arc::clone(small))
    }

    fn frame(&mut self, number: u64) {
        if self.open.as_ref().is_some_and(|open| number > open.fade.last + 2 * APART) {
            self.commit_peak();
        }
        self.look_after(number);
        for length in LENGTHS {
            let Some(fade) = self.measure(number, length) else { continue };
            if fade.score < MIN_SCORE {
                continue;
            }
            let near = self.open.as_ref().filter(|open| fade.last < open.fade.last + APART);
            if near.is_some_and(|open| open.fade.score >= fade.score) {
                continue;
            }
            let (beyond, middle) = (length / 3, length / 2);
            let at =
                |place: usize| self.before(beyond + length - place).map(|(_, medium)| Arc::clone(medium));
            let (Some(start), Some(mid), Some(end)) = (at(0), at(middle), at(length)) else { continue };
            let weight = (64 * middle / length) as i16;
            if near.is_none() {
                self.commit_peak();
            }
            let short = self.short(number, length);
            self.open = Some(Peak { fade, pictures: [start, mid, end], weight, short });
        }
    }

    /// What a fade of this length that ends a third of it before the newest frame is compared with, when it is short.
    fn short(&mut self, number: u64, length: usize) -> Option<Short> {
        let beyond = length / 3;
        let short = length <= AS_ENCODERS_MIX && self.step == 1;
        let end = self.small_before(beyond).filter(|_| short)?;
        let start = self.small_before(beyond + length)?;
        self.ends.measure(&start, &end);
        let between = self.ends.sum();
        let before = self.small_before(beyond + 2 * length).map(|before| {
            self.ends.measure(&before, &start);
            self.ends.sum()
        });
        Some(Short { between, before, after: None, until: number + (length - beyond) as u64 })
    }

    /// Compares the end of a short fade with the frame that comes as long after it.
    fn look_after(&mut self, number: u64) {
        let pair = self.small_before(AS_ENCODERS_MIX).zip(self.small_before(0));
        let Some(short) = self.open.as_mut().and_then(|open| open.short.as_mut()) else { return };
        if short.until != number {
            return;
        }
        if let Some((end, now)) = pair {
            self.ends.measure(&end, &now);
            short.after = Some(self.ends.sum());
        }
    }

    /// Puts the open peak aside; looks closely at those of a stretch when it ends.
    fn commit_peak(&mut self) {
        let Some(peak) = self.open.take() else { return };
        if self.window.first().is_some_and(|first| peak.fade.first > first.fade.first + WINDOW_FRAMES) {
            self.verify_peaks();
        }
        self.window.push(peak);
        if self.window.len() > MAX_PEAKS_PER_WINDOW {
            let scores = self.window.iter().map(|peak| peak.fade.score);
            let weakest = scores.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place);
            if let Some(weakest) = weakest.map(|place| self.window.remove(place)) {
                self.leave_out(weakest.fade);
            }
        }
    }

    fn verify_peaks(&mut self) {
        for peak in std::mem::take(&mut self.window) {
            if self.peaks.len() < MAX_PEAKS {
                self.peaks.push(peak.examined());
            } else {
                self.leave_out(peak.fade);
            }
        }
    }

    fn leave_out(&mut self, fade: Fade) {
        let (first, last) = self.left_out.unwrap_or((fade.first, fade.last));
        self.left_out = Some((first.min(fade.first), last.max(fade.last)));
    }

    /// All fades, in numbers of frames.
    fn finish(&mut self) -> Vec<Fade> {
        self.commit_peak();
        self.verify_peaks();
        let step = self.step;
        let in_frames = |fade: Fade| Fade {
            first: (fade.first * step).saturating_sub(step - 1),
            last: fade.last * step + step - 1,
            ..fade
        };
        std::mem::take(&mut self.peaks).into_iter().map(in_frames).collect()
    }

    fn measure(&mut self, number: u64, length: usize) -> Option<Fade> {
        let beyond = length / 3;
        let at = |place: usize| self.small_before(beyond + length - place);
        let places = [length / 3, length / 2, 2 * length / 3];
        let [early, middle, late] = places.map(at);
        let mixes = places.into_iter().zip([early?, middle?, late?]);
        let (before, start, end, after) =
            (self.small_before(2 * beyond + length)?, at(0)?, at(length)?, self.small_before(0)?);
        let (before, start, end, after) = (&*before, &*start, &*end, &*after);
        self.ends.measure(start, end);
        if self.ends.blocks().iter().filter(|&&block| block > DIFFERS).count() < MIN_BLOCKS {
            return None;
        }
        let mut worst = [0_u16; BLOCKS];
        for (place, shown) in mixes {
            mix(start, end, place, length, &mut self.mix);
            self.off.measure(&self.mix, &shown);
            for (worst, &off) in worst.iter_mut().zip(self.off.blocks()) {
                *worst = (*worst).max(off);
            }
        }
        let (mut all, mut on_line, mut sum) = (0.0_f32, 0.0_f32, 0.0_f32);
        let mut blocks = Vec::new();
        for (block, (&ends, &off)) in self.ends.blocks().iter().zip(&worst).enumerate() {
            if ends <= DIFFERS {
                continue;
            }
            let (ends, off) = (f32::from(ends), f32::from(off));
            all += ends;
            if off < OFF_LINE * ends && !is_gain(start, end, block) {
                on_line += ends;
                sum += ends - off / OFF_LINE;
                blocks.push(block);
            }
        }
        if blocks.len() < MIN_BLOCKS {
            return None;
        }
        let (gone_before, gone_after) =
            (along(start, end, before, &blocks), along(start, end, after, &blocks) - 1.0);
        if gone_before < -GOES_ON || gone_after > GOES_ON {
            return None;
        }
        let share = on_line / all.max(1.0);
        let last = number.saturating_sub(beyond as u64 + 1);
        Some(Fade {
            first: (last + 2).saturating_sub(length as u64),
            last,
            score: sum / (16 * BLOCKS) as f32 * share,
            blocks: blocks.len(),
            share,
            mixed: 0.0,
            as_encoders_mix: false,
        })
    }
}

/// The picture that lies `place` of `length` steps from `start` to `end`.
fn mix(start: &SmallLuma, end: &SmallLuma, place: usize, length: usize, mixed: &mut SmallLuma) {
    // In 1/64: the difference of two pictures times 64 does not fit 16 bits.
    let weight = (place * 64 / length.max(1)) as i32;
    (mixed.width, mixed.height) = (start.width, start.height);
    mixed.pixels.clear();
    mixed.pixels.extend(
        start
            .pixels
            .iter()
            .zip(&end.pixels)
            .map(|(&start, &end)| start + (((i32::from(end) - i32::from(start)) * weight + 32) >> 6) as i16),
    );
}

/// The pixels of a block, from two pictures of the same size.
fn block_of<'a>(a: &'a SmallLuma, b: &'a SmallLuma, block: usize) -> impl Iterator<Item = (i64, i64)> + 'a {
    let across = (a.width / BLOCK_PX).max(1);
    let (x, y) = (block % across * BLOCK_PX, block / across * BLOCK_PX);
    (y..y + BLOCK_PX).flat_map(move |y| {
        let row = |picture: &'a SmallLuma| picture.row(y).get(x..x + BLOCK_PX).unwrap_or(&[]);
        row(a).iter().zip(row(b)).map(|(&a, &b)| (i64::from(a), i64::from(b)))
    })
}

/// Whether one block is the other in stronger or weaker light: the same up to gain and offset, but for less than half of
/// their difference.
fn is_gain(start: &SmallLuma, end: &SmallLuma, block: usize) -> bool {
    let (mut count, mut sum_a, mut sum_b, mut aa, mut bb, mut ab) = (0, 0, 0, 0, 0, 0);
    for (a, b) in block_of(start, end, block) {
        count += 1;
        sum_a += a;
        sum_b += b;
        aa += a * a;
        bb += b * b;
        ab += a * b;
    }
    let centred = |sum: i64, first: i64, second: i64| (count * sum - first * second) as f64;
    let (aa, bb, ab) = (centred(aa, sum_a, sum_a), centred(bb, sum_b, sum_b), centred(ab, sum_a, sum_b));
    let difference = aa + bb - 2.0 * ab;
    // Darker light on the same texture is as honest as brighter: explain the richer one by the other.
    let unexplained =
        if ab > 0.0 { (aa.max(bb) - ab * ab / aa.min(bb).max(1.0)).max(0.0) } else { difference };
    unexplained < 0.25 * difference
}

/// How far along the line from `start`, at 0, to `end`, at 1, a picture lies, over some blocks, whatever their mean.
fn along(start: &SmallLuma, end: &SmallLuma, picture: &SmallLuma, blocks: &[usize]) -> f32 {
    let (mut product, mut square) = (0, 0);
    for &block in blocks {
        let line = block_of(start, end, block).map(|(start, end)| end - start);
        let gone = block_of(start, picture, block).map(|(start, here)| here - start);
        let (mut count, mut sum_line, mut sum_gone, mut both, mut lines) = (0, 0, 0, 0, 0);
        for (line, gone) in line.zip(gone) {
            count += 1;
            sum_line += line;
            sum_gone += gone;
            both += line * gone;
            lines += line * line;
        }
        product += count * both - sum_line * sum_gone;
        square += count * lines - sum_line * sum_line;
    }
    product as f32 / (square as f32).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_ends_of_a_video_one_side_tells_what_motion_does() {
        let short = |before, after| Short { between: 120, before, after, until: 0 };
        for (before, after, is_motion) in [
            (Some(100), Some(100), true),
            (None, Some(100), true),
            (Some(100), None, true),
            (Some(100), Some(0), false),
            (None, Some(10), false),
            (None, None, false),
        ] {
            assert_eq!(short(before, after).is_motion(), is_motion, "{before:?} {after:?}");
        }
    }
}
