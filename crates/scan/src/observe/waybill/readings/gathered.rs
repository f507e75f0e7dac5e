//! The sightings of one text, and what is written down about them.

use crate::observe::confidence::table;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use onetake_report::Code;
use onetake_report::facts::{ReadingKind, SymbologyName, WaybillText};

use super::super::cutout::Cutout;
use super::seen::Seen;
use super::stills::Stills;
use super::{frames, shortened};
use crate::observe::ObservationDraft;
use crate::symbol::{Region, Symbol, Symbology};
use crate::time::Timestamp;
use onetake_waybill::{self as waybill, Normalised, Piece};

/// Most runs of frames in one list.
const MAX_RUNS: usize = 64;
/// Frames without a sighting that end a run: longer than the pause between looks at a scene that stands still.
const RUN_GAP: u64 = 30;
/// Frames without a sighting after which a number that is read again counts as one that returns: some three seconds.
const AWAY: u64 = 90;
/// Most places that are remembered of one text, and frames between them.
const MAX_PLACES: usize = 48;
const PLACE_EVERY: u64 = 5;
/// Most parcels of one waybill that are told apart.
const MAX_PARCELS: usize = 16;
/// Frames between questions to the second engine about one text, and most of them.
const SECOND_EVERY: u64 = 4;
const MAX_SECOND: u32 = 5;

/// The sightings of one text.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) text: String,
    pub(super) symbologies: BTreeMap<Symbology, u64>,
    pub(super) engines: BTreeSet<&'static str>,
    pub(super) frames: u64,
    last_counted: Option<u64>,
    unchanged: u64,
    runs: Vec<(u64, u64)>,
    runs_left_out: u64,
    pub(super) times: Option<(Timestamp, Timestamp)>,
    pub(super) checked: bool,
    /// Parcels of the waybill that its texts speak of.
    parcels: BTreeSet<(u32, u32)>,
    places: Vec<(u64, Region)>,
    /// Where it was when last read, while it has not changed since.
    pub(super) held: Option<Region>,
    best: Option<Best>,
    second_tries: u32,
    second_at: u64,
}

/// The sharpest sighting of those that show most of the label.
#[derive(Debug)]
struct Best {
    complete: u8,
    sharpness: u64,
    frame: u64,
    corners: Vec<i64>,
    module_millipx: Option<u32>,
    cutout: Cutout,
}

impl Gathered {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            symbologies: BTreeMap::new(),
            engines: BTreeSet::new(),
            frames: 0,
            last_counted: None,
            unchanged: 0,
            runs: Vec::new(),
            runs_left_out: 0,
            times: None,
            checked: false,
            parcels: BTreeSet::new(),
            places: Vec::new(),
            held: None,
            best: None,
            second_tries: 0,
            second_at: 0,
        }
    }

    pub(super) fn add(&mut self, symbol: &Symbol, seen: &Seen<'_>) {
        self.engines.insert(symbol.engine);
        *self.symbologies.entry(symbol.symbology).or_default() += 1;
        self.checked |= symbol.checked;
        if self.parcels.len() < MAX_PARCELS {
            self.parcels.extend(waybill::parcel_of(&symbol.text));
        }
        if self.last_counted != Some(seen.frame) {
            self.frames += 1;
            self.last_counted = Some(seen.frame);
        }
        self.add_to_runs(seen.frame);
        if let Some(pts) = seen.pts {
            let (first, last) = self.times.unwrap_or((pts, pts));
            self.times = Some((first.min(pts), last.max(pts)));
        }
        self.held = Some(seen.place);
        if self.places.len() < MAX_PLACES
            && self.places.last().is_none_or(|(frame, _)| seen.frame >= frame + PLACE_EVERY)
        {
            self.places.push((seen.frame, seen.place));
        }
        let (complete, sharpness) = (seen.complete(), seen.sharpness());
        let better = self.best.as_ref().is_none_or(|best| match complete.cmp(&best.complete) {
            Ordering::Equal => sharpness > best.sharpness + best.sharpness / 16,
            // What lies beside the symbol is worth half of its sharpness, not a picture in which nothing is clear.
            Ordering::Greater => 2 * sharpness > best.sharpness,
            Ordering::Less => sharpness > 2 * best.sharpness,
        });
        if let (true, Some(cutout)) = (better, seen.cutout()) {
            let corners = seen.shown(&symbol.corners);
            let cutout = cutout.upright(&corners);
            let module_millipx = symbol.module_millipx;
            self.best =
                Some(Best { complete, sharpness, frame: seen.frame, corners, module_millipx, cutout });
        }
    }

    /// Counts a frame in which its place has not changed since it was read, and forgets the place where it has.
    pub(super) fn hold(&mut self, frame: u64, unchanged: impl Fn(Region) -> bool) {
        if !self.held.is_some_and(unchanged) {
            self.held = None;
        } else if self.last_counted != Some(frame) {
            self.unchanged += 1;
        }
    }

    /// Whether it was not read in the last so many frames.
    pub(super) fn was_read_before(&self, frame: u64, every: u64) -> bool {
        self.last_counted.is_none_or(|last| frame >= last + every)
    }

    /// No place is where it was.
    pub(super) fn forget_places(&mut self) {
        self.held = None;
        self.places.clear();
    }

    /// Whether the second engine shall be asked now; counts as asked.
    pub(super) fn wants_second_engine(&mut self, frame: u64) -> bool {
        let due = self.engines.len() < 2
            && self.second_tries < MAX_SECOND
            && frame >= self.second_at + SECOND_EVERY;
        if due {
            self.second_tries += 1;
            self.second_at = frame;
        }
        due
    }

    /// Adds a frame to the runs, which are in order; frames read later from kept pictures may lie before the last one.
    fn add_to_runs(&mut self, frame: u64) {
        let near = |run: &(u64, u64)| frame + RUN_GAP >= run.0 && frame <= run.1 + RUN_GAP;
        if let Some(index) = self.runs.iter().rposition(near) {
            if let Some(run) = self.runs.get_mut(index) {
                *run = (run.0.min(frame), run.1.max(frame));
            }
            // The frame may have closed the gap to its neighbours.
            self.runs.dedup_by(|later, run| {
                let joins = later.0 <= run.1 + RUN_GAP;
                if joins {
                    run.1 = run.1.max(later.1);
                }
                joins
            });
            return;
        }
        let index = self.runs.partition_point(|run| run.0 < frame);
        self.runs.insert(index, (frame, frame));
        if self.runs.len() > MAX_RUNS {
            // The first and the last run say most: what is left out is the one before the last.
            self.runs.remove(self.runs.len() - 2);
            self.runs_left_out += 1;
        }
    }

    pub(super) fn first(&self) -> u64 {
        self.runs.first().map_or(0, |run| run.0)
    }

    pub(super) fn last(&self) -> u64 {
        self.runs.last().map_or(0, |run| run.1)
    }

    /// Whiles of at least [`AWAY`] frames in which it was neither read nor at its place unchanged, with a sighting before and
    /// one after.
    pub(super) fn absences(&self) -> Vec<(u64, u64)> {
        let known = self.runs.len() - usize::from(self.runs_left_out > 0).min(self.runs.len());
        let pairs = self.runs.get(..known).unwrap_or(&[]).windows(2);
        pairs
            .filter_map(|pair| match pair {
                [before, after] => Some((before.1 + 1, after.0.checked_sub(1)?)),
                _ => None,
            })
            .filter(|(first, last)| last + 1 >= first + AWAY)
            .collect()
    }

    pub(super) fn is_linear(&self) -> bool {
        self.symbologies.keys().all(|kind| kind.is_linear())
    }

    pub(super) fn is_code_128(&self) -> bool {
        self.symbologies.contains_key(&Symbology::Code128)
    }

    /// Whether both were seen at one place at about one time.
    pub(super) fn beside(&self, other: &Self) -> bool {
        self.places.iter().any(|(frame, place)| {
            other.places.iter().any(|(at, region)| {
                frame.abs_diff(*at) <= RUN_GAP
                    && place.grown(8).shared(region.grown(8)) * 2 > place.area().min(region.area())
            })
        })
    }

    /// The first frame about which both were seen so near to each other that they may be on one label, with the corners of
    /// the sharpest sighting.
    pub(super) fn near(&self, other: &Self) -> Option<(u64, Vec<i64>)> {
        let frame = self.places.iter().find_map(|(frame, place)| {
            other
                .places
                .iter()
                .any(|(at, region)| {
                    let reach = place.width.max(place.height).max(region.width).max(region.height);
                    frame.abs_diff(*at) <= PLACE_EVERY && place.grown(reach / 2).shared(*region) > 0
                })
                .then_some(*frame)
        })?;
        Some((frame, self.best.as_ref().map(|best| best.corners.clone()).unwrap_or_default()))
    }

    /// The symbology that it was read from most.
    pub(super) fn symbology(&self) -> Option<Symbology> {
        self.symbologies
            .iter()
            .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
            .map(|(kind, _)| *kind)
    }

    /// The number in it that a carrier may have issued, else its first piece.
    pub(super) fn piece(&self) -> Piece<'_> {
        waybill::likeliest(&self.text)
    }

    fn kind(&self, number: &Normalised) -> ReadingKind {
        if self.symbology() == Some(Symbology::EanUpc) {
            ReadingKind::ArticleNumber
        } else if waybill::is_address(&self.text) {
            ReadingKind::Url
        } else if number.plausible() {
            ReadingKind::Waybill
        } else {
            ReadingKind::Text
        }
    }

    fn confidence_ppm(&self, code: Code, number: &Normalised) -> u32 {
        let matrix = !self.is_linear();
        match (code == Code::WaybillReading, matrix || self.engines.len() > 1, number.plausible()) {
            (true, true, _) => table::READ_TWICE,
            (true, false, true) => table::READ_PLAUSIBLE,
            (true, false, false) => table::READ_OTHER,
            (false, true, _) => table::SEEN_TWICE,
            (false, false, true) => table::SEEN_PLAUSIBLE,
            (false, false, false) => table::SEEN_OTHER,
        }
    }

    /// What is written down of it under that code, and the still that shows it.
    pub(super) fn draft(self, code: Code, stills: &mut Stills) -> ObservationDraft {
        let Piece { form, number, .. } = self.piece();
        let kind = self.kind(&number);
        let of_carrier = kind == ReadingKind::Waybill || (kind == ReadingKind::Url && number.plausible());
        let number = Some(&number).filter(|_| of_carrier);
        let best = self.best.as_ref();
        let facts = WaybillText {
            text: shortened(&self.text),
            frames: self.frames,
            unchanged_frames: self.unchanged,
            engines: self.engines.iter().map(|&engine| engine.to_owned()).collect(),
            symbologies: self.symbologies.keys().map(|kind| name_of(*kind)).collect(),
            symbology: self.symbology().map(name_of),
            number: number.map(|number| number.text.clone()),
            form: number.map(|_| form.as_str().to_owned()),
            normalized_by: number
                .map(|number| number.steps.iter().map(|step| step.as_str().to_owned()).collect()),
            carriers: number.map(carriers),
            check_digit: number.and_then(|number| number.check),
            parcels: (!self.parcels.is_empty())
                .then(|| self.parcels.iter().map(|(parcel, of)| [*parcel, *of]).collect()),
            sightings_frames: self.runs.iter().map(|(first, last)| [*first, *last]).collect(),
            sightings_left_out: Some(self.runs_left_out).filter(|runs| *runs > 0),
            best_frame: best.map(|best| best.frame),
            corners_px: best.map(|best| best.corners.clone()),
            module_milli_px: best.and_then(|best| best.module_millipx).map(Into::into),
            kind,
            agreement: None,
            lacks: None,
            texts_left_out: None,
            bar_profile: None,
            bar_profile_frames: None,
        };
        let span = frames((self.first(), self.last()));
        let confidence_ppm = self.confidence_ppm(code, &self.piece().number);
        let draft = ObservationDraft::of_code(code, span, facts).confidence_ppm(confidence_ppm);
        match self.best {
            Some(best) => draft.still(stills.of(best.frame, best.cutout)),
            None => draft,
        }
    }
}

/// The carriers whose numbers look like this.
fn carriers(number: &Normalised) -> Vec<[String; 2]> {
    let fits = number.carriers.iter();
    fits.map(|fit| [fit.carrier, fit.confidence.as_str()].map(str::to_owned)).collect()
}

/// A kind of symbol as it is recorded.
pub(super) fn name_of(symbology: Symbology) -> SymbologyName {
    symbology.as_str().into()
}

/// Whether two texts of one length have two thirds of their characters in common, place by place.
pub(in super::super) fn alike(one: &str, other: &str) -> bool {
    let same = one.bytes().zip(other.bytes()).filter(|(a, b)| a == b).count();
    one.len() == other.len() && 3 * same >= 2 * one.len()
}

/// Texts that are one number in other dress are one text; all else is taken as it stands.
pub(in super::super) fn key_of(text: &str) -> String {
    if waybill::is_address(text) || text.contains("MMM") {
        return text.to_owned();
    }
    let number = waybill::normalise(text);
    if number.plausible() { number.text } else { text.to_owned() }
}
