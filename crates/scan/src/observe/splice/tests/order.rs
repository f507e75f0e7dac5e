//! Pictures held, caught up with, and in the wrong order.

use super::*;

/// Frame 40 is held for `held` more frames; then the take goes on where it would be, or `lost` pixels farther.
fn held(held: u64, speed: f64, lost: f64) -> MemoryReader {
    MemoryReader::new(640, 360).frames(80, move |number| {
        let (shown, lost) = match number {
            0..=40 => (number, 0.0),
            _ if number <= 40 + held => (40, 0.0),
            _ => (number, lost),
        };
        scene(speed * shown as f64 + lost, 1.0, shown)
    })
}

#[test]
fn a_stall_that_loses_no_time_is_no_cut() {
    for (frames, speed) in [(3, 2.0), (6, 2.0), (10, 1.5), (10, 2.0)] {
        let told = found(held(frames, speed, 0.0));
        assert!(told.iter().all(|told| told.0 != Code::SpliceCut || told.2 < 300_000), "{frames}: {told:?}");
        assert!(told.iter().all(|told| told.2 < 900_000), "{frames}: {told:?}");
    }
    let told = found(held(10, 1.5, 0.0));
    assert!(told.iter().any(|told| told.0 == Code::StillnessStall && told.1 == 40), "{told:?}");
}

#[test]
fn a_hold_that_hides_a_removal_is_a_cut() {
    for (frames, speed) in [(3, 1.5), (6, 1.5)] {
        let told = found(held(frames, speed, 120.0));
        let cut = (Code::SpliceCut, 41 + frames);
        assert!(told.iter().any(|told| (told.0, told.1) == cut && told.2 >= 900_000), "{frames}: {told:?}");
    }
}

#[test]
fn two_swapped_pictures_are_seen() {
    let reader = MemoryReader::new(640, 360).frames(80, |number| {
        let number = match number {
            40 => 41,
            41 => 40,
            _ => number,
        };
        scene(4.0 * number as f64, 1.0, number)
    });
    let told = found(reader);
    assert!(told.iter().any(|told| (told.0, told.1) == (Code::StillnessReversal, 40)), "{told:?}");
    assert!(told.iter().all(|told| told.2 < 900_000), "{told:?}");
}

#[test]
fn what_trembles_is_in_order() {
    let reader = MemoryReader::new(640, 360).frames(60, |number| {
        let to_and_fro = [0.0, 9.0, 3.0, 11.0][usize::try_from(number % 4).unwrap()];
        scene(to_and_fro + 0.3 * number as f64, 1.0, number)
    });
    let told = found(reader);
    assert!(told.iter().all(|told| told.0 != Code::StillnessReversal), "{told:?}");
}
