//! Cases from what is scanned: matched, judged, and told.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use onetake::case::{CaseError, Draft};
use onetake::evidence::{Evidence, EvidenceError, EvidenceFolder, Existing, PAGE_FILE};
use onetake::message::Catalogue;
use onetake::render::{NextCommands, brief};
use onetake::report::facts::{Facts as _, ReadingKind, WaybillText};
use onetake::report::{Code, Direction, Report, ScanRecord};

use super::{BatchError, Desk, Event, deadline, now};
use crate::intake::{Case, Found, Match, SheetOrder, VideoFile, match_files};
use crate::judging::{Inputs, JudgingError};
use crate::ledger::{CaseEntry, Entry, KnownFile, LedgerError, parse_record};
use crate::results::{
    self, CasePending, CaseResult, Note, ReasonLine, ResultWords, ResultsError, VideoResult,
};

/// The folder of evidence in the folder of results.
const CASES: &str = "cases";

/// What need not be worked out again while a desk runs.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Numbers read in records, by the digest of the record.
    readings: HashMap<String, Vec<String>>,
    /// What videos came to, by their paths, with the digest of all that it follows from.
    judged: HashMap<PathBuf, (String, VideoResult)>,
}

impl Memory {
    /// Whether a record was read whole since the desk runs.
    pub(super) fn has_read(&self, record: Option<&str>) -> bool {
        record.is_some_and(|record| self.readings.contains_key(record))
    }
}

/// A video that was scanned.
#[derive(Debug)]
struct Scanned {
    /// SHA-256 of the video.
    video: String,
    /// SHA-256 of its record.
    record: String,
}

/// The cases of a batch, judged again whenever more is known.
pub(super) struct Judging<'a> {
    desk: &'a Desk<'a>,
    found: &'a Found,
    orders: Vec<SheetOrder>,
    memory: &'a mut Memory,
    /// The name of the folder of each video's evidence, which no two share.
    names: HashMap<PathBuf, String>,
}

impl<'a> Judging<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        found: &'a Found,
        orders: Vec<SheetOrder>,
        memory: &'a mut Memory,
    ) -> Self {
        Self { desk, found, orders, memory, names: names_of(&found.videos) }
    }

    /// Judges every case as far as its videos are scanned, and writes the results.
    pub(super) fn publish(&mut self) -> Result<Vec<CaseResult>, BatchError> {
        let evidence = self.desk.options.results_path().join(CASES);
        self.desk.take_statements(&evidence)?;
        let mut records: HashMap<PathBuf, Scanned> = HashMap::new();
        for video in &self.found.videos {
            let known = self.desk.ledger().known_file(&video.key(), video.bytes, video.modified_ms)?;
            // A file that changed while the batch runs is known as it is now.
            let known = match (known, VideoFile::at(&video.path)) {
                (None, Ok(now)) => self.desk.ledger().known_file(&video.key(), now.bytes, now.modified_ms)?,
                (known, _) => known,
            };
            if let Some(KnownFile { video: digest, record: Some(record), .. }) = known {
                self.read(&record)?;
                records.insert(video.path.clone(), Scanned { video: digest, record });
            }
        }
        // No more is remembered than what lies in the folders now.
        let used: HashSet<&String> = records.values().map(|known| &known.record).collect();
        self.memory.readings.retain(|record, _| used.contains(record));
        self.memory.judged.retain(|path, _| records.contains_key(path));
        let readings = |video: &VideoFile| {
            records.get(&video.path).and_then(|known| self.memory.readings.get(&known.record)).cloned()
        };
        let assignments = self.desk.ledger().assignments()?;
        let mut videos = self.found.videos.clone();
        for video in &mut videos {
            let known = records.get(&video.path);
            video.assigned = known.and_then(|known| assignments.get(&known.video)).cloned();
        }
        let cases = match_files(&videos, &self.orders, &readings);
        let mut told = Vec::new();
        for case in &cases {
            told.push(self.judge(case, &records)?);
        }
        let words = Catalogue::of(self.desk.options.language);
        for (path, kind) in &self.found.unreadable {
            told.push(CaseResult::unreadable(path, &words.system_error(&(*kind).into())));
        }
        results::sort(&mut told);
        results::write(&self.desk.options.results_path(), &told, self.desk.options.language)?;
        self.desk.ledger().keep_rows(&told, self.desk.options.language)?;
        self.desk.ledger().drop_stale_rows(&told)?;
        let judged = told.iter().filter(|case| case.verdict.is_some()).count();
        (self.desk.told)(Event::Published { judged, cases: told.len() });
        Ok(told)
    }

    /// Keeps the numbers that a record has read.
    fn read(&mut self, record: &str) -> Result<(), LedgerError> {
        if self.memory.readings.contains_key(record) {
            return Ok(());
        }
        let ledger = self.desk.ledger();
        let numbers = ledger.record(record).map(|record| numbers_in(&record));
        drop(ledger);
        match numbers {
            Ok(numbers) => {
                self.memory.readings.insert(record.to_owned(), numbers);
                Ok(())
            }
            Err(LedgerError::RecordGone { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn judge(&mut self, case: &Case, records: &HashMap<PathBuf, Scanned>) -> Result<CaseResult, BatchError> {
        let options = &self.desk.options;
        let told = case;
        let mut case = case.clone();
        self.desk.ledger().papers(&case.id)?.amend(&mut case.draft);
        let case = &case;
        let mut result = CaseResult::of(case);
        result.deadline = deadline(&case.draft, &options.policy).map(|at| at.to_string());
        let words = Catalogue::of(options.language);
        for fault in &case.faults {
            result.notes.push(Note::Cell(words.case_error(&CaseError::from(fault.clone()))));
        }
        if case.matched == Match::Ambiguous {
            result.notes.push(Note::CouldBe(case.candidates.clone()));
        } else if !case.candidates.is_empty() {
            result.notes.push(Note::OtherOrder(case.candidates.clone()));
        }
        let mut other: Option<Report> = None;
        // The video of packing first: that of the return is compared with it.
        let mut videos: Vec<&VideoFile> = case.videos.iter().collect();
        videos.sort_by_key(|video| direction_of(video, case) == case.draft.direction);
        let mut came_to: HashMap<&Path, VideoResult> = HashMap::new();
        let mut digests = Vec::new();
        for video in videos {
            let mut draft = case.draft.clone();
            draft.direction = direction_of(video, case);
            draft.recorder_zone = draft.recorder_zone.or_else(|| options.zone.clone());
            let Some(known) = records.get(&video.path) else {
                came_to.insert(&video.path, self.unscanned(video)?);
                continue;
            };
            let (one, report) = self.judge_video(case, video, &draft, known, other.as_ref())?;
            digests.extend(one.sha256.clone());
            if draft.direction != case.draft.direction {
                other = report;
            }
            came_to.insert(&video.path, one);
        }
        for video in &case.videos {
            result.videos.extend(came_to.remove(video.path.as_path()));
        }
        digests.sort();
        digests.dedup();
        for video in &result.videos {
            result.notes.extend(self.copies_of(video, case, &digests)?);
        }
        self.keep(told, digests)?;
        result.conclude(case.draft.direction);
        Ok(result)
    }

    /// What is known of a video without a record.
    fn unscanned(&self, video: &VideoFile) -> Result<VideoResult, LedgerError> {
        let ledger = self.desk.ledger();
        let now = VideoFile::at(&video.path).unwrap_or_else(|_| video.clone());
        let mut aside = ledger.set_aside(&video.key(), video.bytes, video.modified_ms)?;
        if aside.is_none() {
            aside = ledger.set_aside(&video.key(), now.bytes, now.modified_ms)?;
        }
        let mut result = VideoResult::of(video);
        result.pending = CasePending::Scan;
        if let Some(aside) = aside {
            result.pending = CasePending::File;
            let words = ResultWords::of(self.desk.options.language);
            let reason = words.set_aside(&aside.code, &aside.reason);
            result.reasons.push(ReasonLine::plain(aside.code, reason));
        }
        Ok(result)
    }

    fn judge_video(
        &mut self,
        case: &Case,
        video: &VideoFile,
        draft: &Draft,
        known: &Scanned,
        other: Option<&Report>,
    ) -> Result<(VideoResult, Option<Report>), BatchError> {
        let options = &self.desk.options;
        let statements = self.desk.ledger().statements(&known.video)?;
        let inputs = Inputs {
            record_sha256: &known.record,
            draft,
            statements: &statements,
            policy: &options.policy,
            other,
            file_clocks: options.file_clocks,
            compared: true,
        };
        let digest = inputs.digest();
        // The report on packing is needed for that on the return: it is made anew.
        let is_own = draft.direction == case.draft.direction;
        if let Some((_, result)) =
            self.memory.judged.get(&video.path).filter(|(judged, _)| is_own && *judged == digest)
        {
            return Ok((result.clone(), None));
        }
        let json = self.desk.ledger().record_json(&known.record);
        let record = json.and_then(|json| Ok((parse_record(&known.record, &json)?, json)));
        let (record, json) = match record {
            Ok(record) => record,
            Err(LedgerError::RecordGone { .. }) => return Ok((self.unscanned(video)?, None)),
            Err(error) => return Err(error.into()),
        };
        let mut result = VideoResult::of(video);
        result.sha256 = Some(known.video.clone());
        result.direction = draft.direction;
        result.read = numbers_in(&record);
        let report = match inputs.judge(&record, now()) {
            Ok(report) => report,
            Err(error) => {
                let said = match &error {
                    JudgingError::Case(error) => Catalogue::of(options.language).case_error(error),
                    JudgingError::Judge(error) => error.to_string(),
                };
                result.pending = CasePending::Facts;
                result.reasons.push(ReasonLine::plain("case_invalid".to_owned(), said));
                return Ok((result, None));
            }
        };
        result.tell(&report, &brief(&report, Some(&record), options.language));
        let before = self.desk.ledger().judgement(&case.id, &known.video)?;
        let unchanged = before.is_some_and(|before| before.inputs == digest);
        if options.evidence {
            let place = self.place_of(video);
            if !(unchanged && place.join(PAGE_FILE).is_file()) {
                self.put_evidence(&place, &report, &record, &json, draft)?;
            }
            result.report = Some(place.join(PAGE_FILE));
        }
        if !unchanged {
            let judgement = inputs.entry(&case.id, &report);
            self.desk.ledger().append(now(), &[Entry::Judgement(Box::new(judgement))])?;
        }
        self.memory.judged.insert(video.path.clone(), (digest, result.clone()));
        Ok((result, Some(report)))
    }

    /// Paths in other cases that lead to the same bytes, and videos of other cases that show the same recording over some
    /// time.
    fn copies_of(&self, video: &VideoResult, case: &Case, own: &[String]) -> Result<Vec<Note>, LedgerError> {
        let Some(digest) = &video.sha256 else { return Ok(Vec::new()) };
        let ledger = self.desk.ledger();
        let mut notes = Vec::new();
        // Two names may lead to one file, such as a whole path and one from here.
        let mut known: HashSet<PathBuf> =
            case.videos.iter().filter_map(|video| video.path.canonicalize().ok()).collect();
        let is_other = |path: &String| {
            let place = Path::new(path).canonicalize();
            place.is_ok_and(|place| place.is_file() && known.insert(place))
        };
        let twins: Vec<String> = ledger.paths_of(digest)?.into_iter().filter(is_other).collect();
        if !twins.is_empty() {
            notes.push(Note::SameBytes(twins));
        }
        for same in ledger.same_recordings(digest)?.into_iter().filter(|same| !own.contains(&same.other)) {
            let paths = ledger.paths_of(&same.other)?;
            notes.push(Note::SameRecording {
                span_ms: same.span_ms,
                other: paths.first().cloned().unwrap_or(same.other),
                other_span_ms: same.other_span_ms,
            });
        }
        Ok(notes)
    }

    fn place_of(&self, video: &VideoFile) -> PathBuf {
        let name = self.names.get(&video.path).cloned().unwrap_or_default();
        self.desk.options.results_path().join(CASES).join(name)
    }

    fn put_evidence(
        &self,
        place: &Path,
        report: &Report,
        record: &ScanRecord,
        json: &[u8],
        draft: &Draft,
    ) -> Result<(), BatchError> {
        let fail = |error: EvidenceError| ResultsError::Evidence { path: place.to_owned(), error };
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)
                .map_err(|error| ResultsError::File { path: parent.to_owned(), error })?;
        }
        let folder = EvidenceFolder::begin(place, Existing::Replace).map_err(|error| fail(error.into()))?;
        let stills = self.desk.ledger().stills(record);
        let name = folder.name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let statements = format!("{name}.statements.toml");
        let options = self.command_options(draft);
        let out = format!("{name}.onetake");
        let evidence = Evidence::new(report, record, &stills)
            .record_json(json)
            .language(self.desk.options.language)
            .next(Some(NextCommands::new(&name, &statements, &options, &out)));
        folder.put(&evidence).map_err(fail)?;
        Ok(())
    }

    /// The options with which one video is judged by itself.
    fn command_options(&self, draft: &Draft) -> String {
        let plain = |text: &&String| text.chars().all(|c| c.is_ascii_alphanumeric() || "-:+".contains(c));
        let mut options: Vec<String> = draft
            .expected_waybills
            .iter()
            .filter(plain)
            .map(|number| format!("--waybill {number}"))
            .collect();
        let signed = draft.signed_off_at.as_ref().map(|at| at.replace(' ', "T"));
        options.extend(signed.as_ref().filter(plain).map(|at| format!("--signed-at {at}")));
        let policy = self.desk.options.policy.id();
        if policy != onetake::inputs::DEFAULT_POLICY {
            options.push(format!("--policy {policy}"));
        }
        options.join(" ")
    }

    /// Tells the ledger of a case, where it is not as it was.
    fn keep(&self, case: &Case, videos: Vec<String>) -> Result<(), LedgerError> {
        let entry = CaseEntry {
            id: case.id.clone(),
            draft: case.draft.clone(),
            matched: case.matched,
            videos,
            sheet: case.sheet.clone(),
        };
        let mut ledger = self.desk.ledger();
        if ledger.case(&case.id)?.as_ref() != Some(&entry) {
            ledger.append(now(), &[Entry::Case(Box::new(entry))])?;
        }
        Ok(())
    }
}

fn direction_of(video: &VideoFile, case: &Case) -> Direction {
    // Where all say the same, the case says it.
    video.name.direction.filter(|_| case.videos.len() > 1).unwrap_or(case.draft.direction)
}

/// The numbers that count as read: those of carriers, else whatever was read.
fn numbers_in(record: &ScanRecord) -> Vec<String> {
    let read = record.observations.iter().filter(|observation| observation.code == Code::WaybillReading);
    let texts: Vec<WaybillText> = read.filter_map(|one| WaybillText::read(&one.detail)).collect();
    let mut numbers: Vec<String> = Vec::new();
    for text in &texts {
        if text.kind == ReadingKind::Waybill {
            let number = text.number.clone().unwrap_or_else(|| text.text.clone());
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    if numbers.is_empty() {
        let others = texts.into_iter().filter(|text| text.kind == ReadingKind::Text).map(|text| text.text);
        numbers.extend(others);
        numbers.dedup();
    }
    numbers
}

/// A name for the folder of each video's evidence: that of its file, with a number where another has it.
fn names_of(videos: &[VideoFile]) -> HashMap<PathBuf, String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut names = HashMap::new();
    for video in videos {
        let stem = video.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let allowed = |c: char| !c.is_control() && !"<>:\"/\\|?*".contains(c);
        let plain: String = stem.chars().filter(|c| allowed(*c)).take(100).collect();
        let plain = plain.trim_matches(['.', ' ', '-']).to_owned();
        let plain = if plain.is_empty() { "video".to_owned() } else { plain };
        let tried = (2_u32..).map(|number| format!("{plain}-{number}"));
        // Windows tells names apart without their case.
        let name =
            std::iter::once(plain.clone()).chain(tried).find(|name| !taken.contains(&name.to_lowercase()));
        if let Some(name) = name {
            taken.insert(name.to_lowercase());
            names.insert(video.path.clone(), name);
        }
    }
    names
}
