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

pub mod label;

pub use onetake_judge::{
    Attestation, Case, JudgeError, Policy, PolicyError, attest, case, judge, policy, wording,
};
pub use onetake_render as render;
pub use onetake_render::message;
pub use onetake_report as report;
pub use onetake_report::wire;
pub use onetake_scan::scan;
pub use onetake_scan::{
    CancelToken, Limits, Scan, ScanError, ScanErrorKind, ScanOptions, ScanPhase, ScanProgress, Source, media,
    source, time,
};
pub use onetake_waybill as waybill;
