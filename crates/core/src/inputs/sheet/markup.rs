//! Tables in HTML, and in the XML of Excel 2003, which many shop programs write under the name of an old workbook (`.xls`):
//! spreadsheets open both, so their users never learn of it.

use std::collections::HashMap;

use encoding_rs::Encoding;
use onetake_judge::case::{Table, TableRow};

use super::{Sheet, SheetFault};

/// Most columns that a cell may reach over: as many as a sheet of XLSX has.
const MAX_SPAN: usize = 16_384;

/// Most rows of a file.
const MAX_ROWS: usize = 1 << 20;

/// Bytes at the beginning among which the encoding is stated (HTML, 4.2.5.4).
const HEAD_BYTES: usize = 1024;

/// Whether a text is markup and no CSV.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains('>')
}

/// The encoding that markup states for itself, as far as its beginning can be read as ASCII.
pub(super) fn stated_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES.min(bytes.len()))?;
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    if !is_markup(&head) {
        return None;
    }
    let stated = ["charset=", "encoding="].iter().find_map(|name| head.split_once(name))?.1;
    let label: String = stated
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    Encoding::for_label(label.as_bytes())
}

/// The tables of a text. Tables of a page belong to one sheet, as a spreadsheet shows them: many pages have the names of the columns
/// in a table of their own. Those that name a column of waybills begin a new one.
pub(super) fn read(text: &str) -> Result<Vec<Sheet>, SheetFault> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for Grid { name, rows } in grids(text) {
        let begins = name.is_some() || Table::from_rows(rows.clone(), &[]).is_ok();
        match sheets.last_mut() {
            Some(sheet) if !begins => sheet.rows.extend(rows),
            _ => sheets.push(Sheet { name, rows }),
        }
    }
    for sheet in &mut sheets {
        for (line, row) in (1..).zip(&mut sheet.rows) {
            row.line = line;
        }
        sheet.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    }
    sheets.retain(|sheet| !sheet.rows.is_empty());
    if sheets.is_empty() {
        return Err(SheetFault::Page);
    }
    Ok(sheets)
}

/// A table, and its name where it has one.
#[derive(Default)]
struct Grid {
    name: Option<String>,
    rows: Vec<TableRow>,
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    grid: Grid,
    row: Option<Vec<String>>,
    cell: Option<CellText>,
    /// Texts that reach down into the rows to come, by their column, and into how many.
    down: HashMap<usize, (usize, String)>,
}

#[derive(Default)]
struct CellText {
    text: String,
    across: usize,
    down: usize,
}

impl Open {
    fn end_cell(&mut self) {
        let (Some(cell), Some(row)) = (self.cell.take(), self.row.as_mut()) else { return };
        fill(row, &mut self.down);
        let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if cell.down > 0 && !text.is_empty() {
            self.down.insert(row.len(), (cell.down, text.clone()));
        }
        row.push(text);
        row.extend(std::iter::repeat_n(String::new(), cell.across.min(MAX_SPAN)));
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(mut row) = self.row.take() else { return };
        fill(&mut row, &mut self.down);
        self.down.retain(|_, (rows, _)| *rows > 0);
        if self.grid.rows.len() < MAX_ROWS {
            self.grid.rows.push(TableRow { line: 0, cells: row });
        }
    }
}

/// Puts in what reaches down from above into the columns that come next.
fn fill(row: &mut Vec<String>, down: &mut HashMap<usize, (usize, String)>) {
    while let Some((rows, text)) = down.get_mut(&row.len()).filter(|(rows, _)| *rows > 0) {
        *rows -= 1;
        row.push(text.clone());
    }
}

/// Every table of a text, one within another for itself.
fn grids(text: &str) -> Vec<Grid> {
    let (mut done, mut open): (Vec<Grid>, Vec<Open>) = (Vec::new(), Vec::new());
    for piece in Pieces(text) {
        match piece {
            Piece::Text(text) => {
                if let Some(cell) = open.last_mut().and_then(|open| open.cell.as_mut()) {
                    cell.text.push_str(&text);
                }
            }
            Piece::Tag(tag) => take_tag(&tag, &mut open, &mut done),
        }
    }
    for mut table in open {
        table.end_row();
        done.push(table.grid);
    }
    done.retain(|grid| !grid.rows.is_empty());
    done
}

fn take_tag(tag: &Tag<'_>, open: &mut Vec<Open>, done: &mut Vec<Grid>) {
    let name = tag.name.to_ascii_lowercase();
    // `ss:Row` is a row.
    let name = name.rsplit(':').next().unwrap_or_default();
    match (name, tag.ends) {
        // Excel's XML has a table in each worksheet; the name stands with the worksheet.
        ("worksheet", false) => {
            let grid = Grid { name: tag.value("name").map(|name| unescaped(&name)), rows: Vec::new() };
            open.push(Open { grid, ..Open::default() });
        }
        ("table", false) => {
            let of_worksheet = open.last().is_some_and(|open| open.grid.name.is_some());
            if !of_worksheet {
                open.push(Open::default());
            }
        }
        ("table" | "worksheet", true) => {
            let of_worksheet = open.last().is_some_and(|open| open.grid.name.is_some());
            if of_worksheet && name == "table" {
                return;
            }
            if let Some(mut table) = open.pop() {
                table.end_row();
                done.push(table.grid);
            }
        }
        ("tr" | "row", ends) => {
            let Some(table) = open.last_mut() else { return };
            table.end_row();
            table.row = (!ends).then(Vec::new);
        }
        ("td" | "th" | "cell", ends) => {
            let Some(table) = open.last_mut() else { return };
            table.end_cell();
            if ends {
                return;
            }
            let row = table.row.get_or_insert_default();
            // Excel leaves cells out that hold nothing, and says where the next one stands, from 1.
            if let Some(index) = tag.number("index").filter(|index| *index <= MAX_SPAN) {
                while row.len() + 1 < index {
                    row.push(String::new());
                }
            }
            let span = |html: &str, excel: &str| {
                tag.number(html)
                    .map(|cells| cells.saturating_sub(1))
                    .or_else(|| tag.number(excel))
                    .unwrap_or(0)
            };
            table.cell = Some(CellText {
                text: String::new(),
                across: span("colspan", "mergeacross"),
                down: span("rowspan", "mergedown"),
            });
            if tag.is_alone {
                table.end_cell();
            }
        }
        ("br" | "p" | "div", _) => {
            if let Some(cell) = open.last_mut().and_then(|open| open.cell.as_mut()) {
                cell.text.push(' ');
            }
        }
        _ => {}
    }
}

enum Piece<'a> {
    Text(String),
    Tag(Tag<'a>),
}

struct Tag<'a> {
    name: &'a str,
    ends: bool,
    /// Whether it is `<name/>`: nothing lies in it.
    is_alone: bool,
    rest: &'a str,
}

impl Tag<'_> {
    /// What an attribute says, whatever namespace its name has.
    fn value(&self, wanted: &str) -> Option<String> {
        let mut rest = self.rest;
        while let Some((name, after)) = rest.split_once('=') {
            let name = name.split_whitespace().last().unwrap_or_default().to_ascii_lowercase();
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| ['"', '\''].contains(c));
            let (value, next) = match quote {
                Some(quote) => after.get(1..)?.split_once(quote)?,
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if name.rsplit(':').next() == Some(wanted) {
                return Some(value.to_owned());
            }
            rest = next;
        }
        None
    }

    fn number(&self, wanted: &str) -> Option<usize> {
        self.value(wanted)?.trim().parse().ok()
    }
}

/// Text and tags of markup, one after the other; comments, scripts and styles are passed over.
struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let text = self.0;
            let Some(markup) = text.strip_prefix('<') else {
                if text.is_empty() {
                    return None;
                }
                let (plain, rest) = text.split_at(text.find('<').unwrap_or(text.len()));
                self.0 = rest;
                return Some(Piece::Text(unescaped(plain)));
            };
            let after = |end: &str| markup.split_once(end).map_or("", |(_, rest)| rest);
            if markup.starts_with("!--") {
                self.0 = after("-->");
            } else if let Some(data) = markup.strip_prefix("![CDATA[") {
                let (data, rest) = data.split_once("]]>").unwrap_or((data, ""));
                self.0 = rest;
                return Some(Piece::Text(data.to_owned()));
            } else if markup.starts_with(['!', '?']) {
                self.0 = after(">");
            } else if !markup.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
                // A sign of its own, as in `a < b`.
                self.0 = markup;
                return Some(Piece::Text("<".to_owned()));
            } else {
                let (inside, rest) = markup.split_at(end_of_tag(markup));
                self.0 = rest.strip_prefix('>').unwrap_or(rest);
                let ends = inside.starts_with('/');
                let is_alone = inside.ends_with('/');
                let inside = inside.trim_matches('/');
                let (name, rest) = inside.split_at(inside.find(char::is_whitespace).unwrap_or(inside.len()));
                if !ends && !is_alone && ["script", "style"].iter().any(|one| name.eq_ignore_ascii_case(one))
                {
                    self.0 = self.0.split_once("</").map_or("", |(_, rest)| rest);
                    self.0 = self.0.split_once('>').map_or("", |(_, rest)| rest);
                    continue;
                }
                return Some(Piece::Tag(Tag { name, ends, is_alone, rest }));
            }
        }
    }
}

/// Where a tag ends: a sign between quotes does not end it.
fn end_of_tag(markup: &str) -> usize {
    let mut quote = None;
    for (at, sign) in markup.char_indices() {
        match (quote, sign) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    // A quote that nobody closed.
    markup.find('>').unwrap_or(markup.len())
}

/// Text with its character references as characters.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known = after.split_once(';').filter(|(name, _)| name.len() <= 10).and_then(|(name, next)| {
            let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
            let sign = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                "nbsp" => Some(' '),
                _ => match name.strip_prefix('#') {
                    Some(number) => match number.strip_prefix(['x', 'X']) {
                        Some(hex) => code(hex, 16),
                        None => code(number, 10),
                    },
                    None => None,
                },
            };
            sign.map(|sign| (sign, next))
        });
        rest = match known {
            Some((sign, next)) => {
                plain.push(sign);
                next
            }
            None => {
                plain.push('&');
                after
            }
        };
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).unwrap().into_iter().flat_map(|sheet| sheet.rows).map(|row| row.cells).collect()
    }

    #[test]
    fn a_page_under_the_name_of_a_workbook_is_a_table() {
        let page = r#"<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { color: red }</style>
            <script>if (1 < 2) document.write("<table>")</script></head><body><!-- <tr><td>no</td></tr> -->
            <TABLE border=1><tr><td colspan="3">十一月 &amp; 十二月</td></tr>
            <tr><th>订单号<th title="a > b">退货运单号<th>数量</tr>
            <tr><td rowspan=2>20261</td><td style='mso-number-format:"\@"' rowspan="2">SF1390024681357</td><td>1</td></tr>
            <tr><td>2<br/></td></tr>
            <tr><td>20262</td><td>&#89;T7700112233445&nbsp;</td><td>a < b</td></tr></TABLE></body></html>"#;
        assert_eq!(
            cells(page),
            [
                vec!["十一月 & 十二月", "", ""],
                vec!["订单号", "退货运单号", "数量"],
                vec!["20261", "SF1390024681357", "1"],
                vec!["20261", "SF1390024681357", "2"],
                vec!["20262", "YT7700112233445", "a < b"],
            ]
        );
    }

    #[test]
    fn names_in_a_table_of_their_own_belong_to_the_rows_below() {
        let page = "<table><tr><td>退货</table><table><tr><td>退货运单号<td>数量</table>\
            <table><tr><td>SF1390024681357<td>1<tr><td>SF1390024681366<td>2</table>";
        let sheets = read(page).unwrap();
        assert_eq!(sheets.len(), 2);
        let orders = Table::from_rows(sheets[1].rows.clone(), &[]).unwrap().orders();
        assert_eq!(orders.len(), 2);
    }

    #[test]
    fn the_xml_of_excel_2003_is_a_table() {
        let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="退货 &lt;1&gt;"><Table><Column ss:Width="80"/><Row/>
            <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">退货运单号</Data></Cell><Cell><Data ss:Type="String">备注</Data></Cell></Row>
            <Row><Cell><Data ss:Type="Number">75123456789012</Data></Cell><Cell ss:Index="3"/></Row>
            <Row><Cell ss:Index="3"><Data ss:Type="String"><![CDATA[<急>]]></Data></Cell></Row></Table></Worksheet></Workbook>"#;
        assert_eq!(read(xml).unwrap()[0].name.as_deref(), Some("退货 <1>"));
        assert_eq!(
            cells(xml),
            [vec!["退货运单号", "", "备注"], vec!["75123456789012", "", ""], vec!["", "", "<急>"]]
        );
    }

    #[test]
    fn a_page_without_a_table_is_said_to_be_one() {
        let said = read("<!doctype html><html><body><form>请登录</form></body></html>");
        assert!(matches!(said, Err(SheetFault::Page)), "{said:?}");
    }

    #[test]
    fn an_encoding_is_believed_that_markup_states() {
        let stated = |text: &str| stated_encoding(text.as_bytes()).map(Encoding::name);
        assert_eq!(stated("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"), Some("GBK"));
        assert_eq!(stated("<?xml version=\"1.0\" encoding=\"big5\"?>"), Some("Big5"));
        assert_eq!(stated("订单号,charset=gb2312"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "(<t[rdh]|<table|</|>|\"| rowspan=9|colspan=99999|&#|;|<!|é|\\PC){0,60}") {
            let _ = read(&text);
        }
    }
}
