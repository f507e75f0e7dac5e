//! The takes that the set is made of, and what is known of their cameras.

use std::fs;
use std::path::{Path, PathBuf};

use onetake::report::facts::CameraState;

/// One uninterrupted recording.
#[derive(Debug, Clone)]
pub(crate) struct Take {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// How its camera stands.
    pub(crate) camera: CameraState,
}

/// Recordings of phones and cameras whose camera surely moves, by parts of their names.
const HANDHELD: &[&str] = &["karma", "with-gps.mov", "100_0306", "sef_slow"];

/// Fixtures made with a camera that stands still.
const FIXTURES: &[&str] = &["story-packing-pass", "take-small-pass", "freeze-still-scene"];

/// All takes of a folder with `takes/` and `truth/camera.json`, else of the footage that the environment names, else fixtures.
pub(crate) fn all(folder: Option<&Path>) -> Vec<Take> {
    let footage = std::env::var_os("ONETAKE_FOOTAGE").map(PathBuf::from);
    if let Some(footage) = folder.map(Path::to_owned).or(footage) {
        let truth = fs::read(footage.join("truth/camera.json")).unwrap_or_default();
        let truth: serde_json::Value = serde_json::from_slice(&truth).unwrap_or_default();
        let named = |file: &str| match truth["camera"][file].as_str() {
            Some("fixed") => Some(CameraState::Fixed),
            Some("handheld") => Some(CameraState::Handheld),
            Some("unknown") => Some(CameraState::Unknown),
            _ => None,
        };
        let mut takes = in_folder(&footage.join("takes"), named);
        takes.extend(in_folder(&footage.join("phones"), |file| {
            HANDHELD.iter().any(|part| file.contains(part)).then_some(CameraState::Handheld)
        }));
        return takes;
    }
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips"));
    in_folder(fixtures, |file| FIXTURES.iter().any(|part| file.contains(part)).then_some(CameraState::Fixed))
}

fn in_folder(folder: &Path, camera: impl Fn(&str) -> Option<CameraState>) -> Vec<Take> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut takes: Vec<Take> = entries
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let file = path.file_name()?.to_str()?.to_owned();
            // The end of a name says more than where it came from.
            let name = path.file_stem()?.to_str()?.rsplit("__").next()?.replace('.', "-");
            Some(Take { name, camera: camera(&file)?, path })
        })
        .collect();
    takes.sort_by(|a, b| a.path.cmp(&b.path));
    takes
}
