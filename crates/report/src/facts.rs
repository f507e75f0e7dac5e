//! The details of observations, each kind as a struct: the one place that knows their names.
//!
//! On the wire the details of an observation are an open map ([`Detail`]): numbers and texts by name, so that a reader of
//! today passes on what a later version adds. Here each code has the struct of what its observer writes. Observers write it
//! with [`Facts::into_detail`]; readers ask an observation for all of it ([`Observation::facts`]) or for single values
//! ([`Observation::values`]).
//!
//! ```
//! use onetake_report::{Code, Observation, facts::CadenceGap};
//!
//! let json = r#"{ "id": 3, "code": "cadence.gap", "span": { "start_ms": 4200, "end_ms": 6200 },
//!   "confidence_ppm": 970000, "detail": { "gap_us": 2000000, "median_us": 33333, "alike": 1, "usual": 0,
//!   "intervals": 300, "before_frame": 126, "after_frame": 127 } }"#;
//! let seen: Observation = serde_json::from_str(json)?;
//! let gap: CadenceGap = seen.facts().expect("a hole has these details");
//! assert_eq!((gap.gap_us, gap.usual), (2_000_000, false));
//! // One value alone, also where others are missing.
//! assert_eq!(seen.values::<CadenceGap>().and_then(|gap| gap.median_us()), Some(33_333));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Some codes have several shapes, one for each method that finds them: a reversal found by its joints has other numbers
//! than one found by its pictures. [`Observation::facts`] gives the shape that fits.
//!
//! | in details | in the struct |
//! |---|---|
//! | whole number | an integer |
//! | 0 or 1 | `bool` |
//! | whole number above 63 bits, as text | `u64` |
//! | text | `String` |
//! | one of some words | an enum; a word that is not known is kept in its `Other` |
//! | list | `Vec` or array |
//! | absent | `None` of an `Option` |

mod cadence;
mod clarity;
mod clock;
mod continuity;
mod field;
mod fingerprint;
mod integrity;
mod macros;
mod presence;
mod provenance;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod sound;
mod splice;
mod stage;
mod stillness;
mod text;
mod waybill;

/// Gives the names of all structs of details to a macro.
macro_rules! for_all_facts {
    ($with:ident) => {
        $with! {
            CadenceGap,
            CadenceDrop,
            CadenceOverlap,
            CadenceBackward,
            CadenceRateChange,
            CadenceVariable,
            CadenceSpeed,
            CadenceDerivedTimes,
            CadenceLength,
            ClarityMeasured,
            ClaritySpan,
            ClarityStep,
            ClockReading,
            ClockJump,
            ClockRate,
            ClockOverlayNumber,
            ContinuityBreak,
            ContinuityPower,
            IntegrityTruncated,
            IntegrityMismatch,
            IntegrityUndeclared,
            IntegrityCorruptPacket,
            IntegrityUndecodable,
            IntegrityConcealed,
            IntegrityMissingPts,
            PresenceCamera,
            PresenceMoved,
            PresenceBlocked,
            PresenceParcel,
            PresenceIdle,
            PresenceChanged,
            FingerprintMotion,
            ProvenanceMark,
            ProvenanceCreationTime,
            ProvenanceCreationTimeConflict,
            ProvenanceEditList,
            ProvenanceSampleDescriptions,
            ProvenanceUnreferencedData,
            ProvenanceParameterChange,
            ProvenanceKeyframeRhythm,
            ProvenanceGopPhase,
            ProvenanceJoin,
            SoundAbsent,
            SoundSilent,
            SoundLate,
            SoundEndsEarly,
            SoundGap,
            SoundBreak,
            SoundUnbroken,
            SpliceCut,
            SpliceDissolve,
            JoinedRun,
            StageLabelShown,
            StageOutsideShown,
            StageOpening,
            StageContentsShown,
            StageSealing,
            StillnessFreeze,
            StillnessStall,
            ReplayedRun,
            SwappedPair,
            StillnessNothing,
            WaybillText,
            WaybillConflict,
            WaybillReturned,
            WaybillUnread,
        }
    };
}
#[cfg(feature = "schema")]
pub(crate) use for_all_facts;

use std::collections::BTreeSet;
use std::marker::PhantomData;

use crate::{Code, Detail, Observation};

pub use cadence::{
    CadenceBackward, CadenceDerivedTimes, CadenceDrop, CadenceGap, CadenceLength, CadenceOverlap,
    CadenceRateChange, CadenceSpeed, CadenceVariable, DerivedFrom, SteppedBack,
};
pub use clarity::{ClarityMeasured, ClaritySpan, ClarityStep};
pub use clock::{ClockJump, ClockLevel, ClockOverlayNumber, ClockRate, ClockReading};
pub use continuity::{ContinuityBreak, ContinuityPower};
pub use field::{Field, Item};
pub use fingerprint::{FINGERPRINT_CELLS, FINGERPRINT_LEVELS, FingerprintMotion};
pub use integrity::{
    ConcealedCause, CorruptCause, IntegrityConcealed, IntegrityCorruptPacket, IntegrityMismatch,
    IntegrityMissingPts, IntegrityTruncated, IntegrityUndeclared, IntegrityUndecodable, MismatchOf,
    TruncationBasis, UnseenPlace,
};
pub use presence::{
    BlockedKind, CameraState, ParcelState, PictureEdge, PresenceBlocked, PresenceCamera, PresenceChanged,
    PresenceIdle, PresenceMoved, PresenceParcel,
};
pub use provenance::{
    JoinTrace, MarkFamily, ParameterKind, ProvenanceCreationTime, ProvenanceCreationTimeConflict,
    ProvenanceEditList, ProvenanceGopPhase, ProvenanceJoin, ProvenanceKeyframeRhythm, ProvenanceMark,
    ProvenanceParameterChange, ProvenanceSampleDescriptions, ProvenanceUnreferencedData,
};
pub use sound::{
    SoundAbsent, SoundBreak, SoundEndsEarly, SoundGap, SoundLate, SoundSilent, SoundUnbroken, SoundWindow,
};
pub use splice::{CutCause, CutDoubt, JoinedRun, SpliceCut, SpliceDissolve};
pub use stage::{StageContentsShown, StageLabelShown, StageOpening, StageOutsideShown, StageSealing};
pub use stillness::{ReplayedRun, StillnessFreeze, StillnessNothing, StillnessStall, SwappedPair};
pub use waybill::{
    Agreement, ReadingKind, ReadingLack, SymbologyName, WaybillConflict, WaybillReturned, WaybillText,
    WaybillUnread,
};

/// The details of some codes as a struct.
pub trait Facts: Sized {
    /// The codes whose observations may have these details.
    const CODES: &'static [Code];

    /// The names of the fields, which are those of the details.
    const FIELDS: &'static [&'static str];

    /// The struct of these details; none where one that it needs is absent or of another kind. Details that it does not know
    /// are passed over.
    fn read(detail: &Detail) -> Option<Self>;

    /// The details of this struct.
    fn into_detail(self) -> Detail;
}

/// The details of a single code: all that is needed to write it down.
pub trait FactsOfCode: Facts {
    /// The code.
    const CODE: Code;
}

/// Single values of an observation's details, each by its name in the struct: for readers that borrow, or that can do without
/// the others. A value that is absent or of another kind is none.
#[derive(Debug)]
pub struct Values<'a, F> {
    detail: &'a Detail,
    facts: PhantomData<F>,
}

impl<F> Clone for Values<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Values<'_, F> {}

impl<'a, F: Facts> Values<'a, F> {
    /// The values of these details, whatever observation they are of.
    #[must_use]
    pub fn among(detail: &'a Detail) -> Self {
        Self { detail, facts: PhantomData }
    }
}

impl Observation {
    /// The details as a struct; none for other codes, and for details that do not fit.
    #[must_use]
    pub fn facts<F: Facts>(&self) -> Option<F> {
        F::CODES.contains(&self.code).then(|| F::read(&self.detail)).flatten()
    }

    /// Single values of the details; none for other codes.
    #[must_use]
    pub fn values<F: Facts>(&self) -> Option<Values<'_, F>> {
        F::CODES.contains(&self.code).then(|| Values::among(&self.detail))
    }
}

macro_rules! shapes {
    ($($Name:ident),+ $(,)?) => {
        /// The details as each struct of that code that fits would write them again: for checks that a struct holds all of what
        /// an observer writes.
        #[must_use]
        pub fn rewritten(code: Code, detail: &Detail) -> Vec<Detail> {
            let mut fitting = Vec::new();
            $(
                if $Name::CODES.contains(&code) && let Some(facts) = $Name::read(detail) {
                    fitting.push(facts.into_detail());
                }
            )+
            fitting
        }

        /// The names of all details that this version knows.
        #[must_use]
        pub fn fields() -> BTreeSet<&'static str> {
            [ $( $Name::FIELDS ),+ ].into_iter().flatten().copied().collect()
        }

        /// Whether observations of that code have details.
        #[must_use]
        pub fn has_details(code: Code) -> bool {
            [ $( $Name::CODES ),+ ].iter().any(|codes| codes.contains(&code))
        }
    };
}

for_all_facts!(shapes);

#[cfg(test)]
mod tests;
