//! A bundle that somebody handed over, opened and held against its manifests. It is taken for hostile.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use onetake_seal::{SIGNATURE_ENDING, TOKEN_ENDING};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipArchive};

use super::bag::{self, DECLARATION, DECLARATION_FILE, INFO_FILE, PAYLOAD};
use super::write::digest_of;
use super::{MANIFEST_FILE, TAG_MANIFEST_FILE};
use crate::check::Mismatch;
use crate::seal::REQUEST_ENDING;

/// Files about a bag larger than this are none.
const MAX_TAG_BYTES: u64 = 16 << 20;
/// The end of a ZIP file without a comment (APPNOTE 4.3.16).
const END_BYTES: i64 = 22;
/// Most files of a bag.
const MAX_FILES: usize = 100_000;

/// A bag as a folder.
pub(crate) struct OpenBag {
    folder: PathBuf,
    /// Where a ZIP file was unpacked to; gone with this.
    _unpacked: Option<TempDir>,
}

/// Whether there is a bag: a folder that declares itself one, or a ZIP file.
pub(crate) fn is_bag(path: &Path) -> bool {
    if path.is_dir() {
        return path.join(DECLARATION_FILE).exists() || path.join(MANIFEST_FILE).exists();
    }
    let mut head = [0; 2];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"PK"
}

impl OpenBag {
    /// Opens it; a ZIP file is unpacked beside nothing of the user's.
    ///
    /// # Errors
    ///
    /// What makes it unsafe or unreadable.
    pub(crate) fn open(path: &Path) -> Result<Self, Mismatch> {
        if path.is_dir() {
            return Ok(Self { folder: path.to_owned(), _unpacked: None });
        }
        let unpacked = tempfile::tempdir().map_err(|error| unreadable(path, error.to_string()))?;
        unpack(path, unpacked.path())?;
        Ok(Self { folder: unpacked.path().to_owned(), _unpacked: Some(unpacked) })
    }

    /// The folder of the bag.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the payload.
    pub(crate) fn payload(&self) -> PathBuf {
        self.folder.join(PAYLOAD)
    }

    /// Whether every file is listed, and every listed file is there with its digest.
    pub(crate) fn compare(&self) -> Vec<Mismatch> {
        let mut found = Vec::new();
        let mut there = BTreeSet::new();
        gather(&self.folder, "", &mut there, &mut found);
        for name in [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE, TAG_MANIFEST_FILE] {
            if !there.contains(name) {
                found.push(Mismatch::Missing { file: name.to_owned() });
            }
        }
        if there.contains(DECLARATION_FILE) && self.text(DECLARATION_FILE).as_deref() != Some(DECLARATION) {
            found.push(unreadable(Path::new(DECLARATION_FILE), "not BagIt 1.0 in UTF-8".to_owned()));
        }
        let payload = format!("{PAYLOAD}/");
        let listed = self.manifest(MANIFEST_FILE, &there, &mut found, |name| name.starts_with(&payload));
        let tags = self.manifest(TAG_MANIFEST_FILE, &there, &mut found, |name| !name.starts_with(&payload));
        for name in [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE] {
            if !tags.contains(name) {
                found.push(Mismatch::Unlisted { file: name.to_owned() });
            }
        }
        let seal = |name: &str| {
            let ending = name.strip_prefix(TAG_MANIFEST_FILE);
            ending
                .is_some_and(|ending| ["", SIGNATURE_ENDING, TOKEN_ENDING, REQUEST_ENDING].contains(&ending))
        };
        for name in there {
            // A bag may have more files about itself; ours has none.
            let about =
                [DECLARATION_FILE, INFO_FILE, MANIFEST_FILE].contains(&name.as_str()) && tags.contains(&name);
            if !listed.contains(&name) && !about && !seal(&name) {
                found.push(Mismatch::Unlisted { file: name });
            }
        }
        found
    }

    /// The files of a manifest, each held against its digest.
    fn manifest(
        &self,
        name: &str,
        there: &BTreeSet<String>,
        found: &mut Vec<Mismatch>,
        belongs: impl Fn(&str) -> bool,
    ) -> BTreeSet<String> {
        let Some(text) = there.contains(name).then(|| self.text(name)).flatten() else {
            return BTreeSet::new();
        };
        let files = match bag::parse(&text) {
            Ok(files) => files,
            Err(line) => {
                found.push(unreadable(Path::new(name), format!("line {line} is none of a manifest")));
                return BTreeSet::new();
            }
        };
        for (stated, file) in &files {
            if !belongs(file) {
                found.push(Mismatch::Unlisted { file: file.clone() });
            } else if !there.contains(file) {
                found.push(Mismatch::Missing { file: file.clone() });
            } else {
                let path = self.folder.join(file);
                let opened = File::open(&path).map_err(|error| unreadable(&path, error.to_string()));
                match opened.and_then(|opened| {
                    digest_of(&path, opened).map_err(|error| unreadable(&path, error.to_string()))
                }) {
                    Ok(digest) if digest.sha256 == *stated => {}
                    Ok(digest) => found.push(Mismatch::Digest {
                        file: file.clone(),
                        stated: stated.clone(),
                        found: digest.sha256,
                    }),
                    Err(mismatch) => found.push(mismatch),
                }
            }
        }
        files.into_iter().map(|(_, file)| file).collect()
    }

    fn text(&self, name: &str) -> Option<String> {
        let mut text = String::new();
        let file = File::open(self.folder.join(name)).ok()?;
        file.take(MAX_TAG_BYTES).read_to_string(&mut text).ok()?;
        Some(text)
    }
}

/// The regular files below a folder. Links and devices are told and not followed.
fn gather(folder: &Path, before: &str, files: &mut BTreeSet<String>, found: &mut Vec<Mismatch>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => gather(&entry.path(), &format!("{name}/"), files, found),
            Ok(kind) if kind.is_file() => _ = files.insert(name),
            _ => found.push(Mismatch::Unlisted { file: name }),
        }
    }
}

fn unreadable(path: &Path, why: String) -> Mismatch {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Mismatch::Unreadable { file, why }
}

/// Whether every byte of a ZIP file belongs to one of its files, or says where they are: with other bytes before, between or
/// behind, or with a name twice, another program may see something else in it.
fn whole(path: &Path, archive: &mut ZipArchive<File>) -> Result<(), Mismatch> {
    let failed = |why: &str| unreadable(path, why.to_owned());
    let odd = || failed("it has bytes that belong to no file in it");
    let mut spans = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| failed(&error.to_string()))?;
        let start = entry.data_start().ok_or_else(odd)?;
        spans.push((
            entry.header_start(),
            start,
            start.saturating_add(entry.compressed_size()),
            entry.name_raw().to_owned(),
        ));
    }
    spans.sort();
    let mut file = File::open(path).map_err(|error| failed(&error.to_string()))?;
    let mut end = 0;
    for (header, start, data_end, name) in spans {
        // The name in front of the bytes must be that of the list (APPNOTE 4.3.7: behind 30 bytes).
        let mut front = vec![0; name.len()];
        let read =
            file.seek(SeekFrom::Start(header.saturating_add(30))).and_then(|_| file.read_exact(&mut front));
        if header != end || start < header || read.is_err() || front != name {
            return Err(odd());
        }
        end = data_end;
    }
    let mut tail = [0; 4];
    let ending = file.seek(SeekFrom::End(-END_BYTES)).and_then(|_| file.read_exact(&mut tail));
    if end != archive.central_directory_start()
        || !archive.comment().is_empty()
        || ending.is_err()
        || tail != *b"PK\x05\x06"
    {
        return Err(odd());
    }
    Ok(())
}

/// Unpacks what is stored without compression, under names that lead nowhere else. As nothing is compressed, it cannot become
/// more than it is.
fn unpack(path: &Path, folder: &Path) -> Result<(), Mismatch> {
    let failed = |why: String| unreadable(path, why);
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    let length = file.metadata().map_err(|error| failed(error.to_string()))?.len();
    let mut archive = ZipArchive::new(file).map_err(|error| failed(error.to_string()))?;
    if archive.len() > MAX_FILES {
        return Err(failed("it has too many files".to_owned()));
    }
    whole(path, &mut archive)?;
    let mut names = BTreeSet::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| failed(error.to_string()))?;
        let named = entry.name().map(|name| name.into_owned());
        let name = named.map_err(|error| failed(error.to_string()))?;
        if !bag::is_inside(&name) || !names.insert(name.to_lowercase()) {
            return Err(Mismatch::Unlisted { file: name });
        }
        if entry.compression() != CompressionMethod::Stored || !entry.is_file() || entry.is_symlink() {
            return Err(Mismatch::Unreadable { file: name, why: "it is a link, or compressed".to_owned() });
        }
        total = total.saturating_add(entry.size());
        if total > length {
            return Err(failed("its files state more bytes than it has".to_owned()));
        }
        let target = folder.join(&name);
        let mut write = || -> io::Result<()> {
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            io::copy(&mut entry, &mut File::create_new(&target)?).map(drop)
        };
        write().map_err(|error| Mismatch::Unreadable { file: name.clone(), why: error.to_string() })?;
    }
    Ok(())
}
