//! The seam to what each system calls priority.

/// Leaves the computer to others. Where the system has no such thing, or refuses, work goes on as before.
#[cfg(unix)]
pub(crate) fn lower() {
    if let Err(error) = rustix::process::nice(10) {
        tracing::warn!(%error, "the priority stays as it is");
    }
}

/// On Windows who starts the process lowers its priority.
#[cfg(not(unix))]
pub(crate) fn lower() {}
