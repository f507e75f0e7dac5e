//! Is an unboxing or packing video good evidence, and how do we know?
//!
//! A *scan* records what is in a video; a *judge* compares the record with a platform's policy. The two are apart: one
//! record can be judged again under another policy, without the video.
//!
//! ```no_run
//! use onetake::{CancelToken, ScanOptions, Source};
//!
//! let source = Source::open("return-video.mp4")?;
//! let scan = onetake::scan(&source, &ScanOptions::default(), &mut |_| {}, &CancelToken::new())?;
//! for seen in &scan.record.observations {
//!     let text = format!("{} at {} ms", seen.code, seen.span.start_ms);
//!     # drop(text);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod attest;
mod cancel;
pub mod case;
mod container;
pub mod digest;
pub mod features;
pub mod judge;
mod limits;
pub mod media;
pub mod message;
pub mod observe;
pub mod policy;
mod progress;
pub mod record;
pub mod render;
pub mod scan;
pub mod source;
pub mod stills;
pub mod symbol;
pub mod time;
pub mod waybill;

pub use cancel::CancelToken;
pub use limits::Limits;
pub use progress::{ScanPhase, ScanProgress};
#[cfg(feature = "ffmpeg")]
pub use scan::scan;
pub use scan::{Scan, ScanError, ScanErrorKind, ScanOptions};
pub use source::Source;

pub use onetake_report as report;
