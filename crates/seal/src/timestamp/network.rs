//! Asking an authority over the network: only what a caller asks for, and only a digest.

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
    #[error("{url}: {said}")]
    Network {
        /// Its address.
        url: String,
        /// What went wrong.
        said: String,
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

/// Asks the authority at that `http` or `https` address. The answer is known to be one to this request; that it holds says
/// [`Token::verify`].
///
/// # Errors
///
/// [`AskError`].
pub fn ask(url: &str, request: &TimestampRequest) -> Result<Token, AskError> {
    let failed = |error: ureq::Error| AskError::Network { url: url.to_owned(), said: error.to_string() };
    let agent: Agent = Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
    let request_der = request.to_der();
    let sent = agent.post(url).content_type("application/timestamp-query").send(request_der.as_slice());
    let mut answer = sent.map_err(failed)?;
    let bytes = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES).read_to_vec().map_err(failed)?;
    let used = Token::parse(&bytes).and_then(|token| token.answers(request).map(|()| token));
    used.map_err(|fault| AskError::Answer { url: url.to_owned(), fault })
}
