//! The tables.

use crate::cases::Case;
use crate::ours::{self, Told};
use crate::peers::{self, PEERS};

/// Prints a table for each group of passes, then false readings and costs.
pub(crate) fn print(cases: &[&Case]) {
    let mut groups: Vec<&str> = Vec::new();
    for case in cases {
        if !groups.contains(&case.group) {
            groups.push(case.group);
        }
    }
    for group in &groups {
        let of_group: Vec<&Case> = cases.iter().copied().filter(|case| case.group == *group).collect();
        print_group(group, &of_group);
    }
    println!("\n**All passes**\n");
    println!("| reader | passes | frames | wrong texts | in passes | CPU per frame, ms |");
    println!("|---|---|---|---|---|---|");
    for reader in readers() {
        let told: Vec<(&Case, Told)> =
            cases.iter().filter_map(|case| Some((*case, told(case, reader)?))).collect();
        let wrong: Vec<usize> = told.iter().map(|(case, told)| wrong(case, told).len()).collect();
        let frames: u64 = told.iter().map(|(_, told)| told.frames).sum();
        println!(
            "| {reader} | {} | {frames} | {} | {} | {} |",
            told.len(),
            wrong.iter().sum::<usize>(),
            wrong.iter().filter(|count| **count > 0).count(),
            per_frame(&told)
        );
    }
    for (case, told) in cases.iter().filter_map(|case| Some((*case, ours::read(case)?))) {
        for text in wrong(case, &told) {
            println!("\nread wrongly in {}: {text}", case.name);
        }
    }
}

fn print_group(group: &str, cases: &[&Case]) {
    let mut columns: Vec<&str> = Vec::new();
    for case in cases {
        if !columns.contains(&case.column.as_str()) {
            columns.push(&case.column);
        }
    }
    println!("\n**{group}**\n");
    println!("| reader | {} | CPU per frame, ms |", columns.join(" | "));
    println!("|---|{}", "---|".repeat(columns.len() + 1));
    for reader in readers() {
        let mut all = Vec::new();
        let cells: Vec<String> = columns
            .iter()
            .map(|column| {
                let told: Vec<(&Case, Told)> = cases
                    .iter()
                    .filter(|case| case.column == *column)
                    .filter_map(|case| Some((*case, told(case, reader)?)))
                    .collect();
                let right = told.iter().filter(|(case, told)| is_right(case, told)).count();
                let cell = format!("{right}/{}", told.len());
                all.extend(told);
                if all.is_empty() { "–".to_owned() } else { cell }
            })
            .collect();
        println!("| {reader} | {} | {} |", cells.join(" | "), per_frame(&all));
    }
    if group.contains("damaged") {
        print_kinds(cases);
    }
}

/// How many passes were read rightly, wrongly and not at all: a pass may be both of the first.
fn print_kinds(cases: &[&Case]) {
    println!("\n| reader | passes | right | wrong | none |\n|---|---|---|---|---|");
    for reader in readers() {
        let told: Vec<(&Case, Told)> =
            cases.iter().filter_map(|case| Some((*case, told(case, reader)?))).collect();
        let count = |of: &dyn Fn(&(&Case, Told)) -> bool| told.iter().filter(|one| of(one)).count();
        println!(
            "| {reader} | {} | {} | {} | {} |",
            told.len(),
            count(&|(case, told)| is_right(case, told)),
            count(&|(case, told)| !wrong(case, told).is_empty()),
            count(&|(_, told)| told.read.is_empty()),
        );
    }
}

fn readers() -> impl Iterator<Item = &'static str> {
    std::iter::once("onetake").chain(PEERS)
}

fn told(case: &Case, reader: &str) -> Option<Told> {
    if reader == "onetake" { ours::read(case) } else { peers::read(case, reader) }
}

/// The number was read; where there is none, nothing was.
fn is_right(case: &Case, told: &Told) -> bool {
    match case.text() {
        Some(text) => told.read.iter().any(|read| read == text),
        None => told.read.is_empty(),
    }
}

/// Texts that count as read and are not on the label.
fn wrong<'a>(case: &Case, told: &'a Told) -> Vec<&'a str> {
    told.read.iter().map(String::as_str).filter(|read| Some(*read) != case.text()).collect()
}

fn per_frame(told: &[(&Case, Told)]) -> String {
    let frames: u64 = told.iter().map(|(_, told)| told.frames).sum();
    let spent: u64 = told.iter().map(|(_, told)| told.cpu_us).sum();
    if frames == 0 { "–".to_owned() } else { format!("{:.1}", spent as f64 / frames as f64 / 1000.0) }
}
