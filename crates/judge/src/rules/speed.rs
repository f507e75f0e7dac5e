//! The speed is the recorded speed.

use onetake_report::facts::{CadenceLength, ClockReading};
use onetake_report::{Code, CoverageReason, ObserverId, Outcome, PPM, Param, ReasonCode, Span};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::attested::Contrary;
use super::observations::observed;
use super::parameter::{InvalidParameter, share};
use super::statements::what_persons_say;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, names};
use crate::attest::StatementKind;

/// [`Predicate::Speed`]. `review` for a change of rate or speed, and for picture and sound whose lengths differ by more
/// than both limits: sound that stops a little earlier is usual, sound of another speed is not.
///
/// Where frames are left out evenly, neither timestamps nor pictures tell it: people work now faster, now slower, by more than
/// any editor hastens them. So silence is no `pass`: what no clock in the picture covers waits for a person who states that
/// hands and things move at natural speed, once for the take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    /// Largest difference in length of picture and sound.
    pub max_difference_ms: u32,
    /// The same as a share of the length of the picture, in parts per million.
    pub max_difference_ppm: u32,
    /// Observations over a span that speak for the speed of what is shown there, such as a clock in the picture that runs in
    /// real time.
    #[serde(default)]
    pub covered_by: Vec<Code>,
    /// How sure these must be, in parts per million.
    #[serde(default)]
    pub covered_ppm: u32,
    /// A part of this length and more that nothing speaks for waits for a person, in milliseconds; where nothing is said, none
    /// does.
    #[serde(default)]
    pub unchecked_ms: Option<u32>,
}

/// A clock runs in real time where it differs from the timestamps by less than this, in parts per million: over the seconds of
/// a short reading its first and its last tick are known to a frame.
const REAL_TIME_PPM: i64 = 50_000;

impl Rule for Speed {
    const NAME: &'static str = "speed";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("max_difference_ms", Strictness::Lower),
        ("max_difference_ppm", Strictness::Lower),
        ("covered_by", Strictness::Fewer),
        ("covered_ppm", Strictness::Higher),
        ("unchecked_ms", Strictness::Lower),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.max_difference_ppm, "max_difference_ppm")?;
        share(self.covered_ppm, "covered_ppm")
    }

    /// The speed is the recorded speed.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        const CODES: [Code; 4] =
            [Code::CadenceRateChange, Code::CadenceSpeed, Code::CadenceLength, Code::ClockRate];
        // A rate is one from a second on: pictures without a time hide no change of it in less.
        const MIN_RATE_MS: i64 = 1_000;
        let mut assessment = context.coverage_but(ObserverId::Cadence, |gap| {
            gap.reason == CoverageReason::NoTimestamps && gap.span.duration_ms() < MIN_RATE_MS
        });
        assessment.join(context.left_out(CODES));
        for change in observed(context, [Code::CadenceRateChange, Code::CadenceSpeed, Code::ClockRate]) {
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                change,
                ReasonBuilder::observed(ReasonCode::ObservedReview, change),
            );
        }
        for length in context.observed(Code::CadenceLength) {
            let Speed { max_difference_ms, max_difference_ppm, .. } = *self;
            let seen = length.values::<CadenceLength>();
            let picture_ms = seen.and_then(|seen| seen.video_ms()).unwrap_or(context.take().duration_ms());
            let of_picture_ms =
                picture_ms.saturating_mul(i64::from(max_difference_ppm)) / i64::from(onetake_report::PPM);
            let why = match seen.and_then(|seen| seen.difference_ms()) {
                Some(difference)
                    if difference.saturating_abs() <= of_picture_ms.max(i64::from(max_difference_ms)) =>
                {
                    continue;
                }
                Some(difference) => ReasonBuilder::observed(ReasonCode::OutsideLimit, length)
                    .param(Param::DifferenceMs, difference)
                    .param(Param::MaxDifferenceMs, max_difference_ms)
                    .param(Param::MaxDifferencePpm, max_difference_ppm),
                None => ReasonBuilder::observed(ReasonCode::NotMeasured, length),
            };
            context.add_observed(&mut assessment, Outcome::Review, length, why);
        }
        self.unchecked(context, &mut assessment);
        assessment
    }
}

impl Speed {
    /// What nothing in the record speaks for, and what persons say of it.
    fn unchecked(&self, context: &JudgeContext<'_>, assessment: &mut Assessment) {
        const KIND: StatementKind = StatementKind::NaturalSpeed;
        let Some(least_ms) = self.unchecked_ms else { return };
        if context.stated(KIND).next().is_some() {
            assessment.join(what_persons_say(KIND, Contrary::Fail, PPM, context));
        }
        let mut covered = self.covered(context);
        let open = context.uncovered(&covered, least_ms);
        if open.is_empty() {
            assessment.add(
                Outcome::Pass,
                ReasonBuilder::new(ReasonCode::Met)
                    .param(Param::Codes, names(self.covered_by.iter().copied())),
            );
            return;
        }
        covered.extend(context.seen(KIND).map(|stated| stated.span()));
        // One question for the take, however many parts are open: the place of the first to the last.
        let rest = context.uncovered(&covered, least_ms).into_iter().reduce(Span::hull);
        let said_otherwise = context.stated(KIND).next().is_some() && context.seen(KIND).next().is_none();
        if let Some(rest) = rest.filter(|_| !said_otherwise) {
            let why =
                ReasonBuilder::new(ReasonCode::NotAttested).param(Param::Statement, KIND.as_str()).at(rest);
            assessment.add(Outcome::Review, why);
        }
    }

    /// Spans in which a clock runs in real time, and what else the policy lets speak for the speed.
    fn covered(&self, context: &JudgeContext<'_>) -> Vec<Span> {
        let off_speed: Vec<Span> = context
            .observed(Code::ClockReading)
            .filter(|seen| {
                let rate_ppm = seen.values::<ClockReading>().and_then(|read| read.rate_ppm());
                rate_ppm.is_none_or(|rate| (rate - i64::from(PPM)).saturating_abs() > REAL_TIME_PPM)
            })
            .map(|seen| seen.span)
            .collect();
        let mut covered = context.covered(&self.covered_by, self.covered_ppm);
        // Nor does one that jumps on the way: a part that is hastened is passed in steps.
        let jumps = |span: &Span| context.observed(Code::ClockJump).any(|jump| touches(*span, jump.span));
        covered.retain(|span| !off_speed.contains(span) && !jumps(span));
        covered
    }
}

/// Whether an instant or a part lies in a span, ends included.
fn touches(span: Span, part: Span) -> bool {
    part.start_ms <= span.end_ms && span.start_ms <= part.end_ms
}
