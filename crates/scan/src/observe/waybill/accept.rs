//! When a text counts as read.
//!
//! A wrong text is worse than none. One-dimensional symbols are misread now and then: fragments of a longer symbol, bars of
//! a table or of print, a checksum that passes by chance (Code 128: one time in 103). Such errors seldom repeat, and where
//! they repeat they make no plausible number. Errors of the print do repeat: what the bars themselves say comes from
//! [`prints`](super::prints).

use super::prints::Answers;
use crate::symbol::Symbology;
use onetake_report::facts::{self, ReadingLack};
use onetake_waybill::Normalised;

/// Frames that agree, when their times do not show that they are apart.
const FRAMES: u64 = 3;
/// Two frames so far apart count as independent: the picture noise and the compression are others.
const APART_US: i64 = 300_000;
/// Shortest text of bars that counts, in characters.
const MIN_CHARACTERS: usize = 4;

/// What is known about one text.
#[derive(Debug, Clone)]
pub(super) struct Facts<'a> {
    /// Kinds of symbols that it was read from.
    pub(super) symbologies: &'a [Symbology],
    /// Engines that read it.
    pub(super) engines: usize,
    /// Frames in which it was read.
    pub(super) frames: u64,
    /// Time from the first to the last of them; none without timestamps.
    pub(super) apart_us: Option<i64>,
    /// Whether a check inside some symbol covered it.
    pub(super) checked: bool,
    /// Its characters.
    pub(super) text: &'a str,
    /// Its number in normal form.
    pub(super) number: &'a Normalised,
    /// It is a piece of another text that was read at the same place or with a check.
    pub(super) fragment: bool,
    /// Another text was read far more often at the same place.
    pub(super) displaced: bool,
    /// What its bars say about it.
    pub(super) told: Answers,
}

/// Why a text counts as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// Two engines of different descent.
    Engines,
    /// Frames at least 0.3 s apart.
    Time,
    /// At least three frames.
    Frames,
}

impl Agreement {
    pub(super) fn name(self) -> facts::Agreement {
        match self {
            Self::Engines => facts::Agreement::Engines,
            Self::Time => facts::Agreement::Time,
            Self::Frames => facts::Agreement::Frames,
        }
    }
}

/// What a text lacks for a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// Frames or engines that agree.
    Agreement,
    /// A number that a carrier may have issued, where the symbology checks nothing itself.
    PlausibleNumber,
    /// The rest of its symbol.
    WholeSymbol,
    /// A place of its own.
    Place,
    /// Bars that can be of no other text.
    Print,
}

impl Lack {
    pub(super) fn name(self) -> ReadingLack {
        match self {
            Self::Agreement => ReadingLack::Agreement,
            Self::PlausibleNumber => ReadingLack::PlausibleNumber,
            Self::WholeSymbol => ReadingLack::WholeSymbol,
            Self::Place => ReadingLack::Place,
            Self::Print => ReadingLack::Print,
        }
    }
}

/// Whether the text counts as read, and why or why not.
pub(super) fn judge(facts: &Facts<'_>) -> Result<Agreement, Lack> {
    let agreement = agreement(facts).ok_or(Lack::Agreement)?;
    if facts.fragment {
        return Err(Lack::WholeSymbol);
    }
    if facts.displaced {
        return Err(Lack::Place);
    }
    let linear = facts.symbologies.iter().all(|kind| kind.is_linear());
    if linear && facts.symbologies.contains(&Symbology::Code128) {
        // Frames of one print are no witnesses of it, and its check character passes by chance one time in 103.
        if !facts.told.is_borne_out() {
            return Err(Lack::Print);
        }
    } else if linear && facts.told.doubtful > facts.told.borne_out {
        return Err(Lack::WholeSymbol);
    }
    if !linear {
        // Error correction covers every bit: a text that came through it was there.
        return Ok(agreement);
    }
    let several = facts.frames >= FRAMES || facts.engines >= 2;
    if facts.number.plausible() && (several || facts.checked) {
        return Ok(agreement);
    }
    // Article numbers and texts of other use: no format supports them, so only a symbology that checks itself does, and
    // agreement that is not of two frames alone.
    let unchecked = facts.symbologies.iter().all(|kind| kind.is_unchecked()) && !facts.checked;
    if unchecked || !several || facts.text.chars().count() < MIN_CHARACTERS {
        return Err(Lack::PlausibleNumber);
    }
    Ok(agreement)
}

fn agreement(facts: &Facts<'_>) -> Option<Agreement> {
    if facts.engines >= 2 {
        Some(Agreement::Engines)
    } else if facts.frames >= 2 && facts.apart_us.is_some_and(|apart| apart >= APART_US) {
        Some(Agreement::Time)
    } else if facts.frames >= FRAMES {
        Some(Agreement::Frames)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onetake_waybill::normalise;

    fn judged(
        symbology: Symbology,
        text: &str,
        frames: u64,
        apart_us: Option<i64>,
    ) -> Result<Agreement, Lack> {
        judge(&Facts {
            symbologies: &[symbology],
            engines: 1,
            frames,
            apart_us,
            checked: !symbology.is_unchecked(),
            text,
            number: &normalise(text),
            fragment: false,
            displaced: false,
            told: Answers { borne_out: 1, doubtful: 0 },
        })
    }

    #[test]
    fn frames_must_agree() {
        let sf = "SF1234567890123";
        assert_eq!(judged(Symbology::Code128, sf, 1, Some(0)), Err(Lack::Agreement));
        assert_eq!(judged(Symbology::Code128, sf, 2, Some(100_000)), Err(Lack::Agreement));
        assert_eq!(judged(Symbology::Code128, sf, 2, None), Err(Lack::Agreement));
        assert_eq!(judged(Symbology::Code128, sf, 2, Some(300_000)), Ok(Agreement::Time));
        assert_eq!(judged(Symbology::Code128, sf, 3, None), Ok(Agreement::Frames));
    }

    #[test]
    fn symbols_without_a_check_need_a_plausible_number() {
        assert_eq!(judged(Symbology::Itf, "101587", 90, Some(3_000_000)), Err(Lack::PlausibleNumber));
        assert_eq!(judged(Symbology::Code39, "T", 90, Some(3_000_000)), Err(Lack::PlausibleNumber));
        assert_eq!(judged(Symbology::Code39, "RB123456785GB", 3, Some(100_000)), Ok(Agreement::Frames));
        assert_eq!(judged(Symbology::Code39, "RB123456785GB", 2, Some(400_000)), Err(Lack::PlausibleNumber));
        assert_eq!(judged(Symbology::Code128, "WH-A1-02", 3, None), Ok(Agreement::Frames));
        assert_eq!(judged(Symbology::Code128, "WH-A1-02", 2, Some(400_000)), Err(Lack::PlausibleNumber));
    }

    #[test]
    fn fragments_and_displaced_texts_are_never_read() {
        let number = normalise("10158707361");
        let facts = Facts {
            symbologies: &[Symbology::Qr],
            engines: 2,
            frames: 9,
            apart_us: Some(900_000),
            checked: true,
            text: "10158707361",
            number: &number,
            fragment: true,
            displaced: false,
            told: Answers::default(),
        };
        assert_eq!(judge(&facts), Err(Lack::WholeSymbol));
        assert_eq!(judge(&Facts { fragment: false, displaced: true, ..facts }), Err(Lack::Place));
    }
}
