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
