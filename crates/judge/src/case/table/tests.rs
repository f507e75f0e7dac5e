use onetake_report::Direction;

use super::field::name_of_column;
use super::*;
use crate::case::Dispute;

const ORDERS: &str = "\u{feff}运单号,签收时间,时区,争议点,订单金额,币种,商品编码,商品名称,数量,序列号,备注
SF1234567890123,2026/1/2 14:05,+08:00,少件,\"1,299.00\",CNY,A-1,手机,2,S1;S2,急
SF1234567890123,2026/1/2 14:05,+08:00,少件,,,B-7,耳机,1,,
=\"75123456789012\",2026-01-03 9:00:01,Asia/Shanghai,,,,,,,,
";

fn table(text: &str) -> Table {
    // As the catalogues of the views have them.
    let words = [
        ("missing_items", "少件"),
        ("outbound_packing", "出貨包裝"),
        ("outbound_packing", "Đóng gói gửi đi"),
    ];
    let words = words.map(|(name, text)| Word { name, text: text.to_owned() }).to_vec();
    Table::parse(text).unwrap().with_words(words)
}

#[test]
fn rows_of_one_waybill_are_one_order() {
    let draft = table(ORDERS).draft(Some("sf 1234-567890123")).unwrap();
    assert_eq!(draft.expected_waybills, ["SF1234567890123"]);
    assert_eq!(draft.signed_off_at.as_deref(), Some("2026-01-02 14:05+08:00"));
    assert_eq!(draft.dispute, Some(Dispute::MissingItems));
    assert_eq!(draft.order_value.as_ref().unwrap().to_string(), "1299.00 CNY");
    let lines: Vec<(&str, u32, usize)> =
        draft.order_lines.iter().map(|line| (line.id.as_str(), line.quantity, line.serials.len())).collect();
    assert_eq!(lines, [("A-1", 2, 2), ("B-7", 1, 0)]);
    assert!(draft.check(None).is_ok());
    assert_eq!(table(ORDERS).draft(Some("2")).unwrap(), table(ORDERS).draft(Some("1")).unwrap());
    let other = table(ORDERS).draft(Some("3")).unwrap();
    assert_eq!(other.expected_waybills, ["75123456789012"]);
    assert_eq!(other.signed_off_at.as_deref(), Some("2026-01-03 09:00:01[Asia/Shanghai]"));
    assert!(other.check(None).is_ok());
}

#[test]
fn names_of_columns_and_values_are_known_in_each_language() {
    for text in [
        "Tracking Number;Signed at;Direction\r\n1Z999AA10123456784;2026-01-02T14:05:00+08:00;outbound-packing\r\n",
        "託運單號\t簽收時間\t影片類型\n1Z999AA10123456784\t2026-01-02 14:05:00+08:00\t出貨包裝\n",
        "Mã vận đơn,Thời gian ký nhận,Loại video\n1Z999AA10123456784,2026-01-02 14:05+08:00,Đóng gói gửi đi\n",
    ] {
        let draft = table(text).draft(None).unwrap();
        assert_eq!(draft.expected_waybills, ["1Z999AA10123456784"], "{text}");
        assert_eq!(draft.direction, Direction::OutboundPacking, "{text}");
        assert!(draft.signed_off_at.is_some(), "{text}");
    }
    let names: Vec<String> =
        Field::ALL.iter().flat_map(|field| field.names()).map(|name| name_of_column(name)).collect();
    let different: std::collections::BTreeSet<&String> = names.iter().collect();
    assert_eq!(different.len(), names.len(), "a name is that of one field");
}

#[test]
fn a_wrong_cell_is_named_by_its_line_and_column() {
    let says = |text: &str| match Table::parse(text).and_then(|table| table.draft(None)) {
        Ok(draft) => panic!("{text}: {draft:?}"),
        Err(error) => error.to_string(),
    };
    for (text, expected) in [
        ("", "the table is empty"),
        ("运单号\n", "no row"),
        ("号码,时间\n1,2\n", "line 1: no column holds the waybill"),
        ("运单号,快递单号\n1,2\n", "line 1, column 2 (快递单号): it says the same as column 1 (运单号)"),
        ("运单号\n123\n", "line 2, column 1 (运单号): the expected waybill \"123\" is no number"),
        ("运单号\n7.75123E+13\n", "line 2, column 1 (运单号): \"7.75123E+13\" was rounded"),
        (
            "运单号,签收时间\nSF1234567890123,昨天\n",
            "line 2, column 2 (签收时间): \"昨天\": write the year first",
        ),
        (
            "运单号,签收时间\nSF1234567890123,2/1/2026 14:05\n",
            "\"2/1/2026 14:05\" could be 2026-01-02 14:05 or 2026-02-01 14:05",
        ),
        ("运单号,签收时间\nSF1234567890123,32/1/2026 14:05\n", "write the year first"),
        ("运单号,签收时间\nSF1234567890123,2026-13-01 14:05\n", "line 2, column 2 (签收时间): "),
        ("运单号,时区\nSF1234567890123,CST\n", "line 2, column 2 (时区): \"CST\" is no zone"),
        ("运单号,争议\nSF1234567890123,missing_item\n", "did you mean \"missing_items\""),
        ("运单号,数量\nSF1234567890123,two\n", "line 2, column 2 (数量): \"two\" is no number of pieces"),
        ("运单号,品名\nSF1234567890123,a\n", "line 2, column 2 (品名): its row has no quantity"),
        ("运单号,订单金额\nSF1234567890123,¥12\n", "names no currency"),
        ("运单号,订单金额\nSF1234567890123,1.299 CNY\n", "\"1.299\" is no amount"),
        ("运单号,备注\nSF1234567890123,a,b\n", "line 2: it has 3 cells where the first line names 2"),
        ("运单号\nSF1234567890123\nSF9876543210987\n", "2 rows: say which with --row"),
        (
            "运单号,签收时间\n\"SF1234567890123\",2026-01-02 14:05\nSF1234567890123,2026-01-03 14:05\n",
            "line 3, column 2 (签收时间): \"2026-01-03 14:05\" differs from \"2026-01-02 14:05\" on line 2",
        ),
    ] {
        let said = says(text);
        assert!(said.contains(expected), "{text:?}: {said}");
    }
    let unknown = |chosen: &str| table(ORDERS).draft(Some(chosen)).unwrap_err().to_string();
    assert!(unknown("4").contains("no row 4: it has 3 rows"), "{}", unknown("4"));
    assert!(unknown("0").contains("no row 0"));
    assert!(unknown("SF1234567890124").contains("did you mean \"SF1234567890123\""));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_stumble(text in "(运单号|sku|,|;|\"|\n|\\PC){0,60}") {
        if let Ok(table) = Table::parse(&text) {
            let _ = table.draft(None);
            let _ = table.draft(Some("1"));
        }
    }
}

#[test]
fn full_width_numbers_and_chinese_times_are_taken() {
    let text = "运单号,签收时间,商品名称,数量\nＳＦ１２３４５６７８９０１２３,２０２６年１月２日１４时５分,手机（黑）,２\n";
    for chosen in ["SF1234567890123", "ＳＦ１２３４５６７８９０１２３", "1"] {
        let draft = table(text).draft(Some(chosen)).unwrap();
        assert_eq!(draft.expected_waybills, ["SF1234567890123"]);
        assert_eq!(draft.signed_off_at.as_deref(), Some("2026-01-02 14:05"));
        // Names of goods stay as they are.
        let line = &draft.order_lines[0];
        assert_eq!((line.title.as_deref(), line.quantity), (Some("手机（黑）"), 2));
    }
}

fn chosen(text: &str, choices: &[(Field, &str)]) -> Result<Table, TableError> {
    let choices: Vec<(Field, String)> =
        choices.iter().map(|(field, name)| (*field, (*name).to_owned())).collect();
    Table::from_rows(Table::divide(text)?, &choices)
}

#[test]
fn the_number_of_the_parcel_that_comes_back_goes_before_that_of_the_one_that_went_out() {
    let text = "订单号,物流单号,退货运单号（必填）\n20261,SF1111111111111,SF1234567890123\n";
    assert_eq!(table(text).draft(None).unwrap().expected_waybills, ["SF1234567890123"]);
    let out = chosen(text, &[(Field::Waybill, "物流单号")]).unwrap();
    assert_eq!(out.draft(None).unwrap().expected_waybills, ["SF1111111111111"]);
    let plain = "单号,客户\nSF1234567890123,a\n";
    assert_eq!(table(plain).draft(None).unwrap().expected_waybills, ["SF1234567890123"]);
    let missing = chosen(text, &[(Field::Waybill, "退货单")]).unwrap_err().to_string();
    assert!(missing.contains("no column is called") && missing.contains("退货运单号"), "{missing}");
}

#[test]
fn names_may_stand_below_a_title_and_merged_names_reach_down() {
    let text = "十一月退货登记表,,,\n订单号,退货信息,,备注\n,退货运单号,签收时间,\n20261,SF1234567890123,2026/11/17 18:20,\n";
    let table = table(text).with_zone("+08:00");
    let draft = table.draft(None).unwrap();
    assert_eq!(draft.expected_waybills, ["SF1234567890123"]);
    assert_eq!(draft.order_number.as_deref(), Some("20261"));
    assert_eq!(draft.signed_off_at.as_deref(), Some("2026-11-17 18:20+08:00"));
    let names: Vec<(Field, &str)> =
        table.columns().iter().map(|column| (column.field, column.name.as_str())).collect();
    assert!(names.contains(&(Field::OrderNumber, "订单号")), "{names:?}");
}

#[test]
fn every_order_is_given_and_what_cannot_be_meant_is_listed_with_it() {
    let text =
        "运单号,签收时间\nSF1234567890123,03/04/2026 9:00\n,2026-11-17 9:00\n7.51E+13,\nSF1234567890123,\n";
    let orders = table(text).orders();
    let [first, nameless, rounded] = &orders[..] else { panic!("{orders:?}") };
    assert_eq!(first.lines, [2, 5]);
    assert_eq!(first.draft.expected_waybills, ["SF1234567890123"]);
    assert_eq!(first.draft.signed_off_at, None);
    assert!(matches!(*first.faults[0].problem, TableFault::TwoDates { .. }), "{:?}", first.faults);
    assert!(nameless.draft.expected_waybills.is_empty() && nameless.faults.is_empty());
    assert!(matches!(*rounded.faults[0].problem, TableFault::Rounded { .. }));
    for (order, expected) in
        [(DateOrder::DayFirst, "2026-04-03 9:00"), (DateOrder::MonthFirst, "2026-03-04 9:00")]
    {
        let orders = table(text).with_date_order(order).orders();
        let signed = orders[0].draft.signed_off_at.clone().unwrap();
        assert_eq!(signed.replace(" 09", " 9"), expected);
        assert!(orders[0].faults.is_empty());
    }
}

#[test]
fn names_may_go_on_in_a_second_row_below_a_merged_one() {
    for waybill_again in ["", "退货运单号"] {
        let text = format!(
            "退货运单号,签收时间,商品信息,,备注\n{waybill_again},,商品名称,数量,\n\
             SF1234567890123,2026/11/17 18:20,手表,2,\n,2026/11/17 18:20,,,商品名称\n"
        );
        let orders = table(&text).with_zone("+08:00").orders();
        assert_eq!(orders.len(), 2, "{orders:?}");
        assert_eq!(orders[0].draft.expected_waybills, ["SF1234567890123"]);
        assert_eq!(orders[0].draft.order_lines[0].title.as_deref(), Some("手表"));
        assert_eq!(orders[0].draft.order_lines[0].quantity, 2);
    }
}

#[test]
fn a_row_with_a_cell_too_many_spoils_no_other_and_all_cells_are_given_back() {
    let text =
        "运单号,数量,,备注\nSF1234567890123,1,无名,急,多\nYT1234567890123,2,,红\nYT1234567890123,2,,蓝\n";
    let orders = table(text).orders();
    let [long, other] = &orders[..] else { panic!("{orders:?}") };
    assert!(matches!(*long.faults[0].problem, TableFault::TooManyCells { cells: 5, wanted: 4 }));
    assert_eq!(long.draft.expected_waybills, ["SF1234567890123"]);
    assert!(long.draft.order_lines.is_empty() && other.faults.is_empty());
    let cells = [("运单号", "YT1234567890123"), ("数量", "2"), ("备注", "红; 蓝")];
    assert_eq!(other.cells, cells.map(|(name, text)| (name.to_owned(), text.to_owned())));
}
