use serde::Serialize;

use super::RenderError;

/// A record or report as a JSON file: keys sorted, two spaces of indentation, a line feed at the end.
///
/// # Errors
///
/// [`RenderError::Json`] when the value has no form in JSON; records and reports always have one.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    // Through a tree of values, whose maps are sorted by key whatever the order of fields.
    let tree = serde_json::to_value(value)?;
    let mut bytes = serde_json::to_vec_pretty(&tree)?;
    bytes.push(b'\n');
    Ok(bytes)
}
