//! Seals over evidence: signatures and timestamps, and whose they are.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use onetake_judge::case::UtcTime;
use onetake_seal::{
    Authorities, SIGNATURE_ENDING, Signature, SignatureFault, Signers, Stamp, TOKEN_ENDING, TimestampFault,
    Token,
};

use super::{Mismatch, StepOutcome, Unchecked};
use crate::bundle::TAG_MANIFEST_FILE;
use crate::evidence::REPORT_FILE;
use crate::seal::{list, sha256_of, whole, with_ending};

/// A signature has some hundred bytes, a token with its certificates some thousand.
const MAX_SEAL_BYTES: u64 = 1 << 20;

/// A seal, with what it states as far as that could be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundSeal {
    /// The file that is sealed.
    pub file: String,
    /// What the seal states.
    pub statement: SealStatement,
    /// Whether that file is a list which names the video.
    pub names_video: bool,
}

/// What a seal states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealStatement {
    /// The holder of a key signed exactly these bytes.
    Signed {
        /// The fingerprint of the key.
        fingerprint: String,
        /// Its holder, after the list that the reader trusts.
        by: Option<String>,
    },
    /// The bytes existed before a moment.
    Stamped {
        /// The moment as the authority states it.
        time: String,
        /// The authority, where it is one that the reader trusts.
        by: Option<String>,
    },
}

/// Whom the reader trusts.
#[derive(Debug, Default)]
pub(super) struct Trust {
    pub(super) signers: Option<(Signers, UtcTime)>,
    pub(super) authorities: Option<Authorities>,
    pub(super) list: Option<PathBuf>,
}

/// Where seals may lie.
pub(super) struct Place {
    /// Names as they are told, and where the files are.
    files: BTreeMap<String, PathBuf>,
    /// Each of these covers everything.
    whole: Vec<String>,
}

impl Place {
    /// Of a folder of evidence: the report holds the digest of the record, and by it all others.
    pub(super) fn folder(folder: &Path) -> Self {
        let files = BTreeMap::from([(REPORT_FILE.to_owned(), folder.join(REPORT_FILE))]);
        Self { files, whole: vec![REPORT_FILE.to_owned()] }
    }

    /// Of a bag, and of the ZIP file that it was: any file in it may have its own.
    pub(super) fn bag(folder: &Path, opened: &Path) -> Self {
        let mut files = BTreeMap::new();
        gather(folder, "", &mut files);
        files.insert(TAG_MANIFEST_FILE.to_owned(), folder.join(TAG_MANIFEST_FILE));
        let mut whole = vec![TAG_MANIFEST_FILE.to_owned()];
        if opened.is_file() {
            let name = told(opened);
            files.insert(name.clone(), opened.to_owned());
            whole.push(name);
        }
        Self { files, whole }
    }
}

/// Files with a seal beside them, by their names in the bag.
fn gather(folder: &Path, before: &str, files: &mut BTreeMap<String, PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), format!("{before}{}", entry.file_name().to_string_lossy()));
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => gather(&path, &format!("{name}/"), files),
            Ok(kind) if kind.is_file() => {
                let is_sealed =
                    [SIGNATURE_ENDING, TOKEN_ENDING].iter().any(|ending| with_ending(&path, ending).exists());
                if is_sealed {
                    files.insert(name, path);
                }
            }
            _ => {}
        }
    }
}

fn told(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// What the seals come to.
#[derive(Default)]
struct Findings {
    seals: Vec<FoundSeal>,
    mismatches: Vec<Mismatch>,
    unsupported: Option<Unchecked>,
}

impl Trust {
    /// Verifies every seal. Where the reader says whom to trust, one of them must have sealed the whole.
    pub(super) fn look(&self, place: &Place, source_sha256: &str) -> (StepOutcome, Vec<FoundSeal>) {
        let mut found = Findings::default();
        for (name, path) in &place.files {
            self.verify(name, path, source_sha256, &mut found);
        }
        if let Some(path) = &self.list {
            let name = told(path);
            match fs::read_to_string(path) {
                Ok(text) if list::names(&text, source_sha256) => {}
                Ok(_) => found.mismatches.push(Mismatch::NotListed { file: name.clone() }),
                Err(error) => {
                    let why = error.to_string();
                    found.mismatches.push(Mismatch::Unreadable { file: name.clone(), why });
                }
            }
            self.verify(&name, path, source_sha256, &mut found);
        }
        self.demand(place, &mut found);
        let has_trust = self.signers.is_some() || self.authorities.is_some();
        let outcome = match (found.mismatches, found.unsupported) {
            (wrong, _) if !wrong.is_empty() => StepOutcome::Failed(wrong),
            (_, Some(unsupported)) => StepOutcome::NotChecked(unsupported),
            _ if found.seals.is_empty() => StepOutcome::NotChecked(Unchecked::NotSealed),
            _ if !has_trust => StepOutcome::NotChecked(Unchecked::NoTrust),
            _ => StepOutcome::Passed,
        };
        (outcome, found.seals)
    }

    /// That the whole is sealed by somebody whom the reader trusts. What is wrong with a seal of it was told already.
    fn demand(&self, place: &Place, found: &mut Findings) {
        let [first, ..] = place.whole.as_slice() else { return };
        if found.unsupported.is_some() || !found.mismatches.is_empty() {
            return;
        }
        let covered = |by: fn(&SealStatement) -> bool| {
            found.seals.iter().any(|seal| place.whole.contains(&seal.file) && by(&seal.statement))
        };
        let signed = covered(|statement| matches!(statement, SealStatement::Signed { by: Some(_), .. }));
        let stamped = covered(|statement| matches!(statement, SealStatement::Stamped { by: Some(_), .. }));
        if self.signers.is_some() && !signed {
            found.mismatches.push(Mismatch::NotSigned { file: first.clone() });
        }
        // A list that names the video was stamped earlier, and says more.
        let listed = found.seals.iter().any(|seal| {
            seal.names_video && matches!(seal.statement, SealStatement::Stamped { by: Some(_), .. })
        });
        if self.authorities.is_some() && !stamped && !listed {
            found.mismatches.push(Mismatch::NotStamped { file: first.clone() });
        }
    }

    /// The seals beside a file.
    fn verify(&self, name: &str, path: &Path, source_sha256: &str, found: &mut Findings) {
        let names_video =
            || whole(path).is_ok_and(|bytes| list::names(&String::from_utf8_lossy(&bytes), source_sha256));
        let stamp =
            read(&with_ending(path, TOKEN_ENDING)).and_then(|bytes| self.stamped(name, path, &bytes, found));
        let time = stamp.as_ref().map(|(stamp, _)| stamp.time);
        if let Some((stamp, is_trusted)) = stamp {
            let by = is_trusted.then_some(stamp.authority);
            let statement = SealStatement::Stamped { time: UtcTime::from(stamp.time).to_string(), by };
            found.seals.push(FoundSeal { file: name.to_owned(), statement, names_video: names_video() });
        }
        let Some(bytes) = read(&with_ending(path, SIGNATURE_ENDING)) else { return };
        if let Some(statement) = self.signed(name, path, &bytes, time, found) {
            found.seals.push(FoundSeal { file: name.to_owned(), statement, names_video: names_video() });
        }
    }

    /// What a signature states, if it holds.
    fn signed(
        &self,
        name: &str,
        path: &Path,
        signature: &[u8],
        stamped: Option<SystemTime>,
        found: &mut Findings,
    ) -> Option<SealStatement> {
        let file = name.to_owned();
        let verified = whole(path).map_err(|_| SignatureFault::OtherBytes).and_then(|bytes| {
            let signature = Signature::parse(&String::from_utf8_lossy(signature))?;
            signature.verify(&bytes).map(|()| signature)
        });
        let signature = match verified {
            Ok(signature) => signature,
            Err(fault @ SignatureFault::Unsupported { .. }) => {
                found.unsupported = Some(Unchecked::UnsupportedSeal { file, what: fault.to_string() });
                return None;
            }
            Err(fault) => {
                found.mismatches.push(Mismatch::Signature { file, fault });
                return None;
            }
        };
        let fingerprint = signature.fingerprint();
        let Some((signers, now)) = &self.signers else {
            return Some(SealStatement::Signed { fingerprint, by: None });
        };
        match signers.name_of(&signature, stamped.unwrap_or_else(|| SystemTime::from(*now))) {
            Ok(name) => Some(SealStatement::Signed { fingerprint, by: Some(name.to_owned()) }),
            Err(why) => {
                found.mismatches.push(Mismatch::Signer { file, why });
                None
            }
        }
    }

    /// What a timestamp states and whether it is that of a trusted authority, if it is one of these bytes.
    fn stamped(&self, name: &str, path: &Path, token: &[u8], found: &mut Findings) -> Option<(Stamp, bool)> {
        let file = name.to_owned();
        let verified = Token::parse(token).and_then(|token| {
            let sha256 = sha256_of(path).map_err(|_| TimestampFault::OtherBytes)?;
            match &self.authorities {
                Some(authorities) => Ok((token.verify(&sha256, authorities)?, true)),
                None => Ok((token.stated(&sha256)?, false)),
            }
        });
        match verified {
            Ok(stamp) => Some(stamp),
            Err(fault @ TimestampFault::Unsupported { .. }) => {
                found.unsupported = Some(Unchecked::UnsupportedSeal { file, what: fault.to_string() });
                None
            }
            Err(fault) => {
                found.mismatches.push(Mismatch::Timestamp { file, fault });
                None
            }
        }
    }
}

/// The bytes of a seal, if there is one. What is larger than any is cut, and is none.
fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_SEAL_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
