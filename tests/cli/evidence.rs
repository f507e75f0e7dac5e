//! Evidence checked again and bundled: what anybody changes in it is found, with the video and without.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Room, Run};

/// What a run says, held against a part of it.
pub(crate) trait Says: Sized {
    fn says(self, part: &str) -> Self;
    fn complains(self, part: &str) -> Self;
}

impl Says for Run {
    #[track_caller]
    fn says(self, part: &str) -> Self {
        assert!(self.text().contains(part), "{}{}", self.text(), self.stderr);
        self
    }

    #[track_caller]
    fn complains(self, part: &str) -> Self {
        assert!(self.stderr.contains(part), "{}", self.stderr);
        self
    }
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/clips").join(name)
}

/// A room with evidence on a video with a cut.
pub(crate) fn evidence() -> Room {
    let room = Room::new();
    fs::copy(fixture("splice-cut-2s-fail.mp4"), room.path("v.mp4")).unwrap();
    room.onetake(&["verify", "v.mp4", "--waybill", "SF1390024681357", "--out", "e"]).exits(1);
    room
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn a_record_from_which_the_cut_was_deleted_is_caught() {
    let room = evidence();
    room.onetake(&["check", "e", "v.mp4"]).exits(0).says("Passed");
    room.onetake(&["check", "e"]).exits(3).says("Not complete");

    let mut record: serde_json::Value = serde_json::from_slice(&room.read("e/record.json")).unwrap();
    let observations = record["observations"].as_array_mut().unwrap();
    let before = observations.len();
    observations.retain(|one| !one["code"].as_str().unwrap().starts_with("splice."));
    assert!(observations.len() < before);
    room.write("e/record.json", record.to_string());
    // Without another report the digest tells.
    room.onetake(&["check", "e"]).exits(1).says("record.json: SHA-256 is");
    let page = String::from_utf8(room.read("e/report.html")).unwrap();
    room.write("e/report.html", page.replace("FAILED", "PASSED").replacen("<h1", "<h1 ", 1));
    room.onetake(&["check", "e"]).exits(1).says("report.html: does not say what report.json says");
    room.write("e/report.html", page);
    // Judged again everything fits together, but for the video.
    room.onetake(&["judge", "e", "--waybill", "SF1390024681357", "--out", "forged"]).exits(3);
    room.onetake(&["check", "forged"]).exits(3).says("Give it after the folder");
    room.onetake(&["check", "forged", "v.mp4"])
        .exits(1)
        .says("In the new scan, not in the record: cut in the picture, 00:04.400");
}

#[test]
fn another_video_is_told_with_the_time_of_what_differs() {
    let room = evidence();
    room.ffmpeg("-i v.mp4 -c copy -t 6 short.mp4");
    room.onetake(&["check", "e", "short.mp4"])
        .exits(1)
        .says("short.mp4: SHA-256 is")
        .says("Picture changed from 00:0");
    room.ffmpeg("-i v.mp4 -c:v libx264 -b:v 300k anew.mp4");
    room.onetake(&["check", "e", "anew.mp4"]).exits(1).says("coded anew, or another video");
}

#[test]
fn a_bundle_is_a_bag_that_public_tools_check() {
    let room = evidence();
    room.write("发票.txt", "invoice");
    room.onetake(&["bundle", "e", "v.mp4", "--document", "发票.txt", "--out", "b"]).exits(0);
    let sums = |list: &str| {
        let mut command = Command::new("sha256sum");
        command.args(["--quiet", "-c", list]).current_dir(room.path("b"));
        assert!(command.status().unwrap().success(), "{list}");
    };
    sums("manifest-sha256.txt");
    sums("tagmanifest-sha256.txt");
    assert_eq!(room.read("b/data/original.mp4"), room.read("v.mp4"));
    assert_eq!(room.read("b/data/documents/发票.txt"), b"invoice");
    let oxum = format!(
        "Payload-Oxum: {}.{}\n",
        files(&room.path("b/data")).iter().map(|path| path.metadata().unwrap().len()).sum::<u64>(),
        files(&room.path("b/data")).len()
    );
    assert!(String::from_utf8(room.read("b/bag-info.txt")).unwrap().contains(&oxum), "{oxum}");
    room.onetake(&["check", "b"]).exits(3).says("✓ Bytes of the video");
    // The report on paper is made by nobody again: without the seal of somebody it is not more than paper.
    let checked = room.onetake(&["check", "b", "v.mp4"]).exits(3).says("report.pdf was not compared");
    assert!(checked.text().contains("✓ Page for people"), "{}", checked.text());
    // What others run names the video of the bundle as well.
    assert!(!checked.text().contains(" VIDEO"), "{}", checked.text());
    room.onetake(&["bundle", "e", "v.mp4", "--no-pdf", "--out", "plain"]).exits(0);
    room.onetake(&["check", "plain", "--scan"]).exits(0).says("Passed");
    room.onetake(&["check", "b"]).says("sha256sum b/data/original.mp4");

    room.onetake(&["bundle", "e", "v.mp4", "--document", "发票.txt", "--out", "b.zip"]).exits(0);
    room.onetake(&["check", "b.zip", "v.mp4"]).exits(3).says("report.pdf was not compared");
    room.onetake(&["key", "k", "--name", "li"]).exits(0);
    room.onetake(&["bundle", "e", "v.mp4", "--document", "发票.txt", "--out", "sealed", "--key", "k"])
        .exits(0);
    let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/python");
    // `make setup-tests` installs the package, where the network lets it.
    let bags = if python.join("bagit.py").exists() { ["b", "sealed"].as_slice() } else { &[] };
    for bag in bags {
        let script = format!("import bagit; bagit.Bag('{bag}').validate()");
        let mut validate = Command::new("python3");
        validate.args(["-c", &script]).env("PYTHONPATH", &python).current_dir(room.folder());
        let output = validate.output().unwrap();
        assert!(output.status.success(), "{bag}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // The same bag is in it, file by file.
    let python = "import sys,zipfile; zipfile.ZipFile('b.zip').extractall('unpacked')";
    assert!(
        Command::new("python3").args(["-c", python]).current_dir(room.folder()).status().unwrap().success()
    );
    let relative = |folder: &str| -> Vec<(PathBuf, Vec<u8>)> {
        let root = room.path(folder);
        let content =
            |path: &PathBuf| (path.strip_prefix(&root).unwrap().to_owned(), fs::read(path).unwrap());
        files(&root).iter().map(content).collect()
    };
    assert!(relative("b") == relative("unpacked"));
}

#[test]
fn a_zip_file_holds_what_every_program_sees_in_it_and_evidence_alone() {
    let room = evidence();
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b.zip"]).exits(0);
    let whole = room.read("b.zip");
    let odd = |name: &str, bytes: &[u8]| {
        room.write(name, bytes);
        room.onetake(&["check", name]).exits(2).complains("no bundle that can be opened safely");
    };
    odd("front.zip", &[whole.as_slice(), &whole].concat());
    odd("behind.zip", &[whole.as_slice(), b"more"].concat());
    let mut renamed = whole.clone();
    renamed[30] ^= 1;
    odd("renamed.zip", &renamed);
    let python = "import zipfile,warnings; warnings.simplefilter('ignore'); z=zipfile.ZipFile('b.zip','a'); z.writestr('data/report.json','{}'); z.close()";
    fs::copy(room.path("b.zip"), room.path("kept.zip")).unwrap();
    assert!(
        Command::new("python3").args(["-c", python]).current_dir(room.folder()).status().unwrap().success()
    );
    room.onetake(&["check", "b.zip"]).exits(2).complains("no bundle that can be opened safely");
    room.onetake(&["check", "kept.zip"]).exits(3);

    // Listed or not, it is none of the evidence.
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b"]).exits(0);
    let digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    for (name, list, told) in [
        ("data/verdict-VALID.txt", "manifest-sha256.txt", "verdict-VALID.txt"),
        ("VALID.txt", "tagmanifest-sha256.txt", "VALID.txt"),
        // Of several videos the first by name is the one.
        ("data/original.avi", "manifest-sha256.txt", "original.mp4"),
    ] {
        room.write(&format!("b/{name}"), "x");
        let before = room.read(&format!("b/{list}"));
        let line = format!("{digest}  {name}\n");
        room.write(&format!("b/{list}"), [before.as_slice(), line.as_bytes()].concat());
        room.onetake(&["check", "b"]).exits(1).says(&format!("{told}: does not belong there"));
        room.write(&format!("b/{list}"), before);
        fs::remove_file(room.path(&format!("b/{name}"))).unwrap();
    }
    room.onetake(&["check", "b"]).exits(3);
}

#[test]
fn a_policy_of_the_shop_is_found_in_the_bundle() {
    let room = Room::new();
    fs::copy(fixture("splice-cut-2s-fail.mp4"), room.path("v.mp4")).unwrap();
    let base = room.onetake(&["policies", "show", "base"]).exits(0).text();
    room.write("shop.toml", base.replacen("id = \"base\"", "id = \"shop\"", 1));
    room.onetake(&["verify", "v.mp4", "--waybill", "SF1390024681357", "--policy", "shop.toml", "--out", "e"])
        .exits(1);
    room.onetake(&["check", "e", "v.mp4"]).exits(3).says("The policy shop/");
    room.onetake(&["check", "e", "v.mp4", "--policy", "shop.toml"]).exits(0);
    room.write("other.toml", &base);
    let documents = ["--document", "other.toml", "--document", "shop.toml"];
    let bundle = ["bundle", "e", "v.mp4", "--no-pdf", "--out", "b.zip"];
    room.onetake(&[bundle.as_slice(), documents.as_slice()].concat()).exits(0);
    room.onetake(&["check", "b.zip", "--scan"]).exits(0).says("Passed");
}

/// Whether a check of the bundle fails and names that file.
fn names(run: &Run, file: &str) -> bool {
    let text = format!("{}{}", run.text(), run.stderr);
    // A line of the list of lists that was changed names the file that it is about.
    let named = text.contains(file.rsplit('/').next().unwrap()) || file == "tagmanifest-sha256.txt";
    matches!(run.code, Some(1 | 2)) && named
}

#[test]
fn every_file_of_a_bundle_that_is_changed_removed_added_or_exchanged_is_named() {
    let room = evidence();
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b"]).exits(0);
    fs::copy(fixture("splice-cut-5s-fail.mp4"), room.path("w.mp4")).unwrap();
    room.onetake(&["verify", "w.mp4", "--waybill", "SF1390024681357", "--out", "f"]).exits(1);
    room.onetake(&["bundle", "f", "w.mp4", "--out", "c"]).exits(0);
    let root = room.path("b");
    for path in files(&root) {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let before = fs::read(&path).unwrap();
        // A new file each time: the video is linked to the user's own, which nothing here may change.
        let put = |bytes: &[u8]| {
            fs::remove_file(&path).unwrap();
            fs::write(&path, bytes).unwrap();
        };
        for at in [0, before.len() / 2, before.len() - 1] {
            let mut bytes = before.clone();
            bytes[at] ^= 1;
            put(&bytes);
            let run = room.onetake(&["check", "b"]);
            assert!(names(&run, &name), "{name} at {at}: {}{}", run.text(), run.stderr);
        }
        let longer = [before.as_slice(), b"\n"].concat();
        put(&longer);
        let run = room.onetake(&["check", "b"]);
        assert!(names(&run, &name), "{name} longer: {}{}", run.text(), run.stderr);
        if let Ok(other) = fs::read(room.path("c").join(&name))
            && other != before
        {
            put(&other);
            let run = room.onetake(&["check", "b"]);
            assert!(names(&run, &name), "{name} of another case: {}{}", run.text(), run.stderr);
        }
        fs::remove_file(&path).unwrap();
        let run = room.onetake(&["check", "b"]);
        assert!(names(&run, &name), "{name} removed: {}{}", run.text(), run.stderr);
        fs::write(&path, &before).unwrap();
    }
    room.onetake(&["check", "b"]).exits(3);
    for added in ["data/more.txt", "data/stills/more.jpg", "more.txt", "manifest-md5.txt"] {
        room.write(&format!("b/{added}"), "x");
        let run = room.onetake(&["check", "b"]);
        assert!(names(&run, added), "{added}: {}{}", run.text(), run.stderr);
        fs::remove_file(room.path("b").join(added)).unwrap();
    }
}

#[test]
fn zip_files_that_lead_elsewhere_or_grow_are_refused() {
    let room = Room::new();
    for (name, script) in [
        ("up.zip", "z.writestr('../up.txt', 'x')"),
        ("root.zip", "z.writestr('/root.txt', 'x')"),
        ("drive.zip", "z.writestr('C:/drive.txt', 'x')"),
        ("bomb.zip", "z.writestr('data/report.json', b'0' * 99999999, zipfile.ZIP_DEFLATED)"),
        ("twice.zip", "z.writestr('data/A.txt', 'x'); z.writestr('data/a.txt', 'y')"),
        (
            "link.zip",
            "i = zipfile.ZipInfo('data/link'); i.create_system = 3; i.external_attr = 0o120777 << 16; z.writestr(i, '/etc/passwd')",
        ),
    ] {
        let script = format!("import zipfile\nz = zipfile.ZipFile('{name}', 'w')\n{script}\nz.close()");
        let mut made = Command::new("python3");
        made.args(["-W", "ignore", "-c", &script]).current_dir(room.folder());
        assert!(made.status().unwrap().success(), "{name}");
        let run = room.onetake(&["check", name]);
        assert_eq!(run.code, Some(2), "{name}: {}{}", run.text(), run.stderr);
        assert!(run.stderr.contains("no bundle that can be opened safely"), "{name}: {}", run.stderr);
    }
    assert!(!room.path("../up.txt").exists());
}

#[test]
fn a_bundle_is_not_made_of_what_does_not_fit_and_replaces_nothing() {
    let room = evidence();
    fs::copy(fixture("take-small-pass.mp4"), room.path("other.mp4")).unwrap();
    room.onetake(&["bundle", "e", "other.mp4", "--out", "b"]).exits(2).complains("another video");
    room.write("b.zip", "precious");
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b.zip"]).exits(2).complains("is there already");
    assert_eq!(room.read("b.zip"), b"precious");
    room.write("e/stills/more.jpg", "x");
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b"]).exits(2).complains("does not belong there");
    assert!(!room.path("b").exists());
}
