//! The answer of an authority: what it says, and whether its signature holds.

use cms::cert::CertificateChoices;
use cms::cert::x509::Certificate;
use cms::cert::x509::attr::Attribute;
use cms::cert::x509::ext::Extensions;
use cms::cert::x509::ext::pkix::name::GeneralName;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerInfo};
use der::asn1::{Int, OctetString};
use der::oid::ObjectIdentifier;
use der::{Any, Decode, Encode as _, Sequence, Tag, Tagged as _};
use jiff::Timestamp;
use rustls_pki_types::CertificateDer;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use webpki::{EndEntityCert, Error as ChainError};
use x509_tsp::{Accuracy, MessageImprint, TimeStampResp};

use super::authorities::{ALGORITHMS, Authorities, name_of};
use super::{SHA256, Stamp, TimestampFault, TimestampRequest};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");

/// A timestamp as an authority gave it: a `TimeStampResp` of RFC 3161 in DER, `FILE.tsr`.
#[derive(Debug, Clone)]
pub struct Token {
    der: Vec<u8>,
    signed: SignedData,
    content: Vec<u8>,
    info: TstInfo,
}

/// What an authority states: RFC 3161, section 2.4.2. Times may have fractions of a second, which the common types refuse.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct TstInfo {
    version: u8,
    policy: ObjectIdentifier,
    message_imprint: MessageImprint,
    serial_number: Int,
    gen_time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    tsa: Option<GeneralName>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<Extensions>,
}

/// Which certificate signed: RFC 2634, section 5.4, and RFC 5035.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct SigningCertificate {
    certs: Vec<CertificateId>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct CertificateId {
    /// SHA-256 where it is left out; version 1 has none and means SHA-1.
    #[asn1(optional = "true")]
    hash_algorithm: Option<AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Any>,
}

impl Token {
    /// Reads the answer of an authority. It must have granted a timestamp.
    ///
    /// # Errors
    ///
    /// [`TimestampFault`] when it is none, it was cut short, or the authority refused.
    pub fn parse(bytes: &[u8]) -> Result<Self, TimestampFault> {
        let unreadable = |_| TimestampFault::Unreadable;
        let answer = TimeStampResp::from_der(bytes).map_err(unreadable)?;
        let Some(token) = answer.time_stamp_token.filter(|_| (answer.status.status as u8) < 2) else {
            let said = answer.status.status_string.unwrap_or_default();
            let said: Vec<String> = said.iter().map(ToString::to_string).collect();
            let said = if said.is_empty() { format!("{:?}", answer.status.status) } else { said.join("; ") };
            return Err(TimestampFault::Refused { said });
        };
        let ContentInfo { content_type, content } = token;
        if content_type != SIGNED_DATA {
            return Err(TimestampFault::Unreadable);
        }
        let signed: SignedData = content.decode_as().map_err(unreadable)?;
        let inner = &signed.encap_content_info;
        let octets = inner.econtent.as_ref().filter(|_| inner.econtent_type == TST_INFO);
        let octets = octets.ok_or(TimestampFault::Unreadable)?.decode_as::<OctetString>();
        let content = octets.map_err(unreadable)?.as_bytes().to_owned();
        let info = TstInfo::from_der(&content).map_err(unreadable)?;
        if info.version != 1 {
            return Err(TimestampFault::Unsupported {
                what: format!("version {} of a timestamp", info.version),
            });
        }
        Ok(Self { der: bytes.to_owned(), signed, content, info })
    }

    /// Its bytes, to be kept beside the file.
    #[must_use]
    pub fn to_der(&self) -> &[u8] {
        &self.der
    }

    /// Whether it answers this request.
    ///
    /// # Errors
    ///
    /// [`TimestampFault::OtherBytes`], or [`TimestampFault::OtherRequest`].
    pub fn answers(&self, request: &TimestampRequest) -> Result<(), TimestampFault> {
        self.is_about(&request.sha256)?;
        let Some(asked) = &request.nonce else { return Ok(()) };
        let answered = self.info.nonce.as_ref().is_some_and(|nonce| nonce.as_bytes() == asked);
        if answered { Ok(()) } else { Err(TimestampFault::OtherRequest) }
    }

    /// Whether it is about the bytes of that digest.
    fn is_about(&self, sha256: &[u8; 32]) -> Result<(), TimestampFault> {
        let MessageImprint { hash_algorithm, hashed_message } = &self.info.message_imprint;
        if hash_algorithm.oid != SHA256 {
            let what = format!("a timestamp over the digest {}", hash_algorithm.oid);
            return Err(TimestampFault::Unsupported { what });
        }
        if hashed_message.as_bytes() == sha256 { Ok(()) } else { Err(TimestampFault::OtherBytes) }
    }

    /// What the token states of the bytes of that digest, with the signature held against the certificate that came along. Whose
    /// certificate that is, nobody vouches for.
    ///
    /// # Errors
    ///
    /// [`TimestampFault`] says why it is no timestamp of these bytes.
    pub fn stated(&self, sha256: &[u8; 32]) -> Result<Stamp, TimestampFault> {
        self.read_against(sha256).map(|(stamp, _)| stamp)
    }

    /// Whether one of these authorities states that the bytes of that digest existed: RFC 3161, section 2.4.2, and RFC 5652,
    /// section 5.6. Its certificate need only have been valid then.
    ///
    /// # Errors
    ///
    /// [`TimestampFault`] says why it does not.
    pub fn verify(&self, sha256: &[u8; 32], authorities: &Authorities) -> Result<Stamp, TimestampFault> {
        let (stamp, certificate) = self.read_against(sha256)?;
        let others: Vec<CertificateDer<'_>> =
            self.certificates().filter_map(|one| one.to_der().ok()).map(CertificateDer::from).collect();
        authorities.stand_behind(certificate, &others, stamp.time)?;
        Ok(stamp)
    }

    fn read_against(&self, sha256: &[u8; 32]) -> Result<(Stamp, &Certificate), TimestampFault> {
        self.is_about(sha256)?;
        let time = time(&self.info.gen_time).ok_or(TimestampFault::Unreadable)?;
        let [signer] = self.signed.signer_infos.0.as_slice() else { return Err(TimestampFault::Unreadable) };
        let certificate = self.signing_certificate(signer)?;
        self.verify_signature(signer, certificate)?;
        let accuracy_ms = self.info.accuracy.as_ref().map(|accuracy| {
            let millis = accuracy.millis.unwrap_or(0).unsigned_abs();
            // A started millisecond counts as one.
            let micros = u64::from(accuracy.micros.unwrap_or(0) > 0);
            accuracy.seconds.unwrap_or(0).saturating_mul(1000) + u64::from(millis) + micros
        });
        Ok((Stamp { time: time.into(), accuracy_ms, authority: name_of(certificate) }, certificate))
    }

    fn certificates(&self) -> impl Iterator<Item = &Certificate> {
        let all = self.signed.certificates.iter().flat_map(|set| set.0.iter());
        all.filter_map(|one| match one {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        })
    }

    /// The one that the signed part of the token names by its digest.
    fn signing_certificate(&self, signer: &SignerInfo) -> Result<&Certificate, TimestampFault> {
        let (is_first, value) = match attribute(signer, SIGNING_CERTIFICATE_V2) {
            Some(value) => (false, value),
            None => (true, attribute(signer, SIGNING_CERTIFICATE).ok_or(TimestampFault::Signature)?),
        };
        let named: SigningCertificate = value.decode_as().map_err(|_| TimestampFault::Unreadable)?;
        let id = named.certs.first().ok_or(TimestampFault::Unreadable)?;
        let stated = id.cert_hash.as_bytes();
        let is_named = |der: &[u8]| match &id.hash_algorithm {
            None if is_first => Ok(Sha1::digest(der).as_slice() == stated),
            None => Ok(Sha256::digest(der).as_slice() == stated),
            Some(algorithm) => digest(algorithm.oid, der).map(|found| found == stated),
        };
        for certificate in self.certificates() {
            let der = certificate.to_der().map_err(|_| TimestampFault::Unreadable)?;
            if is_named(&der)? {
                return Ok(certificate);
            }
        }
        Err(TimestampFault::NoCertificate)
    }

    /// Whether that certificate's key signed what the token says.
    fn verify_signature(&self, signer: &SignerInfo, certificate: &Certificate) -> Result<(), TimestampFault> {
        let stated =
            attribute(signer, MESSAGE_DIGEST).and_then(|value| value.decode_as::<OctetString>().ok());
        let about =
            attribute(signer, CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
        let found = digest(signer.digest_alg.oid, &self.content)?;
        if about != Some(TST_INFO) || stated.is_none_or(|stated| stated.as_bytes() != found) {
            return Err(TimestampFault::Signature);
        }
        let attributes = signer.signed_attrs.as_ref().ok_or(TimestampFault::Signature)?;
        // RFC 5652, section 5.4: signed as a SET OF, not under the tag that stands in the token.
        let signed = attributes.to_der().map_err(|_| TimestampFault::Unreadable)?;
        let der = CertificateDer::from(certificate.to_der().map_err(|_| TimestampFault::Unreadable)?);
        let key = EndEntityCert::try_from(&der).map_err(|error| match error {
            ChainError::CaUsedAsEndEntity => TimestampFault::Purpose,
            _ => TimestampFault::Unsupported { what: format!("the certificate ({error:?})") },
        })?;
        let wanted = signature_algorithm(signer)?;
        let usable: Vec<_> =
            ALGORITHMS.iter().filter(|one| one.signature_alg_id().as_ref() == wanted.as_slice()).collect();
        if usable.is_empty() {
            let what = format!("the signature algorithm {}", signer.signature_algorithm.oid);
            return Err(TimestampFault::Unsupported { what });
        }
        let holds = |algorithm: &&&dyn rustls_pki_types::SignatureVerificationAlgorithm| {
            key.verify_signature(**algorithm, &signed, signer.signature.as_bytes()).is_ok()
        };
        if usable.iter().any(holds) { Ok(()) } else { Err(TimestampFault::Signature) }
    }
}

/// The one value of a signed attribute that stands there once.
fn attribute(signer: &SignerInfo, oid: ObjectIdentifier) -> Option<&Any> {
    let all: Vec<&Attribute> = signer.signed_attrs.iter().flat_map(|set| set.iter()).collect();
    let mut found = all.into_iter().filter(|attribute| attribute.oid == oid);
    let (Some(attribute), None) = (found.next(), found.next()) else { return None };
    let [value] = attribute.values.as_slice() else { return None };
    Some(value)
}

fn digest(algorithm: ObjectIdentifier, bytes: &[u8]) -> Result<Vec<u8>, TimestampFault> {
    match algorithm {
        SHA256 => Ok(Sha256::digest(bytes).to_vec()),
        SHA384 => Ok(Sha384::digest(bytes).to_vec()),
        SHA512 => Ok(Sha512::digest(bytes).to_vec()),
        other => Err(TimestampFault::Unsupported { what: format!("the digest {other}") }),
    }
}

/// How it is signed, as the body of an `AlgorithmIdentifier`: many authorities name the key alone (RFC 5754, section 3.2).
fn signature_algorithm(signer: &SignerInfo) -> Result<Vec<u8>, TimestampFault> {
    let mut algorithm = signer.signature_algorithm.clone();
    if algorithm.oid == RSA {
        algorithm.oid = match signer.digest_alg.oid {
            SHA256 => RSA_SHA256,
            SHA384 => RSA_SHA384,
            _ => RSA_SHA512,
        };
    }
    let der = algorithm.to_der().map_err(|_| TimestampFault::Unreadable)?;
    let body = Any::from_der(&der).map_err(|_| TimestampFault::Unreadable)?;
    Ok(body.value().to_owned())
}

/// `GeneralizedTime` as RFC 3161 has it: seconds, perhaps with fractions, in UTC.
fn time(value: &Any) -> Option<Timestamp> {
    let text = std::str::from_utf8(value.value()).ok().filter(|_| value.tag() == Tag::GeneralizedTime)?;
    let text = text.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let [year, month, day, hour, minute, second] = [
        whole.get(..4)?,
        whole.get(4..6)?,
        whole.get(6..8)?,
        whole.get(8..10)?,
        whole.get(10..12)?,
        whole.get(12..14)?,
    ];
    let fraction = if fraction.is_empty() {
        String::new()
    } else {
        format!(".{}", fraction.get(..9).unwrap_or(fraction))
    };
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}Z").parse().ok()
}
