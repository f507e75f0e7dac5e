//! How anybody compares the same with tools that are not ours.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use onetake::check::{Checked, Step, StepOutcome};
use onetake::evidence::{PACKET_HASHES_FILE, REPORT_FILE, file_in};
use onetake::message::{Catalogue, Language};

use crate::command::next::quoted;

/// The public commands with the values of this evidence.
pub(super) fn commands(
    checked: &Checked,
    evidence: &Path,
    video: Option<&Path>,
    language: Language,
) -> String {
    let say = Catalogue::of(language);
    let folder = match evidence {
        zip if zip.is_file() && checked.is_bundle() => PathBuf::from("data"),
        bag if checked.is_bundle() => bag.join("data"),
        other => file_in(other, REPORT_FILE).parent().map(Path::to_owned).unwrap_or_default(),
    };
    // A name that no shell can take stands as a word for it.
    let shown = |path: &Path, word: &str| path.to_str().and_then(quoted).unwrap_or_else(|| word.to_owned());
    let video = video.map_or_else(|| "VIDEO".to_owned(), |video| shown(video, "VIDEO"));
    let report = shown(&folder.join(REPORT_FILE), "REPORT");
    let list = shown(&folder.join(PACKET_HASHES_FILE), "LIST");
    let (source, body) = (&checked.source_sha256, &checked.report_sha256);
    let mut text = format!("\n{}\n", say.plain("checked-public"));
    // Writing to a string cannot fail.
    let mut line = |command: &str, says: &str| _ = writeln!(text, "  {command}\n      {says}");
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
    text
}
