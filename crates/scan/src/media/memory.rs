//! A reader of pictures and sound that lie in memory: no file, no codec. For pictures that a program drew or decoded itself, and
//! for tests of observers and of the scan.
//!
//! ```
//! use onetake_scan::media::memory::{MemoryPicture, MemoryReader};
//! use onetake_scan::media::{MediaEvent, MediaReader, Progress};
//!
//! let picture = MemoryPicture::grey(64, 48, |x, y| (x + y) as u8).into_picture();
//! let mut reader = MemoryReader::new(64, 48).frames(30, move |_| picture.clone());
//! let mut frames = 0;
//! while reader.read(&mut |event| frames += u32::from(matches!(event, MediaEvent::Frame(_))))? == Progress::More {}
//! assert_eq!(frames, 30);
//! # Ok::<(), onetake_scan::media::ReadError>(())
//! ```

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use onetake_report::{ContainerFacts, Delivered, Rational, StreamFacts, StreamKind};

use super::{
    AudioFacts, Chroma, Fault, Frame, Luma, MediaEvent, MediaReader, Orientation, PacketFacts, Picture,
    PlanarPicture, Plane, Progress, ReadError, SoundBlock, VideoFacts,
};
use crate::time::{TimeBase, Timestamp};

/// Ticks per second of the video stream: those of MPEG, so that common frame rates come out whole.
pub const TICKS_PER_SECOND: i32 = 90_000;

/// Ticks between frames that are given no timestamp of their own: 30 frames per second.
pub const FRAME_TICKS: i64 = 3_000;

/// A picture in memory.
#[derive(Debug, Clone)]
pub struct MemoryPicture {
    width: usize,
    height: usize,
    luma: Vec<u8>,
    chroma: Option<(Vec<u8>, Vec<u8>)>,
    orientation: Orientation,
}

impl MemoryPicture {
    /// A picture without colour, each pixel from its place. A side of zero becomes one.
    #[must_use]
    pub fn grey(width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        let luma = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y));
        Self { width, height, luma: luma.collect(), chroma: None, orientation: Orientation::default() }
    }

    /// The same with colour, one pair of differences (blue, red) for each 2 by 2 pixels, from its place among the pairs.
    #[must_use]
    pub fn colour(mut self, pair: impl Fn(usize, usize) -> (u8, u8)) -> Self {
        let (width, height) = self.chroma_size();
        let pairs = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pair(x, y));
        self.chroma = Some(pairs.unzip());
        self
    }

    /// The same, turned by the player.
    #[must_use]
    pub fn turned(mut self, orientation: Orientation) -> Self {
        self.orientation = orientation;
        self
    }

    /// A handle on it, as frames carry it.
    #[must_use]
    pub fn into_picture(self) -> Picture {
        Picture::new(Arc::new(self))
    }

    fn chroma_size(&self) -> (usize, usize) {
        (self.width.div_ceil(2), self.height.div_ceil(2))
    }
}

impl PlanarPicture for MemoryPicture {
    fn luma(&self) -> Luma<'_> {
        Luma::new(&self.luma, self.width, self.height, self.width).unwrap_or_else(one_pixel)
    }

    fn chroma(&self) -> Option<Chroma<'_>> {
        let (cb, cr) = self.chroma.as_ref()?;
        let (width, height) = self.chroma_size();
        let plane = |data| Plane { data, stride: width, step: 1 };
        Some(Chroma { cb: plane(cb), cr: plane(cr), width, height })
    }

    fn full_range(&self) -> bool {
        true
    }

    fn bt709(&self) -> bool {
        false
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }
}

/// What a picture without any pixel shows.
#[expect(clippy::expect_used, reason = "one pixel makes a picture")]
fn one_pixel<'a>() -> Luma<'a> {
    Luma::new(&[0], 1, 1, 1).expect("one pixel makes a picture")
}

/// A media file in memory: events in the order in which they were added, handed over one by one.
pub struct MemoryReader {
    container: ContainerFacts,
    video: VideoFacts,
    audio: Option<AudioFacts>,
    parts: VecDeque<Part>,
    delivered: Vec<Delivered>,
    next_ticks: i64,
}

/// A part of such a file.
enum Part {
    Packet(PacketFacts),
    Frame(MemoryFrame),
    Frames { next: u64, count: u64, first_ticks: i64, picture: Box<dyn FnMut(u64) -> Picture + Send> },
    Sound { pts: Option<Timestamp>, samples: Vec<f32> },
    Fault(Fault),
}

/// A frame to be delivered; its number follows from its place.
#[derive(Debug, Clone)]
pub struct MemoryFrame {
    /// Presentation timestamp in ticks of 1/90,000 s; none for a frame without.
    pub pts_ticks: Option<i64>,
    /// Coded without reference to others.
    pub keyframe: bool,
    /// Decoded with errors.
    pub concealed: bool,
    /// What it shows.
    pub picture: Picture,
}

impl MemoryReader {
    /// A file that declares a video stream of that size and delivers nothing yet.
    #[must_use]
    pub fn new(width_px: u32, height_px: u32) -> Self {
        let time_base = ticks_per_second(TICKS_PER_SECOND);
        let streams = vec![stream(0, StreamKind::Video, TICKS_PER_SECOND, |stream| {
            stream.width_px = Some(width_px);
            stream.height_px = Some(height_px);
        })];
        Self {
            container: ContainerFacts { format: "memory".to_owned(), streams, ..ContainerFacts::default() },
            video: VideoFacts {
                stream: 0,
                time_base,
                width_px,
                height_px,
                orientation: Orientation::default(),
            },
            audio: None,
            parts: VecDeque::new(),
            delivered: vec![Delivered::nothing_yet(0)],
            next_ticks: 0,
        }
    }

    /// The same, declaring a sound stream too.
    #[must_use]
    pub fn with_audio(mut self, sample_rate_hz: u32) -> Self {
        let rate = i32::try_from(sample_rate_hz.max(1)).unwrap_or(i32::MAX);
        self.container.streams.push(stream(1, StreamKind::Audio, rate, |stream| {
            stream.sample_rate_hz = Some(sample_rate_hz);
            stream.channels = Some(1);
        }));
        let codec = "memory".to_owned();
        self.audio = Some(AudioFacts { stream: 1, time_base: ticks_per_second(rate), sample_rate_hz, codec });
        self.delivered.push(Delivered::nothing_yet(1));
        self
    }

    /// The same, turned by the player.
    #[must_use]
    pub fn turned(mut self, orientation: Orientation) -> Self {
        self.video.orientation = orientation;
        self
    }

    /// The same with other declarations; those of the streams that are delivered stay as they are in
    /// [`MediaReader::video`] and [`MediaReader::audio`].
    #[must_use]
    pub fn declaring(mut self, change: impl FnOnce(&mut ContainerFacts)) -> Self {
        change(&mut self.container);
        self
    }

    /// The same with one frame more, 1/30 s after the one before.
    #[must_use]
    pub fn frame(self, picture: Picture) -> Self {
        let pts_ticks = Some(self.next_ticks);
        self.exact_frame(MemoryFrame { pts_ticks, keyframe: false, concealed: false, picture })
    }

    /// The same with one frame more at that time, in ticks of 1/90,000 s, or without one.
    #[must_use]
    pub fn frame_at(self, pts_ticks: Option<i64>, picture: Picture) -> Self {
        self.exact_frame(MemoryFrame { pts_ticks, keyframe: false, concealed: false, picture })
    }

    /// The same with exactly this frame more.
    #[must_use]
    pub fn exact_frame(mut self, frame: MemoryFrame) -> Self {
        self.next_ticks = frame.pts_ticks.unwrap_or(self.next_ticks).saturating_add(FRAME_TICKS);
        self.parts.push_back(Part::Frame(frame));
        self
    }

    /// The same with `count` frames more, 1/30 s apart. `picture` makes them when they are read, from their number among
    /// these, so that long takes need no memory.
    #[must_use]
    pub fn frames(mut self, count: u64, picture: impl FnMut(u64) -> Picture + Send + 'static) -> Self {
        let first_ticks = self.next_ticks;
        let length = i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(FRAME_TICKS);
        self.next_ticks = first_ticks.saturating_add(length);
        self.parts.push_back(Part::Frames { next: 0, count, first_ticks, picture: Box::new(picture) });
        self
    }

    /// The same with one packet more; no frame comes out of it.
    #[must_use]
    pub fn packet(mut self, packet: PacketFacts) -> Self {
        self.parts.push_back(Part::Packet(packet));
        self
    }

    /// The same with one block of sound more. `pts` counts samples; nothing is delivered where no sound was declared.
    #[must_use]
    pub fn sound(mut self, pts: Option<i64>, samples: Vec<f32>) -> Self {
        if let Some(audio) = &self.audio {
            let pts = pts.map(|ticks| Timestamp::new(ticks, audio.time_base));
            self.parts.push_back(Part::Sound { pts, samples });
        }
        self
    }

    /// The same with damage.
    #[must_use]
    pub fn fault(mut self, fault: Fault) -> Self {
        self.parts.push_back(Part::Fault(fault));
        self
    }

    fn deliver_frame(&mut self, frame: &MemoryFrame, each: &mut dyn FnMut(MediaEvent<'_>)) {
        let base = self.video.time_base;
        let Some(delivered) = self.delivered.first_mut() else { return };
        let number = delivered.frames;
        delivered.frames += 1;
        delivered.concealed_frames += u64::from(frame.concealed);
        note_pts(delivered, frame.pts_ticks);
        each(MediaEvent::Frame(&Frame {
            number,
            pts: frame.pts_ticks.map(|ticks| Timestamp::new(ticks, base)),
            duration_ticks: None,
            keyframe: frame.keyframe,
            concealed: frame.concealed,
            luma: frame.picture.luma(),
            picture: &frame.picture,
        }));
    }

    fn deliver_sound(
        &mut self,
        pts: Option<Timestamp>,
        samples: &[f32],
        each: &mut dyn FnMut(MediaEvent<'_>),
    ) {
        let (Some(audio), Some(delivered)) = (&self.audio, self.delivered.get_mut(1)) else { return };
        let first_sample = delivered.samples;
        delivered.frames += 1;
        delivered.samples += samples.len() as u64;
        note_pts(delivered, pts.map(Timestamp::ticks));
        let sample_rate_hz = audio.sample_rate_hz;
        each(MediaEvent::Sound(&SoundBlock { pts, first_sample, sample_rate_hz, samples }));
    }

    fn deliver_packet(&mut self, packet: &PacketFacts, each: &mut dyn FnMut(MediaEvent<'_>)) {
        if let Some(delivered) = self.delivered.iter_mut().find(|delivered| delivered.stream == packet.stream)
        {
            delivered.packets += 1;
            delivered.packet_bytes += u64::from(packet.bytes);
            delivered.keyframes += u64::from(packet.keyframe);
            delivered.corrupt_packets += u64::from(packet.corrupt);
            delivered.discarded_packets += u64::from(packet.discarded);
        }
        each(MediaEvent::Packet(packet));
    }
}

impl MediaReader for MemoryReader {
    fn container(&self) -> &ContainerFacts {
        &self.container
    }

    fn video(&self) -> &VideoFacts {
        &self.video
    }

    fn audio(&self) -> Option<&AudioFacts> {
        self.audio.as_ref()
    }

    fn read(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) -> Result<Progress, ReadError> {
        match self.parts.pop_front() {
            None => return Ok(Progress::End),
            Some(Part::Packet(packet)) => self.deliver_packet(&packet, each),
            Some(Part::Frame(frame)) => self.deliver_frame(&frame, each),
            Some(Part::Frames { next, count, .. }) if next >= count => {}
            Some(Part::Frames { next, count, first_ticks, mut picture }) => {
                let offset = i64::try_from(next).unwrap_or(i64::MAX).saturating_mul(FRAME_TICKS);
                let pts_ticks = Some(first_ticks.saturating_add(offset));
                let frame =
                    MemoryFrame { pts_ticks, keyframe: next == 0, concealed: false, picture: picture(next) };
                self.parts.push_front(Part::Frames { next: next + 1, count, first_ticks, picture });
                self.deliver_frame(&frame, each);
            }
            Some(Part::Sound { pts, samples }) => self.deliver_sound(pts, &samples, each),
            Some(Part::Fault(fault)) => each(MediaEvent::Fault(&fault)),
        }
        Ok(Progress::More)
    }

    fn delivered(&self) -> Vec<Delivered> {
        self.delivered.clone()
    }

    fn position_bytes(&self) -> u64 {
        self.delivered.iter().map(|delivered| delivered.packet_bytes).sum()
    }

    fn libraries(&self) -> BTreeMap<String, String> {
        BTreeMap::new()
    }
}

impl std::fmt::Debug for MemoryReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryReader")
            .field("video", &self.video)
            .field("audio", &self.audio)
            .finish_non_exhaustive()
    }
}

#[expect(clippy::expect_used, reason = "a positive count of ticks per second makes a time base")]
fn ticks_per_second(count: i32) -> TimeBase {
    TimeBase::new(1, count.max(1)).expect("a positive count of ticks per second makes a time base")
}

fn stream(index: u32, kind: StreamKind, ticks: i32, change: impl FnOnce(&mut StreamFacts)) -> StreamFacts {
    let mut stream = StreamFacts {
        index,
        kind,
        scanned: true,
        codec: "memory".to_owned(),
        profile: None,
        time_base: Rational { num: 1, den: i64::from(ticks) },
        start_pts: None,
        duration_ticks: None,
        frames: None,
        bit_rate: None,
        width_px: None,
        height_px: None,
        sample_aspect_ratio: None,
        rotation_degrees: None,
        pixel_format: None,
        average_frame_rate: None,
        sample_rate_hz: None,
        channels: None,
        tags: BTreeMap::new(),
    };
    change(&mut stream);
    stream
}

fn note_pts(delivered: &mut Delivered, ticks: Option<i64>) {
    delivered.first_pts = delivered.first_pts.or(ticks);
    delivered.last_pts = delivered.last_pts.max(ticks);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(value: u8) -> Picture {
        MemoryPicture::grey(4, 2, |_, _| value).into_picture()
    }

    #[test]
    fn everything_is_delivered_in_order_and_counted() {
        let mut reader = MemoryReader::new(4, 2)
            .with_audio(8_000)
            .frames(2, |number| flat(u8::try_from(number).unwrap()))
            .sound(Some(5), vec![0.0; 3])
            .frame_at(None, flat(9));
        let mut seen = Vec::new();
        while reader
            .read(&mut |event| {
                seen.push(match event {
                    MediaEvent::Frame(frame) => format!(
                        "{} {:?} {}",
                        frame.number,
                        frame.pts.map(Timestamp::ticks),
                        frame.luma.row(1)[3]
                    ),
                    MediaEvent::Sound(block) => {
                        format!("sound {} {}", block.first_sample, block.samples.len())
                    }
                    MediaEvent::Packet(_) | MediaEvent::Fault(_) => "else".to_owned(),
                });
            })
            .unwrap()
            == Progress::More
        {}
        assert_eq!(seen, ["0 Some(0) 0", "1 Some(3000) 1", "sound 0 3", "2 None 9"]);
        assert_eq!(reader.delivered()[0].frames, 3);
        assert_eq!(reader.delivered()[0].last_pts, Some(3000));
        assert_eq!(reader.delivered()[1].samples, 3);
    }
}
