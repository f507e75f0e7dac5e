//! Everything in a file that may carry a mark: texts with their places.

use crate::container::Structure;
use crate::container::bytes::{ReadAt, find, tidy_text};
use crate::container::mp4::Movie;
use crate::container::mp4::texts::is_location;
use crate::observe::ScanContext;

/// How much of the beginning of the file, and of the first samples, is searched for marks of encoders.
const SEARCHED_BYTES: usize = 1 << 20;
/// How much is searched at the first sample of a track, where it lies elsewhere.
const SAMPLE_BYTES: usize = 64 << 10;
/// Most texts.
const MAX_TEXTS: usize = 256;
/// Most characters of a text.
const MAX_CHARACTERS: usize = 200;
/// User data of x264: an identifier, then a text.
const X264: [u8; 16] =
    [0xdc, 0x45, 0xe9, 0xbd, 0xe6, 0xd9, 0x48, 0xb7, 0x96, 0x2c, 0xd8, 0x20, 0xd9, 0x23, 0xee, 0xef];
/// User data of x265.
const X265: [u8; 16] =
    [0x2c, 0xa2, 0xde, 0x09, 0xb5, 0x17, 0x47, 0xdb, 0xbb, 0x55, 0xa4, 0xfe, 0x7f, 0xc2, 0xfc, 0x4e];

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A tag, by its key.
    Tag,
    /// The name of a handler of a track.
    Handler,
    /// A brand of the file type.
    Brand,
    /// The type of a top-level box.
    TopBox,
    /// Brands, their version and the order of boxes, where they are those of FFmpeg's own writer.
    Layout,
    /// An XMP packet.
    Xmp,
    /// The coded stream.
    Stream,
}

/// One text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) place: Place,
    /// The key of a tag, or where else exactly.
    pub(super) key: String,
    pub(super) text: String,
}

/// All texts of a file.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) items: Vec<Item>,
    /// Whether a place of recording is stated.
    pub(super) location: bool,
}

impl Evidence {
    pub(super) fn gather(beginning: &ScanContext<'_>, structure: &Structure) -> Self {
        let mut evidence = Self::default();
        match structure {
            Structure::Mp4(movie) => evidence.of_movie(movie),
            Structure::Matroska(file) => {
                evidence.add(Place::Tag, "MuxingApp", &file.muxing_app);
                evidence.add(Place::Tag, "WritingApp", &file.writing_app);
            }
            Structure::Avi(file) => {
                for text in &file.texts {
                    evidence.add(Place::Tag, &text.place, &text.text);
                }
            }
            Structure::Foreign => {}
        }
        evidence.of_tags(beginning);
        evidence.of_stream(beginning.bytes, structure);
        evidence
    }

    fn add(&mut self, place: Place, key: &str, text: &str) {
        if place == Place::Tag && is_location(key) {
            self.location = true;
            return;
        }
        let text: String = text.chars().take(MAX_CHARACTERS).collect();
        let known = self.items.iter().any(|item| item.place == place && item.text == text && item.key == key);
        if !text.is_empty() && !known && self.items.len() < MAX_TEXTS {
            self.items.push(Item { place, key: key.to_owned(), text });
        }
    }

    /// Whether a tag of that key was read from its box already: numbers are written in other ways there.
    fn has_tag(&self, key: &str) -> bool {
        self.items
            .iter()
            .any(|item| item.place == Place::Tag && item.key.eq_ignore_ascii_case(key) && key.contains('.'))
    }

    fn of_movie(&mut self, movie: &Movie) {
        self.location |= movie.texts.location;
        for brand in &movie.brands {
            self.add(Place::Brand, "ftyp", &brand.to_string());
        }
        if written_as_by_lavf(movie) {
            let brands: Vec<String> = movie.brands.iter().map(ToString::to_string).collect();
            let layout: Vec<String> = movie.layout.iter().map(ToString::to_string).collect();
            let text = format!("{} ({}); {}", brands.join(" "), movie.minor_version, layout.join(" "));
            self.add(Place::Layout, "ftyp", &text);
        }
        for kind in &movie.layout {
            self.add(Place::TopBox, "box", &kind.to_string());
        }
        for track in &movie.tracks {
            self.add(Place::Handler, "hdlr", &track.handler_name);
        }
        for text in &movie.texts.all {
            self.add(Place::Tag, &text.place, &text.text);
        }
        for packet in &movie.texts.xmp {
            for text in xmp_tools(packet) {
                self.add(Place::Xmp, "xmp", &text);
            }
        }
    }

    /// Tags as the media library reads them: the names of coders in sample descriptions, and all of other containers.
    fn of_tags(&mut self, beginning: &ScanContext<'_>) {
        let container = beginning.container;
        let all = std::iter::once(&container.tags).chain(container.streams.iter().map(|stream| &stream.tags));
        for tags in all {
            for (key, text) in tags {
                match key.as_str() {
                    // Read from their boxes already, or no mark of anybody.
                    "major_brand" | "minor_version" | "compatible_brands" | "creation_time" | "language"
                    | "duration" | "vendor_id" | "timecode" => {}
                    "handler_name" => {
                        self.add(Place::Handler, "hdlr", &tidy_text(text.as_bytes(), MAX_CHARACTERS))
                    }
                    _ if self.has_tag(key) => {}
                    _ => self.add(Place::Tag, key, &tidy_text(text.as_bytes(), MAX_CHARACTERS)),
                }
            }
        }
    }

    fn of_stream(&mut self, bytes: &dyn ReadAt, structure: &Structure) {
        self.search(&bytes.at_most(0, bytes.len(), SEARCHED_BYTES));
        if let Structure::Mp4(movie) = structure {
            for track in movie.tracks.iter().take(8) {
                let at = track.samples.first_sample_at.filter(|at| *at >= SEARCHED_BYTES as u64);
                if let Some(at) = at {
                    self.search(&bytes.at_most(at, bytes.len(), SAMPLE_BYTES));
                }
            }
        }
    }

    fn search(&mut self, bytes: &[u8]) {
        if let Some(text) = encoder_header(bytes) {
            self.add(Place::Stream, "user data", &text);
        }
        // FFmpeg's sound encoders name themselves in the first packet. Tags name the coder too, after a space.
        let mut rest = bytes;
        while let Some(at) = find(rest, b"Lavc") {
            rest = rest.get(at + 4..).unwrap_or(&[]);
            let version = rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
            let version_text = rest.get(..version).unwrap_or(&[]);
            if version > 0 && rest.get(version) != Some(&b' ') {
                self.add(
                    Place::Stream,
                    "sound data",
                    &format!("Lavc{}", String::from_utf8_lossy(version_text)),
                );
                return;
            }
        }
    }
}

/// Whether brands and boxes are those that FFmpeg's writer of MP4 and MOV gives a file that nobody told otherwise
/// (`mov_write_ftyp_tag` of libavformat): version 512; `isom` with `iso2` and `mp41`, in fragmented files `iso5` or `iso6`
/// first, or `qt  ` alone. Apple's writers state version 0 and Android's `mp42` or 3GPP brands.
fn written_as_by_lavf(movie: &Movie) -> bool {
    const VERSION: u32 = 512;
    let has = |brand: &[u8; 4]| movie.brands.iter().any(|one| &one.0 == brand);
    let first = movie.brands.first().map(|brand| brand.0);
    // A writer that reserves room for large sizes puts `free` or `wide` before the media, unless the index comes first.
    let room = |kind: &[u8; 4]| movie.layout.iter().any(|one| &one.0 == kind);
    let boxes = room(b"free")
        || room(b"wide")
        || room(b"moof")
        || movie.layout.get(1).is_some_and(|one| &one.0 == b"moov");
    let known = match first.as_ref() {
        Some(b"isom" | b"iso4" | b"iso5" | b"iso6") => {
            has(b"mp41") && (has(b"iso2") || has(b"iso5") || has(b"iso6"))
        }
        Some(b"qt  ") => movie.brands.len() == 1,
        _ => false,
    };
    movie.minor_version == VERSION && known && boxes
}

/// The name and settings of an encoder of the x264 family, where its user data stand in these bytes.
pub(super) fn encoder_header(bytes: &[u8]) -> Option<String> {
    let header = |identifier: [u8; 16]| {
        let text = bytes.get(find(bytes, &identifier)? + identifier.len()..)?;
        Some(encoder_and_settings(&printable(text)))
    };
    header(X264).or_else(|| header(X265))
}

/// What an encoder of the x264 family calls itself, and those of its settings that tell how it places keyframes and how
/// much it keeps.
fn encoder_and_settings(text: &str) -> String {
    let name = text.split(" - ").take(2).collect::<Vec<_>>().join(" - ");
    let kept = |setting: &&str| {
        let key = setting.split('=').next().unwrap_or("");
        matches!(key, "keyint" | "min-keyint" | "bframes" | "scenecut" | "rc" | "crf" | "qp" | "bitrate")
    };
    let settings: Vec<&str> = text.split_whitespace().filter(kept).collect();
    if settings.is_empty() { name } else { format!("{name}: {}", settings.join(" ")) }
}

/// The printable ASCII at the beginning of some bytes.
fn printable(bytes: &[u8]) -> String {
    bytes
        .iter()
        .take(2048)
        .take_while(|byte| matches!(byte, 0x20..=0x7e))
        .map(|byte| char::from(*byte))
        .collect()
}

/// What an XMP packet says about the programs that wrote it: values of `CreatorTool` and `softwareAgent`, as attributes or as
/// elements.
fn xmp_tools(packet: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["CreatorTool", "softwareAgent"] {
        for (at, _) in packet.match_indices(name).take(16) {
            let Some(rest) = packet.get(at + name.len()..) else { continue };
            let Some(value) = rest.strip_prefix("=\"").or_else(|| rest.strip_prefix('>')) else { continue };
            let end = value.find(['"', '<']).unwrap_or(0);
            let value = tidy_text(value.get(..end).unwrap_or("").as_bytes(), MAX_CHARACTERS);
            if !value.is_empty() && !found.contains(&value) && found.len() < 8 {
                found.push(value);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xmp_names_its_programs() {
        let packet = r#"<rdf xmp:CreatorTool="Adobe Premiere Pro 2023.0 (Windows)"><stEvt:softwareAgent>Adobe Media Encoder 2023</stEvt:softwareAgent>"#;
        assert_eq!(xmp_tools(packet), ["Adobe Premiere Pro 2023.0 (Windows)", "Adobe Media Encoder 2023"]);
    }

    #[test]
    fn encoders_name_themselves_in_the_stream() {
        let mut bytes = vec![0; 50];
        bytes.extend(X264);
        bytes.extend(
            b"x264 - core 164 r3095 - H.264 codec - options: cabac=1 keyint=250 rc=crf crf=23.0\0rest",
        );
        bytes.extend(b"Lavc61.3.100 libx264\0\xde\x02\0Lavc61.3.100\0");
        let mut evidence = Evidence::default();
        evidence.search(&bytes);
        let texts: Vec<_> = evidence.items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, ["x264 - core 164 r3095: keyint=250 rc=crf crf=23.0", "Lavc61.3.100"]);
    }
}
