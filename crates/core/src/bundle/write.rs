//! A bundle as files: gathered, hashed, and put into a folder or a ZIP file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use onetake_judge::case::UtcTime;
use onetake_report::digest::{hex, sha256_hex};
use onetake_scan::{Scanner, Source};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::bag::{self, DECLARATION, DECLARATION_FILE, INFO_FILE, Listed, PAYLOAD};
use super::{Bundle, BundleError, DOCUMENTS_FOLDER, MANIFEST_FILE, ORIGINAL, PDF_FILE, TAG_MANIFEST_FILE};
use crate::check::{CheckError, Checked};
use crate::evidence::{
    OutputError, PACKET_HASHES_FILE, PAGE_FILE, Published, RECORD_FILE, REPORT_FILE, STILLS_FOLDER,
};
use crate::seal::{SIGNATURE_ENDING, Sealer, TOKEN_ENDING};
use crate::staging::Staging;

/// ZIP files larger than 4 GiB have larger numbers in them (ZIP64); so many bytes are told beforehand.
const LARGE_BYTES: u64 = u32::MAX as u64;

/// Files by their names in the bundle.
pub(super) type Files = BTreeMap<String, Payload>;

/// Where the bytes of a file of the payload are.
pub(super) enum Payload {
    /// What people write, which may change: copied.
    File(PathBuf),
    /// The video, which is large and which nobody edits in its place: linked where that is possible.
    Video(PathBuf),
    /// Made for the bundle.
    Made(Vec<u8>),
}

impl Payload {
    /// The bytes, and how many there are.
    fn open(&self) -> Result<(u64, Box<dyn io::Read + '_>), BundleError> {
        match self {
            Self::Made(bytes) => Ok((bytes.len() as u64, Box::new(bytes.as_slice()))),
            Self::File(path) | Self::Video(path) => {
                let file = open(path)?;
                let length = file.metadata().map_err(|error| read_error(path, error))?.len();
                Ok((length, Box::new(file)))
            }
        }
    }

    /// Where it was, for messages.
    fn path(&self) -> &Path {
        match self {
            Self::Made(_) => Path::new(PDF_FILE),
            Self::File(path) | Self::Video(path) => path,
        }
    }
}

impl Bundle {
    /// The payload: names in the bag, and where the bytes are.
    pub(super) fn files(&self, checked: &Checked) -> Result<Files, BundleError> {
        let folder = if self.evidence.is_dir() {
            self.evidence.clone()
        } else {
            self.evidence.parent().map(Path::to_owned).unwrap_or_default()
        };
        let mut files = Files::new();
        let seals = [SIGNATURE_ENDING, TOKEN_ENDING].map(|ending| format!("{REPORT_FILE}{ending}"));
        let files_of_evidence = [RECORD_FILE, REPORT_FILE, PAGE_FILE, PACKET_HASHES_FILE];
        for name in files_of_evidence.into_iter().chain(seals.iter().map(String::as_str)) {
            let path = folder.join(name);
            if path.is_file() {
                files.insert(format!("{PAYLOAD}/{name}"), Payload::File(path));
            }
        }
        for entry in fs::read_dir(folder.join(STILLS_FOLDER)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(format!("{PAYLOAD}/{STILLS_FOLDER}/{name}"), Payload::File(entry.path()));
        }
        if let Some(pdf) = &self.pdf {
            files.insert(format!("{PAYLOAD}/{PDF_FILE}"), Payload::Made(pdf.clone()));
        }
        if let Some(video) = &self.video {
            let found = Scanner::new().sha256(&Source::open(video)?).map_err(CheckError::from)?;
            if found != checked.source_sha256 {
                let (path, stated) = (video.clone(), checked.source_sha256.clone());
                return Err(BundleError::OtherVideo { path, stated, found });
            }
            let ending = video.extension().and_then(|ending| ending.to_str());
            let plain = ending.filter(|ending| ending.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            let name = plain.map_or_else(
                || ORIGINAL.to_owned(),
                |ending| format!("{ORIGINAL}.{}", ending.to_lowercase()),
            );
            files.insert(format!("{PAYLOAD}/{name}"), Payload::Video(video.clone()));
        }
        for path in &self.documents {
            if is_secret_key(path) {
                return Err(BundleError::SecretKey { path: path.clone() });
            }
            let name = path.file_name().and_then(|name| name.to_str());
            // sha256sum takes a per cent sign as it stands, where a bag writes it as %25.
            let is_odd = |c: char| c.is_control() || c == '%';
            let plain = name.filter(|name| bag::is_inside(name) && !name.contains(is_odd));
            let place = plain.map(|name| format!("{PAYLOAD}/{DOCUMENTS_FOLDER}/{name}"));
            match place {
                Some(place) if path.is_file() && !files.contains_key(&place) => {
                    _ = files.insert(place, Payload::File(path.clone()))
                }
                _ => return Err(BundleError::Name { path: path.clone() }),
            }
        }
        Ok(files)
    }
}

/// What is said about a bag, and who seals it.
pub(super) struct About<'a> {
    pub(super) checked: &'a Checked,
    pub(super) now: UtcTime,
    pub(super) sealer: &'a Sealer,
}

/// Whether a file holds the secret half of a key, as its first line says.
fn is_secret_key(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut head));
    read.is_ok()
        && head.starts_with(b"-----BEGIN ")
        && String::from_utf8_lossy(&head).contains("PRIVATE KEY-----")
}

/// Writes the bag. What is listed are the bytes that went into it, not those that lay elsewhere a moment before.
pub(super) fn put(files: &Files, about: &About<'_>, place: &Path) -> Result<Published, BundleError> {
    if place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        let staging = Staging::for_file(place)?;
        zipped(&staging.path(), files, about)?;
        return Ok(staging.publish()?);
    }
    let staging = Staging::for_bag(place)?;
    let mut payload = Vec::new();
    for (name, file) in files {
        let path = staging.path_of(name);
        put_in(file, &path).map_err(|error| read_error(file.path(), error))?;
        payload.push(Listed { name: name.clone(), ..digest_of(&path, open(&path)?)? });
    }
    for (name, bytes) in tags(&payload, about)? {
        staging.write(&name, &bytes)?;
    }
    Ok(staging.publish()?)
}

fn put_in(file: &Payload, path: &Path) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    match file {
        Payload::Made(bytes) => fs::write(path, bytes),
        Payload::Video(video) if fs::hard_link(video, path).is_ok() => Ok(()),
        Payload::File(from) | Payload::Video(from) => fs::copy(from, path).map(drop),
    }
}

fn open(path: &Path) -> Result<File, BundleError> {
    File::open(path).map_err(|error| read_error(path, error))
}

fn read_error(path: &Path, error: io::Error) -> BundleError {
    BundleError::Read { path: path.to_owned(), error }
}

/// The files about the bag, the list of them last, and its seals.
fn tags(payload: &[Listed], about: &About<'_>) -> Result<Vec<(String, Vec<u8>)>, BundleError> {
    let mut tags: Vec<(String, Vec<u8>)> = [
        (DECLARATION_FILE, DECLARATION.to_owned()),
        (INFO_FILE, bag::info(payload, &about.checked.report_sha256, about.now)),
        (MANIFEST_FILE, bag::manifest(payload)),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .collect();
    let listed: Vec<Listed> = tags
        .iter()
        .map(|(name, bytes)| Listed {
            name: name.clone(),
            bytes: bytes.len() as u64,
            sha256: sha256_hex(bytes),
        })
        .collect();
    let list = bag::manifest(&listed).into_bytes();
    let seals = about.sealer.seals_over(&list, Path::new(TAG_MANIFEST_FILE))?;
    tags.push((TAG_MANIFEST_FILE.to_owned(), list));
    for (ending, bytes) in seals.files() {
        tags.extend(bytes.map(|bytes| (format!("{TAG_MANIFEST_FILE}{ending}"), bytes.to_owned())));
    }
    Ok(tags)
}

/// The bag as a ZIP file at that path. The same bag gives the same bytes: no clock of this computer is in it.
fn zipped(path: &Path, files: &Files, about: &About<'_>) -> Result<(), BundleError> {
    let failed = |error: io::Error| OutputError::Unwritable { path: path.to_owned(), error };
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(File::create_new(path).map_err(failed)?);
    let mut payload = Vec::new();
    for (name, file) in files {
        let (length, mut bytes) = file.open()?;
        let options = options.large_file(length >= LARGE_BYTES);
        writer.start_file(name.as_str(), options).map_err(|error| failed(error.into()))?;
        let listed = digest_into(file.path(), &mut bytes, &mut |block| {
            writer.write_all(block).map_err(|error| failed(error).into())
        })?;
        payload.push(Listed { name: name.clone(), ..listed });
    }
    for (name, bytes) in tags(&payload, about)? {
        writer.start_file(name, options).map_err(|error| failed(error.into()))?;
        writer.write_all(&bytes).map_err(failed)?;
    }
    let file = writer.finish().map_err(|error| failed(error.into()))?;
    Ok(file.sync_all().map_err(failed)?)
}

/// Length and digest of a file.
pub(super) fn digest_of(path: &Path, mut bytes: impl io::Read) -> Result<Listed, BundleError> {
    digest_into(path, &mut bytes, &mut |_| Ok(()))
}

/// The same, and each block is handed on as it is read.
fn digest_into(
    path: &Path,
    bytes: &mut dyn io::Read,
    each: &mut dyn FnMut(&[u8]) -> Result<(), BundleError>,
) -> Result<Listed, BundleError> {
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        let count = bytes.read(&mut block).map_err(|error| read_error(path, error))?;
        let Some(read) = block.get(..count).filter(|read| !read.is_empty()) else { break };
        hasher.update(read);
        each(read)?;
        length += count as u64;
    }
    Ok(Listed { name: String::new(), bytes: length, sha256: hex(&hasher.finalize()) })
}
