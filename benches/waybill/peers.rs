//! The usual readers, each shown every frame: whatever text comes out of any of them counts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use onetake::media::Luma;
use onetake_scan::symbol::rqrr::Rqrr;
use onetake_scan::symbol::zxing::Zxing;
use onetake_scan::symbol::{Effort, Region, SymbolReader, Symbologies};

use crate::cases::Case;
use crate::ffmpeg::{INSTALLED, ffmpeg};
use crate::ours::Told;
use crate::thread_cpu;

/// The readers that are compared with.
pub(crate) const PEERS: [&str; 3] = ["zxing-cpp", "zbar", "rqrr"];

/// Shows every frame of a clip to each reader that has not seen it.
pub(crate) fn watch(case: &Case) {
    if PEERS.iter().all(|peer| kept(case, peer).exists()) {
        return;
    }
    let frames = frames(case);
    let (width, height) = case.pass.size;
    let size = width * height;
    // rqrr reads QR codes alone, and enlarging whole pictures for it takes longer than all else.
    let engines: [(&str, &dyn SymbolReader, Effort); 2] =
        [("zxing-cpp", &Zxing, Effort::Thorough), ("rqrr", &Rqrr, Effort::Dense)];
    for (name, engine, effort) in engines {
        let begun = thread_cpu::us();
        let mut texts = BTreeSet::new();
        for frame in frames.chunks_exact(size) {
            let luma = Luma::new(frame, width, height, width).unwrap();
            let found = engine.read(&luma, Region::whole(&luma), Symbologies::all(), effort);
            texts.extend(found.into_iter().map(|symbol| symbol.text));
        }
        keep(case, name, frames.len() / size, thread_cpu::us() - begun, texts);
    }
    zbar(case, &frames);
}

/// zbar through its shared library, from a script: it is no dependency.
fn zbar(case: &Case, frames: &[u8]) {
    let (width, height) = case.pass.size;
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/waybill/zbar.py"))
        .args([width.to_string(), height.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3, which shows frames to zbar, is installed: apt-get install python3 libzbar0");
    child.stdin.take().unwrap().write_all(frames).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "zbar.py failed; zbar-tools brings libzbar0");
    let said = String::from_utf8_lossy(&output.stdout);
    let mut lines = said.lines();
    let spent = lines.next().unwrap().parse().unwrap();
    keep(case, "zbar", frames.len() / (width * height), spent, lines.map(str::to_owned).collect());
}

/// The brightness of all frames.
fn frames(case: &Case) -> Vec<u8> {
    let mut child = ffmpeg()
        .args(["-threads", "1", "-i"])
        .arg(&case.clip)
        .args("-vf extractplanes=y -f rawvideo -pix_fmt gray pipe:1".split(' '))
        .stdout(Stdio::piped())
        .spawn()
        .expect(INSTALLED);
    let mut frames = Vec::new();
    child.stdout.as_mut().unwrap().read_to_end(&mut frames).unwrap();
    assert!(child.wait().unwrap().success());
    frames
}

fn kept(case: &Case, peer: &str) -> std::path::PathBuf {
    case.beside(&format!("{peer}.tsv"))
}

fn keep(case: &Case, peer: &str, frames: usize, cpu_us: u64, texts: BTreeSet<String>) {
    let mut text = format!("{frames}\t{cpu_us}\n");
    for found in texts {
        let _ = writeln!(text, "{}", found.replace(['\t', '\n'], " "));
    }
    fs::write(kept(case, peer), text).unwrap();
}

/// What a reader told of a clip before; nothing when it was not shown it.
pub(crate) fn read(case: &Case, peer: &str) -> Option<Told> {
    let text = fs::read_to_string(kept(case, peer)).ok()?;
    let mut lines = text.lines();
    let (frames, cpu_us) = lines.next()?.split_once('\t')?;
    Some(Told {
        frames: frames.parse().unwrap(),
        cpu_us: cpu_us.parse().unwrap(),
        read: lines.map(str::to_owned).collect(),
    })
}
