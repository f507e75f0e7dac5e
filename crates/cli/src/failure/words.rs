//! Failures in the reader's language.

mod seal;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use onetake::attest::StatementKind;
use onetake::bundle::BundleError;
use onetake::copy::program::ProgramError;
use onetake::evidence::{EvidenceError, OutputError};
use onetake::hand_in::HandInError;
use onetake::inputs::InputError;
use onetake::media::{MediaOpenError, ReadError};
use onetake::message::{Arg, Catalogue, Language};
use onetake::source::OpenErrorKind;
use onetake::{ScanError, ScanErrorKind};

use onetake_desk::batch::{BatchError, sheet_words};
use onetake_desk::ledger::{LedgerError, ledger_words};
use onetake_desk::page::PageError;
use onetake_desk::results::ResultsError;
use onetake_paper::PaperError;

use super::Failure;
use crate::command::mismatch_words;
use crate::help;

/// A message, the values that it speaks of, and the path that stands before it.
struct Words<'a> {
    id: &'static str,
    args: Vec<(&'static str, Arg<'a>)>,
    path: Option<&'a Path>,
}

/// What to say about a failure in the language of that catalogue; none for those that the system or a library alone can name.
pub(super) fn words(failure: &Failure, catalogue: &Catalogue) -> Option<String> {
    let Words { id, args, path } = match find(failure, catalogue)? {
        Found::Words(words) => words,
        Found::Said(path, said) => return Some(with_path(path, &said)),
    };
    let said = catalogue.find(id, &args)?;
    Some(with_path(path, &said))
}

fn with_path(path: Option<&Path>, said: &str) -> String {
    match path {
        Some(path) => format!("{}: {said}", path.display()),
        None => said.to_owned(),
    }
}

/// A message to be filled in, or words that the library has.
enum Found<'a> {
    Words(Words<'a>),
    Said(Option<&'a Path>, String),
}

fn find<'a>(failure: &'a Failure, catalogue: &Catalogue) -> Option<Found<'a>> {
    let words = |id, args| Words { id, args, path: None };
    let statement = |kind: StatementKind, id: &str, option: &str| {
        let option: Arg<'_> = option.into();
        let problem = catalogue.text(id, &[("option", option)]);
        let statement = help::with_word(catalogue, "statement", &kind.as_str().replace('_', "-"));
        words("failure-statement", vec![("statement", text(statement)), ("problem", text(problem))])
    };
    Some(Found::Words(match failure {
        Failure::Open(error) => Words { path: Some(&error.path), ..open(&error.kind, catalogue)? },
        Failure::Scan(ScanError { path, cause, .. }) => Words { path: Some(path), ..scan(cause, catalogue)? },
        Failure::Output(error) => output(error, catalogue)?,
        Failure::Batch(error) => return batch(error, catalogue),
        Failure::Page(error) => return page(error, catalogue),
        Failure::Paper(error) => paper(error),
        Failure::Bundle(error) => bundle(error, catalogue)?,
        Failure::BundleUnsafe { path, mismatch } => {
            let why = mismatch_words(mismatch, catalogue);
            Words { path: Some(path), ..words("bundle-unsafe", vec![("why", text(why))]) }
        }
        Failure::Key(error) => seal::key(error, catalogue)?,
        Failure::Seal(error) => seal::seal(error, catalogue)?,
        Failure::Signers { path, fault } => seal::signers(path, fault),
        Failure::Authorities { path, fault } => seal::authorities(path, *fault)?,
        Failure::Column { given } => words("failure-batch-column", vec![("given", text(given))]),
        Failure::BatchStopped => words("failure-batch-stopped", Vec::new()),
        Failure::Cancelled => words("failure-stopped", Vec::new()),
        Failure::Input(error) => return input(error, catalogue),
        Failure::Criterion(error) => return Some(Found::Said(None, catalogue.unknown_criterion(error))),
        Failure::NoFile { policy } => words("failure-policy-no_file", vec![("policy", text(policy))]),
        Failure::Words { place, word } => {
            Words { path: Some(Path::new(place)), ..words("failure-words", vec![("word", text(word))]) }
        }
        Failure::StatementLacks { kind, option } => statement(*kind, "failure-statement-lacks", option),
        Failure::StatementStray { kind, option } => statement(*kind, "failure-statement-stray", option),
        Failure::NoTerminal => words("failure-no_terminal", Vec::new()),
        Failure::Terminal(error) => {
            words("failure-terminal", vec![("cause", text(catalogue.system_error(error)))])
        }
        Failure::Stdout(error) => {
            words("failure-stdout", vec![("cause", text(catalogue.system_error(error)))])
        }
        Failure::Form(error) => words("failure-internal", vec![("cause", text(error))]),
        Failure::Render(error) => words("failure-internal", vec![("cause", text(error))]),
        Failure::Other(error) => words("failure-internal", vec![("cause", text(error))]),
        Failure::Program(error) => program(error, catalogue)?,
        Failure::HandIn(error) => hand_in(error)?,
        Failure::Policies(_) => return None,
    }))
}

fn paper(error: &PaperError) -> Words<'_> {
    let words = |path, id, args| Words { id, args, path };
    match error {
        PaperError::Font { path, message } => {
            words(Some(path.as_path()), "paper-fault-font", vec![("cause", text(message))])
        }
        PaperError::NoFont => words(None, "paper-fault-no_font", Vec::new()),
        PaperError::MissingGlyph { character, text: within } => {
            let args = vec![("character", text(character)), ("text", text(within))];
            words(None, "paper-fault-missing_glyph", args)
        }
        PaperError::TooLarge { most } => words(None, "paper-fault-too_large", vec![("most", text(most))]),
        other => words(None, "failure-internal", vec![("cause", text(other))]),
    }
}

fn bundle<'a>(error: &'a BundleError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let words = |path, id, args| Words { id, args, path };
    Some(match error {
        BundleError::Evidence(_) => words(None, "bundle-evidence", Vec::new()),
        BundleError::OtherVideo { path, stated, found } => {
            let args = vec![("stated", text(stated)), ("found", text(found))];
            words(Some(path.as_path()), "bundle-other_video", args)
        }
        BundleError::Output(OutputError::Exists { path }) => {
            words(Some(path.as_path()), "bundle-exists", Vec::new())
        }
        BundleError::SecretKey { path } => words(Some(path.as_path()), "bundle-secret_key", Vec::new()),
        BundleError::Name { path } => words(Some(path.as_path()), "bundle-name", Vec::new()),
        BundleError::Read { path, error } => {
            let cause = text(catalogue.system_error(error));
            words(Some(path.as_path()), "failure-unreadable", vec![("cause", cause)])
        }
        _ => return None,
    })
}

fn input<'a>(error: &'a InputError, catalogue: &Catalogue) -> Option<Found<'a>> {
    let words = |path, id, args| Found::Words(Words { id, args, path });
    Some(match error {
        InputError::Case { path, error } => Found::Said(path.as_deref(), catalogue.case_error(error)),
        InputError::Sheet(error) => Found::Said(Some(&error.path), sheet_words(catalogue, error)),
        InputError::Statements { path, error } => Found::Said(Some(path), catalogue.attest_error(error)),
        InputError::Wire { path, error } => Found::Said(Some(path), catalogue.wire_error(error)),
        InputError::Unreadable { path, error } => {
            let cause = text(catalogue.system_error(error));
            words(Some(path.as_path()), "failure-unreadable", vec![("cause", cause)])
        }
        InputError::Words { place, word } => Found::Said(
            None,
            format!("{place}: {}", catalogue.text("failure-words", &[("word", text(word))])),
        ),
        InputError::Judge(error) => words(None, "failure-internal", vec![("cause", text(error))]),
        // Of a policy there can be several lines.
        _ => return None,
    })
}

fn program<'a>(error: &'a ProgramError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let words = |id, args| Some(Words { id, args, path: None });
    match error {
        ProgramError::Missing => words("failure-program-missing", Vec::new()),
        ProgramError::Failed { said } => words("failure-program-failed", vec![("cause", text(said))]),
        ProgramError::System(error) => {
            words("failure-program-failed", vec![("cause", text(catalogue.system_error(error)))])
        }
        _ => None,
    }
}

fn hand_in(error: &HandInError) -> Option<Words<'_>> {
    Some(match error {
        HandInError::OtherRecord { stated, found } => {
            let args = vec![("stated", text(stated)), ("found", text(found))];
            Words { id: "failure-hand_in-other_record", args, path: None }
        }
        HandInError::OtherVideo { path, stated, found } => {
            let args = vec![("stated", text(stated)), ("found", text(found))];
            Words { id: "failure-hand_in-other_video", args, path: Some(path) }
        }
        _ => return None,
    })
}

fn ledger<'a>(error: &'a LedgerError, catalogue: &Catalogue) -> Found<'a> {
    Found::Said(error.path(), ledger_words(catalogue, error))
}

fn page<'a>(error: &'a PageError, catalogue: &Catalogue) -> Option<Found<'a>> {
    let found = |id, args| Found::Words(Words { id, args, path: None });
    Some(match error {
        PageError::Ledger(error) => ledger(error, catalogue),
        PageError::Listen { listen, error } => {
            let cause = text(catalogue.system_error(error));
            found("failure-page-listen", vec![("listen", text(listen)), ("cause", cause)])
        }
        PageError::NoPersons { listen } => found("failure-page-no_persons", vec![("listen", text(listen))]),
        PageError::System(error) => {
            found("failure-internal", vec![("cause", text(catalogue.system_error(error)))])
        }
        _ => return None,
    })
}

fn batch<'a>(error: &'a BatchError, catalogue: &Catalogue) -> Option<Found<'a>> {
    let found = |path, id, args| Some(Found::Words(Words { id, args, path }));
    match error {
        BatchError::Sheet(error) => Some(Found::Said(Some(&error.path), sheet_words(catalogue, error))),
        BatchError::Away { place } => found(Some(place), "failure-batch-away", Vec::new()),
        BatchError::Nothing { places } => {
            found(places.first().map(PathBuf::as_path), "failure-batch-nothing", Vec::new())
        }
        BatchError::Results(ResultsError::File { path, error }) => {
            let cause = text(catalogue.system_error(error));
            found(Some(path), "failure-batch-file", vec![("cause", cause)])
        }
        BatchError::Results(ResultsError::Evidence { error: EvidenceError::Output(error), .. }) => {
            output(error, catalogue).map(Found::Words)
        }
        BatchError::Results(error) => found(None, "failure-internal", vec![("cause", text(error))]),
        BatchError::Ledger(error) => Some(ledger(error, catalogue)),
        _ => None,
    }
}

fn open<'a>(kind: &OpenErrorKind, catalogue: &Catalogue) -> Option<Words<'a>> {
    let (id, args) = match kind {
        OpenErrorKind::Missing => ("failure-open-missing", Vec::new()),
        OpenErrorKind::StandardInput => ("failure-open-stdin", Vec::new()),
        OpenErrorKind::Address => ("failure-open-address", Vec::new()),
        OpenErrorKind::Directory => ("failure-open-directory", Vec::new()),
        OpenErrorKind::NotRegular => ("failure-open-not-regular", Vec::new()),
        OpenErrorKind::Empty => ("failure-open-empty", Vec::new()),
        OpenErrorKind::Unreadable(error) => {
            ("failure-open-unreadable", vec![("cause", text(catalogue.system_error(error)))])
        }
        _ => return None,
    };
    Some(Words { id, args, path: None })
}

/// What a file looks like, and the like, which the witness says in English.
const FOUND: [&str; 27] = [
    "found-pdf",
    "found-zip",
    "found-rar",
    "found-seven_zip",
    "found-gzip",
    "found-jpeg",
    "found-png",
    "found-gif",
    "found-mp3",
    "found-ogg",
    "found-flac",
    "found-program",
    "found-wav",
    "found-zeros",
    "found-text",
    "found-unknown",
    "found-hls",
    "found-ffconcat",
    "found-dash",
    "found-smil",
    "found-pls",
    "found-frame_size",
    "found-streams",
    "found-pixels",
    "found-unnamed_codec",
    "found-mpeg_ps",
    "found-mpeg_ts",
];

/// A phrase of the witness in the language of that catalogue.
fn phrase<'a>(english: &str, catalogue: &Catalogue) -> Arg<'a> {
    let known = Catalogue::of(Language::En);
    let id = FOUND.iter().find(|id| known.plain(id) == english);
    text(id.map_or_else(|| english.to_owned(), |id| catalogue.plain(id)))
}

fn scan<'a>(cause: &'a ScanErrorKind, catalogue: &Catalogue) -> Option<Words<'a>> {
    let (id, args) = match cause {
        ScanErrorKind::Open(error) => return media(error, catalogue),
        ScanErrorKind::Read(ReadError::Io(_)) => ("failure-media-io", Vec::new()),
        ScanErrorKind::Read(ReadError::Library { action, message }) => {
            ("failure-media-library", vec![("action", text(action)), ("message", text(message))])
        }
        ScanErrorKind::NoFrames { packets } => ("failure-no-frames", vec![("packets", text(packets))]),
        _ => return None,
    };
    Some(Words { id, args, path: None })
}

fn media<'a>(error: &'a MediaOpenError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let (id, args) = match error {
        MediaOpenError::UnknownFormat { found } => {
            ("failure-media-unknown-format", vec![("found", phrase(found, catalogue))])
        }
        MediaOpenError::Playlist { kind } => {
            ("failure-media-playlist", vec![("kind", phrase(kind, catalogue))])
        }
        MediaOpenError::Damaged { format, message } => {
            ("failure-media-damaged", vec![("format", phrase(format, catalogue)), ("message", text(message))])
        }
        MediaOpenError::NoVideo { streams } => ("failure-media-no-video", vec![("streams", text(streams))]),
        MediaOpenError::UnknownCodec { codec } => {
            ("failure-media-unknown-codec", vec![("codec", phrase(codec, catalogue))])
        }
        MediaOpenError::AboveLimit { what, declared, limit } => (
            "failure-media-above-limit",
            vec![("what", phrase(what, catalogue)), ("declared", text(declared)), ("limit", text(limit))],
        ),
        MediaOpenError::BadTimeBase { num, den } => {
            ("failure-media-bad-time-base", vec![("num", text(num)), ("den", text(den))])
        }
        MediaOpenError::Io(_) => ("failure-media-io", Vec::new()),
        MediaOpenError::Library { action, message } => {
            ("failure-media-library", vec![("action", text(action)), ("message", text(message))])
        }
        _ => return None,
    };
    Some(Words { id, args, path: None })
}

fn output<'a>(error: &'a OutputError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let (id, path, args) = match error {
        OutputError::Exists { path } => ("failure-out-exists", path, Vec::new()),
        OutputError::NotOurs { path } => ("failure-out-not-ours", path, Vec::new()),
        OutputError::NoName { path } => ("failure-out-no-name", path, Vec::new()),
        OutputError::NoFolder { path, parent } => {
            ("failure-out-no-folder", path, vec![("parent", text(parent.display()))])
        }
        OutputError::NotAFolder { path, parent } => {
            ("failure-out-not-a-folder", path, vec![("parent", text(parent.display()))])
        }
        OutputError::Busy { path } => ("failure-out-busy", path, Vec::new()),
        OutputError::NoLocks { path, error } => {
            ("failure-out-no-locks", path, vec![("cause", text(catalogue.system_error(error)))])
        }
        OutputError::Unwritable { path, error } => {
            ("failure-out-unwritable", path, vec![("cause", text(catalogue.system_error(error)))])
        }
        _ => return None,
    };
    Some(Words { id, args, path: Some(path) })
}

/// Numbers as well: grouped digits would be no help in a complaint.
fn text<'a>(value: impl std::fmt::Display) -> Arg<'a> {
    Arg::Text(Cow::Owned(value.to_string()))
}

#[cfg(test)]
mod tests {
    use std::io;

    use onetake::source::OpenError;

    use super::*;

    fn failures() -> Vec<Failure> {
        let path = || PathBuf::from("return.mp4");
        let refused = || io::Error::other("refused");
        let mut all: Vec<Failure> = vec![
            Failure::Cancelled,
            Failure::BatchStopped,
            Failure::Column { given: "号".to_owned() },
            Failure::Batch(BatchError::Nothing { places: vec![path()] }),
            Failure::Batch(BatchError::Ledger(LedgerError::Missing { path: path() })),
            Failure::Batch(BatchError::Ledger(LedgerError::NoLedger { path: path() })),
            Failure::Batch(BatchError::Ledger(LedgerError::Newer { path: path(), format: 2, known: 1 })),
            Failure::Batch(BatchError::Ledger(LedgerError::Damaged {
                path: path(),
                said: "malformed".to_owned(),
            })),
            Failure::Batch(BatchError::Ledger(LedgerError::Busy { path: path() })),
            Failure::Batch(BatchError::Ledger(LedgerError::Full { path: path() })),
            Failure::Batch(BatchError::Ledger(LedgerError::RecordGone { record: "ab".to_owned() })),
            Failure::NoTerminal,
            Failure::Terminal(refused()),
            Failure::Input(InputError::Unreadable { path: path(), error: refused() }),
            Failure::Output(OutputError::Exists { path: path() }),
            Failure::Output(OutputError::NotOurs { path: path() }),
            Failure::Output(OutputError::NoName { path: path() }),
            Failure::Output(OutputError::NoFolder { path: path(), parent: PathBuf::from("there") }),
            Failure::Output(OutputError::NotAFolder { path: path(), parent: PathBuf::from("there") }),
            Failure::Output(OutputError::Busy { path: path() }),
            Failure::Output(OutputError::NoLocks { path: path(), error: refused() }),
            Failure::Output(OutputError::Unwritable { path: path(), error: refused() }),
        ];
        all.extend(
            [
                OpenErrorKind::Missing,
                OpenErrorKind::StandardInput,
                OpenErrorKind::Address,
                OpenErrorKind::Directory,
                OpenErrorKind::NotRegular,
                OpenErrorKind::Empty,
                OpenErrorKind::Unreadable(refused()),
            ]
            .map(|kind| Failure::Open(OpenError::new(path(), kind))),
        );
        let name = |text: &str| text.to_owned();
        let mut causes: Vec<ScanErrorKind> = [
            MediaOpenError::UnknownFormat { found: name("a text") },
            MediaOpenError::Playlist { kind: "playlist" },
            MediaOpenError::Damaged { format: name("mp4"), message: name("no index") },
            MediaOpenError::NoVideo { streams: name("1 audio") },
            MediaOpenError::UnknownCodec { codec: name("xyz") },
            MediaOpenError::AboveLimit { what: "a width", declared: 100_000, limit: 16_384 },
            MediaOpenError::BadTimeBase { num: 0, den: 1 },
            MediaOpenError::Io(refused()),
            MediaOpenError::Library { action: "opening", message: name("no memory") },
        ]
        .into_iter()
        .map(ScanErrorKind::Open)
        .collect();
        causes.push(ScanErrorKind::NoFrames { packets: 12_345 });
        causes.push(ScanErrorKind::Read(ReadError::Io(refused())));
        causes
            .push(ScanErrorKind::Read(ReadError::Library { action: "reading", message: name("no memory") }));
        all.extend(causes.into_iter().map(|cause| Failure::Scan(ScanError::new(path(), cause))));
        all
    }

    #[test]
    fn the_english_words_are_those_of_the_errors_themselves() {
        let english = Catalogue::of(Language::En);
        for failure in failures() {
            match failure {
                // The command names its options, of which the library knows nothing.
                Failure::Output(_) => {
                    let said = words(&failure, &english).unwrap();
                    assert!(!said.contains('$') && !said.contains("failure-"), "{said}");
                }
                _ => assert_eq!(words(&failure, &english), Some(failure.to_string())),
            }
        }
    }

    #[test]
    fn every_language_has_words_of_its_own() {
        for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
            let catalogue = Catalogue::of(language);
            for failure in failures() {
                let said = words(&failure, &catalogue).unwrap();
                assert_ne!(said, failure.to_string(), "{language}");
                assert!(!said.contains('$') && !said.contains("failure-"), "{language}: {said}");
            }
        }
    }
}
