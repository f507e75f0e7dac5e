//! The commands that come next, to copy.

use onetake_report::{Level, Missing, MissingKind, Report, Verdict};

/// What the next commands name. Texts are given as they are typed in a shell, already quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NextCommands<'a> {
    /// The record, or the folder with it.
    pub record: &'a str,
    /// The file of statements to write.
    pub statements: &'a str,
    /// The options of this judgement: policy, case, earlier statements.
    pub options: &'a str,
    /// The folder for the next report.
    pub out: &'a str,
}

impl<'a> NextCommands<'a> {
    /// For the record, or the folder with it; the file of statements; the options; and the folder for the next report.
    #[must_use]
    pub const fn new(record: &'a str, statements: &'a str, options: &'a str, out: &'a str) -> Self {
        Self { record, statements, options, out }
    }
}

/// Most looks for which a command is printed; the list of what is missing has them all.
const LOOKS: usize = 5;

/// The command that asks for the statements that the verdict waits for, one for each that must be given by itself, and one that
/// judges again; none where nothing is asked of a person. What only the person knows stands in capitals, as in the help of the command.
#[must_use]
pub fn next_commands(report: &Report, next: &NextCommands<'_>) -> Vec<String> {
    let asked = |one: &&Missing| {
        let decides = one.level == Level::Mandatory && report.verdict == Verdict::NeedsReview;
        one.kind == MissingKind::Statement && decides
    };
    let asked: Vec<&Missing> = report.missing.iter().filter(asked).collect();
    let by_itself = |one: &&&Missing| one.what == "inspected";
    let walked = asked.iter().any(|one| !by_itself(&one));
    let mut commands: Vec<String> = Vec::new();
    if walked {
        let NextCommands { record, statements, .. } = next;
        commands.push(format!("onetake attest {record}{} --out {statements}", options(next)));
    }
    commands.extend(asked.iter().filter(by_itself).filter_map(|one| attest(&one.what, next)));
    if report.verdict == Verdict::NeedsReview {
        let looks = report.missing.iter().filter(|one| one.kind == MissingKind::Look);
        let decide = looks.filter(|one| one.level == Level::Mandatory);
        commands.extend(decide.filter_map(|one| answer(one, next)).take(LOOKS));
    }
    if !commands.is_empty() {
        commands.push(judge_command(next));
    }
    commands
}

/// What is said below these commands: how one that asks is answered, and what is to be put into one that does not.
pub(super) fn notes(commands: &[String]) -> Vec<&'static str> {
    let by_itself = |command: &&String| command.contains(" --statement ");
    let asks = |command: &&String| command.starts_with("onetake attest ") && !by_itself(command);
    let (asks, typed) = (commands.iter().any(|one| asks(&one)), commands.iter().any(|one| by_itself(&one)));
    [("next-note", asks), ("next-note-typed", typed)]
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(id, _)| id)
        .collect()
}

/// The command that judges again with the statements.
#[must_use]
pub fn judge_command(next: &NextCommands<'_>) -> String {
    let NextCommands { record, statements, out, .. } = next;
    format!("onetake judge {record}{} --attest {statements} --out {out}", options(next))
}

fn options(next: &NextCommands<'_>) -> String {
    if next.options.is_empty() { String::new() } else { format!(" {}", next.options) }
}

/// The command by which a person answers a look: what it is, or that it is what it looks like.
fn answer(look: &Missing, next: &NextCommands<'_>) -> Option<String> {
    let is_id = |id: &&String| {
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    let about = match look.observation {
        Some(observation) => format!("event-explained --observation {observation}"),
        None if look.criteria.iter().all(|id| is_id(&id)) => {
            let criteria: Vec<String> = look.criteria.iter().map(|id| format!("--criterion {id}")).collect();
            format!("finding-explained {}", criteria.join(" "))
        }
        None => return None,
    };
    let place = look.span.filter(|span| span.start_ms >= 0 && span.start_ms < span.end_ms);
    let place = place.map_or_else(String::new, |span| {
        format!(" --from {} --to {}", moment(span.start_ms), moment(span.end_ms))
    });
    let NextCommands { record, statements, .. } = next;
    Some(format!(
        "onetake attest {record} --statement {about}{place} --state STATE --note TEXT --who NAME --role ROLE --out {statements}"
    ))
}

/// A time as the command reads it, to the millisecond.
fn moment(ms: i64) -> String {
    let (minutes, rest) = (ms / 60_000, ms % 60_000);
    format!("{minutes}:{:02}.{:03}", rest / 1000, rest % 1000)
}

fn attest(statement: &str, next: &NextCommands<'_>) -> Option<String> {
    // Names of statements are plain; one that a newer version wrote is not put into a command line.
    if statement.is_empty() || !statement.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return None;
    }
    let NextCommands { record, statements, .. } = next;
    let statement = statement.replace('_', "-");
    Some(format!(
        "onetake attest {record} --statement {statement} --item ITEM --condition WORD --from MIN:SEC --to MIN:SEC --who NAME --role ROLE --out {statements}"
    ))
}
