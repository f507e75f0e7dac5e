//! FFmpeg's command.

use std::process::Command;

/// What a bench that starts FFmpeg's commands builds on, and how to get it.
pub(crate) const INSTALLED: &str = "the commands ffmpeg and ffprobe are installed: make setup-tests";

/// The command, quiet.
pub(crate) fn ffmpeg() -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-y"]);
    command
}
