//! Texts in user data and metadata: what programs and devices write about themselves.
//!
//! Three forms are read: QuickTime user data (`©` boxes with a language), item lists (`meta` with `ilst`, with or without
//! `keys`), and plain texts. Places of recording are never read: only that there is one is kept.

use super::boxes::{BoxHead, Boxes, Budget};
use crate::container::bytes::{Fields, FourCc, ReadAt, tidy_text};

/// Most texts that are kept.
const MAX_TEXTS: usize = 128;
/// Most characters of a text.
const MAX_CHARACTERS: usize = 400;
/// Most bytes of an XMP packet that are searched.
const MAX_XMP_BYTES: usize = 256 << 10;
/// Extended type of the box that holds XMP (XMP specification part 3).
pub(super) const XMP_BOX: [u8; 16] =
    [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

/// One text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// The box or key that holds it, such as `udta/©too` or `com.apple.quicktime.model`.
    pub(crate) place: String,
    /// What it says.
    pub(crate) text: String,
}

/// All texts of a file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Texts {
    /// In the order of the file.
    pub(crate) all: Vec<Text>,
    /// Whether a place of recording is stated. Its value is not kept.
    pub(crate) location: bool,
    /// XMP packets.
    pub(crate) xmp: Vec<String>,
}

impl Texts {
    /// Keeps a text, unless it is empty or says where the recording was made.
    pub(crate) fn keep(&mut self, place: &str, bytes: &[u8]) {
        if is_location(place) {
            self.location = true;
            return;
        }
        let text = tidy_text(bytes, MAX_CHARACTERS);
        if !text.is_empty() && self.all.len() < MAX_TEXTS {
            self.all.push(Text { place: place.to_owned(), text });
        }
    }

    /// Keeps an XMP packet for a search.
    pub(super) fn keep_xmp(&mut self, bytes: &dyn ReadAt, head: &BoxHead) {
        if self.xmp.len() < 4 {
            let packet = head.read(bytes, MAX_XMP_BYTES);
            self.xmp.push(String::from_utf8_lossy(&packet).into_owned());
        }
    }

    /// Reads a `udta` box.
    pub(super) fn read_user_data(&mut self, bytes: &dyn ReadAt, udta: &BoxHead, budget: &mut Budget) {
        let mut boxes = Boxes::inside(bytes, udta);
        while let Some(head) = boxes.next(budget) {
            let place = format!("udta/{}", head.kind);
            match &head.kind.0 {
                b"meta" => self.read_meta(bytes, &head, budget),
                b"XMP_" => self.keep_xmp(bytes, &head),
                [0xa9, ..] => {
                    let body = head.read(bytes, 4 * MAX_CHARACTERS);
                    self.keep(&place, international_text(&body));
                }
                // 3GPP TS 26.244 clause 8: full boxes with a language before the text.
                b"titl" | b"auth" | b"perf" | b"gnre" | b"dscp" | b"cprt" => {
                    let body = head.read(bytes, 4 * MAX_CHARACTERS);
                    self.keep(&place, body.get(6..).unwrap_or(&[]));
                }
                b"loci" => self.location = true,
                b"name" | b"FIRM" | b"manu" | b"modl" | b"CNCV" | b"CNMN" | b"CNFV" | b"SDLN" | b"mdln" => {
                    let body = head.read(bytes, 4 * MAX_CHARACTERS);
                    self.keep(&place, &body);
                }
                b"smta" => self.read_user_data_inside(bytes, &head, 4, budget),
                _ => {}
            }
        }
    }

    /// Samsung nests its model box in a full box.
    fn read_user_data_inside(&mut self, bytes: &dyn ReadAt, head: &BoxHead, skip: u64, budget: &mut Budget) {
        let mut boxes = Boxes::new(bytes, head.body.saturating_add(skip), head.end);
        while let Some(inner) = boxes.next(budget) {
            if inner.kind == FourCc(*b"mdln") {
                let body = inner.read(bytes, 4 * MAX_CHARACTERS);
                self.keep("udta/smta/mdln", &body);
            }
        }
    }

    /// Reads a `meta` box: a full box in ISO files, a plain one in QuickTime files.
    pub(super) fn read_meta(&mut self, bytes: &dyn ReadAt, meta: &BoxHead, budget: &mut Budget) {
        let start = meta.read(bytes, 8);
        // In the plain form the first box's type stands at byte 4.
        let plain = start.get(4..8) == Some(b"hdlr");
        let skip = if plain { 0 } else { 4 };
        let mut keys = Vec::new();
        let mut boxes = Boxes::new(bytes, meta.body.saturating_add(skip), meta.end);
        while let Some(head) = boxes.next(budget) {
            match &head.kind.0 {
                b"keys" => keys = read_keys(bytes, &head, budget),
                b"ilst" => self.read_items(bytes, &head, &keys, budget),
                _ => {}
            }
        }
    }

    fn read_items(&mut self, bytes: &dyn ReadAt, ilst: &BoxHead, keys: &[String], budget: &mut Budget) {
        let mut items = Boxes::inside(bytes, ilst);
        while let Some(item) = items.next(budget) {
            let number = usize::try_from(u32::from_be_bytes(item.kind.0)).unwrap_or(usize::MAX);
            let place = match keys.get(number.wrapping_sub(1)) {
                Some(key) => key.clone(),
                None => format!("ilst/{}", item.kind),
            };
            let mut values = Boxes::inside(bytes, &item);
            let mut name = None;
            while let Some(value) = values.next(budget) {
                let body = value.read(bytes, 4 * MAX_CHARACTERS);
                match &value.kind.0 {
                    // The name of a freeform item stands in a box of its own.
                    b"name" => name = body.get(4..).map(|name| tidy_text(name, MAX_CHARACTERS)),
                    b"data" => self.keep_value(name.as_ref().unwrap_or(&place), &body),
                    _ => {}
                }
            }
        }
    }

    fn keep_value(&mut self, place: &str, body: &[u8]) {
        let mut fields = Fields::new(body);
        let (Some(kind), Some(_locale)) = (fields.u32(), fields.u32()) else { return };
        let value = fields.rest();
        match kind & 0x00ff_ffff {
            // UTF-8 text; the "implicit" type is text in all keys of interest.
            0 | 1 => self.keep(place, value),
            23 => {
                if let Ok(bits) = value.try_into() {
                    self.keep(place, f32::from_be_bytes(bits).to_string().as_bytes());
                }
            }
            _ => {}
        }
    }
}

/// Whether a key or a box holds a place of recording.
pub(crate) fn is_location(place: &str) -> bool {
    let place = place.to_ascii_lowercase();
    place.contains("location") || place.contains("gps") || place.ends_with("©xyz") || place.ends_with("loci")
}

fn read_keys(bytes: &dyn ReadAt, keys: &BoxHead, budget: &mut Budget) -> Vec<String> {
    let mut names = Vec::new();
    let mut boxes = Boxes::new(bytes, keys.body.saturating_add(8), keys.end);
    while let Some(key) = boxes.next(budget) {
        if names.len() >= MAX_TEXTS {
            break;
        }
        names.push(tidy_text(&key.read(bytes, MAX_CHARACTERS), MAX_CHARACTERS));
    }
    names
}

/// The first text of a QuickTime international text list (size, language, text), or of an item with a `data` box.
fn international_text(body: &[u8]) -> &[u8] {
    if body.get(4..8) == Some(b"data") {
        return body.get(16..).unwrap_or(&[]);
    }
    let mut fields = Fields::new(body);
    match (fields.u16(), fields.u16()) {
        (Some(size), Some(_language)) => fields.take(usize::from(size)).unwrap_or(fields.rest()),
        _ => &[],
    }
}
