//! What verify and judge give: a folder of files, and the report on stdout.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use onetake::evidence::{Evidence, EvidenceFolder, PAGE_FILE};
use onetake::message::Language;
use onetake::render::{self, StillSource, TextInput};
use onetake::report::{ExitCode, Report, ScanRecord};
use onetake::wire;

use super::next::Next;
use crate::args;
use crate::failure::Failure;
use crate::output;

/// A judgement and all that belongs to it.
pub(super) struct Delivery<'a> {
    pub(super) report: &'a Report,
    pub(super) record: &'a ScanRecord,
    /// The record's file, byte for byte.
    pub(super) record_json: &'a [u8],
    /// The list of packet hashes, where it is at hand.
    pub(super) packet_hashes: Option<&'a str>,
    pub(super) stills: &'a dyn StillSource,
    pub(super) language: Language,
    /// The options of this judgement, to give again.
    pub(super) rules: &'a args::Rules,
    /// The record that was judged, where it lies in a file already.
    pub(super) record_file: Option<&'a Path>,
}

impl Delivery<'_> {
    /// Fills the folder, if one is wanted, puts it into its place, and prints the report.
    pub(super) fn hand_over(&self, folder: Option<EvidenceFolder>, json: bool) -> Result<ExitCode, Failure> {
        let Self { report, record, record_json, packet_hashes, stills, language, rules, .. } = *self;
        let mut written = None;
        if let Some(folder) = folder {
            // The page goes to others: folders of this computer are nothing to them.
            let next = folder.name().and_then(|name| Next::of(name, rules));
            let evidence = Evidence::new(report, record, stills)
                .record_json(record_json)
                .packet_hashes(packet_hashes)
                .language(language)
                .next(next.as_ref().map(Next::commands));
            let published = folder.put(&evidence)?;
            output::tell_place(&published, language);
            written = Some(published.path);
        }
        if json {
            output::product(&wire::pretty(report)?)?;
        } else {
            output::product(self.words(written.as_deref()).as_bytes())?;
        }
        Ok(ExitCode::from(report.verdict))
    }

    fn words(&self, written: Option<&Path>) -> String {
        let Self { report, record, language, .. } = *self;
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let next = written.or(self.record_file).and_then(|path| Next::of(path, self.rules));
        let next = next.as_ref().map(Next::commands);
        let mut words = render::text(&TextInput::new(report, record, language).colour(colour).next(next));
        if let Some(path) = written {
            words.push_str(&format!(
                "\n→ {}\n",
                output::one_line(&path.join(PAGE_FILE).display().to_string())
            ));
        }
        words
    }
}
