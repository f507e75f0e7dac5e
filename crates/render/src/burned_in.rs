//! Numbers that the recorder burned in beside its clock, and what they say about the expected one.

use onetake_report::facts::ClockOverlayNumber;
use onetake_report::{Code, Observation, Report, ScanRecord};
use onetake_waybill::{BurnedIn, compare_burned_in};

/// Numbers that are told, at most.
const MOST: usize = 4;

/// A number, the message that says what it says about the expected one, and where it was read.
pub(super) struct Told<'a> {
    pub(super) number: &'a str,
    pub(super) says: &'static str,
    pub(super) seen: &'a Observation,
}

/// The numbers of a record, each once.
pub(super) fn told<'a>(record: &'a ScanRecord, report: &Report) -> Vec<Told<'a>> {
    let expected = &report.case.expected_waybills;
    let mut told: Vec<Told<'a>> = Vec::new();
    for seen in record.observations.iter().filter(|seen| seen.code == Code::ClockOverlayNumber) {
        let Some(number) = seen.values::<ClockOverlayNumber>().and_then(|seen| seen.number()) else {
            continue;
        };
        if told.len() < MOST && !told.iter().any(|told| told.number == number) {
            let says = expected.iter().map(|expected| compare_burned_in(number, expected));
            told.push(Told { number, says: message(says.min()), seen });
        }
    }
    told
}

/// The best of what it says about the expected numbers, as a message.
fn message(says: Option<BurnedIn>) -> &'static str {
    match says {
        None => "burned_in-not-compared",
        Some(BurnedIn::Same) => "burned_in-same",
        Some(BurnedIn::Part) => "burned_in-part",
        Some(BurnedIn::Differs { clear: true }) => "burned_in-differs",
        Some(BurnedIn::Differs { clear: false }) => "burned_in-other",
        Some(BurnedIn::Unreadable) => "burned_in-unreadable",
    }
}
