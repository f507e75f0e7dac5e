//! What verify and judge give: a folder of files, and the report on stdout.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use onetake::message::Language;
use onetake::render::{self, HtmlInput, StillSource, TextInput};
use onetake::report::{ExitCode, Report, ScanRecord};
use onetake::wire;

use super::next::Next;
use crate::args;
use crate::failure::Failure;
use crate::output;
use crate::staging::Staging;

/// A judgement and all that belongs to it.
pub(super) struct Delivery<'a> {
    pub(super) report: &'a Report,
    pub(super) record: &'a ScanRecord,
    /// The record's file, byte for byte.
    pub(super) record_json: &'a [u8],
    pub(super) stills: &'a dyn StillSource,
    pub(super) language: Language,
    /// The options of this judgement, to give again.
    pub(super) rules: &'a args::Rules,
    /// The record that was judged, where it lies in a file already.
    pub(super) record_file: Option<&'a Path>,
}

impl Delivery<'_> {
    /// Fills the folder, if one is wanted, puts it into its place, and prints the report.
    pub(super) fn hand_over(&self, folder: Option<Staging>, json: bool) -> Result<ExitCode, Failure> {
        let report_json = wire::pretty(self.report)?;
        let mut written = None;
        if let Some(staging) = folder {
            self.fill(&staging, &report_json)?;
            let published = staging.publish()?;
            output::tell_place(&published, self.language);
            written = Some(published.path);
        }
        if json {
            output::product(&report_json)?;
        } else {
            output::product(self.words(written.as_deref()).as_bytes())?;
        }
        Ok(ExitCode::from(self.report.verdict))
    }

    fn fill(&self, staging: &Staging, report_json: &[u8]) -> Result<(), Failure> {
        let Self { report, record, stills, language, .. } = *self;
        // The page goes to others: folders of this computer are nothing to them.
        let name = staging.target().and_then(Path::file_name);
        let next = name.and_then(|name| Next::of(Path::new(name), self.rules));
        let next = next.as_ref().map(Next::commands);
        let page = render::html(&HtmlInput { report, record, stills, language, next })?;
        for still in &record.stills {
            // A name comes from the record, which may come from elsewhere: only a plain one is written.
            if let Some(jpeg) = render::sound_picture(stills, still).filter(|_| is_plain(&still.file)) {
                staging.write(&format!("stills/{}", still.file), &jpeg)?;
            }
        }
        staging.write("record.json", self.record_json)?;
        staging.write("report.json", report_json)?;
        staging.write("report.html", page.as_bytes())?;
        Ok(())
    }

    fn words(&self, written: Option<&Path>) -> String {
        let Self { report, record, language, .. } = *self;
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let next = written.or(self.record_file).and_then(|path| Next::of(path, self.rules));
        let next = next.as_ref().map(Next::commands);
        let mut words = render::text(&TextInput { report, record, language, colour, next });
        if let Some(path) = written {
            words.push_str(&format!(
                "\n→ {}\n",
                output::one_line(&path.join("report.html").display().to_string())
            ));
        }
        words
    }
}

/// The file itself, or the one of that name in a folder that was delivered.
pub(super) fn file_or_in_folder(asked: &Path, name: &str) -> PathBuf {
    if asked.is_dir() { asked.join(name) } else { asked.to_owned() }
}

/// Whether a name stays in its folder.
pub(super) fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_stay_in_their_folder() {
        assert!(is_plain("0007-after-00m04s240.jpg"));
        for name in
            ["", ".", "..", "../x.jpg", "/etc/passwd", "a/b.jpg", "a\\b.jpg", "C:x.jpg", ".hidden", "a\0b"]
        {
            assert!(!is_plain(name), "{name:?}");
        }
    }
}
