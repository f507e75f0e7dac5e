//! Whether the bars on the label bear out what was read from them.
//!
//! A misprint is the same in every frame, so frames that agree are no witnesses of it, and a check digit lets one error in
//! 103 pass. So each text of Code 128 is compared with a line across its bars, which is taken anew: everything that is dark must
//! be ink of the text, what is white and should be dark is paid for, and no other text may do nearly as well. Other symbols of
//! bars must stand alone: what is read inside a longer run of bars is a piece of another symbol.

use std::collections::BTreeMap;

use super::readings::key_of;
use crate::media::Luma;
use crate::symbol::alone::stands_alone;
use crate::symbol::profile;
use crate::symbol::{Symbol, Symbology};
use onetake_code128::model::{self, Print};
use onetake_code128::profile::Profile;

/// Most texts that are remembered.
const MAX_TEXTS: usize = 256;
/// Times that bars bear a text out after which they are asked no more.
const ENOUGH_BORNE_OUT: u32 = 3;
/// Most times that bars are asked about one text.
const MAX_ASKED: u32 = 12;

/// What bars say about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// They are of this text and of no other.
    BorneOut,
    /// They may be of another, or are a piece of a longer run.
    Doubtful,
    /// They cannot be asked.
    Nothing,
}

/// How often bars bore a text out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Answers {
    pub(super) borne_out: u32,
    pub(super) doubtful: u32,
}

impl Answers {
    /// Whether the text may count as read, as far as its bars go: they bear it out, and not less often than they do not.
    pub(super) fn is_borne_out(self) -> bool {
        self.borne_out > 0 && self.borne_out >= self.doubtful
    }
}

/// What the bars of all texts said.
#[derive(Debug, Default)]
pub(super) struct Prints {
    texts: BTreeMap<String, Text>,
}

#[derive(Debug, Default)]
struct Text {
    told: Answers,
    asked: u32,
    waits_until: u64,
    line: Option<Line>,
}

/// A line across the bars of a text: the one that bears it out best.
#[derive(Debug)]
struct Line {
    borne_out: bool,
    lead_milli: i32,
    profile: Profile,
}

impl Prints {
    /// Asks the bars of a symbol, in the picture that it was read from, where that is due.
    pub(super) fn ask(&mut self, luma: &Luma<'_>, symbol: &Symbol, number: u64) {
        if !symbol.symbology.is_linear() {
            return;
        }
        let key = key_of(&symbol.text);
        if self.texts.len() >= MAX_TEXTS && !self.texts.contains_key(&key) {
            return;
        }
        let text = self.texts.entry(key).or_default();
        if symbol.engine == model::ENGINE {
            // It reads nothing else than what bars bear out.
            text.told.borne_out = text.told.borne_out.max(1);
            return;
        }
        if text.told.borne_out >= ENOUGH_BORNE_OUT
            || text.asked >= MAX_ASKED
            || (text.asked > 0 && number < text.waits_until)
        {
            return;
        }
        text.asked += 1;
        // Pictures of one moment are alike: later ones say more.
        text.waits_until = number + u64::from(text.asked) * u64::from(text.asked);
        let says = if symbol.symbology == Symbology::Code128 {
            text.ask_for(luma, symbol)
        } else {
            alone(luma, symbol)
        };
        tracing::trace!(text = symbol.text, symbology = symbol.symbology.as_str(), ?says, "bars asked");
        match says {
            Answer::BorneOut => text.told.borne_out += 1,
            Answer::Doubtful => text.told.doubtful += 1,
            Answer::Nothing => {}
        }
    }

    /// Whether a symbol counts as one that was read, for those who follow its place.
    pub(super) fn trusts(&self, symbol: &Symbol) -> bool {
        symbol.symbology != Symbology::Code128 || self.told(&symbol.text).is_borne_out()
    }

    /// What the bars of a text said.
    pub(super) fn told(&self, text: &str) -> Answers {
        self.texts.get(&key_of(text)).map(|text| text.told).unwrap_or_default()
    }

    /// The line across the bars of a text, if there is one.
    pub(super) fn line(&self, text: &str) -> Option<&Profile> {
        self.texts.get(&key_of(text))?.line.as_ref().map(|line| &line.profile)
    }
}

impl Text {
    /// Whether the line across the bars can be of this text alone.
    fn ask_for(&mut self, luma: &Luma<'_>, symbol: &Symbol) -> Answer {
        let millipx = symbol.module_millipx.map_or(2_000, |module| u16::try_from(module).unwrap_or(u16::MAX));
        let module_px = f32::from(millipx) / 1000.0;
        let Some(profile) = profile::of_symbol(luma, &symbol.corners, module_px) else {
            return Answer::Nothing;
        };
        let print = model::examine_for(&profile, &symbol.text);
        tracing::trace!(text = symbol.text, ?print, "line across bars");
        // A line on which no symbol can be laid at all was taken beside the bars: it says nothing about their text.
        let Some(print) = print else { return Answer::Nothing };
        let borne_out = print.is_conclusive() && same(&print, symbol);
        let lead_milli = print.lead_milli;
        if self.line.as_ref().is_none_or(|line| (line.borne_out, line.lead_milli) < (borne_out, lead_milli)) {
            self.line = Some(Line { borne_out, lead_milli, profile });
        }
        if borne_out { Answer::BorneOut } else { Answer::Doubtful }
    }
}

/// Whether the bars are of the text that the engine gave; separators of GS1 are characters for one and not for the other.
fn same(print: &Print, symbol: &Symbol) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_ascii_control()).collect::<String>();
    plain(&print.text) == plain(&symbol.text)
}

/// Whether other bars stand alone.
fn alone(luma: &Luma<'_>, symbol: &Symbol) -> Answer {
    match stands_alone(luma, &symbol.corners) {
        Some(true) => Answer::BorneOut,
        Some(false) => Answer::Doubtful,
        None => Answer::Nothing,
    }
}
