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
//! symbology checks nothing itself. Frames of one print are no witnesses of it: where columns of the bars did not print, each shows
//! the same wrong characters. So a line across the bars must bear a text of Code 128 out and no other, and other bars must
//! stand alone. All else is a sighting, with what it lacks.
//!
//! Its details are those of [`onetake_report::facts`]: `WaybillText` (readings and sightings), `WaybillConflict`, `WaybillReturned`
//! and `WaybillUnread`. The span of a `waybill.returned` is the while in which the number was not read: the label may have been
//! out of the picture, turned away or covered.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places and lengths in pixels of a picture"
)]

mod accept;
mod allowance;
mod changes;
mod codes;
mod cutout;
mod prints;
mod readings;
mod searches;
#[cfg(test)]
mod tests;
mod tracks;
mod undecoded;

use onetake_report::{CoverageReason, ObserverId};

use self::allowance::PixelBudget;
use self::changes::Changes;
use self::codes::Codes;
use self::prints::Prints;
use self::readings::{Readings, Seen};
use self::searches::{Due, Searches};
use self::tracks::{Found, Outcome, State, Tracks};
use self::undecoded::UndecodedCodes;
use super::{Coverage, DraftSpan, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::{Features, SeenLabel};
use crate::media::{Frame, Luma, MediaEvent, Orientation, PlanarPicture as _};
use crate::symbol::enlarged::Enlarged;
use crate::symbol::matrix;
use crate::symbol::reduced::{MAX_TIMES, Reduced};
use crate::symbol::rqrr::Rqrr;
use crate::symbol::upright::Upright;
use crate::symbol::{
    Effort, Point, Region, Resampled as _, Symbol, SymbolReader, Symbologies, Symbology, region, stacked,
};
use onetake_code128::model;
use onetake_waybill as waybill;

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
/// Looked for where small codes may be.
const SMALL: Symbologies = Symbologies::of(&[Symbology::Qr, Symbology::DataMatrix]);
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
/// One in so many attempts on a region also looks for stacked rows (PDF417).
const STACKED_EVERY: u64 = 3;
/// Frames between readings of a region that was read often enough.
const SETTLED_EVERY: u64 = 4;
/// Frames between readings of what was read too seldom to count, where nothing changed: the noise is another each time.
const UNSETTLED_EVERY: u64 = 4;
/// Frames between readings of what was read often enough, where nothing changed: it is said to be there, so it is looked at.
const STILL_EVERY: u64 = 15;
/// Frames between readings of an unread region where nothing changed.
const UNREAD_EVERY: u64 = 10;
/// Pixels of regions of bars that are read per frame on average, or this share of the picture in thousandths if that is more, and
/// frames of which they add up.
const BARS_PER_FRAME_PX: usize = 50_000;
const BARS_SHARE: usize = 24;
const BARS_FRAMES: usize = 12;
/// Frames between attempts with full effort, whatever the number of regions: while one came lately, and else.
const THOROUGH_EVERY: u64 = 8;
const THOROUGH_SELDOM: u64 = 24;
/// Pixels from which a region counts as large, and the length of bars that do.
const LARGE_PX: usize = 250_000;
const LARGE_SIDE_PX: usize = 1_000;
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
    stacked: Codes,
    undecoded: UndecodedCodes,
    tracks: Tracks,
    bars: Vec<region::Bars>,
    bars_allowance: PixelBudget,
    readings: Readings,
    prints: Prints,
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
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self::with_orientation(beginning.video.orientation)
    }

    /// Before the first frame of pictures that are shown in that orientation.
    pub fn with_orientation(orientation: Orientation) -> Self {
        Self {
            orientation,
            searcher: Searcher(crate::symbol::searcher()),
            changes: Changes::default(),
            searches: Searches::of(0),
            codes: Codes::small(),
            stacked: Codes::stacked(),
            undecoded: UndecodedCodes::default(),
            tracks: Tracks::default(),
            bars: Vec::new(),
            bars_allowance: PixelBudget::new(BARS_PER_FRAME_PX, BARS_FRAMES),
            readings: Readings::new(orientation),
            prints: Prints::default(),
            frames: 0,
            last_thorough: 0,
            size: (0, 0),
        }
    }

    fn look(&mut self, frame: &Frame<'_>, features: &Features, sink: &mut ObservationSink) {
        let luma = &frame.luma;
        let size = (luma.width(), luma.height());
        if size != self.size {
            // Another picture size: places no longer mean what they meant.
            self.size = size;
            self.changes = Changes::default();
            let pixels = size.0.saturating_mul(size.1);
            self.searches = Searches::of(pixels);
            self.bars_allowance =
                PixelBudget::new(BARS_PER_FRAME_PX.max(pixels / 1000 * BARS_SHARE), BARS_FRAMES);
            self.codes = Codes::small();
            self.stacked = Codes::stacked();
            for ended in self.tracks.end_all().into_iter().chain(self.undecoded.end_all()) {
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
            for (place, kind) in self.readings.waiting(frame.number, STILL_EVERY) {
                let (wanted, effort) = match kind {
                    Symbology::Qr => (QR, Effort::Fast),
                    kind if kind.is_linear() => (LINEAR, Effort::Dense),
                    kind => (Symbologies::of(&[kind]), Effort::Dense),
                };
                let place = place.grown(32);
                let long = place.width.max(place.height);
                let large = kind.is_linear() && long >= LARGE_SIDE_PX;
                let scales = times_for(if large { long as f32 } else { 0.0 });
                let mut found = Vec::new();
                for times in scales.into_iter().take(if large { 2 } else { 1 }) {
                    if found.is_empty() {
                        found = match Reduced::of(luma, place, times.into()) {
                            Some(reduced) => reduced.read(&*self.searcher.0, wanted, effort),
                            None => self.searcher.0.read(luma, place, wanted, effort),
                        };
                    }
                }
                symbols.extend(found);
            }
        }
        if let Some(search) = Some(whole).filter(|_| whole_search_due).or(changed) {
            self.searches.wait(search);
        }
        if let Some(Due { search, wanted, effort }) = self.searches.due(features.cells(), self.frames) {
            let found = search.read(luma, &*self.searcher.0, wanted, effort);
            self.undecoded.saw(&found.undecoded, frame);
            symbols.extend(found.symbols);
        }
        for symbol in &symbols {
            self.prints.ask(luma, symbol, self.frames);
        }
        self.sharpen_codes(luma, features, changed, &mut symbols);
        self.search_stacked(frame, features, changed, &mut symbols);
        self.follow_bars(frame, features, changed, &mut symbols);
        for symbol in symbols {
            self.take(frame, &symbol);
            if let Some(label) = self.label(&symbol) {
                sink.lend(label);
            }
        }
    }

    /// What others may follow: a symbol with a carrier's number that its bars bear out.
    fn label(&self, symbol: &Symbol) -> Option<SeenLabel> {
        let number = waybill::likeliest(&symbol.text).number;
        let trusted = !symbol.symbology.is_linear() || self.prints.trusts(symbol);
        (trusted && number.plausible())
            .then(|| SeenLabel { number: number.text.clone(), corners: symbol.corners })
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
        let places: Vec<_> = places.into_iter().map(|place| (place, place.area())).collect();
        let Some((place, _)) = self.codes.due(&places, self.frames) else { return };
        let found =
            Enlarged::of(luma, place).map(|enlarged| enlarged.read(&*self.searcher.0, SMALL, Effort::Dense));
        let found = found.unwrap_or_default();
        if !found.is_empty() {
            self.codes.was_read(place, self.frames);
        }
        merge(symbols, found);
    }

    /// Looks for stacked rows in one place that may hold them, where that is due.
    fn search_stacked(
        &mut self,
        frame: &Frame<'_>,
        features: &Features,
        changed: Option<Region>,
        symbols: &mut Vec<Symbol>,
    ) {
        let read = symbols.iter().filter(|symbol| symbol.symbology == Symbology::Pdf417);
        let read: Vec<Region> = read.filter_map(|symbol| Region::around(&symbol.corners)).collect();
        if !self.stacked.looks_at(changed, &read, self.frames) {
            return;
        }
        let places = stacked::places(features.cells());
        let costs: Vec<_> = places.iter().map(|place| (place.region, place.cost_px())).collect();
        let Some((due, tries)) = self.stacked.due(&costs, self.frames) else { return };
        let Some(place) = places.iter().find(|place| place.region == due) else { return };
        let found = place.read(&frame.luma, &*self.searcher.0, tries);
        self.undecoded.saw(&found.undecoded, frame);
        if !found.symbols.is_empty() {
            self.stacked.was_read(due, self.frames);
        }
        merge(symbols, found.symbols);
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
        let (mut due, mut ids) = (Vec::new(), Vec::new());
        for bars in &bars {
            let id = self.tracks.follow(bars, number, frame);
            ids.push(id);
            let Some(track) = self.tracks.of(id) else { continue };
            if symbols.iter().any(|symbol| is_in(symbol, bars) && self.prints.trusts(symbol)) {
                track.was_read(number);
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
                due.push((track.failures(), !bars.is_wide(), id, bars));
            }
        }
        self.tracks.measure(number, frame);
        // Parts of wide bars say nothing that the whole does not.
        due.sort_by_key(|(failures, narrow, id, _)| (*failures, *narrow, *id));
        let known = symbols.len();
        self.read_due(&frame.luma, due.into_iter().map(|(_, _, id, bars)| (id, bars)), symbols);
        // What was read in one region may be what others are parts of.
        for symbol in symbols.iter().skip(known) {
            for (id, bars) in ids.iter().zip(&bars) {
                if is_in(symbol, bars)
                    && self.prints.trusts(symbol)
                    && let Some(track) = self.tracks.of(*id)
                {
                    track.was_read(number);
                }
            }
        }
        self.bars = bars;

        for ended in self.tracks.advance(number) {
            self.readings.unread(ended);
        }
        let every = if self.tracks.recently_started(number) { THOROUGH_EVERY } else { THOROUGH_SELDOM };
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
            let tries = track.try_now(self.frames);
            let wanted = if tries.is_multiple_of(STACKED_EVERY) { BARS } else { LINEAR };
            // A scale at which it was read is a good one.
            let times = track.read_at_times().unwrap_or_else(|| times_in_turn(bars, tries));
            let found = self.read_bars(luma, bars, wanted, times);
            for symbol in &found {
                self.prints.ask(luma, symbol, self.frames);
            }
            let Some(track) = self.tracks.of(id) else { continue };
            if found.iter().any(|symbol| self.prints.trusts(symbol)) {
                track.was_read(self.frames);
                track.keep_times(times);
            } else {
                track.was_not_read();
            }
            merge(symbols, found);
        }
    }

    /// Reads a region as it lies, or turned upright, at so many times less than its size. Of large ones at full size a sparse
    /// pass must do.
    fn read_bars(&self, luma: &Luma<'_>, bars: &region::Bars, wanted: Symbologies, times: u8) -> Vec<Symbol> {
        let reader = &*self.searcher.0;
        let sparse = times == 1 && bars.region.area() > LARGE_PX;
        let effort = if sparse { Effort::Fast } else { Effort::Rows };
        if !is_slanted(bars) {
            let lying = bars.slant.angle.abs() >= std::f32::consts::FRAC_PI_4;
            let effort = if lying && effort == Effort::Rows { Effort::Dense } else { effort };
            return match Reduced::of(luma, bars.region, times.into()) {
                Some(reduced) => reduced.read(reader, wanted, effort),
                None => reader.read(luma, bars.region, wanted, effort),
            };
        }
        let angle = region::direction(luma, bars.region).unwrap_or(bars.slant.angle);
        let slant = bars.slant.at_angle(angle);
        let upright = Upright::of(luma, slant, 1.0 / f32::from(times));
        upright.map(|upright| upright.read(reader, wanted, effort)).unwrap_or_default()
    }

    /// Reads one kept picture of an unread region with full effort.
    fn attempt(&mut self, number: u64) -> bool {
        let Some(attempt) = self.tracks.next_attempt() else { return false };
        let Outcome { found, unreadable } = attempt.read(&*self.searcher.0);
        if unreadable && let Some(track) = self.tracks.of(attempt.track) {
            track.was_unreadable();
        }
        for Found { symbol, also } in found {
            let Some(place) = Region::around(&symbol.corners) else { continue };
            self.prints.ask(&attempt.kept.cutout.luma(), &attempt.kept.in_cutout(&symbol), number);
            let seen = Seen::later(&attempt.kept, place, self.orientation);
            self.readings.add(&symbol, &seen);
            for (frame, pts) in &also {
                self.readings.add(&symbol, &seen.without_picture(*frame, *pts));
            }
            let Some(track) = self.tracks.of(attempt.track) else { continue };
            if symbol.engine == model::ENGINE && also.is_empty() {
                track.was_modelled(number);
            } else if self.prints.trusts(&symbol) {
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
        if !symbol.symbology.is_linear() {
            self.undecoded.was_read(place);
        }
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

/// Whether a symbol is what a region of bars shows, or its bars are those of the symbol: a corner lies in the region, or its
/// middle in the symbol.
fn is_in(symbol: &Symbol, bars: &region::Bars) -> bool {
    if !symbol.symbology.is_linear() && symbol.symbology != Symbology::Pdf417 {
        return false;
    }
    let middle = Point { x: bars.slant.x.round() as i32, y: bars.slant.y.round() as i32 };
    symbol.corners.iter().any(|corner| bars.contains(*corner))
        || Region::around(&symbol.corners).is_some_and(|place| place.contains(middle))
}

/// Whether bars must be turned before engines can read them.
fn is_slanted(bars: &region::Bars) -> bool {
    bars.slant.degrees_off_axis() > UPRIGHT_DEGREES
}

/// How much smaller a region is read the so-many-th time: at two widths of modules that engines read best, if it holds a number of
/// usual length, and as it is, since its bars may be narrow and high.
fn times_in_turn(bars: &region::Bars, tries: u64) -> u8 {
    let [usual, twice] = times_for(bars.slant.width);
    match tries % 3 {
        _ if bars.region.area() <= LARGE_PX => 1,
        0 => usual,
        1 => twice,
        _ => 1,
    }
}

/// How much smaller bars of that width are read, so that they become some 300 and 500 pixels wide: 2 and 3.5 pixels a module for a
/// number of usual length. The engine compares each pixel with those of 40 pixels around, which must hold several bars; and frayed
/// edges, and columns and lines that the printer left out, become much smaller than a module.
pub(super) fn times_for(width_px: f32) -> [u8; 2] {
    [300.0, 500.0].map(|wanted| (width_px / wanted).round().clamp(1.0, MAX_TIMES as f32) as u8)
}

/// What reading a region costs, in pixels.
fn bars_cost_px(bars: &region::Bars) -> usize {
    let area = bars.region.area();
    // Most of the cost of large ones is making them smaller.
    if area > LARGE_PX { area / 8 + LARGE_PX / 8 } else { area }
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
        8
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, sink: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.look(frame, features, sink);
        }
    }

    fn finish(mut self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        // What waits for full effort gets it now; the number of tracks and of attempts on each is bounded.
        while self.attempt(self.frames) {}
        for ended in self.tracks.end_all().into_iter().chain(self.undecoded.end_all()) {
            self.readings.unread(ended);
        }
        self.readings.note_all(&self.prints, sink);
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
