//! Sightings gathered by text, and what is written down about them at the end.

use std::collections::{BTreeMap, BTreeSet};

use onetake_report::{Code, Value};

use super::accept::{self, Facts};
use super::cutout::Cutout;
use super::tracks::{Kept, Unread};
use crate::media::{Frame, Luma, Orientation, PlanarPicture as _};
use crate::observe::{Crop, Draft, DraftSpan, DraftStill, Notes};
use crate::symbol::{Point, Region, Symbol, Symbology};
use crate::time::Timestamp;
use crate::waybill::{self, Normalised, PayloadForm};

/// Most texts that are kept apart; misreadings alone could make more.
const MOST_TEXTS: usize = 256;
/// Most sightings that are written down, the strongest first.
const MOST_SIGHTINGS: usize = 24;
/// Most unread labels and conflicts that are written down.
const MOST_UNREAD: usize = 12;
const MOST_CONFLICTS: usize = 12;
/// Most runs of frames in one list.
const MOST_RUNS: usize = 64;
/// Frames without a sighting that end a run: longer than the pause between looks at a scene that stands still.
const RUN_GAP: u64 = 30;
/// Most places that are remembered of one text, and frames between them.
const MOST_PLACES: usize = 48;
const PLACE_EVERY: u64 = 5;
/// Frames between questions to the second engine about one text, and most of them.
const SECOND_EVERY: u64 = 4;
const SECOND_MOST: u32 = 5;
/// Frames after which a text needs no more readings, and most texts that are read again at one time.
const SETTLED: u64 = 4;
const MOST_UNSETTLED: usize = 4;
/// Longest text that is written down, in characters.
const LONGEST_TEXT: usize = 3_000;

/// Everything that was read.
#[derive(Debug, Default)]
pub(super) struct Readings {
    texts: BTreeMap<String, Gathered>,
    texts_left_out: u64,
    conflicts: BTreeMap<(String, String), Conflict>,
    unread: Vec<Unread>,
    orientation: Orientation,
}

/// The sightings of one text.
#[derive(Debug)]
struct Gathered {
    text: String,
    symbologies: BTreeMap<Symbology, u64>,
    engines: BTreeSet<&'static str>,
    frames: u64,
    last_counted: Option<u64>,
    unchanged: u64,
    runs: Vec<(u64, u64)>,
    runs_left_out: u64,
    times: Option<(Timestamp, Timestamp)>,
    checked: bool,
    places: Vec<(u64, Region)>,
    /// Where it was when last read, while it has not changed since.
    held: Option<Region>,
    best: Option<Best>,
    second_tries: u32,
    second_at: u64,
}

/// The sharpest sighting.
#[derive(Debug)]
struct Best {
    sharpness: u64,
    frame: u64,
    corners: Vec<i64>,
    module_millipx: Option<u32>,
    cutout: Cutout,
}

#[derive(Debug)]
struct Conflict {
    frames: u64,
    span: (u64, u64),
    engines: [&'static str; 2],
    corners: Vec<i64>,
    cutout: Option<(u64, Cutout)>,
}

/// Where and when a symbol was seen.
pub(super) struct Seen<'a> {
    frame: u64,
    pts: Option<Timestamp>,
    place: Region,
    size: (usize, usize),
    orientation: Orientation,
    source: Source<'a>,
}

enum Source<'a> {
    Frame(&'a Frame<'a>),
    Kept(&'a Kept),
    /// The picture is no longer there.
    Gone,
}

impl<'a> Seen<'a> {
    /// In the frame at hand.
    pub(super) fn now(frame: &'a Frame<'a>, place: Region, orientation: Orientation) -> Self {
        let size = (frame.luma.width(), frame.luma.height());
        Self { frame: frame.number, pts: frame.pts, place, size, orientation, source: Source::Frame(frame) }
    }

    /// In a picture kept of an earlier frame.
    pub(super) fn later(kept: &'a Kept, place: Region, orientation: Orientation) -> Self {
        Self {
            frame: kept.frame,
            pts: kept.pts,
            place,
            size: kept.size,
            orientation,
            source: Source::Kept(kept),
        }
    }

    /// The same label in another frame, of which no picture was kept.
    pub(super) fn without_picture(&self, frame: u64, pts: Option<Timestamp>) -> Seen<'static> {
        Seen {
            frame,
            pts,
            place: self.place,
            size: self.size,
            orientation: self.orientation,
            source: Source::Gone,
        }
    }

    fn sharpness(&self) -> u64 {
        match &self.source {
            Source::Gone => 0,
            Source::Frame(frame) => sharpness(&frame.luma, self.place),
            Source::Kept(kept) => {
                let place = self.place;
                let (x, y) = (place.x.saturating_sub(kept.origin.0), place.y.saturating_sub(kept.origin.1));
                sharpness(&kept.cutout.luma(), Region { x, y, ..place })
            }
        }
    }

    /// The label around the symbol: people read the number below the bars.
    fn cutout(&self) -> Option<Cutout> {
        match &self.source {
            Source::Frame(frame) => {
                let margin = (self.place.width.min(self.place.height) / 2).max(48);
                Cutout::of(&frame.hold(), self.place.grown(margin)).map(|(_, cutout)| cutout)
            }
            Source::Kept(kept) => Some(kept.cutout.clone()),
            Source::Gone => None,
        }
    }

    /// Corners in pixels of the picture as shown.
    fn shown(&self, corners: &[Point; 4]) -> Vec<i64> {
        let side = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        let (width, height) = (side(self.size.0), side(self.size.1));
        corners
            .iter()
            .map(|corner| self.orientation.shown_point(corner.x.into(), corner.y.into(), width, height))
            .flat_map(|(x, y)| [x, y])
            .collect()
    }
}

impl Readings {
    /// Before the first sighting.
    pub(super) fn new(orientation: Orientation) -> Self {
        Self { orientation, ..Self::default() }
    }

    /// Takes in one sighting.
    pub(super) fn add(&mut self, symbol: &Symbol, seen: &Seen<'_>) {
        let key = key_of(&symbol.text);
        if !self.texts.contains_key(&key) && self.texts.len() >= MOST_TEXTS {
            self.texts_left_out += 1;
            return;
        }
        let gathered = self.texts.entry(key).or_insert_with(|| Gathered::new(&symbol.text));
        gathered.add(symbol, seen);
    }

    /// Counts the texts whose place has not changed since they were read, and lets go of those that moved.
    pub(super) fn hold(&mut self, frame: u64, unchanged: impl Fn(Region) -> bool) {
        for gathered in self.texts.values_mut() {
            match gathered.held {
                Some(place) if unchanged(place) => {
                    if gathered.last_counted != Some(frame) {
                        gathered.unchanged += 1;
                    }
                }
                _ => gathered.held = None,
            }
        }
    }

    /// Places of texts that were read too seldom to count and have not changed since; a few at a time.
    pub(super) fn unsettled(&self) -> Vec<Region> {
        let places = self
            .texts
            .values()
            .filter(|gathered| gathered.frames < SETTLED)
            .filter_map(|gathered| gathered.held);
        places.take(MOST_UNSETTLED).collect()
    }

    /// The picture has another size from now on: no place is where it was.
    pub(super) fn forget_places(&mut self) {
        for gathered in self.texts.values_mut() {
            gathered.held = None;
            gathered.places.clear();
        }
    }

    /// Whether the second engine shall be asked about this text now.
    pub(super) fn wants_second_engine(&mut self, text: &str, frame: u64) -> bool {
        let Some(gathered) = self.texts.get_mut(&key_of(text)) else { return true };
        let due = gathered.engines.len() < 2
            && gathered.second_tries < SECOND_MOST
            && frame >= gathered.second_at + SECOND_EVERY;
        if due {
            gathered.second_tries += 1;
            gathered.second_at = frame;
        }
        due
    }

    /// Takes in that two engines read different texts from one symbol.
    pub(super) fn conflict(&mut self, first: &Symbol, second: &Symbol, seen: &Seen<'_>) {
        let key = (first.text.clone(), second.text.clone());
        if !self.conflicts.contains_key(&key) && self.conflicts.len() >= MOST_CONFLICTS {
            return;
        }
        let conflict = self.conflicts.entry(key).or_insert_with(|| Conflict {
            frames: 0,
            span: (seen.frame, seen.frame),
            engines: [first.engine, second.engine],
            corners: seen.shown(&first.corners),
            cutout: seen.cutout().map(|cutout| (seen.frame, cutout)),
        });
        conflict.frames += 1;
        conflict.span = (conflict.span.0.min(seen.frame), conflict.span.1.max(seen.frame));
    }

    /// Takes in a region that was never read.
    pub(super) fn unread(&mut self, unread: Unread) {
        self.unread.push(unread);
        self.unread.sort_by_key(|unread| std::cmp::Reverse((unread.frames, unread.best.frame)));
        self.unread.truncate(MOST_UNREAD);
    }

    /// Writes everything down.
    pub(super) fn note_all(self, notes: &mut Notes) {
        let Self { texts, texts_left_out, conflicts, unread, orientation } = self;
        let texts: Vec<Gathered> = texts.into_values().collect();
        let judged: Vec<_> = (0..texts.len()).filter_map(|index| judge(&texts, index)).collect();
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
        for (gathered, agreement) in read {
            let mut draft = gathered.draft(Code::WaybillReading, &mut stills);
            draft.detail.set("agreement", agreement.as_str());
            notes.note(draft);
        }
        sightings.sort_by_key(|(gathered, _)| {
            (std::cmp::Reverse(gathered.frames), gathered.first(), gathered.text.clone())
        });
        let left_out = texts_left_out + sightings.len().saturating_sub(MOST_SIGHTINGS) as u64;
        for (index, (gathered, lack)) in sightings.into_iter().take(MOST_SIGHTINGS).enumerate() {
            let mut draft = gathered.draft(Code::WaybillSighting, &mut stills);
            draft.detail.set("lacks", lack.as_str());
            if index == 0 && left_out > 0 {
                draft.detail.set("texts_left_out", left_out);
            }
            notes.note(draft);
        }
        for draft in disagreeing {
            notes.note(draft);
        }
        for ((text, other), conflict) in conflicts {
            let mut draft = Draft::new(Code::WaybillConflict, frames(conflict.span))
                .confidence_ppm(900_000)
                .detail("text", shortened(&text))
                .detail("other_text", shortened(&other))
                .detail("engines", conflict.engines.to_vec())
                .detail("frames", conflict.frames)
                .detail("corners_px", conflict.corners);
            draft.stills.extend(conflict.cutout.map(|(frame, cutout)| stills.of(frame, cutout)));
            notes.note(draft);
        }
        for unread in unread {
            let seen = Seen::later(&unread.best, Region { x: 0, y: 0, width: 0, height: 0 }, orientation);
            let draft = Draft::new(Code::WaybillUnread, frames(unread.span))
                .confidence_ppm(600_000)
                .detail("frames", unread.frames)
                .detail("attempts", unread.attempts)
                .detail("edges", unread.look.edges)
                .detail("module_milli_px", unread.look.module_millipx)
                .detail("paper", unread.light.paper)
                .detail("contrast", unread.light.contrast)
                .detail("glare_ppm", unread.light.glare_ppm)
                .detail("speed_milli_px", unread.speed_milli_px)
                .detail("best_frame", unread.best.frame)
                .detail("corners_px", seen.shown(&unread.best.corners()));
            notes.note(draft.still(stills.of(unread.best.frame, unread.best.cutout)));
        }
    }
}

/// Bars and matrix codes side by side, as on one label, that carry different numbers of carriers. Only numbers that letters or
/// check digits tell from others count: labels carry order numbers and dates as well.
fn disagreeing(read: &[(Gathered, accept::Agreement)]) -> Vec<Draft> {
    let of_carrier = |linear: bool| {
        read.iter().map(|(gathered, _)| gathered).filter_map(move |gathered| {
            let (_, number) = gathered.number();
            (gathered.is_linear() == linear && number.plausible() && number.distinctive())
                .then_some((gathered, number))
        })
    };
    let mut drafts = Vec::new();
    for (bars, on_bars) in of_carrier(true) {
        for (matrix, in_matrix) in of_carrier(false) {
            let Some((frame, corners)) = bars.near(matrix) else { continue };
            if on_bars.text == in_matrix.text || drafts.len() >= MOST_CONFLICTS {
                continue;
            }
            let names = [bars.symbology(), matrix.symbology()].into_iter().flatten();
            let last = bars.last().min(matrix.last()).max(frame);
            drafts.push(
                Draft::new(Code::WaybillConflict, frames((frame, last)))
                    .confidence_ppm(800_000)
                    .detail("text", shortened(&bars.text))
                    .detail("other_text", shortened(&matrix.text))
                    .detail("symbologies", Value::from(names.map(Symbology::as_str).collect::<Vec<_>>()))
                    .detail("corners_px", corners),
            );
        }
    }
    drafts
}

/// Whether one of the texts counts as read.
fn judge(texts: &[Gathered], index: usize) -> Option<Result<accept::Agreement, accept::Lack>> {
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
    let displaced = linear && others().any(|other| stronger(other) && gathered.beside(other));
    let symbologies: Vec<Symbology> = gathered.symbologies.keys().copied().collect();
    let (_, number) = gathered.number();
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
    }))
}

impl Gathered {
    fn new(text: &str) -> Self {
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
            places: Vec::new(),
            held: None,
            best: None,
            second_tries: 0,
            second_at: 0,
        }
    }

    fn add(&mut self, symbol: &Symbol, seen: &Seen<'_>) {
        self.engines.insert(symbol.engine);
        *self.symbologies.entry(symbol.symbology).or_default() += 1;
        self.checked |= symbol.checked;
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
        if self.places.len() < MOST_PLACES
            && self.places.last().is_none_or(|(frame, _)| seen.frame >= frame + PLACE_EVERY)
        {
            self.places.push((seen.frame, seen.place));
        }
        let sharpness = seen.sharpness();
        let better = self.best.as_ref().is_none_or(|best| sharpness > best.sharpness + best.sharpness / 16);
        if let (true, Some(cutout)) = (better, seen.cutout()) {
            let corners = seen.shown(&symbol.corners);
            let module_millipx = symbol.module_millipx;
            self.best = Some(Best { sharpness, frame: seen.frame, corners, module_millipx, cutout });
        }
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
        if self.runs.len() > MOST_RUNS {
            // The first and the last run say most: what is left out is the one before the last.
            self.runs.remove(self.runs.len() - 2);
            self.runs_left_out += 1;
        }
    }

    fn first(&self) -> u64 {
        self.runs.first().map_or(0, |run| run.0)
    }

    fn last(&self) -> u64 {
        self.runs.last().map_or(0, |run| run.1)
    }

    fn is_linear(&self) -> bool {
        self.symbologies.keys().all(|kind| kind.is_linear())
    }

    /// Whether both were seen at one place at about one time.
    fn beside(&self, other: &Self) -> bool {
        self.places.iter().any(|(frame, place)| {
            other.places.iter().any(|(at, region)| {
                frame.abs_diff(*at) <= RUN_GAP
                    && place.grown(8).shared(region.grown(8)) * 2 > place.area().min(region.area())
            })
        })
    }

    /// The first frame about which both were seen so near to each other that they may be on one label, with the corners of
    /// the sharpest sighting.
    fn near(&self, other: &Self) -> Option<(u64, Vec<i64>)> {
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
    fn symbology(&self) -> Option<Symbology> {
        self.symbologies
            .iter()
            .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
            .map(|(kind, _)| *kind)
    }

    /// The number in it that a carrier may have issued, else its first piece.
    fn number(&self) -> (PayloadForm, Normalised) {
        let all: Vec<_> = waybill::candidates(&self.text)
            .into_iter()
            .map(|candidate| (candidate.form, waybill::normalise(candidate.text)))
            .collect();
        let plausible = all.iter().position(|(_, number)| number.plausible()).unwrap_or(0);
        all.into_iter()
            .nth(plausible)
            .unwrap_or_else(|| (PayloadForm::Number, waybill::normalise(&self.text)))
    }

    fn kind(&self, number: &Normalised) -> &'static str {
        if self.symbology() == Some(Symbology::EanUpc) {
            "article_number"
        } else if waybill::is_address(&self.text) {
            "url"
        } else if number.plausible() {
            "waybill"
        } else {
            "text"
        }
    }

    fn confidence_ppm(&self, code: Code, number: &Normalised) -> u32 {
        let matrix = !self.is_linear();
        match (code == Code::WaybillReading, matrix || self.engines.len() > 1, number.plausible()) {
            (true, true, _) => 999_000,
            (true, false, true) => 998_000,
            (true, false, false) => 980_000,
            (false, true, _) => 990_000,
            (false, false, true) => 700_000,
            (false, false, false) => 200_000,
        }
    }

    fn draft(self, code: Code, stills: &mut Stills) -> Draft {
        let (form, number) = self.number();
        let kind = self.kind(&number);
        let names = |list: Vec<&str>| Value::from(list);
        let mut draft = Draft::new(code, frames((self.first(), self.last())))
            .confidence_ppm(self.confidence_ppm(code, &number))
            .detail("text", shortened(&self.text))
            .detail("kind", kind)
            .detail("frames", self.frames)
            .detail("unchanged_frames", self.unchanged)
            .detail("engines", names(self.engines.iter().copied().collect()))
            .detail("symbologies", names(self.symbologies.keys().map(|kind| kind.as_str()).collect()));
        if let Some(symbology) = self.symbology() {
            draft.detail.set("symbology", symbology.as_str());
        }
        if kind == "waybill" || (kind == "url" && number.plausible()) {
            draft.detail.set("number", number.text.as_str());
            draft.detail.set("form", form.as_str());
            draft.detail.set("steps", names(number.steps.iter().map(|step| step.as_str()).collect()));
            let carriers = number.carriers.iter();
            let carriers = carriers.map(|fit| Value::from(vec![fit.carrier, fit.confidence.as_str()]));
            draft.detail.set("carriers", carriers.collect::<Vec<_>>());
            if let Some(check) = number.check {
                draft.detail.set("check_digit", check);
            }
        }
        let runs = self.runs.iter().map(|(first, last)| Value::from(vec![*first, *last]));
        draft.detail.set("sightings_frames", runs.collect::<Vec<_>>());
        if self.runs_left_out > 0 {
            draft.detail.set("sightings_left_out", self.runs_left_out);
        }
        if let Some(best) = self.best {
            draft.detail.set("best_frame", best.frame);
            draft.detail.set("corners_px", best.corners);
            if let Some(module) = best.module_millipx {
                draft.detail.set("module_milli_px", module);
            }
            draft.stills.push(stills.of(best.frame, best.cutout));
        }
        draft
    }
}

/// Whether two texts of one length have two thirds of their characters in common, place by place.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let same = one.bytes().zip(other.bytes()).filter(|(a, b)| a == b).count();
    one.len() == other.len() && 3 * same >= 2 * one.len()
}

/// Texts that are one number in other dress are one text; all else is taken as it stands.
fn key_of(text: &str) -> String {
    if waybill::is_address(text) || text.contains("MMM") {
        return text.to_owned();
    }
    let number = waybill::normalise(text);
    if number.plausible() { number.text } else { text.to_owned() }
}

fn frames((first, last): (u64, u64)) -> DraftSpan {
    DraftSpan::Frames { first, last }
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}

/// Mean square of differences between neighbours along rows and columns, over every fourth row.
fn sharpness(luma: &Luma<'_>, place: Region) -> u64 {
    let Some(place) = place.within(luma.width(), luma.height()) else { return 0 };
    let (mut sum, mut count) = (0_u64, 0_u64);
    for y in (place.y..place.bottom()).step_by(4) {
        let row = luma.row(y).get(place.x..place.right()).unwrap_or(&[]);
        let below = luma.row(y + 1).get(place.x..place.right()).unwrap_or(row);
        for ((a, b), c) in row.iter().zip(row.iter().skip(1)).zip(below) {
            sum += u64::from(a.abs_diff(*b)).pow(2) + u64::from(a.abs_diff(*c)).pow(2);
            count += 1;
        }
    }
    sum.checked_div(count).unwrap_or(0)
}

/// Makes drafts of stills from cutouts. Stills are told apart by frame and crop; cutouts of one frame with one size get a
/// row less, so that none passes for another.
#[derive(Debug, Default)]
struct Stills {
    used: BTreeSet<(u64, u32, u32)>,
}

impl Stills {
    fn of(&mut self, frame: u64, cutout: Cutout) -> DraftStill {
        let (width, mut height) = cutout.size();
        while height > 1 && !self.used.insert((frame, width, height)) {
            height -= 1;
        }
        let crop = Some(Crop { x: 0, y: 0, width, height });
        DraftStill { frame, picture: cutout.held(), purpose: onetake_report::StillPurpose::Label, crop }
    }
}
