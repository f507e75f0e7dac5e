//! The shipping label: 76 by 130 mm, thermal print, with Code 128, QR and text.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "millimetres to texture pixels: small positive numbers"
)]

use qrcode::{Color, EcLevel, QrCode};

use crate::chance::{Chance, noise2};
use crate::error::Error;
use crate::modules::Modules;
use crate::picture::Texture;
use crate::{code128, font};

/// Width of the label, mm: the usual one-part thermal label.
pub(crate) const WIDTH_MM: f32 = 76.0;
/// Height of the label, mm.
pub(crate) const HEIGHT_MM: f32 = 130.0;
/// Height of a short label, mm.
pub(crate) const SHORT_MM: f32 = 50.0;
/// Width of a Code 128 module, mm: three dots of a 203 dpi printer.
pub(crate) const MODULE_MM: f32 = 0.375;
/// Width of a Data Matrix module, mm: six dots of a 203 dpi printer.
const MATRIX_MM: f32 = 0.75;
/// Width of a module of stacked rows, mm.
const STACKED_MM: f32 = 0.375;
/// Texture pixels per millimetre; a module is exactly six.
const DENSE: usize = 16;

/// A dot of a print head of 203 dpi, mm.
const HEAD_DOT_MM: f32 = 0.125;

/// A rectangle on the label, mm: left, top, right, bottom.
pub(crate) type Box4 = [f32; 4];

/// A printed symbol.
#[derive(Clone)]
pub(crate) struct Symbol {
    pub(crate) symbology: &'static str,
    pub(crate) text: String,
    pub(crate) area: Box4,
    /// Width of a module, mm.
    pub(crate) module_mm: f32,
}

/// A printed label.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) texture: Texture,
    pub(crate) symbols: Vec<Symbol>,
}

struct Sheet {
    width: usize,
    height: usize,
    ink: Vec<u8>,
}

impl Sheet {
    fn new(width_mm: f32, height_mm: f32) -> Self {
        let (width, height) = (width_mm as usize * DENSE, height_mm as usize * DENSE);
        Self { width, height, ink: vec![0; width * height] }
    }

    /// The sheet as it looks: paper lies a little uneven, so light changes slowly over it.
    fn texture(&self, salt: u32) -> Texture {
        Texture::paint(self.width, self.height, |x, y| {
            let inked = self.ink.get(y * self.width + x).is_some_and(|ink| *ink == 1);
            let (mx, my) = (x as f32 / DENSE as f32, y as f32 / DENSE as f32);
            let relief = noise2(mx / 24.0, my / 31.0, salt) * 5.0;
            if inked { [34.0, 33.0, 35.0] } else { [238.0 + relief, 237.0 + relief, 232.0 + relief] }
        })
    }

    fn fill(&mut self, x: f32, y: f32, w: f32, h: f32) {
        let px = |mm: f32| (mm.max(0.0) * DENSE as f32).round() as usize;
        for row in px(y)..px(y + h).min(self.height) {
            let start = row * self.width;
            if let Some(line) =
                self.ink.get_mut(start + px(x).min(self.width)..start + px(x + w).min(self.width))
            {
                line.fill(1);
            }
        }
    }

    /// Takes all ink off some columns.
    fn clear(&mut self, x: f32, w: f32) {
        let px = |mm: f32| ((mm.max(0.0) * DENSE as f32).round() as usize).min(self.width);
        let (from, to) = (px(x), px(x + w));
        for line in self.ink.chunks_mut(self.width.max(1)) {
            if let Some(columns) = line.get_mut(from..to) {
                columns.fill(0);
            }
        }
    }

    /// Text with dots of `dot` mm, the left top corner at (x, y).
    fn text(&mut self, text: &str, x: f32, y: f32, dot: f32) {
        for row in 0..font::HEIGHT {
            for column in 0..font::width(text) {
                if font::dot(text, column, row) {
                    self.fill(x + column as f32 * dot, y + row as f32 * dot, dot, dot);
                }
            }
        }
    }

    fn frame(&mut self, x: f32, y: f32, w: f32, h: f32) {
        for (x, y, w, h) in
            [(x, y, w, 0.4), (x, y + h - 0.4, w, 0.4), (x, y, 0.4, h), (x + w - 0.4, y, 0.4, h)]
        {
            self.fill(x, y, w, h);
        }
    }

    fn bars(&mut self, text: &str, top: f32, height: f32) -> Result<Symbol, Error> {
        let modules = code128::modules(text).ok_or_else(|| {
            Error::Recipe(format!("the waybill {text:?} has characters that Code 128 does not print"))
        })?;
        let width = modules.len() as f32 * MODULE_MM;
        let left = ((WIDTH_MM - width) / 2.0 / MODULE_MM).round() * MODULE_MM;
        if left < 10.0 * MODULE_MM {
            return Err(Error::Recipe(format!("the waybill {text:?} is too long for a 76 mm label")));
        }
        for (inked, place) in modules.iter().zip(0_u16..) {
            if *inked {
                self.fill(left + f32::from(place) * MODULE_MM, top, MODULE_MM, height);
            }
        }
        Ok(Symbol {
            symbology: "code128",
            text: text.to_owned(),
            area: [left, top, left + width, top + height],
            module_mm: MODULE_MM,
        })
    }

    fn qr(&mut self, text: &str, left: f32, top: f32, side: f32) -> Result<Symbol, Error> {
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M)
            .map_err(|error| Error::Recipe(format!("the QR text does not fit: {error}")))?;
        // Printers draw whole dots: here whole texture pixels.
        let module = (side / code.width() as f32 * DENSE as f32).floor() / DENSE as f32;
        for (colour, place) in code.to_colors().into_iter().zip(0..) {
            let place: usize = place;
            if colour == Color::Dark {
                let (x, y) = ((place % code.width()) as f32, (place / code.width()) as f32);
                self.fill(left + x * module, top + y * module, module, module);
            }
        }
        let side = module * code.width() as f32;
        Ok(Symbol {
            symbology: "qr",
            text: text.to_owned(),
            area: [left, top, left + side, top + side],
            module_mm: module,
        })
    }

    /// Draws modules of that width from a corner on.
    fn modules(&mut self, modules: &Modules, left: f32, top: f32, width: f32) {
        for (x, y) in modules.dark() {
            self.fill(left + x as f32 * width, top + y as f32 * width, width, width);
        }
    }
}

/// Text in the QR symbol for a waybill: the number alone, or the form that SF labels carry.
pub(crate) fn qr_text(waybill: &str, form: &str) -> Result<String, Error> {
    match form {
        "plain" => Ok(waybill.to_owned()),
        "sf" => Ok(format!(
            "MMM={{'k1':'755WE','k2':'021WT','k3':'','k4':'T4','k5':'{waybill}','k6':'','k7':'39bb4bd9'}}"
        )),
        other => {
            Err(Error::Recipe(format!("label.qr is {other:?}; it may be \"plain\", \"sf\" or \"none\"")))
        }
    }
}

impl Label {
    /// Prints a label. `qr` is "plain", "sf" or "none".
    pub(crate) fn print(waybill: &str, qr: &str, seed: u64) -> Result<Self, Error> {
        let mut sheet = Sheet::new(WIDTH_MM, HEIGHT_MM);
        let mut chance = Chance::new(seed, "label");
        let mut symbols = Vec::new();

        sheet.frame(1.5, 1.5, 73.0, 127.0);
        sheet.text("EXPRESS", 4.0, 4.0, 0.75);
        sheet.text("STANDARD", 46.0, 5.0, 0.5);
        sheet.fill(1.5, 11.5, 73.0, 0.4);
        sheet.text("755WE-021-A4", 5.0, 14.0, 0.9);
        sheet.fill(1.5, 23.0, 73.0, 0.4);
        symbols.push(sheet.bars(waybill, 26.5, 15.0)?);
        let spaced = waybill.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
        let dot = 0.375;
        sheet.text(&spaced, (WIDTH_MM - font::width(&spaced) as f32 * dot) / 2.0, 43.5, dot);
        sheet.fill(1.5, 48.5, 73.0, 0.4);
        sheet.text("TO  RECEIVING DESK 3", 4.0, 51.0, 0.375);
        sheet.text("12 SAMPLE STREET, DISTRICT 7", 4.0, 55.0, 0.3);
        sheet.fill(1.5, 59.5, 73.0, 0.25);
        sheet.text("FROM  TEST WAREHOUSE B", 4.0, 61.5, 0.3);
        sheet.fill(1.5, 66.0, 73.0, 0.4);
        if qr != "none" {
            symbols.push(sheet.qr(&qr_text(waybill, qr)?, 44.0, 69.5, 27.0)?);
        }
        sheet.text("PCS 1/1", 4.0, 69.0, 0.5);
        sheet.text(&format!("WEIGHT {}.{:02} KG", 1 + chance.below(3), chance.below(100)), 4.0, 75.0, 0.3);
        sheet.text(&format!("ORDER {}", 400_000 + chance.below(99_999)), 4.0, 79.5, 0.3);
        sheet.text("GOODS: SAMPLE", 4.0, 84.0, 0.3);
        sheet.text("SIGN:", 4.0, 92.0, 0.375);
        sheet.fill(1.5, 100.0, 73.0, 0.4);
        symbols.push(sheet.bars(waybill, 103.0, 10.0)?);
        sheet.text(&spaced, (WIDTH_MM - font::width(&spaced) as f32 * 0.25) / 2.0, 114.5, 0.25);
        for line in 0..3_u16 {
            sheet.text(&words(&mut chance, 30), 4.0, 118.5 + f32::from(line) * 3.0, 0.25);
        }

        Ok(Self { texture: sheet.texture(seed as u32), symbols })
    }

    /// Prints a short label with one symbol and some text, for passes before the camera.
    /// Where dots of the print head are dead, so many places of one to three, their columns stay white over the whole label.
    pub(crate) fn short(symbology: Symbology, text: &str, seed: u64, dead: usize) -> Result<Self, Error> {
        let mut chance = Chance::new(seed, "short label");
        let mut sheet = Sheet::new(WIDTH_MM, SHORT_MM);
        sheet.frame(1.0, 1.0, WIDTH_MM - 2.0, SHORT_MM - 2.0);
        sheet.text("EXPRESS", 4.0, 3.5, 0.5);
        sheet.text(&words(&mut chance, 14), 34.0, 3.5, 0.375);
        sheet.fill(1.0, 9.0, WIDTH_MM - 2.0, 0.4);
        let symbol = match symbology {
            Symbology::Code128 => {
                let symbol = sheet.bars(text, 12.0, 50.0 * MODULE_MM)?;
                let dot = 0.375;
                sheet.text(text, (WIDTH_MM - font::width(text) as f32 * dot) / 2.0, 33.0, dot);
                symbol
            }
            Symbology::Qr => {
                for line in 0..6_u16 {
                    sheet.text(&words(&mut chance, 11), 4.0, 13.0 + 4.0 * f32::from(line), 0.375);
                }
                sheet.qr(text, 41.0, 11.0, 29.0)?
            }
            // In the lower right corner, beside and below print, as on return labels.
            Symbology::DataMatrix => {
                let modules = Modules::data_matrix(text)?;
                let (left, top) = (58.0, 24.0);
                sheet.modules(&modules, left, top, MATRIX_MM);
                for line in 0..6_u16 {
                    sheet.text(&words(&mut chance, 17), 4.0, 13.0 + 4.0 * f32::from(line), 0.375);
                }
                modules.printed("data_matrix", text, left, top, MATRIX_MM)
            }
            Symbology::Pdf417 => {
                let modules = Modules::pdf417(text)?;
                let (left, top) = (6.0, 13.0);
                sheet.modules(&modules, left, top, STACKED_MM);
                modules.printed("pdf417", text, left, top, STACKED_MM)
            }
        };
        for line in 0..2_u16 {
            sheet.text(&words(&mut chance, 30), 4.0, 41.5 + f32::from(line) * 3.5, 0.3);
        }
        let [left, _, right, _] = symbol.area;
        for _ in 0..dead {
            let dots = ((right - left) / HEAD_DOT_MM) as u32;
            let first = left + chance.below(dots) as f32 * HEAD_DOT_MM;
            sheet.clear(first, (1 + chance.below(3)) as f32 * HEAD_DOT_MM);
        }
        Ok(Self { texture: sheet.texture(seed as u32), symbols: vec![symbol] })
    }

    /// Prints a sheet without a symbol: text or, on every third, stripes that are no bar code.
    pub(crate) fn blank(seed: u64) -> Self {
        let mut chance = Chance::new(seed, "blank label");
        let mut sheet = Sheet::new(WIDTH_MM, SHORT_MM);
        sheet.frame(1.0, 1.0, WIDTH_MM - 2.0, SHORT_MM - 2.0);
        if chance.below(3) == 0 {
            let even = chance.below(2) == 0;
            let mut x = 6.0;
            while x < WIDTH_MM - 8.0 {
                let mut width = || if even { 0.75 } else { (1 + chance.below(4)) as f32 * MODULE_MM };
                let (bar, space) = (width(), width());
                sheet.fill(x, 8.0, bar, 20.0);
                x += bar + space;
            }
        } else {
            for line in 0..4_u16 {
                sheet.text(&words(&mut chance, 24), 4.0, 5.0 + f32::from(line) * 6.0, 0.375);
            }
        }
        for line in 0..4_u16 {
            sheet.text(&words(&mut chance, 34), 4.0, 31.0 + f32::from(line) * 4.0, 0.25);
        }
        Self { texture: sheet.texture(seed as u32), symbols: Vec::new() }
    }
}

/// What a short label carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbology {
    /// Bars of Code 128, 50 modules high.
    Code128,
    /// A QR code.
    Qr,
    /// A Data Matrix code.
    DataMatrix,
    /// Stacked rows: PDF417.
    Pdf417,
}

/// Letters and spaces by chance.
fn words(chance: &mut Chance, count: usize) -> String {
    let letter = |chance: &mut Chance| char::from(b'A' + (chance.below(26) as u8));
    (0..count).map(|_| if chance.below(6) == 0 { ' ' } else { letter(chance) }).collect()
}
