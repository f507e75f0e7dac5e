//! Data Matrix, PDF417 and large bars: what the usual search of a picture does not see.

use super::*;

/// A return label: a Data Matrix code in the lower right corner, beside and below print.
fn return_label(text: &str, module: f32, degrees: f32, size: (usize, usize)) -> Scene {
    let mut scene = Scene::flat(size.0, size.1, 95.0);
    let (x, y) = (size.0 / 2, size.1 / 2);
    let (sheet, print) = (14.0 * module, 10 * (14.0 * module) as usize / 10);
    let (left, top) = (x.saturating_sub(2 * print), y.saturating_sub(2 * print));
    scene.rectangle(left, top, 3 * print, 3 * print, 215.0);
    scene.print(left + 10, top + 10, 3 * print - 20, (2 * print).saturating_sub(60) / 22, 7);
    scene.print(left + 10, top + 2 * print - 40, print, print / 22, 8);
    scene.data_matrix(text, module, degrees, x as f32 + sheet * 0.3, y as f32 + sheet * 0.3);
    scene.blur(0.8);
    scene
}

#[test]
fn a_data_matrix_at_rest_beside_print_is_read() {
    for (module, size) in [(4.0, (960, 540)), (6.0, (1920, 1088)), (12.0, (1088, 1920))] {
        let text = format!("M00{}", 12_345_670 + size.0 % 10);
        let drafts = still_scene(return_label(&text, module, 4.0, size), 40);
        assert_eq!(readings(&drafts), [text], "{module} px");
        let found = of(&drafts, Code::WaybillReading);
        assert_eq!(found[0].detail.text("symbology"), Some("data_matrix"));
        let width = found[0].detail.int("module_milli_px").expect("a module width") as f32;
        assert!((width / 1000.0 - module).abs() < module / 10.0, "{width}");
    }
}

#[test]
fn a_data_matrix_is_read_at_any_angle() {
    for degrees in [5.0, 17.0, 30.0, 45.0, 61.0, 88.0, 120.0, 200.0] {
        let drafts = still_scene(return_label("M0012345678", 5.0, degrees, (1280, 720)), 40);
        assert_eq!(readings(&drafts), ["M0012345678"], "{degrees} degrees");
    }
}

/// A label that sways as in a hand, over so many frames of 30 in a second.
fn held_label(
    draw: impl Fn(&mut Scene, f32, f32, f32),
    count: u64,
    size: (usize, usize),
) -> Vec<ObservationDraft> {
    let shots: Vec<Scene> = (0..count)
        .map(|frame| {
            let at = frame as f32;
            let mut scene = Scene::flat(size.0, size.1, 95.0);
            let (x, y) = (size.0 as f32 / 2.0, size.1 as f32 / 2.0);
            draw(
                &mut scene,
                x + 40.0 * (at / 9.0).sin(),
                y + 20.0 * (at / 13.0).sin(),
                2.0 * (at / 11.0).sin(),
            );
            scene.blur(0.8);
            scene
        })
        .collect();
    let side = |value: usize| u32::try_from(value).expect("a small scene");
    let reader = MemoryReader::new(side(size.0), side(size.1))
        .frames(count, move |frame| picture(&shots[frame as usize], frame));
    watched(reader, Orientation::default()).0
}

#[test]
fn stacked_rows_are_read_in_motion_and_at_rest() {
    let text = "925085441613 GROUND 0001";
    for (module, degrees) in [(3.0, 3.0), (5.0, -4.0), (3.0, 25.0)] {
        let draw = |scene: &mut Scene, x: f32, y: f32, turn: f32| {
            scene.pdf417(text, module, degrees + turn, x, y);
        };
        let size = (1088, 640);
        assert_eq!(
            readings(&held_label(draw, 30, size)),
            [text],
            "in motion, {module} px, {degrees} degrees"
        );
        let mut scene = Scene::flat(size.0, size.1, 95.0);
        scene.pdf417(text, module, degrees, 540.0, 320.0);
        scene.blur(0.8);
        assert_eq!(readings(&still_scene(scene, 40)), [text], "at rest, {module} px, {degrees} degrees");
    }
}

/// Bars of 8 to 14 pixels a module, with lines that the printer left out.
#[test]
fn wide_bars_with_lines_left_out_are_read_at_each_size() {
    for (module, degrees) in [(4.0, 2.0), (8.0, 3.0), (12.0, -3.0), (8.0, 28.0)] {
        let size =
            ((150.0 * module) as usize + 260, if degrees > 20.0 { 900 } else { (70.0 * module) as usize });
        let mut scene = Scene::flat(size.0, size.1, 95.0);
        scene.bars(SF, module, degrees, size.0 as f32 / 2.0, size.1 as f32 / 2.0);
        for line in 0..3 {
            let at = size.1 / 2 - 60 + 50 * line;
            scene.rectangle(0, at, size.0, (module / 3.0) as usize, 215.0);
        }
        scene.blur(1.5);
        assert_eq!(readings(&still_scene(scene, 40)), [SF], "{module} px, {degrees} degrees");
    }
}

/// A blot over more than error correction mends: the place is known, its modules are wide enough, and no one is told to come closer.
#[test]
fn codes_with_a_blot_are_unread_labels_with_their_place() {
    type Case = (Symbology, fn(&mut Scene), (usize, usize));
    let cases: [Case; 2] = [
        (Symbology::DataMatrix, |scene| scene.data_matrix("M0012345678", 8.0, 4.0, 480.0, 270.0), (50, 50)),
        (Symbology::Pdf417, |scene| scene.pdf417("925085441613 GROUND", 4.0, 2.0, 480.0, 270.0), (170, 60)),
    ];
    for (symbology, draw, (width, height)) in cases {
        let mut scene = Scene::flat(960, 540, 95.0);
        draw(&mut scene);
        scene.rectangle(480 - width / 2, 270 - height / 2, width, height, 40.0);
        scene.blur(0.8);
        let drafts = still_scene(scene, 60);
        assert!(readings(&drafts).is_empty(), "{symbology:?}");
        let found = of(&drafts, Code::WaybillUnread);
        let [draft] = found.as_slice() else { panic!("{symbology:?}: {drafts:?}") };
        assert_eq!(draft.detail.text("symbology"), Some(symbology.as_str()));
        let module = draft.detail.int("module_milli_px").expect("an estimate");
        assert!((3_000..14_000).contains(&module), "{module}");
        // Large enough: nobody is told to come closer.
        assert!(
            draft.detail.int("module_milli_px").is_some_and(|module| module >= 2_000),
            "{:?}",
            draft.detail
        );
    }
}

/// What lies on floors: boards with grain, boards with holes, checked cloth.
#[test]
fn textures_are_no_labels() {
    let (width, height) = (960, 544);
    let mut holes = Scene::flat(width, height, 190.0);
    for at in 0..60 * 34 {
        holes.rectangle(at % 60 * 16 + 3, at / 60 * 16 + 4, 7, 7, 70.0);
    }
    let mut cloth = Scene::flat(width, height, 150.0);
    for at in 0..24 {
        cloth.rectangle(at * 40, 0, [6, 14, 10][at % 3], height, 90.0);
        cloth.rectangle(0, at * 40, width, [5, 12, 9][at % 3], 60.0);
    }
    let mut boards = Scene::flat(width, height, 140.0);
    let mut random = Random::new(9);
    for _ in 0..900 {
        let value = 100.0 + 60.0 * random.unit();
        let (length, thick) = (60 + random.below(500), 1 + random.below(3));
        boards.rectangle(random.below(width), random.below(height), length, thick, value);
    }
    for (name, mut scene) in [("holes", holes), ("cloth", cloth), ("boards", boards)] {
        scene.blur(0.8);
        let drafts = still_scene(scene, 40);
        assert!(drafts.is_empty(), "{name}: {drafts:?}");
    }
}
