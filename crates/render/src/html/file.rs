//! Facts about the file, how to check that a file is this one, and how the report came about.

use onetake_report::{Delivered, Rational, RecordingTime, StreamFacts, StreamKind};

use super::{Fact, Writer};
use crate::{policy, recorded};

/// Most characters that are shown of a warning about the policy.
const WARNING_CHARACTERS: usize = 300;

/// Tags of files and streams that say where a video comes from.
const TELLING_TAGS: &[&str] = &[
    "encoder",
    "major_brand",
    "compatible_brands",
    "com.android.version",
    "com.android.manufacturer",
    "com.android.model",
    "com.apple.quicktime.make",
    "com.apple.quicktime.model",
    "com.apple.quicktime.software",
    "software",
    "make",
    "model",
    "handler_name",
    "comment",
    "title",
];

impl Writer<'_> {
    pub(super) fn file(&self) -> Vec<Fact> {
        let record = self.record();
        let container = &record.container;
        let streams =
            |kind| container.streams.iter().find(move |stream| stream.scanned && stream.kind == kind);
        let video: Option<&StreamFacts> = streams(StreamKind::Video);
        let delivered = |stream: Option<&StreamFacts>| {
            let index = stream?.index;
            record.delivered.iter().find(|delivered| delivered.stream == index)
        };

        let mut facts = vec![
            self.fact("file-name", self.file_name()),
            self.fact("file-size", self.words.bytes(record.source.bytes)),
            self.fact("file-format", self.untrusted(&container.format)),
        ];
        if let Some(video) = video {
            facts.push(self.fact("file-video", self.video(video)));
        }
        let audio = streams(StreamKind::Audio)
            .map_or_else(|| self.plain("file-audio-none"), |audio| self.audio(audio));
        facts.push(self.fact("file-audio", audio));

        let length = self.words.duration(record.timeline.span.duration_ms());
        let declared = container.duration_us.filter(|_| container.duration_stated);
        facts.push(match declared {
            Some(us) => {
                let args =
                    [("delivered", length.into()), ("declared", self.words.duration(us / 1_000).into())];
                self.fact("file-duration", self.text("file-duration-value", &args))
            }
            None => self.fact(
                "file-duration",
                self.text("file-duration-undeclared", &[("delivered", length.into())]),
            ),
        });
        let frames = record.timeline.frames.to_string();
        facts.push(match video.and_then(|video| video.frames) {
            Some(declared) => {
                let args = [("delivered", frames.into()), ("declared", declared.to_string().into())];
                self.fact("file-frames", self.text("file-frames-value", &args))
            }
            None => {
                self.fact("file-frames", self.text("file-frames-undeclared", &[("delivered", frames.into())]))
            }
        });
        if let Some(us) = record.timeline.median_interval_us.filter(|us| *us > 0) {
            // Frames per second to two places.
            let hundredths = (100_000_000 + us / 2) / us;
            let rate = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            facts.push(self.fact("file-rate", self.text("unit-fps", &[("n", rate.into())])));
        }
        facts.push(self.fact("file-damage", self.damage(delivered(video))));
        facts.extend(self.tags(video));
        if let Some(modified) = &record.run.modified_at {
            facts.push(self.fact("file-modified", self.time(modified)));
        }
        facts
    }

    /// What each clock says about the beginning of the recording, with how far it can be trusted.
    pub(super) fn recording_times(&self) -> Vec<Fact> {
        let told = |time: &RecordingTime| {
            let zone = time.zone.as_deref().map(|zone| match zone {
                "unknown" => self.plain("recording-zone-unknown"),
                zone => self.text("recording-zone", &[("zone", self.untrusted(zone).into())]),
            });
            let instant =
                |text: &str| self.untrusted(&recorded::instant(text, recorded::zone(self.report())));
            let until = instant(&time.began_until);
            let began = match &time.began_from {
                Some(from) if *from == time.began_until => None,
                Some(from) => {
                    let args = [("from", instant(from).into()), ("until", until.into())];
                    Some(self.text("recording-began-between", &args))
                }
                None => Some(self.text("recording-began-before", &[("until", until.into())])),
            };
            let trust = Some(self.plain(&format!("recording-trust-{}", time.trust)));
            let note: Vec<String> = [trust, zone, began].into_iter().flatten().collect();
            let note = Some(note.join(&self.plain("clause-separator")));
            Fact { note, ..self.fact(&recorded::clock_message(time.clock), self.time(&time.at)) }
        };
        self.report().recording_times.iter().map(told).collect()
    }

    fn video(&self, video: &StreamFacts) -> String {
        let timeline = &self.record().timeline;
        let mut parts = vec![self.codec(video)];
        parts.push(format!("{}×{}", timeline.shown_width_px, timeline.shown_height_px));
        if let Some(degrees) = video.rotation_degrees.filter(|degrees| *degrees != 0) {
            parts.push(self.text("file-rotation", &[("degrees", i64::from(degrees).into())]));
        }
        if let Some(format) = &video.pixel_format {
            parts.push(self.untrusted(format));
        }
        if let Some(Rational { num, den }) = video.sample_aspect_ratio.filter(|ratio| ratio.num != ratio.den)
            && num > 0
            && den > 0
        {
            parts.push(format!("SAR {num}:{den}"));
        }
        parts.join(&self.plain("clause-separator"))
    }

    fn audio(&self, audio: &StreamFacts) -> String {
        let mut parts = vec![self.codec(audio)];
        if let Some(rate) = audio.sample_rate_hz {
            parts.push(self.text("unit-hertz", &[("n", i64::from(rate).into())]));
        }
        if let Some(channels) = audio.channels {
            parts.push(format!("{channels} ch"));
        }
        parts.join(&self.plain("clause-separator"))
    }

    fn codec(&self, stream: &StreamFacts) -> String {
        let profile = stream.profile.as_deref().unwrap_or("");
        self.untrusted(format!("{} {profile}", stream.codec).trim_end())
    }

    fn damage(&self, delivered: Option<&Delivered>) -> String {
        let Some(delivered) = delivered else { return self.plain("file-damage-none") };
        let counts = [
            ("corrupt", delivered.corrupt_packets),
            ("refused", delivered.refused_packets),
            ("concealed", delivered.concealed_frames),
        ];
        if counts.iter().all(|(_, count)| *count == 0) {
            return self.plain("file-damage-none");
        }
        let args = counts.map(|(name, count)| (name, count.to_string().into()));
        self.text("file-damage-value", &args)
    }

    fn tags(&self, video: Option<&StreamFacts>) -> Vec<Fact> {
        let container = &self.record().container;
        let mut facts = Vec::new();
        let all = [Some(&container.tags), video.map(|video| &video.tags)];
        let find = |name: &str| all.iter().flatten().find_map(|tags| tags.get(name));
        if let Some(created) = find("creation_time") {
            facts.push(self.fact("file-created", self.time(created)));
        }
        let telling =
            TELLING_TAGS.iter().filter_map(|name| find(name).map(|value| format!("{name}={value}")));
        let telling: Vec<String> = telling.map(|tag| self.untrusted(&tag)).collect();
        if !telling.is_empty() {
            facts.push(self.fact("file-tags", telling.join(&self.plain("clause-separator"))));
        }
        facts
    }

    /// Commands of common systems that print the digest. A name with other than plain characters is not put into a
    /// command line.
    pub(super) fn commands(&self) -> Vec<String> {
        let name = self.file_name();
        let harmless = !name.starts_with('-')
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ' | '(' | ')'));
        let name = if harmless { name } else { "VIDEO".to_owned() };
        vec![format!("sha256sum '{name}'"), format!("certutil -hashfile \"{name}\" SHA256")]
    }

    pub(super) fn made(&self, report_sha256: &str) -> Vec<Fact> {
        let (report, record) = (self.report(), self.record());
        let tool = &report.tool;
        let libraries: Vec<String> = tool
            .libraries
            .iter()
            .chain(record.tool.libraries.iter().filter(|(name, _)| !tool.libraries.contains_key(*name)))
            .map(|(name, version)| self.untrusted(&format!("{name} {version}")))
            .collect();
        let mut facts = vec![
            self.fact("made-tool", self.untrusted(&format!("{} {}", tool.name, tool.version))),
            self.policy("made-policy"),
            self.fact("made-libraries", libraries.join(&self.plain("clause-separator"))),
        ];
        if let Some(platform) = &record.run.platform {
            facts.push(self.fact("made-platform", self.untrusted(platform)));
        }
        let times = [("made-scanned", &record.run.started_at), ("made-judged", &report.run.judged_at)];
        for (name, at) in times {
            if let Some(at) = at {
                facts.push(self.fact(name, self.time(at)));
            }
        }
        facts.push(self.mono("made-report-sha256", report_sha256));
        facts.push(self.mono("made-record-sha256", &report.record.body_sha256));
        facts.push(self.mono("made-policy-sha256", &report.policy.sha256));
        facts
    }

    pub(super) fn warnings(&self) -> Vec<String> {
        let warnings = policy::warnings(&self.report().policy.warnings, self.words);
        warnings.iter().map(|line| self.untrusted_up_to(line, WARNING_CHARACTERS)).collect()
    }
}
