//! What listening costs beside decoding a picture of 1920x1080.

use std::path::{Path, PathBuf};
use std::process::Command;

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaEvent, MediaReader as _, Progress};
use onetake::{CancelToken, Limits, Scanner, Source};

use super::{process_cpu, tools};

/// How often each is measured; the least counts, since other work on the machine only adds.
const ROUNDS: usize = 3;

/// CPU time of a scan with sound less that of one without, beside that of decoding a clip as phones make them. Small
/// pictures beside the sound keep other work out of the difference.
pub(crate) fn tell(folder: &Path) {
    let sounds: Vec<PathBuf> = ["made-05-honest-128.mp4", "made-07-honest-192.mp4", "made-05-once-192.mp4"]
        .map(|name| folder.join(name))
        .into();
    let clip = clip(folder);
    let decode_ms = per_second("decode", &clip, 10.0);
    println!("decoding a 1080p30 clip: {decode_ms:.1} ms of CPU for each second of video");
    for sound in sounds.iter().filter(|sound| sound.exists()) {
        let seconds = 59.9;
        let mute = sound.with_extension("mute.mp4");
        tools::make(&["-i", &sound.to_string_lossy(), "-map", "0:v", "-c", "copy"], &mute);
        let listening = per_second("scan", sound, seconds) - per_second("scan", &mute, seconds);
        println!(
            "sound of {}: {listening:.1} ms for each second, {:.1} % of decoding",
            sound.file_name().unwrap().to_string_lossy(),
            100.0 * listening / decode_ms
        );
    }
}

/// A clip like that of a phone: 1080p, 30 frames per second, 10 Mbit/s, with noise and movement.
fn clip(folder: &Path) -> PathBuf {
    let clip = folder.join("clip-1080p30.mp4");
    if !clip.exists() {
        let made = "-f lavfi -i testsrc2=s=1920x1080:r=30:d=10 -vf noise=alls=10:allf=t -c:v libx264 -preset fast \
                    -b:v 10M -pix_fmt yuv420p";
        tools::make(&made.split_whitespace().collect::<Vec<_>>(), &clip);
    }
    clip
}

fn per_second(what: &str, file: &Path, seconds: f64) -> f64 {
    let least = (0..ROUNDS)
        .map(|_| {
            let output = Command::new(std::env::current_exe().unwrap())
                .args(["cost", what])
                .arg(file)
                .output()
                .unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8_lossy(&output.stdout).trim().parse::<f64>().unwrap()
        })
        .fold(f64::INFINITY, f64::min);
    least / seconds
}

/// Does the work in a process of its own and prints the milliseconds of CPU that it took.
pub(crate) fn child(what: &str, file: &Path) {
    let source = Source::open(file).unwrap();
    match what {
        "decode" => decode(&source),
        _ => drop(Scanner::new().scan(&source).unwrap()),
    }
    println!("{}", process_cpu::ms());
}

fn decode(source: &Source) {
    let mut reader = FfmpegReader::open(
        source.bytes(),
        onetake::Scanner::THREADS,
        &Limits::default(),
        &CancelToken::new(),
    )
    .unwrap();
    let mut frames = 0_u64;
    while reader.read(&mut |event| frames += u64::from(matches!(event, MediaEvent::Frame(_)))).unwrap()
        == Progress::More
    {}
    assert!(frames > 0);
}
