//! An instant that stands out among its neighbours, and the close look at it.

use std::sync::Arc;

use super::beat::Beat;
use super::candidate::{Candidate, Overlay, Size};
use super::gate::Measure;
use super::joint::{self, Elapsed, Measured};
use super::matched::Matched;
use super::one_place::ChangedBefore;
use super::{COUNTS_PPM, RECORDED_PPM, one_place, overlay, pairs};
use crate::features::SmallLuma;
use crate::media::Picture;
use crate::observe::confidence::table;
use crate::symbol::Region;

/// A change that exceeds what two intervals of the motion around it make by no more than this many grey levels, in the four
/// blocks where it exceeds that most, is explained by a picture left out. This and the next were set after a look at copies of 25
/// takes at 25 or 30 frames per second.
const EXPLAINED: f32 = 1.0;

/// By more than this it is no motion at all, however regularly it comes.
const NO_MOTION: f32 = 4.0;

/// So many weaker instants are kept beside one.
const BESIDE: usize = 2;

/// An instant that stands out among its neighbours.
#[derive(Debug)]
pub(super) struct Peak {
    pub(super) frame: u64,
    pub(super) last_before: u64,
    pub(super) measure: Measure,
    pub(super) gap: f32,
    /// By how much the four blocks that change most exceed what two intervals explain, in grey levels.
    pub(super) beyond_two_intervals: f32,
    /// Whether an encoder may have sent the whole picture anew.
    pub(super) refreshed: bool,
    pub(super) window: Vec<Arc<SmallLuma>>,
    pub(super) small: [Arc<SmallLuma>; 2],
    pub(super) pictures: Option<(Picture, Picture)>,
    /// Lines of text laid over the picture that change there.
    pub(super) texts: Vec<Region>,
    /// Weaker ones so near to it that they are of the same event, or hidden by it: the strongest of them.
    pub(super) beside: Vec<Peak>,
}

/// What is known of the clip when an instant is looked at closely.
pub(super) struct Knowledge<'a> {
    pub(super) matched: &'a mut Matched,
    pub(super) beat: &'a Beat,
    pub(super) changed_before: &'a mut ChangedBefore,
    /// Whether weak candidates are recorded too.
    pub(super) weak_too: bool,
}

impl Peak {
    /// Finds the lines of text that change there and beside it, as long as the pictures are at hand.
    pub(super) fn find_texts(&mut self) {
        if let Some((picture, next)) = &self.pictures {
            self.texts = overlay::changed_lines(&self.window, joint::BEFORE, [picture.luma(), next.luma()]);
        }
        self.beside.iter_mut().for_each(Self::find_texts);
    }

    /// The lines of text that change there and beside it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Region> {
        self.beside.iter().flat_map(|beside| &beside.texts).chain(&self.texts)
    }

    /// Takes in another instant near to it; the stronger one counts.
    pub(super) fn join(&mut self, other: Self) {
        let weaker = if self.measure.score() >= other.measure.score() {
            other
        } else {
            let beside = std::mem::take(&mut self.beside);
            let weaker = std::mem::replace(self, other);
            self.beside = beside;
            weaker
        };
        self.beside.push(weaker);
        self.beside.sort_by(|one, other| other.measure.score().total_cmp(&one.measure.score()));
        self.beside.truncate(BESIDE);
    }

    /// Lets go of what only stills need.
    pub(super) fn let_pictures_go(&mut self) {
        self.pictures = None;
        self.beside.iter_mut().for_each(Self::let_pictures_go);
    }

    /// What a close look says; of an instant beside it too, where one small place alone changes here: its change hides a cut beside it.
    pub(super) fn examined(&self, known: &mut Knowledge<'_>) -> Vec<Candidate> {
        let of_others: Vec<Region> = self.beside.iter().flat_map(Self::own_places).collect();
        let mut found: Vec<Candidate> = self.without(&of_others, known).into_iter().collect();
        if found.iter().all(|found| found.draft().confidence_ppm < COUNTS_PPM) {
            let again = known.changed_before.changing(&self.window, joint::BEFORE);
            let own: Vec<Region> = self.own_places().into_iter().chain(again).collect();
            let hidden = self.beside.iter().filter(|_| !own.is_empty()).filter_map(|beside| {
                let candidate = beside.seen_in(&overlay::without(&beside.window, &own), known)?;
                Some((candidate.draft().confidence_ppm, candidate))
            });
            let hidden = hidden.filter(|(ppm, _)| *ppm >= RECORDED_PPM).max_by_key(|(ppm, _)| *ppm);
            found.extend(hidden.map(|(_, candidate)| candidate));
            found.sort_by_key(|candidate| candidate.frame);
        }
        found
    }

    /// The text and the small parts that change there alone.
    fn own_places(&self) -> Vec<Region> {
        [self.texts.clone(), one_place::parts(&self.window, joint::BEFORE)].concat()
    }

    /// The surer of what the pictures say, and of what they say without parts that change at an instant beside it.
    fn without(&self, parts: &[Region], known: &mut Knowledge<'_>) -> Option<Candidate> {
        let whole = self.seen_in(&self.window, known);
        let ppm = |candidate: &Option<Candidate>| {
            candidate.as_ref().map_or(0, |candidate| candidate.draft().confidence_ppm)
        };
        if parts.is_empty() || ppm(&whole) >= table::MAX_UNSURE_CUT {
            return whole;
        }
        let without = self.seen_in(&overlay::without(&self.window, parts), known);
        if ppm(&without) > ppm(&whole) { without } else { whole }
    }

    /// What these pictures say; none where nothing stands out.
    fn seen_in(&self, window: &[Arc<SmallLuma>], known: &mut Knowledge<'_>) -> Option<Candidate> {
        let mut candidate = self.candidate(window, known)?;
        let mut window = window.to_vec();
        if !self.texts.is_empty() && candidate.draft().confidence_ppm >= RECORDED_PPM {
            let without_texts = overlay::without(&window, &self.texts);
            let with = candidate.draft().confidence_ppm;
            let beside = self.candidate(&without_texts, known);
            match beside.map(|beside| (beside.draft().confidence_ppm, beside)) {
                // Where the whole picture moves, an empty line that stays is no better.
                Some((without, _)) if without >= with => {}
                Some((without, beside)) if without >= table::MAX_JERK => {
                    (candidate, window) = (beside, without_texts);
                }
                // Stripes may look like text: what is weak beside them goes to a person.
                Some((without, _)) if without >= RECORDED_PPM => candidate.overlay = Some(Overlay::Beside),
                _ => candidate.overlay = Some(Overlay::Alone),
            }
        }
        if candidate.draft().confidence_ppm >= table::DOUBTFUL_CUT {
            candidate.one_place = self.one_place(&window, known);
        }
        Some(candidate)
    }

    /// The one small place of which all that stands out is.
    fn one_place(&self, window: &[Arc<SmallLuma>], known: &mut Knowledge<'_>) -> Option<Region> {
        let mut changed_before = std::mem::take(known.changed_before);
        let place = changed_before.place(window, joint::BEFORE, |parts| {
            let without = self.candidate(&overlay::without(window, parts), known);
            without.is_none_or(|without| without.draft().confidence_ppm < RECORDED_PPM)
        });
        *known.changed_before = changed_before;
        place
    }

    /// The joint as these pictures show it; none where nothing would be told of it.
    fn candidate(&self, window: &[Arc<SmallLuma>], known: &mut Knowledge<'_>) -> Option<Candidate> {
        let late = self.gap >= joint::LATE;
        let neighbours = self.frame == self.last_before + 1;
        let elapsed = if late {
            Elapsed::Late
        } else if neighbours && self.beyond_two_intervals <= NO_MOTION && known.beat.falls_on(self.frame) {
            Elapsed::TwoIntervals
        } else {
            Elapsed::Usual
        };
        // Nothing is told of smaller ones, by themselves or as the end of a run.
        let matters = |most| {
            let large = Size::of(&self.measure, &most).strength >= pairs::MIN_STRENGTH;
            large || self.measure.is_other_scene() || known.weak_too
        };
        let mut measure = |elapsed| joint::measure(window, elapsed, self.refreshed, known.matched, matters);
        let Measured { joint, with_detail } = measure(elapsed)?;
        let without_beat = (elapsed == Elapsed::TwoIntervals).then(|| measure(Elapsed::Usual)).flatten();
        Some(Candidate {
            frame: self.frame,
            last_before: self.last_before,
            measure: self.measure,
            joint,
            with_detail,
            without_beat: without_beat.map(|measured| measured.joint),
            stall: None,
            late: late && neighbours,
            refreshed: self.refreshed,
            returns: None,
            overlay: None,
            one_place: None,
            seen_in_another: false,
            on_beat: elapsed == Elapsed::TwoIntervals && self.beyond_two_intervals <= EXPLAINED,
            small: self.small.clone(),
            pictures: self.pictures.clone(),
        })
    }
}
