//! Parts of the picture that a copy does not show.

use std::str::FromStr;

use onetake_judge::case::Region;
use onetake_judge::propose::moment_ms;
use serde::Serialize;

/// A box that is black in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mask {
    /// Left, top, width and height in thousandths of the picture as shown.
    pub permille: [i64; 4],
    /// From when, in milliseconds from the first picture; none from the start.
    pub from_ms: Option<i64>,
    /// Until when; none to the end.
    pub to_ms: Option<i64>,
    /// Why it is there.
    pub why: MaskReason,
    /// The part of it that stays free, in the same measure: the number of a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_permille: Option<[i64; 4]>,
    /// From when until when that stays free, in milliseconds; for as long as the mask is there where none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_span_ms: Option<[i64; 2]>,
}

/// Why a part of the picture is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum MaskReason {
    /// A person named it.
    Given,
    /// A label lies there, which has names and addresses around its number.
    Label,
}

/// Why a text names no mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MaskError {
    /// It is no part of the picture.
    #[error("write left, top, width and height in per cent of the picture, such as 10,20,30,15")]
    NoBox,
    /// It is no span of the video.
    #[error("write after @ from when to when, such as 10,20,30,15@0:03-0:07.5")]
    NoSpan,
}

impl FromStr for Mask {
    type Err = MaskError;

    /// `LEFT,TOP,WIDTH,HEIGHT` in per cent of the picture, for a while of it with `@FROM-TO` behind.
    fn from_str(text: &str) -> Result<Self, MaskError> {
        let (region, span) =
            text.split_once(['@', '＠']).map_or((text, None), |(region, span)| (region, Some(span)));
        let region: Region = region.parse().map_err(|_| MaskError::NoBox)?;
        let mask = Self {
            permille: region.permille(),
            from_ms: None,
            to_ms: None,
            why: MaskReason::Given,
            free_permille: None,
            free_span_ms: None,
        };
        let Some(span) = span else { return Ok(mask) };
        let (from, to) = span.split_once(['-', '–']).ok_or(MaskError::NoSpan)?;
        let time = |text: &str| match text.trim() {
            "" => Ok(None),
            text => moment_ms(text).map(Some).ok_or(MaskError::NoSpan),
        };
        let (from_ms, to_ms) = (time(from)?, time(to)?);
        if from_ms.zip(to_ms).is_some_and(|(from, to)| from >= to) {
            return Err(MaskError::NoSpan);
        }
        Ok(Self { from_ms, to_ms, ..mask })
    }
}

impl Mask {
    /// The first and the last frame in which it is there; none where it is there in all of them. None at all where the video has
    /// no frame then.
    pub(super) fn frames(&self, frame_ms: &[Option<i64>]) -> Option<Option<(usize, usize)>> {
        if self.from_ms.is_none() && self.to_ms.is_none() {
            return Some(None);
        }
        // Without a time of its own a frame may lie in any span.
        let inside = |ms: &Option<i64>| {
            ms.is_none_or(|ms| {
                self.from_ms.is_none_or(|from| ms >= from) && self.to_ms.is_none_or(|to| ms <= to)
            })
        };
        Some(Some((frame_ms.iter().position(inside)?, frame_ms.iter().rposition(inside)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_with_and_without_a_span() {
        let mask: Mask = "10,20,30,15.5".parse().unwrap();
        assert_eq!((mask.permille, mask.from_ms, mask.to_ms), ([100, 200, 300, 155], None, None));
        let mask: Mask = "10,20,30,15@0:03-0:07.5".parse().unwrap();
        assert_eq!((mask.from_ms, mask.to_ms), (Some(3_000), Some(7_500)));
        let open: Mask = "10,20,30,15@0:03-".parse().unwrap();
        assert_eq!((open.from_ms, open.to_ms), (Some(3_000), None));
        for (text, error) in [
            ("10,20,30", MaskError::NoBox),
            ("10,20,95,10", MaskError::NoBox),
            ("x", MaskError::NoBox),
            ("10,20,30,10@3", MaskError::NoSpan),
            ("10,20,30,10@5-3", MaskError::NoSpan),
            ("10,20,30,10@a-b", MaskError::NoSpan),
        ] {
            assert_eq!(text.parse::<Mask>(), Err(error), "{text}");
        }
    }

    #[test]
    fn frames_tell_when() {
        let frame_ms = [Some(0), Some(100), Some(200), Some(300)];
        let frames = |text: &str| text.parse::<Mask>().unwrap().frames(&frame_ms);
        assert_eq!(frames("0,0,10,10@0.1-0.2"), Some(Some((1, 2))));
        assert_eq!(frames("0,0,10,10"), Some(None));
        assert_eq!(frames("0,0,10,10@5-6"), None);
    }
}
