//! One file, or several that the camera split.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::MINUTE_MS;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};
use crate::case::instants;

/// [`Predicate::SingleFile`]. `review` for a recording of several files; `fail` when more time than `fail_gap_minutes` lies
/// between two of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleFile {
    /// Time between the end of a file and the beginning of the next above which it is no recording that the camera split.
    pub fail_gap_minutes: u32,
}

impl Rule for SingleFile {
    const NAME: &'static str = "single_file";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("fail_gap_minutes", Strictness::Lower)];
    const FAILS_BY_LIMIT: bool = true;

    /// One file, or several that the camera split.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let files = context.case.files();
        let mut assessment = Assessment::new();
        if files.len() < 2 {
            return assessment.pass(ReasonBuilder::new(ReasonCode::Met));
        }
        let several = ReasonBuilder::new(ReasonCode::SeveralFiles)
            .param(Param::Files, files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>());
        assessment.add(Outcome::Review, several);
        let mut spans: Vec<_> = files
            .iter()
            .filter_map(|file| Some((instants(&file.begins_at, &file.ends_at)?, file.name.as_str())))
            .collect();
        spans.sort_unstable();
        let mut ended: Option<(i64, &str)> = None;
        for ((begins, ends), name) in spans {
            if let Some((end_ms, before)) = ended {
                let gap_ms = begins.as_millisecond().saturating_sub(end_ms);
                if gap_ms > i64::from(self.fail_gap_minutes) * MINUTE_MS {
                    let why = ReasonBuilder::new(ReasonCode::OutsideLimit)
                        .param(Param::Before, before)
                        .param(Param::After, name)
                        .param(Param::GapMs, gap_ms)
                        .param(Param::MaxMs, i64::from(self.fail_gap_minutes) * MINUTE_MS)
                        .misses(Side::Above, Param::GapMs, Param::MaxMs);
                    assessment.add(Outcome::Fail, why);
                }
            }
            let ends_ms = ends.as_millisecond();
            if ended.is_none_or(|(latest, _)| latest < ends_ms) {
                ended = Some((ends_ms, name));
            }
        }
        assessment
    }
}
