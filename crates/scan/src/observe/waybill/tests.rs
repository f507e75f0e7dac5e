#[cfg(feature = "zxing")]
mod codes;
mod damaged;
#[cfg(feature = "zxing")]
mod picture;

use std::sync::Arc;

use onetake_report::Code;

use super::*;
use crate::media::Picture;
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::observe::ObservationDraft;
use crate::observe::testing::watch;
use crate::symbol::scene::{Random, Scene};

const SF: &str = "SF1234567890123";

/// A picture of a scene, with its own noise.
fn picture(scene: &Scene, seed: u64) -> Picture {
    let shot = scene.shot(3.0, seed);
    let width = scene.width;
    MemoryPicture::grey(width, scene.height, |x, y| shot[y * width + x]).into_picture()
}

fn watched(reader: MemoryReader, orientation: Orientation) -> (Vec<ObservationDraft>, Coverage) {
    let mut reader = reader;
    watch(Box::new(Waybill::with_orientation(orientation)), &mut reader).expect("made-up media can be read")
}

/// The drafts of a still scene over so many frames.
fn still_scene(scene: Scene, count: u64) -> Vec<ObservationDraft> {
    let scene = Arc::new(scene);
    let side = |value: usize| u32::try_from(value).expect("a small scene");
    let reader = MemoryReader::new(side(scene.width), side(scene.height))
        .frames(count, move |frame| picture(&scene, frame));
    watched(reader, Orientation::default()).0
}

fn of(drafts: &[ObservationDraft], code: Code) -> Vec<&ObservationDraft> {
    drafts.iter().filter(|draft| draft.code == code).collect()
}

fn readings(drafts: &[ObservationDraft]) -> Vec<&str> {
    of(drafts, Code::WaybillReading).iter().filter_map(|draft| draft.detail.text("text")).collect()
}

/// Whether a span goes from the first of so many frames to the last look, in a scene that stands still.
#[cfg(feature = "zxing")]
fn reaches_the_end(span: &DraftSpan, count: u64) -> bool {
    matches!(span, DraftSpan::Frames { first: 0, last } if (count - STILL_EVERY..count).contains(last))
}

#[cfg(feature = "zxing")]
#[test]
fn a_label_in_a_still_scene_is_read_over_its_whole_time() {
    let mut scene = Scene::cluttered(960, 540, 1);
    scene.bars(SF, 2.5, 3.0, 330.0, 150.0);
    scene.blur(0.6);
    let drafts = still_scene(scene, 60);
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(readings(&drafts), [SF]);
    let detail = &found[0].detail;
    assert!(reaches_the_end(&found[0].span, 60), "{:?}", found[0].span);
    assert_eq!(detail.text("kind"), Some("waybill"));
    assert_eq!(detail.text("symbology"), Some("code_128"));
    assert_eq!(detail.text("number"), Some(SF));
    assert!(detail.int("frames").is_some_and(|frames| (2..20).contains(&frames)), "{detail:?}");
    assert!(detail.int("unchanged_frames").is_some_and(|frames| frames > 40));
    assert!(detail.int("module_milli_px").is_some_and(|module| (2400..2600).contains(&module)));
    assert_eq!(detail.list("corners_px").map(<[_]>::len), Some(8));
    let still = &found[0].stills[0];
    let crop = still.crop.expect("a cutout");
    assert!(crop.width >= 360 && crop.width < 700 && crop.height > 120, "{crop:?}");
}

#[cfg(feature = "zxing")]
#[test]
fn slanted_labels_and_a_second_label_are_all_listed() {
    let mut scene = Scene::cluttered(1280, 720, 2);
    scene.bars(SF, 2.5, 33.0, 330.0, 300.0);
    scene.bars("YT9876543210987", 2.5, 100.0, 1000.0, 330.0);
    scene.blur(0.6);
    let mut texts: Vec<String> = readings(&still_scene(scene, 40)).into_iter().map(str::to_owned).collect();
    texts.sort_unstable();
    assert_eq!(texts, [SF, "YT9876543210987"]);
}

#[test]
fn two_engines_agree_about_a_qr_code() {
    let mut scene = Scene::cluttered(800, 600, 3);
    scene.qr("https://example.com/t?no=SF1234567890123", 4.0, 8.0, 400.0, 300.0);
    scene.blur(0.5);
    let drafts = still_scene(scene, 40);
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(readings(&drafts), ["https://example.com/t?no=SF1234567890123"]);
    assert_eq!(found[0].detail.text("kind"), Some("url"));
    assert_eq!(found[0].detail.text("number"), Some(SF));
    let engines = found[0].detail.list("engines").expect("engines").len();
    assert_eq!(engines, if cfg!(feature = "zxing") { 2 } else { 1 });
    assert!(of(&drafts, Code::WaybillConflict).is_empty());
}

#[cfg(feature = "zxing")]
#[test]
fn bars_and_a_qr_code_of_one_label_that_disagree_are_a_conflict() {
    let with = |number: &str, x: f32| {
        let mut scene = Scene::flat(1280, 600, 150.0);
        scene.bars(SF, 2.5, 2.0, 330.0, 300.0);
        scene.qr(number, 4.0, 2.0, x, 300.0);
        scene.blur(0.5);
        of(&still_scene(scene, 40), Code::WaybillConflict)
            .iter()
            .map(|draft| draft.detail.text("other_text").unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(with("YT9876543210987", 640.0), ["YT9876543210987"]);
    assert!(with(SF, 640.0).is_empty(), "the same number");
    assert!(with("ORDER 77812", 640.0).is_empty(), "no number of a carrier");
    assert!(with("YT9876543210987", 1190.0).is_empty(), "another label");
}

#[cfg(feature = "zxing")]
#[test]
fn a_label_that_leaves_and_returns_has_two_runs_and_a_return_if_it_was_away_for_long() {
    let mut with = Scene::cluttered(800, 480, 4);
    let without = with.clone();
    with.bars(SF, 2.0, 0.0, 400.0, 240.0);
    let away_until = |back: u64| {
        let (with, without) = (with.clone(), without.clone());
        let reader = MemoryReader::new(800, 480).frames(back + 30, move |frame| {
            picture(if (40..back).contains(&frame) { &without } else { &with }, frame)
        });
        let (drafts, coverage) = watched(reader, Orientation::default());
        assert_eq!(coverage, Coverage::Full);
        let found = of(&drafts, Code::WaybillReading);
        assert_eq!(
            found[0].detail.list("sightings_frames").map(<[_]>::len),
            Some(2),
            "{:?}",
            found[0].detail
        );
        assert!(reaches_the_end(&found[0].span, back + 30), "{:?}", found[0].span);
        of(&drafts, Code::WaybillReturned).into_iter().map(|draft| draft.span).collect::<Vec<_>>()
    };
    assert!(away_until(90).is_empty(), "a short while");
    // In a scene that stands still the last look before lies up to fifteen frames back.
    let away = away_until(165);
    assert!(matches!(away.as_slice(), [DraftSpan::Frames { first: 31..=40, last: 164 }]), "{away:?}");
}

/// A slanted label that stands still is looked at again and again, so that it is never taken for one that was away.
#[cfg(feature = "zxing")]
#[test]
fn a_slanted_label_that_stands_still_never_returns() {
    let mut scene = Scene::cluttered(800, 480, 4);
    scene.bars(SF, 2.5, 30.0, 400.0, 240.0);
    scene.blur(0.6);
    let drafts = still_scene(scene, 200);
    assert!(of(&drafts, Code::WaybillReturned).is_empty(), "{drafts:?}");
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(found[0].detail.list("sightings_frames").map(<[_]>::len), Some(1), "{:?}", found[0].detail);
    let last = match found[0].span {
        DraftSpan::Frames { last, .. } => last,
        _ => 0,
    };
    assert!(last + STILL_EVERY >= 199, "{last}");
}

#[cfg(feature = "zxing")]
#[test]
fn one_glimpse_is_a_sighting_and_no_reading() {
    let mut with = Scene::flat(800, 480, 120.0);
    let without = with.clone();
    with.bars(SF, 2.5, 0.0, 400.0, 240.0);
    let reader = MemoryReader::new(800, 480)
        .frames(40, move |frame| picture(if frame == 20 { &with } else { &without }, frame));
    let (drafts, _) = watched(reader, Orientation::default());
    assert!(readings(&drafts).is_empty());
    let found = of(&drafts, Code::WaybillSighting);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].detail.text("text"), Some(SF));
    assert_eq!(found[0].detail.text("lacks"), Some("agreement"));
}

/// Modules of a pixel and a half, slanted and blurred: no engine that looks for edges reads them.
#[cfg(feature = "zxing")]
#[test]
fn narrow_slanted_bars_are_read_by_the_model_once_frames_agree() {
    let mut scene = Scene::flat(640, 360, 130.0);
    scene.bars(SF, 1.5, 25.0, 320.0, 180.0);
    scene.blur(0.9);
    let drafts = still_scene(scene, 60);
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(found.len(), 1, "{drafts:?}");
    assert_eq!(found[0].detail.text("text"), Some(SF));
    let module = found[0].detail.int("module_milli_px").expect("a measured module");
    assert!((1_400..1_600).contains(&module), "{module}");
}

/// Bars at 6 grey levels on paper at 39: weaker than what counts as structure in the light.
#[cfg(feature = "zxing")]
#[test]
fn a_label_in_the_dark_is_read() {
    let mut scene = Scene::flat(800, 448, 60.0);
    scene.bars(SF, 2.0, 20.0, 400.0, 220.0);
    scene.blur(0.9);
    scene.dim(180);
    let scene = Arc::new(scene);
    let reader = MemoryReader::new(800, 448).frames(60, move |frame| {
        let shot = scene.shot(1.0, frame);
        MemoryPicture::grey(800, 448, |x, y| shot[y * 800 + x]).into_picture()
    });
    assert_eq!(readings(&watched(reader, Orientation::default()).0), [SF]);
}

#[test]
fn bars_that_cannot_be_read_are_reported_with_their_module_width() {
    let mut scene = Scene::flat(640, 360, 215.0);
    // Widths by chance, as of a torn or badly printed label: they say nothing in any symbology.
    let mut random = Random::new(11);
    let mut x = 150;
    while x < 480 {
        let (bar, space) = (2 + 2 * random.below(3), 2 + 2 * random.below(3));
        scene.rectangle(x, 130, bar, 100, 35.0);
        x += bar + space;
    }
    scene.blur(0.6);
    let drafts = still_scene(scene, 40);
    assert!(readings(&drafts).is_empty());
    let found = of(&drafts, Code::WaybillUnread);
    assert_eq!(found.len(), 1, "{drafts:?}");
    let module = found[0].detail.int("module_milli_px").expect("an estimate");
    assert!((1_000..3_500).contains(&module), "{module}");
    assert!(found[0].detail.int("attempts").is_some_and(|attempts| attempts > 0));
    assert_eq!(found[0].stills.len(), 1);
}

#[test]
fn texts_of_one_length_are_alike_by_their_characters() {
    use super::readings::alike;
    assert!(alike("621390024680357", "SF1390024681357"));
    assert!(!alike("SF1390024681357", "SF9876543210987"));
    assert!(!alike("SF1390024681357", "SF139002468135"));
}

#[test]
fn scenes_without_labels_give_nothing_read() {
    for seed in 0..4 {
        let drafts = still_scene(Scene::cluttered(640, 480, seed + 50), 20);
        assert!(drafts.is_empty(), "{drafts:?}");
    }
}

#[cfg(feature = "zxing")]
#[test]
fn corners_are_those_of_the_picture_as_shown() {
    let mut scene = Scene::flat(600, 400, 130.0);
    scene.bars("12345678", 2.0, 0.0, 150.0, 100.0);
    let orientation = Orientation { quarter_turns: 1, mirrored: false };
    let reader = MemoryReader::new(600, 400).frames(20, move |frame| picture(&scene, frame));
    let (drafts, _) = watched(reader, orientation);
    let found = of(&drafts, Code::WaybillReading);
    let corners: Vec<i64> = found[0]
        .detail
        .list("corners_px")
        .expect("corners")
        .iter()
        .map(|value| value.to_string().parse().expect("a number"))
        .collect();
    // Turned clockwise, (150, 100) of 600 x 400 is shown at (299, 150).
    let mean = |from: usize| corners.iter().skip(from).step_by(2).sum::<i64>() / 4;
    assert!((mean(0) - 299).abs() < 30 && (mean(1) - 150).abs() < 20, "{corners:?}");
}

#[test]
fn odd_pictures_do_no_harm() {
    let sizes = [(1, 1), (1, 700), (700, 1), (16, 16), (17, 33), (640, 480), (3, 3), (320, 200)];
    let mut reader = MemoryReader::new(1, 1);
    for (index, (width, height)) in sizes.into_iter().cycle().take(40).enumerate() {
        let grey = MemoryPicture::grey(width, height, move |x, y| {
            u8::try_from((x * 7 + y * 13 + index) % 251).unwrap_or(0)
        });
        reader = reader.frame_at(None, grey.into_picture());
    }
    let (drafts, coverage) = watched(reader, Orientation::default());
    assert!(readings(&drafts).is_empty());
    assert_ne!(coverage, Coverage::None(CoverageReason::TooFewFrames));
    let (_, nothing) = watched(MemoryReader::new(640, 480), Orientation::default());
    assert_eq!(nothing, Coverage::None(CoverageReason::TooFewFrames));
}
