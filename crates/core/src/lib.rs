//! Is an unboxing or packing video good evidence, and how do we know?
//!
//! A scan records what is in a video; a policy judges the record. See the `README` for the command.

pub mod cancel;
pub mod digest;
pub mod features;
pub mod limits;
pub mod media;
pub mod message;
pub mod observe;
pub mod progress;
pub mod source;
pub mod stills;
pub mod time;

pub use onetake_report as report;
