//! What counts as found and what as a false alarm.

use crate::clips::{Clip, Event};
use crate::ours::Seen;

/// A finding: an instant or a run, in seconds, and how sure its tool is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Finding {
    pub(crate) start_s: f64,
    pub(crate) end_s: f64,
    pub(crate) first: usize,
    pub(crate) score: f64,
    /// Named as what it is: held, shown again, backwards or dissolved rather than cut.
    pub(crate) named: Named,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Joint,
    Dissolve,
    Freeze,
    Repeat,
    Reversal,
}

/// A finding within this many seconds of an event is a hit.
pub(crate) const NEAR_S: f64 = 0.25;

/// Findings closer than this in seconds are one alarm.
const ONE_S: f64 = 0.5;

/// Frames at the ends of a clip that no tool is scored on.
const ENDS: usize = 5;

/// What was seen, as findings.
pub(crate) fn findings(seen: &[Seen]) -> Vec<Finding> {
    let finding = |seen: &Seen| {
        let named = match seen.code.as_str() {
            "splice.cut" | "splice.insert" => Named::Joint,
            "splice.dissolve" => Named::Dissolve,
            "stillness.freeze" => Named::Freeze,
            "stillness.repeat" => Named::Repeat,
            "stillness.reversal" => Named::Reversal,
            _ => return None,
        };
        let score = f64::from(seen.confidence_ppm);
        Some(Finding { start_s: seen.start_s, end_s: seen.end_s, first: seen.first, score, named })
    };
    seen.iter().filter_map(finding).collect()
}

/// The peaks of a score of every frame, none closer to a higher one than half a second.
pub(crate) fn peaks(scores: &[f64], clip: &Clip) -> Vec<Finding> {
    let apart = (ONE_S * clip.rate).round() as usize;
    let mut order: Vec<usize> = (ENDS..scores.len().saturating_sub(ENDS)).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    let mut taken = vec![false; scores.len()];
    let mut found = Vec::new();
    for frame in order {
        if taken[frame] || scores[frame] <= 0.0 {
            continue;
        }
        let range = frame.saturating_sub(apart)..(frame + apart + 1).min(scores.len());
        taken[range].fill(true);
        let time = frame as f64 / clip.rate;
        found.push(Finding {
            start_s: time,
            end_s: time,
            first: frame,
            score: scores[frame],
            named: Named::Joint,
        });
    }
    found
}

/// Times of the joints of an event in seconds.
fn joints(clip: &Clip, event: &Event) -> Vec<(f64, usize)> {
    let time = |frame: usize| (frame as f64 / clip.rate, frame);
    if event.first == event.last {
        vec![time(event.first)]
    } else {
        vec![time(event.first), time(event.last + 1)]
    }
}

/// Whether an event is found at this threshold, and by how many frames its joint is off, where it has one.
pub(crate) fn hit(clip: &Clip, event: &Event, found: &[Finding], threshold: f64) -> Option<Option<usize>> {
    let joints = joints(clip, event);
    let (start, end) = (joints[0].0, joints[joints.len() - 1].0);
    let sure = found.iter().filter(|finding| finding.score >= threshold);
    let mut best: Option<Option<usize>> = None;
    for finding in sure {
        let at_joint = joints
            .iter()
            .filter(|(time, _)| (finding.start_s - time).abs() <= NEAR_S)
            .map(|&(_, frame)| frame.abs_diff(finding.first))
            .min();
        let is_run = finding.named != Named::Joint;
        let over = finding.end_s.min(end) - finding.start_s.max(start);
        let shorter = (finding.end_s - finding.start_s).min(end - start);
        if let Some(off) = at_joint {
            best = Some(Some(best.flatten().map_or(off, |known| known.min(off))));
        } else if is_run && end > start && over >= 0.4 * shorter {
            best = best.or(Some(None));
        }
    }
    best
}

/// Whether an event is found and named as this.
pub(crate) fn named(clip: &Clip, event: &Event, found: &[Finding], threshold: f64, named: Named) -> bool {
    let these: Vec<Finding> = found.iter().filter(|finding| finding.named == named).copied().collect();
    hit(clip, event, &these, threshold).is_some()
}

/// False alarms in an honest clip: scores of findings, those close together counted once.
pub(crate) fn alarms(found: &[Finding]) -> Vec<f64> {
    let mut sorted: Vec<Finding> = found.to_vec();
    sorted.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Finding> = Vec::new();
    for finding in sorted {
        let near =
            |other: &Finding| finding.start_s - other.end_s < ONE_S && other.start_s - finding.end_s < ONE_S;
        if !kept.iter().any(near) {
            kept.push(finding);
        }
    }
    kept.iter().map(|finding| finding.score).collect()
}

/// The lowest threshold that leaves at most one alarm in ten minutes of honest video.
pub(crate) fn tuned(alarms: &[f64], seconds: f64) -> f64 {
    let allowed = (seconds / 600.0).floor() as usize;
    let mut sorted = alarms.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    // Just above the first alarm that is one too many.
    sorted.get(allowed).map_or(1e-9, |&score| score * (1.0 + 1e-9) + 1e-9)
}
