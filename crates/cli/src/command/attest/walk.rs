//! One question after the other, each answer written down at once: whoever stops loses nothing.

use std::io::{BufRead, Read as _, Write};

use onetake::attest::{AttestError, Draft, DraftSpan, Side, StatementKind};
use onetake::inputs::InputError;
use onetake::message::Catalogue;
use onetake::propose::{Answer, OpenStatement, Said, Stating, Wants};
use onetake::render::sanitized;
use onetake::report::{AttestedState, ScanRecord, Span};

use crate::failure::Failure;

/// Longest line that is read, in bytes: a pasted file is no answer.
const LINE_BYTES: u64 = 4_096;
/// Most characters of the name of a line of the order.
const CHARACTERS: usize = 120;

/// Who is asked.
pub(super) struct Asker<I, O> {
    pub(super) input: I,
    pub(super) output: O,
}

impl<I: BufRead, O: Write> Asker<I, O> {
    fn say(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.output, "{text}").map_err(Failure::Terminal)
    }

    /// The next line; none where there are no more.
    fn line(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        write!(self.output, "{prompt}> ").and_then(|()| self.output.flush()).map_err(Failure::Terminal)?;
        let mut line = Vec::new();
        let read = self.input.by_ref().take(LINE_BYTES).read_until(b'\n', &mut line);
        if read.map_err(Failure::Terminal)? == 0 {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).into_owned()))
    }
}

/// What the questions are about.
pub(super) struct Walk<'a> {
    pub(super) record: &'a ScanRecord,
    pub(super) words: &'a Catalogue,
    /// Where the picture of that number lies.
    pub(super) still_path: &'a dyn Fn(u32) -> Option<String>,
    /// The time, with zone.
    pub(super) now: &'a dyn Fn() -> String,
}

/// What became of a question.
enum Settled {
    Kept,
    Open,
    Ended,
}

/// Writes a statement down.
type Keep<'a> = dyn FnMut(&Draft) -> Result<(), Failure> + 'a;

impl Walk<'_> {
    /// Asks who it is, and then for each of the statements. Gives those that are still open.
    pub(super) fn through<I: BufRead, O: Write>(
        &self,
        statements: &[OpenStatement],
        who: Option<String>,
        role: Option<String>,
        asker: &mut Asker<I, O>,
        keep: &mut Keep<'_>,
    ) -> Result<Vec<StatementKind>, Failure> {
        let kinds = |rest: &[OpenStatement]| rest.iter().map(|one| one.kind).collect::<Vec<_>>();
        let mut names = Vec::new();
        for (given, id) in [(who, "attest-who"), (role, "attest-role")] {
            match self.name(given, id, asker)? {
                Some(name) => names.push(name),
                None => return Ok(kinds(statements)),
            }
        }
        let [who, role] = names.as_slice() else { return Ok(kinds(statements)) };
        let mut open = Vec::new();
        for (index, one) in statements.iter().enumerate() {
            self.put(index + 1, statements.len(), one, asker)?;
            match self.settle(one, who, role, asker, keep)? {
                Settled::Kept => {}
                Settled::Open => open.push(one.kind),
                Settled::Ended => {
                    open.extend(kinds(statements.get(index..).unwrap_or_default()));
                    break;
                }
            }
        }
        Ok(open)
    }

    /// A name, asked for until there is one.
    fn name<I: BufRead, O: Write>(
        &self,
        given: Option<String>,
        id: &str,
        asker: &mut Asker<I, O>,
    ) -> Result<Option<String>, Failure> {
        if given.is_some() {
            return Ok(given);
        }
        loop {
            let Some(line) = asker.line(&self.words.plain(id))? else { return Ok(None) };
            if !line.trim().is_empty() {
                return Ok(Some(line.trim().to_owned()));
            }
        }
    }

    /// The question, with what is offered.
    fn put<I: BufRead, O: Write>(
        &self,
        number: usize,
        of: usize,
        one: &OpenStatement,
        asker: &mut Asker<I, O>,
    ) -> Result<(), Failure> {
        let words = self.words;
        let asks = words.plain(&format!("ask-statement-{}", one.kind));
        asker.say(&format!("\n{number}/{of}  {asks}  {}", one.criteria.join(" ")))?;
        let place = match (one.span, one.confidence_ppm) {
            (Some(span), Some(ppm)) => {
                let sure = words.percent(i64::from(ppm));
                words.text("attest-proposed", &[("at", times(span).into()), ("confidence", sure.into())])
            }
            (Some(span), None) => words.text("attest-place", &[("at", times(span).into())]),
            (None, _) => words.plain("attest-no_place"),
        };
        asker.say(&format!("     {place}"))?;
        if let Some(path) = one.stills.iter().find_map(|id| (self.still_path)(*id)) {
            asker.say(&format!("     {path}"))?;
        }
        asker.say(&format!("     {}", words.plain(keys(one))))
    }

    /// Asks until there is an answer that can be used.
    fn settle<I: BufRead, O: Write>(
        &self,
        one: &OpenStatement,
        who: &str,
        role: &str,
        asker: &mut Asker<I, O>,
        keep: &mut Keep<'_>,
    ) -> Result<Settled, Failure> {
        loop {
            let Some(line) = asker.line("")? else { return Ok(Settled::Ended) };
            let offered = one.span.map(|span| DraftSpan { start_ms: span.start_ms, end_ms: span.end_ms });
            let (state, span) = match Answer::of(&line) {
                Some(Answer::Confirmed) => (AttestedState::Seen, offered),
                Some(Answer::SeenAt(span)) => (AttestedState::Seen, Some(span)),
                Some(Answer::NotVisible(span)) => {
                    (AttestedState::NotVisible, span.or(offered).or(self.take()))
                }
                Some(Answer::Contrary(span)) => (AttestedState::NotSeen, span.or(offered)),
                Some(Answer::Skipped) => return Ok(Settled::Open),
                Some(Answer::Ended) => return Ok(Settled::Ended),
                _ => {
                    asker.say(&format!("     {}", self.words.plain("attest-no_answer")))?;
                    asker.say(&format!("     {}", self.words.plain(keys(one))))?;
                    continue;
                }
            };
            // Without a proposal a place must be typed.
            let Some(span) = span else {
                asker.say(&format!("     {}", self.words.plain("attest-no_place")))?;
                continue;
            };
            let said = if state == AttestedState::Seen {
                match self.said(one, asker)? {
                    Ok(said) => said,
                    Err(settled) => return Ok(settled),
                }
            } else {
                Said::Nothing
            };
            // Of a number that cannot be read there is nothing to write down.
            let Some(statement) = one.statement(state, said) else { return Ok(Settled::Open) };
            let by = Stating { who: who.to_owned(), role: role.to_owned(), at: (self.now)() };
            match keep(&one.draft(statement, state, span, &by, self.record)) {
                Ok(()) => return Ok(Settled::Kept),
                // A slip in what was typed: said, and asked again.
                Err(failure) if is_slip(&failure) => {
                    for text in failure.texts(self.words) {
                        asker.say(&format!("     {}", crate::output::one_line(&text)))?;
                    }
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// What only the person can say, or what became of the question where they say nothing.
    fn said<I: BufRead, O: Write>(
        &self,
        one: &OpenStatement,
        asker: &mut Asker<I, O>,
    ) -> Result<Result<Said, Settled>, Failure> {
        let question = match &one.wants {
            Wants::Sides(offered) => {
                let side = |side: &Side| self.words.plain(&format!("side-{}", side.as_str()));
                let separator = self.words.plain("list-separator");
                let offered: Vec<String> = offered.iter().map(side).collect();
                let all: Vec<String> =
                    (1..).zip(Side::ALL).map(|(number, one)| format!("{number} {}", side(one))).collect();
                let args = [("offered", offered.join(&separator).into()), ("all", all.join("  ").into())];
                self.words.text("attest-sides", &args)
            }
            Wants::Count { line, ordered } => {
                let line = sanitized(line, CHARACTERS).text;
                self.words
                    .text("attest-count", &[("line", line.into()), ("ordered", ordered.to_string().into())])
            }
            Wants::Number => self.words.plain("attest-number"),
            _ => return Ok(Ok(Said::Nothing)),
        };
        asker.say(&format!("     {question}"))?;
        loop {
            let Some(line) = asker.line("")? else { return Ok(Err(Settled::Ended)) };
            // A number that is typed as it stands may be any text.
            let is_word = one.wants != Wants::Number;
            match Answer::of(&line).filter(|_| is_word) {
                Some(Answer::Skipped) => return Ok(Err(Settled::Open)),
                Some(Answer::Ended) => return Ok(Err(Settled::Ended)),
                _ => {}
            }
            if let Some(said) = one.wants.said(&line) {
                return Ok(Ok(said));
            }
            asker.say(&format!("     {}", self.words.plain("attest-no_answer")))?;
            asker.say(&format!("     {question}"))?;
        }
    }

    fn take(&self) -> Option<DraftSpan> {
        let take = self.record.timeline.span;
        Some(DraftSpan { start_ms: take.start_ms, end_ms: take.end_ms })
    }
}

/// Which keys answer it.
fn keys(one: &OpenStatement) -> &'static str {
    if one.span.is_some() { "attest-keys" } else { "attest-keys_typed" }
}

/// Whether the person who answers can mend it.
fn is_slip(failure: &Failure) -> bool {
    matches!(failure, Failure::Input(InputError::Statements { error: AttestError::Unsound { .. }, .. }))
}

/// From when to when, as it can be typed: `0:12-0:25.5`.
fn times(span: Span) -> String {
    format!("{}-{}", time(span.start_ms), time(span.end_ms))
}

fn time(ms: i64) -> String {
    let ms = ms.max(0);
    let (seconds, rest) = (ms / 1_000, ms % 1_000);
    let whole = format!("{}:{:02}", seconds / 60, seconds % 60);
    match rest {
        0 => whole,
        rest => format!("{whole}.{}", format!("{rest:03}").trim_end_matches('0')),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use onetake::attest::{AttestationFile, Statement};
    use onetake::case;
    use onetake::message::Language;
    use onetake::policy::Policy;
    use onetake::propose::open_statements;
    use onetake::wire;
    use onetake::wording::refused_words;
    use serde_json::json;

    use super::*;

    /// A take with an opening from 2 to 4 s and contents from there on, and three of the statements that it waits for.
    fn open() -> (ScanRecord, Vec<OpenStatement>) {
        let json = include_bytes!("../../../../../fixtures/records/sound-take-pass.json");
        let mut record: ScanRecord = wire::parse(json).unwrap();
        for (code, start_ms, end_ms, detail) in [
            ("stage.opening", 2_000, 4_500, json!({ "activity_ms": 2_500, "changed_cells": 40 })),
            ("stage.contents_shown", 4_500, 8_000, json!({ "quiet_ms": 3_000 })),
        ] {
            record.observations.retain(|seen| seen.code.as_str() != code);
            let id = record.observations.iter().map(|seen| seen.id + 1).max().unwrap_or(0);
            let span = json!({ "start_ms": start_ms, "end_ms": end_ms });
            let seen =
                json!({ "id": id, "code": code, "span": span, "confidence_ppm": 650_000, "detail": detail });
            record.observations.push(serde_json::from_value(seen).unwrap());
        }
        record.observations.retain(|seen| seen.code.as_str() != "stage.outside_shown");
        let policy = Policy::built_in("base").unwrap();
        let case = case::Draft::default().check(None).unwrap();
        let report = onetake::judge_given(&record, &case, &[], &policy).unwrap();
        let (mut open, _) = open_statements(&report, &record, &policy);
        let wanted = [StatementKind::OpeningSeen, StatementKind::OutsideShown, StatementKind::ContentsShown];
        open.retain(|one| wanted.contains(&one.kind));
        open.sort_by_key(|one| wanted.iter().position(|kind| *kind == one.kind));
        assert_eq!(open.len(), 3);
        (record, open)
    }

    /// What is written when those lines are typed, what stays open, and what was shown.
    fn walked(typed: &str, language: Language) -> (Vec<Draft>, Vec<StatementKind>, String) {
        let (record, open) = open();
        let words = Catalogue::of(language);
        let walk = Walk {
            record: &record,
            words: &words,
            still_path: &|id| Some(format!("stills/{id}.jpg")),
            now: &|| "2026-11-20T15:04:00+08:00".to_owned(),
        };
        let mut asker = Asker { input: typed.as_bytes(), output: Vec::new() };
        let mut kept: Vec<Draft> = Vec::new();
        let mut keep = |draft: &Draft| {
            let mut file = AttestationFile::about(&record).unwrap();
            file.attestation = kept.clone();
            file.attestation.push(draft.clone());
            let fail =
                |error| Failure::Input(InputError::Statements { path: PathBuf::from("a.toml"), error });
            file.bind(&record).map_err(fail)?;
            kept.push(draft.clone());
            Ok(())
        };
        let open = walk.through(&open, None, Some("inspector".to_owned()), &mut asker, &mut keep).unwrap();
        (kept, open, String::from_utf8(asker.output).unwrap())
    }

    fn span(start_ms: i64, end_ms: i64) -> DraftSpan {
        DraftSpan { start_ms, end_ms }
    }

    #[test]
    fn enter_confirms_what_is_proposed_and_a_place_that_is_not_must_be_typed() {
        let (kept, open, shown) = walked("\nLi Na\n\n\n0:00-0:02\n\n\n", Language::En);
        assert!(open.is_empty());
        assert!(shown.contains("0:02-0:04.5") && shown.contains("65 %"), "{shown}");
        assert!(shown.contains("proposes no place"), "{shown}");
        let spans: Vec<DraftSpan> = kept.iter().map(|draft| draft.span).collect();
        assert_eq!(spans, [span(2_000, 4_500), span(0, 2_000), span(4_500, 8_000)]);
        assert!(kept.iter().all(|draft| draft.who == "Li Na" && draft.role == "inspector"));
        assert!(kept.iter().all(|draft| draft.state == AttestedState::Seen));
        let Statement::OutsideShown { sides } = &kept[1].statement else { panic!("{kept:?}") };
        assert_eq!(sides.len(), 4, "as many as the policy wants are offered");
    }

    #[test]
    fn other_answers_are_taken_as_they_are_meant() {
        let (kept, open, _) = walked("Li Na\nc 0:03-0:04\nn\ns\n", Language::ZhCn);
        assert_eq!(open, [StatementKind::ContentsShown]);
        let said: Vec<_> = kept.iter().map(|draft| (draft.state, draft.span.start_ms)).collect();
        assert_eq!(said, [(AttestedState::NotSeen, 3_000), (AttestedState::NotVisible, 0)]);
    }

    #[test]
    fn whoever_stops_keeps_what_was_answered() {
        for end in ["q\n", ""] {
            let (kept, open, _) = walked(&format!("Li Na\n\n{end}"), Language::Vi);
            assert_eq!(kept.len(), 1);
            assert_eq!(open, [StatementKind::OutsideShown, StatementKind::ContentsShown]);
        }
        let (kept, open, _) = walked("", Language::ZhTw);
        assert_eq!((kept.len(), open.len()), (0, 3), "nobody gave a name");
    }

    #[test]
    fn the_question_for_the_sides_can_be_skipped_and_ended() {
        let (kept, open, shown) = walked("Li Na\n\n0:00-0:02\nwhat\ns\n\n", Language::En);
        assert_eq!((kept.len(), open.as_slice()), (2, [StatementKind::OutsideShown].as_slice()));
        assert!(shown.contains("no answer to the question"), "{shown}");
        let (kept, open, _) = walked("Li Na\n\n0:00-0:02\nq\n", Language::En);
        assert_eq!((kept.len(), open.len()), (1, 2));
    }

    #[test]
    fn a_slip_is_told_and_asked_again() {
        let (kept, _, shown) = walked("Li Na\nyes\n0:01-9:59\n0:03-0:04\nq\n", Language::En);
        assert!(shown.contains("lies outside the video"), "{shown}");
        assert_eq!(kept.iter().map(|draft| draft.span).collect::<Vec<_>>(), [span(3_000, 4_000)]);
    }

    #[test]
    fn what_is_accepted_unseen_is_said_in_neutral_words() {
        for language in Language::ALL {
            let note = Catalogue::of(language).plain("attest-accepted_note");
            assert!(note != "attest-accepted_note" && refused_words(&note).is_empty(), "{language}: {note}");
        }
    }
}
