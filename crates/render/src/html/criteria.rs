//! Findings: the table of all rules, and the few that a reader must know first.

use onetake_report::{ConsistentPattern, Finding, Level, MissingKind, Outcome, Reason};
use serde::Serialize;

use super::moments::Moments;
use super::{Picture, ValueView, Writer, class, consistent, missing, summary};
use crate::message::{ReasonWords, clock_time};

/// Most reasons of one criterion that are told.
const REASONS: usize = 4;
/// Most lines of what is still needed.
const MISSING: usize = 60;
/// Most characters of one of them.
const MISSING_CHARACTERS: usize = 400;
/// Most characters of a quotation.
const QUOTE_CHARACTERS: usize = 1_000;

/// The groups of criteria in the order in which people ask: is it whole, uncut, complete, mine, clear, in time?
const GROUPS: &[&str] =
    &["FILE", "CONT", "COV", "ID", "CLR", "TIME", "PACK", "CHK", "CUST", "REL", "REP", "PKG"];

#[derive(Serialize)]
pub(super) struct GroupView {
    pub(super) title: String,
    pub(super) findings: Vec<FindingView>,
}

#[derive(Serialize)]
pub(super) struct FindingView {
    pub(super) id: String,
    pub(super) anchor: String,
    pub(super) title: String,
    pub(super) class: &'static str,
    pub(super) outcome: String,
    pub(super) level: String,
    pub(super) reasons: Vec<ReasonView>,
    pub(super) more: Option<String>,
    /// Whether nothing about it needs to be read: it is one line, that opens.
    pub(super) folded: bool,
}

/// Where rules stand, and what stands there.
#[derive(Serialize)]
pub(super) struct SourceView {
    pub(super) source: String,
    pub(super) read_on: String,
    pub(super) rules: Vec<SourcedRule>,
}

#[derive(Serialize)]
pub(super) struct SourcedRule {
    pub(super) id: String,
    pub(super) anchor: String,
    pub(super) quote: Option<String>,
    pub(super) basis: String,
}

#[derive(Serialize)]
pub(super) struct ReasonView {
    pub(super) sentence: String,
    pub(super) at: Option<String>,
    /// The moment that shows it.
    pub(super) href: Option<String>,
    pub(super) values: Vec<ValueView>,
}

/// Something that is still needed.
#[derive(Serialize)]
pub(super) struct MissingView {
    pub(super) text: String,
    pub(super) at: Option<String>,
    pub(super) href: Option<String>,
    pub(super) advisory: bool,
    pub(super) criteria: Vec<CriterionLink>,
    /// Whether a scan proposes the place.
    pub(super) proposed: bool,
    /// What it shows there.
    pub(super) picture: Option<Picture>,
}

/// Something that observations are consistent with.
#[derive(Serialize)]
pub(super) struct ConsistentView {
    pub(super) text: String,
    pub(super) observed: String,
}

#[derive(Serialize)]
pub(super) struct CriterionLink {
    id: String,
    anchor: String,
}

impl Writer<'_> {
    pub(super) fn missing(&self, moments: &Moments) -> Vec<MissingView> {
        let report = self.report();
        let view = |told: missing::MissingItem<'_>| {
            let one = told.missing;
            let is_look = one.kind == MissingKind::Look;
            let links = told.criteria.iter().filter_map(|id| {
                let finding = report.findings.iter().find(|finding| finding.criterion == *id)?;
                Some(CriterionLink { id: self.untrusted(id), anchor: self.anchor(finding) })
            });
            MissingView {
                text: self.untrusted_up_to(&told.text, MISSING_CHARACTERS),
                at: missing::place(one, self.record().timeline.span).map(|span| self.words.span(span)),
                href: one
                    .observation
                    .filter(|_| is_look)
                    .and_then(|id| moments.of_observation(id))
                    .map(|(anchor, _)| anchor),
                advisory: one.level == Level::Advisory,
                criteria: links.collect(),
                proposed: missing::is_proposed(one),
                picture: one
                    .stills
                    .iter()
                    .filter(|_| missing::is_proposed(one))
                    .filter_map(|id| self.still(*id))
                    .find_map(|still| self.picture(still, clock_time(still.at_ms))),
            }
        };
        missing::told(report, self.words).0.into_iter().take(MISSING).map(view).collect()
    }

    pub(super) fn missing_more(&self) -> Option<String> {
        let (told, left_out) = missing::told(self.report(), self.words);
        let more = told.len().saturating_sub(MISSING);
        if more > 0 {
            return Some(self.text("missing-more", &[("count", more.into())]));
        }
        (left_out > 0).then(|| self.text("missing-no-change", &[("count", left_out.into())]))
    }

    pub(super) fn groups(&self, moments: &Moments) -> Vec<GroupView> {
        let findings = &self.report().findings;
        let group = |finding: &Finding| {
            let prefix = finding.criterion.split('.').next().unwrap_or("");
            GROUPS.iter().position(|known| *known == prefix)
        };
        let mut groups: Vec<GroupView> = GROUPS
            .iter()
            .enumerate()
            .map(|(index, name)| GroupView {
                title: self.plain(&format!("group-{name}")),
                findings: self.of_group(findings, |finding| group(finding) == Some(index), moments),
            })
            .collect();
        groups.push(GroupView {
            title: self.plain("group-other"),
            findings: self.of_group(findings, |finding| group(finding).is_none(), moments),
        });
        groups.retain(|group| !group.findings.is_empty());
        groups
    }

    fn of_group(
        &self,
        findings: &[Finding],
        wanted: impl Fn(&Finding) -> bool,
        moments: &Moments,
    ) -> Vec<FindingView> {
        findings.iter().filter(|finding| wanted(finding)).map(|one| self.finding(one, moments)).collect()
    }

    pub(super) fn finding(&self, finding: &Finding, moments: &Moments) -> FindingView {
        let reasons = self.words.reasons(&finding.reasons, self.report(), Some(self.record()));
        let more = reasons.len().saturating_sub(REASONS);
        // It waits for a statement: the checks themselves found nothing to look at.
        let open = finding.outcome == Outcome::Review
            && self.report().pending_attestations.contains(&finding.criterion);
        FindingView {
            id: self.untrusted(&finding.criterion),
            anchor: self.anchor(finding),
            title: summary::title(finding, self.words),
            class: if open { "open" } else { class(finding.outcome) },
            outcome: if open { self.plain("outcome-open") } else { self.words.outcome(finding.outcome) },
            level: self.words.level(finding.level),
            reasons: reasons
                .into_iter()
                .take(REASONS)
                .map(|(reason, words)| self.reason(reason, words, moments))
                .collect(),
            more: (more > 0).then(|| self.text("table-and-more", &[("count", more.into())])),
            folded: matches!(finding.outcome, Outcome::Pass | Outcome::NotApplicable),
        }
    }

    /// By its place in the report: ids of criteria come from a policy file.
    fn anchor(&self, finding: &Finding) -> String {
        let place = self.report().findings.iter().position(|one| std::ptr::eq(one, finding));
        format!("c{}", place.unwrap_or(0))
    }

    fn reason(&self, reason: &Reason, words: ReasonWords, moments: &Moments) -> ReasonView {
        ReasonView {
            sentence: words.sentence,
            at: words.at,
            href: moments.showing(reason),
            values: self.values(words.values),
        }
    }

    /// Where the rules stand, when that was read, and where their numbers come from: each source once, in the order of the
    /// rules.
    pub(super) fn sources(&self) -> Vec<SourceView> {
        let mut sources: Vec<SourceView> = Vec::new();
        for finding in &self.report().findings {
            let rule = &finding.rule;
            let source = self.untrusted_up_to(&rule.source, QUOTE_CHARACTERS);
            let read_on = self.untrusted(&rule.read_on);
            let basis = if rule.values.is_empty() {
                String::new()
            } else {
                let words = self.words.find(&format!("basis-{}", rule.values), &[]);
                words.unwrap_or_else(|| self.untrusted(&rule.values))
            };
            let sourced = SourcedRule {
                id: self.untrusted(&finding.criterion),
                anchor: self.anchor(finding),
                quote: rule.quote.as_ref().map(|quote| self.untrusted_up_to(quote, QUOTE_CHARACTERS)),
                basis,
            };
            match sources.iter_mut().find(|known| known.source == source && known.read_on == read_on) {
                Some(known) => known.rules.push(sourced),
                None => sources.push(SourceView { source, read_on, rules: vec![sourced] }),
            }
        }
        sources
    }

    /// The first thing to do, for the line under the verdict, and how many more there are; none where none decides.
    pub(super) fn first_to_do(&self) -> Option<(String, usize)> {
        let (told, _) = missing::told(self.report(), self.words);
        let mut mandatory = told.into_iter().filter(|told| told.missing.level == Level::Mandatory);
        let first = mandatory.next()?;
        Some((self.untrusted_up_to(&first.text, MISSING_CHARACTERS), mandatory.count()))
    }

    /// What persons saw together, and what that is consistent with.
    pub(super) fn consistent(&self) -> Vec<ConsistentView> {
        let view = |one: &ConsistentPattern| ConsistentView {
            text: self.untrusted(&consistent::text(one, self.words)),
            observed: self.untrusted(&consistent::observed(one, self.words)),
        };
        self.report().consistent_with.iter().map(view).collect()
    }

    /// What persons stated, one line each.
    pub(super) fn statements(&self) -> Vec<String> {
        let separator = self.plain("clause-separator");
        let statements = self.report().attestations.iter().map(|stated| {
            let name = format!("statement-{}", stated.statement);
            let mut parts = vec![
                self.words.find(&name, &[]).unwrap_or_else(|| self.untrusted(&stated.statement)),
                self.words.stated_state(&stated.statement, stated.state),
                self.words.span(stated.span),
                self.untrusted(&format!("{} ({})", stated.who, stated.role)),
                self.time(&stated.at),
            ];
            for value in self.values(self.words.values(&stated.detail)) {
                parts.push(format!("{} {}", value.name, value.value));
            }
            parts.extend(stated.note.as_ref().map(|note| self.untrusted_up_to(note, QUOTE_CHARACTERS)));
            parts.join(&separator)
        });
        statements.collect()
    }
}
