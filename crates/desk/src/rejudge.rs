//! All cases of a ledger under another policy, without their videos.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use onetake::Policy;
use onetake::report::{Report, Verdict};

use crate::batch::now;
use crate::judging::Inputs;
use crate::ledger::{
    Entry, JudgementEntry, Ledger, LedgerError, Statement, files_of, parse_record, read_record,
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

/// A judgement, and what persons stated about its video.
struct Judged {
    before: JudgementEntry,
    statements: Vec<Statement>,
}

/// A judgement to be made again, with that of the video of the other direction, where its report counted.
struct Item {
    own: Judged,
    other: Option<Judged>,
}

/// Judges every video again from what it was judged from, but for the policy. The reports say that nobody compared their
/// records with the videos.
///
/// # Errors
///
/// [`LedgerError`] when the ledger cannot be read or written; what was written before is kept.
pub fn rejudge(ledger: &mut Ledger, policy: &Policy) -> Result<Rejudged, LedgerError> {
    let mut outcome = Rejudged::default();
    let files = files_of(ledger.path());
    for chunk in ledger.judgements()?.chunks(CHUNK) {
        let items = chunk.iter().map(|before| item(ledger, before)).collect::<Result<Vec<_>, _>>()?;
        let judged = judge_all(&items, policy, &files);
        outcome.gone += items.len() - judged.len();
        let mut entries = Vec::new();
        for (index, judgement) in judged {
            let Some(Item { own: Judged { before, .. }, .. }) = items.get(index) else { continue };
            outcome.judged += 1;
            let kind = match judgement.verdict {
                Verdict::Valid => 0,
                Verdict::Invalid => 1,
                Verdict::NeedsReview => 2,
            };
            if let Some(count) = outcome.verdicts.get_mut(kind) {
                *count += 1;
            }
            if before.verdict != judgement.verdict {
                outcome.changed.push((before.case.clone(), before.verdict, judgement.verdict));
            }
            if before.inputs != judgement.inputs {
                entries.push(Entry::Judgement(Box::new(judgement)));
            }
        }
        ledger.append(now(), &entries)?;
    }
    Ok(outcome)
}

fn item(ledger: &Ledger, before: &JudgementEntry) -> Result<Item, LedgerError> {
    let with_statements = |before: JudgementEntry| -> Result<Judged, LedgerError> {
        Ok(Judged { statements: ledger.statements(&before.video)?, before })
    };
    let other = match &before.other {
        Some(video) => ledger.judgement(&before.case, video)?.map(with_statements).transpose()?,
        None => None,
    };
    Ok(Item { own: with_statements(before.clone())?, other })
}

/// The judgements of those whose records are there, each with its place among the items, in their order.
fn judge_all(items: &[Item], policy: &Policy, files: &Path) -> Vec<(usize, JudgementEntry)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let judged: Mutex<Vec<(usize, JudgementEntry)>> = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    own.extend(judge(item, policy, files).map(|judgement| (index, judgement)));
                }
                judged.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
            });
        }
    });
    let mut judged = judged.into_inner().unwrap_or_else(PoisonError::into_inner);
    judged.sort_by_key(|(index, _)| *index);
    judged
}

fn judge(item: &Item, policy: &Policy, files: &Path) -> Option<JudgementEntry> {
    let other = item.other.as_ref().and_then(|other| Some(report(other, None, policy, files)?.0));
    report(&item.own, other.as_ref(), policy, files).map(|(_, judgement)| judgement)
}

fn report(
    judged: &Judged,
    other: Option<&Report>,
    policy: &Policy,
    files: &Path,
) -> Option<(Report, JudgementEntry)> {
    let Judged { before, statements } = judged;
    let json = read_record(files, &before.record).ok()?;
    let record = parse_record(&before.record, &json).ok()?;
    let inputs = Inputs {
        record_sha256: &before.record,
        draft: &before.draft,
        statements,
        policy,
        other,
        file_clocks: before.file_clocks,
        compared: false,
    };
    let report = inputs.judge(&record, now()).ok()?;
    let judgement = inputs.entry(&before.case, &report);
    Some((report, judgement))
}
