use std::ffi::OsStr;
use std::fmt::Write as _;

use onetake::message::Language;
use onetake::policy::{self, Policy};
use onetake::report::ExitCode;

use super::rules;
use crate::args::Policies;
use crate::failure::Failure;
use crate::output;

/// `onetake policies`
pub(super) fn run(asked: &Policies, language: Language) -> Result<ExitCode, Failure> {
    let text = match &asked.policy {
        None => list(language)?,
        Some(asked) => match built_in_text(asked) {
            Some(text) => text.to_owned(),
            None => summary(&rules::policy(asked)?, language),
        },
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
            Ok(summary(&policy, language))
        })
        .collect()
}

/// The file of a built-in policy, comments included: a good start for one's own.
fn built_in_text(asked: &OsStr) -> Option<&'static str> {
    let policy = Policy::built_in(asked.to_str()?).ok()?;
    let known = policy::built_in()
        .iter()
        .find(|known| known.id == policy.id() && known.edition == policy.edition())?;
    Some(known.text)
}

fn summary(policy: &Policy, language: Language) -> String {
    let title = policy.title().get(language.tag()).or_else(|| policy.title().get(Language::En.tag()));
    let mut line = format!("{}/{}", policy.id(), policy.edition());
    // Writing to a string cannot fail.
    let _ = write!(line, "  {} criteria", policy.criteria().len());
    if let Some(title) = title {
        let _ = write!(line, "  {}", output::one_line(title));
    }
    line.push('\n');
    line
}
