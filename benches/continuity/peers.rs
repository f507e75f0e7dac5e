//! What the usual tools see in the same clips: a score for every frame.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::clips::Clip;
use crate::ffmpeg::INSTALLED;
use crate::parallel::in_parallel;

/// A tool, its default threshold and where its scores come from.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) default: f64,
    key: &'static str,
}

/// The tools. A score above the default threshold is a cut for them; the adaptive detector also wants a content score.
pub(crate) const TOOLS: &[Tool] = &[
    Tool { name: "ffmpeg scdet", default: 10.0, key: "scdet" },
    Tool { name: "PySceneDetect content", default: 27.0, key: "content" },
    Tool { name: "PySceneDetect adaptive", default: 3.0, key: "adaptive" },
    Tool { name: "PySceneDetect hash", default: 0.395, key: "hash" },
    Tool { name: "PySceneDetect histogram", default: 0.05, key: "hist" },
];

/// Least content score that the adaptive detector wants by default.
const ADAPTIVE_CONTENT: f64 = 15.0;

const SCDET: &str = ".scdet.csv";
const PSD: &str = ".psd.csv";
const SCDET_CPU: &str = ".scdet.cpu";
const PSD_CPU: &str = ".psd.cpu";

/// Runs the tools on the clips that they have not seen.
pub(crate) fn run(clips: &[Clip]) {
    let unseen: Vec<&Clip> = clips.iter().filter(|clip| !clip.beside(SCDET).exists()).collect();
    in_parallel("scdet", &unseen, |clip| scdet(clip));
    // Set by the make target once PySceneDetect is installed.
    let Some(python) = std::env::var_os("ONETAKE_PEERS_PYTHON") else {
        eprintln!("PySceneDetect: not run");
        return;
    };
    let unseen: Vec<&Clip> = clips.iter().filter(|clip| !clip.beside(PSD).exists()).collect();
    let parts: Vec<&[&Clip]> = unseen.chunks(20).collect();
    in_parallel("PySceneDetect", &parts, |part| {
        let mut child = Command::new(&python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/continuity/peers.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("ONETAKE_PEERS_PYTHON names a Python: make bench-continuity sets it");
        let mut pipe = child.stdin.take().unwrap();
        for clip in *part {
            writeln!(pipe, "{}", clip.file.display()).unwrap();
        }
        drop(pipe);
        if !child.wait().unwrap().success() {
            eprintln!("PySceneDetect failed on one of {} clips", part.len());
        }
    });
}

fn scdet(clip: &Clip) {
    let output = Command::new("ffmpeg")
        .args("-hide_banner -nostdin -benchmark -threads 1 -i".split(' '))
        .arg(&clip.file)
        .args("-an -vf scdet=t=0,metadata=print:file=- -f null -".split(' '))
        .output()
        .expect(INSTALLED);
    let mut text = String::from("frame,scdet\n");
    let mut frame = "";
    for line in std::str::from_utf8(&output.stdout).unwrap().lines() {
        if let Some(rest) = line.strip_prefix("frame:") {
            frame = rest.split_whitespace().next().unwrap();
        } else if let Some(score) = line.strip_prefix("lavfi.scd.score=") {
            text.push_str(&format!("{frame},{score}\n"));
        }
    }
    fs::write(clip.beside(SCDET), text).unwrap();
    // "bench: utime=0.345s stime=0.012s rtime=0.215s"
    let said = String::from_utf8_lossy(&output.stderr);
    let seconds: Vec<f64> = ["utime=", "stime="]
        .iter()
        .filter_map(|name| said.rsplit_once(name)?.1.split('s').next()?.parse().ok())
        .collect();
    if let [user, system] = seconds.as_slice() {
        fs::write(clip.beside(SCDET_CPU), format!("{:.0}", 1000.0 * (user + system))).unwrap();
    }
}

/// CPU time that a tool took for a clip in milliseconds; the detectors of PySceneDetect together.
pub(crate) fn cost_ms(tool: &Tool, clip: &Clip) -> Option<u64> {
    let ending = if tool.key == "scdet" { SCDET_CPU } else { PSD_CPU };
    fs::read_to_string(clip.beside(ending)).ok()?.trim().parse().ok()
}

/// Scores of every frame by the names of the tools, for those that have seen the clip.
pub(crate) fn read(clip: &Clip) -> BTreeMap<&'static str, Vec<f64>> {
    let mut all = BTreeMap::new();
    for ending in [SCDET, PSD] {
        let Some(columns) = columns(&clip.beside(ending)) else { continue };
        for tool in TOOLS {
            if let Some(scores) = columns.get(tool.key) {
                all.insert(tool.name, scores.clone());
            }
        }
        if let (Some(content), Some(adaptive)) = (columns.get("content"), all.get_mut(TOOLS[2].name)) {
            for (score, &content) in adaptive.iter_mut().zip(content) {
                if content < ADAPTIVE_CONTENT {
                    *score = score.min(TOOLS[2].default - 0.01);
                }
            }
        }
    }
    all
}

fn columns(path: &Path) -> Option<BTreeMap<String, Vec<f64>>> {
    let text = fs::read_to_string(path).ok()?;
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next()?.split(',').collect();
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for line in lines {
        for (name, field) in names.iter().zip(line.split(',')).skip(1) {
            columns.entry((*name).to_owned()).or_default().push(field.parse().unwrap());
        }
    }
    Some(columns)
}
