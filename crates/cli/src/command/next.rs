//! The next commands, with the options of this one.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use onetake::render::NextCommands;

use crate::args;

/// What the next commands name, quoted for a shell.
#[derive(Debug)]
pub(super) struct Next {
    record: String,
    statements: String,
    options: String,
    out: String,
}

impl Next {
    /// For a record, or a folder with one, that these options judged; none where a name or an option cannot be typed.
    pub(super) fn of(record: &Path, rules: &args::Rules) -> Option<Self> {
        let statements = match rules.attest.first() {
            // Statements of one video are kept together.
            Some(known) => known.to_str()?.to_owned(),
            None => format!("{}.statements.toml", stem(record)?),
        };
        Self::with_statements(record, rules, statements)
    }

    /// The same with a file of statements that is there.
    pub(super) fn with_statements(record: &Path, rules: &args::Rules, statements: String) -> Option<Self> {
        let name = record.to_str()?.trim_end_matches('/');
        let stem = stem(record)?;
        Some(Self {
            record: quoted(name)?,
            options: options(rules, &statements)?,
            statements: quoted(&statements)?,
            out: quoted(&format!("{stem}.confirmed.onetake"))?,
        })
    }

    pub(super) fn commands(&self) -> NextCommands<'_> {
        let Self { record, statements, options, out } = self;
        NextCommands::new(record, statements, options, out)
    }
}

/// The file of statements about a record, or a folder with one, where none is named.
pub(super) fn statements_of(record: &Path) -> PathBuf {
    let stem = stem(record).unwrap_or("record");
    PathBuf::from(format!("{stem}.statements.toml"))
}

/// The name of a record, or of a folder with one, as it begins the names of what belongs to it.
fn stem(record: &Path) -> Option<&str> {
    let name = record.to_str()?.trim_end_matches('/');
    Some(name.strip_suffix(".onetake").or_else(|| name.strip_suffix(".json")).unwrap_or(name))
}

/// The options as they were given, but for the file of statements that the next commands write.
fn options(rules: &args::Rules, statements: &str) -> Option<String> {
    let mut options: Vec<(&str, &OsStr)> = Vec::new();
    options.extend(rules.waybill.iter().map(|number| ("--waybill", OsStr::new(number))));
    options.extend(rules.order.as_ref().map(|order| ("--order", OsStr::new(order))));
    options.extend(rules.reference.as_ref().map(|reference| ("--reference", OsStr::new(reference))));
    options.extend(rules.region.as_ref().map(|region| ("--region", OsStr::new(region))));
    options.extend(rules.signed_at.as_ref().map(|time| ("--signed-at", OsStr::new(time))));
    let direction = rules.direction.map(|direction| match direction {
        args::Direction::ReturnUnboxing => "return-unboxing",
        args::Direction::OutboundPacking => "outbound-packing",
        args::Direction::BuyerUnboxing => "buyer-unboxing",
    });
    options.extend(direction.map(|name| ("--direction", OsStr::new(name))));
    if rules.policy != OsStr::new("base") {
        options.push(("--policy", &rules.policy));
    }
    options.extend(rules.case.as_ref().map(|path| ("--case", path.as_os_str())));
    options.extend(rules.row.as_ref().map(|row| ("--row", OsStr::new(row))));
    let dispute = rules.dispute.map(|dispute| dispute.as_str().replace('_', "-"));
    options.extend(dispute.as_ref().map(|dispute| ("--dispute", OsStr::new(dispute))));
    options.extend(rules.other_report.as_ref().map(|path| ("--other-report", path.as_os_str())));
    let earlier = rules.attest.iter().filter(|path| path.to_str() != Some(statements));
    options.extend(earlier.map(|path| ("--attest", path.as_os_str())));
    let mut words = Vec::new();
    for (name, value) in options {
        words.push(format!("{name} {}", quoted(value.to_str()?)?));
    }
    for (name, given) in [("--file-clocks", rules.file_clocks), ("--keep-words", rules.keep_words)] {
        if given {
            words.push(name.to_owned());
        }
    }
    Some(words.join(" "))
}

/// A word as shells of common systems take it: as it is where nothing in it means something to one; else in single quotes.
/// None where it has control characters or begins like an option.
pub(super) fn quoted(word: &str) -> Option<String> {
    if word.is_empty() || word.starts_with('-') || word.chars().any(char::is_control) {
        return None;
    }
    let plain = |c: char| c.is_alphanumeric() || "._-/:+,@=".contains(c);
    if word.chars().all(plain) {
        return Some(word.to_owned());
    }
    Some(format!("'{}'", word.replace('\'', "'\\''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them() {
        for (word, shown) in [
            ("退货拆包.mp4.onetake", Some("退货拆包.mp4.onetake")),
            ("a b.onetake", Some("'a b.onetake'")),
            ("a'$(x).onetake", Some("'a'\\''$(x).onetake'")),
            ("-x", None),
            ("a\nb", None),
            ("", None),
        ] {
            assert_eq!(quoted(word).as_deref(), shown, "{word}");
        }
    }
}
