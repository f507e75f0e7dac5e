//! Dissolves, and what lies between two pictures without being one.

use super::*;

/// Dissolves that are told at 500,000 and more, by their first and last frame.
fn fades(pixel: impl Fn(u64, usize, usize) -> f64 + Send + Sync + Copy + 'static) -> Vec<(u64, u64)> {
    let mut reader = MemoryReader::new(640, 360).frames(110, move |number| {
        let value = move |x, y| pixel(number, x, y).clamp(0.0, 255.0).round() as u8;
        MemoryPicture::grey(640, 360, value).into_picture()
    });
    let (drafts, _) = watch(Box::new(Splice::new()), &mut reader).unwrap();
    let told =
        drafts.iter().filter(|draft| draft.code == Code::SpliceDissolve && draft.confidence_ppm >= 500_000);
    told.filter_map(|draft| match draft.span {
        DraftSpan::Frames { first, last } => Some((first, last)),
        _ => None,
    })
    .collect()
}

/// A patterned cloth on a table, at another place from the second take on; `share` of that is seen.
fn mixed(number: u64, share: f64, x: usize, y: usize) -> f64 {
    let table = f64::from(scene_pixel(0.5 * number as f64, 1.0, number)(x, y));
    let cloth = |left: usize| {
        let inside = (left..left + 180).contains(&x) && (40..200).contains(&y);
        let (x, y) = (x as f64 - left as f64, y as f64);
        if inside { 120.0 + 90.0 * (x * 0.35).sin() * (y * 0.27 + (x * 0.05).sin()).cos() } else { table }
    };
    (1.0 - share) * cloth(60) + share * cloth(400)
}

#[test]
fn short_and_long_fades_are_told() {
    for length in [8_u64, 30] {
        let told = fades(move |number, x, y| {
            let share = ((number + 1).saturating_sub(40) as f64 / (length + 1) as f64).min(1.0);
            mixed(number, share, x, y)
        });
        let over = |&(first, last): &(u64, u64)| first < 40 + length && last >= 40;
        assert!(!told.is_empty() && told.iter().all(over), "{length}: {told:?}");
    }
}

/// A lens that goes out of focus, as the mean of the sharp picture and the soft one.
#[test]
fn another_sharpness_is_no_dissolve() {
    let told = fades(|number, x, y| {
        let share = ((number + 1).saturating_sub(40) as f64 / 9.0).min(1.0);
        let value = mixed(number, 0.0, x, y);
        (1.0 - 0.6 * share) * value + 0.6 * share * 115.0
    });
    assert_eq!(told, []);
}

/// A label whose lines are finer than the pixels that are compared, moved a little by the hand that holds it, from one rest to another.
#[test]
fn fine_print_that_moves_in_the_hand_is_no_dissolve() {
    for reach in [1.0, 1.5, 2.5] {
        let told = fades(move |number, x, y| {
            let share = ((number + 1).saturating_sub(40) as f64 / 9.0).min(1.0);
            let table = mixed(number, 0.0, x, y);
            let inside = (240..560).contains(&x) && (40..320).contains(&y);
            // Bars of three pixels and more, as they are mixed within the pixels of the camera.
            let bar = |x: f64| f64::from((x.div_euclid(3.0) as i64 * 7919 / 13).rem_euclid(5) < 2);
            let at = x as f64 - reach * share + 1000.0;
            let lit = bar(at) * (1.0 - at.fract()) + bar(at + 1.0) * at.fract();
            if inside { 30.0 + 200.0 * lit } else { table }
        });
        assert_eq!(told, [], "{reach}");
    }
}
