//! Holds the table and the nevers of ARCHITECTURE.md against the manifests and the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What draws, decodes or transforms: nothing that judges or renders may reach it.
const PIXELS_AND_MEDIA: [&str; 6] = ["ffmpeg-next", "zxing-cpp", "image", "rustfft", "rqrr", "wide"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Crate, folder, and crates of ours that it depends on, as the table says.
fn table() -> Vec<(String, String, BTreeSet<String>)> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let quoted =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            let folder = quoted(cells.get(2)?).pop().filter(|folder| folder.starts_with("crates/"))?;
            Some((quoted(cells.get(1)?).pop()?, folder, quoted(cells.get(4)?).into_iter().collect()))
        })
        .collect()
}

fn manifest(folder: &str) -> toml::Table {
    fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap().parse().unwrap()
}

#[test]
fn crates_depend_on_what_the_table_says() {
    let table = table();
    let ours: BTreeSet<&str> = table.iter().map(|(name, ..)| name.as_str()).collect();
    let workspace = manifest(".");
    let members = workspace["workspace"]["members"].as_array().unwrap();
    let listed: BTreeSet<&str> = table.iter().map(|(_, folder, _)| folder.as_str()).collect();
    let members: BTreeSet<&str> = members.iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(listed, members, "the table lists the members of the workspace");

    for (name, folder, allowed) in &table {
        let manifest = manifest(folder);
        assert_eq!(manifest["package"]["name"].as_str(), Some(name.as_str()), "{folder}");
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        let found: BTreeSet<String> = dependencies
            .into_iter()
            .flat_map(toml::Table::keys)
            .filter(|dependency| ours.contains(dependency.as_str()))
            .cloned()
            .collect();
        assert_eq!(&found, allowed, "{name}: manifest against table");
    }
}

#[test]
fn judging_and_rendering_reach_no_pixels_and_no_media() {
    for package in ["onetake-report", "onetake-code128", "onetake-waybill", "onetake-judge", "onetake-render"]
    {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--offline", "--locked", "--edges", "normal,build", "--prefix", "none"])
            .args(["--format", "{p}", "--package", package])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let reached = String::from_utf8(output.stdout).unwrap();
        let reached: BTreeSet<&str> = reached.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(reached.contains(package), "{reached:?}");
        for forbidden in PIXELS_AND_MEDIA {
            assert!(!reached.contains(forbidden), "{package} reaches {forbidden}");
        }
        assert!(!reached.contains("onetake-scan"), "{package} reaches the witness");
    }
}

/// Rooms that must not name others, as paths of modules.
#[test]
fn rooms_name_only_what_lies_below_them() {
    let nevers: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("crates/judge/src/case", ["crate::policy", "crate::judge"].as_slice()),
        ("crates/judge/src/attest", &["crate::policy", "crate::judge"]),
        ("crates/judge/src/assess", &["crate::rules", "crate::judge"]),
        ("crates/judge/src/rules", &["crate::judge"]),
        ("crates/scan/src/media", &["crate::observe", "crate::features", "crate::scanner"]),
        ("crates/scan/src/features", &["crate::observe", "crate::scanner"]),
        ("crates/scan/src/symbol", &["crate::observe", "crate::scanner"]),
        ("crates/scan/src/container", &["crate::observe", "crate::media", "crate::scanner"]),
    ]);
    for (room, forbidden) in nevers {
        for file in sources(room) {
            let text = fs::read_to_string(&file).unwrap();
            // Tests may look at the whole house.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for name in forbidden {
                assert!(!code.contains(name), "{} names {name}", file.display());
            }
        }
    }
    for file in sources("crates/scan/src") {
        let of_ffmpeg = file.components().any(|part| part.as_os_str() == "ffmpeg")
            || file.file_name().is_some_and(|name| name == "ffmpeg.rs");
        let text = fs::read_to_string(&file).unwrap();
        assert!(of_ffmpeg || !text.contains("ffmpeg_next"), "{} names FFmpeg's crate", file.display());
    }
}

/// Names of details are written once: in the structs of `report::facts`; those of parameters of reasons in `report::Param`.
#[test]
fn no_detail_is_looked_up_or_written_by_a_literal_outside_its_room() {
    let rooms = ["report", "scan", "judge", "render", "core", "cli"].map(|name| format!("crates/{name}/src"));
    let of_room = |file: &PathBuf| file.to_string_lossy().contains("report/src/");
    // The texts of the command and of pages are messages, and no details.
    let lookups = [
        "detail.get(",
        "detail.int(",
        "detail.text(",
        "detail.list(",
        "detail.set(",
        ".detail(",
        "params.get(",
        "params.int(",
        "params.text(",
        "params.list(",
        "params.set(",
        ".param(",
    ];
    for file in rooms.iter().flat_map(|room| sources(room)).filter(|file| !of_room(file)) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // A chain of calls may be broken over lines.
        let code: String = code.split_whitespace().collect();
        for lookup in lookups {
            assert!(
                !code.contains(&format!("{lookup}\"")),
                "{} uses {lookup}\"...\"): take the struct of onetake_report::facts, or a Param",
                file.display()
            );
        }
    }
}

/// The sources of a room, its tests left out.
fn sources(room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let single = root().join(format!("{room}.rs"));
    if single.is_file() {
        files.push(single);
    }
    let mut folders = vec![root().join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "tests" {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !name.to_string_lossy().contains("test")
            {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{room} is a room");
    files
}

/// Libraries that the crates use and that their users must not have to: a change there would be one of ours.
const NOT_PUBLIC: [&str; 12] = [
    "csv",
    "ffmpeg_next",
    "fluent_bundle",
    "image",
    "jiff",
    "minijinja",
    "rqrr",
    "rustfft",
    "serde_json",
    "toml",
    "unic_langid",
    "zxing_cpp",
];

#[test]
fn no_public_signature_names_a_type_of_another_library() {
    let rooms = ["report", "code128", "waybill", "scan", "judge", "render", "seal", "core"];
    let rooms = rooms.map(|name| format!("crates/{name}/src"));
    let mut found = Vec::new();
    for file in rooms.iter().flat_map(|room| sources(room)) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let foreign = foreign_names(code);
        for signature in public_signatures(code) {
            let mut types = types_in(&signature).into_iter();
            if let Some(name) = types.find(|name| foreign.contains(name)) {
                found.push(format!("{}: {name} in {}", file.display(), signature.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    let told = "use jiff::{Timestamp, civil::Date};\npub enum E {\n    A { at: Timestamp },\n}\npub fn f(\n    day: Date,\n) {";
    let foreign = foreign_names(told);
    assert!(["jiff", "Timestamp", "Date"].iter().all(|name| foreign.contains(name)), "{foreign:?}");
    let types: Vec<_> = public_signatures(told).iter().map(|text| types_in(text).join(" ")).collect();
    assert_eq!(types, ["Timestamp", "day Date"], "the test sees what it looks for");
}

/// The words where a type stands: behind a colon, an arrow, a bracket or an ampersand. Names of variants stand elsewhere.
fn types_in(signature: &str) -> Vec<&str> {
    let mut types = Vec::new();
    let mut before = ' ';
    let mut rest = signature;
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 && ":<(&>".contains(before) {
            types.push(&rest[..end]);
        }
        let width = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
        before = rest[..width].chars().last().unwrap_or(' ');
        rest = &rest[width..];
    }
    types
}

/// Names of those libraries, and what a file imports of them.
fn foreign_names(code: &str) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = NOT_PUBLIC.into();
    for import in code.split("use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let Some((library, items)) = import.split_once("::") else { continue };
        if NOT_PUBLIC.contains(&library) {
            let words = items.split(|c: char| !c.is_alphanumeric() && c != '_');
            names.extend(words.filter(|word| word.starts_with(char::is_uppercase)));
        }
    }
    names
}

/// Heads of public functions, and public types and their conversions whole.
fn public_signatures(code: &str) -> Vec<String> {
    let mut signatures = Vec::new();
    let mut lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let start = line.trim_start();
        let indent = line.len() - start.len();
        let function = ["pub fn", "pub const fn", "impl From<", "impl TryFrom<"];
        let of_function = function.iter().any(|head| start.starts_with(head));
        let of_type = ["pub enum", "pub type", "pub trait"].iter().any(|head| start.starts_with(head));
        let of_field = start.starts_with("pub ") && start.contains(": ") && start.ends_with(',');
        if !of_function && !of_type && !of_field {
            continue;
        }
        let mut signature = line.to_owned();
        let mut last = line;
        let ends = |last: &str| {
            let short = last.ends_with('{') || last.ends_with(';') || last.ends_with('}');
            of_field
                || (of_function && short)
                || last.ends_with(';')
                || (of_type
                    && last.len() - last.trim_start().len() == indent
                    && last.trim_end().ends_with('}'))
        };
        while !ends(last) {
            let Some(next) = lines.next() else { break };
            signature.push_str(next);
            last = next;
        }
        signatures.push(signature);
    }
    signatures
}
