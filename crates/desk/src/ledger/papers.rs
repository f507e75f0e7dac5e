//! What persons add to a case beside statements: facts that the sheet does not have, and documents.

use std::collections::HashMap;
use std::path::PathBuf;

use onetake::case::Draft;
use serde::{Deserialize, Serialize};

use super::{Entry, Ledger, LedgerError};

pub(super) const DOCUMENTS: &str = "documents";

/// A fact of a case that a person typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFactEntry {
    /// The case, by its name in the ledger.
    pub case: String,
    /// Which entry of the case, by its name in case files, such as `signed_off_at`.
    pub field: String,
    /// What was typed.
    pub text: String,
    /// Who typed it.
    pub who: String,
    /// In which role.
    pub role: String,
    /// The entry that it takes the place of, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
}

/// A document that a person attached to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// The case, by its name in the ledger.
    pub case: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
    /// What kind of document, by its name in case files, such as `weight_record`.
    pub document: String,
    /// The name of the file, as it was given.
    pub name: String,
    /// Who attached it.
    pub who: String,
    /// In which role.
    pub role: String,
}

/// Which order a video is of, as a person said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentEntry {
    /// SHA-256 of the video.
    pub video: String,
    /// A number of the parcel or of the order.
    pub number: String,
    /// Who said it.
    pub who: String,
    /// In which role.
    pub role: String,
}

/// What persons added to a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CasePapers {
    /// Facts, each with the number of its entry.
    pub(crate) facts: Vec<(u64, CaseFactEntry)>,
    /// Documents, each with the time at which it was attached.
    pub(crate) documents: Vec<(String, DocumentEntry)>,
}

impl CasePapers {
    /// Puts them into what is known of the case. Facts were checked when they were typed.
    pub(crate) fn amend(&self, draft: &mut Draft) {
        for (_, fact) in &self.facts {
            put_fact(draft, &fact.field, &fact.text);
        }
        for (_, document) in &self.documents {
            if !draft.documents.contains(&document.document) {
                draft.documents.push(document.document.clone());
            }
        }
    }
}

/// Entries of a case that can be typed in one line.
pub(crate) const TYPED_FACTS: [&str; 4] =
    ["expected_waybills", "signed_off_at", "recorded_at", "recorder_zone"];

/// Puts a typed fact into a case; false where such a fact cannot be typed in one line.
pub(crate) fn put_fact(draft: &mut Draft, field: &str, text: &str) -> bool {
    let text = text.trim().to_owned();
    match field {
        "expected_waybills" => {
            let numbers = text.split([';', '；', ',', '，', ' ', '\n']).map(str::trim);
            draft.expected_waybills =
                numbers.filter(|number| !number.is_empty()).map(str::to_owned).collect();
        }
        "signed_off_at" => draft.signed_off_at = Some(text),
        "recorder_zone" => draft.recorder_zone = Some(text),
        "recorded_at" => {
            let clock = "as read by a person".to_owned();
            draft.recorded_at = Some(onetake::case::DraftRecording { at: text, clock });
        }
        _ => return false,
    }
    true
}

impl Ledger {
    /// What persons added to that case.
    pub(crate) fn papers(&self, case: &str) -> Result<CasePapers, LedgerError> {
        let facts: Vec<(u64, String)> = self.all(
            "SELECT entry.seq, json FROM case_fact JOIN entry USING (seq) \
             JOIN body ON body.sha256 = entry.body_sha256 WHERE desk_case = ? ORDER BY entry.seq",
            [case],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let documents: Vec<(String, String)> = self.all(
            "SELECT document.at, json FROM document JOIN entry USING (seq) \
             JOIN body ON body.sha256 = entry.body_sha256 WHERE desk_case = ? ORDER BY entry.seq",
            [case],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let facts = facts.into_iter().filter_map(|(seq, json)| match serde_json::from_str(&json) {
            Ok(Entry::CaseFact(fact)) => Some((seq, fact)),
            _ => None,
        });
        let documents = documents.into_iter().filter_map(|(at, json)| match serde_json::from_str(&json) {
            Ok(Entry::Document(document)) => Some((at, document)),
            _ => None,
        });
        Ok(CasePapers { facts: facts.collect(), documents: documents.collect() })
    }

    /// Which order videos are of, as persons said: a number by the digest of the video.
    pub(crate) fn assignments(&self) -> Result<HashMap<String, String>, LedgerError> {
        let all: Vec<(String, String)> =
            self.all("SELECT video, number FROM assignment", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(all.into_iter().collect())
    }

    /// Keeps a document; gives its digest.
    pub(crate) fn keep_document(&self, bytes: &[u8]) -> Result<String, LedgerError> {
        self.keep(DOCUMENTS, "bin", bytes)
    }

    /// The document of that digest, where one is attached to a case, with its place.
    pub(crate) fn document(&self, sha256: &str) -> Result<Option<(DocumentEntry, PathBuf)>, LedgerError> {
        let json: Option<String> = self.one(
            "SELECT json FROM document JOIN entry USING (seq) JOIN body ON body.sha256 = entry.body_sha256 \
             WHERE document.sha256 = ? LIMIT 1",
            [sha256],
            |row| row.get(0),
        )?;
        Ok(json.and_then(|json| match serde_json::from_str(&json) {
            Ok(Entry::Document(document)) => {
                // The digest comes from the ledger, not from whoever asks.
                let place = self.files.join(DOCUMENTS).join(format!("{}.bin", document.sha256));
                Some((document, place))
            }
            _ => None,
        }))
    }
}
