//! The file itself: its identity, its wholeness, its origin.

use onetake_report::facts::{
    IntegrityMismatch, IntegrityUndecodable, MarkFamily, MismatchOf, ProvenanceMark, UnseenPlace,
};
use onetake_report::{Code, CoverageReason, Observation, ObserverId, Outcome, PPM, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Why};
use crate::policy::predicate::{FileIntact, Native};

/// Observations that say that a take is broken.
const BREAKS: [Code; 5] =
    [Code::SpliceCut, Code::SpliceDissolve, Code::SpliceInsert, Code::CadenceGap, Code::SoundBreak];

/// The digest against the one stated before.
pub(super) fn digest(evidence: &Evidence<'_>) -> Opinion {
    let computed = evidence.record.source.sha256.as_str();
    let mut opinion = match evidence.case.stated_sha256() {
        Some(stated) if stated == computed => {
            Opinion::new().pass(Why::new(ReasonCode::DigestEqual).param(Param::Sha256, computed))
        }
        Some(stated) => Opinion::new().fail(
            Why::new(ReasonCode::DigestDifferent)
                .param(Param::Sha256, computed)
                .param(Param::StatedSha256, stated),
        ),
        None => Opinion::new().pass(Why::new(ReasonCode::Met).param(Param::Sha256, computed)),
    };
    // A digest of bytes that changed under the reader names no file.
    for changed in evidence.observed(Code::IntegrityChanged) {
        opinion.add(Outcome::Review, Why::observed(ReasonCode::ObservedReview, changed));
    }
    opinion
}

/// Whether the file is whole. Pictures without a time are there: what could not be judged for want of times, the criteria of
/// time say.
pub(super) fn intact(parameters: &FileIntact, evidence: &Evidence<'_>) -> Opinion {
    const LOOK: [Code; 4] = [
        Code::IntegrityUndeclared,
        Code::IntegrityCorruptPacket,
        Code::IntegrityConcealed,
        Code::IntegrityChanged,
    ];
    let unseen = || {
        let codes = [Code::IntegrityUndecodable, Code::IntegrityConcealed];
        codes.into_iter().flat_map(|code| evidence.observed(code))
    };
    // The observation names the same span, and says more.
    let mut opinion = evidence.coverage_but(ObserverId::Integrity, |gap| match gap.reason {
        CoverageReason::Damaged => unseen().any(|unseen| unseen.span == gap.span),
        CoverageReason::Undeclared => evidence.observed(Code::IntegrityUndeclared).next().is_some(),
        _ => false,
    });
    missing_pictures(parameters, evidence, &mut opinion);
    for truncated in evidence.observed(Code::IntegrityTruncated) {
        if truncated.confidence_ppm >= parameters.fail_ppm {
            opinion.add(Outcome::Fail, Why::observed(ReasonCode::ObservedFail, truncated));
        } else {
            let why = Why::observed(ReasonCode::ObservedReview, truncated)
                .param(Param::FailPpm, parameters.fail_ppm);
            evidence.flag(&mut opinion, Outcome::Review, truncated, why);
        }
    }
    for damage in LOOK.into_iter().flat_map(|code| evidence.observed(code)) {
        evidence.flag(
            &mut opinion,
            Outcome::Review,
            damage,
            Why::observed(ReasonCode::ObservedReview, damage),
        );
    }
    let max_difference_ms = i64::from(parameters.max_difference_ms);
    for mismatch in evidence.observed(Code::IntegrityMismatch) {
        let Some(seen) = mismatch.values::<IntegrityMismatch>() else { continue };
        let code = match (seen.what(), seen.declared_ms(), seen.delivered_ms()) {
            (Some(MismatchOf::Duration), Some(declared), Some(delivered)) => {
                if declared.saturating_sub(delivered).saturating_abs() <= max_difference_ms {
                    continue;
                }
                ReasonCode::OutsideLimit
            }
            (Some(_), ..) => ReasonCode::ObservedReview,
            (None, ..) => ReasonCode::NotMeasured,
        };
        let why = Why::observed(code, mismatch)
            .param(Param::MaxDifferenceMs, max_difference_ms)
            .known(Param::What, seen.what())
            .known(Param::DeclaredMs, seen.declared_ms())
            .known(Param::DeliveredMs, seen.delivered_ms())
            .known(Param::DeclaredFrames, seen.declared_frames())
            .known(Param::DeliveredPackets, seen.delivered_packets())
            .known(Param::AtByte, seen.at_byte());
        evidence.flag(&mut opinion, Outcome::Review, mismatch, why);
    }
    opinion
}

/// Packets that no picture came out of. A missing end is one however it came about: bytes that are not there, or zeros in
/// their place. In between, pictures fail from a length or a share on. A start without a picture is for a person: a recorder
/// may start inside a group of pictures.
fn missing_pictures(parameters: &FileIntact, evidence: &Evidence<'_>, opinion: &mut Opinion) {
    let missing_ms = |observation: &Observation| {
        let seen = observation.values::<IntegrityUndecodable>();
        seen.and_then(|seen| seen.missing_ms()).unwrap_or(0).max(0)
    };
    let is_at = |observation: &Observation, at: UnseenPlace| {
        observation.values::<IntegrityUndecodable>().and_then(|seen| seen.at()) == Some(at)
    };
    let counted = |observation: &&Observation| !is_at(observation, UnseenPlace::Start);
    let all_ms = evidence.observed(Code::IntegrityUndecodable).filter(counted).map(missing_ms);
    let all_ms = all_ms.fold(0, i64::saturating_add);
    let of_take = i128::from(all_ms) * i128::from(PPM)
        >= i128::from(evidence.take().duration_ms()) * i128::from(parameters.fail_missing_ppm);
    let too_much = all_ms >= i64::from(parameters.fail_missing_ms) || of_take;
    for unseen in evidence.observed(Code::IntegrityUndecodable) {
        let ms = missing_ms(unseen);
        let end_missing = is_at(unseen, UnseenPlace::End) && ms > i64::from(parameters.max_difference_ms);
        let why = |code| {
            let why = Why::observed(code, unseen)
                .param(Param::FailMissingMs, parameters.fail_missing_ms)
                .param(Param::FailMissingPpm, parameters.fail_missing_ppm);
            if ms > 0 { why.param(Param::MissingMs, ms) } else { why }
        };
        if ms > 0 && (end_missing || (too_much && counted(&unseen))) {
            opinion.add(Outcome::Fail, why(ReasonCode::ObservedFail));
        } else {
            evidence.flag(opinion, Outcome::Review, unseen, why(ReasonCode::ObservedReview));
        }
    }
}

/// Marks of a recorder below this confidence prove no origin: the system library of a phone writes its name into whatever any
/// program on the phone exports, and copies keep it.
const PROVES_ORIGIN_PPM: u32 = 900_000;

/// Whether a mark is one of a recorder. The place of recording is known to it alone, and messengers take it out.
fn proves_origin(mark: &Observation) -> bool {
    let family = mark.values::<ProvenanceMark>().and_then(|mark| mark.family());
    mark.confidence_ppm >= PROVES_ORIGIN_PPM || family == Some(MarkFamily::Position)
}

/// Whether the file comes from a recorder. Platforms and messengers encode anew, so a mark alone is never more than a
/// reason to look.
pub(super) fn native(parameters: &Native, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = evidence.coverage(ObserverId::Provenance);
    let broken = BREAKS
        .into_iter()
        .flat_map(|code| evidence.observed(code))
        .find(|observation| observation.confidence_ppm >= parameters.fail_ppm);
    let mut foreign = false;
    for editor in evidence.observed(Code::ProvenanceEditor) {
        foreign = true;
        match broken {
            Some(broken) => {
                let why = Why::observed(ReasonCode::ObservedFail, editor)
                    .param(Param::Break, broken.code.as_str())
                    .param(Param::BreakObservation, broken.id);
                opinion.add(Outcome::Fail, why);
            }
            None => evidence.flag(
                &mut opinion,
                Outcome::Review,
                editor,
                Why::observed(ReasonCode::ObservedReview, editor),
            ),
        }
    }
    for encoder in evidence.observed(Code::ProvenanceEncoder) {
        foreign = true;
        evidence.flag(
            &mut opinion,
            Outcome::Review,
            encoder,
            Why::observed(ReasonCode::ObservedReview, encoder),
        );
    }
    let mut recorders = evidence.observed(Code::ProvenanceDevice).peekable();
    if recorders.peek().is_none() && !foreign {
        opinion.add(
            Outcome::Review,
            Why::new(ReasonCode::NotMeasured).param(Param::Code, Code::ProvenanceDevice.as_str()),
        );
    }
    let (strong, weak): (Vec<_>, Vec<_>) = recorders.partition(|recorder| proves_origin(recorder));
    if strong.is_empty() && !foreign {
        for recorder in &weak {
            let why = Why::observed(ReasonCode::ObservedReview, recorder);
            evidence.flag(&mut opinion, Outcome::Review, recorder, why);
        }
    }
    for recorder in strong {
        opinion.add(Outcome::Pass, Why::observed(ReasonCode::Met, recorder));
    }
    opinion
}
