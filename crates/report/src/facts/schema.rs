//! The schema of the details, by code: beside the open map that they are, what an observer of this version writes.

use serde_json::{Map, Value, json};

use super::Facts;

/// A struct of details that can tell its schema.
pub(crate) trait Described: Facts {
    /// Its JSON schema.
    fn schema() -> Value;
}

/// The schema of a struct: its fields as name, meaning, whether it is always there, and schema.
pub(crate) fn object(name: &str, about: &str, fields: &[(&str, &str, bool, Value)]) -> Value {
    let mut properties = Map::new();
    for (name, about, _, schema) in fields {
        let mut schema = schema.clone();
        let own = schema.get("description").and_then(Value::as_str).map(|own| format!(" {own}"));
        schema["description"] = format!("{}{}", about.trim(), own.unwrap_or_default()).into();
        properties.insert((*name).to_owned(), schema);
    }
    let always: Vec<&str> = fields.iter().filter(|field| field.2).map(|field| field.0).collect();
    json!({
        "title": name, "description": about.trim(), "type": "object",
        "properties": properties, "required": always,
    })
}

macro_rules! described {
    ($($Name:ident),+ $(,)?) => {
        /// Every struct of details, with its codes and its schema.
        fn all() -> Vec<(&'static [crate::Code], Value)> {
            vec![ $( (<super::$Name as Facts>::CODES, <super::$Name as Described>::schema()) ),+ ]
        }
    };
}

super::for_all_facts!(described);

/// Adds to the schema of an observation which details each code has.
pub(crate) fn add_details(schema: &mut schemars::Schema) {
    let all = all();
    let by_code = crate::Code::ALL.iter().filter_map(|code| {
        let mut shapes: Vec<Value> =
            all.iter().filter(|(codes, _)| codes.contains(code)).map(|(_, shape)| shape.clone()).collect();
        let shape = match shapes.len() {
            0 => return None,
            1 => shapes.remove(0),
            _ => json!({ "anyOf": shapes }),
        };
        Some(json!({
            "if": { "properties": { "code": { "const": code.as_str() } } },
            "then": { "properties": { "detail": shape } },
        }))
    });
    schema.insert("allOf".to_owned(), by_code.collect());
}
