//! Pictures in and out of FFmpeg's command.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;

use crate::ffmpeg::{INSTALLED, ffmpeg};
use crate::ffprobe::ffprobe;

/// All pictures of a clip in YUV 4:2:0, in memory.
pub(crate) struct Film {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Frames per second.
    pub(crate) rate: f64,
    pub(crate) frames: Vec<Vec<u8>>,
}

impl Film {
    /// Decodes a clip.
    pub(crate) fn open(path: &Path) -> Self {
        let (width, height, rate) = probe(path);
        let mut frames = Vec::new();
        let mut child = ffmpeg()
            .arg("-i")
            .arg(path)
            .args("-map 0:v:0 -fps_mode passthrough -pix_fmt yuv420p -f rawvideo -".split(' '))
            .stdout(Stdio::piped())
            .spawn()
            .expect(INSTALLED);
        let mut pipe = child.stdout.take().unwrap();
        loop {
            let mut frame = vec![0; width * height * 3 / 2];
            if pipe.read_exact(&mut frame).is_err() {
                break;
            }
            frames.push(frame);
        }
        assert!(child.wait().unwrap().success(), "{} was not decoded", path.display());
        Self { width, height, rate, frames }
    }

    /// Length in seconds.
    pub(crate) fn seconds(&self) -> f64 {
        self.frames.len() as f64 / self.rate
    }
}

/// Encodes pictures with a fast H.264 encoder, with more arguments where wanted.
pub(crate) fn encode(
    size: (usize, usize),
    rate: f64,
    frames: impl Iterator<Item = Vec<u8>>,
    crf: u32,
    more: &[&str],
    to: &Path,
) {
    let mut child = ffmpeg()
        .args("-f rawvideo -pix_fmt yuv420p".split(' '))
        .args(["-s", &format!("{}x{}", size.0, size.1), "-r", &format!("{rate:.6}"), "-i", "-"])
        .args(more)
        .args("-c:v libx264 -preset superfast -pix_fmt yuv420p -threads 1".split(' '))
        .args(["-crf", &crf.to_string()])
        .arg(to)
        .stdin(Stdio::piped())
        .spawn()
        .expect(INSTALLED);
    let mut pipe = child.stdin.take().unwrap();
    for frame in frames {
        pipe.write_all(&frame).unwrap();
    }
    drop(pipe);
    assert!(child.wait().unwrap().success(), "{} was not encoded", to.display());
}

/// Size as coded and mean rate of the first video stream.
pub(crate) fn probe(path: &Path) -> (usize, usize, f64) {
    let asked = "-select_streams v:0 -show_entries stream=width,height,avg_frame_rate -of csv=p=0";
    let text = ffprobe(asked, path);
    let fields: Vec<&str> = text.lines().next().unwrap_or("").split(',').collect();
    let [width, height, rate, ..] = fields.as_slice() else { panic!("{}: {text:?}", path.display()) };
    let (over, under) = rate.split_once('/').unwrap();
    (
        width.parse().unwrap(),
        height.parse().unwrap(),
        over.parse::<f64>().unwrap() / under.parse::<f64>().unwrap(),
    )
}
