//! All cases of a ledger under another policy, without their videos.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use onetake::Policy;
use onetake::report::Verdict;

use crate::batch::now;
use crate::judging::Inputs;
use crate::ledger::{
    CaseEntry, Entry, JudgementEntry, Ledger, LedgerError, Statement, files_of, parse_record, read_record,
};

/// Judgements that are written at once.
const CHUNK: usize = 2000;

/// What judging again came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rejudged {
    /// How many videos of cases were judged.
    pub judged: usize,
    /// How many came to each verdict: valid, invalid, for a person.
    pub verdicts: [usize; 3],
    /// Verdicts that are not what they were: the case, before and after.
    pub changed: Vec<(String, Verdict, Verdict)>,
    /// How many could not be judged, as their records are no longer there.
    pub gone: usize,
}

/// A video of a case.
struct Item<'a> {
    case: &'a CaseEntry,
    video: &'a str,
    record: String,
    before: Option<JudgementEntry>,
    statements: Vec<Statement>,
}

/// Judges every video of every case again. The reports say that nobody compared their records with the videos.
///
/// # Errors
///
/// [`LedgerError`] when the ledger cannot be read or written; what was written before is kept.
pub fn rejudge(ledger: &mut Ledger, policy: &Policy) -> Result<Rejudged, LedgerError> {
    let mut outcome = Rejudged::default();
    let cases = ledger.cases()?;
    let records: HashMap<String, String> = ledger.newest_records()?.into_iter().collect();
    let places: Vec<(&CaseEntry, &str)> =
        cases.iter().flat_map(|case| case.videos.iter().map(move |video| (case, video.as_str()))).collect();
    for chunk in places.chunks(CHUNK) {
        let mut items = Vec::with_capacity(chunk.len());
        for (case, video) in chunk {
            let Some(record) = records.get(*video) else {
                outcome.gone += 1;
                continue;
            };
            items.push(Item {
                case,
                video,
                record: record.clone(),
                before: ledger.judgement(&case.id, video)?,
                statements: ledger.statements(video)?,
            });
        }
        let judged = judge_all(&items, policy, &files_of(ledger.path()));
        outcome.gone += items.len() - judged.len();
        let mut entries = Vec::new();
        for (index, judgement) in judged {
            let Some(item) = items.get(index) else { continue };
            outcome.judged += 1;
            let kind = match judgement.verdict {
                Verdict::Valid => 0,
                Verdict::Invalid => 1,
                Verdict::NeedsReview => 2,
            };
            if let Some(count) = outcome.verdicts.get_mut(kind) {
                *count += 1;
            }
            match &item.before {
                Some(before) if before.inputs == judgement.inputs => continue,
                Some(before) if before.verdict != judgement.verdict => {
                    outcome.changed.push((item.case.id.clone(), before.verdict, judgement.verdict));
                }
                _ => {}
            }
            entries.push(Entry::Judgement(Box::new(judgement)));
        }
        ledger.append(now(), &entries)?;
    }
    Ok(outcome)
}

/// The judgements of those whose records are there, each with its place among the items, in their order.
fn judge_all(items: &[Item<'_>], policy: &Policy, files: &std::path::Path) -> Vec<(usize, JudgementEntry)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let judged: Mutex<Vec<(usize, JudgementEntry)>> = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                while let Some((index, item)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    items.get(index).map(|item| (index, item))
                } {
                    own.extend(judge(item, policy, files).map(|judgement| (index, judgement)));
                }
                judged.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(own);
            });
        }
    });
    let mut judged = judged.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    judged.sort_by_key(|(index, _)| *index);
    judged
}

fn judge(item: &Item<'_>, policy: &Policy, files: &std::path::Path) -> Option<JudgementEntry> {
    let json = read_record(files, &item.record).ok()?;
    let record = parse_record(&item.record, &json).ok()?;
    let inputs = Inputs {
        record_sha256: &item.record,
        draft: &item.case.draft,
        statements: &item.statements,
        policy,
        other: None,
        file_clocks: false,
        compared: false,
    };
    let report = inputs.judge(&record, now()).ok()?;
    Some(JudgementEntry {
        case: item.case.id.clone(),
        video: item.video.to_owned(),
        inputs: inputs.digest(),
        report: onetake::wire::body_digest(&report).ok()?,
        verdict: report.verdict,
        policy: format!("{}/{}", policy.id(), policy.edition()),
        policy_sha256: policy.sha256().to_owned(),
    })
}
