//! Is an unboxing or packing video good evidence, and how do we know?
//!
//! A *scan* records what is in a video; a *judge* compares the record with a platform's policy. The two are apart: one
//! record can be judged again under another policy, without the video.
//!
//! ```no_run
//! use onetake::report::Verdict;
//! use onetake::{Policy, Scanner, Source};
//!
//! let scan = Scanner::new().scan(&Source::open("return-video.mp4")?)?;
//!
//! let mut case = onetake::case::Draft::default();
//! case.expected_waybills.push("SF1234567890123".to_owned());
//! case.signed_off_at = Some("2026-11-18T09:30:00+08:00".to_owned());
//! let report = onetake::judge(&scan.record, &case.check(None)?, &[], &Policy::built_in("base")?)?;
//! let verdict: Verdict = report.verdict;
//! # let _ = verdict;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A scan keeps a core busy for as long as decoding takes and knows no `async`: call it in a thread, or by
//! `spawn_blocking`. Several scans may run at once. The library prints nothing, never exits or panics, and reads no
//! environment; it sets FFmpeg's log level for the whole process.
//!
//! # Where things are
//!
//! | module | what for |
//! |---|---|
//! | [`Scanner`], [`source`], [`media`] | the witness: open a file or bytes, scan, stop, hear how far it is |
//! | [`report`], [`wire`] | records and reports as data; their exact bytes, digests, and reading with a clear answer |
//! | [`case`], [`attest`], [`policy`] | what is known, what persons state, what the rules are |
//! | [`propose`] | which statements are open, where a scan proposes to look, what an answer means |
//! | [`hand_in`] | the folder to hand in: what the form of a platform takes, and what each file is for |
//! | [`inputs`] | all of these from where people keep them: policy by name or file, case from a table, several files of statements |
//! | [`check`] | the same evidence compared again by anyone, with the video and without |
//! | [`bundle`] | evidence, video and documents in one bag that anybody can check |
//! | [`seal`] | who signed evidence, and since when it exists |
//! | [`evidence`] | the folder of record, report, page and pictures, whole or not at all |
//! | [`mod@judge`], [`wording`] | a report from all of these; words that a neutral text does not use |
//! | [`render`], [`message`] | pages, texts and words in four languages |
//! | [`copy`] | a copy of the whole take that fits a form, made by the `ffmpeg` program |
//! | [`fingerprint`] | the same recording in two videos, and in thousands |
//! | [`label`] | the five-second test of a packing station: what can be read on a label |
//! | [`waybill`] | the normal form of numbers, and their comparison |
//! | [`time`] | exact times of the video |
//!
//! Programs that only read reports link `onetake-report` alone; those that judge without video link
//! `onetake-judge` and `onetake-render`, which need no FFmpeg and no C++.
//!
//! # Features
//!
//! | feature | default | what for |
//! |---|---|---|
//! | `ffmpeg` | yes | reading video files with the system's FFmpeg 5.1 to 8; without it a [`Scanner`] takes readers of your own alone |
//! | `zxing` | yes | one- and two-dimensional symbols by zxing-cpp, built along; without it QR codes alone are read |

#[cfg(feature = "ffmpeg")]
pub mod bundle;
#[cfg(feature = "ffmpeg")]
pub mod check;
#[cfg(feature = "ffmpeg")]
pub mod copy;
pub mod evidence;
pub mod fingerprint;
#[cfg(feature = "ffmpeg")]
pub mod hand_in;
pub mod inputs;
pub mod label;
#[cfg(all(feature = "schema", feature = "ffmpeg"))]
pub mod schema;
#[cfg(feature = "ffmpeg")]
pub mod seal;
mod staging;

pub use onetake_judge::{
    Attestation, Case, JudgeError, Policy, PolicyError, attest, case, judge, judge_given, policy, propose,
    wording,
};
pub use onetake_render as render;
pub use onetake_render::message;
pub use onetake_report as report;
pub use onetake_report::wire;
pub use onetake_scan::{
    CancelToken, Limits, Scan, ScanError, ScanErrorKind, ScanPhase, ScanProgress, Scanner, Source, media,
    observe::ObserverSet, source, time,
};
pub use onetake_waybill as waybill;
