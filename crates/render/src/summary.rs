//! What a reader must know first, in the order in which it matters: the same for every view.

use onetake_report::{Finding, Level, MissingKind, Outcome, ReasonCode, Report, ReportLimit, Verdict};

use crate::message::{Arg, Catalogue};

/// The findings of a report by what they mean for the reader.
#[derive(Debug)]
pub(super) struct Summary<'a> {
    pub(super) verdict: Verdict,
    /// Mandatory and not met.
    pub(super) fails: Vec<&'a Finding>,
    /// Mandatory; the checks ask a person to look, or the case lacks something.
    pub(super) looks: Vec<&'a Finding>,
    /// How many of these only lack something that the case or a document must say.
    lacks: usize,
    /// They wait for a person's statement and for nothing else.
    pub(super) opens: Vec<&'a Finding>,
    /// Advisory, not met or to look at.
    pub(super) also: Vec<&'a Finding>,
}

impl<'a> Summary<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut summary = Self {
            verdict: report.verdict,
            fails: Vec::new(),
            looks: Vec::new(),
            lacks: 0,
            opens: Vec::new(),
            also: Vec::new(),
        };
        for finding in &report.findings {
            let open = report.pending_attestations.contains(&finding.criterion);
            match (finding.level, finding.outcome) {
                (_, Outcome::Pass | Outcome::NotApplicable) => {}
                (_, Outcome::Review) if open => summary.opens.push(finding),
                (Level::Mandatory, Outcome::Fail) => summary.fails.push(finding),
                (Level::Mandatory, Outcome::Review) => {
                    summary.lacks += usize::from(only_lacks(report, finding));
                    summary.looks.push(finding);
                }
                // What nobody stated is asked for in the list of what is missing.
                (Level::Advisory, Outcome::Review) if waits_for_a_statement(finding) => {}
                (Level::Advisory, Outcome::Fail | Outcome::Review) => summary.also.push(finding),
            }
        }
        // What is not met comes before what is to be looked at; the policy's order stays within each.
        summary.also.sort_by_key(|finding| finding.outcome != Outcome::Fail);
        summary
    }

    /// The findings that decide the verdict.
    pub(super) fn deciding(&self) -> &[&'a Finding] {
        match self.verdict {
            Verdict::Invalid => &self.fails,
            Verdict::NeedsReview => &self.looks,
            Verdict::Valid => &[],
        }
    }

    /// The verdict in one sentence.
    pub(super) fn sentence(&self, words: &Catalogue) -> String {
        let opens = self.opens.iter().filter(|finding| finding.level == Level::Mandatory).count();
        let (looks, fails) = (self.looks.len().saturating_sub(self.lacks), self.fails.len());
        let id = match self.verdict {
            Verdict::Valid => "verdict-valid-text",
            Verdict::Invalid => "verdict-invalid-text",
            Verdict::NeedsReview if looks == 0 && self.lacks > 0 => "waits-facts",
            Verdict::NeedsReview if looks == 0 => "verdict-needs_review-open",
            Verdict::NeedsReview if opens == 0 => "verdict-needs_review-look",
            Verdict::NeedsReview => "verdict-needs_review-both",
        };
        let args: [(&str, Arg<'_>); 3] =
            [("fails", fails.into()), ("looks", looks.into()), ("opens", opens.into())];
        words.text(id, &args)
    }
}

/// Whether nothing about the video itself is in doubt: an entry of the case, a document or a statement would settle it.
fn only_lacks(report: &Report, finding: &Finding) -> bool {
    let mut needed = report.missing.iter().filter(|one| one.criteria.contains(&finding.criterion)).peekable();
    needed.peek().is_some() && needed.all(|one| one.kind != MissingKind::Look)
}

/// That the record was not compared with the video, where that is so.
pub(super) fn not_compared(report: &Report, words: &Catalogue) -> Option<String> {
    let given = report.limits.contains(&ReportLimit::RecordNotCompared);
    given.then(|| words.reason_code(ReasonCode::RecordNotCompared, None))
}

fn waits_for_a_statement(finding: &Finding) -> bool {
    finding.reasons.iter().all(|reason| matches!(reason.code, ReasonCode::NotAttested | ReasonCode::Attested))
}

/// The name of a criterion in the language of the catalogue, else in English, else its id.
pub(super) fn title(finding: &Finding, words: &Catalogue) -> String {
    let titles = &finding.rule.title;
    let title = titles.get(words.language().tag()).or_else(|| titles.get("en"));
    super::sanitized(title.unwrap_or(&finding.criterion), 80).text
}

/// What a person must do to settle a criterion that waits for a statement.
pub(super) fn request(finding: &Finding, words: &Catalogue) -> String {
    let id = format!("attest-{}", finding.criterion.replace('.', "-"));
    words.find(&id, &[]).unwrap_or_else(|| title(finding, words))
}
