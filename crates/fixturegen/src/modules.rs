//! The modules of Data Matrix and PDF417 symbols.

#![expect(clippy::cast_precision_loss, reason = "symbols have some hundred modules on a side")]

use zxingcpp::BarcodeFormat;

use crate::error::Error;
use crate::label::Symbol;

/// The modules of a symbol, without its quiet zone.
pub(crate) struct Modules {
    columns: usize,
    rows: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// A square Data Matrix code.
    pub(crate) fn data_matrix(text: &str) -> Result<Self, Error> {
        Self::of(text, BarcodeFormat::DataMatrix, "forceSquare")
    }

    /// A PDF417 symbol; its rows are three modules high.
    pub(crate) fn pdf417(text: &str) -> Result<Self, Error> {
        Self::of(text, BarcodeFormat::PDF417, "")
    }

    fn of(text: &str, format: BarcodeFormat, options: &str) -> Result<Self, Error> {
        let no_symbol =
            |error: zxingcpp::Error| Error::Recipe(format!("the text does not fit the symbol: {error}"));
        let symbol = zxingcpp::create(format).options(options).from_str(text).map_err(no_symbol)?;
        let writer = zxingcpp::write().scale(1).add_quiet_zones(false);
        let image = symbol.to_image_with(&writer).map_err(no_symbol)?;
        let side = |length: i32| usize::try_from(length).unwrap_or(0);
        let dark = image.data().into_iter().map(|value| value < 128).collect();
        Ok(Self { columns: side(image.width()), rows: side(image.height()), dark })
    }

    /// Column and row of each dark module.
    pub(crate) fn dark(&self) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.columns.max(1);
        (0..)
            .zip(&self.dark)
            .filter(|(_, dark)| **dark)
            .map(move |(at, _): (usize, _)| (at % columns, at / columns))
    }

    /// What is known of the symbol when it is printed with its upper left corner there.
    pub(crate) fn printed(
        &self,
        symbology: &'static str,
        text: &str,
        left: f32,
        top: f32,
        module_mm: f32,
    ) -> Symbol {
        let (width, height) = (self.columns as f32 * module_mm, self.rows as f32 * module_mm);
        Symbol { symbology, text: text.to_owned(), area: [left, top, left + width, top + height], module_mm }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_have_their_finder_patterns() {
        let code = Modules::data_matrix("M0012345678").unwrap();
        assert_eq!((code.columns, code.rows), (14, 14));
        // The left column and the lowest row are dark.
        assert!((0..14).all(|at| code.dark[at * 14] && code.dark[13 * 14 + at]));
        let stacked = Modules::pdf417("123456789012 GROUND 0001").unwrap();
        // The start pattern: eight dark modules, one light one.
        assert!(stacked.dark[..8].iter().all(|dark| *dark) && !stacked.dark[8]);
        assert!(stacked.columns > 86 && stacked.rows >= 9, "{} {}", stacked.columns, stacked.rows);
    }
}
