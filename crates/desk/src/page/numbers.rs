//! The numbers of the day, and what to change so that tomorrow's videos pass.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use onetake::report::Verdict;
use serde_json::{Value, json};

use super::answer::Answer;
use super::queue::{runs_out, waits_for_person};
use super::state::{Shared, blocking};
use crate::batch::now;
use crate::results::{CasePending, CaseResult, VideoResult};

/// Most reasons that are listed.
const MAX_REASONS: usize = 12;

/// The criterion that a station meets by how it films the label.
const LABEL: &str = "ID.DECODE";

/// `GET /api/numbers`
pub(super) async fn numbers(State(shared): State<Arc<Shared>>) -> Answer {
    blocking(shared, |shared| {
        let cases: Vec<CaseResult> = shared.with_index(|index| Ok(index.all().cloned().collect()))?;
        Ok(Json(json!({
            "cards": cards(shared, &cases),
            "reasons": reasons(shared, &cases),
            "stations": stations(shared, &cases),
        })))
    })
    .await
}

fn cards(shared: &Shared, cases: &[CaseResult]) -> Vec<Value> {
    let today = now().to_string();
    let count = |takes: &dyn Fn(&CaseResult) -> bool| cases.iter().filter(|case| takes(case)).count();
    let overdue = |case: &CaseResult| {
        runs_out(case) && case.deadline.as_ref().is_some_and(|deadline| *deadline < today)
    };
    let card = |id: &str, filter: &str, value: usize| json!({ "title": shared.words.plain(id), "value": value, "filter": filter });
    vec![
        card("desk-number-taken_in", "all", count(&|case| !case.videos.is_empty())),
        card("desk-number-judged", "all", count(&|case| case.verdict.is_some())),
        card("desk-number-person", "person", count(&waits_for_person)),
        card("desk-number-overdue", "person", count(&overdue)),
        card("desk-number-valid", "valid", count(&|case| case.verdict == Some(Verdict::Valid))),
        card("desk-number-invalid", "invalid", count(&|case| case.verdict == Some(Verdict::Invalid))),
        card("desk-number-no_video", "unmatched", count(&|case| case.pending == CasePending::Video)),
        card("desk-number-set_aside", "set_aside", count(&|case| case.pending == CasePending::File)),
    ]
}

fn reasons(shared: &Shared, cases: &[CaseResult]) -> Vec<Value> {
    let mut counted: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.verdict != Some(Verdict::Valid)) {
        let mut seen: Vec<&str> = Vec::new();
        for reason in &case.reasons {
            // What nobody has confirmed yet is no fault of the video.
            if reason.open || seen.contains(&reason.code.as_str()) {
                continue;
            }
            seen.push(&reason.code);
            counted.entry(&reason.code).or_insert((0, &reason.title, &reason.text)).0 += 1;
        }
    }
    let mut counted: Vec<_> = counted.into_iter().collect();
    counted.sort_by_key(|(code, (count, _, _))| (std::cmp::Reverse(*count), *code));
    counted
        .into_iter()
        .take(MAX_REASONS)
        .map(|(code, (count, title, text))| {
            let title = if title.is_empty() { text } else { title };
            let advice = shared.words.find(&format!("desk-advice-{}", code.replace('.', "_")), &[]);
            json!({ "code": code, "title": title, "text": text, "count": count, "advice": advice })
        })
        .collect()
}

/// The folders into which the recorders write, as stations: how many labels of each are too small to read.
fn stations(shared: &Shared, cases: &[CaseResult]) -> Vec<Value> {
    let mut counted: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    for video in cases.iter().flat_map(|case| &case.videos) {
        let folder = video.file.parent().and_then(|folder| folder.file_name());
        let Some(folder) = folder.map(|name| name.to_string_lossy().into_owned()) else { continue };
        let (videos, valid, small) = counted.entry(folder).or_default();
        *videos += 1;
        *valid += usize::from(video.verdict == Some(Verdict::Valid));
        *small += usize::from(is_label_small(video));
    }
    counted
        .into_iter()
        .map(|(station, (videos, valid, small))| {
            // One in ten is no accident.
            let advice = (small * 10 >= videos && small > 0).then(|| shared.words.plain("desk-advice-label"));
            json!({ "station": station, "videos": videos, "valid": valid, "label_too_small": small, "advice": advice })
        })
        .collect()
}

fn is_label_small(video: &VideoResult) -> bool {
    video.reasons.iter().any(|reason| reason.code == LABEL)
}
