//! Sound as a camera on a packing table might record it, made from numbers: a room with its hum, taps, tearing tape and
//! something like speech, with quiet stretches between. Nobody's voice is in it.

use std::f64::consts::TAU;

use super::chance::Chance;

/// Makes `seconds` of interleaved sound.
pub(crate) fn sound(seed: u64, rate_hz: u32, channels: usize, seconds: usize) -> Vec<f32> {
    let mut chance = Chance::new(seed);
    let mut synth = Synth::new(&mut chance, f64::from(rate_hz), seconds * rate_hz as usize);
    synth.room();
    synth.events();
    synth.interleave(channels)
}

struct Synth<'a> {
    chance: &'a mut Chance,
    rate: f64,
    sound: Vec<f64>,
    /// How loud the room is, as an amplitude.
    floor: f64,
}

impl<'a> Synth<'a> {
    fn new(chance: &'a mut Chance, rate: f64, samples: usize) -> Self {
        // From a quiet room through an office to a fan near by: -62 to -42 dB.
        let floor = decibel(chance.between(-62.0, -42.0));
        Self { chance, rate, sound: vec![0.0; samples], floor }
    }

    /// Coloured noise that swells and sinks slowly, and the hum of the mains.
    fn room(&mut self) {
        let hum_hz = if self.chance.unit() < 0.5 { 50.0 } else { 60.0 };
        let hum = self.floor * self.chance.between(0.1, 0.8);
        let swell_hz = self.chance.between(0.02, 0.2);
        let (mut slow, mut slower) = (0.0, 0.0);
        for n in 0..self.sound.len() {
            let time = n as f64 / self.rate;
            let white = self.chance.signed();
            slow += 0.2 * (white - slow);
            slower += 0.02 * (white - slower);
            let noise = 0.3 * white + 1.5 * slow + 4.0 * slower;
            let hums: f64 = [(1.0, 1.0), (2.0, 0.6), (3.0, 0.3), (6.0, 0.1)]
                .iter()
                .map(|(harmonic, loud)| loud * (TAU * hum_hz * harmonic * time).sin())
                .sum();
            self.sound[n] += self.floor * noise * (1.0 + 0.4 * (TAU * swell_hz * time).sin()) + hum * hums;
        }
    }

    /// One kind of event after the other, with pauses.
    fn events(&mut self) {
        let mut at = self.chance.between(0.0, 1.0);
        while at < self.sound.len() as f64 / self.rate {
            let lasts = self.chance.between(0.6, 3.5);
            match (self.chance.unit() * 4.0) as u8 {
                0 => self.taps(at, lasts),
                1 => self.tearing(at, lasts),
                2 => self.speech(at, lasts),
                _ => {}
            }
            at += lasts + self.chance.between(0.2, 2.5);
        }
    }

    fn taps(&mut self, at: f64, lasts: f64) {
        let end = at + lasts;
        let mut at = at;
        while at < end {
            let loud = decibel(self.chance.between(-34.0, -10.0));
            let decay_s = self.chance.between(0.006, 0.06);
            let mut body = Resonator::new(self.chance.between(180.0, 2500.0), 250.0, self.rate);
            let start = self.sample(at);
            for n in 0..(decay_s * 7.0 * self.rate) as usize {
                let decay = (-(n as f64) / (decay_s * self.rate)).exp();
                let noise = self.chance.signed() * decay;
                self.add(start + n, loud * (0.3 * noise + 2.0 * body.pass(noise)));
            }
            at += self.chance.between(0.12, 0.9);
        }
    }

    /// Tape and paper: many short grains.
    fn tearing(&mut self, at: f64, lasts: f64) {
        let loud = decibel(self.chance.between(-36.0, -16.0));
        let grains = (lasts * self.chance.between(150.0, 900.0)) as usize;
        for _ in 0..grains {
            let later = self.chance.unit() * lasts;
            let start = self.sample(at + later);
            let size = loud * self.chance.unit();
            let length = (self.chance.between(0.0002, 0.003) * self.rate) as usize;
            let mut before = 0.0;
            for n in 0..length {
                let white = self.chance.signed();
                let fade = 1.0 - n as f64 / length as f64;
                self.add(start + n, size * fade * (white - 0.7 * before));
                before = white;
            }
        }
    }

    /// A buzz through three formants that move from syllable to syllable, with hisses between.
    fn speech(&mut self, at: f64, lasts: f64) {
        let loud = decibel(self.chance.between(-34.0, -18.0));
        let voice_hz = self.chance.between(95.0, 230.0);
        let end = at + lasts;
        let mut at = at;
        let mut turn = 0.0;
        while at < end {
            let syllable_s = self.chance.between(0.08, 0.28);
            let hiss = self.chance.unit() < 0.25;
            let glide = self.chance.between(-0.3, 0.3);
            let mut formants = [(300.0, 850.0), (900.0, 2300.0), (2400.0, 3400.0)]
                .map(|(low, high)| Resonator::new(self.chance.between(low, high), 90.0, self.rate));
            let start = self.sample(at);
            let count = (syllable_s * self.rate) as usize;
            for n in 0..count {
                let part = n as f64 / count as f64;
                turn += voice_hz * (1.0 + glide * part) / self.rate;
                let source = if hiss {
                    0.4 * self.chance.signed()
                } else if turn >= 1.0 {
                    4.0
                } else {
                    0.02 * self.chance.signed()
                };
                turn = turn.fract();
                let voiced: f64 = formants.iter_mut().map(|formant| formant.pass(source)).sum();
                let shape = (std::f64::consts::PI * part).sin();
                let value = if hiss { source } else { voiced };
                self.add(start + n, loud * shape * value);
            }
            at += syllable_s + self.chance.between(0.0, 0.08);
        }
    }

    /// Each channel hears a little other sound and has a noise of its own; samples have 16 bits.
    fn interleave(&mut self, channels: usize) -> Vec<f32> {
        let later = (self.chance.between(2.0, 18.0)) as usize;
        let softer = self.chance.between(0.6, 1.0);
        let own = decibel(-72.0);
        let mut out = Vec::with_capacity(self.sound.len() * channels);
        for n in 0..self.sound.len() {
            for channel in 0..channels {
                let heard = match channel {
                    0 => self.sound[n],
                    _ => softer * n.checked_sub(later).map_or(0.0, |n| self.sound[n]),
                };
                let noisy = heard + own * self.chance.signed();
                out.push(((noisy.clamp(-0.99, 0.99) * 32_768.0).round() / 32_768.0) as f32);
            }
        }
        out
    }

    fn sample(&self, seconds: f64) -> usize {
        (seconds * self.rate) as usize
    }

    fn add(&mut self, sample: usize, value: f64) {
        if let Some(sum) = self.sound.get_mut(sample) {
            *sum += value;
        }
    }
}

/// A resonance: two poles.
struct Resonator {
    turn: f64,
    damp: f64,
    gain: f64,
    last: [f64; 2],
}

impl Resonator {
    fn new(hertz: f64, width_hz: f64, rate: f64) -> Self {
        let radius = (-std::f64::consts::PI * width_hz / rate).exp();
        let turn = 2.0 * radius * (TAU * hertz / rate).cos();
        Self { turn, damp: radius * radius, gain: 1.0 - radius, last: [0.0; 2] }
    }

    fn pass(&mut self, value: f64) -> f64 {
        let out = self.gain * value + self.turn * self.last[0] - self.damp * self.last[1];
        self.last = [out, self.last[0]];
        out
    }
}

fn decibel(level: f64) -> f64 {
    10.0_f64.powf(level / 20.0)
}
