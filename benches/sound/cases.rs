//! What is done to a bed: honest second generations, removals, and files that carry no older grid at all.

use std::path::{Path, PathBuf};

use super::beds::Bed;
use super::chance::Chance;
use super::tools::{self, Pcm};

/// Removals are made on the frames of a video with this many frames a second.
const FRAMES_PER_SECOND: f64 = 30.0;
/// Sound on each side of a removal.
const SIDE_S: (f64, f64) = (3.0, 25.0);
/// Samples of a frame of AAC.
const FRAME: usize = 1024;

/// What kind of a case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Encoded once: the only grid is the file's own.
    Once,
    /// A file as it was found.
    Found,
    /// Decoded and stored without loss: shows the phase of the first grid.
    Lossless,
    /// Encoded again, the head trimmed by an odd number of samples.
    Honest,
    /// Encoded again, the new frames where the old ones were.
    HonestAligned,
    /// Encoded again at another sample rate.
    HonestResampled,
    /// A removal, hard cut.
    Hard,
    /// A removal under 20 ms of crossfade.
    Fade,
    /// A hard cut; before it, the new frames lie where the old ones were.
    HardAligned,
    /// A hard cut, at another sample rate.
    HardResampled,
    /// A hard cut, encoded once more after that.
    Third,
}

impl Class {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Once => "encoded once",
            Self::Found => "as found",
            Self::Lossless => "stored without loss",
            Self::Honest => "encoded again",
            Self::HonestAligned => "encoded again, frames aligned",
            Self::HonestResampled => "encoded again, resampled",
            Self::Hard => "hard cut",
            Self::Fade => "20 ms crossfade",
            Self::HardAligned => "hard cut, frames aligned before it",
            Self::HardResampled => "hard cut, resampled",
            Self::Third => "hard cut, then encoded once more",
        }
    }

    pub(crate) fn is_honest(self) -> bool {
        matches!(self, Self::Lossless | Self::Honest | Self::HonestAligned | Self::HonestResampled)
    }
}

/// Where something is missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Removal {
    /// In the file, in seconds.
    pub(crate) at_s: f64,
    /// How many samples of the bed.
    pub(crate) samples: usize,
    /// The shorter side.
    pub(crate) side_s: f64,
}

impl Removal {
    /// Whole frames of sound are missing: nothing can move the grid.
    pub(crate) fn is_blind(self) -> bool {
        let rest = self.samples % FRAME;
        rest.min(FRAME - rest) <= 2
    }
}

/// One file and what is true of it.
pub(crate) struct Case {
    pub(crate) bed: usize,
    pub(crate) class: Class,
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) seconds: f64,
    pub(crate) removal: Option<Removal>,
    /// Bits per second of the last encoding over those of the first.
    pub(crate) ratio: f64,
    /// Samples of the bed before the file's first.
    pub(crate) head: usize,
}

pub(crate) fn all(folder: &Path, beds: &[Bed]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (number, bed) in beds.iter().enumerate() {
        let mut maker = Maker { folder, bed, number, cases: &mut cases };
        maker.controls();
        maker.honest();
        maker.removals();
    }
    cases
}

struct Maker<'a> {
    folder: &'a Path,
    bed: &'a Bed,
    number: usize,
    cases: &'a mut Vec<Case>,
}

impl Maker<'_> {
    fn controls(&mut self) {
        let bed = self.bed;
        let class = if bed.real { Class::Found } else { Class::Once };
        self.cases.push(Case {
            bed: self.number,
            class,
            name: format!("{}-itself", bed.name),
            file: bed.file.clone(),
            seconds: bed.pcm.seconds(),
            removal: None,
            ratio: 1.0,
            head: 0,
        });
        if let Some(source) = &bed.source {
            self.add(Class::Once, "once-192", source, "-c:a aac -b:a 192k", None, 0);
        }
        self.add(Class::Lossless, "lossless", &bed.pcm, "-c:a flac", None, 0);
    }

    fn honest(&mut self) {
        for kbps in [64, 96, 128, 192] {
            let name = format!("honest-{kbps}");
            let head = self.odd_head(&name);
            let pcm = self.bed.pcm.part(head, self.bed.pcm.len());
            self.add(Class::Honest, &name, &pcm, &aac(kbps), None, head);
        }
        self.add(Class::HonestAligned, "honest-aligned-128", &self.bed.pcm.clone(), &aac(128), None, 0);
        let other = format!("{} -ar {}", aac(128), self.other_rate());
        let head = self.odd_head("honest-resampled");
        let pcm = self.bed.pcm.part(head, self.bed.pcm.len());
        self.add(Class::HonestResampled, "honest-resampled-128", &pcm, &other, None, head);
    }

    fn removals(&mut self) {
        for kbps in [64, 96, 128, 192] {
            self.removal(Class::Hard, &format!("hard-{kbps}"), &aac(kbps));
            if kbps >= 128 {
                self.removal(Class::Hard, &format!("hard-again-{kbps}"), &aac(kbps));
                self.removal(Class::Fade, &format!("fade-{kbps}"), &aac(kbps));
            }
        }
        self.removal(Class::HardAligned, "hard-aligned-128", &aac(128));
        let other = format!("{} -ar {}", aac(192), self.other_rate());
        self.removal(Class::HardResampled, "hard-resampled-192", &other);
        let (edited, head, removal) = self.cut("third", Class::Third);
        let name = format!("{}-second-128.mp4", self.bed.name);
        let second = tools::decode(&tools::encode(self.folder, &name, &edited, &aac(128)));
        let trimmed = 311;
        let pcm = second.part(trimmed, second.len());
        let at_s = removal.at_s - trimmed as f64 / f64::from(pcm.rate_hz);
        let removal = Removal { at_s, ..removal };
        self.add(Class::Third, "third-128", &pcm, &aac(128), Some(removal), head);
    }

    fn removal(&mut self, class: Class, name: &str, coding: &str) {
        let (pcm, head, removal) = self.cut(name, class);
        self.add(class, name, &pcm, coding, Some(removal), head);
    }

    /// Takes a part of the bed out of a part of the bed.
    fn cut(&self, name: &str, class: Class) -> (Pcm, usize, Removal) {
        let bed = &self.bed.pcm;
        let rate = f64::from(bed.rate_hz);
        let mut chance = Chance::named(&format!("{} {name}", self.bed.name));
        let spare_s = bed.seconds() - 2.0 * SIDE_S.0 - 0.05;
        let longest = (spare_s.min(10.0) * FRAMES_PER_SECOND) as usize;
        let frames = chance.whole(9, longest);
        let samples = (frames as f64 / FRAMES_PER_SECOND * rate).round() as usize;
        // Sides of 3 to 25 seconds, short ones as often as long ones, and where the bed is short what is left of it.
        let mut left = bed.seconds() - samples as f64 / rate - 2.0 * SIDE_S.0 - 0.03;
        let mut side = || {
            let wish = SIDE_S.0 * (SIDE_S.1 / SIDE_S.0).powf(chance.unit());
            let more = (wish - SIDE_S.0).min(left);
            left -= more;
            SIDE_S.0 + more
        };
        let (before, after) = (side(), side());
        let used = ((before + after) * rate) as usize + samples + 2;
        let last = bed.len().saturating_sub(used);
        let head = match class {
            Class::HardAligned => chance.whole(0, last.max(1)) / FRAME * FRAME,
            _ => chance.whole(0, last.max(1)) | 1,
        };
        let at = head + (before * rate) as usize;
        let end = (at + samples + (after * rate) as usize).min(bed.len());
        let mut pcm = bed.part(head, at);
        pcm.samples.extend(&bed.part(at + samples, end).samples);
        if class == Class::Fade {
            fade(&mut pcm, bed, at - head, head, samples);
        }
        let at_s = (at - head) as f64 / rate;
        (pcm, head, Removal { at_s, samples, side_s: before.min(after) })
    }

    fn add(
        &mut self,
        class: Class,
        name: &str,
        pcm: &Pcm,
        coding: &str,
        removal: Option<Removal>,
        head: usize,
    ) {
        let name = format!("{}-{name}", self.bed.name);
        let kind = if class == Class::Lossless { "mkv" } else { "mp4" };
        let file = tools::encode(
            self.folder,
            &format!("{name}.{kind}"),
            pcm,
            &format!("{coding} -fflags +bitexact"),
        );
        let rate_bps = tools::probe(&file).map_or(0, |(.., rate_bps)| rate_bps);
        let ratio = f64::from(rate_bps) / f64::from(self.bed.rate_bps.max(1));
        let seconds = pcm.seconds();
        self.cases.push(Case { bed: self.number, class, name, file, seconds, removal, ratio, head });
    }

    fn odd_head(&self, name: &str) -> usize {
        Chance::named(&format!("{} {name}", self.bed.name)).whole(100, 3000) | 1
    }

    fn other_rate(&self) -> u32 {
        if self.bed.pcm.rate_hz == 48_000 { 44_100 } else { 48_000 }
    }
}

fn aac(kbps: u32) -> String {
    format!("-c:a aac -b:a {kbps}k")
}

/// 20 ms of crossfade, of equal power, around the cut.
fn fade(pcm: &mut Pcm, bed: &Pcm, cut: usize, head: usize, removed: usize) {
    let half = bed.rate_hz as usize / 100;
    let channels = bed.channels;
    let all = bed.len();
    for n in cut - half..cut + half {
        let part = (n + half - cut) as f64 / (2 * half) as f64;
        let turn = part * std::f64::consts::FRAC_PI_2;
        for channel in 0..channels {
            let at = |sample: usize| f64::from(bed.samples[sample.min(all - 1) * channels + channel]);
            let mixed = at(head + n) * turn.cos() + at(head + n + removed) * turn.sin();
            if let Some(out) = pcm.samples.get_mut(n * channels + channel) {
                *out = mixed as f32;
            }
        }
    }
}
