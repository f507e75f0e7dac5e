//! Ctrl-C, and its siblings on each system, ask the running scan to stop.

use std::sync::OnceLock;

use onetake::CancelToken;

static TOKEN: OnceLock<CancelToken> = OnceLock::new();

/// The token that the user's interrupt cancels, one for the whole run. The scan stops before its next packet; what was being
/// written is removed on the way out.
pub(crate) fn token() -> CancelToken {
    let token = TOKEN.get_or_init(|| {
        let token = CancelToken::new();
        let handle = token.clone();
        // Without a handler the system ends the program at once: nothing finished is lost by it, so go on.
        if let Err(error) = ctrlc::set_handler(move || handle.cancel()) {
            tracing::warn!(%error, "interrupts end the program at once");
        }
        token
    });
    token.clone()
}

/// Two tokens: the first interrupt cancels the first, the second one both.
pub(crate) fn drain_then_stop() -> (CancelToken, CancelToken) {
    let (drain, stop) = (CancelToken::new(), CancelToken::new());
    let (first, second) = (drain.clone(), stop.clone());
    let heard = move || if first.is_cancelled() { second.cancel() } else { first.cancel() };
    if let Err(error) = ctrlc::set_handler(heard) {
        tracing::warn!(%error, "interrupts end the program at once");
    }
    (drain, stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_interrupt_stops_whatever_runs() {
        let (one, other) = (token(), token());
        one.cancel();
        assert!(other.is_cancelled());
    }
}
