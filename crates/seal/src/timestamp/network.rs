//! Asking an authority over the network: only what a caller asks for, and only a digest.

use std::io::ErrorKind;
use std::time::Duration;

use thiserror::Error;
use ureq::Agent;

use super::{TimestampFault, TimestampRequest, Token};

/// Answers hold some certificates, a few kilobytes each.
const MAX_ANSWER_BYTES: u64 = 1 << 20;
/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// An authority could not be asked, or its answer cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AskError {
    /// It cannot be reached, or refuses the request.
    #[error("{url}: {fault}")]
    Network {
        /// Its address.
        url: String,
        /// What went wrong.
        fault: NetworkFault,
    },
    /// Its answer cannot be used.
    #[error("{url}: {fault}")]
    Answer {
        /// Its address.
        url: String,
        /// What is wrong with it.
        fault: TimestampFault,
    },
}

/// Why an authority gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NetworkFault {
    /// What was given is no `http` or `https` address.
    #[error("no http or https address")]
    Address,
    /// Nobody knows the host.
    #[error("the host is not known")]
    UnknownHost,
    /// Nothing at that address takes connections.
    #[error("nothing takes connections there")]
    Refused,
    /// No answer came in time.
    #[error("no answer within {} s", PATIENCE.as_secs())]
    Late,
    /// The server answers with an error.
    #[error("the server answers with {0}")]
    Status(u16),
    /// Anything else, in the words of the library.
    #[error("{0}")]
    Other(String),
}

impl From<ureq::Error> for NetworkFault {
    fn from(error: ureq::Error) -> Self {
        match error {
            ureq::Error::StatusCode(status) => Self::Status(status),
            ureq::Error::BadUri(_) | ureq::Error::Http(_) | ureq::Error::RequireHttpsOnly(_) => Self::Address,
            ureq::Error::HostNotFound => Self::UnknownHost,
            ureq::Error::ConnectionFailed => Self::Refused,
            ureq::Error::Timeout(_) => Self::Late,
            ureq::Error::Io(error) if is_lookup(&error) => Self::UnknownHost,
            ureq::Error::Io(error) => match error.kind() {
                ErrorKind::ConnectionRefused => Self::Refused,
                ErrorKind::TimedOut => Self::Late,
                _ => Self::Other(error.to_string()),
            },
            error => Self::Other(error.to_string()),
        }
    }
}

/// Whether a host could not be looked up, for which the standard library has no kind of its own: by the system's number on Windows
/// (WSAHOST_NOT_FOUND, WSANO_DATA), by its words elsewhere.
fn is_lookup(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(11_001 | 11_004))
        || error.to_string().starts_with("failed to lookup address information")
}

/// Asks the authority at that `http` or `https` address. The answer is known to be one to this request; that it holds says
/// [`Token::verify`].
///
/// # Errors
///
/// [`AskError`].
pub fn ask(url: &str, request: &TimestampRequest) -> Result<Token, AskError> {
    let failed = |error: ureq::Error| AskError::Network { url: url.to_owned(), fault: error.into() };
    let agent: Agent = Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
    let request_der = request.to_der();
    let sent = agent.post(url).content_type("application/timestamp-query").send(request_der.as_slice());
    let mut answer = sent.map_err(failed)?;
    let bytes = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES).read_to_vec().map_err(failed)?;
    let used = Token::parse(&bytes).and_then(|token| token.answers(request).map(|()| token));
    used.map_err(|fault| AskError::Answer { url: url.to_owned(), fault })
}
