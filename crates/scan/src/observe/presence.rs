//! What stays in the picture.

mod changes;
mod flow;
mod parcel;
mod sampler;
mod similarity;

use onetake_report::ObserverId;

use self::changes::LastingChanges;
use self::parcel::Parcel;
use self::sampler::Sampler;
use super::{Coverage, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{MediaEvent, Orientation};

/// Watches the camera, its view and the parcel.
#[derive(Debug)]
pub struct Presence {
    orientation: Orientation,
    looks: Sampler,
    changes: LastingChanges,
    parcel: Parcel,
}

impl Presence {
    /// Before the first frame.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        let orientation = beginning.video.orientation;
        Self {
            orientation,
            looks: Sampler::every(100),
            changes: LastingChanges::default(),
            parcel: Parcel::new(orientation),
        }
    }
}

impl Observer for Presence {
    fn id(&self) -> ObserverId {
        ObserverId::Presence
    }

    fn version(&self) -> u32 {
        1
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _sink: &mut ObservationSink) {
        let MediaEvent::Frame(frame) = event else { return };
        self.parcel.look(frame, features);
        let now = self.looks.at(frame);
        if self.looks.is_due(now)
            && let Some(small) = features.small()
        {
            self.changes.look(now, small, features.series());
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let Self { orientation, changes, parcel, .. } = *self;
        changes.note(orientation, sink);
        let unknown = parcel.note(sink);
        if unknown.is_empty() { Coverage::Full } else { Coverage::Partial(unknown) }
    }
}
