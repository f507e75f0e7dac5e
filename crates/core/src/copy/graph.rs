//! The chain of filters that makes the picture of a copy. Sizes and places are given in parts of the picture, which the program
//! has turned upright before.

use std::fmt::Write as _;

use super::labels::LabelMask;

/// A box in thousandths of the picture, and the first and last frame in which it is there; none where it is there in all.
pub(super) type MaskedBox = ([i64; 4], Option<(usize, usize)>);

/// What is done to the picture.
pub(super) struct Graph<'a> {
    /// Index of the pictures in the original.
    pub(super) stream: u32,
    pub(super) labels: &'a [LabelMask],
    /// Boxes in thousandths of the picture, and the frames in which they are there.
    pub(super) boxes: &'a [MaskedBox],
    /// Longest side of the copy in pixels.
    pub(super) long_side_px: u32,
    /// Whether a second input is the line that is burned in.
    pub(super) line: bool,
}

impl Graph<'_> {
    /// It as the program takes it; the result is `[copy]`.
    pub(super) fn text(&self) -> String {
        let free: Vec<(&LabelMask, [i64; 4])> =
            self.labels.iter().filter_map(|label| Some((label, label.free?))).collect();
        let mut text = format!("[0:{}]", self.stream);
        // Writing to a string cannot fail.
        if !free.is_empty() {
            let _ = write!(text, "split={}[covered]", free.len() + 1);
            (0..free.len()).for_each(|number| _ = write!(text, "[whole{number}]"));
            text += ";[covered]";
        }
        for label in self.labels {
            let (first, last) = label.frames();
            let _ = write!(text, "{}:enable='between(n,{first},{last})',", drawn(label.covered));
        }
        text += "null[free0]";
        for (number, (label, [left, top, width, height])) in free.iter().enumerate() {
            let (first, last) = label.read;
            // Whole pairs of pixels, as colour has one value for each pair.
            let _ = write!(
                text,
                ";[whole{number}]crop=w=trunc(iw*{width}/2000)*2:h=trunc(ih*{height}/2000)*2\
                     :x=trunc(iw*{left}/2000)*2:y=trunc(ih*{top}/2000)*2[number{number}]\
                 ;[free{number}][number{number}]overlay=x=trunc(W*{left}/2000)*2:y=trunc(H*{top}/2000)*2\
                 :enable='between(n,{first},{last})'[free{}]",
                number + 1
            );
        }
        let _ = write!(text, ";[free{}]", free.len());
        for (part, frames) in self.boxes {
            text += &drawn(*part);
            if let Some((first, last)) = frames {
                let _ = write!(text, ":enable='between(n,{first},{last})'");
            }
            text.push(',');
        }
        // Never larger than it is; encoders take even sizes alone.
        let side = self.long_side_px;
        let scaled = |length: &str| format!("'trunc(min(1,{side}/max(iw,ih))*{length}/2)*2'");
        let _ = write!(text, "scale=w={}:h={}:flags=bicubic", scaled("iw"), scaled("ih"));
        text += if self.line { "[picture];[picture][1:v:0]overlay=x=0:y=H-h[copy]" } else { "[copy]" };
        text
    }
}

/// A black box, a pixel larger on each side for what is rounded.
fn drawn([left, top, width, height]: [i64; 4]) -> String {
    format!(
        "drawbox=x=iw*{left}/1000-1:y=ih*{top}/1000-1:w=iw*{width}/1000+2:h=ih*{height}/1000+2:color=black:t=fill"
    )
}
