//! Keys that sign: held in a file, or by OpenSSH.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::{HashAlg, LineEnding, PrivateKey, SshSig};
use thiserror::Error;

use super::{Signature, SignatureFault};
use crate::NAMESPACE;

/// Files of keys are small.
const MAX_KEY_BYTES: u64 = 64 << 10;

/// A key that can sign.
#[derive(Debug)]
pub struct SigningKey {
    public: PublicKey,
    holder: Holder,
}

/// Who has the secret half.
#[derive(Debug)]
enum Holder {
    /// We do, for as long as we run.
    Us(Box<PrivateKey>),
    /// OpenSSH: behind a passphrase, in its agent, or in a security key. It is asked for each signature, by this file.
    OpenSsh(PathBuf),
}

/// The public half of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(ssh_key::PublicKey);

/// A key cannot be used or made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file holds no key of OpenSSH.
    #[error("{}: no key of OpenSSH", path.display())]
    NotAKey {
        /// The file.
        path: PathBuf,
    },
    /// Others can read the secret half.
    #[error("{}: others can read this key; chmod 600 first", path.display())]
    OpenToOthers {
        /// The file.
        path: PathBuf,
    },
    /// A name that no list of signers can hold.
    #[error("{name:?}: a name without spaces, commas and quotes, such as station-3@shop.example")]
    Name {
        /// The name.
        name: String,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandom,
}

/// Something cannot be signed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SignError {
    /// The program of OpenSSH is not there.
    #[error(
        "the program ssh-keygen is not there: install OpenSSH's client, or use a key without a passphrase"
    )]
    NoProgram,
    /// OpenSSH does not sign.
    #[error("ssh-keygen did not sign: {said}")]
    Refused {
        /// What it says.
        said: String,
    },
    /// What came out does not hold.
    #[error("the signature cannot be used: {0}")]
    Unusable(#[from] SignatureFault),
}

impl PublicKey {
    /// Reads a key as it stands in a `.pub` file.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        ssh_key::PublicKey::from_openssh(text.trim()).ok().map(Self)
    }

    /// Its name: the comment of its file.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.comment()
    }

    /// `SHA256:` and 43 letters, as `ssh-keygen -l` prints it: what people compare by telephone.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.0.fingerprint(HashAlg::Sha256).to_string()
    }

    /// As it stands in a `.pub` file, without the line's end.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_openssh().unwrap_or_default()
    }

    /// Its line in a list of signers (`ssh-keygen`, section ALLOWED SIGNERS), for our signatures alone.
    #[must_use]
    pub fn line_of_signers(&self) -> String {
        let text = self.text();
        let key: Vec<&str> = text.split(' ').take(2).collect();
        let name = if self.name().is_empty() { "unnamed" } else { self.name() };
        format!("{name} namespaces=\"{NAMESPACE}\" {}", key.join(" "))
    }
}

impl SigningKey {
    /// A new Ed25519 key with that name, which stands in its files and in lists of signers.
    ///
    /// # Errors
    ///
    /// [`KeyError::Name`], or [`KeyError::NoRandom`].
    pub fn generate(name: &str) -> Result<Self, KeyError> {
        let is_plain = |c: char| c.is_alphanumeric() || "@.-_+".contains(c);
        if name.is_empty() || !name.chars().all(is_plain) {
            return Err(KeyError::Name { name: name.to_owned() });
        }
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|_| KeyError::NoRandom)?;
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&seed));
        let key = PrivateKey::new(pair, name).map_err(|_| KeyError::NoRandom)?;
        let public = PublicKey(key.public_key().clone());
        Ok(Self { public, holder: Holder::Us(Box::new(key)) })
    }

    /// Writes the secret half to this file, which the owner alone can read, and the public half beside it with `.pub` behind
    /// its name. Nothing that is there is replaced.
    ///
    /// # Errors
    ///
    /// [`KeyError::File`] when one of them is there or cannot be written.
    pub fn save(&self, path: &Path) -> Result<PathBuf, KeyError> {
        let failed = |path: &Path, error: io::Error| KeyError::File { path: path.to_owned(), error };
        let Holder::Us(key) = &self.holder else {
            return Err(failed(path, io::ErrorKind::Unsupported.into()));
        };
        let text = key.to_openssh(LineEnding::LF).map_err(|error| failed(path, io::Error::other(error)))?;
        let public = public_beside(path);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut file = options.open(&public).map_err(|error| failed(&public, error))?;
        let written = (|| {
            file.write_all(format!("{}\n", self.public.text()).as_bytes())?;
            file.sync_all()?;
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut secret = options.open(path)?;
            let written = secret.write_all(text.as_bytes()).and_then(|()| secret.sync_all());
            written.inspect_err(|_| _ = fs::remove_file(path))
        })();
        written.map_err(|error| {
            // Half a key is of no use; it is ours, made a moment ago.
            let _ = fs::remove_file(&public);
            failed(path, error)
        })?;
        Ok(public)
    }

    /// Reads a key: a secret Ed25519 one without a passphrase is used as it is. For any other, and for a public one whose secret
    /// half the agent of OpenSSH holds, the program `ssh-keygen` is asked to sign.
    ///
    /// # Errors
    ///
    /// [`KeyError`] when there is no key, or others can read the secret half.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let failed = |error: io::Error| KeyError::File { path: path.to_owned(), error };
        let not_a_key = || KeyError::NotAKey { path: path.to_owned() };
        let facts = fs::metadata(path).map_err(failed)?;
        if !facts.is_file() || facts.len() > MAX_KEY_BYTES {
            return Err(not_a_key());
        }
        let text = fs::read_to_string(path).map_err(failed)?;
        if let Some(public) = PublicKey::parse(&text) {
            return Ok(Self { public, holder: Holder::OpenSsh(path.to_owned()) });
        }
        let key = PrivateKey::from_openssh(text.trim_start()).map_err(|_| not_a_key())?;
        #[cfg(unix)]
        if std::os::unix::fs::MetadataExt::mode(&facts) & 0o077 != 0 {
            return Err(KeyError::OpenToOthers { path: path.to_owned() });
        }
        let public = PublicKey(key.public_key().clone());
        let held = !key.is_encrypted() && key.key_data().ed25519().is_some();
        let holder = if held { Holder::Us(Box::new(key)) } else { Holder::OpenSsh(path.to_owned()) };
        Ok(Self { public, holder })
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs these bytes.
    ///
    /// # Errors
    ///
    /// [`SignError`] where OpenSSH holds the key and does not sign with it.
    pub fn sign(&self, bytes: &[u8]) -> Result<Signature, SignError> {
        let text = match &self.holder {
            Holder::Us(key) => SshSig::sign(&**key, NAMESPACE, HashAlg::Sha512, bytes)
                .and_then(|signature| signature.to_pem(LineEnding::LF))
                .map_err(|error| SignError::Refused { said: error.to_string() })?,
            Holder::OpenSsh(path) => signed_by_program(path, bytes)?,
        };
        let signature = Signature::parse(&text)?;
        signature.verify(bytes)?;
        Ok(signature)
    }
}

fn public_beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

/// The program asks for a passphrase, a touch or the agent by itself.
fn signed_by_program(key: &Path, bytes: &[u8]) -> Result<String, SignError> {
    let refused = |error: io::Error| SignError::Refused { said: error.to_string() };
    let started = Command::new("ssh-keygen")
        .args(["-Y", "sign", "-n", NAMESPACE, "-f"])
        .arg(key)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut program = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => SignError::NoProgram,
        _ => refused(error),
    })?;
    let fed = program.stdin.take().map_or(Ok(()), |mut input| input.write_all(bytes));
    let output = program.wait_with_output().map_err(refused)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        return Err(SignError::Refused { said: last.to_owned() });
    }
    fed.map_err(refused)?;
    String::from_utf8(output.stdout).map_err(|_| SignatureFault::Unreadable.into())
}
