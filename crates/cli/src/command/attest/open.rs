//! The statements that are open in a record as it is judged: asked for, or accepted as proposed.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use onetake::attest::StatementKind;
use onetake::inputs::GivenRecord;
use onetake::message::{Catalogue, Language};
use onetake::propose::{OpenStatement, Stating, open_statements};
use onetake::render::judge_command;
use onetake::report::{ExitCode, Level, MissingKind};

use super::walk::{Asker, Walk};
use super::{add, said, written};
use crate::args::Attest;
use crate::command::judge::given;
use crate::command::next::Next;
use crate::command::rules;
use crate::failure::Failure;
use crate::{clock, output};

/// What is open in a record.
struct Open {
    given: GivenRecord,
    statements: Vec<OpenStatement>,
    /// What must be stated by itself.
    left: Vec<StatementKind>,
    /// Places to look at that decide the verdict.
    looks: usize,
}

/// Judges the record with what is given, and with the statements that are in the file already.
fn open(asked: &Attest, out: &Path) -> Result<Open, Failure> {
    let known = |path: &Path| fs::canonicalize(path).ok();
    let named =
        asked.rules.attest.iter().any(|path| known(path).is_some_and(|path| Some(path) == known(out)));
    let more = (out.exists() && !named).then_some(out);
    let inputs = rules::inputs_with(&asked.rules, more)?;
    let given = given(&asked.record)?;
    let report = inputs.judge_given(&given.record, clock::now())?;
    let (statements, left) = open_statements(&report, &given.record, inputs.policy());
    let looks = report.missing.iter().filter(|one| one.kind == MissingKind::Look);
    let looks = looks.filter(|one| one.level == Level::Mandatory).count();
    Ok(Open { given, statements, left, looks })
}

/// Asks for each on the terminal.
pub(super) fn ask(asked: &Attest, out: &Path, language: Language) -> Result<ExitCode, Failure> {
    if !io::stdin().is_terminal() || asked.record == Path::new("-") {
        return Err(Failure::NoTerminal);
    }
    let open = open(asked, out)?;
    let words = Catalogue::of(language);
    if open.statements.is_empty() {
        tell(&[words.plain("attest-nothing_open")]);
        tell_left(&open, &words);
        return Ok(ExitCode::Valid);
    }
    let stills = open.given.stills();
    let still_path = |id: u32| {
        let still = open.given.record.stills.iter().find(|still| still.id == id)?;
        Some(output::one_line(&stills.path(&still.file)?.display().to_string()))
    };
    let mut count = 0;
    let mut keep = |draft: &onetake::attest::Draft| {
        count = add(out, draft, &open.given.record)?;
        Ok(())
    };
    let walk = Walk {
        record: &open.given.record,
        words: &words,
        still_path: &still_path,
        now: &|| asked.at.clone().unwrap_or_else(clock::here),
    };
    let mut asker = Asker { input: io::stdin().lock(), output: io::stderr() };
    let still_open =
        walk.through(&open.statements, asked.who.clone(), asked.role.clone(), &mut asker, &mut keep)?;
    tell_kinds("attest-still_open", &still_open, &words);
    tell_left(&open, &words);
    finish(asked, out, count)
}

/// States all that is proposed, as that person.
pub(super) fn accept(asked: &Attest, out: &Path, language: Language) -> Result<ExitCode, Failure> {
    let open = open(asked, out)?;
    let words = Catalogue::of(language);
    let record = &open.given.record;
    let [who, role] = [&asked.who, &asked.role].map(|text| text.clone().unwrap_or_default());
    let by = Stating { who, role, at: asked.at.clone().unwrap_or_else(clock::here) };
    let note = words.plain("attest-accepted_note");
    let mut lines = Vec::new();
    let mut not_proposed = Vec::new();
    let mut count = 0;
    for one in &open.statements {
        match one.accepted(&by, &note, &asked.side, record) {
            Some(draft) => {
                count = add(out, &draft, record)?;
                lines.push(said(&draft, &words));
            }
            None => not_proposed.push(one.kind),
        }
    }
    if open.statements.is_empty() {
        tell(&[words.plain("attest-nothing_open")]);
    }
    tell_kinds("attest-not_proposed", &not_proposed, &words);
    tell_left(&open, &words);
    for line in &mut lines {
        line.push('\n');
    }
    output::product(lines.concat().as_bytes())?;
    finish(asked, out, count)
}

/// Says where statements are, and how the record is judged with them.
fn finish(asked: &Attest, out: &Path, count: usize) -> Result<ExitCode, Failure> {
    if count > 0 {
        let mut text = format!("{}\n", written(out, count));
        let statements = out.to_str().map(str::to_owned);
        let next = statements.and_then(|out| Next::with_statements(&asked.record, &asked.rules, out));
        if let Some(next) = next {
            text.push_str(&format!("  {}\n", output::one_line(&judge_command(&next.commands()))));
        }
        output::product(text.as_bytes())?;
    }
    Ok(ExitCode::Valid)
}

fn tell(texts: &[String]) {
    output::complain(texts);
}

fn tell_left(open: &Open, words: &Catalogue) {
    tell_kinds("attest-by_itself", &open.left, words);
    if open.looks > 0 {
        tell(&[words.text("attest-looks", &[("count", open.looks.into())])]);
    }
}

fn tell_kinds(id: &str, kinds: &[StatementKind], words: &Catalogue) {
    if kinds.is_empty() {
        return;
    }
    let mut kinds: Vec<StatementKind> = kinds.to_vec();
    kinds.dedup();
    let named: Vec<String> = kinds
        .iter()
        .map(|kind| {
            let name = kind.as_str().replace('_', "-");
            format!("{} ({name})", words.plain(&format!("statement-{kind}")))
        })
        .collect();
    let named = named.join(&words.plain("list-separator"));
    tell(&[words.text(id, &[("statements", named.into())])]);
}
