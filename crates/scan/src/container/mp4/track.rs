//! Tracks of a movie (ISO/IEC 14496-12, clauses 8.3 to 8.6).

use super::SampleTable;
use super::boxes::{BoxHead, Boxes, Budget};
use super::texts::Texts;
use crate::container::bytes::{Fields, FourCc, ReadAt, tidy_text};

/// Most edits that are kept.
const MAX_EDITS: usize = 64;

/// What a `trak` box says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Track {
    /// Number of the track.
    pub(crate) id: u32,
    /// Kind of media: `vide`, `soun`, ...
    pub(crate) handler: Option<FourCc>,
    /// Name that the writer gave to the handler.
    pub(crate) handler_name: String,
    /// Creation time of the track, seconds since 1904-01-01 UTC.
    pub(crate) created: Option<u64>,
    /// Creation time of the media, seconds since 1904-01-01 UTC.
    pub(crate) media_created: Option<u64>,
    /// Ticks per second of the media.
    pub(crate) timescale: u32,
    /// Duration in ticks of the media.
    pub(crate) duration: u64,
    /// Edits, the first of them.
    pub(crate) edits: Vec<Edit>,
    /// How many edits there are.
    pub(crate) edit_count: u32,
    /// The sample table.
    pub(crate) samples: SampleTable,
    /// Samples in movie fragments.
    pub(crate) fragment_samples: u64,
}

/// One entry of an edit list (clause 8.6.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Length in ticks of the movie; 0 means to the end.
    pub(crate) duration: u64,
    /// Start in ticks of the media; -1 for an empty edit.
    pub(crate) media_time: i64,
    /// Playback rate, as a 16.16 fixed-point number: 65,536 is normal.
    pub(crate) rate: i32,
}

impl Edit {
    /// Whether nothing is shown during this edit.
    pub(crate) fn is_empty(&self) -> bool {
        self.media_time == -1
    }
}

impl Track {
    pub(super) fn read(bytes: &dyn ReadAt, trak: &BoxHead, texts: &mut Texts, budget: &mut Budget) -> Self {
        let mut track = Self::default();
        let mut boxes = Boxes::inside(bytes, trak);
        while let Some(head) = boxes.next(budget) {
            match &head.kind.0 {
                b"tkhd" => track.read_header(&head.read(bytes, 32)),
                b"edts" => track.read_edits(bytes, &head, budget),
                b"mdia" => track.read_media(bytes, &head, budget),
                b"udta" => texts.read_user_data(bytes, &head, budget),
                b"meta" => texts.read_meta(bytes, &head, budget),
                _ => {}
            }
        }
        track
    }

    /// Samples in the table and in fragments.
    pub(crate) fn declared_samples(&self) -> u64 {
        self.samples.samples.saturating_add(self.fragment_samples)
    }

    fn read_header(&mut self, body: &[u8]) {
        let mut fields = Fields::new(body);
        let long = fields.u32().map(|flags| flags >> 24) == Some(1);
        self.created = if long { fields.u64() } else { fields.u32().map(u64::from) };
        let _modified = if long { fields.u64() } else { fields.u32().map(u64::from) };
        self.id = fields.u32().unwrap_or(0);
    }

    fn read_edits(&mut self, bytes: &dyn ReadAt, edts: &BoxHead, budget: &mut Budget) {
        let mut boxes = Boxes::inside(bytes, edts);
        while let Some(head) = boxes.next(budget) {
            if head.kind != FourCc(*b"elst") {
                continue;
            }
            let body = head.read(bytes, 8 + 20 * MAX_EDITS);
            let mut fields = Fields::new(&body);
            let long = fields.u32().map(|flags| flags >> 24) == Some(1);
            self.edit_count = fields.u32().unwrap_or(0);
            while let Some(edit) = edit(&mut fields, long) {
                if self.edits.len() >= MAX_EDITS || self.edits.len() as u64 >= u64::from(self.edit_count) {
                    break;
                }
                self.edits.push(edit);
            }
        }
    }

    fn read_media(&mut self, bytes: &dyn ReadAt, mdia: &BoxHead, budget: &mut Budget) {
        let mut boxes = Boxes::inside(bytes, mdia);
        while let Some(head) = boxes.next(budget) {
            match &head.kind.0 {
                b"mdhd" => {
                    if let Some(times) = Times::read(&head.read(bytes, 36)) {
                        self.media_created = Some(times.created);
                        self.timescale = times.timescale;
                        self.duration = times.duration;
                    }
                }
                b"hdlr" => self.read_handler(&head.read(bytes, 24 + 256)),
                b"minf" => {
                    let mut inner = Boxes::inside(bytes, &head);
                    while let Some(head) = inner.next(budget) {
                        if head.kind == FourCc(*b"stbl") {
                            self.samples = SampleTable::read(bytes, &head, budget);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn read_handler(&mut self, body: &[u8]) {
        let mut fields = Fields::new(body);
        let _ = fields.skip(8);
        self.handler = fields.code();
        let _ = fields.skip(12);
        let name = fields.rest();
        // QuickTime writes the length of the name before it.
        let counted =
            name.first().is_some_and(|length| usize::from(*length) + 1 == name.len() && *length > 0);
        self.handler_name = tidy_text(if counted { name.get(1..).unwrap_or(&[]) } else { name }, 200);
    }
}

fn edit(fields: &mut Fields<'_>, long: bool) -> Option<Edit> {
    let (duration, media_time) = if long {
        (fields.u64()?, fields.u64()?.cast_signed())
    } else {
        (u64::from(fields.u32()?), i64::from(fields.u32()?.cast_signed()))
    };
    Some(Edit { duration, media_time, rate: fields.u32()?.cast_signed() })
}

/// The times at the head of `mvhd` and `mdhd`.
pub(super) struct Times {
    pub(super) created: u64,
    pub(super) timescale: u32,
    pub(super) duration: u64,
}

impl Times {
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let mut fields = Fields::new(body);
        let long = fields.u32()? >> 24 == 1;
        let created = if long { fields.u64()? } else { fields.u32()?.into() };
        let _modified = if long { fields.u64()? } else { fields.u32()?.into() };
        let timescale = fields.u32()?;
        // All ones mean that the duration is unknown.
        let duration = if long {
            fields.u64().filter(|duration| *duration != u64::MAX)
        } else {
            fields.u32().filter(|duration| *duration != u32::MAX).map(u64::from)
        };
        Some(Self { created, timescale, duration: duration.unwrap_or(0) })
    }
}
