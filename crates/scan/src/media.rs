//! What a media file gives when it is read from its start to its end: packets, frames, sound and faults, in the order of
//! reading. [`MediaReader`] is the one seam to the libraries that demux and decode.

#[cfg(feature = "ffmpeg")]
pub mod ffmpeg;
pub mod memory;
pub mod picture;

use std::collections::BTreeMap;

use onetake_report::framehash::{Hashed, HashedStream};
use onetake_report::{ContainerFacts, Delivered};
use thiserror::Error;

pub use picture::{Chroma, Luma, Orientation, Picture, PlanarPicture, Plane};

use crate::time::{TimeBase, Timestamp};

/// Reads one media file to its end.
pub trait MediaReader: Send {
    /// What the container declares.
    fn container(&self) -> &ContainerFacts;

    /// The video stream that frames come from.
    fn video(&self) -> &VideoFacts;

    /// The audio stream that sound comes from, if there is one that can be decoded.
    fn audio(&self) -> Option<&AudioFacts>;

    /// Reads on by about one packet and hands over what came out of it, in the order of reading. Frames come in
    /// presentation order. After [`Progress::End`] nothing more is handed over.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when reading cannot go on at all. Damage in the file is no error: it is handed over as a [`Fault`].
    fn read(&mut self, each: &mut dyn FnMut(MediaEvent<'_>)) -> Result<Progress, ReadError>;

    /// Counts of what has been delivered so far, one for each scanned stream, by stream index.
    fn delivered(&self) -> Vec<Delivered>;

    /// How far reading has come, in bytes of the file.
    fn position_bytes(&self) -> u64;

    /// Names and versions of the libraries that decide what comes out.
    fn libraries(&self) -> BTreeMap<String, String>;

    /// The scanned streams as a list of packet hashes names them; none where packets come without bytes.
    fn hashed_streams(&self) -> Option<HashedStreams> {
        None
    }
}

/// What stands above a list of packet hashes: see [`onetake_report::framehash`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedStreams {
    /// The version of what read the packets, such as `Lavf59.27.100`.
    pub software: String,
    /// When the file starts, in microseconds of its own timestamps: listed times count from there.
    pub start_us: i64,
    /// The streams, picture first.
    pub streams: Vec<ListedStream>,
}

/// A stream of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedStream {
    /// Index in the file.
    pub index: u32,
    /// What the list says of it.
    pub described: HashedStream,
    /// What the list says of packets that state no duration: FFmpeg fills in that of the mean rate of frames, or
    /// of the samples that each packet of the codec has; 0 where there is neither.
    pub filled_duration: i64,
    /// How long before its presentation the first packet is decoded where the file states no decoding times, in microseconds:
    /// as many frames as the codec reorders, at the mean rate.
    pub reorder_us: i64,
}

/// Whether there is more to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There may be more.
    More,
    /// The end of the file has been reached and everything was handed over. It proves nothing about completeness.
    End,
}

/// One thing that came out of the file.
#[derive(Debug, Clone, Copy)]
pub enum MediaEvent<'a> {
    /// A packet as it is stored, before it is decoded.
    Packet(&'a PacketFacts),
    /// A decoded picture.
    Frame(&'a Frame<'a>),
    /// A decoded block of sound.
    Sound(&'a SoundBlock<'a>),
    /// Damage, met while reading or decoding.
    Fault(&'a Fault),
}

/// The scanned video stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VideoFacts {
    /// Index in the file.
    pub stream: u32,
    /// Unit of its timestamps.
    pub time_base: TimeBase,
    /// Coded width in pixels.
    pub width_px: u32,
    /// Coded height in pixels.
    pub height_px: u32,
    /// How a player turns the coded picture.
    pub orientation: Orientation,
}

/// The scanned audio stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudioFacts {
    /// Index in the file.
    pub stream: u32,
    /// Unit of its timestamps.
    pub time_base: TimeBase,
    /// Samples per second.
    pub sample_rate_hz: u32,
    /// Codec name as FFmpeg uses it.
    pub codec: String,
}

/// A packet of a scanned stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketFacts {
    /// Index of its stream.
    pub stream: u32,
    /// Whether the stream is the scanned video stream.
    pub is_video: bool,
    /// Presentation timestamp as stored.
    pub pts: Option<Timestamp>,
    /// Decoding timestamp as stored.
    pub dts: Option<Timestamp>,
    /// Duration in ticks of the stream's time base; none when not stated.
    pub duration_ticks: Option<i64>,
    /// Size in bytes.
    pub bytes: u32,
    /// Position in the file, where the container knows it.
    pub position: Option<u64>,
    /// Marked as a keyframe.
    pub keyframe: bool,
    /// Marked corrupt by the demuxer.
    pub corrupt: bool,
    /// Decoded but not shown, as an edit list asks.
    pub discarded: bool,
    /// Parameter sets or another new codec configuration came with it.
    pub new_parameters: bool,
    /// Digests of what it holds; none where the reader has no bytes.
    pub hashes: Option<PacketDigests>,
}

/// Digests of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketDigests {
    /// Of its bytes.
    pub data: Hashed,
    /// Of each thing that the container says beside them.
    pub side_data: Vec<Hashed>,
}

/// A decoded picture in presentation order.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Number in presentation order, from 0.
    pub number: u64,
    /// Presentation timestamp as the file states it.
    pub pts: Option<Timestamp>,
    /// Duration in ticks of the stream's time base; none when not stated.
    pub duration_ticks: Option<i64>,
    /// Coded without reference to others.
    pub keyframe: bool,
    /// Decoded with errors that the decoder concealed.
    pub concealed: bool,
    /// Brightness, in coded orientation.
    pub luma: Luma<'a>,
    /// The picture behind it. A clone keeps it after the event; it shares the decoder's memory and copies nothing, so keep a
    /// few and not many.
    pub picture: &'a Picture,
}

/// A decoded block of sound, mixed to one channel.
#[derive(Debug, Clone, Copy)]
pub struct SoundBlock<'a> {
    /// Timestamp of the first sample as the file states it.
    pub pts: Option<Timestamp>,
    /// Number of the first sample, counted over all blocks delivered before.
    pub first_sample: u64,
    /// Samples per second.
    pub sample_rate_hz: u32,
    /// Samples, nominally -1 to 1.
    pub samples: &'a [f32],
}

/// Damage met while reading or decoding: a fact about the file, not an error of the scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What happened.
    pub kind: FaultKind,
    /// Index of the stream concerned.
    pub stream: Option<u32>,
    /// Where: the timestamp of the packet, or of the last one before.
    pub at: Option<Timestamp>,
    /// Position in the file, where known.
    pub position: Option<u64>,
    /// What the library said; for people, never for decisions.
    pub message: String,
}

/// The kinds of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// The demuxer reported an error and went on.
    Demux,
    /// The decoder refused a packet.
    Decode,
    /// Reading stopped before the end because of an error in the file.
    Stopped,
    /// The file changed while it was read.
    Changed,
}

/// Why a file could not be opened for reading as media.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MediaOpenError {
    /// Not a container of the kinds that are read.
    #[error(
        "not a video file of a kind that onetake reads (found {found}); do not convert it: use the recorder's original file"
    )]
    UnknownFormat {
        /// What the beginning of the file looks like.
        found: String,
    },
    /// A text file that names other files, such as a playlist.
    #[error("a {kind} that points at other files, not a video; give the video file itself")]
    Playlist {
        /// What it is.
        kind: &'static str,
    },
    /// The container is damaged so far that nothing can be read.
    #[error(
        "the file is damaged or incomplete: its {format} container cannot be read ({message}); copy it anew, whole, from the recorder"
    )]
    Damaged {
        /// The container.
        format: String,
        /// What the library said.
        message: String,
    },
    /// There is no video stream.
    #[error("the file has no video stream ({streams}); give the video, not only its sound")]
    NoVideo {
        /// The streams that there are.
        streams: String,
    },
    /// The video codec is not one that is read.
    #[error("the video is coded as {codec}, which onetake does not decode")]
    UnknownCodec {
        /// The codec.
        codec: String,
    },
    /// The file asks for more than the limits allow.
    #[error("the video declares {what} of {declared}, above the limit of {limit}")]
    AboveLimit {
        /// What.
        what: &'static str,
        /// How much the file declares.
        declared: u64,
        /// How much is allowed.
        limit: u64,
    },
    /// The video stream has no sound time base.
    #[error("the video stream states a time base of {num}/{den}, which is not a unit of time")]
    BadTimeBase {
        /// Numerator.
        num: i32,
        /// Denominator.
        den: i32,
    },
    /// Reading the file failed.
    #[error("reading the file failed")]
    Io(#[from] std::io::Error),
    /// The library failed in itself.
    #[error("the media library failed at {action}: {message}")]
    Library {
        /// What was tried.
        action: &'static str,
        /// What it said.
        message: String,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

/// Why reading could not go on.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Reading the file failed: a disk or a network share, not damage inside the file.
    #[error("reading the file failed")]
    Io(#[source] std::io::Error),
    /// The library failed in itself, such as for want of memory.
    #[error("the media library failed at {action}: {message}")]
    Library {
        /// What was tried.
        action: &'static str,
        /// What it said.
        message: String,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}
