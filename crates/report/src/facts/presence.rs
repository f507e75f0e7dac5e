//! What stays in the picture: the camera, its view, the parcel.

use super::macros::{facts, words};

words! {
    /// How the camera stood over the take.
    pub enum CameraState {
        /// On a stand or mount, but for the spans of `presence.moved`.
        Fixed = "fixed",
        /// Held in the hand, or otherwise moving all the time.
        Handheld = "handheld",
        /// Too little at rest in the picture to tell.
        Unknown = "unknown",
    }
}

words! {
    /// How the view is lost.
    pub enum BlockedKind {
        /// Something lies before the lens, or fills the picture: nothing to see.
        Covered = "covered",
        /// The light is gone.
        Dark = "dark",
        /// The picture is out of focus or smeared.
        Blurred = "blurred",
        /// The view is lost and how cannot be told.
        Unknown = "unknown",
    }
}

words! {
    /// Where the thing with the label is.
    pub enum ParcelState {
        /// The whole of what is followed lies in the picture.
        In = "in",
        /// A part of it lies outside.
        Edge = "edge",
        /// Nothing of it is in the picture.
        Out = "out",
        /// Not seen, and last seen inside the picture.
        Hidden = "hidden",
        /// It could not be followed.
        Unknown = "unknown",
    }
}

words! {
    /// An edge of the picture as shown.
    pub enum PictureEdge {
        /// The left edge.
        Left = "left",
        /// The right edge.
        Right = "right",
        /// The upper edge.
        Top = "top",
        /// The lower edge.
        Bottom = "bottom",
    }
}

facts! {
    /// Whether the camera is fixed, over the whole take.
    pub struct PresenceCamera of PresenceCamera {
        /// The state.
        state: CameraState,
        /// Milliseconds in which it was seen to be at rest.
        fixed_ms: i64,
        /// Milliseconds in which it was seen to move.
        moved_ms: i64,
        /// Milliseconds in which that could not be told.
        unknown_ms: i64,
    }
}

facts! {
    /// A fixed camera is nudged, panned or zoomed, from the first picture that moved to the last.
    pub struct PresenceMoved of PresenceMoved {
        /// How long, in milliseconds.
        duration_ms: i64,
        /// How far the picture is displaced from before to after, in thousandths of its width, on average over the picture.
        displaced_milli: i64,
        /// Change of scale from before to after, in parts per million: above 0 when it comes nearer.
        scale_ppm: i64,
    }
}

facts! {
    /// The view is lost.
    pub struct PresenceBlocked of PresenceBlocked {
        /// How.
        kind: BlockedKind,
        /// How long, in milliseconds.
        duration_ms: i64,
    }
}

facts! {
    /// Where the thing with the label is. These spans follow each other without gaps, from the first reading to the end.
    pub struct PresenceParcel of PresenceParcel {
        /// Where.
        state: ParcelState,
        /// With `out`: the edge over which it left, where that could be seen.
        edge: Option<PictureEdge>,
        /// The number on the label that is followed, in normal form.
        number: String,
        /// With `in` and `edge`: the part of the picture that the label took up at the beginning of the span: left, top, width
        /// and height in thousandths of the picture as shown, as far as it lies inside.
        region_permille: Option<[i64; 4]>,
        /// With `in` and `edge`: the part of the picture that holds all places of the label in the span, in the same way.
        way_permille: Option<[i64; 4]>,
    }
}

facts! {
    /// A long span in which nothing happens in the picture.
    pub struct PresenceIdle of PresenceIdle {
        /// How long, in milliseconds.
        duration_ms: i64,
        /// The edge of the picture that the last activity before it touched, where it touched one.
        last_edge: Option<PictureEdge>,
    }
}

facts! {
    /// A part of the picture that was at rest, in which something happened, and that looks different when it is at rest again.
    pub struct PresenceChanged of PresenceChanged {
        /// How many of 144 cells of the picture look different.
        cells: u64,
        /// Where: left, top, width and height of the part that holds them, in thousandths of the picture as shown.
        region_permille: [i64; 4],
        /// How long it then stays at rest, in milliseconds.
        quiet_after_ms: i64,
    }
}
