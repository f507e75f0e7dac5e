//! The takes that the set is made of.

use std::path::{Path, PathBuf};

/// One uninterrupted recording.
pub(crate) struct Take {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// Recordings of phones and cameras that are long enough to look at, by parts of their names.
const PHONES: &[&str] = &["karma", "with-gps.mov", "100_0306", "edit_list", "sef_slow", "VID_2019"];

/// All takes: those of the folder, else of the footage that the environment names, else the honest fixtures.
pub(crate) fn all(folder: Option<&Path>) -> Vec<Take> {
    if let Some(folder) = folder {
        return in_folder(folder, |_| true);
    }
    if let Some(footage) = std::env::var_os("ONETAKE_FOOTAGE").map(PathBuf::from) {
        let mut takes = in_folder(&footage.join("takes"), |_| true);
        takes
            .extend(in_folder(&footage.join("phones"), |name| PHONES.iter().any(|part| name.contains(part))));
        return takes;
    }
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips"));
    let honest = ["story-packing-pass", "sound-take-pass", "take-small-pass", "label-angle-30-pass"];
    in_folder(fixtures, |name| honest.iter().any(|part| name.contains(part)))
}

fn in_folder(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Take> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut takes: Vec<Take> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .filter_map(|path| {
            let file = path.file_name()?.to_str()?.to_owned();
            // The end of a name says more than where it came from.
            let stem = path.file_stem()?.to_str()?;
            let short = stem.rsplit("__").next()?.to_owned();
            wanted(&file).then_some(Take { name: short, path })
        })
        .collect();
    takes.sort_by(|a, b| a.path.cmp(&b.path));
    takes
}
