//! One cell: its text, its place, and what texts of cells can mean.

use super::field::name_of_column;
use super::{Column, TableError, TableFault, Word};
use crate::fault::{NameList, Suggestion};

/// A cell that holds something, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) text: &'a str,
    pub(super) line: u64,
    pub(super) column: &'a Column,
}

impl Cell<'_> {
    pub(super) fn wrong(&self, problem: TableFault) -> TableError {
        let column = Some((self.column.at + 1, self.column.name.clone()));
        TableError { line: Some(self.line), column, problem: Box::new(problem) }
    }

    /// One of several names, as files have it or in other words.
    pub(super) fn one_of<T>(
        &self,
        words: &[Word],
        known: impl Iterator<Item = (&'static str, T)> + Clone,
    ) -> Result<T, TableError> {
        let wanted = name_of_column(self.text);
        let in_words =
            |name: &str| words.iter().any(|word| word.name == name && name_of_column(&word.text) == wanted);
        if let Some((_, one)) = known.clone().find(|(name, _)| name_of_column(name) == wanted) {
            return Ok(one);
        }
        if let Some((_, one)) = known.clone().find(|(name, _)| in_words(name)) {
            return Ok(one);
        }
        let names: Vec<&str> = known.map(|(name, _)| name).collect();
        Err(self.wrong(TableFault::NoWord {
            given: self.text.to_owned(),
            near: Suggestion::of(self.text, names.iter().copied()),
            known: NameList::of(names),
        }))
    }
}

/// A cell without what exports put around numbers to keep spreadsheets from rounding them: `="123"`, `'123`, a tab.
pub(super) fn plain(cell: &str) -> String {
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.or(cell.strip_prefix('\'')).unwrap_or(cell).trim().to_owned()
}

/// What tells waybills apart, whatever the spaces and dashes.
pub(super) fn folded(text: &str) -> String {
    let folded = text.chars().filter(|c| c.is_alphanumeric() || *c == ';');
    folded.flat_map(char::to_uppercase).collect()
}

pub(super) fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '、', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a spreadsheet wrote a long number in powers of ten: `7.75123E+13`.
pub(in crate::case) fn is_rounded(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(mantissa, power)| {
        mantissa.contains('.')
            && mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && power.strip_prefix('+').unwrap_or(power).bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `1,299.5` as 129950.
pub(super) fn hundredths(amount: &str) -> Option<u64> {
    let amount: String = amount.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (whole, part) = amount.split_once('.').unwrap_or((&amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)
}
