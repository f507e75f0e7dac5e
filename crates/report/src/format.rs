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
    const RECORD: &'static str = "onetake.record";
    const REPORT: &'static str = "onetake.report";
    const MAJOR: u32 = 1;
    const MINOR: u32 = 0;

    /// The record format that this version writes.
    #[must_use]
    pub fn record() -> Self {
        Self::current(Self::RECORD)
    }

    /// The report format that this version writes.
    #[must_use]
    pub fn report() -> Self {
        Self::current(Self::REPORT)
    }

    fn current(name: &str) -> Self {
        Self(format!("{name}/{}.{}", Self::MAJOR, Self::MINOR))
    }

    /// Whether this version can read a file that names this format where `wanted` is needed.
    ///
    /// # Errors
    ///
    /// [`FormatError`] when it is another format, or a newer major version.
    pub fn check(&self, wanted: &Self) -> Result<(), FormatError> {
        let error = |newer| FormatError { found: self.0.clone(), wanted: wanted.0.clone(), newer };
        let (name, major) = self.parts().ok_or_else(|| error(false))?;
        let (wanted_name, wanted_major) = wanted.parts().ok_or_else(|| error(false))?;
        if name != wanted_name || major < wanted_major {
            return Err(error(false));
        }
        if major > wanted_major {
            return Err(error(true));
        }
        Ok(())
    }

    fn parts(&self) -> Option<(&str, u32)> {
        let (name, version) = self.0.split_once('/')?;
        let (major, minor) = version.split_once('.')?;
        minor.parse::<u32>().ok()?;
        Some((name, major.parse().ok()?))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file is of another format than needed.
#[derive(Debug, Clone, PartialEq, Eq)]
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
