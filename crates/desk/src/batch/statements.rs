//! Statements of persons, from files, into the ledger.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use onetake::attest::{AttestationFile, read_text};

use super::{Desk, Event, now};
use crate::ledger::{Entry, LedgerError, StatementEntry};

/// How files of statements end that lie beside a folder of evidence.
const ENDING: &str = ".statements.toml";

impl Desk<'_> {
    /// Takes over what persons stated: from the files that were named, and from those beside the evidence of the results.
    pub(super) fn take_statements(&self, evidence: &Path) -> Result<(), LedgerError> {
        let mut files: Vec<PathBuf> = Vec::new();
        for place in &self.options.statements {
            if place.is_dir() { files.extend(in_folder(place, ".toml")) } else { files.push(place.clone()) }
        }
        files.extend(in_folder(evidence, ENDING));
        for path in files {
            self.take_file(&path)?;
        }
        Ok(())
    }

    fn take_file(&self, path: &Path) -> Result<(), LedgerError> {
        let read = read_text(path).and_then(|text| Ok((AttestationFile::parse(&text, path)?, text)));
        let checked = read.and_then(|(file, text)| file.check_times(now()).map(|()| (file, text)));
        let (file, text) = match checked {
            Ok(read) => read,
            Err(error) => {
                (self.told)(Event::StatementsRefused { path, error: &error });
                return Ok(());
            }
        };
        let Some(video) = file.about.source_sha256.clone() else { return Ok(()) };
        // The ledger keeps TOML, whatever the file was.
        let toml = if onetake::attest::is_json(path) {
            match toml::to_string(&file) {
                Ok(toml) => toml,
                Err(_) => return Ok(()),
            }
        } else {
            text
        };
        let mut ledger = self.ledger();
        let known = ledger.statements(&video)?;
        if known.iter().any(|statement| statement.toml == toml) {
            return Ok(());
        }
        // A file that grew holds what it held before.
        let held = |before: &str| toml.starts_with(before.trim_end());
        let replaces = known.iter().find(|statement| held(&statement.toml)).map(|statement| statement.seq);
        let names: HashSet<&str> = file.attestation.iter().map(|one| one.who.as_str()).collect();
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        let entry = StatementEntry { video, who: names.join("; "), toml, replaces };
        ledger.append(now(), &[Entry::Statement(entry)])?;
        drop(ledger);
        (self.told)(Event::Statements { path });
        Ok(())
    }
}

fn in_folder(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(ending) && path.is_file())
        .collect();
    files.sort();
    files
}
