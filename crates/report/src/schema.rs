//! JSON Schema (draft 2020-12) of what this crate reads and writes. The same schemas lie as files in this crate's
//! `schema` folder; a test says when they differ.

pub use schemars::Schema;
use schemars::schema_for;

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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    fn files() -> [(PathBuf, String); 2] {
        [("record", record()), ("report", report())].map(|(name, schema)| {
            let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{name}.schema.json"));
            let mut value = serde_json::to_value(schema).unwrap();
            value.sort_all_objects();
            (path, serde_json::to_string_pretty(&value).unwrap() + "\n")
        })
    }

    #[test]
    fn the_schema_files_say_what_the_types_say() {
        for (path, schema) in files() {
            let file = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                file == schema,
                "{} has drifted. If the change is meant, it needs a new format version or must be one that older \
                 readers can pass over; then run: cargo test -p onetake-report --features schema -- --ignored",
                path.display()
            );
        }
    }

    #[test]
    #[ignore = "writes the schema files"]
    fn write_the_schema_files() {
        for (path, schema) in files() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, schema).unwrap();
        }
    }
}
