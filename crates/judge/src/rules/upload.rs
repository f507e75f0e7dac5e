//! Whether the file can be handed in as it is.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};

/// [`Predicate::Upload`]. `fail` for a file that is larger or longer or of another format than the platform takes; a copy
/// that is made to fit is another file with a digest of its own. What the platform does not state is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upload {
    /// Largest file in megabytes. Pages do not say whether a megabyte has 1 000 000 or 1 048 576 bytes: between both a
    /// person must look.
    #[serde(default)]
    pub max_megabytes: Option<u32>,
    /// Whether a file of just that size is too large already, as in "smaller than 200 MB".
    #[serde(default)]
    pub below: bool,
    /// Longest video in seconds.
    #[serde(default)]
    pub max_seconds: Option<u32>,
    /// Formats by the usual ends of their file names, in lower case.
    #[serde(default)]
    pub formats: Vec<String>,
}

/// The formats of files by the usual ends of their names, each with the names that FFmpeg has for what reads them.
const FORMATS: &[(&str, &[&str])] = &[
    ("3gp", &["3gp"]),
    ("avi", &["avi"]),
    ("f4v", &["mp4"]),
    ("flv", &["flv"]),
    ("m2t", &["mpegts"]),
    ("m2ts", &["mpegts"]),
    ("m4v", &["mp4"]),
    ("mkv", &["matroska"]),
    ("mov", &["mov"]),
    ("mp4", &["mp4"]),
    ("mpeg", &["mpeg", "mpegvideo"]),
    ("mpg", &["mpeg", "mpegvideo"]),
    ("mts", &["mpegts"]),
    ("rmvb", &["rm"]),
    ("ts", &["mpegts"]),
    ("vob", &["mpeg"]),
    ("webm", &["webm"]),
    ("wmv", &["asf"]),
];

/// FFmpeg's names for what reads a format.
fn demuxers(format: &str) -> Option<&'static [&'static str]> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, demuxers)| *demuxers)
}

fn names() -> String {
    FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

impl Rule for Upload {
    const NAME: &'static str = "upload";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("max_megabytes", Strictness::Lower),
        ("below", Strictness::True),
        ("max_seconds", Strictness::Lower),
        ("formats", Strictness::Fewer),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        let stated = self.max_megabytes.is_some() || self.max_seconds.is_some() || !self.formats.is_empty();
        require(
            stated,
            "max_megabytes",
            "without any limit every file fits: give one, or say `blank = \"why\"` instead of the check",
        )?;
        require(
            self.max_megabytes != Some(0),
            "max_megabytes",
            "0 can never be met: give a positive number, or leave it out",
        )?;
        require(
            self.max_seconds != Some(0),
            "max_seconds",
            "0 can never be met: give a positive number, or leave it out",
        )?;
        match self.formats.iter().find(|format| demuxers(format).is_none()) {
            Some(format) => Err(InvalidParameter {
                parameter: "formats",
                problem: format!("`{format}` is no format that is known here: the formats are {}", names()),
            }),
            None => Ok(()),
        }
    }

    /// Size, length and format against what the platform takes.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        if let Some(megabytes) = self.max_megabytes {
            let bytes = context.record.source.bytes;
            let fits = |megabyte: u64| {
                let limit = u64::from(megabytes).saturating_mul(megabyte);
                bytes < limit || (bytes == limit && !self.below)
            };
            let why = |code| {
                let limit = u64::from(megabytes).saturating_mul(MEGABYTES[0]);
                ReasonBuilder::new(code).param(Param::SizeBytes, bytes).param(Param::MaxBytes, limit)
            };
            match MEGABYTES.map(fits) {
                [true, _] => assessment.add(Outcome::Pass, why(ReasonCode::Met)),
                [false, true] => assessment.add(Outcome::Review, why(ReasonCode::NearLimit)),
                [false, false] => {
                    let why =
                        why(ReasonCode::OutsideLimit).misses(Side::Above, Param::SizeBytes, Param::MaxBytes);
                    assessment.add(Outcome::Fail, why);
                }
            }
        }
        if let Some(seconds) = self.max_seconds {
            let length_ms = context.take().duration_ms();
            let limit_ms = i64::from(seconds).saturating_mul(1000);
            let why = |code| {
                ReasonBuilder::new(code).param(Param::LengthMs, length_ms).param(Param::MaxMs, limit_ms)
            };
            match length_ms {
                ..=0 => assessment.add(Outcome::Review, why(ReasonCode::NotMeasured)),
                length if length > limit_ms => {
                    let why =
                        why(ReasonCode::OutsideLimit).misses(Side::Above, Param::LengthMs, Param::MaxMs);
                    assessment.add(Outcome::Fail, why);
                }
                _ => assessment.add(Outcome::Pass, why(ReasonCode::Met)),
            }
        }
        if !self.formats.is_empty() {
            let has = formats(context);
            let taken = self.formats.iter().filter_map(|format| demuxers(format)).flatten();
            let why = |code| {
                ReasonBuilder::new(code)
                    .param(Param::Format, has.join(", "))
                    .param(Param::MaxFormats, self.formats.clone())
            };
            match has.as_slice() {
                [] => assessment.add(Outcome::Review, why(ReasonCode::NotMeasured)),
                has if taken.into_iter().any(|name| has.contains(name)) => {
                    assessment.add(Outcome::Pass, why(ReasonCode::Met));
                }
                _ => assessment.add(Outcome::Fail, why(ReasonCode::OutsideLimit)),
            }
        }
        assessment
    }
}

/// Decimal and binary megabyte.
const MEGABYTES: [u64; 2] = [1_000_000, 1 << 20];

/// The names that FFmpeg has for the format. One reader serves a family that grew from one standard; the brand says which
/// of them the file is.
fn formats<'a>(context: &JudgeContext<'a>) -> Vec<&'a str> {
    let container = &context.record.container;
    let names: Vec<&str> = container.format.split(',').filter(|name| !name.is_empty()).collect();
    if !names.contains(&"mp4") {
        return names;
    }
    match container.tags.get("major_brand").map(|brand| brand.trim()) {
        Some("qt") => vec!["mov"],
        Some(brand) if brand.starts_with("3g") => vec!["3gp"],
        Some(_) => vec!["mp4"],
        None => names,
    }
}
