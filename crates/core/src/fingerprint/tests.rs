//! The mathematics on made-up motion: what is found, and how often chance is taken for a copy.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of made-up motion"
)]

use onetake_report::facts::{FINGERPRINT_CELLS, FingerprintMotion};
use proptest::prelude::*;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use super::*;

/// Motion as grey levels in each cell: hands that come, stay a while and go, slowly against a tenth of a second.
struct Motion(Vec<[f64; FINGERPRINT_CELLS]>);

impl Motion {
    fn new(seed: u64, samples: usize) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let mut unit = move || chance.random::<f64>();
        let mut cells = [0.0; FINGERPRINT_CELLS];
        let mut active = [0_usize; FINGERPRINT_CELLS];
        Self(
            (0..samples)
                .map(|_| {
                    for (cell, active) in cells.iter_mut().zip(&mut active) {
                        if *active == 0 && unit() < 0.02 {
                            *active = 10 + (unit() * 30.0) as usize;
                        }
                        let push = if *active > 0 { 16.0 * (unit() - 0.5) } else { 0.0 };
                        *active = active.saturating_sub(1);
                        *cell = 0.75 * *cell + push;
                    }
                    cells
                })
                .collect(),
        )
    }

    /// The fingerprint, each difference off by up to so many grey levels.
    fn seen(&self, from: usize, until: usize, noise: f64, seed: u64) -> Fingerprint {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let level = |grey: f64| {
            let level = (grey.abs() / 0.5).log2().floor() as i8;
            if grey.abs() < 0.5 { 0 } else { (level + 1).min(7) * grey.signum() as i8 }
        };
        let samples: Vec<[i8; FINGERPRINT_CELLS]> = self.0[from..until]
            .iter()
            .map(|cells| cells.map(|grey| level(grey * 0.95 + noise * (2.0 * chance.random::<f64>() - 1.0))))
            .collect();
        fingerprint(&samples)
    }
}

fn motion(samples: &[[i8; FINGERPRINT_CELLS]]) -> FingerprintMotion {
    FingerprintMotion {
        interval_ms: 100,
        first_ms: 200,
        columns: 4,
        rows: 3,
        samples: samples.len() as u64,
        moving_samples: 0,
        levels: FingerprintMotion::pack(samples),
    }
}

fn fingerprint(samples: &[[i8; FINGERPRINT_CELLS]]) -> Fingerprint {
    Fingerprint::of_motion(&motion(samples)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_part_is_found_where_it_lies(seed in any::<u64>(), from in 0_usize..900, samples in 120_usize..300) {
        let take = Motion::new(seed, 1_200);
        let whole = take.seen(0, 1_200, 0.4, 1);
        let part = take.seen(from, from + samples, 0.4, 2);
        let same = compare(&part, &whole).unwrap();
        prop_assert_eq!(same.offset_ms, 100 * from as i64);
        prop_assert!(same.here.end_ms - same.here.start_ms >= 100 * (samples as i64 - 60), "{:?}", same);
        prop_assert_eq!(same.there.start_ms - same.here.start_ms, same.offset_ms);
        let back = compare(&whole, &part).unwrap();
        prop_assert_eq!(back.offset_ms, -same.offset_ms);
    }

    #[test]
    fn a_take_after_another_intro_is_found(seed in any::<u64>(), intro in 1_usize..200) {
        let (take, other) = (Motion::new(seed, 400), Motion::new(!seed, 200));
        let mut cells = other.0[..intro].to_vec();
        cells.extend(&take.0);
        let same = compare(&take.seen(0, 400, 0.0, 1), &Motion(cells).seen(0, intro + 400, 0.4, 2)).unwrap();
        prop_assert_eq!(same.offset_ms, 100 * intro as i64);
    }

    #[test]
    fn whatever_is_read_is_compared(text in "[A-Za-z0-9+/]{0,400}", columns in 0_u64..14, interval_ms in -2_i64..3) {
        let mut odd = motion(&[]);
        odd.samples = (text.len() * 3 / 4 / 6) as u64;
        odd.levels = text;
        (odd.columns, odd.rows, odd.interval_ms) = (columns, 12_u64.checked_div(columns).unwrap_or(0), interval_ms);
        if let Some(read) = Fingerprint::of_motion(&odd) {
            let _ = compare(&read, &read);
        }
    }
}

/// A hundred takes of two minutes that have nothing to do with each other are held against each other: 4,950 pairs, and none is told.
/// So fewer than 1 in 1,650 pairs is, with a probability of 95 %.
#[test]
fn takes_that_have_nothing_in_common_are_not_told() {
    let mut index = FingerprintIndex::new();
    let mut told = 0;
    for number in 0..100 {
        let take = Motion::new(1_000 + number, 1_200).seen(0, 1_200, 0.4, number);
        told += index.find(&take).len();
        assert!(index.add(number, &take));
    }
    assert_eq!(told, 0);
}

#[test]
fn each_of_many_takes_is_found_by_a_part_of_it() {
    let mut index = FingerprintIndex::new();
    for number in 0..200_u64 {
        index.add(number, &Motion::new(number, 300).seen(0, 300, 0.4, number));
    }
    for number in 0..200 {
        let part = Motion::new(number, 300).seen(90, 250, 0.4, 1_000 + number);
        let found = index.find(&part);
        assert_eq!(found.iter().map(|found| *found.id).collect::<Vec<_>>(), [number]);
        assert_eq!(found[0].same.offset_ms, 9_000);
    }
}

#[test]
fn stillness_and_a_single_movement_say_nothing() {
    let still = fingerprint(&[[0; 12]; 600]);
    assert_eq!((still.moving_ms(), still.duration_ms(), compare(&still, &still)), (0, 60_000, None));
    let once = Motion::new(7, 40).seen(0, 40, 0.0, 1);
    assert_eq!(compare(&once, &once), None);
    // The same movement within a minute in which nothing else moves.
    let mut samples = vec![[0; 12]; 600];
    samples[100..103].fill([7; 12]);
    samples[300..303].fill([-7; 12]);
    assert_eq!(compare(&fingerprint(&samples), &fingerprint(&samples)), None);
}

#[test]
fn takes_of_another_shape_are_not_compared() {
    let samples: Vec<[i8; 12]> = (0..300)
        .map(|at: i32| std::array::from_fn(|cell| ((at * 7 + at * at * (cell as i32 + 3)) % 13 - 6) as i8))
        .collect();
    let lying = fingerprint(&samples);
    assert!(compare(&lying, &lying).is_some());
    let upright = Fingerprint::of_motion(&FingerprintMotion { columns: 3, rows: 4, ..motion(&samples) });
    assert_eq!(compare(&lying, &upright.unwrap()), None);
    for odd in [
        FingerprintMotion { columns: 5, ..motion(&samples) },
        FingerprintMotion { interval_ms: 0, ..motion(&samples) },
        FingerprintMotion { columns: u64::MAX, rows: 2, ..motion(&samples) },
        FingerprintMotion { levels: String::new(), ..motion(&samples) },
    ] {
        assert_eq!(Fingerprint::of_motion(&odd), None);
    }
}

/// What a search among 10,000 takes of two minutes costs.
#[test]
#[ignore = "it measures: run it with --release or CARGO_PROFILE_DEV_OPT_LEVEL=3, and --nocapture"]
fn ten_thousand_takes() {
    let begun = std::time::Instant::now();
    let takes: Vec<Fingerprint> =
        (0..10_000).map(|number| Motion::new(number, 1_200).seen(0, 1_200, 0.4, number)).collect();
    eprintln!("10,000 takes made in {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let mut index = FingerprintIndex::new();
    for (number, take) in takes.iter().enumerate() {
        index.add(number, take);
    }
    eprintln!("added in {:?}", begun.elapsed());
    for number in 0..5 {
        let copy = Motion::new(number, 1_200).seen(20, 1_150, 0.4, 1);
        let begun = std::time::Instant::now();
        let found = index.find(&copy);
        eprintln!("searched in {:?}: {found:?}", begun.elapsed());
        assert_eq!(found.len(), 1);
    }
    let part = Motion::new(77, 1_200).seen(500, 600, 0.4, 1);
    let begun = std::time::Instant::now();
    eprintln!("a part of ten seconds: {:?} in {:?}", index.find(&part), begun.elapsed());
}
