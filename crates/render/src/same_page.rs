//! Whether a page says what its report says: the same page is made again and compared.

use crate::message::Language;
use crate::{HtmlInput, NextCommands, RenderError, html};

const OPENING: &str = "<pre>";
const CLOSING: &str = "</pre>";

/// The language in which a page was written; none of a page of another program.
#[must_use]
pub fn page_language(page: &str) -> Option<Language> {
    let (_, rest) = page.split_once("<html lang=\"")?;
    let (tag, _) = rest.split_once('"')?;
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// Whether that page is the one of this report, byte for byte. The commands that come next may name other files, as they are of the
/// place where the page was made; nothing but such commands may stand there.
///
/// # Errors
///
/// [`RenderError`] when no page can be made of the report.
pub fn is_page_of(page: &str, input: &HtmlInput<'_>) -> Result<bool, RenderError> {
    let plain = html(&input.next(None))?;
    if page == plain {
        return Ok(true);
    }
    let named = html(&input.next(Some(NextCommands::new("record", "statements", "", "out"))))?;
    if named == plain {
        return Ok(false);
    }
    let same = parts(page).zip(parts(&named)).is_some_and(|(theirs, ours)| {
        (theirs.before, theirs.after) == (ours.before, ours.after) && alike(theirs.commands, ours.commands)
    });
    Ok(same)
}

/// A page around the commands that come next.
struct Parts<'a> {
    before: &'a str,
    commands: &'a str,
    after: &'a str,
}

fn parts(page: &str) -> Option<Parts<'_>> {
    let (before, rest) = page.split_once(OPENING)?;
    let (commands, after) = rest.split_once(CLOSING)?;
    Some(Parts { before, commands, after })
}

/// Whether both are the same commands, line by line, each for files of its own.
fn alike(theirs: &str, ours: &str) -> bool {
    let verb = |line: &str| line.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>();
    !theirs.contains('<') && theirs.lines().map(verb).eq(ours.lines().map(verb))
}
