//! Along one offset in time: where two takes agree, and how well.

use onetake_report::facts::FINGERPRINT_CELLS;

use super::{Fingerprint, FingerprintIndex, STILL, Sample, Shape};

/// What a cell adds to the score by how far its two levels are apart, in tenths of a nat; from four levels on the last. It is the
/// logarithm of how often that happens in copies against how often it does halfway between takes that have nothing in common and takes
/// of the same work at the same pace: 0 levels apart in 50 and 17 of 100 cells, 1 in 40 and 33, 2 in 6 and 16, 3 in 2 and 12, more in 2
/// and 22.
const SCORES: [i64; 5] = [11, 2, -10, -19, -27];

/// Tenths of a nat for each factor `e` in the number of places that were compared: four nats.
const TENTHS_PER_E: f64 = 40.0;

/// The logarithm of `K` times a million: the odds of one in a million, with the constant of the law.
const CONSTANT: f64 = 3.6;

/// The least motion that is told, in milliseconds, pauses not counted: less is one movement or two, which people do alike.
const MIN_MOTION_MS: i64 = 6_000;

/// Cells that agree within a level, of those in which anything moves, in parts per million. Of 120 copies of takes, 119 reached 860,000
/// and more; pairs of generated takes, in which the same hands do the same work at the same instants, lay between 770,000 and 890,000.
const MIN_AGREEMENT_PPM: u64 = 850_000;

/// A span in milliseconds from the first frame, `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanMs {
    /// Start.
    pub start_ms: i64,
    /// End, exclusive.
    pub end_ms: i64,
}

/// The same material in two takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Same {
    /// What lies at `t` here lies at `t + offset_ms` there. Known to a twentieth of a second.
    pub offset_ms: i64,
    /// The span that agrees, in the take that was asked about.
    pub here: SpanMs,
    /// The same span in the other take.
    pub there: SpanMs,
    /// Of the cells in which anything moves, the share that agrees within a level, 0 to 1,000,000.
    pub score_ppm: u32,
    /// How far the agreement stands out of chance, in thousandths of what is asked for among so many takes: 1,000 is just enough.
    pub evidence_milli: u32,
}

/// The longest span in which two takes show the same material; none where they do not, or too little moves to tell. Of several that were
/// moved against each other, as in a copy with a part taken out, it is the one that stands out most.
#[must_use]
pub fn compare(here: &Fingerprint, there: &Fingerprint) -> Option<Same> {
    let mut index = FingerprintIndex::new();
    index.add((), there);
    index.find(here).first().map(|found| found.same)
}

/// Where a run of scores is best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) score: i64,
    /// First and last place in it, by the number of steps along the offset.
    pub(super) first: usize,
    pub(super) last: usize,
    agreed: u64,
    compared: u64,
    /// Samples in which anything moves.
    moving: i64,
}

impl Run {
    /// Of the cells that were compared, the share that agrees within a level.
    pub(super) fn agreement_ppm(&self) -> u64 {
        self.agreed * 1_000_000 / self.compared.max(1)
    }
}

/// The part of two series of samples, laid over each other, whose scores have the largest sum.
pub(super) fn best_run(here: &[Sample], there: &[Sample]) -> Run {
    let (mut best, mut now) = (Run::default(), Run::default());
    for (step, (&here, &there)) in here.iter().zip(there).enumerate() {
        if here == STILL && there == STILL {
            continue;
        }
        if now.score <= 0 {
            now = Run { first: step, ..Run::default() };
        }
        let (score, agreed, compared) = score(here, there);
        now.score += score;
        now.agreed += agreed;
        now.compared += compared;
        now.moving += 1;
        now.last = step;
        if now.score > best.score {
            best = now;
        }
    }
    best
}

/// The score of two samples, how many cells agree within a level, and in how many anything moves.
fn score(here: Sample, there: Sample) -> (i64, u64, u64) {
    let (mut score, mut agreed, mut compared) = (0, 0, 0);
    for cell in 0..FINGERPRINT_CELLS {
        let [one, other] = [here, there].map(|sample| sample >> (4 * cell) & 0x0f);
        if (one, other) != (7, 7) {
            let apart = one.abs_diff(other);
            let [.., least] = SCORES;
            score += usize::try_from(apart).ok().and_then(|apart| SCORES.get(apart)).unwrap_or(&least);
            agreed += u64::from(apart <= 1);
            compared += 1;
        }
    }
    (score, agreed, compared)
}

/// The sum from which on two takes count as the same, in tenths of a nat, where so many samples of motion are held against so many.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a logarithm of counts: the last digits do not matter, and it lies below 10,000"
)]
pub(super) fn least_score(here: u64, there: u64) -> i64 {
    let places = (here.max(1) as f64).ln() + (there.max(1) as f64).ln();
    (TENTHS_PER_E * (places + CONSTANT)).ceil() as i64
}

/// The same material, where the best run along an offset is enough for it: it begins at that sample here, and there.
pub(super) fn same(
    run: &Run,
    (here, here_first): (Shape, usize),
    (there, there_first): (Shape, usize),
    least: i64,
) -> Option<Same> {
    let span = |shape: Shape, first: usize| SpanMs {
        start_ms: shape.ms(first.saturating_add(run.first)),
        end_ms: shape.ms(first.saturating_add(run.last).saturating_add(1)),
    };
    let enough = run.score >= least
        && run.moving.saturating_mul(here.interval_ms) >= MIN_MOTION_MS
        && run.agreement_ppm() >= MIN_AGREEMENT_PPM;
    let (here, there) = (span(here, here_first), span(there, there_first));
    let evidence = run.score.saturating_mul(1_000) / least.max(1);
    enough.then(|| Same {
        offset_ms: there.start_ms.saturating_sub(here.start_ms),
        here,
        there,
        score_ppm: u32::try_from(run.agreement_ppm()).unwrap_or(u32::MAX),
        evidence_milli: u32::try_from(evidence).unwrap_or(u32::MAX),
    })
}
