//! Sightings of symbols over time, gathered into readings.
//!
//! *What it observes.* Every frame is looked at. Gradient cells say what changed; what changed is read again, and the whole
//! picture at least twice a second along lines and once a second for matrix codes. Regions that look like bars are followed
//! as tracks, turned upright where they are slanted, and read with more effort on their sharpest frames while they are
//! unread. A second engine of other descent looks at every QR code, and a model of Code 128 reads bars that are too narrow
//! for edges. What costs much is done within allowances, so that a cluttered scene in motion costs no more than its share.
//!
//! *Why it matters.* A video whose waybill cannot be read proves nothing about a parcel.
//!
//! *When it is wrong.* One-dimensional symbols can be misread, the more often the more frames are read. So a text counts as
//! read only if frames apart in time, several frames, or two engines agree, and if the number is plausible where the
//! symbology checks nothing itself. All else is a sighting, with what it lacks.
//!
//! Details of `waybill.reading` and `waybill.sighting`:
//!
//! | name | meaning |
//! |---|---|
//! | `text` | the text as the symbol states it |
//! | `kind` | `waybill`, `url`, `article_number` or `text` |
//! | `number` | for waybills: the number in normal form, without what the symbol wraps around it |
//! | `form` | how the text carries the number, see [`PayloadForm`](onetake_waybill::PayloadForm) |
//! | `steps` | what led to the normal form, see [`Step`](onetake_waybill::Step) |
//! | `carriers` | carriers whose numbers look like this, each with its confidence |
//! | `check_digit` | 1 if it fits, 0 if not; absent where none is known |
//! | `symbology`, `symbologies` | the kind of symbol seen most, and all kinds |
//! | `engines` | who read it |
//! | `frames` | frames in which it was read |
//! | `unchanged_frames` | frames in which its place had not changed since, so that it was not read again |
//! | `sightings_frames` | runs of frames in which it was seen, each as first and last frame |
//! | `sightings_left_out` | runs beyond the limit of the list |
//! | `best_frame` | the frame of its sharpest sighting, which the still shows |
//! | `corners_px` | its corners in that frame, in pixels of the picture as shown: x and y of each |
//! | `module_milli_px` | the width of its modules in that frame, in thousandths of a pixel |
//! | `agreement` | readings: `engines`, `time` or `frames`, whichever holds first |
//! | `lacks` | sightings: what is missing for a reading: `agreement`, `plausible_number`, `whole_symbol` or `place` |
//!
//! Details of `waybill.conflict`: `text` and `other_text`, `corners_px`, and what disagrees: the two `engines` about one symbol,
//! or the two `symbologies` side by side, each with the number of a carrier.
//!
//! Details of `waybill.returned`, whose span is the while in which a number was not read: its `text` and `number`. The label
//! may have been out of the picture, turned away or covered.
//!
//! Details of `waybill.unread`: `frames` in which the region was followed, `attempts` to read it, `edges` between bars and
//! spaces, `module_milli_px` as estimated from them, `best_frame`, `corners_px`; of the best picture `paper` (its brightness
//! in grey levels), `contrast` (grey levels between bars and paper) and `glare_ppm` (its share that is white);
//! `speed_milli_px` (the way of the region from frame to frame); and, where they may be the bars of a label, `bar_profile`: the
//! brightness across them, three values per pixel with two hexadecimal digits each (`40` on bars, `c0` on spaces), the mean
//! of `bar_profile_frames` frames laid over each other. So an expected number can be compared with them later.

mod accept;
mod allowance;
mod changes;
mod codes;
mod cutout;
mod readings;
mod searches;
#[cfg(test)]
mod tests;
mod tracks;

use onetake_report::{CoverageReason, ObserverId};

use self::allowance::Allowance;
use self::changes::Changes;
use self::codes::Codes;
use self::readings::{Readings, Seen};
use self::searches::Searches;
use self::tracks::{Found, Outcome, State, Tracks};
use super::{Beginning, Coverage, DraftSpan, Ending, Notes, Observer};
use crate::features::Features;
use crate::media::{Frame, Luma, MediaEvent, Orientation};
use crate::symbol::enlarged::Enlarged;
use crate::symbol::matrix;
use crate::symbol::rqrr::Rqrr;
use crate::symbol::upright::Upright;
use crate::symbol::{Effort, Region, Symbol, SymbolReader, Symbologies, Symbology, region};
use onetake_code128::model;

/// Read on what changed, in every frame: their search costs next to nothing.
const LINEAR: Symbologies = Symbologies::of(&[
    Symbology::Code128,
    Symbology::Code39,
    Symbology::Code93,
    Symbology::Codabar,
    Symbology::Itf,
    Symbology::EanUpc,
]);
const QR: Symbologies = Symbologies::of(&[Symbology::Qr]);
/// Searched for together with QR codes, now and then.
const OTHER_MATRIX: Symbologies =
    Symbologies::of(&[Symbology::DataMatrix, Symbology::Aztec, Symbology::MaxiCode]);
/// Read on regions of bars, now and then: the stacked rows of PDF417 look like bars, and their search costs as much as all others.
const BARS: Symbologies = Symbologies::of(&[
    Symbology::Code128,
    Symbology::Code39,
    Symbology::Code93,
    Symbology::Codabar,
    Symbology::Itf,
    Symbology::EanUpc,
    Symbology::Pdf417,
]);

/// Frames between looks along lines over the whole picture, changed or not, and between searches of it for matrix codes.
const WHOLE_EVERY: u64 = 15;
const WHOLE_SEARCH_EVERY: u64 = 30;
/// Frames between attempts on one slanted region.
const SLANTED_EVERY: u64 = 5;
/// Tries of a region of which one looks for stacked rows as well.
const STACKED_EVERY: u64 = 3;
/// Frames between readings of a region that was read often enough.
const SETTLED_EVERY: u64 = 4;
/// Frames between readings of what was read too seldom to count, where nothing changed: the noise is another each time.
const UNSETTLED_EVERY: u64 = 4;
/// Frames between readings of what was read often enough, where nothing changed: it is said to be there, so it is looked at.
const STILL_EVERY: u64 = 15;
/// Frames between readings of an unread region where nothing changed.
const UNREAD_EVERY: u64 = 10;
/// Pixels of regions of bars that are read per frame on average, and frames of which they add up.
const BARS_PER_FRAME_PX: usize = 50_000;
const BARS_FRAMES: usize = 12;
/// Frames between attempts with full effort, whatever the number of regions: while one came lately, and else.
const THOROUGH_EVERY: u64 = 8;
const THOROUGH_SELDOM: u64 = 24;
/// Pixels from which a region counts as large.
const LARGE_PX: usize = 250_000;
/// Degrees from rows and columns up to which engines read bars as they lie.
const UPRIGHT_DEGREES: f32 = 12.0;

/// Finds and reads symbols, and gathers what was read.
#[derive(Debug)]
pub struct Waybill {
    orientation: Orientation,
    searcher: Searcher,
    changes: Changes,
    searches: Searches,
    codes: Codes,
    tracks: Tracks,
    bars: Vec<region::Bars>,
    bars_allowance: Allowance,
    readings: Readings,
    frames: u64,
    last_thorough: u64,
    size: (usize, usize),
}

/// The searching engine, which has no state worth printing.
struct Searcher(Box<dyn SymbolReader>);

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name())
    }
}

impl Waybill {
    /// Before the first frame.
    #[must_use]
    pub fn new(beginning: &Beginning<'_>) -> Self {
        Self::with_orientation(beginning.video.orientation)
    }

    /// Before the first frame of pictures that are shown in that orientation.
    pub fn with_orientation(orientation: Orientation) -> Self {
        Self {
            orientation,
            searcher: Searcher(crate::symbol::searcher()),
            changes: Changes::default(),
            searches: Searches::of(0),
            codes: Codes::default(),
            tracks: Tracks::default(),
            bars: Vec::new(),
            bars_allowance: Allowance::new(BARS_PER_FRAME_PX, BARS_FRAMES),
            readings: Readings::new(orientation),
            frames: 0,
            last_thorough: 0,
            size: (0, 0),
        }
    }

    fn look(&mut self, frame: &Frame<'_>, features: &Features) {
        let luma = &frame.luma;
        let size = (luma.width(), luma.height());
        if size != self.size {
            // Another picture size: places no longer mean what they meant.
            self.size = size;
            self.changes = Changes::default();
            self.searches = Searches::of(size.0 * size.1);
            self.codes = Codes::default();
            for ended in self.tracks.end_all() {
                self.readings.unread(ended);
            }
            self.readings.forget_places();
        }
        let whole = Region::whole(luma);
        let whole_due = self.frames.is_multiple_of(WHOLE_EVERY);
        let whole_search_due = self.frames.is_multiple_of(WHOLE_SEARCH_EVERY);
        self.frames += 1;

        let changed = self.changes.update(features.cells(), size);
        self.readings.hold(frame.number, |place| changed.is_none_or(|changed| changed.shared(place) == 0));
        let mut symbols = Vec::new();
        if let Some(read) = Some(whole).filter(|_| whole_due).or(changed) {
            symbols.extend(self.read_linear(luma, read));
        }
        if self.frames.is_multiple_of(UNSETTLED_EVERY) {
            for place in self.readings.waiting(frame.number, STILL_EVERY) {
                symbols.extend(self.searcher.0.read(luma, place.grown(32), LINEAR, Effort::Dense));
                symbols.extend(self.searcher.0.read(luma, place.grown(32), QR, Effort::Fast));
            }
        }
        if let Some(search) = Some(whole).filter(|_| whole_search_due).or(changed) {
            self.searches.wait(search);
        }
        if let Some((search, wanted)) = self.searches.due(features.cells(), self.frames) {
            symbols.extend(search.read(luma, &*self.searcher.0, wanted));
        }
        self.sharpen_codes(luma, features, changed, &mut symbols);
        self.follow_bars(frame, features, changed, &mut symbols);
        for symbol in symbols {
            self.take(frame, &symbol);
        }
    }

    /// The engine's fast pass reads 15 lines over the middle of what it is given; two more passes above and below cover
    /// the rest.
    fn read_linear(&self, luma: &Luma<'_>, area: Region) -> Vec<Symbol> {
        let half = Region { height: area.height.div_ceil(2), ..area };
        let lower = Region { y: area.y + area.height / 2, ..half };
        let mut found = Vec::new();
        for part in [area, half, lower] {
            for symbol in self.searcher.0.read(luma, part, LINEAR, Effort::Fast) {
                if !found.iter().any(|known: &Symbol| known.text == symbol.text) {
                    found.push(symbol);
                }
            }
        }
        found
    }

    /// Reads one place that may hold a small matrix code with more effort, where that is due.
    fn sharpen_codes(
        &mut self,
        luma: &Luma<'_>,
        features: &Features,
        changed: Option<Region>,
        symbols: &mut Vec<Symbol>,
    ) {
        let read =
            |symbol: &Symbol| Region::around(&symbol.corners).filter(|_| !symbol.symbology.is_linear());
        let read: Vec<Region> = symbols.iter().filter_map(read).collect();
        if !self.codes.looks_at(changed, &read, self.frames) {
            return;
        }
        let places = matrix::small_places(features.cells());
        let Some(place) = self.codes.due(&places, self.frames) else { return };
        let found = Enlarged::of(luma, place).map(|enlarged| enlarged.read(&*self.searcher.0, QR));
        let found = found.unwrap_or_default();
        if !found.is_empty() {
            self.codes.was_read(place, self.frames);
        }
        merge(symbols, found);
    }

    /// Follows the regions that look like bars, and reads them closely where that is due.
    fn follow_bars(
        &mut self,
        frame: &Frame<'_>,
        features: &Features,
        changed: Option<Region>,
        symbols: &mut Vec<Symbol>,
    ) {
        let number = self.frames;
        // Where nothing changed the regions are where they were.
        if changed.is_some() || number.is_multiple_of(WHOLE_EVERY) {
            self.bars = region::bars(features.cells());
        }
        let bars = std::mem::take(&mut self.bars);
        let mut due = Vec::new();
        for bars in &bars {
            let id = self.tracks.follow(bars, number, frame);
            let Some(track) = self.tracks.of(id) else { continue };
            for symbol in symbols.iter().filter(|symbol| symbol.symbology.is_linear()) {
                if symbol.corners.iter().any(|corner| bars.contains(*corner)) {
                    track.was_read(number);
                }
            }
            let unchanged = changed.is_none_or(|changed| changed.shared(bars.region) == 0);
            let every = match (unchanged, track.state()) {
                (true, State::Settled) => STILL_EVERY,
                (true, State::Unread) => UNREAD_EVERY,
                (true, State::Read) => UNSETTLED_EVERY,
                (false, State::Settled) => SETTLED_EVERY,
                (false, _) if is_slanted(bars) => SLANTED_EVERY,
                (false, _) => 1,
            };
            if track.is_due(number, every) {
                due.push((track.failures(), id, bars));
            }
        }
        self.tracks.measure(number, frame);
        due.sort_by_key(|(failures, id, _)| (*failures, *id));
        self.read_due(&frame.luma, due.into_iter().map(|(_, id, bars)| (id, bars)), symbols);
        self.bars = bars;

        for ended in self.tracks.advance(number) {
            self.readings.unread(ended);
        }
        let every = if self.tracks.lately(number) { THOROUGH_EVERY } else { THOROUGH_SELDOM };
        if number >= self.last_thorough + every {
            self.last_thorough = number;
            self.attempt(number);
        }
    }

    /// Reads the regions of these tracks, one after the other, as far as the allowance goes.
    fn read_due<'a>(
        &mut self,
        luma: &Luma<'_>,
        due: impl Iterator<Item = (u64, &'a region::Bars)>,
        symbols: &mut Vec<Symbol>,
    ) {
        self.bars_allowance.grow();
        for (id, bars) in due {
            let cost = bars_cost_px(bars);
            if !self.bars_allowance.covers(cost) {
                break;
            }
            self.bars_allowance.spend(cost);
            let Some(track) = self.tracks.of(id) else { continue };
            let stacked = track.try_now(self.frames).is_multiple_of(STACKED_EVERY);
            let found = self.read_bars(luma, bars, if stacked { BARS } else { LINEAR });
            let Some(track) = self.tracks.of(id) else { continue };
            if found.is_empty() {
                track.was_not_read();
            } else {
                track.was_read(self.frames);
            }
            merge(symbols, found);
        }
    }

    /// Reads a region as it lies, or turned upright. Bars that fill much of the picture have wide modules: a sparse pass
    /// and half the resolution do for them.
    fn read_bars(&self, luma: &Luma<'_>, bars: &region::Bars, wanted: Symbologies) -> Vec<Symbol> {
        let large = bars.region.area() > LARGE_PX;
        if !is_slanted(bars) {
            let effort = match () {
                () if large => Effort::Fast,
                () if bars.slant.angle.abs() < std::f32::consts::FRAC_PI_4 => Effort::Rows,
                () => Effort::Dense,
            };
            return self.searcher.0.read(luma, bars.region, wanted, effort);
        }
        let angle = region::direction(luma, bars.region).unwrap_or(bars.slant.angle);
        let (scale, effort) = if large { (0.5, Effort::Fast) } else { (1.0, Effort::Rows) };
        let upright = Upright::of(luma, bars.slant.at_angle(angle), scale);
        upright.map(|upright| upright.read(&*self.searcher.0, wanted, effort)).unwrap_or_default()
    }

    /// Reads one kept picture of an unread region with full effort.
    fn attempt(&mut self, number: u64) -> bool {
        let Some(attempt) = self.tracks.next_attempt() else { return false };
        let Outcome { found, hopeless } = attempt.read(&*self.searcher.0);
        if hopeless && let Some(track) = self.tracks.of(attempt.track) {
            track.was_hopeless();
        }
        for Found { symbol, also } in found {
            let Some(place) = Region::around(&symbol.corners) else { continue };
            let seen = Seen::later(&attempt.kept, place, self.orientation);
            self.readings.add(&symbol, &seen);
            for (frame, pts) in &also {
                self.readings.add(&symbol, &seen.without_picture(*frame, *pts));
            }
            let Some(track) = self.tracks.of(attempt.track) else { continue };
            if symbol.engine == model::ENGINE && also.is_empty() {
                track.was_modelled(number);
            } else {
                track.was_read(number);
            }
        }
        true
    }

    /// Takes in one symbol of this frame, and asks the second engine where that is due.
    fn take(&mut self, frame: &Frame<'_>, symbol: &Symbol) {
        let Some(place) = Region::around(&symbol.corners) else { return };
        let seen = Seen::now(frame, place, self.orientation);
        self.readings.add(symbol, &seen);
        if symbol.symbology != Symbology::Qr
            || symbol.engine == Rqrr.name()
            || !self.readings.wants_second_engine(&symbol.text, frame.number)
        {
            return;
        }
        let around = place.grown(place.width.max(place.height) / 6 + 4);
        for second in Rqrr.read(&frame.luma, around, QR, Effort::Thorough) {
            let shared = Region::around(&second.corners).map_or(0, |other| other.shared(place));
            if second.text == symbol.text {
                self.readings.add(&second, &seen);
            } else if shared * 2 > place.area() {
                self.readings.conflict(symbol, &second, &seen);
            }
        }
    }
}

/// Whether bars must be turned before engines can read them.
fn is_slanted(bars: &region::Bars) -> bool {
    bars.slant.degrees_off_axis() > UPRIGHT_DEGREES
}

/// What reading a region costs, in pixels.
fn bars_cost_px(bars: &region::Bars) -> usize {
    let area = bars.region.area();
    if area > LARGE_PX { area / 4 } else { area }
}

/// Adds symbols that are not yet among the others.
fn merge(symbols: &mut Vec<Symbol>, found: Vec<Symbol>) {
    for symbol in found {
        let known = |known: &Symbol| {
            let place = Region::around(&known.corners);
            let own = Region::around(&symbol.corners);
            known.text == symbol.text
                && known.symbology == symbol.symbology
                && place.zip(own).is_some_and(|(place, own)| place.grown(16).shared(own) > 0)
        };
        if !symbols.iter().any(known) {
            symbols.push(symbol);
        }
    }
}

impl Observer for Waybill {
    fn id(&self) -> ObserverId {
        ObserverId::Waybill
    }

    fn version(&self) -> u32 {
        6
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut Notes) {
        if let MediaEvent::Frame(frame) = event {
            self.look(frame, features);
        }
    }

    fn finish(mut self: Box<Self>, _ending: &Ending<'_>, notes: &mut Notes) -> Coverage {
        // What waits for full effort gets it now; the number of tracks and of attempts on each is bounded.
        while self.attempt(self.frames) {}
        for ended in self.tracks.end_all() {
            self.readings.unread(ended);
        }
        self.readings.note_all(notes);
        if self.frames == 0 {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        if cfg!(feature = "zxing") {
            Coverage::Full
        } else {
            Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::NotBuilt)])
        }
    }
}
