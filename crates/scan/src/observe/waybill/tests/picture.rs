//! Which picture of a label is kept.

use onetake_report::facts::WaybillText;

use super::*;

/// The frame of which the picture is kept of a label that lies at one place for thirty frames and at another afterwards, each
/// blurred by so much.
fn kept([first, second]: [(f32, f32); 2]) -> u64 {
    let scenes = [first, second].map(|(x, blur)| {
        let mut scene = Scene::cluttered(960, 540, 1);
        scene.bars(SF, 2.5, 3.0, x, 150.0);
        scene.blur(blur);
        Arc::new(scene)
    });
    let reader = MemoryReader::new(960, 540)
        .frames(60, move |frame| picture(scenes.get(usize::from(frame >= 30)).expect("two scenes"), frame));
    let drafts = watched(reader, Orientation::default()).0;
    let readings = of(&drafts, Code::WaybillReading);
    assert_eq!(readings.len(), 1, "{drafts:#?}");
    readings[0].facts::<WaybillText>().and_then(|read| read.best_frame).expect("a picture")
}

const EDGE: f32 = 12.0;
const MIDDLE: f32 = 330.0;

#[test]
fn a_label_that_is_wholly_there_is_kept_before_one_that_an_edge_cuts_off() {
    assert!(kept([(EDGE, 0.6), (MIDDLE, 0.7)]) >= 30);
    assert!(kept([(MIDDLE, 0.7), (EDGE, 0.6)]) < 30);
}

#[test]
fn of_labels_that_are_wholly_there_the_sharpest_is_kept() {
    assert!(kept([(MIDDLE, 1.2), (MIDDLE + 40.0, 0.5)]) >= 30);
    assert!(kept([(MIDDLE, 0.5), (MIDDLE + 40.0, 1.2)]) < 30);
}

#[test]
fn a_blurred_picture_is_not_kept_for_what_lies_beside_the_symbol() {
    assert!(kept([(EDGE, 0.3), (MIDDLE, 2.2)]) < 30);
}
