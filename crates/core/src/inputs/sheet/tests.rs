use std::fs;

use onetake_judge::case::Field;

use super::workbook::number_text;
use super::*;

const CSV: &str = "退货运单号,签收时间,商品名称,数量\nSF1234567890123,2026/11/17 18:20,手表（黑）,1\n";
const TRADITIONAL: &str = "退貨運單號,簽收時間,商品名稱,數量\nSF1234567890123,2026/11/17 18:20,手錶,1\n";

fn read(name: &str, bytes: &[u8]) -> SheetFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    SheetFile::read(&path).unwrap()
}

#[test]
fn texts_are_read_in_the_encodings_of_shops() {
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(CSV.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xef\xbb\xbf".as_slice(), CSV.as_bytes()].concat();
    for (text, bytes, encoding, guessed) in [
        (CSV, CSV.as_bytes().to_vec(), "UTF-8", false),
        (CSV, marked, "UTF-8", false),
        (CSV, utf16, "UTF-16LE", false),
        (CSV, GB18030.encode(CSV).0.into_owned(), "gb18030", true),
        (TRADITIONAL, BIG5.encode(TRADITIONAL).0.into_owned(), "Big5", true),
    ] {
        let file = read("returns.csv", &bytes);
        assert_eq!((file.encoding, file.encoding_guessed), (Some(encoding), guessed));
        assert_eq!(file.sheets[0].rows, Table::divide(text).unwrap(), "{encoding}");
    }
}

#[test]
fn a_short_sheet_of_numbers_is_told_by_its_names() {
    for (name, encoding) in [("单号", GB18030), ("運單號", BIG5)] {
        let text = format!("{name}\nSF1234567890123\n");
        let file = read("a.csv", &encoding.encode(&text).0);
        assert_eq!(file.encoding, Some(encoding.name()));
        assert!(Table::from_rows(file.sheets[0].rows.clone(), &[]).is_ok());
    }
}

#[test]
fn numbers_of_a_spreadsheet_keep_their_digits_or_say_that_they_lost_some() {
    assert_eq!(number_text(75_123_456_789_012.0), "75123456789012");
    assert_eq!(number_text(2.0), "2");
    assert_eq!(number_text(12.5), "12.5");
    assert_eq!(number_text(9_261_299_998_765_432_000_000.0), "9.26130E+21");
    let rows = [["运单号".to_owned()], [number_text(1_234_567_890_123_456.0)]];
    let rows = (1..).zip(rows).map(|(line, cells)| TableRow { line, cells: cells.to_vec() }).collect();
    let orders = Table::from_rows(rows, &[]).unwrap().orders();
    assert!(orders[0].faults[0].to_string().contains("was rounded"), "{orders:?}");
}

#[test]
fn what_is_no_sheet_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let fault = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        SheetFile::read(&path).unwrap_err().fault
    };
    assert!(matches!(fault(b"PK\x03\x04 cut off"), SheetFault::Workbook(_)));
    assert!(matches!(fault(b"\xd0\xcf\x11\xe0 cut off"), SheetFault::Workbook(_)));
    assert!(matches!(fault(&[0xff; 64]), SheetFault::Encoding));
    assert!(matches!(SheetFile::read(folder.path()).unwrap_err().fault, SheetFault::Unreadable(_)));
    // Text under the name of a workbook, as some programs export it.
    fs::write(&path, CSV).unwrap();
    let rows = SheetFile::read(&path).unwrap().sheets[0].rows.clone();
    assert_eq!(Table::from_rows(rows, &[]).unwrap().columns()[0].field, Field::Waybill);
}
