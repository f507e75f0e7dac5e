//! What was told of each file against what is true of it.

use std::fmt::Write as _;
use std::path::Path;

use onetake::report::{Code, Observation};
use onetake::{Scanner, Source};

use super::beds::Bed;
use super::cases::{Case, Class, Removal};

/// Findings below this confidence do not count.
const COUNTS_PPM: u32 = 500_000;
/// What the base policy asks of a grid that is to cover a still scene.
const COVERS_PPM: u32 = 900_000;
/// A break this far from the cut is elsewhere.
const NEAR_S: f64 = 0.3;
/// The goal for where a break is.
const CLOSE_S: f64 = 0.1;

/// A file that was scanned.
pub(crate) struct Scored<'a> {
    case: &'a Case,
    real: bool,
    unbroken: Vec<Claim>,
    breaks: Vec<Claim>,
}

/// One observation.
struct Claim {
    start_s: f64,
    end_s: f64,
    ppm: u32,
    after_ms: i64,
    detail: String,
}

impl<'a> Scored<'a> {
    pub(crate) fn new(case: &'a Case, real: bool) -> Self {
        let source = Source::open(&case.file).unwrap();
        let scan = Scanner::new().scan(&source).unwrap();
        let claims = |code: Code| {
            let seen = scan.record.observations.iter().filter(|seen| seen.code == code);
            seen.filter(|seen| seen.confidence_ppm >= COUNTS_PPM).map(Claim::new).collect()
        };
        Self { case, real, unbroken: claims(Code::SoundUnbroken), breaks: claims(Code::SoundBreak) }
    }

    pub(crate) fn name(&self) -> &str {
        &self.case.name
    }

    /// How far the nearest break is from the cut.
    fn error_s(&self) -> Option<f64> {
        let at_s = self.case.removal?.at_s;
        self.breaks.iter().map(|seen| (seen.break_s() - at_s).abs()).min_by(f64::total_cmp)
    }

    fn found_within(&self, seconds: f64) -> bool {
        self.error_s().is_some_and(|error| error <= seconds)
    }

    /// Whether the cut lies in the span that a break tells.
    fn held(&self) -> bool {
        let at = self.case.removal.map(|removal| removal.at_s);
        self.breaks.iter().any(|seen| at.is_some_and(|at| seen.holds(at)))
    }

    /// Breaks where nothing is missing.
    fn false_breaks(&self) -> usize {
        let at = self.case.removal.map(|removal| removal.at_s);
        self.breaks.iter().filter(|seen| at.is_none_or(|at| !seen.holds(at))).count()
    }

    fn proven_s(&self, least_ppm: u32) -> f64 {
        self.unbroken.iter().filter(|seen| seen.ppm >= least_ppm).map(|seen| seen.end_s - seen.start_s).sum()
    }

    /// Spans that are claimed to be unbroken and are not, or of a grid that is not there.
    fn false_unbroken(&self, least_ppm: u32) -> usize {
        self.unbroken
            .iter()
            .filter(|seen| seen.ppm >= least_ppm)
            .filter(|seen| match self.case.removal {
                Some(removal) if removal.is_blind() => false,
                Some(Removal { at_s, .. }) => seen.start_s < at_s - NEAR_S && seen.end_s > at_s + NEAR_S,
                None => self.case.class == Class::Once,
            })
            .count()
    }

    fn is_blind(&self) -> bool {
        self.case.removal.is_some_and(Removal::is_blind)
    }
}

impl Claim {
    /// The most probable instant.
    fn break_s(&self) -> f64 {
        self.start_s + self.after_ms as f64 / 1000.0
    }

    fn holds(&self, at_s: f64) -> bool {
        (self.start_s - NEAR_S..=self.end_s + NEAR_S).contains(&at_s)
    }

    fn new(seen: &Observation) -> Self {
        Self {
            start_s: seen.span.start_ms as f64 / 1000.0,
            end_s: seen.span.end_ms as f64 / 1000.0,
            ppm: seen.confidence_ppm,
            after_ms: seen.detail.int("after_ms").unwrap_or(0),
            detail: serde_json::to_string(&seen.detail).unwrap(),
        }
    }
}

/// Every file and what is true of it, for other tools.
pub(crate) fn write_truth(file: &Path, beds: &[Bed], cases: &[Case]) {
    let mut out = "name\tfile\tbed\treal\tclass\tseconds\tratio\thead\tcut_s\tremoved\tside_s\n".to_owned();
    for case in cases {
        let (cut, removed, side) =
            case.removal.map_or((-1.0, 0, 0.0), |removal| (removal.at_s, removal.samples, removal.side_s));
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{:.3}\t{:.3}\t{}\t{cut:.4}\t{removed}\t{side:.2}",
            case.name,
            case.file.display(),
            beds[case.bed].name,
            beds[case.bed].real,
            case.class.name(),
            case.seconds,
            case.ratio,
            case.head
        )
        .unwrap();
    }
    std::fs::write(file, out).unwrap();
}

/// What was seen in each file, for looking at one by one.
pub(crate) fn write(file: &Path, scored: &[Scored<'_>]) {
    let mut out = String::new();
    for seen in scored {
        let cut = seen.case.removal.map(|removal| removal.at_s);
        writeln!(
            out,
            "{} ratio {:.2} {:.1} s cut {cut:.2?}",
            seen.case.name, seen.case.ratio, seen.case.seconds
        )
        .unwrap();
        for (what, claims) in [("unbroken", &seen.unbroken), ("break", &seen.breaks)] {
            for claim in claims {
                writeln!(
                    out,
                    "  {what} {:.2}-{:.2} {} {}",
                    claim.start_s, claim.end_s, claim.ppm, claim.detail
                )
                .unwrap();
            }
        }
    }
    std::fs::write(file, out).unwrap();
}

/// The result, as Markdown.
pub(crate) fn tables(scored: &[Scored<'_>]) -> String {
    let mut out = String::new();
    for (real, title) in [(false, "Made first generations"), (true, "Real first generations")] {
        let part: Vec<&Scored<'_>> = scored.iter().filter(|seen| seen.real == real).collect();
        if part.is_empty() {
            continue;
        }
        writeln!(out, "### {title}\n").unwrap();
        breaks(&mut out, &part);
        continuity(&mut out, &part);
    }
    alarms(&mut out, scored);
    out
}

const BANDS: [(&str, f64, f64); 3] =
    [(">= 1.25", 1.25, f64::INFINITY), ("0.95 to 1.25", 0.95, 1.25), ("< 0.95", 0.0, 0.95)];

/// One row of a table of shares in three bands of rates.
fn banded<'a>(part: &'a [&'a Scored<'a>], cell: impl Fn(&[&'a Scored<'a>]) -> String) -> String {
    BANDS.iter().fold(String::new(), |mut row, (_, low, high)| {
        let within: Vec<&Scored<'_>> =
            part.iter().copied().filter(|seen| (*low..*high).contains(&seen.case.ratio)).collect();
        write!(row, " {} |", if within.is_empty() { "-".to_owned() } else { cell(&within) }).unwrap();
        row
    })
}

fn breaks(out: &mut String, part: &[&Scored<'_>]) {
    out.push_str("| removals: break told within 0.3 s / within 0.1 s / in a span that holds the cut | rate >= 1.25 | 0.95 to 1.25 | < 0.95 | false unbroken | blind by arithmetic |\n|---|---|---|---|---|---|\n");
    for class in [Class::Hard, Class::Fade, Class::HardAligned, Class::HardResampled, Class::Third] {
        let of: Vec<&Scored<'_>> = part.iter().copied().filter(|seen| seen.case.class == class).collect();
        let seeable: Vec<&Scored<'_>> = of.iter().copied().filter(|seen| !seen.is_blind()).collect();
        let row = banded(&seeable, |within| {
            let near = within.iter().filter(|seen| seen.found_within(NEAR_S)).count();
            let close = within.iter().filter(|seen| seen.found_within(CLOSE_S)).count();
            let held = within.iter().filter(|seen| seen.held()).count();
            format!("{near} / {close} / {held} of {}", within.len())
        });
        let wrong = seeable.iter().filter(|seen| seen.false_unbroken(COUNTS_PPM) > 0).count();
        let blind = of.len() - seeable.len();
        writeln!(out, "| {} |{row} {wrong} of {} | {blind} |", class.name(), seeable.len()).unwrap();
    }
    out.push('\n');
}

fn continuity(out: &mut String, part: &[&Scored<'_>]) {
    out.push_str("| no removal: seconds with a proven grid of all | rate >= 1.25 | 0.95 to 1.25 | < 0.95 | false unbroken files | false breaks |\n|---|---|---|---|---|---|\n");
    for class in [
        Class::Lossless,
        Class::Honest,
        Class::HonestAligned,
        Class::HonestResampled,
        Class::Once,
        Class::Found,
    ] {
        let of: Vec<&Scored<'_>> = part.iter().copied().filter(|seen| seen.case.class == class).collect();
        if of.is_empty() {
            continue;
        }
        let row = banded(&of, |within| {
            let all: f64 = within.iter().map(|seen| seen.case.seconds).sum();
            let proven = within.iter().fold(0.0, |sum, seen| sum + seen.proven_s(COUNTS_PPM));
            format!("{proven:.0} of {all:.0} ({:.0} %)", 100.0 * proven / all)
        });
        let wrong = of.iter().filter(|seen| seen.false_unbroken(COUNTS_PPM) > 0).count();
        let alarms: usize = of.iter().map(|seen| seen.false_breaks()).sum();
        writeln!(out, "| {} |{row} {wrong} of {} | {alarms} |", class.name(), of.len()).unwrap();
    }
    out.push('\n');
}

fn alarms(out: &mut String, scored: &[Scored<'_>]) {
    let mut line = |what: &str, keep: &dyn Fn(&Scored<'_>) -> bool| {
        let of: Vec<&Scored<'_>> = scored.iter().filter(|seen| keep(seen)).collect();
        let minutes = of.iter().map(|seen| seen.case.seconds).sum::<f64>() / 60.0;
        let alarms: usize = of.iter().map(|seen| seen.false_breaks()).sum();
        let wrong: usize = of.iter().map(|seen| seen.false_unbroken(COUNTS_PPM)).sum();
        let covering: usize = of.iter().map(|seen| seen.false_unbroken(COVERS_PPM)).sum();
        writeln!(
            out,
            "* {what}: {alarms} false breaks in {minutes:.0} minutes ({:.2} in 10 minutes); {wrong} false unbroken \
             spans, {covering} of them at {COVERS_PPM} ppm or more",
            10.0 * alarms as f64 / minutes.max(0.01)
        )
        .unwrap();
    };
    line("honest files", &|seen| seen.case.class.is_honest());
    line("encoded once", &|seen| seen.case.class == Class::Once);
    line("as found", &|seen| seen.case.class == Class::Found);
    line("removals, one encoding after the camera's", &|seen| {
        seen.case.removal.is_some() && seen.case.class != Class::Third
    });
    line("removals, two encodings after the camera's", &|seen| seen.case.class == Class::Third);
}
