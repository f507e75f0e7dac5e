//! The example cases are what their page says.

use std::path::PathBuf;

use onetake::case::{Case, Draft, Field, Table};

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/cases").join(name)
}

fn of_table(name: &str, row: &str) -> Case {
    let table = Table::read(&example(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    table.with_words(onetake::render::table_words()).draft(Some(row)).unwrap().check(None).unwrap()
}

#[test]
fn the_tables_of_each_language_hold_the_same_case() {
    let mut facts = of_table("orders.en.csv", "SF1390024681357").facts();
    assert_eq!(facts.order_lines.len(), 2);
    let signed_off_at = facts.signed_off_at.take();
    assert_eq!(signed_off_at.as_deref(), Some("2026-11-17T18:20:00+08:00"));
    for name in ["orders.zh-CN.csv", "orders.zh-TW.csv", "orders.vi.csv"] {
        for row in ["1", "SF1390024681357"] {
            let mut other = of_table(name, row).facts();
            assert_eq!(other.signed_off_at.take().as_deref(), Some("2026-11-17 18:20+08:00"), "{name}");
            assert_eq!(other, facts, "{name}");
        }
    }
    let file = Draft::read(&example("case.toml")).unwrap().check(None).unwrap().facts();
    assert_eq!(file.order_lines, facts.order_lines);
    assert_eq!((file.dispute, file.order_value), (facts.dispute, facts.order_value));
}

#[test]
fn the_page_names_every_column() {
    let page = std::fs::read_to_string(example("README.md")).unwrap();
    for field in Field::ALL {
        for name in field.names() {
            assert!(page.contains(&format!("`{name}`")), "{field:?}: {name}");
        }
    }
}
