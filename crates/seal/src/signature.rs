//! Signatures in OpenSSH's format: `PROTOCOL.sshsig`.

mod key;
mod signers;

use ssh_key::{HashAlg, LineEnding, SshSig};
use thiserror::Error;

pub use self::key::{KeyError, PublicKey, SignError, SigningKey};
pub use self::signers::{Signers, SignersFault, SignersProblem, Untrusted};
use crate::NAMESPACE;

/// A signature over the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    parsed: SshSig,
    text: String,
}

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SignatureFault {
    /// It is no signature of OpenSSH.
    #[error("no signature of OpenSSH")]
    Unreadable,
    /// It was made for something else.
    #[error("made for {found:?}, not for {NAMESPACE:?}")]
    Namespace {
        /// What it was made for.
        found: String,
    },
    /// It is of a kind that is not supported here.
    #[error("a key of the kind {algorithm} is not supported here; ssh-keygen may verify it")]
    Unsupported {
        /// The kind of its key.
        algorithm: String,
    },
    /// The bytes are not those that were signed, or the signature was changed.
    #[error("not a signature over these bytes")]
    OtherBytes,
}

impl SignatureFault {
    /// A stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "signature_unreadable",
            Self::Namespace { .. } => "signature_namespace",
            Self::Unsupported { .. } => "signature_unsupported",
            Self::OtherBytes => "signature_other_bytes",
        }
    }
}

impl Signature {
    /// Reads a signature as `ssh-keygen -Y sign` writes it.
    ///
    /// # Errors
    ///
    /// [`SignatureFault::Unreadable`] for anything else.
    pub fn parse(text: &str) -> Result<Self, SignatureFault> {
        // ssh-keygen takes no other line ends and nothing before the first line.
        let lines = text.trim_end_matches('\n');
        let parsed = SshSig::from_pem(lines).map_err(|_| SignatureFault::Unreadable)?;
        // The library takes some lengths that ssh-keygen refuses: only what it would write itself is one.
        let written = parsed.to_pem(LineEnding::LF).unwrap_or_default();
        if written.lines().eq(lines.lines()) {
            Ok(Self { parsed, text: text.to_owned() })
        } else {
            Err(SignatureFault::Unreadable)
        }
    }

    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The fingerprint of the key that made it: `SHA256:` and 43 letters, as `ssh-keygen -l` prints it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.parsed.public_key().fingerprint(HashAlg::Sha256).to_string()
    }

    /// Whether it is a signature over these bytes, by the key that it names. Whose key that is says [`Signers::name_of`].
    ///
    /// # Errors
    ///
    /// [`SignatureFault`] says why it is not.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), SignatureFault> {
        let found = self.parsed.namespace();
        if found != NAMESPACE {
            return Err(SignatureFault::Namespace { found: found.to_owned() });
        }
        let key = ssh_key::PublicKey::new(self.parsed.public_key().clone(), "");
        match key.verify(NAMESPACE, bytes, &self.parsed) {
            Ok(()) => Ok(()),
            // The library tells an unsupported kind of key by its error alone, and wraps it where it verifies.
            Err(_) if !is_supported(&self.parsed) => {
                Err(SignatureFault::Unsupported { algorithm: self.parsed.algorithm().to_string() })
            }
            Err(_) => Err(SignatureFault::OtherBytes),
        }
    }
}

fn is_supported(signature: &SshSig) -> bool {
    use ssh_key::{Algorithm, EcdsaCurve};
    matches!(
        signature.algorithm(),
        Algorithm::Ed25519
            | Algorithm::SkEd25519
            | Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }
            | Algorithm::SkEcdsaSha2NistP256
    )
}
