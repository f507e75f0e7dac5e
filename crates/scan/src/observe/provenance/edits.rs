//! Edit lists that do more than set a start offset.

use onetake_report::facts::ProvenanceEditList;

use crate::container::mp4::{Movie, Track};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// Media hidden before or after what is shown counts from this length on: priming of sound hides less in honest files.
const HIDDEN_MS: i64 = 250;
/// The normal playback rate, in 16.16 fixed point.
const NORMAL_RATE: i32 = 0x1_0000;

/// Notes the edit lists of picture and sound tracks. One leading empty edit and one edit over the full range are normal.
pub(super) fn note(movie: &Movie, sink: &mut ObservationSink) {
    for track in &movie.tracks {
        let timed = track.handler.is_some_and(|handler| matches!(&handler.0, b"vide" | b"soun"));
        if timed && track.edit_count > 0 {
            note_track(movie, track, sink);
        }
    }
}

fn note_track(movie: &Movie, track: &Track, sink: &mut ObservationSink) {
    let shown: Vec<_> = track.edits.iter().filter(|edit| !edit.is_empty()).collect();
    let leading = track.edits.iter().take_while(|edit| edit.is_empty()).count();
    let empty_inside = track.edits.len() - leading != shown.len();
    // A rate of zero holds one picture; rates of one are written by everybody.
    let changed_rate = shown.iter().any(|edit| edit.rate != NORMAL_RATE);

    let media_ms = ms(track.duration, track.timescale);
    let from_ms = |media_time: i64| ms(u64::try_from(media_time).unwrap_or(0), track.timescale);
    // Reordered pictures start late in the time of the media; nothing is hidden by starting with the first of them.
    let first =
        shown.first().map_or(0, |edit| from_ms(edit.media_time.saturating_sub(track.samples.first_offset)));
    let last_end = shown.iter().map(|edit| {
        let length = ms(edit.duration, movie.timescale);
        if edit.duration == 0 { media_ms } else { from_ms(edit.media_time).saturating_add(length) }
    });
    // In a fragmented file the media go on after the movie box.
    let hidden_after =
        if movie.fragmented { 0 } else { media_ms.saturating_sub(last_end.max().unwrap_or(media_ms)).max(0) };
    let several = shown.len() > 1 || track.edit_count as usize > track.edits.len();
    if !several && !empty_inside && !changed_rate && first < HIDDEN_MS && hidden_after < HIDDEN_MS {
        return;
    }
    let list = |value: &dyn Fn(&crate::container::mp4::Edit) -> i64| -> Vec<i64> {
        track.edits.iter().take(16).map(value).collect()
    };
    let facts = ProvenanceEditList {
        track: track.id,
        handler: track.handler.map_or_else(String::new, |handler| handler.to_string()),
        edits: track.edit_count,
        shown_ms: list(&|edit| ms(edit.duration, movie.timescale)),
        from_ms: list(&|edit| if edit.is_empty() { -1 } else { from_ms(edit.media_time) }),
        hidden_before_ms: first,
        hidden_after_ms: hidden_after,
        changed_rate,
    };
    sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
}

fn ms(ticks: u64, timescale: u32) -> i64 {
    let ms = (u128::from(ticks) * 1000).checked_div(u128::from(timescale)).unwrap_or(0);
    i64::try_from(ms).unwrap_or(i64::MAX)
}
