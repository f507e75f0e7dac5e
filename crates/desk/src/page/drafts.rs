//! What a person is about to state, as the page sends it.

use onetake::attest::{AttestationFile, ChecklistItem, Draft, DraftSpan, Side, Statement};
use onetake::message::Catalogue;
use onetake::propose::still_in;
use onetake::report::{AttestedState, ScanRecord};
use onetake::wording::refused_words;
use serde::Deserialize;

use super::answer::Refusal;
use super::state::Shared;
use crate::ledger::{Person, Statement as Kept, StatementEntry};

/// Most statements that are taken at once.
const MAX_DRAFTS: usize = 200;

/// A statement that is about to be made.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct PageDraft {
    statement: String,
    state: AttestedState,
    start_ms: i64,
    end_ms: i64,
    #[serde(default)]
    sides: Vec<Side>,
    #[serde(default)]
    line: Option<String>,
    #[serde(default)]
    count: Option<u32>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    observation: Option<u32>,
    #[serde(default)]
    criteria: Vec<String>,
    #[serde(default)]
    item: Option<ChecklistItem>,
    #[serde(default)]
    condition: Option<String>,
    #[serde(default)]
    note: Option<String>,
    /// The statement that it is about, by its number in the list of what was stated: one of the same person is replaced.
    #[serde(default)]
    replaces: Option<u64>,
}

impl PageDraft {
    /// What is stated; none where something that belongs to it is missing.
    fn statement(&self) -> Option<Statement> {
        Some(match self.statement.as_str() {
            "sealed_at_start" => Statement::SealedAtStart,
            "outside_shown" => Statement::OutsideShown { sides: self.sides.clone() },
            "opening_seen" => Statement::OpeningSeen,
            "contents_shown" => Statement::ContentsShown,
            "line_shown" => Statement::LineShown {
                line: self.line.clone()?,
                count: match self.state {
                    AttestedState::Seen => self.count?,
                    _ => self.count.unwrap_or(0),
                },
            },
            "stayed_in_frame" => Statement::StayedInFrame,
            "label_on_parcel" => Statement::LabelOnParcel,
            "waybill_transcribed" => Statement::WaybillTranscribed { text: self.text.clone()? },
            "serial_read" => Statement::SerialRead { text: self.text.clone()?, line: self.line.clone() },
            "inspected" => Statement::Inspected { item: self.item?, condition: self.condition.clone() },
            "waybill_applied" => Statement::WaybillApplied,
            "items_packed" => Statement::ItemsPacked,
            "cushioning_used" => Statement::CushioningUsed,
            "film_on" => Statement::FilmOn,
            "sealed_on_camera" => Statement::SealedOnCamera,
            "natural_speed" => Statement::NaturalSpeed,
            "event_explained" => Statement::EventExplained { observation: self.observation? },
            "finding_explained" => Statement::FindingExplained { criteria: self.criteria.clone() },
            _ => return None,
        })
    }

    /// The statement of that person.
    fn by(&self, words: &Catalogue, person: &Person, at: &str, record: &ScanRecord) -> Option<Draft> {
        let span = DraftSpan { start_ms: self.start_ms, end_ms: self.end_ms };
        let mut draft = Draft::new(&person.name, &person.role, at, self.statement()?, self.state, span);
        draft.still = still_in(record, span);
        let looked = draft.statement.kind().is_explanation() && self.state == AttestedState::NotSeen;
        let offered = looked.then(|| words.plain("desk-looked-cut"));
        draft.note =
            self.note.clone().or(offered).map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        Some(draft)
    }
}

/// A statement as the ledger is going to have it, checked against the record.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub(super) entry: StatementEntry,
}

/// Checks what a person is about to state. Nothing is kept.
pub(super) fn check(
    shared: &Shared,
    drafts: &[PageDraft],
    person: &Person,
    at: &str,
    record: &ScanRecord,
    kept: &[Kept],
) -> Result<Vec<Checked>, Refusal> {
    if drafts.len() > MAX_DRAFTS {
        return Err(Refusal::malformed(&shared.words));
    }
    let known = each_stated(kept);
    let mut checked: Vec<Checked> = Vec::new();
    for page_draft in drafts {
        let draft = page_draft
            .by(&shared.words, person, at, record)
            .ok_or_else(|| Refusal::malformed(&shared.words))?;
        if let Some(refused) = draft.note.as_deref().and_then(|note| refused_words(note).into_iter().next()) {
            let text = shared.words.text("refusal-not_neutral", &[("word", refused.pattern.into())]);
            return Err(Refusal::unsound(text));
        }
        let unsound = |error| Refusal::unsound(shared.words.attest_error(&error));
        let replaced = replaced(&known, page_draft.replaces, &draft, person).map(place_of);
        let before = replaced.and_then(|(seq, place)| Some((kept.iter().find(|one| one.seq == seq)?, place)));
        let Some((old, place)) = before else {
            let mut file = AttestationFile::about(record).map_err(unsound)?;
            file.attestation.push(draft);
            let toml = written(&file, record, shared)?;
            checked.push(Checked { entry: entry(record, person, toml, None) });
            continue;
        };
        // What is replaced may stand among others, which stay; of these another one may be replaced by now.
        let again = checked.iter_mut().find(|one| one.entry.replaces == Some(old.seq));
        let toml = again.as_ref().map_or(&old.toml, |again| &again.entry.toml);
        let mut file = AttestationFile::from_toml(toml).map_err(unsound)?;
        match file.attestation.get_mut(place) {
            Some(slot) => *slot = draft,
            None => return Err(Refusal::malformed(&shared.words)),
        }
        let toml = written(&file, record, shared)?;
        match again {
            Some(again) => again.entry.toml = toml,
            None => checked.push(Checked { entry: entry(record, person, toml, Some(old.seq)) }),
        }
    }
    Ok(checked)
}

/// The number of the statement that a draft takes the place of: the one that the page names, or what the same person answered to the
/// same question before. What another person stated is never replaced: both count, and where they differ the judge asks for another
/// look.
fn replaced(known: &[(u64, Draft)], named: Option<u64>, draft: &Draft, person: &Person) -> Option<u64> {
    let own =
        || known.iter().filter(move |(_, before)| before.who == person.name && before.role == person.role);
    let again = |before: &Draft| {
        before.statement.answers_same(&draft.statement)
            && before.span.start_ms < draft.span.end_ms
            && draft.span.start_ms < before.span.end_ms
    };
    let named = own().find(|(number, _)| Some(*number) == named);
    named.or_else(|| own().rfind(|(_, before)| again(before))).map(|(number, _)| *number)
}

/// The statements that count, one by one, each with the number under which the page knows it. What cannot be read any more is
/// left out.
pub(super) fn each_stated(kept: &[Kept]) -> Vec<(u64, Draft)> {
    let of_entry = |one: &Kept| {
        let seq = one.seq;
        let all = AttestationFile::from_toml(&one.toml).map(|file| file.attestation).unwrap_or_default();
        all.into_iter().enumerate().map(move |(place, draft)| (number_of(seq, place), draft))
    };
    kept.iter().flat_map(of_entry).collect()
}

fn entry(record: &ScanRecord, person: &Person, toml: String, replaces: Option<u64>) -> StatementEntry {
    StatementEntry { video: record.source.sha256.clone(), who: person.name.clone(), toml, replaces }
}

/// A file of statements as the ledger keeps it, once each of them can be meant.
fn written(file: &AttestationFile, record: &ScanRecord, shared: &Shared) -> Result<String, Refusal> {
    let unsound = |error| Refusal::unsound(shared.words.attest_error(&error));
    let toml = toml::to_string(file).map_err(|error| Refusal::unsound(error.to_string()))?;
    AttestationFile::from_toml(&toml).and_then(|file| file.bind(record)).map_err(unsound)?;
    Ok(toml)
}

/// The number under which the page knows one statement of an entry.
fn number_of(seq: u64, place: usize) -> u64 {
    seq * NUMBERS + u64::try_from(place).unwrap_or(0).min(NUMBERS - 1)
}

/// The entry and the place in it, from that number.
fn place_of(number: u64) -> (u64, usize) {
    (number / NUMBERS, usize::try_from(number % NUMBERS).unwrap_or(0))
}

/// Most statements of one entry that the page can name.
const NUMBERS: u64 = 10_000;

/// The statements that count once these are made.
pub(super) fn together(kept: Vec<Kept>, checked: &[Checked]) -> Vec<Kept> {
    let replaced = |one: &Kept| checked.iter().any(|new| new.entry.replaces == Some(one.seq));
    let mut all: Vec<Kept> = kept.into_iter().filter(|one| !replaced(one)).collect();
    all.extend(checked.iter().map(|new| Kept {
        seq: 0,
        who: new.entry.who.clone(),
        toml: new.entry.toml.clone(),
    }));
    all
}
