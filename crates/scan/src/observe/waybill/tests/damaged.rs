//! Labels of which columns did not print, and symbols beside each other.

use super::*;
use crate::symbol::scene::Random;
use onetake_code128::encode;

/// A label on a tripod: the print is the same in every frame, so no number of frames makes a misprint right.
#[cfg(feature = "zxing")]
#[test]
fn a_label_with_dead_columns_gives_its_own_number_or_none() {
    let mut right = 0;
    let labels = 6;
    for seed in 0..labels {
        let mut random = Random::new(seed + 60);
        let text = format!("SF{:06}{:07}", random.below(1_000_000), random.below(10_000_000));
        let modules = encode(&text).expect("a number").modules();
        let dead: Vec<(f32, f32)> = (0..8)
            .map(|_| {
                let from = random.unit() * modules as f32;
                (from, from + [0.34, 0.5, 0.67, 1.0][random.below(4)])
            })
            .collect();
        let mut scene = Scene::flat(560, 240, 110.0);
        scene.damaged_bars(&text, [1.6, 2.3, 3.0][random.below(3)], &dead, 280.0, 120.0);
        scene.blur([0.6, 0.9, 1.2][random.below(3)]);
        let drafts = still_scene(scene, 40);
        let read = readings(&drafts);
        assert!(read.iter().all(|read| *read == text), "seed {seed}: {read:?} for {text}, {dead:?}");
        right += u64::from(!read.is_empty());
    }
    assert!(right + 2 >= labels, "{right} of {labels}");
}

/// Held near and turned: quiet zones are wider than the windows in which light is taken out of a line.
#[cfg(feature = "zxing")]
#[test]
fn a_clean_label_of_wide_modules_counts_as_read() {
    for (module, degrees) in [(3.0, 0.0), (3.0, -6.0), (3.0, 10.0), (4.5, 4.0), (6.0, 7.0)] {
        let mut scene = Scene::flat(1280, 640, 110.0);
        scene.bars(SF, module, degrees, 640.3, 320.6);
        scene.blur(0.7);
        assert_eq!(readings(&still_scene(scene, 40)), [SF], "{module} px at {degrees} degrees");
    }
}

/// What the bars say is kept with the reading, so that it can be compared with an expected number later.
#[cfg(feature = "zxing")]
#[test]
fn the_line_across_bars_that_were_read_is_kept() {
    let mut scene = Scene::flat(640, 360, 110.0);
    scene.bars(SF, 2.5, 0.0, 320.0, 180.0);
    scene.blur(0.7);
    let drafts = still_scene(scene, 40);
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(found.len(), 1, "{drafts:?}");
    let bars = found[0].detail.text("bar_profile").expect("the bars");
    assert!(bars.len() <= 8_192, "{}", bars.len());
    let profile = onetake_code128::profile::Profile::from_hex(bars).expect("a line");
    let print = model::examine_for(&profile, SF).expect("bars");
    assert!(print.is_conclusive() && print.text == SF, "{print:?}");
}

/// A waybill on bars, and beside it a matrix code.
#[cfg(feature = "zxing")]
fn beside_bars(matrix: &str) -> Vec<ObservationDraft> {
    let mut scene = Scene::flat(800, 560, 110.0);
    scene.bars(SF, 2.5, 0.0, 400.0, 140.0);
    scene.qr(matrix, 5.0, 0.0, 400.0, 390.0);
    scene.blur(0.6);
    still_scene(scene, 50)
}

#[cfg(feature = "zxing")]
#[test]
fn a_number_of_no_known_form_beside_bars_is_a_conflict_and_digits_in_an_address_are_none() {
    for (matrix, conflicts) in [
        ("9900-1122-3344-5566", 1),
        ("YT9876543210123", 1),
        (SF, 0),
        ("https://wx.example.cn/q?no=9876543210123", 0),
        ("Thank you", 0),
    ] {
        let drafts = beside_bars(matrix);
        assert!(readings(&drafts).contains(&SF), "{matrix}: {drafts:?}");
        assert_eq!(of(&drafts, Code::WaybillConflict).len(), conflicts, "{matrix}: {drafts:?}");
    }
}

#[cfg(feature = "zxing")]
#[test]
fn a_number_of_jd_says_which_parcel_it_is() {
    let mut scene = Scene::flat(800, 300, 110.0);
    scene.bars("JDVA00012345678-2-3-", 2.5, 0.0, 400.0, 150.0);
    scene.blur(0.6);
    let drafts = still_scene(scene, 40);
    let found = of(&drafts, Code::WaybillReading);
    assert_eq!(found.len(), 1, "{drafts:?}");
    assert_eq!(found[0].detail.text("number"), Some("JDVA00012345678"));
    let parcels: Vec<String> =
        found[0].detail.list("parcels").expect("parcels").iter().map(ToString::to_string).collect();
    assert_eq!(parcels, ["2, 3"]);
}
