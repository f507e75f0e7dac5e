//! The file itself: its identity, its wholeness, its origin.

use onetake_report::{Code, ObserverId, Outcome, ReasonCode};

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
            Opinion::new().pass(Why::new(ReasonCode::DigestEqual).param("sha256", computed))
        }
        Some(stated) => Opinion::new().fail(
            Why::new(ReasonCode::DigestDifferent).param("sha256", computed).param("stated_sha256", stated),
        ),
        None => Opinion::new().pass(Why::new(ReasonCode::Met).param("sha256", computed)),
    };
    // A digest of bytes that changed under the reader names no file.
    for changed in evidence.observed(Code::IntegrityChanged) {
        opinion.add(Outcome::Review, Why::observed(ReasonCode::ObservedReview, changed));
    }
    opinion
}

/// Whether the file is whole. Details used, of `integrity.mismatch`: `what`, and for a `duration` its `declared_ms` and
/// `delivered_ms`.
pub(super) fn intact(parameters: &FileIntact, evidence: &Evidence<'_>) -> Opinion {
    const LOOK: [Code; 6] = [
        Code::IntegrityUndeclared,
        Code::IntegrityCorruptPacket,
        Code::IntegrityUndecodable,
        Code::IntegrityConcealed,
        Code::IntegrityMissingPts,
        Code::IntegrityChanged,
    ];
    let mut opinion = evidence.coverage(ObserverId::Integrity);
    for truncated in evidence.observed(Code::IntegrityTruncated) {
        if truncated.confidence_ppm >= parameters.fail_ppm {
            opinion.add(Outcome::Fail, Why::observed(ReasonCode::ObservedFail, truncated));
        } else {
            let why =
                Why::observed(ReasonCode::ObservedReview, truncated).param("fail_ppm", parameters.fail_ppm);
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
        let detail = &mismatch.detail;
        let code = match (detail.text("what"), detail.int("declared_ms"), detail.int("delivered_ms")) {
            (Some("duration"), Some(declared), Some(delivered)) => {
                if declared.saturating_sub(delivered).saturating_abs() <= max_difference_ms {
                    continue;
                }
                ReasonCode::OutsideLimit
            }
            (Some(_), ..) => ReasonCode::ObservedReview,
            (None, ..) => ReasonCode::NotMeasured,
        };
        let mut why = Why::observed(code, mismatch).param("max_difference_ms", max_difference_ms);
        for name in ["what", "declared_ms", "delivered_ms", "declared_frames", "delivered_packets", "at_byte"]
        {
            if let Some(value) = detail.get(name) {
                why = why.param(name, value.clone());
            }
        }
        evidence.flag(&mut opinion, Outcome::Review, mismatch, why);
    }
    opinion
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
                    .param("break", broken.code.as_str())
                    .param("break_observation", broken.id);
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
            Why::new(ReasonCode::NotMeasured).param("code", Code::ProvenanceDevice.as_str()),
        );
    }
    for recorder in recorders {
        opinion.add(Outcome::Pass, Why::observed(ReasonCode::Met, recorder));
    }
    opinion
}
