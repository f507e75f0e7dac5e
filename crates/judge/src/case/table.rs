//! A case from the rows of a table, as shop programs export them: CSV with a line of names, in English, Chinese or
//! Vietnamese. Rows with the same waybill are lines of one order. Columns with other names are passed over.
//!
//! ```csv
//! 运单号,签收时间,时区,商品编码,数量
//! SF1234567890123,2026/1/2 14:05,+08:00,A-1,2
//! SF1234567890123,2026/1/2 14:05,+08:00,B-7,1
//! ```

use std::fmt;
use std::path::Path;

use onetake_report::{Direction, OrderLine};
use unicode_normalization::UnicodeNormalization as _;

use super::draft::{WaybillFault, check_waybill};
use super::{AcceptedReason, CaseError, Dispute, Draft, OrderValue, RecorderZone, StatedTime, TimeError};
use crate::fault::{NameList, Suggestion, faults};
use crate::text_file;

/// Tables larger than this are refused.
pub const MAX_TABLE_BYTES: u64 = 16 << 20;

macro_rules! fields {
    ( $( $(#[doc = $doc:literal])+ $Field:ident [ $($name:literal),+ ], )+ ) => {
        /// What a column can hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Field {
            $( $(#[doc = $doc])+ $Field, )+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[ $( Self::$Field, )+ ];

            /// The names that its column can have; letter case, spaces and dashes do not matter.
            #[must_use]
            pub const fn names(self) -> &'static [&'static str] {
                match self { $( Self::$Field => &[ $($name),+ ], )+ }
            }
        }
    };
}

fields! {
    /// The waybills that are expected, several with `;` between them.
    Waybill["waybill", "expected waybills", "tracking number", "tracking no", "运单号", "快递单号", "物流单号", "運單號", "託運單號", "物流單號", "貨運單號", "mã vận đơn"],
    /// The number of the order on the platform.
    OrderNumber["order number", "order no", "order id", "订单号", "订单编号", "主订单号", "訂單編號", "訂單號碼", "訂單號", "mã đơn hàng", "số đơn hàng"],
    /// The shop's own reference: the number of its return or its ticket.
    Reference["reference", "reference number", "reference no", "return number", "return no", "退货单号", "售后单号", "退款编号", "内部编号", "退貨單號", "售後單號", "內部編號", "mã tham chiếu", "mã trả hàng"],
    /// What the video is of: a name such as `return_unboxing`, or its words in a report.
    Direction["direction", "方向", "视频类型", "影片類型", "loại video"],
    /// When the carrier recorded delivery.
    SignedAt["signed off at", "signed at", "delivered at", "签收时间", "簽收時間", "thời gian ký nhận"],
    /// When an installer opened the parcel.
    OpenedAt["opened by installer at", "安装开箱时间", "安裝開箱時間", "thời gian lắp đặt mở hàng"],
    /// The zone of times that carry none: an offset or a name.
    Zone["zone", "time zone", "时区", "時區", "múi giờ"],
    /// What is in dispute: a name such as `missing_items`, or its words in a report.
    Dispute["dispute", "争议", "争议点", "爭議", "爭點", "tranh chấp"],
    /// The reason for the refund that was accepted, such as `quality`.
    AcceptedReason["accepted reason", "退款原因", "lý do hoàn tiền"],
    /// The value of the order, such as `1299.00 CNY`.
    OrderValue["order value", "订单金额", "訂單金額", "giá trị đơn hàng"],
    /// The currency of that value, where the value does not name it.
    Currency["currency", "币种", "幣別", "tiền tệ"],
    /// The id of the order line; the number of the row in its order when there is no such column.
    Line["line", "order line", "sku", "商品编码", "商品編碼", "mã hàng"],
    /// How many pieces of the order line.
    Quantity["quantity", "qty", "数量", "數量", "số lượng"],
    /// What the order line is.
    Title["title", "item", "商品名称", "商品名稱", "品名", "tên hàng"],
    /// Serial numbers of its pieces, several with `;` between them.
    Serials["serials", "serial number", "serial no", "序列号", "序列號", "序號", "số sê-ri"],
    /// SHA-256 that was stated for the video before.
    Sha256["sha256"],
}

/// A table of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
    words: Vec<Word>,
}

/// A name of a kind, a dispute or a reason in the words of some language: cells may use it in place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The name as files have it, such as `missing_items`.
    pub name: &'static str,
    /// The words, such as 少件.
    pub text: String,
}

/// A column that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    field: Field,
    /// Its place in a row, from 0.
    at: usize,
    /// Its name as it stands in the table.
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// Line of the file on which it begins, from 1.
    line: u64,
    cells: Vec<String>,
}

/// Something wrong at a place of a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct TableError {
    /// Line of the file, from 1; none where it is about the table as a whole.
    pub line: Option<u64>,
    /// Number of the column, from 1, and its name.
    pub column: Option<(usize, String)>,
    /// What is wrong and what to do.
    pub problem: Box<TableFault>,
}

faults! {
    /// What is wrong with a table.
    pub enum TableFault in "table" {
        /// The text is no table.
        Unreadable { cause: String } = "unreadable", "the table cannot be read: {cause}";
        /// There is nothing in it.
        Empty {} = "empty", "the table is empty: its first line names the columns";
        /// A row has more cells than there are names.
        TooManyCells { cells: usize, wanted: usize } = "too_many_cells", "it has {cells} cells where the first line names {wanted}: put a cell that holds the divider between quotes";
        /// No row has that number.
        NoRow { row: String, rows: usize } = "no_row", "the table has no row {row}: it has {rows} rows";
        /// No row has that waybill.
        NoWaybill { waybill: String, near: Suggestion } = "no_waybill", "the table has no waybill {waybill:?}{near}";
        /// There are names of columns alone.
        NoRows {} = "no_rows", "the table has names of columns and no row";
        /// It holds several orders, and none was chosen.
        SeveralRows { rows: usize } = "several_rows", "the table has {rows} rows: say which with --row, by its number from 1 or by its waybill";
        /// Rows of one order contradict each other.
        Differs { here: String, there: String, line: u64 } = "differs", "{here:?} differs from {there:?} on line {line}, of the same waybill: an order has one";
        /// A spreadsheet rounded a long number.
        Rounded { given: String } = "rounded", "{given:?} was rounded by a spreadsheet: format the column as text and enter the whole number";
        /// A number is none.
        Waybill { waybill: String, problem: WaybillFault } = "waybill", "the expected waybill {waybill:?} is no number: {problem}";
        /// A number is there twice.
        WaybillTwice { waybill: String } = "waybill_twice", "the expected waybill {waybill:?} is stated twice: state each number once";
        /// No zone has that name.
        NoZone { given: String } = "no_zone", "{given:?} is no zone: write it as +08:00 or Asia/Shanghai";
        /// A date that does not begin with its year could be two.
        YearNotFirst { given: String } = "year_not_first", "{given:?}: write the year first, as 2026-11-20 15:04";
        /// A time is none.
        Time { problem: TimeError } = "time", "{problem}";
        /// An order value without currency.
        NoCurrency { given: String } = "no_currency", "{given:?} names no currency: write it as 1299.00 CNY, or add a column currency";
        /// An order value that is no amount.
        NoAmount { given: String } = "no_amount", "{given:?} is no amount: write it as 1299.00 CNY";
        /// An order line without its number of pieces.
        NoQuantity {} = "no_quantity", "its row has no quantity: add how many pieces were ordered";
        /// A number of pieces that is none.
        NoPieces { given: String } = "no_pieces", "{given:?} is no number of pieces: write it as 2";
        /// A word that is none of those that the column can hold.
        NoWord { given: String, near: Suggestion, known: NameList } = "no_word", "there is no {given:?}{near}; known are: {known}";
        /// Two columns say the same.
        ColumnTwice { number: usize, name: String } = "column_twice", "it says the same as column {number} ({name}): keep one";
        /// No column holds the waybill.
        NoWaybillColumn { names: NameList } = "no_waybill_column", "no column holds the waybill: name one of them {names}; the first line names the columns";
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            if let Some((number, name)) = &self.column {
                write!(f, ", column {number} ({name})")?;
            }
            f.write_str(": ")?;
        }
        self.problem.fmt(f)
    }
}

impl From<TableError> for CaseError {
    fn from(error: TableError) -> Self {
        Self::Table { error }
    }
}

/// Whether a file of that name is a table.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("csv") || extension.eq_ignore_ascii_case("tsv")
}

impl Table {
    /// A table from a file.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when it cannot be read or is no such table.
    pub fn read(path: &Path) -> Result<Self, CaseError> {
        let error = |error| CaseError::Read { path: path.to_owned(), error };
        Ok(Self::parse(&text_file::read(path, MAX_TABLE_BYTES).map_err(error)?)?)
    }

    /// A table from its text. Cells are divided by what divides the line of names most often: a comma, a semicolon or a tab.
    ///
    /// # Errors
    ///
    /// [`TableError`] with line and column.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let names = text.lines().next().unwrap_or_default();
        let count = |divider: &u8| names.bytes().filter(|byte| byte == divider).count();
        let divider = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(divider)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            // From a text in memory with rows of any length, nothing can go wrong.
            let record =
                record.map_err(|error| whole(TableFault::Unreadable { cause: error.to_string() }))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells: Vec<String> = record.iter().map(plain).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { line, cells });
            }
        }
        if rows.is_empty() {
            return Err(whole(TableFault::Empty {}));
        }
        let head = rows.remove(0);
        let columns = columns(&head)?;
        // Numbers as an input method for Chinese writes them; words stay as they are.
        let numbers = [
            Field::Waybill,
            Field::SignedAt,
            Field::OpenedAt,
            Field::Quantity,
            Field::OrderValue,
            Field::Currency,
            Field::Zone,
        ];
        for column in columns.iter().filter(|column| numbers.contains(&column.field)) {
            for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(column.at)) {
                *cell = cell.nfkc().collect();
            }
        }
        for row in &rows {
            let (cells, wanted) = (row.cells.len(), head.cells.len());
            if cells > wanted && row.cells.iter().skip(wanted).any(|cell| !cell.is_empty()) {
                let problem = TableFault::TooManyCells { cells, wanted };
                return Err(TableError { line: Some(row.line), column: None, problem: Box::new(problem) });
            }
        }
        Ok(Self { columns, rows, words: Vec::new() })
    }

    /// The same table, whose cells may also use these words.
    #[must_use]
    pub fn with_words(mut self, words: Vec<Word>) -> Self {
        self.words = words;
        self
    }

    /// The case of one order: by the number of one of its rows, from 1, or by its waybill; without either the only order of
    /// the table.
    ///
    /// # Errors
    ///
    /// [`TableError`] when there is no such order or a cell cannot be meant.
    pub fn draft(&self, chosen: Option<&str>) -> Result<Draft, TableError> {
        let first = match chosen {
            Some(chosen) => self.chosen(chosen.nfkc().collect::<String>().trim())?,
            None => self.only()?,
        };
        let number = self.number(first);
        let of_order = |row: &&Row| {
            if number.is_empty() { std::ptr::eq(*row, first) } else { self.number(row) == number }
        };
        let rows: Vec<&Row> = self.rows.iter().filter(of_order).collect();
        let once = |field| self.once(&rows, field);
        let zone = once(Field::Zone)?.map(|cell| self.zone(cell)).transpose()?;
        let time = |field| once(field)?.map(|cell| self.time(cell, zone.as_deref())).transpose();
        let mut draft = Draft {
            expected_waybills: once(Field::Waybill)?.map_or(Ok(Vec::new()), |cell| self.waybills(cell))?,
            // One parcel can bring back goods of several orders.
            order_number: self.all(&rows, Field::OrderNumber),
            reference: self.all(&rows, Field::Reference),
            direction: once(Field::Direction)?
                .map_or(Ok(Direction::default()), |cell| self.direction(cell))?,
            signed_off_at: time(Field::SignedAt)?,
            opened_by_installer_at: time(Field::OpenedAt)?,
            dispute: once(Field::Dispute)?.map(|cell| self.dispute(cell)).transpose()?,
            accepted_reason: once(Field::AcceptedReason)?.map(|cell| self.reason(cell)).transpose()?,
            stated_sha256: once(Field::Sha256)?.map(|cell| cell.text.to_owned()),
            ..Draft::default()
        };
        if let Some(value) = once(Field::OrderValue)? {
            let currency = once(Field::Currency)?.map(|cell| cell.text);
            draft.order_value = Some(self.value(value, currency)?);
        }
        for (number, row) in (1..).zip(&rows) {
            draft.order_lines.extend(self.order_line(row, number)?);
        }
        Ok(draft)
    }

    fn chosen(&self, chosen: &str) -> Result<&Row, TableError> {
        // Waybills are longer than any number of a row.
        if chosen.len() < 6 && chosen.bytes().all(|byte| byte.is_ascii_digit()) {
            let row = chosen.parse::<usize>().ok().and_then(|number| self.rows.get(number.checked_sub(1)?));
            let problem = || TableFault::NoRow { row: chosen.to_owned(), rows: self.rows.len() };
            return row.ok_or_else(|| whole(problem()));
        }
        let wanted = folded(chosen);
        let has = |row: &&Row| {
            self.cell(row, Field::Waybill)
                .is_some_and(|cell| several(cell.text).any(|one| folded(one) == wanted))
        };
        self.rows.iter().find(has).ok_or_else(|| {
            let known: Vec<&str> = self
                .rows
                .iter()
                .filter_map(|row| self.cell(row, Field::Waybill))
                .flat_map(|cell| several(cell.text))
                .collect();
            whole(TableFault::NoWaybill { waybill: chosen.to_owned(), near: Suggestion::of(chosen, known) })
        })
    }

    fn only(&self) -> Result<&Row, TableError> {
        let Some(first) = self.rows.first() else {
            return Err(whole(TableFault::NoRows {}));
        };
        let number = self.number(first);
        let same = |row: &Row| !number.is_empty() && self.number(row) == number;
        if self.rows.iter().skip(1).all(same) {
            return Ok(first);
        }
        Err(whole(TableFault::SeveralRows { rows: self.rows.len() }))
    }

    /// The waybill cell of a row, as what tells its order from others.
    fn number(&self, row: &Row) -> String {
        self.cell(row, Field::Waybill).map_or_else(String::new, |cell| folded(cell.text))
    }

    fn cell<'a>(&'a self, row: &'a Row, field: Field) -> Option<Cell<'a>> {
        let column = self.columns.iter().find(|column| column.field == field)?;
        let text = row.cells.get(column.at).map(String::as_str).filter(|text| !text.is_empty())?;
        Some(Cell { text, line: row.line, column })
    }

    /// What all rows of an order say, where they say it.
    fn once<'a>(&'a self, rows: &[&'a Row], field: Field) -> Result<Option<Cell<'a>>, TableError> {
        let mut cells = rows.iter().filter_map(|row| self.cell(row, field));
        let Some(first) = cells.next() else { return Ok(None) };
        match cells.find(|other| other.text != first.text) {
            None => Ok(Some(first)),
            Some(other) => Err(other.wrong(TableFault::Differs {
                here: other.text.to_owned(),
                there: first.text.to_owned(),
                line: first.line,
            })),
        }
    }

    /// Every text of a column, each once.
    fn all(&self, rows: &[&Row], field: Field) -> Option<String> {
        let mut texts: Vec<&str> = Vec::new();
        for cell in rows.iter().filter_map(|row| self.cell(row, field)) {
            if !texts.contains(&cell.text) {
                texts.push(cell.text);
            }
        }
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    fn waybills(&self, cell: Cell<'_>) -> Result<Vec<String>, TableError> {
        let mut waybills: Vec<String> = Vec::new();
        for one in several(cell.text) {
            if is_rounded(one) {
                return Err(cell.wrong(TableFault::Rounded { given: one.to_owned() }));
            }
            check_waybill(one, &waybills).map_err(|error| {
                cell.wrong(match error {
                    CaseError::Waybill { waybill, problem } => TableFault::Waybill { waybill, problem },
                    _ => TableFault::WaybillTwice { waybill: one.to_owned() },
                })
            })?;
            waybills.push(one.to_owned());
        }
        Ok(waybills)
    }

    fn zone(&self, cell: Cell<'_>) -> Result<String, TableError> {
        match cell.text.parse::<RecorderZone>() {
            Ok(zone) => Ok(zone.text().to_owned()),
            Err(_) => Err(cell.wrong(TableFault::NoZone { given: cell.text.to_owned() })),
        }
    }

    fn time(&self, cell: Cell<'_>, zone: Option<&str>) -> Result<String, TableError> {
        let year_first = |text: &str| text.split(['/', '-', '年']).next().is_some_and(|year| year.len() == 4);
        if !year_first(cell.text) {
            return Err(cell.wrong(TableFault::YearNotFirst { given: cell.text.to_owned() }));
        }
        let time: StatedTime =
            cell.text.parse().map_err(|problem| cell.wrong(TableFault::Time { problem }))?;
        let text = time.text().to_owned();
        let Some(zone) = zone.filter(|_| time.instant().is_none()) else { return Ok(text) };
        let zoned =
            if zone.starts_with(['+', '-']) { format!("{text}{zone}") } else { format!("{text}[{zone}]") };
        match zoned.parse::<StatedTime>() {
            Ok(_) => Ok(zoned),
            Err(problem) => Err(cell.wrong(TableFault::Time { problem })),
        }
    }

    fn direction(&self, cell: Cell<'_>) -> Result<Direction, TableError> {
        let known = [
            ("return_unboxing", Direction::ReturnUnboxing),
            ("outbound_packing", Direction::OutboundPacking),
            ("buyer_unboxing", Direction::BuyerUnboxing),
        ];
        cell.one_of(&self.words, known.into_iter())
    }

    fn dispute(&self, cell: Cell<'_>) -> Result<Dispute, TableError> {
        cell.one_of(&self.words, Dispute::ALL.iter().map(|one| (one.as_str(), *one)))
    }

    fn reason(&self, cell: Cell<'_>) -> Result<AcceptedReason, TableError> {
        cell.one_of(&self.words, AcceptedReason::ALL.iter().map(|one| (one.as_str(), *one)))
    }

    fn value(&self, cell: Cell<'_>, currency: Option<&str>) -> Result<OrderValue, TableError> {
        let code = |text: &str| {
            let code = text.trim().to_ascii_uppercase();
            (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
        };
        let text = cell.text.trim();
        let split = text.rsplit_once(' ').and_then(|(amount, last)| Some((amount, code(last)?)));
        let (amount, currency) = match (split, currency) {
            (Some((amount, currency)), _) => (amount, Some(currency)),
            (None, Some(currency)) => (text, code(currency)),
            (None, None) => (text, None),
        };
        let Some(currency) = currency else {
            return Err(cell.wrong(TableFault::NoCurrency { given: text.to_owned() }));
        };
        let amount_minor = hundredths(amount)
            .ok_or_else(|| cell.wrong(TableFault::NoAmount { given: amount.to_owned() }))?;
        Ok(OrderValue { amount_minor, currency })
    }

    fn order_line(&self, row: &Row, number: usize) -> Result<Option<OrderLine>, TableError> {
        let [id, title, serials, quantity] =
            [Field::Line, Field::Title, Field::Serials, Field::Quantity].map(|field| self.cell(row, field));
        let Some(first) = id.or(title).or(serials).or(quantity) else { return Ok(None) };
        let Some(quantity) = quantity else {
            return Err(first.wrong(TableFault::NoQuantity {}));
        };
        let pieces = quantity.text.parse::<u32>().ok().filter(|pieces| *pieces > 0);
        let problem = || TableFault::NoPieces { given: quantity.text.to_owned() };
        let quantity = pieces.ok_or_else(|| quantity.wrong(problem()))?;
        Ok(Some(OrderLine {
            id: id.map_or_else(|| number.to_string(), |cell| cell.text.to_owned()),
            quantity,
            title: title.map(|cell| cell.text.to_owned()),
            serials: serials.map_or_else(Vec::new, |cell| several(cell.text).map(str::to_owned).collect()),
        }))
    }
}

/// A cell that holds something, with its place.
#[derive(Debug, Clone, Copy)]
struct Cell<'a> {
    text: &'a str,
    line: u64,
    column: &'a Column,
}

impl Cell<'_> {
    fn wrong(&self, problem: TableFault) -> TableError {
        let column = Some((self.column.at + 1, self.column.name.clone()));
        TableError { line: Some(self.line), column, problem: Box::new(problem) }
    }

    /// One of several names, as files have it or in other words.
    fn one_of<T>(
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

/// The columns that are known, from the first line.
fn columns(head: &Row) -> Result<Vec<Column>, TableError> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, name) in head.cells.iter().enumerate() {
        let wanted = name_of_column(name);
        let is_one = |field: &&Field| field.names().iter().any(|known| name_of_column(known) == wanted);
        let Some(field) = Field::ALL.iter().find(is_one) else { continue };
        let column = Column { field: *field, at, name: name.clone() };
        if let Some(other) = columns.iter().find(|other| other.field == *field) {
            let problem = TableFault::ColumnTwice { number: other.at + 1, name: other.name.clone() };
            return Err(TableError {
                line: Some(head.line),
                column: Some((at + 1, name.clone())),
                problem: Box::new(problem),
            });
        }
        columns.push(column);
    }
    if columns.iter().any(|column| column.field == Field::Waybill) {
        return Ok(columns);
    }
    let problem = TableFault::NoWaybillColumn { names: NameList::of(Field::Waybill.names().iter().copied()) };
    Err(TableError { line: Some(head.line), column: None, problem: Box::new(problem) })
}

fn whole(problem: TableFault) -> TableError {
    TableError { line: None, column: None, problem: Box::new(problem) }
}

/// A cell without what exports put around numbers to keep spreadsheets from rounding them: `="123"`, `'123`, a tab.
fn plain(cell: &str) -> String {
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.or(cell.strip_prefix('\'')).unwrap_or(cell).trim().to_owned()
}

/// What tells names of columns apart.
fn name_of_column(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | '*'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What tells waybills apart, whatever the spaces and dashes.
fn folded(text: &str) -> String {
    let folded = text.chars().filter(|c| c.is_alphanumeric() || *c == ';');
    folded.flat_map(char::to_uppercase).collect()
}

fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '、', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether a spreadsheet wrote a long number in powers of ten: `7.75123E+13`.
pub(super) fn is_rounded(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(mantissa, power)| {
        mantissa.contains('.')
            && mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && power.strip_prefix('+').unwrap_or(power).bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `1,299.5` as 129950.
fn hundredths(amount: &str) -> Option<u64> {
    let amount: String = amount.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let (whole, part) = amount.split_once('.').unwrap_or((&amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests;
