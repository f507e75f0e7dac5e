use std::fmt::Write as _;

use onetake::label::{self, LabelCheck, pixels};
use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake::{Limits, ScanErrorKind, Source};

use crate::args::Label;
use crate::failure::Failure;
use crate::{interrupt, output};

/// `onetake label`
pub(super) fn run(asked: &Label, language: Language) -> Result<ExitCode, Failure> {
    let source = Source::open(&asked.file)?;
    let check =
        label::check(&source, &Limits::default(), &interrupt::token()).map_err(|error| {
            match error.cause {
                ScanErrorKind::Cancelled => Failure::Cancelled,
                _ => Failure::Scan(error),
            }
        })?;
    if asked.json {
        output::product(&check.json()?)?;
    } else {
        output::product(words(&check, language).as_bytes())?;
    }
    Ok(ExitCode::Valid)
}

fn words(check: &LabelCheck, language: Language) -> String {
    let say = Catalogue::of(language);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let mut line = |line: String| _ = writeln!(text, "{line}");
    let size = format!("{} x {}", check.width_px, check.height_px);
    let frames = i64::try_from(check.frames).unwrap_or(i64::MAX);
    line(say.text("label-looked", &[("frames", frames.into()), ("size", size.into())]));
    let module = |module: i64| say.text("label-module", &[("module", pixels(module).into())]);
    let when = |span: (i64, i64)| {
        let (from, to) = (seconds(span.0), seconds(span.1));
        say.text("label-from-to", &[("from", from.into()), ("to", to.into())])
    };
    for code in &check.codes {
        let state = say.plain(if code.read { "label-read" } else { "label-seen" });
        line(format!("  {}  {}  {state}", output::one_line(&code.text), code.symbology));
        let mut facts: Vec<String> = code.module_milli_px.into_iter().map(module).collect();
        if check.frames > 1 {
            facts.push(when(code.span_ms));
        }
        facts.extend(place(&code.corners_px));
        line(format!("    {}", facts.join("  ")));
    }
    for label in &check.unread {
        line(format!("  {}", say.plain("label-unread")));
        let mut facts = vec![module(label.module_milli_px)];
        if check.frames > 1 {
            facts.push(when(label.span_ms));
        }
        facts.extend(place(&label.corners_px));
        line(format!("    {}", facts.join("  ")));
    }
    if check.codes.is_empty() {
        line(say.plain("label-nothing"));
    }
    if check.advice.is_empty() {
        line(say.plain("label-advice-none"));
    } else {
        line(say.plain("label-advice"));
        for advice in &check.advice {
            line(format!("  - {}", label::advice_words(*advice, &say)));
        }
    }
    text
}

/// Milliseconds as seconds with one digit.
fn seconds(ms: i64) -> String {
    format!("{}.{} s", ms / 1000, ms % 1000 / 100)
}

/// The box around the corners, as left, top, right and lower edge.
fn place(corners: &[i64]) -> Option<String> {
    let (x, y) = (corners.iter().step_by(2), corners.iter().skip(1).step_by(2));
    let (left, right) = (x.clone().min()?, x.max()?);
    let (top, bottom) = (y.clone().min()?, y.max()?);
    Some(format!("({left}, {top})-({right}, {bottom})"))
}
