//! Opening of the container and of its decoders.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Once};

use ffmpeg_next as ffmpeg;
use ffmpeg_next::codec::{self, threading};
use ffmpeg_next::format::context::{Input, StreamIo};
use ffmpeg_next::format::stream::Stream;
use ffmpeg_next::{Dictionary, Error as FfmpegError, decoder};
use onetake_report::StreamKind;

use super::watched::{IoState, WatchedReader};
use super::{allowed, facts, raw};
use crate::media::{AudioFacts, MediaOpenError, VideoFacts};
use crate::source::ByteView;
use crate::time::TimeBase;
use crate::{CancelToken, Limits};

/// Large enough that a slow network share is asked seldom.
const IO_BUFFER_BYTES: usize = 256 << 10;

/// How much of the file's beginning is looked at before FFmpeg sees it.
const HEAD_BYTES: usize = 4096;

/// Opens the container on the bytes, after a look at its beginning.
pub(super) fn container(
    bytes: &ByteView,
    io: &Arc<IoState>,
    cancel: &CancelToken,
) -> Result<Input, MediaOpenError> {
    prepare();
    let mut head = vec![0; HEAD_BYTES];
    let count = bytes.read_at(0, &mut head)?;
    head.truncate(count);
    if let Some(kind) = allowed::playlist(&head) {
        return Err(MediaOpenError::Playlist { kind });
    }
    let reader = WatchedReader { bytes: bytes.reader(), state: Arc::clone(io) };
    let stream_io = StreamIo::from_read_seek_with_capacity(reader, IO_BUFFER_BYTES)
        .map_err(|error| library("making a reader", error))?;
    let mut options = Dictionary::new();
    options.set("format_whitelist", allowed::DEMUXERS);
    options.set("protocol_whitelist", allowed::PROTOCOLS);
    options.set("codec_whitelist", allowed::DECODERS);
    let interrupt = cancel.clone();
    let opened =
        ffmpeg::format::input_from_stream_with_interrupt(stream_io, None, Some(options), move || {
            interrupt.is_cancelled()
        });
    opened.map_err(|error| open_error(error, &head, io, cancel))
}

/// Makes FFmpeg ready, once. It writes to the standard error stream of whoever calls it, unless told not to.
fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Fills the table of error texts; nothing in it can fail.
        let _ = ffmpeg::init();
        ffmpeg::log::set_level(ffmpeg::log::Level::Quiet);
    });
}

fn open_error(error: FfmpegError, head: &[u8], io: &IoState, cancel: &CancelToken) -> MediaOpenError {
    if cancel.is_cancelled() {
        return MediaOpenError::Cancelled;
    }
    if let Some(error) = io.take_error() {
        return MediaOpenError::Io(error);
    }
    match allowed::container(head) {
        Some(format) => MediaOpenError::Damaged { format: format.to_owned(), message: error.to_string() },
        None => MediaOpenError::UnknownFormat { found: allowed::describe(head) },
    }
}

/// The first video stream that can be decoded, and its decoder.
pub(super) fn video<'a>(
    input: &'a Input,
    threads: NonZeroUsize,
    limits: &Limits,
) -> Result<(Stream<'a>, decoder::Video), MediaOpenError> {
    let videos = || input.streams().filter(|stream| facts::kind(stream) == StreamKind::Video);
    let mut refused = None;
    for stream in videos() {
        let parameters = raw::parameters(&stream);
        let side = |side: i32| u64::try_from(side).unwrap_or(0);
        let pixels = side(parameters.width).saturating_mul(side(parameters.height));
        within("a frame size in pixels", pixels, limits.frame_pixels)?;
        match opened(&stream, threads).and_then(|opened| opened.video().ok()) {
            Some(decoder) => return Ok((stream, decoder)),
            None => refused = refused.or(Some(parameters.codec)),
        }
    }
    match refused {
        Some(codec) => Err(MediaOpenError::UnknownCodec { codec }),
        None => Err(MediaOpenError::NoVideo { streams: list_streams(input) }),
    }
}

/// The first audio stream that can be decoded. Sound that cannot is no reason to refuse the pictures.
pub(super) fn audio(input: &Input) -> Option<(AudioFacts, decoder::Audio)> {
    input.streams().filter(|stream| facts::kind(stream) == StreamKind::Audio).find_map(|stream| {
        let parameters = raw::parameters(&stream);
        let base = stream.time_base();
        let facts = AudioFacts {
            stream: facts::index(&stream),
            time_base: TimeBase::new(base.numerator(), base.denominator())?,
            sample_rate_hz: u32::try_from(parameters.sample_rate).ok().filter(|&rate| rate > 0)?,
            codec: parameters.codec,
        };
        Some((facts, opened(&stream, NonZeroUsize::MIN)?.audio().ok()?))
    })
}

fn opened(stream: &Stream<'_>, threads: NonZeroUsize) -> Option<decoder::Opened> {
    let mut context = codec::Context::from_parameters(stream.parameters()).ok()?;
    context.set_flags(codec::Flags::BITEXACT);
    context.set_threading(threading::Config {
        kind: threading::Type::Frame,
        count: threads.get(),
        ..threading::Config::default()
    });
    let codec = decoder::find(context.id())?;
    if !allowed::decoder(codec.name()) {
        return None;
    }
    let mut decoder = context.decoder();
    decoder.set_packet_time_base(stream.time_base());
    decoder.open_as(codec).ok()
}

/// What is known of the video stream before its first frame.
pub(super) fn video_facts(stream: &Stream<'_>) -> Result<VideoFacts, MediaOpenError> {
    let parameters = raw::parameters(stream);
    let base = stream.time_base();
    let (num, den) = (base.numerator(), base.denominator());
    Ok(VideoFacts {
        stream: facts::index(stream),
        time_base: TimeBase::new(num, den).ok_or(MediaOpenError::BadTimeBase { num, den })?,
        width_px: u32::try_from(parameters.width).unwrap_or(0),
        height_px: u32::try_from(parameters.height).unwrap_or(0),
        orientation: facts::orientation(stream),
    })
}

/// Refuses what is declared above a limit.
pub(super) fn within(what: &'static str, declared: u64, limit: u64) -> Result<(), MediaOpenError> {
    if declared > limit {
        return Err(MediaOpenError::AboveLimit { what, declared, limit });
    }
    Ok(())
}

fn list_streams(input: &Input) -> String {
    let names: Vec<String> = input.streams().map(|stream| raw::parameters(&stream).codec).collect();
    if names.is_empty() { "no streams at all".to_owned() } else { format!("found: {}", names.join(", ")) }
}

fn library(action: &'static str, error: FfmpegError) -> MediaOpenError {
    MediaOpenError::Library { action, message: error.to_string() }
}

/// Versions and names of what reads the file, for the record.
pub(super) fn libraries(video: &decoder::Video, audio: Option<&decoder::Audio>) -> BTreeMap<String, String> {
    let version = |number: u32| format!("{}.{}.{}", number >> 16, (number >> 8) & 0xff, number & 0xff);
    let mut libraries = BTreeMap::from([
        ("libavcodec".to_owned(), version(codec::version())),
        ("libavformat".to_owned(), version(ffmpeg::format::version())),
    ]);
    let mut name = |role: &str, context: &codec::Context| {
        if let Some(name) = raw::decoder_name(context) {
            libraries.insert(role.to_owned(), name);
        }
    };
    name("video_decoder", video);
    if let Some(audio) = audio {
        name("audio_decoder", audio);
    }
    libraries
}
