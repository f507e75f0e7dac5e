//! The queue: what waits for whom, filtered and searched.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::{Query, State};
use onetake::report::Verdict;
use onetake::waybill::normalise;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::state::{Shared, blocking};
use crate::intake::Match;
use crate::ledger::Ledger;
use crate::results::{CasePending, CaseResult};

/// Most rows of one answer.
const MAX_ROWS: usize = 500;

/// Cases in the order of the queue, as the ledger had them when it was looked at last.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// How many rows the ledger had, and its newest change.
    state: (i64, i64),
    rows: Vec<Arc<Line>>,
    by_id: HashMap<String, usize>,
}

/// A row of the queue.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) case: CaseResult,
    /// What a search looks through: in lower case, without what separates digits.
    haystack: String,
}

impl Line {
    fn of(case: CaseResult) -> Self {
        let names =
            case.videos.iter().filter_map(|video| video.file.file_name()).map(|name| name.to_string_lossy());
        let texts = case.order_number.iter().chain(&case.reference).chain(&case.expected).map(String::as_str);
        let read = case.videos.iter().flat_map(|video| &video.read).map(String::as_str);
        let mut haystack = String::new();
        for text in texts.chain(read) {
            haystack.push_str(&plain(text));
            haystack.push('\n');
        }
        for name in names {
            haystack.push_str(&plain(&name));
            haystack.push('\n');
        }
        Self { case, haystack }
    }
}

/// A text as searches compare it.
fn plain(text: &str) -> String {
    let folded = normalise(text).text;
    let kept = folded.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    kept.collect()
}

/// Which cases are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Filter {
    #[default]
    All,
    Person,
    Look,
    Invalid,
    Valid,
    Unmatched,
    SetAside,
}

impl Filter {
    const EACH: [(Self, &'static str); 7] = [
        (Self::All, "all"),
        (Self::Person, "person"),
        (Self::Look, "look"),
        (Self::Invalid, "invalid"),
        (Self::Valid, "valid"),
        (Self::Unmatched, "unmatched"),
        (Self::SetAside, "set_aside"),
    ];

    pub(super) fn takes(self, case: &CaseResult) -> bool {
        match self {
            Self::All => true,
            Self::Person => waits_for_person(case),
            Self::Look => case.pending == CasePending::Look,
            Self::Invalid => case.verdict == Some(Verdict::Invalid),
            Self::Valid => case.verdict == Some(Verdict::Valid),
            Self::Unmatched => matches!(case.matched, Match::Unmatched | Match::Ambiguous),
            Self::SetAside => case.pending == CasePending::File,
        }
    }
}

/// Whether a person can go on with it.
pub(super) fn waits_for_person(case: &CaseResult) -> bool {
    match case.pending {
        CasePending::Order => true,
        // Where everything is answered, what is left can only be looked at: `look` lists it.
        CasePending::Statements | CasePending::Facts | CasePending::Look => !case.settled,
        CasePending::Nothing | CasePending::Video | CasePending::Scan | CasePending::File => false,
    }
}

impl Index {
    /// Looks what has changed.
    pub(super) fn refresh(&mut self, ledger: &Ledger) -> Result<(), crate::ledger::LedgerError> {
        let state = ledger.rows_state()?;
        if state == self.state {
            return Ok(());
        }
        let changed = ledger.rows_after(self.state.1)?;
        let mut rows: HashMap<String, Arc<Line>> =
            self.rows.iter().map(|line| (line.case.id.clone(), Arc::clone(line))).collect();
        for row in changed {
            rows.insert(row.case.id.clone(), Arc::new(Line::of(row.case)));
        }
        // Some were removed: which ones, only all of them tell.
        if i64::try_from(rows.len()) != Ok(state.0) {
            let all = ledger.rows_after(0)?;
            rows = all.into_iter().map(|row| (row.case.id.clone(), Arc::new(Line::of(row.case)))).collect();
        }
        self.rows = rows.into_values().collect();
        self.rows.sort_by(|one, other| in_order(&one.case, &other.case));
        self.by_id =
            self.rows.iter().enumerate().map(|(place, line)| (line.case.id.clone(), place)).collect();
        self.state = state;
        Ok(())
    }

    pub(super) fn get(&self, id: &str) -> Option<Arc<Line>> {
        self.rows.get(*self.by_id.get(id)?).map(Arc::clone)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &CaseResult> {
        self.rows.iter().map(|line| &line.case)
    }

    /// The case after that one that waits for a person; the first one, where none comes after it.
    pub(super) fn next_after(&self, id: &str) -> Option<String> {
        let place = self.by_id.get(id).map_or(0, |place| place + 1);
        let (before, after) = self.rows.split_at_checked(place)?;
        let waits = |line: &&Arc<Line>| {
            waits_for_person(&line.case) && line.case.id != id && !line.case.videos.is_empty()
        };
        after.iter().chain(before).find(waits).map(|line| line.case.id.clone())
    }
}

/// What a person can finish comes first, the soonest deadline before others; then what waits for something else; what is done
/// comes last.
fn in_order(one: &CaseResult, other: &CaseResult) -> Ordering {
    let key = |case: &CaseResult| {
        let group = match (case.verdict, case.pending) {
            _ if waits_for_person(case) => 0_u8,
            (None, CasePending::File) => 1,
            (Some(Verdict::Invalid), _) => 2,
            (Some(Verdict::Valid), _) => 4,
            _ => 3,
        };
        (group, case.deadline.is_none())
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| one.deadline.cmp(&other.deadline))
        .then_with(|| one.rank().cmp(&other.rank()))
        .then_with(|| one.id.cmp(&other.id))
}

/// `GET /api/queue`
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    filter: Filter,
    #[serde(default)]
    q: String,
    #[serde(default)]
    offset: usize,
    #[serde(default)]
    limit: Option<usize>,
}

pub(super) async fn queue(State(shared): State<Arc<Shared>>, Query(wanted): Query<Wanted>) -> Answer {
    blocking(shared, move |shared| {
        shared.take_ledger();
        if !shared.has_ledger() {
            return Ok(Json(json!({ "total": 0, "revision": "0", "counts": {}, "rows": [] })));
        }
        shared.with_index(|index| Ok(Json(listed(shared, index, &wanted))))
    })
    .await
}

fn listed(shared: &Shared, index: &Index, wanted: &Wanted) -> Value {
    let needle = plain(&wanted.q);
    // A hand scanner may send a number twice.
    let half = needle.len() / 2;
    let twice = half >= 6 && needle.is_char_boundary(half) && needle.get(..half) == needle.get(half..);
    let needle = if twice { needle.get(..half).unwrap_or_default() } else { needle.as_str() };
    let is_wanted = |line: &&Arc<Line>| needle.is_empty() || line.haystack.contains(needle);
    let found: Vec<&Arc<Line>> = index.rows.iter().filter(is_wanted).collect();
    let mut counts = serde_json::Map::new();
    for (filter, name) in Filter::EACH {
        let count = found.iter().filter(|line| filter.takes(&line.case)).count();
        counts.insert(name.to_owned(), count.into());
    }
    let rows: Vec<&&Arc<Line>> = found.iter().filter(|line| wanted.filter.takes(&line.case)).collect();
    let limit = wanted.limit.unwrap_or(100).min(MAX_ROWS);
    let shown: Vec<Value> =
        rows.iter().skip(wanted.offset).take(limit).map(|line| row(shared, &line.case)).collect();
    json!({
        "total": rows.len(),
        "revision": format!("{}.{}", index.state.0, index.state.1),
        "counts": counts,
        "rows": shown,
    })
}

/// A row as the page shows it.
pub(super) fn row(shared: &Shared, case: &CaseResult) -> Value {
    let words = &shared.results;
    let first = case.videos.first();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let reason = match case.reasons.first() {
        // Which statement comes first says nothing; how many there are, does.
        Some(reason) if reason.open => {
            let text =
                shared.words.text("verdict-needs_review-open", &[("opens", case.reasons.len().into())]);
            Some(json!({ "title": "", "text": text }))
        }
        reason => reason.map(|reason| json!({ "title": reason.title, "text": reason.text })),
    };
    json!({
        "case": case.id,
        "verdict": verdict_name(case.verdict),
        "verdict_text": words.verdict(case.verdict),
        "pending": case.pending,
        "pending_text": pending_words(shared, case),
        "order_number": case.order_number,
        "reference": case.reference,
        "expected": case.expected,
        "read": case.read(),
        "number": number_state(case),
        "reason": reason,
        "matched": case.matched,
        "matched_text": words.matched(case.matched),
        "deadline": case.deadline.as_deref().filter(|_| runs_out(case)),
        "deadline_text": deadline_words(shared, case),
        "file": first.and_then(|video| name(&video.file)),
        "still": first.and_then(|video| video.sha256.as_ref()).map(|video| format!("/thumb/{video}")),
        "videos": case.videos.len(),
        "notes": case.notes.iter().map(|note| words.note(note)).collect::<Vec<_>>(),
    })
}

/// What a case waits for. Where there is no verdict, nothing beside it says that this is waited for.
fn pending_words(shared: &Shared, case: &CaseResult) -> String {
    let pending = shared.results.pending(case.pending);
    if case.verdict.is_some() {
        return pending;
    }
    let words = &shared.words;
    format!("{}{}{pending}", words.plain("desk-column-waits"), words.plain("label-separator"))
}

/// Whether the time for the recording still runs, or ran out: once it is shown to be filmed in time, nothing runs any more.
pub(super) fn runs_out(case: &CaseResult) -> bool {
    let is_filmed = case.videos.iter().any(|video| video.verdict.is_some());
    !is_filmed || case.reasons.iter().any(|reason| reason.code == WINDOW)
}

/// The criterion on when the video was filmed.
const WINDOW: &str = "TIME.WINDOW";

fn deadline_words(shared: &Shared, case: &CaseResult) -> Option<String> {
    let at = shared.here(case.deadline.as_deref()?);
    Some(if runs_out(case) { at } else { shared.words.plain("desk-filmed_in_time") })
}

/// Whether an expected number was read, another one, or none.
fn number_state(case: &CaseResult) -> &'static str {
    // What a person read counts as well.
    if case.verdict == Some(Verdict::Valid) && !case.expected.is_empty() {
        return "same";
    }
    let read: Vec<String> = case.read().iter().map(|number| normalise(number).text).collect();
    if read.is_empty() || case.expected.is_empty() {
        return "none";
    }
    let same = case.expected.iter().all(|number| read.contains(&normalise(number).text));
    if same { "same" } else { "other" }
}

/// The name of a verdict in files, `none` where there is none.
pub(super) const fn verdict_name(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Valid) => "valid",
        Some(Verdict::Invalid) => "invalid",
        Some(Verdict::NeedsReview) => "needs_review",
        None => "none",
    }
}

impl Shared {
    /// Does something with the queue as it is now.
    pub(super) fn with_index<T>(
        &self,
        work: impl FnOnce(&Index) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        self.with_ledger(|ledger| index.refresh(ledger).map_err(|error| self.fail(&error)))?;
        work(&index)
    }

    /// The case of that name.
    pub(super) fn line(&self, id: &str) -> Result<Arc<Line>, Refusal> {
        self.with_index(|index| index.get(id).ok_or_else(|| Refusal::gone(&self.words, "refusal-no_case")))
    }
}
