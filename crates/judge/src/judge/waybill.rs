//! The number on the label against the number that is expected.

mod bars;

use onetake_report::facts::{ReadingKind, WaybillText, WaybillUnread};
use onetake_report::{AttestedState, Code, Observation, ObserverId, Outcome, Param, ReasonCode};

use super::evidence::{Evidence, Stated};
use super::opinion::{Opinion, Why};
use crate::attest::{Statement, StatementKind};
use crate::policy::predicate::WaybillRead;
use onetake_waybill::{self as waybill, Match, likeliest};

/// Most labels whose unread bars are compared with an expected number.
const MOST_COMPARED: usize = 3;

/// What a text read means for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// It is an expected number; or, where none is expected, a plausible one.
    Wanted,
    /// It is a piece of an expected number.
    Piece,
    /// It is another number that a carrier may have issued.
    Other,
    /// It says nothing about the waybill.
    Nothing,
}

/// Whether a text is an address, not of a carrier, in which no number can be told from mere digits: shops and carriers print such
/// codes on most labels.
fn is_mere_address(text: &str) -> bool {
    waybill::is_address(text) && !waybill::is_carrier_address(text) && !likeliest(text).number.distinctive()
}

/// What a text means for one expected number.
fn meaning_for<'a>(text: &'a str, expected: &'a str, evidence: &Evidence<'a>) -> Meaning {
    match evidence.compare(text, expected) {
        Match::Equal => Meaning::Wanted,
        Match::Partial => Meaning::Piece,
        Match::Different { plausible: true } if is_mere_address(text) => Meaning::Nothing,
        Match::Different { plausible: true } => Meaning::Other,
        Match::Different { plausible: false } | Match::Unreadable => Meaning::Nothing,
    }
}

/// What a text means for the case.
fn meaning<'a>(text: &'a str, evidence: &Evidence<'a>) -> Meaning {
    let expected = evidence.case.expected_waybills();
    if expected.is_empty() {
        let named = likeliest(text).number.plausible() && !is_mere_address(text);
        return if named { Meaning::Wanted } else { Meaning::Nothing };
    }
    let all: Vec<Meaning> = expected.iter().map(|expected| meaning_for(text, expected, evidence)).collect();
    [Meaning::Wanted, Meaning::Piece, Meaning::Other]
        .into_iter()
        .find(|meaning| all.contains(meaning))
        .unwrap_or(Meaning::Nothing)
}

/// The text of a reading, unless it is the number of an article: that says nothing about the label.
fn text_of(observation: &Observation) -> Option<&str> {
    let read = observation.values::<WaybillText>()?;
    if read.kind() == Some(ReadingKind::ArticleNumber) { None } else { read.text() }
}

/// The number in what a symbol holds, for people to compare: a QR code holds much else. The whole text where no piece of it
/// may be a number.
fn number_in(text: &str) -> &str {
    let piece = likeliest(text);
    if piece.number.plausible() { piece.text } else { text }
}

/// Numbers that persons read from the label.
fn transcribed<'a>(evidence: &Evidence<'a>) -> impl Iterator<Item = (Stated<'a>, &'a str)> {
    evidence.seen(StatementKind::WaybillTranscribed).filter_map(|stated| {
        match stated.attestation.statement() {
            Statement::WaybillTranscribed { text } => Some((stated, text.as_str())),
            _ => None,
        }
    })
}

/// The readings of the wanted number, by machine.
pub(super) fn wanted_readings<'a>(evidence: &Evidence<'a>) -> Vec<&'a Observation> {
    evidence
        .observed(Code::WaybillReading)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, evidence) == Meaning::Wanted))
        .collect()
}

/// Numbers that persons read and that mean that for the case.
fn transcribed_as<'a>(wanted: Meaning, evidence: &Evidence<'a>) -> impl Iterator<Item = Stated<'a>> {
    let all = transcribed(evidence).filter(move |(_, text)| meaning(text, evidence) == wanted);
    all.map(|(stated, _)| stated)
}

/// The readings of the number that the video shows: the wanted one or, where neither machine nor person read that or a piece
/// of it, another one. That it is another one, [`matches`] says; nothing else about it is in doubt.
pub(super) fn shown_readings<'a>(evidence: &Evidence<'a>) -> Vec<&'a Observation> {
    let wanted = wanted_readings(evidence);
    if !wanted.is_empty() || is_wanted_shown(evidence) {
        return wanted;
    }
    evidence
        .observed(Code::WaybillReading)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, evidence) == Meaning::Other))
        .collect()
}

/// Whether the wanted number, or a piece of it, is in the video as far as anyone could tell.
fn is_wanted_shown(evidence: &Evidence<'_>) -> bool {
    let tells = |text| matches!(meaning(text, evidence), Meaning::Wanted | Meaning::Piece);
    let seen = [Code::WaybillReading, Code::WaybillSighting].into_iter();
    let mut seen = seen.flat_map(|code| evidence.observed(code)).filter_map(text_of);
    seen.any(tells) || transcribed(evidence).any(|(_, text)| tells(text))
}

/// Moments at which the number is shown, in milliseconds: the first and the last sighting of each reading, and the
/// ends of the spans in which persons read it.
pub(super) fn moments_shown(evidence: &Evidence<'_>) -> Vec<i64> {
    let read = shown_readings(evidence).into_iter().map(|reading| reading.span);
    let wanted = if is_wanted_shown(evidence) { Meaning::Wanted } else { Meaning::Other };
    let by_persons = transcribed_as(wanted, evidence).map(|stated| stated.span());
    let mut moments: Vec<i64> = read
        .chain(by_persons)
        .flat_map(|span| [span.start_ms, span.end_ms.saturating_sub(1).max(span.start_ms)])
        .collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// The number was read by machine, often enough.
pub(super) fn read(parameters: &WaybillRead, evidence: &Evidence<'_>) -> Opinion {
    let WaybillRead { frames, frames_apart, apart_ms } = *parameters;
    let mut opinion = Opinion::new();
    let readings = shown_readings(evidence);
    let mut short = Vec::new();
    for reading in &readings {
        let why = |code| {
            Why::observed(code, reading)
                .param(Param::Text, number_in(text_of(reading).unwrap_or_default()))
                .param(Param::FramesNeeded, frames)
                .param(Param::LengthMs, reading.span.duration_ms())
        };
        match reading.values::<WaybillText>().and_then(|read| read.frames()) {
            None => short.push(why(ReasonCode::NotMeasured)),
            Some(count) => {
                let apart =
                    count >= u64::from(frames_apart) && reading.span.duration_ms() >= i64::from(apart_ms);
                let why = |code| why(code).param(Param::Frames, count);
                if count >= u64::from(frames) || apart {
                    opinion.add(Outcome::Pass, why(ReasonCode::Met));
                } else {
                    short.push(why(ReasonCode::NearLimit));
                }
            }
        }
    }
    if opinion.outcome() == Outcome::Pass && !readings.is_empty() && short.len() < readings.len() {
        return opinion;
    }
    for why in short {
        opinion.add(Outcome::Review, why);
    }
    if readings.is_empty() {
        opinion.join(unreadable(evidence));
    }
    opinion.join(evidence.coverage(ObserverId::Waybill));
    opinion
}

/// No reading: what was nearly one, with its stills.
fn unreadable(evidence: &Evidence<'_>) -> Opinion {
    unread(evidence, |observation| Why::observed(ReasonCode::WaybillUnreadable, observation))
}

/// The same, with what unread bars say about the expected number: those that were in the picture longest. A comparison takes
/// some 50 ms, more than all else that is judged.
fn unreadable_for(expected: &str, evidence: &Evidence<'_>) -> Opinion {
    let longest = with_bars(evidence);
    unread(evidence, |observation| {
        if longest.iter().any(|compared| compared.id == observation.id) {
            bars::against(expected, observation)
        } else {
            Why::observed(ReasonCode::WaybillUnreadable, observation)
        }
    })
}

/// Labels that were not read, of which there are bars: those that were in the picture longest.
fn with_bars<'a>(evidence: &Evidence<'a>) -> Vec<&'a Observation> {
    let unread =
        [Code::WaybillUnread, Code::WaybillSighting].into_iter().flat_map(|code| evidence.observed(code));
    let mut longest: Vec<&Observation> = unread.filter(|unread| bars::are_kept(unread)).collect();
    let frames = |seen: &Observation| {
        let read = || seen.values::<WaybillText>()?.frames();
        seen.values::<WaybillUnread>().and_then(|unread| unread.frames()).or_else(read)
    };
    longest.sort_by_key(|unread| (std::cmp::Reverse(frames(unread)), unread.id));
    longest.truncate(MOST_COMPARED);
    longest
}

fn unread(evidence: &Evidence<'_>, why: impl Fn(&Observation) -> Why) -> Opinion {
    let near =
        [Code::WaybillSighting, Code::WaybillUnread].into_iter().flat_map(|code| evidence.observed(code));
    let mut opinion = Opinion::new();
    for observation in near {
        opinion.add(Outcome::Review, why(observation));
    }
    if opinion.outcome() == Outcome::Pass {
        opinion.add(Outcome::Review, Why::new(ReasonCode::WaybillUnreadable));
    }
    opinion
}

/// Every expected number was read, by machine or by a person.
pub(super) fn matches(evidence: &Evidence<'_>) -> Opinion {
    let expected = evidence.case.expected_waybills();
    if expected.is_empty() {
        return Opinion::new()
            .review(Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "expected_waybills"));
    }
    let mut opinion = Opinion::new();
    for expected in expected {
        opinion.join(matches_one(expected, evidence));
    }
    opinion
}

fn matches_one<'a>(expected: &'a str, evidence: &Evidence<'a>) -> Opinion {
    let mut opinion = Opinion::new();
    let by_machine = |wanted: Meaning| {
        evidence.observed(Code::WaybillReading).filter(move |reading| {
            text_of(reading).is_some_and(|text| meaning_for(text, expected, evidence) == wanted)
        })
    };
    let by_persons = |wanted: Meaning| {
        transcribed(evidence).filter(move |(_, text)| meaning_for(text, expected, evidence) == wanted)
    };
    let observed = |code, reading: &Observation| {
        Why::observed(code, reading)
            .param(Param::Text, number_in(text_of(reading).unwrap_or_default()))
            .param(Param::Expected, expected)
    };
    let stated = |code, (stated, text): (Stated<'_>, &str)| {
        Why::new(code)
            .param(Param::Text, text)
            .param(Param::Expected, expected)
            .at(stated.span())
            .stated_by(stated.id)
    };

    for reading in by_machine(Meaning::Wanted) {
        opinion.add(Outcome::Pass, observed(ReasonCode::WaybillEqual, reading));
    }
    let equal_by_person: Vec<_> = by_persons(Meaning::Wanted).collect();
    for person in &equal_by_person {
        opinion.add(Outcome::Pass, stated(ReasonCode::WaybillEqual, *person));
    }
    // A person who read another number that the case does not expect speaks against both.
    let differing =
        || by_persons(Meaning::Other).filter(|(_, text)| meaning(text, evidence) == Meaning::Other);
    let equal = by_machine(Meaning::Wanted).next().is_some() || !equal_by_person.is_empty();
    if equal {
        for person in differing() {
            opinion.add(Outcome::Review, stated(ReasonCode::StatementsDiffer, person));
        }
        return opinion;
    }

    // The expected number was not read. That another one was, says so only if the whole video was looked through.
    let limits = evidence.limits_of([Code::WaybillReading]);
    for reading in by_machine(Meaning::Piece) {
        opinion.add(Outcome::Review, observed(ReasonCode::WaybillPartial, reading));
    }
    for person in by_persons(Meaning::Piece) {
        opinion.add(Outcome::Review, stated(ReasonCode::WaybillPartial, person));
    }
    for sighting in evidence.observed(Code::WaybillSighting) {
        if text_of(sighting).is_some_and(|text| {
            matches!(meaning_for(text, expected, evidence), Meaning::Wanted | Meaning::Piece)
        }) {
            opinion.add(Outcome::Review, observed(ReasonCode::NearLimit, sighting));
        }
    }
    let certain = opinion.outcome() == Outcome::Pass && limits.outcome() == Outcome::Pass;
    let outcome = if certain { Outcome::Fail } else { Outcome::Review };
    let others = by_machine(Meaning::Other)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, evidence) == Meaning::Other));
    let others: Vec<&Observation> = others.collect();
    // What could not be read beside them may be the label with the expected number.
    let mut possible = Vec::new();
    if !others.is_empty() {
        possible.extend(with_bars(evidence).into_iter().filter(|bars| bars::are_consistent(expected, bars)));
    }
    for reading in others {
        let (why, certain) = bars::differing(expected, reading);
        let why = why.param(Param::Text, number_in(text_of(reading).unwrap_or_default()));
        let certain = certain && possible.is_empty();
        opinion.add(if certain { outcome } else { Outcome::Review }, why);
    }
    for unread in possible {
        opinion.add(Outcome::Review, bars::against(expected, unread));
    }
    for person in differing() {
        opinion.add(outcome, stated(ReasonCode::WaybillDifferent, person));
    }
    if opinion.outcome() == Outcome::Pass {
        opinion.join(unreadable_for(expected, evidence));
        let not_visible = evidence
            .stated(StatementKind::WaybillTranscribed)
            .filter(|stated| stated.state() != AttestedState::Seen);
        for person in not_visible {
            let why = Why::new(ReasonCode::WaybillUnreadable).at(person.span()).stated_by(person.id);
            opinion.add(Outcome::Review, why.param(Param::Expected, expected));
        }
    }
    opinion.join(limits);
    opinion
}

/// No other number was read, and the readers agree.
pub(super) fn single(evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = evidence.limits_of([Code::WaybillReading, Code::WaybillConflict]);
    for conflict in evidence.observed(Code::WaybillConflict) {
        let why = Why::observed(ReasonCode::WaybillSeveral, conflict);
        evidence.flag(&mut opinion, Outcome::Review, conflict, why);
    }
    let readings: Vec<(&Observation, &str)> = evidence
        .observed(Code::WaybillReading)
        .filter_map(|reading| text_of(reading).map(|text| (reading, text)))
        .collect();
    if readings.is_empty() && transcribed(evidence).next().is_none() {
        opinion.add(Outcome::Review, Why::new(ReasonCode::WaybillUnreadable));
    }
    let expects = !evidence.case.expected_waybills().is_empty();
    // One number that is another than the expected one is one number.
    let others_alone = expects && !is_wanted_shown(evidence);
    let candidate = if others_alone { Meaning::Other } else { Meaning::Wanted };
    let first = readings.iter().find(|(_, text)| meaning(text, evidence) == candidate);
    let is_first = |text| {
        first.is_some_and(|(_, first)| meaning_for(text, number_in(first), evidence) == Meaning::Wanted)
    };
    for (reading, text) in &readings {
        let other = match meaning(text, evidence) {
            Meaning::Other => !others_alone || !is_first(text),
            // Without an expected number, any two plausible ones are several.
            Meaning::Wanted => !expects && !is_first(text),
            _ => false,
        };
        if other {
            let why = Why::observed(ReasonCode::WaybillSeveral, reading).param(Param::Text, number_in(text));
            evidence.flag(&mut opinion, Outcome::Review, reading, why);
        }
    }
    opinion
}
