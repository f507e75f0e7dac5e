//! Packing sound: a quiet room with mains hum, and the noises that the actions make.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times to sample numbers and samples to 16 bits: clamped first"
)]

use std::f32::consts::TAU;
use std::path::Path;

use crate::chance::Chance;
use crate::error::Error;
use crate::scene::{Noise, NoiseKind};

/// Samples per second.
pub(crate) const RATE: u32 = 48_000;

/// Sound of a take, one channel, in -1..1.
pub(crate) fn synthesise(noises: &[Noise], seconds: f32, seed: u64) -> Vec<f32> {
    let rate = RATE as f32;
    let mut chance = Chance::new(seed, "sound");
    let mut out = vec![0.0; (seconds * rate).round().max(0.0) as usize];
    let mut rumble = 0.0;
    for (sample, index) in out.iter_mut().zip(0_u32..) {
        let time = index as f32 / rate;
        let hiss = chance.bell();
        rumble += 0.03 * (hiss - rumble);
        let hum = (TAU * 100.0 * time).sin() + 0.4 * (TAU * 300.0 * time + 0.7).sin();
        *sample = 0.0016 * hiss + 0.02 * rumble + 0.0012 * hum;
    }
    for noise in noises {
        let from = (noise.at * rate).max(0.0) as usize;
        let length = (noise.seconds * rate) as usize;
        let tail = if noise.kind == NoiseKind::Knock { 9600 } else { 0 };
        let end = (from + length + tail).min(out.len());
        let Some(part) = out.get_mut(from..end) else { continue };
        match noise.kind {
            NoiseKind::Knock => knock(part, noise.loud, &mut chance),
            NoiseKind::Rustle => rustle(part, noise.loud, &mut chance),
            NoiseKind::Tape => tape(part, noise.loud, &mut chance),
            NoiseKind::Scrape => scrape(part, noise.loud, &mut chance),
        }
    }
    for sample in &mut out {
        // As loud as a phone's automatic gain makes it: the room at about -45 dB, a knock at half of full scale.
        *sample = (*sample * 4.0).clamp(-0.95, 0.95);
    }
    out
}

/// Digital silence: no room, no hum.
pub(crate) fn silence(seconds: f32) -> Vec<f32> {
    vec![0.0; (seconds * RATE as f32).round().max(0.0) as usize]
}

/// Rise and fall of a lasting noise.
fn swell(index: usize, length: usize) -> f32 {
    let part = index as f32 / length.max(1) as f32;
    (part * 8.0).min((1.0 - part) * 8.0).clamp(0.0, 1.0)
}

fn knock(part: &mut [f32], loud: f32, chance: &mut Chance) {
    let tones: Vec<(f32, f32, f32)> = [95.0, 168.0, 287.0, 540.0]
        .into_iter()
        .zip([0.05, 0.04, 0.025, 0.012])
        .map(|(tone, decay)| (tone * chance.between(0.9, 1.1), decay, chance.between(0.4, 1.0)))
        .collect();
    for (sample, index) in part.iter_mut().zip(0_u32..) {
        let time = index as f32 / RATE as f32;
        let body: f32 = tones
            .iter()
            .map(|(tone, decay, level)| level * (TAU * tone * time).sin() * (-time / decay).exp())
            .sum();
        let click = chance.bell() * (-time / 0.003).exp() * 0.5;
        *sample += loud * 0.16 * (body + click);
    }
}

fn rustle(part: &mut [f32], loud: f32, chance: &mut Chance) {
    let length = part.len();
    let (mut grain, mut decay, mut low, mut last) = (0.0, 0.0, 0.0, 0.0);
    for (index, sample) in part.iter_mut().enumerate() {
        if chance.unit() < 70.0 / RATE as f32 {
            grain = chance.between(0.2, 1.0);
            decay = (-1.0 / (chance.between(0.004, 0.03) * RATE as f32)).exp();
        }
        grain *= decay;
        let white = chance.bell();
        low += 0.55 * (white - low);
        let bright = low - last;
        last = low;
        *sample += loud * 0.10 * (grain + 0.06) * bright * swell(index, length);
    }
}

fn tape(part: &mut [f32], loud: f32, chance: &mut Chance) {
    let length = part.len();
    let (mut slip, mut low, mut band, mut next) = (0.0, 0.0, 0.0, 0.0);
    for (index, sample) in part.iter_mut().enumerate() {
        next -= 1.0;
        if next <= 0.0 {
            // Tape sticks and slips about two hundred times a second.
            next = chance.between(120.0, 420.0);
            slip = chance.between(0.4, 1.0);
        }
        slip *= 0.991;
        let white = chance.bell();
        low += 0.4 * (white - low);
        band += 0.08 * (low - band);
        *sample += loud * 0.11 * (slip + 0.12) * (low - band) * swell(index, length);
    }
}

fn scrape(part: &mut [f32], loud: f32, chance: &mut Chance) {
    let length = part.len();
    let (mut low, mut slow) = (0.0, 0.0);
    for (index, sample) in part.iter_mut().enumerate() {
        low += 0.09 * (chance.bell() - low);
        slow += 0.0006 * (chance.bell() - slow);
        *sample += loud * 0.2 * low * (0.5 + 14.0 * slow).clamp(0.1, 1.0) * swell(index, length);
    }
}

/// Writes one channel of 16-bit samples as a WAV file.
pub(crate) fn write_wav(path: &Path, samples: &[f32]) -> Result<(), Error> {
    let bytes = u32::try_from(samples.len() * 2)
        .map_err(|_| Error::Recipe("the sound is longer than a WAV file can hold".to_owned()))?;
    let mut out = Vec::with_capacity(44 + samples.len() * 2);
    out.extend_from_slice(b"RIFF");
    out.extend_from_slice(&(36 + bytes).to_le_bytes());
    out.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    out.extend_from_slice(&RATE.to_le_bytes());
    out.extend_from_slice(&(RATE * 2).to_le_bytes());
    out.extend_from_slice(b"\x02\0\x10\0data");
    out.extend_from_slice(&bytes.to_le_bytes());
    for sample in samples {
        out.extend_from_slice(&((sample * 32_767.0).round().clamp(-32_768.0, 32_767.0) as i16).to_le_bytes());
    }
    std::fs::write(path, out).map_err(Error::file(path))
}
