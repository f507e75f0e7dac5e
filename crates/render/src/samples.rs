//! Reports to look at, from a whole take to a hostile one. Their records are those of real scans, which `make expected` keeps;
//! what a scan of a small clip cannot give is added and named here. The judge judges them. Pictures are drawn.

mod pictures;

use std::collections::BTreeMap;
use std::path::Path;

use onetake_judge::attest::{self, AttestationFile, Side, Statement};
use onetake_judge::case;
use onetake_judge::policy::Policy;
use onetake_report::digest::sha256_hex;
use onetake_report::facts::MarkFamily;
use onetake_report::{
    AttestedState, Code, CoverageReason, CoverageState, Detail, Direction, Finding, Gap, ObserverId, Omitted,
    PolicyWarning, Report, ReportRun, ScanRecord, ScanRun, Span, Still, StillPicture, StillPurpose, wire,
};
use onetake_testkit::Change as _;

use self::pictures::picture;

/// The number on the label of the clips.
pub(crate) const NUMBER: &str = "SF1390024681357";
/// The same with another last digit.
pub(crate) const OTHER_NUMBER: &str = "SF1390024681358";

/// A report with all that its views need.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) report: Report,
    pub(crate) record: ScanRecord,
    pub(crate) stills: Vec<StillPicture>,
}

impl Sample {
    pub(crate) fn finding(&mut self, criterion: &str) -> &mut Finding {
        let found = self.report.findings.iter_mut().find(|finding| finding.criterion == criterion);
        found.expect("a known criterion")
    }
}

pub(crate) fn all() -> Vec<Sample> {
    vec![whole(), tampered(), damaged(), long(), hostile()]
}

/// Everything met, every statement given; by a phone, which no clip of ours is.
pub(crate) fn whole() -> Sample {
    let mut builder = Builder::of("sound-take-pass", "VID_20261118_101500.mp4");
    builder.record.observations.retain(|seen| seen.code != Code::ProvenanceEncoder);
    let phone = onetake_testkit::mark(MarkFamily::System, "com.android.version 14");
    builder.change(|record| record.with_facts_of(Code::ProvenanceDevice, 0, 10_599, phone));
    builder.states_all();
    builder.judged("whole")
}

/// Seconds removed, a hole in the timestamps, another waybill, filmed too late.
pub(crate) fn tampered() -> Sample {
    let mut builder = Builder::of("splice-cut-2s-fail", "退货拆包 2026-11-20 桌3.mp4");
    builder.case.expected_waybills = vec![OTHER_NUMBER.to_owned()];
    builder.case.signed_off_at = Some("2026-11-10T12:40:00+08:00".to_owned());
    builder.change(|record| {
        let other = onetake_testkit::text("YT7488104412345");
        record.with_facts_of(Code::WaybillReading, 6_000, 7_000, other).with_facts(
            5_000,
            6_920,
            onetake_testkit::gap(1_920_000),
        )
    });
    builder.judged("tampered")
}

/// A file that ends early, of which few pictures were kept.
pub(crate) fn damaged() -> Sample {
    let mut builder = Builder::of("integrity-truncated-mp4-fail", "REC_0007.mp4");
    builder.record.delivered[0].corrupt_packets = 3;
    builder.record.delivered[0].concealed_frames = 17;
    builder.gap(ObserverId::Splice, 2_000, 2_600, CoverageReason::Damaged);
    builder.record.stills.retain(|still| still.purpose == StillPurpose::Strip);
    builder.judged("damaged")
}

/// Ten minutes with forty more observations; a person has to look, and statements are missing.
pub(crate) fn long() -> Sample {
    let mut builder = Builder::of("sound-take-pass", "VID_20261120_103000_出貨打包作業區_A07.mp4");
    builder.case.direction = Direction::OutboundPacking;
    builder.lasts(612_000);
    for index in 0..40_i64 {
        let start = 9_000 + index * 14_500;
        builder.change(|record| match index % 4 {
            0 => record.with_facts(start, start + 40, onetake_testkit::cut()),
            1 => record.with_facts(start, start + 700, onetake_testkit::gap(700_000)),
            2 => record.with(Code::ClarityBlurred, start, start + 4_000),
            _ => record.with(Code::SoundBreak, start, start + 40),
        });
        let sure_ppm = 300_000 + u32::try_from(index).unwrap() * 5_000;
        builder.change(|record| record.sure(sure_ppm));
        if index % 3 == 0 {
            builder.both_sides(start);
        }
    }
    let span = Span::millis(4_000, 598_000);
    builder.record.omitted = vec![Omitted { code: Code::CadenceDrop, count: 311, span }];
    for start_ms in (0..30).map(|index| index * 20_000) {
        builder.gap(ObserverId::Splice, start_ms, start_ms + 3_000, CoverageReason::StillScene);
    }
    builder.judged("long")
}

/// Every text from outside tries to be something else.
pub(crate) fn hostile() -> Sample {
    let script = "</title><script>alert(1)</script><img src=x onerror=alert(2)>";
    let path = format!("a\u{202e}4pm.exe\u{1b}[2J<script>\" onload=\"x{}", "箱".repeat(5_000));
    let mut builder = Builder::of("splice-cut-2s-fail", &path);
    let read = [
        format!("{script}\u{1b}[2J\n\u{200b}{}", "9".repeat(20_000)),
        "javascript:alert(3)'\"><svg onload=alert(4)>".to_owned(),
    ];
    for text in read {
        let text = onetake_testkit::text(&text);
        builder.change(|record| record.with_facts_of(Code::WaybillReading, 1_000, 2_000, text));
    }
    builder.record.container.format = script.into();
    builder.record.container.tags.insert("comment".into(), format!("{script}\u{2066}"));
    builder.record.container.streams[0].codec = script.into();
    builder.record.run.modified_at = Some(script.into());
    let cut = builder.record.observations.iter_mut().find(|seen| seen.code == Code::SpliceCut);
    cut.expect("the clip has one").detail = Detail::new().with(script, script).with("text", script);
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
    builder.states_all();
    let mut sample = builder.judged("hostile");
    // Files of reports come from elsewhere too.
    let report = &mut sample.report;
    report.case.expected_waybills = vec![format!("{{{{ 7*7 }}}}{{% include 'x' %}}{script}")];
    report.case.signed_off_at = Some(script.into());
    report.policy.id = script.into();
    report.policy.title.clear();
    report.policy.warnings =
        vec![PolicyWarning::new(script.into(), "loosened".into(), Detail::new().with(script, script))];
    report.tool.libraries.insert(script.into(), script.into());
    report.attestations[0].who = script.into();
    report.attestations[0].statement = script.into();
    let finding = sample.finding("CONT.CUT");
    finding.rule.quote = Some(script.into());
    finding.rule.source = script.into();
    finding.rule.values = script.into();
    finding.rule.title = BTreeMap::from([("en".to_owned(), script.to_owned())]);
    finding.criterion = script.into();
    sample
}

/// The record of a scan that `make expected` keeps.
pub(crate) fn kept_record(name: &str) -> ScanRecord {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/records");
    let bytes = std::fs::read(folder.join(name).with_extension("json")).expect("a record that is kept");
    wire::parse(&bytes).expect("a record of this format")
}

struct Builder {
    record: ScanRecord,
    stills: Vec<StillPicture>,
    case: case::Draft,
    statements: Vec<attest::Draft>,
}

impl Builder {
    /// The record of that scan, of a file of another path, with a picture for each of its stills.
    fn of(scan: &str, path: &str) -> Self {
        let mut record = kept_record(scan);
        record.source.sha256 = sha256_hex(path.as_bytes());
        record.run = ScanRun {
            started_at: Some("2026-11-21T10:00:00Z".into()),
            elapsed_ms: Some(8_000),
            path: Some(format!("/srv/cameras/desk 3/{path}")),
            modified_at: Some("2026-11-20T04:12:45Z".into()),
            platform: Some("linux x86_64".into()),
        };
        let stills = record.stills.iter_mut().map(drawn).collect();
        let mut case = case::Draft::default();
        case.expected_waybills = vec![NUMBER.to_owned()];
        case.signed_off_at = Some("2026-11-17T18:20:00+08:00".to_owned());
        Self { record, stills, case, statements: Vec::new() }
    }

    fn change(&mut self, change: impl FnOnce(ScanRecord) -> ScanRecord) {
        self.record = change(self.record.clone());
    }

    /// Held upright and of that length, its strip of pictures over all of it.
    fn lasts(&mut self, length_ms: i64) {
        let (width_px, height_px) = (1080, 1920);
        let timeline = &mut self.record.timeline;
        timeline.shown_width_px = width_px;
        timeline.shown_height_px = height_px;
        timeline.span.end_ms = length_ms;
        let mut strip: Vec<&mut Still> =
            self.record.stills.iter_mut().filter(|still| still.purpose == StillPurpose::Strip).collect();
        let step_ms = length_ms / i64::try_from(strip.len().max(1)).unwrap();
        for (still, at_ms) in strip.iter_mut().zip((0..).map(|index| index * step_ms)) {
            still.at_ms = at_ms;
            (still.width_px, still.height_px) = (width_px / 4, height_px / 4);
        }
        self.stills = self.record.stills.iter_mut().map(drawn).collect();
    }

    /// Pictures before and after the newest observation.
    fn both_sides(&mut self, at_ms: i64) {
        for (purpose, at_ms) in [(StillPurpose::Before, at_ms - 40), (StillPurpose::After, at_ms)] {
            let id = u32::try_from(self.record.stills.len()).unwrap();
            let mut still = Still {
                id,
                file: format!("{id:04}.jpg"),
                sha256: String::new(),
                at_ms,
                frame: 0,
                purpose,
                width_px: 540,
                height_px: 960,
            };
            self.stills.push(drawn(&mut still));
            self.record.stills.push(still);
            self.record.observations.last_mut().expect("one was added").stills.push(id);
        }
    }

    fn gap(&mut self, observer: ObserverId, start_ms: i64, end_ms: i64, reason: CoverageReason) {
        let entry = self.record.coverage.iter_mut().find(|entry| entry.observer == observer);
        let entry = entry.expect("it was asked for");
        entry.state = CoverageState::Partial;
        entry.gaps.push(Gap { span: Span::millis(start_ms, end_ms), reason });
    }

    /// What a person has to say of an unboxing, all of it seen.
    fn states_all(&mut self) {
        let end_ms = self.record.timeline.span.end_ms;
        let says = |statement, start_ms, end_ms| {
            let (at, span) = ("2026-11-21T11:00:00+08:00", attest::DraftSpan { start_ms, end_ms });
            attest::Draft::new("王芳", "质检", at, statement, AttestedState::Seen, span)
        };
        self.statements = vec![
            says(Statement::SealedAtStart, 0, 2_000),
            says(Statement::OutsideShown { sides: Side::ALL.to_vec() }, 0, 3_000),
            says(Statement::LabelOnParcel, 1_000, 3_000),
            says(Statement::OpeningSeen, 3_000, 6_000),
            says(Statement::ContentsShown, 6_000, end_ms),
            says(Statement::StayedInFrame, 0, end_ms),
            says(Statement::NaturalSpeed, 0, end_ms),
        ];
        self.statements[0].note = Some("胶带完好".into());
    }

    fn judged(self, name: &'static str) -> Sample {
        let Self { record, stills, case, statements } = self;
        let mut file = AttestationFile::about(&record).expect("a record has a digest");
        file.attestation = statements;
        let attestations = file.bind(&record).expect("statements about this record");
        let case = case.check(None).expect("a case that can be meant");
        let policy = Policy::built_in("base").expect("it is built in");
        let mut report = onetake_judge::judge::judge(&record, &case, &attestations, &policy)
            .expect("statements about this record");
        report.run =
            ReportRun { judged_at: Some("2026-11-21T10:00:09Z".into()), path: record.run.path.clone() };
        Sample { name, report, record, stills }
    }
}

/// A picture for a still, which becomes the one that the record names.
fn drawn(still: &mut Still) -> StillPicture {
    let jpeg = picture((still.width_px, still.height_px), still.at_ms);
    still.sha256 = sha256_hex(&jpeg);
    StillPicture { file: still.file.clone(), jpeg }
}
