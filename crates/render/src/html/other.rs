//! The video of the other direction beside this one: packing against return.

use onetake_report::{AttestationFacts, AttestedState, LineCount, OtherReport, Param};

use super::{Fact, Writer};

/// Where nothing was stated.
const NOTHING: &str = "—";

impl<'a> Writer<'a> {
    /// What the report on the other video brought, with what this one says of the same.
    pub(super) fn other(&self) -> Vec<Fact> {
        let Some(other) = &self.report().case.other else { return Vec::new() };
        let mut facts = vec![
            self.fact("page-direction", self.words.direction(other.direction)),
            self.fact("text-verdict", self.words.verdict(other.verdict)),
            self.mono("file-sha256", &other.source_sha256),
        ];
        if !other.waybills.is_empty() {
            let note = other.waybill_outcome.map(|outcome| self.words.outcome(outcome));
            facts.push(Fact { note, ..self.mono("other-waybills", &self.list(&other.waybills)) });
        }
        let here = self.serials_here();
        if !other.serials.is_empty() || !here.is_empty() {
            facts.push(self.mono("other-serials-there", &self.list(&other.serials)));
            facts.push(self.mono("other-serials-here", &self.list(&here)));
        }
        facts.extend(self.counts(other));
        facts
    }

    /// The pieces of each line there and here.
    fn counts(&self, other: &OtherReport) -> Vec<Fact> {
        let here = |line: &str| {
            let of_line = self
                .stated_as_seen("line_shown")
                .filter(|stated| stated.detail.text(Param::Line) == Some(line));
            of_line.filter_map(|stated| stated.detail.int(Param::Count)).max()
        };
        let count = |line: &LineCount| {
            let here = here(&line.line).map_or_else(|| NOTHING.to_owned(), |count| count.to_string());
            let args = [
                ("line", line.line.as_str().into()),
                ("there", line.count.to_string().into()),
                ("here", here.into()),
            ];
            self.fact("other-count", self.untrusted(&self.text("other-count-value", &args)))
        };
        other.counts.iter().map(count).collect()
    }

    fn serials_here(&self) -> Vec<String> {
        self.stated_as_seen("serial_read")
            .filter_map(|stated| stated.detail.text(Param::Text).map(str::to_owned))
            .collect()
    }

    fn stated_as_seen(&self, statement: &'static str) -> impl Iterator<Item = &'a AttestationFacts> {
        let all = self.report().attestations.iter();
        all.filter(move |stated| stated.statement == statement && stated.state == AttestedState::Seen)
    }

    fn list(&self, items: &[String]) -> String {
        if items.is_empty() { NOTHING.to_owned() } else { items.join(&self.plain("list-separator")) }
    }
}
