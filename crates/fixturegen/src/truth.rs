//! What is true about a clip: written beside it as JSON, integers and texts only.

use serde::Serialize;

use crate::recipe::Case;

/// Everything that is known about a clip because we made it.
#[derive(Debug, Clone, Serialize)]
pub struct Truth {
    /// Version of this form.
    pub format: &'static str,
    /// File name of the clip.
    pub clip: String,
    /// What it shows.
    pub about: String,
    /// "pass", "fail", "review" or "refused": the last word of the name.
    pub outcome: String,
    /// What a verifier should find.
    pub expect: Vec<String>,
    /// How often the pictures were encoded: 1 camera original, 2 edited; 0 for files that are no video.
    pub generations: u32,
    /// The picture, unless the file is no video.
    pub picture: Option<PictureTruth>,
    /// The sound: "packing", "silent" or "none".
    pub sound: String,
    /// Creation time in the file; empty when there is none.
    pub created: String,
    /// What the burned-in clock shows at the first frame; empty when there is none.
    pub clock: String,
    /// The number burned in below it; left out when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub clock_number: String,
    /// What was done to the clip.
    pub events: Vec<Event>,
    /// What was done to the bytes.
    pub damage: Option<crate::recipe::Damage>,
    /// What is seen when, in order.
    pub stages: Vec<StageTruth>,
    /// The label.
    pub waybill: Option<WaybillTruth>,
    /// What the user of a verifier would state.
    pub case: Case,
}

/// The picture track before any damage to the bytes.
#[derive(Debug, Clone, Serialize)]
pub struct PictureTruth {
    /// Width as seen upright.
    pub width_px: usize,
    /// Height as seen upright.
    pub height_px: usize,
    /// Degrees clockwise by which the stored picture must be turned.
    pub rotation_deg: u16,
    /// Frames.
    pub frames: usize,
    /// Frames per second of the camera, as a fraction.
    pub rate: String,
    /// Whether the frames are unevenly spaced.
    pub variable: bool,
    /// Time of the last frame plus one frame interval.
    pub duration_ms: u64,
    /// Codec of the last encoding.
    pub codec: String,
    /// Bits per sample.
    pub bits: u32,
}

/// Something that was done to the clip. A point event such as a cut lies at its first frame after.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Event {
    /// Observation code.
    pub code: String,
    /// First affected output frame.
    pub f0: usize,
    /// Last affected output frame; equal to `f0` for a point event. For a dissolve: the first clean frame after.
    pub f1: usize,
    /// Time of `f0`; for a hole in the timestamps its beginning.
    pub start_ms: u64,
    /// Time of the end of `f1`.
    pub end_ms: u64,
    /// How much real time is missing.
    pub removed_ms: u64,
}

/// A stretch of the clip that shows one thing.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct StageTruth {
    /// label_shown, outside_shown, opening, contents_shown, rest, or foreign for parts of another take and black.
    pub stage: String,
    /// First frame.
    pub first_frame: usize,
    /// Last frame.
    pub last_frame: usize,
    /// Time of the first frame.
    pub start_ms: u64,
    /// End of the last frame.
    pub end_ms: u64,
}

/// The label and where it is seen.
#[derive(Debug, Clone, Serialize)]
pub struct WaybillTruth {
    /// The number on it.
    pub text: String,
    /// What is printed on it.
    pub symbols: Vec<SymbolTruth>,
    /// First frame in which the large bar code is wholly in the picture with at least 2 px per module.
    pub first_frame: Option<usize>,
    /// Last such frame.
    pub last_frame: Option<usize>,
    /// Places in a sample of frames.
    pub sightings: Vec<Sighting>,
}

/// A symbol printed on the label.
#[derive(Debug, Clone, Serialize)]
pub struct SymbolTruth {
    /// code128 or qr.
    pub symbology: String,
    /// Its text.
    pub text: String,
}

/// Where the label is in one frame. Corners clockwise from the left top as printed, pixels of the upright picture,
/// which may lie outside it.
#[derive(Debug, Clone, Serialize)]
pub struct Sighting {
    /// The frame.
    pub frame: usize,
    /// Its time.
    pub ms: u64,
    /// Width of a module of the large bar code, thousandths of a pixel.
    pub module_milli_px: i64,
    /// Reading direction of the bar code, clockwise, thousandths of a degree.
    pub angle_milli_deg: i64,
    /// Corners of the label.
    pub label_px: [[i64; 2]; 4],
    /// Corners of each symbol, in the order of `symbols`.
    pub symbols_px: Vec<[[i64; 2]; 4]>,
}
