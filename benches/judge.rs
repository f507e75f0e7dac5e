//! What judging costs, for a record of a ten-minute video with many observations: `make bench-judge`. It must stay below
//! 10 ms, so that one record can be judged under every policy while somebody waits; the bench fails above.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, reason = "numbers are what it gives")]

use std::time::{Duration, Instant};

use onetake::attest::{AttestationFile, Draft, DraftSpan, Side, Statement};
use onetake::report::{
    AttestedState, Code, CoverageReason, CoverageState, Detail, Gap, Observation, ObserverCoverage,
    ObserverId, Rational, ScanRecord, SourceFacts, Span, Timeline, Tool,
};
use onetake::{Case, Policy, case, judge, policy};

/// The length of the video.
const LENGTH_MS: i64 = 600_000;
/// The limit.
const LIMIT: Duration = Duration::from_millis(10);
/// How often each is measured.
const ROUNDS: usize = 50;

fn main() {
    let record = record();
    let case = case();
    let mut file = AttestationFile::about(&record).unwrap();
    file.attestation = statements();
    let attestations = file.bind(&record).unwrap();
    println!("{} observations, {} statements", record.observations.len(), attestations.len());
    let ids = policy::built_in().iter().map(|known| known.id.to_owned());
    for name in ids.chain(["taobao-tmall+packing+high-value".to_owned()]) {
        let policy = Policy::built_in(&name).unwrap();
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                judge(&record, &case, &attestations, &policy).unwrap();
                begun.elapsed()
            })
            .collect();
        times.sort();
        let median = times[ROUNDS / 2];
        println!("{name:<34} median {:>6} µs", median.as_micros());
        assert!(median < LIMIT, "{name} takes {median:?}, the limit is {LIMIT:?}");
    }
}

fn span(start_ms: i64, end_ms: i64) -> Span {
    Span::millis(start_ms, end_ms)
}

fn record() -> ScanRecord {
    let coverage = ObserverId::ALL.iter().map(|observer| ObserverCoverage {
        observer: *observer,
        version: 1,
        state: CoverageState::Partial,
        gaps: (0..20)
            .map(|at| Gap { span: span(at * 30_000, at * 30_000 + 500), reason: CoverageReason::StillScene })
            .collect(),
    });
    let codes = [
        Code::CadenceGap,
        Code::SpliceCut,
        Code::StillnessFreeze,
        Code::SoundUnbroken,
        Code::WaybillReading,
        Code::ProvenanceEditList,
        Code::ClarityMeasured,
    ];
    let observations = (0_u32..700).map(|id| {
        let at = i64::from(id) * LENGTH_MS / 700;
        let code = codes[id as usize % codes.len()];
        let detail = Detail::new()
            .with("gap_us", 300_000)
            .with("text", format!("SF{:013}", 1_234_567_890_000_i64 + i64::from(id)))
            .with("kind", "waybill")
            .with("frames", 9)
            .with("sharp_ppm", 800_000);
        let confidence_ppm = 500_000;
        Observation { id, code, span: span(at, at + 900), confidence_ppm, detail, stills: vec![id] }
    });
    let mut record = ScanRecord::new(
        Tool { name: "onetake".to_owned(), version: "0".to_owned(), libraries: Default::default() },
        SourceFacts { sha256: "ab".repeat(32), bytes: 150_000_000 },
        Timeline {
            stream: 0,
            frames: 18_000,
            span: span(0, LENGTH_MS),
            origin_pts: Some(0),
            time_base: Rational { num: 1, den: 90_000 },
            median_interval_us: Some(33_333),
            shown_width_px: 1920,
            shown_height_px: 1080,
        },
    );
    record.coverage = coverage.collect();
    record.observations = observations.collect();
    record
}

fn case() -> Case {
    let mut case = case::Draft::default();
    case.expected_waybills = vec!["SF1234567890123".to_owned(), "SF1234567890456".to_owned()];
    case.signed_off_at = Some("2026-11-18T10:00:00+08:00".to_owned());
    case.dispute = Some(case::Dispute::MissingItems);
    case.check(None).unwrap()
}

fn statements() -> Vec<Draft> {
    let says = |statement, start_ms, end_ms| {
        let (at, span) = ("2026-11-20T15:04:00+08:00", DraftSpan { start_ms, end_ms });
        let mut draft = Draft::new("Li Na", "inspector", at, statement, AttestedState::Seen, span);
        draft.note = Some("a note".to_owned());
        draft
    };
    let explained = (0..60).map(|id| {
        let at = i64::from(id) * 800;
        says(Statement::EventExplained { observation: id }, at, at + 900)
    });
    let mut all: Vec<Draft> = explained.collect();
    all.extend([
        says(Statement::SealedAtStart, 0, 5000),
        says(Statement::OutsideShown { sides: Side::ALL.to_vec() }, 0, 60_000),
        says(Statement::OpeningSeen, 60_000, 90_000),
        says(Statement::ContentsShown, 90_000, 500_000),
        says(Statement::StayedInFrame, 0, LENGTH_MS),
        says(Statement::NaturalSpeed, 0, LENGTH_MS),
    ]);
    all
}
