//! The one thing in an MP4 that FFmpeg's options set differently from version to version: how a player turns the picture.

use std::path::Path;

use crate::error::Error;

/// Writes into the first track of an MP4 that players turn it by `degrees` clockwise (ISO/IEC 14496-12, 8.3.2: the
/// matrix of the track header). `size` is the stored size in pixels.
pub(crate) fn turn(path: &Path, degrees: u16, size: (usize, usize)) -> Result<(), Error> {
    let mut bytes = std::fs::read(path).map_err(Error::file(path))?;
    let fixed = |pixels: usize| i32::try_from(pixels << 16).unwrap_or(0);
    let (w, h) = (fixed(size.0), fixed(size.1));
    const ONE: i32 = 0x1_0000;
    let (a, b, c, d, x, y) = match degrees {
        90 => (0, ONE, -ONE, 0, h, 0),
        180 => (-ONE, 0, 0, -ONE, w, h),
        270 => (0, -ONE, ONE, 0, 0, w),
        _ => (ONE, 0, 0, ONE, 0, 0),
    };
    let matrix: Vec<u8> =
        [a, b, 0, c, d, 0, x, y, 0x4000_0000].iter().flat_map(|value: &i32| value.to_be_bytes()).collect();
    let header = bytes.windows(4).position(|four| four == b"tkhd").map(|at| at + 4);
    let place = header.and_then(|at| {
        // Times and duration take 8 bytes each in version 1, 4 in version 0.
        let before = if *bytes.get(at)? == 1 { 52 } else { 40 };
        bytes.get_mut(at + before..at + before + matrix.len())
    });
    match place {
        Some(place) => place.copy_from_slice(&matrix),
        None => return Err(Error::Recipe("camera.rotation needs an MP4 or MOV file".to_owned())),
    }
    std::fs::write(path, bytes).map_err(Error::file(path))
}
