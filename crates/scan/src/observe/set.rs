use onetake_report::ObserverId;

use super::{
    Observer, ScanContext, cadence, clarity, clock, fingerprint, integrity, presence, provenance, sound,
    splice, stillness, waybill,
};

/// Which observers look at a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObserverSet(u16);

impl ObserverSet {
    /// Every observer that there is.
    pub const ALL: Self = Self::of(&[
        ObserverId::Integrity,
        ObserverId::Provenance,
        ObserverId::Cadence,
        ObserverId::Splice,
        ObserverId::Stillness,
        ObserverId::Sound,
        ObserverId::Clarity,
        ObserverId::Waybill,
        ObserverId::Presence,
        ObserverId::Clock,
        ObserverId::Fingerprint,
    ]);

    /// The one that reads labels.
    pub const WAYBILL: Self = Self::of(&[ObserverId::Waybill]);

    /// These observers. One that does not exist in this version does nothing.
    #[must_use]
    pub const fn of(observers: &[ObserverId]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < observers.len() {
            bits |= 1 << observers[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// Whether the observer is one of them.
    #[must_use]
    pub const fn has(self, observer: ObserverId) -> bool {
        self.0 & (1 << observer as u16) != 0
    }

    /// The observers that there are beside these.
    pub(crate) fn others(self) -> Vec<ObserverId> {
        ObserverId::ALL.iter().copied().filter(|id| Self::ALL.has(*id) && !self.has(*id)).collect()
    }

    /// The observers, in the order of the record.
    pub(crate) fn create(self, beginning: &ScanContext<'_>) -> Vec<Box<dyn Observer>> {
        let create = |id: ObserverId| -> Option<Box<dyn Observer>> {
            Some(match id {
                ObserverId::Integrity => Box::new(integrity::Integrity::new(beginning)),
                ObserverId::Provenance => Box::new(provenance::Provenance::new(beginning)),
                ObserverId::Cadence => Box::new(cadence::Cadence::new(beginning)),
                ObserverId::Splice => Box::new(splice::Splice::new()),
                ObserverId::Stillness => Box::new(stillness::Stillness::new()),
                ObserverId::Sound => Box::new(sound::Sound::new(beginning)),
                ObserverId::Clarity => Box::new(clarity::Clarity::new()),
                ObserverId::Waybill => Box::new(waybill::Waybill::new(beginning)),
                ObserverId::Presence => Box::new(presence::Presence::new(beginning)),
                ObserverId::Clock => Box::new(clock::Clock::new(beginning)),
                ObserverId::Fingerprint => Box::new(fingerprint::Fingerprint::new(beginning)),
                _ => return None,
            })
        };
        ObserverId::ALL.iter().copied().filter(|id| self.has(*id)).filter_map(create).collect()
    }
}
