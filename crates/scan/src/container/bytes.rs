//! Careful reading of numbers and texts.

use std::fmt;

use crate::source::ByteView;

/// Bytes that can be read at any place.
pub(crate) trait ReadAt {
    /// How many there are.
    fn len(&self) -> u64;

    /// Fills `buffer` from `offset` on and gives the count of bytes read: fewer than asked for at the end, and where
    /// reading fails. A failing disk ends the scan itself, so it needs no second report from here.
    fn fill(&self, offset: u64, buffer: &mut [u8]) -> usize;

    /// Up to `most` bytes from `offset` on, as many as there are before `end`.
    fn at_most(&self, offset: u64, end: u64, most: usize) -> Vec<u8> {
        let room = end.min(self.len()).saturating_sub(offset);
        let count = usize::try_from(room).map_or(most, |room| room.min(most));
        let mut buffer = vec![0; count];
        let filled = self.fill(offset, &mut buffer);
        buffer.truncate(filled);
        buffer
    }
}

impl ReadAt for ByteView {
    fn len(&self) -> u64 {
        ByteView::len(self)
    }

    fn fill(&self, offset: u64, buffer: &mut [u8]) -> usize {
        self.read_at(offset, buffer).unwrap_or(0)
    }
}

#[cfg(test)]
impl ReadAt for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn fill(&self, offset: u64, buffer: &mut [u8]) -> usize {
        let rest = usize::try_from(offset).ok().and_then(|offset| self.get(offset..)).unwrap_or(&[]);
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        count
    }
}

/// Reads fields one after the other; `None` where the bytes end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn rest(self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub(crate) fn skip(&mut self, count: usize) -> Option<()> {
        self.take(count).map(|_| ())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    pub(crate) fn u32_le(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn code(&mut self) -> Option<FourCc> {
        self.array().map(FourCc)
    }
}

/// A name of four bytes, as boxes, chunks and codecs have.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FourCc(pub(crate) [u8; 4]);

impl fmt::Display for FourCc {
    /// Printable bytes as they are, `©` for 0xA9 as in Latin-1, others as `\xNN`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            match byte {
                0x20..=0x7e => write!(f, "{}", char::from(byte))?,
                0xa9 => f.write_str("©")?,
                _ => write!(f, "\\x{byte:02x}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for FourCc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// A text as a file holds it, made safe to record: UTF-8, or Latin-1 where it is not; without control characters and
/// surrounding space; at most `most` characters.
pub(crate) fn tidy_text(bytes: &[u8], most: usize) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = bytes.get(..end).unwrap_or(&[]);
    let decoded = match std::str::from_utf8(text) {
        Ok(text) => text.to_owned(),
        Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
    };
    let tidy: String = decoded.chars().filter(|c| !c.is_control()).take(most).collect();
    tidy.trim().to_owned()
}

/// Where `needle` starts in `hay`.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len().max(1)).position(|window| window == needle)
}
