//! Pictures at any times into tenths of a second: the mean of what was shown in each, whatever the frame rate.

use onetake_report::facts::FINGERPRINT_CELLS;

/// A tenth of a second, in microseconds.
pub(super) const TENTH_US: i64 = 100_000;

/// Unit of [`Means`]: so many to a grey level.
pub(super) const PER_GREY: i64 = 1_024;

/// A picture is shown until the next one comes, but no longer than this: what a hole in the timestamps hides is not known.
const MAX_US: i64 = 1_000_000;

/// Mean brightness of each cell, in grey levels times [`PER_GREY`].
pub(super) type Means = [i64; FINGERPRINT_CELLS];

/// What became of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was taken in.
    In,
    /// It comes no later than the one before it, as timestamps that step back say: it was passed over.
    Stale,
    /// It comes after the most tenths.
    Beyond,
}

/// The tenths of a take as far as they are known.
#[derive(Debug)]
pub(super) struct Tenths {
    most: usize,
    done: Vec<Option<Means>>,
    open: Open,
    /// The newest picture and when it came, in microseconds from the first.
    shown: Option<(i64, Means)>,
    /// How long the picture before it was shown.
    last_us: i64,
}

/// The tenth that is being filled.
#[derive(Debug, Default)]
struct Open {
    /// Means times the microseconds that they were shown for.
    sums: Means,
    covered_us: i64,
}

impl Tenths {
    /// At most so many.
    pub(super) fn new(most: usize) -> Self {
        Self { most, done: Vec::new(), open: Open::default(), shown: None, last_us: 0 }
    }

    /// Takes in the picture that is shown from that instant on.
    pub(super) fn picture(&mut self, at_us: i64, means: Means) -> Taken {
        if let Some((since_us, before)) = self.shown {
            if at_us <= since_us {
                return Taken::Stale;
            }
            self.last_us = at_us.saturating_sub(since_us);
            self.show(since_us, at_us, &before);
        }
        self.shown = Some((at_us, means));
        if self.done.len() < self.most { Taken::In } else { Taken::Beyond }
    }

    /// All tenths that are over, the last picture shown for as long as the one before it; none for those without a picture.
    pub(super) fn finish(mut self) -> Vec<Option<Means>> {
        if let Some((since_us, means)) = self.shown {
            self.show(since_us, since_us.saturating_add(self.last_us), &means);
        }
        if self.open.covered_us >= TENTH_US / 2 {
            self.close();
        }
        self.done
    }

    fn show(&mut self, from_us: i64, until_us: i64, means: &Means) {
        let lost = until_us.saturating_sub(from_us) > MAX_US;
        let mut from_us = from_us;
        while from_us < until_us && self.done.len() < self.most {
            let end_us = i64::try_from(self.done.len() + 1).unwrap_or(i64::MAX).saturating_mul(TENTH_US);
            let next_us = until_us.min(end_us);
            if !lost {
                let shown_us = next_us - from_us;
                for (sum, mean) in self.open.sums.iter_mut().zip(means) {
                    *sum += mean * shown_us;
                }
                self.open.covered_us += shown_us;
            }
            if next_us == end_us {
                self.close();
            }
            from_us = next_us;
        }
    }

    fn close(&mut self) {
        let Open { sums, covered_us } = std::mem::take(&mut self.open);
        if self.done.len() < self.most {
            self.done.push((covered_us > 0).then(|| sums.map(|sum| sum / covered_us)));
        }
    }
}
