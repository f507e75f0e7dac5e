//! The one place that names FFmpeg: reads a media file through the handle that is hashed.
//!
//! * Demuxers, decoders and protocols are allowed by name; a playlist cannot lead to another file.
//! * Every packet is read by itself, so that no error is skipped; end of file is taken for nothing but that.
//! * Timestamps pass as the file states them.
//! * Several threads decode a sound stream alike in every run, and a damaged one not: what they conceal depends on which
//!   came first. So the caller says how many, and reads a damaged file again with one.

mod allowed;
mod facts;
mod hashes;
mod open;
mod picture;
mod raw;
mod sound;
mod watched;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

use ffmpeg_next as ffmpeg;
use ffmpeg_next::codec::packet::side_data::Type as SideDataType;
use ffmpeg_next::format::context::Input;
use ffmpeg_next::{Error as FfmpegError, Packet, decoder, frame};
use onetake_report::{ContainerFacts, Delivered};

pub use self::allowed::{DECODERS, DEMUXERS};
use self::watched::IoState;
use crate::CancelToken;
use crate::Limits;
use crate::media::{
    AudioFacts, Fault, FaultKind, Frame, HashedStreams, MediaEvent, MediaOpenError, MediaReader, PacketFacts,
    Picture, Progress, ReadError, SoundBlock, VideoFacts,
};
use crate::source::ByteView;
use crate::time::{TimeBase, Timestamp};

/// Errors of the demuxer in a row after which reading stops.
const DEMUX_ERRORS_IN_A_ROW: u32 = 100;

/// Errors of a decoder in a row, without a new packet, after which it is left alone until the next packet.
const DECODE_ERRORS_IN_A_ROW: u32 = 32;

/// Reads a video file with FFmpeg.
pub struct FfmpegReader {
    input: Input,
    container: ContainerFacts,
    video_facts: VideoFacts,
    audio_facts: Option<AudioFacts>,
    video: decoder::Video,
    audio: Option<decoder::Audio>,
    counts: Vec<Delivered>,
    io: Arc<IoState>,
    cancel: CancelToken,
    limits: Limits,
    libraries: BTreeMap<String, String>,
    hashed_streams: Option<HashedStreams>,
    mixed: Vec<f32>,
    last_video_pts: Option<Timestamp>,
    /// Whether a video packet has stated when it is shown.
    states_pts: bool,
    position_bytes: u64,
    demux_errors_in_a_row: u32,
    ended: bool,
}

impl FfmpegReader {
    /// Opens the container and its decoders, with so many threads to decode.
    ///
    /// # Errors
    ///
    /// [`MediaOpenError`] when nothing of it can be judged; each variant says why.
    pub fn open(
        bytes: &ByteView,
        threads: NonZeroUsize,
        limits: &Limits,
        cancel: &CancelToken,
    ) -> Result<Self, MediaOpenError> {
        let io = Arc::new(IoState::default());
        let input = open::container(bytes, &io, cancel)?;
        let mut container = facts::container(&input);
        open::within("a count of streams", container.streams.len() as u64, limits.streams.into())?;
        let (stream, video) = open::video(&input, threads, limits)?;
        let video_facts = open::video_facts(&stream)?;
        let audio = open::audio(&input);
        let mut scanned = vec![video_facts.stream];
        let (audio_facts, audio) = match audio {
            Some((facts, decoder)) => {
                scanned.push(facts.stream);
                (Some(facts), Some(decoder))
            }
            None => (None, None),
        };
        scanned.sort_unstable();
        for stream in &mut container.streams {
            stream.scanned = scanned.contains(&stream.index);
        }
        let libraries = open::libraries(&video, audio.as_ref());
        let listed = [Some(video_facts.stream), audio_facts.as_ref().map(|audio| audio.stream)];
        let hashed_streams = hashes::streams(&input, listed.into_iter().flatten());
        Ok(Self {
            input,
            container,
            video_facts,
            audio_facts,
            video,
            audio,
            counts: scanned.into_iter().map(Delivered::nothing_yet).collect(),
            io,
            cancel: cancel.clone(),
            limits: limits.clone(),
            libraries,
            hashed_streams,
            mixed: Vec::new(),
            last_video_pts: None,
            states_pts: false,
            position_bytes: 0,
            demux_errors_in_a_row: 0,
            ended: false,
        })
    }

    fn read_packet(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) -> Result<Progress, ReadError> {
        let mut packet = Packet::empty();
        match packet.read(&mut self.input) {
            Ok(()) => {
                self.demux_errors_in_a_row = 0;
                self.take_packet(&packet, each);
                Ok(Progress::More)
            }
            Err(error) => {
                if self.cancel.is_cancelled() {
                    return Err(ReadError::Cancelled);
                }
                if let Some(error) = self.io.take_error() {
                    return Err(ReadError::Io(error));
                }
                if error == FfmpegError::Eof {
                    self.drain(each);
                    return Ok(Progress::End);
                }
                self.demux_errors_in_a_row += 1;
                let stopped = self.demux_errors_in_a_row >= DEMUX_ERRORS_IN_A_ROW;
                let kind = if stopped { FaultKind::Stopped } else { FaultKind::Demux };
                self.fault(kind, None, None, &error, each);
                if stopped {
                    self.drain(each);
                    return Ok(Progress::End);
                }
                Ok(Progress::More)
            }
        }
    }

    fn take_packet(&mut self, packet: &Packet, each: &mut dyn FnMut(MediaEvent<'_>)) {
        let stream = u32::try_from(packet.stream()).unwrap_or(u32::MAX);
        let is_video = stream == self.video_facts.stream;
        let time_base = if is_video {
            self.video_facts.time_base
        } else {
            match &self.audio_facts {
                Some(audio) if audio.stream == stream => audio.time_base,
                _ => return,
            }
        };
        let facts = packet_facts(packet, stream, is_video, time_base);
        if let Some(position) = facts.position {
            self.position_bytes = self.position_bytes.max(position.saturating_add(facts.bytes.into()));
        }
        let Some(counts) = self.counts.iter_mut().find(|counts| counts.stream == stream) else { return };
        counts.packets += 1;
        counts.packet_bytes += u64::from(facts.bytes);
        counts.keyframes += u64::from(facts.keyframe);
        counts.corrupt_packets += u64::from(facts.corrupt);
        counts.discarded_packets += u64::from(facts.discarded);
        self.states_pts |= is_video && facts.pts.is_some();
        each(MediaEvent::Packet(&facts));
        if u64::from(facts.bytes) > self.limits.packet_bytes {
            counts.refused_packets += 1;
            let error = FfmpegError::Other { errno: ffmpeg::error::E2BIG };
            self.fault(FaultKind::Decode, Some(&facts), Some(stream), &error, each);
            return;
        }
        let sent = if is_video {
            self.video.send_packet(packet)
        } else if let Some(audio) = &mut self.audio {
            audio.send_packet(packet)
        } else {
            return;
        };
        if let Err(error) = sent {
            counts.refused_packets += 1;
            self.fault(FaultKind::Decode, Some(&facts), Some(stream), &error, each);
        }
        if is_video {
            self.receive_frames(each);
        } else {
            self.receive_sound(each);
        }
    }

    /// Hands over what the decoders still hold.
    fn drain(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) {
        if self.video.send_eof().is_ok() {
            self.receive_frames(each);
        }
        if self.audio.as_mut().is_some_and(|audio| audio.send_eof().is_ok()) {
            self.receive_sound(each);
        }
    }

    fn receive_frames(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) {
        let mut errors_in_a_row = 0;
        // Frames behind a damaged one may still come; a decoder that is done says so.
        while errors_in_a_row < DECODE_ERRORS_IN_A_ROW {
            let mut decoded = frame::Video::empty();
            match self.video.receive_frame(&mut decoded) {
                Ok(()) => {
                    errors_in_a_row = 0;
                    self.take_frame(decoded, each);
                }
                Err(error) if is_pause(error) => return,
                Err(error) => {
                    errors_in_a_row += 1;
                    let stream = self.video_facts.stream;
                    self.fault(FaultKind::Decode, None, Some(stream), &error, each);
                }
            }
        }
    }

    fn take_frame(&mut self, decoded: frame::Video, each: &mut dyn FnMut(MediaEvent<'_>)) {
        let stream = self.video_facts.stream;
        let time_base = self.video_facts.time_base;
        // Containers such as AVI store decoding times alone; FFmpeg's best effort is then their order of presentation. Where
        // packets state times of presentation, it would be a guess among them.
        let ticks = decoded.pts().or_else(|| decoded.timestamp().filter(|_| !self.states_pts));
        let pts = ticks.map(|ticks| Timestamp::new(ticks, time_base));
        let duration_ticks = Some(decoded.packet().duration).filter(|&duration| duration > 0);
        let concealed = decoded.is_corrupt() || decoded.has_decode_errors();
        let keyframe = decoded.is_key();
        let Some(counts) = self.counts.iter_mut().find(|counts| counts.stream == stream) else { return };
        let pixels = u64::from(decoded.width()) * u64::from(decoded.height());
        if pixels > self.limits.frame_pixels {
            let error = FfmpegError::Other { errno: ffmpeg::error::E2BIG };
            self.fault(FaultKind::Decode, None, Some(stream), &error, each);
            return;
        }
        let Some(picture) = picture::DecodedPicture::new(decoded, self.video_facts.orientation) else {
            self.fault(FaultKind::Decode, None, Some(stream), &FfmpegError::InvalidData, each);
            return;
        };
        let number = counts.frames;
        counts.frames += 1;
        counts.concealed_frames += u64::from(concealed);
        note_pts(counts, ticks, duration_ticks);
        self.last_video_pts = pts.or(self.last_video_pts);
        let picture = Picture::new(picture);
        let luma = picture.luma();
        each(MediaEvent::Frame(&Frame {
            number,
            pts,
            duration_ticks,
            keyframe,
            concealed,
            luma,
            picture: &picture,
        }));
    }

    fn receive_sound(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) {
        let Some(AudioFacts { stream, time_base, .. }) = self.audio_facts else { return };
        let mut errors_in_a_row = 0;
        while errors_in_a_row < DECODE_ERRORS_IN_A_ROW {
            let mut decoded = frame::Audio::empty();
            let received = match &mut self.audio {
                Some(audio) => audio.receive_frame(&mut decoded),
                None => return,
            };
            if let Err(error) = received {
                if is_pause(error) {
                    return;
                }
                errors_in_a_row += 1;
                self.fault(FaultKind::Decode, None, Some(stream), &error, each);
                continue;
            }
            errors_in_a_row = 0;
            let Some(counts) = self.counts.iter_mut().find(|counts| counts.stream == stream) else { return };
            self.mixed.clear();
            if !sound::mix(&decoded, &mut self.mixed) {
                self.fault(FaultKind::Decode, None, Some(stream), &FfmpegError::InvalidData, each);
                continue;
            }
            let ticks = decoded.pts();
            let first_sample = counts.samples;
            counts.frames += 1;
            counts.samples += self.mixed.len() as u64;
            note_pts(counts, ticks, Some(decoded.packet().duration).filter(|&duration| duration > 0));
            each(MediaEvent::Sound(&SoundBlock {
                pts: ticks.map(|ticks| Timestamp::new(ticks, time_base)),
                first_sample,
                sample_rate_hz: decoded.rate(),
                samples: &self.mixed,
            }));
        }
    }

    fn fault(
        &self,
        kind: FaultKind,
        packet: Option<&PacketFacts>,
        stream: Option<u32>,
        error: &FfmpegError,
        each: &mut dyn FnMut(MediaEvent<'_>),
    ) {
        each(MediaEvent::Fault(&Fault {
            kind,
            stream,
            at: packet.and_then(|packet| packet.pts.or(packet.dts)).or(self.last_video_pts),
            position: packet.and_then(|packet| packet.position),
            message: error.to_string(),
        }));
    }
}

impl MediaReader for FfmpegReader {
    fn container(&self) -> &ContainerFacts {
        &self.container
    }

    fn video(&self) -> &VideoFacts {
        &self.video_facts
    }

    fn audio(&self) -> Option<&AudioFacts> {
        self.audio_facts.as_ref()
    }

    fn read(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) -> Result<Progress, ReadError> {
        if self.ended {
            return Ok(Progress::End);
        }
        if self.cancel.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        let progress = self.read_packet(each)?;
        self.ended = progress == Progress::End;
        Ok(progress)
    }

    fn delivered(&self) -> Vec<Delivered> {
        self.counts.clone()
    }

    fn position_bytes(&self) -> u64 {
        self.position_bytes
    }

    fn libraries(&self) -> BTreeMap<String, String> {
        self.libraries.clone()
    }

    fn hashed_streams(&self) -> Option<HashedStreams> {
        self.hashed_streams.clone()
    }
}

impl std::fmt::Debug for FfmpegReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FfmpegReader").field("video", &self.video_facts).finish_non_exhaustive()
    }
}

fn packet_facts(packet: &Packet, stream: u32, is_video: bool, time_base: TimeBase) -> PacketFacts {
    let at = |ticks: Option<i64>| ticks.map(|ticks| Timestamp::new(ticks, time_base));
    PacketFacts {
        stream,
        is_video,
        pts: at(packet.pts()),
        dts: at(packet.dts()),
        duration_ticks: Some(packet.duration()).filter(|&duration| duration > 0),
        bytes: u32::try_from(packet.size()).unwrap_or(u32::MAX),
        position: u64::try_from(packet.position()).ok(),
        keyframe: packet.is_key(),
        corrupt: packet.is_corrupt(),
        discarded: raw::is_discarded(packet),
        new_parameters: packet
            .side_data()
            .any(|side| matches!(side.kind(), SideDataType::NewExtraData | SideDataType::ParamChange)),
        hashes: Some(hashes::of_packet(packet)),
    }
}

fn note_pts(counts: &mut Delivered, ticks: Option<i64>, duration_ticks: Option<i64>) {
    let Some(ticks) = ticks else { return };
    counts.first_pts.get_or_insert(ticks);
    if counts.last_pts.is_none_or(|last| ticks >= last) {
        counts.last_pts = Some(ticks);
        counts.last_duration_ticks = duration_ticks;
    }
}

/// Whether a decoder only says that it wants more, or that it is done.
fn is_pause(error: FfmpegError) -> bool {
    error == FfmpegError::Eof || error == FfmpegError::Other { errno: ffmpeg::error::EAGAIN }
}
