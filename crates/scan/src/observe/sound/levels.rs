//! How loud the sound is, half second by half second.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "levels are measured in floating point and quantised to hundredths of a decibel"
)]

use crate::media::SoundBlock;
use crate::observe::confidence::table;

/// Levels below this, in hundredths of a decibel against full scale, are silent.
pub(super) const SILENT_CDB: i64 = -6000;
/// The level of a window without any signal.
const FLOOR_CDB: i64 = -14_400;
/// Windows in a second.
const WINDOWS_PER_SECOND: u32 = 2;

/// The levels of one track.
#[derive(Debug, Default)]
pub(super) struct Levels {
    windows: Vec<Window>,
    window_len: u64,
    /// The window that is being filled.
    energy: f64,
    filled: u64,
    samples: u64,
}

/// Half a second of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// Number of its first sample.
    pub(super) first_sample: u64,
    /// How many samples; fewer only in the last window.
    pub(super) samples: u64,
    /// Root of the mean square, in hundredths of a decibel against full scale.
    pub(super) level_cdb: i64,
    /// Whether every sample is zero.
    pub(super) digital: bool,
}

/// Silent windows in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SilentRun {
    pub(super) first_sample: u64,
    pub(super) end_sample: u64,
    pub(super) windows: u64,
    pub(super) loudest_cdb: i64,
    pub(super) digital: bool,
}

impl SilentRun {
    /// How sure it is that nothing was recorded, rather than a quiet room: microphones of phones in one reach down to some
    /// -80 dB.
    pub(super) fn confidence_ppm(&self) -> u32 {
        match self.loudest_cdb {
            _ if self.digital => onetake_report::PPM,
            ..-8000 => table::SILENT_DEEP,
            _ => table::SILENT,
        }
    }
}

impl Levels {
    pub(super) fn block(&mut self, block: &SoundBlock<'_>) {
        if self.window_len == 0 {
            self.window_len = u64::from(block.sample_rate_hz / WINDOWS_PER_SECOND).max(1);
        }
        for sample in block.samples {
            // Damaged floating-point sound may hold anything.
            let sample = if sample.is_finite() { f64::from(*sample) } else { 0.0 };
            self.energy += sample * sample;
            self.filled += 1;
            if self.filled == self.window_len {
                self.close();
            }
        }
        self.samples += block.samples.len() as u64;
    }

    fn close(&mut self) {
        let mean = self.energy / self.filled as f64;
        let level_cdb = if mean > 0.0 { (mean.log10() * 1000.0).round() as i64 } else { FLOOR_CDB };
        self.windows.push(Window {
            first_sample: self.windows.len() as u64 * self.window_len,
            samples: self.filled,
            level_cdb: level_cdb.max(FLOOR_CDB),
            digital: self.energy == 0.0,
        });
        self.energy = 0.0;
        self.filled = 0;
    }

    /// Takes in the end of the track. A last window of less than a tenth of its length says too little and is left out,
    /// unless it is the only one.
    pub(super) fn finish(&mut self) {
        if self.filled > 0 && (self.filled * 10 >= self.window_len || self.windows.is_empty()) {
            self.close();
        }
    }

    pub(super) fn samples(&self) -> u64 {
        self.samples
    }

    /// Windows in the track.
    pub(super) fn count(&self) -> u64 {
        self.windows.len() as u64
    }

    /// The windows, in the order of time.
    pub(super) fn windows(&self) -> &[Window] {
        &self.windows
    }

    pub(super) fn silent_runs(&self) -> Vec<SilentRun> {
        let mut runs: Vec<SilentRun> = Vec::new();
        for window in self.windows().iter().filter(|window| window.level_cdb < SILENT_CDB) {
            let end_sample = window.first_sample + window.samples;
            match runs.last_mut() {
                Some(run) if run.end_sample == window.first_sample => {
                    run.end_sample = end_sample;
                    run.windows += 1;
                    run.loudest_cdb = run.loudest_cdb.max(window.level_cdb);
                    run.digital &= window.digital;
                }
                _ => runs.push(SilentRun {
                    first_sample: window.first_sample,
                    end_sample,
                    windows: 1,
                    loudest_cdb: window.level_cdb,
                    digital: window.digital,
                }),
            }
        }
        runs
    }
}
