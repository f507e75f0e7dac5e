//! The table as a workbook: texts as texts, links to the reports, a filter over the names.

use std::path::Path;

use onetake::report::Verdict;
use rust_xlsxwriter::{Color, Format, FormatAlign, Formula, Workbook, XlsxError};

use super::ResultsError;
use super::row::CaseResult;
use super::words::{COLUMNS, ResultWords};

/// Widths of the columns, in characters.
const WIDTHS: [f64; 13] = [12.0, 18.0, 22.0, 16.0, 20.0, 20.0, 14.0, 34.0, 26.0, 22.0, 60.0, 30.0, 24.0];

/// Width of the columns of the sheets behind them.
const ORIGINAL_WIDTH: f64 = 16.0;

/// The column of the reports.
const REPORT: usize = 11;

pub(super) fn workbook(
    cases: &[CaseResult],
    words: &ResultWords,
    folder: &Path,
) -> Result<Vec<u8>, ResultsError> {
    write(cases, words, folder).map_err(|error| ResultsError::Form(error.to_string()))
}

fn write(cases: &[CaseResult], words: &ResultWords, folder: &Path) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00E7_ECF2));
    let of_sheet = Format::new().set_bold().set_background_color(Color::RGB(0x00EF_EFEF));
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let sheet = workbook.add_worksheet().set_name(words.plain("desk-title"))?;
    for (column, (name, width)) in (0_u16..).zip(COLUMNS.into_iter().zip(WIDTHS)) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, words.column(name), &head)?;
    }
    let original: Vec<(u16, &str)> =
        (0_u16..).skip(COLUMNS.len()).zip(words.original_columns(cases)).collect();
    for (column, name) in &original {
        sheet.set_column_width(*column, ORIGINAL_WIDTH)?;
        sheet.write_string_with_format(0, *column, cut(name), &of_sheet)?;
    }
    for (row, case) in (1_u32..).zip(cases) {
        let verdict = plain.clone().set_bold().set_font_color(colour(case.verdict));
        for (column, (index, text)) in (0_u16..).zip(words.row(case, "").into_iter().enumerate()) {
            match index {
                0 => sheet.write_string_with_format(row, column, text, &verdict)?,
                REPORT => match link(case, folder) {
                    Some(formula) => sheet.write_formula(row, column, formula)?,
                    None => sheet,
                },
                _ => sheet.write_string_with_format(row, column, cut(&text), &plain)?,
            };
        }
        for (column, name) in &original {
            sheet.write_string_with_format(row, *column, cut(case.cell(name)), &plain)?;
        }
    }
    let rows = u32::try_from(cases.len()).unwrap_or(u32::MAX);
    let last = u16::try_from(COLUMNS.len() + original.len() - 1).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, rows, last)?;
    sheet.set_freeze_panes(1, 1)?;
    workbook.save_to_buffer()
}

/// A link that a spreadsheet follows from where the workbook lies.
fn link(case: &CaseResult, folder: &Path) -> Option<Formula> {
    let path = case.videos.first()?.report.as_deref()?;
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let shown = path.parent().and_then(Path::file_name)?.to_string_lossy().replace('"', "\"\"");
    let place = relative.to_string_lossy().replace('\\', "/").replace('"', "\"\"");
    Some(Formula::new(format!("HYPERLINK(\"{place}\",\"{shown}\")")).set_result(shown))
}

fn colour(verdict: Option<Verdict>) -> Color {
    match verdict {
        Some(Verdict::Valid) => Color::RGB(0x0017_6B3A),
        Some(Verdict::Invalid) => Color::RGB(0x00B3_261E),
        Some(Verdict::NeedsReview) => Color::RGB(0x008A_5A00),
        None => Color::RGB(0x0055_5F6B),
    }
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    const MAX_CHARACTERS: usize = 32_000;
    text.chars().take(MAX_CHARACTERS).collect()
}
