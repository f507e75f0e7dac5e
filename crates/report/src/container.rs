use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An exact ratio of two integers, as the file states it; a denominator of 0 means that the file states none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rational {
    /// Numerator.
    pub num: i64,
    /// Denominator.
    pub den: i64,
}

/// What the container declares before anything is decoded. Declarations are claims: see [`Delivered`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContainerFacts {
    /// Short name of the format as FFmpeg uses it, such as `mov,mp4,m4a,3gp,3g2,mj2`.
    pub format: String,
    /// Declared duration in microseconds.
    pub duration_us: Option<i64>,
    /// Whether the duration was stated by the file, not estimated from its size or last packets.
    pub duration_stated: bool,
    /// Textual tags of the file, lower-case names. A place of recording is said to be there, its value withheld.
    pub tags: BTreeMap<String, String>,
    /// The streams, by index.
    pub streams: Vec<StreamFacts>,
}

/// What the container declares about one stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StreamFacts {
    /// Index in the file.
    pub index: u32,
    /// What it carries.
    pub kind: StreamKind,
    /// Whether this scan looked at it: the first usable video and audio streams.
    pub scanned: bool,
    /// Codec name as FFmpeg uses it, such as `h264`.
    pub codec: String,
    /// Profile name, where the codec has one.
    pub profile: Option<String>,
    /// Unit of the timestamps in seconds.
    pub time_base: Rational,
    /// Declared first timestamp, in `time_base`.
    pub start_pts: Option<i64>,
    /// Declared duration, in `time_base`.
    pub duration_ticks: Option<i64>,
    /// Declared count of frames or sound packets; none when the container states none.
    pub frames: Option<u64>,
    /// Declared bit rate in bits per second.
    pub bit_rate: Option<i64>,
    /// Coded width in pixels, before rotation (video).
    pub width_px: Option<u32>,
    /// Coded height in pixels, before rotation (video).
    pub height_px: Option<u32>,
    /// Width of a pixel over its height (video).
    pub sample_aspect_ratio: Option<Rational>,
    /// Clockwise rotation that a player applies, in degrees: 0, 90, 180 or 270 (video).
    pub rotation_degrees: Option<u32>,
    /// Pixel format as FFmpeg names it (video).
    pub pixel_format: Option<String>,
    /// Declared average frame rate (video).
    pub average_frame_rate: Option<Rational>,
    /// Samples per second (audio).
    pub sample_rate_hz: Option<u32>,
    /// Channels (audio).
    pub channels: Option<u32>,
    /// Textual tags of the stream, lower-case names.
    pub tags: BTreeMap<String, String>,
}

/// What a stream carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    /// Pictures in motion.
    Video,
    /// Sound.
    Audio,
    /// A still picture attached to the file, such as a cover.
    AttachedPicture,
    /// Subtitles.
    Subtitle,
    /// Anything else, such as telemetry.
    Data,
}

/// What one scanned stream delivered when it was read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Delivered {
    /// Index of the stream in the file.
    pub stream: u32,
    /// Packets read.
    pub packets: u64,
    /// Sum of their sizes.
    pub packet_bytes: u64,
    /// Packets marked as keyframes.
    pub keyframes: u64,
    /// Packets that the demuxer marked corrupt.
    pub corrupt_packets: u64,
    /// Packets that the decoder refused.
    pub refused_packets: u64,
    /// Packets decoded but not shown, as an edit list asks.
    pub discarded_packets: u64,
    /// Frames decoded (video), or blocks of samples (audio).
    pub frames: u64,
    /// Frames decoded with errors.
    pub concealed_frames: u64,
    /// Samples per channel decoded (audio).
    pub samples: u64,
    /// First timestamp delivered, in the stream's time base.
    pub first_pts: Option<i64>,
    /// Largest timestamp delivered, in the stream's time base.
    pub last_pts: Option<i64>,
    /// Duration of the frame with the largest timestamp, in the stream's time base, where stated.
    pub last_duration_ticks: Option<i64>,
}

impl Delivered {
    /// Before the first packet of a stream.
    #[must_use]
    pub fn nothing_yet(stream: u32) -> Self {
        Self {
            stream,
            packets: 0,
            packet_bytes: 0,
            keyframes: 0,
            corrupt_packets: 0,
            refused_packets: 0,
            discarded_packets: 0,
            frames: 0,
            concealed_frames: 0,
            samples: 0,
            first_pts: None,
            last_pts: None,
            last_duration_ticks: None,
        }
    }
}
