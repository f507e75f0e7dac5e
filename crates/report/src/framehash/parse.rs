//! Reading the text again, strictly: a line that cannot be meant is an error, and never passed over.

use thiserror::Error;

use super::{Hashed, HashedKind, HashedPacket, HashedStream, NO_TIMESTAMP, PacketHashes};
use crate::Rational;

/// More streams than a video has that is scanned.
const MAX_STREAMS: usize = 64;

/// A text that is no list of packet hashes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FramehashError {
    /// It does not begin as FFmpeg's format does, version 2 with SHA-256.
    #[error(
        "no framehash list of version 2 with SHA-256: make it with ffmpeg -c copy -f framehash -hash sha256"
    )]
    OtherFormat,
    /// A line is not of the format.
    #[error("line {line} of the framehash list cannot be read")]
    Line {
        /// Which line, from 1.
        line: usize,
    },
    /// The text stops within a line.
    #[error("the framehash list stops within line {line}")]
    CutShort {
        /// Which line, from 1.
        line: usize,
    },
}

/// A stream whose lines are being read.
#[derive(Default)]
struct Draft {
    extradata: Option<Hashed>,
    time_base: Option<Rational>,
    codec: Option<String>,
    video: Option<bool>,
    dimensions: Option<(u32, u32)>,
    sample_aspect_ratio: Option<(u32, u32)>,
    sample_rate_hz: Option<u32>,
    channel_layout: Option<String>,
}

impl PacketHashes {
    /// Reads the text that FFmpeg or [`to_text`](Self::to_text) wrote. Packets keep the order of the text.
    ///
    /// # Errors
    ///
    /// [`FramehashError`] for the first line that is not of the format.
    pub fn parse(text: &str) -> Result<Self, FramehashError> {
        if !text.is_empty() && !text.ends_with('\n') {
            return Err(FramehashError::CutShort { line: text.lines().count() });
        }
        let mut lines = text.lines().enumerate();
        for wanted in ["#format: frame checksums", "#version: 2", "#hash: SHA256"] {
            if lines.next().is_none_or(|(_, line)| line != wanted) {
                return Err(FramehashError::OtherFormat);
            }
        }
        let mut software = None;
        let mut drafts: Vec<Draft> = Vec::new();
        let mut packets = Vec::new();
        let mut headed = false;
        for (index, line) in lines {
            let read = if headed {
                packet(line, drafts.len()).map(|packet| packets.push(packet))
            } else if line.starts_with("#stream#,") {
                headed = true;
                Some(())
            } else if let Some(name) = line.strip_prefix("#software: ") {
                software = Some(name.to_owned());
                Some(())
            } else {
                header(line, &mut drafts)
            };
            read.ok_or(FramehashError::Line { line: index + 1 })?;
        }
        let streams: Option<Vec<HashedStream>> = drafts.into_iter().map(Draft::finish).collect();
        let streams = streams.filter(|_| headed).ok_or(FramehashError::OtherFormat)?;
        Ok(Self { software, streams, packets })
    }
}

impl Draft {
    fn finish(self) -> Option<HashedStream> {
        let kind = if self.video? {
            let (width_px, height_px) = self.dimensions?;
            HashedKind::Video { width_px, height_px, sample_aspect_ratio: self.sample_aspect_ratio? }
        } else {
            HashedKind::Audio { sample_rate_hz: self.sample_rate_hz?, channel_layout: self.channel_layout? }
        };
        let mut stream = HashedStream::new(self.time_base?, self.codec?, kind);
        stream.extradata = self.extradata;
        Some(stream)
    }
}

fn header(line: &str, drafts: &mut Vec<Draft>) -> Option<()> {
    let (name, rest) = line.strip_prefix('#')?.split_once(' ')?;
    let separator = if name == "extradata" { "," } else { ":" };
    let (number, value) = rest.split_once(separator)?;
    let number: usize = number.parse().ok().filter(|&number| number < MAX_STREAMS)?;
    let value = value.trim_start();
    while drafts.len() <= number {
        drafts.push(Draft::default());
    }
    let draft = drafts.get_mut(number)?;
    match name {
        "extradata" => draft.extradata = Some(hashed(value.split(','))?),
        "tb" => {
            let (num, den) = pair(value, '/')?;
            draft.time_base = Some(Rational { num, den });
        }
        "media_type" => {
            draft.video = Some(match value {
                "video" => true,
                "audio" => false,
                _ => return None,
            });
        }
        "codec_id" => draft.codec = Some(value.to_owned()),
        "dimensions" => draft.dimensions = Some(pair(value, 'x')?),
        "sar" => draft.sample_aspect_ratio = Some(pair(value, '/')?),
        "sample_rate" => draft.sample_rate_hz = Some(value.parse().ok()?),
        // Before FFmpeg 5.1 the layout was printed as a number under another name.
        "channel_layout_name" | "channel_layout" => draft.channel_layout = Some(value.to_owned()),
        _ => return None,
    }
    Some(())
}

fn pair<T: std::str::FromStr>(value: &str, separator: char) -> Option<(T, T)> {
    let (first, second) = value.split_once(separator)?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

fn packet(line: &str, streams: usize) -> Option<HashedPacket> {
    let mut fields = line.split(',');
    let mut number = || fields.next()?.trim().parse::<i64>().ok();
    let stream = u32::try_from(number()?).ok()?;
    if usize::try_from(stream).ok()? >= streams {
        return None;
    }
    let timestamp = |ticks: i64| (ticks != NO_TIMESTAMP).then_some(ticks);
    let (dts, pts, duration) = (timestamp(number()?), timestamp(number()?), number()?);
    let data = hashed(fields.by_ref().take(2))?;
    let mut side_data = Vec::new();
    if let Some(count) = fields.next() {
        let count: usize = count.trim().strip_prefix("S=")?.parse().ok()?;
        let rest: Vec<&str> = fields.collect();
        if count == 0 || rest.len() != count.checked_mul(2)? {
            return None;
        }
        side_data = rest.chunks_exact(2).map(|one| hashed(one.iter().copied())).collect::<Option<_>>()?;
    }
    Some(HashedPacket { stream, dts, pts, duration, data, side_data })
}

/// A count of bytes and their hash.
fn hashed<'a>(mut fields: impl Iterator<Item = &'a str>) -> Option<Hashed> {
    let bytes = fields.next()?.trim().parse().ok()?;
    let digits = fields.next()?.trim();
    let lower = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    if digits.len() != 64 || !digits.as_bytes().iter().all(lower) || fields.next().is_some() {
        return None;
    }
    let mut sha256 = [0; 32];
    for (byte, two) in sha256.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()?;
    }
    Some(Hashed { bytes, sha256 })
}
