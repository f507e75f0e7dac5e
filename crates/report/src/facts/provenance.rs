//! What container and stream tell about how a file came about.

use super::macros::{facts, words};

words! {
    /// What kind of program or device a mark is of.
    pub enum MarkFamily {
        /// A program that cuts and joins.
        Editor = "editor",
        /// A program that encodes anew.
        Converter = "converter",
        /// A program that encodes pictures or sound.
        Encoder = "encoder",
        /// A program that writes the container.
        Writer = "writer",
        /// A program that records what is shown on a screen.
        ScreenRecorder = "screen_recorder",
        /// A service that sends and stores videos.
        Platform = "platform",
        /// The system library that phones record with, and programs on them write with.
        System = "system",
        /// A phone.
        Phone = "phone",
        /// A camera.
        Camera = "camera",
        /// A surveillance recorder.
        Recorder = "recorder",
        /// The place of recording, which only a recorder knows.
        Position = "position",
    }
}

facts! {
    /// A mark that a program or a device left.
    pub struct ProvenanceMark of_each [ProvenanceEditor, ProvenanceEncoder, ProvenanceDevice] {
        /// Id of the rule that found it.
        rule: String,
        /// What kind of program or device it is of.
        family: MarkFamily,
        /// What it means, in English.
        means: String,
        /// Where in the file it stands.
        place: String,
        /// The different texts that the rule matched, joined. Hostile input: escape it wherever it is shown.
        text: String,
    }
}

facts! {
    /// A creation time that the container states.
    pub struct ProvenanceCreationTime of ProvenanceCreationTime {
        /// The places that state it.
        source: Vec<String>,
        /// The time in UTC, RFC 3339, where the file states an instant.
        at: Option<String>,
        /// The time as it is stated, where the file states no zone.
        local: Option<String>,
        /// Whether it may be a time of recording: from 2001 to 2099.
        plausible: bool,
        /// The zone that the file states, such as `+0800`.
        zone: Option<String>,
        /// Whether the field counts from 1970 though its format counts from 1904; absent where not.
        counted_from_1970: Option<bool>,
    }
}

facts! {
    /// Creation times inside the container disagree.
    pub struct ProvenanceCreationTimeConflict of ProvenanceCreationTimeConflict {
        /// The earliest, RFC 3339 in UTC.
        earliest: String,
        /// The latest, RFC 3339 in UTC.
        latest: String,
        /// Seconds between them.
        difference_s: i64,
        /// Whether that is a whole number of quarter hours up to 14 hours, as between zones.
        zone_like: bool,
    }
}

facts! {
    /// An edit list that is more than a plain start offset.
    pub struct ProvenanceEditList of ProvenanceEditList {
        /// Id of the track.
        track: u32,
        /// Kind of the track: `vide` or `soun`.
        handler: String,
        /// How many edits.
        edits: u32,
        /// How long each of the first edits is shown, in milliseconds.
        shown_ms: Vec<i64>,
        /// From where in the media each of the first edits shows, in milliseconds; -1 for one that shows nothing.
        from_ms: Vec<i64>,
        /// Media hidden before what is shown, in milliseconds.
        hidden_before_ms: i64,
        /// Media hidden after what is shown, in milliseconds.
        hidden_after_ms: i64,
        /// Whether an edit is shown at another speed.
        changed_rate: bool,
    }
}

facts! {
    /// A track with several sample descriptions.
    pub struct ProvenanceSampleDescriptions of ProvenanceSampleDescriptions {
        /// Id of the track.
        track: u32,
        /// How many descriptions.
        descriptions: u64,
        /// The first of them, by their four-letter codes.
        names: Vec<String>,
        /// How often it changes from one chunk of the media to the next which description is used.
        changes: u64,
    }
}

facts! {
    /// Media data that no sample refers to.
    pub struct ProvenanceUnreferencedData of ProvenanceUnreferencedData {
        /// Bytes of media data.
        media_bytes: u64,
        /// Bytes that samples refer to.
        referenced_bytes: u64,
        /// Share of the media data that no sample refers to, 0 to 1,000,000.
        share_ppm: u32,
    }
}

words! {
    /// Which parameters change inside a stream.
    pub enum ParameterKind {
        /// The size of the picture.
        Size = "size",
        /// The parameters beside the packets.
        Parameters = "parameters",
        /// The parameter sets inside the packets.
        ParameterSets = "parameter_sets",
    }
}

facts! {
    /// Coding parameters change inside the stream; the whole take for changes beyond those that are recorded one by one.
    pub struct ProvenanceParameterChange of ProvenanceParameterChange {
        /// Which.
        what: Option<ParameterKind>,
        /// The size before, as `640x480`.
        from: Option<String>,
        /// The size after.
        to: Option<String>,
        /// How many changes: 1 where it is told what changes.
        changes: u64,
    }
}

facts! {
    /// A group of pictures that breaks a rhythm of keyframes which is otherwise steady.
    pub struct ProvenanceKeyframeRhythm of ProvenanceKeyframeRhythm {
        /// Its length in milliseconds.
        group_ms: i64,
        /// The usual length in milliseconds.
        usual_ms: i64,
        /// How many groups there are.
        groups: u64,
        /// How many of them break the rhythm.
        unusual: u64,
    }
}

facts! {
    /// The phase of the groups of an earlier encoding breaks.
    pub struct ProvenanceGopPhase of ProvenanceGopPhase {
        /// Frames in a group of the earlier encoding.
        group_frames: u64,
        /// Length of a group in milliseconds.
        group_ms: i64,
        /// How many frames are missing, modulo the frames in a group.
        missing_frames_modulo_group: u64,
        /// Groups before the break.
        groups_before: u64,
        /// Groups after the break.
        groups_after: u64,
        /// How far the rhythm of the groups before stands out, in thousandths of a standard deviation.
        comb_before_milli: i64,
        /// How far the rhythm of the groups after stands out, in thousandths of a standard deviation.
        comb_after_milli: i64,
        /// How much better each side fits its own phase than the phase of the other side, in thousandths of a standard deviation;
        /// the smaller of both.
        gain_milli: i64,
    }
}

words! {
    /// What tells that segments were joined without encoding them anew.
    pub enum JoinTrace {
        /// An encoder names itself again, as it does at the start of a stream.
        EncoderStartsAgain = "encoder_starts_again",
        /// A sound packet of another length than all others.
        OddSoundPacket = "odd_sound_packet",
    }
}

facts! {
    /// A trace of segments joined without encoding them anew.
    pub struct ProvenanceJoin of ProvenanceJoin {
        /// What tells so.
        trace: JoinTrace,
        /// Of an encoder that starts again: how it names itself here. Hostile input: escape it wherever it is shown.
        text: Option<String>,
        /// Of an encoder that starts again: how it names itself at the start. Hostile input.
        first_text: Option<String>,
        /// Of an odd sound packet: id of its track.
        track: Option<u32>,
        /// Of an odd sound packet: its length in ticks of the track.
        packet_ticks: Option<u32>,
        /// Of an odd sound packet: the usual length in ticks of the track.
        usual_ticks: Option<u32>,
    }
}
