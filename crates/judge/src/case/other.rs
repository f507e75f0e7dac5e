//! The report on the video of the other direction: packing against return.

use onetake_report::{AttestedState, LineCount, OtherReport, Outcome, Param, Report};

use onetake_report::wire::{self, WireError};

/// What matters of another report when this video is judged: its waybills, and the serial numbers and
/// counts that persons stated there.
///
/// # Errors
///
/// [`WireError`] when its digest cannot be computed.
pub fn other_report(report: &Report) -> Result<OtherReport, WireError> {
    let seen = |statement: &'static str| {
        report
            .attestations
            .iter()
            .filter(move |stated| stated.statement == statement && stated.state == AttestedState::Seen)
    };
    let serials = seen("serial_read").filter_map(|stated| stated.detail.text(Param::Text).map(str::to_owned));
    let counts = seen("line_shown").filter_map(|stated| {
        let (line, count) = (stated.detail.text(Param::Line)?, stated.detail.int(Param::Count)?);
        Some(LineCount::new(line.to_owned(), u32::try_from(count).ok()?))
    });
    let (source_sha256, body_sha256) = (report.source.sha256.clone(), wire::body_digest(report)?);
    let mut other = OtherReport::new(report.case.direction, report.verdict, source_sha256, body_sha256);
    other.waybills.clone_from(&report.case.expected_waybills);
    other.waybill_outcome = outcome_of(report, "waybill_match");
    other.serials = serials.collect();
    other.counts = counts.collect();
    Ok(other)
}

/// The outcome of the finding with that test: the gravest where a policy has several.
fn outcome_of(report: &Report, check: &str) -> Option<Outcome> {
    let of_check = report.findings.iter().filter(|finding| finding.rule.check == check);
    of_check.map(|finding| finding.outcome).max()
}
