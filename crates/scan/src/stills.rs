//! Which frames are kept as pictures, few and bounded, and how a picture becomes a JPEG.
//!
//! A scan sees a video once and does not know how long it is. So pictures that show an observation are encoded as soon
//! as they are handed in, within a share for each purpose, and an even strip over the whole take is thinned out as the
//! take grows.

mod jpeg;
mod shown;
mod strip;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use onetake_report::{Still, StillPicture, StillPurpose};

use self::jpeg::Encoded;
use self::strip::ContactSheet;
use crate::media::Frame;
use crate::observe::{Crop, DraftStill};
use onetake_report::digest::sha256_hex;

/// Most pictures of the even strip.
const STRIP_PICTURES: usize = 16;
/// Long side of a picture of the strip, in pixels: enough to see what is being done.
const STRIP_SIDE_PX: u32 = 480;
/// Long side of a whole frame, in pixels: enough to compare two pictures of a report side by side.
const FRAME_SIDE_PX: u32 = 960;
/// Long side of a crop, in pixels: a label is kept as sharp as it was recorded.
const CROP_SIDE_PX: u32 = 1200;

/// Gathers the stills of one scan.
#[derive(Debug)]
pub struct StillStore {
    shares: Shares,
    strip: ContactSheet,
    kept: Vec<Kept>,
    by_place: BTreeMap<Place, StillKey>,
}

/// Names a kept still until [`StillStore::finish`] gives it its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StillKey(usize);

/// What a scan kept as pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptStills {
    /// The stills in the order of time, numbered from 0.
    pub stills: Vec<Still>,
    /// Their files, in the same order.
    pub pictures: Vec<StillPicture>,
    /// The number of each kept still.
    pub ids: BTreeMap<StillKey, u32>,
}

#[derive(Debug)]
struct Kept {
    frame: u64,
    purpose: StillPurpose,
    encoded: Encoded,
}

/// Two stills of the same place are the same picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    frame: u64,
    crop: Option<[u32; 4]>,
}

impl StillStore {
    /// Keeps at most `max` pictures in all, the strip among them.
    #[must_use]
    pub fn new(max: usize) -> Self {
        let strip = STRIP_PICTURES.min(max / 4);
        Self {
            shares: Shares::of(max - strip),
            strip: ContactSheet::new(strip),
            kept: Vec::new(),
            by_place: BTreeMap::new(),
        }
    }

    /// Takes in the next frame, for the strip. Call it for every frame.
    pub fn strip(&mut self, frame: &Frame<'_>) {
        self.strip.take(frame);
    }

    /// Keeps a picture, or gives the one that is already kept of the same part of the same frame. `None` when the share
    /// of its purpose is used up, or when nothing of the crop lies inside the picture.
    #[must_use]
    pub fn keep(&mut self, draft: DraftStill) -> Option<StillKey> {
        let place = Place::of(&draft);
        if let Some(known) = self.by_place.get(&place) {
            return Some(*known);
        }
        if !self.shares.has_room(draft.purpose) {
            return None;
        }
        let (max_side, quality) = match draft.crop {
            Some(_) => (CROP_SIDE_PX, jpeg::FINE),
            None => (FRAME_SIDE_PX, jpeg::PLAIN),
        };
        let encoded = jpeg::encode(&shown::shown(&*draft.picture, draft.crop, max_side)?, quality)?;
        self.shares.take(draft.purpose);
        let key = StillKey(self.kept.len());
        self.kept.push(Kept { frame: draft.frame, purpose: draft.purpose, encoded });
        self.by_place.insert(place, key);
        Some(key)
    }

    /// Numbers and names everything that was kept. `at_ms` gives the time of a frame in milliseconds from the first frame
    /// shown.
    #[must_use]
    pub fn finish(self, at_ms: &dyn Fn(u64) -> i64) -> KeptStills {
        let flagged = self.kept.into_iter().enumerate().map(|(index, kept)| (Some(StillKey(index)), kept));
        let strip = self.strip.finish().map(|kept| (None, kept));
        let mut all: Vec<_> =
            flagged.chain(strip).map(|(key, kept)| (at_ms(kept.frame), kept.frame, key, kept)).collect();
        // The strip first among pictures of one frame, then in the order in which they were handed in.
        all.sort_by_key(|(at_ms, frame, key, _)| (*at_ms, *frame, *key));

        let mut finished = KeptStills::default();
        for (id, (at_ms, frame, key, kept)) in (0_u32..).zip(all) {
            let file = file_name(id, kept.purpose, at_ms);
            if let Some(key) = key {
                finished.ids.insert(key, id);
            }
            finished.stills.push(Still {
                id,
                file: file.clone(),
                sha256: sha256_hex(&kept.encoded.bytes),
                at_ms,
                frame,
                purpose: kept.purpose,
                width_px: kept.encoded.width_px,
                height_px: kept.encoded.height_px,
            });
            finished.pictures.push(StillPicture { file, jpeg: kept.encoded.bytes });
        }
        finished
    }
}

impl Place {
    fn of(draft: &DraftStill) -> Self {
        let crop = draft.crop.map(|Crop { x, y, width, height }| [x, y, width, height]);
        Self { frame: draft.frame, crop }
    }
}

/// How many more pictures each purpose may have. Labels and both sides of a flagged moment decide most disputes, so they
/// get most of it; pictures from inside a span get little. None can starve the others.
#[derive(Debug)]
struct Shares {
    label: usize,
    within: usize,
    sides: usize,
}

impl Shares {
    fn of(total: usize) -> Self {
        let label = total / 4;
        let within = total / 6;
        Self { label, within, sides: total - label - within }
    }

    fn has_room(&mut self, purpose: StillPurpose) -> bool {
        *self.share(purpose) > 0
    }

    fn take(&mut self, purpose: StillPurpose) {
        let share = self.share(purpose);
        *share = share.saturating_sub(1);
    }

    fn share(&mut self, purpose: StillPurpose) -> &mut usize {
        match purpose {
            StillPurpose::Label => &mut self.label,
            StillPurpose::Before | StillPurpose::After => &mut self.sides,
            StillPurpose::Within | StillPurpose::Strip => &mut self.within,
        }
    }
}

fn file_name(id: u32, purpose: StillPurpose, at_ms: i64) -> String {
    let purpose = match purpose {
        StillPurpose::Label => "label",
        StillPurpose::Before => "before",
        StillPurpose::After => "after",
        StillPurpose::Within => "within",
        StillPurpose::Strip => "strip",
    };
    // A frame can be stamped earlier than the first frame shown, in damaged files.
    let sign = if at_ms < 0 { "minus-" } else { "" };
    let at_ms = at_ms.unsigned_abs();
    let (minutes, seconds, rest) = (at_ms / 60_000, at_ms / 1_000 % 60, at_ms % 1_000);
    format!("{id:04}-{purpose}-{sign}{minutes:02}m{seconds:02}s{rest:03}.jpg")
}
