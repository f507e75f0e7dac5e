//! Texts to paste beside the files, in the language in which the platform reads.

use onetake_render::message::{Catalogue, Language};
use onetake_render::sanitized;
use onetake_report::facts::WaybillText;
use onetake_report::{AttestedState, Code, Span};

use super::HandIn;
use crate::copy::Copied;

/// Most characters of what somebody typed, or a symbol says. What is cut off has a sign in its place.
const MAX_TYPED: usize = 200;

/// Most numbers, and most spans of one number, that are named. A line tells of more.
const MAX_NUMBERS: usize = 12;
const MAX_SPANS: usize = 4;

/// Readings of one number so near to each other are told as one.
const NEAR_MS: i64 = 1_000;

/// The text, and what became of it.
pub(super) struct Captions {
    pub(super) text: String,
    /// Lines that the form had no room for.
    pub(super) left_out: usize,
}

/// What stands beside the files. Where the form has no room for all of it, the last lines are left out first.
pub(super) fn text(asked: &HandIn<'_>, copied: Option<&Copied>) -> Captions {
    let HandIn { report, record, form, .. } = asked;
    let language = form.and_then(|form| Language::from_tag(&form.language)).unwrap_or(asked.language);
    let words = Catalogue::of(language);
    let plain = |text: &str| {
        let shown = sanitized(text, MAX_TYPED);
        if shown.cut > 0 { format!("{}…", shown.text) } else { shown.text }
    };
    let more = |count: usize| (count > 0).then(|| words.text("kit-caption-more", &[("count", count.into())]));
    let mut lines = Vec::new();
    if let Some(order) = &report.case.order_number {
        lines.push(words.text("kit-caption-order", &[("order", plain(order).into())]));
    }
    for waybill in report.case.expected_waybills.iter().take(MAX_NUMBERS) {
        lines.push(words.text("kit-caption-waybill", &[("waybill", plain(waybill).into())]));
    }
    lines.extend(more(report.case.expected_waybills.len().saturating_sub(MAX_NUMBERS)));
    let readings = record.observations.iter().filter(|one| one.code == Code::WaybillReading);
    let mut read: Vec<(String, Vec<Span>)> = Vec::new();
    for reading in readings {
        let Some(number) = reading.facts::<WaybillText>().and_then(|text| text.number) else { continue };
        // Several symbols of a label carry one number.
        match read.iter_mut().find(|(known, _)| *known == number) {
            Some((_, spans)) => spans.push(reading.span),
            None => read.push((number, vec![reading.span])),
        }
    }
    let numbers = read.len();
    for (number, spans) in read.into_iter().take(MAX_NUMBERS) {
        let spans = joined(spans);
        let told = spans.iter().take(MAX_SPANS).map(|span| words.span(*span));
        let mut at = told.collect::<Vec<_>>().join(&words.plain("list-separator"));
        if spans.len() > MAX_SPANS {
            at.push('…');
        }
        let args = [("waybill", plain(&number).into()), ("at", at.into())];
        lines.push(words.text("kit-caption-read", &args));
    }
    lines.extend(more(numbers.saturating_sub(MAX_NUMBERS)));
    if let Some(Copied::Made(facts)) = copied {
        lines.push(words.text("kit-caption-copy", &[("sha256", facts.sha256.as_str().into())]));
    }
    lines.push(words.text("kit-caption-original", &[("sha256", report.source.sha256.as_str().into())]));
    let length = words.duration(record.timeline.span.duration_ms());
    // Only of a copy that is there it is known that it shows all.
    let whole = matches!(copied, Some(Copied::Made(_)));
    let told = if whole { "kit-caption-whole" } else { "kit-caption-length" };
    lines.push(words.text(told, &[("length", length.into())]));
    // Without names: who stated it stands in the report.
    for stated in report.attestations.iter().filter(|one| one.state == AttestedState::Seen) {
        let Some(what) = words.find(&format!("statement-{}", stated.statement), &[]) else { continue };
        lines.push(
            words.text("kit-caption-seen", &[("at", words.span(stated.span).into()), ("what", what.into())]),
        );
    }
    let most = form.and_then(|form| form.text.max_characters).map_or(usize::MAX, |most| most as usize);
    let whole = lines.len();
    let characters = |lines: &[String]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    while lines.len() > 1 && characters(&lines) > most {
        lines.pop();
    }
    Captions { left_out: whole - lines.len(), text: lines.iter().map(|line| format!("{line}\n")).collect() }
}

/// Spans in the order of time, those near to each other as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start_ms);
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut().filter(|last| span.start_ms <= last.end_ms + NEAR_MS) {
            Some(last) => *last = last.hull(span),
            None => joined.push(span),
        }
    }
    joined
}
