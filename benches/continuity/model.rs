//! Confidence from models that were fitted on other takes than the one that is scored, and on all of them for the
//! product.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use onetake::report::{Code, Detail};
use onetake_scan::observe::confidence;

use crate::clips::Clip;
use crate::fit::{self, Example};
use crate::honest;
use crate::ours::Seen;
use crate::score;

/// Findings with a model, and how many false alarms in ten minutes each may give: their sum is below one, and leaves
/// something to the findings without a model.
const BUDGETS: &[(Code, f64)] = &[
    (Code::SpliceCut, 0.6),
    (Code::SpliceDissolve, 0.2),
    (Code::SpliceInsert, 0.05),
    (Code::StillnessReversal, 0.05),
];

/// The fit holds its weights back, for there are few takes: its odds are made so many times steeper. Hardly a cut lies between 300,000
/// and 500,000 with half of that, and most honest clips with something to look at do. How many of the findings at 900,000 are then real
/// on takes that were left out is printed.
const STEEPER: f64 = 5.5;

/// What was seen in a clip.
pub(crate) type SeenIn<'a> = (&'a Clip, Vec<Seen>);

/// A candidate that a model can learn from.
struct Learned<'a> {
    take: &'a str,
    /// The family of operations of its clip: `many` of `many.12`.
    family: &'a str,
    benign: bool,
    example: Example,
}

/// All candidates of one kind.
struct Kind<'a> {
    code: Code,
    budget: f64,
    learned: Vec<Learned<'a>>,
}

impl<'a> Kind<'a> {
    fn of(code: Code, budget: f64, seen: &'a [SeenIn<'a>]) -> Self {
        let mut learned = Vec::new();
        for (clip, seen) in seen.iter().filter(|(clip, _)| teaches(clip, code)) {
            for one in seen {
                let Some(evidence) = evidence(code, one) else { continue };
                let found = score::findings(std::slice::from_ref(one));
                let real = clip.events.iter().any(|event| score::hit(clip, event, &found, -1.0).is_some());
                // What lies near a tampering without hitting it proves nothing, and what an honest cause explains is never believed as
                // much as a model says.
                if !real && (!clip.benign() || one.confidence_ppm < built(code, one, &evidence)) {
                    continue;
                }
                let example = Example { evidence, real, counts: 1.0 };
                let family = clip.op.split('.').next().unwrap_or_default();
                learned.push(Learned { take: &clip.take, family, benign: clip.benign(), example });
            }
        }
        weigh_families_alike(&mut learned);
        Self { code, budget, learned }
    }

    /// The model of all takes but one. Its half is where the budget of false alarms is used up.
    fn model(&self, without: Option<&str>, benign_s: f64) -> Vec<f64> {
        let others = || self.learned.iter().filter(|learned| Some(learned.take) != without);
        let examples: Vec<Example> = others().map(|learned| learned.example.clone()).collect();
        if others().all(|learned| learned.example.real) {
            return confidence::weights(self.code).map(<[f64]>::to_vec).unwrap_or_default();
        }
        let mut model = fit::fit(&examples);
        if model.is_empty() {
            return model;
        }
        let odds = |example: &Example| {
            model[0] + model.iter().skip(1).zip(&example.evidence).map(|(a, b)| a * b).sum::<f64>()
        };
        let mut alarms: Vec<f64> =
            others().filter(|learned| learned.benign).map(|learned| odds(&learned.example)).collect();
        alarms.sort_by(|a, b| b.total_cmp(a));
        let allowed = (benign_s / 600.0 * self.budget).floor() as usize;
        // Just above the first alarm that is one too many: the rule that the other tools are tuned by.
        let half = alarms.get(allowed).map_or(0.0, |first| first + 0.02);
        model[0] -= half;
        model.iter_mut().for_each(|weight| *weight *= STEEPER);
        model
    }
}

/// Lets the real candidates of each family of operations count as much as those of any other: a clip with twelve cuts would
/// else teach more than all clips with one.
fn weigh_families_alike(learned: &mut [Learned<'_>]) {
    let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
    for one in learned.iter().filter(|one| one.example.real) {
        *counts.entry(one.family).or_default() += 1.0;
    }
    let fair = counts.values().sum::<f64>() / counts.len().max(1) as f64;
    for one in learned.iter_mut().filter(|one| one.example.real) {
        one.example.counts = fair / counts[one.family];
    }
}

/// Whether a clip shows what a real finding of this kind looks like, or honest video does. Before a camera that stands a display is
/// known to look like a cut: it counts in the table of quiet clips, and teaches nothing.
fn teaches(clip: &Clip, code: Code) -> bool {
    let op = clip.op.as_str();
    if clip.benign() {
        return op != honest::DISPLAY;
    }
    match code {
        Code::SpliceDissolve => op == "dissolve" || op.starts_with("fade."),
        Code::SpliceCut => op != "dissolve" && !op.starts_with("fade.") && !op.starts_with("wipe."),
        _ => op.starts_with("insert.") || op == "reverse",
    }
}

fn evidence(code: Code, seen: &Seen) -> Option<Vec<f64>> {
    if seen.code.parse() != Ok(code) {
        return None;
    }
    let mut detail = Detail::new();
    for (name, number) in &seen.numbers {
        detail.set(name, *number);
    }
    confidence::evidence(code, &detail)
}

/// The same candidates with the confidence that models of the other takes give them; and what to put into the product.
pub(crate) fn leave_one_out<'a>(seen: &'a [SeenIn<'a>]) -> (Vec<SeenIn<'a>>, String) {
    let kinds: Vec<Kind<'_>> = BUDGETS.iter().map(|&(code, budget)| Kind::of(code, budget, seen)).collect();
    let benign_s = |without: Option<&str>| {
        let others = seen.iter().filter(|(clip, _)| clip.benign() && Some(clip.take.as_str()) != without);
        others.map(|(clip, _)| clip.seconds()).sum::<f64>()
    };
    let mut models: BTreeMap<(&str, usize), Vec<f64>> = BTreeMap::new();
    let mut rescored = Vec::new();
    for (clip, seen) in seen {
        let take = clip.take.as_str();
        let mut seen = seen.clone();
        for one in &mut seen {
            for (place, kind) in kinds.iter().enumerate() {
                if let Some(evidence) = evidence(kind.code, one) {
                    let model = models
                        .entry((take, place))
                        .or_insert_with(|| kind.model(Some(take), benign_s(Some(take))));
                    one.confidence_ppm = as_recorded(kind.code, one, model, &evidence);
                }
            }
        }
        rescored.push((*clip, seen));
    }
    let mut text = String::from("\nWeights fitted on all takes, for the product:\n\n");
    for kind in &kinds {
        let weights: Vec<String> =
            kind.model(None, benign_s(None)).iter().map(|weight| format!("{weight:.2}")).collect();
        let real = kind.learned.iter().filter(|learned| learned.example.real).count();
        text += &format!(
            "* `{}`: [{}] from {real} real and {} other candidates\n",
            kind.code,
            weights.join(", "),
            kind.learned.len() - real
        );
    }
    (rescored, text)
}

/// The confidence that a program with this model would record: the most and the least that this version believed of the
/// candidate for other reasons than its numbers stay what they were.
fn as_recorded(code: Code, one: &Seen, model: &[f64], evidence: &[f64]) -> u32 {
    let fitted = of_model(one, model, evidence);
    match one.confidence_ppm.cmp(&built(code, one, evidence)) {
        Ordering::Less => fitted.min(one.confidence_ppm),
        Ordering::Equal => fitted,
        Ordering::Greater => fitted.max(one.confidence_ppm),
    }
}

/// What a model gives a candidate among the others of its clip.
fn of_model(one: &Seen, weights: &[f64], evidence: &[f64]) -> u32 {
    let others = one.numbers.iter().find(|(name, _)| name == "sure_others");
    let others = others.and_then(|(_, others)| usize::try_from(*others).ok()).unwrap_or(0);
    confidence::among(confidence::ppm(weights, evidence), others)
}

/// The same with the model of this version.
fn built(code: Code, one: &Seen, evidence: &[f64]) -> u32 {
    confidence::weights(code).map_or(0, |weights| of_model(one, weights, evidence))
}

/// Everything that the models learn from: small enough to keep beside them. Takes have numbers.
pub(crate) fn examples(seen: &[SeenIn<'_>]) -> String {
    let mut text = String::from("code,take,real,evidence\n");
    let mut takes: Vec<&str> = seen.iter().map(|(clip, _)| clip.take.as_str()).collect();
    takes.dedup();
    for &(code, budget) in BUDGETS {
        let mut lines: Vec<String> = Kind::of(code, budget, seen)
            .learned
            .iter()
            .map(|learned| {
                let take = takes.iter().position(|take| *take == learned.take).unwrap_or(0) + 1;
                let evidence: Vec<String> =
                    learned.example.evidence.iter().map(|value| format!("{value:.2}")).collect();
                format!("{code},{take},{},{}\n", u8::from(learned.example.real), evidence.join(","))
            })
            .collect();
        lines.sort();
        text.extend(lines);
    }
    text
}

/// Of findings at 900,000 and at 500,000, how many are real.
pub(crate) fn precision(seen: &[SeenIn<'_>]) -> String {
    let mut text = String::new();
    for least in [900_000, 500_000] {
        let (mut real, mut all) = (0, 0);
        for (clip, seen) in seen.iter().filter(|(clip, _)| clip.op != honest::DISPLAY) {
            for one in seen.iter().filter(|one| one.confidence_ppm >= least) {
                let found = score::findings(std::slice::from_ref(one));
                if found.is_empty() {
                    continue;
                }
                all += 1;
                real += usize::from(
                    clip.events.iter().any(|event| score::hit(clip, event, &found, 0.0).is_some()),
                );
            }
        }
        text += &format!("* of findings at {least} and more, {real} of {all} are real\n");
    }
    text
}
