//! A check in the reader's language.

use std::fmt::Write as _;

use onetake::check::{Checked, Difference, Mismatch, Outcome, StepOutcome, Unchecked};
use onetake::message::{Arg, Catalogue, Language, clock_time};
use onetake::report::CoverageState;

use crate::output;

/// All of it: the outcome, then a line for each step with what is wrong under it.
pub(in crate::command) fn of(checked: &Checked, language: Language) -> String {
    let say = Catalogue::of(language);
    let mut text = String::new();
    let mut line = |line: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    };
    line(&say.plain(match checked.outcome() {
        Outcome::Passed => "check-passed",
        Outcome::Incomplete => "check-incomplete",
        Outcome::Failed => "check-failed",
    }));
    line(&say.text("check-verdict", &[("verdict", say.verdict(checked.verdict).into())]));
    for (step, outcome) in &checked.steps {
        let name = say.plain(&format!("check-step-{}", step.as_str()));
        let (mark, why) = match outcome {
            StepOutcome::Passed => ("✓", Vec::new()),
            StepOutcome::NotChecked(why) => ("–", unchecked(why, language)),
            StepOutcome::Failed(wrong) => ("✗", wrong.iter().map(|one| mismatch(one, language)).collect()),
        };
        line(&format!("{mark} {name}"));
        for why in why {
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
    failed.flatten().map(|one| mismatch(one, language)).collect()
}

/// Why a step could not be done: a line, and what is known beside it.
pub(super) fn unchecked(why: &Unchecked, language: Language) -> Vec<String> {
    let say = Catalogue::of(language);
    match why {
        Unchecked::NoVideo => vec![say.plain("check-no_video")],
        Unchecked::NotStated => vec![say.plain("check-not_stated")],
        Unchecked::View => vec![say.plain("check-view")],
        Unchecked::UnknownFacts => vec![say.plain("check-unknown_facts")],
        Unchecked::NoPolicy { id, edition, sha256 } => {
            let policy = output::one_line(&format!("{id}/{edition}"));
            vec![
                say.text(
                    "check-no_policy",
                    &[("policy", policy.into()), ("sha256", Arg::from(sha256.clone()))],
                ),
            ]
        }
        Unchecked::OtherJudge { theirs, ours } => {
            let (theirs, ours) = (output::one_line(theirs), ours.clone());
            vec![say.text("check-other_judge", &[("theirs", theirs.into()), ("ours", ours.into())])]
        }
        Unchecked::OtherScanner(differences) => {
            let mut lines = vec![say.plain("check-other_scanner")];
            lines.extend(differences.iter().map(|one| difference(one, &say)));
            lines
        }
        _ => vec![say.plain("check-unknown_facts")],
    }
}

/// What is not as stated.
pub(crate) fn mismatch(wrong: &Mismatch, language: Language) -> String {
    let say = Catalogue::of(language);
    let file = |id: &str, file: &str| say.text(id, &[("file", output::one_line(file).into())]);
    match wrong {
        Mismatch::Missing { file: name } => file("check-missing", name),
        Mismatch::Unlisted { file: name } => file("check-unlisted", name),
        Mismatch::Unreadable { file: name, why } => {
            let (name, why) = (output::one_line(name), output::one_line(why));
            say.text("check-unreadable", &[("file", name.into()), ("why", why.into())])
        }
        Mismatch::Digest { file: name, stated, found } => say.text(
            "check-digest",
            &[
                ("file", output::one_line(name).into()),
                ("stated", output::one_line(stated).into()),
                ("found", found.clone().into()),
            ],
        ),
        Mismatch::Value { file: name, pointer } => {
            let (name, pointer) = (output::one_line(name), output::one_line(pointer));
            say.text("check-value", &[("file", name.into()), ("place", pointer.into())])
        }
        Mismatch::Scan(one) => difference(one, &say),
        Mismatch::Packets(change) => {
            let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            let id = if change.is_picture { "check-packets-picture" } else { "check-packets-sound" };
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
        Mismatch::AllPackets => say.plain("check-packets-all"),
        _ => say.plain("check-unknown_facts"),
    }
}

fn difference(one: &Difference, say: &Catalogue) -> String {
    let seen = |id: &str, code, start_ms, end_ms| {
        let (from, to) = (clock_time(start_ms), clock_time(end_ms));
        say.text(id, &[("what", say.code(code).into()), ("from", from.into()), ("to", to.into())])
    };
    match one {
        Difference::OnlyInRecord { code, start_ms, end_ms } => {
            seen("check-only-record", *code, *start_ms, *end_ms)
        }
        Difference::OnlyInScan { code, start_ms, end_ms } => {
            seen("check-only-scan", *code, *start_ms, *end_ms)
        }
        Difference::Coverage { observer, record, scan } => {
            let state = |state: &CoverageState| {
                say.plain(match state {
                    CoverageState::None => "check-coverage-none",
                    CoverageState::Partial => "check-coverage-partial",
                    CoverageState::Full => "check-coverage-full",
                })
            };
            say.text(
                "check-coverage",
                &[
                    ("what", say.observer(*observer).into()),
                    ("record", state(record).into()),
                    ("scan", state(scan).into()),
                ],
            )
        }
        Difference::Part { pointer } => say.text(
            "check-value",
            &[("file", "record.json".into()), ("place", output::one_line(pointer).into())],
        ),
        _ => say.plain("check-unknown_facts"),
    }
}
