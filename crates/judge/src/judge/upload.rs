//! Whether the file can be handed in as it is.

use onetake_report::{Outcome, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Side, Why};
use crate::policy::predicate::{Upload, demuxers};

/// Decimal and binary megabyte.
const MEGABYTES: [u64; 2] = [1_000_000, 1 << 20];

/// Size, length and format against what the platform takes.
pub(super) fn fits(parameters: &Upload, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    if let Some(megabytes) = parameters.max_megabytes {
        let bytes = evidence.record.source.bytes;
        let fits = |megabyte: u64| {
            let limit = u64::from(megabytes).saturating_mul(megabyte);
            bytes < limit || (bytes == limit && !parameters.below)
        };
        let why = |code| {
            let limit = u64::from(megabytes).saturating_mul(MEGABYTES[0]);
            Why::new(code).param(Param::SizeBytes, bytes).param(Param::MaxBytes, limit)
        };
        match MEGABYTES.map(fits) {
            [true, _] => opinion.add(Outcome::Pass, why(ReasonCode::Met)),
            [false, true] => opinion.add(Outcome::Review, why(ReasonCode::NearLimit)),
            [false, false] => {
                let why =
                    why(ReasonCode::OutsideLimit).misses(Side::Above, Param::SizeBytes, Param::MaxBytes);
                opinion.add(Outcome::Fail, why);
            }
        }
    }
    if let Some(seconds) = parameters.max_seconds {
        let length_ms = evidence.take().duration_ms();
        let limit_ms = i64::from(seconds).saturating_mul(1000);
        let why = |code| Why::new(code).param(Param::LengthMs, length_ms).param(Param::MaxMs, limit_ms);
        match length_ms {
            ..=0 => opinion.add(Outcome::Review, why(ReasonCode::NotMeasured)),
            length if length > limit_ms => {
                let why = why(ReasonCode::OutsideLimit).misses(Side::Above, Param::LengthMs, Param::MaxMs);
                opinion.add(Outcome::Fail, why);
            }
            _ => opinion.add(Outcome::Pass, why(ReasonCode::Met)),
        }
    }
    if !parameters.formats.is_empty() {
        let has = formats(evidence);
        let taken = parameters.formats.iter().filter_map(|format| demuxers(format)).flatten();
        let why = |code| {
            Why::new(code)
                .param(Param::Format, has.join(", "))
                .param(Param::MaxFormats, parameters.formats.clone())
        };
        match has.as_slice() {
            [] => opinion.add(Outcome::Review, why(ReasonCode::NotMeasured)),
            has if taken.into_iter().any(|name| has.contains(name)) => {
                opinion.add(Outcome::Pass, why(ReasonCode::Met));
            }
            _ => opinion.add(Outcome::Fail, why(ReasonCode::OutsideLimit)),
        }
    }
    opinion
}

/// The names that FFmpeg has for the format. One reader serves a family that grew from one standard; the brand says which
/// of them the file is.
fn formats<'a>(evidence: &Evidence<'a>) -> Vec<&'a str> {
    let container = &evidence.record.container;
    let names: Vec<&str> = container.format.split(',').filter(|name| !name.is_empty()).collect();
    if !names.contains(&"mp4") {
        return names;
    }
    match container.tags.get("major_brand").map(|brand| brand.trim()) {
        Some("qt") => vec!["mov"],
        Some(brand) if brand.starts_with("3g") => vec!["3gp"],
        Some(_) => vec!["mp4"],
        None => names,
    }
}
