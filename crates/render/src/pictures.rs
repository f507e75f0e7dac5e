//! The pictures of a record: only those that are what the record names are shown or handed on, and of the others is told.

use std::borrow::Cow;

use onetake_report::{ScanRecord, Still};

use super::{StillSource, sanitized};
use crate::message::{Arg, Catalogue};
use onetake_report::digest::sha256_hex;

/// Most pictures that are named, one by one.
const NAMED: usize = 3;
/// Most characters of a name.
const NAME_CHARACTERS: usize = 60;

/// The picture as it was recorded, or none: one that differs from its digest is not the picture that the record names.
#[must_use]
pub fn verified_picture<'a>(stills: &'a dyn StillSource, still: &Still) -> Option<Cow<'a, [u8]>> {
    stills.jpeg(&still.file).filter(|jpeg| sha256_hex(jpeg) == still.sha256)
}

/// How the pictures at hand compare with those that a record names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PictureCheck {
    /// Names of those that are there and are other pictures. They come from a record: escape them.
    pub differing: Vec<String>,
    /// How many are not there.
    pub missing: usize,
}

impl PictureCheck {
    /// Compares them, one by one.
    #[must_use]
    pub fn of(record: &ScanRecord, stills: &dyn StillSource) -> Self {
        let mut check = Self::default();
        for still in &record.stills {
            match stills.jpeg(&still.file) {
                None => check.missing += 1,
                Some(jpeg) if sha256_hex(&jpeg) == still.sha256 => {}
                Some(_) => check.differing.push(still.file.clone()),
            }
        }
        check
    }

    /// What a reader must know about those that differ.
    #[must_use]
    pub fn differing_words(&self, words: &Catalogue) -> Option<String> {
        let count = self.differing.len();
        let named = self.differing.iter().take(NAMED).map(|name| sanitized(name, NAME_CHARACTERS).text);
        let mut files = named.collect::<Vec<_>>().join(", ");
        if count > NAMED {
            files.push_str(", …");
        }
        (count > 0)
            .then(|| words.text("stills-differ", &[("count", count.into()), ("files", Arg::from(files))]))
    }

    /// What a reader must know about those that are not there.
    #[must_use]
    pub fn missing_words(&self, words: &Catalogue) -> Option<String> {
        (self.missing > 0).then(|| words.text("stills-missing", &[("count", self.missing.into())]))
    }
}
