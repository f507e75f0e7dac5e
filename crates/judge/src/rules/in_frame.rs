//! The inspection stayed in the picture, and on the work table where that is named.

use onetake_report::facts::PresenceParcel;
use onetake_report::{Code, Observation, Outcome, Param, ReasonCode, Span};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::attested::Contrary;
use super::parameter::{InvalidParameter, share};
use super::statements::{none_accepted, what_persons_say};
use super::strictness::Strictness;
use super::view::speaks_against;
use crate::assess::{Assessment, ReasonBuilder, names};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::StatementKind;

/// [`Predicate::InFrame`]. `fail` when a person states that the inspection left the picture; `review` while nobody stated
/// that it stayed, and for a span of `codes` longer than `review_ms` between the opening and the last item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFrame {
    /// Codes that speak against it.
    pub codes: Vec<Code>,
    /// Length above which a person must look. Instants (cuts, a camera that moved) count whatever their length.
    pub review_ms: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Confidence from which on a step that the scan proposes is accepted where nobody states it, in parts per million: never,
    /// unless the policy says so.
    #[serde(default = "none_accepted")]
    pub accept_proposals_ppm: u32,
}

impl Rule for InFrame {
    const NAME: &'static str = "in_frame";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("codes", Strictness::More),
        ("review_ms", Strictness::Lower),
        ("review_ppm", Strictness::Lower),
        ("accept_proposals_ppm", Strictness::Higher),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.review_ppm, "review_ppm")?;
        share(self.accept_proposals_ppm, "accept_proposals_ppm")
    }

    /// The inspection stayed in the picture. A person's statement decides; observations can only ask for another look. So no
    /// coverage is needed: the person saw what observers may have missed.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = what_persons_say(
            StatementKind::StayedInFrame,
            Contrary::Fail,
            self.accept_proposals_ppm,
            context,
        );
        let inspection = context.inspection();
        if let (Some(span), Outcome::Pass) = (inspection, assessment.outcome()) {
            let covers = |stated: NumberedAttestation<'_>| {
                stated.span().start_ms <= span.start_ms && span.end_ms <= stated.span().end_ms
            };
            let stated = context.stated(StatementKind::StayedInFrame).next().is_some();
            if stated && !context.seen(StatementKind::StayedInFrame).any(covers) {
                let why = ReasonBuilder::new(ReasonCode::OutsideLimit)
                    .param(Param::Statement, StatementKind::StayedInFrame.as_str())
                    .at(span);
                assessment.add(Outcome::Review, why);
            }
        }
        let within = inspection.unwrap_or(context.take());
        for (parcel, why) in beside_table(within, context) {
            context.add_observed(&mut assessment, Outcome::Review, parcel, why);
        }
        for observation in &context.record.observations {
            let point = matches!(
                observation.code,
                Code::SpliceCut | Code::SpliceDissolve | Code::SpliceInsert | Code::PresenceMoved
            );
            let speaks = speaks_against(observation);
            let inside = observation.span.overlaps(&within)
                || (within.start_ms <= observation.span.start_ms
                    && observation.span.start_ms < within.end_ms);
            let long = point || observation.span.duration_ms() > i64::from(self.review_ms);
            let sure = observation.confidence_ppm >= self.review_ppm;
            if self.codes.contains(&observation.code) && speaks && inside && long && sure {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, observation)
                    .param(Param::LengthMs, observation.span.duration_ms())
                    .param(Param::ReviewMs, self.review_ms);
                context.add_observed(&mut assessment, Outcome::Review, observation, why);
            }
        }
        assessment
            .pass(ReasonBuilder::new(ReasonCode::Met).param(Param::Codes, names(self.codes.iter().copied())))
    }
}

/// A label lies beside the table where less of its way than this is on it, in thousandths: corners of labels are found to within a
/// few pixels.
const LABEL_ON_TABLE_PERMILLE: i64 = 900;

/// Where the label was followed to places beside the work table, while it was in the picture.
fn beside_table<'a>(within: Span, context: &JudgeContext<'a>) -> Vec<(&'a Observation, ReasonBuilder)> {
    let Some(table) = context.case.region() else { return Vec::new() };
    let left = |parcel: &'a Observation| {
        let way = parcel.values::<PresenceParcel>()?.way_permille()?;
        (parcel.span.overlaps(&within) && table.share_of(way) < LABEL_ON_TABLE_PERMILLE).then(|| {
            let why = ReasonBuilder::observed(ReasonCode::BesideTable, parcel);
            (
                parcel,
                why.param(Param::WayPermille, way.to_vec())
                    .param(Param::TablePermille, table.permille().to_vec()),
            )
        })
    };
    context.observed(Code::PresenceParcel).filter_map(left).collect()
}
