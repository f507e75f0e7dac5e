//! The clock that surveillance cameras burn into the picture.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel places and whole seconds: small positive numbers"
)]

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::error::Error;
use crate::font;
use crate::picture::Picture;

/// A running clock.
#[derive(Clone)]
pub(crate) struct Clock {
    start: DateTime,
    number: String,
    dot: usize,
}

impl Clock {
    /// From "2026-11-18 14:03:05", with a number below it that may be empty; `None` for an empty text.
    pub(crate) fn new(text: &str, number: &str, height: usize) -> Result<Option<Self>, Error> {
        if text.is_empty() {
            return Ok(None);
        }
        let start = text.replace(' ', "T").parse().map_err(|error| {
            Error::Recipe(format!("camera.clock is {text:?}; write it as \"2026-11-18 14:03:05\" ({error})"))
        })?;
        // About one thirtieth of the picture high, as such clocks are.
        Ok(Some(Self {
            start,
            number: number.to_owned(),
            dot: ((height as f32 / 240.0).round() as usize).max(2),
        }))
    }

    /// What the clock shows after some seconds.
    pub(crate) fn text(&self, time: f32) -> String {
        let shown = self.start.saturating_add((time.max(0.0) as i64).seconds());
        shown.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Burns it into the left top corner: white dots with a dark rim.
    pub(crate) fn burn(&self, picture: &mut Picture, time: f32) {
        self.write(picture, &self.text(time), 4 * self.dot);
        self.write(picture, &self.number, (8 + font::HEIGHT) * self.dot);
    }

    fn write(&self, picture: &mut Picture, text: &str, top: usize) {
        if text.is_empty() {
            return;
        }
        let left = 4 * self.dot;
        let (columns, rows) = (font::width(text), font::HEIGHT);
        let inked = |x: isize, y: isize| x >= 0 && y >= 0 && font::dot(text, x as usize, y as usize);
        for y in -1..=rows as isize {
            for x in -1..=columns as isize {
                let white = inked(x, y);
                let rim = !white && (-1..=1).any(|dy| (-1..=1).any(|dx| inked(x + dx, y + dy)));
                if !white && !rim {
                    continue;
                }
                let colour = if white { [240.0; 3] } else { [18.0; 3] };
                for py in 0..self.dot {
                    for px in 0..self.dot {
                        let at_x = (left as isize + x * self.dot as isize) as usize + px;
                        let at_y = (top as isize + y * self.dot as isize) as usize + py;
                        if at_x < picture.width
                            && let Some(pixel) = picture.pixels.get_mut(at_y * picture.width + at_x)
                        {
                            *pixel = colour;
                        }
                    }
                }
            }
        }
    }
}
