//! How one policy differs from another, and what of it is stricter or looser.

use onetake_report::{Detail, Direction, Level, Param, PolicyWarning};
use serde_json::Value;

use super::{Change, Check, Criterion, Policy};

/// One place in which two policies differ.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The criterion.
    pub criterion: String,
    /// What differs: `criterion`, `level`, `applies_to`, `check`, `source`, `title` or the name of a parameter.
    pub what: String,
    /// In the first policy, as a file writes it; none where it is not there.
    pub before: Option<String>,
    /// In the second.
    pub after: Option<String>,
    /// What that means.
    pub change: Change,
}

/// Where two policies differ: in the order of the second, then what the first alone has.
#[must_use]
pub fn differences(before: &Policy, after: &Policy) -> Vec<Difference> {
    of_criteria(&before.criteria, &after.criteria)
}

pub(super) fn of_criteria(before: &[Criterion], after: &[Criterion]) -> Vec<Difference> {
    let find = |all: &'_ [Criterion], id: &str| all.iter().position(|criterion| criterion.id == id);
    let whole = |criterion: &Criterion, before: bool| {
        let level = Some(word(&criterion.level));
        // A rule that decides nothing is no loss and no gain in strictness.
        let change = match (criterion.level, &criterion.check, before) {
            (Level::Advisory, ..) | (_, Check::NoRule { .. }, _) => Change::Words,
            (Level::Mandatory, _, true) => Change::Looser,
            (Level::Mandatory, _, false) => Change::Stricter,
        };
        let (before, after) = if before { (level, None) } else { (None, level) };
        Difference { criterion: criterion.id.clone(), what: "criterion".to_owned(), before, after, change }
    };
    let mut all = Vec::new();
    for criterion in after {
        match find(before, &criterion.id).and_then(|index| before.get(index)) {
            Some(known) => of_criterion(known, criterion, &mut all),
            None => all.push(whole(criterion, false)),
        }
    }
    let lost = before.iter().filter(|criterion| find(after, &criterion.id).is_none());
    all.extend(lost.map(|criterion| whole(criterion, true)));
    all
}

fn of_criterion(before: &Criterion, after: &Criterion, all: &mut Vec<Difference>) {
    let mut add = |what: &str, one: String, other: String, change| {
        let (criterion, what) = (after.id.clone(), what.to_owned());
        all.push(Difference { criterion, what, before: Some(one), after: Some(other), change });
    };
    if before.level != after.level {
        let change = if after.level == Level::Mandatory { Change::Stricter } else { Change::Looser };
        add("level", word(&before.level), word(&after.level), change);
    }
    if before.applies_to != after.applies_to {
        let lost = before.applies_to.iter().any(|direction| !after.applies_to.contains(direction));
        let new = after.applies_to.iter().any(|direction| !before.applies_to.contains(direction));
        let change = if lost {
            Change::Looser
        } else if new {
            Change::Stricter
        } else {
            Change::Words
        };
        let list = |all: &[Direction]| all.iter().map(word).collect::<Vec<_>>().join(", ");
        add("applies_to", list(&before.applies_to), list(&after.applies_to), change);
    }
    match (&before.check, &after.check) {
        (Check::Test(one), Check::Test(other)) if one.name() == other.name() => {
            let (old, new) = (one.json_parameters(), other.json_parameters());
            for (name, strictness) in other.strictness() {
                let [one, other] = [&old, &new].map(|all| all.get(*name).unwrap_or(&Value::Null));
                if one != other {
                    add(name, written(one), written(other), strictness.compare(one, other, &new));
                }
            }
        }
        (Check::Test(one), Check::Test(other)) => {
            add("check", one.name().to_owned(), other.name().to_owned(), Change::Incomparable);
        }
        (Check::Test(one), Check::NoRule { .. }) => {
            add("check", one.name().to_owned(), "blank".to_owned(), Change::Looser);
        }
        (Check::NoRule { .. }, Check::Test(other)) => {
            add("check", "blank".to_owned(), other.name().to_owned(), Change::Stricter);
        }
        (Check::NoRule { why: one }, Check::NoRule { why: other }) if one != other => {
            add("blank", one.clone(), other.clone(), Change::Words);
        }
        (Check::NoRule { .. }, Check::NoRule { .. }) => {}
    }
    if before.source != after.source {
        add("source", before.source.clone(), after.source.clone(), Change::Words);
    }
    if before.title != after.title {
        let title = |criterion: &Criterion| criterion.title.get("en").cloned().unwrap_or_default();
        add("title", title(before), title(after), Change::Words);
    }
}

/// A value as a file writes it.
fn written(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// What a reader must know about a policy that departs from the one that it extends. Loosening is kept and told; where it
/// cannot be told whether a change loosens, that is told too.
pub(super) fn warnings(than: &str, before: &[Criterion], after: &[Criterion]) -> Vec<PolicyWarning> {
    let departs = of_criteria(before, after).into_iter().filter_map(|difference| {
        let code = match difference.change {
            Change::Looser => "loosened",
            Change::Incomparable => "untold",
            Change::Stricter | Change::Words => return None,
        };
        let params = Detail::new()
            .with(Param::Rule, difference.what)
            .with(Param::InParent, difference.before.unwrap_or_default())
            .with(Param::Here, difference.after.unwrap_or_default())
            .with(Param::Parent, than);
        Some(PolicyWarning::new(difference.criterion, code.to_owned(), params))
    });
    departs.collect()
}
