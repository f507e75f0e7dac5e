//! FFmpeg's command where it makes a file.

use std::process::Command;

use crate::ffmpeg::INSTALLED;

/// Runs it to its end, which must be a good one.
pub(crate) fn run(command: &mut Command) {
    let status = command.status().expect(INSTALLED);
    assert!(status.success(), "{command:?}");
}
