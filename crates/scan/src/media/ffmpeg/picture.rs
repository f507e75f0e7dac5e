//! A decoded frame as planes of 8-bit values. The common formats are lent as they are; deeper ones are narrowed to 8 bits,
//! and anything else is converted by FFmpeg.

use std::sync::{Arc, OnceLock};

use ffmpeg_next::format::Pixel;
use ffmpeg_next::software::scaling;
use ffmpeg_next::{color, frame};

use super::raw;
use crate::media::{Chroma, Luma, Orientation, PlanarPicture, Plane};

/// A decoded frame. Holding it holds the decoder's memory; nothing is copied.
pub(super) struct DecodedPicture {
    frame: frame::Video,
    layout: Layout,
    narrowed: Option<Vec<u8>>,
    narrowed_chroma: OnceLock<Option<[Vec<u8>; 2]>>,
    orientation: Orientation,
}

/// How the values of a pixel format lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    /// Bits above the lowest 8 that a value has, stored in two bytes; 0 for 8-bit values in one byte.
    shift: u32,
    chroma: ChromaLayout,
    /// Binary logarithm of the horizontal and vertical colour subsampling.
    subsampling: (u32, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChromaLayout {
    None,
    Planar,
    /// Both in one plane; blue first unless swapped.
    Interleaved {
        swapped: bool,
    },
}

impl Layout {
    fn of(format: Pixel) -> Option<Self> {
        use ChromaLayout::{Interleaved, None as Grey, Planar};
        let layout = |shift, chroma, subsampling| Some(Self { shift, chroma, subsampling });
        match format {
            Pixel::GRAY8 => layout(0, Grey, (0, 0)),
            Pixel::GRAY10LE => layout(2, Grey, (0, 0)),
            Pixel::GRAY12LE => layout(4, Grey, (0, 0)),
            Pixel::YUV420P | Pixel::YUVJ420P => layout(0, Planar, (1, 1)),
            Pixel::YUV422P | Pixel::YUVJ422P => layout(0, Planar, (1, 0)),
            Pixel::YUV444P | Pixel::YUVJ444P => layout(0, Planar, (0, 0)),
            Pixel::YUV440P | Pixel::YUVJ440P => layout(0, Planar, (0, 1)),
            Pixel::YUV411P => layout(0, Planar, (2, 0)),
            Pixel::YUV410P => layout(0, Planar, (2, 2)),
            Pixel::NV12 => layout(0, Interleaved { swapped: false }, (1, 1)),
            Pixel::NV21 => layout(0, Interleaved { swapped: true }, (1, 1)),
            Pixel::YUV420P10LE => layout(2, Planar, (1, 1)),
            Pixel::YUV422P10LE => layout(2, Planar, (1, 0)),
            Pixel::YUV444P10LE => layout(2, Planar, (0, 0)),
            Pixel::YUV420P12LE => layout(4, Planar, (1, 1)),
            Pixel::YUV422P12LE => layout(4, Planar, (1, 0)),
            Pixel::YUV444P12LE => layout(4, Planar, (0, 0)),
            _ => None,
        }
    }

    fn value_bytes(self) -> usize {
        if self.shift == 0 { 1 } else { 2 }
    }
}

impl DecodedPicture {
    /// Wraps a decoded frame. `None` when it has no picture that can be lent, or FFmpeg cannot convert it.
    pub(super) fn new(decoded: frame::Video, orientation: Orientation) -> Option<Arc<Self>> {
        let (frame, layout) = match Layout::of(decoded.format()) {
            Some(layout)
                if raw::plane(&decoded, 0, decoded.width() as usize * layout.value_bytes(), 1).is_some() =>
            {
                (decoded, layout)
            }
            _ => (convert(&decoded)?, Layout::of(Pixel::YUV420P)?),
        };
        let (width, height) = (frame.width() as usize, frame.height() as usize);
        let narrowed = match layout.shift {
            0 => None,
            shift => Some(narrow(&frame, 0, width, height, shift)?),
        };
        let picture = Self { frame, layout, narrowed, narrowed_chroma: OnceLock::new(), orientation };
        picture.try_luma()?;
        Some(Arc::new(picture))
    }

    fn try_luma(&self) -> Option<Luma<'_>> {
        let (width, height) = (self.frame.width() as usize, self.frame.height() as usize);
        if let Some(narrowed) = &self.narrowed {
            return Luma::new(narrowed, width, height, width);
        }
        let (data, stride) = raw::plane(&self.frame, 0, width, height)?;
        Luma::new(data, width, height, stride)
    }

    fn try_chroma(&self) -> Option<Chroma<'_>> {
        let (across, down) = self.layout.subsampling;
        let width = (self.frame.width() as usize).div_ceil(1 << across);
        let height = (self.frame.height() as usize).div_ceil(1 << down);
        match self.layout.chroma {
            ChromaLayout::None => None,
            ChromaLayout::Planar if self.layout.shift > 0 => {
                let narrowed = self.narrowed_chroma.get_or_init(|| {
                    let shift = self.layout.shift;
                    let one = |index| narrow(&self.frame, index, width, height, shift);
                    Some([one(1)?, one(2)?])
                });
                let [cb, cr] = narrowed.as_ref()?;
                let view = |data| Plane { data, stride: width, step: 1 };
                Some(Chroma { cb: view(cb), cr: view(cr), width, height })
            }
            ChromaLayout::Planar => {
                let view = |index| {
                    let (data, stride) = raw::plane(&self.frame, index, width, height)?;
                    Some(Plane { data, stride, step: 1 })
                };
                Some(Chroma { cb: view(1)?, cr: view(2)?, width, height })
            }
            ChromaLayout::Interleaved { swapped } => {
                let (data, stride) = raw::plane(&self.frame, 1, width * 2, height)?;
                let first = Plane { data, stride, step: 2 };
                let second = Plane { data: data.get(1..)?, stride, step: 2 };
                let (cb, cr) = if swapped { (second, first) } else { (first, second) };
                Some(Chroma { cb, cr, width, height })
            }
        }
    }
}

impl PlanarPicture for DecodedPicture {
    fn luma(&self) -> Luma<'_> {
        // `new` has made sure that there is one.
        self.try_luma().unwrap_or_else(Luma::single_black)
    }

    fn chroma(&self) -> Option<Chroma<'_>> {
        self.try_chroma()
    }

    fn full_range(&self) -> bool {
        self.frame.color_range() == color::Range::JPEG
            || matches!(
                self.frame.format(),
                Pixel::YUVJ420P | Pixel::YUVJ422P | Pixel::YUVJ444P | Pixel::YUVJ440P | Pixel::GRAY8
            )
    }

    fn bt709(&self) -> bool {
        match self.frame.color_space() {
            color::Space::BT709 | color::Space::BT2020NCL | color::Space::BT2020CL => true,
            // Untagged: players take high definition for BT.709.
            color::Space::Unspecified => self.frame.height().min(self.frame.width()) >= 720,
            _ => false,
        }
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }
}

impl std::fmt::Debug for DecodedPicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DecodedPicture({}x{} {:?})", self.frame.width(), self.frame.height(), self.frame.format())
    }
}

/// The upper 8 bits of each value of a plane of little-endian 16-bit words.
fn narrow(frame: &frame::Video, index: usize, width: usize, height: usize, shift: u32) -> Option<Vec<u8>> {
    let (data, stride) = raw::plane(frame, index, width * 2, height)?;
    let mut narrowed = Vec::with_capacity(width.checked_mul(height)?);
    for row in data.chunks(stride).take(height) {
        let values = row.get(..width * 2)?.as_chunks::<2>().0;
        narrowed.extend(
            values.iter().map(|&value| u8::try_from(u16::from_le_bytes(value) >> shift).unwrap_or(u8::MAX)),
        );
    }
    Some(narrowed)
}

/// The frame as FFmpeg converts it to planes of 8-bit values, in the same way on every machine.
fn convert(decoded: &frame::Video) -> Option<frame::Video> {
    let (width, height) = (decoded.width(), decoded.height());
    let flags = scaling::Flags::POINT | scaling::Flags::BITEXACT | scaling::Flags::ACCURATE_RND;
    let mut scaler =
        scaling::Context::get(decoded.format(), width, height, Pixel::YUV420P, width, height, flags).ok()?;
    let mut converted = frame::Video::empty();
    scaler.run(decoded, &mut converted).ok()?;
    Some(converted)
}
