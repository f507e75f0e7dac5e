//! `onetake seal`

use std::path::{Path, PathBuf};

use onetake::case::UtcTime;
use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake::seal::{self, SIGNATURE_ENDING, SealError, Sealed, Sealer, TOKEN_ENDING, with_ending};

use super::trust;
use crate::args::Seal;
use crate::failure::Failure;
use crate::output;

/// `onetake seal`
pub(super) fn run(asked: &Seal, language: Language) -> Result<ExitCode, Failure> {
    if asked.request {
        for file in &asked.files {
            let place = seal::put_request(file)?;
            output::product(format!("→ {}\n", shown(&place)).as_bytes())?;
        }
        return Ok(ExitCode::Valid);
    }
    let sealer = trust::sealer(&asked.sealing)?;
    let files = match &asked.list {
        Some(list) => {
            let published = seal::write_list(&asked.files, list)?;
            output::product(format!("→ {}\n", shown(&published.path)).as_bytes())?;
            vec![published.path]
        }
        None => asked.files.clone(),
    };
    let many = files.len() > 1;
    for file in &files {
        match one(file, asked.attach.as_deref(), &sealer) {
            Ok(sealed) => output::product(words(&sealed, language).as_bytes())?,
            // The same command goes on where it stopped.
            Err(failure @ Failure::Seal(SealError::Output(_))) if many => {
                output::complain(&failure.texts(&Catalogue::of(language)));
            }
            Err(failure) => {
                // A list without its seal would only be in the way of the next try.
                if asked.list.is_some() {
                    let _ = std::fs::remove_file(file);
                }
                return Err(failure);
            }
        }
    }
    Ok(ExitCode::Valid)
}

fn one(file: &Path, answer: Option<&Path>, sealer: &Sealer) -> Result<Sealed, Failure> {
    Ok(match answer {
        Some(answer) => sealer.attach(file, &trust::bytes(answer)?)?,
        None => sealer.seal(file)?,
    })
}

/// Which seals there are now, and what each states.
fn words(sealed: &Sealed, language: Language) -> String {
    let say = Catalogue::of(language);
    let mut text = String::new();
    let mut line = |ending: &str, says: String| {
        let place: PathBuf = with_ending(&sealed.file, ending);
        text.push_str(&format!("→ {}\n    {says}\n", shown(&place)));
    };
    if let Some(signature) = &sealed.seals.signature {
        line(SIGNATURE_ENDING, say.text("seal-signed", &[("fingerprint", signature.fingerprint().into())]));
    }
    if let Some(stamp) = &sealed.stamp {
        let values = [
            ("time", UtcTime::from(stamp.time).to_string().into()),
            ("authority", output::one_line(&stamp.authority).into()),
        ];
        line(TOKEN_ENDING, say.text("seal-stamped", &values));
    }
    text
}

fn shown(path: &Path) -> String {
    output::one_line(&path.display().to_string())
}
