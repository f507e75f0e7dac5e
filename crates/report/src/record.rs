use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Code, ContainerFacts, Delivered, Format, Observation, ObserverCoverage, Rational, Span};

/// What a scan saw: measured facts and how far they reach. It knows no policy and no expected waybill.
///
/// All but [`run`](Self::run) is the *body*: the same bytes scanned by the same version give the same body on any machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScanRecord {
    /// Format and version of this file.
    pub format: Format,
    /// What made it.
    pub tool: Tool,
    /// The file that was scanned.
    pub source: SourceFacts,
    /// What its container declares.
    pub container: ContainerFacts,
    /// What its scanned streams delivered.
    pub delivered: Vec<Delivered>,
    /// The take as it is shown.
    pub timeline: Timeline,
    /// How much each observer could judge, in the order of the observers.
    pub coverage: Vec<ObserverCoverage>,
    /// What was observed, in the order of time.
    pub observations: Vec<Observation>,
    /// The frames that were kept as pictures.
    pub stills: Vec<Still>,
    /// The list of the hashes of all packets, which lies beside the record; none where it was not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packet_hashes: Option<PacketHashesRef>,
    /// What was seen but left out to keep the record small.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub omitted: Vec<Omitted>,
    /// When, where and how long: everything that may differ between two scans of the same bytes.
    pub run: ScanRun,
}

impl ScanRecord {
    /// A record of that source in which nothing was observed yet.
    #[must_use]
    pub fn new(tool: Tool, source: SourceFacts, timeline: Timeline) -> Self {
        Self {
            format: Format::record(),
            tool,
            source,
            container: ContainerFacts::default(),
            delivered: Vec::new(),
            timeline,
            coverage: Vec::new(),
            observations: Vec::new(),
            stills: Vec::new(),
            packet_hashes: None,
            omitted: Vec::new(),
            run: ScanRun::default(),
        }
    }
}

/// The program that wrote a file, and the versions of what its results depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tool {
    /// Name of the program.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Versions of the libraries that decode and read: `libavcodec`, `zxing-cpp`, ...
    pub libraries: BTreeMap<String, String>,
}

/// The identity of the scanned bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceFacts {
    /// SHA-256 of the whole file, 64 lower-case hexadecimal digits, as `sha256sum` prints it.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// A list of packet hashes, by its own digest: see [`framehash`](crate::framehash).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PacketHashesRef {
    /// SHA-256 of the list's text, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Count of its packets.
    pub packets: u64,
}

/// The take as it is shown: frames in presentation order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// Index of the video stream.
    pub stream: u32,
    /// Frames shown.
    pub frames: u64,
    /// The whole take.
    pub span: Span,
    /// Exact timestamp of the take's first picture, in `time_base`: the zero of all spans. It is that of the first frame
    /// shown, of packets before it that no picture came out of, or the earliest one where timestamps step back.
    pub origin_pts: Option<i64>,
    /// Unit of the video timestamps in seconds.
    pub time_base: Rational,
    /// Median interval between frames in microseconds, named holes in the timestamps left out.
    pub median_interval_us: Option<i64>,
    /// Width of the picture as it is shown, after rotation, in pixels.
    pub shown_width_px: u32,
    /// Height of the picture as it is shown, after rotation, in pixels.
    pub shown_height_px: u32,
}

/// A frame kept as a JPEG picture beside the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Still {
    /// Number of this still in its record, from 0.
    pub id: u32,
    /// Name of its file in the folder of stills.
    pub file: String,
    /// SHA-256 of that file.
    pub sha256: String,
    /// Time of the frame in milliseconds from the first frame shown.
    pub at_ms: i64,
    /// Number of the frame.
    pub frame: u64,
    /// Why it was kept.
    pub purpose: StillPurpose,
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
}

/// Why a frame was kept as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StillPurpose {
    /// A label at its sharpest.
    Label,
    /// The last frame before a flagged moment.
    Before,
    /// The first frame after a flagged moment.
    After,
    /// A frame inside a flagged span.
    Within,
    /// One of an even strip over the whole take.
    Strip,
}

/// A count of observations that were left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Omitted {
    /// Which observations.
    #[serde(deserialize_with = "crate::code::open")]
    pub code: Code,
    /// How many.
    pub count: u64,
    /// From the first to the last of them.
    pub span: Span,
}

/// The circumstances of a scan; not part of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScanRun {
    /// When the scan began, RFC 3339 in UTC.
    pub started_at: Option<String>,
    /// How long it took, in milliseconds.
    pub elapsed_ms: Option<u64>,
    /// The path as it was given. Hostile input: escape it wherever it is shown.
    pub path: Option<String>,
    /// Last change of the file as the file system states it, RFC 3339 in UTC.
    pub modified_at: Option<String>,
    /// Operating system and processor.
    pub platform: Option<String>,
}

/// One file of the folder of stills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StillPicture {
    /// Its name, such as `0007-after-00m04s240.jpg`.
    pub file: String,
    /// Its bytes.
    pub jpeg: Vec<u8>,
}
