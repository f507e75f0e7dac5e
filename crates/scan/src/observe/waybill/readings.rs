//! Sightings gathered by text, and what is written down about them at the end.

mod gathered;
mod seen;
mod stills;

use crate::observe::confidence::table;
use std::collections::BTreeMap;

use onetake_report::Code;
use onetake_report::facts::{SymbologyName, WaybillConflict, WaybillReturned, WaybillText, WaybillUnread};

pub(super) use self::gathered::alike;
pub(super) use self::gathered::key_of;
use self::gathered::{Gathered, name_of};
pub(super) use self::seen::Seen;
use self::stills::Stills;
use super::accept::{self, Facts};
use super::cutout::Cutout;
use super::prints::Prints;
use super::tracks::Unread;
use crate::media::Orientation;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::symbol::{Region, Symbol, Symbology};
use onetake_waybill::{self as waybill, Normalised};

/// Most texts that are kept apart; misreadings alone could make more.
const MAX_TEXTS: usize = 256;
/// Most sightings that are written down, the strongest first.
const MAX_SIGHTINGS: usize = 24;
/// Most unread labels and conflicts that are written down.
const MAX_UNREAD: usize = 12;
const MAX_CONFLICTS: usize = 12;
/// Most returns of numbers that are written down.
const MAX_RETURNS: usize = 24;
/// Frames after which a text needs no more readings, and most texts that are read again at one time.
const SETTLED: u64 = 4;
const MAX_WAITING: usize = 4;
/// Most lines across bars that were read, and samples of each, that are written down.
const MAX_LINES: usize = 8;
const MAX_SAMPLES: usize = 4_096;
/// Longest text that is written down, in characters.
const MAX_TEXT_CHARACTERS: usize = 3_000;

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Readings {
    texts: BTreeMap<String, Gathered>,
    texts_left_out: u64,
    conflicts: BTreeMap<(String, String), Conflict>,
    unread: Vec<Unread>,
    orientation: Orientation,
}

#[derive(Debug)]
struct Conflict {
    frames: u64,
    span: (u64, u64),
    engines: [&'static str; 2],
    corners: Vec<i64>,
    cutout: Option<(u64, Cutout)>,
}

impl Readings {
    /// Before the first sighting.
    pub(super) fn new(orientation: Orientation) -> Self {
        Self { orientation, ..Self::default() }
    }

    /// Takes in one sighting.
    pub(super) fn add(&mut self, symbol: &Symbol, seen: &Seen<'_>) {
        let key = key_of(&symbol.text);
        if !self.texts.contains_key(&key) && self.texts.len() >= MAX_TEXTS {
            self.texts_left_out += 1;
            return;
        }
        let gathered = self.texts.entry(key).or_insert_with(|| Gathered::new(&symbol.text));
        gathered.add(symbol, seen);
    }

    /// Counts the texts whose place has not changed since they were read, and lets go of those that moved.
    pub(super) fn hold(&mut self, frame: u64, unchanged: impl Fn(Region) -> bool) {
        for gathered in self.texts.values_mut() {
            gathered.hold(frame, &unchanged);
        }
    }

    /// Places that have not changed since a text was read there, but where it was read too seldom to count, or not for so many
    /// frames, with the kind of symbol that it was read from; a few at a time.
    pub(super) fn waiting(&self, frame: u64, every: u64) -> Vec<(Region, Symbology)> {
        let waits =
            |gathered: &&Gathered| gathered.frames < SETTLED || gathered.was_read_before(frame, every);
        let places = self.texts.values().filter(waits);
        let places = places.filter_map(|gathered| gathered.held.zip(gathered.symbology()));
        places.take(MAX_WAITING).collect()
    }

    /// The picture has another size from now on: no place is where it was.
    pub(super) fn forget_places(&mut self) {
        for gathered in self.texts.values_mut() {
            gathered.forget_places();
        }
    }

    /// Whether the second engine shall be asked about this text now.
    pub(super) fn wants_second_engine(&mut self, text: &str, frame: u64) -> bool {
        self.texts.get_mut(&key_of(text)).is_none_or(|gathered| gathered.wants_second_engine(frame))
    }

    /// Takes in that two engines read different texts from one symbol.
    pub(super) fn conflict(&mut self, first: &Symbol, second: &Symbol, seen: &Seen<'_>) {
        let key = (first.text.clone(), second.text.clone());
        if !self.conflicts.contains_key(&key) && self.conflicts.len() >= MAX_CONFLICTS {
            return;
        }
        let conflict = self.conflicts.entry(key).or_insert_with(|| Conflict {
            frames: 0,
            span: (seen.frame, seen.frame),
            engines: [first.engine, second.engine],
            corners: seen.shown(&first.corners),
            cutout: seen.cutout().map(|cutout| (seen.frame, cutout.upright(&seen.shown(&first.corners)))),
        });
        conflict.frames += 1;
        conflict.span = (conflict.span.0.min(seen.frame), conflict.span.1.max(seen.frame));
    }

    /// Takes in a region that was never read.
    pub(super) fn unread(&mut self, unread: Unread) {
        self.unread.push(unread);
        self.unread.sort_by_key(|unread| std::cmp::Reverse((unread.frames, unread.best.frame)));
        self.unread.truncate(MAX_UNREAD);
    }

    /// Writes everything down.
    pub(super) fn note_all(self, prints: &Prints, sink: &mut ObservationSink) {
        let Self { texts, texts_left_out, conflicts, unread, orientation } = self;
        let texts: Vec<Gathered> = texts.into_values().collect();
        let judged: Vec<_> = (0..texts.len()).filter_map(|index| judge(&texts, index, prints)).collect();
        let mut stills = Stills::default();
        let mut sightings = Vec::new();
        let mut read = Vec::new();
        for (gathered, judged) in texts.into_iter().zip(judged) {
            match judged {
                Ok(agreement) => read.push((gathered, agreement)),
                Err(lack) => sightings.push((gathered, lack)),
            }
        }
        read.sort_by_key(|(gathered, _)| (gathered.first(), gathered.text.clone()));
        let disagreeing = disagreeing(&read);
        let returned = returned(&read);
        let mut lines = Lines { prints, left: MAX_LINES };
        for (gathered, agreement) in read {
            let draft = gathered.draft(Code::WaybillReading, &mut stills);
            sink.emit(draft.amended(|read: &mut WaybillText| {
                read.agreement = Some(agreement.name());
                lines.add(read);
            }));
        }
        sightings.sort_by_key(|(gathered, _)| {
            (std::cmp::Reverse(gathered.frames), gathered.first(), gathered.text.clone())
        });
        let left_out = texts_left_out + sightings.len().saturating_sub(MAX_SIGHTINGS) as u64;
        for (index, (gathered, lack)) in sightings.into_iter().take(MAX_SIGHTINGS).enumerate() {
            let draft = gathered.draft(Code::WaybillSighting, &mut stills);
            sink.emit(draft.amended(|seen: &mut WaybillText| {
                seen.lacks = Some(lack.name());
                if lack == accept::Lack::Print {
                    lines.add(seen);
                }
                seen.texts_left_out = (index == 0 && left_out > 0).then_some(left_out);
            }));
        }
        for draft in disagreeing.into_iter().chain(returned) {
            sink.emit(draft);
        }
        for ((text, other), conflict) in conflicts {
            let facts = WaybillConflict {
                text: shortened(&text),
                other_text: shortened(&other),
                engines: Some(conflict.engines.map(str::to_owned).to_vec()),
                symbologies: None,
                frames: Some(conflict.frames),
                corners_px: conflict.corners,
            };
            let mut draft =
                ObservationDraft::of(frames(conflict.span), facts).confidence_ppm(table::CONFLICT_OF_ENGINES);
            draft.stills.extend(conflict.cutout.map(|(frame, cutout)| stills.of(frame, cutout)));
            sink.emit(draft);
        }
        for unread in told_once(unread) {
            let seen = Seen::later(&unread.best, Region { x: 0, y: 0, width: 0, height: 0 }, orientation);
            let corners = seen.shown(&unread.best.corners());
            let facts = WaybillUnread {
                frames: unread.frames,
                attempts: unread.attempts.into(),
                edges: unread.look.edges as u64,
                module_milli_px: unread.look.module_millipx.into(),
                paper: unread.light.paper.into(),
                contrast: unread.light.contrast.into(),
                glare_ppm: unread.light.glare_ppm,
                speed_milli_px: unread.speed_milli_px,
                best_frame: unread.best.frame,
                corners_px: corners.clone(),
                symbology: unread.symbology.map(name_of),
                bar_profile: unread.bars.as_ref().map(|(bars, _)| bars.to_hex()),
                bar_profile_frames: unread.bars.as_ref().map(|(_, frames)| *frames as u64),
            };
            let draft = ObservationDraft::of(frames(unread.span), facts).confidence_ppm(table::UNREAD);
            sink.emit(draft.still(stills.of(unread.best.frame, unread.best.label.upright(&corners))));
        }
    }
}

/// Without regions of bars that are those of a code of which the frame was found.
fn told_once(unread: Vec<Unread>) -> Vec<Unread> {
    let place = |unread: &Unread| Region::around(&unread.best.corners());
    let codes: Vec<Region> =
        unread.iter().filter(|unread| unread.symbology.is_some()).filter_map(place).collect();
    let own = |unread: &Unread| {
        unread.symbology.is_some()
            || place(unread).is_none_or(|place| {
                !codes.iter().any(|code| 2 * code.shared(place) > code.area().min(place.area()))
            })
    };
    unread.into_iter().filter(own).collect()
}

/// Lines across bars as they are written down, as long as there is room: some 5 kB each, 8 at most.
struct Lines<'a> {
    prints: &'a Prints,
    left: usize,
}

impl Lines<'_> {
    /// Adds the line across the bars that a text was read from, if it is of bars alone: what a matrix code says is certain.
    fn add(&mut self, read: &mut WaybillText) {
        let only_bars = read.symbologies == [SymbologyName::Code128];
        let line = only_bars.then(|| self.prints.line(&read.text)).flatten();
        if let Some(line) = line.filter(|line| self.left > 0 && line.values().len() <= MAX_SAMPLES) {
            self.left -= 1;
            read.bar_profile = Some(line.to_hex());
            read.bar_profile_frames = Some(1);
        }
    }
}

/// Numbers of carriers that are read again after a while: between, the parcel may have been out of the picture.
fn returned(read: &[(Gathered, accept::Agreement)]) -> Vec<ObservationDraft> {
    let numbers = read.iter().map(|(gathered, _)| (gathered, gathered.piece()));
    numbers
        .filter(|(_, piece)| piece.number.plausible())
        .flat_map(|(gathered, piece)| {
            gathered.absences().into_iter().map(move |away| {
                let facts =
                    WaybillReturned { text: shortened(&gathered.text), number: piece.number.text.clone() };
                ObservationDraft::of(frames(away), facts).confidence_ppm(table::RETURNED)
            })
        })
        .take(MAX_RETURNS)
        .collect()
}

/// Bars and matrix codes side by side, as on one label, that carry different numbers. Numbers of carriers count if letters or check
/// digits tell them from others; beside a carrier's number on bars, so does what is like a number in a matrix code, with less
/// confidence: it may be the order's. Addresses hold digits of many kinds.
fn disagreeing(read: &[(Gathered, accept::Agreement)]) -> Vec<ObservationDraft> {
    let of = |linear: bool| {
        let kind = move |gathered: &&Gathered| gathered.is_linear() == linear;
        read.iter()
            .map(|(gathered, _)| gathered)
            .filter(kind)
            .map(|gathered| (gathered, gathered.piece().number))
    };
    let of_carrier = |number: &Normalised| number.plausible() && number.distinctive();
    let mut drafts = Vec::new();
    for (bars, on_bars) in of(true).filter(|(_, number)| number.plausible()) {
        for (matrix, in_matrix) in of(false) {
            let confidence_ppm = match () {
                () if of_carrier(&on_bars) && of_carrier(&in_matrix) => table::CONFLICT_OF_NUMBERS,
                () if !in_matrix.plausible() && waybill::is_number_like(&matrix.text) => {
                    table::CONFLICT_MAYBE
                }
                () => continue,
            };
            let one_holds_other =
                on_bars.text.contains(&in_matrix.text) || in_matrix.text.contains(&on_bars.text);
            if one_holds_other || drafts.len() >= MAX_CONFLICTS {
                continue;
            }
            let Some((frame, corners)) = bars.near(matrix) else { continue };
            let names = [bars.symbology(), matrix.symbology()].into_iter().flatten();
            let last = bars.last().min(matrix.last()).max(frame);
            let facts = WaybillConflict {
                text: shortened(&bars.text),
                other_text: shortened(&matrix.text),
                engines: None,
                symbologies: Some(names.map(name_of).collect()),
                frames: None,
                corners_px: corners,
            };
            drafts.push(ObservationDraft::of(frames((frame, last)), facts).confidence_ppm(confidence_ppm));
        }
    }
    drafts
}

/// Whether one of the texts counts as read.
fn judge(
    texts: &[Gathered],
    index: usize,
    prints: &Prints,
) -> Option<Result<accept::Agreement, accept::Lack>> {
    let gathered = texts.get(index)?;
    let others =
        || texts.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, other)| other);
    let linear = gathered.is_linear();
    let fragment = linear
        && others().any(|other| {
            let (own, theirs) = (key_of(&gathered.text), key_of(&other.text));
            own.len() < theirs.len() && theirs.contains(&own) && (!gathered.checked || gathered.beside(other))
        });
    // A misreading keeps most characters of the true text, so texts alike at one place are one symbol read differently.
    let stronger = |other: &Gathered| {
        let times = if alike(&gathered.text, &other.text) { 1 } else { 4 };
        other.frames > times * gathered.frames
    };
    // What its own bars bear out alone is no misreading; what lies over it is one of it.
    let borne_out = |one: &Gathered| one.is_code_128() && prints.told(&one.text).is_borne_out();
    // Two readings at one place are none, unless one of them is a piece of a run of bars, or of the other text.
    let contradicts = |other: &Gathered| {
        let told = prints.told(&other.text);
        other.is_linear()
            && 4 * other.frames >= gathered.frames
            && told.borne_out >= told.doubtful
            && !key_of(&gathered.text).contains(&key_of(&other.text))
    };
    let displaced = linear
        && !borne_out(gathered)
        && others().any(|other| {
            (stronger(other) || borne_out(other) || contradicts(other)) && gathered.beside(other)
        });
    let symbologies: Vec<Symbology> = gathered.symbologies.keys().copied().collect();
    let number = gathered.piece().number;
    Some(accept::judge(&Facts {
        symbologies: &symbologies,
        engines: gathered.engines.len(),
        frames: gathered.frames,
        apart_us: gathered.times.map(|(first, last)| last.us_since(first)),
        checked: gathered.checked,
        text: &gathered.text,
        number: &number,
        fragment,
        displaced,
        told: prints.told(&gathered.text),
    }))
}

fn frames((first, last): (u64, u64)) -> DraftSpan {
    DraftSpan::Frames { first, last }
}

fn shortened(text: &str) -> String {
    text.chars().take(MAX_TEXT_CHARACTERS).collect()
}
