//! Cases judged again as a whole, and their rows kept.

use onetake::render::brief;

use super::answer::Refusal;
use super::judged::{Asked, Judged};
use super::state::Shared;
use crate::batch::now;
use crate::ledger::{Entry, Ledger};
use crate::results::{CaseResult, Note};

/// Judges all videos of a case again, after something that concerns all of them.
pub(super) fn judge_all(shared: &Shared, id: &str) -> Result<(), Refusal> {
    let options = shared.options();
    let policy = &options.policy;
    let mut row = shared.line(id)?.case.clone();
    shared.with_ledger(|ledger| {
        let fail = |error| shared.fail(&error);
        let videos: Vec<String> = row.videos.iter().filter_map(|video| video.sha256.clone()).collect();
        let mut entries = Vec::new();
        for video in videos {
            let asked = Asked { shared, ledger, case: &row, policy };
            let statements = asked.statements(&video)?;
            let judged = asked.judge(&video, &statements)?;
            let before = ledger.judgement(id, &video).map_err(fail)?;
            if before.is_none_or(|before| before.inputs != judged.entry.inputs) {
                entries.push(Entry::Judgement(Box::new(judged.entry.clone())));
            }
            row = told(shared, ledger, &row, &judged)?;
        }
        ledger.append(now(), &entries).map_err(fail)?;
        keep(shared, ledger, row)
    })
}

/// The row of a case after one of its videos was judged anew.
pub(super) fn told(
    shared: &Shared,
    ledger: &Ledger,
    case: &CaseResult,
    judged: &Judged,
) -> Result<CaseResult, Refusal> {
    let mut row = case.clone();
    let options = shared.options();
    let policy = &options.policy;
    let mut draft = ledger
        .case(&case.id)
        .map_err(|error| shared.fail(&error))?
        .map_or_else(|| judged.draft.clone(), |entry| entry.draft);
    ledger.papers(&case.id).map_err(|error| shared.fail(&error))?.amend(&mut draft);
    row.expected.clone_from(&draft.expected_waybills);
    row.signed_off_at.clone_from(&draft.signed_off_at);
    row.deadline = crate::batch::deadline(&draft, policy).map(|at| at.to_string());
    let words = brief(&judged.report, Some(&judged.record.record), shared.words.language());
    for video in &mut row.videos {
        if video.sha256.as_deref() == Some(judged.report.source.sha256.as_str()) {
            video.reasons.clear();
            video.tell(&judged.report, &words);
        }
    }
    row.notes.retain(|note| *note != Note::SeveralFiles);
    row.conclude(draft.direction);
    Ok(row)
}

/// Writes the reasons of cases in the language of the page, where a batch wrote them in another one. Nothing is judged that was
/// not; what cannot be judged any more stays as it is.
pub(super) fn tell_in_our_language(shared: &Shared) {
    if shared.notice.is_some() {
        // Under other rules it would be another verdict.
        return;
    }
    let options = shared.options();
    let policy = &options.policy;
    let tag = shared.words.language().tag();
    let Ok(rows) = shared.with_ledger(|ledger| ledger.rows_after(0).map_err(|error| shared.fail(&error)))
    else {
        return;
    };
    for row in rows.into_iter().filter(|row| row.language != tag) {
        // Others ask in between.
        let _ = shared.with_ledger(|ledger| {
            let mut case = row.case;
            let videos: Vec<String> = case.videos.iter().filter_map(|video| video.sha256.clone()).collect();
            for video in videos {
                let asked = Asked { shared, ledger, case: &case, policy };
                let judged = asked.judge(&video, &asked.statements(&video)?)?;
                case = told(shared, ledger, &case, &judged)?;
            }
            keep(shared, ledger, case)
        });
    }
}

/// Keeps the row of a case.
pub(super) fn keep(shared: &Shared, ledger: &mut Ledger, row: CaseResult) -> Result<(), Refusal> {
    ledger.keep_rows(&[row], shared.words.language()).map_err(|error| shared.fail(&error))
}
