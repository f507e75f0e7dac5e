//! How quiet honest videos are: kind by kind, and apart for the takes that nothing was tuned on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use onetake::report::Code;
use onetake_scan::observe::confidence;

use crate::clips::Clip;
use crate::honest;
use crate::ours::Seen;
use crate::score;

/// A person looks from this confidence on.
const REVIEWED_PPM: f64 = 300_000.0;

/// What is told of some honest clips.
#[derive(Default)]
struct Told {
    clips: usize,
    seconds: f64,
    half: usize,
    sure: usize,
    reviewed: usize,
    causes: BTreeMap<String, usize>,
    /// Alarms at 500,000 if no cause explained anything, and clips with something to look at.
    half_without: usize,
    reviewed_without: usize,
}

impl Told {
    fn add(&mut self, clip: &Clip, seen: &[Seen]) {
        let alarms = score::alarms(&score::findings(seen));
        let at = |alarms: &[f64], least: f64| alarms.iter().filter(|&&alarm| alarm >= least).count();
        self.clips += 1;
        self.seconds += clip.seconds();
        self.half += at(&alarms, 500_000.0);
        self.sure += at(&alarms, 900_000.0);
        self.reviewed += usize::from(at(&alarms, REVIEWED_PPM) > 0);
        for one in seen.iter().filter(|one| !one.cause.is_empty() && one.confidence_ppm >= 100_000) {
            *self.causes.entry(one.cause.clone()).or_default() += 1;
        }
        let without: Vec<Seen> = seen.iter().map(unexplained).collect();
        let alarms = score::alarms(&score::findings(&without));
        self.half_without += at(&alarms, 500_000.0);
        self.reviewed_without += usize::from(at(&alarms, REVIEWED_PPM) > 0);
    }

    fn row(&self, name: &str) -> String {
        let in_ten_minutes = |count: usize| count as f64 * 600.0 / self.seconds.max(1.0);
        let causes: Vec<String> =
            self.causes.iter().map(|(cause, count)| format!("{cause} {count}")).collect();
        format!(
            "| {name} | {} | {:.1} | {} = {:.1} | {} = {:.1} | {} | {} = {:.1} | {} | {} |\n",
            self.clips,
            self.seconds / 60.0,
            self.half,
            in_ten_minutes(self.half),
            self.sure,
            in_ten_minutes(self.sure),
            self.reviewed,
            self.half_without,
            in_ten_minutes(self.half_without),
            self.reviewed_without,
            causes.join(", ")
        )
    }
}

/// A finding as if nothing but a cut could explain it: what its numbers alone give.
fn unexplained(one: &Seen) -> Seen {
    let mut one = one.clone();
    if !one.cause.is_empty() && one.code.parse() == Ok(Code::SpliceCut) {
        let mut detail = onetake::report::Detail::new();
        for (name, number) in &one.numbers {
            detail.set(name, *number);
        }
        let evidence =
            confidence::evidence(Code::SpliceCut, &detail).zip(confidence::weights(Code::SpliceCut));
        if let Some((evidence, weights)) = evidence {
            one.confidence_ppm = one.confidence_ppm.max(confidence::ppm(weights, &evidence));
        }
    }
    one
}

/// The table of all honest clips.
pub(crate) fn table(seen: &[(&Clip, Vec<Seen>)]) -> String {
    let mut rows: BTreeMap<String, Told> = BTreeMap::new();
    for (clip, seen) in seen.iter().filter(|(clip, _)| clip.benign()) {
        let group = if honest::held_back(&clip.take) { "~ takes held back" } else { "~ other takes" };
        let groups = [group, "~ all"].into_iter().filter(|_| clip.op != honest::DISPLAY);
        for name in std::iter::once(clip.op.as_str()).chain(groups) {
            rows.entry(name.to_owned()).or_default().add(clip, seen);
        }
    }
    let mut text = String::from(
        "\nHonest clips. Alarms are counted as a number and for ten minutes; the columns on the right as if no honest cause explained \
         anything.\n\n| kind | clips | minutes | at 500,000 | at 900,000 | clips with 300,000 | at 500,000, no causes | clips with \
         300,000, no causes | causes |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, told) in &rows {
        let _ = write!(text, "{}", told.row(name));
    }
    text
}
