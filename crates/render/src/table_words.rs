//! The words of the reports of every language, for cells of tables that people fill in.

use onetake_judge::case::{AcceptedReason, Dispute, Word};

use crate::message::{Catalogue, Language};

/// Kinds of videos, disputes and accepted reasons in the words of every language.
#[must_use]
pub fn table_words() -> Vec<Word> {
    let mut words = Vec::new();
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        let in_words = |group: &str, name: &'static str| {
            let text = catalogue.find(&format!("{group}-{name}"), &[])?;
            Some(Word { name, text })
        };
        words.extend(
            ["return_unboxing", "outbound_packing", "buyer_unboxing"]
                .into_iter()
                .filter_map(|name| in_words("direction", name)),
        );
        words.extend(Dispute::ALL.iter().filter_map(|one| in_words("dispute", one.as_str())));
        words.extend(AcceptedReason::ALL.iter().filter_map(|one| in_words("word", one.as_str())));
    }
    words
}
