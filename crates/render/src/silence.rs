//! What it is worth that nothing was found: which removal would have shown, and where.

use onetake_report::Report;

use crate::message::Catalogue;

/// The first finding that says it, as a sentence; none where no removal was tried.
pub(super) fn line(report: &Report, words: &Catalogue) -> Option<String> {
    report.findings.iter().flat_map(|finding| &finding.reasons).find_map(|reason| words.silence(reason))
}
