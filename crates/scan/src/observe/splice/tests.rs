//! Made-up scenes with a known truth.

use proptest::prelude::*;

use onetake_report::facts::CutDoubt;

use super::gate::Measure;
use super::joint::Joint;
use super::*;
use crate::features::SmallLuma;
use crate::media::Picture;
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::observe::testing::watch;

/// A textured table with a box that moves; noise as of a camera.
fn scene(position: f64, light: f64, noise: u64) -> Picture {
    MemoryPicture::grey(640, 360, scene_pixel(position, light, noise)).into_picture()
}

fn scene_pixel(position: f64, light: f64, noise: u64) -> impl Fn(usize, usize) -> u8 {
    let (left, top) = (80.0 + position, 120.0 + position / 3.0);
    move |x, y| {
        let (x, y) = (x as f64, y as f64);
        let inside = x >= left && x < left + 120.0 && y >= top && y < top + 90.0;
        let value = if inside {
            let (x, y) = (x - left, y - top);
            170.0 + 30.0 * (x * 0.2).sin() * (y * 0.17).cos()
        } else {
            110.0 + 25.0 * (x * 0.11 + (y * 0.05).sin()).sin() * (y * 0.13).cos()
        };
        let mut hash =
            (x as u64).wrapping_mul(0x9E37_79B9).wrapping_add((y as u64) << 20).wrapping_add(noise << 40);
        hash ^= hash >> 29;
        hash = hash.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let grain = ((hash >> 40) & 7) as f64 - 3.5;
        (value * light + grain).clamp(0.0, 255.0) as u8
    }
}

fn found(reader: MemoryReader) -> Vec<(Code, u64, u32)> {
    let mut reader = reader;
    let (drafts, _) = watch(Box::new(Splice::new()), &mut reader).unwrap();
    let breaks = drafts.iter().filter(|draft| draft.code != Code::ContinuityPower);
    breaks.map(|draft| (draft.code, first(draft), draft.confidence_ppm)).collect()
}

fn first(draft: &ObservationDraft) -> u64 {
    match draft.span {
        DraftSpan::Frames { first, .. } => first,
        _ => 0,
    }
}

fn sure(found: &[(Code, u64, u32)]) -> Vec<(Code, u64)> {
    found.iter().filter(|found| found.2 >= 500_000).map(|found| (found.0, found.1)).collect()
}

#[test]
fn a_jump_of_a_moving_box_is_a_cut_at_its_frame() {
    let reader = MemoryReader::new(640, 360).frames(80, |number| {
        let removed = if number >= 40 { 60.0 } else { 0.0 };
        scene(2.0 * number as f64 + removed, 1.0, number)
    });
    assert_eq!(sure(&found(reader)), [(Code::SpliceCut, 40)]);
}

#[test]
fn steady_and_sudden_honest_motion_is_no_cut() {
    let steady = MemoryReader::new(640, 360).frames(80, |number| scene(2.0 * number as f64, 1.0, number));
    assert_eq!(sure(&found(steady)), []);
    let starts = MemoryReader::new(640, 360)
        .frames(80, |number| scene(8.0 * number.saturating_sub(40) as f64, 1.0, number));
    assert_eq!(sure(&found(starts)), []);
}

/// A picture that fits badly once, while the whole picture moves by that much around it.
fn candidate(frame: u64, shift_around: i16, small: [Arc<SmallLuma>; 2]) -> Candidate {
    let excess = joint::Excess { here_wide: 64 * 25, around_wide: 64 * 4, ..joint::Excess::default() };
    let joint = Joint { back: excess, forward: excess, shift_around, ..Joint::default() };
    Candidate {
        frame,
        last_before: frame - 1,
        measure: Measure::default(),
        joint,
        with_detail: None,
        stall: None,
        refreshed: false,
        late: false,
        on_beat: false,
        returns: None,
        overlay: None,
        one_place: None,
        seen_in_another: false,
        without_beat: None,
        small,
        pictures: None,
    }
}

/// As two honest clips had it: a phone that pans in the hand.
#[test]
fn a_cut_is_not_sure_while_the_camera_pans() {
    let told = |shift_around: i16| {
        let small = || Arc::new(SmallLuma::default());
        candidate(40, shift_around, [small(), small()]).draft().confidence_ppm
    };
    assert!(told(0) >= 900_000 && told(39) >= 900_000, "{} {}", told(0), told(39));
    assert_eq!(told(40), 850_000);
    let doubt = |shift_around: i16| {
        let small = || Arc::new(SmallLuma::default());
        let candidate = candidate(40, shift_around, [small(), small()]);
        candidate.measured(&candidate.joint).doubted_by
    };
    assert_eq!((doubt(39), doubt(40)), (None, Some(CutDoubt::Panning)));
}

#[test]
fn a_run_between_joints_of_a_panning_camera_is_not_sure_either() {
    let grey = |level: i16| {
        Arc::new(SmallLuma {
            width: 160,
            height: 90,
            pixels: (0..160 * 90).map(|at| level * (at % 7)).collect(),
        })
    };
    let told = |shift_around: i16| {
        let (outside, inside) = (grey(0), grey(500));
        let first = candidate(40, shift_around, [Arc::clone(&outside), Arc::clone(&inside)]);
        let second = candidate(70, 0, [inside, outside]);
        let mut sink = ObservationSink::default();
        pairs::note(&[(&first, 850_000), (&second, 900_000)], RECORDED_PPM, &mut sink);
        sink.drafts().iter().map(|draft| (draft.code, draft.confidence_ppm)).collect::<Vec<_>>()
    };
    assert!(matches!(told(0)[..], [(Code::SpliceInsert, ppm)] if ppm >= 900_000), "{:?}", told(0));
    assert_eq!(told(40), [(Code::SpliceInsert, 850_000)]);
}

#[test]
fn a_lamp_that_is_switched_is_no_cut() {
    let reader = MemoryReader::new(640, 360)
        .frames(80, |number| scene(2.0 * number as f64, if number >= 40 { 1.15 } else { 1.0 }, number));
    assert_eq!(sure(&found(reader)), []);
}

#[test]
fn doubled_and_lost_pictures_are_no_cut() {
    let reader = MemoryReader::new(640, 360).frames(80, |number| {
        let taken = number / 5 * 5 + [0, 1, 2, 3, 3][usize::try_from(number % 5).unwrap()];
        scene(3.0 * taken as f64, 1.0, taken)
    });
    assert_eq!(sure(&found(reader)), []);
}

#[test]
fn a_still_scene_is_left_out_of_the_coverage() {
    let mut reader = MemoryReader::new(640, 360).frames(90, |number| scene(0.0, 1.0, number));
    let (drafts, coverage) = watch(Box::new(Splice::new()), &mut reader).unwrap();
    assert!(drafts.is_empty());
    let Coverage::Partial(gaps) = coverage else { panic!("{coverage:?}") };
    assert!(gaps.iter().all(|gap| gap.1 == CoverageReason::StillScene));
    assert!(matches!(gaps[0].0, DraftSpan::Frames { first, last: 89 } if first < 10));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever comes, in whatever size and at whatever time: the picture observers neither panic nor invent frames.
    #[test]
    fn odd_media_are_survived(
        frames in prop::collection::vec((1_usize..40, 1_usize..40, any::<u8>(), any::<Option<i64>>()), 0..30),
    ) {
        use crate::observe::{clarity::Clarity, stillness::Stillness};
        let observers: [fn() -> Box<dyn Observer>; 3] =
            [|| Box::new(Splice::new()), || Box::new(Stillness::new()), || Box::new(Clarity::new())];
        for observer in observers {
            let mut reader = MemoryReader::new(8, 8);
            for &(width, height, value, pts) in &frames {
                let picture = MemoryPicture::grey(width, height, |x, y| value.wrapping_mul((x * y) as u8));
                reader = reader.frame_at(pts, picture.into_picture());
            }
            let (drafts, _) = watch(observer(), &mut reader).unwrap();
            for draft in drafts {
                if let DraftSpan::Frames { first, last } = draft.span {
                    prop_assert!(first <= last && last < frames.len() as u64);
                }
            }
        }
    }
}

mod beat;
mod causes;
mod fades;
mod late;
mod many;
mod order;
mod overlay;
mod power;
mod returns;
