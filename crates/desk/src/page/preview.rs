//! Copies for viewing, of videos that the browser cannot play. The original decides; a copy is never judged.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use axum::Json;
use axum::extract::{Query, State};
use onetake::CancelToken;
use onetake::copy::program::{self, ProgramError};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::judged::file_of;
use super::state::{Shared, blocking};
use super::video::said;

/// Width to which larger pictures are made smaller, in pixels.
const MAX_WIDTH_PX: u32 = 1280;

/// VP8 is what every browser plays that plays video at all.
const ENDING: &str = "webm";
const MIME: &str = "video/webm; codecs=\"vp8, vorbis\"";

/// Copies that are being made, and how the last tries ended.
#[derive(Debug, Default)]
pub(super) struct Previews(Mutex<HashMap<String, Making>>);

#[derive(Debug)]
enum Making {
    Running { permille: i64, cancel: CancelToken },
    Failed { why: String },
}

impl Previews {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Making>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The finished copy of a video.
    pub(super) fn ready(&self, shared: &Shared, sha256: &str) -> Result<Option<PathBuf>, Refusal> {
        let Some(place) = place_of(shared, sha256)? else { return Ok(None) };
        Ok(Some(place).filter(|place| place.is_file()))
    }

    /// Ends what is being made.
    pub(super) fn stop(&self) {
        for making in self.all().values() {
            if let Making::Running { cancel, .. } = making {
                cancel.cancel();
            }
        }
    }
}

/// Where the copy of a video lies; none of what is no digest of a video in the ledger.
fn place_of(shared: &Shared, sha256: &str) -> Result<Option<PathBuf>, Refusal> {
    shared.with_ledger(|ledger| {
        let known = ledger.record_of(sha256).map_err(|error| shared.fail(&error))?.is_some();
        Ok(known.then(|| ledger.previews().join(format!("{sha256}.{ENDING}"))))
    })
}

/// Which video.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    video: String,
}

/// `GET /api/preview`
pub(super) async fn state(State(shared): State<Arc<Shared>>, Query(wanted): Query<Wanted>) -> Answer {
    blocking(shared, move |shared| told(shared, &wanted.video).map(Json)).await
}

/// `POST /api/preview`
pub(super) async fn begin(State(shared): State<Arc<Shared>>, Json(wanted): Json<Wanted>) -> Answer {
    blocking(shared, move |shared| {
        let sha256 = wanted.video;
        if shared.previews.ready(shared, &sha256)?.is_none() {
            start(shared, &sha256)?;
        }
        told(shared, &sha256).map(Json)
    })
    .await
}

fn told(shared: &Shared, sha256: &str) -> Result<Value, Refusal> {
    if shared.previews.ready(shared, sha256)?.is_some() {
        return Ok(json!({
            "state": "ready", "permille": 1000, "text": shared.words.plain("desk-preview-ready"),
            "url": format!("/preview/{sha256}"), "mime": MIME,
        }));
    }
    Ok(match shared.previews.all().get(sha256) {
        Some(Making::Running { permille, .. }) => {
            json!({ "state": "making", "permille": permille, "text": shared.words.plain("desk-preview-making") })
        }
        Some(Making::Failed { why }) => json!({ "state": "failed", "permille": 0, "text": why }),
        None => json!({ "state": "none", "permille": 0, "text": "" }),
    })
}

fn start(shared: &Arc<Shared>, sha256: &str) -> Result<(), Refusal> {
    let Some(place) = place_of(shared, sha256)? else {
        return Err(Refusal::gone(&shared.words, "refusal-no_record"));
    };
    let (video, duration_ms) = shared.with_ledger(|ledger| {
        let (path, _) = file_of(ledger, sha256).map_err(|error| shared.fail(&error))?;
        let record = shared.opened.of_video(ledger, sha256).map_err(|error| shared.fail(&error))?;
        let duration = record
            .map_or(0, |record| record.record.timeline.span.end_ms - record.record.timeline.span.start_ms);
        let path = path.ok_or_else(|| Refusal::gone(&shared.words, "desk-video-gone"))?;
        Ok((path, duration))
    })?;
    let cancel = CancelToken::new();
    {
        let mut all = shared.previews.all();
        if matches!(all.get(sha256), Some(Making::Running { .. })) {
            return Ok(());
        }
        all.insert(sha256.to_owned(), Making::Running { permille: 0, cancel: cancel.clone() });
    }
    let (shared, sha256) = (Arc::clone(shared), sha256.to_owned());
    thread::spawn(move || {
        let made = make(&shared, &sha256, &video, &place, duration_ms, &cancel);
        let mut all = shared.previews.all();
        match made {
            Ok(()) => _ = all.remove(&sha256),
            Err(why) => _ = all.insert(sha256, Making::Failed { why }),
        }
    });
    Ok(())
}

/// Makes the copy whole or not at all.
fn make(
    shared: &Shared,
    sha256: &str,
    video: &Path,
    place: &Path,
    duration_ms: i64,
    cancel: &CancelToken,
) -> Result<(), String> {
    let failed = |reason: String| said(shared, "desk-preview-failed", "reason", reason);
    let fault = |error: io::Error| failed(error.to_string());
    let folder = place.parent().unwrap_or(place);
    // Gone with whatever ends this, unless it gets its name.
    let part = tempfile::Builder::new().suffix(ENDING).tempfile_in(folder).map_err(fault)?.into_temp_path();
    let mut command = program::command();
    command.arg("-i").arg(video);
    command.args(["-map", "0:v:0", "-map", "0:a:0?", "-fps_mode", "passthrough"]);
    command.args(["-vf", &format!("scale='min({MAX_WIDTH_PX},iw)':-2"), "-pix_fmt", "yuv420p"]);
    command.args(["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-crf", "20"]);
    command.args(["-c:a", "libvorbis", "-ac", "2", "-f", "webm"]).arg(&part);
    let mut told = |us: i64| {
        if let Some(Making::Running { permille, .. }) = shared.previews.all().get_mut(sha256)
            && duration_ms > 0
        {
            *permille = (us / duration_ms).clamp(0, 999);
        }
    };
    match program::run(command, cancel, &mut told) {
        Ok(()) => part.persist(place).map_err(|error| fault(error.error)),
        Err(ProgramError::Missing) => Err(shared.words.plain("desk-preview-no_program")),
        Err(ProgramError::Failed { said }) => Err(failed(said)),
        Err(error) => Err(failed(error.to_string())),
    }
}
