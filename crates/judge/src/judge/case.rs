//! What the case and the persons around it say, against what a policy wants to know.

use onetake_report::{
    AttestedState, Code, CoverageReason, CoverageState, Direction, ObserverId, OtherReport, Outcome, Param,
    ReasonCode, Verdict,
};

use super::attested::what_persons_say;
use super::evidence::Evidence;
use super::opinion::{Opinion, Side, Why};
use crate::attest::{Statement, StatementKind};
use crate::case::{Dispute, OrderValue, instants};
use crate::policy::predicate::{Checklist, Contrary, Custody, OtherSide, Serial, SingleFile, SoundPresent};
use crate::wording::refused_words;

const MINUTE_MS: i64 = 60_000;

/// One file, or several that the camera split.
pub(super) fn single_file(parameters: &SingleFile, evidence: &Evidence<'_>) -> Opinion {
    let files = evidence.case.files();
    let mut opinion = Opinion::new();
    if files.len() < 2 {
        return opinion.pass(Why::new(ReasonCode::Met));
    }
    let several = Why::new(ReasonCode::SeveralFiles)
        .param(Param::Files, files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>());
    opinion.add(Outcome::Review, several);
    let mut spans: Vec<_> = files
        .iter()
        .filter_map(|file| Some((instants(&file.begins_at, &file.ends_at)?, file.name.as_str())))
        .collect();
    spans.sort_unstable();
    let mut ended: Option<(i64, &str)> = None;
    for ((begins, ends), name) in spans {
        if let Some((end_ms, before)) = ended {
            let gap_ms = begins.as_millisecond().saturating_sub(end_ms);
            if gap_ms > i64::from(parameters.fail_gap_minutes) * MINUTE_MS {
                let why = Why::new(ReasonCode::OutsideLimit)
                    .param(Param::Before, before)
                    .param(Param::After, name)
                    .param(Param::GapMs, gap_ms)
                    .param(Param::MaxMs, i64::from(parameters.fail_gap_minutes) * MINUTE_MS)
                    .misses(Side::Above, Param::GapMs, Param::MaxMs);
                opinion.add(Outcome::Fail, why);
            }
        }
        let ends_ms = ends.as_millisecond();
        if ended.is_none_or(|(latest, _)| latest < ends_ms) {
            ended = Some((ends_ms, name));
        }
    }
    opinion
}

/// All contents were shown, and each line of the order with all its pieces.
pub(super) fn contents(evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = what_persons_say(StatementKind::ContentsShown, Contrary::Fail, evidence);
    for line in evidence.case.order_lines() {
        let packed = evidence.case.other().and_then(|other| packed(other, &line.id));
        let about = |code| {
            let why = Why::new(code)
                .param(Param::Statement, StatementKind::LineShown.as_str())
                .param(Param::Line, line.id.as_str())
                .param(Param::Expected, line.quantity);
            packed.map_or(why.clone(), |packed| why.param(Param::CountedThere, packed))
        };
        let mut counted = false;
        for stated in evidence.stated(StatementKind::LineShown) {
            let Statement::LineShown { line: id, count } = stated.attestation.statement() else { continue };
            if *id != line.id {
                continue;
            }
            counted = true;
            let why = |code| about(code).param(Param::Seen, *count).at(stated.span()).stated_by(stated.id);
            match stated.state() {
                AttestedState::Seen if *count >= line.quantity.max(packed.unwrap_or(0)) => {
                    opinion.add(Outcome::Pass, why(ReasonCode::Attested));
                }
                AttestedState::Seen => opinion.add(Outcome::Review, why(ReasonCode::CountShort)),
                AttestedState::NotSeen => opinion.add(Outcome::Fail, why(ReasonCode::AttestedContrary)),
                AttestedState::NotVisible => {
                    opinion.add(Outcome::Review, why(ReasonCode::AttestedContrary));
                }
            }
        }
        if !counted {
            opinion.add(Outcome::Review, about(ReasonCode::NotAttested));
        }
    }
    opinion
}

/// How many pieces of a line were counted on the video of the other direction: the most that any person saw.
fn packed(other: &OtherReport, line: &str) -> Option<u32> {
    other.counts.iter().filter(|count| count.line == line).map(|count| count.count).max()
}

/// Whether a rule for orders from some value on holds for this one; the opinion where it does not, or nobody can tell.
fn below_value(from: Option<&OrderValue>, evidence: &Evidence<'_>) -> Option<Opinion> {
    let from = from?;
    let limit = from.to_string();
    match evidence.case.order_value() {
        Some(value) if value.currency == from.currency && value.amount_minor >= from.amount_minor => None,
        Some(value) if value.currency == from.currency => {
            let why = Why::new(ReasonCode::NotForCase).param(Param::Value, value.to_string());
            Some(Opinion::not_applicable(why.param(Param::FromValue, limit)))
        }
        _ => {
            let why = Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "order_value");
            Some(Opinion::new().review(why.param(Param::FromValue, limit)))
        }
    }
}

/// A serial number was read, and is one that is known.
pub(super) fn serial(parameters: &Serial, evidence: &Evidence<'_>) -> Opinion {
    if let Some(opinion) = below_value(parameters.from_value.as_ref(), evidence) {
        return opinion;
    }
    let statement = StatementKind::SerialRead.as_str();
    let mut opinion = Opinion::new();
    let mut known: Vec<String> =
        evidence.case.order_lines().iter().flat_map(|line| &line.serials).map(|text| folded(text)).collect();
    known.extend(evidence.case.other().into_iter().flat_map(|other| &other.serials).map(|text| folded(text)));
    let mut read: Vec<String> = Vec::new();
    for stated in evidence.seen(StatementKind::SerialRead) {
        let Statement::SerialRead { text, .. } = stated.attestation.statement() else { continue };
        read.push(folded(text));
        let why =
            |code| Why::new(code).param(Param::Text, text.as_str()).at(stated.span()).stated_by(stated.id);
        if known.is_empty() {
            opinion.add(Outcome::Pass, why(ReasonCode::Attested).param(Param::Statement, statement));
        } else if known.contains(&folded(text)) {
            opinion.add(Outcome::Pass, why(ReasonCode::SerialsEqual));
        } else {
            opinion.add(Outcome::Fail, why(ReasonCode::SerialsDiffer).param(Param::Expected, known.clone()));
        }
    }
    if read.is_empty() {
        let contrary = evidence.stated(StatementKind::SerialRead).next();
        let why = match contrary {
            Some(stated) => Why::new(ReasonCode::AttestedContrary).at(stated.span()).stated_by(stated.id),
            None => Why::new(ReasonCode::NotAttested),
        };
        opinion.add(Outcome::Review, why.param(Param::Statement, statement));
        return opinion;
    }
    // Of what was sent, a part may come back; of what the case says is here, every piece is looked for.
    for line in evidence.case.order_lines() {
        for serial in line.serials.iter().filter(|serial| !read.contains(&folded(serial))) {
            let why = Why::new(ReasonCode::NotAttested).param(Param::Statement, statement);
            opinion.add(
                Outcome::Review,
                why.param(Param::Line, line.id.as_str()).param(Param::Expected, serial.as_str()),
            );
        }
    }
    opinion
}

/// A serial number without what people type differently.
fn folded(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// There is a report on the packing of the same order. A buyer's video is never asked for (R67).
pub(super) fn other_side(parameters: &OtherSide, evidence: &Evidence<'_>) -> Opinion {
    if evidence.case.direction() == Direction::BuyerUnboxing {
        return Opinion::not_applicable(Why::new(ReasonCode::NotForCase));
    }
    if let Some(opinion) = not_for_dispute(&parameters.disputes, evidence) {
        return opinion;
    }
    if let Some(opinion) = below_value(parameters.from_value.as_ref(), evidence) {
        return opinion;
    }
    let opinion = Opinion::new();
    match evidence.case.other() {
        None => opinion.review(Why::new(ReasonCode::DocumentMissing).param(Param::Document, "other_report")),
        Some(other) => {
            let why = |code| {
                let why = Why::new(code).param(Param::Sha256, other.source_sha256.as_str());
                if other.waybills.is_empty() {
                    why
                } else {
                    why.param(Param::NumberThere, other.waybills.clone())
                }
            };
            match other.verdict {
                Verdict::Valid => opinion.pass(why(ReasonCode::Met)),
                Verdict::Invalid | Verdict::NeedsReview => opinion.review(why(ReasonCode::OtherNotValid)),
            }
        }
    }
}

/// The opinion where a rule holds for some disputes and this is none of them. A dispute that nobody stated is none.
fn not_for_dispute(disputes: &[Dispute], evidence: &Evidence<'_>) -> Option<Opinion> {
    let concerned = disputes.is_empty() || evidence.case.dispute().is_some_and(|one| disputes.contains(&one));
    (!concerned).then(|| Opinion::not_applicable(Why::new(ReasonCode::NotForCase)))
}

/// Sound where the dispute needs it.
pub(super) fn sound_present(parameters: &SoundPresent, evidence: &Evidence<'_>) -> Opinion {
    if let Some(opinion) = not_for_dispute(&parameters.disputes, evidence) {
        return opinion;
    }
    let mut opinion = Opinion::new();
    for code in [Code::SoundAbsent, Code::SoundSilent, Code::SoundEndsEarly] {
        for observation in evidence.observed(code) {
            let why = Why::observed(ReasonCode::ObservedReview, observation);
            evidence.flag(&mut opinion, Outcome::Review, observation, why);
        }
    }
    let entries = evidence.record.coverage.iter().filter(|entry| entry.observer == ObserverId::Sound);
    let unheard = |reason: CoverageReason| {
        matches!(reason, CoverageReason::NoSound | CoverageReason::SoundNotDecoded | CoverageReason::NotBuilt)
    };
    let mut looked = false;
    for entry in entries {
        looked |= entry.state != CoverageState::None || !entry.gaps.is_empty();
        for gap in entry.gaps.iter().filter(|gap| unheard(gap.reason)) {
            let why = Why::new(ReasonCode::PartialCoverage)
                .param(Param::Observer, ObserverId::Sound.as_str())
                .param(Param::Cause, gap.reason.as_str())
                .at(gap.span);
            opinion.add(Outcome::Review, why);
        }
    }
    if !looked {
        opinion.join(evidence.coverage(ObserverId::Sound));
    }
    opinion
}

/// Each item has a state.
pub(super) fn checklist(parameters: &Checklist, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    for wanted in &parameters.items {
        let about = |code| {
            Why::new(code)
                .param(Param::Statement, StatementKind::Inspected.as_str())
                .param(Param::Item, wanted.as_str())
        };
        let mut stated_once = false;
        for stated in evidence.stated(StatementKind::Inspected) {
            let Statement::Inspected { item, condition } = stated.attestation.statement() else { continue };
            if item == wanted {
                stated_once = true;
                let condition = condition.as_deref().unwrap_or("not_visible");
                let why = about(ReasonCode::Attested).param(Param::Condition, condition);
                opinion.add(Outcome::Pass, why.at(stated.span()).stated_by(stated.id));
            }
        }
        if !stated_once {
            opinion.add(Outcome::Review, about(ReasonCode::NotAttested));
        }
    }
    opinion
}

/// Every part of the way is shown by something, and no time lies between.
pub(super) fn custody(parameters: &Custody, evidence: &Evidence<'_>) -> Opinion {
    let events = evidence.case.custody();
    if events.is_empty() {
        return Opinion::not_applicable(Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "custody"));
    }
    let mut opinion = Opinion::new();
    let mut parts: Vec<_> =
        events.iter().filter_map(|event| Some((instants(&event.from, &event.to)?, event))).collect();
    parts.sort_by_key(|(span, event)| (*span, event.segment.clone()));
    let mut ended: Option<(i64, &str)> = None;
    for ((from, to), event) in parts {
        let segment = event.segment.as_str();
        let (from_ms, to_ms) = (from.as_millisecond(), to.as_millisecond());
        if let Some((end_ms, before)) = ended {
            let gap_ms = from_ms.saturating_sub(end_ms);
            if gap_ms > i64::from(parameters.max_gap_minutes) * MINUTE_MS {
                let why = Why::new(ReasonCode::CustodyGap)
                    .param(Param::BeforeSegment, before)
                    .param(Param::AfterSegment, segment)
                    .param(Param::GapMinutes, gap_ms / MINUTE_MS);
                opinion.add(Outcome::Review, why);
            }
        }
        let why = |code| {
            let length = to_ms.saturating_sub(from_ms) / MINUTE_MS;
            Why::new(code).param(Param::Segment, segment).param(Param::LengthMinutes, length)
        };
        match event.evidence.as_deref().filter(|text| !text.trim().is_empty()) {
            Some(text) => opinion.add(Outcome::Pass, why(ReasonCode::Met).param(Param::Evidence, text)),
            None => opinion.add(Outcome::Review, why(ReasonCode::CustodyGap)),
        }
        if ended.is_none_or(|(latest, _)| latest < to_ms) {
            ended = Some((to_ms, segment));
        }
    }
    opinion
}

/// What persons typed presumes nobody's fault.
pub(super) fn neutral_words(evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    for (field, text, attestation) in evidence.typed() {
        for refused in refused_words(text) {
            let why = Why::new(ReasonCode::NotNeutral)
                .param(Param::Field, field)
                .param(Param::Text, refused.pattern);
            let why = match attestation {
                Some(id) => why.stated_by(id),
                None => why,
            };
            opinion.add(Outcome::Review, why);
        }
    }
    opinion
}
