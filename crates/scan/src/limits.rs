/// Bounds on everything that a file can make a scan allocate or repeat. The defaults hold any honest recording.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Most pixels of a frame.
    pub frame_pixels: u64,
    /// Most streams that a container may declare.
    pub streams: u32,
    /// Most frames that are looked at.
    pub frames: u64,
    /// Largest packet in bytes.
    pub packet_bytes: u64,
    /// Most observations of one code that are recorded one by one.
    pub observations_per_code: usize,
    /// Most stills that are kept.
    pub stills: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // 8192 x 8192: above 8K, below what fills the memory of a small PC.
            frame_pixels: 1 << 26,
            streams: 64,
            // Twelve hours at 60 frames per second.
            frames: 12 * 3600 * 60,
            packet_bytes: 64 << 20,
            observations_per_code: 200,
            stills: 64,
        }
    }
}
