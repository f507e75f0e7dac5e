//! The times of the case carry their zone.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::lacks;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::ZoneStated`]. A time without zone is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneStated {}

impl Rule for ZoneStated {
    const NAME: &'static str = "zone_stated";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// The times of the case carry their zone.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let signed_off = context.case.signed_off_at().map(|time| ("signed_off_at", time));
        let recorded = context.case.recorded_at().map(|stated| ("recorded_at", &stated.at));
        let mut assessment = Assessment::new();
        for (field, time) in signed_off.into_iter().chain(recorded) {
            let zone = time.instant().map(|instant| instant.to_string());
            let why =
                |code| ReasonBuilder::new(code).param(Param::Field, field).param(Param::Stated, time.text());
            match zone {
                Some(utc) => assessment.add(Outcome::Pass, why(ReasonCode::Met).param(Param::Utc, utc)),
                None => {
                    assessment.add(Outcome::Review, why(ReasonCode::CaseLacks).param(Param::Lacks, "zone"))
                }
            }
        }
        if assessment.is_empty() { lacks("signed_off_at") } else { assessment }
    }
}
