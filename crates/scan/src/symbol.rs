//! Reading symbols (bar codes and matrix codes) from brightness: one trait, two engines of different descent, and the
//! search for regions worth a closer look.

pub mod alone;
#[cfg(test)]
mod bars_tests;
pub mod enlarged;
pub mod matrix;
pub mod pattern;
pub mod profile;
pub mod reduced;
pub mod region;
pub mod rqrr;
#[cfg(test)]
pub(crate) mod scene;
pub mod stacked;
#[cfg(test)]
mod tests;
pub mod upright;
#[cfg(feature = "zxing")]
pub mod zxing;

use crate::media::Luma;

/// Reads symbols from a part of a picture.
pub trait SymbolReader: Send {
    /// The engine's name, as it is recorded.
    fn name(&self) -> &'static str;

    /// The symbols of these kinds that can be read inside the region. Corner points are in pixels of `luma`, whatever
    /// the region. Never fails: a picture that cannot be looked at holds no symbols.
    fn read(&self, luma: &Luma<'_>, region: Region, wanted: Symbologies, effort: Effort) -> Vec<Symbol>;

    /// The same, with the places of matrix codes and stacked rows that were found and could not be read, where the engine
    /// tells of them.
    fn search(&self, luma: &Luma<'_>, region: Region, wanted: Symbologies, effort: Effort) -> Found {
        Found { symbols: self.read(luma, region, wanted, effort), undecoded: Vec::new() }
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// What was read.
    pub symbols: Vec<Symbol>,
    /// What was found and could not be read.
    pub undecoded: Vec<Undecoded>,
}

/// A place where the frame of a symbol was found, and what is in it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecoded {
    /// Its kind.
    pub symbology: Symbology,
    /// Corners in pixels, as those of a [`Symbol`].
    pub corners: [Point; 4],
}

impl Found {
    /// The same with other places and module widths.
    #[must_use]
    fn placed(mut self, back: impl Fn(Point) -> Point, module: impl Fn(u32) -> u32) -> Self {
        for symbol in &mut self.symbols {
            symbol.corners = symbol.corners.map(&back);
            symbol.module_millipx = symbol.module_millipx.map(&module);
        }
        for code in &mut self.undecoded {
            code.corners = code.corners.map(&back);
        }
        self
    }
}

/// A picture that was made of a part of another one.
pub trait Resampled {
    /// The picture itself.
    fn luma(&self) -> Option<Luma<'_>>;

    /// Where a point of it lies in the picture that it was made of.
    fn back(&self, point: Point) -> Point;

    /// How wide a module of so many thousandths of a pixel is there.
    fn module_back(&self, module_millipx: u32) -> u32;

    /// Reads it. Corner points and module widths are those of the picture that it was made of.
    fn read(&self, reader: &dyn SymbolReader, wanted: Symbologies, effort: Effort) -> Vec<Symbol> {
        let Some(luma) = self.luma() else { return Vec::new() };
        let symbols = reader.read(&luma, Region::whole(&luma), wanted, effort);
        let found = Found { symbols, ..Found::default() };
        found.placed(|corner| self.back(corner), |module| self.module_back(module)).symbols
    }

    /// Searches it, with places and module widths of the picture that it was made of.
    fn search(&self, reader: &dyn SymbolReader, wanted: Symbologies, effort: Effort) -> Found {
        let Some(luma) = self.luma() else { return Found::default() };
        let found = reader.search(&luma, Region::whole(&luma), wanted, effort);
        found.placed(|corner| self.back(corner), |module| self.module_back(module))
    }
}

/// How much work to put into one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// One pass over a sparse set of lines; for every frame.
    Fast,
    /// Every row; for bars that stand upright.
    Rows,
    /// Every row and column; for regions that are likely to hold a symbol.
    Dense,
    /// Every line, scaled-down copies and inverted pictures too; for chosen regions.
    Thorough,
}

/// One symbol read in one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The text.
    pub text: String,
    /// The bytes as the symbol carries them, where the engine gives them.
    pub bytes: Vec<u8>,
    /// Its kind.
    pub symbology: Symbology,
    /// Corners in pixels: as read, its first row from the first to the second, then around.
    pub corners: [Point; 4],
    /// Width of one module in thousandths of a pixel, where it can be told.
    pub module_millipx: Option<u32>,
    /// Who read it.
    pub engine: &'static str,
    /// Light on dark.
    pub inverted: bool,
    /// Whether a check inside the symbol covers the text: error correction, or a check character that was verified.
    pub checked: bool,
}

/// A point of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A rectangle of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Width.
    pub width: usize,
    /// Height.
    pub height: usize,
}

impl Region {
    /// The whole picture.
    #[must_use]
    pub fn whole(luma: &Luma<'_>) -> Self {
        Self { x: 0, y: 0, width: luma.width(), height: luma.height() }
    }

    /// The part of the region inside a picture of that size; none if nothing of it is.
    #[must_use]
    pub fn within(self, width: usize, height: usize) -> Option<Self> {
        let (right, bottom) = (self.right().min(width), self.bottom().min(height));
        (self.x < right && self.y < bottom).then(|| Self {
            x: self.x,
            y: self.y,
            width: right - self.x,
            height: bottom - self.y,
        })
    }

    /// The region with so many pixels more on each side; it may reach beyond a picture to the right and below.
    #[must_use]
    pub fn grown(self, by: usize) -> Self {
        let (x, y) = (self.x.saturating_sub(by), self.y.saturating_sub(by));
        Self {
            x,
            y,
            width: self.right().saturating_add(by).saturating_sub(x),
            height: self.bottom().saturating_add(by).saturating_sub(y),
        }
    }

    /// The smallest region around all points; none without points.
    #[must_use]
    pub fn around(points: &[Point]) -> Option<Self> {
        let at = |value: i32| usize::try_from(value).unwrap_or(0);
        let (left, right) = (points.iter().map(|p| p.x).min()?, points.iter().map(|p| p.x).max()?);
        let (top, bottom) = (points.iter().map(|p| p.y).min()?, points.iter().map(|p| p.y).max()?);
        Some(Self {
            x: at(left),
            y: at(top),
            width: at(right).saturating_sub(at(left)) + 1,
            height: at(bottom).saturating_sub(at(top)) + 1,
        })
    }

    /// First column beyond it.
    #[must_use]
    pub fn right(self) -> usize {
        self.x.saturating_add(self.width)
    }

    /// First row below it.
    #[must_use]
    pub fn bottom(self) -> usize {
        self.y.saturating_add(self.height)
    }

    /// The smallest region around both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()).saturating_sub(x),
            height: self.bottom().max(other.bottom()).saturating_sub(y),
        }
    }

    /// Area in pixels.
    #[must_use]
    pub fn area(self) -> usize {
        self.width.saturating_mul(self.height)
    }

    /// Area shared with another region, in pixels.
    #[must_use]
    pub fn shared(self, other: Self) -> usize {
        let width = self.right().min(other.right()).saturating_sub(self.x.max(other.x));
        let height = self.bottom().min(other.bottom()).saturating_sub(self.y.max(other.y));
        width.saturating_mul(height)
    }

    /// Whether the point is inside.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(point.x), usize::try_from(point.y)) else { return false };
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }
}

macro_rules! symbologies {
    ($( $(#[doc = $doc:literal])+ $Variant:ident = $name:literal, )+) => {
        /// The kinds of symbols that are told apart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Symbology {
            $( $(#[doc = $doc])+ $Variant, )+
        }

        impl Symbology {
            /// Every kind.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// Its stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }
        }
    };
}

symbologies! {
    /// Code 128 and GS1-128 (ISO/IEC 15417).
    Code128 = "code_128",
    /// Code 39 (ISO/IEC 16388): no check character of its own.
    Code39 = "code_39",
    /// Code 93.
    Code93 = "code_93",
    /// Codabar: no check character of its own.
    Codabar = "codabar",
    /// Interleaved 2 of 5 (ISO/IEC 16390): no check character of its own, and a part of a symbol may look like a whole.
    Itf = "itf",
    /// EAN-13, EAN-8, UPC-A, UPC-E (ISO/IEC 15420): numbers of articles.
    EanUpc = "ean_upc",
    /// QR code (ISO/IEC 18004).
    Qr = "qr",
    /// Data Matrix (ISO/IEC 16022).
    DataMatrix = "data_matrix",
    /// PDF417 (ISO/IEC 15438).
    Pdf417 = "pdf417",
    /// MaxiCode (ISO/IEC 16023).
    MaxiCode = "maxicode",
    /// Aztec (ISO/IEC 24778).
    Aztec = "aztec",
}

impl Symbology {
    /// Whether bars alone carry the text, so that one line across reads it.
    #[must_use]
    pub fn is_linear(self) -> bool {
        matches!(self, Self::Code128 | Self::Code39 | Self::Code93 | Self::Codabar | Self::Itf | Self::EanUpc)
    }

    /// Whether nothing in the symbol itself must agree with its text.
    #[must_use]
    pub fn is_unchecked(self) -> bool {
        matches!(self, Self::Code39 | Self::Codabar | Self::Itf)
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Symbologies(u16);

impl Symbologies {
    /// These kinds.
    #[must_use]
    pub const fn of(kinds: &[Symbology]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < kinds.len() {
            bits |= 1 << kinds[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// Every kind.
    #[must_use]
    pub const fn all() -> Self {
        Self::of(Symbology::ALL)
    }

    /// These and others.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether the kind is in the set.
    #[must_use]
    pub const fn has(self, kind: Symbology) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// The kinds in the set.
    pub fn iter(self) -> impl Iterator<Item = Symbology> {
        Symbology::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }
}

/// The engine that searches: zxing-cpp where it is built in, rqrr otherwise.
#[must_use]
pub fn searcher() -> Box<dyn SymbolReader> {
    #[cfg(feature = "zxing")]
    let reader = zxing::Zxing;
    #[cfg(not(feature = "zxing"))]
    let reader = rqrr::Rqrr;
    Box::new(reader)
}
