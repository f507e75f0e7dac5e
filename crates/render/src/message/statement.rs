//! Statements of persons in words.

use onetake_judge::attest::{Statement, StatementKind};
use onetake_report::AttestedState;

use super::Catalogue;

impl Catalogue {
    /// What a person says of a statement of that name, in a few words: of an explanation, what follows for the video.
    #[must_use]
    pub fn stated_state(&self, statement: &str, state: AttestedState) -> String {
        if !is_explanation(statement) {
            return self.attested_state(state);
        }
        self.plain(match state {
            AttestedState::Seen => "state-explained",
            AttestedState::NotSeen => "state-as_it_looks",
            AttestedState::NotVisible => "state-not_visible",
        })
    }

    /// Whether a person saw it, in one or two words.
    #[must_use]
    pub fn attested_state(&self, state: AttestedState) -> String {
        self.plain(match state {
            AttestedState::Seen => "state-seen",
            AttestedState::NotSeen => "state-not_seen",
            AttestedState::NotVisible => "state-not_visible",
        })
    }

    /// What belongs to a statement, such as the sides or the count; none where nothing does.
    #[must_use]
    pub fn statement_detail(&self, statement: &Statement) -> Option<String> {
        let pair = |one: &str, other: &str| format!("{one}{}{other}", self.plain("label-separator"));
        Some(match statement {
            Statement::OutsideShown { sides } => {
                let sides: Vec<String> =
                    sides.iter().map(|side| self.plain(&format!("side-{}", side.as_str()))).collect();
                sides.join(&self.plain("list-separator"))
            }
            Statement::LineShown { line, count } => pair(line, &count.to_string()),
            Statement::WaybillTranscribed { text } | Statement::SerialRead { text, line: None } => {
                text.clone()
            }
            Statement::SerialRead { text, line: Some(line) } => pair(line, text),
            Statement::Inspected { item, condition } => {
                let item = self.plain(&format!("item-{item}"));
                match condition {
                    Some(condition) => pair(&item, &self.plain(&format!("condition-{condition}"))),
                    None => item,
                }
            }
            Statement::EventExplained { observation } => observation.to_string(),
            Statement::FindingExplained { criteria } => criteria.join(&self.plain("list-separator")),
            _ => return None,
        })
    }
}

/// Whether a statement of that name explains what a scan or a rule found.
pub(super) fn is_explanation(statement: &str) -> bool {
    StatementKind::ALL.iter().any(|kind| kind.is_explanation() && kind.as_str() == statement)
}
