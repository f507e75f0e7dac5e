//! The report on the video of the other direction: packing against return.

use onetake_report::{AttestedState, LineCount, OtherReport, Report};

use crate::record::{self, RecordError};

/// What matters of another report when this video is judged: the serial numbers and counts that persons stated there.
///
/// # Errors
///
/// [`RecordError`] when its digest cannot be computed.
pub fn other_report(report: &Report) -> Result<OtherReport, RecordError> {
    let seen = |statement: &'static str| {
        report
            .attestations
            .iter()
            .filter(move |stated| stated.statement == statement && stated.state == AttestedState::Seen)
    };
    let serials = seen("serial_read").filter_map(|stated| stated.detail.text("text").map(str::to_owned));
    let counts = seen("line_shown").filter_map(|stated| {
        let (line, count) = (stated.detail.text("line")?, stated.detail.int("count")?);
        Some(LineCount { line: line.to_owned(), count: u32::try_from(count).ok()? })
    });
    Ok(OtherReport {
        direction: report.case.direction,
        verdict: report.verdict,
        source_sha256: report.source.sha256.clone(),
        body_sha256: record::body_digest(report)?,
        serials: serials.collect(),
        counts: counts.collect(),
    })
}
