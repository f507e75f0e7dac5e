//! A report as one web page that needs nothing else: no script, no network, every picture inside. It reads on a telephone
//! and prints on A4. The template lays out what the parts below prepare; it escapes every value, and everything that comes
//! from outside passes through [`Writer::untrusted`] before.

mod bands;
mod criteria;
mod file;
mod moments;
mod other;
mod paged;
mod timeline;
mod waybill;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use onetake_report::{Outcome, Report, ScanRecord, Still, Verdict};
use serde::Serialize;

use self::criteria::{ConsistentView, FindingView, GroupView, MissingView, SourceView};
use self::moments::{KeyPicturesView, MomentView, Moments};
use self::timeline::Lanes;
use self::waybill::WaybillView;
use super::summary::{self, Summary};
use super::{
    HtmlInput, PictureCheck, RenderError, basis, consistent, explained, missing, next, recorded, sanitized,
    silence, verified_picture,
};
use crate::message::{Arg, Catalogue, clock_time};
use onetake_report::digest::sha256_hex;

pub use self::paged::{Paged, PagedFact, PagedFinding, PagedPicture, PagedSection, paged, report_number};

/// Most characters that are shown of a text from outside.
const TEXT_CHARACTERS: usize = 120;
/// The same of a value, which may list a dozen things by their names.
const VALUE_CHARACTERS: usize = 400;
/// Most characters of a command.
const COMMAND_CHARACTERS: usize = 2_000;
/// Characters of a digest where it only tells one file from another; the whole digest stands on the page too.
const SHORT_DIGEST: usize = 16;

/// The report as a page of HTML.
///
/// # Errors
///
/// [`RenderError`] when the record is another than the one that was judged.
pub fn html(input: &HtmlInput<'_>) -> Result<String, RenderError> {
    same_record(input)?;
    let words = Arc::new(Catalogue::of(input.language));
    let page = Writer { input, words: &words }.page()?;
    laid_out(&page, words).map_err(|error| RenderError::Template { message: error.to_string() })
}

/// Refuses a record of another video than the one that was judged.
fn same_record(input: &HtmlInput<'_>) -> Result<(), RenderError> {
    let (report, record) = (&input.report.source.sha256, &input.record.source.sha256);
    if report == record {
        return Ok(());
    }
    Err(RenderError::OtherRecord { report: report.clone(), record: record.clone() })
}

/// The page in its templates.
fn laid_out(page: &Page, words: Arc<Catalogue>) -> Result<String, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_template("report.css", include_str!("../templates/report.css"))?;
    templates.add_template("report.html", include_str!("../templates/report.html"))?;
    templates.add_function("t", move |id: String, _: Kwargs| words.plain(&id));
    templates.get_template("report.html")?.render(Serde(page))
}

/// What the parts of the page are made from.
struct Writer<'a> {
    input: &'a HtmlInput<'a>,
    words: &'a Catalogue,
}

#[derive(Serialize)]
struct Page {
    lang: &'static str,
    generator: String,
    heading: String,
    file_name: String,
    verdict: VerdictView,
    /// What the verdict rests on.
    basis: String,
    notes: Vec<String>,
    case: Vec<Fact>,
    key: Option<KeyPicturesView>,
    deciding: Vec<FindingView>,
    waits: Option<String>,
    /// The first thing to do, and how many more there are.
    to_do: Option<String>,
    missing_title: String,
    missing: Vec<MissingView>,
    missing_more: Option<String>,
    next: Vec<String>,
    next_notes: Vec<String>,
    also: Vec<FindingView>,
    waybill: WaybillView,
    strip: Vec<Picture>,
    upright: bool,
    #[serde(flatten)]
    lanes: Lanes,
    moments: Vec<MomentView>,
    moments_more: Option<String>,
    moments_explained: Option<String>,
    /// What it is worth that nothing was found.
    silence: Option<String>,
    groups: Vec<GroupView>,
    sources: Vec<SourceView>,
    /// Whether the platform's own page was read for the policy, as far as that is told.
    page_read: bool,
    statements: Vec<String>,
    consistent: Vec<ConsistentView>,
    other: Vec<Fact>,
    file: Vec<Fact>,
    recording_times: Vec<Fact>,
    sha256: String,
    /// What stands at the foot of each printed page, as strings of the style sheet.
    foot: PrintFooter,
    commands: Vec<String>,
    made: Vec<Fact>,
    warnings: Vec<String>,
    limits: Vec<String>,
}

/// Texts as strings of a style sheet; the template does not escape them.
#[derive(Serialize)]
struct PrintFooter {
    file: String,
    report: String,
}

#[derive(Serialize)]
struct VerdictView {
    class: &'static str,
    word: String,
    sentence: String,
}

/// One fact of a list.
#[derive(Serialize)]
struct Fact {
    name: String,
    value: String,
    /// A second line, smaller.
    note: Option<String>,
    mono: bool,
}

/// One measured value.
#[derive(Serialize)]
struct ValueView {
    name: String,
    value: String,
}

/// A picture inside the page.
#[derive(Serialize)]
struct Picture {
    /// Written as a `data:` address; the one value that the template does not escape.
    #[serde(rename = "src", serialize_with = "data_address")]
    jpeg: Vec<u8>,
    #[serde(skip)]
    still: Still,
    width: u32,
    height: u32,
    alt: String,
    caption: String,
}

impl<'a> Writer<'a> {
    fn report(&self) -> &'a Report {
        self.input.report
    }

    fn record(&self) -> &'a ScanRecord {
        self.input.record
    }

    fn page(&self) -> Result<Page, RenderError> {
        let (report, record) = (self.report(), self.record());
        let summary = Summary::of(report);
        let moments = Moments::of(self);
        let finding = |finding: &&onetake_report::Finding| self.finding(finding, &moments);
        let deciding: Vec<_> = summary.deciding().iter().map(finding).collect();
        let report_sha256 = sha256_hex(&onetake_report::wire::pretty(report)?);
        let timeline = &record.timeline;
        Ok(Page {
            lang: self.words.language().tag(),
            generator: self.untrusted(&format!("{} {}", report.tool.name, report.tool.version)),
            heading: self
                .text("page-for", &[("direction", self.words.direction(report.case.direction).into())]),
            file_name: self.file_name(),
            verdict: VerdictView {
                class: match summary.verdict {
                    Verdict::Valid => "valid",
                    Verdict::Invalid => "invalid",
                    Verdict::NeedsReview => "needs_review",
                },
                word: self.words.verdict(summary.verdict),
                sentence: summary.sentence(self.words),
            },
            basis: basis::line(report, self.words),
            notes: self.notes(),
            case: self.case(),
            key: self.key(&moments),
            deciding,
            waits: missing::waits(report, self.words),
            to_do: self.first_to_do().map(|(text, more)| {
                let more = (more > 0).then(|| self.text("to-do-more", &[("count", more.into())]));
                [Some(text), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }),
            missing_title: self.plain(missing::heading(report)),
            missing: self.missing(&moments),
            missing_more: self.missing_more(),
            next_notes: next::notes(&self.next()).into_iter().map(|id| self.plain(id)).collect(),
            next: self.next(),
            also: summary.also.iter().map(finding).collect(),
            waybill: self.waybill(),
            strip: self.strip(),
            upright: timeline.shown_height_px > timeline.shown_width_px,
            lanes: self.lanes(&moments),
            groups: self.groups(&moments),
            sources: self.sources(),
            page_read: report.policy.platform_page_read != Some(false),
            moments_more: moments.more(self.words),
            moments_explained: explained::line(self.record(), report, self.words),
            silence: silence::line(report, self.words),
            moments: self.moments(&moments),
            statements: self.statements(),
            consistent: self.consistent(),
            other: self.other(),
            file: self.file(),
            recording_times: self.recording_times(),
            sha256: self.untrusted(&report.source.sha256),
            foot: self.foot(&report_sha256),
            commands: self.commands(),
            made: self.made(&report_sha256),
            warnings: self.warnings(),
            limits: report.limits.iter().map(|limit| self.plain(&format!("limit-{limit}"))).collect(),
        })
    }

    /// What a reader must know of what the page rests on, before anything else of it.
    fn notes(&self) -> Vec<String> {
        let pictures = PictureCheck::of(self.record(), self.input.stills);
        let given = summary::not_compared(self.report(), self.words);
        let pictures = [pictures.differing_words(self.words), pictures.missing_words(self.words)];
        given.into_iter().chain(pictures.into_iter().flatten()).collect()
    }

    fn case(&self) -> Vec<Fact> {
        let (report, record) = (self.report(), self.record());
        let mut facts = Vec::new();
        let order = [("page-order", &report.case.order_number), ("page-reference", &report.case.reference)];
        for (name, value) in order {
            facts.extend(value.as_ref().map(|value| self.mono(name, value)));
        }
        if let Some(recorded) = recorded::recorded(report) {
            let note = Some(self.plain(&recorded::clock_message(recorded.clock)));
            facts.push(Fact { note, ..self.fact("page-recorded-at", self.time(&recorded.at)) });
        }
        if let Some(signed_off) = &report.case.signed_off_at {
            facts.push(self.fact("page-signed-off", self.time(signed_off)));
        }
        facts.push(self.fact("page-length", clock_time(record.timeline.span.duration_ms())));
        let short: String = report.source.sha256.chars().take(SHORT_DIGEST).collect();
        facts.push(self.mono("file-sha256", &format!("{short}…")));
        let mut policy = self.policy("page-policy");
        if report.policy.platform_page_read == Some(false)
            && let Some(note) = &mut policy.note
        {
            note.push_str(&self.plain("clause-separator"));
            note.push_str(&self.plain("policy-page-not-read"));
        }
        facts.push(policy);
        if let Some(judged_at) = &report.run.judged_at {
            facts.push(self.fact("page-judged", self.time(judged_at)));
        }
        facts
    }

    /// A time in the zone of the case.
    fn time(&self, text: &str) -> String {
        self.untrusted(&recorded::local_time(text, recorded::zone(self.report())))
    }

    fn next(&self) -> Vec<String> {
        let next = self.input.next.map(|next| next::next_commands(self.report(), &next)).unwrap_or_default();
        next.iter().map(|command| self.untrusted_up_to(command, COMMAND_CHARACTERS)).collect()
    }

    fn foot(&self, report_sha256: &str) -> PrintFooter {
        let short: String = report_sha256.chars().take(SHORT_DIGEST).collect();
        let verdict = self.words.verdict(self.report().verdict);
        PrintFooter {
            file: css_string(&format!("{} · {verdict}", self.file_name())),
            report: css_string(&format!("{} {short}…", self.plain("made-report-sha256"))),
        }
    }

    fn policy_name(&self) -> String {
        let policy = &self.report().policy;
        let title = policy.title.get(self.words.language().tag()).or_else(|| policy.title.get("en"));
        self.untrusted(title.unwrap_or(&policy.id))
    }

    fn policy(&self, name: &str) -> Fact {
        let policy = &self.report().policy;
        let note = self.untrusted(&format!("{} {}", policy.id, policy.edition));
        Fact { note: Some(note), ..self.fact(name, self.policy_name()) }
    }

    /// The last part of the path alone: what comes before may name persons and shares.
    fn file_name(&self) -> String {
        let paths = [&self.report().run.path, &self.record().run.path];
        let path = paths.into_iter().flatten().next().map_or("", String::as_str);
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        if name.is_empty() { self.plain("unnamed-file") } else { self.untrusted(name) }
    }

    fn picture(&self, still: &Still, caption: String) -> Option<Picture> {
        let jpeg = verified_picture(self.input.stills, still)?;
        let purpose = self.words.still_purpose(still.purpose);
        Some(Picture {
            jpeg: jpeg.into_owned(),
            still: still.clone(),
            width: still.width_px,
            height: still.height_px,
            alt: self
                .text("still-at", &[("purpose", purpose.into()), ("at", clock_time(still.at_ms).into())]),
            caption,
        })
    }

    fn still(&self, id: u32) -> Option<&'a Still> {
        self.record().stills.iter().find(|still| still.id == id)
    }

    fn fact(&self, name: &str, value: String) -> Fact {
        Fact { name: self.plain(name), value, note: None, mono: false }
    }

    fn mono(&self, name: &str, value: &str) -> Fact {
        Fact { mono: true, ..self.fact(name, self.untrusted(value)) }
    }

    fn values(&self, values: Vec<crate::message::NamedValue>) -> Vec<ValueView> {
        values
            .into_iter()
            .map(|named| ValueView {
                name: self.untrusted(&named.name),
                value: self.untrusted_up_to(&named.value, VALUE_CHARACTERS),
            })
            .collect()
    }

    /// A text from outside with everything in it visible, cut with a note when it is long.
    fn untrusted(&self, text: &str) -> String {
        self.untrusted_up_to(text, TEXT_CHARACTERS)
    }

    fn untrusted_up_to(&self, text: &str, most: usize) -> String {
        let safe = sanitized(text, most);
        if safe.cut == 0 {
            return safe.text;
        }
        format!("{}{}", safe.text, self.text("cut-note", &[("count", safe.cut.into())]))
    }

    fn plain(&self, id: &str) -> String {
        self.words.plain(id)
    }

    fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.text(id, args)
    }
}

/// A JPEG file inside the page.
fn data_address<S: serde::Serializer>(jpeg: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg)))
}

/// A text as a string of a style sheet: all but letters and digits of ASCII as numbers, so that nothing in it can end the
/// string or the style.
fn css_string(text: &str) -> String {
    let mut string = String::from("\"");
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            string.push(character);
        } else {
            string.push_str(&format!("\\{:06x}", u32::from(character)));
        }
    }
    string.push('"');
    string
}

/// The name of an outcome in the style sheet.
fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Fail => "fail",
        Outcome::Review => "review",
        Outcome::NotApplicable => "not_applicable",
    }
}
