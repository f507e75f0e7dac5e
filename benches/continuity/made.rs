//! What was made of a take already, so that a run that is broken off goes on where it was.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::clips::Clip;
use crate::takes::Take;

/// The names of what was made of a take, in one edition.
pub(crate) struct Made {
    list: PathBuf,
    names: RefCell<Vec<String>>,
    /// Whether the camera of the take moves.
    pub(crate) moving: bool,
}

impl Made {
    /// What is in a folder where [`crate::tamper::make`] was at work before; nothing when it is of another edition.
    pub(crate) fn open(folder: &Path, edition: &str, take: &Take) -> Self {
        let first = format!("{edition} {}", take.path.metadata().unwrap().len());
        let list = folder.join(format!("made.{}", edition.split(' ').next().unwrap_or_default()));
        let text = fs::read_to_string(&list).unwrap_or_default();
        let mut names: Vec<String> = text.lines().map(str::to_owned).collect();
        if names.first() != Some(&first) {
            names = vec![first];
        }
        let original = fs::read(folder.join("gen1.truth.json")).expect("the take was made before");
        let moving = serde_json::from_slice::<Clip>(&original).unwrap().moving;
        Self { list, names: RefCell::new(names), moving }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.borrow().iter().any(|made| made == name)
    }

    pub(crate) fn add(&self, name: &str) {
        self.names.borrow_mut().push(name.to_owned());
        fs::write(&self.list, self.names.borrow().join("\n")).unwrap();
    }
}
