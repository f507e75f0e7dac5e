//! The table on a terminal.

use std::fmt::Write as _;

use super::row::CaseResult;
use super::words::ResultWords;

/// The table, a case for each few lines: verdict, number, video, then what decides it.
#[must_use]
pub fn table(cases: &[CaseResult], words: &ResultWords) -> String {
    /// Reasons that are told here; the report has all.
    const MAX_REASONS: usize = 3;
    let mut text = String::new();
    for case in cases {
        let number = match case.expected.first().or_else(|| case.read().first()) {
            Some(number) => number.as_str(),
            None => "-",
        };
        let mark = match case.verdict {
            Some(onetake::report::Verdict::Valid) => "✓",
            Some(onetake::report::Verdict::Invalid) => "✗",
            Some(onetake::report::Verdict::NeedsReview) => "?",
            None => "·",
        };
        let files: Vec<String> = case.videos.iter().map(|video| words.file(video)).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{mark} {}  {number}  {}  [{}; {}]",
            words.verdict(case.verdict),
            files.join(", "),
            words.matched(case.matched),
            words.pending(case.pending),
        );
        let lines = words.lines(case);
        for line in lines.iter().take(MAX_REASONS) {
            let _ = writeln!(text, "    {line}");
        }
        if lines.len() > MAX_REASONS {
            let _ = writeln!(text, "    … +{}", lines.len() - MAX_REASONS);
        }
        if let Some(report) = case.videos.first().and_then(|video| video.report.as_ref()) {
            let _ = writeln!(text, "    → {}", report.display());
        }
    }
    let _ = writeln!(text, "\n{}", words.summary(cases));
    text
}
