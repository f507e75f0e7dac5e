//! The wire contract of `onetake`: what a scan saw ([`ScanRecord`]) and how a policy judged it ([`Report`]).
//!
//! Other programs link this crate to read the JSON files that `onetake` writes. It holds data and nothing else:
//! no media library, no I/O, no clock, no judgement. Everything sealed is an integer, a string or a list of them;
//! floating-point numbers never appear, so that the same facts give the same bytes on every machine.
//!
//! ```
//! use onetake_report::{Code, Observation, facts::SoundLate};
//!
//! let json = r#"{ "id": 3, "code": "sound.late", "span": { "start_ms": 0, "end_ms": 2040 },
//!   "confidence_ppm": 1000000, "detail": { "late_ms": 2040 } }"#;
//! let seen: Observation = serde_json::from_str(json)?;
//! assert_eq!(seen.code, Code::SoundLate);
//! assert_eq!(seen.facts(), Some(SoundLate { late_ms: 2040 }));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`facts`] | the details of observations: a struct for each kind |
//! | [`wire`] | records and reports as files: exact bytes and digests |
//! | [`digest`] | SHA-256 |
//! | [`framehash`] | SHA-256 of each packet of a video, and where two lists differ |
//! | `schema` | JSON Schema of the record and the report, with the feature of that name |
//!
//! # Versions
//!
//! A file names its format as `onetake.record/1.0` ([`Format`]). A reader accepts any minor version of a major version
//! it knows and refuses a newer major version: see [`Format::check`].

#![forbid(unsafe_code)]

mod code;
mod container;
mod coverage;
mod detail;
pub mod digest;
mod exit_code;
pub mod facts;
mod format;
pub mod framehash;
mod observation;
mod param;
mod record;
mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod span;
pub mod wire;

pub use code::{
    ClockTrust, Code, CoverageReason, ObserverId, ReasonCode, RecordingClock, ReportLimit, UnknownName,
};
pub use container::{ContainerFacts, Delivered, Rational, StreamFacts, StreamKind};
pub use coverage::{CoverageState, Gap, ObserverCoverage};
pub use detail::{Detail, Value};
pub use exit_code::ExitCode;
pub use format::{Format, FormatError};
pub use observation::Observation;
pub use param::Param;
pub use record::{
    Omitted, PacketHashesRef, ScanRecord, ScanRun, SourceFacts, Still, StillPicture, StillPurpose, Timeline,
    Tool,
};
pub use report::{
    AttestationFacts, AttestedState, CaseFacts, ConsistentPattern, CustodyEvent, Direction, Finding, Level,
    LineCount, Missing, MissingKind, ObservedItem, OrderLine, OtherReport, Outcome, Pending, PolicyPart,
    PolicyRef, PolicyWarning, Reason, RecordRef, RecordedFile, RecordingTime, Report, ReportRun, Rule,
    Verdict,
};
pub use span::Span;

/// One million: the whole of a share or a confidence given in parts per million.
pub const PPM: u32 = 1_000_000;
