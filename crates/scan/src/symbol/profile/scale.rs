//! Lines across wide bars at the scale that the model of Code 128 is made for: light is taken out, and the ends of bars are sought,
//! in windows of so many pixels.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lines are a few thousand samples long, and places in them are not negative"
)]

use std::borrow::Cow;

/// Modules that are wider, in pixels, are brought to the usual width.
const WIDE_MODULE_PX: f32 = 3.5;
const USUAL_MODULE_PX: f32 = 2.0;

/// A line whose modules are so many pixels wide, brought to modules of two pixels where they are wide.
pub(super) fn usual(line: &[f32], module_px: f32) -> Cow<'_, [f32]> {
    if module_px > WIDE_MODULE_PX {
        reduced(line, f64::from(module_px / USUAL_MODULE_PX)).into()
    } else {
        line.into()
    }
}

/// The line with so many times fewer samples, each the mean of those that it stands for, parts of samples included.
fn reduced(line: &[f32], times: f64) -> Vec<f32> {
    let mean = |index: usize| {
        let (from, to) = (index as f64 * times, (index + 1) as f64 * times);
        let share = |at: usize| (to.min(at as f64 + 1.0) - from.max(at as f64)).max(0.0);
        let parts = line.iter().enumerate().skip(from as usize).take(times as usize + 2);
        (parts.map(|(at, value)| f64::from(*value) * share(at)).sum::<f64>() / times) as f32
    };
    (0..(line.len() as f64 / times) as usize).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_stays_a_slope_at_every_scale() {
        let line: Vec<f32> = (0..300).map(|place| place as f32).collect();
        for module_px in [3.6_f32, 4.0, 4.7, 20.0] {
            let usual = usual(&line, module_px);
            let times = module_px / USUAL_MODULE_PX;
            assert_eq!(usual.len(), (300.0 / times) as usize, "{module_px}");
            for (index, value) in usual.iter().enumerate() {
                // The middle of the samples from `index * times` to the next one, whose own middles are whole numbers.
                let middle = (index as f32 + 0.5) * times - 0.5;
                assert!((value - middle).abs() < 0.15, "{module_px} {index}: {value}");
            }
        }
    }

    #[test]
    fn narrow_modules_and_odd_numbers_stay_as_they_are() {
        let line = [1.0, 2.0, 3.0];
        for module_px in [0.0, 1.0, 3.5, -3.0, f32::NAN] {
            assert_eq!(*usual(&line, module_px), line);
        }
        assert!(usual(&[], 9.0).is_empty());
        assert!(usual(&line, f32::INFINITY).is_empty());
    }
}
