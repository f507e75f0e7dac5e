//! How clear the pictures are in the steps that matter: measured there, and not only over the take.

use onetake_report::facts::{ClarityMeasured, ClarityStep};
use onetake_report::{Code, Observation, PPM};

use super::observed;
use crate::observe::clarity::SHARP_MILLI;

/// The steps that must be clear: the label to read, the opening, the contents.
const STEPS: [Code; 3] = [Code::StageLabelShown, Code::StageOpening, Code::StageContentsShown];

/// Clarity in each proposed step that matters.
pub(super) fn steps(observations: &[Observation], stages: &[Observation]) -> Vec<Observation> {
    let Some(measured) = observations.iter().find_map(|seen| seen.facts::<ClarityMeasured>()) else {
        return Vec::new();
    };
    let of_step = |seen: &&Observation| STEPS.contains(&seen.code);
    stages.iter().filter(of_step).filter_map(|stage| step(&measured, stage)).collect()
}

fn step(measured: &ClarityMeasured, stage: &Observation) -> Option<Observation> {
    let every_ms = measured.every_ms.filter(|ms| *ms > 0)?;
    let first = usize::try_from(stage.span.start_ms / every_ms).ok()?;
    let last =
        usize::try_from(stage.span.end_ms.saturating_sub(1).max(stage.span.start_ms) / every_ms).ok()?;
    let luma = measured.luma_each.as_ref()?.get(first..)?.iter();
    let clipped = measured.clipped_each_ppm.as_ref()?.get(first..)?;
    let sharpness = measured.sharpness_each_milli.as_ref()?.get(first..)?;
    let enough = u64::from(SHARP_MILLI).max(measured.sharpness_milli * 2 / 3);
    let (mut parts, mut lumas, mut clips, mut sharp) = (0_u64, 0_u64, 0_u64, 0_u64);
    for ((luma, clipped), sharpness) in luma.zip(clipped).zip(sharpness).take(last - first + 1) {
        parts += 1;
        lumas += u64::from(*luma);
        clips += u64::from(*clipped);
        sharp += u64::from(u64::from(*sharpness) >= enough);
    }
    let facts = ClarityStep {
        step: stage.code.as_str().to_owned(),
        mean_luma: lumas.checked_div(parts)?,
        clipped_ppm: clips / parts,
        sharp_ppm: sharp * u64::from(PPM) / parts,
    };
    Some(observed(stage.span, PPM, facts))
}

#[cfg(test)]
mod tests {
    use onetake_report::facts::StageContentsShown;
    use onetake_testkit::{Change, clarity, record};

    use super::*;

    #[test]
    fn a_step_is_measured_where_it_lies() {
        let measured = ClarityMeasured {
            sharpness_milli: 600,
            every_ms: Some(20_000),
            luma_each: Some(vec![100, 40, 60]),
            clipped_each_ppm: Some(vec![0, 10_000, 30_000]),
            sharpness_each_milli: Some(vec![700, 399, 400]),
            ..clarity()
        };
        let whole = record().with_facts(0, 60_000, measured);
        let stages = record().with_facts(25_000, 60_000, StageContentsShown { quiet_ms: 0 }).observations;
        let steps = steps(&whole.observations, &stages);
        let facts: ClarityStep = steps[0].facts().unwrap();
        assert_eq!((facts.mean_luma, facts.clipped_ppm, facts.sharp_ppm), (50, 20_000, 500_000));
        assert_eq!((steps[0].span.start_ms, facts.step.as_str()), (25_000, "stage.contents_shown"));
        // What was not measured in its course says nothing of a step.
        let old = record().with_facts(0, 60_000, clarity());
        assert_eq!(super::steps(&old.observations, &stages), []);
    }
}
