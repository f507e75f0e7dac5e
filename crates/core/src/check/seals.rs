//! Seals over evidence: signatures and timestamps, and whose they are.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use onetake_judge::case::UtcTime;
use onetake_seal::{
    Authorities, SIGNATURE_ENDING, Signature, SignatureFault, Signers, TOKEN_ENDING, TimestampFault, Token,
};

use super::{Mismatch, StepOutcome, Unchecked};
use crate::bundle::TAG_MANIFEST_FILE;
use crate::seal::{list, regular, sha256_of, whole, with_ending};

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
    /// What that file is to the evidence.
    pub role: SealRole,
    /// Whether that file is a list which names the video.
    pub names_video: bool,
}

impl FoundSeal {
    /// Whether somebody whom the reader trusts signed everything. A timestamp says since when it exists, and not that it is so.
    pub(super) fn vouches_for_whole(&self) -> bool {
        let signed = matches!(&self.statement, SealStatement::Signed { by: Some(_), .. });
        signed && matches!(self.role, SealRole::Whole | SealRole::ZipFile)
    }
}

/// What a sealed file is to the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SealRole {
    /// The report, or the list of lists of a bundle: its seal covers everything.
    Whole,
    /// The ZIP file of a bundle: its seal covers everything.
    ZipFile,
    /// One of the files of a bundle: its seal covers that alone.
    Part,
    /// The list that was given beside: its seal covers the video, where it names that.
    List,
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
    /// Names as they are told, where the files are, and what they are.
    files: BTreeMap<String, (PathBuf, SealRole)>,
    /// The file that stands for everything.
    first: String,
}

impl Place {
    /// Of a folder of evidence: the report that is checked holds the digest of the record, and by it all others.
    pub(super) fn folder(report: &Path) -> Self {
        let first = told(report);
        let files = BTreeMap::from([(first.clone(), (report.to_owned(), SealRole::Whole))]);
        Self { files, first }
    }

    /// Of a bag, and of the ZIP file that it was: any file in it may have its own.
    pub(super) fn bag(folder: &Path, opened: &Path) -> Self {
        let mut files = BTreeMap::new();
        gather(folder, "", &mut files);
        let first = TAG_MANIFEST_FILE.to_owned();
        files.insert(first.clone(), (folder.join(TAG_MANIFEST_FILE), SealRole::Whole));
        if opened.is_file() {
            files.insert(told(opened), (opened.to_owned(), SealRole::ZipFile));
        }
        Self { files, first }
    }
}

/// Files with a seal beside them, by their names in the bag.
fn gather(folder: &Path, before: &str, files: &mut BTreeMap<String, (PathBuf, SealRole)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), format!("{before}{}", entry.file_name().to_string_lossy()));
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => gather(&path, &format!("{name}/"), files),
            Ok(kind) if kind.is_file() => {
                let is_sealed =
                    [SIGNATURE_ENDING, TOKEN_ENDING].iter().any(|ending| with_ending(&path, ending).exists());
                if is_sealed {
                    files.insert(name, (path, SealRole::Part));
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
        for (name, (path, role)) in &place.files {
            self.verify(name, path, *role, source_sha256, &mut found);
        }
        if let Some(path) = &self.list {
            self.look_at_list(path, source_sha256, &mut found);
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

    /// A list that was given must name the video and be sealed.
    fn look_at_list(&self, path: &Path, source_sha256: &str, found: &mut Findings) {
        let file = told(path);
        match whole(path) {
            Ok(bytes) if list::names(&String::from_utf8_lossy(&bytes), source_sha256) => {}
            Ok(_) => found.mismatches.push(Mismatch::NotListed { file: file.clone() }),
            Err(error) => {
                found.mismatches.push(Mismatch::Unreadable { file: file.clone(), why: error.to_string() });
            }
        }
        let before = (found.seals.len(), found.mismatches.len(), found.unsupported.is_some());
        self.verify(&file, path, SealRole::List, source_sha256, found);
        if before == (found.seals.len(), found.mismatches.len(), found.unsupported.is_some()) {
            found.mismatches.push(Mismatch::ListNotSealed { file });
        }
    }

    /// That the whole is sealed by somebody whom the reader trusts. What is wrong with a seal was told already.
    fn demand(&self, place: &Place, found: &mut Findings) {
        if !found.mismatches.is_empty() {
            return;
        }
        let covered = |roles: &[SealRole], by: fn(&SealStatement) -> bool| {
            found.seals.iter().any(|seal| roles.contains(&seal.role) && by(&seal.statement))
        };
        let whole = [SealRole::Whole, SealRole::ZipFile];
        // Whoever gives a list asks for its stamp, which is earlier and about the video.
        let stamped = [SealRole::Whole, SealRole::ZipFile, SealRole::List];
        let file = place.first.clone();
        if self.signers.is_some()
            && !covered(&whole, |one| matches!(one, SealStatement::Signed { by: Some(_), .. }))
        {
            found.mismatches.push(Mismatch::NotSigned { file: file.clone() });
        }
        if self.authorities.is_some()
            && !covered(&stamped, |one| matches!(one, SealStatement::Stamped { by: Some(_), .. }))
        {
            found.mismatches.push(Mismatch::NotStamped { file });
        }
    }

    /// The seals beside a file.
    fn verify(&self, name: &str, path: &Path, role: SealRole, source_sha256: &str, found: &mut Findings) {
        let mut statements = Vec::new();
        if let Some(token) = read(&with_ending(path, TOKEN_ENDING)) {
            statements.extend(self.stamped(name, path, &token, found));
        }
        if let Some(signature) = read(&with_ending(path, SIGNATURE_ENDING)) {
            statements.extend(self.signed(name, path, &signature, found));
        }
        if statements.is_empty() {
            return;
        }
        let text = whole(path).unwrap_or_default();
        let names_video = list::names(&String::from_utf8_lossy(&text), source_sha256);
        found.seals.extend(statements.into_iter().map(|statement| FoundSeal {
            file: name.to_owned(),
            statement,
            role,
            names_video,
        }));
    }

    /// What a signature states, if it holds. When it was made nothing says: the key must be listed for today.
    fn signed(
        &self,
        name: &str,
        path: &Path,
        signature: &[u8],
        found: &mut Findings,
    ) -> Option<SealStatement> {
        let file = name.to_owned();
        let bytes = match whole(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.mismatches.push(Mismatch::Unreadable { file, why: error.to_string() });
                return None;
            }
        };
        let parsed = Signature::parse(&String::from_utf8_lossy(signature));
        let signature = match parsed.and_then(|signature| signature.verify(&bytes).map(|()| signature)) {
            Ok(signature) => signature,
            Err(fault @ SignatureFault::Unsupported { .. }) => {
                found.unsupported = Some(Unchecked::UnsupportedSignature { file, fault });
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
        match signers.name_of(&signature, SystemTime::from(*now)) {
            Ok(name) => Some(SealStatement::Signed { fingerprint, by: Some(name.to_owned()) }),
            Err(why) => {
                found.mismatches.push(Mismatch::Signer { file, why });
                None
            }
        }
    }

    /// What a timestamp states, if it is one of these bytes; by whom, where that is a trusted authority.
    fn stamped(&self, name: &str, path: &Path, token: &[u8], found: &mut Findings) -> Option<SealStatement> {
        let file = name.to_owned();
        let verified = Token::parse(token).and_then(|token| {
            let sha256 = sha256_of(path).map_err(|_| TimestampFault::OtherBytes)?;
            match &self.authorities {
                Some(authorities) => Ok((token.verify(&sha256, authorities)?, true)),
                None => Ok((token.stated(&sha256)?, false)),
            }
        });
        match verified {
            Ok((stamp, is_trusted)) => Some(SealStatement::Stamped {
                time: UtcTime::from(stamp.time).to_string(),
                by: is_trusted.then_some(stamp.authority),
            }),
            Err(fault @ TimestampFault::Unsupported { .. }) => {
                found.unsupported = Some(Unchecked::UnsupportedTimestamp { file, fault });
                None
            }
            Err(fault) => {
                found.mismatches.push(Mismatch::Timestamp { file, fault });
                None
            }
        }
    }
}

/// The bytes of a seal, if there is anything of that name. What is larger than any, or cannot be read, is none that holds.
fn read(path: &Path) -> Option<Vec<u8>> {
    fs::symlink_metadata(path).ok()?;
    let mut bytes = Vec::new();
    let file = regular(path).ok().map(|file| file.take(MAX_SEAL_BYTES));
    let read = file.map(|mut file| file.read_to_end(&mut bytes));
    if !matches!(read, Some(Ok(_))) {
        bytes.clear();
    }
    Some(bytes)
}
