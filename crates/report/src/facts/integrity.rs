//! What a file declares against what it delivers.

use super::macros::{facts, words};

words! {
    /// What tells that the end is missing.
    pub enum TruncationBasis {
        /// A box, element or chunk reaches past the end of the file.
        BoxPastEnd = "box_past_end",
        /// Samples would lie past the end of the file.
        SamplesPastEnd = "samples_past_end",
        /// The part that the index covers reaches past the end of the file.
        IndexPastEnd = "index_past_end",
        /// Reading ended with an error.
        ReadError = "read_error",
        /// The declared duration is longer than what was delivered.
        Duration = "duration",
        /// A transport stream ends inside of a packet.
        PartialPacket = "partial_packet",
    }
}

facts! {
    /// The file ends before what it declares; from the end of what was delivered to the declared end.
    pub struct IntegrityTruncated of IntegrityTruncated {
        /// What tells so.
        basis: Vec<TruncationBasis>,
        /// The element that reaches farthest past the end, as the container names it.
        element: Option<String>,
        /// How many bytes it lacks.
        missing_bytes: Option<u64>,
        /// Samples of all tracks that would lie past the end.
        samples_past_end: Option<u64>,
        /// Frames of the video stream that the file declares.
        declared_frames: Option<u64>,
        /// Packets of the video stream that were delivered.
        delivered_packets: Option<u64>,
        /// Frames of the video stream that were decoded.
        delivered_frames: Option<u64>,
        /// Declared duration in milliseconds.
        declared_ms: Option<i64>,
        /// Delivered duration in milliseconds.
        delivered_ms: Option<i64>,
    }
}

words! {
    /// What differs between what a whole file declares and delivers.
    pub enum MismatchOf {
        /// The number of frames.
        Frames = "frames",
        /// The duration.
        Duration = "duration",
        /// The structure stops to make sense.
        Structure = "structure",
    }
}

facts! {
    /// Declared and delivered amounts differ though the file reads to its end.
    pub struct IntegrityMismatch of IntegrityMismatch {
        /// What differs.
        what: MismatchOf,
        /// Frames of the video stream that the file declares.
        declared_frames: Option<u64>,
        /// Packets of the video stream that were delivered.
        delivered_packets: Option<u64>,
        /// Frames of the video stream that were decoded.
        delivered_frames: Option<u64>,
        /// Declared duration in milliseconds.
        declared_ms: Option<i64>,
        /// Delivered duration in milliseconds.
        delivered_ms: Option<i64>,
        /// Where the structure stops to make sense, in bytes from the start of the file.
        at_byte: Option<u64>,
    }
}

facts! {
    /// The container declares neither a duration nor a frame count that could be reconciled with what was delivered.
    pub struct IntegrityUndeclared of IntegrityUndeclared {
        /// The container, as FFmpeg names it.
        container: String,
    }
}

words! {
    /// What is wrong with a packet.
    pub enum CorruptCause {
        /// The demuxer marked it as corrupt.
        Marked = "marked",
        /// It could not be read.
        Unreadable = "unreadable",
    }
}

facts! {
    /// A run of packets that were marked corrupt or could not be read; the whole take for those without a time.
    pub struct IntegrityCorruptPacket of IntegrityCorruptPacket {
        /// How many.
        packets: u64,
        /// What is wrong with them.
        cause: CorruptCause,
    }
}

words! {
    /// Where in what was delivered a stretch without a picture lies.
    pub enum UnseenPlace {
        /// Before the first frame.
        Start = "start",
        /// Between two frames.
        Middle = "middle",
        /// After the last frame.
        End = "end",
        /// Packets can only be counted.
        Unknown = "unknown",
    }
}

facts! {
    /// Packets with no frame between them that no frame came out of.
    pub struct IntegrityUndecodable of IntegrityUndecodable {
        /// How many.
        packets: u64,
        /// How many of them the decoder refused; the others it passed over.
        refused: u64,
        /// How much of the take they hold, in milliseconds, where that is known.
        missing_ms: Option<i64>,
        /// Where they lie, as far as they can be placed.
        at: Option<UnseenPlace>,
    }
}

words! {
    /// Why frames are not what was recorded.
    pub enum ConcealedCause {
        /// The decoder built them from references that are not in the file.
        NoKeyframe = "no_keyframe",
    }
}

facts! {
    /// A run of frames that were decoded with errors that the decoder concealed.
    pub struct IntegrityConcealed of IntegrityConcealed {
        /// How many.
        frames: u64,
        /// Why, where that is known.
        cause: Option<ConcealedCause>,
    }
}

facts! {
    /// A run of frames without a presentation timestamp.
    pub struct IntegrityMissingPts of IntegrityMissingPts {
        /// How many.
        frames: u64,
    }
}
