//! The sheets of shops, as their programs and people leave them, in one command with the videos of a station.

use std::fs;
use std::path::Path;

use encoding_rs::GB18030;
use onetake::inputs::SheetFile;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;

use crate::support::Room;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures");

/// Orders as they stand in the sheets: number of the order, of the parcel, what was sent.
const ORDERS: [[&str; 3]; 5] = [
    ["202611170001", "SF1390024681357", "手表"],
    ["202611170002", "YT7700112233445", "手机"],
    ["202611170003", "SF1390024681366", "耳机"],
    ["202611170004", "JT0000000000001", "背包"],
    ["202611170005", "ZT0998877665544", "键盘"],
];

fn lines(json: &str) -> Vec<Value> {
    json.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of_order<'a>(cases: &'a [Value], order: &str) -> &'a Value {
    let mut found = cases.iter().filter(|case| case["order_number"] == order);
    let case = found.next().unwrap_or_else(|| panic!("{order}: {cases:#?}"));
    assert!(found.next().is_none(), "{order} is one case: {cases:#?}");
    case
}

/// Five parcels as a station of HIK SCAN films them: a folder for each day, number and time in the name. Each file is encoded anew
/// or has a box of its own, so that no two are the same video.
fn station(room: &Room) {
    let folder = "in/LogisticsUnpacking/2026-11-18";
    fs::create_dir_all(room.path(folder)).unwrap();
    let clip = |name: &str| format!("{FIXTURES}/clips/{name}.mp4");
    for (order, name) in ORDERS.iter().zip([
        "take-small-pass",
        "splice-cut-2s-fail",
        "waybill-other-number-fail",
        "take-small-pass",
        "custody-exchanged-away-review",
    ]) {
        let to = format!("{folder}/{}_20261118093000.mp4", order[1]);
        if order[1].starts_with("JT") {
            room.ffmpeg(&format!("-i {} -c:v libx264 -crf 26 -an {to}", clip(name)));
            continue;
        }
        let mut bytes = fs::read(clip(name)).unwrap();
        bytes.extend(24_u32.to_be_bytes());
        bytes.extend(*b"free");
        bytes.extend(format!("{:16}", order[0]).bytes());
        fs::write(room.path(&to), bytes).unwrap();
    }
}

/// As the shop's program exports it: a title above the names.
fn gb18030(room: &Room, name: &str) {
    let mut text = "十一月退货登记表,,,,\r\n订单号,退货运单号,签收时间,商品名称,数量\r\n".to_owned();
    for [order, number, goods] in ORDERS {
        text.push_str(&format!("{order},{number},2026/11/17 18:20,{goods},1\r\n"));
    }
    room.write(name, GB18030.encode(&text).0);
}

/// As a spreadsheet saves it as "CSV UTF-8", with the divider of its country; the carrier's list knows no goods.
fn utf8(room: &Room, name: &str) {
    let mut text = "\u{feff}快递单号;签收时间;网点\r\n".to_owned();
    for [_, number, _] in ORDERS {
        text.push_str(&format!("{number};2026-11-17 18:20:00;杭州\r\n"));
    }
    room.write(name, text);
}

/// A workbook with notes before the orders, names over two rows with merged cells, times and numbers as a spreadsheet has them.
fn xlsx(room: &Room, name: &str) {
    let mut book = Workbook::new();
    let (merged, time) = (Format::new(), Format::new().set_num_format("yyyy/m/d h:mm"));
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "每件一行，单号以面单为准").unwrap();
    let sheet = book.add_worksheet().set_name("十一月").unwrap();
    sheet.merge_range(0, 0, 0, 4, "十一月退货登记表", &merged).unwrap();
    sheet.merge_range(1, 0, 2, 0, "订单号", &merged).unwrap();
    sheet.merge_range(1, 1, 1, 2, "退货信息", &merged).unwrap();
    sheet.merge_range(1, 3, 1, 4, "商品信息", &merged).unwrap();
    for (column, title) in [(1, "退货运单号"), (2, "签收时间"), (3, "商品名称"), (4, "数量")] {
        sheet.write(2, column, title).unwrap();
    }
    let signed = ExcelDateTime::from_ymd(2026, 11, 17).unwrap().and_hms(18, 20, 0).unwrap();
    for (row, [order, number, goods]) in (3..).zip(ORDERS) {
        // Twelve digits are shown as they are, and kept as a number.
        sheet.write(row, 0, order.parse::<f64>().unwrap()).unwrap();
        sheet.write(row, 1, number).unwrap();
        sheet.write_with_format(row, 2, &signed, &time).unwrap();
        sheet.write(row, 3, goods).unwrap();
        sheet.write(row, 4, 1).unwrap();
    }
    let sheet = book.add_worksheet().set_name("十二月").unwrap();
    for (row, cells) in ["订单号", "运单号"].iter().enumerate() {
        sheet.write(0, u16::try_from(row).unwrap(), *cells).unwrap();
    }
    // Shown as 7.51235E+13, whole all the same; and one of which the last digits are lost.
    for (row, (order, number)) in
        [("202612010001", 75_123_456_789_012_f64), ("202612010002", 1_234_567_890_123_456_f64)]
            .into_iter()
            .enumerate()
    {
        let row = u32::try_from(row).unwrap() + 1;
        sheet.write(row, 0, order).unwrap();
        sheet.write(row, 1, number).unwrap();
    }
    book.save(room.path(name)).unwrap();
}

fn assert_five(cases: &[Value]) {
    for ([order, number, _], verdict) in
        ORDERS.iter().zip(["needs_review", "invalid", "needs_review", "invalid", "invalid"])
    {
        let case = of_order(cases, order);
        assert_eq!(case["match"], "by_name", "{case:#}");
        assert!(case["file"].as_str().unwrap().contains(number), "{case:#}");
        assert_eq!(case["expected"][0], *number, "{case:#}");
        assert_eq!(case["verdict"], verdict, "{order}: {case:#}");
        assert_eq!(case["deadline"], "2026-11-20T10:20:00Z", "{case:#}");
        assert!(Path::new(case["report"].as_str().unwrap()).ends_with("report.html"), "{case:#}");
    }
}

#[test]
fn five_videos_and_three_sheets_go_through_in_one_command() {
    let room = Room::new();
    station(&room);
    gb18030(&room, "退货单.csv");
    utf8(&room, "网点签收.csv");
    xlsx(&room, "退货登记.xlsx");
    let run = room
        .onetake_in(
            "zh_CN.UTF-8",
            &["batch", "in", "退货单.csv", "网点签收.csv", "退货登记.xlsx", "--zone", "+08:00", "--json"],
        )
        .exits(1);
    for said in ["gb18030", "退货运单号", "快递单号", "签收时间"] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    let cases = lines(&run.text());
    assert_five(&cases);
    assert_eq!(cases.len(), 7, "{cases:#?}");
    let whole = of_order(&cases, "202612010001");
    assert_eq!((&whole["match"], &whole["waits_for"]), (&"unmatched".into(), &"video".into()));
    assert_eq!(whole["expected"][0], "75123456789012", "{whole:#}");
    let lost = of_order(&cases, "202612010002");
    assert!(lost["notes"].to_string().contains("1.23457E+15"), "{lost:#}");
    assert!(lost["expected"].as_array().unwrap().is_empty(), "{lost:#}");

    let csv = String::from_utf8(room.read("in/onetake-results/results.csv")).unwrap();
    for [order, number, _] in ORDERS {
        assert_eq!(
            csv.lines().filter(|line| line.contains(order) && line.contains(number)).count(),
            1,
            "{csv}"
        );
    }
    // The columns of the sheets come back behind ours.
    for name in ["results.csv", "results.xlsx"] {
        let file = SheetFile::read(room.path("in/onetake-results").join(name)).unwrap();
        let rows = &file.sheets[0].rows;
        let row = rows.iter().find(|row| row.cells.iter().any(|cell| cell.contains("202611170001"))).unwrap();
        for (column, text) in [("商品名称", "手表"), ("网点", "杭州"), ("退货运单号", "SF1390024681357")]
        {
            let at = rows[0]
                .cells
                .iter()
                .position(|cell| cell == column)
                .unwrap_or_else(|| panic!("{column}: {rows:?}"));
            assert_eq!(row.cells[at], text, "{name}");
        }
    }
    assert_eq!(of_order(&cases, "202611170001")["row"]["网点"], "杭州");
    let page = String::from_utf8(room.read("in/onetake-results/index.html")).unwrap();
    assert!(page.contains("无效") && page.contains("202611170003"), "{page}");
}

/// Excel 97, as LibreOffice writes it.
#[test]
fn an_old_workbook_is_a_sheet_like_others() {
    let room = Room::new();
    fs::create_dir(room.path("in")).unwrap();
    let sheet = format!("{FIXTURES}/cases/returns.zh-CN.xls");
    let cases = lines(&room.onetake(&["batch", "in", &sheet, "--zone", "+08:00", "--json"]).exits(3).text());
    assert_eq!(cases.len(), 5, "{cases:#?}");
    let phone = of_order(&cases, "202611170002");
    assert_eq!(phone["deadline"], "2026-11-20T10:20:00Z", "{phone:#}");
    assert_eq!(phone["sheet"]["lines"].as_array().unwrap().len(), 2, "both lines of goods: {phone:#}");
    assert_eq!(of_order(&cases, "202611170003")["expected"][0], "75123456789012");
    assert!(of_order(&cases, "202612010001")["notes"].to_string().contains("1.23457E+15"));
    assert_eq!(of_order(&cases, "202612010002")["expected"][0], "JT0000000000001");
}

/// Programs that call a page a workbook; and the page of somebody who is not logged in.
#[test]
fn a_page_under_the_name_of_a_workbook_is_read_as_what_it_is() {
    let room = Room::new();
    fs::create_dir(room.path("in")).unwrap();
    let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body>\
        <table border=1><tr><td colspan=3>退货</td></tr><tr><th>订单号</th><th>退货运单号</th><th>签收时间</th></tr>\
        <tr><td>20261</td><td style='mso-number-format:\"\\@\"'>75123456789012</td><td>2026/11/17 18:20</td></tr>\
        </table></body></html>";
    room.write("退货.xls", GB18030.encode(page).0);
    let cases =
        lines(&room.onetake(&["batch", "in", "退货.xls", "--zone", "+08:00", "--json"]).exits(3).text());
    assert_eq!((cases.len(), &cases[0]["expected"][0]), (1, &"75123456789012".into()), "{cases:#?}");
    room.write("登录.xls", "<!DOCTYPE html><html><body><form action=/login>请登录</form></body></html>");
    let said = room.onetake_in("zh_CN.UTF-8", &["batch", "in", "登录.xls"]).exits(2).stderr;
    assert!(said.contains("登录.xls") && said.contains("网页"), "{said}");
}
