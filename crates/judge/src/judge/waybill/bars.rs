//! Bars that could not be read against the number that is expected: they may be consistent with it or not, but they were not read,
//! so a person still has to look.

use onetake_report::{Code, Observation, ReasonCode};

use crate::judge::opinion::Why;
use onetake_code128::model::expected::{self, Verdict};
use onetake_code128::profile::Profile;
use onetake_waybill::{self as waybill, Match};

/// What an unread label says about an expected number. Details used, of `waybill.unread`: `bar_profile`.
pub(super) fn against(expected: &str, observation: &Observation) -> Why {
    let profile = (observation.code == Code::WaybillUnread)
        .then(|| observation.detail.text("bar_profile"))
        .flatten()
        .and_then(Profile::from_hex);
    let same = |text: &str| waybill::compare(text, expected).outcome == Match::Equal;
    let number = waybill::normalise(expected).text;
    let Some(found) = profile.and_then(|profile| expected::compare(&profile, &number, same)) else {
        return Why::observed(ReasonCode::WaybillUnreadable, observation);
    };
    let verdict = found.verdict();
    let code = match verdict {
        Verdict::Consistent => ReasonCode::WaybillBarsConsistent,
        Verdict::Inconsistent => ReasonCode::WaybillBarsInconsistent,
        Verdict::Undecidable => ReasonCode::WaybillUnreadable,
    };
    Why::observed(code, observation)
        .param("expected", expected)
        .param("bars", verdict.as_str())
        .param("score_ppm", found.score_milli.saturating_mul(1000))
        .param("best_other_ppm", found.best_other_milli.saturating_mul(1000))
        .param("lead_milli", found.lead_milli)
        .param("others", found.others)
}
