//! The picture is sharp often enough.

use onetake_report::Param;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clarity::measured;
use super::parameter::{InvalidParameter, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, Side};

/// [`Predicate::Sharpness`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharpness {
    /// Least share of sharp frames, in parts per million; below, a person must look.
    pub min_share_ppm: u32,
}

impl Rule for Sharpness {
    const NAME: &'static str = "sharpness";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("min_share_ppm", Strictness::Higher)];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.min_share_ppm, "min_share_ppm")
    }

    /// Sharp often enough.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        measured(
            context,
            Param::SharpPpm,
            |seen| seen.sharp_ppm(),
            |step| step.sharp_ppm(),
            |share| (share < u64::from(self.min_share_ppm)).then_some((Side::Below, Param::MinSharePpm)),
            |why| why.param(Param::MinSharePpm, self.min_share_ppm),
        )
    }
}
