//! A reason as a sentence: what is so, where in the video, and the values behind it.

use onetake_report::{
    Code, Detail, Observation, ObserverId, PPM, Param, Reason, ReasonCode, Report, ScanRecord, Span,
};

use super::statement::is_explanation;
use super::{Arg, Catalogue, NamedValue};
use crate::sanitized;

/// Most characters of a mark in a file: the name and version of a program.
const MARK_CHARACTERS: usize = 24;

/// Most characters of a note beside a reason; the list of statements has all of it.
const NOTE_CHARACTERS: usize = 160;

/// Most characters of a number in a sentence.
const NUMBER_CHARACTERS: usize = 60;

/// From this confidence on a sentence says that something was found; below, that it may be.
const SURE_PPM: u32 = 990_000;

/// A reason in words. Names and values may hold text from a file, a picture or a person: escape them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReasonWords {
    /// One sentence.
    pub sentence: String,
    /// Where in the video, unless it is about the whole take.
    pub at: Option<String>,
    /// The values behind it.
    pub values: Vec<NamedValue>,
}

impl Catalogue {
    /// Reasons in words, each with the reason behind it. Reasons that read alike are told once: where only their values differ,
    /// with all of these, so that four marks of one program are one line.
    #[must_use]
    pub fn reasons<'r>(
        &self,
        reasons: &'r [Reason],
        report: &Report,
        record: Option<&ScanRecord>,
    ) -> Vec<(&'r Reason, ReasonWords)> {
        let mut told: Vec<(&Reason, ReasonWords)> = Vec::new();
        for reason in reasons {
            let words = self.reason(reason, report, record);
            let alike = told
                .iter_mut()
                .find(|(known, told)| *told == words || are_alike(known, told, reason, &words));
            match alike {
                // One number is told once; where else it stands says no more.
                Some((known, _)) if known.code == ReasonCode::WaybillDifferent => {}
                Some((_, known)) => self.unite(known, words),
                None => told.push((reason, words)),
            }
        }
        told
    }

    /// Takes over the values that are new.
    fn unite(&self, known: &mut ReasonWords, other: ReasonWords) {
        let separator = self.plain("list-separator");
        for (known, other) in known.values.iter_mut().zip(other.values) {
            if !known.value.split(&separator).any(|value| value == other.value) {
                known.value.push_str(&separator);
                known.value.push_str(&other.value);
            }
        }
    }

    /// A reason in words. The record tells what the observation behind it is, if it is at hand; the report, whose statement it
    /// follows.
    #[must_use]
    pub fn reason(&self, reason: &Reason, report: &Report, record: Option<&ScanRecord>) -> ReasonWords {
        let observed = reason
            .observation
            .zip(record)
            .and_then(|(id, record)| record.observations.iter().find(|observation| observation.id == id));
        let whole = |span: &Span| {
            record.is_some_and(|record| {
                let take = record.timeline.span;
                span.start_ms <= take.start_ms && take.end_ms <= span.end_ms
            })
        };
        let at = reason.span.filter(|span| !whole(span)).map(|span| self.span(span));
        let sentence = self.sentence(reason, observed);
        let said = |name: &str| sentence.values.contains(&name);
        let mut values = self.values(&telling(reason, observed, said));
        let stated =
            reason.attestation.and_then(|id| report.attestations.iter().find(|statement| statement.id == id));
        values.extend(stated.map(|stated| NamedValue {
            name: self.plain("param-attested_by"),
            value: match stated.note.as_deref().filter(|_| is_explanation(&stated.statement)) {
                // What explains it is the reason why it is met.
                Some(note) => {
                    let note = sanitized(note, NOTE_CHARACTERS).text;
                    format!("{} ({}){}{note}", stated.who, stated.role, self.plain("label-separator"))
                }
                None => format!("{} ({})", stated.who, stated.role),
            },
        }));
        ReasonWords { sentence: sentence.text, at, values }
    }

    fn sentence<'r>(&self, reason: &'r Reason, observed: Option<&Observation>) -> Sentence<'r> {
        let special = match reason.code {
            ReasonCode::OutsideLimit => self.missed_limit(reason),
            ReasonCode::WaybillDifferent => self.other_number(reason),
            ReasonCode::Met => self.nothing_found(reason),
            _ => None,
        };
        special.unwrap_or_else(|| Sentence { text: self.usual(reason, observed), values: Vec::new() })
    }

    /// Which value misses which limit, and in which direction.
    fn missed_limit<'r>(&self, reason: &'r Reason) -> Option<Sentence<'r>> {
        let named = |name: Param| reason.params.text(name);
        let (side, value, limit) =
            (named(Param::Side)?, named(Param::MissedValue)?, named(Param::MissedLimit)?);
        let measured = self.value(value, reason.params.get(value)?)?;
        let most = self.value(limit, reason.params.get(limit)?)?;
        let args =
            [("name", measured.name.into()), ("value", measured.value.into()), ("limit", most.value.into())];
        let text = self.find(&format!("reason-outside_limit-{side}"), &args)?;
        // The one limit that it misses is the one that matters.
        let values = vec![
            value,
            limit,
            Param::FailPx.as_str(),
            Param::ReviewPx.as_str(),
            Param::FailMilliFps.as_str(),
            Param::ReviewMilliFps.as_str(),
            Param::MinLuma.as_str(),
            Param::MaxLuma.as_str(),
        ];
        Some(Sentence { text, values })
    }

    /// Which number was read, and which was expected.
    fn other_number<'r>(&self, reason: &'r Reason) -> Option<Sentence<'r>> {
        let number =
            |name: Param| reason.params.text(name).map(|text| sanitized(text, NUMBER_CHARACTERS).text);
        let args = [("text", number(Param::Text)?.into()), ("expected", number(Param::Expected)?.into())];
        let text = self.find("reason-waybill_different-what", &args)?;
        Some(Sentence { text, values: vec![Param::Text.as_str(), Param::Expected.as_str()] })
    }

    /// That nothing was found, and what that is worth.
    fn nothing_found<'r>(&self, reason: &'r Reason) -> Option<Sentence<'r>> {
        let silence = self.silence(reason)?;
        let text = self.text("reason-met-silence", &[("silence", silence.into())]);
        Some(Sentence { text, values: vec![Param::RemovalMs.as_str(), Param::RemovalShownPpm.as_str()] })
    }

    /// Which removal would have shown, and in how much of the take; none where none was tried.
    pub(crate) fn silence(&self, reason: &Reason) -> Option<String> {
        let value = |name: Param| self.value(name.as_str(), reason.params.get(name)?);
        let (length, share) = (value(Param::RemovalMs)?, value(Param::RemovalShownPpm)?);
        Some(self.text("silence", &[("length", length.value.into()), ("share", share.value.into())]))
    }

    fn usual(&self, reason: &Reason, observed: Option<&Observation>) -> String {
        let named = |name: Param| reason.params.text(name).and_then(|code| code.parse().ok());
        let code: Option<Code> = observed.map(|observation| observation.code).or(named(Param::Code));
        let id = format!("reason-{}", reason.code);
        // Some statements stand for what nothing else tells, and say so.
        let own = reason.params.text(Param::Statement).map(|statement| format!("{id}-{statement}"));
        if let Some(own) = own.and_then(|own| self.find(&own, &[])) {
            return own;
        }
        let what = match reason.code {
            ReasonCode::ObservedReview => {
                let sure = observed.is_some_and(|observation| observation.confidence_ppm >= SURE_PPM);
                code.filter(|_| sure).map(|code| (format!("{id}-sure"), self.code(code)))
            }
            ReasonCode::LeftOut => code.map(|code| (format!("{id}-what"), self.code(code))),
            ReasonCode::Explained => code.map(|code| (format!("{id}-what"), self.code(code))),
            _ => reason
                .params
                .text(Param::Statement)
                .and_then(|statement| self.find(&format!("statement-{statement}"), &[]))
                .map(|statement| (format!("{id}-what"), statement)),
        };
        what.and_then(|(id, what)| self.find(&id, &[("what", Arg::from(what))]))
            .unwrap_or_else(|| self.reason_code(reason.code, code))
    }
}

/// A sentence, and the values that are in it.
struct Sentence<'r> {
    text: String,
    values: Vec<&'r str>,
}

/// Whether two reasons say the same but for their values.
fn are_alike(known: &Reason, told: &ReasonWords, reason: &Reason, words: &ReasonWords) -> bool {
    let names = |words: &ReasonWords| words.values.iter().map(|value| value.name.clone()).collect::<Vec<_>>();
    let provenance = |reason: &Reason| {
        let code = reason.params.text(Param::Code).and_then(|code| code.parse::<Code>().ok());
        code.and_then(Code::observer) == Some(ObserverId::Provenance)
    };
    // Bars and a square code of one label carry one number; items of one checklist are asked for together.
    let both = |code| known.code == code && reason.code == code;
    let marks = || provenance(known) && provenance(reason) && told.at == words.at;
    known.attestation == reason.attestation
        && told.sentence == words.sentence
        && names(told) == names(words)
        && (both(ReasonCode::WaybillDifferent) || both(ReasonCode::NotAttested) || marks())
}

/// Whether the sentence names the code that a reason is about.
fn sentence_names_code(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::ObservedFail | ReasonCode::ObservedReview | ReasonCode::LeftOut)
}

/// Whether the sentence names the statement that a reason is about.
fn speaks_of_statement(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::NotAttested | ReasonCode::Attested | ReasonCode::AttestedContrary)
}

/// The values that say something beyond the sentence and the place.
fn telling(reason: &Reason, observed: Option<&Observation>, in_sentence: impl Fn(&str) -> bool) -> Detail {
    let said = |name: &str| match Param::of(name) {
        _ if in_sentence(name) => true,
        Some(Param::Side | Param::Was) => true,
        // Where it is in the sentence.
        Some(Param::Statement) => speaks_of_statement(reason.code),
        Some(Param::Code) => observed.is_some() || sentence_names_code(reason.code),
        Some(Param::ConfidencePpm) => reason.params.int(name).is_none_or(|ppm| ppm >= i64::from(PPM)),
        _ => false,
    };
    let mut telling = Detail::new();
    for (name, value) in reason.params.iter().filter(|(name, _)| !said(name)) {
        telling.set(name, value.clone());
    }
    // Which mark it was tells more than that there is one.
    if let Some(observed) = observed.filter(|one| one.code.observer() == Some(ObserverId::Provenance))
        && let Some(text) = observed.text()
    {
        // The rest of what an encoder writes is its settings.
        telling.set(Param::Text, sanitized(&beginning(text), usize::MAX).text);
    }
    telling
}

/// The first words of a mark, and a sign where there are more. A bracket that would stay open is left out with what is in it.
fn beginning(text: &str) -> String {
    let text = text.trim();
    let Some((end, next)) = text.char_indices().nth(MARK_CHARACTERS) else { return text.to_owned() };
    let mut kept = text.get(..end).unwrap_or_default();
    if !next.is_whitespace()
        && let Some(last) = kept.rfind(char::is_whitespace)
    {
        kept = kept.get(..last).unwrap_or_default();
    }
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some(opened) = kept.rfind(open)
            && !kept.get(opened..).unwrap_or_default().contains(close)
        {
            kept = kept.get(..opened).unwrap_or_default();
        }
    }
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ";,:-–、，；：".contains(c));
    if kept.is_empty() { text.chars().take(MARK_CHARACTERS).collect() } else { format!("{kept} …") }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_mark_is_shortened_between_words_and_with_its_brackets_closed() {
        for (text, told) in [
            ("isom iso2 avc1 mp41 (512); ftyp moov free mdat", "isom iso2 avc1 mp41 …"),
            ("isom iso2 (512 and more of it, closed later)", "isom iso2 …"),
            ("isom (512) iso2 avc1 mp41 moov", "isom (512) iso2 avc1 …"),
            ("x264 - core 164 r3095 baee400 - H.264/MPEG-4 AVC codec", "x264 - core 164 r3095 …"),
            ("Lavf59.27.100", "Lavf59.27.100"),
            ("HandBrake 1.6.1 20230122 ", "HandBrake 1.6.1 20230122"),
            (
                "剪映专业版剪映专业版剪映专业版剪映专业版剪映专业版",
                "剪映专业版剪映专业版剪映专业版剪映专业版剪映专业 …",
            ),
            ("(a single bracket that never ends", "(a single bracket that n"),
        ] {
            assert_eq!(beginning(text), told);
        }
    }
}
