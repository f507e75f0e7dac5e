//! Made-up unboxings whose steps and labels are known: number first and number last in turns.

use std::fs;
use std::path::{Path, PathBuf};

use fixturegen::make::Maker;
use fixturegen::recipe::Recipe;
use serde::{Deserialize, Serialize};

use crate::chance::Chance;

/// Stories in turns.
const STORIES: [&str; 2] = ["unboxing", "number_last"];

/// One made-up take.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Scene {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) number_last: bool,
    pub(crate) rate: f64,
    pub(crate) size: (usize, usize),
    /// First and last millisecond of the opening.
    pub(crate) opening_ms: (i64, i64),
    /// Corners of the label in frames in which it is shown.
    pub(crate) label: Vec<(usize, [[f64; 2]; 4])>,
}

/// Makes a take, or finds it.
pub(crate) fn make(kept: &Path, seed: u64, number: u64) -> Scene {
    let name = format!("scene-{seed}-{number}-pass");
    let known = kept.join(format!("{name}.json"));
    if let Ok(bytes) = fs::read(&known) {
        return serde_json::from_slice(&bytes).unwrap();
    }
    fs::create_dir_all(kept).unwrap();
    let mut chance = Chance::named(&name);
    let mut recipe = Recipe::default();
    recipe.scene.seed = seed * 1_000 + number;
    recipe.scene.story = STORIES[number as usize % STORIES.len()].to_owned();
    recipe.scene.seconds = chance.between(20.0, 34.0) as f32;
    recipe.scene.size = "960x540".to_owned();
    recipe.scene.fps = [15.0, 20.0, 25.0][chance.whole(0, 3)];
    recipe.label.module_px = chance.between(1.5, 2.6) as f32;
    recipe.label.angle_deg = (90.0 * chance.whole(0, 4) as f64 + 12.0 * chance.signed()) as f32;
    recipe.label.show_s = chance.between(1.5, 3.5) as f32;
    recipe.camera.noise = chance.between(1.0, 2.5) as f32;
    recipe.camera.coding.crf = chance.whole(23, 33) as u32;
    let file = kept.join(format!("{name}.mp4"));
    let truth = Maker::new(None).unwrap().make(&name, &recipe, &file).unwrap();
    let opening = truth.stages.iter().find(|stage| stage.stage == "opening").unwrap();
    let waybill = truth.waybill.as_ref().unwrap();
    let corners = |corners: &[[i64; 2]; 4]| corners.map(|point| point.map(|at| at as f64));
    let scene = Scene {
        name,
        file,
        number_last: recipe.scene.story == "number_last",
        rate: recipe.scene.fps,
        size: (960, 540),
        opening_ms: (opening.start_ms.cast_signed(), opening.end_ms.cast_signed()),
        label: waybill.sightings.iter().map(|seen| (seen.frame, corners(&seen.label_px))).collect(),
    };
    fs::write(known, serde_json::to_string(&scene).unwrap()).unwrap();
    scene
}
