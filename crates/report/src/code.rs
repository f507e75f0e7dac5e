//! Stable names: each an enum here and a string on the wire, so that nothing is ever looked up from text.

/// Defines an enum whose variants carry their wire name, beside each other and in one place.
macro_rules! names {
    (
        $(#[$outer:meta])*
        pub enum $Enum:ident {
            $( $(#[doc = $doc:literal])+ $Variant:ident = $name:literal, )+
        }
    ) => {
        $(#[$outer])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $Enum {
            $( $(#[doc = $doc])+ #[serde(rename = $name)] $Variant, )+
            /// A name of a newer minor version, which this one does not know.
            #[serde(rename = "unknown", skip_deserializing)]
            Unknown,
        }

        impl $Enum {
            /// Every name that is known, in the order of their definition.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// The name on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ Self::Unknown => "unknown" }
            }

            /// What the name means, in one English sentence.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self {
                    $( Self::$Variant => concat!($($doc),+), )+
                    Self::Unknown => " A name that this version does not know.",
                }
            }
        }

        impl OpenName for $Enum {
            fn of(name: &str) -> Self {
                name.parse().unwrap_or(Self::Unknown)
            }
        }

        impl std::fmt::Display for $Enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $Enum {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, UnknownName> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|known| known.as_str() == name)
                    .ok_or_else(|| UnknownName(name.to_owned()))
            }
        }
    };
}

/// A name that a newer minor version may have added to.
pub(crate) trait OpenName {
    /// The name's variant, or that of all names that are not known.
    fn of(name: &str) -> Self;
}

/// Reads a name of a record or report: a newer one that is not known is passed over, and no mistake. A policy, a case or a
/// statement with an unknown name is one: there the names are read by their own `Deserialize`.
pub(crate) fn open<'de, D: serde::Deserializer<'de>, T: OpenName>(deserializer: D) -> Result<T, D::Error> {
    let name = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
    Ok(T::of(&name))
}

/// The same of a list of names.
pub(crate) fn open_list<'de, D: serde::Deserializer<'de>, T: OpenName>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let names = <Vec<String> as serde::Deserialize>::deserialize(deserializer)?;
    Ok(names.iter().map(|name| T::of(name)).collect())
}

/// A name that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName(pub String);

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown name {:?}", self.0)
    }
}

impl std::error::Error for UnknownName {}

names! {
    /// Who measured: one name for each observer of a scan.
    pub enum ObserverId {
        /// Declared against delivered: truncation, faults, corrupt packets.
        Integrity = "integrity",
        /// Container structure, edit lists, marks of encoders, editors and devices.
        Provenance = "provenance",
        /// Timestamps: gaps, overlaps, rate, picture against sound length.
        Cadence = "cadence",
        /// Cuts, dissolves and inserts, from the pictures.
        Splice = "splice",
        /// Freezes, repeats, reversals, black and covered pictures.
        Stillness = "stillness",
        /// Sound: present, silent, broken at an instant.
        Sound = "sound",
        /// Sharpness, exposure, resolution, blockiness.
        Clarity = "clarity",
        /// A date and time burned into the pictures.
        Clock = "clock",
        /// Symbols on labels, read over time.
        Waybill = "waybill",
        /// The camera, its view, and where the parcel is.
        Presence = "presence",
        /// Motion over time, for comparing takes with each other.
        Fingerprint = "fingerprint",
        /// Steps of the process, proposed from other observations.
        Stage = "stage",
    }
}

names! {
    /// What was observed: `<observer>.<fact>`. Neither good nor bad; a policy decides what it means.
    pub enum Code {
        /// The file ends before what it declares.
        IntegrityTruncated = "integrity.truncated",
        /// The container declares neither a duration nor a frame count that could be reconciled with what was delivered.
        IntegrityUndeclared = "integrity.undeclared",
        /// Packets were marked corrupt by the demuxer, or could not be read.
        IntegrityCorruptPacket = "integrity.corrupt_packet",
        /// Packets were delivered that no frame came out of.
        IntegrityUndecodable = "integrity.undecodable",
        /// Frames were decoded with errors that the decoder concealed.
        IntegrityConcealed = "integrity.concealed",
        /// Frames carry no presentation timestamp.
        IntegrityMissingPts = "integrity.missing_pts",
        /// Declared and delivered amounts differ though the file reads to its end.
        IntegrityMismatch = "integrity.mismatch",
        /// The file changed on disk while it was read.
        IntegrityChanged = "integrity.changed",

        /// The presentation follows an edit list that is more than a plain start offset.
        ProvenanceEditList = "provenance.edit_list",
        /// A mark of an editing program.
        ProvenanceEditor = "provenance.editor",
        /// A mark of an encoder or multiplexer.
        ProvenanceEncoder = "provenance.encoder",
        /// A mark of a recording device.
        ProvenanceDevice = "provenance.device",
        /// A creation time stated by the container.
        ProvenanceCreationTime = "provenance.creation_time",
        /// Creation times inside the container disagree.
        ProvenanceCreationTimeConflict = "provenance.creation_time_conflict",
        /// Coding parameters (size, profile, parameter sets) change inside the stream.
        ProvenanceParameterChange = "provenance.parameter_change",
        /// A track has several sample descriptions.
        ProvenanceSampleDescriptions = "provenance.sample_descriptions",
        /// The rhythm of keyframes breaks.
        ProvenanceKeyframeRhythm = "provenance.keyframe_rhythm",
        /// The sample table and the media data do not cover each other.
        ProvenanceUnreferencedData = "provenance.unreferenced_data",
        /// The rhythm of a first encoding, seen in packet sizes, breaks.
        ProvenanceGopPhase = "provenance.gop_phase",
        /// A C2PA manifest is present; it was not validated.
        ProvenanceC2pa = "provenance.c2pa",
        /// Traces of segments joined without re-encoding.
        ProvenanceJoin = "provenance.join",

        /// A hole in the timestamps, judged against the clip's own intervals.
        CadenceGap = "cadence.gap",
        /// Frames whose presentation intervals overlap.
        CadenceOverlap = "cadence.overlap",
        /// Timestamps that step backward.
        CadenceBackward = "cadence.backward",
        /// Frames that the recorder lost.
        CadenceDrop = "cadence.drop",
        /// The frame rate changes to another steady rate.
        CadenceRateChange = "cadence.rate_change",
        /// The intervals between frames vary.
        CadenceVariable = "cadence.variable",
        /// Picture and sound differ in length.
        CadenceLength = "cadence.length",
        /// The playback speed differs from the recorded speed.
        CadenceSpeed = "cadence.speed",
        /// The container states no time for some frames; they were placed as its format fixes them.
        CadenceDerivedTimes = "cadence.derived_times",

        /// Two pictures joined that were not neighbours in time.
        SpliceCut = "splice.cut",
        /// Two runs of pictures blended into each other.
        SpliceDissolve = "splice.dissolve",
        /// A run of pictures from elsewhere.
        SpliceInsert = "splice.insert",

        /// One picture held while the camera's own noise vanishes.
        StillnessFreeze = "stillness.freeze",
        /// One picture held for a moment, then a jump that the time explains.
        StillnessStall = "stillness.stall",
        /// A run of frames shown again.
        StillnessRepeat = "stillness.repeat",
        /// A run of frames shown backwards.
        StillnessReversal = "stillness.reversal",
        /// A black picture.
        StillnessBlack = "stillness.black",
        /// A picture without structure, as behind a covered lens.
        StillnessCovered = "stillness.covered",

        /// There is no sound track.
        SoundAbsent = "sound.absent",
        /// The sound track is silent for a span.
        SoundSilent = "sound.silent",
        /// The sound starts later than the picture.
        SoundLate = "sound.late",
        /// The sound ends before the picture.
        SoundEndsEarly = "sound.ends_early",
        /// The timestamps of the sound leave a hole or step back.
        SoundGap = "sound.gap",
        /// The frame grid of an earlier sound encoding breaks at an instant.
        SoundBreak = "sound.break",
        /// The frame grid of an earlier sound encoding runs unbroken over a span.
        SoundUnbroken = "sound.unbroken",

        /// Sharpness, exposure and blockiness over the whole take.
        ClarityMeasured = "clarity.measured",
        /// A span much less sharp than the rest of the take.
        ClarityBlurred = "clarity.blurred",
        /// Sharpness and exposure in a step of the process.
        ClarityStep = "clarity.step",
        /// A span too dark to see details.
        ClarityDark = "clarity.dark",
        /// A span with much of the picture overexposed.
        ClarityOverexposed = "clarity.overexposed",

        /// A burned-in clock, read over a span.
        ClockReading = "clock.reading",
        /// A burned-in clock that jumps against the timestamps.
        ClockJump = "clock.jump",
        /// A burned-in clock that runs at another rate than the timestamps.
        ClockRate = "clock.rate",
        /// A number burned in beside the clock; it is no reading of a label.
        ClockOverlayNumber = "clock.overlay_number",

        /// A text read from symbols, gathered over its sightings.
        WaybillReading = "waybill.reading",
        /// Two readers disagree about the text of one symbol.
        WaybillConflict = "waybill.conflict",
        /// A number that is read again after a while in which it was not; the span is that while.
        WaybillReturned = "waybill.returned",
        /// A text seen too few times to count as read.
        WaybillSighting = "waybill.sighting",
        /// A region that looks like a label and could not be read.
        WaybillUnread = "waybill.unread",

        /// Whether the camera is fixed or held in the hand, over the whole take.
        PresenceCamera = "presence.camera",
        /// A fixed camera is nudged, panned or zoomed.
        PresenceMoved = "presence.moved",
        /// The view is lost: covered, dark or blurred.
        PresenceBlocked = "presence.blocked",
        /// Where the thing with the label is: in the picture, at its edge, out of it.
        PresenceParcel = "presence.parcel",
        /// A long span in which nothing happens.
        PresenceIdle = "presence.idle",
        /// A part of the picture that looks different after something happened there.
        PresenceChanged = "presence.changed",

        /// The course of motion over the whole take, for comparing takes with each other.
        FingerprintMotion = "fingerprint.motion",

        /// Proposed: the label is shown.
        StageLabelShown = "stage.label_shown",
        /// Proposed: the outside of the parcel is shown.
        StageOutsideShown = "stage.outside_shown",
        /// Proposed: the parcel is opened.
        StageOpening = "stage.opening",
        /// Proposed: the contents are shown.
        StageContentsShown = "stage.contents_shown",
        /// Proposed: the parcel is closed and sealed.
        StageSealing = "stage.sealing",

        /// Several independent channels mark the same instant as a break.
        ContinuityBreak = "continuity.break",
        /// Removals that would have been seen, and where none would.
        ContinuityPower = "continuity.power",
    }
}

impl Code {
    /// The observer that records this code: the part before the dot. None for what follows from other observations.
    #[must_use]
    pub fn observer(self) -> Option<ObserverId> {
        self.as_str().split('.').next()?.parse().ok()
    }
}

names! {
    /// Why an observer could not judge the whole video.
    pub enum CoverageReason {
        /// The scene stands still and nothing else could show a removal.
        StillScene = "still_scene",
        /// There is no sound track.
        NoSound = "no_sound",
        /// The sound track could not be decoded.
        SoundNotDecoded = "sound_not_decoded",
        /// Frames in this span were damaged or missing.
        Damaged = "damaged",
        /// Too few frames to compare with each other.
        TooFewFrames = "too_few_frames",
        /// Frames carry no timestamps.
        NoTimestamps = "no_timestamps",
        /// The container declares nothing that could be reconciled.
        Undeclared = "undeclared",
        /// The picture is too dark or without structure.
        NoPicture = "no_picture",
        /// Nothing at rest in the picture tells whether the camera moved.
        CameraUnknown = "camera_unknown",
        /// The parcel could not be followed.
        ParcelUnknown = "parcel_unknown",
        /// The observer stopped because of an error in itself.
        ObserverFailed = "observer_failed",
        /// This build lacks the part that is needed.
        NotBuilt = "not_built",
        /// The container is of a kind that this observer cannot look into.
        ForeignContainer = "foreign_container",
        /// Nothing of what this observer looks for is in the video.
        NothingToObserve = "nothing_to_observe",
        /// The scan's limits were reached.
        LimitReached = "limit_reached",
        /// Nobody asked for this observer.
        NotAsked = "not_asked",
    }
}

names! {
    /// Why a criterion has its outcome. The words for people come from the message catalogue.
    pub enum ReasonCode {
        /// The rule is met; the parameters say by how much.
        Met = "met",
        /// The policy states no rule here.
        NoRule = "no_rule",
        /// The criterion does not apply to this case.
        NotForCase = "not_for_case",
        /// The observer could judge only a part of the video.
        PartialCoverage = "partial_coverage",
        /// The observer could not judge the video at all.
        NoCoverage = "no_coverage",
        /// The policy names a predicate that this version does not know.
        UnknownPredicate = "unknown_predicate",
        /// Observed, and at or above the policy's limit for failing.
        ObservedFail = "observed_fail",
        /// Observed, and a person must look.
        ObservedReview = "observed_review",
        /// A measured value is outside the policy's limits.
        OutsideLimit = "outside_limit",
        /// A measured value is near the policy's limits.
        NearLimit = "near_limit",
        /// The value that the rule needs could not be measured.
        NotMeasured = "not_measured",
        /// The case lacks what the rule needs.
        CaseLacks = "case_lacks",
        /// No person has attested this yet.
        NotAttested = "not_attested",
        /// No person has attested it; the policy accepts what the scan proposes.
        ProposalAccepted = "proposal_accepted",
        /// A person attested it.
        Attested = "attested",
        /// A person attested the contrary.
        AttestedContrary = "attested_contrary",
        /// Persons attested this and the contrary.
        StatementsDiffer = "statements_differ",
        /// A flagged moment that a person looked at and explained.
        Explained = "explained",
        /// Observations of this kind were left out of the record to keep it small.
        LeftOut = "left_out",
        /// The expected waybill was read.
        WaybillEqual = "waybill_equal",
        /// Another plausible waybill was read and the expected one was not.
        WaybillDifferent = "waybill_different",
        /// Only a part of the expected waybill was read.
        WaybillPartial = "waybill_partial",
        /// No waybill could be read.
        WaybillUnreadable = "waybill_unreadable",
        /// Bars that could not be read are consistent with the expected waybill, and with no number like it.
        WaybillBarsConsistent = "waybill_bars_consistent",
        /// Bars that could not be read are not those of the expected waybill.
        WaybillBarsInconsistent = "waybill_bars_inconsistent",
        /// Another waybill was read, but its bars may be those of the expected one.
        WaybillReadingDoubtful = "waybill_reading_doubtful",
        /// More than one number was read.
        WaybillSeveral = "waybill_several",
        /// The number that the recorder burned in is another than the expected one.
        BurnedInDiffers = "burned_in_differs",
        /// The number and the inspection are divided by a break.
        NotSameTake = "not_same_take",
        /// The steps come in an order that the policy accepts.
        OrderAccepted = "order_accepted",
        /// The steps come in an order that the policy does not accept.
        OrderNotAccepted = "order_not_accepted",
        /// The time of recording is inside the window.
        InsideWindow = "inside_window",
        /// The time of recording is outside the window.
        OutsideWindow = "outside_window",
        /// The margin is smaller than what the clock is known to.
        MarginTooSmall = "margin_too_small",
        /// Nothing would show here that a part was taken out.
        WouldNotShow = "would_not_show",
        /// The time is known from a weak source only.
        WeakClock = "weak_clock",
        /// The label left the work table, inside the picture.
        BesideTable = "beside_table",
        /// Clocks that are independent of each other give different outcomes.
        ClocksDiffer = "clocks_differ",
        /// The evidence fits what is in dispute.
        FitsDispute = "fits_dispute",
        /// The evidence fits what is in dispute only together with other evidence.
        FitsPartly = "fits_partly",
        /// The evidence cannot show what is in dispute.
        DoesNotFit = "does_not_fit",
        /// A document that the dispute needs is not at hand.
        DocumentMissing = "document_missing",
        /// Nothing shows where the goods were for some time.
        CustodyGap = "custody_gap",
        /// Fewer pieces of an order line were counted than were ordered.
        CountShort = "count_short",
        /// Serial numbers of both directions are the same.
        SerialsEqual = "serials_equal",
        /// Serial numbers of both directions differ.
        SerialsDiffer = "serials_differ",
        /// The video of the other direction is not valid, or waits for a person.
        OtherNotValid = "other_not_valid",
        /// The recording has several files.
        SeveralFiles = "several_files",
        /// Somebody typed a word that is not neutral.
        NotNeutral = "not_neutral",
        /// The record was read from a file and not compared with the video.
        RecordNotCompared = "record_not_compared",
        /// The digest equals the one stated before.
        DigestEqual = "digest_equal",
        /// The digest differs from the one stated before.
        DigestDifferent = "digest_different",
    }
}

names! {
    /// Which clock says when the recording began.
    pub enum RecordingClock {
        /// The time of recording that the file states.
        Container = "container",
        /// The clock that is seen in the picture.
        BurnedIn = "burned_in",
        /// The time in the name of the file.
        FileName = "file_name",
        /// The last change of the file on disk.
        FileSystem = "file_system",
        /// The time that a person stated.
        Stated = "stated",
    }
}

names! {
    /// How far a clock can be trusted.
    pub enum ClockTrust {
        /// The recorder's own clock, written while it recorded.
        Recorder = "recorder",
        /// A person's word.
        Person = "person",
        /// What anybody can change in a moment.
        Changeable = "changeable",
    }
}

names! {
    /// What a report does not show: said in every report, so that nobody reads more out of it than it holds.
    pub enum ReportLimit {
        /// It tells what was observed in these bytes, not that the scene was real, complete, or at the stated place and time.
        Scene = "scene",
        /// The digest names exactly these bytes; a copy of other bytes is another file.
        Bytes = "bytes",
        /// A paused camera can leave no trace.
        Pause = "pause",
        /// That a check found nothing says only that nothing was visible to it.
        NothingFound = "nothing_found",
        /// Some checks could not judge the whole video.
        PartlyChecked = "partly_checked",
        /// Nobody compared the recorder's clock with a known one.
        ClockUnchecked = "clock_unchecked",
        /// The record was read from a file; nobody compared it with a new scan of the video.
        RecordNotCompared = "record_not_compared",
        /// It is no legal advice.
        NoAdvice = "no_advice",
    }
}
