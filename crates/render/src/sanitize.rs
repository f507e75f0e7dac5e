//! Texts from files, pictures and persons, made harmless to look at. Names of files and texts of symbols can hold line
//! ends, terminal commands, marks that turn the direction of writing, and millions of characters.

use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

/// Most marks on one letter: enough for every language, too few to write over the lines above.
const MARKS_PER_LETTER: usize = 3;

/// A text that shows everything that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sanitized {
    /// The text. It is still to be escaped for the markup it is put into.
    pub text: String,
    /// How many characters were cut off at its end.
    pub cut: usize,
}

/// The text with invisible characters written as `[U+202E]`, after at most `most` characters cut off.
#[must_use]
pub fn sanitized(text: &str, most: usize) -> Sanitized {
    let mut visible = String::with_capacity(text.len().min(most.saturating_mul(4)));
    let mut marks = 0;
    let mut characters = text.chars();
    for character in characters.by_ref().take(most) {
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        if is_invisible(character) || marks > MARKS_PER_LETTER {
            // Writing to a string cannot fail.
            let _ = write!(visible, "[U+{:04X}]", u32::from(character));
        } else {
            visible.push(character);
        }
    }
    Sanitized { text: visible, cut: characters.count() }
}

/// Characters that show nothing by themselves or change how others are shown.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || (character.is_whitespace() && character != ' ' && character != '\u{3000}')
        || matches!(
            character,
            // Soft hyphen, joiners, direction marks, fillers and other format characters.
            '\u{ad}'
                | '\u{34f}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffc}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e000}'..='\u{f8ff}'
                | '\u{e0000}'..='\u{10ffff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(text: &str) -> String {
        sanitized(text, 1000).text
    }

    #[test]
    fn ordinary_texts_stay_as_they_are() {
        for text in
            ["退货 2026-11-21（3）.mp4", "SF1234567890123", "Übergrößenträger è é", "ビデオ　１", "📦.mp4"]
        {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(visible("a\u{202e}4pm.exe"), "a[U+202E]4pm.exe");
        assert_eq!(visible("a\nb\tc\u{1b}[2J"), "a[U+000A]b[U+0009]c[U+001B][2J");
        assert_eq!(visible("SF12\u{200b}34\u{feff}"), "SF12[U+200B]34[U+FEFF]");
        assert_eq!(visible("a\u{a0}b\u{2028}c"), "a[U+00A0]b[U+2028]c");
        assert_eq!(visible("\u{e0041}\u{2066}\u{85}"), "[U+E0041][U+2066][U+0085]");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let pile = format!("a{}", "\u{301}".repeat(20));
        let marks = visible(&pile).chars().filter(|c| is_combining_mark(*c)).count();
        assert_eq!(marks, MARKS_PER_LETTER);
    }

    #[test]
    fn long_texts_are_cut_and_say_so() {
        let Sanitized { text, cut } = sanitized(&"箱".repeat(1_000_000), 120);
        assert_eq!((text.chars().count(), cut), (120, 999_880));
    }
}
