//! A check in the reader's language.

use std::fmt::Write as _;

use onetake::case::UtcTime;
use onetake::check::{
    Checked, Difference, FoundSeal, Mismatch, Outcome, SealStatement, Step, StepOutcome, Unchecked,
};
use onetake::message::{Arg, Catalogue, Language, clock_time};
use onetake::report::CoverageState;
use onetake::seal::{SignatureFault, TimestampFault, Untrusted};

use crate::output;

/// Most lines under a step; programs get all of them by `--json`.
const TOLD: usize = 20;

/// All of it: the outcome, then a line for each step with what is wrong under it.
pub(in crate::command) fn of(checked: &Checked, language: Language) -> String {
    let say = Catalogue::of(language);
    let mut text = String::new();
    let mut line = |line: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(&say.plain(match checked.outcome() {
        Outcome::Passed => "checked-passed",
        Outcome::Incomplete => "checked-incomplete",
        Outcome::Failed => "checked-failed",
    }));
    line(&say.text("checked-verdict", &[("verdict", say.verdict(checked.verdict).into())]));
    for (step, outcome) in &checked.steps {
        let name = say.plain(&format!("checked-step-{}", step.as_str()));
        let (mark, why) = match outcome {
            StepOutcome::Passed => ("✓", Vec::new()),
            StepOutcome::NotChecked(why) => ("–", unchecked(why, &say)),
            StepOutcome::Failed(wrong) => ("✗", wrong.iter().map(|one| mismatch(one, &say)).collect()),
        };
        line(&format!("{mark} {name}"));
        if *step == Step::Seals {
            for seal in &checked.seals {
                line(&format!("    {}", stated(seal, &say)));
            }
        }
        for why in shortened(why, &say) {
            line(&format!("    {why}"));
        }
    }
    text
}

/// What is not as stated, a line each.
pub(in crate::command) fn wrong(checked: &Checked, language: Language) -> Vec<String> {
    let failed = checked.steps.iter().filter_map(|(_, outcome)| match outcome {
        StepOutcome::Failed(wrong) => Some(wrong),
        _ => None,
    });
    let say = Catalogue::of(language);
    shortened(failed.flatten().map(|one| mismatch(one, &say)).collect(), &say)
}

/// The first lines, and how many more there are.
fn shortened(mut lines: Vec<String>, say: &Catalogue) -> Vec<String> {
    if let Some(more) = lines.len().checked_sub(TOLD).filter(|more| *more > 0) {
        lines.truncate(TOLD);
        lines.push(say.text("checked-more", &[("count", more.into())]));
    }
    lines
}

/// Why a step could not be done: a line, and what is known beside it.
pub(super) fn unchecked(why: &Unchecked, say: &Catalogue) -> Vec<String> {
    match why {
        Unchecked::NoVideo => vec![say.plain("checked-no_video")],
        Unchecked::NotStated => vec![say.plain("checked-not_stated")],
        Unchecked::NotHere => vec![say.plain("checked-not_here")],
        Unchecked::NotSealed => vec![say.plain("checked-not_sealed")],
        Unchecked::NoTrust => vec![say.plain("checked-no_trust")],
        Unchecked::UnsupportedSignature { file, fault } => {
            vec![unsupported(file, signature_fault(fault, say), say)]
        }
        Unchecked::UnsupportedTimestamp { file, fault } => {
            vec![unsupported(file, timestamp_fault(fault, say), say)]
        }
        Unchecked::View => vec![say.plain("checked-view")],
        Unchecked::OtherPage { theirs, ours } => {
            let (theirs, ours) = (output::one_line(theirs), ours.clone());
            vec![say.text("checked-other_page", &[("theirs", theirs.into()), ("ours", ours.into())])]
        }
        Unchecked::UnknownFacts => vec![say.plain("checked-unknown_facts")],
        Unchecked::NoPolicy { id, edition, sha256 } => {
            let policy = output::one_line(&format!("{id}/{edition}"));
            vec![say.text(
                "checked-no_policy",
                &[("policy", policy.into()), ("sha256", Arg::from(sha256.clone()))],
            )]
        }
        Unchecked::OtherJudge { theirs, ours, verdict } => {
            let (theirs, ours) = (output::one_line(theirs), ours.clone());
            let mut lines =
                vec![say.text("checked-other_judge", &[("theirs", theirs.into()), ("ours", ours.into())])];
            lines.extend(
                verdict
                    .map(|ours| say.text("checked-other_verdict", &[("verdict", say.verdict(ours).into())])),
            );
            lines
        }
        Unchecked::OtherScanner(differences) => {
            let mut lines = vec![say.plain("checked-other_scanner")];
            lines.extend(differences.iter().map(|one| difference(one, say)));
            lines
        }
        _ => vec![say.plain("checked-unknown_facts")],
    }
}

fn unsupported(file: &str, what: String, say: &Catalogue) -> String {
    say.text("checked-unsupported_seal", &[("file", output::one_line(file).into()), ("what", what.into())])
}

/// What is not as stated.
pub(crate) fn mismatch(wrong: &Mismatch, say: &Catalogue) -> String {
    let file = |id: &str, file: &str| say.text(id, &[("file", output::one_line(file).into())]);
    match wrong {
        Mismatch::Missing { file: name } => file("checked-missing", name),
        Mismatch::Unlisted { file: name } => file("checked-unlisted", name),
        Mismatch::OtherPage { file: name } => file("checked-page_differs", name),
        Mismatch::Unreadable { file: name, why } => {
            let (name, why) = (output::one_line(name), output::one_line(why));
            say.text("checked-unreadable", &[("file", name.into()), ("why", why.into())])
        }
        Mismatch::Digest { file: name, stated, found } => say.text(
            "checked-digest",
            &[
                ("file", output::one_line(name).into()),
                ("stated", output::one_line(stated).into()),
                ("found", found.clone().into()),
            ],
        ),
        Mismatch::Value { file: name, pointer } => {
            let (name, pointer) = (output::one_line(name), output::one_line(pointer));
            say.text("checked-value", &[("file", name.into()), ("place", pointer.into())])
        }
        Mismatch::Signature { file: name, fault } => {
            let (name, why) = (output::one_line(name), signature_fault(fault, say));
            say.text("checked-signature", &[("file", name.into()), ("why", why.into())])
        }
        Mismatch::Signer { file: name, why } => {
            let name = output::one_line(name);
            match why {
                Untrusted::Namespace { name: by } => say.text(
                    "checked-signer-namespace",
                    &[("file", name.into()), ("by", output::one_line(by).into())],
                ),
                Untrusted::Time { name: by, at } => {
                    let values = [
                        ("file", name.into()),
                        ("by", output::one_line(by).into()),
                        ("at", UtcTime::from(*at).to_string().into()),
                    ];
                    say.text("checked-signer-time", &values)
                }
                Untrusted::Unknown { fingerprint } => {
                    let values = [("file", name.into()), ("fingerprint", fingerprint.clone().into())];
                    say.text("checked-signer-unknown", &values)
                }
                _ => say.plain("checked-unknown_facts"),
            }
        }
        Mismatch::Timestamp { file: name, fault } => {
            let (name, why) = (output::one_line(name), timestamp_fault(fault, say));
            say.text("checked-timestamp", &[("file", name.into()), ("why", why.into())])
        }
        Mismatch::NotSigned { file: name } => file("checked-not_signed", name),
        Mismatch::NotStamped { file: name } => file("checked-not_stamped", name),
        Mismatch::ListNotSealed { file: name } => file("checked-list_not_sealed", name),
        Mismatch::NotListed { file: name } => file("checked-not_listed", name),
        Mismatch::Scan(one) => difference(one, say),
        Mismatch::Packets(change) => {
            let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            let id = if change.is_picture { "checked-packets-picture" } else { "checked-packets-sound" };
            say.text(
                id,
                &[
                    ("from", clock_time(change.start_ms).into()),
                    ("to", clock_time(change.end_ms).into()),
                    ("missing", count(change.missing).into()),
                    ("added", count(change.added).into()),
                ],
            )
        }
        Mismatch::AllPackets => say.plain("checked-packets-all"),
        _ => say.plain("checked-unknown_facts"),
    }
}

/// What a seal states.
fn stated(seal: &FoundSeal, say: &Catalogue) -> String {
    let file = output::one_line(&seal.file);
    let file: Arg<'_> = file.into();
    let mut text = match &seal.statement {
        SealStatement::Signed { fingerprint, by: Some(by) } => {
            let values = [
                ("file", file),
                ("by", output::one_line(by).into()),
                ("fingerprint", fingerprint.clone().into()),
            ];
            say.text("checked-seal-signed", &values)
        }
        SealStatement::Signed { fingerprint, by: None } => {
            say.text("checked-seal-key", &[("file", file), ("fingerprint", fingerprint.clone().into())])
        }
        SealStatement::Stamped { time, by: Some(by) } => {
            let values = [("file", file), ("time", time.clone().into()), ("by", output::one_line(by).into())];
            say.text("checked-seal-stamped", &values)
        }
        SealStatement::Stamped { time, by: None } => {
            say.text("checked-seal-time", &[("file", file), ("time", time.clone().into())])
        }
    };
    if seal.names_video {
        text.push_str(&say.plain("checked-seal-list"));
    }
    text
}

/// Why a signature does not hold.
pub(crate) fn signature_fault(fault: &SignatureFault, say: &Catalogue) -> String {
    let id = format!("seal-fault-{}", fault.code());
    match fault {
        SignatureFault::Namespace { found } => say.text(&id, &[("found", output::one_line(found).into())]),
        SignatureFault::Unsupported { algorithm } => {
            say.text(&id, &[("what", output::one_line(algorithm).into())])
        }
        _ => say.plain(&id),
    }
}

/// Why a timestamp does not hold.
pub(crate) fn timestamp_fault(fault: &TimestampFault, say: &Catalogue) -> String {
    let id = format!("seal-fault-{}", fault.code());
    match fault {
        TimestampFault::Refused { said: what }
        | TimestampFault::Unsupported { what }
        | TimestampFault::Foreign { authority: what }
        | TimestampFault::Expired { authority: what } => {
            say.text(&id, &[("what", output::one_line(what).into())])
        }
        _ => say.plain(&id),
    }
}

fn difference(one: &Difference, say: &Catalogue) -> String {
    let seen = |id: &str, code, start_ms, end_ms| {
        let (from, to) = (clock_time(start_ms), clock_time(end_ms));
        say.text(id, &[("what", say.code(code).into()), ("from", from.into()), ("to", to.into())])
    };
    match one {
        Difference::OnlyInRecord { code, start_ms, end_ms } => {
            seen("checked-only-record", *code, *start_ms, *end_ms)
        }
        Difference::OnlyInScan { code, start_ms, end_ms } => {
            seen("checked-only-scan", *code, *start_ms, *end_ms)
        }
        Difference::Coverage { observer, record, scan } => {
            let state = |state: &CoverageState| {
                say.plain(match state {
                    CoverageState::None => "checked-coverage-none",
                    CoverageState::Partial => "checked-coverage-partial",
                    CoverageState::Full => "checked-coverage-full",
                })
            };
            say.text(
                "checked-coverage",
                &[
                    ("what", say.observer(*observer).into()),
                    ("record", state(record).into()),
                    ("scan", state(scan).into()),
                ],
            )
        }
        Difference::Part { pointer } => say.text(
            "checked-value",
            &[("file", "record.json".into()), ("place", output::one_line(pointer).into())],
        ),
        _ => say.plain("checked-unknown_facts"),
    }
}
