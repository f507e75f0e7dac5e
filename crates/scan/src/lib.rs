//! The witness of `onetake`: records what is in a video. It knows no platform, no expected number and no limit of any rule.
//!
//! | module | what for |
//! |---|---|
//! | [`source`], [`digest`], [`time`] | one handle that is hashed and read; SHA-256; exact times |
//! | [`media`] | what a file gives when it is read: packets, frames, sound, faults; readers of files and of made-up media |
//! | [`features`] | what several observers need of a frame, computed once |
//! | [`symbol`] | bars and matrix codes in brightness |
//! | [`observe`] | the observers, one room each |
//! | [`stills`] | which frames are kept as pictures |
//! | [`mod@scan`] | reader to observers to record |
//!
//! Features: `ffmpeg` reads video files; `zxing` reads symbols with zxing-cpp, else QR codes alone are read. Both are on by
//! default.

mod cancel;
mod container;
mod derive;
pub mod digest;
pub mod features;
mod limits;
pub mod media;
pub mod observe;
mod progress;
pub mod scan;
pub mod source;
pub mod stills;
pub mod symbol;
pub mod time;

pub use cancel::CancelToken;
pub use limits::Limits;
pub use progress::{ScanPhase, ScanProgress};
#[cfg(feature = "ffmpeg")]
pub use scan::scan;
pub use scan::{Scan, ScanError, ScanErrorKind, ScanOptions};
pub use source::Source;
