//! The passes: what is printed, how it is held, and what makes it hard.

use std::path::{Path, PathBuf};

use fixturegen::Symbology;
use fixturegen::pass::Pass;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// One pass.
pub(crate) struct Case {
    pub(crate) name: String,
    /// The table that it belongs to.
    pub(crate) group: &'static str,
    /// Its column there.
    pub(crate) column: String,
    pub(crate) pass: Pass,
    pub(crate) clip: PathBuf,
}

impl Case {
    /// What is printed on the label.
    pub(crate) fn text(&self) -> Option<&str> {
        self.pass.symbol.as_ref().map(|(_, text)| text.as_str())
    }

    /// A file beside the clip.
    pub(crate) fn beside(&self, ending: &str) -> PathBuf {
        self.clip.with_extension(ending)
    }
}

/// Conditions as they are measured: blur, motion, noise, encoder, tilt, turn, contrast.
#[derive(Clone, Copy)]
struct Condition {
    blur: f32,
    motion: f32,
    noise: f32,
    crf: u32,
    tilt: f32,
    turn: f32,
    contrast: f32,
}

const CLEAN: Condition =
    Condition { blur: 0.4, motion: 0.0, noise: 2.0, crf: 23, tilt: 0.0, turn: 5.0, contrast: 120.0 };
const TYPICAL: Condition =
    Condition { blur: 0.7, motion: 1.5, noise: 4.0, crf: 28, tilt: 15.0, turn: 10.0, contrast: 102.0 };
const HARD: Condition =
    Condition { blur: 0.9, motion: 3.0, noise: 6.0, crf: 32, tilt: 30.0, turn: 10.0, contrast: 84.0 };
const TURNED: Condition =
    Condition { blur: 0.5, motion: 0.5, noise: 3.0, crf: 26, tilt: 0.0, turn: 1.0, contrast: 108.0 };

/// All passes of a seed, each `times` as often as usual.
pub(crate) fn all(seed: u64, times: usize, kept: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add =
        |group: &'static str, column: String, count: usize, make: &dyn Fn(&mut ChaCha8Rng) -> Pass| {
            for index in 0..count * times {
                let name = format!("s{seed}-{group}-{column}-{index}").replace(' ', "-");
                let salt = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
                });
                let mut chance = ChaCha8Rng::seed_from_u64(salt);
                let pass = Pass { seed: salt, ..make(&mut chance) };
                let clip = kept.join(format!("{name}.mp4"));
                cases.push(Case { name, group, column: column.clone(), pass, clip });
            }
        };
    for (module, count) in
        [(1.0, 4), (1.25, 12), (1.5, 12), (1.75, 8), (2.0, 8), (2.5, 6), (3.0, 4), (4.0, 2)]
    {
        let make = |chance: &mut ChaCha8Rng| bars(chance, TYPICAL, module, 0.0);
        add("bars typical", px(module), count, &make);
    }
    for (module, count) in [(1.25, 6), (1.5, 8), (1.75, 10), (2.0, 8), (2.5, 6), (3.0, 4), (4.0, 2)] {
        add("bars hard", px(module), count, &|chance| bars(chance, HARD, module, 0.0));
    }
    for (module, count) in [(1.0, 4), (1.25, 4), (1.5, 4)] {
        add("bars clean", px(module), count, &|chance| bars(chance, CLEAN, module, 0.0));
    }
    for angle in [0, 10, 22, 30, 38, 45, 60, 75, 90] {
        add("bars turned 2.5px", format!("{angle}deg"), 4, &|chance| bars(chance, TURNED, 2.5, angle as f32));
    }
    for trouble in ["tilt45", "glare", "crumple", "dark", "fast", "resent"] {
        add("bars in trouble 2px", trouble.to_owned(), 4, &|chance| {
            let pass = bars(chance, TYPICAL, 2.0, 0.0);
            match trouble {
                "tilt45" => Pass { tilt_deg: [0.0, if chance.random() { 45.0 } else { -45.0 }], ..pass },
                "glare" => Pass { glare: 0.16, ..pass },
                "crumple" => Pass { crumple_mm: 0.6, ..pass },
                "dark" => Pass { paper: 55.0, contrast: 32.0, noise: 3.0, ..pass },
                "fast" => Pass { motion_px: 6.0, ..pass },
                _ => Pass { resent: true, ..pass },
            }
        });
    }
    // A tripod and a hand: the print is the same in every frame of both.
    for (column, module, dead_dots) in
        [("2px 4", 2.0, 4), ("2px 8", 2.0, 8), ("3px 4", 3.0, 4), ("3px 8", 3.0, 8), ("3px 12", 3.0, 12)]
    {
        add("bars damaged", column.to_owned(), 10, &|chance| {
            let condition = if chance.random() { CLEAN } else { TYPICAL };
            Pass { dead_dots, frames: 45, ..bars(chance, condition, module, 0.0) }
        });
    }
    for (module, count) in [(1.5, 6), (1.75, 6), (2.0, 10), (2.5, 6), (3.0, 6), (4.0, 2)] {
        add("QR typical", px(module), count, &|chance| qr(chance, TYPICAL, module));
    }
    for (module, count) in [(2.5, 4), (3.0, 4), (4.0, 4)] {
        add("QR hard", px(module), count, &|chance| qr(chance, HARD, module));
    }
    for (module, count) in [(2.0, 6), (2.5, 6), (3.0, 6), (4.0, 6), (6.0, 4), (9.0, 2)] {
        add("Data Matrix typical", px(module), count, &|chance| data_matrix(chance, TYPICAL, module, 0.0));
    }
    for angle in [5, 20, 30, 45, 70, 120] {
        let make = |chance: &mut ChaCha8Rng| data_matrix(chance, TURNED, 5.0, angle as f32);
        add("Data Matrix turned 5px", format!("{angle}deg"), 3, &make);
    }
    for (module, count) in [(4.0, 3), (8.0, 3)] {
        let make = |chance: &mut ChaCha8Rng| data_matrix(chance, CLEAN, module, 0.0);
        add("Data Matrix on a tripod", px(module), count, &make);
    }
    for (module, count) in [(1.5, 4), (2.0, 6), (2.5, 6), (3.0, 6), (4.0, 4), (6.0, 2)] {
        add("PDF417 typical", px(module), count, &|chance| pdf417(chance, TYPICAL, module, 0.0));
    }
    for angle in [5, 20, 45, 90] {
        add("PDF417 turned 3px", format!("{angle}deg"), 3, &|chance| {
            pdf417(chance, TURNED, 3.0, angle as f32)
        });
    }
    for (column, motion) in [("still", 0.0), ("moving", 2.0)] {
        add("no label", column.to_owned(), 6, &|chance| Pass {
            clutter: 10,
            pan_px: motion,
            blur_px: 0.5,
            noise: 3.0,
            crf: 26,
            frames: 90,
            paper: chance.random_range(120.0..225.0),
            size: (1280, 720),
            ..Pass::default()
        });
    }
    for (column, motion, frames) in
        [("still", 0.0, 90), ("moving", 2.0, 90), ("still 10s", 0.0, 300), ("moving 10s", 2.0, 300)]
    {
        add("cost 1080p", column.to_owned(), 2, &|chance| Pass {
            clutter: 8,
            pan_px: motion,
            motion_px: motion,
            frames,
            size: (1920, 1080),
            ..bars(chance, TYPICAL, 2.5, 0.0)
        });
    }
    cases
}

fn px(module: f32) -> String {
    format!("{module}px")
}

fn bars(chance: &mut ChaCha8Rng, condition: Condition, module: f32, angle: f32) -> Pass {
    let text = number(chance);
    pass(chance, condition, (Symbology::Code128, text), module / 0.375, module, angle)
}

/// A code of 29 modules, as a web address with a number makes it.
fn qr(chance: &mut ChaCha8Rng, condition: Condition, module: f32) -> Pass {
    let text = format!("https://t.example/q?n={}", number(chance));
    pass(chance, condition, (Symbology::Qr, text), module, module, 0.0)
}

/// A code of 14 modules as on return labels, in a corner beside print.
fn data_matrix(chance: &mut ChaCha8Rng, condition: Condition, module: f32, angle: f32) -> Pass {
    let mut text = "M00".to_owned();
    text.extend((0..8).map(|_| char::from(b'0' + (chance.next_u32() % 10) as u8)));
    pass(chance, condition, (Symbology::DataMatrix, text), module / 0.75, module, angle)
}

/// A symbol of about 120 modules in a row, as on courier waybills.
fn pdf417(chance: &mut ChaCha8Rng, condition: Condition, module: f32, angle: f32) -> Pass {
    let text = format!("{} GROUND 0001", number(chance));
    pass(chance, condition, (Symbology::Pdf417, text), module / 0.375, module, angle)
}

fn pass(
    chance: &mut ChaCha8Rng,
    condition: Condition,
    symbol: (Symbology, String),
    px_per_mm: f32,
    module_px: f32,
    angle_deg: f32,
) -> Pass {
    let Condition { blur, motion, noise, crf, tilt, turn, contrast } = condition;
    let angle_deg = angle_deg + turn * chance.random_range(-1.0..1.0);
    let (sin, cos) = angle_deg.to_radians().sin_cos();
    let (wide, high) = (76.0 * px_per_mm, 50.0 * px_per_mm);
    let side = |length: f32, least: f32| ((length + 170.0).max(least) / 16.0).ceil() as usize * 16;
    Pass {
        symbol: Some(symbol),
        size: (
            side(wide * cos.abs() + high * sin.abs(), 800.0),
            side(wide * sin.abs() + high * cos.abs(), 448.0),
        ),
        module_px,
        angle_deg,
        tilt_deg: [tilt * chance.random_range(-1.0..1.0), tilt * chance.random_range(-1.0..1.0)],
        blur_px: blur,
        motion_px: motion,
        noise,
        contrast,
        crf,
        ..Pass::default()
    }
}

/// A number of one of the usual carriers.
fn number(chance: &mut ChaCha8Rng) -> String {
    let (head, digits) = [("SF", 13), ("YT", 13), ("JT", 13), ("JDVA", 11), ("73", 12), ("DPK", 12)]
        [chance.random_range(0..6)];
    let mut number: String = head.to_owned();
    number.extend((0..digits).map(|_| char::from(b'0' + (chance.next_u32() % 10) as u8)));
    number
}
