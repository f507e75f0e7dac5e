//! Copies at a lower frame rate: one picture in a few is left out, from the first to the last.

use super::*;

/// A table on which a patch of cloth is kneaded: its pattern changes in ways that no shift explains.
fn kneaded(taken: u64) -> Picture {
    let time = 0.2 * taken as f64;
    MemoryPicture::grey(640, 360, move |x, y| {
        let (x, y) = (x as f64, y as f64);
        let inside = (200.0..440.0).contains(&x) && (90.0..270.0).contains(&y);
        let value = if inside {
            let (along, down) = ((x - 200.0) * 0.12, (y - 90.0) * 0.11);
            150.0 + 40.0 * (along + 2.0 * (time + down).sin()).sin() * (down - 1.6 * time).cos()
        } else {
            110.0 + 25.0 * (x * 0.11 + (y * 0.05).sin()).sin() * (y * 0.13).cos()
        };
        let grain = (x as u64 * 7 + y as u64 * 13 + taken * 5) % 5;
        (value + grain as f64).clamp(0.0, 255.0) as u8
    })
    .into_picture()
}

/// The frame of the recording that a frame of a copy shows, which leaves out one in `period` plus one.
fn taken(number: u64, period: u64) -> u64 {
    number + (number + 2) / period
}

fn copy(period: u64, removed: u64) -> MemoryReader {
    MemoryReader::new(640, 360).frames(100, move |number| {
        let removed = if number >= 53 { removed } else { 0 };
        kneaded(taken(number, period) + removed)
    })
}

/// From this confidence on a person looks.
const REVIEWED: u32 = 300_000;

#[test]
fn pictures_left_out_at_a_beat_are_no_sure_cuts() {
    for period in [4, 5, 9] {
        let told = found(copy(period, 0));
        assert!(told.iter().all(|told| told.2 <= REVIEWED), "{period}: {told:?}");
    }
}

/// Motion so violent hides most of a cut; what counted without the beat is not passed over because of it.
#[test]
fn a_cut_on_the_beat_of_violent_motion_goes_to_a_person() {
    let told = found(copy(5, 40));
    assert!(told.iter().any(|told| told.1 == 53 && told.2 >= REVIEWED), "{told:?}");
}

#[test]
fn a_cut_on_the_beat_of_calm_motion_is_sure() {
    let reader = MemoryReader::new(640, 360).frames(100, |number| {
        let removed = if number >= 53 { 60.0 } else { 0.0 };
        scene(2.0 * taken(number, 5) as f64 + removed, 1.0, number)
    });
    assert_eq!(sure(&found(reader)), [(Code::SpliceCut, 53)]);
}

/// An editor may make a beat of cuts.
#[test]
fn cuts_at_a_beat_are_all_told() {
    let turns = MemoryReader::new(640, 360)
        .frames(100, |number| kneaded(number + if number / 5 % 2 == 0 { 0 } else { 40 }));
    let told = found(turns);
    for joint in (1..20).map(|shot| 5 * shot) {
        assert!(told.iter().any(|told| told.1 == joint && told.2 >= REVIEWED), "{joint}: {told:?}");
    }
}
