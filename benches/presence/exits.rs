//! Labels that leave the picture: a window of 640 x 360 is moved over the pictures in which a made-up take shows its label, so that
//! it is known in each frame how much of the label lies inside.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use onetake::report::facts::{ParcelState, PresenceParcel};
use onetake::{Scanner, Source};

use crate::chance::Chance;
use crate::clips::encode;
use crate::ffmpeg::{INSTALLED, ffmpeg};
use crate::scenes::Scene;

/// Size of the window.
const WINDOW: (usize, usize) = (640, 360);
/// Windows for each take: one over each edge.
pub(crate) const EDGES: [(&str, (f64, f64)); 4] =
    [("left", (1.0, 0.0)), ("right", (-1.0, 0.0)), ("top", (0.0, 1.0)), ("bottom", (0.0, -1.0))];
/// All of a label is in from this share on, as the observer says it.
const IN_SHARE: f64 = 0.97;

/// What came of one window.
#[derive(Debug, Clone)]
pub(crate) struct Exit {
    pub(crate) name: String,
    pub(crate) move_s: f64,
    /// Frames in which nothing of the label is inside, and those of them that are told so, told as in, or otherwise.
    pub(crate) out: usize,
    pub(crate) named: usize,
    pub(crate) told_in: usize,
    /// Frames in which all of it is inside and that are told as out.
    pub(crate) false_out: usize,
    /// Frames with the label inside, and those of them that are told as in.
    pub(crate) inside: usize,
    pub(crate) inside_named: usize,
    /// The edge is the right one, where one is told.
    pub(crate) edge: Option<bool>,
}

/// Films one window and scores it.
pub(crate) fn exit(scene: &Scene, edge: usize, seed: u64, kept: &Path) -> Exit {
    let (side, towards) = EDGES[edge];
    let name = format!("{}-{side}", scene.name.trim_end_matches("-pass"));
    let mut chance = Chance::named(&format!("exit:{name}:{seed}"));
    let away_s = chance.between(1.0, 8.0);
    let move_s = chance.between(0.3, 1.2);
    let begins_s = chance.between(5.0, 8.0);
    let film = Film::of(scene);
    let seconds = begins_s + away_s + 2.0 * move_s + 4.0;
    let (width, height) = WINDOW;
    let middle = film.middle();
    let from = (middle.0 - width as f64 / 2.0, middle.1 - height as f64 / 2.0);
    let reach = if towards.0 == 0.0 { height as f64 * 1.4 } else { width as f64 * 1.05 };
    let file: PathBuf = kept.join(format!("exit-{name}.mkv"));
    let mut child = encode(&file, width, height, scene.rate, 26);
    let mut inside = Vec::new();
    for number in 0..(seconds * scene.rate) as usize {
        let time = number as f64 / scene.rate;
        let eased = |share: f64| {
            let share = share.clamp(0.0, 1.0);
            share * share * (3.0 - 2.0 * share)
        };
        let gone = eased((time - begins_s) / move_s) - eased((time - begins_s - move_s - away_s) / move_s);
        let at = |from: f64, towards: f64| (from + towards * reach * gone).round() as isize;
        let origin = (at(from.0, towards.0), at(from.1, towards.1));
        let (picture, label) = film.frame(number);
        let mut raw = vec![128_u8; width * height * 3 / 2];
        window(picture, scene.size, origin, &mut raw[..width * height], &mut chance);
        child.stdin.as_mut().unwrap().write_all(&raw).unwrap();
        let moved = label.map(|[x, y]| [x - origin.0 as f64, y - origin.1 as f64]);
        inside.push(share_inside(&moved));
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    score(name, side, move_s, &file, &inside)
}

/// What the window shows of a picture; beside it lies a table with a pattern of its own, so that no label is seen twice.
fn window(
    picture: &[u8],
    (across, down): (usize, usize),
    origin: (isize, isize),
    to: &mut [u8],
    chance: &mut Chance,
) {
    for (row, line) in to.chunks_exact_mut(WINDOW.0).enumerate() {
        let y = row as isize + origin.1;
        for (column, pixel) in line.iter_mut().enumerate() {
            let x = column as isize + origin.0;
            let inside = (0..across as isize).contains(&x) && (0..down as isize).contains(&y);
            let level = if inside {
                f64::from(picture[y as usize * across + x as usize])
            } else {
                120.0 + 25.0 * (x as f64 / 9.0).sin() * (y as f64 / 13.0).cos()
            };
            *pixel = (level + 2.5 * chance.signed()).round().clamp(0.0, 255.0) as u8;
        }
    }
}

fn score(name: String, side: &str, move_s: f64, file: &Path, inside: &[f64]) -> Exit {
    let record = Scanner::new().scan(&Source::open(file).unwrap()).unwrap().record;
    let mut told: Vec<Option<ParcelState>> = vec![None; inside.len()];
    let mut edges = Vec::new();
    for seen in &record.observations {
        let Some(parcel) = seen.facts::<PresenceParcel>() else { continue };
        let frames = seen.span.first_frame.zip(seen.span.last_frame);
        let (first, last) = frames.map_or((0, 0), |(first, last)| (first as usize, last as usize));
        told.iter_mut().take(last + 1).skip(first).for_each(|told| *told = Some(parcel.state.clone()));
        edges.extend(parcel.edge.map(|edge| edge.as_str() == side));
    }
    let count = |share: &dyn Fn(f64) -> bool, state: ParcelState| {
        inside
            .iter()
            .zip(&told)
            .filter(|(inside, told)| share(**inside) && told.as_ref() == Some(&state))
            .count()
    };
    let known = |share: &dyn Fn(f64) -> bool| {
        inside.iter().zip(&told).filter(|(inside, told)| share(**inside) && told.is_some()).count()
    };
    let (out, all_in) = (|share: f64| share <= 0.0, |share: f64| share >= IN_SHARE);
    Exit {
        name,
        move_s,
        out: inside.iter().filter(|inside| out(**inside)).count(),
        named: count(&out, ParcelState::Out),
        told_in: count(&out, ParcelState::In),
        false_out: count(&all_in, ParcelState::Out),
        inside: known(&all_in),
        inside_named: count(&all_in, ParcelState::In),
        edge: (!edges.is_empty()).then(|| edges.iter().all(|right| *right)),
    }
}

/// The pictures in which a take shows its label, forwards and backwards in turns, with the label's corners.
struct Film {
    pictures: Vec<Vec<u8>>,
    labels: Vec<[[f64; 2]; 4]>,
}

impl Film {
    fn of(scene: &Scene) -> Self {
        let (width, height) = scene.size;
        // Where the label is held to the camera: where it is at least half as large as at its largest.
        let area = |label: &[[f64; 2]; 4]| polygon_area(label);
        let largest = scene.label.iter().map(|(_, label)| area(label)).fold(0.0, f64::max);
        let large: Vec<_> = scene.label.iter().filter(|(_, label)| area(label) > largest * 0.5).collect();
        let (first, last) = (large[0].0, large[large.len() - 1].0);
        let labels: Vec<_> = (first..=last).map(|frame| between(&scene.label, frame)).collect();
        let mut child = ffmpeg()
            .arg("-i")
            .arg(&scene.file)
            .args(["-vf", &format!("select='between(n,{first},{last})'"), "-fps_mode", "passthrough"])
            .args(["-f", "rawvideo", "-pix_fmt", "gray", "-"])
            .stdout(Stdio::piped())
            .spawn()
            .expect(INSTALLED);
        let mut raw = Vec::new();
        child.stdout.take().unwrap().read_to_end(&mut raw).unwrap();
        assert!(child.wait().unwrap().success());
        let pictures: Vec<Vec<u8>> = raw.chunks_exact(width * height).map(<[u8]>::to_vec).collect();
        assert_eq!(pictures.len(), labels.len(), "{}", scene.name);
        Self { pictures, labels }
    }

    fn frame(&self, number: usize) -> (&[u8], [[f64; 2]; 4]) {
        let count = self.pictures.len();
        let turn = number % (2 * count - 2).max(1);
        let place = turn.min((2 * count - 2).saturating_sub(turn)).min(count - 1);
        (&self.pictures[place], self.labels[place])
    }

    /// The middle of all places of the label.
    fn middle(&self) -> (f64, f64) {
        let points: Vec<[f64; 2]> = self.labels.iter().flatten().copied().collect();
        let mean = |axis: usize| points.iter().map(|point| point[axis]).sum::<f64>() / points.len() as f64;
        (mean(0), mean(1))
    }
}

/// The corners in a frame between two in which they are known.
fn between(known: &[(usize, [[f64; 2]; 4])], frame: usize) -> [[f64; 2]; 4] {
    let after = known.iter().position(|(at, _)| *at >= frame).unwrap_or(known.len() - 1);
    let (before, after) = (&known[after.saturating_sub(1)], &known[after]);
    let share = if after.0 == before.0 {
        0.0
    } else {
        (frame as f64 - before.0 as f64) / (after.0 as f64 - before.0 as f64)
    };
    std::array::from_fn(|corner| {
        std::array::from_fn(|axis| {
            before.1[corner][axis] + share * (after.1[corner][axis] - before.1[corner][axis])
        })
    })
}

fn polygon_area(points: &[[f64; 2]]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
}

/// How far inside one edge of the window a point lies.
type DistanceInside<'a> = &'a dyn Fn(&[f64; 2]) -> f64;

/// The share of a label that lies inside the window (Sutherland and Hodgman, 1974).
fn share_inside(label: &[[f64; 2]; 4]) -> f64 {
    let (width, height) = (WINDOW.0 as f64, WINDOW.1 as f64);
    let edges: [DistanceInside<'_>; 4] = [&|p| p[0], &|p| p[1], &|p| width - p[0], &|p| height - p[1]];
    let mut rest = label.to_vec();
    for inside in edges {
        let mut kept = Vec::new();
        for (from, to) in rest.iter().zip(rest.iter().cycle().skip(1)) {
            let (here, there) = (inside(from), inside(to));
            if here >= 0.0 {
                kept.push(*from);
            }
            if (here >= 0.0) != (there >= 0.0) {
                let share = here / (here - there);
                kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
            }
        }
        rest = kept;
    }
    polygon_area(&rest) / polygon_area(label)
}
