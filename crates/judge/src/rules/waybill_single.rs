//! No other number was read.

use onetake_report::{Code, Observation, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::strictness::Strictness;
use super::waybill::{Meaning, is_wanted_shown, meaning, meaning_for, number_in, text_of, transcribed};
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::WaybillSingle`]. `review` for every other plausible number, and where readers disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillSingle {}

impl Rule for WaybillSingle {
    const NAME: &'static str = "waybill_single";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// No other number was read, and the readers agree.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = context.coverage_gaps([Code::WaybillReading, Code::WaybillConflict]);
        for conflict in context.observed(Code::WaybillConflict) {
            let why = ReasonBuilder::observed(ReasonCode::WaybillSeveral, conflict);
            context.add_observed(&mut assessment, Outcome::Review, conflict, why);
        }
        let readings: Vec<(&Observation, &str)> = context
            .observed(Code::WaybillReading)
            .filter_map(|reading| text_of(reading).map(|text| (reading, text)))
            .collect();
        if readings.is_empty() && transcribed(context).next().is_none() {
            assessment.add(Outcome::Review, ReasonBuilder::new(ReasonCode::WaybillUnreadable));
        }
        let expects = !context.case.expected_waybills().is_empty();
        // One number that is another than the expected one is one number.
        let others_alone = expects && !is_wanted_shown(context);
        let candidate = if others_alone { Meaning::Other } else { Meaning::Wanted };
        let first = readings.iter().find(|(_, text)| meaning(text, context) == candidate);
        let is_first = |text| {
            first.is_some_and(|(_, first)| meaning_for(text, number_in(first), context) == Meaning::Wanted)
        };
        for (reading, text) in &readings {
            let other = match meaning(text, context) {
                Meaning::Other => !others_alone || !is_first(text),
                // Without an expected number, any two plausible ones are several.
                Meaning::Wanted => !expects && !is_first(text),
                _ => false,
            };
            if other {
                let why = ReasonBuilder::observed(ReasonCode::WaybillSeveral, reading)
                    .param(Param::Text, number_in(text));
                context.add_observed(&mut assessment, Outcome::Review, reading, why);
            }
        }
        assessment
    }
}
