//! The five-second test of a packing station: what can be read on the label of a picture or a short video, how large its
//! modules are, and what to do so that more can be read. It says nothing about evidence; that is what a scan is for.

mod advice;
#[cfg(feature = "ffmpeg")]
mod check;
#[cfg(feature = "ffmpeg")]
mod still;

pub use advice::{Advice, WANTED_MODULE_MILLI_PX, advice_for_reading, advice_for_unread, pixels};
#[cfg(feature = "ffmpeg")]
pub use check::{LabelCheck, SeenCode, UnreadLabel, check};
