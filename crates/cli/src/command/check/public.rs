//! How anybody compares the same with tools that are not ours.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use onetake::bundle::{MANIFEST_FILE, TAG_MANIFEST_FILE};
use onetake::case::UtcTime;
use onetake::check::{Checked, SealRole, SealStatement, Step, StepOutcome};
use onetake::evidence::{PACKET_HASHES_FILE, REPORT_FILE, file_in};
use onetake::message::{Catalogue, Language};
use onetake::seal::{NAMESPACE, SIGNATURE_ENDING, TOKEN_ENDING, with_ending};

use crate::args::Check;
use crate::command::next::quoted;

/// The public commands with the values of this evidence.
pub(super) fn commands(checked: &Checked, asked: &Check, language: Language) -> String {
    let evidence = asked.evidence.as_path();
    let say = Catalogue::of(language);
    // What lies in a ZIP file is there once it is unpacked.
    let bag = if evidence.is_file() { Path::new("bundle") } else { evidence };
    let folder = if checked.is_bundle() {
        bag.join("data")
    } else {
        file_in(evidence, REPORT_FILE).parent().map(Path::to_owned).unwrap_or_default()
    };
    let report = if checked.is_bundle() { folder.join(REPORT_FILE) } else { file_in(evidence, REPORT_FILE) };
    // A name that no shell can take stands as a word for it; one that begins like an option is named with its folder.
    let shown = |path: &Path, word: &str| {
        let name = path
            .to_str()
            .map(|name| if name.starts_with('-') { format!("./{name}") } else { name.to_owned() });
        name.as_deref().and_then(quoted).unwrap_or_else(|| word.to_owned())
    };
    let given = |path: &Option<PathBuf>, word: &str| {
        path.as_deref().map_or_else(|| word.to_owned(), |path| shown(path, word))
    };
    // Without another one the video of a bundle is meant.
    let original = checked.original.as_ref().map(|name| folder.join(name));
    let video = given(&asked.video.clone().or(original), "VIDEO");
    let report = shown(&report, "REPORT");
    let list = shown(&folder.join(PACKET_HASHES_FILE), "LIST");
    let (source, body) = (&checked.source_sha256, &checked.report_sha256);
    let mut text = format!("\n{}\n", say.plain("checked-public"));
    // Writing to a string cannot fail.
    let mut line = |command: &str, says: &str| _ = writeln!(text, "  {command}\n      {says}");
    if checked.is_bundle() {
        let unpack = if evidence.is_file() {
            format!("unzip -q {} -d bundle; ", shown(evidence, "ZIP"))
        } else {
            String::new()
        };
        let bag = shown(bag, "BUNDLE");
        line(
            &format!("{unpack}(cd {bag} && sha256sum --quiet -c {TAG_MANIFEST_FILE} {MANIFEST_FILE})"),
            &say.plain("checked-public-manifests"),
        );
    }
    line(
        &format!("sha256sum {video}"),
        &say.text("checked-public-value", &[("value", source.clone().into())]),
    );
    line(
        &format!("jq -cjS 'del(.run)' {report} | sha256sum"),
        &say.text("checked-public-value", &[("value", body.clone().into())]),
    );
    if checked.steps.contains(&(Step::PacketHashes, StepOutcome::Passed)) {
        line(
            &format!(
                "ffmpeg -v error -i {video} -c copy -f framehash -hash sha256 - | diff -I '^#software' - {list}"
            ),
            &say.plain("checked-public-packets"),
        );
    }
    for seal in &checked.seals {
        let file = match (seal.role, &asked.list) {
            (SealRole::List, Some(list)) => list.clone(),
            (SealRole::ZipFile, _) => evidence.to_owned(),
            _ if checked.is_bundle() => bag.join(&seal.file),
            _ => folder.join(&seal.file),
        };
        match &seal.statement {
            SealStatement::Signed { by, .. } => {
                let by = by
                    .as_deref()
                    .and_then(|names| quoted(names.split(',').next()?))
                    .unwrap_or_else(|| "NAME".to_owned());
                let signature = shown(&with_ending(&file, SIGNATURE_ENDING), "SIGNATURE");
                let (signers, file) = (given(&asked.signers, "SIGNERS"), shown(&file, "FILE"));
                line(
                    &format!(
                        "ssh-keygen -Y verify -f {signers} -I {by} -n {NAMESPACE} -s {signature} < {file}"
                    ),
                    &say.plain("checked-public-signature"),
                );
            }
            SealStatement::Stamped { time, .. } => {
                // As of the time that it states: certificates of authorities end some day.
                let at = time.parse().map_or(0, UtcTime::as_second);
                let token = shown(&with_ending(&file, TOKEN_ENDING), "TOKEN");
                let (roots, file) = (given(&asked.authorities, "AUTHORITIES.pem"), shown(&file, "FILE"));
                line(
                    &format!("openssl ts -verify -attime {at} -data {file} -in {token} -CAfile {roots}"),
                    &say.plain("checked-public-timestamp"),
                );
            }
        }
    }
    text
}
