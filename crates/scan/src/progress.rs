/// How far a scan has come. It informs and cannot stop anything: that is what [`CancelToken`](crate::CancelToken) is for.
///
/// It is told after each block of the digest and after each packet, hundreds of times a second: whoever shows it draws less
/// often. Within a phase, `bytes_done` grows. A damaged file is read a second time with one thread, so in
/// [`ScanPhase::Frames`] all counts go back to the beginning once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanProgress {
    /// What is being done.
    pub phase: ScanPhase,
    /// Bytes of the file that this phase has passed.
    pub bytes_done: u64,
    /// Bytes of the file.
    pub bytes_total: u64,
    /// Frames looked at.
    pub frames: u64,
    /// Milliseconds of video looked at.
    pub video_ms: i64,
}

/// The phases of a scan, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScanPhase {
    /// Computing the digest of the file.
    Digest,
    /// Reading and looking at every frame.
    Frames,
}
