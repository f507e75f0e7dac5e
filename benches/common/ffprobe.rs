//! FFmpeg's command that tells of files.

use std::path::Path;
use std::process::Command;

use crate::ffmpeg::INSTALLED;

/// What it says of a file when it is asked so.
pub(crate) fn ffprobe(asked: &str, file: &Path) -> String {
    let output = Command::new("ffprobe")
        .args(["-v", "error"])
        .args(asked.split(' '))
        .arg(file)
        .output()
        .expect(INSTALLED);
    String::from_utf8_lossy(&output.stdout).into_owned()
}
