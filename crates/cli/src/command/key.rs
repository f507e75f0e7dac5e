//! `onetake key`

use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake::seal::SigningKey;

use crate::args::Key;
use crate::failure::Failure;
use crate::output;

/// `onetake key`
pub(super) fn run(asked: &Key, language: Language) -> Result<ExitCode, Failure> {
    let key = SigningKey::generate(&asked.name)?;
    let public = key.save(&asked.file)?;
    let say = Catalogue::of(language);
    let shown = |path: &std::path::Path| output::one_line(&path.display().to_string());
    let made = say.text("key-made", &[("fingerprint", key.public().fingerprint().into())]);
    let line = key.public().line_of_signers();
    let text = format!(
        "→ {}\n→ {}\n{made}\n{}\n  {line}\n",
        shown(&asked.file),
        shown(&public),
        say.plain("key-line")
    );
    output::product(text.as_bytes())?;
    Ok(ExitCode::Valid)
}
