//! `onetake attest`: a person's statements, added to a file that is bound to the scan. One that is named; or those that are open,
//! asked for one after the other, or accepted as the scan proposes them.

mod open;
mod walk;

use std::path::{Path, PathBuf};

use onetake::attest::{ChecklistItem, Draft, DraftSpan, Statement, StatementKind};
use onetake::evidence::{AddStatementError, REPORT_FILE, add_statement, file_in};
use onetake::inputs::{self, InputError};
use onetake::judge::finding_of;
use onetake::message::{Catalogue, Language};
use onetake::propose::still_in;
use onetake::render::sanitized;
use onetake::report::{AttestedState, ExitCode, Report, ScanRecord, Span};
use onetake::wording::refused_words;

use super::input::read;
use super::judge::given;
use super::next::statements_of;
use crate::args::{self, Attest};
use crate::failure::Failure;
use crate::{clock, output};

/// Most characters of a name in the line that is printed.
const CHARACTERS: usize = 120;

/// `onetake attest`
pub(super) fn run(asked: &Attest, language: Language) -> Result<ExitCode, Failure> {
    let out = asked.out.clone().unwrap_or_else(|| statements_of(&asked.record));
    match asked.statement {
        Some(kind) => one(asked, kind, &out, language),
        None if asked.accept_proposed => open::accept(asked, &out, language),
        None => open::ask(asked, &out, language),
    }
}

/// The one statement that is named.
fn one(asked: &Attest, kind: StatementKind, out: &Path, language: Language) -> Result<ExitCode, Failure> {
    let draft_statement = statement(asked, kind)?;
    let record = given(&asked.record)?.record;
    let note = asked.note.as_deref().unwrap_or_default();
    if let Some(refused) = refused_words(note).first().filter(|_| !asked.rules.keep_words) {
        return Err(Failure::Words { place: "--note", word: refused.pattern });
    }
    check_criteria(&asked.record, &draft_statement)?;
    let take = record.timeline.span;
    let span =
        DraftSpan { start_ms: asked.from.unwrap_or(take.start_ms), end_ms: asked.to.unwrap_or(take.end_ms) };
    let state = match asked.state {
        // Seen is what nearly all of them say; whether an explanation speaks for the video or against it, nobody guesses.
        None if kind.is_explanation() => {
            return Err(Failure::StatementLacks { kind, option: "--state" });
        }
        None | Some(args::State::Seen) => AttestedState::Seen,
        Some(args::State::NotSeen) => AttestedState::NotSeen,
        Some(args::State::NotVisible) => AttestedState::NotVisible,
    };
    let at = asked.at.clone().unwrap_or_else(clock::here);
    let [who, role] = [&asked.who, &asked.role].map(|text| text.clone().unwrap_or_default());
    let mut draft = Draft::new(who, role, at, draft_statement, state, span);
    draft.still = asked.still.or_else(|| still_in(&record, span));
    draft.note.clone_from(&asked.note);
    let line = said(&draft, &Catalogue::of(language));
    let count = add(out, &draft, &record)?;
    output::product(format!("{line}\n{}\n", written(out, count)).as_bytes())?;
    Ok(ExitCode::Valid)
}

/// Whether the report beside the record has the rules that a statement names: a slip would answer nothing, and nobody would tell.
fn check_criteria(record: &Path, statement: &Statement) -> Result<(), Failure> {
    let Statement::FindingExplained { criteria } = statement else { return Ok(()) };
    let path = file_in(record, REPORT_FILE);
    if !record.is_dir() || !path.exists() {
        return Ok(());
    }
    let report: Report = inputs::parse(&path, &read(&path)?)?;
    criteria.iter().try_for_each(|id| finding_of(&report, id.trim()).map(|_| ()))?;
    Ok(())
}

/// Adds a statement to the file and gives how many it then holds.
fn add(out: &Path, draft: &Draft, record: &ScanRecord) -> Result<usize, Failure> {
    add_statement(out, draft, record, clock::now()).map_err(|error| match error {
        AddStatementError::Statements(error) => {
            Failure::Input(InputError::Statements { path: PathBuf::from(out), error })
        }
        AddStatementError::Output(error) => error.into(),
        other => Failure::Other(other.to_string()),
    })
}

/// Where statements went, and how many are there.
fn written(out: &Path, count: usize) -> String {
    format!("→ {} ({count})", output::one_line(&out.display().to_string()))
}

/// The statement with what belongs to it; an option that belongs to another one is a slip.
fn statement(asked: &Attest, kind: StatementKind) -> Result<Statement, Failure> {
    use StatementKind as Kind;
    let given = [
        ("--side", !asked.side.is_empty(), kind == Kind::OutsideShown),
        ("--text", asked.text.is_some(), matches!(kind, Kind::WaybillTranscribed | Kind::SerialRead)),
        ("--line", asked.line.is_some(), matches!(kind, Kind::LineShown | Kind::SerialRead)),
        ("--count", asked.count.is_some(), kind == Kind::LineShown),
        ("--item", asked.item.is_some(), kind == Kind::Inspected),
        ("--condition", asked.condition.is_some(), kind == Kind::Inspected),
        ("--observation", asked.observation.is_some(), kind == Kind::EventExplained),
        ("--criterion", !asked.criterion.is_empty(), kind == Kind::FindingExplained),
    ];
    let stray = given.into_iter().find(|(_, given, belongs)| *given && !belongs);
    if let Some((option, ..)) = stray {
        return Err(Failure::StatementStray { kind, option });
    }
    let needs = |option| Failure::StatementLacks { kind, option };
    Ok(match kind {
        Kind::SealedAtStart => Statement::SealedAtStart,
        Kind::OutsideShown => Statement::OutsideShown { sides: asked.side.clone() },
        Kind::OpeningSeen => Statement::OpeningSeen,
        Kind::ContentsShown => Statement::ContentsShown,
        Kind::LineShown => Statement::LineShown {
            line: asked.line.clone().ok_or_else(|| needs("--line"))?,
            count: asked.count.ok_or_else(|| needs("--count"))?,
        },
        Kind::StayedInFrame => Statement::StayedInFrame,
        Kind::LabelOnParcel => Statement::LabelOnParcel,
        Kind::WaybillTranscribed => {
            Statement::WaybillTranscribed { text: asked.text.clone().ok_or_else(|| needs("--text"))? }
        }
        Kind::SerialRead => Statement::SerialRead {
            text: asked.text.clone().ok_or_else(|| needs("--text"))?,
            line: asked.line.clone(),
        },
        Kind::Inspected => Statement::Inspected {
            item: asked.item.ok_or_else(|| needs("--item"))?,
            condition: asked.condition.as_ref().zip(asked.item).map(|(typed, item)| condition(typed, item)),
        },
        Kind::WaybillApplied => Statement::WaybillApplied,
        Kind::ItemsPacked => Statement::ItemsPacked,
        Kind::CushioningUsed => Statement::CushioningUsed,
        Kind::FilmOn => Statement::FilmOn,
        Kind::SealedOnCamera => Statement::SealedOnCamera,
        Kind::NaturalSpeed => Statement::NaturalSpeed,
        Kind::EventExplained => Statement::EventExplained {
            observation: asked.observation.ok_or_else(|| needs("--observation"))?,
        },
        Kind::FindingExplained if asked.criterion.is_empty() => return Err(needs("--criterion")),
        Kind::FindingExplained => Statement::FindingExplained { criteria: asked.criterion.clone() },
        _ => return Err(needs("--statement")),
    })
}

/// The name of a condition of that item, typed as such or in the words of a report of any language; what is neither stays.
fn condition(typed: &str, item: ChecklistItem) -> String {
    let wanted = args::plain(typed);
    let all: Vec<Catalogue> = Language::ALL.into_iter().map(Catalogue::of).collect();
    let is = |name: &&&str| {
        args::plain(name) == wanted
            || all.iter().any(|words| args::plain(&words.plain(&format!("condition-{name}"))) == wanted)
    };
    item.conditions().iter().find(is).map_or_else(|| typed.replace('-', "_"), |name| (*name).to_owned())
}

/// The statement in one line.
fn said(draft: &Draft, words: &Catalogue) -> String {
    let plain = |text: &str| sanitized(text, CHARACTERS).text;
    let DraftSpan { start_ms, end_ms } = draft.span;
    let span = words.span(Span::millis(start_ms, end_ms));
    let mut parts = vec![
        format!("{} ({})", plain(&draft.who), plain(&draft.role)),
        words.plain(&format!("statement-{}", draft.statement.kind())),
    ];
    parts.extend(words.statement_detail(&draft.statement).map(|text| plain(&text)));
    parts.extend([words.stated_state(draft.statement.kind().as_str(), draft.state), span]);
    parts.join(&words.plain("clause-separator"))
}
