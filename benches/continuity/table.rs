//! The table, and the list of candidates behind it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::claims;
use crate::clips::Clip;
use crate::honest;
use crate::model;
use crate::ours::{self, Seen};
use crate::peers::{self, TOOLS};
use crate::quiet;
use crate::score::{self, Finding, Named, findings};

/// What counts in every table: findings of at least this confidence.
pub(crate) const COUNTS_PPM: f64 = 500_000.0;

/// Columns: a heading and the operations in it.
const COLUMNS: &[(&str, &[&str])] = &[
    ("short 0.3–0.8 s", &["cut.short.a", "cut.short.b"]),
    ("mid 1–3 s", &["cut.mid.a", "cut.mid.b"]),
    ("long 5–12 s", &["cut.long"]),
    ("GOP copy", &["cut.gop"]),
    ("platform", &["cut.platform"]),
    ("most alike", &["cut.alike"]),
    ("under light", &["cut.light"]),
    ("2 to 5 cuts", &["many.2", "many.3", "many.4", "many.5"]),
    ("6 to 12 cuts", &["many.6", "many.8", "many.10", "many.12"]),
    ("two takes by turns", &["turns.4"]),
    ("as recorders encode", &["cut.coded.1", "cut.coded.2", "cut.coded.3", "cut.coded.4"]),
    ("poor GOP copy", &["cut.group.hardware-low", "cut.group.group50"]),
    ("dissolve", &["dissolve"]),
    ("of 8", &["fade.8"]),
    ("of 15", &["fade.15"]),
    ("of 30", &["fade.30"]),
    ("of 60", &["fade.60"]),
    ("wipe of 15", &["wipe.15"]),
    ("insert other", &["insert.other"]),
    ("insert same", &["insert.same"]),
    ("freeze", &["freeze"]),
    ("repeat", &["repeat"]),
    ("reversal", &["reverse"]),
];

/// Findings of one tool in one clip.
struct Looked<'a> {
    clip: &'a Clip,
    found: Vec<Finding>,
}

/// Prints the table and writes the candidates.
pub(crate) fn print(clips: &[Clip], kept: &Path) {
    let seen: Vec<(&Clip, Vec<Seen>)> =
        clips.iter().filter_map(|clip| Some((clip, ours::read(clip)?))).collect();
    fs::write(kept.join("candidates.csv"), candidates(&seen)).unwrap();
    let mut rows: Vec<(String, Vec<Looked<'_>>, Threshold, String)> = Vec::new();
    let (rescored, weights) = model::leave_one_out(&seen);
    fs::write(kept.join("examples.csv"), model::examples(&seen)).unwrap();
    for (name, seen) in
        [("**onetake**, fitted on the other takes", &rescored), ("onetake, as built (fitted on all)", &seen)]
    {
        let looked = seen.iter().map(|(clip, seen)| Looked { clip, found: findings(seen) }).collect();
        let costs = clips.iter().filter_map(ours::cost);
        rows.push((name.to_owned(), looked, Threshold::Fixed(COUNTS_PPM), ratio(costs)));
    }
    for tool in TOOLS {
        for tuned in [false, true] {
            let looked = clips.iter().filter_map(|clip| {
                let scores = peers::read(clip).remove(tool.name)?;
                Some(Looked { clip, found: score::peaks(&scores, clip) })
            });
            let threshold = if tuned { Threshold::LeaveOneOut } else { Threshold::Fixed(tool.default) };
            let how = if tuned { "tuned" } else { "default" };
            let costs =
                clips.iter().filter_map(|clip| Some((peers::cost_ms(tool, clip)?, ours::cost(clip)?.1)));
            rows.push((format!("{}, {how}", tool.name), looked.collect(), threshold, ratio(costs)));
        }
    }
    let mut text = String::new();
    for moving in [false, true] {
        let _ = writeln!(text, "\n**{}**\n", if moving { "Moving cameras" } else { "Fixed cameras" });
        let headings: Vec<&str> = COLUMNS.iter().map(|column| column.0).collect();
        let _ = writeln!(
            text,
            "| tool | {} | all jump cuts | visible ones | false alarms in 10 min | frames off | CPU to decode |",
            headings.join(" | ")
        );
        let _ = writeln!(text, "|---|{}", "---|".repeat(COLUMNS.len() + 5));
        for (name, looked, threshold, ratio) in &rows {
            text.push_str(&row(name, looked, threshold, ratio, moving));
        }
    }
    text.push_str("\nHow much a confidence is worth, fitted on the other takes:\n\n");
    text.push_str(&model::precision(&rescored));
    text.push_str(&misses(&rows[0].1));
    text.push_str(&weights);
    text.push_str(&quiet::table(&seen));
    text.push_str(&claims::table(&seen));
    println!("{text}");
    fs::write(kept.join("table.md"), text).unwrap();
}

/// CPU time against that of decoding alone, on the small originals.
fn ratio(costs: impl Iterator<Item = (u64, u64)>) -> String {
    let (spent, decode) = costs.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    if decode == 0 { "–".to_owned() } else { format!("{:.2}", spent as f64 / decode as f64) }
}

enum Threshold {
    Fixed(f64),
    /// At most one alarm in ten minutes on the other takes.
    LeaveOneOut,
}

fn row(name: &str, all: &[Looked<'_>], threshold: &Threshold, ratio: &str, moving: bool) -> String {
    if all.is_empty() {
        return format!("| {name} |{}\n", " not run |".repeat(COLUMNS.len() + 5));
    }
    let mut thresholds: BTreeMap<&str, f64> = BTreeMap::new();
    for looked in all {
        thresholds.entry(&looked.clip.take).or_insert_with(|| match threshold {
            Threshold::Fixed(value) => *value,
            Threshold::LeaveOneOut => {
                let others =
                    || all.iter().filter(|other| other.clip.take != looked.clip.take && other.clip.benign());
                let alarms: Vec<f64> = others().flat_map(|other| score::alarms(&other.found)).collect();
                score::tuned(&alarms, others().map(|other| other.clip.seconds()).sum())
            }
        });
    }
    let these = || all.iter().filter(|looked| looked.clip.moving == moving);
    let mut cells = Vec::new();
    let (mut jumps, mut visible) = (Count::default(), Count::default());
    let mut off = Vec::new();
    for (_, ops) in COLUMNS {
        let mut count = Count::default();
        for looked in these().filter(|looked| ops.contains(&looked.clip.op.as_str())) {
            for event in &looked.clip.events {
                let hit =
                    score::hit(looked.clip, event, &looked.found, thresholds[looked.clip.take.as_str()]);
                count.add(hit.is_some());
                off.extend(hit.flatten());
                if looked.clip.op.starts_with("cut.") {
                    jumps.add(hit.is_some());
                    if event.visible == Some(true) {
                        visible.add(hit.is_some());
                    }
                }
            }
        }
        cells.push(count.to_string());
    }
    let (mut alarms, mut seconds) = (0, 0.0);
    for looked in these().filter(|looked| looked.clip.benign() && looked.clip.op != honest::DISPLAY) {
        seconds += looked.clip.seconds();
        let threshold = thresholds[looked.clip.take.as_str()];
        alarms += score::alarms(&looked.found).iter().filter(|&&score| score >= threshold).count();
    }
    off.sort_unstable();
    let off_at = |share: usize| off.get(off.len().saturating_sub(1) * share / 100).copied().unwrap_or(0);
    format!(
        "| {name} | {} | {} | {} | {:.1} ({alarms} in {:.0} min) | {} median, {} at 95 % | {ratio} |\n",
        cells.join(" | "),
        jumps.with_share(),
        visible.with_share(),
        alarms as f64 * 600.0 / seconds.max(1.0),
        seconds / 60.0,
        off_at(50),
        off_at(95),
    )
}

#[derive(Default)]
struct Count {
    hits: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.all += 1;
    }

    fn with_share(&self) -> String {
        format!("{self} = {} %", self.hits * 100 / self.all.max(1))
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.hits, self.all)
    }
}

/// What was missed, what was said wrongly, and how runs were named: one line each.
fn misses(ours: &[Looked<'_>]) -> String {
    let mut text = String::from("\nMissed:\n\n");
    for Looked { clip, found } in ours {
        for event in &clip.events {
            if score::hit(clip, event, found, COUNTS_PPM).is_none() {
                let best = found
                    .iter()
                    .filter(|finding| {
                        (finding.start_s - event.first as f64 / clip.rate).abs() < score::NEAR_S
                    })
                    .map(|finding| finding.score as u32)
                    .max();
                let _ = writeln!(
                    text,
                    "* {} {} at frame {}, removed {} ms, visible {:?}; best candidate {best:?}",
                    clip.take, clip.op, event.first, event.removed_ms, event.visible
                );
            }
        }
    }
    text.push_str("\nFalse alarms:\n\n");
    for Looked { clip, found } in ours.iter().filter(|looked| looked.clip.benign()) {
        for finding in found.iter().filter(|finding| finding.score >= COUNTS_PPM) {
            let _ = writeln!(
                text,
                "* {} {} at {:.2} s, frame {}: {:?} {}",
                clip.take, clip.op, finding.start_s, finding.first, finding.named, finding.score
            );
        }
    }
    text.push_str("\nNamed as what they are:\n\n");
    for (op, kind) in [
        ("dissolve", Named::Dissolve),
        ("freeze", Named::Freeze),
        ("repeat", Named::Repeat),
        ("reverse", Named::Reversal),
    ] {
        let mut count = Count::default();
        for Looked { clip, found } in ours.iter().filter(|looked| looked.clip.op == op) {
            for event in &clip.events {
                count.add(score::named(clip, event, found, COUNTS_PPM, kind));
            }
        }
        let _ = writeln!(text, "* {op}: {}", count.with_share());
    }
    text
}

/// Every candidate with its numbers and what is true about it.
fn candidates(seen: &[(&Clip, Vec<Seen>)]) -> String {
    let mut text = String::from(
        "take,moving,op,benign,frames,rate,code,first,last,confidence_ppm,true,frames_off,numbers\n",
    );
    for (clip, seen) in seen {
        for one in seen {
            let found = findings(std::slice::from_ref(one));
            let hits = clip.events.iter().filter_map(|event| score::hit(clip, event, &found, 0.0));
            let hits: Vec<Option<usize>> = hits.collect();
            let numbers: Vec<String> =
                one.numbers.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let _ = writeln!(
                text,
                "{},{},{},{},{},{:.3},{},{},{},{},{},{},{}",
                clip.take,
                u8::from(clip.moving),
                clip.op,
                u8::from(clip.benign()),
                clip.frames,
                clip.rate,
                one.code,
                one.first,
                one.last,
                one.confidence_ppm,
                u8::from(!hits.is_empty()),
                hits.iter().flatten().min().map_or(String::new(), ToString::to_string),
                numbers.join(";")
            );
        }
    }
    text
}
