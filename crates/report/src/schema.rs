//! JSON Schema (draft 2020-12) of what this crate reads and writes.

use schemars::{Schema, schema_for};

/// Schema of a [`ScanRecord`](crate::ScanRecord).
#[must_use]
pub fn record() -> Schema {
    schema_for!(crate::ScanRecord)
}

/// Schema of a [`Report`](crate::Report).
#[must_use]
pub fn report() -> Schema {
    schema_for!(crate::Report)
}
