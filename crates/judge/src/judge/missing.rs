//! What is still needed, said once and completely, the most useful first. Asking again and again is what wears people out
//! (R69), so everything that is open comes in one list: facts to type, statements to give, places to look at, and what no
//! statement can mend.

use onetake_report::{
    Code, Finding, Level, Missing, MissingKind, Outcome, Param, Pending, Reason, ReasonCode, Span, Verdict,
};

/// Everything that is open in these findings, ranked. Where the verdict is `invalid`, what fails comes first: nothing that is
/// stated changes it, so everything else can wait.
pub fn list(findings: &[Finding], verdict: Verdict) -> Vec<Missing> {
    let mut list: Vec<Missing> = Vec::new();
    for finding in findings {
        for open in of_finding(finding) {
            match list.iter_mut().find(|known| is_same(known, &open)) {
                Some(known) => join(known, open),
                None => list.push(open),
            }
        }
    }
    // A stable sort: what ranks alike stays in the order of the policy.
    list.sort_by_key(|missing| {
        let fails = verdict == Verdict::Invalid && missing.kind == MissingKind::Replacement;
        let place = if fails { 0 } else { 1 + place(missing.kind) };
        (missing.level == Level::Advisory, place, std::cmp::Reverse(missing.criteria.len()))
    });
    for (rank, missing) in (1..).zip(&mut list) {
        missing.rank = rank;
    }
    list
}

/// What a report waits for, from the verdict and the list of what is missing.
pub fn pending(verdict: Verdict, missing: &[Missing]) -> Pending {
    let needs = |kind| missing.iter().any(|one| one.level == Level::Mandatory && one.kind == kind);
    match verdict {
        Verdict::Valid | Verdict::Invalid => Pending::Nothing,
        Verdict::NeedsReview if needs(MissingKind::Look) => Pending::Look,
        Verdict::NeedsReview if needs(MissingKind::Fact) || needs(MissingKind::Document) => Pending::Facts,
        Verdict::NeedsReview => Pending::Statements,
    }
}

/// The first place that a person must look at.
pub fn first_review_span(missing: &[Missing]) -> Option<Span> {
    let looks = missing.iter().filter(|one| one.level == Level::Mandatory && one.kind == MissingKind::Look);
    looks.filter_map(|one| one.span).min_by_key(|span| span.start_ms)
}

/// Facts first: typing one is quick and may decide. Then what a person can state after one look through the video, then
/// doubts of the machine, then what must come from elsewhere.
fn place(kind: MissingKind) -> u8 {
    match kind {
        MissingKind::Fact => 0,
        MissingKind::Statement => 1,
        MissingKind::Look => 2,
        MissingKind::Document => 3,
        MissingKind::Replacement => 4,
    }
}

fn of_finding(finding: &Finding) -> Vec<Missing> {
    let new = |kind, what: &str, reason: &Reason| {
        let criteria = vec![finding.criterion.clone()];
        let mut missing = Missing::new(kind, what.to_owned(), criteria, finding.level);
        missing.span = reason.span;
        missing.observation = reason.observation;
        missing.stills.clone_from(&reason.stills);
        missing
    };
    match finding.outcome {
        Outcome::Pass | Outcome::NotApplicable => Vec::new(),
        Outcome::Fail => {
            let first = finding.reasons.iter().take(1);
            let replacement = first.map(|reason| match reason.code {
                // The case may have the wrong number as well as the video.
                ReasonCode::WaybillDifferent => new(MissingKind::Replacement, reason.code.as_str(), reason),
                _ => new(MissingKind::Replacement, &finding.criterion, reason),
            });
            replacement.collect()
        }
        Outcome::Review => {
            let open = finding.reasons.iter().filter(|reason| !settles(reason.code));
            open.map(|reason| {
                let (kind, what) = kind_of(reason, &finding.criterion);
                new(kind, what, reason)
            })
            .collect()
        }
    }
}

/// Whether a reason asks for nothing, as it speaks for the criterion or nothing at hand would change it.
fn settles(code: ReasonCode) -> bool {
    matches!(
        code,
        ReasonCode::Met
            | ReasonCode::Attested
            | ReasonCode::Explained
            | ReasonCode::WaybillEqual
            | ReasonCode::OrderAccepted
            | ReasonCode::InsideWindow
            | ReasonCode::DigestEqual
            | ReasonCode::FitsDispute
            | ReasonCode::SerialsEqual
            | ReasonCode::NoRule
            | ReasonCode::NotForCase
            // No look through the video settles it; the limits of the report say what does.
            | ReasonCode::RecordNotCompared
    )
}

/// Whether a reason to look is answered by a look, and not by a fact, a document or a statement of its own.
pub(super) fn is_look(reason: &Reason, criterion: &str) -> bool {
    !settles(reason.code) && kind_of(reason, criterion).0 == MissingKind::Look
}

fn kind_of<'a>(reason: &'a Reason, criterion: &'a str) -> (MissingKind, &'a str) {
    let named = |name: Param| reason.params.text(name);
    match reason.code {
        ReasonCode::NotAttested => (MissingKind::Statement, named(Param::Statement).unwrap_or(criterion)),
        ReasonCode::CaseLacks => (MissingKind::Fact, named(Param::Lacks).unwrap_or("case")),
        ReasonCode::NotMeasured if named(Param::Measure) == Some("recorded_at") => {
            (MissingKind::Fact, "recorded_at")
        }
        // With every zone on Earth counted, a limit is soon too near.
        ReasonCode::MarginTooSmall if named(Param::Zone) == Some("unknown") => {
            (MissingKind::Fact, "recorder_zone")
        }
        ReasonCode::DocumentMissing => (MissingKind::Document, named(Param::Document).unwrap_or("document")),
        // A person may read what no machine could.
        ReasonCode::WaybillUnreadable
        | ReasonCode::WaybillBarsConsistent
        | ReasonCode::WaybillBarsInconsistent
            if !is_reading(reason) =>
        {
            (MissingKind::Statement, "waybill_transcribed")
        }
        // And what a machine read with doubt.
        ReasonCode::WaybillReadingDoubtful => (MissingKind::Statement, "waybill_transcribed"),
        code => (MissingKind::Look, code.as_str()),
    }
}

/// Whether a person has already looked at it and could not read it either.
fn is_reading(reason: &Reason) -> bool {
    reason.attestation.is_some() || reason.params.text(Param::Code) == Some(Code::WaybillReading.as_str())
}

fn is_same(one: &Missing, other: &Missing) -> bool {
    one.kind == other.kind
        && match one.kind {
            // Several observations of one criterion at one place are one look.
            MissingKind::Look if one.observation.is_some() && other.observation.is_some() => {
                one.observation == other.observation
                    || (one.span == other.span && one.criteria == other.criteria)
            }
            MissingKind::Look => {
                one.observation == other.observation && one.what == other.what && one.span == other.span
            }
            _ => one.what == other.what,
        }
}

fn join(known: &mut Missing, other: Missing) {
    if other.level == Level::Mandatory {
        known.level = Level::Mandatory;
    }
    for criterion in other.criteria {
        if !known.criteria.contains(&criterion) {
            known.criteria.push(criterion);
        }
    }
    for still in other.stills {
        if !known.stills.contains(&still) {
            known.stills.push(still);
        }
    }
    known.span = known.span.or(other.span);
    known.observation = known.observation.or(other.observation);
}
