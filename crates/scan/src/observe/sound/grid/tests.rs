use super::mdct::Window;
use super::*;

const RATE: u32 = 48_000;

/// Noise whose loudness and colour change slowly.
fn noise(count: usize, seed: u32) -> Vec<f32> {
    let mut state = seed;
    let mut previous = 0.0;
    (0..count)
        .map(|n| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let white = (state >> 8) as f32 / 8_388_608.0 - 1.0;
            previous = 0.6 * previous + white;
            previous * (0.05 + 0.04 * (n as f32 / 9_000.0).sin())
        })
        .collect()
}

/// What an AAC encoder and decoder leave of sound: each block transformed, its smallest `zeroed`
/// coefficients set to zero, and added up again.
/// Frames begin at `phase`.
fn coded_once(sound: &[f32], phase: usize, zeroed: usize) -> Vec<f32> {
    let shape: Vec<f64> =
        (0..BLOCK).map(|n| (std::f64::consts::PI * (n as f64 + 0.5) / BLOCK as f64).sin()).collect();
    // The transform as a matrix, once; slow and plain on purpose.
    let basis: Vec<f32> = (0..HOP)
        .flat_map(|k| {
            let shape = &shape;
            (0..BLOCK).map(move |n| {
                let angle = std::f64::consts::PI / HOP as f64
                    * (n as f64 + 0.5 + HOP as f64 / 2.0)
                    * (k as f64 + 0.5);
                (shape[n] * angle.cos()) as f32
            })
        })
        .collect();
    let mut out = vec![0.0; sound.len()];
    let mut start = phase;
    while start + BLOCK <= sound.len() {
        let block = &sound[start..start + BLOCK];
        let mut kept: Vec<f32> =
            basis.chunks(BLOCK).map(|row| row.iter().zip(block).map(|(a, b)| a * b).sum()).collect();
        let mut sizes: Vec<f32> = kept.iter().map(|value| value.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let floor = sizes[zeroed];
        kept.iter_mut().filter(|value| value.abs() < floor).for_each(|value| *value = 0.0);
        for (row, value) in basis.chunks(BLOCK).zip(&kept) {
            if *value != 0.0 {
                for (sum, base) in out[start..start + BLOCK].iter_mut().zip(row) {
                    *sum += base * value / HOP as f32;
                }
            }
        }
        start += HOP;
    }
    out
}

fn watch(sound: &[f32]) -> Vec<GridRun> {
    let mut watch = GridWatch::new(RATE);
    for block in sound.chunks(1000) {
        watch.push(block);
    }
    watch.finish()
}

/// Sound that was coded once, with a little noise over it as of a second, finer encoding.
fn first_generation(phase: usize, seconds: usize) -> Vec<f32> {
    let coded = coded_once(&noise(seconds * RATE as usize, 7), phase, 460);
    let fine = noise(coded.len(), 99);
    coded.iter().zip(&fine).map(|(coded, fine)| coded + fine * 0.01).collect()
}

#[test]
fn sound_that_was_never_coded_has_no_grid() {
    assert_eq!(watch(&noise(12 * RATE as usize, 3)), []);
    assert_eq!(watch(&vec![0.0; 6 * RATE as usize]), []);
    assert_eq!(watch(&[]), []);
}

#[test]
fn an_unbroken_first_generation_is_one_run() {
    let runs = watch(&first_generation(300, 9));
    let [run] = runs.as_slice() else { panic!("{runs:?}") };
    assert_eq!((run.phase, run.window), (300, Window::Sine));
    assert!(run.end_sample - run.first_sample > 6 * u64::from(RATE), "{run:?}");
}

#[test]
fn a_removal_breaks_the_grid_where_it_is() {
    let mut sound = first_generation(300, 16);
    // 33,600 samples are 832 more than 32 frames: the grid moves back by as much.
    let cut = 8 * RATE as usize;
    sound.drain(cut..cut + 33_600);
    let runs = watch(&sound);
    let [before, after] = runs.as_slice() else { panic!("{runs:?}") };
    assert_eq!((before.phase, after.phase), (300, 300 + HOP - 832));
    assert!(after.first_sample.abs_diff(cut as u64) < u64::from(RATE) / 20, "{runs:?} {cut}");
}
