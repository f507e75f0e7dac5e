//! Is an unboxing or packing video good evidence, and how do we know?
//!
//! A *scan* records what is in a video; a *judge* compares the record with a platform's policy. The two are apart: one
//! record can be judged again under another policy, without the video.
//!
//! ```no_run
//! use onetake::report::Verdict;
//! use onetake::{CancelToken, Policy, ScanOptions, Source};
//!
//! let source = Source::open("return-video.mp4")?;
//! let scan = onetake::scan(&source, &ScanOptions::default(), &mut |_| {}, &CancelToken::new())?;
//!
//! let mut case = onetake::case::Draft::default();
//! case.expected_waybills.push("SF1234567890123".to_owned());
//! case.signed_off_at = Some("2026-11-18T09:30:00+08:00".to_owned());
//! let report = onetake::judge(&scan.record, &case.check(None)?, &[], &Policy::built_in("base")?)?;
//! let verdict: Verdict = report.verdict;
//! # let _ = verdict;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod attest;
mod cancel;
pub mod case;
mod container;
mod derive;
pub mod digest;
pub mod features;
pub mod judge;
pub mod label;
mod limits;
pub mod media;
pub mod message;
mod names;
pub mod observe;
pub mod policy;
mod progress;
pub mod record;
pub mod render;
pub mod scan;
pub mod source;
pub mod stills;
pub mod symbol;
mod text_file;
pub mod time;
pub mod waybill;

pub use attest::Attestation;
pub use cancel::CancelToken;
pub use case::Case;
pub use judge::{JudgeError, judge, judge_given};
pub use limits::Limits;
pub use policy::{Policy, PolicyError};
pub use progress::{ScanPhase, ScanProgress};
#[cfg(feature = "ffmpeg")]
pub use scan::scan;
pub use scan::{Scan, ScanError, ScanErrorKind, ScanOptions};
pub use source::Source;

pub use onetake_report as report;
