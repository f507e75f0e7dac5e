//! The `ffmpeg` command line: encoding rendered frames, decoding a clip again, copying packets.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::error::Error;
use crate::recipe::Coding;
use crate::sound;

/// Ticks per second of explicit timestamps.
pub(crate) const TICKS: i64 = 90_000;

/// One encoding.
pub(crate) struct Job<'a> {
    pub(crate) size: (usize, usize),
    pub(crate) rate: (u32, u32),
    pub(crate) coding: &'a Coding,
    pub(crate) container: &'a str,
    pub(crate) created: &'a str,
    /// Degrees clockwise by which a player turns the stored picture: it is stored turned the other way.
    pub(crate) rotation: u16,
    pub(crate) phone: bool,
    /// Timestamps of the frames when they are not evenly spaced, in [`TICKS`].
    pub(crate) stamps: Option<&'a [i64]>,
    pub(crate) sound: Option<&'a Path>,
    pub(crate) out: &'a Path,
}

/// Encodes the frames that `feed` writes as raw planes.
pub(crate) fn encode(
    job: &Job<'_>,
    feed: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut child = start(&arguments(job)?, true, false)?;
    let fed = match child.stdin.take() {
        Some(mut pipe) => feed(&mut pipe),
        None => Ok(()),
    };
    // When FFmpeg stops early the pipe breaks; what FFmpeg said is the better message.
    finish(child, &format!("encoded {}", job.out.display()))?;
    fed
}

fn arguments(job: &Job<'_>) -> Result<Vec<OsString>, Error> {
    let coding = job.coding;
    let (w, h) = job.size;
    let depth = if coding.bits == 10 { "yuv420p10le" } else { "yuv420p" };
    let rate = format!("{}/{}", job.rate.0, job.rate.1);
    let mut line = Line::default();
    line.words(&format!("-f rawvideo -pix_fmt {depth} -s {w}x{h} -r {rate} -i pipe:0"));
    if let Some(sound) = job.sound {
        line.word("-i").path(sound);
    }
    let mut filters = Vec::new();
    match job.rotation {
        0 => {}
        90 => filters.push("transpose=2".to_owned()),
        180 => filters.push("hflip,vflip".to_owned()),
        270 => filters.push("transpose=1".to_owned()),
        other => {
            return Err(Error::Recipe(format!("camera.rotation is {other}; it may be 0, 90, 180 or 270")));
        }
    }
    if let Some(stamps) = job.stamps {
        filters.push(format!("settb=1/{TICKS},setpts='{}'", lookup(stamps, 0)));
        line.words(&format!("-fps_mode passthrough -enc_time_base 1/{TICKS}"));
    }
    if !filters.is_empty() {
        line.word("-vf").word(&filters.join(","));
    }
    let gop = (f64::from(coding.gop_s) * f64::from(job.rate.0) / f64::from(job.rate.1)).round();
    match coding.codec.as_str() {
        "h264" => {
            line.words(&format!(
                "-c:v libx264 -preset {} -crf {} -bf {}",
                coding.preset, coding.crf, coding.b_frames
            ));
            if gop >= 1.0 {
                line.words(&format!("-g {gop} -keyint_min {gop} -sc_threshold 0"));
            }
            if job.phone {
                line.words("-bsf:v filter_units=remove_types=6");
            }
        }
        "hevc" => {
            line.words(&format!(
                "-c:v libx265 -preset {} -crf {} -tag:v hvc1 -x265-params",
                coding.preset, coding.crf
            ));
            let keys =
                if gop >= 1.0 { format!(":keyint={gop}:min-keyint={gop}:scenecut=0") } else { String::new() };
            line.word(&format!(
                "pools=1:frame-threads=1:log-level=error:info=0:bframes={}{keys}",
                coding.b_frames
            ));
            if job.phone {
                line.words("-bsf:v filter_units=remove_types=39-40");
            }
        }
        "vp9" => {
            line.words(&format!("-c:v libvpx-vp9 -crf {} -b:v 0 -deadline good -cpu-used 3", coding.crf));
            if gop >= 1.0 {
                line.words(&format!("-g {gop}"));
            }
        }
        other => {
            return Err(Error::Recipe(format!("coding.codec is {other:?}; it may be h264, hevc or vp9")));
        }
    }
    line.words(&format!(
        "-pix_fmt {depth} -threads 1 -colorspace bt709 -color_primaries bt709 -color_trc bt709"
    ));
    line.words("-color_range tv");
    if job.sound.is_some() {
        line.words(&format!("-c:a aac -ac 1 -ar {} -b:a {}k", sound::RATE, coding.audio_kbps));
    } else {
        line.word("-an");
    }
    finish_metadata(&mut line, job.created, job.phone, job.sound.is_some());
    if job.phone {
        line.words("-flags:v +bitexact -flags:a +bitexact");
    }
    line.words(&container(job.container, coding)?);
    if job.stamps.is_some() && matches!(job.container, "mp4" | "mov") {
        line.words(&format!("-video_track_timescale {TICKS}"));
    }
    line.word("-y").path(job.out);
    Ok(line.0)
}

fn container(name: &str, coding: &Coding) -> Result<String, Error> {
    Ok(match name {
        "mp4" | "mov" if coding.fragmented => {
            format!("-f {name} -movflags +frag_keyframe+empty_moov+default_base_moof")
        }
        "mp4" | "mov" if coding.index_first => format!("-f {name} -movflags +faststart"),
        "mp4" | "mov" => format!("-f {name}"),
        "mkv" => "-f matroska".to_owned(),
        "webm" => "-f webm".to_owned(),
        "ts" => "-f mpegts".to_owned(),
        other => {
            return Err(Error::Recipe(format!(
                "container is {other:?}; it may be mp4, mov, mkv, webm or ts"
            )));
        }
    })
}

/// An FFmpeg expression that gives the timestamp of frame N: a binary search, so that it stays shallow.
fn lookup(stamps: &[i64], first: usize) -> String {
    match stamps {
        [] => "0".to_owned(),
        [one] => one.to_string(),
        _ => {
            let (low, high) = stamps.split_at(stamps.len() / 2);
            let border = first + low.len();
            format!("if(lt(N,{border}),{},{})", lookup(low, first), lookup(high, border))
        }
    }
}

/// Encodes a clip again at another size.
pub(crate) fn shrink(clip: &Path, size: (usize, usize), crf: u32, out: &Path) -> Result<(), Error> {
    let (w, h) = size;
    let mut line = Line::default();
    line.words("-threads 1 -i").path(clip);
    line.words(&format!("-vf scale={w}:{h} -c:v libx264 -preset veryfast -crf {crf} -threads 1 -an -y"))
        .path(out);
    finish(start(&line.0, false, false)?, &format!("made {} smaller", clip.display()))
}

/// Decodes the picture of a clip, turned upright, to raw planes in a file.
pub(crate) fn decode_picture(clip: &Path, bits: u32, out: &Path) -> Result<(), Error> {
    let depth = if bits == 10 { "yuv420p10le" } else { "yuv420p" };
    let mut line = Line::default();
    line.words("-threads 1 -i").path(clip);
    line.words(&format!("-map 0:v:0 -fps_mode passthrough -f rawvideo -pix_fmt {depth} -y")).path(out);
    finish(start(&line.0, false, false)?, &format!("decoded {}", clip.display()))
}

/// Decodes the sound of a clip to one channel.
pub(crate) fn decode_sound(clip: &Path) -> Result<Vec<f32>, Error> {
    let mut line = Line::default();
    line.words("-i").path(clip);
    line.words(&format!("-map 0:a:0 -ac 1 -ar {} -f f32le pipe:1", sound::RATE));
    let mut child = start(&line.0, false, true)?;
    let mut bytes = Vec::new();
    if let Some(pipe) = child.stdout.as_mut() {
        pipe.read_to_end(&mut bytes).map_err(Error::file(clip))?;
    }
    finish(child, &format!("decoded the sound of {}", clip.display()))?;
    Ok(bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
}

/// How a clip that is already encoded is packed into a file.
pub(crate) struct Wrapping<'a> {
    pub(crate) coding: &'a Coding,
    pub(crate) container: &'a str,
    pub(crate) created: &'a str,
    pub(crate) phone: bool,
    pub(crate) sounded: bool,
    /// Sound to take the place of the clip's own.
    pub(crate) other_sound: Option<&'a Path>,
}

/// Packs a clip into another file without encoding it again.
pub(crate) fn wrap(clip: &Path, wrapping: &Wrapping<'_>, out: &Path) -> Result<(), Error> {
    let mut line = Line::default();
    line.word("-i").path(clip);
    match (wrapping.sounded, wrapping.other_sound) {
        (true, Some(sound)) => {
            line.word("-i").path(sound);
            line.words("-map 0:v -map 1:a -c:v copy -flags:a +bitexact -c:a aac -ac 1");
            line.words(&format!("-ar {} -b:a {}k", sound::RATE, wrapping.coding.audio_kbps));
        }
        (true, None) => _ = line.words("-map 0 -c copy"),
        (false, _) => _ = line.words("-map 0:v -c copy"),
    }
    if wrapping.coding.codec == "hevc" && matches!(wrapping.container, "mp4" | "mov") {
        line.words("-tag:v hvc1");
    }
    finish_metadata(&mut line, wrapping.created, wrapping.phone, wrapping.sounded);
    line.words(&container(wrapping.container, wrapping.coding)?);
    if matches!(wrapping.container, "mp4" | "mov") {
        line.words(&format!("-video_track_timescale {TICKS}"));
    }
    line.word("-y").path(out);
    finish(start(&line.0, false, false)?, &format!("packed {}", out.display()))
}

fn finish_metadata(line: &mut Line, created: &str, phone: bool, sounded: bool) {
    if !created.is_empty() {
        line.word("-metadata").word(&format!("creation_time={created}"));
    }
    if phone {
        // An encoder tag would become the compressor name in the sample description.
        line.words("-fflags +bitexact -metadata:s:v:0 handler_name=VideoHandle -metadata:s:v:0 encoder=");
        if sounded {
            line.words("-metadata:s:a:0 handler_name=SoundHandle -metadata:s:a:0 encoder=");
        }
    }
}

/// Copies frames `[0, first)` and `[last, ..)` of a clip without encoding them again; both must be key frames.
pub(crate) fn copy_without(
    clip: &Path,
    first: usize,
    last: usize,
    created: &str,
    coding: &Coding,
    out: &Path,
    work: &Path,
) -> Result<(), Error> {
    let mut line = Line::default();
    line.words("-i").path(clip);
    line.words(&format!("-map 0 -c copy -f segment -segment_frames {first},{last} -reset_timestamps 1 -y"));
    line.path(&work.join("part%d.mp4"));
    finish(start(&line.0, false, false)?, "split the clip")?;
    let list = work.join("parts.txt");
    std::fs::write(&list, "file 'part0.mp4'\nfile 'part2.mp4'\n").map_err(Error::file(&list))?;
    let mut line = Line::default();
    line.words("-f concat -i").path(&list);
    line.words("-map 0 -c copy");
    if !created.is_empty() {
        line.word("-metadata").word(&format!("creation_time={created}"));
    }
    line.words(&container("mp4", coding)?).word("-y").path(out);
    finish(start(&line.0, false, false)?, "joined the parts")
}

/// Runs FFmpeg with these arguments, written as in a shell but without quoting; `{}` stands for `out`.
pub(crate) fn run(arguments: &str, out: &Path) -> Result<(), Error> {
    let mut line = Line::default();
    for word in arguments.split_whitespace() {
        if word == "{}" {
            line.path(out)
        } else {
            line.word(word)
        };
    }
    finish(start(&line.0, false, false)?, &format!("made {}", out.display()))
}

#[derive(Default)]
struct Line(Vec<OsString>);

impl Line {
    fn words(&mut self, text: &str) -> &mut Self {
        self.0.extend(text.split_whitespace().map(OsString::from));
        self
    }

    fn word(&mut self, text: &str) -> &mut Self {
        self.0.push(text.into());
        self
    }

    fn path(&mut self, path: &Path) -> &mut Self {
        self.0.push(path.into());
        self
    }
}

fn start(arguments: &[OsString], feed: bool, listen: bool) -> Result<Child, Error> {
    let pipe = |wanted: bool| if wanted { Stdio::piped() } else { Stdio::null() };
    Command::new("ffmpeg")
        .args(["-hide_banner", "-nostdin", "-v", "error"])
        .args(arguments)
        .stdin(pipe(feed))
        .stdout(pipe(listen))
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| Error::NoFfmpeg { program: "ffmpeg", cause })
}

fn finish(child: Child, doing: &str) -> Result<(), Error> {
    let output = child.wait_with_output().map_err(|cause| Error::NoFfmpeg { program: "ffmpeg", cause })?;
    if output.status.success() {
        return Ok(());
    }
    let mut said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if said.is_empty() {
        let _ = write!(said, "{}", output.status);
    }
    Err(Error::Ffmpeg { doing: doing.to_owned(), said })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_looked_up_by_halves() {
        assert_eq!(lookup(&[5, 7, 11], 0), "if(lt(N,1),5,if(lt(N,2),7,11))");
    }
}
