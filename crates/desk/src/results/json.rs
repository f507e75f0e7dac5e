//! One JSON object for each case and line.

use serde_json::{Map, Value, json};

use super::row::{CaseResult, VideoResult};

/// The case as one line of JSON, without a line end.
#[must_use]
pub fn json_line(case: &CaseResult) -> String {
    object(case).to_string()
}

pub(super) fn lines(cases: &[CaseResult]) -> Vec<u8> {
    cases.iter().flat_map(|case| format!("{}\n", json_line(case)).into_bytes()).collect()
}

pub(super) fn object(case: &CaseResult) -> Value {
    let first = case.videos.first();
    json!({
        "case": case.id,
        "file": first.map(|video| video.file.to_string_lossy()),
        "expected": case.expected,
        "read": case.read(),
        "match": case.matched,
        "verdict": case.verdict,
        "waits_for": case.pending,
        "reasons": case.reasons,
        "notes": case.notes,
        "order_number": case.order_number,
        "reference": case.reference,
        "signed_off_at": case.signed_off_at,
        "deadline": case.deadline,
        "report": first.and_then(|video| video.report.as_ref()).map(|path| path.to_string_lossy()),
        "sheet": case.sheet,
        "row": case.cells.iter().map(|(name, text)| (name.clone(), text.as_str().into())).collect::<Map<_, _>>(),
        "videos": case.videos.iter().map(video).collect::<Vec<_>>(),
    })
}

fn video(video: &VideoResult) -> Value {
    json!({
        "file": video.file.to_string_lossy(),
        "direction": video.direction,
        "sha256": video.sha256,
        "read": video.read,
        "verdict": video.verdict,
        "waits_for": video.pending,
        "reasons": video.reasons,
        "report": video.report.as_ref().map(|path| path.to_string_lossy()),
    })
}
