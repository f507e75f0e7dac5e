//! Texts to paste beside the files, in the language in which the platform reads.

use onetake_render::message::{Catalogue, Language};
use onetake_render::sanitized;
use onetake_report::facts::WaybillText;
use onetake_report::{AttestedState, Code, Span};

use super::HandIn;
use crate::copy::Copied;

/// Most characters of what somebody typed, or a symbol says.
const MAX_TYPED: usize = 60;

/// Most numbers that are named.
const MAX_NUMBERS: usize = 4;

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
    let plain = |text: &str| sanitized(text, MAX_TYPED).text;
    let mut lines = Vec::new();
    if let Some(order) = &report.case.order_number {
        lines.push(words.text("kit-caption-order", &[("order", plain(order).into())]));
    }
    for waybill in report.case.expected_waybills.iter().take(MAX_NUMBERS) {
        lines.push(words.text("kit-caption-waybill", &[("waybill", plain(waybill).into())]));
    }
    let readings = record.observations.iter().filter(|one| one.code == Code::WaybillReading);
    let mut read: Vec<(String, Span)> = Vec::new();
    for reading in readings {
        let Some(number) = reading.facts::<WaybillText>().and_then(|text| text.number) else { continue };
        // Several symbols of a label carry one number.
        match read.iter_mut().find(|(known, _)| *known == number) {
            Some((_, span)) => *span = span.hull(reading.span),
            None => read.push((number, reading.span)),
        }
    }
    for (number, span) in read.into_iter().take(MAX_NUMBERS) {
        let args = [("waybill", plain(&number).into()), ("at", words.span(span).into())];
        lines.push(words.text("kit-caption-read", &args));
    }
    if let Some(Copied::Made(facts)) = copied {
        lines.push(words.text("kit-caption-copy", &[("sha256", facts.sha256.as_str().into())]));
    }
    lines.push(words.text("kit-caption-original", &[("sha256", report.source.sha256.as_str().into())]));
    let length = words.duration(record.timeline.span.duration_ms());
    lines.push(words.text("kit-caption-length", &[("length", length.into())]));
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
