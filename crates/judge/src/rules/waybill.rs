//! The number on the label against the number that is expected: what the rules on waybills share.

use onetake_report::facts::{ReadingKind, WaybillText, WaybillUnread};
use onetake_report::{Code, Observation, Outcome, ReasonCode};
use onetake_waybill::{self as number, Match, likeliest};

use crate::assess::{Assessment, ReasonBuilder};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::{Statement, StatementKind};

pub(super) mod bars;

/// Most labels whose unread bars are compared with an expected number.
const MAX_COMPARED: usize = 3;

/// What a text read means for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
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
    number::is_address(text) && !number::is_carrier_address(text) && !likeliest(text).number.distinctive()
}

/// What a text means for one expected number.
pub(super) fn meaning_for<'a>(text: &'a str, expected: &'a str, context: &JudgeContext<'a>) -> Meaning {
    match context.compare(text, expected) {
        Match::Equal => Meaning::Wanted,
        Match::Partial => Meaning::Piece,
        Match::Different { plausible: true } if is_mere_address(text) => Meaning::Nothing,
        Match::Different { plausible: true } => Meaning::Other,
        Match::Different { plausible: false } | Match::Unreadable => Meaning::Nothing,
    }
}

/// What a text means for the case.
pub(super) fn meaning<'a>(text: &'a str, context: &JudgeContext<'a>) -> Meaning {
    let expected = context.case.expected_waybills();
    if expected.is_empty() {
        let named = likeliest(text).number.plausible() && !is_mere_address(text);
        return if named { Meaning::Wanted } else { Meaning::Nothing };
    }
    let all: Vec<Meaning> = expected.iter().map(|expected| meaning_for(text, expected, context)).collect();
    [Meaning::Wanted, Meaning::Piece, Meaning::Other]
        .into_iter()
        .find(|meaning| all.contains(meaning))
        .unwrap_or(Meaning::Nothing)
}

/// The text of a reading, unless it is the number of an article: that says nothing about the label.
pub(super) fn text_of(observation: &Observation) -> Option<&str> {
    let read = observation.values::<WaybillText>()?;
    if read.kind() == Some(ReadingKind::ArticleNumber) { None } else { read.text() }
}

/// The number in what a symbol holds, for people to compare: a QR code holds much else. The whole text where no piece of it
/// may be a number.
pub(super) fn number_in(text: &str) -> &str {
    let piece = likeliest(text);
    if piece.number.plausible() { piece.text } else { text }
}

/// Numbers that persons read from the label.
pub(super) fn transcribed<'a>(
    context: &JudgeContext<'a>,
) -> impl Iterator<Item = (NumberedAttestation<'a>, &'a str)> {
    context.seen(StatementKind::WaybillTranscribed).filter_map(|stated| {
        match stated.attestation.statement() {
            Statement::WaybillTranscribed { text } => Some((stated, text.as_str())),
            _ => None,
        }
    })
}

/// The readings of the wanted number, by machine.
fn wanted_readings<'a>(context: &JudgeContext<'a>) -> Vec<&'a Observation> {
    context
        .observed(Code::WaybillReading)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, context) == Meaning::Wanted))
        .collect()
}

/// Numbers that persons read and that mean that for the case.
fn transcribed_as<'a>(
    wanted: Meaning,
    context: &JudgeContext<'a>,
) -> impl Iterator<Item = NumberedAttestation<'a>> {
    let all = transcribed(context).filter(move |(_, text)| meaning(text, context) == wanted);
    all.map(|(stated, _)| stated)
}

/// The readings of the number that the video shows: the wanted one or, where neither machine nor person read that or a piece
/// of it, another one. That it is another one, [`matches`] says; nothing else about it is in doubt.
pub(super) fn shown_readings<'a>(context: &JudgeContext<'a>) -> Vec<&'a Observation> {
    let wanted = wanted_readings(context);
    if !wanted.is_empty() || is_wanted_shown(context) {
        return wanted;
    }
    context
        .observed(Code::WaybillReading)
        .filter(|reading| text_of(reading).is_some_and(|text| meaning(text, context) == Meaning::Other))
        .collect()
}

/// Whether the wanted number, or a piece of it, is in the video as far as anyone could tell.
pub(super) fn is_wanted_shown(context: &JudgeContext<'_>) -> bool {
    let tells = |text| matches!(meaning(text, context), Meaning::Wanted | Meaning::Piece);
    let seen = [Code::WaybillReading, Code::WaybillSighting].into_iter();
    let mut seen = seen.flat_map(|code| context.observed(code)).filter_map(text_of);
    seen.any(tells) || transcribed(context).any(|(_, text)| tells(text))
}

/// Moments at which the number is shown, in milliseconds: the first and the last sighting of each reading, and the
/// ends of the spans in which persons read it.
pub(super) fn moments_shown(context: &JudgeContext<'_>) -> Vec<i64> {
    let read = shown_readings(context).into_iter().map(|reading| reading.span);
    let wanted = if is_wanted_shown(context) { Meaning::Wanted } else { Meaning::Other };
    let by_persons = transcribed_as(wanted, context).map(|stated| stated.span());
    let mut moments: Vec<i64> = read
        .chain(by_persons)
        .flat_map(|span| [span.start_ms, span.end_ms.saturating_sub(1).max(span.start_ms)])
        .collect();
    moments.sort_unstable();
    moments.dedup();
    moments
}

/// Labels that were not read, of which there are bars: those that were in the picture longest.
pub(super) fn with_bars<'a>(context: &JudgeContext<'a>) -> Vec<&'a Observation> {
    let unread =
        [Code::WaybillUnread, Code::WaybillSighting].into_iter().flat_map(|code| context.observed(code));
    let mut longest: Vec<&Observation> = unread.filter(|unread| bars::are_kept(unread)).collect();
    let frames = |seen: &Observation| {
        let read = || seen.values::<WaybillText>()?.frames();
        seen.values::<WaybillUnread>().and_then(|unread| unread.frames()).or_else(read)
    };
    longest.sort_by_key(|unread| (std::cmp::Reverse(frames(unread)), unread.id));
    longest.truncate(MAX_COMPARED);
    longest
}

pub(super) fn unread(context: &JudgeContext<'_>, why: impl Fn(&Observation) -> ReasonBuilder) -> Assessment {
    let near =
        [Code::WaybillSighting, Code::WaybillUnread].into_iter().flat_map(|code| context.observed(code));
    let mut assessment = Assessment::new();
    for observation in near {
        assessment.add(Outcome::Review, why(observation));
    }
    if assessment.outcome() == Outcome::Pass {
        assessment.add(Outcome::Review, ReasonBuilder::new(ReasonCode::WaybillUnreadable));
    }
    assessment
}
