//! Everything that is done to a take: tampering with a truth exact to the frame, and honest treatment that must stay
//! quiet.
//!
//! A take first becomes a small camera original: at most 640 pixels long, at most 30 frames per second, a keyframe each
//! second. All else is made from its decoded pictures. Positions and lengths come from a generator seeded with the names
//! of take and operation: the same every time, and different for every take.

mod coded;
mod kinds;

use std::fs;
use std::path::Path;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use sha2::{Digest as _, Sha256};

use crate::clips::{Clip, Event};
use crate::coding;
use crate::ffmpeg::ffmpeg;
use crate::ffprobe::ffprobe;
use crate::made::Made;
use crate::pictures::{self, Film};
use crate::run::run;
use crate::takes::Take;

/// Grows when the same take would give other clips.
const EDITION: &str = "2";

/// Seconds of a take that are used, at most.
pub(crate) const SECONDS: f64 = 24.0;

/// Takes shorter than this are treated honestly and get an insert, nothing else.
const SHORT_S: f64 = 4.0;

/// One output picture, made from those of the take.
#[derive(Debug, Clone, Copy)]
enum Shown {
    /// As it is.
    Own(usize),
    /// Of another take.
    Other(usize),
    /// A mix of two, the second with this weight in thousandths.
    Mix(usize, usize, i32),
    /// In stronger light, in thousandths.
    Lit(usize, i32),
    /// One, and from this column on, in thousandths of the width, another.
    Wiped(usize, usize, usize),
    /// Seen through a window that is moved by so many pixels, both even.
    Moved(usize, isize, isize),
}

/// Pixels on each side that a moved window may use.
const MARGIN: usize = 16;

/// How a clip is made.
struct Recipe {
    op: String,
    shown: Vec<Shown>,
    crf: u32,
    /// More arguments for the encoder.
    more: Vec<String>,
    /// Rate of the result where it is another one.
    rate: Option<f64>,
    events: Vec<Event>,
}

impl Recipe {
    fn new(op: &str, crf: u32, shown: Vec<Shown>, events: Vec<Event>) -> Self {
        Self { op: op.to_owned(), shown, crf, more: Vec::new(), rate: None, events }
    }

    fn with(mut self, more: &str) -> Self {
        self.more.extend(more.split(' ').map(str::to_owned));
        self
    }
}

/// A take that is worked on.
struct Bench<'a> {
    take: &'a Take,
    film: Film,
    moving: bool,
    change: kinds::Changes,
}

impl Bench<'_> {
    fn random(&self, op: &str) -> ChaCha8Rng {
        let seed: [u8; 32] = Sha256::digest(format!("7:{}:{op}", self.take.name)).into();
        ChaCha8Rng::from_seed(seed)
    }

    fn frames(&self) -> usize {
        self.film.frames.len()
    }

    fn count(&self, seconds: f64) -> usize {
        (seconds * self.film.rate).round().max(1.0) as usize
    }

    /// A place with at least a second, or a quarter of the take, before it and after what is needed from there on.
    fn place(&self, random: &mut ChaCha8Rng, needed: usize) -> Option<usize> {
        let margin = self.count(1.0).min(self.frames() / 4);
        let last = self.frames().checked_sub(needed + margin)?;
        (margin < last).then(|| random.random_range(margin..last))
    }

    /// The event of a removal: the pictures `from` and `to` become neighbours, the latter at `at`.
    fn cut(&self, from: usize, to: usize, at: usize) -> Event {
        let removed = (to.abs_diff(from) as f64 * 1000.0 / self.film.rate) as u64;
        Event { first: at, last: at, removed_ms: removed, visible: Some(self.change.visible(from, to)) }
    }
}

/// Makes all clips of a take, where they are not there yet.
pub(crate) fn make(take: &Take, all: &[Take], kept: &Path) {
    let folder = kept.join(&take.name);
    let done = folder.join("done");
    let edition = format!("{EDITION} {}", take.path.metadata().unwrap().len());
    if fs::read_to_string(&done).is_ok_and(|made| made == edition) {
        return;
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let original = folder.join("gen1.mp4");
    camera_original(&take.path, &original);
    let film = Film::open(&original);
    let change = kinds::Changes::of(&film);
    let bench = Bench { take, moving: change.camera_moves(), film, change };
    let clip = |op: &str, file: &Path, rate: f64, frames: usize, events: Vec<Event>| Clip {
        take: take.name.clone(),
        moving: bench.moving,
        op: op.to_owned(),
        file: file.to_owned(),
        rate,
        frames,
        events,
    };
    clip("gen1", &original, bench.film.rate, bench.frames(), Vec::new()).write(&folder);
    let (_, _, rate) = pictures::probe(&take.path);
    let path = fs::canonicalize(&take.path).unwrap();
    let untouched = folder.join(format!("original.{}", path.extension().unwrap().to_str().unwrap()));
    fs::copy(&path, &untouched).unwrap();
    let frames = (duration_s(&untouched) * rate).round() as usize;
    clip("original", &untouched, rate, frames, Vec::new()).write(&folder);

    let other = other_film(take, all, &bench, &folder);
    for recipe in kinds::recipes(&bench, other.len()) {
        let file = folder.join(format!("{}.mp4", recipe.op));
        let moved = recipe.shown.iter().any(|shown| matches!(shown, Shown::Moved(..)));
        let (width, height) = (bench.film.width, bench.film.height);
        let size = if moved { (width - 2 * MARGIN, height - 2 * MARGIN) } else { (width, height) };
        let more: Vec<&str> = recipe.more.iter().map(String::as_str).collect();
        let pictures = recipe.shown.iter().map(|&shown| show(&bench.film, &other, shown));
        pictures::encode(size, bench.film.rate, pictures, recipe.crf, &more, &file);
        let rate = recipe.rate.unwrap_or(bench.film.rate);
        let frames = (recipe.shown.len() as f64 * rate / bench.film.rate).round() as usize;
        clip(&recipe.op, &file, rate, frames, recipe.events).write(&folder);
    }
    if let Some((first, last)) = kinds::whole_groups(&bench) {
        let file = folder.join("cut.gop.mp4");
        copy_without(&original, &file, first, last);
        let frames = bench.frames() - (last - first);
        clip("cut.gop", &file, bench.film.rate, frames, vec![bench.cut(first, last, first)]).write(&folder);
    }
    fs::write(done, edition).unwrap();
}

/// Makes the tampered clips that are encoded as recorders do, where they are not there yet.
pub(crate) fn make_coded(take: &Take, kept: &Path) {
    let folder = kept.join(&take.name);
    let made = Made::open(&folder, &format!("coded {}", coded::EDITION), take);
    let film = Film::open(&folder.join("gen1.mp4"));
    let change = kinds::Changes::of(&film);
    let bench = Bench { take, moving: made.moving, film, change };
    for recipe in coded::recipes(&bench) {
        if made.has(&recipe.op) {
            continue;
        }
        let file = folder.join(format!("{}.mp4", recipe.op));
        let clear = file.with_extension("clear.mp4");
        let (size, rate) = ((bench.film.width, bench.film.height), bench.film.rate);
        let pictures = recipe.shown.iter().map(|&shown| show(&bench.film, &[], shown));
        pictures::encode(size, rate, pictures, 12, &[], &clear);
        match recipe.groups {
            None => coding::encode(&recipe.coding, &[], &clear, "", &file),
            Some((first, last)) => {
                let whole = file.with_extension("whole.mp4");
                coding::encode(&recipe.coding, &[], &clear, "", &whole);
                copy_without(&whole, &file, first, last);
                fs::remove_file(whole).unwrap();
            }
        }
        fs::remove_file(clear).unwrap();
        let (take, moving, op) = (take.name.clone(), made.moving, recipe.op.clone());
        Clip { take, moving, op, file, rate, frames: recipe.frames, events: recipe.events }.write(&folder);
        made.add(&recipe.op);
    }
}

/// The take as a small camera would have written it.
fn camera_original(from: &Path, to: &Path) {
    let (_, _, rate) = pictures::probe(from);
    let rate = rate.min(30.0);
    let size = "scale='if(gt(iw,ih),trunc(min(640,iw)/2)*2,-2)':'if(gt(iw,ih),-2,trunc(min(640,ih)/2)*2)':flags=area";
    run(ffmpeg()
        .args(["-t", &SECONDS.to_string(), "-i"])
        .arg(from)
        .args(["-map", "0:v:0", "-vf", &format!("{size},fps={rate:.6}")])
        .args(
            "-c:v libx264 -preset fast -crf 20 -bf 0 -sc_threshold 0 -pix_fmt yuv420p -threads 1".split(' '),
        )
        .args(["-g", &format!("{}", rate.round())])
        .arg(to));
}

fn duration_s(path: &Path) -> f64 {
    ffprobe("-show_entries format=duration -of csv=p=0", path).trim().parse().unwrap_or(0.0)
}

/// A second of another take at the size and rate of this one.
fn other_film(take: &Take, all: &[Take], bench: &Bench<'_>, folder: &Path) -> Vec<Vec<u8>> {
    let others: Vec<&Take> = all.iter().filter(|other| other.name != take.name).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let other = others[bench.random("other").random_range(0..others.len())];
    let file = folder.join("other.mp4");
    let (width, height) = (bench.film.width, bench.film.height);
    run(ffmpeg()
        .arg("-i")
        .arg(&other.path)
        .args(["-map", "0:v:0", "-vf"])
        .arg(format!("scale={width}:{height}:flags=area,setsar=1,fps={:.6}", bench.film.rate))
        .args(["-frames:v", &bench.count(1.0).to_string()])
        .args("-c:v libx264 -preset fast -crf 16 -pix_fmt yuv420p -threads 1".split(' '))
        .arg(&file));
    Film::open(&file).frames
}

/// A copy of the stream without the frames from a keyframe to another.
fn copy_without(from: &Path, to: &Path, first: usize, last: usize) {
    let part = |number: u32| to.with_extension(format!("part{number}.mp4"));
    let pattern = to.with_extension("part%d.mp4");
    run(ffmpeg()
        .arg("-i")
        .arg(from)
        .args(["-c", "copy", "-f", "segment", "-reset_timestamps", "1"])
        .args(["-segment_frames", &format!("{first},{last}")])
        .arg(&pattern));
    let list = to.with_extension("txt");
    let line = |number| format!("file '{}'\n", part(number).file_name().unwrap().to_str().unwrap());
    fs::write(&list, line(0) + &line(2)).unwrap();
    run(ffmpeg().args(["-f", "concat", "-safe", "0", "-i"]).arg(&list).args(["-c", "copy"]).arg(to));
    for number in 0..3 {
        fs::remove_file(part(number)).unwrap();
    }
}

/// One output picture.
fn show(film: &Film, other: &[Vec<u8>], shown: Shown) -> Vec<u8> {
    let own = |frame: usize| &film.frames[frame];
    let luma = film.width * film.height;
    match shown {
        Shown::Own(frame) => own(frame).clone(),
        Shown::Other(frame) => other[frame].clone(),
        Shown::Mix(a, b, weight) => {
            let mix = |(&a, &b): (&u8, &u8)| {
                ((i32::from(a) * (1000 - weight) + i32::from(b) * weight + 500) / 1000) as u8
            };
            own(a).iter().zip(own(b)).map(mix).collect()
        }
        Shown::Lit(frame, gain) => {
            let lit = |&pixel: &u8| (16 + (i32::from(pixel) - 16) * gain / 1000).clamp(0, 255) as u8;
            let (light, colour) = own(frame).split_at(luma);
            light.iter().map(lit).chain(colour.iter().copied()).collect()
        }
        Shown::Wiped(a, b, from) => {
            let mut wiped = own(a).clone();
            let mut start = 0;
            for half in [1, 2, 2] {
                let (width, height) = (film.width / half, film.height / half);
                for y in 0..height {
                    let row = start + y * width..start + (y + 1) * width;
                    let column = width * from.min(1000) / 1000;
                    wiped[row.clone()][column..].copy_from_slice(&own(b)[row][column..]);
                }
                start += width * height;
            }
            wiped
        }
        Shown::Moved(frame, right, down) => {
            let mut moved = Vec::with_capacity(luma * 3 / 2);
            let mut planes = own(frame).as_slice();
            for half in [1, 2, 2] {
                let (width, height) = (film.width / half, film.height / half);
                let (plane, rest) = planes.split_at(width * height);
                let margin = MARGIN / half;
                for y in 0..height - 2 * margin {
                    let y = (y + margin).saturating_add_signed(down / half as isize);
                    let x = margin.saturating_add_signed(right / half as isize);
                    moved.extend_from_slice(&plane[y * width + x..][..width - 2 * margin]);
                }
                planes = rest;
            }
            moved
        }
    }
}
