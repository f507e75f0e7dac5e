//! Observers measure what is in a video. They know no platform, no expected number and no limit of any rule, and they
//! share nothing but the lent [`Features`].
//!
//! To add one: a file in this folder, a line in [`ObserverSet`], a variant of
//! [`ObserverId`], and for each of its codes a variant of [`Code`].

pub mod cadence;
pub mod clarity;
pub mod clock;
pub mod confidence;
pub mod fingerprint;
mod frame_runs;
pub mod integrity;
mod median;
pub mod presence;
pub mod provenance;
mod runs;
mod set;
pub mod sound;
pub mod splice;
pub mod stillness;
#[cfg(test)]
mod testing;
pub mod waybill;

use std::cell::OnceCell;
use std::sync::Arc;

use onetake_report::facts::{Facts, FactsOfCode, Values};
use onetake_report::{Code, CoverageReason, Delivered, Detail, ObserverId, StillPurpose};

use crate::container::Structure;
use crate::features::{Features, SeenLabel};
use crate::media::{AudioFacts, MediaEvent, Picture, VideoFacts};
use crate::source::ByteView;
use crate::time::Timestamp;

pub use set::ObserverSet;

/// What every observer is told before the first event.
#[derive(Debug)]
pub struct ScanContext<'a> {
    /// What the container declares.
    pub container: &'a onetake_report::ContainerFacts,
    /// The scanned video stream.
    pub video: &'a VideoFacts,
    /// The scanned audio stream.
    pub audio: Option<&'a AudioFacts>,
    /// The bytes of the file itself, through the one open handle; for looking into the container.
    pub bytes: &'a ByteView,
    structure: OnceCell<Arc<Structure>>,
}

impl<'a> ScanContext<'a> {
    /// What is known of a file before its first event.
    #[must_use]
    pub fn new(
        container: &'a onetake_report::ContainerFacts,
        video: &'a VideoFacts,
        audio: Option<&'a AudioFacts>,
        bytes: &'a ByteView,
    ) -> Self {
        Self { container, video, audio, bytes, structure: OnceCell::new() }
    }

    /// What lies in the container, read once for all observers.
    pub(crate) fn structure(&self) -> Arc<Structure> {
        Arc::clone(self.structure.get_or_init(|| Arc::new(Structure::read(self.bytes))))
    }
}

/// What every observer is told after the last event.
#[derive(Debug, Clone, Copy)]
pub struct StreamTotals<'a> {
    /// What the scanned streams delivered.
    pub delivered: &'a [Delivered],
    /// Presentation timestamps of all frames, by frame number.
    pub frame_pts: &'a [Option<Timestamp>],
    /// Whether the scan's limits ended it before the file did.
    pub limited: bool,
}

/// Measures one kind of fact over the whole video.
///
/// An observer sees every event in the order of reading and writes down what it finds, as soon as it knows or at the end.
/// It never panics on hostile input; if it does all the same, the scan records coverage `none` for it and goes on.
pub trait Observer: Send {
    /// Who it is.
    fn id(&self) -> ObserverId;

    /// Version of its method: grows when the same video could give other observations.
    fn version(&self) -> u32;

    /// Takes in the next event. `features` belong to the newest frame; while the event is a frame, to that frame.
    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, sink: &mut ObservationSink);

    /// Takes in the end of the video and says how much of it could be judged.
    fn finish(self: Box<Self>, ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage;
}

/// Where observers write down what they find.
#[derive(Debug, Default)]
pub struct ObservationSink {
    drafts: Vec<ObservationDraft>,
    labels: Vec<SeenLabel>,
}

impl ObservationSink {
    /// Writes down one observation.
    pub fn emit(&mut self, draft: ObservationDraft) {
        self.drafts.push(draft);
    }

    /// What was written down so far, in the order of writing.
    #[must_use]
    pub fn drafts(&self) -> &[ObservationDraft] {
        &self.drafts
    }

    /// Lends a label that was read in the newest frame to the observers that come after this one.
    pub fn lend(&mut self, label: SeenLabel) {
        self.labels.push(label);
    }

    /// Takes the labels that were lent.
    pub(crate) fn take_labels(&mut self) -> Vec<SeenLabel> {
        std::mem::take(&mut self.labels)
    }

    /// Takes everything written down.
    pub fn take(&mut self) -> Vec<ObservationDraft> {
        std::mem::take(&mut self.drafts)
    }
}

/// An observation before times are set against the video's origin.
#[derive(Debug, Clone)]
pub struct ObservationDraft {
    /// What was observed.
    pub code: Code,
    /// When.
    pub span: DraftSpan,
    /// How sure, 0 to 1,000,000.
    pub confidence_ppm: u32,
    /// Numbers and texts behind it.
    pub detail: Detail,
    /// Pictures that show it.
    pub stills: Vec<DraftStill>,
}

impl ObservationDraft {
    /// A certain observation without details.
    #[must_use]
    pub fn new(code: Code, span: DraftSpan) -> Self {
        Self { code, span, confidence_ppm: onetake_report::PPM, detail: Detail::new(), stills: Vec::new() }
    }

    /// The same with a confidence.
    #[must_use]
    pub fn confidence_ppm(mut self, confidence_ppm: u32) -> Self {
        self.confidence_ppm = confidence_ppm;
        self
    }

    /// A certain observation with the details of its code.
    #[must_use]
    pub fn of<F: FactsOfCode>(span: DraftSpan, facts: F) -> Self {
        Self::of_code(F::CODE, span, facts)
    }

    /// The same where several codes have details of that kind.
    #[must_use]
    pub fn of_code<F: Facts>(code: Code, span: DraftSpan, facts: F) -> Self {
        debug_assert!(F::CODES.contains(&code), "{code} has other details");
        Self { detail: facts.into_detail(), ..Self::new(code, span) }
    }

    /// The details as a struct; none for other codes, and for another shape.
    #[must_use]
    pub fn facts<F: Facts>(&self) -> Option<F> {
        F::CODES.contains(&self.code).then(|| F::read(&self.detail)).flatten()
    }

    /// Single values of the details; none for other codes.
    #[must_use]
    pub fn values<F: Facts>(&self) -> Option<Values<'_, F>> {
        F::CODES.contains(&self.code).then(|| Values::among(&self.detail))
    }

    /// The same with a change in its details.
    #[must_use]
    pub fn amended<F: Facts>(mut self, change: impl FnOnce(&mut F)) -> Self {
        if let Some(mut facts) = self.facts::<F>() {
            change(&mut facts);
            self.detail = facts.into_detail();
        }
        self
    }

    /// The same with one more still.
    #[must_use]
    pub fn still(mut self, still: DraftStill) -> Self {
        self.stills.push(still);
        self
    }
}

/// When something was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftSpan {
    /// A fact about the whole take.
    Whole,
    /// From the first of these frames to the end of the last.
    Frames {
        /// First frame inside.
        first: u64,
        /// Last frame inside.
        last: u64,
    },
    /// Between two instants, `[start, end)`, where frames do not say it: sound and timestamps.
    Instants {
        /// Start.
        start: Timestamp,
        /// End, exclusive; never before the start.
        end: Timestamp,
    },
}

impl DraftSpan {
    /// The instant of one frame: for a cut, the first frame after it.
    #[must_use]
    pub fn frame(number: u64) -> Self {
        Self::Frames { first: number, last: number }
    }
}

/// A picture to keep with an observation.
#[derive(Debug, Clone)]
pub struct DraftStill {
    /// The frame's number.
    pub frame: u64,
    /// The picture.
    pub picture: Picture,
    /// Why it is kept.
    pub purpose: StillPurpose,
    /// The part of the coded picture to keep, in pixels; the whole picture when none.
    pub crop: Option<Crop>,
}

/// A rectangle of the coded picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crop {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// How much of the video an observer could judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    Full,
    /// All but these spans.
    Partial(Vec<(DraftSpan, CoverageReason)>),
    /// Nothing.
    None(CoverageReason),
}
