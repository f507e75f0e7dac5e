//! One case of the table.

use std::path::{Path, PathBuf};

use onetake::render::Brief;
use onetake::report::{Direction, ExitCode, Level, Missing, MissingKind, Pending, Report, Verdict};
use serde::{Deserialize, Serialize};

use crate::intake::{Case, Match, VideoFile};
use crate::ledger::SheetPlace;

/// What a case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CasePending {
    /// Nothing: the verdict stands.
    Nothing,
    /// Statements of a person alone.
    Statements,
    /// Facts of the case or documents.
    Facts,
    /// A person must look.
    Look,
    /// A person must say which order it belongs to.
    Order,
    /// Its video.
    Video,
    /// Its scan.
    Scan,
    /// A file that can be read.
    File,
}

/// One case of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CaseResult {
    /// Its name in the ledger.
    pub id: String,
    /// Where the sheet has it.
    pub sheet: Option<SheetPlace>,
    /// The number of the order on the platform.
    pub order_number: Option<String>,
    /// The shop's own reference.
    pub reference: Option<String>,
    /// The expected numbers.
    pub expected: Vec<String>,
    /// When the parcel was signed for.
    pub signed_off_at: Option<String>,
    /// When the time for its recording runs out, RFC 3339 in UTC.
    pub deadline: Option<String>,
    /// How its videos were found to belong to it.
    pub matched: Match,
    /// Its videos, the one that counts first.
    pub videos: Vec<VideoResult>,
    /// What it came to; none where nothing could be judged.
    pub verdict: Option<Verdict>,
    /// What it waits for.
    pub pending: CasePending,
    /// Whether persons have answered everything that can be answered about it.
    #[serde(default)]
    pub settled: bool,
    /// What decides it or is still open, the gravest first.
    pub reasons: Vec<ReasonLine>,
    /// What else a person should know.
    pub notes: Vec<Note>,
    /// What stands in its rows of the sheets, by the names of the columns.
    #[serde(default)]
    pub cells: Vec<(String, String)>,
}

/// One video of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VideoResult {
    /// Its path.
    pub file: PathBuf,
    /// What it is of.
    pub direction: Direction,
    /// SHA-256 of its bytes, once it is scanned.
    pub sha256: Option<String>,
    /// The numbers read in it.
    pub read: Vec<String>,
    /// What it came to.
    pub verdict: Option<Verdict>,
    /// What it waits for.
    pub pending: CasePending,
    /// Whether persons have answered everything that can be answered about it.
    #[serde(default)]
    pub settled: bool,
    /// What decides it or is still open.
    pub reasons: Vec<ReasonLine>,
    /// The page of its report.
    pub report: Option<PathBuf>,
}

/// Why a case is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReasonLine {
    /// Id of the criterion, or a stable name of the reason.
    pub code: String,
    /// Its title, in the language of the results.
    pub title: String,
    /// Whether it waits for nothing but a person's statement: nothing speaks against the video.
    #[serde(default)]
    pub open: bool,
    /// The reason in words.
    pub text: String,
}

/// What a person should know of a case beside its verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Note {
    /// A cell of the sheet that cannot be meant, in words.
    Cell(String),
    /// The numbers of the orders that the video could belong to.
    CouldBe(Vec<String>),
    /// The label in the video has these numbers, which are those of other orders.
    OtherOrder(Vec<String>),
    /// The recording has several files: a person looks at all of them.
    SeveralFiles,
    /// Over some time it shows the same recording as a video of another case.
    SameRecording {
        /// Where in this video, first and last millisecond of its take.
        span_ms: [i64; 2],
        /// The path of the other video.
        other: String,
        /// Where in that one.
        other_span_ms: [i64; 2],
    },
    /// The same bytes lie under these paths too.
    SameBytes(Vec<String>),
}

/// Whether a person can answer it, so that the verdict may change. What nobody observed can only be looked at.
fn is_answerable(missing: &Missing) -> bool {
    missing.level == Level::Mandatory
        && match missing.kind {
            MissingKind::Fact | MissingKind::Statement | MissingKind::Document => true,
            MissingKind::Look => missing.observation.is_some(),
            MissingKind::Replacement => false,
        }
}

impl ReasonLine {
    pub(crate) fn plain(code: String, text: String) -> Self {
        Self { code, title: String::new(), open: false, text }
    }
}

impl VideoResult {
    pub(crate) fn of(video: &VideoFile) -> Self {
        Self {
            file: video.path.clone(),
            direction: video.name.direction.unwrap_or_default(),
            sha256: None,
            read: Vec::new(),
            verdict: None,
            pending: CasePending::Nothing,
            settled: false,
            reasons: Vec::new(),
            report: None,
        }
    }

    /// Takes over what a report says.
    pub(crate) fn tell(&mut self, report: &Report, brief: &Brief) {
        self.verdict = Some(report.verdict);
        self.pending = report.pending.into();
        self.settled = !report.missing.iter().any(is_answerable);
        self.reasons.extend(brief.reasons.iter().map(|reason| ReasonLine {
            code: reason.criterion.clone(),
            title: reason.title.clone(),
            open: reason.is_open,
            text: reason.text.clone(),
        }));
    }
}

impl From<Pending> for CasePending {
    fn from(pending: Pending) -> Self {
        match pending {
            Pending::Nothing => Self::Nothing,
            Pending::Statements => Self::Statements,
            Pending::Facts => Self::Facts,
            Pending::Look => Self::Look,
        }
    }
}

impl CaseResult {
    pub(crate) fn of(case: &Case) -> Self {
        let draft = &case.draft;
        Self {
            id: case.id.clone(),
            sheet: case.sheet.clone(),
            order_number: draft.order_number.clone(),
            reference: draft.reference.clone(),
            expected: draft.expected_waybills.clone(),
            signed_off_at: draft.signed_off_at.clone(),
            deadline: None,
            matched: case.matched,
            videos: Vec::new(),
            verdict: None,
            pending: CasePending::Video,
            settled: false,
            reasons: Vec::new(),
            notes: Vec::new(),
            cells: case.cells.clone(),
        }
    }

    /// A place that could not be read.
    pub(crate) fn unreadable(path: &Path, reason: &str) -> Self {
        Self {
            id: format!("video {}", path.display()),
            sheet: None,
            order_number: None,
            reference: None,
            expected: Vec::new(),
            signed_off_at: None,
            deadline: None,
            matched: Match::Unmatched,
            videos: Vec::new(),
            verdict: None,
            pending: CasePending::File,
            settled: false,
            reasons: vec![ReasonLine::plain(
                "video_unreadable".to_owned(),
                format!("{}: {reason}", path.display()),
            )],
            notes: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// The verdict of the case from those of its videos: that of the one that shows its direction. Several files of one
    /// direction are for a person, whatever each of them says, unless none can do.
    pub(crate) fn conclude(&mut self, direction: Direction) {
        self.videos.sort_by_key(|video| video.direction != direction);
        let main: Vec<&VideoResult> =
            self.videos.iter().filter(|video| video.direction == direction).collect();
        let main = if main.is_empty() { self.videos.iter().collect() } else { main };
        let mut digests: Vec<&String> = main.iter().filter_map(|video| video.sha256.as_ref()).collect();
        digests.sort();
        digests.dedup();
        let Some(first) = main.first() else { return };
        let Some(gravest) = main.iter().max_by_key(|video| (video.verdict.is_none(), video.pending)) else {
            return;
        };
        let several = digests.len() > 1 || main.iter().any(|video| video.sha256.is_none()) && main.len() > 1;
        let (verdict, pending, reasons) = if !several {
            (first.verdict, first.pending, first.reasons.clone())
        } else if gravest.verdict.is_none() {
            (None, gravest.pending, gravest.reasons.clone())
        } else if main.iter().all(|video| video.verdict == Some(Verdict::Invalid)) {
            (Some(Verdict::Invalid), first.pending, first.reasons.clone())
        } else {
            (Some(Verdict::NeedsReview), CasePending::Look, gravest.reasons.clone())
        };
        self.settled = !several && first.settled;
        (self.verdict, self.pending, self.reasons) = (verdict, pending, reasons);
        if several {
            self.notes.push(Note::SeveralFiles);
        }
        // Which order it is of must be known before anything else.
        if self.matched == Match::Ambiguous && self.verdict.is_some() {
            self.verdict = Some(Verdict::NeedsReview);
            self.pending = CasePending::Order;
        }
    }

    /// Its place in the table.
    pub(crate) fn rank(&self) -> u8 {
        match (self.verdict, self.pending) {
            (None, CasePending::File) => 0,
            (Some(Verdict::Invalid), _) => 1,
            (_, CasePending::Order) => 2,
            (Some(Verdict::NeedsReview), CasePending::Look) => 3,
            (Some(Verdict::NeedsReview), CasePending::Facts) => 4,
            (Some(Verdict::NeedsReview), _) => 5,
            (None, CasePending::Video) => 7,
            (None, _) => 6,
            (Some(Verdict::Valid), _) => 8,
        }
    }

    /// What it does to the exit status: a file that gave no record could not be judged; what waits for its video or its scan
    /// waits for a person.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match (self.verdict, self.pending) {
            (Some(verdict), _) => ExitCode::from(verdict),
            (None, CasePending::File) => ExitCode::CouldNotJudge,
            (None, _) => ExitCode::NeedsReview,
        }
    }

    /// What stands in a column of its sheet.
    pub(crate) fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == column).map_or("", |(_, text)| text)
    }

    /// The numbers read in the video that counts.
    #[must_use]
    pub fn read(&self) -> &[String] {
        self.videos.first().map_or(&[], |video| &video.read)
    }
}
