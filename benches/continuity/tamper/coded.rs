//! Cuts, dissolves and wipes in clips that are encoded as recorders do.

use rand::RngExt as _;

use super::{Bench, Event, SHORT_S, Shown};
use crate::coding::{CODINGS, Coding};

/// Grows when the same take would give other clips.
pub(super) const EDITION: &str = "1";

/// Jump cuts of a take, each in an encoding of its own.
const CUTS: usize = 4;

/// How a clip is made.
pub(super) struct Recipe {
    pub(super) op: String,
    pub(super) shown: Vec<Shown>,
    pub(super) coding: Coding,
    /// Frames from a keyframe to another that a copy of the stream leaves out.
    pub(super) groups: Option<(usize, usize)>,
    pub(super) frames: usize,
    pub(super) events: Vec<Event>,
}

pub(super) fn recipes(bench: &Bench<'_>) -> Vec<Recipe> {
    if bench.film.seconds() < SHORT_S {
        return Vec::new();
    }
    let mut recipes = cuts(bench);
    recipes.extend(groups(bench));
    for length in [8, 15, 30, 60] {
        recipes.extend(soft(bench, "fade", length, Shown::Mix));
    }
    let wipe = |a, b, weight: i32| Shown::Wiped(a, b, usize::try_from(1000 - weight).unwrap_or(0));
    recipes.extend(soft(bench, "wipe", 15, wipe));
    recipes
}

/// An encoding that keeps all frames, by a draw.
fn drawn(bench: &Bench<'_>, op: &str) -> Coding {
    let these: Vec<&Coding> = CODINGS.iter().filter(|coding| coding.keeps_frames).collect();
    *these[bench.random(&format!("coding {op}")).random_range(0..these.len())]
}

/// Removals of 1 to 3 s.
fn cuts(bench: &Bench<'_>) -> Vec<Recipe> {
    let removal = |number: usize| {
        let op = format!("cut.coded.{number}");
        let mut random = bench.random(&op);
        let length = bench.count(random.random_range(1.0..3.0));
        let from = bench.place(&mut random, length)?;
        let shown: Vec<Shown> = (0..from).chain(from + length..bench.frames()).map(Shown::Own).collect();
        let (frames, coding) = (shown.len(), drawn(bench, &op));
        Some(Recipe {
            op,
            shown,
            coding,
            groups: None,
            frames,
            events: vec![bench.cut(from, from + length, from)],
        })
    };
    (1..=CUTS).filter_map(removal).collect()
}

/// Removals of two whole groups of pictures out of a poor encoding: the joint lies at a keyframe.
fn groups(bench: &Bench<'_>) -> Vec<Recipe> {
    let named = ["hardware-low", "group50"].into_iter();
    let codings = named.filter_map(|name| CODINGS.iter().find(|coding| coding.name == name));
    let removal = |coding: &Coding| {
        let op = format!("cut.group.{}", coding.name);
        let group = if coding.name == "group50" { 50 } else { 60 };
        // Two before it, if it goes.
        let count = bench.frames() / group;
        let first = group * bench.random(&op).random_range(1..count.checked_sub(2).filter(|&last| last > 1)?);
        let (last, all) = (first + 2 * group, bench.frames());
        let encoder = "libx264 -preset superfast -crf 33 -g 50 -keyint_min 50 -sc_threshold 0";
        let coding = if group == 50 { Coding { encoder, ..*coding } } else { *coding };
        Some(Recipe {
            op,
            shown: (0..all).map(Shown::Own).collect(),
            coding,
            groups: Some((first, last)),
            frames: all - (last - first),
            events: vec![bench.cut(first, last, first)],
        })
    };
    codings.filter_map(removal).collect()
}

/// A removal of 1 to 3 s under mixed pictures.
fn soft(
    bench: &Bench<'_>,
    kind: &str,
    length: usize,
    mix: impl Fn(usize, usize, i32) -> Shown,
) -> Option<Recipe> {
    let op = format!("{kind}.{length}");
    let mut random = bench.random(&op);
    let removed = bench.count(random.random_range(1.0..3.0)).max(length + 1);
    let from = bench.place(&mut random, removed + length)?;
    let to = from + removed;
    let mixes = (0..length).map(|step| {
        let weight = i32::try_from((step + 1) * 1000 / (length + 1)).unwrap_or(500);
        mix(from + step, to + step, weight)
    });
    let all = bench.frames();
    let shown: Vec<Shown> =
        (0..from).map(Shown::Own).chain(mixes).chain((to + length..all).map(Shown::Own)).collect();
    let event = Event { last: from + length - 1, ..bench.cut(from, to, from) };
    let (frames, coding) = (shown.len(), drawn(bench, &op));
    Some(Recipe { op, shown, coding, groups: None, frames, events: vec![event] })
}
