//! Looks for labels in a picture or a video.

use onetake_report::Code;
use onetake_report::facts::{ReadingKind, WaybillText, WaybillUnread};
use serde::Serialize;

use super::still;
use onetake_judge::advice::{Advice, advice_for_reading, advice_for_unread};
use onetake_report::wire::{self, WireError};
use onetake_scan::media::MediaReader;
use onetake_scan::media::ffmpeg::FfmpegReader;
use onetake_scan::observe::waybill::Waybill;
use onetake_scan::observe::{DraftSpan, ObservationDraft};
use onetake_scan::time::Timestamp;
use onetake_scan::{CancelToken, Limits, ScanError, ScanErrorKind, Scanner, Source, run_observers};

/// The version of the JSON form of a [`LabelCheck`].
const FORMAT: &str = "onetake-label/1";

/// What a picture or a video shows of its labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LabelCheck {
    /// The version of this form.
    pub format: &'static str,
    /// Frames that were looked at; 1 for a picture.
    pub frames: u64,
    /// Width in pixels, as stored.
    pub width_px: usize,
    /// Height in pixels, as stored.
    pub height_px: usize,
    /// Codes that were seen, those that count as read first.
    pub codes: Vec<SeenCode>,
    /// Labels with bars that could not be read.
    pub unread: Vec<UnreadLabel>,
    /// What to do, the most important first.
    pub advice: Vec<Advice>,
}

/// A code that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SeenCode {
    /// Its text.
    pub text: String,
    /// The number in it, if a carrier may have issued it.
    pub number: Option<String>,
    /// Its kind, such as `code_128`.
    pub symbology: String,
    /// Whether enough frames or readers agree that a scan would count it as read.
    pub read: bool,
    /// Frames in which it was read.
    pub frames: u64,
    /// First and last time, in milliseconds from the first frame.
    pub span_ms: (i64, i64),
    /// Width of a module in thousandths of a pixel.
    pub module_milli_px: Option<i64>,
    /// Its corners, x and y of each, in pixels of the picture as shown.
    pub corners_px: Vec<i64>,
}

/// A label that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnreadLabel {
    /// First and last time, in milliseconds from the first frame.
    pub span_ms: (i64, i64),
    /// Width of a module in thousandths of a pixel, as estimated.
    pub module_milli_px: i64,
    /// Its corners, x and y of each, in pixels of the picture as shown.
    pub corners_px: Vec<i64>,
    /// What stands in the way of reading it.
    pub advice: Vec<Advice>,
}

impl LabelCheck {
    /// It as indented JSON.
    ///
    /// # Errors
    /// [`WireError::Serialize`]; with these types it does not happen.
    pub fn json(&self) -> Result<Vec<u8>, WireError> {
        wire::to_json(self)
    }
}

/// Looks for labels in a video, or in a PNG or JPEG picture.
///
/// # Errors
/// [`ScanError`] when the file is neither, when it cannot be read, or when `cancel` asks to stop.
pub fn check(source: &Source, limits: &Limits, cancel: &CancelToken) -> Result<LabelCheck, ScanError> {
    let fail = |cause| ScanError::new(source.path().to_owned(), cause);
    if still::is_picture(source.bytes()) {
        let mut reader = still::reader(source.bytes(), still::LOOKS, limits).map_err(fail)?;
        let mut check = watch(&mut reader, limits, cancel).map_err(fail)?;
        check.frames = 1;
        return Ok(check);
    }
    let mut reader = FfmpegReader::open(source.bytes(), Scanner::THREADS, limits, cancel)
        .map_err(|error| fail(error.into()))?;
    watch(&mut reader, limits, cancel).map_err(fail)
}

/// Looks at everything that a reader gives.
fn watch(
    reader: &mut dyn MediaReader,
    limits: &Limits,
    cancel: &CancelToken,
) -> Result<LabelCheck, ScanErrorKind> {
    let observer = Box::new(Waybill::with_orientation(reader.video().orientation));
    let observed = run_observers(reader, vec![observer], limits, cancel)?;
    let Some(size) = observed.coded_size else {
        let packets = reader.delivered().iter().map(|stream| stream.packets).sum();
        return Err(ScanErrorKind::NoFrames { packets });
    };
    Ok(gathered(&observed.drafts, &observed.frame_pts, size))
}

fn gathered(
    drafts: &[ObservationDraft],
    frame_pts: &[Option<Timestamp>],
    size: (usize, usize),
) -> LabelCheck {
    let mut codes: Vec<SeenCode> = Vec::new();
    let mut unread: Vec<UnreadLabel> = Vec::new();
    let mut advice: Vec<Advice> = Vec::new();
    for draft in drafts {
        let span_ms = span_ms(draft.span, frame_pts);
        if let (Some(seen), Some(values)) = (draft.facts::<WaybillText>(), draft.values()) {
            let read = draft.code == Code::WaybillReading;
            // Misreadings of bars that check nothing are no labels.
            if !read && seen.kind != ReadingKind::Waybill {
                continue;
            }
            advice.extend(advice_for_reading(values, read));
            codes.push(SeenCode {
                text: seen.text,
                number: seen.number,
                symbology: seen.symbology.map_or_else(String::new, |kind| kind.as_str().to_owned()),
                read,
                frames: seen.frames,
                span_ms,
                module_milli_px: seen.module_milli_px,
                corners_px: seen.corners_px.unwrap_or_default(),
            });
        } else if let (Some(seen), Some(values)) = (draft.facts::<WaybillUnread>(), draft.values()) {
            unread.push(UnreadLabel {
                span_ms,
                module_milli_px: seen.module_milli_px,
                corners_px: seen.corners_px,
                advice: advice_for_unread(values),
            });
        }
    }
    codes.sort_by_key(|code| !code.read);
    if !codes.iter().any(|code| code.read) {
        advice.extend(unread.iter().flat_map(|label| label.advice.iter().copied()));
        if codes.is_empty() && unread.is_empty() {
            advice.push(Advice::NoLabel);
        }
    }
    advice.sort();
    advice.dedup_by_key(|advice| advice.name());
    LabelCheck {
        format: FORMAT,
        frames: frame_pts.len() as u64,
        width_px: size.0,
        height_px: size.1,
        codes,
        unread,
        advice,
    }
}

fn span_ms(span: DraftSpan, frame_pts: &[Option<Timestamp>]) -> (i64, i64) {
    let origin = frame_pts.iter().flatten().next().copied();
    let at = |frame: u64| {
        let pts = usize::try_from(frame).ok().and_then(|frame| frame_pts.get(frame).copied().flatten());
        origin.zip(pts).map_or(0, |(origin, pts)| pts.ms_since(origin))
    };
    match span {
        DraftSpan::Frames { first, last } => (at(first), at(last)),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onetake_scan::media::memory::{MemoryPicture, MemoryReader};
    use onetake_testkit::scene::Scene;

    fn checked(scene: &Scene) -> LabelCheck {
        let shot = scene.shot(2.0, 3);
        let width = scene.width;
        let picture = MemoryPicture::grey(width, scene.height, |x, y| shot[y * width + x]).into_picture();
        let mut reader =
            MemoryReader::new(u32::try_from(width).unwrap_or(1), u32::try_from(scene.height).unwrap_or(1))
                .frames(still::LOOKS, move |_| picture.clone());
        watch(&mut reader, &Limits::default(), &CancelToken::new()).expect("made-up media")
    }

    #[cfg(feature = "zxing")]
    #[test]
    fn a_large_label_needs_no_advice_and_a_small_one_does() {
        let mut scene = Scene::flat(960, 540, 130.0);
        scene.bars("SF1234567890123", 3.0, 2.0, 480.0, 270.0);
        scene.blur(0.5);
        let large = checked(&scene);
        assert!(large.codes[0].read, "{large:?}");
        assert_eq!(large.codes[0].number.as_deref(), Some("SF1234567890123"));
        assert_eq!(large.advice, [], "{large:?}");

        let mut scene = Scene::flat(960, 540, 130.0);
        scene.bars("SF1234567890123", 1.4, 2.0, 480.0, 270.0);
        scene.blur(0.6);
        let small = checked(&scene);
        assert!(small.codes[0].read, "{small:?}");
        let Some(Advice::NearLimit { module_milli_px }) = small.advice.first() else { panic!("{small:?}") };
        assert!((1_300..1_500).contains(module_milli_px), "{small:?}");
    }

    #[test]
    fn nothing_to_read_is_said_so() {
        let empty = checked(&Scene::cluttered(640, 480, 9));
        assert_eq!((empty.codes.len(), empty.advice.as_slice()), (0, [Advice::NoLabel].as_slice()));
    }
}
