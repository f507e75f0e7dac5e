//! The table of requirements against the policies.

use std::collections::{BTreeMap, BTreeSet};

use crate::policy::{Policy, built_in};

const TABLE: &str = include_str!("../../../policies/README.md");

/// What the row of each requirement says honours it.
fn rows() -> BTreeMap<&'static str, &'static str> {
    let mut rows = BTreeMap::new();
    for line in TABLE.lines().filter(|line| line.starts_with("| R")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let [requirement, _, honoured] = cells.as_slice()
            && requirement.len() == 3
        {
            assert!(rows.insert(*requirement, *honoured).is_none(), "{requirement} is there twice");
        }
    }
    rows
}

/// Ids of criteria in a text.
fn criteria(text: &str) -> BTreeSet<&str> {
    let id = |word: &&str| {
        let upper = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
        word.split_once('.').is_some_and(|(group, name)| upper(group) && upper(name))
    };
    text.split('`').filter(id).collect()
}

#[test]
fn every_requirement_has_a_row_that_says_what_honours_it() {
    let rows = rows();
    for number in 1..=74 {
        let honoured = rows.get(format!("R{number:02}").as_str());
        assert!(honoured.is_some_and(|text| !text.is_empty()), "R{number:02}");
    }
    assert_eq!(rows.len(), 74);
}

#[test]
fn rows_and_criteria_name_each_other() {
    let rows = rows();
    let mut known = BTreeSet::new();
    for built_in in built_in() {
        let policy = Policy::built_in(built_in.id).unwrap();
        for criterion in policy.criteria() {
            known.insert(criterion.id().to_owned());
            for requirement in criterion.requirement().split(", ") {
                let row = rows.get(requirement).copied().unwrap_or_else(|| panic!("{requirement}"));
                let id = criterion.id();
                assert!(criteria(row).contains(id), "{requirement} does not name `{id}`: {row}");
            }
        }
    }
    for (requirement, row) in &rows {
        for id in criteria(row) {
            assert!(known.contains(id), "{requirement} names `{id}`, which no policy has");
        }
    }
}

#[test]
fn every_policy_is_in_the_table_of_policies() {
    for built_in in built_in() {
        assert!(TABLE.contains(&format!("`{}`", built_in.id)), "{}", built_in.id);
    }
}
