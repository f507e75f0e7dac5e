//! Turns recipes into small packing videos with known truth.
//!
//! A recipe (see [`recipe`]) says what happens on the packing table, how the camera films it, what is done to the film
//! afterwards, and what a verifier should find. [`make::Maker`] renders the scene, encodes it with the `ffmpeg` command
//! and writes down what is true about the result (see [`truth`]): which frames are affected, what the label says and
//! where it is. Equal recipes give equal pictures; equal files too, with the same version of FFmpeg.

mod chance;
mod clock;
mod code128;
mod error;
mod ffmpeg;
mod font;
mod geometry;
mod hostile;
mod label;
mod lens;
pub mod make;
mod modules;
mod mp4;
pub mod pass;
mod picture;
pub mod recipe;
mod scene;
mod sound;
mod tamper;
pub mod truth;

pub use error::Error;
pub use label::Symbology;
