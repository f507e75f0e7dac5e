//! What stands in the files about a bag: RFC 8493, sections 2.1 and 2.2.

use std::fmt::Write as _;

use onetake_judge::case::UtcTime;

/// The list of the payload.
pub const MANIFEST_FILE: &str = "manifest-sha256.txt";
/// The list of the files about the bag: who signs it signs everything.
pub const TAG_MANIFEST_FILE: &str = "tagmanifest-sha256.txt";
/// The declaration of a bag.
pub(super) const DECLARATION_FILE: &str = "bagit.txt";
/// What is said about a bag.
pub(super) const INFO_FILE: &str = "bag-info.txt";
/// The folder of the payload.
pub(crate) const PAYLOAD: &str = "data";

/// The declaration: version and encoding.
pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A file of a bag: its name in it, its length, its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// A manifest: a line for each file.
pub(super) fn manifest(files: &[Listed]) -> String {
    let mut text = String::new();
    for Listed { name, sha256, .. } in files {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{sha256}  {}", escaped(name));
    }
    text
}

/// What is said about a bag.
pub(super) fn info(payload: &[Listed], report_sha256: &str, now: UtcTime) -> String {
    let bytes: u64 = payload.iter().map(|file| file.bytes).sum();
    let day = now.to_string();
    let day = day.get(..10).unwrap_or(&day);
    format!(
        "Bag-Software-Agent: onetake {}\nBagging-Date: {day}\nExternal-Identifier: {report_sha256}\nPayload-Oxum: {bytes}.{}\n",
        env!("CARGO_PKG_VERSION"),
        payload.len()
    )
}

/// A name as a manifest writes it: line ends and per cent signs as `%0A`, `%0D` and `%25`.
fn escaped(name: &str) -> String {
    name.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// The name behind it.
fn unescaped(name: &str) -> String {
    let ends =
        |name: &str, sign: &str, plain: &str| name.replace(sign, plain).replace(&sign.to_lowercase(), plain);
    ends(&ends(name, "%0A", "\n"), "%0D", "\r").replace("%25", "%")
}

/// The files of a manifest, or the number of the line that is none.
pub(super) fn parse(text: &str) -> Result<Vec<(String, String)>, usize> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let read = line.split_once(' ').and_then(|(digest, name)| {
            let digits = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
            let name = unescaped(name.trim_start_matches(' '));
            let stays = is_inside(&name) && !files.iter().any(|(_, known)| *known == name);
            (digits && stays).then(|| (digest.to_ascii_lowercase(), name))
        });
        files.push(read.ok_or(index + 1)?);
    }
    Ok(files)
}

/// Whether a name leads to a place inside of the bag on every system.
pub(super) fn is_inside(name: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0']);
    name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_of_a_bag_are_refused() {
        let digest = "0".repeat(64);
        for name in ["../x", "/x", "data/../x", "data//x", "C:/x", "data\\x", ".", "data/"] {
            assert_eq!(parse(&format!("{digest}  {name}\n")), Err(1), "{name}");
        }
        assert_eq!(parse(&format!("{digest}  data/a\n{digest}  data/a\n")), Err(2));
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let name = "data/documents/发票 100%\n.pdf".to_owned();
        let listed = [Listed { name: name.clone(), bytes: 1, sha256: "a".repeat(64) }];
        assert_eq!(parse(&manifest(&listed)), Ok(vec![("a".repeat(64), name)]));
    }
}
