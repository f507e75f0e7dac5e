//! Lanes of the timeline that hold spans of a few kinds, each kind in its colour: the steps, camera and view, the parcel, a clock in
//! the picture.

use onetake_report::facts::{ParcelState, PresenceBlocked, PresenceCamera, PresenceParcel};
use onetake_report::{Code, CoverageReason, Observation, ObserverId, PPM};
use serde::Serialize;

use super::Writer;
use super::timeline::Lane;

/// A span of one kind.
#[derive(Serialize)]
pub(super) struct Band {
    pub(super) class: &'static str,
    /// Whether it is less sure than not.
    pub(super) weak: bool,
    pub(super) x: String,
    pub(super) width: String,
    pub(super) y: u8,
    pub(super) height: u8,
    pub(super) title: String,
    pub(super) href: Option<String>,
}

/// What a colour means.
#[derive(Serialize)]
pub(super) struct Legend {
    class: &'static str,
    text: String,
}

/// The part of what an observer saw that one lane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    All,
    Camera,
    Parcel,
}

impl Part {
    /// The lanes of an observer; none for one that checks nothing and writes for programs alone.
    pub(super) fn of(observer: ObserverId) -> &'static [Self] {
        match observer {
            ObserverId::Presence => &[Self::Camera, Self::Parcel],
            ObserverId::Fingerprint => &[],
            _ => &[Self::All],
        }
    }

    /// Its name, where it is not that of its observer.
    pub(super) fn label(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Camera => Some("timeline-camera"),
            Self::Parcel => Some("timeline-parcel"),
        }
    }

    /// Whether it shows what is observed under that code. What changed for good is material for the steps, and the state of the
    /// camera stands beside the lane.
    pub(super) fn has(self, code: Code) -> bool {
        match self {
            Self::All => true,
            Self::Camera => {
                !matches!(code, Code::PresenceParcel | Code::PresenceChanged | Code::PresenceCamera)
            }
            Self::Parcel => code == Code::PresenceParcel,
        }
    }

    /// Whether it shows what could not be judged for that reason.
    pub(super) fn has_gap(self, reason: CoverageReason) -> bool {
        match self {
            Self::All => true,
            Self::Camera => reason != CoverageReason::ParcelUnknown,
            // Where it could not be followed is a band of its own.
            Self::Parcel => !matches!(reason, CoverageReason::ParcelUnknown | CoverageReason::CameraUnknown),
        }
    }
}

/// How a span is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) class: &'static str,
    pub(super) y: u8,
    pub(super) height: u8,
}

/// The whole of a lane, its upper and its lower half: steps overlap.
const WHOLE: (u8, u8) = (6, 12);
const UPPER: (u8, u8) = (2, 9);
const LOWER: (u8, u8) = (13, 9);

/// Bands of a lower confidence are drawn pale.
const WEAK_PPM: u32 = PPM / 2;

/// Whether an observation is less sure than not.
pub(super) fn is_weak(seen: &Observation) -> bool {
    seen.confidence_ppm < WEAK_PPM
}

/// The look of what is drawn as a band, as the legend lists them.
pub(super) fn of(seen: &Observation) -> Option<Look> {
    let (class, (y, height)) = match seen.code {
        Code::StageLabelShown => ("label", UPPER),
        Code::StageOutsideShown => ("outside", LOWER),
        Code::StageOpening => ("opening", UPPER),
        Code::StageContentsShown => ("contents", LOWER),
        Code::StageSealing => ("sealing", UPPER),
        Code::PresenceMoved => ("moved", WHOLE),
        Code::PresenceBlocked => ("blocked", WHOLE),
        Code::PresenceIdle => ("idle", WHOLE),
        Code::PresenceParcel => (parcel(seen), WHOLE),
        Code::ClockReading => ("reading", WHOLE),
        _ => return None,
    };
    Some(Look { class, y, height })
}

fn parcel(seen: &Observation) -> &'static str {
    match seen.facts::<PresenceParcel>().map(|seen| seen.state) {
        Some(ParcelState::In) => "in",
        Some(ParcelState::Edge) => "edge",
        Some(ParcelState::Out) => "out",
        Some(ParcelState::Hidden) => "hidden",
        _ => "unknown",
    }
}

/// The message that says how it is.
pub(super) fn word(seen: &Observation) -> Option<String> {
    match seen.code {
        Code::PresenceParcel => Some(format!("presence-{}", parcel(seen))),
        Code::PresenceBlocked => {
            seen.facts::<PresenceBlocked>().map(|seen| format!("blocked-{}", seen.kind.as_str()))
        }
        _ => None,
    }
}

/// Colours with what they mean, in the order of the legend.
const LEGEND: [(&str, &str); 14] = [
    ("label", "code-stage-label_shown"),
    ("outside", "code-stage-outside_shown"),
    ("opening", "code-stage-opening"),
    ("contents", "code-stage-contents_shown"),
    ("sealing", "code-stage-sealing"),
    ("moved", "code-presence-moved"),
    ("blocked", "code-presence-blocked"),
    ("idle", "code-presence-idle"),
    ("in", "timeline-parcel-in"),
    ("edge", "timeline-parcel-edge"),
    ("out", "timeline-parcel-out"),
    ("hidden", "timeline-parcel-hidden"),
    ("unknown", "timeline-parcel-unknown"),
    ("reading", "code-clock-reading"),
];

/// What pale bands mean, after the colours.
const WEAK: (&str, &str) = ("weak", "timeline-weak");

impl Writer<'_> {
    /// What the colours of the bands in these lanes mean.
    pub(super) fn legend(&self, lanes: &[Lane]) -> Vec<Legend> {
        let drawn = |class: &str| lanes.iter().flat_map(|lane| &lane.bands).any(|band| band.class == class);
        let weak = lanes.iter().flat_map(|lane| &lane.bands).any(|band| band.weak);
        let known = LEGEND.iter().filter(|(class, _)| drawn(class));
        let known = known.chain(weak.then_some(&WEAK));
        known.map(|(class, id)| Legend { class, text: self.plain(id) }).collect()
    }

    /// How the camera stood, for the lane that shows where it was moved.
    pub(super) fn camera(&self, part: Part) -> Option<String> {
        if part != Part::Camera {
            return None;
        }
        let seen = self.record().observations.iter().find_map(Observation::facts::<PresenceCamera>)?;
        Some(self.plain(&format!("timeline-camera-{}", seen.state.as_str())))
    }
}
