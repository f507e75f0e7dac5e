//! Where the names of the columns stand, and what each holds.

use super::field::name_of_column;
use super::{Column, Field, TableError, TableFault, TableRow};
use crate::fault::{NameList, Suggestion};

/// Most rows that are looked at for the names: above them stand titles and notes.
pub(super) const MAX_ABOVE: usize = 20;

/// The columns that are known, the names of all columns, and the number of rows down to that of the names.
pub(super) fn find(
    rows: &[TableRow],
    choices: &[(Field, String)],
) -> Result<(Vec<Column>, Vec<String>, usize), TableError> {
    let is_chosen = |cell: &String| {
        let wanted = name_of_column(cell);
        !wanted.is_empty() && choices.iter().any(|(_, name)| name_of_column(name) == wanted)
    };
    let names_waybill = |row: &&TableRow| row.cells.iter().any(|cell| Field::Waybill.fit(cell).is_some());
    let above = || rows.iter().take(MAX_ABOVE);
    let at = above()
        .position(|row| row.cells.iter().any(is_chosen))
        .or_else(|| above().position(|row| names_waybill(&row)))
        .unwrap_or(0);
    let Some(head) = rows.get(at) else {
        return Err(TableError { line: None, column: None, problem: Box::new(TableFault::Empty {}) });
    };
    // A cell that is merged downward holds its name in its upper row alone, or in both.
    let (upper, lower) = rows.split_at(at);
    let second = lower.get(1).filter(|second| continues(head, second));
    let from_above = |column: usize| {
        let name = |row: &TableRow| row.cells.get(column).filter(|cell| !cell.is_empty()).cloned();
        let own = second.into_iter().chain([head]);
        own.chain(upper.iter().rev()).find_map(name)
    };
    let rows_of_names = upper.iter().chain([head]).chain(second);
    let width = rows_of_names.map(|row| row.cells.len()).max().unwrap_or(0);
    let names: Vec<String> = (0..width).map(|column| from_above(column).unwrap_or_default()).collect();
    let columns = columns(&names, head.line, choices)?;
    let below = at + 1 + usize::from(second.is_some());
    Ok((columns, names, below))
}

/// Whether the names go on in the next row: names stand there below a title such as 商品信息, and no number below that of the
/// waybill, which is merged downward.
fn continues(head: &TableRow, next: &TableRow) -> bool {
    let above = |column: usize| head.cells.get(column).filter(|name| !name.is_empty());
    let mut own =
        (0..).zip(&next.cells).filter(|(column, cell)| !cell.is_empty() && above(*column) != Some(cell));
    let waybill = head.cells.iter().position(|name| Field::Waybill.fit(name).is_some());
    let is_free = |column: usize| {
        next.cells.get(column).is_none_or(|cell| cell.is_empty() || Some(cell) == above(column))
    };
    let is_name = |cell: &String| Field::ALL.iter().any(|field| field.fit(cell).is_some());
    waybill.is_some_and(is_free) && own.any(|(_, cell)| is_name(cell))
}

fn columns(names: &[String], line: u64, choices: &[(Field, String)]) -> Result<Vec<Column>, TableError> {
    let wrong = |column, problem| TableError { line: Some(line), column, problem: Box::new(problem) };
    let mut columns: Vec<Column> = Vec::new();
    for (field, name) in choices {
        let wanted = name_of_column(name);
        let Some(at) = names.iter().position(|known| name_of_column(known) == wanted) else {
            let known = || names.iter().map(String::as_str).filter(|name| !name.is_empty());
            let problem = TableFault::NoColumn {
                given: name.clone(),
                near: Suggestion::of(name, known()),
                names: NameList::of(known()),
            };
            return Err(wrong(None, problem));
        };
        columns.push(Column { field: *field, at, name: names.get(at).cloned().unwrap_or_default() });
    }
    for field in Field::ALL {
        if columns.iter().any(|column| column.field == *field) {
            continue;
        }
        let free = |at: &usize| columns.iter().all(|column| column.at != *at);
        let mut fits: Vec<(u8, usize, &String)> = names
            .iter()
            .enumerate()
            .filter(|(at, _)| free(at))
            .filter_map(|(at, name)| Some((field.fit(name)?, at, name)))
            .collect();
        fits.sort_unstable();
        if let [(best, first, other), (second, at, name), ..] = fits[..]
            && best == second
        {
            let problem = TableFault::ColumnTwice { number: first + 1, name: other.clone() };
            return Err(wrong(Some((at + 1, name.clone())), problem));
        }
        if let Some((_, at, name)) = fits.first() {
            columns.push(Column { field: *field, at: *at, name: (*name).clone() });
        }
    }
    if columns.iter().any(|column| column.field == Field::Waybill) {
        return Ok(columns);
    }
    let names = NameList::of(Field::Waybill.names().iter().copied());
    Err(wrong(None, TableFault::NoWaybillColumn { names }))
}
