//! Whether the file comes from a recorder.

use onetake_report::facts::{MarkFamily, ProvenanceMark};
use onetake_report::{Code, Observation, ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::Native`]. `review` for marks of editing or encoding programs, or when a recorder's mark is missing;
/// `fail` for an editing program's mark together with a break of continuity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// Least confidence of the break of continuity, in parts per million.
    pub fail_ppm: u32,
}

impl Rule for Native {
    const NAME: &'static str = "native";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("fail_ppm", Strictness::Lower)];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.fail_ppm, "fail_ppm")
    }

    /// Whether the file comes from a recorder. Platforms and messengers encode anew, so a mark alone is never more than a
    /// reason to look.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = context.coverage(ObserverId::Provenance);
        let broken = BREAKS
            .into_iter()
            .flat_map(|code| context.observed(code))
            .find(|observation| observation.confidence_ppm >= self.fail_ppm);
        let mut foreign = false;
        for editor in context.observed(Code::ProvenanceEditor) {
            foreign = true;
            match broken {
                Some(broken) => {
                    let why = ReasonBuilder::observed(ReasonCode::ObservedFail, editor)
                        .param(Param::Break, broken.code.as_str())
                        .param(Param::BreakObservation, broken.id);
                    assessment.add(Outcome::Fail, why);
                }
                None => context.add_observed(
                    &mut assessment,
                    Outcome::Review,
                    editor,
                    ReasonBuilder::observed(ReasonCode::ObservedReview, editor),
                ),
            }
        }
        for encoder in context.observed(Code::ProvenanceEncoder) {
            foreign = true;
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                encoder,
                ReasonBuilder::observed(ReasonCode::ObservedReview, encoder),
            );
        }
        let mut recorders = context.observed(Code::ProvenanceDevice).peekable();
        if recorders.peek().is_none() && !foreign {
            assessment.add(
                Outcome::Review,
                ReasonBuilder::new(ReasonCode::NotMeasured)
                    .param(Param::Code, Code::ProvenanceDevice.as_str()),
            );
        }
        let (strong, weak): (Vec<_>, Vec<_>) = recorders.partition(|recorder| proves_origin(recorder));
        if strong.is_empty() && !foreign {
            for recorder in &weak {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, recorder);
                context.add_observed(&mut assessment, Outcome::Review, recorder, why);
            }
        }
        for recorder in strong {
            assessment.add(Outcome::Pass, ReasonBuilder::observed(ReasonCode::Met, recorder));
        }
        assessment
    }
}

/// Observations that say that a take is broken.
const BREAKS: [Code; 5] =
    [Code::SpliceCut, Code::SpliceDissolve, Code::SpliceInsert, Code::CadenceGap, Code::SoundBreak];

/// Marks of a recorder below this confidence prove no origin: the system library of a phone writes its name into whatever any
/// program on the phone exports, and copies keep it.
const PROVES_ORIGIN_PPM: u32 = 900_000;

/// Whether a mark is one of a recorder. The place of recording is known to it alone, and messengers take it out.
fn proves_origin(mark: &Observation) -> bool {
    let family = mark.values::<ProvenanceMark>().and_then(|mark| mark.family());
    mark.confidence_ppm >= PROVES_ORIGIN_PPM || family == Some(MarkFamily::Position)
}
