//! The closed set of tests that a policy can ask for. A policy file combines and parametrises them; it holds no
//! expressions. To add one: a struct with its parameters, a line in [`Predicate`], and its evaluator in `judge`.
//!
//! Parameters carry their unit in their name: `_ms`, `_ppm`, `_px`, `_minutes`, `_hours`, `_milli_...` (thousandths).

use std::fmt;

use onetake_report::{Code, PPM};
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::nearest::nearest;
use crate::attest::StatementKind;

/// Something impossible in the parameters of a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// The parameter concerned.
    pub parameter: &'static str,
    /// What is wrong and what to do.
    pub problem: String,
}

/// Shorthand for the checks below.
fn require(holds: bool, parameter: &'static str, problem: impl Into<String>) -> Result<(), Impossible> {
    if holds { Ok(()) } else { Err(Impossible { parameter, problem: problem.into() }) }
}

/// A limit for failing that lies below the limit for review would leave no room for review.
fn in_order(
    lower: u64,
    upper: u64,
    parameter: &'static str,
    lower_name: &'static str,
) -> Result<(), Impossible> {
    require(
        lower <= upper,
        parameter,
        format!("{upper} is below `{lower_name}` = {lower}: make it at least as large"),
    )
}

fn share(value: u32, parameter: &'static str) -> Result<(), Impossible> {
    require(value <= PPM, parameter, format!("{value} is more than {PPM}, the whole"))
}

fn positive(value: u32, parameter: &'static str) -> Result<(), Impossible> {
    require(value > 0, parameter, "0 can never be met: give a positive number")
}

macro_rules! predicates {
    ( $( $(#[doc = $doc:literal])+ $Variant:ident($name:literal), )+ ) => {
        /// A test with its parameters.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Predicate {
            $( $(#[doc = $doc])+ $Variant($Variant), )+
            /// A test of a later version of the policy format; its criterion is for a person to look at.
            Unknown(String),
        }

        impl Predicate {
            /// Names of all tests that this version knows.
            pub const NAMES: &'static [&'static str] = &[ $( $name, )+ ];

            /// The name in a policy file.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $( Self::$Variant(_) => $name, )+
                    Self::Unknown(name) => name,
                }
            }

            /// Whether the parameters can be met at all, and by more than every video.
            pub(super) fn check(&self) -> Result<(), Impossible> {
                match self {
                    $( Self::$Variant(parameters) => parameters.check(), )+
                    Self::Unknown(_) => Ok(()),
                }
            }

            fn read<'de, A: MapAccess<'de>>(name: String, map: &mut A) -> Result<Self, A::Error> {
                match name.as_str() {
                    $( $name => Ok(Self::$Variant(map.next_value()?)), )+
                    _ => {
                        map.next_value::<IgnoredAny>()?;
                        Ok(Self::Unknown(name))
                    }
                }
            }
        }
    };
}

predicates! {
    /// The digest of the file equals the one stated before.
    Digest("digest"),
    /// The file is whole: what it declares was delivered.
    FileIntact("file_intact"),
    /// Nothing of a list of codes was observed.
    ObservedNone("observed_none"),
    /// The file carries the marks of a recorder and none of an editing program.
    Native("native"),
    /// The time of recording is known from a clock.
    RecordingTimeKnown("recording_time_known"),
    /// The timestamps have no holes.
    Gap("gap"),
    /// Spans of a list of codes are short.
    SpanLimit("span_limit"),
    /// The playback speed is the recorded speed.
    Speed("speed"),
    /// A person stated it.
    Attested("attested"),
    /// A person stated that the inspection stayed in the picture, and nothing observed speaks against it.
    InFrame("in_frame"),
    /// The steps come in one of the accepted orders.
    Sequence("sequence"),
    /// A waybill was read by machine, often enough.
    WaybillRead("waybill_read"),
    /// The expected waybill was read.
    WaybillMatch("waybill_match"),
    /// No other number than the expected one was read.
    WaybillSingle("waybill_single"),
    /// The number and the inspection lie in the same unbroken take.
    SameTake("same_take"),
    /// The picture has enough pixels.
    Resolution("resolution"),
    /// The picture is sharp often enough.
    Sharpness("sharpness"),
    /// The picture is neither too dark nor too bright.
    Light("light"),
    /// There are enough frames per second.
    FrameRate("frame_rate"),
    /// The recording began within some hours after sign-off.
    TimeWindow("time_window"),
    /// The recording did not begin before sign-off.
    TimeOrder("time_order"),
    /// The take is not too long.
    TakeLength("take_length"),
    /// The times of the case carry their zone.
    ZoneStated("zone_stated"),
}

impl<'de> Deserialize<'de> for Predicate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneTable)
    }
}

/// Reads a table with exactly one key, the name of the test, and its parameters as value.
struct OneTable;

impl<'de> Visitor<'de> for OneTable {
    type Value = Predicate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table with one test, such as [criterion.check.gap]")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Predicate, A::Error> {
        let name: String =
            map.next_key()?.ok_or_else(|| de::Error::custom("`check` names no test: give exactly one"))?;
        let predicate = Predicate::read(name, &mut map)?;
        if let Some(second) = map.next_key::<String>()? {
            let first = predicate.name();
            return Err(de::Error::custom(format!(
                "`check` names two tests, `{first}` and `{second}`: give each a criterion of its own"
            )));
        }
        Ok(predicate)
    }
}

impl Predicate {
    /// What to say about a name that no test has.
    pub(super) fn unknown_name(name: &str) -> String {
        match nearest(name, Self::NAMES.iter().copied()) {
            Some(near) => format!("there is no test named `{name}`: did you mean `{near}`?"),
            None => {
                format!("there is no test named `{name}`: the tests are {}", Self::NAMES.join(", "))
            }
        }
    }
}

/// [`Predicate::Digest`]. `fail` when the digest differs from the one that the case states; `review` when the file
/// changed while it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digest {}

impl Digest {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::FileIntact`]. `fail` when the file is truncated with at least `fail_ppm` confidence; `review` for less,
/// when parts are corrupt, and when declared and delivered length differ by more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileIntact {
    /// Largest difference of declared and delivered length that is no reason to look.
    pub max_difference_ms: u32,
    /// Least confidence that fails, in parts per million.
    pub fail_ppm: u32,
}

impl FileIntact {
    fn check(&self) -> Result<(), Impossible> {
        share(self.fail_ppm, "fail_ppm")
    }
}

/// [`Predicate::ObservedNone`]. `fail` for an observation of `fail_codes` with at least `fail_ppm` confidence, `review`
/// for any of both lists with at least `review_ppm`. Needs the coverage of the observers of all codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedNone {
    /// Codes that can fail the criterion.
    #[serde(default)]
    pub fail_codes: Vec<Code>,
    /// Codes that a person must look at, however sure the observer is.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Least confidence that fails, in parts per million.
    #[serde(default = "whole")]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Observations over a span that speak for the absence of what could not be seen there, such as an unbroken sound
    /// encoding through a still scene.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

fn whole() -> u32 {
    PPM
}

impl ObservedNone {
    fn check(&self) -> Result<(), Impossible> {
        require(
            !(self.fail_codes.is_empty() && self.review_codes.is_empty()),
            "review_codes",
            "without codes every video meets this: list codes in `fail_codes` or `review_codes`",
        )?;
        if let Some(code) = self.fail_codes.iter().find(|code| self.review_codes.contains(code)) {
            return Err(Impossible {
                parameter: "review_codes",
                problem: format!("`{code}` is in `fail_codes` too: leave it in one list"),
            });
        }
        if let Some(code) = self.covered_by.iter().find(|code| self.codes().any(|bad| bad == **code)) {
            return Err(Impossible {
                parameter: "covered_by",
                problem: format!("`{code}` cannot speak for and against the video: leave it in one list"),
            });
        }
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }

    /// All codes of both lists.
    pub(crate) fn codes(&self) -> impl Iterator<Item = Code> {
        self.fail_codes.iter().chain(&self.review_codes).copied()
    }
}

/// [`Predicate::Native`]. `review` for marks of editing or encoding programs, or when a recorder's mark is missing;
/// `fail` for an editing program's mark together with a break of continuity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// Least confidence of the break of continuity, in parts per million.
    pub fail_ppm: u32,
}

impl Native {
    fn check(&self) -> Result<(), Impossible> {
        share(self.fail_ppm, "fail_ppm")
    }
}

/// [`Predicate::RecordingTimeKnown`]. `pass` with a clock of the recorder, `review` with a person's word alone or with
/// clocks that disagree. Never `fail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingTimeKnown {}

impl RecordingTimeKnown {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::Gap`]. `fail` for a hole in the timestamps of at least `fail_ms`; `review` from the larger of `review_ms`
/// and `review_medians` times the clip's median interval, and for timestamps that overlap or step backward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Least hole that fails.
    pub fail_ms: u32,
    /// Least hole that a person must look at.
    pub review_ms: u32,
    /// The same, in median intervals of the clip.
    pub review_medians: u32,
}

impl Gap {
    fn check(&self) -> Result<(), Impossible> {
        positive(self.review_ms, "review_ms")?;
        in_order(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }
}

/// [`Predicate::SpanLimit`]. `fail` for a span of `codes` longer than `fail_ms` with at least `fail_ppm` confidence;
/// `review` for one longer than `review_ms`, and for any of `review_codes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanLimit {
    /// Codes whose spans are measured.
    pub codes: Vec<Code>,
    /// Codes that a person must look at, however short.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Length above which a person must look.
    pub review_ms: u32,
    /// Length above which the criterion fails.
    pub fail_ms: u32,
    /// Least confidence that fails, in parts per million.
    #[serde(default)]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Whether it fails only between the opening and the last item, as a person stated them; elsewhere, and as long as
    /// nobody stated them, a person must look.
    #[serde(default)]
    pub fail_in_key_span_only: bool,
}

impl SpanLimit {
    fn check(&self) -> Result<(), Impossible> {
        require(!self.codes.is_empty(), "codes", "without codes every video meets this: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")?;
        in_order(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }

    /// All codes of both lists.
    pub(crate) fn all_codes(&self) -> impl Iterator<Item = Code> {
        self.codes.iter().chain(&self.review_codes).copied()
    }
}

/// [`Predicate::Speed`]. `review` for a change of rate or speed, and for picture and sound whose lengths differ by more
/// than both limits: sound that stops a little earlier is usual, sound of another speed is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    /// Largest difference in length of picture and sound.
    pub max_difference_ms: u32,
    /// The same as a share of the length of the picture, in parts per million.
    pub max_difference_ppm: u32,
}

impl Speed {
    fn check(&self) -> Result<(), Impossible> {
        share(self.max_difference_ppm, "max_difference_ppm")
    }
}

/// [`Predicate::Attested`]. `pass` when a person saw it; `review` while nobody stated it, when it is not visible, and when
/// persons differ; `contrary` when a person states the contrary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// What must be stated.
    pub statement: StatementKind,
    /// Outcome of the contrary.
    pub contrary: Contrary,
    /// The statement must cover the take from its start for that long.
    #[serde(default)]
    pub from_start_ms: u32,
    /// Sides of the parcel that must be shown, all statements together.
    #[serde(default)]
    pub min_sides: u32,
}

impl Attested {
    fn check(&self) -> Result<(), Impossible> {
        let sides = self.statement == StatementKind::OutsideShown;
        require(
            self.min_sides == 0 || sides,
            "min_sides",
            "only the statement `outside_shown` has sides: remove it",
        )?;
        require(self.min_sides <= 6, "min_sides", "a parcel has six sides: give at most 6")?;
        require(
            self.statement != StatementKind::EventExplained
                && self.statement != StatementKind::WaybillTranscribed,
            "statement",
            "this statement answers one observation or reading; no criterion can ask for it by itself",
        )
    }
}

/// What the contrary of a required statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contrary {
    /// The criterion fails.
    Fail,
    /// A person must look.
    Review,
}

/// [`Predicate::InFrame`]. `fail` when a person states that the inspection left the picture; `review` while nobody stated
/// that it stayed, and for a span of `codes` longer than `review_ms` between the opening and the last item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFrame {
    /// Codes that speak against it.
    pub codes: Vec<Code>,
    /// Length above which a person must look. Instants (cuts, a camera that moved) count whatever their length.
    pub review_ms: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
}

impl InFrame {
    fn check(&self) -> Result<(), Impossible> {
        share(self.review_ppm, "review_ppm")
    }
}

/// A step of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The waybill number is shown.
    Number,
    /// The outside of the parcel is shown.
    Outside,
    /// The parcel is opened.
    Opening,
    /// The contents are shown.
    Contents,
}

/// [`Predicate::Sequence`]. Each order is a list of groups; the steps inside a group come in any order, all of them before
/// the steps of the next group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// The accepted orders.
    pub orders: Vec<Vec<Vec<Step>>>,
}

impl Sequence {
    fn check(&self) -> Result<(), Impossible> {
        require(
            !self.orders.is_empty(),
            "orders",
            "without an accepted order nothing can meet this: list one",
        )?;
        for order in &self.orders {
            let steps: Vec<Step> = order.iter().flatten().copied().collect();
            let twice =
                steps.iter().enumerate().any(|(index, step)| steps.iter().skip(index + 1).any(|s| s == step));
            require(!twice, "orders", "an order names a step twice: a step has one place")?;
            require(
                order.len() >= 2 && order.iter().all(|group| !group.is_empty()),
                "orders",
                "an order needs two groups or more, none of them empty",
            )?;
        }
        Ok(())
    }
}

/// [`Predicate::WaybillRead`]. `pass` when one number was read in enough frames, or in fewer frames far enough apart;
/// `review` otherwise. Never `fail`: a person may read what a machine cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillRead {
    /// Frames that suffice.
    pub frames: u32,
    /// Frames that suffice when they lie apart.
    pub frames_apart: u32,
    /// Least time from the first to the last of them.
    pub apart_ms: u32,
}

impl WaybillRead {
    fn check(&self) -> Result<(), Impossible> {
        positive(self.frames, "frames")?;
        positive(self.frames_apart, "frames_apart")?;
        in_order(u64::from(self.frames_apart), u64::from(self.frames), "frames", "frames_apart")
    }
}

/// [`Predicate::WaybillMatch`]. `pass` when every expected number was read, by machine or by a person; `fail` when another
/// plausible number was read and no expected one; `review` for a part of the number, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillMatch {}

impl WaybillMatch {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::WaybillSingle`]. `review` for every other plausible number, and where readers disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillSingle {}

impl WaybillSingle {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::SameTake`]. `fail` when a break lies between the number and the inspection; `review` for a weak break.
/// The inspection reaches from the opening to the last item, as a person stated them, and else over the whole take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameTake {
    /// Observations that break a take.
    pub codes: Vec<Code>,
    /// Least confidence of a certain break, in parts per million.
    pub fail_ppm: u32,
    /// Least confidence of a possible break, in parts per million.
    pub review_ppm: u32,
    /// Least hole in the timestamps that breaks a take.
    pub gap_fail_ms: u32,
    /// Observations over a span that speak against a break where the pictures cannot tell.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

impl SameTake {
    fn check(&self) -> Result<(), Impossible> {
        require(!self.codes.is_empty(), "codes", "without codes nothing breaks a take: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }
}

/// [`Predicate::Resolution`]. The short side of the picture as it is shown, and the width of a module of the label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Short side below which the criterion fails.
    pub fail_px: u32,
    /// Short side below which a person must look.
    pub review_px: u32,
    /// Width of a module of the expected label, in thousandths of a pixel, below which a person must look.
    pub label_module_milli_px: u32,
}

impl Resolution {
    fn check(&self) -> Result<(), Impossible> {
        positive(self.review_px, "review_px")?;
        require(
            self.fail_px <= self.review_px,
            "fail_px",
            format!("{} is above `review_px` = {}: make it at most as large", self.fail_px, self.review_px),
        )
    }
}

/// [`Predicate::Sharpness`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharpness {
    /// Least share of sharp frames, in parts per million; below, a person must look.
    pub min_share_ppm: u32,
}

impl Sharpness {
    fn check(&self) -> Result<(), Impossible> {
        share(self.min_share_ppm, "min_share_ppm")
    }
}

/// [`Predicate::Light`]. Outside the limits a person must look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    /// Least mean grey level, of 0 to 255.
    pub min_luma: u32,
    /// Largest mean grey level.
    pub max_luma: u32,
    /// Largest share of pixels at the ends of the scale, in parts per million.
    pub max_clipped_ppm: u32,
}

impl Light {
    fn check(&self) -> Result<(), Impossible> {
        share(self.max_clipped_ppm, "max_clipped_ppm")?;
        require(
            self.min_luma < self.max_luma,
            "max_luma",
            "no picture lies between the two limits: make it larger than `min_luma`",
        )?;
        require(self.min_luma < 255, "min_luma", "no picture is brighter than 255: make it smaller")
    }
}

/// [`Predicate::FrameRate`]. Mean rate over the take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameRate {
    /// Frames per 1000 seconds below which a person must look.
    pub review_milli_fps: u32,
    /// Frames per 1000 seconds below which the criterion fails.
    pub fail_milli_fps: u32,
}

impl FrameRate {
    fn check(&self) -> Result<(), Impossible> {
        require(
            self.fail_milli_fps <= self.review_milli_fps,
            "fail_milli_fps",
            format!("it is above `review_milli_fps` = {}: make it at most as large", self.review_milli_fps),
        )
    }
}

/// [`Predicate::TimeWindow`]. Each clock is compared by itself; clocks are never merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWindow {
    /// Length of the window after sign-off. Left out where the platform states none: then there is no rule.
    #[serde(default)]
    pub hours: Option<u32>,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl TimeWindow {
    fn check(&self) -> Result<(), Impossible> {
        require(
            self.hours != Some(0),
            "hours",
            "0 can never be met: give a positive number, or leave it out",
        )?;
        let window = self.hours.map_or(u64::MAX, |hours| u64::from(hours) * 60);
        require(
            u64::from(self.clock_uncertainty_minutes) < window,
            "clock_uncertainty_minutes",
            "with a clock as uncertain as the window is long, every video needs review: make it smaller",
        )
    }
}

/// [`Predicate::TimeOrder`]. A recording that begins earlier is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOrder {
    /// How much earlier than sign-off it may begin.
    pub tolerance_minutes: u32,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl TimeOrder {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::TakeLength`]. A longer take is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeLength {
    /// Longest take.
    pub review_minutes: u32,
}

impl TakeLength {
    fn check(&self) -> Result<(), Impossible> {
        positive(self.review_minutes, "review_minutes")
    }
}

/// [`Predicate::ZoneStated`]. A time without zone is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneStated {}

impl ZoneStated {
    fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}
