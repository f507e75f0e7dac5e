//! Copies of a take, as people and platforms make them.

use std::path::{Path, PathBuf};

use crate::ffmpeg::ffmpeg;
use crate::run::run;
use crate::takes::Take;

/// A way to copy a take.
pub(crate) struct Copy {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Options before the input, and filters.
    before: &'static str,
    filters: &'static str,
    quality: &'static str,
    /// Where the beginning of the copy lies in the take.
    pub(crate) offset_ms: i64,
}

const fn copy(
    name: &'static str,
    about: &'static str,
    (before, filters, quality): (&'static str, &'static str, &'static str),
    offset_ms: i64,
) -> Copy {
    Copy { name, about, before, filters, quality, offset_ms }
}

/// Both sides a multiple of two.
const HALF: &str = "scale=trunc(iw/4)*2:trunc(ih/4)*2";

pub(crate) const COPIES: &[Copy] = &[
    copy("half", "half the size, CRF 30", ("", HALF, "30"), 0),
    copy("rate15", "15 frames per second, CRF 28", ("", "fps=15", "28"), 0),
    copy("rate10", "10 frames per second, CRF 28", ("", "fps=10", "28"), 0),
    copy(
        "crop",
        "cropped by 5 % around the middle",
        ("", "crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2", "28"),
        0,
    ),
    copy(
        "corner",
        "cropped by 4 % at one corner",
        ("", "crop=trunc(iw*0.48)*2:trunc(ih*0.48)*2:0:0", "28"),
        0,
    ),
    copy("bright", "brighter and with more contrast", ("", "eq=brightness=0.06:contrast=1.15", "28"), 0),
    copy("trim", "trimmed by 2.03 s", ("-ss 2.03", "null", "28"), 2_030),
    copy(
        "all",
        "trimmed by 1.53 s, cropped by 5 %, half the size, 15 frames per second, CRF 30",
        (
            "-ss 1.53",
            "crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2,scale=trunc(iw/4)*2:trunc(ih/4)*2,fps=15",
            "30",
        ),
        1_530,
    ),
    copy("small", "160 pixels wide, 12 frames per second, CRF 34", ("", "scale=160:-2,fps=12", "34"), 0),
    copy(
        "intro",
        "after another intro of 4 s",
        ("", "fps=25,tpad=start_duration=4:start_mode=add:color=gray", "28"),
        -4_000,
    ),
];

/// The copy, made where it is not there yet.
pub(crate) fn make(copy: &Copy, take: &Take, kept: &Path) -> PathBuf {
    let file = kept.join(format!("{}.{}.mp4", take.name, copy.name));
    if !file.exists() {
        let part = kept.join(format!("{}.{}.part.mp4", take.name, copy.name));
        run(ffmpeg()
            .args(copy.before.split_whitespace())
            .arg("-i")
            .arg(&take.path)
            .args(["-map", "0:v:0", "-an", "-vf", copy.filters, "-c:v", "libx264", "-preset", "veryfast"])
            .args(["-crf", copy.quality, "-pix_fmt", "yuv420p", "-threads", "1"])
            .arg(&part));
        std::fs::rename(&part, &file).unwrap();
    }
    file
}
