//! AVI files, as far as their own account of themselves goes: lengths, frame counts, writer, date. (Microsoft, "AVI RIFF
//! File Reference".)

use super::Overrun;
use super::bytes::{Fields, FourCc, ReadAt, tidy_text};
use super::mp4::texts::Text;

/// Most chunks that are looked at outside of the media data.
const MAX_CHUNKS: u32 = 4096;
/// Most texts that are kept.
const MAX_TEXTS: usize = 64;

/// What an AVI file says about itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Avi {
    /// Texts: `ISFT` and others of the `INFO` list, `IDIT`, and readable padding, where cameras write their names.
    pub(crate) texts: Vec<Text>,
    /// Length by the main header in microseconds: its count of frames, at its time for each.
    pub(crate) duration_us: Option<i64>,
    /// Whether there is an index.
    pub(crate) has_index: bool,
    /// Chunks that reach past the end of the file.
    pub(crate) overruns: Vec<Overrun>,
}

impl Avi {
    /// Reads a file; `None` when it is of another kind.
    pub(crate) fn read(bytes: &dyn ReadAt) -> Option<Self> {
        let mut avi = Self::default();
        let mut left = MAX_CHUNKS;
        let mut at = 0;
        // Large files go on in further RIFF chunks (OpenDML).
        while let Some(chunk) = Chunk::read(bytes, at, bytes.len()) {
            if chunk.id != FourCc(*b"RIFF") || chunk.form.is_none_or(|form| form.0[..3] != *b"AVI") {
                break;
            }
            avi.note_overrun(&chunk);
            avi.read_list(bytes, &chunk, 0, &mut left);
            at = chunk.next;
        }
        (at > 0).then_some(avi)
    }

    fn note_overrun(&mut self, chunk: &Chunk) {
        if chunk.declared_end > chunk.end && self.overruns.len() < 16 {
            self.overruns.push(Overrun {
                element: chunk.form.unwrap_or(chunk.id).to_string(),
                start: chunk.start,
                declared_end: chunk.declared_end,
            });
        }
    }

    fn read_list(&mut self, bytes: &dyn ReadAt, list: &Chunk, depth: u8, left: &mut u32) {
        let mut at = list.body;
        while let Some(chunk) = Chunk::read(bytes, at, list.end) {
            let Some(after) = left.checked_sub(1) else { return };
            *left = after;
            match (&chunk.id.0, chunk.form.map(|form| form.0)) {
                (b"LIST", Some(form)) => {
                    self.note_overrun(&chunk);
                    // The media data need no look: the media library reads them.
                    if &form != b"movi" && depth < 3 {
                        self.read_list(bytes, &chunk, depth + 1, left);
                    }
                }
                (b"avih", _) => {
                    let body = bytes.at_most(chunk.body, chunk.end, 20);
                    let mut fields = Fields::new(&body);
                    let each_us = fields.u32_le();
                    let frames = fields.skip(12).and_then(|()| fields.u32_le());
                    self.duration_us =
                        each_us.zip(frames).and_then(|(us, frames)| i64::from(us).checked_mul(frames.into()));
                }
                (b"idx1", _) => self.has_index = true,
                (b"IDIT" | b"JUNK" | b"strn", _) | ([b'I', ..], _) => self.keep(bytes, &chunk),
                _ => {}
            }
            at = chunk.next;
        }
    }

    fn keep(&mut self, bytes: &dyn ReadAt, chunk: &Chunk) {
        let body = bytes.at_most(chunk.body, chunk.end, 256);
        let text = tidy_text(&body, 200);
        // Padding is a text only if somebody wrote one there.
        let readable = text.len() >= 4 && text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
        if self.texts.len() < MAX_TEXTS && !text.is_empty() && (chunk.id != FourCc(*b"JUNK") || readable) {
            self.texts.push(Text { place: chunk.id.to_string(), text });
        }
    }
}

/// The head of a chunk and where its body lies.
struct Chunk {
    id: FourCc,
    /// The form of a `RIFF` or `LIST` chunk.
    form: Option<FourCc>,
    start: u64,
    body: u64,
    end: u64,
    declared_end: u64,
    /// Where the next chunk starts: chunks are padded to even lengths.
    next: u64,
}

impl Chunk {
    fn read(bytes: &dyn ReadAt, start: u64, room_end: u64) -> Option<Self> {
        let head = bytes.at_most(start, room_end, 12);
        let mut fields = Fields::new(&head);
        let id = fields.code()?;
        let size = u64::from(fields.u32_le()?);
        let holds_others = matches!(&id.0, b"RIFF" | b"LIST");
        let form = if holds_others { Some(fields.code()?) } else { None };
        let after_head = start.checked_add(8)?;
        let body = after_head + if holds_others { 4 } else { 0 };
        let declared_end = after_head + size;
        let end = declared_end.min(room_end).max(body);
        let next = end + (size & 1);
        Some(Self { id, form, start, body, end, declared_end, next })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chunk(id: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let mut out = id.to_vec();
        out.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        out.extend(body);
        if body.len() % 2 == 1 {
            out.push(0);
        }
        out
    }

    fn list(id: &[u8; 4], form: &[u8; 4], parts: &[Vec<u8>]) -> Vec<u8> {
        let mut body = form.to_vec();
        body.extend(parts.concat());
        chunk(id, &body)
    }

    fn small_file() -> Vec<u8> {
        let mut header = vec![0; 56];
        header[..4].copy_from_slice(&40_000_u32.to_le_bytes());
        header[16] = 41;
        let hdrl =
            list(b"LIST", b"hdrl", &[chunk(b"avih", &header), chunk(b"IDIT", b"Thu Aug 27 10:11:12 2020\n")]);
        let info = list(b"LIST", b"INFO", &[chunk(b"ISFT", b"CanonMVI02")]);
        let movi = list(b"LIST", b"movi", &[chunk(b"00dc", &[1; 101])]);
        list(b"RIFF", b"AVI ", &[hdrl, info, movi, chunk(b"idx1", &[0; 16])])
    }

    #[test]
    fn a_whole_file_is_described() {
        let avi = Avi::read(&small_file()).unwrap();
        assert_eq!(avi.duration_us, Some(1_640_000));
        assert!(avi.has_index && avi.overruns.is_empty());
        let texts: Vec<_> = avi.texts.iter().map(|text| (text.place.as_str(), text.text.as_str())).collect();
        assert_eq!(texts, [("IDIT", "Thu Aug 27 10:11:12 2020"), ("ISFT", "CanonMVI02")]);
    }

    #[test]
    fn a_cut_file_reaches_past_its_end() {
        let mut file = small_file();
        file.truncate(file.len() - 60);
        let avi = Avi::read(&file).unwrap();
        assert!(!avi.has_index);
        let names: Vec<_> = avi.overruns.iter().map(|overrun| overrun.element.as_str()).collect();
        assert_eq!(names, ["AVI ", "movi"]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(tail in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..300) {
            let mut file = small_file();
            file.truncate(cut);
            file.extend(tail);
            let _ = Avi::read(&file);
        }
    }
}
