//! What a rule works with: the context of a case, and how its outcome comes about. It knows neither rules nor the judge.

mod assessment;
mod context;
mod limits;

pub(crate) use assessment::{Assessment, ReasonBuilder, Side, names};
pub(crate) use context::{JudgeContext, NumberedAttestation};
pub(crate) use limits::limits as report_limits;

use onetake_report::Tool;

/// This program, as a report names it.
pub(crate) fn tool() -> Tool {
    Tool {
        name: "onetake".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        libraries: std::collections::BTreeMap::new(),
    }
}
