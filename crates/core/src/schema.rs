//! JSON Schema (draft 2020-12) of what this crate writes beside records and reports. The same schemas lie as files in this crate's
//! `schema` folder; a test says when they differ.

pub use onetake_report::schema::{Schema, record, report};
use schemars::schema_for;

/// Schema of [`CheckFacts`](crate::check::CheckFacts), which `onetake check --json` prints.
#[must_use]
pub fn check() -> Schema {
    schema_for!(crate::check::CheckFacts)
}

/// Schema of [`CopyFacts`](crate::copy::CopyFacts), which lie beside the copy in a folder to hand in.
#[must_use]
pub fn copy() -> Schema {
    schema_for!(crate::copy::CopyFacts)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    fn files() -> [(PathBuf, String); 2] {
        [("check", check()), ("copy", copy())].map(|(name, schema)| {
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
            assert!(file == schema, "{} has drifted; if the change is meant: make schema", path.display());
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
