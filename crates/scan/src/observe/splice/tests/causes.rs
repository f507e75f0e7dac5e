//! What changes at once and is no cut: keyframes of poor copies, focus, pushes, displays.

use super::*;
use crate::media::memory::{FRAME_TICKS, MemoryFrame};

/// From this confidence on a person looks.
pub(super) const REVIEWED: u32 = 300_000;

/// What is told of pictures, of which every 20th is a keyframe.
pub(super) fn told(
    pixel: impl Fn(u64, usize, usize) -> f64 + Send + Sync + Copy + 'static,
) -> Vec<(Code, u64, u32)> {
    let reader = (0..72_u64).fold(MemoryReader::new(640, 360), |reader, number| {
        let picture =
            MemoryPicture::grey(640, 360, move |x, y| pixel(number, x, y).clamp(0.0, 255.0).round() as u8);
        let pts_ticks = i64::try_from(number).ok().map(|number| number * FRAME_TICKS);
        let keyframe = number.is_multiple_of(20);
        reader.exact_frame(MemoryFrame {
            pts_ticks,
            keyframe,
            concealed: false,
            picture: picture.into_picture(),
        })
    });
    let (drafts, _) = watch(Box::new(Splice::new()), &mut { reader }).unwrap();
    drafts.iter().map(|draft| (draft.code, first(draft), draft.confidence_ppm)).collect()
}

/// The moving box on its table.
pub(super) fn seen(number: u64, moved: f64, x: usize, y: usize) -> f64 {
    f64::from(scene_pixel(2.0 * number as f64 + moved, 1.0, number)(x, y))
}

/// What a coarse quantiser leaves of texture until the next keyframe: less of it in each group but the first, in blocks of 16 pixels.
fn coded(group: u64, x: usize, y: usize, value: f64) -> f64 {
    let hash = (x as u64 / 16).wrapping_mul(7919)
        ^ (y as u64 / 16).wrapping_mul(104_729)
        ^ group.wrapping_mul(1_299_709);
    let kept = 0.7 + 0.06 * (hash % 5) as f64;
    115.0 + kept * (value - 115.0)
}

#[test]
fn keyframes_that_bring_texture_back_are_no_cuts() {
    let pops = told(|number, x, y| coded(number / 20, x, y, seen(number, 0.0, x, y)));
    assert!(pops.iter().all(|told| told.2 < REVIEWED), "{pops:?}");
}

#[test]
fn a_cut_at_such_a_keyframe_is_a_cut() {
    let cut = told(|number, x, y| {
        let moved = if number >= 40 { 160.0 } else { 0.0 };
        coded(number / 20, x, y, seen(number, moved, x, y))
    });
    assert!(cut.iter().any(|told| told.1 == 40 && told.2 >= 500_000), "{cut:?}");
}

#[test]
fn a_camera_that_stands_and_is_pushed_is_no_cut() {
    for push in [4, 24] {
        let pushed = told(move |number, x, y| seen(number, 0.0, x + if number >= 40 { push } else { 0 }, y));
        assert!(pushed.iter().all(|told| told.2 < REVIEWED), "{push}: {pushed:?}");
        let cut = told(move |number, x, y| {
            let (moved, push) = if number >= 40 { (160.0, push) } else { (0.0, 0) };
            seen(number, moved, x + push, y)
        });
        assert!(cut.iter().any(|told| told.1 == 40 && told.2 >= 500_000), "{push}: {cut:?}");
    }
}

/// A camera that turns, and a display in the picture that shows something else from frame 40 on.
fn display(number: u64, x: usize, y: usize, jump: usize) -> f64 {
    let x = x + 3 * usize::try_from(number).unwrap_or(0) + jump;
    let (left, top) = (500, 100);
    let inside = (left..left + 100).contains(&x) && (top..top + 70).contains(&y);
    if inside {
        let (x, y) = ((x - left) as f64, (y - top) as f64);
        if number < 40 {
            60.0 + 40.0 * (x * 0.3).sin()
        } else {
            190.0 + 50.0 * (y * 0.4).sin() * (x * 0.15).cos()
        }
    } else {
        seen(number, 0.0, x, y)
    }
}

#[test]
fn a_display_before_a_camera_that_moves_is_no_cut() {
    let changed = told(|number, x, y| display(number, x, y, 0));
    assert!(changed.iter().all(|told| told.2 < REVIEWED), "{changed:?}");
}

#[test]
fn a_cut_of_a_camera_that_moves_is_one_with_a_display_too() {
    let cut = told(|number, x, y| display(number, x, y, if number >= 40 { 30 } else { 0 }));
    assert!(cut.iter().any(|told| told.1 == 40 && told.2 >= REVIEWED), "{cut:?}");
}

/// A camera that stands before a box that moves by four pixels a frame, and a display that shows something else from frame 40 on.
fn beside_a_display(number: u64, x: usize, y: usize, jump: f64) -> f64 {
    if (520..600).contains(&x) && (40..100).contains(&y) {
        return if number < 40 { 60.0 } else { 200.0 };
    }
    seen(number, 2.0 * number as f64 + jump, x, y)
}

#[test]
fn a_display_beside_something_that_moves_on_goes_to_a_person() {
    let changed = told(|number, x, y| beside_a_display(number, x, y, 0.0));
    assert!(changed.iter().any(|told| told.1 == 40 && told.2 >= REVIEWED), "{changed:?}");
    assert!(changed.iter().all(|told| told.2 < 500_000), "{changed:?}");
    let cut = told(|number, x, y| beside_a_display(number, x, y, if number >= 40 { -60.0 } else { 0.0 }));
    assert!(cut.iter().any(|told| told.1 == 40 && told.2 >= 500_000), "{cut:?}");
}

/// A scene at rest, and a display that shows something else from each of these frames on.
fn display_at_rest(number: u64, x: usize, y: usize, changes: &[u64]) -> f64 {
    if (520..600).contains(&x) && (40..100).contains(&y) {
        let shown = changes.iter().filter(|change| number >= **change).count();
        return if shown % 2 == 0 { 60.0 } else { 200.0 };
    }
    f64::from(scene_pixel(0.0, 1.0, number)(x, y))
}

#[test]
fn a_display_in_a_scene_at_rest_goes_to_a_person() {
    let changed = told(|number, x, y| display_at_rest(number, x, y, &[40]));
    assert!(changed.iter().any(|told| told.1 == 40 && told.2 >= REVIEWED), "{changed:?}");
    assert!(changed.iter().all(|told| told.2 < 500_000), "{changed:?}");
    let cut = told(|number, x, y| {
        let shown = display_at_rest(number, x, y, &[40]);
        if (60..180).contains(&x) && (200..320).contains(&y) && number >= 40 { 250.0 - shown } else { shown }
    });
    assert!(cut.iter().any(|told| told.1 == 40 && told.2 >= 500_000), "{cut:?}");
}

#[test]
fn of_a_display_that_changes_often_one_change_goes_to_a_person() {
    let changed = told(|number, x, y| display_at_rest(number, x, y, &[20, 35, 50, 65]));
    assert_eq!(changed.iter().filter(|told| told.2 >= REVIEWED).count(), 1, "{changed:?}");
}

#[test]
fn a_display_that_changes_a_frame_or_two_beside_a_cut_does_not_hide_it() {
    for at in [38, 39, 41, 42] {
        let cut =
            told(move |number, x, y| beside_a_display(number, x, y, if number >= at { -60.0 } else { 0.0 }));
        assert!(cut.iter().any(|told| told.1 == at && told.2 >= REVIEWED), "{at}: {cut:?}");
    }
}
