//! A folder of its own for each test, media made in it, and the command run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Longer than any test clip needs on a loaded machine; shorter than a hang.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder in which a test works.
pub(crate) struct Room(TempDir);

impl Room {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Names of everything in a folder of the room, sorted; `""` is the room itself.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Makes media with the `ffmpeg` command. The last argument is the file.
    pub(crate) fn ffmpeg(&self, arguments: &str) {
        let output = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-y"])
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("the ffmpeg command is installed: make setup");
        assert!(output.status.success(), "ffmpeg {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// A small moving clip without label and sound.
    pub(crate) fn clip(&self, name: &str) {
        self.ffmpeg(&format!("-f lavfi -i testsrc2=s=160x120:r=10:d=2 -c:v libx264 -pix_fmt yuv420p {name}"));
    }

    /// Runs the command in this room, in English, without a terminal.
    pub(crate) fn onetake(&self, arguments: &[&str]) -> Run {
        let output =
            assert_cmd::Command::from_std(self.command(arguments)).timeout(PATIENCE).output().unwrap();
        Run::of(arguments, output)
    }

    /// Runs it as somebody whose system speaks that locale.
    pub(crate) fn onetake_in(&self, locale: &str, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        for name in ["LC_ALL", "LANGUAGE"] {
            command.env_remove(name);
        }
        command.env("LANG", locale);
        Run::of(arguments, command.output().unwrap())
    }

    /// The command before it is run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onetake"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        for name in ["LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE"] {
            command.env(name, "C");
        }
        command
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }
}

/// What a run of the command gave.
#[derive(Debug)]
pub(crate) struct Run {
    arguments: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn of(arguments: &[&str], output: Output) -> Self {
        Self {
            arguments: arguments.join(" "),
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }

    /// The same, after a look at the exit status.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "onetake {}: {}{}", self.arguments, self.text(), self.stderr);
        self
    }

    /// The one line on stderr of a run that could not judge; nothing was printed beside it.
    #[track_caller]
    pub(crate) fn complaint(self) -> String {
        let run = self.exits(2);
        assert!(run.stdout.is_empty(), "onetake {}: stdout: {}", run.arguments, run.text());
        let line = run.stderr.strip_suffix('\n').expect("a whole line");
        assert!(!line.contains('\n'), "onetake {}: more than one line:\n{line}", run.arguments);
        line.strip_prefix("onetake: ").expect("the line says who complains").to_owned()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("stdout is UTF-8")
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.stdout)
            .unwrap_or_else(|error| panic!("onetake {}: {error}: {}", self.arguments, self.text()))
    }
}
