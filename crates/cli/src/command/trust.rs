//! Whom the user trusts and who seals, from files.

use std::path::Path;

use onetake::inputs::InputError;
use onetake::seal::{Authorities, Sealer, Signers, SigningKey};

use crate::args::Sealing;
use crate::failure::Failure;
use crate::interrupt;

/// A list of signers.
pub(super) fn signers(path: &Path) -> Result<Signers, Failure> {
    let text = String::from_utf8_lossy(&bytes(path)?).into_owned();
    Signers::parse(&text).map_err(|fault| Failure::Signers { path: path.to_owned(), fault })
}

/// Certificates of timestamp authorities.
pub(super) fn authorities(path: &Path) -> Result<Authorities, Failure> {
    Authorities::parse(&bytes(path)?).map_err(|fault| Failure::Authorities { path: path.to_owned(), fault })
}

/// Who seals.
pub(super) fn sealer(asked: &Sealing) -> Result<Sealer, Failure> {
    let mut sealer = Sealer::new().cancel_with(&interrupt::token());
    if let Some(path) = &asked.key {
        sealer = sealer.key(SigningKey::read(path)?);
    }
    if let Some(url) = &asked.timestamp {
        sealer = sealer.authority(url);
    }
    if let Some(path) = &asked.authorities {
        sealer = sealer.trust(authorities(path)?);
    }
    Ok(sealer)
}

/// A file that the user named.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = std::fs::read(path);
    Ok(read.map_err(|error| InputError::Unreadable { path: path.to_owned(), error })?)
}
