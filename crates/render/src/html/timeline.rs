//! The whole video at a glance: pictures at even intervals, and a lane for each observer with what it saw and what it could
//! not judge.

use onetake_report::{CoverageState, Observation, ObserverCoverage, Outcome, Span, StillPurpose};
use serde::Serialize;

use super::bands::{self, Band, Legend, Part};
use super::moments::Moments;
use super::{Picture, Writer};
use crate::message::clock_time;

/// Most marks drawn in one lane.
const MARKS_PER_LANE: usize = 200;
/// Most gaps told in words.
const GAPS_TOLD: usize = 8;
/// Most ticks of the time axis that a telephone has room for.
const TICKS: i64 = 6;
/// Spans shorter than this share of the take, in thousandths of a percent, are drawn as points: in a narrow drawing the
/// colour alone would tell them apart.
const POINT: i64 = 1_200;
/// Widths below this, in thousandths of a percent, could not be seen.
const THINNEST: i64 = 250;

#[derive(Serialize)]
pub(super) struct Lanes {
    lanes: Vec<Lane>,
    ticks: Vec<Tick>,
    uncovered: Vec<Uncovered>,
    omitted: Vec<String>,
    crowded: Option<String>,
    /// What the colours of bands mean, of those that are drawn.
    bands: Vec<Legend>,
}

#[derive(Serialize)]
pub(super) struct Lane {
    label: String,
    state: String,
    class: &'static str,
    gaps: Vec<Area>,
    pub(super) bands: Vec<Band>,
    marks: Vec<Mark>,
}

#[derive(Serialize)]
struct Area {
    x: String,
    width: String,
    title: String,
}

#[derive(Serialize)]
struct Mark {
    shape: &'static str,
    class: &'static str,
    x: String,
    width: String,
    title: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct Tick {
    x: String,
    anchor: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Uncovered {
    label: String,
    text: String,
}

/// From times to places in the drawing, in thousandths of a percent of its width.
#[derive(Clone, Copy)]
struct Scale {
    start_ms: i64,
    length_ms: i64,
}

impl Scale {
    fn of(take: Span) -> Self {
        Self { start_ms: take.start_ms, length_ms: take.duration_ms().max(1) }
    }

    /// Sound can begin before the picture and end after it: it is drawn at the edge.
    fn place(self, at_ms: i64) -> i64 {
        let from_start = i128::from(at_ms) - i128::from(self.start_ms);
        let place = from_start * 100_000 / i128::from(self.length_ms);
        i64::try_from(place.clamp(0, 100_000)).unwrap_or(0)
    }
}

fn percent(thousandths: i64) -> String {
    format!("{}.{:03}%", thousandths / 1_000, thousandths % 1_000)
}

impl Writer<'_> {
    pub(super) fn strip(&self) -> Vec<Picture> {
        let stills = self.record().stills.iter().filter(|still| still.purpose == StillPurpose::Strip);
        stills.filter_map(|still| self.picture(still, clock_time(still.at_ms))).collect()
    }

    pub(super) fn lanes(&self, moments: &Moments) -> Lanes {
        let record = self.record();
        let scale = Scale::of(record.timeline.span);
        let mut not_drawn = 0;
        let mut lanes: Vec<Lane> = Vec::new();
        for coverage in &record.coverage {
            for part in Part::of(coverage.observer) {
                lanes.push(self.lane(coverage, *part, scale, moments, &mut not_drawn));
            }
        }
        let bands = self.legend(&lanes);
        let omitted = record.omitted.iter().map(|omitted| {
            let what = self.words.code(omitted.code);
            let args = [
                ("what", what.into()),
                ("count", omitted.count.to_string().into()),
                ("at", self.place_of(omitted.span).into()),
            ];
            self.text("omitted", &args)
        });
        Lanes {
            lanes,
            bands,
            ticks: ticks(record.timeline.span, scale),
            uncovered: self.uncovered(),
            omitted: omitted.collect(),
            crowded: (not_drawn > 0).then(|| self.text("timeline-crowded", &[("count", not_drawn.into())])),
        }
    }

    fn lane(
        &self,
        coverage: &ObserverCoverage,
        part: Part,
        scale: Scale,
        moments: &Moments,
        not_drawn: &mut usize,
    ) -> Lane {
        let record = self.record();
        let gaps =
            coverage.gaps.iter().filter(|gap| part.has_gap(gap.reason)).take(MARKS_PER_LANE).map(|gap| {
                let reason = self.words.coverage_reason(gap.reason);
                let at = self.place_of(gap.span);
                let (x, width) = extent(gap.span, scale);
                Area {
                    x,
                    width,
                    title: self.text("timeline-gap", &[("at", at.into()), ("reason", reason.into())]),
                }
            });
        let mut seen: Vec<_> = record
            .observations
            .iter()
            .filter(|observation| observation.code.observer() == Some(coverage.observer))
            .filter(|observation| part.has(observation.code))
            .map(|observation| {
                let judged = moments.of_observation(observation.id).or_else(|| self.read(observation));
                let rank = match &judged {
                    Some((_, Outcome::Fail)) => 2,
                    Some((_, Outcome::Review)) => 1,
                    _ => 0,
                };
                (rank, judged, observation)
            })
            .collect();
        *not_drawn += seen.len().saturating_sub(MARKS_PER_LANE);
        // The gravest are drawn last, on top, and are the last to be left out.
        seen.sort_by_key(|(rank, _, observation)| (*rank, observation.span.start_ms));
        let skipped = seen.len().saturating_sub(MARKS_PER_LANE);
        let mut bands = Vec::new();
        let mut marks = Vec::new();
        for (_, judged, observation) in seen.into_iter().skip(skipped) {
            let (href, class) = match judged {
                Some((anchor, Outcome::Fail)) => (Some(anchor), "fail"),
                Some((anchor, Outcome::Review)) => (Some(anchor), "review"),
                Some((anchor, _)) => (Some(anchor), "neutral"),
                None => (None, "neutral"),
            };
            let title = self.title(observation);
            let (x, width) = extent(observation.span, scale);
            let band = bands::of(observation);
            if let Some(bands::Look { class, y, height }) = band {
                let (x, width, href) = (x.clone(), width.clone(), href.clone());
                let weak = bands::is_weak(observation);
                bands.push(Band { class, weak, x, width, y, height, title: title.clone(), href });
            }
            // What was judged stands out whatever it is; how long a band is shows already.
            let shape = if band.is_some() { "point" } else { shape(observation.span, scale) };
            if band.is_none() || class != "neutral" {
                marks.push(Mark { shape, class, x, width, title, href });
            }
        }
        let (state, class) = match coverage.state {
            CoverageState::Full => ("timeline-full", "full"),
            CoverageState::Partial => ("timeline-partial", "partial"),
            CoverageState::None => ("timeline-none", "none"),
        };
        Lane {
            label: match part.label() {
                Some(id) => self.plain(id),
                None => self.words.observer(coverage.observer),
            },
            state: self.camera(part).unwrap_or_else(|| self.plain(state)),
            class,
            gaps: gaps.collect(),
            bands,
            marks,
        }
    }

    /// What is told of an observation where the pointer is over it.
    fn title(&self, observation: &Observation) -> String {
        let args = [
            ("what", self.words.code(observation.code).into()),
            ("at", self.place_of(observation.span).into()),
            ("confidence", self.words.percent(i64::from(observation.confidence_ppm)).into()),
        ];
        let sure = observation.confidence_ppm >= onetake_report::PPM;
        let mut title = self.text(if sure { "timeline-mark" } else { "timeline-mark-sure" }, &args);
        let how = bands::word(observation).and_then(|id| self.words.find(&id, &[]));
        let text = observation.text().map(|text| self.untrusted(text));
        for more in how.into_iter().chain(text) {
            title.push_str(&self.plain("clause-separator"));
            title.push_str(&more);
        }
        title
    }

    /// What could not be judged, in words: one line for each observer and reason.
    fn uncovered(&self) -> Vec<Uncovered> {
        let mut lines: Vec<(onetake_report::ObserverId, onetake_report::CoverageReason, Vec<Span>)> =
            Vec::new();
        let drawn = |coverage: &&ObserverCoverage| !Part::of(coverage.observer).is_empty();
        for coverage in self.record().coverage.iter().filter(drawn) {
            for gap in &coverage.gaps {
                match lines
                    .iter_mut()
                    .find(|(id, reason, _)| (*id, *reason) == (coverage.observer, gap.reason))
                {
                    Some((_, _, spans)) => spans.push(gap.span),
                    None => lines.push((coverage.observer, gap.reason, vec![gap.span])),
                }
            }
        }
        let lines = lines.into_iter().map(|(observer, reason, mut spans)| {
            spans.sort();
            let mut places: Vec<String> =
                spans.iter().take(GAPS_TOLD).map(|span| self.place_of(*span)).collect();
            let more = spans.len().saturating_sub(GAPS_TOLD);
            if more > 0 {
                places.push(self.text("table-and-more", &[("count", more.into())]));
            }
            let at = places.join(&self.plain("list-separator"));
            let reason = self.words.coverage_reason(reason);
            Uncovered {
                label: self.words.observer(observer),
                text: self.text("timeline-gap", &[("at", at.into()), ("reason", reason.into())]),
            }
        });
        lines.collect()
    }

    /// Where a span lies, in words.
    fn place_of(&self, span: Span) -> String {
        let whole = self.record().timeline.span;
        if span.start_ms <= whole.start_ms && span.end_ms >= whole.end_ms {
            self.plain("timeline-whole-take")
        } else {
            self.words.span(span)
        }
    }
}

fn extent(span: Span, scale: Scale) -> (String, String) {
    let (start, end) = (scale.place(span.start_ms), scale.place(span.end_ms));
    let width = (end - start).max(THINNEST);
    (percent(start.min(100_000 - THINNEST)), percent(width))
}

fn shape(span: Span, scale: Scale) -> &'static str {
    let (start, end) = (scale.place(span.start_ms), scale.place(span.end_ms));
    if start == 0 && end == 100_000 {
        "whole"
    } else if end - start < POINT {
        "point"
    } else {
        "span"
    }
}

/// Round times along the axis.
fn ticks(take: Span, scale: Scale) -> Vec<Tick> {
    const STEPS_S: &[i64] = &[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200];
    let length_ms = take.duration_ms().max(1);
    let step_ms = STEPS_S
        .iter()
        .map(|seconds| seconds * 1_000)
        .find(|step| length_ms / step <= TICKS)
        .unwrap_or_else(|| length_ms / TICKS + 1);
    let mut ticks = Vec::new();
    let mut at = 0;
    while at <= length_ms && ticks.len() <= usize::try_from(TICKS).unwrap_or(0) {
        let place = scale.place(take.start_ms.saturating_add(at));
        let anchor = match place {
            0..3_000 => "start",
            97_000.. => "end",
            _ => "middle",
        };
        let seconds = at / 1_000;
        let text = match seconds / 3_600 {
            0 => format!("{:02}:{:02}", seconds / 60, seconds % 60),
            hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
        };
        ticks.push(Tick { x: percent(place), anchor, text });
        at += step_ms;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start_ms: i64, end_ms: i64) -> Span {
        Span::millis(start_ms, end_ms)
    }

    #[test]
    fn places_never_leave_the_drawing() {
        let scale = Scale::of(span(0, 20_000));
        assert_eq!(extent(span(5_000, 10_000), scale), ("25.000%".to_owned(), "25.000%".to_owned()));
        assert_eq!(extent(span(-500, 0), scale).0, "0.000%");
        assert_eq!(extent(span(20_000, 20_000), scale), ("99.750%".to_owned(), "0.250%".to_owned()));
        assert_eq!(scale.place(i64::MAX), 100_000);
        assert_eq!(Scale::of(span(0, 0)).place(i64::MIN), 0);
    }

    #[test]
    fn the_axis_has_few_round_ticks_for_any_length() {
        for length_ms in [1, 999, 6_000, 61_000, 600_000, 43_200_000, i64::MAX / 200_000] {
            let take = span(0, length_ms);
            let ticks = ticks(take, Scale::of(take));
            assert!((1..=7).contains(&ticks.len()), "{length_ms}: {}", ticks.len());
        }
    }
}
