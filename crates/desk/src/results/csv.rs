//! The table as CSV that a spreadsheet opens: UTF-8 with its mark, numbers as text, nothing that could run as a formula.

use std::path::Path;

use super::row::CaseResult;
use super::words::{COLUMNS, ResultWords};
use super::{ResultsError, link_to};

pub(super) fn table(
    cases: &[CaseResult],
    words: &ResultWords,
    folder: &Path,
) -> Result<Vec<u8>, ResultsError> {
    let fail = |error: csv::Error| ResultsError::Form(error.to_string());
    // Excel takes UTF-8 for what it is by this mark alone.
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let original = words.original_columns(cases);
    let names = COLUMNS.iter().map(|name| words.column(name));
    writer.write_record(names.chain(original.iter().map(|name| guarded(name)))).map_err(fail)?;
    for case in cases {
        let report = case.videos.first().and_then(|video| video.report.as_deref());
        let link = report.map(|path| link_to(path, folder)).unwrap_or_default();
        let own = words.row(case, &link).map(|cell| guarded(&cell));
        let of_sheet = original.iter().map(|name| guarded(case.cell(name)));
        writer.write_record(own.into_iter().chain(of_sheet)).map_err(fail)?;
    }
    writer.into_inner().map_err(|error| ResultsError::Form(error.to_string()))
}

/// A cell that a spreadsheet shows as it stands. What begins like a formula gets an apostrophe before it; a long number, which
/// would lose its last digits, is written as a formula that gives its text.
fn guarded(cell: &str) -> String {
    let digits = cell.len() > 11 && cell.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return format!("=\"{cell}\"");
    }
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        return format!("'{cell}");
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_no_digit_is_lost() {
        for (cell, written) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-1+2", "'-1+2"),
            ("75123456789012", "=\"75123456789012\""),
            ("SF1234567890123", "SF1234567890123"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), written);
        }
    }
}
