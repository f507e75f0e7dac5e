//! How far a batch is: one bar for all, one for each file that is being scanned; beside them a line for what a person should
//! know. Without a terminal only these lines.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use onetake::message::{Arg, Catalogue};
use onetake_desk::batch::{BatchOptions, Event};
use onetake_desk::results::ResultWords;
use onetake_desk::worker::Progress;

use crate::output;

/// The bars of a batch.
#[derive(Debug)]
pub(in crate::command) struct Bars {
    words: Catalogue,
    results: ResultWords,
    bars: MultiProgress,
    /// The zone of times that carry none.
    zone: Option<String>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    all: Option<ProgressBar>,
    files: HashMap<PathBuf, (ProgressBar, u64)>,
    paused: bool,
}

impl Bars {
    pub(in crate::command) fn new(logging: bool, options: &BatchOptions) -> Self {
        let target = if logging { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self {
            words: Catalogue::of(options.language),
            results: ResultWords::of(options.language),
            bars: MultiProgress::with_draw_target(target),
            zone: options.zone.clone(),
            state: Mutex::new(State::default()),
        }
    }

    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) {
        let text = self.words.text(id, args);
        self.bars.suspend(|| output::complain(&[text]));
    }

    /// Tells what happened.
    pub(in crate::command) fn tell(&self, event: &Event<'_>) {
        let path = |path: &Path| -> Arg<'static> { output::one_line(&path.display().to_string()).into() };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Sheet(sheet) => {
                let columns: Vec<String> = sheet
                    .columns
                    .iter()
                    .map(|(field, name)| format!("{name} → {}", self.field(*field)))
                    .collect();
                let args = [
                    ("file", path(&sheet.path)),
                    ("orders", sheet.orders.len().into()),
                    ("columns", columns.join(&self.words.plain("list-separator")).into()),
                ];
                self.say("batch-sheet", &args);
                if let Some(encoding) = sheet.encoding.filter(|_| sheet.encoding_guessed) {
                    self.say("batch-encoding", &[("file", path(&sheet.path)), ("encoding", encoding.into())]);
                }
            }
            Event::Found { videos, orders, unreadable } => {
                if let Some(zone) = self.zone.as_ref().filter(|_| *orders > 0) {
                    self.say("batch-zone", &[("zone", zone.as_str().into())]);
                }
                self.say("batch-found", &[("videos", (*videos).into()), ("orders", (*orders).into())]);
                for (place, kind) in *unreadable {
                    let reason = self.words.system_error(&(*kind).into());
                    let args = [("file", path(place)), ("reason", reason.into())];
                    self.say("batch-unreadable", &args);
                }
            }
            Event::Rescued { ledger, rescued } => {
                let lost: u64 =
                    rescued.lost.iter().map(|[first, last]| last.saturating_sub(*first) + 1).sum();
                let args = [
                    ("ledger", path(ledger)),
                    ("damaged", path(&rescued.damaged)),
                    ("entries", count(rescued.entries)),
                    ("lost", count(lost)),
                ];
                let none = rescued.entries == 0 && lost == 0;
                self.say(if none { "batch-rescued_none" } else { "batch-rescued" }, &args);
            }
            Event::Work { bytes, files } if *files > 0 => {
                let bar = self.bars.add(ProgressBar::new(*bytes));
                bar.set_style(style(&format!(
                    "{{bar:30}} {{percent:>3}} %  {{eta}} {}",
                    self.words.plain("progress-left")
                )));
                bar.enable_steady_tick(Duration::from_millis(500));
                state.all = Some(bar);
            }
            Event::Started { path, bytes } => {
                let bar = self.bars.add(ProgressBar::new(*bytes));
                bar.set_style(style("  {bar:20} {percent:>3} %  {msg}"));
                bar.set_message(output::one_line(&name_of(path)));
                state.files.insert(path.to_path_buf(), (bar, 0));
            }
            Event::Progress { path, progress } => state.advance(path, *progress),
            Event::Scanned { path, .. } => state.finish(path),
            Event::SetAside(aside) => {
                state.finish(Path::new(&aside.path));
                let reason = self.results.set_aside(&aside.code, &aside.reason);
                let args = [("file", path(Path::new(&aside.path))), ("reason", reason.into())];
                self.say("batch-set_aside", &args);
            }
            Event::Retry { path: file, fault } => {
                let reason = self.results.set_aside(&fault.code, &fault.reason);
                self.say("batch-retry", &[("file", path(file)), ("reason", reason.into())]);
            }
            Event::Paused { file } if !state.paused => {
                state.paused = true;
                self.say("batch-paused", &[("file", path(file))]);
            }
            Event::Statements { path: file } => self.say("batch-statements", &[("file", path(file))]),
            Event::SheetRefused { error } => {
                let reason = crate::failure::sheet_fault(error, &self.words);
                let args = [("file", path(&error.path)), ("reason", reason.into())];
                self.say("batch-sheet_refused", &args);
            }
            Event::StatementsRefused { path: file, error } => {
                let reason = self.words.attest_error(error);
                self.say("batch-unreadable", &[("file", path(file)), ("reason", reason.into())]);
            }
            _ => {}
        }
    }

    fn field(&self, field: onetake::case::Field) -> String {
        self.words.plain(match field {
            onetake::case::Field::Waybill => "desk-column-expected",
            onetake::case::Field::OrderNumber => "desk-column-order",
            onetake::case::Field::Reference => "desk-column-reference",
            onetake::case::Field::SignedAt => "desk-column-signed",
            other => return other.names().first().copied().unwrap_or_default().to_owned(),
        })
    }
}

impl State {
    fn advance(&mut self, path: &Path, progress: Progress) {
        let Some((bar, passed)) = self.files.get_mut(path) else { return };
        let length = bar.length().unwrap_or(0);
        let done = scaled(progress, length);
        bar.set_position(done);
        if let Some(all) = &self.all {
            all.inc(done.saturating_sub(*passed));
        }
        *passed = done.max(*passed);
    }

    fn finish(&mut self, path: &Path) {
        let Some((bar, passed)) = self.files.remove(path) else { return };
        if let Some(all) = &self.all {
            all.inc(bar.length().unwrap_or(0).saturating_sub(passed));
        }
        bar.finish_and_clear();
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (bar, _) in state.files.values() {
            bar.finish_and_clear();
        }
        if let Some(all) = &state.all {
            all.finish_and_clear();
        }
    }
}

/// How many bytes of the file a scan has passed.
fn scaled(progress: Progress, length: u64) -> u64 {
    let part = u128::from(progress.done) * u128::from(length) / u128::from(progress.total.max(1));
    u64::try_from(part).unwrap_or(length).min(length)
}

fn count(number: u64) -> Arg<'static> {
    usize::try_from(number).unwrap_or(usize::MAX).into()
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
