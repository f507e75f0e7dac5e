//! The picture is neither too dark nor too bright.

use onetake_report::Param;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clarity::measured;
use super::parameter::{InvalidParameter, require, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, Side};

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

impl Rule for Light {
    const NAME: &'static str = "light";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("min_luma", Strictness::Higher),
        ("max_luma", Strictness::Lower),
        ("max_clipped_ppm", Strictness::Lower),
    ];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.max_clipped_ppm, "max_clipped_ppm")?;
        require(
            self.min_luma < self.max_luma,
            "max_luma",
            "no picture lies between the two limits: make it larger than `min_luma`",
        )?;
        require(self.min_luma < 255, "min_luma", "no picture is brighter than 255: make it smaller")
    }

    /// Neither too dark nor too bright.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Light { min_luma, max_luma, max_clipped_ppm } = *self;
        let mut assessment = measured(
            context,
            Param::MeanLuma,
            |seen| seen.mean_luma(),
            |step| step.mean_luma(),
            |luma| match luma {
                dark if dark < u64::from(min_luma) => Some((Side::Below, Param::MinLuma)),
                bright if bright > u64::from(max_luma) => Some((Side::Above, Param::MaxLuma)),
                _ => None,
            },
            |why| why.param(Param::MinLuma, min_luma).param(Param::MaxLuma, max_luma),
        );
        assessment.join(measured(
            context,
            Param::ClippedPpm,
            |seen| seen.clipped_ppm(),
            |step| step.clipped_ppm(),
            |share| (share > u64::from(max_clipped_ppm)).then_some((Side::Above, Param::MaxClippedPpm)),
            |why| why.param(Param::MaxClippedPpm, max_clipped_ppm),
        ));
        assessment
    }
}
