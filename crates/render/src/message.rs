//! The words of reports: one catalogue for each language, in the syntax of Project Fluent, and quantities as people write
//! them. Reports carry codes alone; whatever a person reads is looked up here.

mod fault;
mod language;
mod quantity;
mod reason;
mod statement;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use onetake_report::{
    Code, CoverageReason, Direction, Level, ObserverId, Outcome, ReasonCode, StillPurpose, Verdict,
};

pub use language::{Language, page_words};
pub(crate) use quantity::symbology;
pub use quantity::{NamedValue, clock_time, date_time};
pub use reason::ReasonWords;

/// The messages of one language.
pub struct Catalogue {
    language: Language,
    messages: FluentBundle<FluentResource>,
}

/// A value that a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A whole number, which may choose between singular and plural.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
}

impl Catalogue {
    /// The messages of that language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let mut messages = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Marks around values would be copied along with waybill numbers; hostile texts are made harmless before.
        messages.set_use_isolating(false);
        // The catalogues are part of the program and tested: what cannot be read of one is left out.
        let resource =
            FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
        messages.add_resource_overriding(resource);
        Self { language, messages }
    }

    /// Its language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message of that name.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.messages.has_message(id)
    }

    /// A message with its values put in; the name itself when there is no such message.
    #[must_use]
    pub fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// A message without values.
    #[must_use]
    pub fn plain(&self, id: &str) -> String {
        self.text(id, &[])
    }

    /// A message with its values put in, if there is one of that name.
    #[must_use]
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.messages.get_message(id)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_ref()),
            };
            values.set(*name, value);
        }
        Some(self.messages.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
    }

    /// A verdict in one or two words.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.plain(match verdict {
            Verdict::Valid => "verdict-valid",
            Verdict::Invalid => "verdict-invalid",
            Verdict::NeedsReview => "verdict-needs_review",
        })
    }

    /// An outcome in one or two words.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.plain(match outcome {
            Outcome::Pass => "outcome-pass",
            Outcome::Fail => "outcome-fail",
            Outcome::Review => "outcome-review",
            Outcome::NotApplicable => "outcome-not_applicable",
        })
    }

    /// A level in one word.
    #[must_use]
    pub fn level(&self, level: Level) -> String {
        self.plain(match level {
            Level::Mandatory => "level-mandatory",
            Level::Advisory => "level-advisory",
        })
    }

    /// What an observer looks at.
    #[must_use]
    pub fn observer(&self, observer: ObserverId) -> String {
        self.plain(&format!("observer-{observer}"))
    }

    /// What was observed, to stand inside a sentence.
    #[must_use]
    pub fn code(&self, code: Code) -> String {
        // A code without words, which the tests keep from happening, is still better in English than as a name.
        let english = || code.description().trim().trim_end_matches('.').to_owned();
        self.find(&code_message(code), &[]).unwrap_or_else(english)
    }

    /// Why an observer could not judge.
    #[must_use]
    pub fn coverage_reason(&self, reason: CoverageReason) -> String {
        self.plain(&format!("coverage-{reason}"))
    }

    /// What kind of video it is.
    #[must_use]
    pub fn direction(&self, direction: Direction) -> String {
        self.plain(match direction {
            Direction::ReturnUnboxing => "direction-return_unboxing",
            Direction::OutboundPacking => "direction-outbound_packing",
            Direction::BuyerUnboxing => "direction-buyer_unboxing",
        })
    }

    /// Why a still was kept.
    #[must_use]
    pub fn still_purpose(&self, purpose: StillPurpose) -> String {
        self.plain(match purpose {
            StillPurpose::Label => "still-label",
            StillPurpose::Before => "still-before",
            StillPurpose::After => "still-after",
            StillPurpose::Within => "still-within",
            StillPurpose::Strip => "still-strip",
        })
    }

    /// Why a criterion has its outcome; `what` names the observation behind it.
    #[must_use]
    pub fn reason_code(&self, code: ReasonCode, what: Option<Code>) -> String {
        let what = what.map_or_else(|| self.plain("something"), |code| self.code(code));
        self.text(&format!("reason-{code}"), &[("what", what.into())])
    }
}

fn code_message(code: Code) -> String {
    format!("code-{}", code.as_str().replace('.', "-"))
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Catalogue({})", self.language)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
