//! How sure the picture channels are of what they found: one place for all of them.
//!
//! Each kind of finding has a few physical numbers, recorded with it. Their logarithms, weighted and added up, give the
//! odds that it is real; a weight never goes against the physics, so that more of a jump never makes it less believed.
//! All numbers are of the finding itself and the moments around it, none of the rest of the clip: what is usual in a clip
//! is set by whoever cut it, and must not turn a cut into silence.
//! The weights are fitted by the continuity bench (`make bench-continuity`, in its file `fit.rs`) to takes that were
//! tampered with and treated honestly; `benches/continuity/README.md` says which and what came out on takes that were left out.
//!
//! Meaning, for cuts and dissolves, whose weights are fitted: of those at 900,000, nine in ten are real; findings of 500,000 and more are what tables
//! count, and all channels together give at most one false one in ten minutes of honest video. All other confidences stand in
//! [`table`], with what each rests on.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "recorded numbers are small; a confidence lies between 0 and a million"
)]

pub mod table;

use onetake_report::facts::{Facts, JoinedRun, SpliceCut, SpliceDissolve};
use onetake_report::{Code, Detail};

/// Weights of a kind of finding: the constant first, then one for each of [`evidence`].
pub type Weights = [f64];

/// No finding of the pictures alone is surer than this.
const MAX_PPM: f64 = 995_000.0;

/// Steps of a confidence: finer ones would differ between machines.
const STEP_PPM: f64 = 1_000.0;

/// The weights that this version uses; none for findings that have no model.
#[must_use]
pub fn weights(code: Code) -> Option<&'static Weights> {
    Some(match code {
        // Of 205 jump cuts of 24 takes three lie between 300,000 and 500,000 with these, and honest clips hardly ever do: see the bench.
        Code::SpliceCut => &[-11.3, 6.45, 2.85],
        // A half at 0.35 grey levels and nine in ten at one: see `OF_ENCODERS` for what honest clips reach.
        Code::SpliceDissolve => &[2.09, 2.28],
        // No honest clip of the bench has such a pair of joints: set so that the weakest real ones are half believed.
        Code::SpliceInsert | Code::StillnessReversal => &[-4.0, 1.5, 1.0, 1.0],
        _ => return None,
    })
}

/// Details that a model judges by. The same code may come from a method without one, whose details are others.
pub trait Modelled: Facts {
    /// The evidence in the numbers of a finding: logarithms that grow with how likely it is real.
    fn evidence(&self) -> Vec<f64>;
}

fn of_milli(milli: impl TryInto<i64>) -> f64 {
    milli.try_into().unwrap_or(i64::MAX) as f64 / 1000.0
}

impl Modelled for SpliceCut {
    fn evidence(&self) -> Vec<f64> {
        evidence_of_cut(self.strength_milli, self.contrast_milli).to_vec()
    }
}

fn evidence_of_cut(strength_milli: i64, contrast_milli: i64) -> [f64; 2] {
    [(0.5 + of_milli(strength_milli)).ln(), of_milli(contrast_milli).clamp(0.1, 20.0).ln()]
}

/// The confidence of a cut of that strength and contrast.
pub(super) fn of_cut(strength_milli: i64, contrast_milli: i64) -> u32 {
    weights(Code::SpliceCut)
        .map_or(0, |weights| ppm(weights, &evidence_of_cut(strength_milli, contrast_milli)))
}

/// Fades of so many mixed pictures at most may be an encoder's own: between two pictures it may mix up to some four in a row.
const AS_ENCODERS_MIX: u64 = 5;

/// Such a mix counts for a fraction of what it measures: in honest copies of poor quality they reach 0.9 grey levels, longer ones 0.2
/// but for two focus pulls (630 clips of 24 takes).
const OF_ENCODERS: f64 = 4.0;

impl Modelled for SpliceDissolve {
    fn evidence(&self) -> Vec<f64> {
        let short = self.pictures.is_none_or(|pictures| pictures <= AS_ENCODERS_MIX);
        let mixed = of_milli(self.mixed_milli) / if short { OF_ENCODERS } else { 1.0 };
        vec![(0.05 + mixed).ln()]
    }
}

impl Modelled for JoinedRun {
    fn evidence(&self) -> Vec<f64> {
        let joint = 0.05 + of_milli(self.joint_milli);
        vec![
            (joint / (0.05 + of_milli(self.bridge_milli))).ln(),
            joint.ln(),
            (0.5 + of_milli(self.strength_milli)).ln(),
        ]
    }
}

/// The evidence in recorded details; none for findings without a model.
#[must_use]
pub fn evidence(code: Code, detail: &Detail) -> Option<Vec<f64>> {
    match code {
        Code::SpliceCut => SpliceCut::read(detail).map(|facts| facts.evidence()),
        Code::SpliceDissolve => SpliceDissolve::read(detail).map(|facts| facts.evidence()),
        Code::SpliceInsert | Code::StillnessReversal => JoinedRun::read(detail).map(|facts| facts.evidence()),
        _ => None,
    }
}

/// The confidence that evidence gives under such weights.
#[must_use]
pub fn ppm(weights: &Weights, evidence: &[f64]) -> u32 {
    let Some((constant, weights)) = weights.split_first() else { return 0 };
    let sum: f64 = weights.iter().zip(evidence).map(|(weight, evidence)| weight * evidence).sum();
    let odds = (constant + sum).clamp(-30.0, 30.0).exp();
    let ppm = (1_000_000.0 * odds / (1.0 + odds)).min(MAX_PPM);
    ((ppm / STEP_PPM).round() * STEP_PPM) as u32
}

/// The confidence of a finding with these numbers under this version's weights; 0 for findings that have no model.
#[must_use]
pub fn of<F: Modelled>(code: Code, facts: &F) -> u32 {
    weights(code).map_or(0, |weights| ppm(weights, &facts.evidence()))
}

/// The confidence of a finding in a clip with so many other ones that are as good as sure.
///
/// Whoever cut a take ten times cut it an eleventh time more likely than somebody who never did: the odds grow with the
/// number of cuts that are known, by the rule of succession, up to ten times. Other findings never lower a confidence.
#[must_use]
pub fn among(ppm: u32, others: usize) -> u32 {
    let times = 1 + others.min(9) as u64;
    let (sure, doubt) = (u64::from(ppm) * times, u64::from(1_000_000_u32.saturating_sub(ppm)));
    let raised = (sure * 1_000 + (sure + doubt) / 2) / (sure + doubt).max(1) * 1_000;
    u32::try_from(raised).unwrap_or(ppm).min(MAX_PPM as u32).max(ppm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_evidence_never_lowers_the_confidence() {
        let cut = SpliceCut {
            last_frame_before: 0,
            strength_milli: 5_000,
            new_milli: 0,
            new_around_milli: 0,
            gone_milli: 0,
            gone_around_milli: 0,
            across_milli: 0,
            outlier_milli: 0,
            contrast_milli: 3_000,
            shift_quarter_px: 0,
            shift_around_quarter_px: 0,
            sure_others: None,
            alike_milli: None,
            explained_by: None,
            doubted_by: None,
        };
        let dissolve =
            SpliceDissolve { mixed_milli: 900, score_milli: 0, blocks: 0, share_milli: 0, pictures: Some(9) };
        let run = JoinedRun { bridge_milli: 100, joint_milli: 900, strength_milli: 900, weaker_joint_ppm: 0 };
        let models = [
            (Code::SpliceCut, cut.evidence()),
            (Code::SpliceDissolve, dissolve.evidence()),
            (Code::SpliceInsert, run.evidence()),
            (Code::StillnessReversal, run.evidence()),
        ];
        for (code, evidence) in models {
            let weights = weights(code).unwrap();
            assert_eq!(weights.len(), evidence.len() + 1);
            assert!(weights.iter().skip(1).all(|&weight| weight >= 0.0));
        }
    }

    #[test]
    fn other_findings_raise_a_confidence_and_never_lower_it() {
        assert_eq!([0, 1, 9, 500].map(|others| among(500_000, others)), [500_000, 667_000, 909_000, 909_000]);
        assert_eq!(among(995_000, 9), 995_000);
        assert_eq!(among(0, 9), 0);
    }

    #[test]
    fn a_confidence_is_rounded_and_bounded() {
        assert_eq!(ppm(&[0.0], &[]), 500_000);
        assert_eq!(ppm(&[100.0], &[]), 995_000);
        assert_eq!(ppm(&[0.0, 1.0], &[1.2345]) % 1_000, 0);
    }
}
