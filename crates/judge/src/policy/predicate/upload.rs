//! What a platform takes.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, require};
use super::scale::Scale;

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

impl Upload {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("max_megabytes", Scale::Lower),
        ("below", Scale::True),
        ("max_seconds", Scale::Lower),
        ("formats", Scale::Fewer),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
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
            Some(format) => Err(Impossible {
                parameter: "formats",
                problem: format!("`{format}` is no format that is known here: the formats are {}", names()),
            }),
            None => Ok(()),
        }
    }
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
pub(crate) fn demuxers(format: &str) -> Option<&'static [&'static str]> {
    FORMATS.iter().find(|(name, _)| *name == format).map(|(_, demuxers)| *demuxers)
}

fn names() -> String {
    FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
