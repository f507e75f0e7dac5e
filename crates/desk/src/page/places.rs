//! Choosing a folder and sheets. The page gets names with numbers and sends numbers back: no path comes from it.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Query, State};
use axum::{Extension, Json};
use onetake::inputs::is_sheet_file;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::session::Session;
use super::state::{Shared, blocking};
use crate::intake::{is_ours, is_video_name};

/// Most entries of a folder that are listed.
const MAX_ENTRIES: usize = 1000;

/// Paths that were shown, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    paths: Vec<PathBuf>,
    numbers: HashMap<PathBuf, usize>,
}

impl Places {
    fn number(&self, path: &Path) -> String {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = known.numbers.get(path) {
            return number.to_string();
        }
        let number = known.paths.len();
        known.paths.push(path.to_owned());
        known.numbers.insert(path.to_owned(), number);
        number.to_string()
    }

    /// The path of that number, where it was shown.
    pub(super) fn path(&self, number: &str) -> Option<PathBuf> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.paths.get(number.parse::<usize>().ok()?).cloned()
    }
}

/// Who may look through the folders of this computer: whoever sits at it, and persons who signed in.
pub(super) fn may_choose(shared: &Shared, session: &Session) -> Result<(), Refusal> {
    if shared.is_local() || shared.sessions.person(session).is_some() {
        return Ok(());
    }
    Err(Refusal::sign_in(&shared.words))
}

/// `GET /api/places`
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    at: Option<String>,
}

pub(super) async fn places(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    blocking(shared, move |shared| {
        may_choose(shared, &session)?;
        let folder = match &wanted.at {
            Some(number) => shared.places.path(number),
            None => beginning(shared),
        };
        let folder = folder.ok_or_else(|| Refusal::malformed(&shared.words))?;
        listed(shared, &folder).map(Json)
    })
    .await
}

/// Where to begin: where the desk works already, else where it was started, else at home.
fn beginning(shared: &Shared) -> Option<PathBuf> {
    let home = shared.options().places.first().cloned().filter(|place| place.is_dir());
    home.or_else(|| env::current_dir().ok()).or_else(env::home_dir)
}

fn listed(shared: &Shared, folder: &Path) -> Result<Value, Refusal> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let entries =
        fs::read_dir(&folder).map_err(|error| Refusal::said("places", shared.words.system_error(&error)))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    paths.retain(|path| !is_ours(path));
    paths.sort();
    let named = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        json!({ "id": shared.places.number(path), "name": name })
    };
    let folders = paths.iter().filter(|path| path.is_dir()).take(MAX_ENTRIES);
    let sheets = paths.iter().filter(|path| path.is_file() && is_sheet_file(path)).take(MAX_ENTRIES);
    let (folders, sheets): (Vec<Value>, Vec<Value>) =
        (folders.map(named).collect(), sheets.map(named).collect());
    Ok(json!({
        "here": folder.display().to_string(),
        "at": shared.places.number(&folder),
        "parent": folder.parent().map(|parent| shared.places.number(parent)),
        "home": env::home_dir().map(|home| shared.places.number(&home)),
        "folders": folders,
        "sheets": sheets,
        "videos": paths.iter().filter(|path| is_video_name(path)).count(),
    }))
}
