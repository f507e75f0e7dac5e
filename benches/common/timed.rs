//! What an observer costs in a run of its own or beside others.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use onetake::media::MediaEvent;
use onetake::report::ObserverId;
use onetake_scan::features::Features;
use onetake_scan::observe::{Coverage, ObservationSink, Observer, StreamTotals};

use crate::thread_cpu;

/// An observer whose CPU time is counted.
pub(crate) struct Timed {
    pub(crate) observer: Box<dyn Observer>,
    /// Where it is counted, in microseconds.
    pub(crate) spent_us: Arc<AtomicU64>,
}

impl Timed {
    fn count<T>(spent_us: &AtomicU64, work: impl FnOnce() -> T) -> T {
        let begun = thread_cpu::us();
        let done = work();
        spent_us.fetch_add(thread_cpu::us().saturating_sub(begun), Ordering::Relaxed);
        done
    }
}

impl Observer for Timed {
    fn id(&self) -> ObserverId {
        self.observer.id()
    }

    fn version(&self) -> u32 {
        self.observer.version()
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, sink: &mut ObservationSink) {
        Self::count(&self.spent_us, || self.observer.observe(event, features, sink));
    }

    fn finish(self: Box<Self>, ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let Self { observer, spent_us } = *self;
        Self::count(&spent_us, || observer.finish(ending, sink))
    }
}
