//! Pictures as the decoder left them: brightness and colour planes, borrowed or held.

use std::fmt;
use std::sync::Arc;

/// A plane of 8-bit brightness values in coded orientation.
#[derive(Clone, Copy)]
pub struct Luma<'a> {
    data: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
}

impl<'a> Luma<'a> {
    /// A view of `height` rows of `width` values, `stride` bytes from row to row. `None` when the data is too short, a
    /// side is zero, or a row is longer than the stride.
    #[must_use]
    pub fn new(data: &'a [u8], width: usize, height: usize, stride: usize) -> Option<Self> {
        let needed = stride.checked_mul(height.checked_sub(1)?)?.checked_add(width)?;
        (width > 0 && stride >= width && data.len() >= needed).then_some(Self { data, width, height, stride })
    }

    /// One black pixel: what is lent where there is no picture.
    #[must_use]
    pub fn single_black() -> Self {
        Self { data: &[0], width: 1, height: 1, stride: 1 }
    }

    /// Width in pixels, at least 1.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels, at least 1.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// Bytes from row to row.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// All bytes, from the first pixel on; rows begin every [`stride`](Self::stride) bytes.
    #[must_use]
    pub fn data(&self) -> &'a [u8] {
        self.data
    }

    /// Row `y`, from the top; an empty row below the picture.
    #[must_use]
    pub fn row(&self, y: usize) -> &'a [u8] {
        if y >= self.height {
            return &[];
        }
        let start = y * self.stride;
        self.data.get(start..start + self.width).unwrap_or(&[])
    }

    /// All rows, from the top.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &'a [u8]> + use<'a> {
        let this = *self;
        (0..this.height).map(move |y| this.row(y))
    }
}

impl fmt::Debug for Luma<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Luma({}x{})", self.width, self.height)
    }
}

/// One colour plane. In interleaved formats both planes are views of the same bytes, one byte apart.
#[derive(Clone, Copy, Debug)]
pub struct Plane<'a> {
    /// Bytes from the first value on.
    pub data: &'a [u8],
    /// Bytes from row to row.
    pub stride: usize,
    /// Bytes from value to value: 1 where planes are separate, 2 where they are interleaved.
    pub step: usize,
}

/// The colour of a picture: blue and red difference planes.
#[derive(Clone, Copy, Debug)]
pub struct Chroma<'a> {
    /// Blue difference.
    pub cb: Plane<'a>,
    /// Red difference.
    pub cr: Plane<'a>,
    /// Values per row.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// How a player turns a coded picture before it is shown: first mirrored, then rotated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orientation {
    /// Clockwise rotation in quarter turns, 0 to 3.
    pub quarter_turns: u8,
    /// Mirrored left to right before the rotation.
    pub mirrored: bool,
}

impl Orientation {
    /// Size of the shown picture for a coded size.
    #[must_use]
    pub fn shown_size(self, width: u32, height: u32) -> (u32, u32) {
        if self.quarter_turns % 2 == 1 { (height, width) } else { (width, height) }
    }

    /// Where a point of the coded picture, in pixels, is shown.
    #[must_use]
    pub fn shown_point(self, x: i64, y: i64, width: u32, height: u32) -> (i64, i64) {
        let (width, height) = (i64::from(width), i64::from(height));
        let x = if self.mirrored { width - 1 - x } else { x };
        match self.quarter_turns % 4 {
            0 => (x, y),
            1 => (height - 1 - y, x),
            2 => (width - 1 - x, height - 1 - y),
            _ => (y, width - 1 - x),
        }
    }
}

/// A picture as planes of 8-bit values.
pub trait PlanarPicture: Send + Sync {
    /// Brightness, in coded orientation.
    fn luma(&self) -> Luma<'_>;

    /// Colour; none for grey pictures.
    fn chroma(&self) -> Option<Chroma<'_>>;

    /// Whether values span 0 to 255; otherwise 16 to 235 as in broadcast.
    fn full_range(&self) -> bool;

    /// Whether colours follow ITU-R BT.709; otherwise BT.601.
    fn bt709(&self) -> bool;

    /// How a player turns the picture.
    fn orientation(&self) -> Orientation;
}

/// A held picture. Clones share it.
#[derive(Clone)]
pub struct Picture(Arc<dyn PlanarPicture>);

impl Picture {
    /// Holds a picture.
    #[must_use]
    pub fn new(picture: Arc<dyn PlanarPicture>) -> Self {
        Self(picture)
    }
}

impl std::ops::Deref for Picture {
    type Target = dyn PlanarPicture;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({:?})", self.luma())
    }
}
