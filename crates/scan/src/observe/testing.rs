//! Made-up videos for tests of observers that look into the file.

use onetake_report::Code;
use proptest::prelude::*;

use super::{Coverage, DraftSpan, ObservationDraft, Observer, ScanContext};
use crate::cancel::CancelToken;
use crate::limits::Limits;
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::media::{Fault, FaultKind, MediaReader, PacketFacts, Picture};
use crate::scanner::{ScanErrorKind, observe as run_observers};
use crate::source::Source;
use crate::time::{TimeBase, Timestamp};

/// Shows all of a made-up file to one observer; gives what it wrote down and how much it could judge.
///
/// # Errors
///
/// What the reader says; [`MemoryReader`] itself never fails.
pub(crate) fn watch(
    observer: Box<dyn Observer>,
    reader: &mut dyn MediaReader,
) -> Result<(Vec<ObservationDraft>, Coverage), ScanErrorKind> {
    let observed = run_observers(reader, vec![observer], &Limits::default(), &CancelToken::new())?;
    let coverage = observed.coverage.into_iter().next().map(|(_, coverage)| coverage);
    Ok((observed.drafts, coverage.expect("one observer has one coverage")))
}

/// Shows a made-up video, in a file of these bytes, to one observer.
pub(super) fn observe(
    bytes: &[u8],
    mut reader: MemoryReader,
    make: impl FnOnce(&ScanContext<'_>) -> Box<dyn Observer>,
) -> (Vec<ObservationDraft>, Coverage) {
    let source = Source::from_bytes(bytes, "made up").expect("some bytes");
    let (container, video, audio) =
        (reader.container().clone(), reader.video().clone(), reader.audio().cloned());
    let beginning = ScanContext::new(&container, &video, audio.as_ref(), source.bytes());
    let observer = make(&beginning);
    watch(observer, &mut reader).expect("made-up media can be read")
}

/// The observations of one code.
pub(super) fn of_code(drafts: &[ObservationDraft], code: Code) -> Vec<&ObservationDraft> {
    drafts.iter().filter(|draft| draft.code == code).collect()
}

/// A small grey picture.
pub(super) fn picture() -> Picture {
    MemoryPicture::grey(8, 8, |x, _| u8::try_from(x).unwrap_or(0)).into_picture()
}

/// The time of `ticks` of 1/90,000 s.
pub(super) fn at(ticks: i64) -> Timestamp {
    Timestamp::new(ticks, TimeBase::new(1, 90_000).expect("a time base"))
}

/// A video packet at that time.
pub(super) fn packet(ticks: i64) -> PacketFacts {
    PacketFacts {
        stream: 0,
        is_video: true,
        pts: Some(at(ticks)),
        dts: Some(at(ticks)),
        duration_ticks: Some(3000),
        bytes: 10,
        position: None,
        keyframe: false,
        corrupt: false,
        discarded: false,
        new_parameters: false,
        hashes: None,
    }
}

/// An event of a hostile video.
fn event() -> impl Strategy<Value = (u8, Option<i64>, bool, u16)> {
    let ticks = prop_oneof![-900_000_i64..900_000, any::<i64>()];
    (0_u8..5, proptest::option::of(ticks), any::<bool>(), any::<u16>())
}

fn hostile(events: Vec<(u8, Option<i64>, bool, u16)>) -> MemoryReader {
    let mut reader = MemoryReader::new(8, 8).with_audio(8000);
    for (kind, ticks, flag, number) in events {
        let pts = ticks.map(at);
        reader = match kind {
            0 | 1 => reader.packet(PacketFacts {
                pts,
                dts: pts.filter(|_| flag),
                position: Some(number.into()),
                bytes: u32::MAX,
                keyframe: flag,
                corrupt: flag,
                discarded: !flag,
                new_parameters: flag,
                ..packet(0)
            }),
            2 => reader.frame_at(ticks, picture()),
            3 => reader.sound(ticks, vec![if flag { f32::NAN } else { 0.3 }; usize::from(number)]),
            _ => reader.fault(Fault {
                kind: [FaultKind::Demux, FaultKind::Decode, FaultKind::Stopped][usize::from(number % 3)],
                stream: flag.then_some(0),
                at: pts,
                position: Some(number.into()),
                message: String::new(),
            }),
        };
    }
    reader
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_order_of_events_breaks_an_observer(
        events in proptest::collection::vec(event(), 0..80),
        which in 0_usize..4,
        cut in any::<prop::sample::Index>(),
    ) {
        let make: fn(&ScanContext<'_>) -> Box<dyn Observer> = match which {
            0 => |beginning| Box::new(super::integrity::Integrity::new(beginning)),
            1 => |beginning| Box::new(super::provenance::Provenance::new(beginning)),
            2 => |beginning| Box::new(super::cadence::Cadence::new(beginning)),
            _ => |beginning| Box::new(super::sound::Sound::new(beginning)),
        };
        let mut file = crate::container::mp4::tests::small_file();
        file.truncate(1 + cut.index(file.len()));
        let (drafts, _) = observe(&file, hostile(events), make);
        prop_assert!(drafts.len() < 500);
        for draft in drafts {
            prop_assert!(draft.confidence_ppm <= onetake_report::PPM);
            if let DraftSpan::Instants { start, end } = draft.span {
                prop_assert!(start <= end, "{draft:?}");
            }
            if draft.code == Code::CadenceGap {
                prop_assert!(draft.detail.int("gap_us").unwrap_or(0) >= 150_000);
            }
        }
    }
}
