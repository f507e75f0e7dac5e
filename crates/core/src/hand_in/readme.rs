//! The page that says what each file is for, what fits and what does not.

use onetake_judge::hand_in::{Form, VideoLimits};
use onetake_render::message::{Arg, Catalogue};

use super::captions::Captions;
use super::{CAPTIONS_FILE, CERTIFICATE_FILE, COPY_FACTS_FILE, COPY_FILE, HandIn, KitFile, takes_copy};
use crate::copy::{Copied, CopyFacts, NoCopy};

/// The page in the reader's language.
pub(super) fn text(
    asked: &HandIn<'_>,
    files: &[KitFile],
    drawn: bool,
    copied: Option<&Copied>,
    captions: &Captions,
) -> String {
    let page = Page { words: &Catalogue::of(asked.language), asked };
    let mut lines = page.form();
    lines.push(String::new());
    lines.extend(page.files(files, drawn, captions));
    lines.push(String::new());
    lines.extend(page.video(copied));
    lines.extend([String::new(), page.words.plain("kit-sums")]);
    lines.extend(files.iter().map(|file| format!("{}  {}", file.sha256, file.name)));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

struct Page<'a> {
    words: &'a Catalogue,
    asked: &'a HandIn<'a>,
}

impl Page<'_> {
    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.text(id, args)
    }

    fn list(&self, parts: &[String]) -> String {
        parts.join(&self.words.plain("list-separator"))
    }

    /// What the form takes.
    fn form(&self) -> Vec<String> {
        let Some(form) = self.asked.form else { return vec![self.words.plain("kit-title-unknown")] };
        let title = form.title(self.words.language().tag());
        let source = [("date", form.read_on.as_str().into()), ("source", form.source.as_str().into())];
        let mut lines =
            vec![self.say("kit-title", &[("form", title.into())]), self.say("kit-source", &source)];
        let mut takes = |id: &str, limits: String| {
            lines.push(format!("  {}", self.say(id, &[("limits", limits.into())])));
        };
        takes(
            "kit-takes-video",
            form.video
                .as_ref()
                .map_or_else(|| self.words.plain("kit-not_taken"), |video| self.of_video(video)),
        );
        takes("kit-takes-photo", self.of_photo(form));
        if let Some(count) = form.text.max_characters {
            takes("kit-takes-text", self.say("kit-characters", &[("count", u64::from(count).into())]));
        }
        let known = |taken: Option<bool>| {
            self.words.plain(match taken {
                Some(true) => "kit-taken",
                Some(false) => "kit-not_taken",
                None => "kit-unknown",
            })
        };
        takes("kit-takes-pdf", known(form.pdf));
        takes("kit-takes-link", known(form.link));
        lines
    }

    fn of_video(&self, video: &VideoLimits) -> String {
        let mut limits = Vec::new();
        if let Some(megabytes) = video.max_megabytes {
            let id = if video.below { "kit-below" } else { "kit-up_to" };
            limits.push(self.say(id, &[("value", format!("{megabytes} MB").into())]));
        }
        if let Some(max_ms) = video.max_ms() {
            limits.push(self.say("kit-up_to", &[("value", self.words.duration(max_ms).into())]));
        }
        if !video.formats.is_empty() {
            limits.push(self.say("kit-formats", &[("formats", video.formats.join(" ").into())]));
        }
        if limits.is_empty() { self.words.plain("kit-no_limit") } else { self.list(&limits) }
    }

    fn of_photo(&self, form: &Form) -> String {
        let Some(photo) = &form.photo else { return self.words.plain("kit-unknown") };
        let size = photo
            .max_megabytes
            .map(|megabytes| self.say("kit-up_to", &[("value", format!("{megabytes} MB").into())]));
        let count = photo.max_count.map(|count| self.say("kit-count", &[("count", u64::from(count).into())]));
        let limits: Vec<String> = size.into_iter().chain(count).collect();
        if limits.is_empty() { self.words.plain("kit-no_limit") } else { self.list(&limits) }
    }

    /// What each file is for.
    fn files(&self, files: &[KitFile], drawn: bool, captions: &Captions) -> Vec<String> {
        let mut lines = vec![self.words.plain("kit-files")];
        let characters = captions.text.trim_end().chars().count();
        for file in files {
            let id = match file.name.as_str() {
                CERTIFICATE_FILE => "kit-file-pdf",
                COPY_FILE => "kit-file-copy",
                COPY_FACTS_FILE => "kit-file-copy_facts",
                CAPTIONS_FILE => "kit-file-captions",
                _ => "kit-file-pictures",
            };
            let (what, size) =
                (self.say(id, &[("characters", characters.into())]), self.words.bytes(file.bytes));
            lines.push(format!("  {}  {what}  {size}", file.name));
        }
        if drawn && !self.asked.record.stills.is_empty() {
            let kept =
                if self.asked.keep_labels { "kit-pictures-labels_kept" } else { "kit-pictures-labels" };
            lines.push(format!("  {}", self.words.plain(kept)));
        }
        let most = self.asked.form.and_then(|form| form.text.max_characters);
        if let (Some(most), 1..) = (most, captions.left_out) {
            let args = [("max", u64::from(most).into()), ("count", captions.left_out.into())];
            lines.push(format!("  {}", self.say("kit-captions-cut", &args)));
        }
        lines
    }

    /// Whether the whole take can be handed in as a video, and what else is taken where it cannot.
    fn video(&self, copied: Option<&Copied>) -> Vec<String> {
        let mut lines = match copied {
            Some(Copied::Made(facts)) => self.copy(facts),
            Some(Copied::Not(why)) => self.no_copy(why),
            None if !takes_copy(self.asked.form) => {
                let mut lines = vec![self.words.plain("kit-no-taken")];
                lines.extend(self.instead());
                lines
            }
            None => vec![self.words.plain("kit-no-video")],
        };
        if self.original_fits() {
            lines.push(self.words.plain("kit-original-fits"));
        }
        let source = &self.asked.report.source;
        let size = self.words.bytes(source.bytes);
        lines.push(
            self.say("kit-original", &[("sha256", source.sha256.as_str().into()), ("size", size.into())]),
        );
        lines
    }

    fn copy(&self, facts: &CopyFacts) -> Vec<String> {
        let limited = self.asked.form.and_then(|form| form.video.as_ref());
        let limited =
            limited.is_some_and(|video| video.max_megabytes.is_some() || video.max_seconds.is_some());
        let length = self.words.duration(self.asked.record.timeline.span.duration_ms());
        let args = [
            ("size", self.words.bytes(facts.bytes).into()),
            ("length", length.into()),
            ("frames", facts.frames.into()),
        ];
        let mut lines = vec![self.say(if limited { "kit-copy-fits" } else { "kit-copy-no_limit" }, &args)];
        lines.push(if facts.source_numbers.is_empty() {
            self.words.plain("kit-copy-unread")
        } else {
            self.say("kit-copy-read", &[("numbers", self.list(&facts.numbers).into())])
        });
        lines.extend(facts.line.as_deref().map(|line| self.say("kit-copy-line", &[("line", line.into())])));
        lines.push(self.say("kit-copy-masked", &[("count", facts.masks.len().into())]));
        let labels = if self.asked.keep_labels { "kit-copy-labels_kept" } else { "kit-copy-labels" };
        lines.push(self.words.plain(labels));
        lines
    }

    fn no_copy(&self, why: &NoCopy) -> Vec<String> {
        let first = match why {
            NoCopy::TooLong { length_ms, max_ms } => {
                let duration = |ms: i64| self.words.duration(ms).into();
                self.say("kit-no-too_long", &[("length", duration(*length_ms)), ("max", duration(*max_ms))])
            }
            NoCopy::NoFit { max_bytes } => {
                self.say("kit-no-fit", &[("size", self.words.bytes(*max_bytes).into())])
            }
            NoCopy::NotLegible { numbers, .. } => {
                self.say("kit-no-legible", &[("numbers", self.list(numbers).into())])
            }
            NoCopy::NotWhole { frames, copy_frames } => {
                let args = [("frames", (*frames).into()), ("copies", (*copy_frames).into())];
                return vec![
                    self.say(if frames == copy_frames { "kit-no-times" } else { "kit-no-whole" }, &args),
                ];
            }
        };
        let mut lines = vec![first];
        lines.extend(self.instead());
        lines
    }

    /// What the form takes where it does not take the whole take as a video.
    fn instead(&self) -> Vec<String> {
        let (link, pdf) = self.asked.form.map_or((None, None), |form| (form.link, form.pdf));
        let ids: &[&str] = match (link, pdf) {
            (Some(true), Some(true)) => &["kit-instead-link", "kit-instead-pdf"],
            (Some(true), _) => &["kit-instead-link"],
            (_, Some(true)) => &["kit-instead-pdf"],
            (Some(false), Some(false)) => &["kit-instead-none"],
            _ => &["kit-instead-unknown"],
        };
        ids.iter().map(|id| self.words.plain(id)).collect()
    }

    /// Whether the original could be handed in as it is, as far as size and length tell.
    fn original_fits(&self) -> bool {
        let Some(video) = self.asked.form.and_then(|form| form.video.as_ref()) else { return false };
        let length_ms = self.asked.record.timeline.span.duration_ms();
        let limited = video.max_bytes().is_some() || video.max_ms().is_some();
        let fits = video.max_bytes().is_none_or(|most| self.asked.report.source.bytes <= most)
            && video.max_ms().is_none_or(|most| length_ms <= most);
        // Of the format that the form names nothing is looked at here: the criterion on uploads does.
        limited && fits && video.formats.is_empty()
    }
}
