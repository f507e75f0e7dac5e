//! Bars of labels in pictures, read by the model of Code 128.
#![expect(clippy::cast_possible_truncation, reason = "digits are small")]

use onetake_code128::model::*;
use onetake_code128::profile::Profile;

use super::profile;
use crate::features::cells::Cells;
use crate::symbol::region;
use crate::symbol::scene::{Random, Scene, SceneLuma as _};
#[cfg(feature = "zxing")]
use crate::symbol::{Effort, Region, Symbologies, Symbology, searcher};

fn number(random: &mut Random) -> String {
    let digits: String = (0..13).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    format!("SF{digits}")
}

/// The profiles of all regions of bars in a picture.
fn profiles(scene: &Scene, noise: f32, seed: u64) -> Vec<Profile> {
    let shot = scene.shot(noise, seed);
    let luma = scene.luma(&shot);
    region::bars(&Cells::of(&luma))
        .iter()
        .filter_map(|bars| {
            let angle = region::direction(&luma, bars.region).unwrap_or(bars.slant.angle);
            profile::across(&luma, bars.slant.at_angle(angle))
        })
        .collect()
}

/// A label at that angle on a cluttered table.
fn scene(text: &str, module: f32, degrees: f32, seed: u64) -> Scene {
    let mut scene = Scene::cluttered(640, 480, seed);
    scene.bars(text, module, degrees, 320.3, 240.6);
    scene.blur(0.8);
    scene
}

/// Modules of a pixel and a quarter are far below what edges can tell: one frame is enough, and nothing else is clear.
#[test]
fn narrow_modules_are_read_at_many_angles() {
    for (seed, degrees) in [2.0, 20.0, 75.0, 110.0, 160.0].into_iter().enumerate() {
        let mut random = Random::new(seed as u64 + 40);
        let text = number(&mut random);
        let scene = scene(&text, 1.25, degrees, seed as u64);
        let readings: Vec<Reading> = profiles(&scene, 4.0, 5)
            .iter()
            .filter_map(|profile| read(profile, USUAL_CHARACTERS))
            .filter(Reading::is_clear)
            .collect();
        let [reading] = readings.as_slice() else { panic!("{degrees} degrees: {readings:?}") };
        assert_eq!(reading.text, text, "{degrees} degrees");
        assert!((1_150..1_350).contains(&reading.module_millipx), "{reading:?}");
    }
}

#[test]
fn frames_together_read_what_one_alone_does_not() {
    let text = "SF1029384756102";
    let scene = scene(text, 1.25, 8.0, 3);
    // A track knows the place from a frame with less noise.
    let shot = scene.shot(2.0, 0);
    let place = region::bars(&Cells::of(&scene.luma(&shot)))[0].slant;
    let frames: Vec<Profile> =
        (0..6).filter_map(|seed| profile::across(&scene.luma(&scene.shot(40.0, seed)), place)).collect();
    assert_eq!(frames.len(), 6);
    let all: Vec<&Profile> = frames.iter().collect();
    let alone = all.iter().filter_map(|frame| examine_for(frame, text));
    let alone: Vec<i32> = alone.filter(|print| print.text == text).map(|print| print.cost_milli).collect();
    let together = read_together(&all, USUAL_CHARACTERS).unwrap();
    assert_eq!(together.print.text, text);
    assert!(together.print.is_conclusive(), "{together:?}");
    assert!(together.halves_agree);
    let cost = together.print.cost_milli;
    assert!(alone.iter().all(|alone| cost < *alone), "{alone:?} {together:?}");
}

#[test]
fn a_table_without_a_label_gives_nothing_clear() {
    for seed in 0..4 {
        let mut scene = Scene::cluttered(640, 480, seed);
        // Blinds: bars of one width.
        for bar in 0..40 {
            scene.rectangle(100 + 7 * bar, 200, 3, 90, 40.0);
        }
        scene.blur(0.6);
        for profile in profiles(&scene, 3.0, seed) {
            let reading = read(&profile, USUAL_CHARACTERS);
            assert!(!reading.as_ref().is_some_and(Reading::is_clear), "{reading:?}");
            let print = examine(&profile, USUAL_CHARACTERS);
            assert!(!print.as_ref().is_some_and(Print::is_conclusive), "{print:?}");
        }
    }
}

#[test]
fn odd_profiles_are_survived() {
    let lines = [vec![], vec![0.0], vec![1.0; 2], vec![f32::NAN; 500], vec![0.5; 4000]];
    let zigzag = (0..900).map(|place| if place / 4 % 2 == 0 { 1.0 } else { -1.0 }).collect();
    for values in lines.into_iter().chain([zigzag]) {
        let profile = Profile::from_values(values);
        let print = examine(&profile, USUAL_CHARACTERS);
        assert!(!print.as_ref().is_some_and(Print::is_conclusive), "{print:?}");
        let reading = read(&profile, USUAL_CHARACTERS);
        assert!(!reading.as_ref().is_some_and(Reading::is_clear), "{reading:?}");
    }
    assert_eq!(read_together(&[], USUAL_CHARACTERS), None);
}

/// Bars as wide as those of a label held near, with quiet zones that are wider than the windows in which light is taken out: each
/// line across them, of a place that an engine read or of a region, bears the number out, however the label is turned.
#[cfg(feature = "zxing")]
#[test]
fn bars_of_wide_modules_have_a_line_that_says_what_they_are() {
    let text = "SF1234567890123";
    for (seed, module) in [2.4_f32, 3.0, 3.7, 4.4, 5.2].into_iter().enumerate() {
        for degrees in [0.0, 5.0, -6.0, 10.0] {
            let mut scene = Scene::flat(1160, 720, 200.0);
            scene.bars(text, module, degrees, 580.3, 360.6);
            scene.blur(0.7);
            let shot = scene.shot(9.0, seed as u64);
            let luma = scene.luma(&shot);
            let borne_out = |line: Option<Profile>| {
                let print = line.as_ref().and_then(|line| examine_for(line, text));
                print.is_some_and(|print| print.is_conclusive() && print.text == text)
            };
            let found = searcher().read(
                &luma,
                Region::whole(&luma),
                Symbologies::of(&[Symbology::Code128]),
                Effort::Thorough,
            );
            let symbol = found.iter().find(|symbol| symbol.text == text).expect("a symbol");
            let known = profile::of_symbol(&luma, &symbol.corners, module);
            assert!(borne_out(known), "{module} px at {degrees} degrees, read");
            let mut lines = profiles(&scene, 9.0, seed as u64).into_iter();
            // Wider regions are looked at in smaller pictures.
            assert!(
                module > 4.0 || lines.any(|line| borne_out(Some(line))),
                "{module} px at {degrees} degrees"
            );
        }
    }
}
