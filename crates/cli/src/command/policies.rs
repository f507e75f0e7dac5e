use std::ffi::OsStr;
use std::path::PathBuf;

use onetake::inputs::{id_of_title, policy_named};
use onetake::message::Language;
use onetake::policy::{self, Policy, PolicyError};
use onetake::render;
use onetake::report::ExitCode;

use crate::args::{Policies, PoliciesVerb};
use crate::failure::Failure;
use crate::output;

/// `onetake policies`
pub(super) fn run(asked: &Policies, language: Language) -> Result<ExitCode, Failure> {
    let text = match asked.verb.as_ref().unwrap_or(&PoliciesVerb::List) {
        PoliciesVerb::List => list(language)?,
        PoliciesVerb::Explain { policy, criterion } => {
            explain(&policy_named(policy)?, criterion.as_deref(), language)?
        }
        PoliciesVerb::Show { policy } => built_in_text(policy)?.to_owned(),
        PoliciesVerb::Validate { files } => validate(files, language)?,
        PoliciesVerb::Diff { before, after } => diff(before, after, language)?,
    };
    output::product(text.as_bytes())?;
    Ok(ExitCode::Valid)
}

/// One line for each built-in policy.
fn list(language: Language) -> Result<String, Failure> {
    policy::built_in()
        .iter()
        .map(|known| {
            let policy = Policy::parse(known.text, known.id)?;
            Ok(render::policy_line(&policy, language))
        })
        .collect()
}

fn explain(policy: &Policy, criterion: Option<&str>, language: Language) -> Result<String, Failure> {
    let criteria = match criterion {
        None => policy.criteria().iter().collect(),
        Some(asked) => vec![policy.criterion(asked)?],
    };
    Ok(render::policy_text(policy, &criteria, language))
}

/// The file of a built-in policy.
fn built_in_text(asked: &str) -> Result<&'static str, Failure> {
    let titled = id_of_title(asked);
    let policy = Policy::built_in(titled.as_deref().unwrap_or(asked))?;
    let text = policy::built_in()
        .iter()
        .find(|known| known.id == policy.id() && known.edition == policy.edition())
        .map(|known| known.text);
    // One policy over another has no file of its own.
    text.ok_or_else(|| Failure::NoFile { policy: asked.to_owned() })
}

/// A line for each file, and what a reader of its reports will be told. All files are looked at before a fault ends it.
fn validate(files: &[PathBuf], language: Language) -> Result<String, Failure> {
    let mut text = String::new();
    let mut problems = Vec::new();
    for file in files {
        match Policy::read(file) {
            Ok(policy) => text += &render::policy_check(&policy, language),
            Err(error @ PolicyError::Unsound { .. }) => problems.push(error),
            Err(error) => return Err(error.into()),
        }
    }
    if problems.is_empty() { Ok(text) } else { Err(Failure::Policies(problems)) }
}

fn diff(before: &OsStr, after: &OsStr, language: Language) -> Result<String, Failure> {
    let (before, after) = (policy_named(before)?, policy_named(after)?);
    Ok(render::differences_text(&policy::differences(&before, &after), language))
}
