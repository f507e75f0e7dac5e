//! Clips with a running clock.

use std::path::{Path, PathBuf};

use crate::ffmpeg::ffmpeg;
use crate::run::run;

/// Which faces, scenes and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// Those that were looked at while the observer was made.
    Development,
    /// Others.
    HeldOut,
}

/// A clip.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) clip: PathBuf,
    scene: PathBuf,
    face: &'static str,
    pub(crate) digit_px: u32,
    pub(crate) style: Style,
    pub(crate) format: Format,
    size: (u32, u32),
    pub(crate) fps: u32,
    crf: u32,
    pub(crate) seconds: f64,
    place: usize,
    /// What the clock shows at the first frame: seconds since 1970 and the part of a second that has passed.
    start: i64,
    begun: f64,
    /// Time cut out: from when on, and how much, in seconds.
    pub(crate) cut: Option<(f64, f64)>,
}

/// How letters stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Outlined,
    HalfBox,
    Box,
    BlackOnWhiteBox,
    BlackOutlined,
    Bare,
}

/// How time and date are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Iso,
    Slashes,
    DayFirst,
    MonthFirst,
    Weekday,
    Chinese,
    TimeFirst,
    TwoRows,
    TimeOnly,
    HalfDay,
    HalfDayBefore,
}

impl Format {
    const ALL: [Self; 11] = [
        Self::Iso,
        Self::Slashes,
        Self::DayFirst,
        Self::MonthFirst,
        Self::Weekday,
        Self::Chinese,
        Self::TimeFirst,
        Self::TwoRows,
        Self::TimeOnly,
        Self::HalfDay,
        Self::HalfDayBefore,
    ];

    fn text(self) -> &'static str {
        match self {
            Self::Iso => "%Y-%m-%d %H#%M#%S",
            Self::Slashes => "%Y/%m/%d %H#%M#%S",
            Self::DayFirst => "%d-%m-%Y %H#%M#%S",
            Self::MonthFirst => "%m/%d/%Y %H#%M#%S",
            Self::Weekday => "%d-%m-%Y %a %H#%M#%S",
            Self::Chinese => "%Y年%m月%d日 %H#%M#%S",
            Self::TimeFirst => "%H#%M#%S %d.%m.%Y",
            Self::TwoRows => "%Y-%m-%d\n%H#%M#%S",
            Self::TimeOnly => "%H#%M#%S",
            Self::HalfDay => "%m/%d/%Y %I#%M#%S %p",
            Self::HalfDayBefore => "%Y-%m-%d %p %I#%M#%S",
        }
    }

    pub(crate) fn has_date(self) -> bool {
        self != Self::TimeOnly
    }
}

// Faces without kerning: `drawtext` would move figures by their neighbours, as no recorder does.
const FACES: [&str; 9] = [
    "truetype/dejavu/DejaVuSansMono.ttf",
    "truetype/liberation/LiberationMono-Regular.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/liberation/LiberationSans-Bold.ttf",
    "truetype/dejavu/DejaVuSerif.ttf",
    "truetype/dejavu/DejaVuSerif-Bold.ttf",
    "truetype/dejavu/DejaVuSerifCondensed.ttf",
    "truetype/dejavu/DejaVuSerif-Italic.ttf",
];
const HELD_FACES: [&str; 6] = [
    "truetype/dejavu/DejaVuSansMono-Bold.ttf",
    "truetype/liberation/LiberationMono-Bold.ttf",
    "opentype/noto/NotoSansCJK-Bold.ttc",
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "opentype/noto/NotoSerifCJK-Bold.ttc",
    "truetype/liberation/LiberationMono-Italic.ttf",
];
const CHINESE_FACE: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

const SCENES: [&str; 3] = ["splice-cut-2s-fail.mp4", "story-packing-pass.mp4", "sound-take-pass.mp4"];
const HELD_SCENES: [&str; 3] = ["take-small-pass.mp4", "label-angle-30-pass.mp4", "sound-absent-review.mp4"];
const TAKES: [&str; 7] = [
    "intel_bottle-detection.mp4",
    "sam2_03_blocks.mp4",
    "sam2_05_default_juggle.mp4",
    "box-desk-camera-grabbed.mp4",
    "talmolab_sleap__tests__data__videos__centered_pair_small.mp4",
    "conveyor-parts-90fps.mp4",
    "hand-wall-rot90.mp4",
];
const HELD_TAKES: [&str; 6] = [
    "intel_one-by-one-person-detection.mp4",
    "sam2_02_cups.mp4",
    "cockatoo.mp4",
    "talmolab_sleap__tests__data__videos__small_robot.mp4",
    "hand-laptop-vfr.mp4",
    "book.mkv",
];

/// The scenes of a set: of the fixtures, and real ones.
pub(crate) fn scenes(set: Set) -> Vec<PathBuf> {
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips"));
    let (scenes, takes): (&[&str], &[&str]) = match set {
        Set::Development => (&SCENES, &TAKES),
        Set::HeldOut => (&HELD_SCENES, &HELD_TAKES),
    };
    let mut all: Vec<PathBuf> = scenes.iter().map(|name| fixtures.join(name)).collect();
    if let Some(folder) = std::env::var_os("ONETAKE_FOOTAGE") {
        let takes = takes.iter().map(|name| Path::new(&folder).join("takes").join(name));
        all.extend(takes.filter(|take| take.exists()));
    }
    all
}

/// A chain of numbers that is the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn share(&mut self) -> f64 {
        self.below(1000) as f64 / 1000.0
    }
}

/// Clips by chance, every second one with time cut out; or all of them 14 to 20 s long and cut about the middle, so that neither part
/// is long enough for a clock to prove itself.
pub(crate) fn all(set: Set, seed: u64, count: usize, short: bool, kept: &Path) -> Vec<Case> {
    let set_seed = seed.wrapping_add(if set == Set::HeldOut { 1_000_003 } else { 0 });
    let mut chance = Chance(set_seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    for _ in 0..8 {
        chance.below(2);
    }
    let scenes = scenes(set);
    let faces: &[&str] = if set == Set::HeldOut { &HELD_FACES } else { &FACES };
    (0..count)
        .map(|number| {
            let size =
                chance.of(&[(640, 360), (640, 480), (848, 480), (1280, 720), (1280, 720), (1920, 1080)]);
            let format = chance.of(&Format::ALL);
            // As high as recorders make them: a fortieth of the picture and more, between 8 and 40 pixels.
            let least = (size.1 / 48).max(8);
            let most = (size.1 / 14).min(40);
            let digit_px = least + chance.below((most - least + 1) as usize) as u32;
            let cut = number % 2 == 1;
            let fps = chance.of(&[12, 15, 20, 25, 25, 30, 30, 60]);
            let fps = if size.1 > 720 { fps.min(30) } else { fps };
            let seconds = if cut { 30.0 } else { chance.of(&[13.0, 14.0, 16.0, 20.0, 24.0, 40.0]) }
                + (chance.share() * 10.0).round() / 10.0;
            let seconds = if size.1 > 720 { seconds.min(30.0) } else { seconds };
            let removed = chance.of(&[0.4, 1.0, 2.0, 2.5, 3.0, 3.7, 5.0, 7.0, 10.0, 12.3, 30.0, 60.0]);
            let at = 13.2 + chance.share() * (seconds - 17.5_f64).max(0.0);
            let at = if cut && chance.below(3) == 0 { 3.2 + chance.share() * (seconds - 19.0) } else { at };
            let (cut, seconds, at, removed) = if short {
                let seconds = 14.0 + (chance.share() * 60.0).round() / 10.0;
                let removed = chance.of(&[2.0, 2.4, 3.0, 5.0, 8.0, 12.0, 20.0]);
                (true, seconds, seconds * (0.4 + 0.2 * chance.share()), removed)
            } else {
                (cut, seconds, at, removed)
            };
            let style = chance.of(&[
                Style::Outlined,
                Style::Outlined,
                Style::HalfBox,
                Style::Box,
                Style::BlackOnWhiteBox,
                Style::BlackOutlined,
                Style::Bare,
            ]);
            let scene = scenes[chance.below(scenes.len())].clone();
            let face = chance.of(faces);
            let face_name = Path::new(face).file_stem().unwrap_or_default().display();
            let name = format!(
                "{}-{seed}-{number:03}-{style:?}-{face_name}-{format:?}-{digit_px}px-{}p{}",
                match (set, short) {
                    (Set::HeldOut, false) => "held",
                    (Set::HeldOut, true) => "held-short",
                    (Set::Development, false) => "dev",
                    (Set::Development, true) => "dev-short",
                },
                size.1,
                if cut { format!("-cut{removed}") } else { String::new() }
            );
            Case {
                clip: kept.join(format!("{name}.mp4")),
                name,
                scene,
                face,
                digit_px,
                style,
                format,
                size,
                fps,
                crf: 23 + chance.below(10) as u32,
                seconds,
                place: chance.below(5),
                // Days of the last years, at any time of day; every fourth near the end of a minute, hour or day.
                start: 1_600_000_000 + chance.below(190_000_000) as i64,
                begun: chance.share(),
                cut: cut.then_some(((at * f64::from(fps)).round() / f64::from(fps), removed)),
            }
        })
        .map(|mut case| {
            if case.start % 4 == 0 {
                let round = [60, 3_600, 86_400][case.start as usize / 4 % 3];
                case.start = case.start / round * round - 7;
            }
            case
        })
        .collect()
}

impl Case {
    /// Seconds since 1970 that the clock shows at a frame.
    pub(crate) fn shown(&self, frame: u64) -> i64 {
        let mut time = frame as f64 / f64::from(self.fps);
        if let Some((at, removed)) = self.cut
            && time >= at - 1e-6
        {
            time += (removed * f64::from(self.fps)).round() / f64::from(self.fps);
        }
        self.start + (time + self.begun_frames() + 1e-6).floor() as i64
    }

    /// The passed part of the first second, in whole frames.
    fn begun_frames(&self) -> f64 {
        (self.begun * f64::from(self.fps)).floor() / f64::from(self.fps)
    }

    pub(crate) fn frames(&self) -> u64 {
        (self.seconds * f64::from(self.fps)).round() as u64
    }

    pub(crate) fn make(&self) {
        let fps = f64::from(self.fps);
        let removed = self.cut.map_or(0.0, |(_, removed)| (removed * fps).round() / fps);
        let face = if self.format == Format::Chinese {
            CHINESE_FACE.to_owned()
        } else {
            format!("/usr/share/fonts/{}", self.face)
        };
        let (colour, decoration) = match self.style {
            Style::Outlined => {
                ("white", format!("borderw={}:bordercolor=black", (self.digit_px / 10).max(1)))
            }
            Style::HalfBox => ("white", "box=1:boxcolor=black@0.5:boxborderw=4".to_owned()),
            Style::Box => ("white", "box=1:boxcolor=black:boxborderw=4".to_owned()),
            Style::BlackOnWhiteBox => ("black", "box=1:boxcolor=white:boxborderw=4".to_owned()),
            Style::BlackOutlined => {
                ("black", format!("borderw={}:bordercolor=white", (self.digit_px / 10).max(1)))
            }
            Style::Bare => ("white", "borderw=0".to_owned()),
        };
        // Places that do not depend on the figures shown: `drawtext` measures each text anew, and would move it every second.
        let size = f64::from(self.digit_px) / 0.73;
        let widest = self.format.text().replace("%Y", "0000").replace("%a", "Mon").replace("%p", "PM");
        let widest =
            ["%m", "%d", "%H", "%I", "%M", "%S"].iter().fold(widest, |text, part| text.replace(part, "00"));
        let figure = if self.face.contains("Mono") || self.face.contains("noto") { 0.61 } else { 0.71 };
        let wide =
            |row: &str| row.chars().map(|c| if c.is_ascii() { figure } else { 1.0 }).sum::<f64>() * size;
        let wide = widest.split('\n').map(wide).fold(0.0, f64::max);
        let (right, middle) = (f64::from(self.size.0) - 12.0 - wide, (f64::from(self.size.0) - wide) / 2.0);
        let bottom = f64::from(self.size.1) - 12.0 - size;
        let places = [(12.0, 10.0), (right, 10.0), (12.0, bottom), (right, bottom), (middle, 10.0)];
        let (x, y) = places[self.place];
        let (x, y) = (x.max(4.0).round().to_string(), y.round().to_string());
        let draw = |text: &str, y: &str| {
            format!(
                "drawtext=fontfile={face}:fontsize={size:.1}:fontcolor={colour}:{decoration}:x={x}:y={y}:\
                 text='%{{pts\\:gmtime\\:{}\\:{}}}'",
                self.start,
                text.replace('#', "\\\\\\:")
            )
        };
        let mut rows = self.format.text().split('\n');
        let drawn = match (rows.next(), rows.next()) {
            (Some(upper), Some(lower)) => {
                let second = if self.place == 2 || self.place == 3 {
                    (format!("{y}-{:.0}", size * 1.3), y.clone())
                } else {
                    (y.clone(), format!("{y}+{:.0}", size * 1.3))
                };
                format!("{},{}", draw(upper, &second.0), draw(lower, &second.1))
            }
            (Some(row), _) => draw(row, &y),
            _ => String::new(),
        };
        let select = self.cut.map_or(String::new(), |(at, _)| {
            format!("select='lt(n,{0})+gte(n,{1})',", (at * fps).round(), ((at + removed) * fps).round())
        });
        let (width, height) = self.size;
        // Scenes of the fixtures have a clock of their own, at the top.
        let filter = format!(
            "crop=iw:ih*7/8:0:ih/8,scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},setsar=1,fps={0},\
             setpts=N/({0}*TB)+{1}/({0}*TB),{drawn},{select}setpts=N/({0}*TB)",
            self.fps,
            (self.begun * fps).floor(),
        );
        let unfinished = self.clip.with_extension("part.mp4");
        run(ffmpeg()
            .env("TZ", "UTC")
            .args(["-stream_loop", "-1", "-i"])
            .arg(&self.scene)
            .args(["-an", "-vf", &filter, "-frames:v", &self.frames().to_string()])
            .args([
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-crf",
                &self.crf.to_string(),
            ])
            .arg(&unfinished));
        std::fs::rename(&unfinished, &self.clip).unwrap();
    }
}
