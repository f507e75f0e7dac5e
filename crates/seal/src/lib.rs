//! Seals over files: who signed exactly these bytes, and since when they exist. A seal lies beside its file and changes nothing
//! in it, and public tools verify it.
//!
//! | seal | file | standard | verified by |
//! |---|---|---|---|
//! | [`Signature`] | `FILE.sig` | SSHSIG, OpenSSH's `PROTOCOL.sshsig`, Ed25519 or ECDSA P-256 | `ssh-keygen -Y verify` |
//! | [`Token`] | `FILE.tsr` | RFC 3161 timestamp over SHA-256, signed with RSA or ECDSA | `openssl ts -verify` |
//!
//! A signature shows that the holder of a key signed; whose key that is says the reader's own list of [`Signers`]. A timestamp
//! shows that the bytes existed before a moment; which authority is trusted says the reader's own list of [`Authorities`]. What
//! comes along with the sealed file is never trusted for that.
//!
//! ```
//! use std::time::SystemTime;
//!
//! use onetake_seal::{Signers, SigningKey};
//!
//! let key = SigningKey::generate("station-3@shop.example")?;
//! let signature = key.sign(b"the bytes of a manifest")?;
//! let trusted = Signers::parse(&key.public().line_of_signers())?;
//! signature.verify(b"the bytes of a manifest")?;
//! assert_eq!(trusted.name_of(&signature, SystemTime::now())?, "station-3@shop.example");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is not supported is never taken for verified.

mod signature;
mod timestamp;

pub use self::signature::{
    KeyError, PublicKey, SignError, Signature, SignatureFault, Signers, SignersFault, SignersProblem,
    SigningKey, Untrusted,
};
pub use self::timestamp::{
    AskError, Authorities, AuthoritiesFault, NetworkFault, Stamp, TimestampFault, TimestampRequest, Token,
    ask,
};

/// What our signatures are for: one made for this is none for anything else (`ssh-keygen -n`).
pub const NAMESPACE: &str = "onetake";
/// Behind the name of the file that is signed.
pub const SIGNATURE_ENDING: &str = ".sig";
/// Behind the name of the file that is stamped.
pub const TOKEN_ENDING: &str = ".tsr";
