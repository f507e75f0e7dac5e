#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "greys and places in made-up pictures"
)]

use onetake_report::facts::{
    BlockedKind, CameraState, PictureEdge, PresenceBlocked, PresenceCamera, PresenceIdle, PresenceMoved,
};
use onetake_report::{Code, CoverageReason};

use super::super::testing::{observe, of_code};
use super::super::{Coverage, DraftSpan, ObservationDraft};
use super::Presence;
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::media::{Orientation, Picture};

/// Side lengths of the made-up pictures.
const SIZE: (usize, usize) = (320, 180);

/// Frames per second of the made-up videos.
const RATE: u64 = 10;

/// A number from 0 to 255 for a place, as if by chance.
fn chance(x: i64, y: i64) -> f64 {
    let mixed = (x.wrapping_mul(0x9e37_79b9) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0x27d4_eb2f);
    f64::from((mixed >> 15) as u8)
}

/// A scene with texture everywhere: patches of eleven pixels, each with a grey of its own, blended into each other.
fn scene(x: f64, y: f64) -> f64 {
    let (column, row) = ((x / 11.0).floor(), (y / 11.0).floor());
    let (right, down) = (x / 11.0 - column, y / 11.0 - row);
    let ramp = |t: f64| (4.0 * (t - 0.5) + 0.5).clamp(0.0, 1.0);
    let at = |dx: i64, dy: i64| 40.0 + 0.6 * chance(column as i64 + dx, row as i64 + dy);
    let (right, down) = (ramp(right), ramp(down));
    let upper = at(0, 0) * (1.0 - right) + at(1, 0) * right;
    let lower = at(0, 1) * (1.0 - right) + at(1, 1) * right;
    upper * (1.0 - down) + lower * down
}

/// What is seen of a grey value at a place, given as value, x and y, when the view is lost.
type How = fn(f64, f64, f64) -> f64;

/// What a camera shows that is moved by so many pixels and zoomed.
fn seen(by: (f64, f64), zoom: f64) -> impl Fn(usize, usize) -> f64 {
    move |x, y| scene((x as f64 - 160.0) / zoom + 160.0 + by.0, (y as f64 - 90.0) / zoom + 90.0 + by.1)
}

fn picture(value: impl Fn(usize, usize) -> f64) -> Picture {
    MemoryPicture::grey(SIZE.0, SIZE.1, |x, y| value(x, y).clamp(0.0, 255.0) as u8).into_picture()
}

fn reader(frames: u64, show: impl Fn(u64) -> Picture) -> MemoryReader {
    let reader = MemoryReader::new(320, 180);
    (0..frames).fold(reader, |reader, number| {
        let ticks = i64::try_from(number * 90_000 / RATE).unwrap();
        reader.frame_at(Some(ticks), show(number))
    })
}

fn watch(reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(b"made up", reader, |beginning| Box::new(Presence::new(beginning)))
}

fn camera(drafts: &[ObservationDraft]) -> CameraState {
    let all = of_code(drafts, Code::PresenceCamera);
    assert_eq!(all.len(), 1, "{drafts:?}");
    all[0].facts::<PresenceCamera>().unwrap().state
}

fn frames(draft: &ObservationDraft) -> (u64, u64) {
    match draft.span {
        DraftSpan::Frames { first, last } => (first, last),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_camera_that_nobody_touches_is_fixed_whatever_passes_and_however_light_wanders() {
    let (drafts, coverage) = watch(reader(60, |number| {
        let light = 1.0 - 0.25 * (number as f64 / 9.0).sin().abs();
        let hand = 10.0 * number as f64 - 150.0;
        picture(move |x, y| {
            let apart = (x as f64 - hand).abs();
            if apart < 45.0 && y > 40 {
                90.0 + 0.3 * chance(x as i64 / 9, number as i64)
            } else {
                light * seen((0.0, 0.0), 1.0)(x, y)
            }
        })
    }));
    assert_eq!(camera(&drafts), CameraState::Fixed);
    assert!(of_code(&drafts, Code::PresenceMoved).is_empty(), "{drafts:?}");
    assert!(of_code(&drafts, Code::PresenceBlocked).is_empty(), "{drafts:?}");
    assert_eq!(coverage, Coverage::Full);
}

#[test]
fn a_push_a_pan_and_a_zoom_of_a_fixed_camera_are_told_from_the_first_picture_to_the_last() {
    let share = |number: u64, first: u64, count: u64| {
        (number as f64 + 1.0 - first as f64).clamp(0.0, count as f64) / count as f64
    };
    // 1.3 of 320 pixels are 5 of 1280.
    for (way, count) in [((1.3, 0.0), 1), ((-3.0, 4.0), 1), ((20.0, -12.0), 20)] {
        let (drafts, _) = watch(reader(80, |number| {
            let share = share(number, 30, count);
            picture(seen((way.0 * share, way.1 * share), 1.0))
        }));
        assert_eq!(camera(&drafts), CameraState::Fixed, "{way:?}");
        let moved = of_code(&drafts, Code::PresenceMoved);
        assert_eq!(moved.len(), 1, "{way:?}: {drafts:?}");
        assert!(moved[0].confidence_ppm >= 500_000);
        let (first, last) = frames(moved[0]);
        assert!(first.abs_diff(30) <= 2 && last.abs_diff(29 + count) <= 3, "{way:?} from {first} to {last}");
        let facts = moved[0].facts::<PresenceMoved>().unwrap();
        let truth = (way.0 * way.0 + way.1 * way.1).sqrt() * 1000.0 / 320.0;
        let told = facts.displaced_milli as f64;
        assert!((told - truth).abs() < 1.5 + 0.1 * truth, "{told} instead of {truth} thousandths");
    }
    let (drafts, _) =
        watch(reader(80, |number| picture(seen((0.0, 0.0), 1.0 + 0.15 * share(number, 30, 10)))));
    let moved = of_code(&drafts, Code::PresenceMoved);
    assert_eq!(moved.len(), 1, "{drafts:?}");
    let facts = moved[0].facts::<PresenceMoved>().unwrap();
    assert!((facts.scale_ppm - 150_000).abs() < 20_000, "{facts:?}");
}

#[test]
fn a_camera_that_is_turned_away_is_told_and_a_parcel_that_comes_to_fill_the_picture_is_not() {
    let (drafts, _) = watch(reader(140, |number| {
        let away = 6.0 * (number as f64 - 29.0).clamp(0.0, 45.0);
        picture(seen((away, 0.0), 1.0))
    }));
    assert_eq!(camera(&drafts), CameraState::Fixed);
    let moved = of_code(&drafts, Code::PresenceMoved);
    assert_eq!(moved.len(), 1, "{drafts:?}");
    assert!(moved[0].confidence_ppm >= 500_000, "{moved:?}");
    assert!(frames(moved[0]).0.abs_diff(30) <= 2, "{moved:?}");
    // It comes from the right within half a second, is moved for two seconds and a half, and stays.
    let (drafts, _) = watch(reader(140, |number| {
        let since = number.saturating_sub(29) as f64;
        let (came, moved) = (64.0 * since.min(5.0), 4.0 * (since - 5.0).clamp(0.0, 25.0));
        picture(move |x, y| {
            let (x, y) = (x as f64, y as f64);
            if x >= 320.0 - came { scene(x + came + moved + 5000.0, y) } else { scene(x, y) }
        })
    }));
    let moved = of_code(&drafts, Code::PresenceMoved);
    assert!(moved.iter().all(|moved| moved.confidence_ppm < 500_000), "{drafts:?}");
}

#[test]
fn a_camera_that_is_always_on_its_way_is_none_that_was_moved() {
    let (drafts, _) = watch(reader(70, |number| {
        let t = number as f64;
        picture(seen((6.0 * (t / 5.0).sin() + 3.0 * (t / 2.3).cos(), 5.0 * (t / 4.1).cos()), 1.0))
    }));
    assert_eq!(camera(&drafts), CameraState::Handheld);
    assert!(of_code(&drafts, Code::PresenceMoved).is_empty(), "{drafts:?}");
}

#[test]
fn bars_and_a_burned_in_name_do_not_hold_a_moving_camera_still() {
    let (drafts, _) = watch(reader(70, |number| {
        let t = number as f64;
        let moving = seen((8.0 * (t / 5.0).sin() + 3.0 * (t / 2.3).cos(), 5.0 * (t / 4.1).cos()), 1.0);
        picture(move |x, y| match (x, y) {
            (_, 0..24 | 156..) => 16.0,
            (10..100, 30..44) => {
                if (x / 3 * 7 + y / 3 * 5) % 4 < 2 {
                    235.0
                } else {
                    20.0
                }
            }
            _ => moving(x, y),
        })
    }));
    assert_eq!(camera(&drafts), CameraState::Handheld);
}

#[test]
fn of_a_picture_without_texture_nothing_is_said() {
    let (drafts, coverage) = watch(reader(40, |_| picture(|x, _| 100.0 + x as f64 / 10.0)));
    assert_eq!(camera(&drafts), CameraState::Unknown);
    assert_eq!(
        coverage,
        Coverage::Partial(vec![(DraftSpan::Frames { first: 0, last: 39 }, CoverageReason::CameraUnknown)])
    );
}

#[test]
fn a_lost_view_is_named_after_how_it_is_lost_before_a_fixed_camera_and_one_in_the_hand() {
    for swing in [0.0, 5.0] {
        let by =
            move |number: u64| (swing * (number as f64 / 5.0).sin(), swing * (number as f64 / 3.7).cos());
        let soft = |x: usize, y: usize| {
            let around = (0..25).map(|place| {
                (x as f64 + f64::from(place % 5) * 8.0 - 16.0, y as f64 + f64::from(place / 5) * 8.0 - 16.0)
            });
            around.map(|(x, y)| scene(x, y)).sum::<f64>() / 25.0
        };
        let lost: [(BlockedKind, How); 2] = [
            (BlockedKind::Covered, |_, x, _| 110.0 + x / 20.0),
            (BlockedKind::Dark, |value, _, _| 0.07 * value + 4.0),
        ];
        for (kind, lost) in lost {
            let (drafts, _) = watch(reader(70, |number| {
                let free = seen(by(number), 1.0);
                picture(move |x, y| {
                    let value = free(x, y);
                    if (30..40).contains(&number) { lost(value, x as f64, y as f64) } else { value }
                })
            }));
            check(&drafts, &kind, swing);
        }
        if swing == 0.0 {
            let blurred: Vec<f64> =
                (0..SIZE.0 * SIZE.1).map(|place| soft(place % SIZE.0, place / SIZE.0)).collect();
            let (drafts, _) = watch(reader(70, |number| {
                let soft = blurred.clone();
                picture(move |x, y| {
                    if (30..40).contains(&number) { soft[y * SIZE.0 + x] } else { scene(x as f64, y as f64) }
                })
            }));
            check(&drafts, &BlockedKind::Blurred, swing);
        }
    }

    fn check(drafts: &[ObservationDraft], kind: &BlockedKind, swing: f64) {
        let blocked = of_code(drafts, Code::PresenceBlocked);
        assert_eq!(blocked.len(), 1, "{kind:?} {swing}: {drafts:?}");
        let facts = blocked[0].facts::<PresenceBlocked>().unwrap();
        assert_eq!(facts.kind, *kind, "{swing}");
        let (first, last) = frames(blocked[0]);
        assert!(first.abs_diff(30) <= 1 && last.abs_diff(39) <= 1, "{kind:?} from {first} to {last}");
        assert!(blocked[0].confidence_ppm >= 500_000);
        assert!(of_code(drafts, Code::PresenceMoved).is_empty(), "{drafts:?}");
    }
}

#[test]
fn what_is_taken_out_of_a_bare_scene_is_no_cover_and_what_lies_before_it_is() {
    // A wall with things before it; one of them may stay.
    let show = |things: bool, stays: bool| {
        move |x: usize, y: usize| match (x, y) {
            (60..200, 40..150) if things => scene(x as f64, y as f64),
            (270..300, 60..140) if stays => scene(x as f64, y as f64),
            _ => 130.0 + x as f64 / 16.0,
        }
    };
    let covered = |drafts: &[ObservationDraft]| -> Vec<(u64, u64)> {
        let blocked = of_code(drafts, Code::PresenceBlocked).into_iter();
        let covers =
            blocked.filter(|draft| draft.facts::<PresenceBlocked>().unwrap().kind == BlockedKind::Covered);
        covers.map(frames).collect()
    };
    for stays in [true, false] {
        for first in [8, 30] {
            let (drafts, _) = watch(reader(60, |number| picture(show(number < first, stays))));
            assert_eq!(covered(&drafts), [], "{stays} from {first}: {drafts:?}");
        }
        let (drafts, _) = watch(reader(60, |number| {
            let free = show(true, stays);
            picture(move |x, y| if (30..40).contains(&number) { 30.0 + y as f64 / 20.0 } else { free(x, y) })
        }));
        assert_eq!(covered(&drafts), [(30, 39)], "{stays}: {drafts:?}");
    }
}

#[test]
fn a_long_span_without_activity_is_told_with_the_edge_that_the_last_one_touched() {
    let hand = |number: u64| match number {
        // Comes from the left, works, and leaves to the right.
        0..20 => Some(40.0 + 6.0 * number as f64),
        20..40 => Some(160.0 + 10.0 * (number as f64 - 20.0)),
        _ => None,
    };
    let show = move |number: u64| {
        picture(move |x, y| match hand(number) {
            Some(at) if (x as f64 - at).abs() < 25.0 && (60..120).contains(&y) => {
                20.0 + 0.8 * chance(x as i64 / 7, number as i64)
            }
            _ => scene(x as f64, y as f64),
        })
    };
    for (orientation, edge) in [
        (Orientation::default(), PictureEdge::Right),
        (Orientation { quarter_turns: 1, mirrored: false }, PictureEdge::Bottom),
    ] {
        let (drafts, _) = watch(reader(80, show).turned(orientation));
        let idle = of_code(&drafts, Code::PresenceIdle);
        assert_eq!(idle.len(), 1, "{drafts:?}");
        let facts = idle[0].facts::<PresenceIdle>().unwrap();
        assert_eq!(facts.last_edge, Some(edge));
        let (first, last) = frames(idle[0]);
        assert!((34..42).contains(&first) && last == 79, "from {first} to {last}");
    }
}

#[test]
fn missing_and_falling_timestamps_new_sizes_and_no_frames_at_all_are_borne() {
    let (drafts, coverage) = watch(MemoryReader::new(8, 8));
    assert!(drafts.is_empty());
    assert_eq!(coverage, Coverage::None(CoverageReason::TooFewFrames));
    let mut untimed = MemoryReader::new(320, 180);
    for number in 0..90 {
        // Without timestamps, 30 a second; a third of them fall back.
        let falls = number >= 60 && number % 3 == 2;
        let ticks = (number >= 60).then_some((number - if falls { 3 } else { 0 }) * 3000);
        untimed = untimed.frame_at(ticks, picture(seen((0.0, 0.0), 1.0)));
    }
    assert_eq!(camera(&watch(untimed).0), CameraState::Fixed);
    let mut sizes = MemoryReader::new(320, 180);
    for number in 0..40_usize {
        let (width, height) = [(320, 180), (1, 1), (180, 320), (3, 999)][number % 4];
        sizes = sizes.frame(
            MemoryPicture::grey(width, height, |x, y| chance(x as i64, y as i64) as u8).into_picture(),
        );
    }
    assert_eq!(camera(&watch(sizes).0), CameraState::Unknown);
}
