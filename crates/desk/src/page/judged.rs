//! A video of a case judged from what the ledger has, with what a person is about to state.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use onetake::Policy;
use onetake::case::Draft;
use onetake::report::{Report, ScanRecord};

use super::answer::Refusal;
use super::state::Shared;
use crate::batch::now;
use crate::intake::VideoFile;
use crate::judging::{Inputs, JudgingError};
use crate::ledger::{JudgementEntry, Ledger, LedgerError, Statement};
use crate::results::CaseResult;

/// Most records that are kept parsed.
const MAX_OPEN: usize = 12;

/// Records that were read last, parsed.
#[derive(Debug, Default)]
pub(super) struct Opened(Mutex<VecDeque<Arc<Record>>>);

/// A record, with its digest.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) sha256: String,
    pub(super) record: ScanRecord,
}

impl Opened {
    /// The record of the newest scan of a video.
    pub(super) fn of_video(&self, ledger: &Ledger, video: &str) -> Result<Option<Arc<Record>>, LedgerError> {
        let Some(sha256) = ledger.record_of(video)? else { return Ok(None) };
        let known = {
            let open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            open.iter().find(|record| record.sha256 == sha256).map(Arc::clone)
        };
        if let Some(known) = known {
            return Ok(Some(known));
        }
        let json = match ledger.record_json(&sha256) {
            Ok(json) => json,
            Err(LedgerError::RecordGone { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Ok(record) = crate::ledger::parse_record(&sha256, &json) else { return Ok(None) };
        let record = Arc::new(Record { sha256, record });
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.push_back(Arc::clone(&record));
        if open.len() > MAX_OPEN {
            open.pop_front();
        }
        Ok(Some(record))
    }
}

/// What a video of a case came to.
pub(super) struct Judged {
    pub(super) record: Arc<Record>,
    pub(super) report: Report,
    /// How the ledger is told of it.
    pub(super) entry: JudgementEntry,
    pub(super) draft: Draft,
}

/// What is asked to be judged.
pub(super) struct Asked<'a> {
    pub(super) shared: &'a Shared,
    pub(super) ledger: &'a Ledger,
    pub(super) case: &'a CaseResult,
    pub(super) policy: &'a Policy,
}

impl Asked<'_> {
    /// The video of that digest, with these statements beside those that the ledger has.
    pub(super) fn judge(&self, video: &str, statements: &[Statement]) -> Result<Judged, Refusal> {
        let other = self.other_of(video)?;
        self.judge_with(video, statements, other.as_ref())
    }

    /// The report on the video of the other direction, where it counted.
    fn other_of(&self, video: &str) -> Result<Option<Report>, Refusal> {
        let before = self.ledger.judgement(&self.case.id, video).map_err(|error| self.shared.fail(&error))?;
        let Some(other) = before.and_then(|before| before.other) else { return Ok(None) };
        let statements = self.statements(&other)?;
        Ok(self.judge_with(&other, &statements, None).ok().map(|judged| judged.report))
    }

    pub(super) fn statements(&self, video: &str) -> Result<Vec<Statement>, Refusal> {
        self.ledger.statements(video).map_err(|error| self.shared.fail(&error))
    }

    fn judge_with(
        &self,
        video: &str,
        statements: &[Statement],
        other: Option<&Report>,
    ) -> Result<Judged, Refusal> {
        let Self { shared, ledger, case, policy } = *self;
        let fail = |error| shared.fail(&error);
        let record = shared.opened.of_video(ledger, video).map_err(fail)?;
        let record = record.ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_record"))?;
        let (draft, file_clocks) = self.draft(video)?;
        let inputs = Inputs {
            record_sha256: &record.sha256,
            draft: &draft,
            statements,
            policy,
            other,
            file_clocks,
            // The record is of a scan by this desk; the video must still be what was scanned.
            compared: file_of(ledger, video).map_err(fail)?.1 == FileState::Same,
        };
        let report = inputs.judge(&record.record, now()).map_err(|error| {
            Refusal::unsound(match &error {
                JudgingError::Case(error) => shared.words.case_error(error),
                JudgingError::Judge(error) => error.to_string(),
            })
        })?;
        let entry = inputs.entry(&case.id, &report);
        Ok(Judged { report, entry, draft, record })
    }

    /// What is known of the case for that video, and whether the clocks of its file count.
    pub(super) fn draft(&self, video: &str) -> Result<(Draft, bool), Refusal> {
        let Self { shared, ledger, case, .. } = *self;
        let fail = |error| shared.fail(&error);
        let before = ledger.judgement(&case.id, video).map_err(fail)?;
        let (mut draft, file_clocks) = match before {
            Some(before) => (before.draft, before.file_clocks),
            None => {
                let options = shared.options();
                let mut draft =
                    ledger.case(&case.id).map_err(fail)?.map(|entry| entry.draft).unwrap_or_default();
                let own = case.videos.iter().find(|one| one.sha256.as_deref() == Some(video));
                draft.direction = own.map_or(draft.direction, |own| own.direction);
                draft.recorder_zone = draft.recorder_zone.or_else(|| options.zone.clone());
                (draft, options.file_clocks)
            }
        };
        ledger.papers(&case.id).map_err(fail)?.amend(&mut draft);
        Ok((draft, file_clocks))
    }
}

/// Whether a video is still what was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileState {
    Same,
    Changed,
    Gone,
}

/// Where a video lies, and whether it is still what was scanned. Any path of the same bytes will do.
pub(super) fn file_of(ledger: &Ledger, video: &str) -> Result<(Option<PathBuf>, FileState), LedgerError> {
    let paths = ledger.paths_of(video)?.into_iter().map(PathBuf::from);
    let mut state = FileState::Gone;
    for path in paths {
        let Ok(now) = VideoFile::at(&path) else { continue };
        let known = ledger.known_file(&now.key(), now.bytes, now.modified_ms)?;
        if known.is_some_and(|known| known.video == video) {
            return Ok((Some(path), FileState::Same));
        }
        state = FileState::Changed;
    }
    Ok((None, state))
}
