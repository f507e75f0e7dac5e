//! The one place that writes to stdout and stderr. Stdout is the product; stderr is for people.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use onetake::evidence::Published;
use onetake::message::{Catalogue, Language};

use crate::arguments::Answer;
use crate::failure::Failure;

/// Writes a whole product to stdout. A reader that closes its end early has had what it wanted: no failure.
pub(crate) fn product(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Stdout(error)),
        _ => Ok(()),
    }
}

/// Says on stderr what is wrong and what to do, a line for each of the texts.
pub(crate) fn complain(texts: &[String]) {
    for text in texts {
        // When stderr is closed there is nobody to tell.
        let _ = writeln!(io::stderr(), "onetake: {}", one_line(text));
    }
}

/// Says on stdout, to a program that asked for JSON, why there is no result.
pub(crate) fn refuse(answer: Answer, code: &str, message: &str, path: Option<&Path>) {
    let path = path.map(|path| path.display().to_string());
    let refusal = serde_json::json!({ "refusal": { "code": code, "message": message, "path": path } });
    // When stdout is closed there is nobody to tell; stderr says it too.
    let _ = match answer {
        Answer::Words => Ok(()),
        Answer::Json => product(format!("{refusal:#}\n").as_bytes()),
        Answer::JsonLines => product(format!("{refusal}\n").as_bytes()),
    };
}

/// Says on stderr where output went when that is not the place that was asked for.
pub(crate) fn tell_place(published: &Published, language: Language) {
    let words = Catalogue::of(language);
    let Published { asked, path, kept, .. } = published;
    let say = |id: &str, place: &Path| {
        let place = place.display().to_string();
        format!("{}: {}", asked.display(), words.text(id, &[("place", place.into())]))
    };
    let aside = (asked != path).then(|| say("out-aside", path));
    let kept = kept.iter().map(|place| say("out-kept", place));
    complain(&aside.into_iter().chain(kept).collect::<Vec<_>>());
}

/// Logs on stderr, none unless asked for.
pub(crate) fn log_to_stderr(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => "info",
        2 => "debug",
        _ => "trace",
    };
    tracing_subscriber::fmt()
        .with_env_filter(format!("onetake={level}"))
        .with_writer(io::stderr)
        .with_target(false)
        .init();
}

/// The text with control characters escaped: paths come from elsewhere and could hold line ends or terminal commands.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || is_direction_mark(character) {
            // Writing to a string cannot fail.
            let _ = write!(line, "{}", character.escape_unicode());
        } else {
            line.push(character);
        }
    }
    line
}

/// Marks that make a terminal show text in another order than it has.
fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_stays_one_harmless_line() {
        assert_eq!(one_line("a\nb\u{1b}[2Jc\u{202e}d 运单"), "a\\u{a}b\\u{1b}[2Jc\\u{202e}d 运单");
    }
}
