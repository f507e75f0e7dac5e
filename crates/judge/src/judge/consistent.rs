//! What persons saw on packaging and goods, side by side, and what that is consistent with (R65). It stands beside the
//! findings and decides nothing: how goods came to be as they are, no video shows.

use onetake_report::{AttestedState, ConsistentPattern, ObservedItem};

use crate::assess::JudgeContext;
use crate::attest::ChecklistItem::{
    Cushioning, Film, Flaws, Function, Identity, InnerPackaging, OuterBox, Quantity, Seal, UseTraces,
};
use crate::attest::{ChecklistItem, Statement, StatementKind};

/// How an item that nobody can see is told.
const NOT_VISIBLE: &str = "not_visible";

/// An item and the conditions that count: all that persons stated about it must be among them.
type Seen = (ChecklistItem, &'static [&'static str]);

/// A row of the table.
#[derive(Debug)]
pub struct PatternRule {
    /// Its name: `consistent-NAME` in the message catalogue says what with.
    pub pattern: &'static str,
    /// It holds when of each group one item was seen so,
    all: &'static [&'static [Seen]],
    /// and none of these.
    none: &'static [Seen],
}

/// What common practice concludes from the states of goods. Rows do not exclude each other.
pub const TABLE: &[PatternRule] = &[
    PatternRule {
        pattern: "before_dispatch",
        all: &[
            &[(OuterBox, &["intact"])],
            &[(Seal, &["intact"])],
            &[(InnerPackaging, &["intact"])],
            &[(Flaws, &["described"]), (Function, &["fault_shown"])],
        ],
        none: &[(Cushioning, &["absent", "displaced", "damaged"])],
    },
    PatternRule {
        pattern: "transit_handling",
        all: &[
            &[(OuterBox, &["dented", "wet", "torn"])],
            &[(Cushioning, &["displaced", "damaged"]), (InnerPackaging, &["damaged"])],
            &[(Flaws, &["described"])],
        ],
        none: &[],
    },
    PatternRule {
        pattern: "opened_between",
        all: &[
            &[(OuterBox, &["re_taped"]), (Seal, &["re_sealed"])],
            &[(InnerPackaging, &["opened", "damaged", "not_original"]), (Film, &["re_sealed"])],
            &[(Quantity, &["fewer"]), (Identity, &["differs"])],
        ],
        none: &[],
    },
    PatternRule {
        pattern: "short_packing",
        all: &[
            &[(OuterBox, &["intact"])],
            &[(Seal, &["intact"])],
            &[(InnerPackaging, &["intact"])],
            &[(Quantity, &["fewer"])],
        ],
        none: &[],
    },
    PatternRule {
        pattern: "handled_after_unsealing",
        all: &[&[(Film, &["opened_traces", "removed", "re_sealed"])], &[(UseTraces, &["used", "soiled"])]],
        none: &[],
    },
    PatternRule {
        pattern: "nothing_visible",
        all: &[&[(OuterBox, &[NOT_VISIBLE])], &[(InnerPackaging, &[NOT_VISIBLE])]],
        none: &[],
    },
];

/// The rows that hold for what persons stated.
pub(super) fn consistent(context: &JudgeContext<'_>) -> Vec<ConsistentPattern> {
    let stated = stated(context);
    TABLE.iter().filter_map(|row| row.held_by(&stated)).collect()
}

/// What persons stated of the checklist, in the order of the checklist.
fn stated(context: &JudgeContext<'_>) -> Vec<(ChecklistItem, ObservedItem)> {
    let mut all: Vec<(ChecklistItem, ObservedItem)> = Vec::new();
    for stated in context.stated(StatementKind::Inspected) {
        let Statement::Inspected { item, condition } = stated.attestation.statement() else { continue };
        let condition = match (stated.state(), condition) {
            (AttestedState::NotVisible, _) => NOT_VISIBLE,
            (_, Some(condition)) => condition,
            (_, None) => continue,
        };
        let observed = ObservedItem::new(item.as_str().to_owned(), condition.to_owned(), stated.id);
        all.push((*item, observed));
    }
    all.sort_by_key(|(item, observed)| (*item, observed.attestation));
    all
}

impl PatternRule {
    fn held_by(&self, stated: &[(ChecklistItem, ObservedItem)]) -> Option<ConsistentPattern> {
        if self.none.iter().any(|(item, conditions)| of(stated, *item).any(|one| is_in(one, conditions))) {
            return None;
        }
        let mut observed: Vec<ObservedItem> = Vec::new();
        for group in self.all {
            let (item, _) = group.iter().find(|(item, conditions)| {
                // Where persons saw it differently, nothing rests on it.
                let mut about = of(stated, *item).peekable();
                about.peek().is_some() && about.all(|one| is_in(one, conditions))
            })?;
            observed.extend(of(stated, *item).cloned());
        }
        Some(ConsistentPattern::new(self.pattern.to_owned(), observed))
    }
}

fn of(stated: &[(ChecklistItem, ObservedItem)], item: ChecklistItem) -> impl Iterator<Item = &ObservedItem> {
    stated.iter().filter(move |(about, _)| *about == item).map(|(_, observed)| observed)
}

fn is_in(observed: &ObservedItem, conditions: &[&str]) -> bool {
    conditions.contains(&observed.condition.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_conditions_that_can_be_stated() {
        for row in TABLE {
            for (item, conditions) in row.all.iter().copied().flatten().chain(row.none) {
                assert!(!conditions.is_empty());
                for condition in *conditions {
                    let known = *condition == NOT_VISIBLE || item.conditions().contains(condition);
                    assert!(known, "{}: {item} {condition}", row.pattern);
                }
            }
        }
    }
}
