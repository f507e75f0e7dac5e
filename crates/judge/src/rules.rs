//! The closed set of rules that a policy can ask for, one file each: its parameters, which way each of them is stricter, which
//! of their values can be meant, and how it judges. A policy file combines and parametrises them; it holds no expressions. To
//! add one: a file with its struct, which implements `Rule`, and a line in the list that makes [`Predicate`], the only place
//! that leads from the name of a rule to what it does.
//!
//! Parameters carry their unit in their name: `_ms`, `_ppm`, `_px`, `_minutes`, `_hours`, `_milli_...` (thousandths).

mod attested;
mod checklist;
mod clarity;
mod clock_offset;
mod clock_steady;
mod clocks;
mod contents;
mod custody;
mod digest;
mod dispute;
mod dispute_fit;
mod file_intact;
mod frame_rate;
mod gap;
mod in_frame;
mod light;
mod limits_stated;
mod modality_fit;
mod native;
mod neutral_words;
mod observations;
mod observed_none;
mod other_side;
mod parameter;
mod reason_fit;
mod recording_time_known;
mod reproducible;
mod resolution;
mod same_take;
mod scope;
mod sequence;
mod serial;
mod sharpness;
mod single_file;
mod sound_present;
mod sound_steady;
mod span_limit;
mod speed;
mod statements;
mod steadiness;
mod strictness;
mod take_length;
mod time_order;
mod time_window;
mod upload;
mod view;
mod waybill;
mod waybill_match;
mod waybill_read;
mod waybill_single;
mod zone_stated;

use std::fmt;

use onetake_report::{Param, ReasonCode, Value};
use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::OrderValue;
use crate::fault::NameList;
use crate::policy::PolicyFault;
use crate::suggest::nearest;

pub(crate) use clocks::recording_times;

pub use attested::{Attested, Contrary};
pub use checklist::Checklist;
pub use clock_offset::ClockOffset;
pub use clock_steady::ClockSteady;
pub use contents::Contents;
pub use custody::Custody;
pub use digest::Digest;
pub use dispute_fit::DisputeFit;
pub use file_intact::FileIntact;
pub use frame_rate::FrameRate;
pub use gap::Gap;
pub use in_frame::InFrame;
pub use light::Light;
pub use limits_stated::LimitsStated;
pub use modality_fit::ModalityFit;
pub use native::Native;
pub use neutral_words::NeutralWords;
pub use observed_none::ObservedNone;
pub use other_side::OtherSide;
pub use parameter::InvalidParameter;
pub use reason_fit::ReasonFit;
pub use recording_time_known::RecordingTimeKnown;
pub use reproducible::Reproducible;
pub use resolution::Resolution;
pub use same_take::SameTake;
pub use sequence::{Sequence, Step};
pub use serial::Serial;
pub use sharpness::Sharpness;
pub use single_file::SingleFile;
pub use sound_present::SoundPresent;
pub use sound_steady::SoundSteady;
pub use span_limit::SpanLimit;
pub use speed::Speed;
pub use steadiness::Steadiness;
pub use strictness::{Change, Strictness};
pub use take_length::TakeLength;
pub use time_order::TimeOrder;
pub use time_window::TimeWindow;
pub use upload::Upload;
pub use waybill_match::WaybillMatch;
pub use waybill_read::WaybillRead;
pub use waybill_single::WaybillSingle;
pub use zone_stated::ZoneStated;

/// All of a rule, for its struct of parameters.
trait Rule {
    /// Its name in a policy file.
    const NAME: &'static str;
    /// Which way each of its parameters is stricter.
    const STRICTNESS: &'static [(&'static str, Strictness)];
    /// Whether it is told beside the verdict and never decides it: whether evidence fits a dispute says nothing about the video.
    const INFORMATIONAL: bool = false;
    /// Whether it fails for a value beside a limit, such as too few pixels, and not for a fact that the rule itself names, such
    /// as a cut, a missing part or another number.
    const FAILS_BY_LIMIT: bool = false;

    /// Whether the parameters can be met, and not by every video.
    fn check(&self) -> Result<(), InvalidParameter> {
        Ok(())
    }

    /// Judges what is known of the video.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment;
}

macro_rules! rules {
    ( $( $(#[doc = $doc:literal])+ $Variant:ident, )+ ) => {
        /// A rule with its parameters.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Predicate {
            $( $(#[doc = $doc])+ $Variant($Variant), )+
            /// A rule of a later version of the policy format; its criterion is for a person to look at.
            Unknown(String),
        }

        impl Predicate {
            /// Names of all rules that this version knows.
            pub const NAMES: &'static [&'static str] = &[ $( <$Variant as Rule>::NAME, )+ ];

            /// The name in a policy file.
            #[must_use]
            pub fn name(&self) -> &str {
                match self {
                    $( Self::$Variant(_) => <$Variant as Rule>::NAME, )+
                    Self::Unknown(name) => name,
                }
            }

            /// Its parameters by name, as a policy file has them.
            pub(crate) fn json_parameters(&self) -> serde_json::Map<String, serde_json::Value> {
                let value = match self {
                    $( Self::$Variant(rule) => serde_json::to_value(rule), )+
                    Self::Unknown(_) => return serde_json::Map::new(),
                };
                match value {
                    Ok(serde_json::Value::Object(parameters)) => parameters,
                    _ => serde_json::Map::new(),
                }
            }

            /// Which way each parameter is stricter.
            #[must_use]
            pub fn strictness(&self) -> &'static [(&'static str, Strictness)] {
                match self {
                    $( Self::$Variant(_) => <$Variant as Rule>::STRICTNESS, )+
                    Self::Unknown(_) => &[],
                }
            }

            /// Whether it is told beside the verdict and never decides it.
            pub(crate) fn is_informational(&self) -> bool {
                match self {
                    $( Self::$Variant(_) => <$Variant as Rule>::INFORMATIONAL, )+
                    Self::Unknown(_) => false,
                }
            }

            /// Whether it fails for a value beside a limit, and not for a fact that the rule itself names.
            pub(crate) fn fails_by_limit(&self) -> bool {
                match self {
                    $( Self::$Variant(_) => <$Variant as Rule>::FAILS_BY_LIMIT, )+
                    Self::Unknown(_) => false,
                }
            }

            /// Whether the parameters can be met, and not by every video.
            pub(crate) fn check(&self) -> Result<(), InvalidParameter> {
                match self {
                    $( Self::$Variant(rule) => rule.check(), )+
                    Self::Unknown(_) => Ok(()),
                }
            }

            /// Judges what is known of the video.
            pub(crate) fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
                match self {
                    $( Self::$Variant(rule) => rule.evaluate(context), )+
                    Self::Unknown(name) => {
                        let why = ReasonBuilder::new(ReasonCode::UnknownPredicate);
                        Assessment::new().review(why.param(Param::Check, name.as_str()))
                    }
                }
            }

            fn read<'de, A: MapAccess<'de>>(name: String, map: &mut A) -> Result<Self, A::Error> {
                match name.as_str() {
                    $( <$Variant as Rule>::NAME => Ok(Self::$Variant(map.next_value()?)), )+
                    _ => {
                        map.next_value::<IgnoredAny>()?;
                        Ok(Self::Unknown(name))
                    }
                }
            }
        }
    };
}

rules! {
    /// The digest of the file equals the one stated before.
    Digest,
    /// The file is whole: what it declares was delivered.
    FileIntact,
    /// Nothing of a list of codes was observed.
    ObservedNone,
    /// The file carries the marks of a recorder and none of an editing program.
    Native,
    /// The time of recording is known from a clock.
    RecordingTimeKnown,
    /// The timestamps have no holes.
    Gap,
    /// Spans of a list of codes are short.
    SpanLimit,
    /// The playback speed is the recorded speed.
    Speed,
    /// A person stated it.
    Attested,
    /// A person stated that the inspection stayed in the picture, and nothing observed speaks against it.
    InFrame,
    /// The steps come in one of the accepted orders.
    Sequence,
    /// A waybill was read by machine, often enough.
    WaybillRead,
    /// The expected waybill was read.
    WaybillMatch,
    /// No other number than the expected one was read.
    WaybillSingle,
    /// The number and the inspection lie in the same unbroken take.
    SameTake,
    /// The picture has enough pixels.
    Resolution,
    /// The picture is sharp often enough.
    Sharpness,
    /// The picture is neither too dark nor too bright.
    Light,
    /// There are enough frames per second.
    FrameRate,
    /// The recording began within some hours after sign-off.
    TimeWindow,
    /// The recording did not begin before sign-off.
    TimeOrder,
    /// The take is not too long.
    TakeLength,
    /// The times of the case carry their zone.
    ZoneStated,
    /// The file can be handed in as it is.
    Upload,
    /// The recording is one file.
    SingleFile,
    /// There is sound where the dispute needs it.
    SoundPresent,
    /// The sound goes on without a step.
    SoundSteady,
    /// A clock in the picture runs evenly.
    ClockSteady,
    /// The camera is held steadily enough.
    Steadiness,
    /// It is known how far the recorder's clock is off, or it does not matter.
    ClockOffset,
    /// All contents were shown, and each line of the order with all its pieces.
    Contents,
    /// A serial number was read, and is one that is known.
    Serial,
    /// There is a report on the packing of the same order.
    OtherSide,
    /// Each item of the inspection checklist has a state.
    Checklist,
    /// Every part of the way of the goods is shown by something.
    Custody,
    /// This kind of video can show what is in dispute.
    DisputeFit,
    /// What the evidence is for fits the reason that was accepted.
    ReasonFit,
    /// The dispute can be shown in this medium.
    ModalityFit,
    /// What persons typed is neutral.
    NeutralWords,
    /// The report states what it does not show.
    LimitsStated,
    /// The same video scanned again gives the same record.
    Reproducible,
}

impl Predicate {
    /// The parameters that set a limit, in the order in which the rule has them, as values of a report.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, Value)> {
        let parameters = self.json_parameters();
        let names = self.strictness().iter().map(|(name, _)| *name);
        names.filter_map(|name| Some((name, parameter(parameters.get(name)?)?))).collect()
    }
}

/// A parameter as a value of a report; none where it sets no limit.
fn parameter(json: &serde_json::Value) -> Option<Value> {
    Some(match json {
        serde_json::Value::Bool(true) => Value::Int(1),
        serde_json::Value::Number(number) => Value::Int(number.as_i64()?),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Object(_) => Value::Text(OrderValue::deserialize(json).ok()?.to_string()),
        serde_json::Value::Array(items) if !items.is_empty() => {
            Value::List(items.iter().filter_map(parameter).collect())
        }
        _ => return None,
    })
}

impl Serialize for Predicate {
    /// As in a policy file: a table with one key, the name of the test.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        let mut parameters = self.json_parameters();
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
    /// What to say about a name that no rule has.
    pub(crate) fn unknown_name(name: &str) -> PolicyFault {
        let known = Self::NAMES.iter().copied();
        match nearest(name, known.clone()) {
            Some(meant) => PolicyFault::NoTestMeant { name: name.to_owned(), meant: meant.to_owned() },
            None => PolicyFault::NoTest { name: name.to_owned(), known: NameList::of(known) },
        }
    }
}
