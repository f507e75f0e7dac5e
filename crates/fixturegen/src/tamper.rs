//! What a tamper does to the list of frames and to the sound.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds to frame and sample numbers: small positive numbers"
)]

use crate::error::Error;
use crate::recipe::Tamper;
use crate::sound;
use crate::truth::Event;

/// Where an output frame comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pick {
    /// A frame of the original.
    Own(usize),
    /// A frame of the other take.
    Other(usize),
    /// Two frames of the original; `weight` out of 256 for the second.
    Blend(usize, usize, u16),
    /// Black.
    Black,
}

/// A stretch of sound: from the original, or else from the other take, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    own: bool,
    from: f64,
    to: f64,
}

/// The edited clip.
#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) frames: Vec<Pick>,
    pub(crate) sound: Vec<Piece>,
    /// Frames whose timestamp comes later by so many frame intervals, and all after them.
    pub(crate) holes: Vec<(usize, usize)>,
    pub(crate) events: Vec<Event>,
}

impl Edit {
    /// Applies a tamper to `count` frames at `fps`; no tamper leaves everything as it is.
    pub(crate) fn plan(tamper: Option<&Tamper>, count: usize, fps: f64) -> Result<Self, Error> {
        let length = count as f64 / fps;
        let frames = |seconds: f64| ((seconds * fps).round().max(0.0)) as usize;
        let time = |frame: usize| frame as f64 / fps;
        let own = |from: f64, to: f64| Piece { own: true, from, to };
        let mut edit = Self { frames: Vec::new(), sound: Vec::new(), holes: Vec::new(), events: Vec::new() };
        let all = |edit: &mut Self, range: std::ops::Range<usize>| edit.frames.extend(range.map(Pick::Own));
        let Some(tamper) = tamper else {
            all(&mut edit, 0..count);
            edit.sound.push(own(0.0, length));
            return Ok(edit);
        };
        let (at, n) = match tamper {
            Tamper::Cut { at_s, seconds }
            | Tamper::Gap { at_s, seconds }
            | Tamper::Dissolve { at_s, seconds, .. }
            | Tamper::Insert { at_s, seconds, .. }
            | Tamper::Freeze { at_s, seconds }
            | Tamper::Repeat { at_s, seconds }
            | Tamper::Reverse { at_s, seconds }
            | Tamper::Black { at_s, seconds }
            | Tamper::Drop { at_s, seconds, .. }
            | Tamper::Push { at_s, seconds, .. }
            | Tamper::Cover { at_s, seconds }
            | Tamper::LightOff { at_s, seconds }
            | Tamper::GopCopy { at_s, seconds } => (frames(*at_s), frames(*seconds)),
        };
        if n == 0 || at == 0 || at + n >= count {
            return Err(Error::Recipe(format!(
                "the tamper at {at} for {n} frames does not lie inside the clip of {count} frames"
            )));
        }
        let event = |code: &str, f0: usize, f1: usize, removed: usize| Event {
            code: code.to_owned(),
            f0,
            f1,
            start_ms: 0,
            end_ms: 0,
            removed_ms: (time(removed) * 1000.0).round() as u64,
        };
        match tamper {
            Tamper::Cut { .. } | Tamper::Gap { .. } | Tamper::GopCopy { .. } => {
                all(&mut edit, 0..at);
                all(&mut edit, at + n..count);
                if matches!(tamper, Tamper::Gap { .. }) {
                    edit.holes.push((at, n));
                    edit.events.push(event("cadence.gap", at, at, n));
                    // The sound keeps its place: silence fills the hole.
                    edit.sound = vec![own(0.0, time(at)), own(-time(n), 0.0), own(time(at + n), length)];
                } else {
                    edit.sound = vec![own(0.0, time(at)), own(time(at + n), length)];
                }
                edit.events.push(event("splice.cut", at, at, n));
            }
            Tamper::Dissolve { frames: fade, .. } => {
                let fade = (*fade).clamp(2, 60) as usize;
                if at + n + fade >= count {
                    return Err(Error::Recipe("the cross-fade runs over the end of the clip".to_owned()));
                }
                all(&mut edit, 0..at);
                for step in 0..fade {
                    let weight = ((step + 1) * 256 / (fade + 1)) as u16;
                    edit.frames.push(Pick::Blend(at + step, at + n + step, weight));
                }
                all(&mut edit, at + n + fade..count);
                edit.sound = vec![own(0.0, time(at)), own(time(at + n), length)];
                edit.events.push(event("splice.dissolve", at, at + fade, n));
            }
            Tamper::Insert { from_s, .. } => {
                let from = frames(*from_s);
                all(&mut edit, 0..at);
                edit.frames.extend((from..from + n).map(Pick::Other));
                all(&mut edit, at..count);
                let other = Piece { own: false, from: time(from), to: time(from + n) };
                edit.sound = vec![own(0.0, time(at)), other, own(time(at), length)];
                edit.events.push(event("splice.insert", at, at + n - 1, 0));
                edit.events.push(event("splice.cut", at, at, 0));
                edit.events.push(event("splice.cut", at + n, at + n, 0));
            }
            Tamper::Freeze { .. } => {
                all(&mut edit, 0..at);
                edit.frames.extend(std::iter::repeat_n(Pick::Own(at), n));
                all(&mut edit, at + n..count);
                edit.sound.push(own(0.0, length));
                edit.events.push(event("stillness.freeze", at, at + n - 1, 0));
            }
            Tamper::Repeat { .. } => {
                let start = at
                    .checked_sub(n)
                    .ok_or_else(|| Error::Recipe("nothing before the repetition to repeat".to_owned()))?;
                all(&mut edit, 0..at);
                all(&mut edit, start..at);
                all(&mut edit, at..count);
                edit.sound = vec![own(0.0, time(at)), own(time(start), time(at)), own(time(at), length)];
                edit.events.push(event("stillness.repeat", at, at + n - 1, 0));
            }
            Tamper::Reverse { .. } => {
                all(&mut edit, 0..at);
                edit.frames.extend((at..at + n).rev().map(Pick::Own));
                all(&mut edit, at + n..count);
                edit.sound.push(own(0.0, length));
                edit.events.push(event("stillness.reversal", at, at + n - 1, 0));
            }
            Tamper::Black { .. } => {
                all(&mut edit, 0..at);
                edit.frames.extend(std::iter::repeat_n(Pick::Black, n));
                all(&mut edit, at + n..count);
                edit.sound.push(own(0.0, length));
                edit.events.push(event("stillness.black", at, at + n - 1, 0));
            }
            Tamper::Push { .. } | Tamper::Cover { .. } | Tamper::LightOff { .. } => {
                all(&mut edit, 0..count);
                edit.sound.push(own(0.0, length));
                let code =
                    if matches!(tamper, Tamper::Push { .. }) { "presence.moved" } else { "presence.blocked" };
                edit.events.push(event(code, at, at + n - 1, 0));
            }
            Tamper::Drop { every, .. } => {
                let every = (*every).max(2) as usize;
                let lost = |frame: usize| (at..at + n).contains(&frame) && (frame - at) % every == every - 1;
                edit.frames.extend((0..count).filter(|frame| !lost(*frame)).map(Pick::Own));
                let removed = count - edit.frames.len();
                edit.sound.push(own(0.0, length - time(removed)));
                edit.events.push(event("cadence.drop", at, at + n - removed - 1, removed));
            }
        }
        Ok(edit)
    }

    /// Timestamps of the edited frames in ticks: each frame lasts as long as it did in the original.
    pub(crate) fn stamps(&self, original: &[i64], interval: i64) -> Vec<i64> {
        let mut now = 0;
        let mut out = Vec::with_capacity(self.frames.len());
        for (place, pick) in self.frames.iter().enumerate() {
            if let Some((_, hole)) = self.holes.iter().find(|(at, _)| *at == place) {
                now += interval * i64::try_from(*hole).unwrap_or(0);
            }
            out.push(now);
            now += match pick {
                Pick::Own(frame) => match (original.get(*frame), original.get(frame + 1)) {
                    (Some(this), Some(next)) => next - this,
                    _ => interval,
                },
                _ => interval,
            };
        }
        out
    }

    /// The edited sound.
    pub(crate) fn cut_sound(&self, own: &[f32], other: &[f32]) -> Vec<f32> {
        let rate = f64::from(sound::RATE);
        let mut out: Vec<f32> = Vec::new();
        for piece in &self.sound {
            let (from, to) = ((piece.from * rate).round(), (piece.to * rate).round());
            if from < 0.0 {
                out.extend(std::iter::repeat_n(0.0, (to - from) as usize));
                continue;
            }
            let source = if piece.own { own } else { other };
            let (from, to) = ((from as usize).min(source.len()), (to as usize).min(source.len()));
            out.extend_from_slice(source.get(from..to).unwrap_or_default());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_removes_frames_and_the_same_time_of_sound() {
        let tamper = Tamper::Cut { at_s: 1.0, seconds: 2.0 };
        let edit = Edit::plan(Some(&tamper), 50, 10.0).unwrap();
        assert_eq!(edit.frames.len(), 30);
        assert_eq!((edit.frames[9], edit.frames[10]), (Pick::Own(9), Pick::Own(30)));
        assert_eq!((edit.events[0].f0, edit.events[0].removed_ms), (10, 2000));
        assert_eq!(edit.cut_sound(&vec![0.0; 240_000], &[]).len(), 144_000);
    }

    #[test]
    fn a_gap_keeps_later_timestamps() {
        let tamper = Tamper::Gap { at_s: 1.0, seconds: 2.0 };
        let edit = Edit::plan(Some(&tamper), 50, 10.0).unwrap();
        let original: Vec<i64> = (0..50).map(|frame| frame * 9000).collect();
        let stamps = edit.stamps(&original, 9000);
        assert_eq!((stamps[9], stamps[10]), (81_000, 270_000));
        assert_eq!(edit.cut_sound(&vec![0.0; 240_000], &[]).len(), 240_000);
    }

    #[test]
    fn a_reversal_keeps_the_length_and_a_repetition_adds_to_it() {
        let reverse = Edit::plan(Some(&Tamper::Reverse { at_s: 1.0, seconds: 1.0 }), 50, 10.0).unwrap();
        assert_eq!(reverse.frames.len(), 50);
        assert_eq!((reverse.frames[10], reverse.frames[19]), (Pick::Own(19), Pick::Own(10)));
        let repeat = Edit::plan(Some(&Tamper::Repeat { at_s: 2.0, seconds: 1.0 }), 50, 10.0).unwrap();
        assert_eq!(repeat.frames.len(), 60);
        assert_eq!(
            (repeat.frames[19], repeat.frames[20], repeat.frames[30]),
            (Pick::Own(19), Pick::Own(10), Pick::Own(20))
        );
        assert!(Edit::plan(Some(&Tamper::Cut { at_s: 4.0, seconds: 3.0 }), 50, 10.0).is_err());
    }
}
