use serde::{Deserialize, Serialize};

/// A half-open range of time `[start, end)` on the video's own clock.
///
/// Milliseconds count from the first picture of the take ([`Timeline::origin_pts`](crate::Timeline::origin_pts) gives its
/// exact timestamp) and are rounded down. Frames count from 0 in presentation order.
/// A point event such as a cut starts at the first frame after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Start in milliseconds from the first picture; never negative: what begins before it counts from there.
    pub start_ms: i64,
    /// End in milliseconds, exclusive; never before `start_ms`.
    pub end_ms: i64,
    /// First frame inside the span, where frames are concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_frame: Option<u64>,
    /// Last frame inside the span, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_frame: Option<u64>,
}

impl Span {
    /// Whether the two spans share an instant; two spans that only touch do not.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start_ms < other.end_ms && other.start_ms < self.end_ms
    }

    /// Length in milliseconds.
    #[must_use]
    pub fn duration_ms(&self) -> i64 {
        self.end_ms.saturating_sub(self.start_ms)
    }
}
