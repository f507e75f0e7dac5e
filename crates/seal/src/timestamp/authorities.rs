//! Which authorities the reader trusts: their certificates, and the chain from a signer to one of them.

use std::time::{Duration, SystemTime};

use cms::cert::x509::ext::pkix::ExtendedKeyUsage;
use cms::cert::x509::{Certificate, ext::Extension};
use der::oid::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, UnixTime};
use thiserror::Error;
use webpki::{EndEntityCert, Error as ChainError, KeyUsage, anchor_from_trusted_cert, ring};

use super::TimestampFault;

const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
/// The same as the bytes of a DER value.
const TIME_STAMPING_DER: &[u8] = &[0x2b, 6, 1, 5, 5, 7, 3, 8];

/// What chains and tokens may be signed with.
pub(super) static ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::RSA_PKCS1_2048_8192_SHA256_ABSENT_PARAMS,
    ring::RSA_PKCS1_2048_8192_SHA384_ABSENT_PARAMS,
    ring::RSA_PKCS1_2048_8192_SHA512_ABSENT_PARAMS,
    ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P256_SHA384,
    ring::ECDSA_P384_SHA256,
    ring::ECDSA_P384_SHA384,
    ring::ED25519,
];

/// The certificates of the authorities that a reader trusts: roots, or those right below.
#[derive(Debug, Clone, Default)]
pub struct Authorities(Vec<CertificateDer<'static>>);

/// A list of authorities cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AuthoritiesFault {
    /// There is no certificate in it.
    #[error("no certificate in PEM (-----BEGIN CERTIFICATE-----)")]
    Nothing,
    /// A certificate in it cannot be read.
    #[error("certificate {number} cannot be read")]
    Unreadable {
        /// Which one, counted from 1.
        number: usize,
    },
}

impl Authorities {
    /// Reads certificates in PEM.
    ///
    /// # Errors
    ///
    /// [`AuthoritiesFault`] when there is none, or one cannot be read.
    pub fn parse(pem: &[u8]) -> Result<Self, AuthoritiesFault> {
        let mut all = Vec::new();
        for (index, certificate) in CertificateDer::pem_slice_iter(pem).enumerate() {
            let unreadable = AuthoritiesFault::Unreadable { number: index + 1 };
            let certificate = certificate.map_err(|_| unreadable)?;
            anchor_from_trusted_cert(&certificate).map_err(|_| unreadable)?;
            all.push(certificate);
        }
        if all.is_empty() { Err(AuthoritiesFault::Nothing) } else { Ok(Self(all)) }
    }

    /// Whether nobody is listed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them stands behind this certificate for timestamps at that time.
    pub(super) fn stand_behind(
        &self,
        certificate: &Certificate,
        others: &[CertificateDer<'_>],
        at: SystemTime,
    ) -> Result<(), TimestampFault> {
        if !is_for_timestamps_alone(certificate) {
            return Err(TimestampFault::Purpose);
        }
        let authority = name_of(certificate);
        let foreign = || TimestampFault::Foreign { authority: authority.clone() };
        let der = CertificateDer::from(certificate.to_der().map_err(|_| TimestampFault::Unreadable)?);
        let signer = EndEntityCert::try_from(&der).map_err(|error| of_chain(&error, &authority))?;
        let since_1970 = at.duration_since(SystemTime::UNIX_EPOCH).map_err(|_| TimestampFault::Unreadable)?;
        // A chain ends at an anchor whose own dates nobody else looks at.
        let valid: Vec<_> = self.0.iter().filter(|one| is_valid_at(one, since_1970)).collect();
        let anchors: Vec<_> =
            valid.into_iter().filter_map(|one| anchor_from_trusted_cert(one).ok()).collect();
        if anchors.is_empty() {
            return Err(if self.0.is_empty() { foreign() } else { TimestampFault::Expired { authority } });
        }
        signer
            .verify_for_usage(
                ALGORITHMS,
                &anchors,
                others,
                UnixTime::since_unix_epoch(since_1970),
                KeyUsage::required_if_present(TIME_STAMPING_DER),
                None,
                None,
            )
            .map(drop)
            .map_err(|error| of_chain(&error, &authority))
    }
}

fn of_chain(error: &ChainError, authority: &str) -> TimestampFault {
    let authority = authority.to_owned();
    match error {
        ChainError::CertExpired { .. }
        | ChainError::CertNotValidYet { .. }
        | ChainError::InvalidCertValidity => TimestampFault::Expired { authority },
        ChainError::CaUsedAsEndEntity | ChainError::RequiredEkuNotFoundContext(_) => TimestampFault::Purpose,
        ChainError::UnsupportedSignatureAlgorithmContext(_)
        | ChainError::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | ChainError::UnsupportedCriticalExtension
        | ChainError::UnsupportedCertVersion => TimestampFault::Unsupported {
            what: format!("the certificate chain of {authority:?} ({error:?})"),
        },
        _ => TimestampFault::Foreign { authority },
    }
}

fn is_valid_at(certificate: &CertificateDer<'_>, since_1970: Duration) -> bool {
    Certificate::from_der(certificate).is_ok_and(|certificate| {
        let validity = certificate.tbs_certificate.validity;
        validity.not_before.to_unix_duration() <= since_1970
            && since_1970 <= validity.not_after.to_unix_duration()
    })
}

/// RFC 3161, section 2.3: one purpose, and critical.
fn is_for_timestamps_alone(certificate: &Certificate) -> bool {
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    let usages: Vec<&Extension> =
        extensions.filter(|extension| extension.extn_id == EXTENDED_KEY_USAGE).collect();
    let [usage] = usages.as_slice() else { return false };
    let purposes = ExtendedKeyUsage::from_der(usage.extn_value.as_bytes());
    usage.critical && purposes.is_ok_and(|purposes| purposes.0 == [TIME_STAMPING])
}

/// The subject of a certificate, as RFC 4514 writes it.
pub(super) fn name_of(certificate: &Certificate) -> String {
    certificate.tbs_certificate.subject.to_string()
}
