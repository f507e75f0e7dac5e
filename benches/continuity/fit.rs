//! Fits the model of confidence: logistic regression with weights that may not be negative.

/// An example: evidence, whether it is real, and how much it counts.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) evidence: Vec<f64>,
    pub(crate) real: bool,
    pub(crate) counts: f64,
}

/// Rounds of descent.
const ROUNDS: usize = 4_000;

/// Length of a step, on evidence of unit deviation.
const STEP: f64 = 0.5;

/// How strongly large weights are held back: few takes must not make sure models.
const HOLD_BACK: f64 = 0.01;

/// The weights, the constant first; none is negative.
pub(crate) fn fit(examples: &[Example]) -> Vec<f64> {
    let Some(width) = examples.first().map(|example| example.evidence.len()) else { return Vec::new() };
    let all: f64 = examples.iter().map(|example| example.counts).sum();
    let mean = |value: &dyn Fn(&Example) -> f64| {
        examples.iter().map(|example| example.counts * value(example)).sum::<f64>() / all
    };
    let means: Vec<f64> = (0..width).map(|place| mean(&|example| example.evidence[place])).collect();
    let deviations: Vec<f64> = (0..width)
        .map(|place| mean(&|example| (example.evidence[place] - means[place]).powi(2)).sqrt().max(1e-6))
        .collect();
    let scaled: Vec<Vec<f64>> = examples
        .iter()
        .map(|example| {
            (0..width).map(|place| (example.evidence[place] - means[place]) / deviations[place]).collect()
        })
        .collect();
    let (mut constant, mut weights) = (0.0_f64, vec![0.0_f64; width]);
    for _ in 0..ROUNDS {
        let mut slope = vec![0.0; width];
        let mut slope_constant = 0.0;
        for (example, evidence) in examples.iter().zip(&scaled) {
            let sum: f64 = constant + evidence.iter().zip(&weights).map(|(a, b)| a * b).sum::<f64>();
            let off = example.counts * (1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(example.real)));
            slope_constant += off;
            for (slope, evidence) in slope.iter_mut().zip(evidence) {
                *slope += off * evidence;
            }
        }
        constant -= STEP * slope_constant / all;
        for (weight, slope) in weights.iter_mut().zip(&slope) {
            *weight = (*weight - STEP * (slope / all + HOLD_BACK * *weight)).max(0.0);
        }
    }
    let weights: Vec<f64> =
        weights.iter().zip(&deviations).map(|(weight, deviation)| weight / deviation).collect();
    let constant = constant - weights.iter().zip(&means).map(|(weight, mean)| weight * mean).sum::<f64>();
    std::iter::once(constant).chain(weights).collect()
}
