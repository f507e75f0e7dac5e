//! What stays in the picture: the camera, its view, and the parcel.
//!
//! **What it observes.** *Camera*: whether it stands still over the take, is held in the hand, or neither can be told. *Moved*: spans in
//! which a camera that otherwise stands still was pushed, panned or zoomed. *Blocked*: spans without a view, of any camera: covered, dark,
//! out of focus. *Parcel*: where the face with the label is, from the first reading on. *Changed*: parts of the picture that look different at
//! rest after something happened there. *Idle*: spans of two seconds and more in which nothing happens, and the edge of the picture that the last activity touched.
//!
//! **Why it matters.** What happens beside the picture proves nothing. A camera that was turned away, a hand before the lens and a light
//! switched off are how a picture loses its subject, and none of them is a cut.
//!
//! **How.** Ten pictures a second are compared with the one half a second earlier, by corners that are followed on brightness normalised
//! by its neighbourhood (`flow`). That the camera moved needs positive evidence: points all over the picture that agree on one motion of
//! the whole (`similarity`) and hardly any that stand still; and afterwards the same scene is displaced. That it stands still needs
//! points that do. All else is unknown, and its seconds are in the coverage. Slow drift shows against a picture two seconds old.
//!
//! **When it is wrong.** Where a person or a moving surface owns most of the texture, a push of the camera is only unknown, and a camera
//! over a bare table is unknown altogether. Blank paper close to the lens looks like a cover. What travels with the camera, such as a
//! burned-in name, stands still; bars around the picture are left out. Hands that rest at an edge look like hands that left through it:
//! which edge the last activity touched is all that is said.
//!
//! **Sources.** Lucas and Kanade 1981 and Bouguet 2000 (points), Shi and Tomasi 1994 (corners), Fischler and Bolles 1981 (agreement).
//! Its details are those of [`onetake_report::facts`]: `PresenceCamera`, `PresenceMoved`, `PresenceBlocked`, `PresenceParcel`,
//! `PresenceChanged` and `PresenceIdle`. How often it
//! is right stands in `benches/presence/README.md`.

mod camera;
mod changes;
mod compare;
mod flow;
mod idle;
mod look;
mod parcel;
mod points;
mod sampler;
mod similarity;
mod spans;
#[cfg(test)]
mod tests;
mod ticks;
mod usual;
mod view;

use onetake_report::{CoverageReason, ObserverId};

use super::{Coverage, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{Frame, MediaEvent, Orientation};
use camera::Camera;
use changes::LastingChanges;
use compare::Aspect;
use idle::Idle;
use look::Look;
use parcel::Parcel;
use sampler::Sample;
use ticks::Ticks;

/// Watches what stays in the picture.
#[derive(Debug)]
pub struct Presence {
    orientation: Orientation,
    ticks: Ticks,
    series: u64,
    camera: Camera,
    idle: Idle,
    changes: LastingChanges,
    parcel: Parcel,
}

impl Presence {
    /// The observer.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            orientation: beginning.video.orientation,
            ticks: Ticks::default(),
            series: 0,
            camera: Camera::default(),
            idle: Idle::default(),
            changes: LastingChanges::default(),
            parcel: Parcel::new(beginning.video.orientation),
        }
    }

    fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        let (Some(small), Some(medium)) = (features.small(), features.medium()) else { return };
        let Some(tick) = self.ticks.next(frame) else { return };
        if tick.anew || features.series() != self.series {
            self.series = features.series();
            self.camera.anew();
            self.idle.anew();
        }
        let on_its_side = self.orientation.quarter_turns % 2 == 1;
        let aspect = Aspect::of((frame.luma.width(), frame.luma.height()), small, on_its_side);
        self.camera.look(Look::new(frame.number, tick.at_us, small, medium), aspect);
        self.idle.look(small, frame.number, tick.at_us, self.camera.view_is_lost());
        let now = Sample { frame: frame.number, at_ms: tick.at_us.div_euclid(1000) };
        self.changes.look(now, small, features.series());
    }
}

impl Observer for Presence {
    fn id(&self) -> ObserverId {
        ObserverId::Presence
    }

    fn version(&self) -> u32 {
        2
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _sink: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.parcel.look(frame, features);
            self.frame(frame, features);
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let Self { camera, idle, changes, parcel, orientation, .. } = *self;
        if camera.sights.is_empty() {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let coverage = spans::note(&camera, &|from_ms, until_ms| parcel.was_close(from_ms, until_ms), sink);
        idle.note(orientation, sink);
        changes.note(orientation, sink);
        let unknown = parcel.note(sink);
        match coverage {
            Coverage::Partial(mut gaps) => {
                gaps.extend(unknown);
                Coverage::Partial(gaps)
            }
            Coverage::Full if !unknown.is_empty() => Coverage::Partial(unknown),
            coverage => coverage,
        }
    }
}
