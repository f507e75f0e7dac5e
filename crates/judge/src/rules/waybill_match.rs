//! The expected number was read.

use onetake_report::facts::ClockOverlayNumber;
use onetake_report::{AttestedState, Code, Observation, Outcome, Param, ReasonCode};
use onetake_waybill::{BurnedIn, compare_burned_in};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::CLAIMED_PPM;
use super::strictness::Strictness;
use super::waybill::{
    Meaning, bars, meaning, meaning_for, number_in, text_of, transcribed, unread, with_bars,
};
use crate::assess::{Assessment, ReasonBuilder};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::StatementKind;

/// [`Predicate::WaybillMatch`]. `pass` when every expected number was read, by machine or by a person; `fail` when another
/// plausible number was read and no expected one; `review` for a part of the number, or none, and where the recorder burned in
/// clearly another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillMatch {}

impl Rule for WaybillMatch {
    const NAME: &'static str = "waybill_match";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// Every expected number was read, by machine or by a person.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let expected = context.case.expected_waybills();
        if expected.is_empty() {
            return Assessment::new()
                .review(ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "expected_waybills"));
        }
        let mut assessment = Assessment::new();
        for expected in expected {
            assessment.join(matches_one(expected, context));
        }
        assessment.join(burned_in(expected, context));
        assessment
    }
}

fn matches_one<'a>(expected: &'a str, context: &JudgeContext<'a>) -> Assessment {
    let mut assessment = Assessment::new();
    let by_machine = |wanted: Meaning| {
        context.observed(Code::WaybillReading).filter(move |reading| {
            text_of(reading).is_some_and(|text| meaning_for(text, expected, context) == wanted)
        })
    };
    let by_persons = |wanted: Meaning| {
        transcribed(context).filter(move |(_, text)| meaning_for(text, expected, context) == wanted)
    };
    let observed = |code, reading: &Observation| {
        ReasonBuilder::observed(code, reading)
            .param(Param::Text, number_in(text_of(reading).unwrap_or_default()))
            .param(Param::Expected, expected)
    };
    let stated = |code, (stated, text): (NumberedAttestation<'_>, &str)| {
        ReasonBuilder::new(code)
            .param(Param::Text, text)
            .param(Param::Expected, expected)
            .at(stated.span())
            .stated_by(stated.id)
    };

    for reading in by_machine(Meaning::Wanted) {
        assessment.add(Outcome::Pass, observed(ReasonCode::WaybillEqual, reading));
    }
    let equal_by_person: Vec<_> = by_persons(Meaning::Wanted).collect();
    for person in &equal_by_person {
        assessment.add(Outcome::Pass, stated(ReasonCode::WaybillEqual, *person));
    }
    // A person who read another number that the case does not expect speaks against both.
    let differing =
        || by_persons(Meaning::Other).filter(|(_, text)| meaning(text, context) == Meaning::Other);
    let equal = by_machine(Meaning::Wanted).next().is_some() || !equal_by_person.is_empty();
    if equal {
        for person in differing() {
            assessment.add(Outcome::Review, stated(ReasonCode::StatementsDiffer, person));
        }
        return assessment;
    }

    // The expected number was not read. That another one was, says so only if the whole video was looked through.
    let limits = context.coverage_gaps([Code::WaybillReading]);
    for reading in by_machine(Meaning::Piece) {
        assessment.add(Outcome::Review, observed(ReasonCode::WaybillPartial, reading));
    }
    for person in by_persons(Meaning::Piece) {
        assessment.add(Outcome::Review, stated(ReasonCode::WaybillPartial, person));
    }
    for sighting in context.observed(Code::WaybillSighting) {
        if text_of(sighting).is_some_and(|text| {
            matches!(meaning_for(text, expected, context), Meaning::Wanted | Meaning::Piece)
        }) {
            assessment.add(Outcome::Review, observed(ReasonCode::NearLimit, sighting));
        }
    }
    let certain = assessment.outcome() == Outcome::Pass && limits.outcome() == Outcome::Pass;
    let outcome = if certain { Outcome::Fail } else { Outcome::Review };
    let others = by_machine(Meaning::Other)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, context) == Meaning::Other));
    let others: Vec<&Observation> = others.collect();
    // What could not be read beside them may be the label with the expected number.
    let mut possible = Vec::new();
    if !others.is_empty() {
        possible.extend(with_bars(context).into_iter().filter(|bars| bars::are_consistent(expected, bars)));
    }
    for reading in others {
        let (why, certain) = bars::differing(expected, reading);
        let why = why.param(Param::Text, number_in(text_of(reading).unwrap_or_default()));
        let certain = certain && possible.is_empty();
        assessment.add(if certain { outcome } else { Outcome::Review }, why);
    }
    for unread in possible {
        assessment.add(Outcome::Review, bars::against(expected, unread));
    }
    for person in differing() {
        assessment.add(outcome, stated(ReasonCode::WaybillDifferent, person));
    }
    if assessment.outcome() == Outcome::Pass {
        assessment.join(unreadable_for(expected, context));
        let not_visible = context
            .stated(StatementKind::WaybillTranscribed)
            .filter(|stated| stated.state() != AttestedState::Seen);
        for person in not_visible {
            let why =
                ReasonBuilder::new(ReasonCode::WaybillUnreadable).at(person.span()).stated_by(person.id);
            assessment.add(Outcome::Review, why.param(Param::Expected, expected));
        }
    }
    assessment.join(limits);
    assessment
}

/// A number that the recorder burned in and that is clearly none of the expected ones: the recorder was told another parcel. It is
/// no reading of the label, so a person looks, and nothing fails or passes by it.
fn burned_in(expected: &[String], context: &JudgeContext<'_>) -> Assessment {
    let mut assessment = Assessment::new();
    let says = |seen: &Observation, expected: &str| {
        let number = seen.values::<ClockOverlayNumber>()?.number()?;
        Some(compare_burned_in(number, expected))
    };
    let all: Vec<&Observation> = context
        .observed(Code::ClockOverlayNumber)
        .filter(|seen| seen.confidence_ppm >= CLAIMED_PPM)
        .collect();
    let differs = |seen: &&&Observation| {
        expected.iter().all(|expected| says(seen, expected) == Some(BurnedIn::Differs { clear: true }))
    };
    let wanted = |seen: &&Observation| {
        let same = |expected: &String| matches!(says(seen, expected), Some(BurnedIn::Same | BurnedIn::Part));
        expected.iter().any(same)
    };
    // An order's number beside the right waybill is none of ours.
    if all.iter().any(wanted) {
        return assessment;
    }
    for seen in all.iter().filter(differs) {
        let number = seen.values::<ClockOverlayNumber>().and_then(|seen| seen.number()).unwrap_or_default();
        let why = ReasonBuilder::observed(ReasonCode::BurnedInDiffers, seen)
            .param(Param::Text, number.trim_matches('?'))
            .param(Param::Expected, expected.join(", ").as_str());
        context.add_observed(&mut assessment, Outcome::Review, seen, why);
    }
    assessment
}

/// The same, with what unread bars say about the expected number: those that were in the picture longest. A comparison takes
/// some 50 ms, more than all else that is judged.
fn unreadable_for(expected: &str, context: &JudgeContext<'_>) -> Assessment {
    let longest = with_bars(context);
    unread(context, |observation| {
        if longest.iter().any(|compared| compared.id == observation.id) {
            bars::against(expected, observation)
        } else {
            ReasonBuilder::observed(ReasonCode::WaybillUnreadable, observation)
        }
    })
}
