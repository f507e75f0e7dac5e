//! The clips of the set and what is true about them, kept as JSON beside each.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use onetake::report::facts::CameraState;
use serde::{Deserialize, Serialize};

use crate::chance::Chance;
use crate::faults::{FIXED, Fault, HANDHELD, Kind};
use crate::ffmpeg::{INSTALLED, ffmpeg};
use crate::pictures::Film;
use crate::takes::Take;
use crate::variants::Variant;

/// A clip and its truth.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Clip {
    pub(crate) take: String,
    /// Whether its camera is fixed; else it is in the hand.
    pub(crate) fixed: bool,
    pub(crate) op: String,
    pub(crate) file: PathBuf,
    pub(crate) rate: f64,
    pub(crate) frames: usize,
    /// What should be found, its first frame and the frame after its last.
    pub(crate) truth: Option<(String, usize, usize)>,
}

impl Clip {
    pub(crate) fn seconds(&self) -> f64 {
        self.frames as f64 / self.rate
    }

    pub(crate) fn kind(&self) -> Option<Kind> {
        let (name, ..) = self.truth.as_ref()?;
        Kind::ALL.iter().find(|(other, _)| other == name).map(|(_, kind)| *kind)
    }
}

fn folder(kept: &Path, take: &str, variant: &Variant, seed: u64) -> PathBuf {
    kept.join(format!("{}-{seed}", variant.name)).join(take)
}

/// Makes the clips of a take that are not there yet.
pub(crate) fn make(take: &Take, variant: &Variant, seed: u64, wanted: &dyn Fn(&str) -> bool, kept: &Path) {
    let folder = folder(kept, &take.name, variant, seed);
    fs::create_dir_all(&folder).unwrap();
    let ops = match take.camera {
        CameraState::Fixed => FIXED,
        CameraState::Handheld => HANDHELD,
        _ => &[],
    };
    let open = |op: &&&str| wanted(op) && !folder.join(format!("{op}.json")).exists();
    let ops: Vec<&&str> = ops.iter().filter(open).collect();
    if ops.is_empty() {
        return;
    }
    let mut film_chance = Chance::named(&format!("film:{}:{seed}", take.name));
    let film = Film::of(take, variant.long, variant.fps, &mut film_chance);
    for op in ops {
        // The same fault in every variant.
        let mut chance = Chance::named(&format!("{}:{op}:{seed}", take.name));
        let fault = Fault::new(op, film.frames.len(), film.rate, &mut chance);
        let file = folder.join(format!("{op}.mkv"));
        let mut encoder = None;
        for (number, picture) in film.frames.iter().enumerate() {
            let seen = variant.stored(picture.seen(&fault.view(number), &mut chance), number, film.rate);
            let mut child = encoder
                .take()
                .unwrap_or_else(|| encode(&file, seen.width, seen.height, film.rate, variant.crf));
            let mut raw: Vec<u8> = seen.pixels.iter().map(|&pixel| pixel.round() as u8).collect();
            raw.resize(raw.len() * 3 / 2, 128);
            child.stdin.as_mut().unwrap().write_all(&raw).unwrap();
            encoder = Some(child);
        }
        let mut child = encoder.unwrap();
        drop(child.stdin.take());
        assert!(child.wait().unwrap().success());
        let truth =
            fault.truth(film.frames.len()).map(|(kind, first, end)| (kind.name().to_owned(), first, end));
        let clip = Clip {
            take: take.name.clone(),
            fixed: take.camera == CameraState::Fixed,
            op: (**op).to_owned(),
            file,
            rate: film.rate,
            frames: film.frames.len(),
            truth,
        };
        fs::write(folder.join(format!("{op}.json")), serde_json::to_string_pretty(&clip).unwrap()).unwrap();
    }
}

/// An encoder that takes raw pictures, as FFmpeg's `yuv420p`.
pub(crate) fn encode(file: &Path, width: usize, height: usize, rate: f64, crf: u32) -> std::process::Child {
    ffmpeg()
        .args(["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", &format!("{width}x{height}")])
        .args(["-r", &rate.to_string(), "-i", "-", "-c:v", "libx264", "-preset", "veryfast"])
        .args(["-threads", "1", "-g", "60", "-crf", &crf.to_string()])
        .arg(file)
        .stdin(Stdio::piped())
        .spawn()
        .expect(INSTALLED)
}

/// All clips that were made of these takes.
pub(crate) fn read(
    kept: &Path,
    takes: &[&Take],
    variant: &Variant,
    seed: u64,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Clip> {
    let mut clips: Vec<Clip> = takes
        .iter()
        .filter_map(|take| fs::read_dir(folder(kept, &take.name, variant, seed)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| serde_json::from_slice::<Clip>(&fs::read(path).unwrap()).unwrap())
        .filter(|clip| wanted(&clip.op))
        .collect();
    clips.sort_by(|a, b| (&a.take, &a.op).cmp(&(&b.take, &b.op)));
    clips
}
