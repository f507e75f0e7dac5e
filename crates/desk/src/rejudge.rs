//! All cases of a ledger under another policy, without their videos.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use onetake::Policy;
use onetake::report::{Report, ScanRecord, Verdict};

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
    let mut entries: Vec<Entry> = Vec::new();
    for chunk in ledger.judgement_entries()?.chunks(CHUNK) {
        let mut items = Vec::with_capacity(chunk.len());
        for seq in chunk {
            if let Some(before) = ledger.judgement_entry(*seq)? {
                items.push(item(ledger, before)?);
            }
        }
        // What the chunk before came to is written while this one is judged.
        let written = std::mem::take(&mut entries);
        let judged = judge_all(&items, policy, &files, || ledger.append(now(), &written))?;
        outcome.gone += items.len() - judged.len();
        for (index, judgement) in judged {
            let Some(Item { own: Judged { before, .. }, .. }) = items.get(index) else { continue };
            outcome.judged += 1;
            let verdict = judgement.as_ref().map_or(before.verdict, |judgement| judgement.verdict);
            let kind = match verdict {
                Verdict::Valid => 0,
                Verdict::Invalid => 1,
                Verdict::NeedsReview => 2,
            };
            if let Some(count) = outcome.verdicts.get_mut(kind) {
                *count += 1;
            }
            if before.verdict != verdict {
                outcome.changed.push((before.case.clone(), before.verdict, verdict));
            }
            entries.extend(judgement.map(|judgement| Entry::Judgement(Box::new(judgement))));
        }
    }
    ledger.append(now(), &entries)?;
    Ok(outcome)
}

fn item(ledger: &Ledger, before: JudgementEntry) -> Result<Item, LedgerError> {
    let with_statements = |before: JudgementEntry| -> Result<Judged, LedgerError> {
        Ok(Judged { statements: ledger.statements(&before.video)?, before })
    };
    let other = match &before.other {
        Some(video) => ledger.judgement(&before.case, video)?.map(with_statements).transpose()?,
        None => None,
    };
    Ok(Item { own: with_statements(before)?, other })
}

/// The judgements of those whose records are there, each with its place among the items, in their order; none for one that stays
/// as it is. Something else is done meanwhile.
fn judge_all(
    items: &[Item],
    policy: &Policy,
    files: &Path,
    meanwhile: impl FnOnce() -> Result<(), LedgerError>,
) -> Result<Vec<(usize, Option<JudgementEntry>)>, LedgerError> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let judged = Mutex::new(Vec::with_capacity(items.len()));
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
        meanwhile()
    })?;
    let mut judged = judged.into_inner().unwrap_or_else(PoisonError::into_inner);
    judged.sort_by_key(|(index, _)| *index);
    Ok(judged)
}

/// The judgement, where it is not what it was; nothing at all without a record.
fn judge(item: &Item, policy: &Policy, files: &Path) -> Option<Option<JudgementEntry>> {
    let Item { own: Judged { before, statements }, other } = item;
    let other = other.as_ref().and_then(|other| {
        let inputs = inputs(&other.before, &other.statements, policy, None);
        inputs.judge(&record_of(&other.before, files)?, now()).ok()
    });
    let inputs = inputs(before, statements, policy, other.as_ref());
    if inputs.digest() == before.inputs {
        // The report follows from them: with the same ones it is the same.
        return read_record(files, &before.record).is_ok().then_some(None);
    }
    let report = inputs.judge(&record_of(before, files)?, now()).ok()?;
    Some(Some(inputs.entry(&before.case, &report)))
}

fn record_of(before: &JudgementEntry, files: &Path) -> Option<ScanRecord> {
    let json = read_record(files, &before.record).ok()?;
    parse_record(&before.record, &json).ok()
}

fn inputs<'a>(
    before: &'a JudgementEntry,
    statements: &'a [Statement],
    policy: &'a Policy,
    other: Option<&'a Report>,
) -> Inputs<'a> {
    Inputs {
        record_sha256: &before.record,
        draft: &before.draft,
        statements,
        policy,
        other,
        file_clocks: before.file_clocks,
        compared: false,
    }
}
