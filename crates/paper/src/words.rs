//! Lines of text in a width, by the fonts at hand.

use std::borrow::Cow;
use std::collections::BTreeSet;

use onetake_render::message::Language;
use parley::style::{FontFamily, FontFamilyName, FontWeight, OverflowWrap, StyleProperty};
use parley::{Layout, LayoutContext};

use crate::{Fonts, PaperError};

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Height of the letters in points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) ink: [u8; 3],
}

/// A text broken into lines.
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) ink: [u8; 3],
    pub(crate) layout: Box<Layout<[u8; 3]>>,
}

/// Breaks texts into lines.
pub(crate) struct Typesetter {
    fonts: Fonts,
    families: Vec<FontFamilyName<'static>>,
    context: LayoutContext<[u8; 3]>,
    /// Characters of texts from outside: those that no font has are written as their numbers.
    outside: BTreeSet<char>,
}

impl Typesetter {
    pub(crate) fn new(fonts: &Fonts, language: Language, outside: BTreeSet<char>) -> Self {
        let families = fonts.families(language).into_iter();
        let families = families.map(|name| FontFamilyName::Named(Cow::Owned(name))).collect();
        Self { fonts: fonts.clone(), families, context: LayoutContext::new(), outside }
    }

    /// The text in lines no wider than that many points.
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Result<Words, PaperError> {
        let text = text.to_owned();
        let words = self.lay(text, style, width);
        let missing = missing(&words);
        if missing.is_empty() {
            return Ok(words);
        }
        if let Some(character) = missing.iter().find(|character| !self.outside.contains(character)) {
            return Err(PaperError::MissingGlyph { character: *character, text: words.text });
        }
        let escape = |character: char| {
            if missing.contains(&character) {
                format!("[U+{:04X}]", u32::from(character))
            } else {
                character.to_string()
            }
        };
        let escaped: String = words.text.chars().map(escape).collect();
        Ok(self.lay(escaped, style, width))
    }

    fn lay(&mut self, text: String, style: Style, width: f32) -> Words {
        let mut builder = self.context.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&self.families))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::Brush(style.ink));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::LineHeight(parley::LineHeight::FontSizeRelative(1.35)));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(parley::Alignment::Start, parley::AlignmentOptions::default());
        Words { text, ink: style.ink, layout: Box::new(layout) }
    }
}

/// The characters that no font has.
fn missing(words: &Words) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for line in words.layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                if cluster.glyphs().any(|glyph| glyph.id == 0) {
                    let text = words.text.get(cluster.text_range()).unwrap_or("");
                    missing.extend(text.chars().filter(|character| !character.is_control()));
                }
            }
        }
    }
    missing
}
