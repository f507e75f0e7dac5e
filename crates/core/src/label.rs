//! The five-second test of a packing station: what can be read on the label of a picture or a short video, how large its
//! modules are, and what to do so that more can be read. It says nothing about evidence; that is what a scan is for.

#[cfg(feature = "ffmpeg")]
mod check;
#[cfg(feature = "ffmpeg")]
mod still;

#[cfg(feature = "ffmpeg")]
pub(crate) use self::still::reader as picture_reader;
#[cfg(feature = "ffmpeg")]
pub use check::{LabelCheck, SeenCode, UnreadLabel, check};
pub use onetake_judge::advice::{Advice, WANTED_MODULE_MILLI_PX, advice_for_reading, advice_for_unread};
pub use onetake_render::{advice_words, pixels};
