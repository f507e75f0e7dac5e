//! Where two records, or two reports, differ.

use onetake_report::{Code, CoverageState, Observation, ObserverId, ScanRecord};
use serde_json::Value;

/// How a record differs from a new scan.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// The record has an observation that the scan has not.
    OnlyInRecord {
        /// Which.
        code: Code,
        /// When it begins, in milliseconds from the first picture.
        start_ms: i64,
        /// When it ends.
        end_ms: i64,
    },
    /// The scan has an observation that the record has not.
    OnlyInScan {
        /// Which.
        code: Code,
        /// When it begins, in milliseconds from the first picture.
        start_ms: i64,
        /// When it ends.
        end_ms: i64,
    },
    /// The record says that an observer could judge more, or less, than it can.
    Coverage {
        /// Which.
        observer: ObserverId,
        /// What the record says.
        record: CoverageState,
        /// What the scan says.
        scan: CoverageState,
    },
    /// Something else.
    Part {
        /// Where, as a JSON pointer (RFC 6901).
        pointer: String,
    },
}

/// What differs between a record and a new one, the gravest first.
pub(super) fn of_records(record: &ScanRecord, scan: &ScanRecord) -> Vec<Difference> {
    let mut differences = Vec::new();
    // Numbers of observations and of stills follow from all others.
    let same = |one: &Observation, other: &Observation| {
        one.code == other.code
            && one.span == other.span
            && one.detail == other.detail
            && one.confidence_ppm == other.confidence_ppm
    };
    for seen in &scan.observations {
        if !record.observations.iter().any(|known| same(known, seen)) {
            let (start_ms, end_ms) = (seen.span.start_ms, seen.span.end_ms);
            differences.push(Difference::OnlyInScan { code: seen.code, start_ms, end_ms });
        }
    }
    for known in &record.observations {
        if !scan.observations.iter().any(|seen| same(known, seen)) {
            let (start_ms, end_ms) = (known.span.start_ms, known.span.end_ms);
            differences.push(Difference::OnlyInRecord { code: known.code, start_ms, end_ms });
        }
    }
    for ours in &scan.coverage {
        let theirs = record.coverage.iter().find(|entry| entry.observer == ours.observer);
        let state = theirs.map_or(CoverageState::None, |entry| entry.state);
        if state != ours.state {
            differences.push(Difference::Coverage {
                observer: ours.observer,
                record: state,
                scan: ours.state,
            });
        }
    }
    if differences.is_empty() {
        let value = |record: &ScanRecord| serde_json::to_value(record).unwrap_or_default();
        let (mut theirs, mut ours) = (value(record), value(scan));
        for value in [&mut theirs, &mut ours] {
            value.as_object_mut().and_then(|fields| fields.remove("run"));
        }
        differences.extend(pointers(&theirs, &ours).into_iter().map(|pointer| Difference::Part { pointer }));
    }
    differences
}

/// Where two values differ, as JSON pointers.
pub(super) fn pointers(first: &Value, second: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(first, second, &mut String::new(), &mut found);
    found
}

fn walk(first: &Value, second: &Value, at: &mut String, found: &mut Vec<String>) {
    if first == second {
        return;
    }
    let length = at.len();
    match (first, second) {
        (Value::Object(first), Value::Object(second)) => {
            let names = first.keys().chain(second.keys().filter(|name| !first.contains_key(*name)));
            for name in names {
                at.push('/');
                at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                let null = Value::Null;
                walk(first.get(name).unwrap_or(&null), second.get(name).unwrap_or(&null), at, found);
                at.truncate(length);
            }
        }
        (Value::Array(first), Value::Array(second)) if first.len() == second.len() => {
            for (index, (one, other)) in first.iter().zip(second).enumerate() {
                at.push('/');
                at.push_str(&index.to_string());
                walk(one, other, at, found);
                at.truncate(length);
            }
        }
        _ => found.push(at.clone()),
    }
}
