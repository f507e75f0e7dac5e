//! One word has one meaning: words that were retired stay away. The glossary is in ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

/// Names that were retired, with the word that took their place.
const RETIRED: &[(&str, &str)] = &[
    ("Seat", "ObserverSlot"),
    ("Watching", "the scan's state"),
    ("HoldPicture", "a cheap clone of the picture"),
    ("Assembly", "RecordBuilder"),
    ("Notes", "ObservationSink"),
    ("Beginning", "ScanContext"),
    ("Ending", "StreamTotals"),
    ("Allowance", "PixelBudget"),
    ("Spoiled", "ConcealedRuns"),
    ("StillKeeper", "StillStore"),
    ("whiles_away", "absences"),
    ("hopeless", "unreadable"),
    ("swung", "panning"),
    ("leap", "global_jump"),
    ("edginess_milli", "gradient_energy_milli"),
    ("is_sound", "is_valid, is_conclusive or is_borne_out: sound is what is heard"),
    ("assert_sound", "assert_well_formed: sound is what is heard"),
    ("sound_picture", "verified_picture: sound is what is heard"),
    ("speaks_of_code", "sentence_names_code"),
    ("waits_for", "pending"),
    ("WaitsFor", "Pending"),
    ("look_first", "first_review_span"),
    ("open_attestations", "pending_attestations"),
];

/// Beginnings of the names of limits: they are `MAX_` and `MIN_`.
const RETIRED_PREFIXES: &[&str] =
    &["MOST_", "LEAST_", "FEWEST_", "LONGEST_", "SHORTEST_", "WIDEST_", "NARROWEST_"];

#[test]
fn retired_words_are_not_used() {
    let mut found = Vec::new();
    for file in sources() {
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            // Comments and texts may use any word of the language.
            let code = without_texts(line);
            let names = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            for name in names {
                if let Some((_, instead)) = RETIRED.iter().find(|(retired, _)| *retired == name) {
                    found.push(format!("{}:{}: {name}: say {instead}", file.display(), number + 1));
                }
                if RETIRED_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
                    found.push(format!(
                        "{}:{}: {name}: limits are MAX_ and MIN_",
                        file.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn texts_and_comments_are_no_names() {
    assert_eq!(without_texts(r#"let x = "Notes \" Seat"; // Notes"#).trim(), "let x =  ;");
    assert_eq!(without_texts("Notes::new() /// Seat"), "Notes::new() ");
}

/// A line of code without its comment and what is in double quotes.
fn without_texts(line: &str) -> String {
    let mut code = String::new();
    let mut quoted = false;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' if quoted => drop(rest.next()),
            '"' => {
                quoted = !quoted;
                if quoted {
                    code.push(' ');
                }
            }
            '/' if !quoted && rest.peek() == Some(&'/') => break,
            c if !quoted => code.push(c),
            _ => {}
        }
    }
    code
}

/// All sources of the project but this one.
fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join("crates"), root.join("benches"), root.join("tests")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("library/words.rs")
            {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 300, "{}", files.len());
    files
}
