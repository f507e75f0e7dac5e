//! The number on the label: its picture, what was read, what was expected, and whether they are equal.

use onetake_report::facts::WaybillText;
use onetake_report::{Code, Finding, Observation, Outcome, ReasonCode, Span, Still, StillPurpose};
use serde::Serialize;

use super::{Picture, Writer, class};
use crate::advice::advice_words;
use crate::burned_in;
use crate::message::{Arg, clock_time, symbology};
use onetake_judge::advice::{Advice, advice_for_unread};
use onetake_waybill::{Match, compare, normalise};

/// The criterion that compares the number.
const MATCH: &str = "ID.MATCH";
/// Most other codes that are listed.
const OTHERS: usize = 12;

#[derive(Serialize)]
pub(super) struct WaybillView {
    pub(super) class: &'static str,
    pub(super) word: String,
    pub(super) read: Vec<Piece>,
    pub(super) expected: Vec<Vec<Piece>>,
    /// Numbers that the recorder burned in: no readings of the label.
    pub(super) burned_in: Vec<OtherCode>,
    pub(super) picture: Option<Picture>,
    pub(super) lines: Vec<String>,
    pub(super) others: Vec<OtherCode>,
}

#[derive(Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) differs: bool,
}

#[derive(Serialize)]
pub(super) struct OtherCode {
    text: String,
    note: String,
}

impl Writer<'_> {
    pub(super) fn waybill(&self) -> WaybillView {
        let report = self.report();
        let expected = &report.case.expected_waybills;
        let finding = report.findings.iter().find(|finding| finding.criterion == MATCH);
        let readings: Vec<&Observation> = self
            .record()
            .observations
            .iter()
            .filter(|observation| observation.code == Code::WaybillReading)
            .collect();
        let chosen = self.chosen(&readings, finding);

        let outcome = match finding {
            Some(finding) => outcome(finding),
            None => Outcome::NotApplicable,
        };
        let word = match (expected.is_empty(), outcome) {
            (true, _) | (false, Outcome::NotApplicable) => "waybill-not-compared",
            (false, Outcome::Pass) => "waybill-equal",
            (false, Outcome::Fail) => "waybill-different",
            (false, Outcome::Review) => "waybill-undetermined",
        };
        let read = chosen.map(|chosen| self.untrusted(number_of(chosen)));
        let shown: Vec<String> = expected.iter().map(|number| self.untrusted(number)).collect();
        let only = if let [only] = shown.as_slice() { Some(only.as_str()) } else { None };
        let mut lines = Vec::new();
        if let Some(chosen) = chosen {
            lines.push(self.seen(chosen));
            lines.extend(self.whole_text(chosen));
            lines.extend(self.parcels(chosen));
        } else {
            lines.push(self.plain("waybill-none"));
            lines.extend(self.advice());
        }
        if expected.is_empty() {
            lines.push(self.plain("waybill-not-expected"));
        }
        let picture = match chosen {
            Some(chosen) => self.label(chosen, "waybill-picture"),
            None => self.unread(),
        };
        if chosen.is_some() && picture.is_none() {
            lines.push(self.plain("waybill-no-picture"));
        }
        // A label carries its number more than once; that is no other number.
        let (same, others): (Vec<&Observation>, Vec<&Observation>) = readings
            .iter()
            .filter(|reading| chosen.is_none_or(|chosen| chosen.id != reading.id))
            .partition(|reading| chosen.is_some_and(|chosen| number_of(chosen) == number_of(reading)));
        if !same.is_empty() {
            let codes: Vec<String> =
                same.iter().map(|reading| self.symbology(reading)).filter(|name| !name.is_empty()).collect();
            let codes = codes.join(&self.plain("list-separator"));
            lines.push(self.text("waybill-same", &[("codes", codes.into())]));
        }
        let others = others
            .into_iter()
            .take(OTHERS)
            .map(|reading| OtherCode { text: self.untrusted(number_of(reading)), note: self.seen(reading) });
        WaybillView {
            class: if expected.is_empty() { "not_applicable" } else { class(outcome) },
            word: self.plain(word),
            read: read.as_deref().map_or_else(Vec::new, |read| pieces(read, only)),
            expected: shown.iter().map(|number| pieces(number, read.as_deref())).collect(),
            burned_in: self.burned_in(),
            picture,
            lines,
            others: others.collect(),
        }
    }

    /// What the recorder burned in beside its clock, with when it was there and what it says.
    fn burned_in(&self) -> Vec<OtherCode> {
        let told = |told: burned_in::Told<'_>| {
            let Span { start_ms, end_ms, .. } = told.seen.span;
            let args = [("from", clock_time(start_ms).into()), ("to", clock_time(end_ms).into())];
            let parts = [self.plain(told.says), self.text("burned_in-span", &args)];
            let note = parts.join(&self.plain("clause-separator"));
            OtherCode { text: self.untrusted(told.number), note }
        };
        burned_in::told(self.record(), self.report()).into_iter().map(told).collect()
    }

    /// What to do at the next recording so that the label can be read.
    fn advice(&self) -> Option<String> {
        let observations = self.record().observations.iter();
        let unread = observations.filter(|observation| observation.code == Code::WaybillUnread);
        let mut advice: Vec<Advice> =
            unread.filter_map(Observation::values).flat_map(advice_for_unread).collect();
        advice.sort();
        advice.dedup_by_key(|advice| advice.name());
        let words: Vec<String> = advice.into_iter().map(|advice| advice_words(advice, self.words)).collect();
        (!words.is_empty()).then(|| format!("{} {}", self.plain("label-advice"), words.join(" ")))
    }

    /// The reading that the judgement speaks of; else one that equals an expected number; else the likeliest waybill.
    fn chosen<'r>(&self, readings: &[&'r Observation], finding: Option<&Finding>) -> Option<&'r Observation> {
        let cited = finding.into_iter().flat_map(|finding| &finding.reasons).find_map(|reason| {
            readings.iter().find(|reading| reason.observation == Some(reading.id)).copied()
        });
        let text = |reading: &Observation| reading.text().unwrap_or("").to_owned();
        let expected = &self.report().case.expected_waybills;
        let equal = || {
            let equals = |reading: &Observation| {
                expected.iter().any(|number| compare(&text(reading), number).outcome == Match::Equal)
            };
            readings.iter().find(|reading| equals(reading)).copied()
        };
        let likeliest = || {
            let plausible = |reading: &&&Observation| normalise(&text(reading)).plausible();
            readings.iter().find(plausible).or_else(|| readings.first()).copied()
        };
        cited.or_else(equal).or_else(likeliest)
    }

    /// Where a reading that the judgement cites is shown, and what it meant: for marks on the timeline.
    pub(super) fn read(&self, observation: &Observation) -> Option<(String, Outcome)> {
        let finding = self.report().findings.iter().find(|finding| finding.criterion == MATCH)?;
        let cited = finding.reasons.iter().any(|reason| reason.observation == Some(observation.id));
        (cited && observation.code == Code::WaybillReading).then(|| ("waybill".to_owned(), outcome(finding)))
    }

    fn seen(&self, reading: &Observation) -> String {
        let Span { start_ms, end_ms, .. } = reading.span;
        let times = reading.values::<WaybillText>().and_then(|read| read.frames());
        let mut line = match times {
            Some(times) if times > 1 => {
                let times = self.text("unit-times", &[("n", Arg::from(times))]);
                let args = [
                    ("times", times.into()),
                    ("from", clock_time(start_ms).into()),
                    ("to", clock_time(end_ms).into()),
                ];
                self.text("waybill-seen", &args)
            }
            _ => self.text("waybill-seen-once", &[("from", clock_time(start_ms).into())]),
        };
        let symbology = self.symbology(reading);
        if !symbology.is_empty() {
            line.push_str(&self.plain("clause-separator"));
            line.push_str(&symbology);
        }
        line
    }

    /// What kind of symbol it is, as its standard writes it; empty when the engines do not tell.
    fn symbology(&self, reading: &Observation) -> String {
        let kind = reading.values::<WaybillText>().and_then(|read| read.symbology());
        kind.map_or_else(String::new, |kind| self.untrusted(symbology(&kind)))
    }

    /// Which parcels of the waybill the symbol speaks of.
    fn parcels(&self, reading: &Observation) -> Vec<String> {
        let parcels = reading.values::<WaybillText>().and_then(|read| read.parcels()).unwrap_or_default();
        let said = parcels.into_iter().map(|[parcel, parcels]| {
            let args = [("parcel", i64::from(parcel).into()), ("parcels", i64::from(parcels).into())];
            self.text("waybill-parcel", &args)
        });
        said.collect()
    }

    /// The text of the symbol, where the number is only a part of it.
    fn whole_text(&self, reading: &Observation) -> Option<String> {
        let text = reading.text().filter(|text| *text != number_of(reading))?;
        let named = self.words.value("text", &text.into())?;
        Some(format!("{}{}{}", named.name, self.plain("label-separator"), self.untrusted(&named.value)))
    }

    /// A label that was seen and not read: a person may be able to read it.
    fn unread(&self) -> Option<Picture> {
        let seen = [Code::WaybillSighting, Code::WaybillConflict, Code::WaybillUnread];
        let mut observations = seen.into_iter().flat_map(|code| {
            self.record().observations.iter().filter(move |observation| observation.code == code)
        });
        observations.find_map(|observation| self.label(observation, "waybill-picture-unread"))
    }

    fn label(&self, reading: &Observation, caption: &str) -> Option<Picture> {
        let mut stills: Vec<&Still> = reading.stills.iter().filter_map(|id| self.still(*id)).collect();
        // The crop of the label before pictures of the whole scene.
        stills.sort_by_key(|still| (still.purpose != StillPurpose::Label, still.at_ms));
        let still = stills.first()?;
        let at = clock_time(still.at_ms);
        self.picture(still, self.text(caption, &[("at", at.into())]))
    }
}

/// The number that a symbol carries; its whole text where no number was told apart.
fn number_of(reading: &Observation) -> &str {
    let read = reading.values::<WaybillText>();
    read.and_then(|read| read.number().or_else(|| read.text())).unwrap_or("")
}

/// Equal is said only where the judgement says it; a criterion can be met or open for other reasons.
fn outcome(finding: &Finding) -> Outcome {
    // What the recorder burned in says nothing about the label.
    let of_label = finding.reasons.iter().map(|reason| reason.code);
    let of_label = || of_label.clone().filter(|code| *code != ReasonCode::BurnedInDiffers);
    if finding.outcome == Outcome::Review && of_label().eq([ReasonCode::WaybillEqual]) {
        return Outcome::Pass;
    }
    match (finding.outcome, of_label().next()) {
        (Outcome::Pass, Some(ReasonCode::WaybillEqual)) => Outcome::Pass,
        (Outcome::Fail, Some(ReasonCode::WaybillDifferent)) => Outcome::Fail,
        (Outcome::Fail | Outcome::Review, Some(code)) if code != ReasonCode::CaseLacks => Outcome::Review,
        _ => Outcome::NotApplicable,
    }
}

/// A number in pieces, those that differ from the other number marked. Numbers of different lengths are not compared piece
/// by piece: where a digit is missing, everything after it would seem to differ.
fn pieces(number: &str, other: Option<&str>) -> Vec<Piece> {
    let other = other.filter(|other| other.chars().count() == number.chars().count());
    let Some(other) = other else {
        return vec![Piece { text: number.to_owned(), differs: false }];
    };
    let mut pieces: Vec<Piece> = Vec::new();
    for (character, other) in number.chars().zip(other.chars()) {
        let differs = !character.eq_ignore_ascii_case(&other);
        match pieces.last_mut() {
            Some(piece) if piece.differs == differs => piece.text.push(character),
            _ => pieces.push(Piece { text: character.to_string(), differs }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_differ_are_marked() {
        let shown = |number, other| -> Vec<(String, bool)> {
            pieces(number, other).into_iter().map(|piece| (piece.text, piece.differs)).collect()
        };
        let piece = |text: &str, differs| (text.to_owned(), differs);
        assert_eq!(shown("SF1299", Some("sf1208")), [piece("SF12", false), piece("99", true)]);
        assert_eq!(shown("箱1", Some("箱2")), [piece("箱", false), piece("1", true)]);
        assert_eq!(shown("SF1299", Some("SF129")), [piece("SF1299", false)]);
        assert_eq!(shown("SF1299", None), [piece("SF1299", false)]);
    }
}
