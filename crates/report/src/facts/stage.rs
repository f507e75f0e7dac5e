//! Steps of the process, as proposed to a person. Each is derived from other observations; its confidence is that of a proposal.

use super::macros::facts;

facts! {
    /// The label is shown: a number is read.
    pub struct StageLabelShown of StageLabelShown {
        /// The number that is read, where it is one of a carrier; else the text.
        text: String,
        /// Frames in which it was read.
        frames: u64,
    }
}

facts! {
    /// The outside of the parcel is shown. Never that all sides are.
    pub struct StageOutsideShown of StageOutsideShown {
        /// Views of the parcel that were held and that differ from each other.
        views: u64,
    }
}

facts! {
    /// The parcel is opened.
    pub struct StageOpening of StageOpening {
        /// How long something happens there, in milliseconds.
        activity_ms: i64,
        /// Cells of the picture that look different afterwards.
        changed_cells: u64,
        /// Whether the face that was followed before is seen again afterwards: evidence against an opening.
        same_face_after: bool,
        /// Whether the label is read in that place after it.
        label_after: bool,
        /// The part of the picture that looks different: left, top, width and height in thousandths of the picture as shown.
        region_permille: Option<[i64; 4]>,
    }
}

facts! {
    /// The contents are shown: quiet after the opening.
    pub struct StageContentsShown of StageContentsShown {
        /// How long it is quiet, in milliseconds.
        quiet_ms: i64,
    }
}

facts! {
    /// The parcel is closed and sealed.
    pub struct StageSealing of StageSealing {
        /// How long something happens there, in milliseconds.
        activity_ms: i64,
        /// Cells of the picture that look different afterwards.
        changed_cells: u64,
    }
}
