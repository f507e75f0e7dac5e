//! A case from what a report states of it, so that the report can be made again.

use onetake_report::CaseFacts;

use super::draft::DraftRecording;
use super::{Case, ClockOffset, Draft, Exception, OrderValue, Region};

impl Case {
    /// The case that a report states; none where its facts cannot be those of a case that this version knows. A case that is
    /// made so states the same facts again.
    #[must_use]
    pub fn of_facts(facts: &CaseFacts) -> Option<Self> {
        let recorded_at = match (&facts.recorded_at, &facts.recorded_clock) {
            (Some(at), Some(clock)) => Some(DraftRecording { at: at.clone(), clock: clock.clone() }),
            (None, None) => None,
            _ => return None,
        };
        let order_value = match facts.order_value.as_deref() {
            Some(text) => Some(order_value(text)?),
            None => None,
        };
        // Against which clock it was checked is no fact of a report.
        let offset = |seconds| ClockOffset { seconds, checked_against: "as stated".to_owned() };
        let draft = Draft {
            format: None,
            direction: facts.direction,
            expected_waybills: facts.expected_waybills.clone(),
            order_number: facts.order_number.clone(),
            reference: facts.reference.clone(),
            signed_off_at: facts.signed_off_at.clone(),
            recorded_at,
            stated_sha256: facts.stated_sha256.clone(),
            exceptions: facts.exceptions.iter().map(|text| exception(text)).collect::<Option<_>>()?,
            opened_by_installer_at: facts.opened_by_installer_at.clone(),
            clock_offset: facts.clock_offset_s.map(offset),
            recorder_zone: facts.recorder_zone.clone(),
            file_name: facts.file_name.clone(),
            file_modified_at: facts.file_modified_at.clone(),
            dispute: named(facts.dispute.as_deref())?,
            accepted_reason: named(facts.accepted_reason.as_deref())?,
            claim: named(facts.claim.as_deref())?,
            order_value,
            order_lines: facts.order_lines.clone(),
            custody: facts.custody.clone(),
            files: facts.files.clone(),
            documents: facts.documents.clone(),
            region: None,
            other: facts.other.clone(),
        };
        let mut case = draft.check(None).ok()?;
        if let Some(numbers) = facts.region_permille {
            case.region = Some(Region::of_permille(numbers)?);
        }
        (case.facts() == *facts).then_some(case)
    }
}

/// A word of a report, as the one of a list that it names. `None` inside where there is none.
fn named<T: serde::de::DeserializeOwned>(word: Option<&str>) -> Option<Option<T>> {
    let read = |word: &str| serde_json::from_value(serde_json::Value::from(word)).ok();
    word.map_or(Some(None), |word| read(word).map(Some))
}

fn exception(text: &str) -> Option<Exception> {
    let (kind, why) = text.split_once(": ").map_or((text, None), |(kind, why)| (kind, Some(why.to_owned())));
    Some(Exception { kind: named(Some(kind))??, why })
}

/// The form in which [`OrderValue`] is shown: `1299.00 CNY`.
fn order_value(text: &str) -> Option<OrderValue> {
    let (amount, currency) = text.split_once(' ')?;
    let (whole, hundredths) = amount.split_once('.')?;
    let minor = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths.parse().ok()?)?;
    Some(OrderValue { amount_minor: minor, currency: currency.to_owned() })
}
