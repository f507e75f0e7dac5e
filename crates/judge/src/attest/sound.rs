//! Whether a statement can be meant: a person, a time, a span inside of the video, and what belongs to it.

use onetake_report::{AttestedState, ScanRecord};

use super::{ChecklistItem, Draft, DraftSpan, MAX_TEXT, Statement};
use crate::case::{Earliest, StatedTime, TimeError, UtcTime};
use crate::fault::{NameList, Suggestion, faults};

faults! {
    /// Why a statement cannot be meant.
    pub enum StatementFault in "statement" {
        /// It was made after now.
        AfterNow { at: String, now: UtcTime } = "after_now", "`at` = {at:?} lies after now, {now}: give the time at which it is stated";
        /// It was made before such videos were.
        TooEarly { at: String } = "too_early", "`at` = {at:?} lies before any video of today's kinds: give the time at which it is stated";
        /// Its time has no zone.
        NoZone { at: String } = "no_zone", "`at` = {at:?} has no zone: write it as 2026-11-20T15:04:00+08:00";
        /// Its time is none.
        NoTime { problem: TimeError } = "no_time", "`at`: {problem}";
        /// Nobody makes it.
        NoPerson { name: &'static str } = "no_person", "`{name}` is empty: a statement needs a person who makes it";
        /// A text that is too long.
        TextTooLong { limit: usize } = "text_too_long", "a text is longer than {limit} characters: shorten it";
        /// The record has no such still.
        NoStill { still: u32 } = "no_still", "the record has no still {still}";
        /// It was made before.
        Same {} = "same", "the same person stated the same about this span before: remove one of them";
        /// The contrary was stated before.
        Contrary {} = "contrary", "the same person stated another state about this span before: keep the right one";
        /// The span has no length.
        NoSpan { start_ms: i64, end_ms: i64 } = "no_span", "the span ends at {end_ms} ms, not after its start at {start_ms} ms";
        /// The span is not in the video.
        Outside { start_ms: i64, end_ms: i64, first_ms: i64, last_ms: i64 } = "outside", "the span {start_ms} to {end_ms} ms lies outside the video, which runs from {first_ms} to {last_ms} ms";
        /// No side of the parcel is named.
        NoSide {} = "no_side", "no side is named: list the sides that are shown";
        /// No number of the label.
        NoNumber {} = "no_number", "`text` holds no number: write the number as it stands on the label";
        /// The record has no such observation.
        NoObservation { observation: u32 } = "no_observation", "the record has no observation {observation}";
        /// An explanation that explains nothing.
        NoNote {} = "no_note", "an explanation needs a `note` that says what it is";
        /// No criterion.
        NoCriterion {} = "no_criterion", "no rule is named: list the ids of those that are answered, such as CLR.RES";
        /// No order line.
        NoLine {} = "no_line", "`line` is empty: give the id of the order line";
        /// No serial number.
        NoSerial {} = "no_serial", "`text` holds no number: write the serial number as it stands there";
        /// The condition is missing.
        NoCondition { item: &'static str, known: NameList } = "no_condition", "`condition` is not given: say how the {item} is ({known}), or `state = \"not_visible\"`";
        /// A condition of what cannot be seen.
        ConditionUnseen { item: &'static str } = "condition_unseen", "the {item} cannot be seen and has a `condition`: keep one of both";
        /// A condition that is not so.
        ConditionNotSeen {} = "condition_not_seen", "a condition is `seen` or `not_visible`; name the condition that is seen";
        /// A condition that the item cannot have.
        OtherCondition { given: String, item: &'static str, near: Suggestion, known: NameList } = "other_condition", "{given:?} is no condition of the {item}{near}; known are: {known}";
    }
}

/// Whether it can be meant of that record, after those that were stated before.
pub(super) fn check(draft: &Draft, earlier: &[Draft], record: &ScanRecord) -> Result<(), StatementFault> {
    for (name, text) in [("who", &draft.who), ("role", &draft.role)] {
        if text.trim().is_empty() {
            return Err(StatementFault::NoPerson { name });
        }
    }
    let note = draft.note.as_deref().unwrap_or_default();
    if [draft.who.as_str(), &draft.role, note].iter().any(|text| text.chars().count() > MAX_TEXT) {
        return Err(StatementFault::TextTooLong { limit: MAX_TEXT });
    }
    match draft.at.parse::<StatedTime>() {
        Ok(time) => match time.instant().map(UtcTime::as_second) {
            Some(second) if second < Earliest::STATED.instant_s => {
                return Err(StatementFault::TooEarly { at: draft.at.clone() });
            }
            Some(_) => {}
            None => {
                return Err(StatementFault::NoZone { at: draft.at.clone() });
            }
        },
        Err(problem) => return Err(StatementFault::NoTime { problem }),
    }
    check_span(draft.span, record)?;
    if let Some(still) = draft.still
        && !record.stills.iter().any(|known| known.id == still)
    {
        return Err(StatementFault::NoStill { still });
    }
    check_statement(draft, record)?;
    let same = |other: &&Draft| {
        other.who == draft.who
            && other.statement == draft.statement
            && other.span.start_ms < draft.span.end_ms
            && draft.span.start_ms < other.span.end_ms
    };
    match earlier.iter().find(same) {
        Some(other) if other.state == draft.state => Err(StatementFault::Same {}),
        Some(_) => Err(StatementFault::Contrary {}),
        None => Ok(()),
    }
}

fn check_span(span: DraftSpan, record: &ScanRecord) -> Result<(), StatementFault> {
    let DraftSpan { start_ms, end_ms } = span;
    let take = record.timeline.span;
    if start_ms >= end_ms {
        return Err(StatementFault::NoSpan { start_ms, end_ms });
    }
    // Players show whole seconds: who writes down the end as shown may name the next full second.
    let shown_end_ms = take.end_ms.saturating_add(999).div_euclid(1000).saturating_mul(1000);
    if start_ms < take.start_ms || end_ms > shown_end_ms {
        return Err(StatementFault::Outside {
            start_ms,
            end_ms,
            first_ms: take.start_ms,
            last_ms: take.end_ms,
        });
    }
    Ok(())
}

fn check_statement(draft: &Draft, record: &ScanRecord) -> Result<(), StatementFault> {
    match &draft.statement {
        Statement::OutsideShown { sides } if sides.is_empty() && draft.state == AttestedState::Seen => {
            Err(StatementFault::NoSide {})
        }
        Statement::WaybillTranscribed { text }
            if text.trim().is_empty() || text.chars().count() > MAX_TEXT =>
        {
            Err(StatementFault::NoNumber {})
        }
        Statement::EventExplained { observation } => {
            if !record.observations.iter().any(|known| known.id == *observation) {
                return Err(StatementFault::NoObservation { observation: *observation });
            }
            check_note(draft)
        }
        Statement::FindingExplained { criteria }
            if criteria.is_empty()
                || criteria.len() > MAX_CRITERIA
                || !criteria.iter().all(|id| is_id(id)) =>
        {
            Err(StatementFault::NoCriterion {})
        }
        Statement::FindingExplained { .. } => check_note(draft),
        Statement::LineShown { line, .. } if line.trim().is_empty() => Err(StatementFault::NoLine {}),
        Statement::SerialRead { text, .. } if text.trim().is_empty() || text.chars().count() > MAX_TEXT => {
            Err(StatementFault::NoSerial {})
        }
        Statement::Inspected { item, condition } => check_condition(*item, condition.as_deref(), draft.state),
        _ => Ok(()),
    }
}

/// Most criteria that one statement answers; no policy has so many.
const MAX_CRITERIA: usize = 200;

/// Whether it can be the id of a criterion.
fn is_id(id: &str) -> bool {
    !id.trim().is_empty() && id.chars().count() <= MAX_TEXT
}

/// An explanation says something.
fn check_note(draft: &Draft) -> Result<(), StatementFault> {
    let empty = draft.note.as_deref().is_none_or(|note| note.trim().is_empty());
    if empty { Err(StatementFault::NoNote {}) } else { Ok(()) }
}

/// An item of the checklist has one of its own conditions, or cannot be seen.
fn check_condition(
    item: ChecklistItem,
    condition: Option<&str>,
    state: AttestedState,
) -> Result<(), StatementFault> {
    let known = item.conditions();
    match (condition, state) {
        (None, AttestedState::NotVisible) => Ok(()),
        (None, _) => Err(StatementFault::NoCondition {
            item: item.as_str(),
            known: NameList::of(known.iter().copied()),
        }),
        (Some(_), AttestedState::NotVisible) => Err(StatementFault::ConditionUnseen { item: item.as_str() }),
        (Some(_), AttestedState::NotSeen) => Err(StatementFault::ConditionNotSeen {}),
        (Some(condition), AttestedState::Seen) if known.contains(&condition) => Ok(()),
        (Some(condition), AttestedState::Seen) => Err(StatementFault::OtherCondition {
            given: condition.to_owned(),
            item: item.as_str(),
            near: Suggestion::of(condition, known.iter().copied()),
            known: NameList::of(known.iter().copied()),
        }),
    }
}
