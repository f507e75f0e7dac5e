//! Made-up reports for tests: what people will see, from a sound video to a hostile one.

mod findings;
mod video;

use std::collections::BTreeMap;
use std::sync::Mutex;

use image::codecs::jpeg::JpegEncoder;
use onetake_report::facts::{Facts as _, IntegrityTruncated, TruncationBasis, WaybillText};
use onetake_report::{
    AttestationFacts, CaseFacts, Code, ConsistentPattern, ContainerFacts, CoverageReason, CoverageState,
    Delivered, Detail, Direction, Finding, Format, Gap, Level, Observation, ObservedItem, Omitted, Outcome,
    Param, PolicyRef, PolicyWarning, Rational, Reason, ReasonCode, RecordRef, Report, ReportLimit, ReportRun,
    Rule, ScanRecord, ScanRun, SourceFacts, Span, Still, StillPurpose, StreamFacts, StreamKind, Timeline,
    Tool, Verdict,
};

use self::findings::{findings, titles};
use self::video::{container, delivered, picture};
use onetake_judge::judge::missing;
use onetake_report::StillPicture;
use onetake_report::digest::sha256_hex;

/// A report with all that its views need.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) report: Report,
    pub(crate) record: ScanRecord,
    pub(crate) stills: Vec<StillPicture>,
}

pub(crate) fn all() -> Vec<Sample> {
    vec![sound(), tampered(), damaged(), long(), hostile()]
}

/// Everything met, every statement given.
pub(crate) fn sound() -> Sample {
    let mut builder = Builder::new("sound", 63_400);
    builder.reading("SF1403358129903", 1_200, 9_800, 64);
    builder.record.coverage[9].state = CoverageState::None;
    builder.record.coverage[9].gaps = vec![builder.gap(0, 63_400, CoverageReason::NotBuilt)];
    builder.statements();
    for finding in &mut builder.report.findings {
        finding.outcome = Outcome::Pass;
        finding.reasons = vec![plain(ReasonCode::Met)];
    }
    builder.find("ID.MATCH").reasons =
        vec![changed(plain(ReasonCode::WaybillEqual), |reason| reason.observation = Some(0))];
    builder.find("COV.SEALEDSTART").reasons = vec![changed(plain(ReasonCode::Attested), |reason| {
        reason.attestation = Some(0);
        reason.span = Some(span(0, 4_000));
    })];
    builder.find("TIME.WINDOW").reasons = vec![Reason::new(
        ReasonCode::InsideWindow,
        Detail::new().with(Param::AfterAtMostMinutes, 2_850).with(Param::WindowMinutes, 4_320),
    )];
    builder.finish(Verdict::Valid)
}

/// Seconds removed, another waybill, filmed too late.
pub(crate) fn tampered() -> Sample {
    let mut builder = Builder::new("退货拆包 2026-11-20 桌3.mp4", 48_760);
    builder.reading("SF1403358129903", 1_200, 9_800, 64);
    builder.reading("YT7488104412345", 30_000, 31_000, 9);
    let cut = builder.observe(Code::SpliceCut, 21_240, 21_280, 970_000);
    builder.sides(cut, 21_240);
    builder.record.observations[cut].detail = onetake_testkit::cut().into_detail();
    let gap = builder.observe(Code::CadenceGap, 21_260, 21_300, 1_000_000);
    builder.record.observations[gap].detail = onetake_testkit::gap(1_920_000).into_detail();
    let freeze = builder.observe(Code::StillnessFreeze, 33_000, 38_500, 880_000);
    builder.sides(freeze, 33_000);
    let late = builder.observe(Code::SoundBreak, 21_250, 21_250, 640_000);
    builder.record.coverage[3].state = CoverageState::Partial;
    builder.record.coverage[3].gaps = vec![
        builder.gap(40_000, 48_760, CoverageReason::StillScene),
        builder.gap(0, 1_800, CoverageReason::StillScene),
    ];
    let _ = late;
    builder.outcome("CONT.CUT", Outcome::Fail, cut, ReasonCode::ObservedFail);
    builder.outcome("CONT.PTSGAP", Outcome::Fail, gap, ReasonCode::ObservedFail);
    builder.find("CONT.PTSGAP").reasons[0].params =
        Detail::new().with(Param::GapUs, 1_920_000).with(Param::FailUs, 1_000_000);
    builder.outcome("CONT.FREEZE", Outcome::Review, freeze, ReasonCode::ObservedReview);
    builder.find("ID.MATCH").outcome = Outcome::Fail;
    builder.find("ID.MATCH").reasons = vec![changed(
        Reason::new(
            ReasonCode::WaybillDifferent,
            Detail::new().with(Param::Text, "SF1403358129903").with(Param::Expected, "SF1403358129908"),
        ),
        |reason| reason.observation = Some(0),
    )];
    builder.report.case.expected_waybills = vec!["SF1403358129908".into()];
    builder.find("TIME.WINDOW").outcome = Outcome::Fail;
    builder.find("TIME.WINDOW").reasons = vec![Reason::new(
        ReasonCode::OutsideWindow,
        Detail::new().with(Param::AfterAtMostMinutes, 5_850).with(Param::WindowMinutes, 4_320),
    )];
    builder.finish(Verdict::Invalid)
}

/// A file that ends early, with damaged pictures and no picture kept.
pub(crate) fn damaged() -> Sample {
    let mut builder = Builder::new("REC_0007.mp4", 12_040);
    builder.record.container.duration_us = Some(20_000_000);
    builder.record.container.streams[0].frames = Some(500);
    builder.record.delivered[0].corrupt_packets = 3;
    builder.record.delivered[0].concealed_frames = 17;
    let truncated = builder.observe(Code::IntegrityTruncated, 0, 12_040, 1_000_000);
    builder.record.observations[truncated].detail = truncation(20_000, 12_040).into_detail();
    builder.observe(Code::IntegrityConcealed, 6_000, 6_600, 1_000_000);
    builder.observe(Code::SoundAbsent, 0, 12_040, 1_000_000);
    builder.record.coverage[5].state = CoverageState::None;
    builder.record.coverage[5].gaps = vec![builder.gap(0, 12_040, CoverageReason::NoSound)];
    builder.record.coverage[3].state = CoverageState::Partial;
    builder.record.coverage[3].gaps = vec![builder.gap(6_000, 6_600, CoverageReason::Damaged)];
    builder.outcome("FILE.INTACT", Outcome::Fail, truncated, ReasonCode::ObservedFail);
    builder.find("ID.MATCH").outcome = Outcome::Review;
    builder.find("ID.MATCH").reasons = vec![plain(ReasonCode::WaybillUnreadable)];
    builder.record.stills.retain(|still| still.purpose == StillPurpose::Strip);
    builder.finish(Verdict::Invalid)
}

/// Ten minutes with forty observations; only persons' statements are missing.
pub(crate) fn long() -> Sample {
    let mut builder = Builder::new("VID_20261120_103000_出貨打包作業區_A07.mp4", 612_000);
    builder.upright();
    builder.report.case.direction = Direction::OutboundPacking;
    builder.reading("SF1403358129903", 1_200, 599_800, 1_640);
    let codes =
        [Code::SpliceCut, Code::CadenceGap, Code::CadenceDrop, Code::ClarityBlurred, Code::SoundBreak];
    let mut seen = Vec::new();
    for index in 0..40_i64 {
        let start = 9_000 + index * 14_500;
        let code = codes[usize::try_from(index % 5).unwrap()];
        let length = if code == Code::ClarityBlurred { 4_000 } else { 40 };
        let id =
            builder.observe(code, start, start + length, 500_000 + u32::try_from(index).unwrap() * 10_000);
        if index % 3 == 0 {
            builder.sides(id, start);
        }
        seen.push(id);
    }
    builder.record.omitted =
        vec![Omitted { code: Code::CadenceDrop, count: 311, span: span(4_000, 598_000) }];
    builder.record.coverage[3].state = CoverageState::Partial;
    builder.record.coverage[3].gaps = (0..30)
        .map(|index| builder.gap(index * 20_000, index * 20_000 + 3_000, CoverageReason::StillScene))
        .collect();
    let reasons = seen.iter().step_by(5).map(|id| builder.reason(*id, ReasonCode::ObservedReview)).collect();
    builder.find("CONT.CUT").outcome = Outcome::Review;
    builder.find("CONT.CUT").reasons = reasons;
    builder.find("CLR.SHARP").outcome = Outcome::Review;
    builder.find("CLR.SHARP").reasons = vec![Reason::new(
        ReasonCode::OutsideLimit,
        Detail::new().with(Param::SharpPpm, 380_000).with(Param::MinSharePpm, 400_000),
    )];
    builder.finish(Verdict::NeedsReview)
}

/// Every text from outside tries to be something else.
pub(crate) fn hostile() -> Sample {
    let script = "</title><script>alert(1)</script><img src=x onerror=alert(2)>";
    let path = format!("a\u{202e}4pm.exe\u{1b}[2J<script>\" onload=\"x{}", "箱".repeat(5_000));
    let mut builder = Builder::new(&path, 8_000);
    builder.reading(&format!("{script}\u{1b}[2J\n\u{200b}{}", "9".repeat(20_000)), 1_000, 2_000, 3);
    builder.reading("javascript:alert(3)'\"><svg onload=alert(4)>", 1_000, 2_000, 3);
    builder.report.case.expected_waybills = vec![format!("{{{{ 7*7 }}}}{{% include 'x' %}}{script}")];
    builder.report.case.signed_off_at = Some(script.into());
    builder.report.policy.id = script.into();
    builder.report.policy.title.clear();
    builder.report.policy.warnings =
        vec![PolicyWarning::new(script.into(), "loosened".into(), Detail::new().with(script, script))];
    builder.record.container.format = script.into();
    builder.record.container.tags.insert("comment".into(), format!("{script}\u{2066}"));
    builder.record.container.streams[0].codec = script.into();
    builder.record.run.modified_at = Some(script.into());
    builder.report.tool.libraries.insert(script.into(), script.into());
    let cut = builder.observe(Code::SpliceCut, 4_000, 4_040, 900_000);
    builder.record.observations[cut].detail = Detail::new().with(script, script).with("text", script);
    builder.outcome("CONT.CUT", Outcome::Fail, cut, ReasonCode::ObservedFail);
    let rule = &mut builder.find("CONT.CUT").rule;
    rule.quote = Some(script.into());
    rule.source = script.into();
    rule.values = script.into();
    rule.title = BTreeMap::from([("en".to_owned(), script.to_owned())]);
    builder.find("CONT.CUT").criterion = script.into();
    builder.record.stills.push(Still {
        id: 900,
        file: "../../../../etc/passwd".into(),
        sha256: "0".repeat(64),
        at_ms: 100,
        frame: 3,
        purpose: StillPurpose::Strip,
        width_px: 10,
        height_px: 10,
    });
    builder.statements();
    builder.report.attestations[0].who = script.into();
    builder.report.attestations[0].statement = script.into();
    builder.finish(Verdict::Invalid)
}

/// The end of a file that declares more than it delivers.
fn truncation(declared_ms: i64, delivered_ms: i64) -> IntegrityTruncated {
    IntegrityTruncated {
        basis: vec![TruncationBasis::BoxPastEnd, TruncationBasis::SamplesPastEnd],
        element: Some("mdat".to_owned()),
        missing_bytes: Some(5_120_000),
        samples_past_end: Some(199),
        declared_frames: Some(500),
        delivered_packets: Some(301),
        delivered_frames: Some(301),
        declared_ms: Some(declared_ms),
        delivered_ms: Some(delivered_ms),
    }
}

struct Builder {
    name: &'static str,
    record: ScanRecord,
    report: Report,
    stills: Vec<StillPicture>,
    size: (u32, u32),
}

pub(crate) fn span(start_ms: i64, end_ms: i64) -> Span {
    let frame = |ms: i64| u64::try_from(ms / 40).ok();
    Span { start_ms, end_ms, first_frame: frame(start_ms), last_frame: frame((end_ms - 1).max(start_ms)) }
}

fn plain(code: ReasonCode) -> Reason {
    Reason::new(code, Detail::new())
}

fn changed(mut reason: Reason, change: impl FnOnce(&mut Reason)) -> Reason {
    change(&mut reason);
    reason
}

impl Builder {
    fn new(path: &str, length_ms: i64) -> Self {
        let tool = Tool {
            name: "onetake".into(),
            version: "0.1.0".into(),
            libraries: BTreeMap::from([
                ("libavcodec".into(), "59.37.100".into()),
                ("libavformat".into(), "59.27.100".into()),
                ("zxing-cpp".into(), "3.0.0".into()),
            ]),
        };
        let source = SourceFacts { sha256: sha256_hex(path.as_bytes()), bytes: 12_645_120 };
        let take = span(0, length_ms);
        let frames = u64::try_from(length_ms / 40).unwrap();
        let mut record = onetake_testkit::record();
        record.tool = tool.clone();
        record.source = source.clone();
        record.container = container(length_ms, frames);
        record.delivered = vec![delivered(frames)];
        record.timeline = Timeline {
            stream: 0,
            frames,
            span: take,
            origin_pts: Some(0),
            time_base: Rational { num: 1, den: 90_000 },
            median_interval_us: Some(40_000),
            shown_width_px: 1920,
            shown_height_px: 1080,
        };
        record.run = ScanRun {
            started_at: Some("2026-11-21T10:00:00Z".into()),
            elapsed_ms: Some(8_000),
            path: Some(format!("/srv/cameras/desk 3/{path}")),
            modified_at: Some("2026-11-20T04:12:45Z".into()),
            platform: Some("linux x86_64".into()),
        };
        let mut report = Report::new(
            tool,
            source,
            RecordRef::new(Format::record(), sha256_hex(b"record")),
            PolicyRef::new("base".into(), "2026-11-21".into(), sha256_hex(b"policy")),
            CaseFacts::default(),
        );
        report.policy.title = titles("Base rule", "基本规则", "基本規則");
        report.case.direction = Direction::ReturnUnboxing;
        report.case.expected_waybills = vec!["SF1403358129903".into()];
        report.case.signed_off_at = Some("2026-11-18T12:40:00+08:00".into());
        report.verdict = Verdict::NeedsReview;
        report.findings = findings();
        report.consistent_with = vec![ConsistentPattern::new(
            "transit_handling".into(),
            vec![ObservedItem::new("outer_box".into(), "dented".into(), 0)],
        )];
        // As of a scan: its record does not come from a file.
        report.limits = ReportLimit::ALL
            .iter()
            .copied()
            .filter(|limit| *limit != ReportLimit::RecordNotCompared)
            .collect();
        report.run =
            ReportRun { judged_at: Some("2026-11-21T10:00:09Z".into()), path: record.run.path.clone() };
        let mut builder = Self { name: "", record, report, stills: Vec::new(), size: (480, 270) };
        builder.strip();
        builder
    }

    fn upright(&mut self) {
        self.record.timeline.shown_width_px = 1080;
        self.record.timeline.shown_height_px = 1920;
        self.size = (270, 480);
        self.record.stills.clear();
        self.stills.clear();
        self.strip();
    }

    fn strip(&mut self) {
        let length = self.record.timeline.span.end_ms;
        for index in 0..13 {
            self.still(StillPurpose::Strip, index * length / 13, self.size);
        }
    }

    fn still(&mut self, purpose: StillPurpose, at_ms: i64, size: (u32, u32)) -> u32 {
        let id = u32::try_from(self.record.stills.len()).unwrap();
        let jpeg = picture(size, at_ms);
        let file = format!("{id:04}.jpg");
        self.record.stills.push(Still {
            id,
            file: file.clone(),
            sha256: sha256_hex(&jpeg),
            at_ms,
            frame: u64::try_from(at_ms / 40).unwrap(),
            purpose,
            width_px: size.0,
            height_px: size.1,
        });
        self.stills.push(StillPicture { file, jpeg });
        id
    }

    fn sides(&mut self, observation: usize, at_ms: i64) {
        let size = (self.size.0 * 2, self.size.1 * 2);
        let before = self.still(StillPurpose::Before, at_ms - 40, size);
        let after = self.still(StillPurpose::After, at_ms, size);
        self.record.observations[observation].stills = vec![before, after];
    }

    fn observe(&mut self, code: Code, start_ms: i64, end_ms: i64, confidence_ppm: u32) -> usize {
        let id = self.record.observations.len();
        self.record.observations.push(Observation {
            id: u32::try_from(id).unwrap(),
            code,
            span: span(start_ms, end_ms),
            confidence_ppm,
            detail: Detail::new(),
            stills: Vec::new(),
        });
        id
    }

    fn reading(&mut self, text: &str, start_ms: i64, end_ms: i64, frames: u64) {
        let id = self.observe(Code::WaybillReading, start_ms, end_ms, 1_000_000);
        let label = self.still(StillPurpose::Label, start_ms + 200, (560, 420));
        let reading = &mut self.record.observations[id];
        reading.detail = WaybillText { frames, ..onetake_testkit::text(text) }.into_detail();
        reading.stills = vec![label];
    }

    fn gap(&self, start_ms: i64, end_ms: i64, reason: CoverageReason) -> Gap {
        Gap { span: span(start_ms, end_ms), reason }
    }

    fn find(&mut self, criterion: &str) -> &mut Finding {
        self.report
            .findings
            .iter_mut()
            .find(|finding| finding.criterion == criterion)
            .expect("a known criterion")
    }

    fn reason(&self, observation: usize, code: ReasonCode) -> Reason {
        let observed = &self.record.observations[observation];
        changed(plain(code), |reason| {
            reason.observation = Some(observed.id);
            reason.span = Some(observed.span);
            reason.stills.clone_from(&observed.stills);
        })
    }

    fn outcome(&mut self, criterion: &str, outcome: Outcome, observation: usize, code: ReasonCode) {
        let reason = self.reason(observation, code);
        let finding = self.find(criterion);
        finding.outcome = outcome;
        finding.reasons = vec![reason];
    }

    fn statements(&mut self) {
        let by = ["王芳", "质检", "2026-11-21T11:00:00+08:00"].map(str::to_owned);
        let mut stated = AttestationFacts::new(0, by, "sealed_at_start".into(), span(0, 4_000));
        stated.note = Some("胶带完好".into());
        self.report.attestations = vec![stated];
    }

    fn finish(mut self, verdict: Verdict) -> Sample {
        self.report.verdict = verdict;
        let open = self.report.findings.iter().filter(|finding| {
            finding.outcome == Outcome::Review && finding.reasons[0].code == ReasonCode::NotAttested
        });
        self.report.pending_attestations = open.map(|finding| finding.criterion.clone()).collect();
        let missing = missing::list(&self.report.findings, verdict);
        self.report.pending = missing::pending(verdict, &missing);
        self.report.first_review_span = missing::first_review_span(&missing);
        self.report.missing = missing;
        let name = match verdict {
            _ if self.record.run.path.as_deref().is_some_and(|path| path.contains('\u{202e}')) => "hostile",
            Verdict::Valid => "sound",
            Verdict::NeedsReview => "long",
            Verdict::Invalid if self.record.timeline.span.end_ms == 12_040 => "damaged",
            Verdict::Invalid => "tampered",
        };
        self.name = name;
        Sample { name, report: self.report, record: self.record, stills: self.stills }
    }
}
