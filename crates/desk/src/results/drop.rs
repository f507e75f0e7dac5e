//! Cases as files for another program to fetch: one JSON file each, written only when its case is not as it was.

use std::fs;
use std::path::Path;

use super::row::CaseResult;
use super::{ResultsError, json, put};
use crate::ledger::sha256;

/// Writes each case that changed into the folder, as `NUMBER-DIGEST.json`. The other program may take the files away: a case
/// that did not change is not written again. `known` holds the digests of what was dropped, from one call to the next.
///
/// # Errors
///
/// [`ResultsError`].
pub fn drop_cases(
    folder: &Path,
    cases: &[CaseResult],
    known: &mut std::collections::HashSet<String>,
) -> Result<usize, ResultsError> {
    fs::create_dir_all(folder).map_err(|error| ResultsError::File { path: folder.to_owned(), error })?;
    let mut written = 0;
    let before = std::mem::take(known);
    for case in cases {
        let body = format!("{:#}\n", json::object(case));
        let digest = sha256(body.as_bytes());
        known.insert(digest.clone());
        if before.contains(&digest) {
            continue;
        }
        let name: String = case.id.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        let short = digest.get(..12).unwrap_or_default();
        put(folder, &format!("{name}-{short}.json"), body.as_bytes())?;
        written += 1;
    }
    Ok(written)
}
