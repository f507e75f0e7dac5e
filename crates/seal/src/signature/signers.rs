//! Whose keys the reader trusts: a file in the format of `ssh-keygen`, section ALLOWED SIGNERS.

use std::time::SystemTime;

use jiff::civil::DateTime;
use ssh_key::HashAlg;
use thiserror::Error;

use super::{PublicKey, Signature};
use crate::NAMESPACE;

/// The keys that a reader trusts, with the names of their holders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signers(Vec<Signer>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Signer {
    name: String,
    fingerprint: String,
    namespaces: Option<Vec<String>>,
    after: Option<SystemTime>,
    before: Option<SystemTime>,
}

/// A list of signers cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct SignersFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: SignersProblem,
}

/// What is wrong with a line of a list of signers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SignersProblem {
    /// It is none of name, options and key.
    #[error("not a name, options and a key")]
    Form,
    /// An option is not known.
    #[error("an option that is not supported")]
    Option,
    /// A time has no zone, so that it means another moment on another computer.
    #[error("a time that is not written as 20261120Z or 20261120083000Z")]
    Time,
}

/// Why a signature that holds is not one by a trusted key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Untrusted {
    /// The key is not in the list.
    #[error("the key {fingerprint} is not in the list of signers")]
    Unknown {
        /// The fingerprint of the key.
        fingerprint: String,
    },
    /// The key is in the list, but not for such signatures.
    #[error("the key of {name} is not listed for these signatures")]
    Namespace {
        /// The holder of the key.
        name: String,
    },
    /// The key is in the list, but not for that time.
    #[error("the key of {name} is not listed for that time")]
    Time {
        /// The holder of the key.
        name: String,
        /// The time that was asked for.
        at: SystemTime,
    },
}

impl Signers {
    /// Reads a list of signers.
    ///
    /// # Errors
    ///
    /// [`SignersFault`] names the first line that cannot be understood.
    pub fn parse(text: &str) -> Result<Self, SignersFault> {
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        let lines = lines.map(|(index, line)| (index + 1, line.trim()));
        let signers = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let parsed =
            signers.map(|(line, text)| parse_line(text).map_err(|problem| SignersFault { line, problem }));
        parsed.collect::<Result<_, _>>().map(Self)
    }

    /// Whether nobody is listed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Who made a signature, as of that time. That it holds says [`Signature::verify`].
    ///
    /// # Errors
    ///
    /// [`Untrusted`] says why it is nobody's whom the reader trusts.
    pub fn name_of(&self, signature: &Signature, at: SystemTime) -> Result<&str, Untrusted> {
        let fingerprint = signature.parsed.public_key().fingerprint(HashAlg::Sha256).to_string();
        let mut found = Untrusted::Unknown { fingerprint: fingerprint.clone() };
        for signer in self.0.iter().filter(|signer| signer.fingerprint == fingerprint) {
            let name = signer.name.clone();
            if signer.namespaces.as_ref().is_some_and(|all| !all.iter().any(|one| one == NAMESPACE)) {
                found = Untrusted::Namespace { name };
            } else if signer.after.is_some_and(|after| at < after)
                || signer.before.is_some_and(|before| at >= before)
            {
                found = Untrusted::Time { name, at };
            } else {
                return Ok(&signer.name);
            }
        }
        Err(found)
    }
}

/// One line: names, perhaps options, kind of key, key.
fn parse_line(line: &str) -> Result<Signer, SignersProblem> {
    let mut rest = line;
    let name = word(&mut rest).ok_or(SignersProblem::Form)?;
    // Patterns and exceptions of ssh-keygen are not supported: whoever reads them otherwise trusts somebody else.
    if name.contains(['!', '*', '?']) {
        return Err(SignersProblem::Form);
    }
    let mut signer = Signer {
        name: name.trim_matches('"').to_owned(),
        fingerprint: String::new(),
        namespaces: None,
        after: None,
        before: None,
    };
    if PublicKey::parse(rest).is_none() {
        let options = word(&mut rest).ok_or(SignersProblem::Form)?;
        for option in split(options, ',') {
            let (key, value) = option.split_once('=').ok_or(SignersProblem::Option)?;
            let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value = quoted.filter(|value| !value.contains('"')).ok_or(SignersProblem::Option)?;
            match key.to_ascii_lowercase().as_str() {
                "namespaces" if signer.namespaces.is_some() || value.contains(['!', '*', '?']) => {
                    return Err(SignersProblem::Option);
                }
                "namespaces" => signer.namespaces = Some(value.split(',').map(str::to_owned).collect()),
                "valid-after" => signer.after = Some(time(value)?),
                "valid-before" => signer.before = Some(time(value)?),
                _ => return Err(SignersProblem::Option),
            }
        }
    }
    signer.fingerprint = PublicKey::parse(rest).ok_or(SignersProblem::Form)?.fingerprint();
    Ok(signer)
}

/// The next word, in which quotes hold spaces together.
fn word<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let text = rest.trim_start();
    let end = split(text, ' ').next().map_or(0, str::len);
    let (word, after) = text.split_at_checked(end)?;
    *rest = after.trim_start();
    (!word.is_empty()).then_some(word)
}

/// The parts between separators that stand outside of quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c: char| {
        quoted ^= c == '"';
        !quoted && (c == separator || (separator == ' ' && c == '\t'))
    })
}

fn time(text: &str) -> Result<SystemTime, SignersProblem> {
    let digits = text.strip_suffix('Z').ok_or(SignersProblem::Time)?;
    let whole = match digits.len() {
        8 => format!("{digits}000000"),
        12 => format!("{digits}00"),
        _ => digits.to_owned(),
    };
    let civil = DateTime::strptime("%Y%m%d%H%M%S", &whole).map_err(|_| SignersProblem::Time)?;
    let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| SignersProblem::Time)?;
    Ok(zoned.timestamp().into())
}
