//! Records and pictures of labels for tests. Not published: nothing here is part of the library.

#![expect(clippy::expect_used, reason = "made-up material: what is wrong with it is a fault of the test")]

pub mod authority;
mod details;
pub mod scene;

use onetake_report::facts::{Facts, FactsOfCode};
use onetake_report::{
    Code, CoverageReason, CoverageState, Delivered, Detail, Gap, Observation, ObserverCoverage, ObserverId,
    PPM, Rational, ScanRecord, SourceFacts, Span, Timeline, Tool,
};

pub use details::{clarity, clock_showing, created, cut, gap, mark, text, unread};

/// The number that the good case expects, made up.
pub const WAYBILL: &str = "SF1234567890123";

/// One minute of video, 1080p30, covered by all observers; nothing was observed.
pub fn record() -> ScanRecord {
    let mut record = ScanRecord::new(
        Tool {
            name: "onetake".to_owned(),
            version: "0".to_owned(),
            libraries: [("libavcodec".to_owned(), "59.37.100".to_owned())].into(),
        },
        SourceFacts { sha256: "ab".repeat(32), bytes: 1_000_000 },
        Timeline {
            stream: 0,
            frames: 1800,
            span: span(0, 60_000),
            origin_pts: Some(0),
            time_base: Rational { num: 1, den: 90_000 },
            median_interval_us: Some(33_333),
            shown_width_px: 1920,
            shown_height_px: 1080,
        },
    );
    record.delivered = Vec::<Delivered>::new();
    record.coverage = ObserverId::ALL
        .iter()
        .map(|observer| ObserverCoverage {
            observer: *observer,
            version: 1,
            state: CoverageState::Full,
            gaps: Vec::new(),
        })
        .collect();
    record
}

/// The same with what a good recording has: a phone's mark, its clock, a label read, a clear picture.
pub fn good_record() -> ScanRecord {
    record()
        .with(Code::ProvenanceDevice, 0, 60_000)
        .with_facts(0, 60_000, created("2026-11-19T02:00:00Z"))
        .with_facts_of(Code::WaybillReading, 1000, 8000, text(WAYBILL))
        .with_facts(0, 60_000, clarity())
}

/// A span of milliseconds, without frames.
#[must_use]
pub fn span(start_ms: i64, end_ms: i64) -> Span {
    Span::millis(start_ms, end_ms)
}

/// Small changes to a record, one after the other.
pub trait Change {
    /// With one more observation, of full confidence and without details.
    #[must_use]
    fn with(self, code: Code, start_ms: i64, end_ms: i64) -> Self;
    /// With one more observation, of full confidence.
    #[must_use]
    fn with_facts<F: FactsOfCode>(self, start_ms: i64, end_ms: i64, facts: F) -> Self;
    /// The same where several codes have such details.
    #[must_use]
    fn with_facts_of<F: Facts>(self, code: Code, start_ms: i64, end_ms: i64, facts: F) -> Self;
    /// With another confidence of the newest observation.
    #[must_use]
    fn sure(self, confidence_ppm: u32) -> Self;
    /// Without the observations of a code.
    #[must_use]
    fn without(self, code: Code) -> Self;
    /// Without the coverage of an observer.
    #[must_use]
    fn uncovered(self, observer: ObserverId) -> Self;
    /// With a span that an observer could not judge.
    #[must_use]
    fn gap(self, observer: ObserverId, start_ms: i64, end_ms: i64, reason: CoverageReason) -> Self;
}

impl Change for ScanRecord {
    fn with(mut self, code: Code, start_ms: i64, end_ms: i64) -> Self {
        let id = u32::try_from(self.observations.len()).expect("made-up records are small and whole");
        let span = span(start_ms, end_ms);
        self.observations.push(Observation {
            id,
            code,
            span,
            confidence_ppm: PPM,
            detail: Detail::new(),
            stills: Vec::new(),
        });
        self
    }

    fn with_facts<F: FactsOfCode>(self, start_ms: i64, end_ms: i64, facts: F) -> Self {
        self.with_facts_of(F::CODE, start_ms, end_ms, facts)
    }

    fn with_facts_of<F: Facts>(self, code: Code, start_ms: i64, end_ms: i64, facts: F) -> Self {
        assert!(F::CODES.contains(&code), "{code} has other details");
        let mut record = self.with(code, start_ms, end_ms);
        record.observations.last_mut().expect("made-up records are small and whole").detail =
            facts.into_detail();
        record
    }

    /// Sets the confidence of the newest observation.
    fn sure(mut self, confidence_ppm: u32) -> Self {
        self.observations.last_mut().expect("made-up records are small and whole").confidence_ppm =
            confidence_ppm;
        self
    }

    fn without(mut self, code: Code) -> Self {
        self.observations.retain(|observation| observation.code != code);
        self
    }

    fn uncovered(mut self, observer: ObserverId) -> Self {
        self.coverage.retain(|entry| entry.observer != observer);
        self
    }

    fn gap(mut self, observer: ObserverId, start_ms: i64, end_ms: i64, reason: CoverageReason) -> Self {
        let entry = self
            .coverage
            .iter_mut()
            .find(|entry| entry.observer == observer)
            .expect("made-up records are small and whole");
        entry.state = CoverageState::Partial;
        entry.gaps.push(Gap { span: span(start_ms, end_ms), reason });
        self
    }
}
