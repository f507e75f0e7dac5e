//! A bundle as files: gathered, hashed, and put into a folder or a ZIP file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use onetake_judge::case::UtcTime;
use onetake_report::digest::{hex, sha256_hex};
use onetake_scan::Source;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::bag::{self, DECLARATION, DECLARATION_FILE, INFO_FILE, Listed, PAYLOAD};
use super::{Bundle, BundleError, DOCUMENTS_FOLDER, MANIFEST_FILE, ORIGINAL, TAG_MANIFEST_FILE};
use crate::check::Checked;
use crate::evidence::{
    Existing, OutputError, PACKET_HASHES_FILE, PAGE_FILE, Published, RECORD_FILE, REPORT_FILE, STILLS_FOLDER,
};
use crate::staging::Staging;

/// ZIP files larger than 4 GiB have larger numbers in them (ZIP64); so many bytes are told beforehand.
const LARGE_BYTES: u64 = u32::MAX as u64;

/// Files by their names in the bundle.
pub(super) type Files = BTreeMap<String, PathBuf>;

impl Bundle {
    /// The payload: names in the bag, and where the bytes are.
    pub(super) fn files(&self, checked: &Checked) -> Result<Files, BundleError> {
        let folder = if self.evidence.is_dir() {
            self.evidence.clone()
        } else {
            self.evidence.parent().map(Path::to_owned).unwrap_or_default()
        };
        let mut files = Files::new();
        for name in [RECORD_FILE, REPORT_FILE, PAGE_FILE, PACKET_HASHES_FILE] {
            let path = folder.join(name);
            if path.is_file() {
                files.insert(format!("{PAYLOAD}/{name}"), path);
            }
        }
        for entry in fs::read_dir(folder.join(STILLS_FOLDER)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(format!("{PAYLOAD}/{STILLS_FOLDER}/{name}"), entry.path());
        }
        if let Some(video) = &self.video {
            let found = digest_of(video, Source::open(video)?.bytes().reader())?;
            if found.sha256 != checked.source_sha256 {
                let (path, stated) = (video.clone(), checked.source_sha256.clone());
                return Err(BundleError::OtherVideo { path, stated, found: found.sha256 });
            }
            let ending = video.extension().and_then(|ending| ending.to_str());
            let plain = ending.filter(|ending| ending.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            let name = plain.map_or_else(
                || ORIGINAL.to_owned(),
                |ending| format!("{ORIGINAL}.{}", ending.to_lowercase()),
            );
            files.insert(format!("{PAYLOAD}/{name}"), video.clone());
        }
        for path in &self.documents {
            let name = path.file_name().and_then(|name| name.to_str());
            let plain = name.filter(|name| bag::is_inside(name) && !name.chars().any(char::is_control));
            let place = plain.map(|name| format!("{PAYLOAD}/{DOCUMENTS_FOLDER}/{name}"));
            match place {
                Some(place) if path.is_file() && !files.contains_key(&place) => {
                    _ = files.insert(place, path.clone())
                }
                _ => return Err(BundleError::Name { path: path.clone() }),
            }
        }
        Ok(files)
    }
}

/// Writes the bag.
pub(super) fn put(
    files: Files,
    checked: &Checked,
    place: &Path,
    now: UtcTime,
) -> Result<Published, BundleError> {
    let open =
        |path: &Path| File::open(path).map_err(|error| BundleError::Read { path: path.to_owned(), error });
    let mut payload = Vec::new();
    for (name, path) in &files {
        let found = digest_of(path, open(path)?)?;
        payload.push(Listed { name: name.clone(), ..found });
    }
    let tags = tags(&payload, checked, now);
    let is_zip = place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if is_zip {
        let staging = Staging::for_file(place)?;
        let file = staging.create()?;
        let failed = |error: io::Error| OutputError::Unwritable { path: place.to_owned(), error };
        zipped(file, &files, &payload, &tags).map_err(failed)?;
        return Ok(staging.publish()?);
    }
    let staging = Staging::for_folder(place, Existing::Keep)?;
    for (name, path) in &files {
        staging.take_in(name, path)?;
    }
    for (name, text) in &tags {
        staging.write(name, text.as_bytes())?;
    }
    Ok(staging.publish()?)
}

/// The files about the bag, the list of them last.
fn tags(payload: &[Listed], checked: &Checked, now: UtcTime) -> Vec<(&'static str, String)> {
    let mut tags = vec![
        (DECLARATION_FILE, DECLARATION.to_owned()),
        (INFO_FILE, bag::info(payload, &checked.report_sha256, now)),
        (MANIFEST_FILE, bag::manifest(payload)),
    ];
    let listed: Vec<Listed> = tags
        .iter()
        .map(|(name, text)| {
            let (bytes, sha256) = (text.len() as u64, sha256_hex(text.as_bytes()));
            Listed { name: (*name).to_owned(), bytes, sha256 }
        })
        .collect();
    tags.push((TAG_MANIFEST_FILE, bag::manifest(&listed)));
    tags
}

fn zipped(file: File, files: &Files, payload: &[Listed], tags: &[(&str, String)]) -> io::Result<()> {
    // The same bag gives the same bytes: no clock of this computer in it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(file);
    for (name, text) in tags {
        writer.start_file(*name, options)?;
        writer.write_all(text.as_bytes())?;
    }
    for ((name, path), listed) in files.iter().zip(payload) {
        writer.start_file(name.as_str(), options.large_file(listed.bytes >= LARGE_BYTES))?;
        io::copy(&mut File::open(path)?, &mut writer)?;
    }
    writer.finish()?.sync_all()
}

/// Length and digest of a file.
pub(super) fn digest_of(path: &Path, mut bytes: impl io::Read) -> Result<Listed, BundleError> {
    let failed = |error| BundleError::Read { path: path.to_owned(), error };
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        let count = bytes.read(&mut block).map_err(failed)?;
        let Some(read) = block.get(..count).filter(|read| !read.is_empty()) else { break };
        hasher.update(read);
        length += count as u64;
    }
    Ok(Listed { name: String::new(), bytes: length, sha256: hex(&hasher.finalize()) })
}
