//! The searching engine: zxing-cpp reads all symbologies of labels. Its readers are fuzzed upstream, and it looks at the
//! borrowed brightness in place.

use zxingcpp::{Barcode, BarcodeFormat, BarcodeReader, ImageFormat, ImageView, PointI, TextMode};

use super::{Effort, Found, Point, Region, Symbol, SymbolReader, Symbologies, Symbology, Undecoded};
use crate::media::Luma;

/// Reads with zxing-cpp.
#[derive(Debug, Clone, Copy, Default)]
pub struct Zxing;

impl SymbolReader for Zxing {
    fn name(&self) -> &'static str {
        "zxing-cpp"
    }

    fn read(&self, luma: &Luma<'_>, region: Region, wanted: Symbologies, effort: Effort) -> Vec<Symbol> {
        let Some(region) = region.within(luma.width(), luma.height()) else { return Vec::new() };
        let found = barcodes(luma, region, wanted, effort, false);
        found.iter().filter_map(|barcode| symbol(barcode, region)).collect()
    }

    fn search(&self, luma: &Luma<'_>, region: Region, wanted: Symbologies, effort: Effort) -> Found {
        let Some(region) = region.within(luma.width(), luma.height()) else { return Found::default() };
        let mut found = Found::default();
        for barcode in barcodes(luma, region, wanted, effort, true) {
            if barcode.is_valid() {
                found.symbols.extend(symbol(&barcode, region));
            } else if let Some(symbology) = symbology(barcode.format()).filter(|kind| !kind.is_linear()) {
                found.undecoded.push(Undecoded { symbology, corners: corners(&barcode, region) });
            }
        }
        found
    }
}

/// What the engine finds in a region of a picture; with those that it could not read, if they are wanted.
fn barcodes(
    luma: &Luma<'_>,
    region: Region,
    wanted: Symbologies,
    effort: Effort,
    undecoded: bool,
) -> Vec<Barcode> {
    let Some(view) = view(luma, region) else { return Vec::new() };
    let formats: Vec<BarcodeFormat> = wanted.iter().map(format).collect();
    if formats.is_empty() {
        return Vec::new();
    }
    let thorough = effort == Effort::Thorough;
    let rows = effort == Effort::Rows;
    let reader = BarcodeReader::new()
        .formats(formats)
        .text_mode(TextMode::Plain)
        .return_errors(undecoded)
        .try_rotate(!rows)
        .try_harder(thorough || rows || effort == Effort::Dense)
        .try_invert(thorough)
        .try_downscale(thorough);
    let mut found = reader.from(view).unwrap_or_default();
    found.retain(|barcode| undecoded || barcode.is_valid());
    found
}

/// A view of the region in place. The last row is left out when the data ends with its last pixel, since the engine
/// wants whole strides; one row carries no symbol.
fn view<'a>(luma: &Luma<'a>, region: Region) -> Option<ImageView<'a>> {
    let stride = luma.stride();
    let data = luma.data().get(region.y.checked_mul(stride)?..)?;
    let rows = region.height.min(data.len() / stride);
    let data = data.get(..rows.checked_mul(stride)?)?;
    let side = |value: usize| i32::try_from(value).ok().filter(|side| *side > 0);
    let (x, width, height) = (i32::try_from(region.x).ok()?, side(region.width)?, side(rows)?);
    side(data.len())?;
    let view = ImageView::from_slice(data, side(stride)?, height, ImageFormat::Lum).ok()?;
    Some(view.cropped(x, 0, width, height))
}

fn symbol(barcode: &Barcode, region: Region) -> Option<Symbol> {
    let symbology = symbology(barcode.format())?;
    let text = barcode.text();
    if text.is_empty() {
        return None;
    }
    let corners = corners(barcode, region);
    let checked = match symbology {
        // The symbology identifier of ITF, Code 39 and Codabar says whether a check character was verified.
        Symbology::Itf | Symbology::Code39 | Symbology::Codabar => {
            matches!(barcode.symbology_identifier().as_bytes().get(2), Some(b'1' | b'3'))
        }
        _ => true,
    };
    Some(Symbol {
        module_millipx: module_millipx(barcode, symbology, &text, &corners),
        text,
        bytes: barcode.bytes(),
        symbology,
        corners,
        engine: "zxing-cpp",
        inverted: barcode.is_inverted(),
        checked,
    })
}

/// Its corners in the picture that the region is a part of.
fn corners(barcode: &Barcode, region: Region) -> [Point; 4] {
    let position = barcode.position();
    [position.top_left, position.top_right, position.bottom_right, position.bottom_left]
        .map(|corner| moved(corner, region))
}

fn moved(point: PointI, region: Region) -> Point {
    let by = |offset: usize| i32::try_from(offset).unwrap_or(i32::MAX);
    Point { x: point.x.saturating_add(by(region.x)), y: point.y.saturating_add(by(region.y)) }
}

/// From the length of the first row of modules and their number.
fn module_millipx(barcode: &Barcode, symbology: Symbology, text: &str, corners: &[Point; 4]) -> Option<u32> {
    let modules = match symbology {
        Symbology::Code128 => onetake_code128::modules(text)?,
        Symbology::Qr => {
            17 + 4 * barcode.extra_with_key("Version").parse::<u32>().ok().filter(|v| *v <= 40)?
        }
        Symbology::DataMatrix => barcode.extra_with_key("Version").split_once('x')?.1.parse().ok()?,
        Symbology::EanUpc if text.len() >= 12 => 95,
        _ => return None,
    };
    let [first, second, ..] = corners;
    let (dx, dy) = (i64::from(second.x) - i64::from(first.x), i64::from(second.y) - i64::from(first.y));
    let square = u64::try_from(dx * dx + dy * dy).ok()?.checked_mul(1_000_000)?;
    u32::try_from(square.isqrt().checked_div(u64::from(modules))?).ok().filter(|module| *module > 0)
}

fn format(symbology: Symbology) -> BarcodeFormat {
    match symbology {
        Symbology::Code128 => BarcodeFormat::Code128,
        Symbology::Code39 => BarcodeFormat::Code39,
        Symbology::Code93 => BarcodeFormat::Code93,
        Symbology::Codabar => BarcodeFormat::Codabar,
        Symbology::Itf => BarcodeFormat::ITF,
        Symbology::EanUpc => BarcodeFormat::EANUPC,
        Symbology::Qr => BarcodeFormat::QRCode,
        Symbology::DataMatrix => BarcodeFormat::DataMatrix,
        Symbology::Pdf417 => BarcodeFormat::PDF417,
        Symbology::MaxiCode => BarcodeFormat::MaxiCode,
        Symbology::Aztec => BarcodeFormat::Aztec,
    }
}

fn symbology(format: BarcodeFormat) -> Option<Symbology> {
    // The engine answers with the variant that it read; `symbology` gives the family.
    let family = format.symbology();
    Symbology::ALL.iter().copied().find(|kind| self::format(*kind) == format || self::format(*kind) == family)
}
