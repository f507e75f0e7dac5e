//! The words of the table in one language.

use onetake::message::{Arg, Catalogue, Language, clock_time};
use onetake::report::Verdict;

use super::row::{CasePending, CaseResult, Note, ReasonLine, VideoResult};
use crate::intake::Match;

/// The columns of the table, in their order.
pub(super) const COLUMNS: [&str; 13] = [
    "verdict",
    "waits",
    "order",
    "reference",
    "expected",
    "read",
    "match",
    "file",
    "signed",
    "deadline",
    "reasons",
    "report",
    "sheet",
];

/// Most columns of the sheets that are given back: a sheet may have thousands, and several sheets other ones each.
const MAX_ORIGINAL: usize = 200;

/// The words of the table in one language.
#[derive(Debug)]
pub struct ResultWords {
    catalogue: Catalogue,
}

impl ResultWords {
    /// In that language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { catalogue: Catalogue::of(language) }
    }

    /// Their language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.catalogue.language()
    }

    pub(super) fn plain(&self, id: &str) -> String {
        self.catalogue.plain(id)
    }

    pub(super) fn column(&self, name: &str) -> String {
        self.plain(&format!("desk-column-{name}"))
    }

    /// The verdict, or that there is none.
    #[must_use]
    pub fn verdict(&self, verdict: Option<Verdict>) -> String {
        verdict.map_or_else(|| self.plain("desk-no-verdict"), |verdict| self.catalogue.verdict(verdict))
    }

    /// What a case waits for.
    #[must_use]
    pub fn pending(&self, pending: CasePending) -> String {
        self.plain(match pending {
            CasePending::Nothing => "desk-waits-nothing",
            CasePending::Statements => "desk-waits-statements",
            CasePending::Facts => "desk-waits-facts",
            CasePending::Look => "desk-waits-look",
            CasePending::Order => "desk-waits-order",
            CasePending::Video => "desk-waits-video",
            CasePending::Scan => "desk-waits-scan",
            CasePending::File => "desk-waits-file",
        })
    }

    /// How a video was matched.
    #[must_use]
    pub fn matched(&self, matched: Match) -> String {
        self.plain(match matched {
            Match::ByPerson => "desk-match-by_person",
            Match::ByName => "desk-match-by_name",
            Match::ByReading => "desk-match-by_reading",
            Match::Unmatched => "desk-match-unmatched",
            Match::Ambiguous => "desk-match-ambiguous",
        })
    }

    /// A note.
    #[must_use]
    pub fn note(&self, note: &Note) -> String {
        let text = |id: &str, name: &str, value: String| self.catalogue.text(id, &[(name, Arg::from(value))]);
        let separator = || self.plain("list-separator");
        match note {
            Note::Cell(said) => text("desk-note-cell", "text", said.clone()),
            Note::CouldBe(numbers) => text("desk-note-could_be", "numbers", numbers.join(&separator())),
            Note::OtherOrder(numbers) => text("desk-note-other_order", "numbers", numbers.join(&separator())),
            Note::SeveralFiles => self.plain("desk-note-several_files"),
            Note::SameRecording { span_ms, other, other_span_ms } => {
                let span = |[start, end]: [i64; 2]| format!("{}–{}", clock_time(start), clock_time(end));
                let name = other.rsplit(['/', '\\']).next().unwrap_or(other).to_owned();
                self.catalogue.text(
                    "desk-note-same_recording",
                    &[
                        ("here", span(*span_ms).into()),
                        ("other", name.into()),
                        ("there", span(*other_span_ms).into()),
                    ],
                )
            }
            Note::SameBytes(paths) => text("desk-note-same_bytes", "paths", paths.join(&separator())),
        }
    }

    /// Why a file could not be scanned: in this language where the desk itself says it, else as it was said.
    #[must_use]
    pub fn set_aside(&self, code: &str, reason: &str) -> String {
        self.catalogue
            .find(&format!("desk-set_aside-{code}"), &[("reason", Arg::from(reason.to_owned()))])
            .unwrap_or_else(|| reason.to_owned())
    }

    /// A reason with its title.
    #[must_use]
    pub fn reason(&self, reason: &ReasonLine) -> String {
        match reason.title.is_empty() {
            true => reason.text.clone(),
            false => format!("{}: {}", reason.title, reason.text),
        }
    }

    /// Reasons and notes of a case, one for each line.
    pub(super) fn lines(&self, case: &CaseResult) -> Vec<String> {
        let notes = case.notes.iter().map(|note| self.note(note));
        notes.chain(case.reasons.iter().map(|reason| self.reason(reason))).collect()
    }

    /// The columns of the sheets that stand behind ours, in the order of the sheets: all but those that have the name of one of ours,
    /// so that the table can be taken in as a sheet again.
    pub(super) fn original_columns<'a>(&self, cases: &'a [CaseResult]) -> Vec<&'a str> {
        let ours = COLUMNS.map(|name| self.column(name));
        let mut names: Vec<&str> = Vec::new();
        // In the order of the sheets, not of the verdicts.
        let mut of_sheets: Vec<&CaseResult> = cases.iter().filter(|case| case.sheet.is_some()).collect();
        of_sheets
            .sort_by_key(|case| case.sheet.as_ref().map(|sheet| (&sheet.file, &sheet.sheet, &sheet.lines)));
        for (name, _) in of_sheets.into_iter().flat_map(|case| &case.cells) {
            if names.len() < MAX_ORIGINAL && !names.contains(&name.as_str()) && !ours.contains(name) {
                names.push(name);
            }
        }
        names
    }

    /// How many cases came to what.
    #[must_use]
    pub fn summary(&self, cases: &[CaseResult]) -> String {
        let count = |verdict: Option<Verdict>| {
            let found = cases.iter().filter(|case| case.verdict == verdict).count();
            Arg::from(found)
        };
        self.catalogue.text(
            "desk-summary",
            &[
                ("cases", Arg::from(cases.len())),
                ("valid", count(Some(Verdict::Valid))),
                ("invalid", count(Some(Verdict::Invalid))),
                ("review", count(Some(Verdict::NeedsReview))),
                ("none", count(None)),
            ],
        )
    }

    /// Where the sheet has a case.
    pub(super) fn place(&self, case: &CaseResult) -> String {
        let Some(place) = &case.sheet else { return String::new() };
        let lines: Vec<String> = place.lines.iter().map(u64::to_string).collect();
        let file = place.file.rsplit(['/', '\\']).next().unwrap_or(&place.file).to_owned();
        let sheet = place.sheet.as_ref().map(|sheet| format!("{sheet} ")).unwrap_or_default();
        self.catalogue.text(
            "desk-place",
            &[("file", Arg::from(file)), ("sheet", Arg::from(sheet)), ("lines", Arg::from(lines.join(", ")))],
        )
    }

    /// The name of a video, and what it is of where that is not the usual.
    pub(super) fn file(&self, video: &VideoResult) -> String {
        let name = video.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match video.direction {
            onetake::report::Direction::OutboundPacking => format!("{name} ({})", self.plain("desk-packing")),
            _ => name,
        }
    }

    /// The texts of a row, in the order of the columns; the report as a link.
    pub(super) fn row(&self, case: &CaseResult, link: &str) -> [String; 13] {
        let files: Vec<String> = case.videos.iter().map(|video| self.file(video)).collect();
        [
            self.verdict(case.verdict),
            self.pending(case.pending),
            case.order_number.clone().unwrap_or_default(),
            case.reference.clone().unwrap_or_default(),
            case.expected.join("; "),
            case.read().join("; "),
            self.matched(case.matched),
            files.join("; "),
            case.signed_off_at.clone().unwrap_or_default(),
            case.deadline.clone().unwrap_or_default(),
            self.lines(case).join("\n"),
            link.to_owned(),
            self.place(case),
        ]
    }
}
