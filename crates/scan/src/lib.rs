//! The witness of `onetake`: records what is in a video. It knows no platform, no expected number and no limit of any rule.

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
