//! How far a batch is: one bar for all, one for each file that is being scanned; beside them a line for what a person should
//! know. Without a terminal only these lines.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use onetake::message::Catalogue;
use onetake_desk::batch::{BatchOptions, Event, event_words};
use onetake_desk::worker::Progress;

use crate::output;

/// The bars of a batch.
#[derive(Debug)]
pub(in crate::command) struct Bars {
    words: Catalogue,
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
            bars: MultiProgress::with_draw_target(target),
            zone: options.zone.clone(),
            state: Mutex::new(State::default()),
        }
    }

    /// Tells what happened.
    pub(in crate::command) fn tell(&self, event: &Event<'_>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let was_paused = state.paused;
        match event {
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
            Event::SetAside(aside) => state.finish(Path::new(&aside.path)),
            Event::Paused { .. } => state.paused = true,
            _ => {}
        }
        drop(state);
        if matches!(event, Event::Paused { .. }) && was_paused {
            return;
        }
        for line in event_words(&self.words, event, self.zone.as_deref()) {
            self.bars.suspend(|| output::complain(&[output::one_line(&line)]));
        }
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

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
