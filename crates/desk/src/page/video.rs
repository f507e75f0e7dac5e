//! A video as the page shows it: where it is, what was seen in it, what it came to, what is open.

use onetake::Policy;
use onetake::message::{Arg, clock_time};
use onetake::report::{Code, Observation, Outcome, ScanRecord, Still, StillPurpose, StreamKind};
use serde_json::{Value, json};

use super::answer::Refusal;
use super::judged::{FileState, Judged, file_of};
use super::state::Shared;
use super::stated::{one_stated, stated};
use super::tasks;
use crate::ledger::Ledger;
use crate::results::VideoResult;

/// Most spans of one kind on the timeline.
const MAX_SPANS: usize = 200;

/// A video of a case, with all that the page needs of it.
pub(super) fn video(
    shared: &Shared,
    ledger: &Ledger,
    video: &VideoResult,
    judged: Option<&Judged>,
    policy: &Policy,
) -> Result<Value, Refusal> {
    let sha256 = video.sha256.clone().unwrap_or_default();
    let (_, state) = file_of(ledger, &sha256).map_err(|error| shared.fail(&error))?;
    let state_name = match state {
        FileState::Same => "ok",
        FileState::Changed => "changed",
        FileState::Gone => "gone",
    };
    let words = &shared.words;
    let mut shown = json!({
        "sha256": sha256,
        "direction": video.direction,
        "direction_text": words.direction(video.direction),
        "file": video.file.file_name().map(|name| name.to_string_lossy().into_owned()),
        "state": state_name,
        "state_text": match state {
            // Of what was never scanned there is nothing to look at; why, the case says.
            _ if video.sha256.is_none() => shared.results.pending(video.pending),
            FileState::Same => String::new(),
            FileState::Changed => words.plain("desk-video-changed"),
            FileState::Gone => words.plain("desk-video-gone"),
        },
        "url": format!("/video/{sha256}"),
        "stills": [],
        "lanes": [],
        "stated": [],
        "judged": Value::Null,
    });
    let (Some(judged_video), Some(shown_video)) = (judged, shown.as_object_mut()) else { return Ok(shown) };
    let record = &judged_video.record.record;
    let still = |still: &Still| {
        json!({
            "id": still.id,
            "url": format!("/still/{sha256}/{}", still.id),
            "at_ms": still.at_ms,
            "purpose_text": words.still_purpose(still.purpose),
        })
    };
    let mut put = |name: &str, value: Value| shown_video.insert(name.to_owned(), value);
    put("mime", mime(record).into());
    put("duration_ms", (record.timeline.span.end_ms - record.timeline.span.start_ms).into());
    put("frame_us", record.timeline.median_interval_us.unwrap_or(40_000).into());
    put("width_px", record.timeline.shown_width_px.into());
    put("height_px", record.timeline.shown_height_px.into());
    put("stills", record.stills.iter().map(still).collect());
    put("label", label_still(record).map(|id| format!("/still/{sha256}/{id}")).into());
    put("lanes", lanes(shared, judged_video).into());
    let statements = stated(ledger, video, shared)?;
    let lines = &judged_video.report.case.order_lines;
    put(
        "stated",
        statements.iter().map(|(number, draft)| one_stated(shared, *number, draft, lines)).collect(),
    );
    put("judged", tasks::judged(shared, judged_video, policy));
    Ok(shown)
}

/// What was seen, on the timeline.
fn lanes(shared: &Shared, judged: &Judged) -> Vec<Value> {
    let words = &shared.words;
    let record = &judged.record.record;
    let of_report: Vec<u32> =
        judged.report.missing.iter().filter_map(|missing| missing.observation).collect();
    let fails: Vec<u32> = judged
        .report
        .findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Fail)
        .flat_map(|finding| &finding.reasons)
        .filter_map(|reason| reason.observation)
        .collect();
    let mut counts = [0_usize; 4];
    let mut all = Vec::new();
    for seen in &record.observations {
        // What is about the file as a whole has no place in it.
        let take = record.timeline.span;
        if seen.span.start_ms <= take.start_ms && take.end_ms <= seen.span.end_ms {
            continue;
        }
        let Some((place, kind)) = lane_of(seen, &of_report, &fails) else { continue };
        let Some(count) = counts.get_mut(place) else { continue };
        *count += 1;
        if *count > MAX_SPANS {
            continue;
        }
        let tone = if fails.contains(&seen.id) {
            "fail"
        } else if of_report.contains(&seen.id) {
            "look"
        } else {
            "plain"
        };
        all.push(json!({
            "kind": kind,
            "text": format!("{} {}", words.code(seen.code), clock_time(seen.span.start_ms)),
            "start_ms": seen.span.start_ms,
            "end_ms": seen.span.end_ms,
            "tone": tone,
        }));
    }
    all
}

/// The lane of an observation; none for what the page does not show.
fn lane_of(seen: &Observation, open: &[u32], fails: &[u32]) -> Option<(usize, &'static str)> {
    let code = seen.code.as_str();
    if fails.contains(&seen.id) || open.contains(&seen.id) {
        // Steps wait for a statement; they are no moments.
        return Some(if code.starts_with("stage.") { (1, "stage") } else { (0, "moment") });
    }
    if code.starts_with("stage.") {
        return Some((1, "stage"));
    }
    match seen.code {
        Code::WaybillReading => Some((2, "label")),
        _ if code.starts_with("clock.") => Some((3, "clock")),
        _ => None,
    }
}

/// The largest whole picture of a label.
pub(super) fn label_still(record: &ScanRecord) -> Option<u32> {
    let labels = record.stills.iter().filter(|still| still.purpose == StillPurpose::Label);
    labels.max_by_key(|still| still.width_px).map(|still| still.id)
}

/// What the video is, as browsers name it: they are asked whether they can play it, and not waited for.
fn mime(record: &ScanRecord) -> String {
    let format = record.container.format.as_str();
    let container = match format {
        _ if format.contains("mp4") || format.contains("mov") => "video/mp4",
        _ if format.contains("webm") || format.contains("matroska") => "video/webm",
        "avi" => "video/x-msvideo",
        "mpegts" => "video/mp2t",
        "mpeg" => "video/mpeg",
        "flv" => "video/x-flv",
        "asf" => "video/x-ms-asf",
        "ogg" => "video/ogg",
        _ => "application/octet-stream",
    };
    let mut streams = record.container.streams.iter();
    let codec = streams.find(|stream| stream.scanned && stream.kind == StreamKind::Video);
    let codec = codec.map_or("", |stream| {
        let deep = stream.pixel_format.as_deref().is_some_and(|format| format.contains("10"));
        let sparse = stream
            .pixel_format
            .as_deref()
            .is_some_and(|format| format.contains("422") || format.contains("444"));
        match stream.codec.as_str() {
            "h264" if sparse => "avc1.f40028",
            "h264" if deep => "avc1.6e0028",
            "h264" => "avc1.640028",
            "hevc" if deep => "hvc1.2.4.L120.90",
            "hevc" => "hvc1.1.6.L120.90",
            "av1" => "av01.0.08M.08",
            "vp9" => "vp9",
            "vp8" => "vp8",
            "mpeg4" => "mp4v.20.9",
            "mpeg2video" => "mp2v",
            _ => "unknown",
        }
    });
    format!("{container}; codecs=\"{codec}\"")
}

/// A message with one value.
pub(super) fn said(shared: &Shared, id: &str, name: &str, value: impl Into<Arg<'static>>) -> String {
    shared.words.text(id, &[(name, value.into())])
}
