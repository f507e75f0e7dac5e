//! Whether the file is whole.

use onetake_report::facts::{IntegrityMismatch, IntegrityUndecodable, MismatchOf, UnseenPlace};
use onetake_report::{Code, CoverageReason, Observation, ObserverId, Outcome, PPM, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, non_zero, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::FileIntact`]. `fail` when the file is truncated with at least `fail_ppm` confidence, and when packets give no
/// picture: at the end for longer than `max_difference_ms`, after the first picture for `fail_missing_ms` or for the share
/// `fail_missing_ppm` of the take. `review` for less, when no picture comes out of the start, when parts are corrupt, and
/// when declared and delivered length differ by more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileIntact {
    /// Largest difference of declared and delivered length that is no reason to look.
    pub max_difference_ms: u32,
    /// Least confidence that fails, in parts per million.
    pub fail_ppm: u32,
    /// Least length without a picture, after the first one and all such spans together, that fails.
    #[serde(default = "missing_ms")]
    pub fail_missing_ms: u32,
    /// The same as a share of the take, in parts per million.
    #[serde(default = "missing_ppm")]
    pub fail_missing_ppm: u32,
}

fn missing_ms() -> u32 {
    1_000
}

fn missing_ppm() -> u32 {
    250_000
}

impl Rule for FileIntact {
    const NAME: &'static str = "file_intact";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("max_difference_ms", Strictness::Lower),
        ("fail_ppm", Strictness::Lower),
        ("fail_missing_ms", Strictness::Lower),
        ("fail_missing_ppm", Strictness::Lower),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.fail_missing_ms, "fail_missing_ms")?;
        non_zero(self.fail_missing_ppm, "fail_missing_ppm")?;
        share(self.fail_missing_ppm, "fail_missing_ppm")?;
        share(self.fail_ppm, "fail_ppm")
    }

    /// Whether the file is whole. Pictures without a time are there: what could not be judged for want of times, the criteria of
    /// time say.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        const LOOK: [Code; 4] = [
            Code::IntegrityUndeclared,
            Code::IntegrityCorruptPacket,
            Code::IntegrityConcealed,
            Code::IntegrityChanged,
        ];
        let unseen = || {
            let codes = [Code::IntegrityUndecodable, Code::IntegrityConcealed];
            codes.into_iter().flat_map(|code| context.observed(code))
        };
        // The observation names the same span, and says more.
        let mut assessment = context.coverage_but(ObserverId::Integrity, |gap| match gap.reason {
            CoverageReason::Damaged => unseen().any(|unseen| unseen.span == gap.span),
            CoverageReason::Undeclared => context.observed(Code::IntegrityUndeclared).next().is_some(),
            _ => false,
        });
        missing_pictures(self, context, &mut assessment);
        for truncated in context.observed(Code::IntegrityTruncated) {
            if truncated.confidence_ppm >= self.fail_ppm {
                assessment.add(Outcome::Fail, ReasonBuilder::observed(ReasonCode::ObservedFail, truncated));
            } else {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, truncated)
                    .param(Param::FailPpm, self.fail_ppm);
                context.add_observed(&mut assessment, Outcome::Review, truncated, why);
            }
        }
        for damage in LOOK.into_iter().flat_map(|code| context.observed(code)) {
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                damage,
                ReasonBuilder::observed(ReasonCode::ObservedReview, damage),
            );
        }
        let max_difference_ms = i64::from(self.max_difference_ms);
        for mismatch in context.observed(Code::IntegrityMismatch) {
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
            let why = ReasonBuilder::observed(code, mismatch)
                .param(Param::MaxDifferenceMs, max_difference_ms)
                .known(Param::What, seen.what())
                .known(Param::DeclaredMs, seen.declared_ms())
                .known(Param::DeliveredMs, seen.delivered_ms())
                .known(Param::DeclaredFrames, seen.declared_frames())
                .known(Param::DeliveredPackets, seen.delivered_packets())
                .known(Param::AtByte, seen.at_byte());
            context.add_observed(&mut assessment, Outcome::Review, mismatch, why);
        }
        assessment
    }
}

/// Packets that no picture came out of. A missing end is one however it came about: bytes that are not there, or zeros in
/// their place. In between, pictures fail from a length or a share on. A start without a picture is for a person: a recorder
/// may start inside a group of pictures.
fn missing_pictures(parameters: &FileIntact, context: &JudgeContext<'_>, assessment: &mut Assessment) {
    let missing_ms = |observation: &Observation| {
        let seen = observation.values::<IntegrityUndecodable>();
        seen.and_then(|seen| seen.missing_ms()).unwrap_or(0).max(0)
    };
    let is_at = |observation: &Observation, at: UnseenPlace| {
        observation.values::<IntegrityUndecodable>().and_then(|seen| seen.at()) == Some(at)
    };
    let counted = |observation: &&Observation| !is_at(observation, UnseenPlace::Start);
    let all_ms = context.observed(Code::IntegrityUndecodable).filter(counted).map(missing_ms);
    let all_ms = all_ms.fold(0, i64::saturating_add);
    let of_take = i128::from(all_ms) * i128::from(PPM)
        >= i128::from(context.take().duration_ms()) * i128::from(parameters.fail_missing_ppm);
    let too_much = all_ms >= i64::from(parameters.fail_missing_ms) || of_take;
    for unseen in context.observed(Code::IntegrityUndecodable) {
        let ms = missing_ms(unseen);
        let end_missing = is_at(unseen, UnseenPlace::End) && ms > i64::from(parameters.max_difference_ms);
        let why = |code| {
            let why = ReasonBuilder::observed(code, unseen)
                .param(Param::FailMissingMs, parameters.fail_missing_ms)
                .param(Param::FailMissingPpm, parameters.fail_missing_ppm);
            if ms > 0 { why.param(Param::MissingMs, ms) } else { why }
        };
        if ms > 0 && (end_missing || (too_much && counted(&unseen))) {
            assessment.add(Outcome::Fail, why(ReasonCode::ObservedFail));
        } else {
            context.add_observed(assessment, Outcome::Review, unseen, why(ReasonCode::ObservedReview));
        }
    }
}
