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
    /// A span of milliseconds that names no frames.
    #[must_use]
    pub const fn millis(start_ms: i64, end_ms: i64) -> Self {
        Self { start_ms, end_ms, first_frame: None, last_frame: None }
    }

    /// The smallest span around both. It names frames only where both do: else nobody knows which lie between.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start_ms: self.start_ms.min(other.start_ms),
            end_ms: self.end_ms.max(other.end_ms),
            first_frame: self.first_frame.zip(other.first_frame).map(|(one, other)| one.min(other)),
            last_frame: self.last_frame.zip(other.last_frame).map(|(one, other)| one.max(other)),
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hull_names_frames_only_where_both_do() {
        let frames =
            |first, last| Span { first_frame: Some(first), last_frame: Some(last), ..Span::millis(0, 10) };
        let both = frames(3, 5).hull(frames(9, 12));
        assert_eq!((both.first_frame, both.last_frame), (Some(3), Some(12)));
        let one = frames(3, 5).hull(Span::millis(-4, 2));
        assert_eq!(one, Span::millis(-4, 10));
    }
}
