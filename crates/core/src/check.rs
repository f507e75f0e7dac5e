//! Checks evidence again, by anyone: whether a folder of evidence is whole and hangs together, and with the video whether
//! the record is what a scan of it shows.
//!
//! ```no_run
//! use onetake::check::{Checked, Checker, Outcome};
//!
//! let checked: Checked = Checker::new().video("return.mp4").check("return.mp4.onetake")?;
//! assert_eq!(checked.outcome(), Outcome::Passed);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | step | what it compares |
//! |---|---|
//! | [`Step::Manifest`] | the files of a bundle with its manifests |
//! | [`Step::Seals`] | signatures and timestamps with the sealed bytes, and with the keys and authorities that the reader trusts |
//! | [`Step::Files`] | the files of the folder with those that belong there |
//! | [`Step::Record`] | the body of the record with the digest in the report, and what both say of the video |
//! | [`Step::Report`] | the report with one made again from record, policy, case and statements |
//! | [`Step::Page`] | the page with one made again from the report |
//! | [`Step::Paper`] | the report on paper with the seal of somebody whom the reader trusts: it depends on fonts, and nobody makes it again |
//! | [`Step::Stills`] | each picture with its digest in the record |
//! | [`Step::PacketHashes`] | the list of packet hashes with its digest in the record |
//! | [`Step::Video`] | the digest of the video with that in the record |
//! | [`Step::Scan`] | the record with that of a new scan of the video |
//!
//! It fails closed: what is missing, unknown or unreadable is never passed over. Without the video nothing shows that the
//! record tells all that the video holds, so the outcome is at best [`Outcome::Incomplete`].

mod difference;
mod facts;
mod folder;
mod rebuilt;
mod rescan;
mod seals;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use onetake_judge::Policy;
use onetake_judge::case::UtcTime;
use onetake_report::Verdict;
use onetake_report::framehash::PacketChange;
use onetake_scan::{CancelToken, ScanError, ScanProgress};
use onetake_seal::{Authorities, SignatureFault, Signers, TimestampFault, Untrusted};
use serde::Serialize;
use thiserror::Error;

pub use self::difference::Difference;
pub use self::facts::{CheckFacts, SealFacts, SealKind, StepFacts, StepResult};
pub use self::seals::{FoundSeal, SealRole, SealStatement};
use crate::bundle::open::{self, OpenBag};
use crate::inputs::InputError;

/// How to check.
#[derive(Default)]
pub struct Checker<'a> {
    video: Option<PathBuf>,
    scan_original: bool,
    policy: Option<Policy>,
    trust: seals::Trust,
    cancel: CancelToken,
    progress: Option<Box<dyn FnMut(ScanProgress) + Send + 'a>>,
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The digest of the video that the evidence is about.
    pub source_sha256: String,
    /// The digest of the report's body.
    pub report_sha256: String,
    /// The verdict that the report states.
    pub verdict: Verdict,
    /// The name of the video in a bundle, where it is in there.
    pub original: Option<String>,
    /// The seals that were found, each with what it states.
    pub seals: Vec<FoundSeal>,
    /// The steps in their order, each with what it came to.
    pub steps: Vec<(Step, StepOutcome)>,
}

/// The whole of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Everything is as the evidence states it, compared with the video.
    Passed,
    /// Nothing contradicts, but not everything could be compared.
    Incomplete,
    /// Something is not as the evidence states it.
    Failed,
}

/// A step of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// The files of a bundle, by its manifests.
    Manifest,
    /// Signatures and timestamps.
    Seals,
    /// Which files there are.
    Files,
    /// The record.
    Record,
    /// The report.
    Report,
    /// The page, which is a view of the report.
    Page,
    /// The report on paper, which is another one.
    Paper,
    /// The pictures.
    Stills,
    /// The list of packet hashes.
    PacketHashes,
    /// The bytes of the video.
    Video,
    /// What a new scan shows.
    Scan,
}

impl Step {
    /// A stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Seals => "seals",
            Self::Files => "files",
            Self::Record => "record",
            Self::Report => "report",
            Self::Page => "page",
            Self::Paper => "paper",
            Self::Stills => "stills",
            Self::PacketHashes => "packet_hashes",
            Self::Video => "video",
            Self::Scan => "scan",
        }
    }
}

/// What a step came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepOutcome {
    /// As stated.
    Passed,
    /// It could not be compared, for this reason.
    NotChecked(Unchecked),
    /// It is not as stated, at these places.
    Failed(Vec<Mismatch>),
}

/// Why a step could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unchecked {
    /// No video was given.
    NoVideo,
    /// The record names no such list, as those of earlier versions.
    NotStated,
    /// The list that the record names is not here. A new scan of the video makes it again.
    NotHere,
    /// The report on paper repeats what the report says, and depends on the fonts of the computer that made it; the report is what
    /// counts.
    View,
    /// The page was made by another version, which may write it in another way; the report is what counts.
    OtherPage {
        /// The version that made it.
        theirs: String,
        /// This version.
        ours: String,
    },
    /// There is no seal: whoever has the evidence can make it anew.
    NotSealed,
    /// Seals hold, but whom the reader trusts was not given.
    NoTrust,
    /// A signature is of a kind that this version does not verify.
    UnsupportedSignature {
        /// The file that is signed.
        file: String,
        /// What is not supported.
        fault: SignatureFault,
    },
    /// A timestamp is of a kind that this version does not verify.
    UnsupportedTimestamp {
        /// The file that is stamped.
        file: String,
        /// What is not supported.
        fault: TimestampFault,
    },
    /// The policy of the report is none of the built-in ones and was not given.
    NoPolicy {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
        /// SHA-256 of its file.
        sha256: String,
    },
    /// The case or the statements of the report are not such as this version knows.
    UnknownFacts,
    /// The report was made by another version, which may judge in another way.
    OtherJudge {
        /// The version that made it.
        theirs: String,
        /// This version.
        ours: String,
        /// The verdict of this version, where it is another one.
        verdict: Option<Verdict>,
    },
    /// The record was made by other versions of observers or libraries, so that it may differ. Where it does is told.
    OtherScanner(Vec<Difference>),
}

/// Something that is not as stated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// A file that belongs there is missing.
    Missing {
        /// Its name in the folder.
        file: String,
    },
    /// A file that does not belong there, or is no regular file.
    Unlisted {
        /// Its name in the folder.
        file: String,
    },
    /// A file cannot be read as what it should be.
    Unreadable {
        /// Its name in the folder.
        file: String,
        /// What is wrong, in English.
        why: String,
    },
    /// The digest of a file, or of its body, is another one.
    Digest {
        /// Its name in the folder.
        file: String,
        /// The digest that is stated.
        stated: String,
        /// The digest that was found.
        found: String,
    },
    /// A value is another one than stated.
    Value {
        /// Its file.
        file: String,
        /// Where in it, as a JSON pointer (RFC 6901).
        pointer: String,
    },
    /// The page does not say what the report says.
    OtherPage {
        /// Its name in the folder.
        file: String,
    },
    /// A signature does not hold.
    Signature {
        /// The file that is signed.
        file: String,
        /// Why not.
        fault: SignatureFault,
    },
    /// A signature holds, but it is nobody's whom the reader trusts.
    Signer {
        /// The file that is signed.
        file: String,
        /// Why not.
        why: Untrusted,
    },
    /// A timestamp does not hold.
    Timestamp {
        /// The file that is stamped.
        file: String,
        /// Why not.
        fault: TimestampFault,
    },
    /// Keys that the reader trusts were given, and none of them signed this.
    NotSigned {
        /// The file that should be signed.
        file: String,
    },
    /// Authorities that the reader trusts were given, and none of them stamped this.
    NotStamped {
        /// The file that should be stamped.
        file: String,
    },
    /// A list does not name the video.
    NotListed {
        /// The list.
        file: String,
    },
    /// A list that was given as a sealed one has no seal.
    ListNotSealed {
        /// The list.
        file: String,
    },
    /// A new scan of the video shows something else.
    Scan(Difference),
    /// Packets of the video are not those of the list.
    Packets(PacketChange),
    /// No packet of the video's picture is in the list.
    AllPackets,
}

/// A check could not be made at all.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CheckError {
    /// There is no report that can be read.
    #[error(transparent)]
    Report(#[from] InputError),
    /// A ZIP file cannot be unpacked safely.
    #[error("{}: no bundle that can be opened safely", path.display())]
    Bundle {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        mismatch: Box<Mismatch>,
    },
    /// The video cannot be scanned.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// The video cannot be opened.
    #[error(transparent)]
    Open(#[from] onetake_scan::source::OpenError),
}

impl Checked {
    /// Whether it was a bundle that was checked.
    #[must_use]
    pub fn is_bundle(&self) -> bool {
        self.steps.iter().any(|(step, _)| *step == Step::Manifest)
    }

    /// The whole.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let has = |wanted: fn(&StepOutcome) -> bool| self.steps.iter().any(|(_, outcome)| wanted(outcome));
        if has(|outcome| matches!(outcome, StepOutcome::Failed(_))) {
            Outcome::Failed
        } else if has(|outcome| matches!(outcome, StepOutcome::NotChecked(why) if !why.is_minor())) {
            Outcome::Incomplete
        } else {
            Outcome::Passed
        }
    }
}

impl Unchecked {
    /// Whether nothing that counts was left out.
    const fn is_minor(&self) -> bool {
        matches!(
            self,
            Self::NotStated | Self::NotHere | Self::OtherPage { .. } | Self::NotSealed | Self::NoTrust
        )
    }
}

impl StepOutcome {
    fn of(mismatches: Vec<Mismatch>) -> Self {
        if mismatches.is_empty() { Self::Passed } else { Self::Failed(mismatches) }
    }
}

impl<'a> Checker<'a> {
    /// A check without the video.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with the video, which is scanned again.
    #[must_use]
    pub fn video(self, path: impl Into<PathBuf>) -> Self {
        Self { video: Some(path.into()), ..self }
    }

    /// The same, and the video in a bundle is scanned again.
    #[must_use]
    pub fn scan_original(self) -> Self {
        Self { scan_original: true, ..self }
    }

    /// The same with the policy of the report, where it is none of the built-in ones.
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy: Some(policy), ..self }
    }

    /// The same with the keys that the reader trusts, as of that time: then the evidence must be signed by one of them. When a
    /// signature was made nothing says, so that a key which is listed until a day counts until then.
    #[must_use]
    pub fn signers(mut self, signers: Signers, now: UtcTime) -> Self {
        self.trust.signers = Some((signers, now));
        self
    }

    /// The same with the timestamp authorities that the reader trusts: then the evidence must be stamped by one of them.
    #[must_use]
    pub fn authorities(mut self, authorities: Authorities) -> Self {
        self.trust.authorities = Some(authorities);
        self
    }

    /// The same with a list of videos as `sha256sum` writes it, which must name this video and whose seals count as well.
    #[must_use]
    pub fn list(mut self, path: impl Into<PathBuf>) -> Self {
        self.trust.list = Some(path.into());
        self
    }

    /// The same, and a scan stops soon after the token is cancelled.
    #[must_use]
    pub fn cancel_with(self, token: &CancelToken) -> Self {
        Self { cancel: token.clone(), ..self }
    }

    /// The same, and `progress` is told how far the scan has come.
    #[must_use]
    pub fn on_progress(self, progress: impl FnMut(ScanProgress) + Send + 'a) -> Self {
        Self { progress: Some(Box::new(progress)), ..self }
    }

    /// Checks a folder of evidence, the one in which this report lies, or a bundle: a folder or a ZIP file.
    ///
    /// # Errors
    ///
    /// [`CheckError`] when there is no report, the ZIP file is not safe to unpack, or the video cannot be opened or scanned.
    pub fn check(self, evidence: impl AsRef<Path>) -> Result<Checked, CheckError> {
        let evidence = evidence.as_ref();
        if !open::is_bag(evidence) {
            return self.compare(evidence, None);
        }
        let bag = OpenBag::open(evidence).map_err(|mismatch| CheckError::Bundle {
            path: evidence.to_owned(),
            mismatch: Box::new(mismatch),
        })?;
        self.compare(&bag.payload(), Some((&bag, evidence)))
    }

    /// Compares a folder of evidence, or that of a bundle, with the place from which that was opened.
    fn compare(self, evidence: &Path, bag: Option<(&OpenBag, &Path)>) -> Result<Checked, CheckError> {
        let folder = folder::Folder::open(evidence)?;
        let (record, record_outcome) = folder.record();
        let source_sha256 = folder.report.source.sha256.clone();
        let mut steps = vec![match bag {
            Some((bag, _)) => (Step::Manifest, StepOutcome::of(bag.compare())),
            None => (Step::Files, folder.files(record.as_ref(), false)),
        }];
        if bag.is_some() {
            // The manifest says which files there are, and not which belong to the evidence.
            steps.push((Step::Files, folder.files(record.as_ref(), true)));
        }
        let sealed = match bag {
            Some((bag, place)) => seals::Place::bag(bag.folder(), place),
            None => seals::Place::folder(&folder.file),
        };
        let (seals_outcome, seals) = self.trust.look(&sealed, &source_sha256);
        // What nobody can make again is taken from those whom the reader trusts, where their seal covers it.
        let sealed_whole =
            seals_outcome == StepOutcome::Passed && seals.iter().any(FoundSeal::vouches_for_whole);
        steps.push((Step::Seals, seals_outcome));
        steps.push((Step::Record, record_outcome));
        if let Some(record) = &record {
            steps.push((Step::Report, rebuilt::compare(&folder, record, self.policy.as_ref())));
            steps.extend(folder.page(record).map(|outcome| (Step::Page, outcome)));
            if folder.has_paper() {
                let outcome =
                    if sealed_whole { StepOutcome::Passed } else { StepOutcome::NotChecked(Unchecked::View) };
                steps.push((Step::Paper, outcome));
            }
            steps.push((Step::Stills, folder.stills(record)));
            steps.push((Step::PacketHashes, folder.packet_hashes(record)));
        }
        let original = folder.original();
        let name_of = |path: &PathBuf| Some(path.file_name()?.to_str()?.to_owned());
        let original_name = original.as_ref().and_then(name_of);
        let video = self.video.or_else(|| original.clone().filter(|_| self.scan_original));
        match (&record, video) {
            (Some(record), Some(video)) => {
                let rescan = rescan::Rescan { cancel: self.cancel, progress: self.progress };
                steps.extend(rescan.compare(&video, record, folder.listed_packets(record).as_deref())?);
            }
            (record, _) => {
                if let (Some(record), Some(original)) = (record, original) {
                    steps.push((Step::Video, folder::video(record, &original)));
                }
                steps.push((Step::Scan, StepOutcome::NotChecked(Unchecked::NoVideo)));
            }
        }
        Ok(Checked {
            source_sha256,
            report_sha256: folder.report_sha256.clone(),
            verdict: folder.report.verdict,
            original: original_name,
            seals,
            steps,
        })
    }
}

impl std::fmt::Debug for Checker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("video", &self.video).finish_non_exhaustive()
    }
}
