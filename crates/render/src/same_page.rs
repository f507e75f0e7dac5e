//! Whether a page says what its report says: the same page is made again and compared.

use crate::message::Language;
use crate::{HtmlInput, NextCommands, RenderError, html};

const OPENING: &str = "<pre>";
const CLOSING: &str = "</pre>";

/// What the template makes of characters that mean something in HTML.
const ESCAPED: [(&str, &str); 6] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];

/// Options of a judgement, which are all that commands may name beside files. The command writes them (`command/next.rs`): one that is
/// missing here makes an honest page fail.
const OPTIONS: [&str; 14] = [
    "--waybill",
    "--order",
    "--reference",
    "--region",
    "--signed-at",
    "--direction",
    "--policy",
    "--case",
    "--row",
    "--attest",
    "--dispute",
    "--other-report",
    "--file-clocks",
    "--keep-words",
];

/// Longest word of a command, in characters: what an order or a path takes.
const CHARACTERS: usize = 1000;

/// The language in which a page was written; none of a page of another program.
#[must_use]
pub fn page_language(page: &str) -> Option<Language> {
    let (_, rest) = page.split_once("<html lang=\"")?;
    let (tag, _) = rest.split_once('"')?;
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// Whether that page is the one of this report, byte for byte. The commands that come next may name other files and what the case
/// was given as, as they are of the place where the page was made; all else of them must be as it is made here.
///
/// # Errors
///
/// [`RenderError`] when no page can be made of the report.
pub fn is_page_of(page: &str, input: &HtmlInput<'_>) -> Result<bool, RenderError> {
    if page == html(&input.next(None))? {
        return Ok(true);
    }
    let Some(named) = Named::of(page) else { return Ok(false) };
    let next = NextCommands::new(&named.record, &named.statements, &named.options, &named.out);
    Ok(page == html(&input.next(Some(next)))?)
}

/// What the commands of a page name, as words of a shell.
struct Named {
    record: String,
    statements: String,
    options: String,
    out: String,
}

impl Named {
    /// Read from the last command, which judges again: `onetake judge RECORD [OPTIONS] --attest FILE --out FOLDER`.
    fn of(page: &str) -> Option<Self> {
        let (_, rest) = page.split_once(OPENING)?;
        let (commands, _) = rest.split_once(CLOSING)?;
        let mut line = commands.trim_end_matches('\n').rsplit('\n').next()?.to_owned();
        for (escaped, plain) in ESCAPED {
            line = line.replace(escaped, plain);
        }
        let words = words(&line)?;
        let [program, verb, record, options @ .., attest, statements, to, out] = words.as_slice() else {
            return None;
        };
        let shape = [program.as_str(), verb, attest, to] == ["onetake", "judge", "--attest", "--out"];
        let mut value = false;
        for word in options {
            // A value follows its option; `--file-clocks` and `--keep-words` have none.
            let is_option = OPTIONS.contains(&word.as_str());
            if !is_option && !value {
                return None;
            }
            value = is_option;
        }
        shape.then(|| Self {
            record: record.clone(),
            statements: statements.clone(),
            options: options.join(" "),
            out: out.clone(),
        })
    }
}

/// The words of a line as a shell takes them, each as it stands there: plain, or in single quotes. None where anything in it means
/// something else to a shell, or hides from a reader.
fn words(line: &str) -> Option<Vec<String>> {
    let plain = |c: char| c.is_alphanumeric() || "._-/:+,@=".contains(c);
    let mut words = Vec::new();
    let mut rest = line;
    loop {
        let mut length = 0;
        let mut chars = rest.char_indices().peekable();
        let mut quoted = false;
        while let Some((_, c)) = chars.next() {
            match c {
                '\'' => quoted = !quoted,
                '\\' if !quoted && chars.next_if(|(_, next)| *next == '\'').is_some() => {}
                ' ' if !quoted => break,
                c if quoted && !hides(c) => {}
                c if !quoted && plain(c) => {}
                _ => return None,
            }
            length = chars.peek().map_or(rest.len(), |(next, _)| *next);
        }
        let (word, after) = rest.split_at(length);
        if quoted || word.is_empty() || word.chars().count() > CHARACTERS {
            return None;
        }
        words.push(word.to_owned());
        match after.strip_prefix(' ') {
            Some(more) => rest = more,
            None if after.is_empty() => return Some(words),
            None => return None,
        }
    }
}

/// Whether a character breaks a line, or changes how others are shown.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_a_shell_and_nothing_else() {
        let of = |line: &str| words(line).map(|words| words.join("|"));
        assert_eq!(of("onetake judge 'a b' c").as_deref(), Some("onetake|judge|'a b'|c"));
        assert_eq!(of("x 'it'\\''s'").as_deref(), Some("x|'it'\\''s'"));
        for line in [
            "a; b",
            "a $b",
            "a  b",
            " a",
            "a ",
            "",
            "a 'b",
            "a\rb",
            "a '\u{2028}'",
            "a '\u{202e}b'",
            "a | sh",
            "a \\b",
            "a `b`",
            "a \"b\"",
            "a # b",
        ] {
            assert_eq!(of(line), None, "{line:?}");
        }
    }
}
