//! Views that go dark or are covered for a while.

use super::*;

/// From this confidence on a person looks.
const REVIEWED: u32 = 300_000;

/// What lies before the lens.
#[derive(Debug, Clone, Copy)]
enum Before {
    /// The light is switched off.
    Dark,
    /// A hand comes from the left and goes again, in so many frames each.
    Hand(u64),
}

/// A box that moves slowly, is out of sight from frame 40 until 60, and is `jump` pixels farther from frame 50 on.
fn reader(what: Before, jump: f64, speed: f64) -> MemoryReader {
    turning_reader(what, 0, (jump, speed), 0)
}

/// The same without the first frames, before a camera that turns by so many pixels from frame to frame.
fn turning_reader(what: Before, without: u64, (jump, speed): (f64, f64), turn: usize) -> MemoryReader {
    MemoryReader::new(640, 360).frames(84 - without, move |number| {
        let number = number + without;
        let turned = turn * usize::try_from(number).unwrap();
        let moved = speed * number as f64 + if number >= 50 { jump } else { 0.0 };
        let pixel = scene_pixel(moved, 1.0, number);
        let away = (40..60).contains(&number);
        let share = |frames: u64| {
            let (since, until) = (number as f64 + 1.0 - 40.0, 60.0 - number as f64);
            (since.min(until) / frames as f64).clamp(0.0, 1.0)
        };
        let edge = match what {
            Before::Dark => 0.0,
            Before::Hand(frames) => 700.0 * share(frames),
        };
        MemoryPicture::grey(640, 360, move |x, y| {
            let value = f64::from(pixel(x + turned, y));
            let seen = match what {
                Before::Dark if away => 16.0 + 0.07 * (value - 16.0),
                Before::Hand(_) if away && (x as f64) < edge => 92.0 + 0.01 * x as f64,
                _ => value,
            };
            seen.round() as u8
        })
        .into_picture()
    })
}

#[test]
fn what_comes_back_as_it_was_is_no_cut() {
    for (what, speed) in
        [(Before::Dark, 0.0), (Before::Dark, 2.0), (Before::Hand(1), 0.0), (Before::Hand(5), 2.0)]
    {
        let told = found(reader(what, 0.0, speed));
        assert!(told.iter().all(|told| told.2 < REVIEWED), "{what:?} {speed}: {told:?}");
    }
}

#[test]
fn what_comes_back_as_something_else_is_a_cut() {
    for what in [Before::Dark, Before::Hand(1)] {
        let told = found(reader(what, 160.0, 0.0));
        assert!(told.iter().any(|told| told.2 >= 500_000), "{what:?}: {told:?}");
    }
}

#[test]
fn light_that_goes_off_soon_after_the_start_is_no_cut() {
    let told = found(turning_reader(Before::Dark, 34, (0.0, 2.0), 0));
    assert!(told.iter().all(|told| told.2 < REVIEWED), "{told:?}");
}

/// The table may have turned on, or a part is gone: nobody can tell.
#[test]
fn what_a_turning_camera_shows_after_the_dark_goes_to_a_person() {
    let told = found(turning_reader(Before::Dark, 0, (0.0, 0.0), 4));
    assert!(told.iter().all(|told| told.2 < 500_000), "{told:?}");
}

#[test]
fn things_that_are_elsewhere_in_the_same_view_are_never_sure() {
    let told = found(reader(Before::Dark, 160.0, 0.0));
    assert!(told.iter().all(|told| told.0 != Code::SpliceCut || told.2 <= 850_000), "{told:?}");
}

/// Who covers the camera at the end, or works in the dark for long, is told to have cut nothing for sure.
#[test]
fn a_view_that_does_not_come_back_or_late_is_never_sure() {
    for (from, until, frames) in [(60, 100, 100), (40, 240, 300)] {
        let told = found(MemoryReader::new(640, 360).frames(frames, move |number| {
            let light = if (from..until).contains(&number) { 0.05 } else { 1.0 };
            scene(2.0 * number as f64, light, number)
        }));
        let sure = told.iter().filter(|told| told.0 == Code::SpliceCut && told.2 > 850_000);
        assert_eq!(sure.count(), 0, "{from} {until}: {told:?}");
    }
}
