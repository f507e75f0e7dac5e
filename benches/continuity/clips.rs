//! The clips of the set and what is true about them, kept as JSON beside each.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A clip and its truth.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Clip {
    pub(crate) take: String,
    /// Whether the camera moves.
    pub(crate) moving: bool,
    pub(crate) op: String,
    pub(crate) file: PathBuf,
    /// Frames per second.
    pub(crate) rate: f64,
    pub(crate) frames: usize,
    pub(crate) events: Vec<Event>,
}

/// A tampering: the first and the last frame that it concerns. An instant has both at the first frame after it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) removed_ms: u64,
    /// Whether the jump can be seen in the pictures at all; none where nothing jumps.
    pub(crate) visible: Option<bool>,
}

impl Clip {
    /// Whether nothing was tampered with.
    pub(crate) fn benign(&self) -> bool {
        self.events.is_empty()
    }

    /// Length in seconds.
    pub(crate) fn seconds(&self) -> f64 {
        self.frames as f64 / self.rate
    }

    /// The same file with another ending, for what was measured on it.
    pub(crate) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.file.file_name().unwrap().to_owned();
        name.push(ending);
        self.file.with_file_name(name)
    }

    /// Writes the truth beside the clip.
    pub(crate) fn write(&self, folder: &Path) {
        let path = folder.join(format!("{}.truth.json", self.op));
        fs::write(path, serde_json::to_string_pretty(self).unwrap()).unwrap();
    }
}

/// All clips that were made of these takes.
pub(crate) fn read(kept: &Path, takes: &[String]) -> Vec<Clip> {
    let mut clips = Vec::new();
    for take in takes {
        let Ok(entries) = fs::read_dir(kept.join(take)) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.to_str().is_some_and(|path| path.ends_with(".truth.json")) {
                clips.push(serde_json::from_slice::<Clip>(&fs::read(&path).unwrap()).unwrap());
            }
        }
    }
    clips.sort_by(|a, b| (&a.take, &a.op).cmp(&(&b.take, &b.op)));
    clips
}
