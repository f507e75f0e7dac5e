//! Many files under one seal: their list as `sha256sum` writes it.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use onetake_report::digest::hex;

use super::{SealError, sha256_of, write};
use crate::evidence::Published;
use crate::staging::Staging;

/// Writes the list of these files, a line for each, where nothing is yet. Names are written as seen from the list's folder, where
/// they lie in it, so that `sha256sum -c` finds them there.
///
/// # Errors
///
/// [`SealError`] when a file cannot be read or named, or the list not be written.
pub fn write_list(files: &[PathBuf], place: impl AsRef<Path>) -> Result<Published, SealError> {
    let place = place.as_ref();
    let staging = Staging::for_file(place)?;
    let folder = place.parent().unwrap_or(Path::new(""));
    let mut text = String::new();
    for file in files {
        let name = name_from(folder, file).ok_or_else(|| SealError::Name { path: file.clone() })?;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}  {name}", hex(&sha256_of(file)?));
    }
    write(&staging, text.as_bytes())?;
    Ok(staging.publish()?)
}

/// The name of a file as seen from a folder, with the separators of every system; none where a line cannot hold it.
fn name_from(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (absolute(folder)?, absolute(file)?);
    let same = folder.iter().zip(&file).take_while(|(one, other)| one == other).count();
    let up = folder.iter().skip(same).map(|_| "..".to_owned());
    let parts: Vec<String> = up.chain(file.iter().skip(same).cloned()).collect();
    let name = parts.join("/");
    (!name.is_empty() && !name.contains(['\n', '\r', '\\'])).then_some(name)
}

/// The parts of a path from its root on, without those that lead back.
fn absolute(path: &Path) -> Option<Vec<String>> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let mut parts = Vec::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => _ = parts.pop(),
            Component::CurDir => {}
            part => parts.push(part.as_os_str().to_str()?.to_owned()),
        }
    }
    Some(parts)
}

/// Whether a list names a file of that digest: 64 digits, two signs between, a name. A name with escapes has a sign before it.
pub(crate) fn names(list: &str, sha256: &str) -> bool {
    list.lines().any(|line| {
        let line = line.strip_prefix('\\').unwrap_or(line);
        let Some((digest, rest)) = line.split_at_checked(64) else { return false };
        let name = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *"));
        digest.eq_ignore_ascii_case(sha256) && name.is_some_and(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_seen_from_the_list() {
        let name = |folder: &str, file: &str| name_from(Path::new(folder), Path::new(file));
        assert_eq!(name("day", "day/a.mp4").as_deref(), Some("a.mp4"));
        assert_eq!(name("", "./day/a.mp4").as_deref(), Some("day/a.mp4"));
        assert_eq!(name("day", "other/a.mp4").as_deref(), Some("../other/a.mp4"));
        assert_eq!(name("day", "a.mp4").as_deref(), Some("../a.mp4"));
        assert_eq!(name("day", "day/x/../a.mp4").as_deref(), Some("a.mp4"));
        assert_eq!(name("", "a\nb"), None);
    }

    #[test]
    fn a_list_names_a_digest_only_as_a_line_of_its_own() {
        let (one, other) = ("a".repeat(64), "b".repeat(64));
        let list = format!("{one}  a.mp4\n# {other}  b.mp4\n{other}\n");
        assert!(names(&list, &one) && names(&list, &one.to_uppercase()));
        assert!(!names(&list, &other));
        for line in [format!("\\\\{one}  a"), format!("{one} "), format!("{one} a"), format!("{one}  ")] {
            assert!(!names(&line, &one), "{line}");
        }
        assert!(names(&format!("\\{one} *a"), &one));
    }
}
