//! Bars against the number that is expected. Those that could not be read may be consistent with it or not, but they were not
//! read, so a person still has to look. Those that were read as another number say so only if they cannot be of the expected
//! one: a print of which columns are missing may look like another number.

use onetake_report::facts::{WaybillText, WaybillUnread};
use onetake_report::{Observation, Param, ReasonCode};

use crate::assess::ReasonBuilder;
use onetake_code128::model::expected::{self, Comparison, Verdict};
use onetake_code128::profile::Profile;
use onetake_waybill::{self as waybill, Match};

/// The brightness across the bars of an observation, where the record holds it.
fn kept(observation: &Observation) -> Option<&str> {
    let read = || observation.values::<WaybillText>()?.bar_profile();
    observation.values::<WaybillUnread>().and_then(|unread| unread.bar_profile()).or_else(read)
}

/// Whether the record holds the bars of an observation.
pub(in crate::rules) fn are_kept(observation: &Observation) -> bool {
    kept(observation).is_some()
}

/// The bars of an observation against an expected number; none where there are none.
fn compared(expected: &str, observation: &Observation) -> Option<Comparison> {
    let profile = kept(observation).and_then(Profile::from_hex)?;
    let same = |text: &str| waybill::compare(text, expected).outcome == Match::Equal;
    let number = waybill::normalise(expected).text;
    expected::compare(&profile, &number, same)
}

/// What an unread label says about an expected number.
pub(in crate::rules) fn against(expected: &str, observation: &Observation) -> ReasonBuilder {
    let Some(found) = compared(expected, observation) else {
        return ReasonBuilder::observed(ReasonCode::WaybillUnreadable, observation);
    };
    let code = match found.verdict() {
        Verdict::Consistent => ReasonCode::WaybillBarsConsistent,
        Verdict::Inconsistent => ReasonCode::WaybillBarsInconsistent,
        Verdict::Undecidable => ReasonCode::WaybillUnreadable,
    };
    measured(ReasonBuilder::observed(code, observation).param(Param::Expected, expected), &found)
}

/// A label that was read as another number: the reason, and whether its bars are certainly not those of the expected number.
/// Labels without bars in the record, such as QR codes, whose error correction covers every module, are certain.
pub(in crate::rules) fn differing(expected: &str, reading: &Observation) -> (ReasonBuilder, bool) {
    let different =
        || ReasonBuilder::observed(ReasonCode::WaybillDifferent, reading).param(Param::Expected, expected);
    if !are_kept(reading) {
        return (different(), true);
    }
    match compared(expected, reading) {
        Some(found) if found.verdict() == Verdict::Inconsistent => (measured(different(), &found), true),
        Some(found) => {
            let doubtful = ReasonBuilder::observed(ReasonCode::WaybillReadingDoubtful, reading);
            (measured(doubtful.param(Param::Expected, expected), &found), false)
        }
        // A number that Code 128 cannot hold, or bars that are none.
        None => (different(), true),
    }
}

/// Whether bars are consistent with an expected number.
pub(in crate::rules) fn are_consistent(expected: &str, observation: &Observation) -> bool {
    compared(expected, observation).is_some_and(|found| found.verdict() == Verdict::Consistent)
}

fn measured(why: ReasonBuilder, found: &Comparison) -> ReasonBuilder {
    why.param(Param::Bars, found.verdict().as_str())
        .param(Param::ScorePpm, found.score_milli.saturating_mul(1000))
        .param(Param::BestOtherPpm, found.best_other_milli.saturating_mul(1000))
        .param(Param::LeadMilli, found.lead_milli)
        .param(Param::Others, found.others)
}
