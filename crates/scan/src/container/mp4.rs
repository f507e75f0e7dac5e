//! ISO base media files (ISO/IEC 14496-12) and QuickTime files, by their boxes.

pub(crate) mod boxes;
mod samples;
pub(crate) mod texts;
mod track;

#[cfg(test)]
pub(crate) mod tests;

use boxes::{BoxHead, Boxes, Budget};
pub(crate) use samples::SampleTable;
pub(crate) use texts::Texts;
pub(crate) use track::{Edit, Track};

use super::Overrun;
use super::bytes::{Fields, FourCc, ReadAt};

/// Most tracks that are looked at.
const MAX_TRACKS: usize = 64;
/// Most top-level boxes that are listed; runs of the same pair are listed once.
const MAX_LAYOUT: usize = 32;
/// Extended type of the box that holds a C2PA manifest store (C2PA specification, embedding in ISO BMFF).
const C2PA_BOX: [u8; 16] =
    [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];
/// Types that a file may start with.
const FIRST_BOXES: [&[u8; 4]; 13] = [
    b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"pnot", b"uuid", b"sidx",
    b"emsg", b"udta",
];

/// What the boxes of a file say.
#[derive(Debug, Default)]
pub(crate) struct Movie {
    /// Main brand and the brands that it is compatible with.
    pub(crate) brands: Vec<FourCc>,
    /// Minor version of the main brand.
    pub(crate) minor_version: u32,
    /// Types of the top-level boxes in their order, repetitions left out.
    pub(crate) layout: Vec<FourCc>,
    /// Whether there is a `moov` box.
    pub(crate) has_movie_box: bool,
    /// Creation time of the movie, in seconds since 1904-01-01 UTC; 0 when not set.
    pub(crate) created: Option<u64>,
    /// Ticks per second of the movie.
    pub(crate) timescale: u32,
    /// Duration in ticks of the movie.
    pub(crate) duration: u64,
    /// Duration in ticks of the movie with all fragments, by `mehd`.
    pub(crate) fragment_duration: Option<u64>,
    /// The tracks.
    pub(crate) tracks: Vec<Track>,
    /// Whether the movie is made for fragments (`mvex`).
    pub(crate) fragmented: bool,
    /// Movie fragments.
    pub(crate) fragments: u64,
    /// Whether the index of fragments stands at the end (`mfra`), which a finished recording has.
    pub(crate) fragment_index: bool,
    /// End of the last subsegment by `sidx`, as a place in the file.
    pub(crate) indexed_end: Option<u64>,
    /// Bytes of media data.
    pub(crate) media_bytes: u64,
    /// Texts.
    pub(crate) texts: Texts,
    /// Whether there is a C2PA manifest.
    pub(crate) c2pa: bool,
    /// Boxes that reach past the end of the file or of what holds them.
    pub(crate) overruns: Vec<Overrun>,
    /// Where the top level stops to be boxes.
    pub(crate) broken_at: Option<u64>,
    /// Whether limits left something unseen.
    pub(crate) limited: bool,
}

impl Movie {
    /// Reads the boxes of a file; `None` when it is of another kind.
    pub(crate) fn read(bytes: &dyn ReadAt) -> Option<Self> {
        let mut budget = Budget::new();
        let first = Boxes::new(bytes, 0, bytes.len()).next(&mut budget)?;
        if !FIRST_BOXES.iter().any(|known| **known == first.kind.0) {
            return None;
        }
        let mut movie = Self::default();
        let mut boxes = Boxes::new(bytes, 0, bytes.len());
        while let Some(head) = boxes.next(&mut budget) {
            movie.note_layout(head.kind);
            movie.note_overrun(&head);
            movie.read_top(bytes, &head, &mut budget);
        }
        movie.broken_at = boxes.broken_at;
        movie.limited = budget.exhausted;
        Some(movie)
    }

    /// The track of that number.
    #[cfg(test)]
    pub(crate) fn track(&self, id: u32) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    fn read_top(&mut self, bytes: &dyn ReadAt, head: &BoxHead, budget: &mut Budget) {
        match &head.kind.0 {
            b"ftyp" => self.read_brands(&head.read(bytes, 512)),
            b"moov" => self.read_movie(bytes, head, budget),
            b"moof" => {
                self.fragments += 1;
                self.read_fragment(bytes, head, budget);
            }
            b"mfra" => self.fragment_index = true,
            b"mdat" => self.media_bytes = self.media_bytes.saturating_add(head.body_len()),
            b"sidx" => self.read_index(bytes, head),
            b"meta" => self.texts.read_meta(bytes, head, budget),
            b"udta" => self.texts.read_user_data(bytes, head, budget),
            b"uuid" => self.read_user_box(bytes, head),
            _ => {}
        }
    }

    fn note_layout(&mut self, kind: FourCc) {
        let known = self.layout.len();
        let repeats = self.layout.last() == Some(&kind)
            || (known >= 2 && self.layout.get(known - 2) == Some(&kind) && self.fragments > 0);
        if !repeats && known < MAX_LAYOUT {
            self.layout.push(kind);
        }
    }

    fn note_overrun(&mut self, head: &BoxHead) {
        if self.overruns.len() < MAX_LAYOUT {
            self.overruns.extend(head.overrun());
        }
    }

    fn read_brands(&mut self, body: &[u8]) {
        let mut fields = Fields::new(body);
        self.brands.extend(fields.code());
        // Between the main brand and the others.
        self.minor_version = fields.u32().unwrap_or(0);
        while let Some(brand) = fields.code() {
            if !self.brands.contains(&brand) {
                self.brands.push(brand);
            }
        }
    }

    fn read_movie(&mut self, bytes: &dyn ReadAt, moov: &BoxHead, budget: &mut Budget) {
        self.has_movie_box = true;
        let mut boxes = Boxes::inside(bytes, moov);
        while let Some(head) = boxes.next(budget) {
            self.note_overrun(&head);
            match &head.kind.0 {
                b"mvhd" => {
                    if let Some(times) = track::Times::read(&head.read(bytes, 36)) {
                        self.created = Some(times.created);
                        self.timescale = times.timescale;
                        self.duration = times.duration;
                    }
                }
                b"trak" if self.tracks.len() < MAX_TRACKS => {
                    self.tracks.push(Track::read(bytes, &head, &mut self.texts, budget));
                }
                b"mvex" => {
                    self.fragmented = true;
                    self.read_fragment_header(bytes, &head, budget);
                }
                b"udta" => self.texts.read_user_data(bytes, &head, budget),
                b"meta" => self.texts.read_meta(bytes, &head, budget),
                b"uuid" => self.read_user_box(bytes, &head),
                _ => {}
            }
        }
    }

    fn read_user_box(&mut self, bytes: &dyn ReadAt, head: &BoxHead) {
        if head.user_type == Some(texts::XMP_BOX) {
            self.texts.keep_xmp(bytes, head);
        }
        self.c2pa |= head.user_type == Some(C2PA_BOX);
    }

    fn read_fragment_header(&mut self, bytes: &dyn ReadAt, mvex: &BoxHead, budget: &mut Budget) {
        let mut boxes = Boxes::inside(bytes, mvex);
        while let Some(head) = boxes.next(budget) {
            if head.kind == FourCc(*b"mehd") {
                let body = head.read(bytes, 12);
                let mut fields = Fields::new(&body);
                let version = fields.u32().map(|flags| flags >> 24);
                // Zero and all ones state nothing.
                self.fragment_duration = if version == Some(1) {
                    fields.u64().filter(|ticks| !matches!(ticks, 0 | &u64::MAX))
                } else {
                    fields.u32().filter(|ticks| !matches!(ticks, 0 | &u32::MAX)).map(u64::from)
                };
            }
        }
    }

    /// Counts the samples of a movie fragment by track (clause 8.8).
    fn read_fragment(&mut self, bytes: &dyn ReadAt, moof: &BoxHead, budget: &mut Budget) {
        let mut boxes = Boxes::inside(bytes, moof);
        while let Some(traf) = boxes.next(budget) {
            if traf.kind != FourCc(*b"traf") {
                continue;
            }
            let mut track = None;
            let mut samples = 0_u64;
            let mut inner = Boxes::inside(bytes, &traf);
            while let Some(head) = inner.next(budget) {
                let body = head.read(bytes, 8);
                let mut fields = Fields::new(&body);
                let number = fields.skip(4).and_then(|()| fields.u32());
                match &head.kind.0 {
                    b"tfhd" => track = number,
                    b"trun" => samples = samples.saturating_add(number.unwrap_or(0).into()),
                    _ => {}
                }
            }
            if let Some(track) = self.tracks.iter_mut().find(|known| Some(known.id) == track) {
                track.fragment_samples = track.fragment_samples.saturating_add(samples);
            }
        }
    }

    /// Adds up the sizes in a segment index (clause 8.16.3).
    fn read_index(&mut self, bytes: &dyn ReadAt, sidx: &BoxHead) {
        let body = sidx.read(bytes, 64 << 10);
        let total = || {
            let mut fields = Fields::new(&body);
            let version = fields.u32()? >> 24;
            fields.skip(8)?;
            let first = if version == 0 {
                fields.skip(4)?;
                u64::from(fields.u32()?)
            } else {
                fields.skip(8)?;
                fields.u64()?
            };
            fields.skip(2)?;
            let count = fields.u16()?;
            let mut end = sidx.declared_end.saturating_add(first);
            for _ in 0..count {
                end = end.saturating_add(u64::from(fields.u32()? & 0x7fff_ffff));
                fields.skip(8)?;
            }
            Some(end)
        };
        // An index of indexes ends where the last of them ends.
        self.indexed_end = self.indexed_end.max(total());
    }
}
