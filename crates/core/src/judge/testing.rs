//! Records, cases and statements for tests.

use onetake_report::{
    AttestedState, Code, ContainerFacts, CoverageReason, CoverageState, Delivered, Detail, Finding, Format,
    Gap, Observation, ObserverCoverage, ObserverId, PPM, Rational, Report, ScanRecord, ScanRun, SourceFacts,
    Span, Timeline, Tool, Value,
};

use super::judge;
use crate::attest::{About, Attestation, AttestationFile, Draft, DraftSpan, Statement};
use crate::case::{self, Case};
use crate::policy::Policy;

/// The number that the good case expects, made up.
pub(crate) const WAYBILL: &str = "SF1234567890123";

/// One minute of video, 1080p30, covered by all observers; nothing was observed.
pub(crate) fn record() -> ScanRecord {
    ScanRecord {
        format: Format::record(),
        tool: Tool {
            name: "onetake".to_owned(),
            version: "0".to_owned(),
            libraries: [("libavcodec".to_owned(), "59.37.100".to_owned())].into(),
        },
        source: SourceFacts { sha256: "ab".repeat(32), bytes: 1_000_000 },
        container: ContainerFacts::default(),
        delivered: Vec::<Delivered>::new(),
        timeline: Timeline {
            stream: 0,
            frames: 1800,
            span: span(0, 60_000),
            origin_pts: Some(0),
            time_base: Rational { num: 1, den: 90_000 },
            median_interval_us: Some(33_333),
            shown_width_px: 1920,
            shown_height_px: 1080,
        },
        coverage: ObserverId::ALL
            .iter()
            .map(|observer| ObserverCoverage {
                observer: *observer,
                version: 1,
                state: CoverageState::Full,
                gaps: Vec::new(),
            })
            .collect(),
        observations: Vec::new(),
        stills: Vec::new(),
        omitted: Vec::new(),
        run: ScanRun::default(),
    }
}

/// The same with what a good recording has: a phone's mark, its clock, a label read, a clear picture.
pub(crate) fn good_record() -> ScanRecord {
    record()
        .with(Code::ProvenanceDevice, 0, 60_000, &[])
        .with(
            Code::ProvenanceCreationTime,
            0,
            60_000,
            &[("at", "2026-11-19T02:00:00Z".into()), ("source", "mvhd".into())],
        )
        .with(
            Code::WaybillReading,
            1000,
            8000,
            &[
                ("text", WAYBILL.into()),
                ("frames", 40.into()),
                ("module_milli_px", 2600.into()),
                ("kind", "waybill".into()),
            ],
        )
        .with(
            Code::ClarityMeasured,
            0,
            60_000,
            &[
                ("sharp_ppm", 800_000.into()),
                ("mean_luma", 120.into()),
                ("clipped_ppm", 20_000.into()),
                ("high_motion_ppm", 0.into()),
            ],
        )
}

pub(crate) fn span(start_ms: i64, end_ms: i64) -> Span {
    Span { start_ms, end_ms, first_frame: None, last_frame: None }
}

/// Small changes to a record, one after the other.
pub(crate) trait Change {
    fn with(self, code: Code, start_ms: i64, end_ms: i64, detail: &[(&str, Value)]) -> Self;
    fn sure(self, confidence_ppm: u32) -> Self;
    fn without(self, code: Code) -> Self;
    fn uncovered(self, observer: ObserverId) -> Self;
    fn gap(self, observer: ObserverId, start_ms: i64, end_ms: i64, reason: CoverageReason) -> Self;
}

impl Change for ScanRecord {
    fn with(mut self, code: Code, start_ms: i64, end_ms: i64, detail: &[(&str, Value)]) -> Self {
        let detail = detail.iter().fold(Detail::new(), |all, (name, value)| all.with(name, value.clone()));
        let id = u32::try_from(self.observations.len()).unwrap();
        let span = span(start_ms, end_ms);
        self.observations.push(Observation {
            id,
            code,
            span,
            confidence_ppm: PPM,
            detail,
            stills: Vec::new(),
        });
        self
    }

    /// Sets the confidence of the newest observation.
    fn sure(mut self, confidence_ppm: u32) -> Self {
        self.observations.last_mut().unwrap().confidence_ppm = confidence_ppm;
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
        let entry = self.coverage.iter_mut().find(|entry| entry.observer == observer).unwrap();
        entry.state = CoverageState::Partial;
        entry.gaps.push(Gap { span: span(start_ms, end_ms), reason });
        self
    }
}

/// Two days before the recording, all that the base rule needs.
pub(crate) fn good_case() -> Case {
    good_case_draft().check(None).unwrap()
}

pub(crate) fn good_case_draft() -> case::Draft {
    case::Draft {
        expected_waybills: vec![WAYBILL.to_owned()],
        signed_off_at: Some("2026-11-18T10:00:00+08:00".to_owned()),
        ..case::Draft::default()
    }
}

/// A statement by the person that all tests know.
pub(crate) fn says(statement: Statement, state: AttestedState, start_ms: i64, end_ms: i64) -> Draft {
    Draft {
        who: "Li Na".to_owned(),
        role: "receiving inspector".to_owned(),
        at: "2026-11-20T15:04:00+08:00".to_owned(),
        statement,
        state,
        span: DraftSpan { start_ms, end_ms },
        still: None,
        note: Some("a note".to_owned()),
    }
}

/// The process in the order of sequence 1.
pub(crate) fn good_statements() -> Vec<Draft> {
    use crate::attest::Side::{Back, Front, Left, Right, Top};
    use AttestedState::Seen;
    vec![
        says(Statement::SealedAtStart, Seen, 0, 5000),
        says(Statement::OutsideShown { sides: vec![Top, Front, Back, Left, Right] }, Seen, 0, 12_000),
        says(Statement::LabelOnParcel, Seen, 1000, 8000),
        says(Statement::OpeningSeen, Seen, 12_000, 25_000),
        says(Statement::ContentsShown, Seen, 25_000, 55_000),
        says(Statement::StayedInFrame, Seen, 0, 60_000),
    ]
}

pub(crate) fn bound(drafts: Vec<Draft>, record: &ScanRecord) -> Vec<Attestation> {
    let about = About { source_sha256: Some(record.source.sha256.clone()), record_sha256: None };
    AttestationFile { format: Format::attestations(), about, attestation: drafts }.bind(record).unwrap()
}

pub(crate) fn base() -> Policy {
    Policy::built_in("base").unwrap()
}

/// The report of the base rule on the good case and statements.
pub(crate) fn report(record: &ScanRecord) -> Report {
    report_of(record, good_statements())
}

pub(crate) fn report_of(record: &ScanRecord, drafts: Vec<Draft>) -> Report {
    judge(record, &good_case(), &bound(drafts, record), &base()).unwrap()
}

pub(crate) fn finding<'a>(report: &'a Report, criterion: &str) -> &'a Finding {
    report.findings.iter().find(|finding| finding.criterion == criterion).unwrap()
}
