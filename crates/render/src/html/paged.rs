//! The report for pages of paper: the words and pictures of the web page as plain parts, which a layout puts on sheets.

use onetake_report::{Level, Missing, Outcome, Report, Still, StillPurpose, Verdict, wire};

use super::moments::Moments;
use super::{Fact, Picture, Writer, summary};
use crate::message::{Catalogue, clock_time};
use crate::summary::Summary;
use crate::{HtmlInput, RenderError, missing};

/// Digits of a report's number; with fewer, two reports of one shop could share theirs.
const NUMBER_DIGITS: usize = 12;
/// Most pictures on the first page.
const PICTURES: usize = 4;
/// Most characters of a request.
const REQUEST_CHARACTERS: usize = 400;

/// A report for pages of paper. Texts from outside have everything in them visible; a layout escapes nothing.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Paged {
    /// What kind of video it is about.
    pub heading: String,
    /// The last part of the video's path.
    pub file_name: String,
    /// The report's number, of its body.
    pub number: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict in one or two words.
    pub verdict_word: String,
    /// The verdict in one sentence.
    pub sentence: String,
    /// How many rules the program measured and how many named persons confirmed.
    pub basis: String,
    /// What a reader must know of what the report rests on, before anything else.
    pub notes: Vec<String>,
    /// What identifies the order and the recording.
    pub case: Vec<PagedFact>,
    /// Whether the number is the expected one: an outcome, and its words.
    pub waybill: (Outcome, String),
    /// The number that was read; empty where none was.
    pub waybill_read: String,
    /// The numbers that were expected.
    pub waybill_expected: Vec<String>,
    /// The pictures that say most: the label, what decides, else the strip; at most four.
    pub pictures: Vec<PagedPicture>,
    /// Mandatory rules that are not met.
    pub failed: Vec<PagedFinding>,
    /// Rules of which a person must look at what was found.
    pub looks: Vec<PagedFinding>,
    /// What is asked of persons and decides the verdict, the most useful first.
    pub to_do: Vec<String>,
    /// What named persons stated, and when.
    pub statements: Vec<String>,
    /// The program and its version.
    pub tool: String,
    /// SHA-256 of the video.
    pub sha256: String,
    /// Everything behind the first page.
    pub sections: Vec<PagedSection>,
}

/// One fact.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PagedFact {
    /// What it is.
    pub name: String,
    /// What is so.
    pub value: String,
    /// More about it.
    pub note: Option<String>,
}

/// A rule and what came of it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PagedFinding {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
    /// The same in words.
    pub outcome_word: String,
    /// Why, each with its place and its values.
    pub reasons: Vec<String>,
}

/// A picture that is what the record names.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PagedPicture {
    /// The still of the record.
    pub still: Still,
    /// Its JPEG file.
    pub jpeg: Vec<u8>,
    /// What it shows and when.
    pub caption: String,
}

impl PagedPicture {
    /// A picture with its caption.
    #[must_use]
    pub fn new(still: Still, jpeg: Vec<u8>, caption: String) -> Self {
        Self { still, jpeg, caption }
    }
}

/// A part of the pages behind the first.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PagedSection {
    /// Its heading.
    pub title: String,
    /// Rules with what came of them.
    pub findings: Vec<PagedFinding>,
    /// Lines of words.
    pub lines: Vec<String>,
    /// Facts.
    pub facts: Vec<PagedFact>,
    /// Pictures.
    pub pictures: Vec<PagedPicture>,
}

/// The number of a report: the first 12 hexadecimal digits of the SHA-256 of its body, in groups of four.
///
/// # Errors
///
/// [`RenderError::Json`] when the report cannot be written.
pub fn report_number(report: &Report) -> Result<String, RenderError> {
    let digest = wire::body_digest(report)?.to_ascii_uppercase();
    let digits: Vec<char> = digest.chars().take(NUMBER_DIGITS).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// The report as parts for pages of paper.
///
/// # Errors
///
/// [`RenderError`] when the record is another than the one that was judged.
pub fn paged(input: &HtmlInput<'_>) -> Result<Paged, RenderError> {
    let words = Catalogue::of(input.language);
    super::same_record(input)?;
    Writer { input, words: &words }.paged()
}

impl Writer<'_> {
    fn paged(&self) -> Result<Paged, RenderError> {
        let report = self.report();
        let summary = Summary::of(report);
        let moments = Moments::of(self);
        let waybill = self.waybill();
        let outcome = match waybill.class {
            "pass" => Outcome::Pass,
            "fail" => Outcome::Fail,
            "review" => Outcome::Review,
            _ => Outcome::NotApplicable,
        };
        let joined =
            |pieces: &[super::waybill::Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect();
        let key = self.key(&moments).map(|key| key.pictures).unwrap_or_default();
        let first = waybill.picture.iter().chain(&key).map(told).collect();
        let failed = summary.fails.iter().map(|finding| self.paged_finding(finding, &moments)).collect();
        let looks = summary.looks.iter().map(|finding| self.paged_finding(finding, &moments)).collect();
        let to_do = self.asked(|one| one.level == Level::Mandatory);
        Ok(Paged {
            heading: self
                .text("page-for", &[("direction", self.words.direction(report.case.direction).into())]),
            file_name: self.file_name(),
            number: report_number(report)?,
            verdict: summary.verdict,
            verdict_word: self.words.verdict(summary.verdict),
            sentence: summary.sentence(self.words),
            basis: super::basis::line(report, self.words),
            notes: self.notes(),
            case: self.case().into_iter().map(fact).collect(),
            waybill: (outcome, waybill.word),
            waybill_read: joined(&waybill.read),
            waybill_expected: waybill.expected.iter().map(|pieces| joined(pieces)).collect(),
            pictures: self.filled_up(first),
            failed,
            looks,
            to_do,
            statements: self.statements(),
            tool: self.untrusted(&format!("{} {}", report.tool.name, report.tool.version)),
            sha256: self.untrusted(&report.source.sha256),
            sections: self.sections(&summary, &moments),
        })
    }

    /// What is asked of persons, as far as it is of that kind.
    fn asked(&self, of_kind: impl Fn(&Missing) -> bool) -> Vec<String> {
        let told = missing::told(self.report(), self.words).0;
        let told = told.iter().filter(|one| of_kind(one.missing));
        told.map(|one| self.untrusted_up_to(&one.text, REQUEST_CHARACTERS)).collect()
    }

    /// The order and its numbers, whole.
    fn whole_case(&self) -> Vec<PagedFact> {
        let case = &self.report().case;
        let numbers = case.expected_waybills.iter().map(|number| PagedFact {
            name: self.plain("paper-expected"),
            value: self.untrusted_up_to(number, REQUEST_CHARACTERS),
            note: None,
        });
        self.case().into_iter().map(fact).chain(numbers).collect()
    }

    /// The pictures with those of the strip after them, spread over the take.
    fn filled_up(&self, mut pictures: Vec<PagedPicture>) -> Vec<PagedPicture> {
        pictures.truncate(PICTURES);
        let strip: Vec<&Still> =
            self.record().stills.iter().filter(|still| still.purpose == StillPurpose::Strip).collect();
        let wanted = PICTURES - pictures.len();
        let step = strip.len().div_ceil(wanted.max(1)).max(1);
        let spread = strip.into_iter().step_by(step).take(wanted);
        let at = |still: &Still| clock_time(still.at_ms);
        pictures.extend(spread.filter_map(|still| self.picture(still, at(still))).map(|one| told(&one)));
        pictures
    }

    fn sections(&self, summary: &Summary<'_>, moments: &Moments) -> Vec<PagedSection> {
        let section = |title: &str| PagedSection {
            title: self.plain(title),
            findings: Vec::new(),
            lines: Vec::new(),
            facts: Vec::new(),
            pictures: Vec::new(),
        };
        let list = |findings: &[&onetake_report::Finding]| -> Vec<PagedFinding> {
            findings.iter().map(|finding| self.paged_finding(finding, moments)).collect()
        };
        let open: Vec<_> =
            summary.fails.iter().chain(&summary.looks).chain(&summary.opens).copied().collect();
        let settled = self
            .report()
            .findings
            .iter()
            .filter(|finding| matches!(finding.outcome, Outcome::Pass | Outcome::NotApplicable));
        let settled = settled.map(|finding| {
            let title = summary::title(finding, self.words);
            let outcome = self.words.outcome(finding.outcome);
            [self.untrusted(&finding.criterion), title, outcome].join(&self.plain("clause-separator"))
        });
        let shown = self.moments(moments).into_iter().map(|moment| PagedSection {
            title: format!("{}  {}", moment.at, moment.what),
            lines: if moment.about.is_empty() {
                Vec::new()
            } else {
                let rules = moment.about.join(&self.plain("list-separator"));
                vec![self.text("paper-concerns", &[("rules", rules.into())])]
            },
            pictures: moment.pictures.iter().map(told).collect(),
            ..section("paper-moments")
        });
        let limits = self.report().limits.iter().map(|limit| self.plain(&format!("limit-{limit}")));
        let sources = self.sources().into_iter().map(|source| {
            let rules: Vec<String> = source.rules.into_iter().map(|rule| rule.id).collect();
            format!("{} ({})  {}", source.source, source.read_on, rules.join(" "))
        });
        let decide = |one: &Missing| one.level == Level::Mandatory;
        let mut sections = vec![
            PagedSection { facts: self.whole_case(), lines: self.notes(), ..section("paper-case") },
            PagedSection { lines: self.asked(decide), ..section("paper-to_do") },
            PagedSection { lines: self.asked(|one| !decide(one)), ..section("paper-to_do-more") },
            PagedSection { findings: list(&open), ..section("paper-open") },
            PagedSection { findings: list(&summary.also), ..section("paper-also") },
        ];
        sections.extend(shown);
        sections.extend([
            PagedSection { lines: settled.collect(), ..section("paper-settled") },
            PagedSection { lines: self.statements(), ..section("paper-statements") },
            PagedSection {
                facts: self.recording_times().into_iter().map(fact).collect(),
                ..section("paper-times")
            },
            PagedSection { facts: self.file().into_iter().map(fact).collect(), ..section("paper-file") },
            PagedSection { lines: limits.collect(), ..section("paper-limits") },
            PagedSection { lines: sources.collect(), ..section("paper-sources") },
        ]);
        sections.retain(|one| {
            !(one.findings.is_empty()
                && one.lines.is_empty()
                && one.facts.is_empty()
                && one.pictures.is_empty())
        });
        sections
    }

    fn paged_finding(&self, finding: &onetake_report::Finding, moments: &Moments) -> PagedFinding {
        let view = self.finding(finding, moments);
        let separator = self.plain("label-separator");
        let reasons = view.reasons.into_iter().map(|reason| {
            let values =
                reason.values.into_iter().map(|value| format!("{}{separator}{}", value.name, value.value));
            let values: Vec<String> = values.collect();
            let parts =
                [reason.at, Some(reason.sentence), Some(values.join(&self.plain("clause-separator")))];
            let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            parts.join("  ")
        });
        PagedFinding {
            id: view.id,
            title: view.title,
            outcome: finding.outcome,
            outcome_word: view.outcome,
            reasons: reasons.chain(view.more).collect(),
        }
    }
}

fn told(picture: &Picture) -> PagedPicture {
    PagedPicture {
        still: picture.still.clone(),
        jpeg: picture.jpeg.clone(),
        caption: picture.caption.clone(),
    }
}

fn fact(fact: Fact) -> PagedFact {
    PagedFact { name: fact.name, value: fact.value, note: fact.note }
}
