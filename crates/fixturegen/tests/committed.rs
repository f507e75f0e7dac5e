//! The committed clips, their truth and their recipes belong together.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn manifest() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(fixtures().join("MANIFEST.sha256")).unwrap();
    text.lines()
        .map(|line| {
            let (digest, name) = line.split_once("  ").unwrap();
            (name.to_owned(), digest.to_owned())
        })
        .collect()
}

#[test]
fn every_file_has_the_digest_of_the_manifest() {
    let listed = manifest();
    let mut present = BTreeSet::new();
    for folder in ["clips", "truth"] {
        for entry in std::fs::read_dir(fixtures().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            let digest: String = Sha256::digest(std::fs::read(&path).unwrap())
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(
                listed.get(&name),
                Some(&digest),
                "{name}: run `fixturegen manifest` after making clips"
            );
            present.insert(name);
        }
    }
    let listed: BTreeSet<String> = listed.into_keys().collect();
    assert_eq!(listed, present, "listed and present files differ");
}

#[test]
fn every_recipe_has_a_clip_and_a_truth_and_the_readme_names_it() {
    let listed = manifest();
    let readme = std::fs::read_to_string(fixtures().join("README.md")).unwrap();
    let recipes = fixturegen::recipe::read_all(&fixtures().join("recipes")).unwrap();
    let mut wanted = BTreeSet::new();
    for (name, recipe) in &recipes {
        assert!(!recipe.about.is_empty(), "{name} does not say what it shows");
        let clip = format!("{name}.{}", recipe.container);
        assert!(readme.contains(&format!("`{clip}`")), "fixtures/README.md does not name {clip}");
        wanted.extend([format!("clips/{clip}"), format!("truth/{name}.json")]);
    }
    assert_eq!(listed.into_keys().collect::<BTreeSet<_>>(), wanted);
}

#[test]
fn the_fixtures_stay_small() {
    let mut total = 0;
    for entry in std::fs::read_dir(fixtures().join("clips")).unwrap() {
        let entry = entry.unwrap();
        let bytes = entry.metadata().unwrap().len();
        assert!(bytes < 450_000, "{:?} has {bytes} bytes", entry.file_name());
        total += bytes;
    }
    assert!(total < 10_000_000, "the clips have {total} bytes together");
}
