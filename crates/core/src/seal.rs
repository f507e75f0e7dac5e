//! Seals over evidence: who signed exactly these bytes, and since when they exist. A seal lies beside its file; nothing in the
//! file changes, and public tools verify it (`ssh-keygen -Y verify`, `openssl ts -verify`).
//!
//! | what is sealed | which file |
//! |---|---|
//! | a bundle as a folder | `tagmanifest-sha256.txt`, which lists the lists of all files |
//! | a folder of evidence | `report.json`, which holds the digest of the record and by it those of pictures and packets |
//! | videos, many at once | a list of them as `sha256sum` writes it: [`write_list`] |
//! | anything else | that file |
//!
//! ```no_run
//! use onetake::seal::{Sealer, SigningKey};
//!
//! let key = SigningKey::read("station.key".as_ref())?;
//! Sealer::new().key(key).authority("http://timestamp.example").seal("return.mp4.onetake")?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An authority is asked only where one is given, and only a digest goes to it. [`Checker`](crate::check::Checker) verifies seals
//! against the keys and authorities that its reader trusts.

pub(crate) mod list;

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use onetake_scan::CancelToken;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

pub use self::list::write_list;
pub use onetake_seal::{
    AskError, Authorities, AuthoritiesFault, KeyError, NAMESPACE, NetworkFault, PublicKey, SIGNATURE_ENDING,
    SignError, Signature, SignatureFault, Signers, SignersFault, SignersProblem, SigningKey, Stamp,
    TOKEN_ENDING, TimestampFault, TimestampRequest, Token, Untrusted,
};

use crate::bundle::TAG_MANIFEST_FILE;
use crate::evidence::{OutputError, REPORT_FILE};
use crate::staging::Staging;

/// Behind the name of the file for which a timestamp is asked.
pub(crate) const REQUEST_ENDING: &str = ".tsq";

/// How often it is looked whether somebody asked to stop.
const LOOK: Duration = Duration::from_millis(50);

/// A file that is signed is held in memory; what is larger goes into a list.
const MAX_SIGNED_BYTES: u64 = 64 << 20;

/// How to seal.
#[derive(Debug, Default)]
pub struct Sealer {
    key: Option<SigningKey>,
    authority: Option<String>,
    authorities: Option<Authorities>,
    cancel: CancelToken,
}

/// The seals over a file.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Seals {
    /// By the key that was given.
    pub signature: Option<Signature>,
    /// From the authority that was given.
    pub token: Option<Token>,
}

impl Seals {
    /// The endings of the files of seals, with the bytes of those that there are.
    pub(crate) fn files(&self) -> [(&'static str, Option<&[u8]>); 2] {
        [
            (SIGNATURE_ENDING, self.signature.as_ref().map(|signature| signature.text().as_bytes())),
            (TOKEN_ENDING, self.token.as_ref().map(Token::to_der)),
        ]
    }
}

/// A file that was sealed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Sealed {
    /// The file.
    pub file: PathBuf,
    /// Its seals. They lie beside it.
    pub seals: Seals,
    /// What the timestamp states, if there is one.
    pub stamp: Option<Stamp>,
}

/// Something could not be sealed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SealError {
    /// The file cannot be read.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// There is neither a bundle nor evidence in the folder.
    #[error("{}: a folder without a bundle or a report", path.display())]
    NoEvidence {
        /// The folder.
        path: PathBuf,
    },
    /// The file is too large to be signed by itself.
    #[error("{}: too large to be signed by itself; seal a list of such files", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A list cannot hold that name.
    #[error("{}: a name with line ends or a backslash stands in no list", path.display())]
    Name {
        /// The file.
        path: PathBuf,
    },
    /// The key did not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The authority gave no timestamp.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// A timestamp is none of this file.
    #[error("{}: {fault}", path.display())]
    Token {
        /// The file that was to be sealed.
        path: PathBuf,
        /// What is wrong with the timestamp.
        fault: TimestampFault,
    },
    /// Somebody asked to stop.
    #[error("stopped")]
    Cancelled,
    /// The seal cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl Sealer {
    /// One that does nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, and it signs with this key.
    #[must_use]
    pub fn key(self, key: SigningKey) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The same, and it asks the timestamp authority at that address.
    #[must_use]
    pub fn authority(self, url: impl Into<String>) -> Self {
        Self { authority: Some(url.into()), ..self }
    }

    /// The same, and a timestamp is kept only if one of these authorities stands behind it.
    #[must_use]
    pub fn trust(self, authorities: Authorities) -> Self {
        Self { authorities: Some(authorities), ..self }
    }

    /// The same, and an authority is waited for no longer once the token is cancelled.
    #[must_use]
    pub fn cancel_with(self, token: &CancelToken) -> Self {
        Self { cancel: token.clone(), ..self }
    }

    /// Whether it would do anything.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.key.is_none() && self.authority.is_none()
    }

    /// Seals a file, or that one of a bundle or of a folder of evidence which stands for the whole. The seals are written beside
    /// it, and only where none are.
    ///
    /// # Errors
    ///
    /// [`SealError`]; then no seal was written.
    pub fn seal(&self, path: impl AsRef<Path>) -> Result<Sealed, SealError> {
        let file = sealed_file(path.as_ref())?;
        let places = [
            self.key
                .as_ref()
                .map(|_| Staging::for_file(&with_ending(&file, SIGNATURE_ENDING)))
                .transpose()?,
            self.authority
                .as_ref()
                .map(|_| Staging::for_file(&with_ending(&file, TOKEN_ENDING)))
                .transpose()?,
        ];
        let seals = self.seals_of(&file)?;
        let mut made = Vec::new();
        for (staging, (_, bytes)) in places.into_iter().zip(seals.files()) {
            let (Some(staging), Some(bytes)) = (staging, bytes) else { continue };
            write(&staging, bytes)?;
            made.push(staging);
        }
        for staging in made {
            staging.publish()?;
        }
        let stamp =
            seals.token.as_ref().map(|token| self.hold(token, &sha256_of(&file)?, &file)).transpose()?;
        Ok(Sealed { file, seals, stamp })
    }

    fn seals_of(&self, file: &Path) -> Result<Seals, SealError> {
        let signature =
            self.key.as_ref().map(|key| Ok::<_, SealError>(key.sign(&whole(file)?)?)).transpose()?;
        let token = self.authority.as_ref().map(|url| self.stamp(url, sha256_of(file)?, file)).transpose()?;
        Ok(Seals { signature, token })
    }

    /// The seals over bytes that will lie in that file.
    pub(crate) fn seals_over(&self, bytes: &[u8], file: &Path) -> Result<Seals, SealError> {
        let signature = self.key.as_ref().map(|key| key.sign(bytes)).transpose()?;
        let sha256 = Sha256::digest(bytes).into();
        let token = self.authority.as_ref().map(|url| self.stamp(url, sha256, file)).transpose()?;
        Ok(Seals { signature, token })
    }

    fn stamp(&self, url: &str, sha256: [u8; 32], file: &Path) -> Result<Token, SealError> {
        tracing::info!(url, file = %file.display(), "asking for a timestamp; a digest alone is sent");
        let token = self.ask(url, TimestampRequest::new(sha256))?;
        self.hold(&token, &sha256, file)?;
        Ok(token)
    }

    /// Asks in a thread of its own, so that whoever stops need not wait for an answer that may not come.
    fn ask(&self, url: &str, request: TimestampRequest) -> Result<Token, SealError> {
        let (answers, answer) = mpsc::channel();
        let asked = url.to_owned();
        // Where nobody waits any more, the answer is nobody's.
        thread::spawn(move || _ = answers.send(onetake_seal::ask(&asked, &request)));
        loop {
            match answer.recv_timeout(LOOK) {
                Ok(answer) => return Ok(answer?),
                Err(RecvTimeoutError::Timeout) if !self.cancel.is_cancelled() => {}
                Err(_) => return Err(SealError::Cancelled),
            }
        }
    }

    /// Keeps the answer of an authority that came by another way, such as by mail or from a portal.
    ///
    /// # Errors
    ///
    /// [`SealError::Token`] when it is no timestamp of that file, and those of [`seal`](Self::seal).
    pub fn attach(&self, path: impl AsRef<Path>, answer: &[u8]) -> Result<Sealed, SealError> {
        let file = sealed_file(path.as_ref())?;
        let staging = Staging::for_file(&with_ending(&file, TOKEN_ENDING))?;
        let sha256 = sha256_of(&file)?;
        let fault = |fault| SealError::Token { path: file.clone(), fault };
        let token = Token::parse(answer).map_err(fault)?;
        token.answers(&TimestampRequest::without_nonce(sha256)).map_err(fault)?;
        let stamp = Some(self.hold(&token, &sha256, &file)?);
        write(&staging, token.to_der())?;
        staging.publish()?;
        Ok(Sealed { file, seals: Seals { signature: None, token: Some(token) }, stamp })
    }

    /// What a timestamp states, by an authority that is trusted, where some are given.
    fn hold(&self, token: &Token, sha256: &[u8; 32], file: &Path) -> Result<Stamp, SealError> {
        let stated = match &self.authorities {
            Some(authorities) => token.verify(sha256, authorities),
            None => token.stated(sha256),
        };
        stated.map_err(|fault| SealError::Token { path: file.to_owned(), fault })
    }
}

/// Writes the request for a timestamp of a file beside it, for an authority that is asked by another way: what
/// `openssl ts -query -cert` makes, as `FILE.tsq`.
///
/// # Errors
///
/// [`SealError`] when there is no such file, or the request is there already.
pub fn put_request(path: impl AsRef<Path>) -> Result<PathBuf, SealError> {
    let file = sealed_file(path.as_ref())?;
    let staging = Staging::for_file(&with_ending(&file, REQUEST_ENDING))?;
    write(&staging, &TimestampRequest::without_nonce(sha256_of(&file)?).to_der())?;
    Ok(staging.publish()?.path)
}

/// The file that is sealed where this one is named.
///
/// # Errors
///
/// [`SealError::NoEvidence`] for a folder without any.
pub fn sealed_file(path: &Path) -> Result<PathBuf, SealError> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let candidates = [TAG_MANIFEST_FILE, REPORT_FILE].map(|name| path.join(name));
    let found = candidates.into_iter().find(|file| file.is_file());
    found.ok_or_else(|| SealError::NoEvidence { path: path.to_owned() })
}

/// The name of a seal over a file.
#[must_use]
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// SHA-256 of a file, whatever its length.
pub(crate) fn sha256_of(path: &Path) -> Result<[u8; 32], SealError> {
    let failed = |error| SealError::Read { path: path.to_owned(), error };
    let mut file = regular(path).map_err(failed)?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut block).map_err(failed)?;
        match block.get(..count) {
            Some(read) if !read.is_empty() => hasher.update(read),
            _ => return Ok(hasher.finalize().into()),
        }
    }
}

/// The bytes of a file that is small enough to be signed by itself.
pub(crate) fn whole(path: &Path) -> Result<Vec<u8>, SealError> {
    let failed = |error| SealError::Read { path: path.to_owned(), error };
    let mut file = regular(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > MAX_SIGNED_BYTES {
        return Err(SealError::TooLarge { path: path.to_owned() });
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Opens a file that is one: a pipe would never end.
pub(crate) fn regular(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

fn write(staging: &Staging, bytes: &[u8]) -> Result<(), OutputError> {
    let path = staging.path();
    fs::write(&path, bytes).map_err(|error| OutputError::Unwritable { path, error })
}
