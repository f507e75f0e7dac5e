//! What a policy takes over from the one that it extends. A criterion with the id of one there states what differs; the
//! rest of it is filled in here, on the text as it was read, so that a fault still has its place.

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Basis, Check, Criterion, Policy, Predicate};
use onetake_report::{Direction, Level};
use std::collections::BTreeMap;

/// The criteria of a policy as a file would have them, to fill gaps from.
pub(super) fn document(parent: &Policy) -> Result<String, toml::ser::Error> {
    let criterion = parent.criteria.iter().map(Written::of).collect();
    toml::to_string(&Document { criterion })
}

#[derive(Serialize)]
struct Document<'a> {
    criterion: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    id: &'a str,
    title: &'a BTreeMap<String, String>,
    requirement: &'a str,
    quote: Option<&'a str>,
    source: &'a str,
    read_on: &'a str,
    values: Basis,
    level: Level,
    applies_to: &'a [Direction],
    blank: Option<&'a str>,
    check: Option<&'a Predicate>,
}

impl<'a> Written<'a> {
    fn of(criterion: &'a Criterion) -> Self {
        let (check, blank) = match &criterion.check {
            Check::Test(predicate) => (Some(predicate), None),
            Check::NoRule { why } => (None, Some(why.as_str())),
        };
        Self {
            id: &criterion.id,
            title: &criterion.title,
            requirement: &criterion.requirement,
            quote: criterion.quote.as_deref(),
            source: &criterion.source,
            read_on: &criterion.read_on,
            values: criterion.values,
            level: criterion.level,
            applies_to: &criterion.applies_to,
            blank,
            check,
        }
    }
}

/// Where a rule stands: a criterion that tests something else than the one it follows names its own.
const CITATION: &[&str] = &["quote", "source", "read_on", "values"];

/// Fills the gaps of a file's criteria from the criteria of the same ids in the parent's document.
pub(super) fn inherit_defaults<'a>(file: &mut DeTable<'a>, parent: &DeTable<'a>) {
    let Some(known) = criteria(parent) else { return };
    let Some(own) = file.get_mut("criterion") else { return };
    let DeValue::Array(own) = own.get_mut() else { return };
    for criterion in own.iter_mut() {
        let DeValue::Table(criterion) = criterion.get_mut() else { continue };
        let id = criterion.get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned);
        let same =
            |other: &&DeTable<'a>| other.get("id").and_then(|id| id.get_ref().as_str()) == id.as_deref();
        if let Some(parent) = known.iter().copied().find(same).filter(|_| id.is_some()) {
            inherit_criterion(criterion, parent);
        }
    }
}

fn criteria<'t, 'a>(document: &'t DeTable<'a>) -> Option<Vec<&'t DeTable<'a>>> {
    let list = document.get("criterion")?.get_ref().as_array()?;
    Some(list.iter().filter_map(|criterion| criterion.get_ref().as_table()).collect())
}

fn inherit_criterion<'a>(criterion: &mut DeTable<'a>, parent: &DeTable<'a>) {
    let has = |name: &str| criterion.contains_key(name);
    let tests_anew = has("check") || has("blank");
    let cites_anew = tests_anew || has("source");
    for (name, value) in parent.iter() {
        let name_text: &str = name.get_ref();
        let left_out = match name_text {
            "check" | "blank" => !tests_anew,
            name if CITATION.contains(&name) => !cites_anew,
            _ => true,
        };
        if left_out && !criterion.contains_key(name_text) {
            criterion.insert(name.clone(), value.clone());
        }
    }
    // Parameters that are not given stay as they were, as long as the test is the same.
    let Some(before) = parent.get("check").and_then(|check| check.get_ref().as_table()) else { return };
    let Some(check) = criterion.get_mut("check") else { return };
    let DeValue::Table(check) = check.get_mut() else { return };
    for (test, parameters) in check.iter_mut() {
        let test: &str = test.get_ref();
        let before = before.get(test).and_then(|parameters| parameters.get_ref().as_table());
        if let (Some(before), DeValue::Table(parameters)) = (before, parameters.get_mut()) {
            inherit_parameters(parameters, before);
        }
    }
}

fn inherit_parameters<'a>(parameters: &mut DeTable<'a>, before: &DeTable<'a>) {
    let given: Vec<String> = parameters.keys().map(|name| name.get_ref().to_string()).collect();
    let has = |name: &str| given.iter().any(|given| given == name);
    for (name, value) in before.iter() {
        let name_text: &str = name.get_ref();
        // A window is given in hours or in days, not in both.
        let replaced = match name_text {
            "hours" => has("calendar_days"),
            "calendar_days" | "utc_offset_hours" => has("hours"),
            _ => false,
        };
        if !has(name_text) && !replaced {
            let value: &Spanned<DeValue<'a>> = value;
            parameters.insert(name.clone(), value.clone());
        }
    }
}

/// The parent's criteria with the own ones in their places, and those that are new at the end.
pub(super) fn overlay(parent: &[Criterion], own: Vec<Criterion>) -> Vec<Criterion> {
    let mut all = parent.to_vec();
    for criterion in own {
        match all.iter_mut().find(|known| known.id == criterion.id) {
            // Who states what differs elsewhere has not made the numbers their own.
            Some(known) => {
                let our_proposal = known.our_proposal && known.check == criterion.check;
                *known = Criterion { our_proposal, ..criterion };
            }
            None => all.push(criterion),
        }
    }
    all
}
