//! The camera is held steadily enough.

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

/// [`Predicate::Steadiness`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steadiness {
    /// Largest share of frames in which most of the picture moves, in parts per million; above, a person must look.
    pub max_high_motion_ppm: u32,
}

impl Rule for Steadiness {
    const NAME: &'static str = "steadiness";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("max_high_motion_ppm", Strictness::Lower)];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.max_high_motion_ppm, "max_high_motion_ppm")
    }

    /// Steady enough.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        measured(
            context,
            Param::HighMotionPpm,
            |seen| seen.high_motion_ppm(),
            |_| None,
            |share| {
                let most = u64::from(self.max_high_motion_ppm);
                (share > most).then_some((Side::Above, Param::MaxHighMotionPpm))
            },
            |why| why.param(Param::MaxHighMotionPpm, self.max_high_motion_ppm),
        )
    }
}
