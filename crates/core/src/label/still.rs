//! A PNG or JPEG picture as a video that stands still, so that it is read with the same care.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use onetake_scan::Limits;
use onetake_scan::ScanErrorKind;
use onetake_scan::media::memory::{MemoryPicture, MemoryReader};
use onetake_scan::media::{MediaOpenError, ReadError};
use onetake_scan::source::ByteView;

/// How often a picture is looked at: often enough for every effort that is made with a video.
pub(super) const LOOKS: u64 = 40;

/// Largest picture file that is read, in bytes.
const MAX_BYTES: u64 = 256 << 20;

/// Whether the file begins as a picture does.
pub(super) fn is_picture(bytes: &ByteView) -> bool {
    let mut head = [0; 8];
    let read = bytes.read_at(0, &mut head).unwrap_or(0);
    format(head.get(..read).unwrap_or(&[])).is_some()
}

fn format(head: &[u8]) -> Option<ImageFormat> {
    if head.starts_with(b"\x89PNG") {
        Some(ImageFormat::Png)
    } else if head.starts_with(b"\xff\xd8\xff") {
        Some(ImageFormat::Jpeg)
    } else {
        None
    }
}

/// Reads the picture, as a video of that many frames.
pub(crate) fn reader(bytes: &ByteView, looks: u64, limits: &Limits) -> Result<MemoryReader, ScanErrorKind> {
    let above =
        |what, declared, limit| ScanErrorKind::Open(MediaOpenError::AboveLimit { what, declared, limit });
    if bytes.len() > MAX_BYTES {
        return Err(above("file size in bytes", bytes.len(), MAX_BYTES));
    }
    let mut data = vec![0; usize::try_from(bytes.len()).unwrap_or(0)];
    let mut filled = 0;
    while let Some(rest) = data.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match bytes.read_at(filled as u64, rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) => return Err(ScanErrorKind::Read(ReadError::Io(error))),
        }
    }
    let format = format(&data).unwrap_or(ImageFormat::Png);
    let damaged = |error: &image::ImageError| {
        ScanErrorKind::Open(MediaOpenError::Damaged {
            format: if format == ImageFormat::Png { "PNG" } else { "JPEG" }.to_owned(),
            message: error.to_string(),
        })
    };
    let open = || ImageReader::with_format(Cursor::new(&data), format);
    let (width, height) = open().into_dimensions().map_err(|error| damaged(&error))?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.frame_pixels {
        return Err(above("number of pixels", pixels, limits.frame_pixels));
    }
    let grey = open().decode().map_err(|error| damaged(&error))?.into_luma8();
    let row = width as usize;
    let values = grey.into_raw();
    let picture =
        MemoryPicture::grey(row, height as usize, |x, y| values.get(y * row + x).copied().unwrap_or(0));
    let picture = picture.into_picture();
    Ok(MemoryReader::new(width, height).frames(looks, move |_| picture.clone()))
}
