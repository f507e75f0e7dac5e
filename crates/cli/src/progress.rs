//! A bar on stderr for long work; nothing when stderr is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use onetake::message::{Catalogue, Language};
use onetake::{ScanPhase, ScanProgress};

/// Shows how far a scan has come.
#[derive(Debug)]
pub(crate) struct ScanProgressBar {
    bar: ProgressBar,
    /// Templates of the bar while hashing and while looking, in the reader's language.
    templates: [String; 2],
    phase: Option<ScanPhase>,
}

impl ScanProgressBar {
    /// A bar that is not drawn before the scan takes a moment. With logs on stderr there is none: they would mix.
    pub(crate) fn new(logging: bool, language: Language) -> Self {
        let target = if logging { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        Self { bar: ProgressBar::with_draw_target(None, target), templates: templates(language), phase: None }
    }

    /// Shows the progress of the scan.
    pub(crate) fn show(&mut self, progress: ScanProgress) {
        if self.phase != Some(progress.phase) {
            self.phase = Some(progress.phase);
            self.begin(progress);
        }
        self.bar.set_position(progress.bytes_done);
        if progress.phase == ScanPhase::Frames {
            self.bar.set_message(clock(progress.video_ms));
        }
    }

    fn begin(&self, progress: ScanProgress) {
        let [hashing, looking] = &self.templates;
        let template = if progress.phase == ScanPhase::Digest { hashing } else { looking };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.reset();
        self.bar.set_length(progress.bytes_total);
        self.bar.enable_steady_tick(Duration::from_millis(500));
    }
}

/// Shows how far a copy is.
#[derive(Debug)]
pub(crate) struct CopyProgressBar(ProgressBar);

impl CopyProgressBar {
    /// A bar; with logs on stderr there is none.
    pub(crate) fn new(logging: bool, language: Language) -> Self {
        let target = if logging { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(1000), target);
        let words = Catalogue::of(language);
        let template = format!("{} {{bar:30}} {{percent:>3}} %", words.plain("progress-copying"));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Shows how much of the copy is made, in thousandths.
    pub(crate) fn show(&mut self, permille: i64) {
        self.0.set_position(u64::try_from(permille).unwrap_or(0));
    }
}

impl Drop for CopyProgressBar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Drop for ScanProgressBar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn templates(language: Language) -> [String; 2] {
    let words = Catalogue::of(language);
    let [hashing, looking, left, of_video] =
        ["progress-hashing", "progress-looking", "progress-left", "progress-video"].map(|id| words.plain(id));
    let bar = format!("{{bar:30}} {{percent:>3}} %  {{eta}} {left}");
    [format!("{hashing} {bar}"), format!("{looking} {bar}  {{msg}} {of_video}")]
}

fn clock(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_speaks_the_readers_language() {
        for language in Language::ALL {
            for template in templates(language) {
                assert!(ProgressStyle::with_template(&template).is_ok(), "{template}");
                assert!(!template.contains("progress-"), "{template}");
                assert_eq!(
                    template.contains("looking") || template.contains("hashing"),
                    language == Language::En
                );
            }
        }
    }

    #[test]
    fn time_is_shown_in_hours_minutes_and_seconds() {
        assert_eq!(clock(3_725_999), "1:02:05");
        assert_eq!(clock(-5), "0:00:00");
    }
}
