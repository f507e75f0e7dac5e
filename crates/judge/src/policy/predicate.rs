//! The closed set of tests that a policy can ask for. A policy file combines and parametrises them; it holds no
//! expressions. To add one: a struct with its parameters in the file of its group, a line in
//! [`Predicate`], and its evaluator in the file of the same name in `judge`.
//!
//! Parameters carry their unit in their name: `_ms`, `_ppm`, `_px`, `_minutes`, `_hours`, `_milli_...` (thousandths).

mod attested;
mod case;
mod clarity;
mod continuity;
mod file;
mod possible;
mod scale;
mod take;
mod time;
mod upload;
mod waybill;

use std::fmt;

use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use attested::{Attested, Contrary, InFrame, Sequence, Step};
pub use case::{
    Checklist, ClockOffset, Contents, Custody, DisputeFit, LimitsStated, ModalityFit, NeutralWords,
    OtherSide, ReasonFit, Reproducible, Serial, SingleFile, SoundPresent,
};
pub use clarity::{FrameRate, Light, Resolution, Sharpness, Steadiness};
pub use continuity::{ClockSteady, Gap, ObservedNone, SoundSteady, SpanLimit, Speed};
pub use file::{Digest, FileIntact, Native, RecordingTimeKnown};
pub use possible::Impossible;
pub use scale::{Scale, Sense};
pub use take::SameTake;
pub use time::{TakeLength, TimeOrder, TimeWindow, ZoneStated};
pub use upload::Upload;
pub(crate) use upload::demuxers;
pub use waybill::{WaybillMatch, WaybillRead, WaybillSingle};

use super::PolicyFault;
use crate::fault::List;
use crate::suggest::nearest;

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

            /// Its parameters by name, as a policy file has them.
            #[must_use]
            pub fn parameters(&self) -> serde_json::Map<String, serde_json::Value> {
                let value = match self {
                    $( Self::$Variant(parameters) => serde_json::to_value(parameters), )+
                    Self::Unknown(_) => return serde_json::Map::new(),
                };
                match value {
                    Ok(serde_json::Value::Object(parameters)) => parameters,
                    _ => serde_json::Map::new(),
                }
            }

            /// Which way each parameter is stricter.
            #[must_use]
            pub fn scales(&self) -> &'static [(&'static str, Scale)] {
                match self {
                    $( Self::$Variant(_) => $Variant::SCALES, )+
                    Self::Unknown(_) => &[],
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
    /// The file can be handed in as it is.
    Upload("upload"),
    /// The recording is one file.
    SingleFile("single_file"),
    /// There is sound where the dispute needs it.
    SoundPresent("sound_present"),
    /// The sound goes on without a step.
    SoundSteady("sound_steady"),
    /// A clock in the picture runs evenly.
    ClockSteady("clock_steady"),
    /// The camera is held steadily enough.
    Steadiness("steadiness"),
    /// It is known how far the recorder's clock is off, or it does not matter.
    ClockOffset("clock_offset"),
    /// All contents were shown, and each line of the order with all its pieces.
    Contents("contents"),
    /// A serial number was read, and is one that is known.
    Serial("serial"),
    /// There is a report on the packing of the same order.
    OtherSide("other_side"),
    /// Each item of the inspection checklist has a state.
    Checklist("checklist"),
    /// Every part of the way of the goods is shown by something.
    Custody("custody"),
    /// This kind of video can show what is in dispute.
    DisputeFit("dispute_fit"),
    /// What the evidence is for fits the reason that was accepted.
    ReasonFit("reason_fit"),
    /// The dispute can be shown in this medium.
    ModalityFit("modality_fit"),
    /// What persons typed is neutral.
    NeutralWords("neutral_words"),
    /// The report states what it does not show.
    LimitsStated("limits_stated"),
    /// The same video scanned again gives the same record.
    Reproducible("reproducible"),
}

impl Serialize for Predicate {
    /// As in a policy file: a table with one key, the name of the test.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        let mut parameters = self.parameters();
        parameters.retain(|_, value| !value.is_null());
        map.serialize_entry(self.name(), &parameters)?;
        map.end()
    }
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
    /// Whether it is told beside the verdict and never decides it: whether evidence fits a dispute says nothing about the
    /// video.
    pub(super) fn is_aside(&self) -> bool {
        matches!(self, Self::DisputeFit(_) | Self::ReasonFit(_) | Self::ModalityFit(_))
    }

    /// Whether it fails for a value beside a limit, such as too few pixels, and not for a fact that the rule itself names, such
    /// as a cut, a missing part or another number.
    pub(super) fn fails_by_limit(&self) -> bool {
        matches!(
            self,
            Self::Resolution(_)
                | Self::Sharpness(_)
                | Self::Light(_)
                | Self::FrameRate(_)
                | Self::Steadiness(_)
                | Self::TakeLength(_)
                | Self::WaybillRead(_)
                | Self::SingleFile(_)
        )
    }

    /// What to say about a name that no test has.
    pub(super) fn unknown_name(name: &str) -> PolicyFault {
        let known = Self::NAMES.iter().copied();
        match nearest(name, known.clone()) {
            Some(meant) => PolicyFault::NoTestMeant { name: name.to_owned(), meant: meant.to_owned() },
            None => PolicyFault::NoTest { name: name.to_owned(), known: List::of(known) },
        }
    }
}
