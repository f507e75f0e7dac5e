//! The policies that are part of this version, and names for them and for one laid over another.

use std::sync::OnceLock;

use super::{Kind, Policy, PolicyError};
use crate::suggest::nearest;

macro_rules! files {
    ( $( $id:literal / $edition:literal ),+ $(,)? ) => {
        &[ $( BuiltIn {
            id: $id,
            edition: $edition,
            text: include_str!(concat!("../../policies/", $id, "/", $edition, ".toml")),
        }, )+ ]
    };
}

/// An id for each platform, its editions from the oldest to the newest.
const BUILT_IN: &[BuiltIn] = files![
    "base" / "2026-11-21",
    "high-value" / "2026-11-21",
    "hoopi" / "2026-11-21",
    "packing" / "2026-11-21",
    "shopee-my" / "2026-11-21",
    "shopee-ph" / "2026-11-21",
    "shopee-sg" / "2026-11-21",
    "shopee-vn" / "2026-11-21",
    "taobao-tmall" / "2026-11-21",
    "tw-general" / "2026-11-21",
    "weixin-store" / "2026-11-21",
];

/// A policy that is part of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BuiltIn {
    /// Its id.
    pub id: &'static str,
    /// Its edition: a date.
    pub edition: &'static str,
    /// The file itself, comments included.
    pub text: &'static str,
}

impl BuiltIn {
    /// The name of its file.
    fn file(&self) -> String {
        format!("policies/{}/{}.toml", self.id, self.edition)
    }

    /// The policy itself, read once.
    fn policy(&self) -> Result<&'static Policy, PolicyError> {
        static POLICIES: [OnceLock<Policy>; BUILT_IN.len()] = [const { OnceLock::new() }; BUILT_IN.len()];
        let place = BUILT_IN.iter().position(|known| known == self);
        let Some(kept) = place.and_then(|place| POLICIES.get(place)) else { return Err(unknown(self.id)) };
        match kept.get() {
            Some(policy) => Ok(policy),
            None => {
                let policy = Policy::parse(self.text, &self.file())?;
                Ok(kept.get_or_init(|| policy))
            }
        }
    }
}

/// All policies that are part of this version, in the order of their ids and editions.
#[must_use]
pub fn built_in() -> &'static [BuiltIn] {
    BUILT_IN
}

/// The policy of that name: `id` in its newest edition or `id/edition`, with overlays after a plus sign.
pub(super) fn named(name: &str) -> Result<Policy, PolicyError> {
    let mut names = name.split('+');
    let first = find(names.next().unwrap_or_default())?;
    names.try_fold(first.policy()?.clone(), |policy, overlay| laid_over(&policy, overlay))
}

/// A policy with a built-in overlay laid over it.
pub(super) fn laid_over(policy: &Policy, overlay: &str) -> Result<Policy, PolicyError> {
    let file = find(overlay)?;
    if file.policy()?.kind() != Kind::Overlay {
        return Err(PolicyError::NoOverlay { id: overlay.to_owned(), overlays: overlays() });
    }
    Policy::parse_over(file.text, &file.file(), policy)
}

fn find(name: &str) -> Result<BuiltIn, PolicyError> {
    let is = |policy: &&BuiltIn| {
        policy.id == name
            || name.split_once('/').is_some_and(|(id, edition)| policy.id == id && policy.edition == edition)
    };
    BUILT_IN.iter().rev().find(is).copied().ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> PolicyError {
    let mut known: Vec<String> = BUILT_IN.iter().map(|policy| policy.id.to_owned()).collect();
    known.dedup();
    let editions = BUILT_IN.iter().map(|policy| format!("{}/{}", policy.id, policy.edition));
    let names: Vec<String> = known.iter().cloned().chain(editions).collect();
    let nearest = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
    PolicyError::Unknown { id: name.to_owned(), nearest, known }
}

/// The ids of all overlays.
fn overlays() -> Vec<String> {
    let is_overlay = |file: &&BuiltIn| file.policy().is_ok_and(|policy| policy.kind() == Kind::Overlay);
    let mut ids: Vec<String> =
        BUILT_IN.iter().filter(is_overlay).map(|policy| policy.id.to_owned()).collect();
    ids.dedup();
    ids
}
