//! Ctrl-C, and its siblings on each system, ask the running scan to stop.

use onetake::CancelToken;

/// A token that the user's interrupt cancels. The scan stops before its next packet; what was being written is removed
/// on the way out.
pub(crate) fn token() -> CancelToken {
    let token = CancelToken::new();
    let handle = token.clone();
    // Without a handler the system ends the program at once: nothing finished is lost by it, so go on.
    if let Err(error) = ctrlc::set_handler(move || handle.cancel()) {
        tracing::warn!(%error, "interrupts end the program at once");
    }
    token
}
