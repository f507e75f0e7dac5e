//! A policy by what people call it.

use std::ffi::OsStr;
use std::path::Path;

use onetake_judge::policy::{self, Policy, PolicyError};
use unicode_normalization::UnicodeNormalization as _;

/// A built-in policy by its id or by a part of its title in any language, or a policy file; with overlays after plus signs.
/// A name that fits both a built-in policy and a file is the built-in one: give the file a folder, such as `./base`.
///
/// # Errors
///
/// [`PolicyError`] when there is no such policy, or the file cannot be used.
pub fn policy_named(name: impl AsRef<OsStr>) -> Result<Policy, PolicyError> {
    let asked = name.as_ref();
    let path = Path::new(asked);
    let titled = if path.exists() { None } else { asked.to_str().and_then(id_of_title) };
    let name = titled.as_deref().or(asked.to_str());
    match name.map(Policy::built_in) {
        Some(Ok(policy)) => Ok(policy),
        _ if path.exists() => Policy::read(path),
        Some(Err(unknown)) => match name.and_then(|name| name.split_once('+')) {
            // An overlay over a file.
            Some((file, overlays)) if names_a_file(Path::new(file)) => {
                let over = |policy: Policy, overlay: &str| policy.with_overlay(overlay);
                overlays.split('+').try_fold(Policy::read(Path::new(file))?, over)
            }
            _ if names_a_file(path) => Policy::read(path),
            _ => Err(unknown),
        },
        None => Policy::read(path),
    }
}

/// The ids of policies that are named by a part of their titles in any language, such as 淘宝; none where a part is an id or
/// fits no title, or several.
#[must_use]
pub fn id_of_title(asked: &str) -> Option<String> {
    // Letters of an id are left to be an id, and a slip in one to be told.
    if asked.is_ascii() {
        return None;
    }
    let parts = asked.split(['+', '＋']).map(|part| {
        let wanted = plain(part);
        if wanted.chars().count() < 2 || part.is_ascii() {
            return Some(part.to_owned());
        }
        let fits = |known: &&policy::BuiltIn| {
            let policy = Policy::parse(known.text, known.id);
            policy.is_ok_and(|policy| policy.title().values().any(|title| plain(title).contains(&wanted)))
        };
        let mut ids: Vec<&str> = policy::built_in().iter().filter(fits).map(|known| known.id).collect();
        ids.dedup();
        match ids[..] {
            [id] => Some(id.to_owned()),
            _ => None,
        }
    });
    parts.collect::<Option<Vec<_>>>().map(|ids| ids.join("+"))
}

/// Whether a name that is neither a built-in policy nor a file was meant as a file.
fn names_a_file(path: &Path) -> bool {
    path.extension().is_some() || path.is_absolute()
}

/// What tells words apart, whatever the width, the case and the spaces.
fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}
