//! Runs of like events, merged as they come and bounded in number.

/// Most runs that one observer keeps of one kind; later events lengthen the last one.
const MAX_RUNS: usize = 64;

/// Like events near each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventRun<P> {
    /// The earliest.
    pub(crate) first: P,
    /// The latest.
    pub(crate) last: P,
    /// How many.
    pub(crate) count: u64,
}

/// Runs in the order of their first event.
#[derive(Debug, Clone)]
pub(crate) struct EventRuns<P> {
    runs: Vec<EventRun<P>>,
}

impl<P: Copy + Ord> EventRuns<P> {
    pub(crate) fn new() -> Self {
        Self { runs: Vec::new() }
    }

    /// Adds an event; `near` says whether one place follows another closely enough to be of one run.
    pub(crate) fn add(&mut self, at: P, near: impl Fn(P, P) -> bool) {
        let full = self.runs.len() >= MAX_RUNS;
        match self.runs.last_mut() {
            Some(run) if full || near(run.last, at) => {
                run.first = run.first.min(at);
                run.last = run.last.max(at);
                run.count += 1;
            }
            _ => self.runs.push(EventRun { first: at, last: at, count: 1 }),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &EventRun<P>> {
        self.runs.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Events in all runs.
    pub(crate) fn count(&self) -> u64 {
        self.runs.iter().map(|run| run.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_events_are_one_run_and_the_number_of_runs_is_bounded() {
        let mut runs = EventRuns::new();
        for at in [3_u64, 4, 6, 50] {
            runs.add(at, |last, at| at <= last + 2);
        }
        let found: Vec<_> = runs.iter().copied().collect();
        assert_eq!(
            found,
            [EventRun { first: 3, last: 6, count: 3 }, EventRun { first: 50, last: 50, count: 1 }]
        );
        for at in 1..1000 {
            runs.add(100 * at, |_, _| false);
        }
        assert_eq!(runs.iter().count(), MAX_RUNS);
        assert_eq!(runs.count(), 4 + 999);
    }
}
