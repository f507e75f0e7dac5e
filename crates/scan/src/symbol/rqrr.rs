//! The second engine: rqrr reads QR codes and nothing else, and descends from quirc, not from ZXing. It searches poorly,
//! so it is shown regions that hold a symbol, enlarged; without feature `zxing` it searches too.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel coordinates inside bounded regions"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Effort, Point, Region, Symbol, SymbolReader, Symbologies, Symbology};
use crate::media::Luma;

/// Regions above this many pixels are looked at as they are; enlarging them would cost more than it reads.
const ENLARGE_UP_TO: usize = 400_000;

/// Reads with rqrr.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rqrr;

impl SymbolReader for Rqrr {
    fn name(&self) -> &'static str {
        "rqrr"
    }

    fn read(&self, luma: &Luma<'_>, region: Region, wanted: Symbologies, effort: Effort) -> Vec<Symbol> {
        let Some(region) = region.within(luma.width(), luma.height()) else { return Vec::new() };
        // Below 21 modules of one pixel there is no QR code, and the engine divides by the width.
        if !wanted.has(Symbology::Qr) || region.width < 21 || region.height < 21 {
            return Vec::new();
        }
        let enlarge = effort == Effort::Thorough && region.area() <= ENLARGE_UP_TO;
        // The engine asserts in places that pictures can reach. A failure there is a symbol that could not be read.
        catch_unwind(AssertUnwindSafe(|| grids(luma, region, enlarge))).unwrap_or_default()
    }
}

fn grids(luma: &Luma<'_>, region: Region, enlarge: bool) -> Vec<Symbol> {
    let factor = if enlarge { 2 } else { 1 };
    let pixel = |x: usize, y: usize| {
        if enlarge {
            enlarged(luma, region, x, y)
        } else {
            luma.row(region.y + y).get(region.x + x).copied().unwrap_or(255)
        }
    };
    let mut image =
        ::rqrr::PreparedImage::prepare_from_greyscale(region.width * factor, region.height * factor, pixel);
    let mut symbols = Vec::new();
    for grid in image.detect_grids() {
        let mut bytes = Vec::new();
        let Ok(meta) = grid.decode_to(&mut bytes) else { continue };
        let Ok(text) = String::from_utf8(bytes.clone()) else { continue };
        if text.is_empty() {
            continue;
        }
        let corners = grid.bounds.map(|corner| Point {
            x: corner.x / factor as i32 + region.x as i32,
            y: corner.y / factor as i32 + region.y as i32,
        });
        let modules = 17 + 4 * meta.version.0 as u64;
        let [first, second, ..] = corners;
        let (dx, dy) = (i64::from(second.x - first.x), i64::from(second.y - first.y));
        let module = ((dx * dx + dy * dy) as u64 * 1_000_000).isqrt() / modules.max(1);
        symbols.push(Symbol {
            text,
            bytes,
            symbology: Symbology::Qr,
            corners,
            module_millipx: u32::try_from(module).ok().filter(|module| *module > 0),
            engine: "rqrr",
            inverted: false,
            checked: true,
        });
    }
    symbols
}

/// The region at twice its size, each new pixel a bilinear mean of the nearest four (weights 9, 3, 3, 1).
fn enlarged(luma: &Luma<'_>, region: Region, x: usize, y: usize) -> u8 {
    let near = |value: usize, last: usize| {
        let base = value / 2;
        let other = if value.is_multiple_of(2) { base.saturating_sub(1) } else { base + 1 };
        (base.min(last), other.min(last))
    };
    let (x0, x1) = near(x, region.width - 1);
    let (y0, y1) = near(y, region.height - 1);
    let at = |x: usize, y: usize| u32::from(luma.row(region.y + y).get(region.x + x).copied().unwrap_or(255));
    let sum = 9 * at(x0, y0) + 3 * at(x1, y0) + 3 * at(x0, y1) + at(x1, y1);
    ((sum + 8) / 16) as u8
}
