//! How clear the picture must be.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, positive, require, share};
use super::scale::Scale;

/// [`Predicate::Resolution`]. The short side of the picture as it is shown, and the width of a module of the label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Short side below which the criterion fails.
    pub fail_px: u32,
    /// Short side below which a person must look.
    pub review_px: u32,
    /// Width of a module of the expected label, in thousandths of a pixel, below which a person must look.
    pub label_module_milli_px: u32,
}

impl Resolution {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("fail_px", Scale::Higher), ("review_px", Scale::Higher), ("label_module_milli_px", Scale::Higher)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.review_px, "review_px")?;
        require(
            self.fail_px <= self.review_px,
            "fail_px",
            format!("{} is above `review_px` = {}: make it at most as large", self.fail_px, self.review_px),
        )
    }
}

/// [`Predicate::Sharpness`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharpness {
    /// Least share of sharp frames, in parts per million; below, a person must look.
    pub min_share_ppm: u32,
}

impl Sharpness {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("min_share_ppm", Scale::Higher)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.min_share_ppm, "min_share_ppm")
    }
}

/// [`Predicate::Light`]. Outside the limits a person must look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    /// Least mean grey level, of 0 to 255.
    pub min_luma: u32,
    /// Largest mean grey level.
    pub max_luma: u32,
    /// Largest share of pixels at the ends of the scale, in parts per million.
    pub max_clipped_ppm: u32,
}

impl Light {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("min_luma", Scale::Higher), ("max_luma", Scale::Lower), ("max_clipped_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.max_clipped_ppm, "max_clipped_ppm")?;
        require(
            self.min_luma < self.max_luma,
            "max_luma",
            "no picture lies between the two limits: make it larger than `min_luma`",
        )?;
        require(self.min_luma < 255, "min_luma", "no picture is brighter than 255: make it smaller")
    }
}

/// [`Predicate::Steadiness`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steadiness {
    /// Largest share of frames in which most of the picture moves, in parts per million; above, a person must look.
    pub max_high_motion_ppm: u32,
}

impl Steadiness {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("max_high_motion_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.max_high_motion_ppm, "max_high_motion_ppm")
    }
}

/// [`Predicate::FrameRate`]. The rate of the median interval, or of the mean one where intervals vary, without named holes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameRate {
    /// Frames per 1000 seconds below which a person must look.
    pub review_milli_fps: u32,
    /// Frames per 1000 seconds below which the criterion fails.
    pub fail_milli_fps: u32,
}

impl FrameRate {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("review_milli_fps", Scale::Higher), ("fail_milli_fps", Scale::Higher)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(
            self.fail_milli_fps <= self.review_milli_fps,
            "fail_milli_fps",
            format!("it is above `review_milli_fps` = {}: make it at most as large", self.review_milli_fps),
        )
    }
}
