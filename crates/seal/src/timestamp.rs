//! Timestamps of an authority: RFC 3161.

mod authorities;
mod network;
mod token;

use std::fmt;
use std::time::SystemTime;

use der::asn1::{Int, OctetString};
use der::oid::ObjectIdentifier;
use der::{Any, Encode as _};
use thiserror::Error;
use x509_tsp::{MessageImprint, TimeStampReq, TspVersion};

pub use self::authorities::{Authorities, AuthoritiesFault};
pub use self::network::{AskError, NetworkFault, ask};
pub use self::token::Token;

const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// What an authority is asked: nothing but a digest goes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimestampRequest {
    sha256: [u8; 32],
    nonce: Option<[u8; 8]>,
}

/// What a timestamp says, once it is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The bytes existed before this moment.
    pub time: SystemTime,
    /// How far the authority's clock may be off, in milliseconds, if it says.
    pub accuracy_ms: Option<u64>,
    /// The name in the authority's certificate.
    pub authority: String,
}

/// Why a timestamp does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TimestampFault {
    /// It is no answer of a timestamp authority, or one that was cut short.
    #[error("no answer of a timestamp authority (RFC 3161)")]
    Unreadable,
    /// The authority did not give one.
    #[error("the authority refused: {said}")]
    Refused {
        /// What it says.
        said: String,
    },
    /// It is about other bytes.
    #[error("a timestamp of other bytes")]
    OtherBytes,
    /// It answers another request.
    #[error("an answer to another request")]
    OtherRequest,
    /// It uses something that is not supported here.
    #[error("{what} is not supported here; openssl ts may verify it")]
    Unsupported {
        /// What it uses.
        what: String,
    },
    /// Its signature does not hold, or what was signed is something else.
    #[error("the authority's signature does not hold")]
    Signature,
    /// It lacks the certificate of the authority.
    #[error("the authority's certificate is not in it")]
    NoCertificate,
    /// The certificate is not one for timestamps alone.
    #[error("the certificate is not one for timestamps alone")]
    Purpose,
    /// No trusted authority stands behind the certificate.
    #[error("no authority of the given list stands behind {authority:?}")]
    Foreign {
        /// The name in the certificate.
        authority: String,
    },
    /// The certificate was not valid at the time that it states.
    #[error("the certificate of {authority:?} was not valid at that time")]
    Expired {
        /// The name in the certificate.
        authority: String,
    },
}

impl TimestampFault {
    /// A stable name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "timestamp_unreadable",
            Self::Refused { .. } => "timestamp_refused",
            Self::OtherBytes => "timestamp_other_bytes",
            Self::OtherRequest => "timestamp_other_request",
            Self::Unsupported { .. } => "timestamp_unsupported",
            Self::Signature => "timestamp_signature",
            Self::NoCertificate => "timestamp_no_certificate",
            Self::Purpose => "timestamp_purpose",
            Self::Foreign { .. } => "timestamp_foreign",
            Self::Expired { .. } => "timestamp_expired",
        }
    }
}

impl TimestampRequest {
    /// A request for the file of that digest, with a random number by which its answer is known. Where the system has none, the
    /// request goes without.
    #[must_use]
    pub fn new(sha256: [u8; 32]) -> Self {
        let mut nonce = [0; 8];
        let nonce = getrandom::fill(&mut nonce).is_ok().then_some(nonce);
        // RFC 3161, section 2.4.1: an INTEGER; a first bit that is not set keeps it positive and of this length.
        let nonce = nonce.map(|[first, rest @ ..]| {
            let [a, b, c, d, e, f, g] = rest;
            [(first & 0x3f) | 0x40, a, b, c, d, e, f, g]
        });
        Self { sha256, nonce }
    }

    /// The same without a random number: for an answer that comes another day, by another way.
    #[must_use]
    pub const fn without_nonce(sha256: [u8; 32]) -> Self {
        Self { sha256, nonce: None }
    }

    /// As it is sent, in DER: `application/timestamp-query`, `FILE.tsq`.
    #[must_use]
    pub fn to_der(&self) -> Vec<u8> {
        let encoded = || -> der::Result<Vec<u8>> {
            TimeStampReq {
                version: TspVersion::V1,
                message_imprint: MessageImprint {
                    hash_algorithm: cms::cert::x509::spki::AlgorithmIdentifier {
                        oid: SHA256,
                        parameters: Some(Any::null()),
                    },
                    hashed_message: OctetString::new(self.sha256)?,
                },
                req_policy: None,
                nonce: self.nonce.as_ref().map(|nonce| Int::new(nonce)).transpose()?,
                cert_req: true,
                extensions: None,
            }
            .to_der()
        };
        // Everything in it has a fixed small size.
        encoded().unwrap_or_default()
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::try_from(self.time) {
            Ok(time) => write!(f, "{time} {}", self.authority),
            Err(_) => f.write_str(&self.authority),
        }
    }
}
