//! Every part of the way of the goods is shown by something.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::MINUTE_MS;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::instants;

/// [`Predicate::Custody`]. `review` for a part of the way that nothing shows, and for a hole between two parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// Longest time between two parts that is no reason to look.
    pub max_gap_minutes: u32,
}

impl Rule for Custody {
    const NAME: &'static str = "custody";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("max_gap_minutes", Strictness::Lower)];

    /// Every part of the way is shown by something, and no time lies between.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let events = context.case.custody();
        if events.is_empty() {
            return Assessment::not_applicable(
                ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "custody"),
            );
        }
        let mut assessment = Assessment::new();
        let mut parts: Vec<_> =
            events.iter().filter_map(|event| Some((instants(&event.from, &event.to)?, event))).collect();
        parts.sort_by_key(|(span, event)| (*span, event.segment.clone()));
        let mut ended: Option<(i64, &str)> = None;
        for ((from, to), event) in parts {
            let segment = event.segment.as_str();
            let (from_ms, to_ms) = (from.as_millisecond(), to.as_millisecond());
            if let Some((end_ms, before)) = ended {
                let gap_ms = from_ms.saturating_sub(end_ms);
                if gap_ms > i64::from(self.max_gap_minutes) * MINUTE_MS {
                    let why = ReasonBuilder::new(ReasonCode::CustodyGap)
                        .param(Param::BeforeSegment, before)
                        .param(Param::AfterSegment, segment)
                        .param(Param::GapMinutes, gap_ms / MINUTE_MS);
                    assessment.add(Outcome::Review, why);
                }
            }
            let why = |code| {
                let length = to_ms.saturating_sub(from_ms) / MINUTE_MS;
                ReasonBuilder::new(code).param(Param::Segment, segment).param(Param::LengthMinutes, length)
            };
            match event.evidence.as_deref().filter(|text| !text.trim().is_empty()) {
                Some(text) => {
                    assessment.add(Outcome::Pass, why(ReasonCode::Met).param(Param::Evidence, text))
                }
                None => assessment.add(Outcome::Review, why(ReasonCode::CustodyGap)),
            }
            if ended.is_none_or(|(latest, _)| latest < to_ms) {
                ended = Some((to_ms, segment));
            }
        }
        assessment
    }
}
