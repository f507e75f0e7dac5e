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
//! | [`Scanner`] | reader to observers to record; [`run_observers`] without a record |
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
mod scanner;
pub mod source;
pub mod stills;
pub mod symbol;
pub mod time;

pub use cancel::CancelToken;
pub use limits::Limits;
pub use progress::{ScanPhase, ScanProgress};
pub use scanner::{Observed, Scan, ScanError, ScanErrorKind, Scanner, observe as run_observers};
pub use source::Source;
