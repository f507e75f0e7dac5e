//! Late pictures, as in files of a variable rate.

use super::*;

/// A joint at a late picture that changes no more than the pictures around it, as shots of two pictures have it.
fn told(other_scene: f32) -> u32 {
    let small = || Arc::new(SmallLuma::default());
    let measure = Measure { outlier: -0.5, other_scene, ..Measure::default() };
    Candidate { late: true, measure, ..candidate(40, 0, [small(), small()]) }.draft().confidence_ppm
}

#[test]
fn a_late_picture_of_the_same_scene_needs_no_look() {
    assert_eq!(told(0.0), table::MAX_EXPECTED_CUT);
    assert_eq!(told(gate::OTHER_SCENE - 0.1), table::MAX_EXPECTED_CUT);
}

#[test]
fn a_late_picture_of_another_scene_goes_to_a_person() {
    assert_eq!(told(gate::OTHER_SCENE), table::DOUBTFUL_CUT);
}
