//! The modified discrete cosine transform of AAC (ISO/IEC 14496-3, 4.6.11) and what quantisation leaves in it.

use onetake_report::facts::SoundWindow;
use std::f64::consts::PI;
use std::sync::Arc;

use rustfft::num_complex::Complex32;
use rustfft::{Fft, FftPlannerScalar};

/// Samples from frame to frame: an AAC-LC frame has this many coefficients.
pub(super) const HOP: usize = 1024;

/// Samples that one transform takes in.
pub(super) const BLOCK: usize = 2 * HOP;

/// Lowest and highest frequency that is looked at, in hertz: below, rumble; above, encoders cut off.
const BAND_HZ: (u32, u32) = (300, 15_000);

/// Coefficients at each side that a coefficient is compared with.
const NEIGHBOURS: usize = 8;

/// Bounds of a ratio: a coefficient that was quantised to zero is a hole of any depth, a tone no more than loud.
const RATIO_BOUNDS: (f32, f32) = (6.1e-6, 20.0);

/// Ratios that are multiplied side by side.
const LANES: usize = 8;

/// The window shapes that AAC encoders use for long blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Window {
    /// Half a sine wave.
    Sine,
    /// Kaiser-Bessel derived, with an alpha of 4.
    Kbd,
}

impl Window {
    pub(super) const ALL: [Self; 2] = [Self::Sine, Self::Kbd];

    pub(crate) fn name(self) -> SoundWindow {
        match self {
            Self::Sine => SoundWindow::Sine,
            Self::Kbd => SoundWindow::Kbd,
        }
    }

    fn shape(self) -> Vec<f32> {
        let rising: Vec<f64> = match self {
            Self::Sine => (0..HOP).map(|n| (PI * (n as f64 + 0.5) / BLOCK as f64).sin()).collect(),
            Self::Kbd => kaiser_bessel_derived(),
        };
        rising.iter().chain(rising.iter().rev()).map(|&value| value as f32).collect()
    }
}

fn kaiser_bessel_derived() -> Vec<f64> {
    const ALPHA: f64 = 4.0;
    let kaiser = |n: usize| {
        let x = 2.0 * n as f64 / HOP as f64 - 1.0;
        bessel_i0(PI * ALPHA * (1.0 - x * x).max(0.0).sqrt())
    };
    let total: f64 = (0..=HOP).map(kaiser).sum();
    let mut sum = 0.0;
    (0..HOP)
        .map(|n| {
            sum += kaiser(n);
            (sum / total).sqrt()
        })
        .collect()
}

/// The modified Bessel function of the first kind and order zero, by its power series.
fn bessel_i0(x: f64) -> f64 {
    let quarter = x * x / 4.0;
    let (mut term, mut sum) = (1.0, 1.0);
    for k in 1..60 {
        term *= quarter / (f64::from(k) * f64::from(k));
        sum += term;
    }
    sum
}

/// Computes how deep the holes of a spectrum are.
pub(super) struct HoleMeter {
    fft: Arc<dyn Fft<f32>>,
    twiddles: Vec<Complex32>,
    shapes: [Vec<f32>; 2],
    band: std::ops::Range<usize>,
    folded: Vec<f32>,
    buffer: Vec<Complex32>,
    scratch: Vec<Complex32>,
    power: Vec<f32>,
    sums: Vec<f32>,
}

impl HoleMeter {
    /// For sound of that rate.
    pub(super) fn new(sample_rate_hz: u32) -> Self {
        // Not the planner that picks instructions of the processor at hand: sums must be the same on every machine.
        let fft = FftPlannerScalar::new().plan_fft_forward(HOP / 2);
        let twiddles = (0..HOP / 2)
            .map(|n| {
                let angle = -PI * (8.0 * n as f64 + 1.0) / (8.0 * HOP as f64);
                Complex32::new(angle.cos() as f32, angle.sin() as f32)
            })
            .collect();
        let bin = |hertz: u32| (u64::from(hertz) * BLOCK as u64 / u64::from(sample_rate_hz.max(1))) as usize;
        let highest = HOP - NEIGHBOURS - 1;
        let start = bin(BAND_HZ.0).clamp(NEIGHBOURS, highest);
        let end = bin(BAND_HZ.1).clamp(start, highest);
        let scratch = vec![Complex32::default(); fft.get_inplace_scratch_len()];
        Self {
            fft,
            twiddles,
            shapes: Window::ALL.map(Window::shape),
            band: start..end,
            folded: vec![0.0; HOP],
            buffer: vec![Complex32::default(); HOP / 2],
            scratch,
            power: vec![0.0; HOP],
            sums: vec![0.0; HOP + 1],
        }
    }

    /// The mean logarithm of each coefficient's power over its neighbourhood's: about -1.2 for any sound, lower where
    /// quantisation has left holes, which it does only on the grid of the encoder. `None` when `block` is not one block
    /// of sound, or silent.
    pub(super) fn measure(&mut self, block: &[f32], window: Window) -> Option<f32> {
        self.transform(block, window)?;
        let mut sum = 0.0;
        for (sums, power) in self.sums.iter_mut().skip(1).zip(&self.power) {
            sum += power;
            *sums = sum;
        }
        let count = self.band.len();
        if count == 0 || sum < 1e-9 {
            return None;
        }
        let width = (2 * NEIGHBOURS + 1) as f32;
        let powers = self.power.get(self.band.clone())?;
        let lower = self.sums.get(self.band.start - NEIGHBOURS..self.band.end - NEIGHBOURS)?;
        let upper = self.sums.get(self.band.start + NEIGHBOURS + 1..self.band.end + NEIGHBOURS + 1)?;
        // The logarithm of a product instead of a sum of logarithms: products of six ratios within the bounds fit.
        let bounds = RATIO_BOUNDS;
        let ratio = |((power, lower), upper): ((&f32, &f32), &f32)| {
            (power / ((upper - lower) / width + 1e-12)).clamp(bounds.0, bounds.1)
        };
        let mut total = 0.0;
        for ((powers, lower), upper) in
            powers.chunks(LANES * 6).zip(lower.chunks(LANES * 6)).zip(upper.chunks(LANES * 6))
        {
            let mut lanes = [1.0_f32; LANES];
            for ((powers, lower), upper) in
                powers.chunks(LANES).zip(lower.chunks(LANES)).zip(upper.chunks(LANES))
            {
                for (lane, value) in lanes.iter_mut().zip(powers.iter().zip(lower).zip(upper).map(ratio)) {
                    *lane *= value;
                }
            }
            total += lanes.into_iter().map(ln).sum::<f32>();
        }
        // Damaged sound may hold numbers whose squares are infinite.
        Some(total / count as f32).filter(|mean| mean.is_finite())
    }

    /// Fills `power` with the squared coefficients.
    fn transform(&mut self, block: &[f32], window: Window) -> Option<()> {
        let block: &[f32; BLOCK] = block.try_into().ok()?;
        let [sine, kbd] = &self.shapes;
        let shape = match window {
            Window::Sine => sine,
            Window::Kbd => kbd,
        };
        let shape: &[f32; BLOCK] = shape.as_slice().try_into().ok()?;
        let windowed = |n: usize| block[n] * shape[n];
        // With the block in quarters a, b, c, d and r for reversal: the transform is the DCT-IV of (-c_r - d, a - b_r).
        let half = HOP / 2;
        let folded: &mut [f32; HOP] = self.folded.as_mut_slice().try_into().ok()?;
        for n in 0..half {
            folded[n] = -windowed(HOP + half - 1 - n) - windowed(HOP + half + n);
            folded[half + n] = windowed(n) - windowed(HOP - 1 - n);
        }
        for ((value, twiddle), n) in self.buffer.iter_mut().zip(&self.twiddles).zip(0..) {
            *value = Complex32::new(folded[2 * n], folded[HOP - 1 - 2 * n]) * twiddle;
        }
        self.fft.process_with_scratch(&mut self.buffer, &mut self.scratch);
        let power: &mut [f32; HOP] = self.power.as_mut_slice().try_into().ok()?;
        for ((value, twiddle), n) in self.buffer.iter().zip(&self.twiddles).zip(0..half) {
            let turned = value * twiddle;
            power[2 * n] = turned.re * turned.re;
            power[HOP - 1 - 2 * n] = turned.im * turned.im;
        }
        Some(())
    }
}

/// The natural logarithm of a positive number to four digits, from the bits of the number: the same on every machine,
/// which a system's own logarithm is not.
fn ln(number: f32) -> f32 {
    let bits = number.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // ln(m) = 2 artanh((m - 1) / (m + 1)), the series cut after the seventh power: below 0.0001 for m in 1..2.
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series = 2.0 * ratio * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square / 7.0)));
    exponent as f32 * std::f32::consts::LN_2 + series
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(count: usize) -> Vec<f32> {
        let mut state = 1_u32;
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / 8_388_608.0 - 1.0
            })
            .collect()
    }

    #[test]
    fn the_transform_is_that_of_the_standard() {
        let block = noise(BLOCK);
        let mut meter = HoleMeter::new(48_000);
        meter.transform(&block, Window::Sine).unwrap();
        let shape = Window::Sine.shape();
        for k in [0, 1, 2, 511, 512, 1000, 1023] {
            let direct: f64 = (0..BLOCK)
                .map(|n| {
                    let angle = PI / HOP as f64 * (n as f64 + 0.5 + HOP as f64 / 2.0) * (k as f64 + 0.5);
                    f64::from(block[n] * shape[n]) * angle.cos()
                })
                .sum();
            let power = f64::from(meter.power[k]);
            assert!((direct * direct - power).abs() < 0.001 * power.max(1.0), "{k}: {direct} {power}");
        }
    }

    #[test]
    fn both_windows_let_the_blocks_add_up_to_one() {
        for window in Window::ALL {
            let shape = window.shape();
            for n in 0..HOP {
                let sum = shape[n] * shape[n] + shape[n + HOP] * shape[n + HOP];
                assert!((sum - 1.0).abs() < 1e-5, "{window:?} {n} {sum}");
            }
        }
    }

    #[test]
    fn noise_without_a_grid_measures_the_mean_of_a_logarithmic_chi_square() {
        // E[ln chi^2_1] = -(Euler's constant + ln 2) = -1.27, a little higher through the neighbourhood.
        let mut meter = HoleMeter::new(48_000);
        let mean = meter.measure(&noise(BLOCK), Window::Sine).unwrap();
        assert!((-1.35..-1.05).contains(&mean), "{mean}");
        assert_eq!(meter.measure(&[0.0; BLOCK], Window::Sine), None);
        assert_eq!(meter.measure(&[0.0; 7], Window::Sine), None);
    }

    #[test]
    fn the_logarithm_is_good_to_three_digits() {
        for number in [1e-9_f32, 0.3, 0.999, 1.0, 1.5, 1.999, 2.0, 12345.6] {
            assert!((ln(number) - number.ln()).abs() < 1e-3, "{number}");
        }
    }
}
