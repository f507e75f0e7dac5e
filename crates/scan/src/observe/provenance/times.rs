//! When the file says that it was recorded.

use jiff::Timestamp;
use jiff::civil::DateTime;
use onetake_report::facts::{ProvenanceCreationTime, ProvenanceCreationTimeConflict};

use crate::container::Structure;
use crate::container::mp4::{Movie, Texts};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink, ScanContext};

/// Seconds from 1904, the zero of ISO base media files, to 1970.
const EPOCH_1904: i64 = 2_082_844_800;
/// The first instant that a recorder with a set clock may state: digital video in files is younger.
const PLAUSIBLE_FROM: i64 = 978_393_600; // 2001-01-02: many clocks without a battery start at a new year.
/// The first instant that it may not.
const PLAUSIBLE_TO: i64 = 4_102_444_800; // 2100-01-01
/// Times that differ by less agree: some are taken at the start of a recording and some at its end.
const AGREE_S: i64 = 120;
/// Most statements that are kept.
const MAX_STATEMENTS: usize = 32;

/// One statement about the time of recording.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    source: String,
    at: Stated,
}

/// What is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stated {
    /// An instant, with the zone if one is stated.
    Instant { at: Timestamp, zone: Option<String>, counted_from_1970: bool },
    /// A time of day without a zone.
    Local(DateTime),
}

/// All statements of a file.
#[derive(Debug, Default)]
pub(super) struct Times {
    statements: Vec<Statement>,
    duration_s: i64,
}

impl Times {
    pub(super) fn gather(beginning: &ScanContext<'_>, structure: &Structure) -> Self {
        let duration_s = beginning.container.duration_us.unwrap_or(0).max(0) / 1_000_000;
        let mut times = Self { statements: Vec::new(), duration_s };
        match structure {
            Structure::Mp4(movie) => times.of_movie(movie),
            Structure::Matroska(file) => {
                if let Some(at) = file.date.and_then(|date| Timestamp::from_second(date).ok()) {
                    times.add("DateUTC", Stated::Instant { at, zone: None, counted_from_1970: false });
                }
                times.of_tags(beginning);
            }
            Structure::Avi(file) => {
                for text in file.texts.iter().filter(|text| matches!(text.place.as_str(), "IDIT" | "ICRD")) {
                    times.add_text(&text.place, &text.text);
                }
            }
            Structure::Foreign => times.of_tags(beginning),
        }
        times
    }

    fn of_movie(&mut self, movie: &Movie) {
        self.add_1904("mvhd", movie.created);
        for track in &movie.tracks {
            self.add_1904("tkhd", track.created);
            self.add_1904("mdhd", track.media_created);
        }
        self.of_texts(&movie.texts);
    }

    fn of_texts(&mut self, texts: &Texts) {
        for text in &texts.all {
            let key = text.place.as_str();
            if key == "com.apple.quicktime.creationdate" || key.ends_with("©day") {
                self.add_text(key, &text.text);
            }
        }
    }

    fn of_tags(&mut self, beginning: &ScanContext<'_>) {
        for key in ["creation_time", "date", "date_recorded"] {
            if let Some(text) = beginning.container.tags.get(key) {
                self.add_text(key, text);
            }
        }
    }

    fn add_1904(&mut self, source: &str, seconds: Option<u64>) {
        let Some(seconds) = seconds else { return };
        // Zero means that nobody set it.
        let Some(raw) = i64::try_from(seconds).ok().filter(|seconds| *seconds != 0) else { return };
        // Some recorders count from 1970 by mistake: their times would lie between 1957 and 1970.
        let counted_from_1970 = !plausible(raw - EPOCH_1904) && plausible(raw);
        let second = if counted_from_1970 { raw } else { raw - EPOCH_1904 };
        if let Ok(at) = Timestamp::from_second(second) {
            self.add(source, Stated::Instant { at, zone: None, counted_from_1970 });
        }
    }

    fn add_text(&mut self, source: &str, text: &str) {
        if let Some(stated) = parse(text) {
            self.add(source, stated);
        }
    }

    fn add(&mut self, source: &str, at: Stated) {
        let statement = Statement { source: source.to_owned(), at };
        if self.statements.len() < MAX_STATEMENTS && !self.statements.contains(&statement) {
            self.statements.push(statement);
        }
    }

    /// Notes each time once, with all the places that state it, and whether they disagree.
    pub(super) fn note(&self, sink: &mut ObservationSink) {
        let mut different: Vec<(&Stated, Vec<&str>)> = Vec::new();
        for statement in &self.statements {
            match different.iter_mut().find(|(stated, _)| **stated == statement.at) {
                Some((_, sources)) => sources.push(&statement.source),
                None => different.push((&statement.at, vec![&statement.source])),
            }
        }
        let mut instants = Vec::new();
        for (stated, sources) in different {
            let source = sources.into_iter().map(str::to_owned).collect();
            let facts = match stated {
                Stated::Local(at) => ProvenanceCreationTime {
                    source,
                    at: None,
                    local: Some(at.to_string()),
                    plausible: (2001..2100).contains(&at.year()),
                    zone: None,
                    counted_from_1970: None,
                },
                Stated::Instant { at, zone, counted_from_1970 } => {
                    let plausible = plausible(at.as_second());
                    if plausible {
                        instants.push(*at);
                    }
                    ProvenanceCreationTime {
                        source,
                        at: Some(at.to_string()),
                        local: None,
                        plausible,
                        zone: zone.clone(),
                        counted_from_1970: counted_from_1970.then_some(true),
                    }
                }
            };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        }
        self.note_conflict(&instants, sink);
    }

    fn note_conflict(&self, instants: &[Timestamp], sink: &mut ObservationSink) {
        let (Some(earliest), Some(latest)) = (instants.iter().min(), instants.iter().max()) else { return };
        let difference = latest.as_second() - earliest.as_second();
        if difference <= AGREE_S + self.duration_s {
            return;
        }
        let off_zone = difference % 900;
        let zone_like = difference <= 14 * 3600 && off_zone.min(900 - off_zone) <= AGREE_S;
        let facts = ProvenanceCreationTimeConflict {
            earliest: earliest.to_string(),
            latest: latest.to_string(),
            difference_s: difference,
            zone_like,
        };
        sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
    }
}

fn plausible(second: i64) -> bool {
    (PLAUSIBLE_FROM..PLAUSIBLE_TO).contains(&second)
}

/// A time as tags write it: ISO 8601 with or without a zone, or as `asctime` of C does in AVI files. A date alone says too
/// little.
fn parse(text: &str) -> Option<Stated> {
    let text = text.trim();
    if let Ok(at) = text.parse::<Timestamp>() {
        let zone =
            text.get(19..).map(|tail| tail.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()));
        let zone = zone.filter(|zone| zone.starts_with(['+', '-'])).map(str::to_owned);
        return Some(Stated::Instant { at, zone, counted_from_1970: false });
    }
    if text.contains(':')
        && let Ok(at) = text.parse::<DateTime>()
    {
        return Some(Stated::Local(at));
    }
    DateTime::strptime("%a %b %d %H:%M:%S %Y", text).ok().map(Stated::Local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onetake_report::Code;

    fn noted(times: &Times) -> Vec<ObservationDraft> {
        let mut sink = ObservationSink::default();
        times.note(&mut sink);
        sink.take()
    }

    #[test]
    fn texts_are_read_with_their_zone() {
        let Some(Stated::Instant { at, zone, .. }) = parse("2024-02-02T16:09:57+0800") else { panic!() };
        assert_eq!((at.to_string().as_str(), zone.as_deref()), ("2024-02-02T08:09:57Z", Some("+0800")));
        assert!(matches!(parse("2020-12-20T20:08:34.000000Z"), Some(Stated::Instant { zone: None, .. })));
        assert!(matches!(parse("Thu Aug 27 10:11:12 2020"), Some(Stated::Local(_))));
        assert_eq!(parse("2020"), None);
        assert_eq!(parse("2020-08-28"), None);
    }

    #[test]
    fn a_clock_that_counts_from_1970_is_understood() {
        let mut times = Times::default();
        times.add_1904("mvhd", Some(1_600_000_000));
        times.add_1904("tkhd", Some(0));
        let found = noted(&times);
        assert_eq!(found.len(), 1, "a field of zero states nothing");
        assert_eq!(found[0].detail.text("at"), Some("2020-09-13T12:26:40Z"));
        assert_eq!(found[0].detail.int("counted_from_1970"), Some(1));
    }

    #[test]
    fn local_time_stamped_as_utc_is_a_conflict_that_looks_like_a_zone() {
        let mut times = Times { duration_s: 40, ..Times::default() };
        times.add_1904("mvhd", Some(u64::try_from(1_600_000_000 + EPOCH_1904 + 8 * 3600).unwrap()));
        times.add_text("com.apple.quicktime.creationdate", "2020-09-13T20:26:01+08:00");
        let found = noted(&times);
        assert_eq!(found.len(), 3);
        assert_eq!(found[2].code, Code::ProvenanceCreationTimeConflict);
        assert_eq!(found[2].detail.int("zone_like"), Some(1));
        assert_eq!(found[2].detail.int("difference_s"), Some(8 * 3600 + 39));
    }

    #[test]
    fn the_same_time_in_several_places_is_one_observation() {
        let mut times = Times::default();
        times.add_1904("mvhd", Some(3_700_000_000));
        times.add_1904("tkhd", Some(3_700_000_000));
        let found = noted(&times);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].detail.list("source").map(<[_]>::len), Some(2));
    }
}
