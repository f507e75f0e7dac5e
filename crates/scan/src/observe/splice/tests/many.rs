//! Many cuts in one clip: none may hide another, whatever the clip is full of.

use super::*;

/// Frames between two cuts.
const SHOT: u64 = 16;

/// From this confidence on a policy fails.
const FAILS: u32 = 900_000;

/// The take of a moving box with so many pieces of it left out.
fn cut_often(cuts: u64) -> MemoryReader {
    MemoryReader::new(640, 360).frames((cuts + 1) * SHOT, move |number| {
        let gone = 2.0 * (number % SHOT) as f64;
        scene(gone + 160.0 * (number / SHOT % 2) as f64, 1.0, number)
    })
}

/// Another place for each number, with a box that moves in it.
fn place(take: u64, number: u64) -> Picture {
    let (across, down) = (0.05 + 0.03 * take as f64, 0.19 - 0.02 * take as f64);
    MemoryPicture::grey(640, 360, move |x, y| {
        let (x, y) = (x as f64, y as f64);
        let left = 60.0 + 30.0 * take as f64 + number as f64;
        let inside = x >= left && x < left + 100.0 && (140.0..220.0).contains(&y);
        let table = 90.0 + 12.0 * take as f64 + 30.0 * (x * across).sin() * (y * down).cos();
        (if inside { 200.0 - 20.0 * ((x - left) * 0.3).sin() } else { table }) as u8
    })
    .into_picture()
}

/// Frames of the cuts that are told at this confidence and above.
fn cuts(reader: MemoryReader, least: u32) -> Vec<u64> {
    let told = found(reader);
    told.iter().filter(|told| told.0 == Code::SpliceCut && told.2 >= least).map(|told| told.1).collect()
}

fn every_shot(count: u64) -> Vec<u64> {
    (1..=count).map(|cut| cut * SHOT).collect()
}

#[test]
fn each_of_many_cuts_of_one_take_is_told() {
    for count in [1, 5, 12, 20] {
        assert_eq!(cuts(cut_often(count), FAILS), every_shot(count), "{count} cuts");
    }
}

#[test]
fn each_joint_of_many_takes_is_told() {
    for count in [4, 5, 7] {
        let joined = MemoryReader::new(640, 360)
            .frames((count + 1) * SHOT, move |number| place(number / SHOT, number % SHOT));
        assert_eq!(cuts(joined, FAILS), every_shot(count), "{count} joints");
    }
}

#[test]
fn two_takes_by_turns_hide_no_joint() {
    let turns =
        MemoryReader::new(640, 360).frames(11 * SHOT, |number| place(number / SHOT % 2, number % (2 * SHOT)));
    assert_eq!(cuts(turns, FAILS), every_shot(10));
}

/// Strong candidates of any number excuse none.
#[test]
fn another_cut_never_lowers_what_is_believed_of_one() {
    let candidate = |frame: u64, here_wide: u32| {
        let excess = joint::Excess { here_wide, around_wide: 64, ..joint::Excess::default() };
        let joint = Joint { back: excess, forward: excess, ..Joint::default() };
        let small = || Arc::new(SmallLuma::default());
        Candidate {
            frame,
            last_before: frame - 1,
            measure: Measure::default(),
            joint,
            with_detail: None,
            stall: None,
            refreshed: false,
            returns: None,
            overlay: None,
            one_place: None,
            seen_in_another: false,
            late: false,
            on_beat: false,
            without_beat: None,
            small: [small(), small()],
            pictures: None,
        }
    };
    let told = |strengths: &[u32]| {
        let mut splice = Splice::with_weak_candidates();
        splice.frames = 10_000;
        splice.candidates =
            (100..).step_by(20).zip(strengths).map(|(at, &here)| candidate(at, here)).collect();
        let mut sink = ObservationSink::default();
        let ending = StreamTotals { delivered: &[], frame_pts: &[], limited: false };
        Box::new(splice).finish(&ending, &mut sink);
        let all = sink.take().into_iter().filter(|draft| draft.code == Code::SpliceCut);
        all.map(|draft| draft.confidence_ppm).collect::<Vec<_>>()
    };
    for added in [64, 200, 300, 500, 1_000, 5_000] {
        let mut strengths = vec![150, 250, 400, 800];
        let mut before = told(&strengths);
        for _ in 0..16 {
            strengths.push(added);
            let after = told(&strengths);
            assert!(before.iter().zip(&after).all(|(before, after)| after >= before), "{before:?} {after:?}");
            before = after;
        }
    }
    // Sure ones make a doubtful one surer.
    let (alone, among) = (told(&[350])[0], told(&[350, 2_000, 2_000, 2_000])[0]);
    assert!((300_000..900_000).contains(&alone) && among > alone, "{alone} {among}");
}

#[test]
fn what_is_left_out_for_its_number_is_a_gap_in_the_coverage() {
    let mut splice = Splice::new();
    splice.frames = 10_000;
    for number in 0..80 {
        splice.peak = Some(Peak {
            frame: 10 + number,
            last_before: 9 + number,
            measure: Measure { across: number as f32, ..Measure::default() },
            gap: 1.0,
            beyond_two_intervals: 0.0,
            refreshed: false,
            window: Vec::new(),
            small: [Arc::default(), Arc::default()],
            pictures: None,
            texts: Vec::new(),
            beside: Vec::new(),
        });
        splice.settle();
    }
    let ending = StreamTotals { delivered: &[], frame_pts: &[], limited: false };
    let coverage = Box::new(splice).finish(&ending, &mut ObservationSink::default());
    let gap = (DraftSpan::Frames { first: 9, last: 25 }, CoverageReason::LimitReached);
    assert_eq!(coverage, Coverage::Partial(vec![gap]));
}

#[test]
fn a_clear_joint_is_never_passed_over_as_a_refresh() {
    let joint = |here_wide: u32| {
        let excess = joint::Excess { here_wide, around_wide: 0, ..joint::Excess::default() };
        Joint { back: excess, forward: excess, ..Joint::default() }
    };
    let told = |with_detail: u32| {
        let small = || Arc::new(SmallLuma::default());
        let candidate = Candidate {
            frame: 40,
            last_before: 39,
            measure: Measure::default(),
            joint: joint(64),
            with_detail: Some(joint(with_detail)),
            stall: None,
            refreshed: false,
            returns: None,
            overlay: None,
            one_place: None,
            seen_in_another: false,
            late: false,
            on_beat: false,
            without_beat: None,
            small: [small(), small()],
            pictures: None,
        };
        candidate.draft().confidence_ppm
    };
    assert!(told(250) < 100_000, "{}", told(250));
    assert_eq!(told(1_000), 300_000);
}

/// Shots of two pictures leave nothing calm around a joint but its neighbours.
#[test]
fn two_takes_by_turns_in_shots_of_two_pictures_go_to_a_person() {
    for shot in [2, 3, 4] {
        let joined = MemoryReader::new(640, 360)
            .frames(80, move |number| place(if number / shot % 2 == 0 { 1 } else { 5 }, number));
        let told = cuts(joined, 300_000);
        assert!(told.len() >= 8, "{shot}: {told:?}");
    }
}
