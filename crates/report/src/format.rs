use std::fmt;

use serde::{Deserialize, Serialize};

/// The name and version of a file format, written as `onetake.record/1.0`.
///
/// The minor version grows when something is added that older readers may ignore; the major version when they may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Format(String);

impl Format {
    // Each format counts its own versions: a new field of a case is no new version of a record.
    const RECORD: &'static str = "onetake.record/1.0";
    const REPORT: &'static str = "onetake.report/1.0";
    const POLICY: &'static str = "onetake.policy/1.0";
    const CASE: &'static str = "onetake.case/1.0";
    const ATTESTATIONS: &'static str = "onetake.attestations/1.0";

    /// The record format that this version writes.
    #[must_use]
    pub fn record() -> Self {
        Self(Self::RECORD.to_owned())
    }

    /// The report format that this version writes.
    #[must_use]
    pub fn report() -> Self {
        Self(Self::REPORT.to_owned())
    }

    /// The policy format that this version reads.
    #[must_use]
    pub fn policy() -> Self {
        Self(Self::POLICY.to_owned())
    }

    /// The case format that this version reads.
    #[must_use]
    pub fn case() -> Self {
        Self(Self::CASE.to_owned())
    }

    /// The attestation format that this version reads and writes.
    #[must_use]
    pub fn attestations() -> Self {
        Self(Self::ATTESTATIONS.to_owned())
    }

    /// Whether this version can read a file that names this format where `wanted` is needed.
    ///
    /// # Errors
    ///
    /// [`FormatError`] when it is another format, or a newer major version.
    pub fn check(&self, wanted: &Self) -> Result<(), FormatError> {
        let error = |newer| FormatError { found: self.0.clone(), wanted: wanted.0.clone(), newer };
        let (name, major, _) = self.parts().ok_or_else(|| error(false))?;
        let (wanted_name, wanted_major, _) = wanted.parts().ok_or_else(|| error(false))?;
        if name != wanted_name || major < wanted_major {
            return Err(error(false));
        }
        if major > wanted_major {
            return Err(error(true));
        }
        Ok(())
    }

    /// Whether this is the same format and major version with a newer minor version: what is not known there may be
    /// new, and is no mistake.
    #[must_use]
    pub fn is_newer_minor_of(&self, known: &Self) -> bool {
        match (self.parts(), known.parts()) {
            (Some((name, major, minor)), Some((known_name, known_major, known_minor))) => {
                name == known_name && major == known_major && minor > known_minor
            }
            _ => false,
        }
    }

    fn parts(&self) -> Option<(&str, u32, u32)> {
        let (name, version) = self.0.split_once('/')?;
        let (major, minor) = version.split_once('.')?;
        Some((name, major.parse().ok()?, minor.parse().ok()?))
    }
}

impl From<&str> for Format {
    /// The format of that name, checked by nothing.
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file is of another format than needed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormatError {
    /// The format that the file names.
    pub found: String,
    /// The format that was needed.
    pub wanted: String,
    /// Whether a newer version of `onetake` would be able to read it.
    pub newer: bool,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, wanted, newer } = self;
        if *newer {
            write!(f, "the format is {found:?}, newer than {wanted:?}: use a newer onetake")
        } else {
            write!(f, "the format is {found:?}, needed is {wanted:?}")
        }
    }
}

impl std::error::Error for FormatError {}
