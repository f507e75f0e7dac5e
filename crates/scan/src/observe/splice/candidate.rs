//! An instant that was looked at closely, and what is recorded of it.

use std::sync::Arc;

use onetake_report::facts::{CutCause, CutDoubt, SpliceCut, StillnessStall};
use onetake_report::{Code, PPM, StillPurpose};

use super::gate::Measure;
use super::joint::{self, Joint, Sizes};
use super::stall::Stall;
use super::{CLEAR_DETAIL_PPM, COUNTS_PPM};
use crate::features::{BLOCKS, SmallLuma};
use crate::media::Picture;
use crate::observe::confidence::{self, table};
use crate::observe::{DraftSpan, DraftStill, ObservationDraft};
use crate::symbol::Region;

/// A camera that turns by this much from frame to frame, in quarters of a pixel of a picture 320 pixels long (3 % of its
/// length), pans: the pictures blur, and jerks of the hand look like cuts.
const PANNING_QUARTER_PX: i16 = 40;

/// The whole picture is moved when it moves by more than this, in quarters of a pixel of a picture 320 pixels long.
const PUSHED_QUARTER_PX: i16 = 3;

/// Places of a picture that is moved by parts of a pixel are nearly alike from here on, in thousandths: pushes of four takes leave 680
/// and more, cuts of 17 takes in which the picture moves 220 at most.
const NEARLY_ALIKE_MILLI: i16 = 600;

/// How a view that was gone returns: see [`super::eclipse`]. The later ones explain more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Returns {
    /// It does not, or after so long that nothing can be compared.
    Unknown,
    /// The same view is back, with things elsewhere than they can have moved: doubted, not explained.
    Changed,
    /// All may have moved there, as before a camera in the hand: doubted too.
    Moved,
    /// The same view is back, and what is elsewhere may have moved there.
    AsItWas,
}

/// How large a joint is: the two numbers that its confidence rests on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// What stands out, in grey levels, and a jump of the whole picture, each pixel of which counts as one.
    pub(super) strength: f32,
    /// How many times more than around it.
    pub(super) contrast: f32,
}

impl Size {
    pub(super) fn of(measure: &Measure, sizes: &Sizes) -> Self {
        let jump = if measure.is_of_the_whole() { sizes.global_jump } else { 0.0 };
        Self { strength: sizes.rest + jump, contrast: sizes.contrast.max(jump / 2.0) }
    }

    /// What is believed of a cut of that size where nothing explains it.
    pub(super) fn confidence_ppm(self) -> u32 {
        confidence::of_cut(milli(self.strength), milli(self.contrast))
    }
}

fn milli(value: f32) -> i64 {
    (value * 1000.0).round() as i64
}

/// Text that is laid over the picture and changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overlay {
    /// Nothing else does.
    Alone,
    /// Something else does, but by so little that it would hardly be told by itself.
    Beside,
}

/// An instant that was looked at closely.
#[derive(Debug)]
pub(super) struct Candidate {
    /// First frame after.
    pub(super) frame: u64,
    /// Last distinct frame before.
    pub(super) last_before: u64,
    pub(super) measure: Measure,
    pub(super) joint: Joint,
    /// The joint with fine detail, where an encoder's refresh of the picture explains that.
    pub(super) with_detail: Option<Joint>,
    /// The joint as if no picture was left out, where a regular beat says that one was.
    pub(super) without_beat: Option<Joint>,
    /// The hold before it, when the jump is what that time explains.
    pub(super) stall: Option<Stall>,
    /// Whether its timestamp says that more time than usual has passed since the picture before.
    pub(super) late: bool,
    /// Whether a picture was left out before it by a regular beat, and no more changes than that explains.
    pub(super) on_beat: bool,
    /// Whether an encoder may have sent the whole picture anew.
    pub(super) refreshed: bool,
    /// Whether a view that was gone returns here, or goes.
    pub(super) returns: Option<Returns>,
    /// Whether text that is laid over the picture changes there.
    pub(super) overlay: Option<Overlay>,
    /// The one small place, at rest before and after, of which all that stands out is, in pixels of a medium picture.
    pub(super) one_place: Option<Region>,
    /// Whether a surer one of many changes at that place goes to a person.
    pub(super) seen_in_another: bool,
    pub(super) small: [Arc<SmallLuma>; 2],
    pub(super) pictures: Option<(Picture, Picture)>,
}

impl Candidate {
    pub(super) fn strength(&self) -> f32 {
        self.size_of(&self.joint).strength
    }

    fn size_of(&self, joint: &Joint) -> Size {
        Size::of(&self.measure, &joint.sizes())
    }

    /// What explains it so well that nobody needs to look.
    fn cause(&self) -> Option<CutCause> {
        match self.returns {
            _ if self.overlay == Some(Overlay::Alone) => Some(CutCause::Overlay),
            Some(Returns::AsItWas) => Some(CutCause::ViewReturns),
            _ if self.is_expected() && !self.measure.is_other_scene() => Some(CutCause::LatePicture),
            _ => self.displaces_nothing(),
        }
    }

    /// What makes texture weaker or stronger, or moves the whole picture, and displaces nothing in it: where even the places that fit
    /// worst show the same structure before and after. And what changes in a small part of a picture that goes on in its motion.
    fn displaces_nothing(&self) -> Option<CutCause> {
        let joint = self.with_detail.unwrap_or(self.joint);
        let jump = joint.shift - joint.shift_around;
        if joint.runs_on || self.seen_in_another {
            Some(CutCause::Part)
        } else if !displaces_little(&joint) {
            None
        } else if self.refreshed && jump <= PUSHED_QUARTER_PX {
            Some(CutCause::Keyframe)
        } else if joint.shift <= PUSHED_QUARTER_PX {
            Some(CutCause::Focus)
        } else {
            // A camera in the hand moves all the time: a jump of its picture alone may be all that a cut leaves.
            let pushed = jump <= PUSHED_QUARTER_PX || joint.shift_around <= joint::STANDS;
            pushed.then_some(CutCause::Push)
        }
    }

    /// Whether a recorder that left a picture out says so by its timestamp: what changes no more in that time than usual is motion.
    fn is_expected(&self) -> bool {
        self.late && self.measure.outlier <= 0.0
    }

    /// What else may have made it.
    fn doubt(&self) -> Option<CutDoubt> {
        let holds = [
            (CutDoubt::LatePicture, self.is_expected()),
            (CutDoubt::Beat, self.on_beat),
            (CutDoubt::Overlay, self.overlay == Some(Overlay::Beside)),
            (CutDoubt::Jerk, displaces_little(&self.joint)),
            (CutDoubt::OnePlace, self.joint.runs_on_elsewhere || self.one_place.is_some()),
            (CutDoubt::ViewReturns, self.returns.is_some()),
            (CutDoubt::Panning, self.joint.shift_around >= PANNING_QUARTER_PX),
            (CutDoubt::Stall, self.stall.is_some()),
        ];
        let first = || holds.into_iter().find_map(|(doubt, holds)| holds.then_some(doubt));
        self.cause().is_none().then(first).flatten()
    }

    /// Most that is believed of it, and of a run that it bounds.
    pub(super) fn most_ppm(&self) -> u32 {
        if self.cause().is_some() {
            return table::MAX_EXPECTED_CUT;
        }
        match self.doubt() {
            // Shots of two pictures are as short as what they are compared with: a person must look.
            Some(CutDoubt::LatePicture) => table::DOUBTFUL_CUT,
            Some(CutDoubt::Beat) => table::MAX_CUT_ON_BEAT,
            Some(CutDoubt::Overlay | CutDoubt::Jerk | CutDoubt::OnePlace) => table::MAX_JERK,
            Some(CutDoubt::ViewReturns) if self.returns != Some(Returns::Changed) => table::MAX_JERK,
            Some(_) => table::MAX_UNSURE_CUT,
            None => PPM,
        }
    }

    /// What is recorded of it.
    pub(super) fn draft(&self) -> ObservationDraft {
        let cut = self.measured(&self.joint);
        let own = confidence::of(Code::SpliceCut, &cut);
        let without = |excuse: Option<Joint>| {
            excuse.map_or(0, |joint| confidence::of(Code::SpliceCut, &self.measured(&joint)))
        };
        let clear = without(self.with_detail) >= CLEAR_DETAIL_PPM
            || without(self.without_beat) >= COUNTS_PPM
            || self.measure.is_other_scene();
        let floor = if clear { table::DOUBTFUL_CUT } else { 0 };
        let confidence = own.max(floor).min(self.most_ppm());
        let draft = match &self.stall {
            Some(stall) => self.stalled(stall),
            None => ObservationDraft::of(DraftSpan::frame(self.frame), cut),
        };
        let draft = draft.confidence_ppm(confidence);
        let Some((before, after)) = &self.pictures else { return draft };
        let still = |frame: u64, picture: &Picture, purpose: StillPurpose| DraftStill {
            frame,
            picture: picture.clone(),
            purpose,
            crop: None,
        };
        draft.still(still(self.last_before, before, StillPurpose::Before)).still(still(
            self.frame,
            after,
            StillPurpose::After,
        ))
    }

    /// The numbers of a cut, and what explains it or may have made it too.
    pub(super) fn measured(&self, joint: &Joint) -> SpliceCut {
        SpliceCut { explained_by: self.cause(), doubted_by: self.doubt(), ..self.numbers(joint) }
    }

    fn numbers(&self, joint: &Joint) -> SpliceCut {
        // From 1/64 of a grey level.
        let rest = |value: u32| i64::from(value) * 1000 / 64;
        let Size { strength, contrast } = self.size_of(joint);
        let Joint { back, forward, shift, shift_around, alike_milli, .. } = *joint;
        SpliceCut {
            last_frame_before: self.last_before,
            strength_milli: milli(strength),
            new_milli: rest(back.here_wide),
            new_around_milli: rest(back.around_wide),
            gone_milli: rest(forward.here_wide),
            gone_around_milli: rest(forward.around_wide),
            across_milli: milli(self.measure.across),
            outlier_milli: milli(self.measure.outlier),
            contrast_milli: milli(contrast),
            shift_quarter_px: i64::from(shift),
            shift_around_quarter_px: i64::from(shift_around),
            sure_others: None,
            alike_milli: Some(i64::from(alike_milli)),
            explained_by: None,
            doubted_by: None,
        }
    }

    /// What is recorded of it when it is the end of a stall.
    pub(super) fn stalled(&self, stall: &Stall) -> ObservationDraft {
        let milli = |sum: u32| i64::from(sum) * 1000 / (16 * BLOCKS as i64);
        let last = self.frame.saturating_sub(1).max(self.last_before);
        let facts = StillnessStall {
            duration_ms: stall.held_us / 1000,
            jump_milli: milli(stall.jump),
            before_milli: milli(stall.before),
            after_milli: milli(stall.after),
        };
        ObservationDraft::of(DraftSpan::Frames { first: self.last_before, last }, facts)
    }
}

/// Whether the places that fit worst show the same structure; or nearly so, where the whole picture moves by parts of a pixel.
fn displaces_little(joint: &Joint) -> bool {
    joint.is_alike() || (joint.shift > PUSHED_QUARTER_PX && joint.alike_milli >= NEARLY_ALIKE_MILLI)
}

/// A cut in a clip with so many other ones that are sure: they raise what is believed of one that a person must look at.
pub(super) fn among_others(draft: ObservationDraft, others: usize, most_ppm: u32) -> ObservationDraft {
    if draft.code != Code::SpliceCut || draft.confidence_ppm < table::DOUBTFUL_CUT {
        return draft;
    }
    let confidence = confidence::among(draft.confidence_ppm, others).min(most_ppm);
    draft.amended(|cut: &mut SpliceCut| cut.sure_others = Some(others as u64)).confidence_ppm(confidence)
}
