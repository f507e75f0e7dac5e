//! What a criterion may look at, and how far it reaches.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use onetake_report::facts::{CadenceGap, ClockLevel, ClockReading};
use onetake_report::{
    AttestedState, Code, CoverageReason, CoverageState, Gap, Observation, ObserverId, Outcome, Param, Reason,
    ReasonCode, ScanRecord, Span,
};

use super::assessment::{Assessment, ReasonBuilder};
use crate::attest::{Attestation, Statement, StatementKind};
use crate::case::Case;
use crate::propose::{ProposedStatement, proposed};
use onetake_waybill::{Match, compare};

/// Most spans without coverage that a reason is given for, one by one.
const MAX_GAPS: usize = 32;

/// The record, the case and the statements together.
#[derive(Debug)]
pub(crate) struct JudgeContext<'a> {
    pub(crate) record: &'a ScanRecord,
    pub(crate) case: &'a Case,
    attestations: &'a [Attestation],
    /// Whether the record was given as a file, so that nothing but its own word ties it to the video.
    pub(crate) given: bool,
    /// Texts that were compared with an expected number before: many criteria ask about the same ones.
    compared: RefCell<HashMap<(&'a str, &'a str), Match>>,
}

/// A statement with its number in the report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberedAttestation<'a> {
    pub(crate) id: u32,
    pub(crate) attestation: &'a Attestation,
}

impl NumberedAttestation<'_> {
    pub(crate) fn state(&self) -> AttestedState {
        self.attestation.state()
    }

    pub(crate) fn span(&self) -> Span {
        self.attestation.span()
    }
}

impl<'a> JudgeContext<'a> {
    pub(crate) fn new(record: &'a ScanRecord, case: &'a Case, attestations: &'a [Attestation]) -> Self {
        Self { record, case, attestations, given: false, compared: RefCell::default() }
    }

    /// The same, of a record that was given as a file or not.
    pub(crate) fn given(self, given: bool) -> Self {
        Self { given, ..self }
    }

    /// The whole take.
    pub(crate) fn take(&self) -> Span {
        self.record.timeline.span
    }

    /// All observations of that code, in the order of the record.
    pub(crate) fn observed(&self, code: Code) -> impl Iterator<Item = &'a Observation> + use<'a> {
        self.record.observations.iter().filter(move |observation| observation.code == code)
    }

    /// How a text of the record or of a statement compares with an expected number of its case.
    pub(crate) fn compare(&self, text: &'a str, expected: &'a str) -> Match {
        if let Some(known) = self.compared.borrow().get(&(text, expected)) {
            return *known;
        }
        let outcome = compare(text, expected).outcome;
        self.compared.borrow_mut().insert((text, expected), outcome);
        outcome
    }

    /// The time of the take that lies in named holes of the timestamps.
    pub(crate) fn holes_ms(&self) -> i64 {
        let inside = |hole: &Observation| {
            let hole_ms = hole.values::<CadenceGap>().and_then(|seen| seen.gap_us()).map(|us| us / 1000);
            hole_ms.map(|ms| ms.min(hole.span.duration_ms()).max(0))
        };
        self.observed(Code::CadenceGap).filter_map(inside).fold(0, i64::saturating_add)
    }

    /// All statements of that kind.
    pub(crate) fn stated(
        &self,
        kind: StatementKind,
    ) -> impl Iterator<Item = NumberedAttestation<'a>> + use<'a> {
        (0..)
            .zip(self.attestations)
            .filter(move |(_, attestation)| attestation.statement().kind() == kind)
            .map(|(id, attestation)| NumberedAttestation { id, attestation })
    }

    /// All statements of that kind by persons who saw it.
    pub(crate) fn seen(
        &self,
        kind: StatementKind,
    ) -> impl Iterator<Item = NumberedAttestation<'a>> + use<'a> {
        self.stated(kind).filter(|stated| stated.state() == AttestedState::Seen)
    }

    /// What the scan proposes for that kind of statement.
    pub(crate) fn proposed(&self, kind: StatementKind) -> Option<ProposedStatement> {
        proposed(kind, self.record, self.case.region())
    }

    /// What persons typed in their own words: the entry, the text, and the statement that it belongs to. Names of goods and
    /// of persons are facts and not looked at.
    pub(crate) fn typed(&self) -> impl Iterator<Item = (&'static str, &'a str, Option<u32>)> {
        let notes = (0..)
            .zip(self.attestations)
            .filter_map(|(id, attestation)| attestation.note().map(|note| ("note", note, Some(id))));
        let case = self.case.typed().map(|(field, text)| (field, text, None));
        notes.chain(case)
    }

    /// What persons state about an observation: the first of their statements, and whether it explains the observation or says
    /// that it is what it looks like. Where persons differ about it, or one cannot tell, nothing is settled. What was observed in the
    /// same way at the same place, such as two marks of one program, is one thing to look at: who answers for one answers for all.
    fn settled(&self, observation: &Observation) -> Option<(u32, AttestedState)> {
        let is_same = |other: &Observation| {
            other.id == observation.id || (other.code, other.span) == (observation.code, observation.span)
        };
        let about = |stated: &NumberedAttestation<'_>| match stated.attestation.statement() {
            Statement::EventExplained { observation: id } => {
                self.record.observations.iter().any(|other| other.id == *id && is_same(other))
            }
            _ => false,
        };
        agreed(self.stated(StatementKind::EventExplained).filter(about))
    }

    /// What persons state about a reason of that criterion that no observation stands for. Where it has a place, the statement must
    /// cover it.
    pub(crate) fn explained(&self, criterion: &str, reason: &Reason) -> Option<(u32, AttestedState)> {
        let about = |stated: &NumberedAttestation<'_>| {
            let named = match stated.attestation.statement() {
                Statement::FindingExplained { criteria } => {
                    criteria.iter().any(|id| id.trim().eq_ignore_ascii_case(criterion))
                }
                _ => false,
            };
            let span = stated.span();
            named && reason.span.is_none_or(|at| span.start_ms <= at.start_ms && at.end_ms <= span.end_ms)
        };
        agreed(self.stated(StatementKind::FindingExplained).filter(about))
    }

    /// Adds the reason of an observation to an assessment. One that a person must look at is settled by who has looked: explained,
    /// or said to be what it looks like.
    pub(crate) fn add_observed(
        &self,
        assessment: &mut Assessment,
        outcome: Outcome,
        observation: &Observation,
        why: ReasonBuilder,
    ) {
        match self.settled(observation) {
            Some((attestation, AttestedState::Seen)) if outcome == Outcome::Review => {
                assessment.add(Outcome::Pass, why.explained_by(attestation));
            }
            Some((attestation, AttestedState::NotSeen)) if outcome == Outcome::Review => {
                assessment.add(Outcome::Fail, why.stated_by(attestation));
            }
            _ => assessment.add(outcome, why),
        }
    }

    /// From the opening to the last item, as persons saw it; none as long as one of both is not stated.
    pub(crate) fn inspection(&self) -> Option<Span> {
        let start_ms = self.seen(StatementKind::OpeningSeen).map(|stated| stated.span().start_ms).min()?;
        let end_ms = self.seen(StatementKind::ContentsShown).map(|stated| stated.span().end_ms).max()?;
        (start_ms < end_ms).then_some(Span::millis(start_ms, end_ms))
    }

    /// Reasons for what the observers of these codes could not judge, and for observations of these codes that were left
    /// out of the record.
    pub(crate) fn coverage_gaps(&self, codes: impl IntoIterator<Item = Code>) -> Assessment {
        self.coverage_gaps_within(codes, self.take(), &[], 0)
    }

    /// The same within a span. Where `covered_by` was observed with at least that confidence, a still scene is covered.
    pub(crate) fn coverage_gaps_within(
        &self,
        codes: impl IntoIterator<Item = Code>,
        within: Span,
        covered_by: &[Code],
        covered_ppm: u32,
    ) -> Assessment {
        let mut assessment = Assessment::new();
        let codes: BTreeSet<Code> = codes.into_iter().collect();
        let observers: BTreeSet<ObserverId> = codes.iter().filter_map(|code| code.observer()).collect();
        let covered = self.covered(covered_by, covered_ppm);
        for observer in observers {
            self.coverage_of(observer, within, &covered, &|gap| !matters(gap, &codes), &mut assessment);
        }
        assessment.join(self.left_out(codes));
        assessment
    }

    /// Spans that observations of these codes speak for.
    pub(crate) fn covered(&self, covered_by: &[Code], covered_ppm: u32) -> Vec<Span> {
        let covers = |seen: &&Observation| {
            covered_by.contains(&seen.code) && seen.confidence_ppm >= covered_ppm && !only_ticks(seen)
        };
        self.record.observations.iter().filter(covers).map(|seen| seen.span).collect()
    }

    /// The parts of the take that none of these spans speaks for, of that length and more.
    pub(crate) fn uncovered(&self, covered: &[Span], least_ms: u32) -> Vec<Span> {
        let mut open = without(Some(self.take()), covered);
        open.retain(|span| span.duration_ms() >= i64::from(least_ms));
        open
    }

    /// Reasons for observations of these codes that were left out of the record.
    pub(crate) fn left_out(&self, codes: impl IntoIterator<Item = Code>) -> Assessment {
        let codes: BTreeSet<Code> = codes.into_iter().collect();
        let mut assessment = Assessment::new();
        for omitted in self.record.omitted.iter().filter(|omitted| codes.contains(&omitted.code)) {
            let why = ReasonBuilder::new(ReasonCode::LeftOut)
                .param(Param::Code, omitted.code.as_str())
                .param(Param::Count, omitted.count)
                .at(omitted.span);
            assessment.add(Outcome::Review, why);
        }
        assessment
    }

    /// Reasons for what an observer could not judge at all, whatever it is about.
    pub(crate) fn coverage(&self, observer: ObserverId) -> Assessment {
        self.coverage_but(observer, |_| false)
    }

    /// A reason where an observer could judge nothing at all: for measures that a part of the take is enough for.
    pub(crate) fn any_coverage(&self, observer: ObserverId) -> Assessment {
        self.coverage_but(observer, |_| true)
    }

    /// The same without the gaps that do not matter for the question at hand.
    pub(crate) fn coverage_but(&self, observer: ObserverId, immaterial: impl Fn(&Gap) -> bool) -> Assessment {
        let mut assessment = Assessment::new();
        self.coverage_of(observer, self.take(), &[], &immaterial, &mut assessment);
        assessment
    }

    fn coverage_of(
        &self,
        observer: ObserverId,
        within: Span,
        covered: &[Span],
        immaterial: &dyn Fn(&Gap) -> bool,
        assessment: &mut Assessment,
    ) {
        let none = |assessment: &mut Assessment, cause: CoverageReason| {
            let why = ReasonBuilder::new(ReasonCode::NoCoverage)
                .param(Param::Observer, observer.as_str())
                .param(Param::Cause, cause.as_str())
                .at(within);
            assessment.add(Outcome::Review, why);
        };
        let mut entries = self.record.coverage.iter().filter(|entry| entry.observer == observer).peekable();
        if entries.peek().is_none() {
            none(assessment, CoverageReason::NotBuilt);
        }
        for entry in entries {
            if entry.state == CoverageState::None {
                let cause = entry.gaps.first().map_or(CoverageReason::NotBuilt, |gap| gap.reason);
                none(assessment, cause);
                continue;
            }
            let mut open: Vec<(Span, CoverageReason)> = Vec::new();
            // What the container says of its origin does not lie in the pictures.
            let of_pictures =
                |gap: &&Gap| observer == ObserverId::Provenance && gap.reason == CoverageReason::Damaged;
            for gap in entry.gaps.iter().filter(|gap| !of_pictures(gap) && !immaterial(gap)) {
                let covered = if gap.reason == CoverageReason::StillScene { covered } else { &[] };
                let rests = without(clip(gap.span, within), covered);
                open.extend(rests.into_iter().map(|rest| (rest, gap.reason)));
            }
            if entry.state == CoverageState::Partial && entry.gaps.is_empty() {
                // An observer that does not say where must be believed for no part.
                none(assessment, CoverageReason::ObserverFailed);
            }
            let partial = |span: Span, cause: CoverageReason| {
                ReasonBuilder::new(ReasonCode::PartialCoverage)
                    .param(Param::Observer, observer.as_str())
                    .param(Param::Cause, cause.as_str())
                    .at(span)
            };
            for (span, cause) in open.iter().take(MAX_GAPS) {
                assessment.add(Outcome::Review, partial(*span, *cause));
            }
            if let Some(rest) = open.get(MAX_GAPS..).filter(|rest| !rest.is_empty()) {
                let hull = rest.iter().map(|(span, _)| *span).reduce(Span::hull).unwrap_or(within);
                let cause = rest.first().map_or(CoverageReason::LimitReached, |(_, cause)| *cause);
                assessment.add(Outcome::Review, partial(hull, cause).param(Param::Spans, rest.len()));
            }
        }
    }
}

/// What all of these say: the first of them, and whether it was seen. Nothing where persons differ, or one cannot tell.
fn agreed<'a>(mut all: impl Iterator<Item = NumberedAttestation<'a>>) -> Option<(u32, AttestedState)> {
    let first = all.next()?;
    let agreed = all.all(|other| other.state() == first.state());
    (agreed && first.state() != AttestedState::NotVisible).then_some((first.id, first.state()))
}

/// Whether a gap is about one of these codes: where it cannot be told whether the camera moved, a covered lens still shows.
fn matters(gap: &Gap, codes: &BTreeSet<Code>) -> bool {
    match gap.reason {
        CoverageReason::CameraUnknown => codes.contains(&Code::PresenceMoved),
        CoverageReason::ParcelUnknown => codes.contains(&Code::PresenceParcel),
        _ => true,
    }
}

/// The part of a span inside another; empty spans stay where they are if they lie inside.
fn clip(span: Span, within: Span) -> Option<Span> {
    let touches = span.overlaps(&within)
        || (span.start_ms == span.end_ms
            && within.start_ms <= span.start_ms
            && span.start_ms <= within.end_ms);
    if !touches {
        return None;
    }
    if within.start_ms <= span.start_ms && span.end_ms <= within.end_ms {
        return Some(span);
    }
    let (start_ms, end_ms) = (span.start_ms.max(within.start_ms), span.end_ms.min(within.end_ms));
    Some(Span::millis(start_ms, end_ms))
}

/// What remains of a span without the covered parts.
fn without(span: Option<Span>, covered: &[Span]) -> Vec<Span> {
    let mut rests: Vec<Span> = span.into_iter().collect();
    for cover in covered {
        rests = rests.into_iter().flat_map(|rest| cut_out(rest, *cover)).collect();
    }
    rests
}

fn cut_out(span: Span, cover: Span) -> Vec<Span> {
    if cover.start_ms <= span.start_ms && span.end_ms <= cover.end_ms {
        return Vec::new();
    }
    if !span.overlaps(&cover) {
        return vec![span];
    }
    let parts = [Span::millis(span.start_ms, cover.start_ms), Span::millis(cover.end_ms, span.end_ms)];
    parts.into_iter().filter(|part| part.start_ms < part.end_ms).collect()
}

/// Whether it is a clock of which the ticks alone are read: after ten seconds they are round again, and a removal of these shows nothing.
fn only_ticks(seen: &Observation) -> bool {
    seen.values::<ClockReading>().and_then(|read| read.level()) == Some(ClockLevel::Ticks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start_ms: i64, end_ms: i64) -> Span {
        Span::millis(start_ms, end_ms)
    }

    #[test]
    fn what_is_covered_is_taken_out_and_nothing_else() {
        assert_eq!(without(Some(span(0, 100)), &[span(20, 30), span(90, 200)]), [span(0, 20), span(30, 90)]);
        assert_eq!(without(Some(span(0, 100)), &[span(0, 100)]), []);
        assert_eq!(without(Some(span(0, 100)), &[span(100, 200)]), [span(0, 100)]);
    }

    #[test]
    fn a_span_is_clipped_to_what_matters() {
        assert_eq!(clip(span(0, 10), span(10, 20)), None);
        assert_eq!(clip(span(0, 15), span(10, 20)), Some(span(10, 15)));
        assert_eq!(clip(span(12, 12), span(10, 20)), Some(span(12, 12)));
    }
}
