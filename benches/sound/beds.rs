//! First generations: sound that a camera has encoded as AAC, real or made.

use std::path::{Path, PathBuf};

use super::chance::Chance;
use super::synth;
use super::tools::{self, Pcm};

/// Shorter sound leaves no three seconds on both sides of a removal.
const MIN_S: f64 = 7.0;
/// Length of sound that is made.
const MADE_S: usize = 60;

/// Sound that was encoded once.
pub(crate) struct Bed {
    pub(crate) name: String,
    pub(crate) real: bool,
    /// The encoded file.
    pub(crate) file: PathBuf,
    /// What it decodes to.
    pub(crate) pcm: Pcm,
    /// Bits per second.
    pub(crate) rate_bps: u32,
    /// What the made ones were before they were encoded.
    pub(crate) source: Option<Pcm>,
}

/// All AAC sound in `takes` and `phones` of the footage folder that is long enough and no mere silence.
pub(crate) fn real(footage: &Path) -> Vec<Bed> {
    let mut files: Vec<PathBuf> = ["takes", "phones"]
        .iter()
        .filter_map(|name| std::fs::read_dir(footage.join(name)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files.into_iter().enumerate().filter_map(|(number, file)| real_bed(number, file)).collect()
}

fn real_bed(number: usize, file: PathBuf) -> Option<Bed> {
    let (codec, .., rate_bps) = tools::probe(&file)?;
    if codec != "aac" {
        return None;
    }
    let pcm = tools::decode(&file);
    let loudest = pcm.samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    let name = format!("real-{number:02}");
    (pcm.seconds() >= MIN_S && loudest > 0.001).then_some(Bed {
        name,
        real: true,
        file,
        pcm,
        rate_bps,
        source: None,
    })
}

/// Made sound, encoded once by FFmpeg's own encoder: every rate with one and two channels at 44.1 and 48 kHz, by turns with
/// its slow search and with its fast one without noise substitution and temporal shaping, which leaves more as other
/// encoders do.
pub(crate) fn made(folder: &Path) -> Vec<Bed> {
    let mut beds = Vec::new();
    for kbps in [64, 96, 128] {
        for channels in [1, 2] {
            for rate_hz in [44_100, 48_000] {
                beds.push(made_bed(folder, beds.len() as u64, kbps, channels, rate_hz));
            }
        }
    }
    beds
}

fn made_bed(folder: &Path, number: u64, kbps: u32, channels: usize, rate_hz: u32) -> Bed {
    let samples = synth::sound(1000 + number, rate_hz, channels, MADE_S);
    let whole = Pcm { rate_hz, channels, samples };
    // The frames of cameras begin anywhere; so does their recording.
    let head = Chance::named(&format!("head {number}")).whole(0, 1024);
    let source = whole.part(head, whole.len());
    // FFmpeg's encoder chooses its shapes and tools by option alone.
    let plain = (number / 2 + number) % 2 == 1;
    let tools = if plain { "-aac_coder fast -aac_pns 0 -aac_tns 0" } else { "" };
    let name = format!("made-{number:02}");
    let file = tools::encode(
        folder,
        &format!("{name}.mp4"),
        &source,
        &format!("-c:a aac -b:a {kbps}k {tools} -fflags +bitexact"),
    );
    let rate_bps = tools::probe(&file).map_or(0, |(.., rate_bps)| rate_bps);
    Bed { name, real: false, pcm: tools::decode(&file), file, rate_bps, source: Some(source) }
}
