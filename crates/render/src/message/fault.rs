//! Errors of the judge in words: what is wrong with a case, a table, statements, a policy, a record, in the language of
//! whoever handed it in. The errors themselves speak English.

use std::io::{self, ErrorKind};

use onetake_judge::attest::AttestError;
use onetake_judge::case::CaseError;
use onetake_judge::fault::{Fault, FaultValue, ShapeFault};
use onetake_judge::judge::UnknownCriterion;
use onetake_judge::policy::{Policy, PolicyError, Problem};
use onetake_report::FormatError;
use onetake_report::wire::{MAX_FILE_BYTES, ParseError, WireError};

use super::{Arg, Catalogue};

/// Most characters of what was typed that a sentence repeats.
const MAX_TEXT: usize = 120;

impl Catalogue {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn fault(&self, fault: &Fault) -> String {
        let words = |name: &str, value: &FaultValue| match value {
            FaultValue::List(names) => {
                let names = self.own(name, names);
                let names: Vec<String> = names.iter().map(|one| self.with_word(name, fault, one)).collect();
                names.join(&self.plain("list-separator"))
            }
            FaultValue::Suggestion(near) => self.meant(near.as_deref()),
            FaultValue::Fault(inner) => self.fault(inner),
            FaultValue::Text(text) if name == "item" => self.known_word("item", text),
            FaultValue::Text(text) if name.ends_with("_ms") => player_time(text),
            FaultValue::Text(text) => shortened(text),
            _ => String::new(),
        };
        let values: Vec<(&str, String)> =
            fault.values.iter().map(|(name, value)| (*name, words(name, value))).collect();
        self.said(&format!("fault-{}", fault.code), &values)
    }

    /// What is wrong with a case or its table, without the name of the file.
    #[must_use]
    pub fn case_error(&self, error: &CaseError) -> String {
        match error {
            CaseError::Read { error, .. } => self.unreadable(error),
            CaseError::Json { error } | CaseError::Toml { error } => self.shape("fault-case-shape", error),
            CaseError::Format(error) => self.said("fault-case-shape", &[("fault", self.format_error(error))]),
            CaseError::Time { field, error } => self.in_field(field, self.fault(&error.fault())),
            CaseError::Waybill { waybill, problem } => self.said(
                "fault-case-waybill",
                &[("waybill", shortened(waybill)), ("problem", self.fault(&problem.fault()))],
            ),
            CaseError::WaybillTwice { waybill } => {
                self.said("fault-case-waybill_twice", &[("waybill", shortened(waybill))])
            }
            CaseError::Digest { stated } => self.said("fault-case-digest", &[("stated", shortened(stated))]),
            CaseError::InTheFuture { field, stated, now } => {
                let values = [("stated", shortened(stated)), ("now", now.to_string())];
                self.in_field(field, self.said("fault-case-future", &values))
            }
            CaseError::Entry { field, problem } => self.in_field(field, self.fault(&problem.fault())),
            CaseError::Table { error } => {
                let fault = self.fault(&error.problem.fault());
                match (error.line, &error.column) {
                    (None, _) => fault,
                    (Some(line), None) => {
                        self.said("fault-at-line", &[("line", line.to_string()), ("fault", fault)])
                    }
                    (Some(line), Some((column, name))) => self.said(
                        "fault-at-cell",
                        &[
                            ("line", line.to_string()),
                            ("column", column.to_string()),
                            ("name", shortened(name)),
                            ("fault", fault),
                        ],
                    ),
                }
            }
            CaseError::NoTable => self.plain("fault-case-no_table"),
            CaseError::NoClock => self.plain("fault-case-no_clock"),
            other => other.to_string(),
        }
    }

    /// What is wrong with a file of statements, without the name of the file.
    #[must_use]
    pub fn attest_error(&self, error: &AttestError) -> String {
        match error {
            AttestError::Read { error, .. } => self.unreadable(error),
            AttestError::Json { error } | AttestError::Toml { error } => {
                self.shape("fault-attest-shape", error)
            }
            AttestError::Written { error } => {
                self.said("fault-attest-written", &[("cause", error.to_string())])
            }
            AttestError::Format(error) => {
                self.said("fault-attest-shape", &[("fault", self.format_error(error))])
            }
            AttestError::AboutNothing => self.plain("fault-attest-about_nothing"),
            AttestError::OtherVideo { what, stated, found } => {
                let id =
                    if *what == "video" { "fault-attest-other_video" } else { "fault-attest-other_record" };
                self.said(id, &[("stated", shortened(stated)), ("found", found.clone())])
            }
            AttestError::Twice { number } => {
                self.said("fault-attest-twice", &[("number", number.to_string())])
            }
            AttestError::Unsound { number, statement, who, problem } => self.said(
                "fault-attest-number",
                &[
                    ("number", number.to_string()),
                    ("statement", self.known_word("statement", statement.as_str())),
                    ("who", shortened(who)),
                    ("fault", self.fault(&problem.fault())),
                ],
            ),
            AttestError::Record(error) => self.wire_error(error),
            other => other.to_string(),
        }
    }

    /// What is wrong with a policy: a line for each of its faults, with file, line and column where it has them.
    #[must_use]
    pub fn policy_error(&self, error: &PolicyError) -> Vec<String> {
        let near = |near: &Option<String>| self.meant(near.as_deref());
        let list = |names: &[String]| names.join(&self.plain("list-separator"));
        vec![match error {
            PolicyError::Unknown { id, nearest, known } => self.said(
                "fault-policy-unknown",
                &[("id", shortened(id)), ("near", near(nearest)), ("known", list(&self.titled(known)))],
            ),
            PolicyError::NoOverlay { id, overlays } => {
                self.said("fault-policy-no_overlay", &[("id", shortened(id)), ("known", list(overlays))])
            }
            PolicyError::NoCriterion { policy, id, nearest } => self.said(
                "failure-criterion-policy",
                &[("policy", policy.clone()), ("id", shortened(id)), ("near", near(nearest))],
            ),
            PolicyError::Read { path, error } => {
                format!("{}: {}", path.display(), self.unreadable(error))
            }
            PolicyError::Unsound { file, problems } => {
                let line = |Problem { line, column, fault, .. }: &Problem| {
                    format!("{file}:{line}:{column}: {}", self.fault(&fault.fault()))
                };
                return problems.iter().map(line).collect();
            }
            other => other.to_string(),
        }]
    }

    /// Ids of policies with their titles beside them.
    fn titled(&self, ids: &[String]) -> Vec<String> {
        let titled = |id: &String| {
            let policy = Policy::built_in(id).ok();
            let title = policy.and_then(|policy| policy.title().get(self.language().tag()).cloned());
            match title.filter(|_| self.language() != super::Language::En) {
                Some(title) => format!("{id} ({title})"),
                None => id.clone(),
            }
        };
        ids.iter().map(titled).collect()
    }

    /// What is wrong with a record or report, without the name of the file.
    #[must_use]
    pub fn wire_error(&self, error: &WireError) -> String {
        match error {
            WireError::TooLarge { bytes } => self.said(
                "fault-wire-too_large",
                &[("bytes", bytes.to_string()), ("limit", MAX_FILE_BYTES.to_string())],
            ),
            WireError::NotJson { error } => self.said("fault-wire-not_json", &[("cause", error.to_string())]),
            WireError::NoFormat { wanted } => {
                self.said("fault-wire-no_format", &[("wanted", wanted.to_string())])
            }
            WireError::Format(error) => self.format_error(error),
            WireError::Shape { found, error } => {
                let fault = self.fault(&ShapeFault::of(&error.to_string()).fault());
                self.said("fault-wire-shape", &[("found", found.to_string()), ("fault", fault)])
            }
            other => other.to_string(),
        }
    }

    /// That a report has no such criterion.
    #[must_use]
    pub fn unknown_criterion(&self, error: &UnknownCriterion) -> String {
        let known = error.known.join(&self.plain("list-separator"));
        let near = self.meant(error.nearest.as_deref());
        self.said(
            "failure-criterion-report",
            &[("id", shortened(&error.id)), ("near", near), ("known", known)],
        )
    }

    /// What the system says, to stand inside a sentence.
    #[must_use]
    pub fn system_error(&self, error: &io::Error) -> String {
        if let Some(fault) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
            return self.fault(&onetake_judge::FileFault::fault(fault));
        }
        // Linux: too many levels of symbolic links, for which the kind is not yet stable.
        let name = match error.kind() {
            _ if error.get_ref().is_some() => return error.to_string(),
            ErrorKind::NotFound => "not_found",
            ErrorKind::PermissionDenied => "permission_denied",
            ErrorKind::AlreadyExists => "already_exists",
            ErrorKind::StorageFull => "storage_full",
            ErrorKind::QuotaExceeded => "quota_exceeded",
            ErrorKind::FileTooLarge => "file_too_large",
            ErrorKind::IsADirectory => "is_a_directory",
            ErrorKind::NotADirectory => "not_a_directory",
            ErrorKind::ReadOnlyFilesystem => "read_only",
            ErrorKind::InvalidFilename => "name_too_long",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "busy",
            ErrorKind::Interrupted => "interrupted",
            ErrorKind::BrokenPipe => "broken_pipe",
            ErrorKind::TimedOut => "timed_out",
            _ if cfg!(target_os = "linux") && error.raw_os_error() == Some(40) => "loop",
            _ => return error.to_string(),
        };
        self.plain(&format!("system-{name}"))
    }

    fn unreadable(&self, error: &io::Error) -> String {
        self.said("failure-unreadable", &[("cause", self.system_error(error))])
    }

    fn format_error(&self, FormatError { found, wanted, newer, .. }: &FormatError) -> String {
        let id = if *newer { "fault-policy-newer_format" } else { "fault-policy-other_format" };
        self.said(id, &[("found", shortened(found)), ("wanted", wanted.clone())])
    }

    /// What a reader of TOML or JSON says, at its place.
    fn shape(&self, id: &str, error: &ParseError) -> String {
        let mut fault = self.fault(&ShapeFault::of(&error.message).fault());
        if let Some((line, column)) = error.place {
            let (line, column) = (line.to_string(), column.to_string());
            fault = self.said("fault-at-place", &[("line", line), ("column", column), ("fault", fault)]);
        }
        self.said(id, &[("fault", fault)])
    }

    fn in_field(&self, field: &str, fault: String) -> String {
        let words = self.find(&format!("field-{field}"), &[]);
        let field = match words {
            Some(words) => format!("{words} (`{field}`)"),
            None => format!("`{field}`"),
        };
        self.said("fault-case-field", &[("field", field), ("fault", fault)])
    }

    fn meant(&self, near: Option<&str>) -> String {
        near.map_or_else(String::new, |near| self.said("fault-meant", &[("near", near.to_owned())]))
    }

    /// A name of the contract in words, or itself.
    fn known_word(&self, group: &str, name: &str) -> String {
        match self.find(&format!("{group}-{}", name.replace('-', "_")), &[]) {
            Some(word) if self.language() != super::Language::En => word,
            _ => name.to_owned(),
        }
    }

    /// Of names in all languages, such as those of columns, a reader of Chinese is shown the Chinese ones.
    fn own<'a>(&self, value: &str, names: &'a [String]) -> Vec<&'a String> {
        let chinese = matches!(self.language(), super::Language::ZhCn | super::Language::ZhTw);
        let is_chinese = |name: &&String| name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if value == "names" && chinese {
            names.iter().filter(is_chinese).collect()
        } else {
            names.iter().collect()
        }
    }

    /// A name that can be written there, and its word beside it.
    fn with_word(&self, value: &str, fault: &Fault, name: &str) -> String {
        if value != "known" || self.language() == super::Language::En {
            return name.to_owned();
        }
        let groups: &[&str] = match fault.code {
            "table-no_word" => &["dispute", "direction", "word"],
            "statement-other_condition" | "statement-no_condition" => &["condition"],
            "entry-no_document" => &["document"],
            _ => &[],
        };
        let word = groups.iter().find_map(|group| self.find(&format!("{group}-{name}"), &[]));
        word.map_or_else(|| name.to_owned(), |word| format!("{name} ({word})"))
    }

    fn said(&self, id: &str, values: &[(&str, String)]) -> String {
        let args: Vec<(&str, Arg<'_>)> =
            values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.text(id, &args)
    }
}

/// Milliseconds as a player shows them, and as they are typed: `1:02.5`.
fn player_time(text: &str) -> String {
    let Ok(ms) = text.parse::<i64>() else { return text.to_owned() };
    let (sign, ms) = (if ms < 0 { "-" } else { "" }, ms.unsigned_abs());
    let time = format!("{sign}{}:{:02}", ms / 60_000, ms / 1000 % 60);
    let rest = format!("{:03}", ms % 1000);
    match rest.trim_end_matches('0') {
        "" => time,
        rest => format!("{time}.{rest}"),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_TEXT {
        return text.to_owned();
    }
    text.chars().take(MAX_TEXT).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn every_fault_has_words_with_its_own_values_in_every_language() {
        for language in Language::ALL {
            let words = Catalogue::of(language);
            for (code, names) in onetake_judge::fault::all() {
                let values =
                    names.iter().chain(&["given"]).map(|name| (*name, FaultValue::Text(format!("<{name}>"))));
                let said = words.fault(&Fault::new(code, values.collect()));
                assert!(!said.starts_with("fault-"), "{language}: {code} has no words");
                assert!(!said.contains('$') && !said.contains("{"), "{language}: {code}: {said}");
                if language != Language::En && names.is_empty() {
                    let english = Catalogue::of(Language::En).fault(&Fault::new(code, Vec::new()));
                    assert_ne!(said, english, "{language}: {code}");
                }
            }
        }
    }

    #[test]
    fn what_the_system_says_is_said_in_the_language_of_the_reader() {
        let chinese = Catalogue::of(Language::ZhCn);
        let full = io::Error::from(ErrorKind::StorageFull);
        assert_eq!(chinese.system_error(&full), "磁盘空间不足");
        assert_eq!(chinese.system_error(&io::Error::from(ErrorKind::PermissionDenied)), "没有权限");
        assert_eq!(Catalogue::of(Language::En).system_error(&io::Error::other("refused")), "refused");
    }

    #[test]
    fn times_in_a_video_are_said_as_they_are_typed() {
        for (ms, said) in [("0", "0:00"), ("62500", "1:02.5"), ("5940000", "99:00"), ("-40", "-0:00.04")] {
            assert_eq!(player_time(ms), said);
        }
    }

    #[test]
    fn a_long_text_is_not_repeated_in_full() {
        let error = CaseError::WaybillTwice { waybill: "7".repeat(5000) };
        let said = Catalogue::of(Language::En).case_error(&error);
        assert!(said.len() < 300 && said.contains('…'), "{said}");
    }

    #[test]
    fn a_slip_in_a_case_is_told_with_its_place_and_the_name_that_was_meant() {
        let error = onetake_judge::case::Draft::from_toml("\ndirectoin = \"x\"").unwrap_err();
        let said = Catalogue::of(Language::ZhCn).case_error(&error);
        assert!(said.contains("第 2 行第 1 列") && said.contains("是不是“direction”"), "{said}");
        let error = onetake_judge::case::Draft::from_json("{\n\"directoin\": 1}").unwrap_err();
        let said = Catalogue::of(Language::Vi).case_error(&error);
        assert!(said.contains("dòng 2") && said.contains("direction"), "{said}");
    }
}
