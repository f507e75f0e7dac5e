//! The moments that a person should look at: what was flagged there, and the pictures around it.

use onetake_report::facts::{CutDoubt, SpliceCut};
use onetake_report::{Code, Observation, Outcome, Reason, ReasonCode, Span, Still, StillPurpose};
use serde::Serialize;

use super::{Picture, ValueView, Writer, summary, verified_picture};
use crate::message::{Catalogue, clock_time};

/// Most moments on the page; the JSON report has them all.
const MAX_MOMENTS: usize = 24;
/// Moments whose starts and ends lie this close together are one, seen by several observers.
const SAME_MS: i64 = 250;
/// Most pictures of one moment.
const PICTURES: usize = 4;
/// Most pictures beside the verdict.
const KEY_PICTURES: usize = 2;

/// The flagged moments in the order of time.
pub(super) struct Moments {
    moments: Vec<Moment>,
    /// Observations that the section about the waybill shows.
    readings: Vec<u32>,
    left_out: usize,
}

struct Moment {
    span: Span,
    outcome: Outcome,
    /// Ids of observations.
    observations: Vec<u32>,
    /// Places of findings in the report.
    findings: Vec<usize>,
    stills: Vec<u32>,
}

#[derive(Serialize)]
pub(super) struct MomentView {
    pub(super) anchor: String,
    pub(super) class: &'static str,
    pub(super) at: String,
    pub(super) what: String,
    pub(super) about: Vec<String>,
    pub(super) pictures: Vec<Picture>,
    pub(super) values: Vec<ValueView>,
    pub(super) advice: Vec<String>,
    /// The anchor of the place above that shows its pictures, where they are there already.
    pub(super) shown_at: Option<&'static str>,
}

/// The pictures beside the verdict.
#[derive(Serialize)]
pub(super) struct KeyPicturesView {
    pub(super) href: String,
    pub(super) class: &'static str,
    pub(super) at: String,
    pub(super) what: String,
    pub(super) pictures: Vec<Picture>,
    /// What else may have made it, where something may.
    pub(super) doubt: Option<String>,
}

impl Moments {
    pub(super) fn of(writer: &Writer<'_>) -> Self {
        let record = writer.record();
        let whole = record.timeline.span;
        let mut moments: Vec<Moment> = Vec::new();
        let mut readings = Vec::new();
        for (place, finding) in writer.report().findings.iter().enumerate() {
            if !matches!(finding.outcome, Outcome::Fail | Outcome::Review) {
                continue;
            }
            // Where to look for what is not stated yet stands in the list of what is needed, with its picture.
            let reasons = finding.reasons.iter().filter(|reason| reason.code != ReasonCode::NotAttested);
            for reason in reasons {
                let observed = reason
                    .observation
                    .and_then(|id| record.observations.iter().find(|observation| observation.id == id));
                let Some(span) = reason.span.or(observed.map(|observation| observation.span)) else {
                    continue;
                };
                let everywhere = span.start_ms <= whole.start_ms && span.end_ms >= whole.end_ms;
                // What was read all through the video is no moment; the section about the waybill shows it.
                let read = observed.is_some_and(|observation| observation.code == Code::WaybillReading);
                if read && everywhere {
                    push_new(&mut readings, reason.observation.unwrap_or(0));
                }
                if everywhere || (observed.is_none() && reason.stills.is_empty()) {
                    continue;
                }
                let moment = match moments.iter_mut().find(|moment| moment.is_same(span)) {
                    Some(moment) => moment,
                    None => {
                        moments.push(Moment::new(span));
                        let Some(moment) = moments.last_mut() else { continue };
                        moment
                    }
                };
                moment.span = Span::hull(moment.span, span);
                moment.take(place, finding.outcome, observed, &reason.stills);
            }
        }
        moments.sort_by_key(|moment| (moment.span.start_ms, moment.span.end_ms));
        let left_out = moments.len().saturating_sub(MAX_MOMENTS);
        if left_out > 0 {
            // Those that decide stay; the order of time stays within both.
            let fails = moments.iter().filter(|moment| moment.outcome == Outcome::Fail).count();
            let mut reviews = MAX_MOMENTS.saturating_sub(fails);
            moments.retain(|moment| {
                if moment.outcome == Outcome::Fail {
                    return true;
                }
                let stays = reviews > 0;
                reviews = reviews.saturating_sub(1);
                stays
            });
            moments.truncate(MAX_MOMENTS);
        }
        Self { moments, readings, left_out }
    }

    /// The anchor of the moment that shows what a reason says.
    pub(super) fn showing(&self, reason: &Reason) -> Option<String> {
        if reason.observation.is_some_and(|id| self.readings.contains(&id)) {
            return Some("waybill".to_owned());
        }
        let place = self.moments.iter().position(|moment| {
            reason.observation.is_some_and(|id| moment.observations.contains(&id))
                || reason.span.is_some_and(|span| moment.is_same(span))
        })?;
        Some(anchor(place))
    }

    /// The anchor of the moment that shows an observation, and how it was judged.
    pub(super) fn of_observation(&self, id: u32) -> Option<(String, Outcome)> {
        let place = self.moments.iter().position(|moment| moment.observations.contains(&id))?;
        Some((anchor(place), self.moments.get(place)?.outcome))
    }

    pub(super) fn more(&self, words: &Catalogue) -> Option<String> {
        (self.left_out > 0).then(|| words.text("moments-more", &[("count", self.left_out.into())]))
    }
}

impl Moment {
    fn new(span: Span) -> Self {
        Self {
            span,
            outcome: Outcome::Review,
            observations: Vec::new(),
            findings: Vec::new(),
            stills: Vec::new(),
        }
    }

    fn is_same(&self, span: Span) -> bool {
        let near = |one: i64, other: i64| one.abs_diff(other) <= SAME_MS.unsigned_abs();
        near(self.span.start_ms, span.start_ms) && near(self.span.end_ms, span.end_ms)
    }

    fn take(&mut self, place: usize, outcome: Outcome, observed: Option<&Observation>, stills: &[u32]) {
        if outcome == Outcome::Fail {
            self.outcome = Outcome::Fail;
        }
        push_new(&mut self.findings, place);
        if let Some(observation) = observed {
            push_new(&mut self.observations, observation.id);
            for still in &observation.stills {
                push_new(&mut self.stills, *still);
            }
        }
        for still in stills {
            push_new(&mut self.stills, *still);
        }
    }
}

/// What else may have made a cut; none for doubts of newer versions.
fn doubt_of(observation: &Observation) -> Option<CutDoubt> {
    let doubt = observation.values::<SpliceCut>()?.doubted_by()?;
    (!matches!(doubt, CutDoubt::Other(_))).then_some(doubt)
}

impl Writer<'_> {
    pub(super) fn moments(&self, moments: &Moments) -> Vec<MomentView> {
        let key = self.key_place(moments);
        let all = moments.moments.iter().enumerate();
        all.map(|(place, moment)| self.moment(place, moment, key == Some(place))).collect()
    }

    /// The moment that decides most, with the pictures of both its sides: the first that fails, else the first to look at.
    pub(super) fn key(&self, moments: &Moments) -> Option<KeyPicturesView> {
        let place = self.key_place(moments)?;
        let moment = moments.moments.get(place)?;
        let MomentView { anchor, class, at, what, .. } = self.moment(place, moment, false);
        let mut pictures = self.pictures(moment);
        pictures.truncate(KEY_PICTURES);
        let doubt = self.observed_at(moment).find_map(doubt_of).map(|doubt| self.doubt(&doubt));
        Some(KeyPicturesView { href: anchor, class, at, what, pictures, doubt })
    }

    fn observed_at(&self, moment: &Moment) -> impl Iterator<Item = &Observation> {
        let of_id = |id: &u32| self.record().observations.iter().find(|observation| observation.id == *id);
        moment.observations.iter().filter_map(of_id)
    }

    fn doubt(&self, doubt: &CutDoubt) -> String {
        self.plain(&format!("look-doubt-{}", doubt.as_str()))
    }

    fn key_place(&self, moments: &Moments) -> Option<usize> {
        let has_sides = |moment: &Moment| {
            let mut stills = moment.stills.iter().filter_map(|id| self.still(*id));
            stills.any(|still| {
                still.purpose != StillPurpose::Label && verified_picture(self.input.stills, still).is_some()
            })
        };
        let find = |outcome| {
            let mut moments = moments.moments.iter();
            moments.position(|moment| moment.outcome == outcome && has_sides(moment))
        };
        find(Outcome::Fail).or_else(|| find(Outcome::Review))
    }

    fn moment(&self, place: usize, moment: &Moment, is_key: bool) -> MomentView {
        let observed: Vec<&Observation> = self.observed_at(moment).collect();
        let findings = moment.findings.iter().filter_map(|place| self.report().findings.get(*place));
        let titles: Vec<String> = findings.map(|finding| summary::title(finding, self.words)).collect();

        let mut names: Vec<String> = Vec::new();
        let mut advice: Vec<String> = Vec::new();
        for observation in &observed {
            push_new(&mut names, self.words.code(observation.code));
            if let Some(doubt) = doubt_of(observation) {
                push_new(&mut advice, self.doubt(&doubt));
            }
            if let Some(observer) = observation.code.observer() {
                push_new(&mut advice, self.plain(&format!("look-{observer}")));
            }
        }
        let separator = self.plain("list-separator");
        let what = if names.is_empty() { titles.join(&separator) } else { names.join(&separator) };

        let mut about = titles;
        if let Some(frame) = moment.span.first_frame {
            about.push(self.text("moment-frame", &[("frame", frame.to_string().into())]));
        }
        if let Some(sure) = observed.iter().map(|observation| observation.confidence_ppm).max() {
            let confidence = self.words.percent(i64::from(sure));
            about.push(self.text("moment-certainty", &[("confidence", confidence.into())]));
        }
        let of_label = |observation: &&Observation| observation.code == Code::WaybillReading;
        let label_alone = !observed.is_empty() && observed.iter().all(of_label);
        let shown_at = match () {
            () if is_key && self.pictures(moment).len() <= KEY_PICTURES => Some("key"),
            () if label_alone => Some("waybill"),
            () => None,
        };
        MomentView {
            anchor: anchor(place),
            class: super::class(moment.outcome),
            at: self.words.span(moment.span),
            what,
            about,
            pictures: if shown_at.is_some() { Vec::new() } else { self.pictures(moment) },
            values: observed
                .iter()
                .flat_map(|observation| self.values(self.words.values(&observation.detail)))
                .collect(),
            advice,
            shown_at,
        }
    }

    fn pictures(&self, moment: &Moment) -> Vec<Picture> {
        let mut stills: Vec<&Still> = moment.stills.iter().filter_map(|id| self.still(*id)).collect();
        stills.sort_by_key(|still| (still.at_ms, still.frame, still.id));
        stills
            .into_iter()
            .take(PICTURES)
            .filter_map(|still| self.picture(still, self.caption(still, moment)))
            .collect()
    }

    /// Stills are shared between observations, so where this one stands is told by this moment's own span.
    fn caption(&self, still: &Still, moment: &Moment) -> String {
        let purpose = match (still.purpose, moment.span.first_frame, moment.span.last_frame) {
            (StillPurpose::Label, ..) => StillPurpose::Label,
            (_, Some(first), _) if still.frame < first => StillPurpose::Before,
            (_, _, Some(last)) if still.frame > last => StillPurpose::After,
            (purpose, ..) => purpose,
        };
        let at = clock_time(still.at_ms);
        self.text("still-at", &[("purpose", self.words.still_purpose(purpose).into()), ("at", at.into())])
    }
}

fn anchor(place: usize) -> String {
    format!("m{place}")
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn every_doubt_has_words_in_every_language() {
        for language in Language::ALL {
            for word in CutDoubt::WORDS {
                let said = Catalogue::of(language).find(&format!("look-doubt-{word}"), &[]);
                assert!(said.is_some_and(|said| !said.is_empty()), "{language}: {word}");
            }
        }
    }
}
