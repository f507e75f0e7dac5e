//! The `ffmpeg` and `ffprobe` commands, and files that are made once.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::ffmpeg::{INSTALLED, ffmpeg};
use super::ffprobe::ffprobe;
use super::run::run;

/// Interleaved sound.
#[derive(Debug, Clone)]
pub(crate) struct Pcm {
    pub(crate) rate_hz: u32,
    pub(crate) channels: usize,
    pub(crate) samples: Vec<f32>,
}

impl Pcm {
    /// Samples of one channel.
    pub(crate) fn len(&self) -> usize {
        self.samples.len() / self.channels
    }

    pub(crate) fn seconds(&self) -> f64 {
        self.len() as f64 / f64::from(self.rate_hz)
    }

    /// The part between two samples.
    pub(crate) fn part(&self, start: usize, end: usize) -> Self {
        let samples = self.samples[start * self.channels..end * self.channels].to_vec();
        Self { samples, ..*self }
    }
}

/// What `ffprobe` says of the first sound track: codec, rate, channels, bits per second.
pub(crate) fn probe(file: &Path) -> Option<(String, u32, usize, u32)> {
    let asked =
        "-select_streams a:0 -of default=nw=1 -show_entries stream=codec_name,sample_rate,channels,bit_rate";
    let text = ffprobe(asked, file);
    let field = |name: &str| {
        text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    };
    let number = |name: &str| field(name)?.parse::<u32>().ok();
    Some((
        field("codec_name")?,
        number("sample_rate")?,
        number("channels")? as usize,
        number("bit_rate").unwrap_or(0),
    ))
}

/// Decodes the first sound track.
pub(crate) fn decode(file: &Path) -> Pcm {
    let (_, rate_hz, channels, _) = probe(file).expect("a file with sound");
    let output = ffmpeg()
        .arg("-i")
        .arg(file)
        .args(["-map", "0:a:0", "-f", "f32le", "-c:a", "pcm_f32le", "-"])
        .stderr(Stdio::inherit())
        .output()
        .expect(INSTALLED);
    let samples = output.stdout.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    Pcm { rate_hz, channels, samples }
}

/// A video of that sound beside a still picture, encoded as `coding` says; made once.
pub(crate) fn encode(folder: &Path, name: &str, pcm: &Pcm, coding: &str) -> PathBuf {
    let file = folder.join(name);
    let still = still_picture(folder);
    once(&file, |partial| {
        let seconds = format!("{:.3}", pcm.seconds());
        let mut child = ffmpeg()
            .args(["-f", "f32le"])
            .args(["-ar", &pcm.rate_hz.to_string(), "-ac", &pcm.channels.to_string(), "-i", "pipe:0"])
            .args(["-t", &seconds, "-i"])
            .arg(&still)
            .args(["-map", "1:v", "-map", "0:a", "-c:v", "copy"])
            .args(coding.split_whitespace())
            .arg(partial)
            .stdin(Stdio::piped())
            .spawn()
            .expect(INSTALLED);
        let bytes: Vec<u8> = pcm.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        assert!(child.wait().unwrap().success(), "{name}");
    });
    file
}

/// A minute and a half of a small still picture, 10 frames per second.
fn still_picture(folder: &Path) -> PathBuf {
    let file = folder.join("still.mp4");
    once(&file, |partial| {
        let made = "-f lavfi -i color=c=gray:s=64x64:r=10:d=90 -c:v libx264 -preset ultrafast -g 10 -pix_fmt yuv420p";
        make(&made.split_whitespace().collect::<Vec<_>>(), partial);
    });
    file
}

/// Makes that file anew with these arguments.
pub(crate) fn make(arguments: &[&str], file: &Path) {
    run(ffmpeg().args(arguments).arg(file));
}

/// Has a file made unless it is there.
fn once(file: &Path, make: impl FnOnce(&Path)) {
    if file.exists() {
        return;
    }
    let name = format!("partial-{}", file.file_name().unwrap().to_string_lossy());
    let partial = file.with_file_name(name);
    make(&partial);
    fs::rename(&partial, file).unwrap();
}
