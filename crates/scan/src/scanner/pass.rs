//! One pass over what a reader gives: every observer sees every event, in the order of reading.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use onetake_report::framehash::PacketHashes;
use onetake_report::{CoverageReason, Delivered, ObserverId};

use super::packets::PacketLister;
use super::{ScanErrorKind, times};
use crate::cancel::CancelToken;
use crate::features::Features;
use crate::limits::Limits;
use crate::media::{Fault, FaultKind, MediaEvent, MediaReader, Progress as ReadProgress};
use crate::observe::{Coverage, ObservationDraft, ObservationSink, Observer, StreamTotals};
use crate::progress::{ScanPhase, ScanProgress};
use crate::stills::{StillKey, StillStore};
use crate::time::Timestamp;

/// How to read.
pub(crate) struct Pass<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) cancel: &'a CancelToken,
    pub(crate) on_damage: OnDamage,
    /// Whether stills are encoded; else drafts keep theirs.
    pub(crate) keep_stills: bool,
    /// Bytes of the file, for progress.
    pub(crate) bytes_total: u64,
}

/// What to do at the first damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnDamage {
    /// Read on to the end of the file.
    Continue,
    /// Stop there.
    Stop,
}

/// The file is damaged, and the pass was to stop there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;

/// Whoever hears how far the pass has come.
pub(crate) type OnProgress<'a> = dyn FnMut(ScanProgress) + 'a;

/// All that one pass gives.
pub(crate) struct PassResult {
    pub(crate) slots: Vec<ObserverSlot>,
    pub(crate) stills: StillStore,
    pub(crate) frame_pts: Vec<Option<Timestamp>>,
    pub(crate) size: Option<PictureSize>,
    pub(crate) delivered: Vec<Delivered>,
    /// That times were derived where the container states none.
    pub(crate) derived_times: Option<ObservationDraft>,
    /// The hashes of all packets.
    pub(crate) packet_hashes: Option<PacketHashes>,
}

/// The size of the first picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PictureSize {
    /// As coded, in pixels.
    pub(crate) coded: (usize, usize),
    /// As a player shows it, in pixels.
    pub(crate) shown: (u32, u32),
}

impl Pass<'_> {
    /// Reads everything and lets every observer see it. `changed` is asked at the end whether the file is no longer what it
    /// was.
    pub(crate) fn run(
        &self,
        reader: &mut dyn MediaReader,
        observers: Vec<Box<dyn Observer>>,
        changed: &dyn Fn() -> bool,
        progress: &mut OnProgress<'_>,
    ) -> Result<ControlFlow<Damaged, PassResult>, ScanErrorKind> {
        let mut state = State {
            slots: observers.into_iter().map(ObserverSlot::new).collect(),
            features: Features::new(),
            stills: StillStore::new(self.limits.stills),
            keep_stills: self.keep_stills,
            frame_pts: Vec::new(),
            first_pts: None,
            last_pts: None,
            size: None,
            damaged: false,
            packets: PacketLister::new(reader),
        };
        let mut limited = false;
        loop {
            if self.cancel.is_cancelled() {
                return Err(ScanErrorKind::Cancelled);
            }
            let read = reader.read(&mut |event| state.take_in(&event))?;
            if state.damaged && self.on_damage == OnDamage::Stop {
                return Ok(ControlFlow::Break(Damaged));
            }
            progress(state.progress(reader.position_bytes(), self.bytes_total));
            if read == ReadProgress::End {
                break;
            }
            if state.frame_pts.len() as u64 >= self.limits.frames {
                limited = true;
                break;
            }
        }
        if changed() {
            state.take_in(&MediaEvent::Fault(&Fault {
                kind: FaultKind::Changed,
                stream: None,
                at: None,
                position: None,
                message: String::new(),
            }));
        }
        Ok(ControlFlow::Continue(state.finish(reader, limited)))
    }
}

/// Everything that changes during a pass.
struct State {
    slots: Vec<ObserverSlot>,
    features: Features,
    stills: StillStore,
    keep_stills: bool,
    frame_pts: Vec<Option<Timestamp>>,
    first_pts: Option<Timestamp>,
    last_pts: Option<Timestamp>,
    size: Option<PictureSize>,
    damaged: bool,
    packets: PacketLister,
}

impl State {
    fn take_in(&mut self, event: &MediaEvent<'_>) {
        self.packets.take_in(event);
        self.damaged |= match event {
            MediaEvent::Packet(packet) => packet.corrupt,
            MediaEvent::Frame(frame) => frame.concealed,
            MediaEvent::Fault(_) => true,
            MediaEvent::Sound(_) => false,
        };
        if let MediaEvent::Frame(frame) = event {
            self.features.update(frame);
            if self.keep_stills {
                self.stills.strip(frame);
            }
            self.frame_pts.push(frame.pts);
            self.first_pts = self.first_pts.or(frame.pts);
            self.last_pts = frame.pts.or(self.last_pts);
            self.size.get_or_insert_with(|| {
                let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
                let coded = (frame.luma.width(), frame.luma.height());
                let orientation = frame.picture.orientation();
                PictureSize { coded, shown: orientation.shown_size(side(coded.0), side(coded.1)) }
            });
        }
        let stills = self.keep_stills.then_some(&mut self.stills);
        let mut stills = stills;
        for slot in &mut self.slots {
            slot.observe(event, &self.features, stills.as_deref_mut());
            self.features.lend_labels(slot.sink.take_labels());
        }
    }

    fn progress(&self, bytes_done: u64, bytes_total: u64) -> ScanProgress {
        let video_ms = self.first_pts.zip(self.last_pts).map_or(0, |(first, last)| last.ms_since(first));
        let frames = self.frame_pts.len() as u64;
        ScanProgress { phase: ScanPhase::Frames, bytes_done, bytes_total, frames, video_ms }
    }

    fn finish(mut self, reader: &dyn MediaReader, limited: bool) -> PassResult {
        let delivered = reader.delivered();
        let derived_times = times::derive(&mut self.frame_pts, reader.container());
        let ending = StreamTotals { delivered: &delivered, frame_pts: &self.frame_pts, limited };
        for slot in &mut self.slots {
            slot.finish(&ending, self.keep_stills.then_some(&mut self.stills));
        }
        let Self { slots, stills, frame_pts, size, packets, .. } = self;
        let packet_hashes = packets.finish(!limited);
        PassResult { slots, stills, frame_pts, size, delivered, derived_times, packet_hashes }
    }
}

/// A draft whose stills are encoded.
pub(crate) struct KeptDraft {
    pub(crate) draft: ObservationDraft,
    pub(crate) stills: Vec<StillKey>,
}

/// An observer at work, and what it has noted. When it panics it is dropped and has no coverage; the scan goes on.
pub(crate) struct ObserverSlot {
    pub(crate) id: ObserverId,
    pub(crate) version: u32,
    observer: Option<Box<dyn Observer>>,
    sink: ObservationSink,
    pub(crate) drafts: Vec<KeptDraft>,
    pub(crate) coverage: Coverage,
}

impl ObserverSlot {
    fn new(observer: Box<dyn Observer>) -> Self {
        Self {
            id: observer.id(),
            version: observer.version(),
            observer: Some(observer),
            sink: ObservationSink::default(),
            drafts: Vec::new(),
            coverage: Coverage::None(CoverageReason::ObserverFailed),
        }
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, stills: Option<&mut StillStore>) {
        let Some(observer) = &mut self.observer else { return };
        let sink = &mut self.sink;
        if catch_unwind(AssertUnwindSafe(|| observer.observe(event, features, sink))).is_err() {
            self.fail();
        }
        self.keep(stills);
    }

    fn finish(&mut self, ending: &StreamTotals<'_>, stills: Option<&mut StillStore>) {
        let Some(observer) = self.observer.take() else { return };
        let sink = &mut self.sink;
        match catch_unwind(AssertUnwindSafe(|| observer.finish(ending, sink))) {
            Ok(coverage) => self.coverage = coverage,
            Err(_) => self.fail(),
        }
        self.keep(stills);
    }

    fn fail(&mut self) {
        tracing::error!(observer = %self.id, "observer failed; its coverage is none");
        self.observer = None;
        self.coverage = Coverage::None(CoverageReason::ObserverFailed);
    }

    /// Encodes the stills of new drafts at once, so that no frame is held longer than its observer held it.
    fn keep(&mut self, mut keeper: Option<&mut StillStore>) {
        for mut draft in self.sink.take() {
            let mut stills = Vec::new();
            if let Some(keeper) = keeper.as_deref_mut() {
                let pictures = std::mem::take(&mut draft.stills);
                stills.extend(pictures.into_iter().filter_map(|still| keeper.keep(still)));
            }
            self.drafts.push(KeptDraft { draft, stills });
        }
    }
}
