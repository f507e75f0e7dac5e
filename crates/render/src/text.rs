//! Words for a terminal: the verdict, why, and what is still open.

use std::fmt::Write as _;

use onetake_report::{Finding, Level, Outcome, Param, ReasonCode, Verdict};

use super::summary::{self, Summary};
use super::{TextInput, basis, burned_in, explained, missing, next, policy, recorded, sanitized, silence};
use crate::message::{Catalogue, clock_time};

/// Most reasons of one criterion that are told.
const REASONS: usize = 3;
/// Most lines of what is still needed.
const MISSING: usize = 20;
/// Most characters of a measured value.
const VALUE_CHARACTERS: usize = 60;
/// Most characters of a line that holds names or facts.
const LINE_CHARACTERS: usize = 300;
/// Most characters of a command.
const COMMAND_CHARACTERS: usize = 2_000;

/// A text from outside, and a sign where it goes on.
fn shortened(text: &str, most: usize) -> String {
    let safe = sanitized(text, most);
    if safe.cut == 0 { safe.text } else { safe.text + "…" }
}

/// The verdict and its reasons in words, a few lines, each ended by a line feed.
#[must_use]
pub fn text(input: &TextInput<'_>) -> String {
    let words = Catalogue::of(input.language);
    let mut writer = Writer { input, words: &words, text: String::new() };
    writer.write(&Summary::of(input.report));
    writer.text
}

struct Writer<'a> {
    input: &'a TextInput<'a>,
    words: &'a Catalogue,
    text: String,
}

#[derive(Clone, Copy)]
enum Ink {
    Green,
    Red,
    Amber,
    Bold,
    Faint,
}

impl Writer<'_> {
    fn write(&mut self, summary: &Summary<'_>) {
        let (sign, ink) = match summary.verdict {
            Verdict::Valid => ("✓", Ink::Green),
            Verdict::Invalid => ("✗", Ink::Red),
            Verdict::NeedsReview => ("?", Ink::Amber),
        };
        let verdict = format!("{sign} {}", self.words.verdict(summary.verdict));
        let line = format!("{}  {}", self.ink(ink, &verdict), summary.sentence(self.words));
        self.line(&line);
        if let Some(waits) = missing::waits(self.input.report, self.words) {
            self.line(&format!("  {waits}"));
        }
        let basis = shortened(&basis::line(self.input.report, self.words), LINE_CHARACTERS);
        self.line(&format!("  {basis}"));
        self.head();
        if let Some(given) = summary::not_compared(self.input.report, self.words) {
            self.line(&format!("  ! {given}"));
        }
        for finding in summary.deciding() {
            self.finding(finding);
        }
        if !summary.also.is_empty() {
            self.heading("text-also");
            for finding in &summary.also {
                self.finding(finding);
            }
        }
        if let Some(explained) = explained::line(self.input.record, self.input.report, self.words) {
            self.line(&format!("\n  {}", self.ink(Ink::Faint, &explained)));
        }
        if let Some(silence) = silence::line(self.input.report, self.words) {
            self.line(&format!("  {}", self.ink(Ink::Faint, &silence)));
        }
        self.missing();
        let warnings = policy::warnings(&self.input.report.policy.warnings, self.words);
        if !warnings.is_empty() {
            self.heading("made-policy");
            for warning in &warnings {
                self.line(&format!("  ! {}", shortened(warning, 300)));
            }
        }
    }

    /// Everything that is still needed, in one list.
    fn missing(&mut self) {
        let report = self.input.report;
        if report.missing.is_empty() {
            return;
        }
        let (told, left_out) = missing::told(report, self.words);
        self.heading(missing::heading(report));
        for missing::MissingItem { text, criteria, missing } in told.iter().take(MISSING) {
            let mut line = String::from("  ☐ ");
            if let Some(span) = missing::place(missing, self.input.record.timeline.span) {
                let _ = write!(line, "{}  ", self.words.span(span));
            }
            line.push_str(&shortened(text, 300));
            let mut note = criteria.join(" ");
            if missing::is_proposed(missing) {
                let _ = write!(note, ", {}", self.words.plain("missing-proposed"));
            }
            if missing.level == Level::Advisory {
                let _ = write!(note, ", {}", self.words.plain("missing-advisory"));
            }
            let _ = write!(line, "  {}", self.ink(Ink::Faint, &shortened(&note, 200)));
            self.line(&line);
        }
        let more = told.len().saturating_sub(MISSING);
        if more > 0 {
            let more = self.words.text("missing-more", &[("count", more.into())]);
            self.line(&format!("    {more}"));
        }
        if left_out > 0 {
            let left_out = self.words.text("missing-no-change", &[("count", left_out.into())]);
            self.line(&format!("    {left_out}"));
        }
        let next = self.input.next.map(|next| next::next_commands(report, &next)).unwrap_or_default();
        if !next.is_empty() {
            self.heading("next-title");
            for command in &next {
                self.line(&format!("  {}", sanitized(command, COMMAND_CHARACTERS).text));
            }
            for id in next::notes(&next) {
                let note = self.words.plain(id);
                self.line(&format!("  {}", self.ink(Ink::Faint, &note)));
            }
        }
    }

    /// What identifies the video and its order, one line each.
    fn head(&mut self) {
        let TextInput { report, record, .. } = *self.input;
        let zone = recorded::zone(report);
        let separator = self.words.plain("label-separator");
        let order = [("page-order", &report.case.order_number), ("page-reference", &report.case.reference)];
        let path = [&report.run.path, &record.run.path].into_iter().flatten().next();
        let name = path.and_then(|path| path.rsplit(['/', '\\']).next()).filter(|name| !name.is_empty());
        let mut facts: Vec<(&str, String)> =
            name.map(|name| ("file-name", name.to_owned())).into_iter().collect();
        facts.extend(order.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))));
        facts.extend(self.equal_number().map(|number| ("section-waybill", number)));
        facts.extend(burned_in::told(record, report).into_iter().map(|told| {
            let number = shortened(told.number, VALUE_CHARACTERS);
            let says = self.words.plain(told.says);
            ("burned_in-number", [number, says].join(&self.words.plain("clause-separator")))
        }));
        if let Some(recorded) = recorded::recorded(report) {
            let clock = self.words.plain(&recorded::clock_message(recorded.clock));
            let at = recorded::local_time(&recorded.at, zone);
            facts.push(("page-recorded-at", format!("{at} ({clock})")));
        }
        if report.policy.platform_page_read == Some(false) {
            facts.push((
                "page-policy",
                format!("{} {}", report.policy.id, self.words.plain("policy-page-not-read")),
            ));
        }
        facts.push(("page-length", clock_time(record.timeline.span.duration_ms())));
        facts.push(("file-sha256", report.source.sha256.clone()));
        for (name, value) in facts {
            let line = format!("{}{separator}{}", self.words.plain(name), shortened(&value, LINE_CHARACTERS));
            self.line(&format!("  {}", self.ink(Ink::Faint, &line)));
        }
    }

    /// The number, where the one that was read is the one that was expected; one that differs is told among the reasons.
    fn equal_number(&self) -> Option<String> {
        let reasons = self.input.report.findings.iter().flat_map(|finding| &finding.reasons);
        let equal = reasons.filter(|reason| reason.code == ReasonCode::WaybillEqual);
        let read = equal.filter_map(|reason| reason.params.text(Param::Text)).next()?;
        let read = shortened(read, VALUE_CHARACTERS);
        Some([read, self.words.plain("waybill-equal")].join(&self.words.plain("clause-separator")))
    }

    fn heading(&mut self, id: &str) {
        let heading = self.ink(Ink::Bold, &self.words.plain(id));
        self.line(&heading);
    }

    fn finding(&mut self, finding: &Finding) {
        let (sign, ink) = match finding.outcome {
            Outcome::Fail => ("✗", Ink::Red),
            Outcome::Review => ("?", Ink::Amber),
            Outcome::Pass => ("✓", Ink::Green),
            Outcome::NotApplicable => ("–", Ink::Faint),
        };
        let title = summary::title(finding, self.words);
        let id = self.ink(Ink::Faint, &shortened(&finding.criterion, VALUE_CHARACTERS));
        let line = format!("  {} {}  {id}", self.ink(ink, sign), self.ink(Ink::Bold, &title));
        self.line(&line);
        let reasons = self.words.reasons(&finding.reasons, self.input.report, Some(self.input.record));
        for (_, reason) in reasons.iter().take(REASONS) {
            let mut line = String::from("      ");
            if let Some(at) = &reason.at {
                let _ = write!(line, "{at}  ");
            }
            line.push_str(&shortened(&reason.sentence, LINE_CHARACTERS));
            let values: Vec<String> = reason
                .values
                .iter()
                .map(|named| {
                    let separator = self.words.plain("label-separator");
                    let cut = |text: &str| shortened(text, VALUE_CHARACTERS);
                    format!("{}{separator}{}", cut(&named.name), cut(&named.value))
                })
                .collect();
            if !values.is_empty() {
                let values = values.join(&self.words.plain("clause-separator"));
                let values = self.ink(Ink::Faint, &values);
                let _ = write!(line, "  {values}");
            }
            self.line(&line);
        }
        let more = reasons.len().saturating_sub(REASONS);
        if more > 0 {
            let more = self.words.text("table-and-more", &[("count", more.into())]);
            self.line(&format!("      {more}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.input.colour {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Green => "1;32",
            Ink::Red => "1;31",
            Ink::Amber => "1;33",
            Ink::Bold => "1",
            Ink::Faint => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
