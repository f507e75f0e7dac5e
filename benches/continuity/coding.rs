//! How recorders, messengers and platforms encode: the same pictures in other groups, at other rates and by other encoders.

use std::path::Path;

use crate::ffmpeg::ffmpeg;
use crate::run::run;

/// One way to encode.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Coding {
    pub(crate) name: &'static str,
    /// Filters before the encoder; empty where there are none.
    pub(crate) filter: &'static str,
    /// Arguments of the encoder.
    pub(crate) encoder: &'static str,
    /// Arguments of a second encoder that is given what the first one made.
    pub(crate) again: Option<&'static str>,
    /// Whether as many frames come out as go in.
    pub(crate) keeps_frames: bool,
}

const fn coding(name: &'static str, filter: &'static str, encoder: &'static str) -> Coding {
    Coding { name, filter, encoder, again: None, keeps_frames: true }
}

const fn twice(name: &'static str, encoder: &'static str, again: &'static str) -> Coding {
    Coding { again: Some(again), ..coding(name, "", encoder) }
}

const fn other_rate(name: &'static str, filter: &'static str, encoder: &'static str) -> Coding {
    Coding { keeps_frames: false, ..coding(name, filter, encoder) }
}

/// All of them.
pub(crate) const CODINGS: &[Coding] = &[
    coding("crf18", "", "libx264 -preset veryfast -crf 18"),
    coding("crf23", "", "libx264 -preset veryfast -crf 23"),
    coding("crf26", "", "libx264 -preset veryfast -crf 26"),
    coding("crf30", "", "libx264 -preset veryfast -crf 30"),
    coding("crf34", "", "libx264 -preset veryfast -crf 34"),
    coding("rate03", "", "libx264 -preset veryfast -b:v 300k -maxrate 300k -bufsize 300k"),
    coding("rate08", "", "libx264 -preset veryfast -b:v 800k -maxrate 800k -bufsize 800k"),
    coding("rate2", "", "libx264 -preset veryfast -b:v 2M -maxrate 2M -bufsize 2M"),
    coding("group12", "", "libx264 -preset veryfast -crf 32 -g 12"),
    coding("group50", "", "libx264 -preset veryfast -crf 33 -g 50"),
    coding("group100", "", "libx264 -preset veryfast -crf 34 -g 100"),
    coding("group-open", "", "libx264 -preset veryfast -crf 31 -g 60 -x264-params open-gop=1"),
    coding("group-endless", "", "libx264 -preset veryfast -crf 31 -g 9999"),
    coding("b0", "", "libx264 -preset veryfast -crf 32 -g 75 -bf 0"),
    coding("b5", "", "libx264 -preset veryfast -crf 32 -g 75 -bf 5 -x264-params b-adapt=0"),
    coding(
        "hardware",
        "",
        "libx264 -preset superfast -b:v 900k -g 30 -bf 0 -refs 1 -x264-params mbtree=0:scenecut=0",
    ),
    coding(
        "hardware-low",
        "",
        "libx264 -preset superfast -b:v 350k -g 60 -bf 0 -refs 1 -x264-params mbtree=0:scenecut=0",
    ),
    coding("hevc28", "", "libx265 -preset ultrafast -crf 28 -x265-params log-level=error:pools=1"),
    coding("hevc35", "", "libx265 -preset ultrafast -crf 35 -g 60 -x265-params log-level=error:pools=1"),
    coding("vp9", "", "libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 400k -g 120"),
    coding("asp", "", "mpeg4 -q:v 9 -g 50"),
    coding("asp-low", "", "mpeg4 -b:v 400k -g 250"),
    coding("half", "scale=trunc(iw/4)*2:trunc(ih/4)*2", "libx264 -preset veryfast -crf 28"),
    coding("half34", "scale=trunc(iw/4)*2:trunc(ih/4)*2", "libx264 -preset veryfast -crf 34 -g 75"),
    coding("third", "scale=trunc(iw/6)*2:trunc(ih/6)*2", "libx264 -preset veryfast -crf 30"),
    other_rate("fps25", "fps=25", "libx264 -preset veryfast -crf 28"),
    other_rate("fps24", "fps=24", "libx264 -preset veryfast -crf 31"),
    other_rate("fps15", "fps=15", "libx264 -preset veryfast -crf 28"),
    other_rate("fps10", "fps=10", "libx264 -preset veryfast -crf 28"),
    other_rate("variable", "select='gt(random(7),0.08)'", "libx264 -preset veryfast -crf 28"),
    other_rate("variable34", "select='gt(random(8),0.08)'", "libx264 -preset veryfast -crf 34 -g 60"),
    twice("twice", "libx264 -preset veryfast -crf 30 -g 30", "libx264 -preset veryfast -crf 30 -g 50"),
    twice("twice-rate", "libx264 -preset veryfast -crf 34", "libx264 -preset veryfast -b:v 600k -g 100"),
    coding("fields", "tinterlace=interleave_top,yadif=0", "libx264 -preset veryfast -crf 26"),
    coding("denoised", "hqdn3d=8:6:12:9", "libx264 -preset veryfast -crf 28"),
];

/// Encodes a file. `input` are arguments before it, `before` filters before those of the coding.
pub(crate) fn encode(coding: &Coding, input: &[String], from: &Path, before: &str, to: &Path) {
    let filters: Vec<&str> =
        [before, coding.filter].into_iter().filter(|filter| !filter.is_empty()).collect();
    let first = coding.again.map_or(to.to_owned(), |_| to.with_extension("once.mp4"));
    once(input, from, &filters.join(","), coding.encoder, &first);
    if let Some(again) = coding.again {
        once(&[], &first, "", again, to);
        std::fs::remove_file(first).unwrap();
    }
}

fn once(input: &[String], from: &Path, filter: &str, encoder: &str, to: &Path) {
    let mut command = ffmpeg();
    command.args(input).arg("-i").arg(from).args(["-map", "0:v:0"]);
    if !filter.is_empty() {
        command.args(["-vf", filter]);
    }
    let rest = "-pix_fmt yuv420p -fps_mode passthrough -threads 1";
    run(command.args(["-c:v"]).args(encoder.split(' ')).args(rest.split(' ')).arg(to));
}
