//! Matroska and WebM files (RFC 9559), as far as their own account of themselves goes: lengths, duration, writer, date.

use super::Overrun;
use super::bytes::{Fields, ReadAt, tidy_text};

/// Most elements that are looked at: a cluster each second for a day, and more.
const MAX_ELEMENTS: u32 = 200_000;
/// Seconds from 1970 to 2001, the zero of Matroska dates (RFC 9559 section 5.1.2.11).
const EPOCH_2001: i64 = 978_307_200;

const EBML: u32 = 0x1A45_DFA3;
const DOC_TYPE: u32 = 0x4282;
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const CLUSTER: u32 = 0x1F43_B675;
const CUES: u32 = 0x1C53_BB6B;
const TIMESTAMP_SCALE: u32 = 0x2AD7B1;
const DURATION: u32 = 0x4489;
const DATE_UTC: u32 = 0x4461;
const MUXING_APP: u32 = 0x4D80;
const WRITING_APP: u32 = 0x5741;

/// What a Matroska file says about itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Matroska {
    /// `matroska` or `webm`.
    pub(crate) doc_type: String,
    /// The library that wrote the file.
    pub(crate) muxing_app: String,
    /// The program that wrote the file.
    pub(crate) writing_app: String,
    /// When it was written, in seconds since 1970-01-01 UTC.
    pub(crate) date: Option<i64>,
    /// Stated duration in microseconds.
    pub(crate) duration_us: Option<i64>,
    /// Whether the segment states its length; live recordings do not.
    pub(crate) length_stated: bool,
    /// Whether there is an index.
    pub(crate) has_cues: bool,
    /// Clusters seen.
    pub(crate) clusters: u64,
    /// Elements that reach past the end of the file.
    pub(crate) overruns: Vec<Overrun>,
    /// Where the elements of the segment stop to make sense.
    pub(crate) broken_at: Option<u64>,
    /// Whether limits left something unseen.
    pub(crate) limited: bool,
}

impl Matroska {
    /// Reads a file; `None` when it is of another kind.
    pub(crate) fn read(bytes: &dyn ReadAt) -> Option<Self> {
        let header = Element::read(bytes, 0, bytes.len()).filter(|element| element.id == EBML)?;
        let mut file = Self::default();
        let mut at = header.body;
        while let Some(element) = Element::read(bytes, at, header.end).filter(|element| element.end > at) {
            if element.id == DOC_TYPE {
                file.doc_type = tidy_text(&bytes.at_most(element.body, element.end, 64), 64);
            }
            at = element.end;
        }
        let mut at = header.end;
        let mut left = MAX_ELEMENTS;
        while let Some(element) = Element::read(bytes, at, bytes.len()).filter(|element| element.end > at) {
            if element.id == SEGMENT {
                file.note_overrun("Segment", &element);
                file.length_stated = element.declared_end.is_some();
                file.read_segment(bytes, &element, &mut left);
                break;
            }
            at = element.end;
        }
        Some(file)
    }

    fn note_overrun(&mut self, name: &str, element: &Element) {
        if let Some(declared_end) = element.declared_end.filter(|end| *end > element.end)
            && self.overruns.len() < 16
        {
            self.overruns.push(Overrun { element: name.to_owned(), start: element.start, declared_end });
        }
    }

    fn read_segment(&mut self, bytes: &dyn ReadAt, segment: &Element, left: &mut u32) {
        let mut at = segment.body;
        while at < segment.end {
            let Some(after) = left.checked_sub(1) else {
                self.limited = true;
                return;
            };
            *left = after;
            let Some(element) = Element::read(bytes, at, segment.end) else {
                self.broken_at = Some(at);
                return;
            };
            match element.id {
                INFO => self.read_info(bytes, &element),
                CLUSTER => {
                    self.clusters += 1;
                    self.note_overrun("Cluster", &element);
                    if element.declared_end.is_none() {
                        // A cluster without a length ends where the next one begins; live recordings alone have them.
                        return;
                    }
                }
                CUES => self.has_cues = true,
                _ => self.note_overrun("element", &element),
            }
            if element.end <= at {
                return;
            }
            at = element.end;
        }
    }

    fn read_info(&mut self, bytes: &dyn ReadAt, info: &Element) {
        let mut scale = 1_000_000_u64;
        let mut duration = None;
        let mut at = info.body;
        while let Some(element) = Element::read(bytes, at, info.end).filter(|element| element.end > at) {
            let body = bytes.at_most(element.body, element.end, 512);
            match element.id {
                TIMESTAMP_SCALE => scale = number(&body).unwrap_or(scale),
                DURATION => duration = float(&body),
                DATE_UTC => {
                    let nanoseconds = number(&body).filter(|_| body.len() == 8).map(u64::cast_signed);
                    self.date = nanoseconds.map(|ns| EPOCH_2001.saturating_add(ns.div_euclid(1_000_000_000)));
                }
                MUXING_APP => self.muxing_app = tidy_text(&body, 200),
                WRITING_APP => self.writing_app = tidy_text(&body, 200),
                _ => {}
            }
            at = element.end;
        }
        self.duration_us = duration.and_then(|ticks| microseconds(ticks, scale));
    }
}

/// A duration of `ticks` of `scale` nanoseconds; `None` when it is not above zero, not finite or beyond a thousand years.
/// Browsers that record live write 0 and never come back to it; a duration must be above zero (RFC 9559 section
/// 5.1.2.10).
fn microseconds(ticks: f64, scale: u64) -> Option<i64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "scales are small; a precision of 52 bits is plenty for a duration"
    )]
    let us = ticks * scale as f64 / 1000.0;
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked")]
    (us.is_finite() && (1.0..3.2e16).contains(&us)).then_some(us.round() as i64)
}

fn number(body: &[u8]) -> Option<u64> {
    (body.len() <= 8).then(|| body.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

fn float(body: &[u8]) -> Option<f64> {
    match body.len() {
        4 => Some(f32::from_be_bytes(body.try_into().ok()?).into()),
        8 => Some(f64::from_be_bytes(body.try_into().ok()?)),
        _ => None,
    }
}

/// The head of an element and where its body lies (RFC 8794 section 4).
struct Element {
    id: u32,
    start: u64,
    body: u64,
    /// Where the body ends, inside of what holds it.
    end: u64,
    /// Where it says that it ends; none when it states no length.
    declared_end: Option<u64>,
}

impl Element {
    fn read(bytes: &dyn ReadAt, start: u64, room_end: u64) -> Option<Self> {
        let head = bytes.at_most(start, room_end, 12);
        let mut fields = Fields::new(&head);
        let first = fields.u8()?;
        let id_len = first.leading_zeros() as usize + 1;
        if id_len > 4 {
            return None;
        }
        let mut id = u32::from(first);
        for byte in fields.take(id_len - 1)? {
            id = (id << 8) | u32::from(*byte);
        }
        let first = fields.u8()?;
        let size_len = first.leading_zeros() as usize + 1;
        if size_len > 8 {
            return None;
        }
        let mask = 0xff_u8.checked_shr(u32::try_from(size_len).ok()?).unwrap_or(0);
        let mut size = u64::from(first & mask);
        let mut unknown = first & mask == mask;
        for byte in fields.take(size_len - 1)? {
            size = (size << 8) | u64::from(*byte);
            unknown &= *byte == 0xff;
        }
        let body = start.checked_add((id_len + size_len) as u64)?;
        let declared_end = (!unknown).then(|| body.saturating_add(size));
        let end = declared_end.unwrap_or(room_end).min(room_end);
        Some(Self { id, start, body, end, declared_end })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
        let mut out = id.to_vec();
        out.push(0x08);
        out.extend([0; 0]);
        let len = u32::try_from(body.len()).unwrap();
        out.pop();
        out.push(0x10 | u8::try_from(len >> 24).unwrap());
        out.extend(&len.to_be_bytes()[1..]);
        out.extend(body);
        out
    }

    fn small_file() -> Vec<u8> {
        let mut info = element(&[0x2A, 0xD7, 0xB1], &1_000_000_u32.to_be_bytes());
        info.extend(element(&[0x44, 0x89], &2600.0_f64.to_be_bytes()));
        info.extend(element(&[0x4D, 0x80], b"Lavf58.20.100"));
        info.extend(element(&[0x57, 0x41], b"OBS"));
        info.extend(element(&[0x44, 0x61], &86_400_000_000_000_i64.to_be_bytes()));
        let mut segment = element(&[0x15, 0x49, 0xA9, 0x66], &info);
        segment.extend(element(&[0x1F, 0x43, 0xB6, 0x75], &[7; 100]));
        segment.extend(element(&[0x1C, 0x53, 0xBB, 0x6B], &[7; 10]));
        let mut file = element(&[0x1A, 0x45, 0xDF, 0xA3], &element(&[0x42, 0x82], b"matroska"));
        file.extend(element(&[0x18, 0x53, 0x80, 0x67], &segment));
        file
    }

    #[test]
    fn a_whole_file_is_described() {
        let read = Matroska::read(&small_file()).unwrap();
        assert_eq!(read.doc_type, "matroska");
        assert_eq!(read.duration_us, Some(2_600_000));
        assert_eq!((read.muxing_app.as_str(), read.writing_app.as_str()), ("Lavf58.20.100", "OBS"));
        assert_eq!(read.date, Some(EPOCH_2001 + 86_400));
        assert!(read.length_stated && read.has_cues && read.overruns.is_empty());
        assert_eq!(read.clusters, 1);
    }

    #[test]
    fn a_duration_that_is_not_above_zero_states_nothing() {
        assert_eq!(microseconds(2600.0, 1_000_000), Some(2_600_000));
        for nothing in [0.0, -0.0, -5.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(microseconds(nothing, 1_000_000), None, "{nothing}");
        }
        assert_eq!(microseconds(2600.0, 0), None);
    }

    #[test]
    fn a_cut_file_reaches_past_its_end() {
        let mut file = small_file();
        file.truncate(file.len() - 40);
        let read = Matroska::read(&file).unwrap();
        let names: Vec<_> = read.overruns.iter().map(|overrun| overrun.element.as_str()).collect();
        assert_eq!(names, ["Segment", "Cluster"]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(tail in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..300) {
            let mut file = small_file();
            file.truncate(cut);
            file.extend(tail);
            let _ = Matroska::read(&file);
        }
    }
}
