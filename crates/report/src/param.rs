//! The parameters of reasons: every name that a report may use beside a code, with what it is.

/// Defines the names beside each other and in one place.
macro_rules! params {
    ($( $(#[doc = $about:literal])+ $Variant:ident = $name:literal, )+) => {
        /// A parameter of a reason: of the values behind it, and of the policy's limits. Units stand in the names.
        ///
        /// The parameters of a [`Reason`](crate::Reason) are an open map, like the details of an observation; this version
        /// writes these names and no others.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Param {
            $( $(#[doc = $about])+ $Variant, )+
        }

        impl Param {
            /// Every parameter.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// The name on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }

            /// The parameter of that name, if this version knows it.
            #[must_use]
            pub fn of(name: &str) -> Option<Self> {
                match name { $( $name => Some(Self::$Variant), )+ _ => None }
            }

            /// What it is, in one English sentence.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { $( Self::$Variant => concat!($($about),+), )+ }
            }
        }
    };
}

impl AsRef<str> for Param {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl std::fmt::Display for Param {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

params! {
    /// Confidence from which on a policy accepts what a scan proposes, 0 to 1,000,000.
    AcceptProposalsPpm = "accept_proposals_ppm",
    /// The reason for the refund that was accepted.
    AcceptedReason = "accepted_reason",
    /// How long after sign-off the recording began, at least, in minutes.
    AfterAtLeastMinutes = "after_at_least_minutes",
    /// How long after sign-off the recording began, at most, in minutes.
    AfterAtMostMinutes = "after_at_most_minutes",
    /// The part of the way of the goods after it.
    AfterSegment = "after_segment",
    /// The file or part after it, by its name.
    After = "after",
    /// How far two clocks are apart, beyond what both may be off, in minutes.
    ClocksApartMinutes = "clocks_apart_minutes",
    /// Where in the file, in bytes from its start.
    AtByte = "at_byte",
    /// A time, as a clock or a person stated it.
    At = "at",
    /// What the bars say about the expected number: `consistent`, `inconsistent` or `undecidable`.
    Bars = "bars",
    /// The part of the way of the goods before it.
    BeforeSegment = "before_segment",
    /// The file or part before it, by its name.
    Before = "before",
    /// How many observations were below the policy's limits.
    BelowLimit = "below_limit",
    /// How well the bars fit the best number other than the expected one, 0 to 1,000,000.
    BestOtherPpm = "best_other_ppm",
    /// The observation of that break, by its id.
    BreakObservation = "break_observation",
    /// The code of a break elsewhere in the take.
    Break = "break",
    /// Why an observer could not judge.
    Cause = "cause",
    /// The name of a predicate.
    Check = "check",
    /// What the evidence is handed in for.
    Claim = "claim",
    /// Share of the pixels at the ends of the scale, 0 to 1,000,000.
    ClippedPpm = "clipped_ppm",
    /// Which clock says so: `container`, `burned_in`, `file_name`, `file_system` or `stated`.
    Clock = "clock",
    /// The codes that were looked for.
    Codes = "codes",
    /// The code of the observation behind it.
    Code = "code",
    /// How an item is, as a person saw it.
    Condition = "condition",
    /// The confidence of the observation behind it, 0 to 1,000,000.
    ConfidencePpm = "confidence_ppm",
    /// The criteria that a statement answers, by their ids.
    Criteria = "criteria",
    /// When the contents begin to be shown, in milliseconds.
    ContentsMs = "contents_ms",
    /// What the window counts from, where that is not sign-off.
    CountedFrom = "counted_from",
    /// How many pieces were counted in the video of the other direction.
    CountedThere = "counted_there",
    /// How many.
    Count = "count",
    /// Frames that the file declares.
    DeclaredFrames = "declared_frames",
    /// Duration that the file declares, in milliseconds.
    DeclaredMs = "declared_ms",
    /// Duration that was delivered, in milliseconds.
    DeliveredMs = "delivered_ms",
    /// Packets that were delivered.
    DeliveredPackets = "delivered_packets",
    /// Sound less picture, in milliseconds.
    DifferenceMs = "difference_ms",
    /// What is in dispute.
    Dispute = "dispute",
    /// A document that is needed.
    Document = "document",
    /// What shows where the goods were.
    Evidence = "evidence",
    /// Exceptions from the usual window that were stated.
    Exceptions = "exceptions",
    /// What was expected: a number of pieces, a number of a waybill or a serial number.
    Expected = "expected",
    /// Limit: fewer frames in 1,000 seconds fail.
    FailMilliFps = "fail_milli_fps",
    /// Limit: so many milliseconds without a picture fail.
    FailMissingMs = "fail_missing_ms",
    /// Limit: such a share of the take without a picture fails, 0 to 1,000,000.
    FailMissingPpm = "fail_missing_ppm",
    /// Limit: so many milliseconds fail.
    FailMs = "fail_ms",
    /// Limit: from this confidence on it fails, 0 to 1,000,000.
    FailPpm = "fail_ppm",
    /// Limit: fewer pixels fail.
    FailPx = "fail_px",
    /// Limit: so many microseconds fail.
    FailUs = "fail_us",
    /// The entry of the case that it is about.
    Field = "field",
    /// The files of the recording, by their names.
    Files = "files",
    /// Of several places, the first: start and end in milliseconds.
    FirstMs = "first_ms",
    /// The formats of the file, as FFmpeg names them.
    Format = "format",
    /// Limit: in fewer frames it is not enough.
    FramesNeeded = "frames_needed",
    /// Frames in which it was read.
    Frames = "frames",
    /// From where, in milliseconds.
    FromMs = "from_ms",
    /// Limit: it must begin within so many milliseconds from the start.
    FromStartMs = "from_start_ms",
    /// Limit: from this value of the order on.
    FromValue = "from_value",
    /// Length of a gap in minutes.
    GapMinutes = "gap_minutes",
    /// Length of a gap in milliseconds.
    GapMs = "gap_ms",
    /// Length of a hole in the timestamps, in microseconds.
    GapUs = "gap_us",
    /// What this policy says.
    Here = "here",
    /// Share of the frames in which most of the picture moves, 0 to 1,000,000.
    HighMotionPpm = "high_motion_ppm",
    /// What the policy says that this one extends.
    InParent = "in_parent",
    /// Which part counts as the inspection: `stated` or `whole_take`.
    Inspection = "inspection",
    /// An item of the inspection checklist.
    Item = "item",
    /// The program that judged, and its version.
    JudgedWith = "judged_with",
    /// How far a clock in the picture jumps, in milliseconds.
    StepMs = "step_ms",
    /// Limit: narrower modules are for a person, in thousandths of a pixel.
    LabelModuleMilliPx = "label_module_milli_px",
    /// The entry of the case that is missing.
    Lacks = "lacks",
    /// Of several places, the last: start and end in milliseconds.
    LastMs = "last_ms",
    /// How much better the bars fit the expected number than the best other one, in thousandths.
    LeadMilli = "lead_milli",
    /// Length in minutes.
    LengthMinutes = "length_minutes",
    /// Length in milliseconds.
    LengthMs = "length_ms",
    /// What the report says that it does not show.
    Limits = "limits",
    /// A line of the order, by its id.
    Line = "line",
    /// Time to the end of the window in minutes.
    MarginMinutes = "margin_minutes",
    /// Limit: more bytes are too many.
    MaxBytes = "max_bytes",
    /// Limit: a larger share of the pixels at the ends of the scale is too much, 0 to 1,000,000.
    MaxClippedPpm = "max_clipped_ppm",
    /// Limit: a larger difference is too much, in milliseconds.
    MaxDifferenceMs = "max_difference_ms",
    /// Limit: a larger difference is too much, in millionths of the picture's length.
    MaxDifferencePpm = "max_difference_ppm",
    /// Limit: the formats that are taken.
    MaxFormats = "max_formats",
    /// Limit: a larger share of the frames in motion is too much, 0 to 1,000,000.
    MaxHighMotionPpm = "max_high_motion_ppm",
    /// Limit: a higher mean grey level is too bright, 0 to 255.
    MaxLuma = "max_luma",
    /// Limit: more minutes are too many.
    MaxMinutes = "max_minutes",
    /// Limit: more milliseconds are too many.
    MaxMs = "max_ms",
    /// Mean grey level, 0 to 255.
    MeanLuma = "mean_luma",
    /// What could not be measured.
    Measure = "measure",
    /// The clip's median interval between frames, in microseconds.
    MedianUs = "median_us",
    /// Frames in 1,000 seconds.
    MilliFps = "milli_fps",
    /// Limit: a lower mean grey level is too dark, 0 to 255.
    MinLuma = "min_luma",
    /// Limit: a smaller share is too little, 0 to 1,000,000.
    MinSharePpm = "min_share_ppm",
    /// Limit: fewer sides are too few.
    MinSides = "min_sides",
    /// The parameter that is the limit which a value misses.
    MissedLimit = "missed_limit",
    /// The parameter that is the value which misses a limit.
    MissedValue = "missed_value",
    /// How much of the take has no picture, in milliseconds.
    MissingMs = "missing_ms",
    /// Width of a module of the label, in thousandths of a pixel.
    ModuleMilliPx = "module_milli_px",
    /// The name of the file.
    Name = "name",
    /// What shows what is in dispute.
    Needs = "needs",
    /// When the number is shown, in milliseconds.
    NumberShownMs = "number_shown_ms",
    /// The numbers that were expected in the video of the other direction.
    NumberThere = "number_there",
    /// The observations that a reason stands for, by their ids.
    Observations = "observations",
    /// An observation, by its id.
    Observation = "observation",
    /// The observer that could not judge.
    Observer = "observer",
    /// How far the recorder's clock is ahead, in seconds.
    OffsetS = "offset_s",
    /// When the opening begins, in milliseconds.
    OpeningMs = "opening_ms",
    /// Which of the accepted orders, from 1.
    Order = "order",
    /// The time that the other clock says, as it says it.
    OtherAt = "other_at",
    /// The clock that differs, by the same names as `clock`.
    OtherClock = "other_clock",
    /// How many other numbers the bars were compared with.
    Others = "others",
    /// When the outside begins to be shown, in milliseconds.
    OutsideMs = "outside_ms",
    /// The policy that this one extends.
    Parent = "parent",
    /// Limit: so many median intervals are for a person.
    ReviewMedians = "review_medians",
    /// Limit: fewer frames in 1,000 seconds are for a person.
    ReviewMilliFps = "review_milli_fps",
    /// How long the removal is that was tried, in milliseconds.
    RemovalMs = "removal_ms",
    /// Share of the take in which it would have been seen, 0 to 1,000,000.
    RemovalShownPpm = "removal_shown_ppm",
    /// Limit: so many minutes are for a person.
    ReviewMinutes = "review_minutes",
    /// Limit: so many milliseconds are for a person.
    ReviewMs = "review_ms",
    /// Limit: fewer pixels are for a person.
    ReviewPx = "review_px",
    /// Limit: so many microseconds are for a person.
    ReviewUs = "review_us",
    /// What differs between two policies.
    Rule = "rule",
    /// What a weak clock says of the window: `inside`, `outside` or `too_near`.
    Says = "says",
    /// The program that scanned, and its version.
    ScannedWith = "scanned_with",
    /// How well the bars fit the expected number, 0 to 1,000,000.
    ScorePpm = "score_ppm",
    /// How many pieces a person saw.
    Seen = "seen",
    /// A part of the way of the goods.
    Segment = "segment",
    /// A SHA-256 digest.
    Sha256 = "sha256",
    /// Share of the frames that are sharp, 0 to 1,000,000.
    SharpPpm = "sharp_ppm",
    /// Short side of the picture in pixels.
    ShortSidePx = "short_side_px",
    /// The sides of the parcel that are shown.
    Sides = "sides",
    /// On which side of a limit a value lies: `below` or `above`.
    Side = "side",
    /// Length of the file in bytes.
    SizeBytes = "size_bytes",
    /// The places in the file that state it.
    Source = "source",
    /// How many places a reason stands for.
    Spans = "spans",
    /// The SHA-256 digest that was stated before.
    StatedSha256 = "stated_sha256",
    /// What was stated.
    Stated = "stated",
    /// The statement that it is about.
    Statement = "statement",
    /// What a person saw, where it is neither seen nor the contrary.
    State = "state",
    /// A text that was read, typed or matched. Hostile input: escape it wherever it is shown.
    Text = "text",
    /// Up to where, in milliseconds.
    ToMs = "to_ms",
    /// Limit: so many minutes before sign-off are allowed.
    ToleranceMinutes = "tolerance_minutes",
    /// The part of the picture that is the work table: left, top, width and height in thousandths.
    TablePermille = "table_permille",
    /// The time of all places together, in milliseconds.
    TotalMs = "total_ms",
    /// A time in UTC, RFC 3339.
    Utc = "utc",
    /// The value of the order.
    Value = "value",
    /// The reason that a person explained.
    Was = "was",
    /// What differs between what a file declares and delivers.
    What = "what",
    /// The part of the picture that holds all places of the label, in the same way as `table_permille`.
    WayPermille = "way_permille",
    /// Which clock a person read, or compared with.
    Which = "which",
    /// Why the policy states no rule.
    Why = "why",
    /// Limit: the window in calendar days.
    WindowDays = "window_days",
    /// Limit: when the window ends, RFC 3339 in UTC.
    WindowEnd = "window_end",
    /// Limit: the window in minutes.
    WindowMinutes = "window_minutes",
    /// The zone in which a time is read; `unknown` where none is known.
    Zone = "zone",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_again_and_described() {
        for param in Param::ALL {
            assert_eq!(Param::of(param.as_str()), Some(*param));
            assert!(param.description().len() > 5, "{param}");
        }
        assert_eq!(Param::of("jump"), None);
    }
}
