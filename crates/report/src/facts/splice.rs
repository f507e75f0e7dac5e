//! Pictures joined that were not neighbours in time.

use super::macros::{facts, words};

words! {
    /// What explains a change better than a cut does.
    pub enum CutCause {
        /// A late picture: no more changes than in as much time around it.
        LatePicture = "late_picture",
        /// An encoder that sent the whole picture anew: texture becomes weaker or stronger, and nothing is displaced.
        Keyframe = "keyframe",
        /// The same at another frame: focus, or the quality of the coding.
        Focus = "focus",
        /// The whole picture was moved at once, and nothing in it: the camera was pushed.
        Push = "push",
        /// A small part of the picture changes, as a display in it does, while the motion of a camera that moves runs on.
        Part = "part",
        /// The view went dark or was covered for a while, and shows the same scene again.
        ViewReturns = "view_returns",
        /// Text that a recorder lays over the picture changes, and nothing else: a clock, an order number, a weight.
        Overlay = "overlay",
    }
}

words! {
    /// Why no more is believed of a cut than that a person should look, or than that it may be one.
    pub enum CutDoubt {
        /// A late picture: no more changes than in as much time around it.
        LatePicture = "late_picture",
        /// A copy at a lower frame rate left a picture out here, and no more changes than that explains.
        Beat = "beat",
        /// Text that a recorder lays over the picture changes, and what changes beside it is weak.
        Overlay = "overlay",
        /// The whole picture is moved, and hardly anything in it: a camera was jerked, or a cut left no more.
        Jerk = "jerk",
        /// One small place changes, while all else is at rest or goes on as it did: a display does so, and a cut where one thing alone
        /// was moved.
        OnePlace = "one_place",
        /// The view was dark, covered or gone for a while, and things are elsewhere when it is back.
        ViewReturns = "view_returns",
        /// The camera turns fast.
        Panning = "panning",
        /// A picture was held before, and the jump is what that time explains.
        Stall = "stall",
    }
}

facts! {
    /// A cut, at the first frame after it. Excesses are those of the worst hundredth of the picture. Where an encoder sent the
    /// picture anew and hardly anything but fine detail changes, the numbers are those without fine detail: copies of a low
    /// bit rate sharpen at each key frame.
    pub struct SpliceCut of SpliceCut {
        /// The last frame before the cut that is no copy of the one before it.
        last_frame_before: u64,
        /// How much more stands out at this instant than at the instants around it, on both sides together, in thousandths of
        /// a grey level.
        strength_milli: i64,
        /// What appears here without explanation, in thousandths of a grey level, from 0.
        new_milli: i64,
        /// The same at the instants around.
        new_around_milli: i64,
        /// What disappears here without explanation, in thousandths of a grey level, from 0.
        gone_milli: i64,
        /// The same at the instants around.
        gone_around_milli: i64,
        /// How much more the small pictures change across the instant than on either side of it, in thousandths of a grey level.
        across_milli: i64,
        /// The change against that of the instants around, in thousandths of a robust standard deviation.
        outlier_milli: i64,
        /// How many times more appears and disappears here than around, in thousandths.
        contrast_milli: i64,
        /// Motion of the whole picture here, in quarters of a pixel of a picture 320 pixels long.
        shift_quarter_px: i64,
        /// The most motion of the whole picture at the instants around, in the same unit.
        shift_around_quarter_px: i64,
        /// How many other cuts of the clip are sure, from 0: they raise the confidence of this one. Only of cuts of 500,000 and
        /// more.
        sure_others: Option<u64>,
        /// How alike in structure the places that fit worst are before and after, as the correlation of the tenth that is least alike,
        /// in thousandths.
        alike_milli: Option<i64>,
        /// What explains the change better than a cut does, where something does: then the confidence is so low that nobody needs to
        /// look.
        explained_by: Option<CutCause>,
        /// Why no more is believed of it, where something else may have made it too.
        doubted_by: Option<CutDoubt>,
    }
}

facts! {
    /// A dissolve, from the first mixed picture to the last, to within a few frames.
    pub struct SpliceDissolve of SpliceDissolve {
        /// How much of the middle picture is a mix of the ends that no motion from either of them makes: the mean over the
        /// fiftieth of the picture where it is most, in thousandths of a grey level.
        mixed_milli: i64,
        /// How much of the picture changes along the straight line between the ends and stops there: the mean in thousandths
        /// of a grey level.
        score_milli: i64,
        /// How many of 144 blocks do so.
        blocks: u64,
        /// The share of the whole change that lies on the line, in thousandths.
        share_milli: i64,
        /// How many pictures are mixed, to within a few. Records of earlier versions lack it.
        pictures: Option<u64>,
    }
}

facts! {
    /// A run of pictures known by its joints: an insert, beside the cuts at its ends, or a reversal, a run that joins its
    /// surroundings only when it is turned round.
    pub struct JoinedRun of_each [SpliceInsert, StillnessReversal] {
        /// How much the picture before the run differs from the one after it, in thousandths of a grey level, from 0; of a
        /// reversal, how much those differ that would be neighbours when the run is turned round, the larger of the two.
        bridge_milli: u64,
        /// How much the pictures differ at its ends, the smaller of the two, in thousandths of a grey level, from 0.
        joint_milli: u64,
        /// Strength of the weaker joint, in thousandths of a grey level: see [`SpliceCut::strength_milli`].
        strength_milli: i64,
        /// Confidence of the weaker joint, 0 to 1,000,000.
        weaker_joint_ppm: u32,
    }
}
