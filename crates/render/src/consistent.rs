//! What observations are consistent with, in words.

use onetake_report::ConsistentPattern;

use crate::message::Catalogue;

/// What with. A name of a later version stays as it is.
pub(super) fn text(one: &ConsistentPattern, words: &Catalogue) -> String {
    words.find(&format!("consistent-{}", one.pattern), &[]).unwrap_or_else(|| one.pattern.clone())
}

/// The items that it rests on, in one line.
pub(super) fn observed(one: &ConsistentPattern, words: &Catalogue) -> String {
    let label = words.plain("label-separator");
    let named = |kind: &str, name: &str| {
        words.find(&format!("{kind}-{name}"), &[]).unwrap_or_else(|| name.to_owned())
    };
    let items = one.observed.iter().map(|observed| {
        format!("{}{label}{}", named("item", &observed.item), named("condition", &observed.condition))
    });
    items.collect::<Vec<_>>().join(&words.plain("clause-separator"))
}
