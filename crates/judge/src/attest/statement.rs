//! What can be stated.

use std::fmt;

use onetake_report::{Detail, Param};
use serde::{Deserialize, Serialize};

use crate::names::names;

/// A statement about the video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Statement {
    /// The parcel is still sealed at the start.
    SealedAtStart,
    /// The outside of the parcel is shown.
    OutsideShown {
        /// Which sides of it.
        sides: Vec<Side>,
    },
    /// The act of opening can be seen; the span is the act.
    OpeningSeen,
    /// All contents are shown; the span ends with the last item.
    ContentsShown,
    /// One line of the order is shown and counted.
    LineShown {
        /// The line, by its id in the case.
        line: String,
        /// How many pieces of it were seen.
        count: u32,
    },
    /// The inspection stayed in the picture over the whole span.
    StayedInFrame,
    /// The label that is read is on the parcel that is opened.
    LabelOnParcel,
    /// The number on the label, as a person reads it.
    WaybillTranscribed {
        /// The number as it stands there.
        text: String,
    },
    /// A serial number of the goods, as a person reads it.
    SerialRead {
        /// The number as it stands there.
        text: String,
        /// The line of the order, by its id in the case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<String>,
    },
    /// An item of the inspection checklist.
    Inspected {
        /// Which item.
        item: ChecklistItem,
        /// How it is, in one of the words of [`ChecklistItem::conditions`]; none when it cannot be seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        condition: Option<String>,
    },
    /// The label goes onto this parcel in the picture.
    WaybillApplied,
    /// All items are shown before the parcel is closed.
    ItemsPacked,
    /// Cushioning is put in.
    CushioningUsed,
    /// The protective film is on the goods.
    FilmOn,
    /// The parcel is sealed in the picture, and the label lies over the seal or is put on after it.
    SealedOnCamera,
    /// Hands and things move at natural speed: no part is played faster or slower.
    NaturalSpeed,
    /// What an observation really is, in the note: a flash, a hand before the lens. Stated as not seen it says the contrary: nothing
    /// explains the observation, it is what it looks like.
    EventExplained {
        /// The observation, by its number in the record.
        observation: u32,
    },
    /// What criteria found that rests on no observation, such as a picture that is small or a part that could not be checked: in
    /// the note, why it does not stand against the video. Stated as not seen it says that it does.
    FindingExplained {
        /// The criteria, by their ids in the policy: one look may answer several.
        criteria: Vec<String>,
    },
}

macro_rules! kinds {
    ( $( $Variant:ident = $name:literal, )+ ) => {
        /// A statement without what belongs to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum StatementKind {
            $( #[doc = concat!("[`Statement::", stringify!($Variant), "`].")] $Variant, )+
        }

        impl StatementKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// Its name in files and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }
        }

        impl Statement {
            /// Which statement it is.
            #[must_use]
            pub const fn kind(&self) -> StatementKind {
                match self { $( Self::$Variant { .. } => StatementKind::$Variant, )+ }
            }
        }
    };
}

kinds! {
    SealedAtStart = "sealed_at_start",
    OutsideShown = "outside_shown",
    OpeningSeen = "opening_seen",
    ContentsShown = "contents_shown",
    LineShown = "line_shown",
    StayedInFrame = "stayed_in_frame",
    LabelOnParcel = "label_on_parcel",
    WaybillTranscribed = "waybill_transcribed",
    SerialRead = "serial_read",
    Inspected = "inspected",
    WaybillApplied = "waybill_applied",
    ItemsPacked = "items_packed",
    CushioningUsed = "cushioning_used",
    FilmOn = "film_on",
    SealedOnCamera = "sealed_on_camera",
    NaturalSpeed = "natural_speed",
    EventExplained = "event_explained",
    FindingExplained = "finding_explained",
}

impl StatementKind {
    /// Whether it explains what a scan or a rule found: seen, that does not count against the video; not seen, it does.
    #[must_use]
    pub const fn is_explanation(self) -> bool {
        matches!(self, Self::EventExplained | Self::FindingExplained)
    }
}

impl fmt::Display for StatementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Statement {
    /// The statement of that name with what belongs to it, as a report lists them; none of a name that is not known.
    pub(super) fn of_detail(name: &str, detail: &Detail) -> Option<Self> {
        let belongings = serde_json::to_value(detail).ok()?;
        let written = if detail.is_empty() {
            serde_json::Value::from(name)
        } else {
            serde_json::json!({ name: belongings })
        };
        serde_json::from_value(written).ok()
    }

    /// Whether both answer the same question: of one person only the later one can be meant, about the same part of a video.
    #[must_use]
    pub fn answers_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::LineShown { line, .. }, Self::LineShown { line: other, .. }) => line == other,
            (Self::Inspected { item, .. }, Self::Inspected { item: other, .. }) => item == other,
            _ => self == other,
        }
    }

    /// What belongs to it, as a report lists it.
    pub(super) fn detail(&self) -> Detail {
        let detail = Detail::new();
        match self {
            Self::OutsideShown { sides } => {
                let mut sides = sides.clone();
                sides.sort_unstable();
                sides.dedup();
                detail.with(Param::Sides, sides.into_iter().map(Side::as_str).collect::<Vec<_>>())
            }
            Self::LineShown { line, count } => {
                detail.with(Param::Line, line.as_str()).with(Param::Count, *count)
            }
            Self::WaybillTranscribed { text } => detail.with(Param::Text, text.as_str()),
            Self::SerialRead { text, line } => {
                let detail = detail.with(Param::Text, text.as_str());
                line.as_ref().map_or(detail.clone(), |line| detail.with(Param::Line, line.as_str()))
            }
            Self::Inspected { item, condition } => {
                let detail = detail.with(Param::Item, item.as_str());
                condition.as_ref().map_or(detail.clone(), |text| detail.with(Param::Condition, text.as_str()))
            }
            Self::EventExplained { observation } => detail.with(Param::Observation, *observation),
            Self::FindingExplained { criteria } => detail.with(Param::Criteria, criteria.clone()),
            _ => detail,
        }
    }
}

names! {
    /// A side of a parcel as it lies before the camera.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Side {
        /// Upper side.
        Top = "top",
        /// Lower side.
        Bottom = "bottom",
        /// Side towards the camera.
        Front = "front",
        /// Side away from the camera.
        Back = "back",
        /// Left side.
        Left = "left",
        /// Right side.
        Right = "right",
    }
}

macro_rules! checklist {
    ( $( $(#[doc = $doc:literal])+ $Variant:ident = $name:literal [ $($condition:literal),+ ], )+ ) => {
        /// An item of the inspection checklist: requirements R50 to R62.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ChecklistItem {
            $( $(#[doc = $doc])+ $Variant, )+
        }

        /// Every item of the checklist.
        pub const CHECKLIST: &[ChecklistItem] = &[ $( ChecklistItem::$Variant, )+ ];

        impl ChecklistItem {
            /// Its name in files and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }

            /// The words for how it is. That it cannot be seen is a state of the statement, and as good as any of them.
            #[must_use]
            pub const fn conditions(self) -> &'static [&'static str] {
                match self { $( Self::$Variant => &[ $($condition),+ ], )+ }
            }
        }
    };
}

checklist! {
    /// R50: the outer box.
    OuterBox = "outer_box" ["intact", "wet", "dented", "torn", "re_taped"],
    /// R51: the seal or tape.
    Seal = "seal" ["intact", "broken", "re_sealed", "absent"],
    /// R52: the waybill label.
    Label = "label" ["matches", "different", "covered", "damaged"],
    /// R53: the packaging of the goods inside.
    InnerPackaging = "inner_packaging" ["intact", "opened", "damaged", "not_original"],
    /// R54: the cushioning.
    Cushioning = "cushioning" ["present", "absent", "displaced", "damaged"],
    /// R55: protective film or shrink-wrap.
    Film = "film" ["unopened", "opened_traces", "removed", "re_sealed"],
    /// R56: hang tag or security tag.
    HangTag = "hang_tag" ["attached", "cut", "absent"],
    /// R57: which article it is, its variant and colour.
    Identity = "identity" ["matches", "differs"],
    /// R58: how many, with parts, accessories and gifts.
    Quantity = "quantity" ["as_expected", "fewer", "more"],
    /// R59: serial number, batch or date code.
    Serial = "serial" ["same", "differs", "unreadable"],
    /// R60: flaws and missing parts.
    Flaws = "flaws" ["none", "described"],
    /// R61: traces of use.
    UseTraces = "use_traces" ["none", "film_only", "used", "soiled"],
    /// R62: how it works.
    Function = "function" ["works", "fault_shown", "not_tested"],
}

impl fmt::Display for ChecklistItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
