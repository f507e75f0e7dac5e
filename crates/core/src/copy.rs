//! A copy of the *whole* take that fits a form: re-encoded by the `ffmpeg` program, never cut and never sped up. The times of its
//! pictures stay, and it is turned as a player would turn it. It is another file than the original, and says so in its picture;
//! the original is only read.
//!
//! Whether it can be handed in is looked at in the copy itself: its size, its pictures and their times, and whether the number
//! of the waybill can still be read. A copy of which one of these does not hold is removed.

mod caption;
mod graph;
mod labels;
mod look;
mod mask;
pub mod program;
mod rate;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use onetake_report::facts::WaybillText;
use onetake_report::{Code, ScanRecord, Still, StreamKind};
use onetake_scan::media::ffmpeg::{DECODERS, DEMUXERS};
use onetake_scan::source::OpenError;
use onetake_scan::{CancelToken, ScanError, Source};
use serde::Serialize;
use thiserror::Error;

use self::graph::{Graph, MaskedBox};
use self::look::{Look, look, look_at};
pub use self::mask::{Mask, MaskError, MaskReason};
use self::program::{Program, ProgramError};

/// The version of the JSON form of [`CopyFacts`].
const FORMAT: &str = "onetake-copy/1";

/// The ending of a copy's name: the format that every form takes which takes videos.
pub const ENDING: &str = "mp4";

/// Longest sides that are tried one after the other, until the number can be read: in a small file a smaller picture can be the
/// clearer one.
const LONG_SIDES_PX: [u32; 3] = [1920, 1280, 854];

/// How often a copy is made anew with a lower rate because it came out too large.
const TRIES: u32 = 3;

/// Time that a container may round to.
const ROUNDED_MS: i64 = 2;

/// What a copy is made of.
#[derive(Debug, Clone, Copy)]
pub struct CopyOrder<'a> {
    /// The original.
    pub source: &'a Source,
    /// What a scan saw in it.
    pub record: &'a ScanRecord,
    /// Largest file in bytes, where there is a limit.
    pub max_bytes: Option<u64>,
    /// Longest video in milliseconds, where there is a limit.
    pub max_ms: Option<i64>,
    /// Boxes that a person named.
    pub masks: &'a [Mask],
    /// Whether labels are left as they are; else all but their number is masked where they are read.
    pub keep_labels: bool,
    /// Numbers that matter; where none of them was read, every number that was.
    pub expected: &'a [String],
}

/// Whether there is a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Copied {
    /// It is there.
    Made(Box<CopyFacts>),
    /// The whole take cannot be handed in so.
    Not(NoCopy),
}

/// Why the whole take cannot be handed in as a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoCopy {
    /// It is longer than the form takes, and a take is not cut.
    TooLong {
        /// Its length in milliseconds.
        length_ms: i64,
        /// The longest that is taken.
        max_ms: i64,
    },
    /// At the rate at which it would fit, no picture could be told; or it came out too large all the same.
    NoFit {
        /// The largest file in bytes.
        max_bytes: u64,
    },
    /// In a copy that fits, the number cannot be read.
    NotLegible {
        /// Numbers that are read in the original and not in the copy.
        numbers: Vec<String>,
        /// Bits a second of the picture in the last copy that was tried.
        video_bits_per_second: u64,
    },
    /// Not every picture came into the copy, or not at its time, as it happens with damaged files.
    NotWhole {
        /// Frames of the original.
        frames: u64,
        /// Frames of the copy.
        copy_frames: u64,
    },
}

/// What a copy is and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CopyFacts {
    /// The version of this form.
    pub format: &'static str,
    /// SHA-256 of the copy, in lower-case hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of the original.
    pub source_sha256: String,
    /// The length of the original in bytes.
    pub source_bytes: u64,
    /// The span of the original that it shows, in milliseconds from its first picture: all of it.
    pub source_span_ms: [i64; 2],
    /// Frames of both.
    pub frames: u64,
    /// Longest side of its picture in pixels, if the original's is not shorter.
    pub max_long_side_px: u32,
    /// Most bits a second of its picture.
    pub video_bits_per_second: u64,
    /// The line in its picture; none where the picture is too small for it.
    pub line: Option<String>,
    /// What it does not show.
    pub masks: Vec<Mask>,
    /// Numbers that can be read in the original.
    pub source_numbers: Vec<String>,
    /// Those of them that can be read in the copy.
    pub numbers: Vec<String>,
    /// The program that made it, as it names itself.
    pub program: String,
    /// The encoder of its picture.
    pub video_encoder: &'static str,
    /// The command that made it. `ORIGINAL`, `LINE.png` and `COPY.mp4` stand for the files.
    pub command: Vec<String>,
}

/// Why no copy could be tried.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CopyError {
    /// The program did not do its work.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// A video cannot be looked at.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// The copy cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The original changed while it was copied.
    #[error("{}: the file changed while it was read; try again when nobody writes to it", .0.display())]
    Changed(PathBuf),
    /// A file of the copy cannot be written or read.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Makes the copy as the file `target`, which is not there yet. `line.png` beside it is used meanwhile. `on_progress` hears how
/// much of the current try is made, in thousandths.
///
/// # Errors
///
/// [`CopyError`]; what was written until then is for the caller to remove.
pub fn copy(
    order: &CopyOrder<'_>,
    target: &Path,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(i64),
) -> Result<Copied, CopyError> {
    let timeline = &order.record.timeline;
    let length_ms = timeline.span.duration_ms();
    if let Some(max_ms) = order.max_ms.filter(|max_ms| length_ms > *max_ms) {
        return Ok(Copied::Not(NoCopy::TooLong { length_ms, max_ms }));
    }
    let sound = sound_of(order.record).is_some();
    let Some(mut bits) = rate::video_bits(order.max_bytes, length_ms, timeline.frames, sound) else {
        return Ok(Copied::Not(NoCopy::NoFit { max_bytes: order.max_bytes.unwrap_or_default() }));
    };
    let program = Program::look()?;
    let original = look(order.source, [!order.keep_labels; 2], cancel)?;
    let wanted = wanted(order);
    let mut attempt = Attempt::of(order, &program, &original, target)?;
    let mut last = NoCopy::NoFit { max_bytes: order.max_bytes.unwrap_or_default() };
    for side in sides(timeline.shown_width_px.max(timeline.shown_height_px)) {
        attempt.long_side_px = side;
        let Some(bytes) = attempt.fitted(&mut bits, cancel, on_progress)? else {
            return Ok(Copied::Not(last));
        };
        if order.source.has_changed().unwrap_or(true) {
            return Err(CopyError::Changed(order.source.path().to_owned()));
        }
        let made = look(&Source::open(target)?, [true, false], cancel)?;
        if !keeps_time(&original.frame_ms, &made.frame_ms) {
            attempt.remove()?;
            let (frames, copy_frames) = (original.frame_ms.len() as u64, made.frame_ms.len() as u64);
            return Ok(Copied::Not(NoCopy::NotWhole { frames, copy_frames }));
        }
        let unread: Vec<String> = wanted.difference(&made.numbers).cloned().collect();
        if unread.is_empty() {
            let numbers = wanted.intersection(&made.numbers).cloned().collect();
            return attempt.facts(bytes, bits, numbers, wanted).map(|facts| Copied::Made(Box::new(facts)));
        }
        attempt.remove()?;
        last = NoCopy::NotLegible { numbers: unread, video_bits_per_second: bits };
    }
    Ok(Copied::Not(last))
}

/// What to mask of the labels in these pictures of a record: all but the number, where one can be read.
///
/// # Errors
///
/// [`ScanError`] when one of them is no picture, or somebody asks to stop.
pub fn label_masks<'a>(
    pictures: impl IntoIterator<Item = (&'a Still, Cow<'a, [u8]>)>,
    cancel: &CancelToken,
) -> Result<Vec<Mask>, ScanError> {
    let mut masks = Vec::new();
    for (still, jpeg) in pictures {
        let seen =
            look_at(&jpeg, cancel).map_err(|cause| ScanError::new(still.file.clone().into(), cause))?;
        let labels = labels::masks(&seen.sightings, seen.shown_size_px);
        masks.extend(labels.iter().map(|label| label.at(still.at_ms)));
    }
    Ok(masks)
}

/// The sides to try for a picture of that longest side.
fn sides(long_side_px: u32) -> Vec<u32> {
    let smaller = LONG_SIDES_PX.into_iter().skip(1).filter(|side| *side < long_side_px);
    LONG_SIDES_PX.into_iter().take(1).chain(smaller).collect()
}

/// The index of the sound that was scanned.
fn sound_of(record: &ScanRecord) -> Option<u32> {
    let mut scanned = record.container.streams.iter().filter(|stream| stream.scanned);
    scanned.find(|stream| stream.kind == StreamKind::Audio).map(|stream| stream.index)
}

/// The numbers that must be readable in the copy.
fn wanted(order: &CopyOrder<'_>) -> BTreeSet<String> {
    let readings = order.record.observations.iter().filter(|one| one.code == Code::WaybillReading);
    let read: BTreeSet<String> = readings.filter_map(|one| one.facts::<WaybillText>()?.number).collect();
    let expected = order.expected.iter().map(|text| onetake_waybill::normalise(text).text);
    let expected: BTreeSet<String> = expected.filter(|number| read.contains(number)).collect();
    if expected.is_empty() { read } else { expected }
}

/// Whether every frame is there at its time.
fn keeps_time(original: &[Option<i64>], copy: &[Option<i64>]) -> bool {
    let same = |(one, other): (&Option<i64>, &Option<i64>)| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= ROUNDED_MS,
        _ => true,
    };
    original.len() == copy.len() && original.iter().zip(copy).all(same)
}

/// One way to make the copy.
struct Attempt<'a> {
    order: &'a CopyOrder<'a>,
    program: &'a Program,
    target: &'a Path,
    frame_ms: &'a [Option<i64>],
    labels: Vec<labels::LabelMask>,
    boxes: Vec<MaskedBox>,
    line: Option<String>,
    line_png: PathBuf,
    long_side_px: u32,
    command: Vec<String>,
}

impl<'a> Attempt<'a> {
    fn of(
        order: &'a CopyOrder<'a>,
        program: &'a Program,
        original: &'a Look,
        target: &'a Path,
    ) -> Result<Self, CopyError> {
        let frame_ms = &original.frame_ms;
        let boxes = order.masks.iter().filter_map(|mask| Some((mask.permille, mask.frames(frame_ms)?)));
        Ok(Self {
            order,
            program,
            target,
            frame_ms,
            labels: labels::masks(&original.sightings, original.shown_size_px),
            boxes: boxes.collect(),
            line: None,
            line_png: target.with_file_name("line.png"),
            long_side_px: 0,
            command: Vec::new(),
        })
    }

    /// Makes a copy that is small enough, with a lower rate if need be; gives its size. None when it does not get small enough.
    fn fitted(
        &mut self,
        bits: &mut u64,
        cancel: &CancelToken,
        on_progress: &mut dyn FnMut(i64),
    ) -> Result<Option<u64>, CopyError> {
        self.burn_in()?;
        for _ in 0..TRIES {
            let length_ms = self.order.record.timeline.span.duration_ms().max(1);
            program::run(self.command(*bits), cancel, &mut |us| {
                on_progress((us / length_ms).clamp(0, 1000))
            })?;
            let facts = fs::metadata(self.target).map_err(|error| self.file(self.target, error))?;
            match self.order.max_bytes {
                Some(max_bytes) if facts.len() > max_bytes => {
                    *bits = (*bits).saturating_mul(max_bytes) / facts.len().max(1) * 95 / 100;
                    self.remove()?;
                }
                _ => {
                    fs::remove_file(&self.line_png)
                        .or_else(absent)
                        .map_err(|error| self.file(&self.line_png, error))?;
                    return Ok(Some(facts.len()));
                }
            }
        }
        Ok(None)
    }

    /// Draws the line for a picture of this size.
    fn burn_in(&mut self) -> Result<(), CopyError> {
        let timeline = &self.order.record.timeline;
        let (width, height) = (u64::from(timeline.shown_width_px), u64::from(timeline.shown_height_px));
        let long = width.max(height).max(1);
        let scaled = width * u64::from(self.long_side_px).min(long) / long;
        let line = caption::line(&self.order.record.source.sha256);
        let png = caption::png(&line, u32::try_from(scaled).unwrap_or(0) & !1);
        self.line = png.is_some().then_some(line);
        if let Some(png) = png {
            fs::write(&self.line_png, png).map_err(|error| self.file(&self.line_png, error))?;
        }
        Ok(())
    }

    /// The command at that rate. What it says of itself later names no folder of this computer.
    fn command(&mut self, bits: u64) -> Command {
        let timeline = &self.order.record.timeline;
        let graph = Graph {
            stream: timeline.stream,
            labels: &self.labels,
            boxes: &self.boxes,
            long_side_px: self.long_side_px,
            line: self.line.is_some(),
        };
        let base = self.time_base(timeline.time_base.den, timeline.time_base.num);
        let (rate, buffer) = (bits.to_string(), (bits * rate::BUFFER_SECONDS).to_string());
        let mut options: Vec<String> = Vec::new();
        let mut add = |more: &[&str]| options.extend(more.iter().map(|one| (*one).to_owned()));
        add(&["-filter_complex", &graph.text(), "-map", "[copy]"]);
        // Every picture at its own time; nothing of what the original says about itself, such as where it was filmed.
        add(&[
            "-fps_mode",
            "passthrough",
            "-enc_time_base",
            &base,
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
        ]);
        add(&["-pix_fmt", "yuv420p", "-c:v", self.program.video_encoder]);
        match self.program.video_encoder {
            // Good pictures, and never more bits than there is room for.
            "libx264" => add(&["-preset", "medium", "-crf", "20"]),
            _ => add(&["-b:v", &rate]),
        }
        add(&["-maxrate", &rate, "-bufsize", &buffer]);
        if let Some(sound) = sound_of(self.order.record) {
            // Several channels are mixed to two, one stays one.
            add(&["-map", &format!("0:{sound}"), "-af", "aformat=channel_layouts=mono|stereo"]);
            add(&["-c:a", "aac", "-b:a", &rate::AUDIO_BITS.to_string()]);
        }
        add(&["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]);
        add(&["-movflags", "+faststart", "-f", ENDING]);

        let input =
            ["-protocol_whitelist", "file", "-format_whitelist", DEMUXERS, "-codec_whitelist", DECODERS];
        let mut command = program::command();
        command.args(input).arg("-i").arg(named("file:", self.order.source.path()));
        if self.line.is_some() {
            command.args(["-protocol_whitelist", "file", "-f", "png_pipe", "-i"]);
            command.arg(named("file:", &self.line_png));
        }
        command.args(&options).arg(named("file:", self.target));

        let mut told = vec![program::FFMPEG.to_owned()];
        told.extend(["-i", "ORIGINAL"].map(str::to_owned));
        if self.line.is_some() {
            told.extend(["-i", "LINE.png"].map(str::to_owned));
        }
        told.extend(options);
        told.push(format!("COPY.{ENDING}"));
        self.command = told;
        command
    }

    /// The unit of time of the original, as far as the encoder takes it.
    fn time_base(&self, den: i64, num: i64) -> String {
        // MPEG-4 part 2 knows no finer one.
        const MAX_MPEG4: i64 = 60_000;
        if den <= 0 || num <= 0 || (self.program.video_encoder == "mpeg4" && den > MAX_MPEG4) {
            return format!("1:{MAX_MPEG4}");
        }
        format!("{num}:{den}")
    }

    fn facts(
        self,
        bytes: u64,
        bits: u64,
        numbers: Vec<String>,
        source_numbers: BTreeSet<String>,
    ) -> Result<CopyFacts, CopyError> {
        let copy = Source::open(self.target)?;
        let hashed = onetake_scan::digest::sha256_of(copy.bytes(), &mut |_| true);
        let sha256 = hashed.map_err(|error| self.file(self.target, error))?.unwrap_or_default();
        let record = self.order.record;
        let told = self.labels.iter().map(|label| label.told(self.frame_ms));
        Ok(CopyFacts {
            format: FORMAT,
            sha256,
            bytes,
            source_sha256: record.source.sha256.clone(),
            source_bytes: record.source.bytes,
            source_span_ms: [record.timeline.span.start_ms, record.timeline.span.end_ms],
            frames: self.frame_ms.len() as u64,
            max_long_side_px: self.long_side_px,
            video_bits_per_second: bits,
            masks: self.order.masks.iter().copied().chain(told).collect(),
            line: self.line,
            source_numbers: source_numbers.into_iter().collect(),
            numbers,
            program: self.program.version.clone(),
            video_encoder: self.program.video_encoder,
            command: self.command,
        })
    }

    fn remove(&self) -> Result<(), CopyError> {
        fs::remove_file(self.target).or_else(absent).map_err(|error| self.file(self.target, error))
    }

    fn file(&self, path: &Path, error: io::Error) -> CopyError {
        CopyError::File { path: path.to_owned(), error }
    }
}

/// A path that cannot be taken for an option or an address.
fn named(prefix: &str, path: &Path) -> OsString {
    [OsStr::new(prefix), path.as_os_str()].into_iter().collect()
}

/// That a file is not there is no error when it is to be removed.
fn absent(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}
