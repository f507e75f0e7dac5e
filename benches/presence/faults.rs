//! What is done to a take: the camera pushed, panned and zoomed, the lens covered, the light taken away, and honest changes of light.

use crate::chance::Chance;

/// What a fault is, as it should be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Moved,
    Covered,
    Blurred,
    Dark,
}

impl Kind {
    pub(crate) const ALL: &[(&'static str, Self)] = &[
        ("moved", Self::Moved),
        ("covered", Self::Covered),
        ("blurred", Self::Blurred),
        ("dark", Self::Dark),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// Done to a take of a fixed camera, in the order of the table.
pub(crate) const FIXED: &[&str] = &[
    "none", "dim", "ramp", "nudge5", "nudge10", "nudge20", "pan", "zoom", "dark0.5", "dark3", "skin0.5",
    "skin2", "blur1", "blur3", "light",
];

/// Done to a take of a camera in the hand.
pub(crate) const HANDHELD: &[&str] = &["none", "dark0.5", "dark3", "skin2", "blur3", "light"];

/// One thing that is done, with its place and direction drawn by chance.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    name: String,
    /// The frame with which it begins.
    begins: usize,
    rate: f64,
    /// Unit vector of the push, or of where the cover comes from.
    direction: (f64, f64),
}

/// How one picture is seen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// Middle of the window, away from the middle of the take, in parts of the window's width.
    pub(crate) shift: (f64, f64),
    /// Times that things are larger.
    pub(crate) zoom: f64,
    /// How far a cover has come: 0 to 1; its brightness; whence.
    pub(crate) cover: Option<(f64, f64, (f64, f64))>,
    /// Deviation of the blur in parts of the width.
    pub(crate) blur: f64,
    /// Brightness is multiplied by this, and this is added.
    pub(crate) light: (f64, f64),
}

impl Fault {
    pub(crate) fn new(name: &str, frames: usize, rate: f64, chance: &mut Chance) -> Self {
        let begins = (chance.between(0.35, 0.5) * frames as f64) as usize;
        let angle = chance.between(0.0, std::f64::consts::TAU);
        Self { name: name.to_owned(), begins, rate, direction: (angle.cos(), angle.sin()) }
    }

    fn number(&self) -> f64 {
        self.name.trim_start_matches(char::is_alphabetic).parse().unwrap_or(0.0)
    }

    /// What should be found, with its first frame and the frame after its last.
    pub(crate) fn truth(&self, frames: usize) -> Option<(Kind, usize, usize)> {
        let count = |seconds: f64| (seconds * self.rate).round() as usize;
        let (kind, length) = match self.name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "nudge" => (Kind::Moved, 3),
            "pan" => (Kind::Moved, count(3.0)),
            "zoom" => (Kind::Moved, count(1.0)),
            "dark" | "skin" => (Kind::Covered, count(0.6 + self.number())),
            "blur" => (Kind::Blurred, count(0.6 + self.number())),
            "light" => (Kind::Dark, count(1.5)),
            _ => return None,
        };
        Some((kind, self.begins, (self.begins + length).min(frames)))
    }

    /// How the picture of that number is seen.
    pub(crate) fn view(&self, frame: usize) -> View {
        let mut view = View { shift: (0.0, 0.0), zoom: 1.0, cover: None, blur: 0.0, light: (1.0, 0.0) };
        let since = frame as f64 - self.begins as f64;
        let seconds = since / self.rate;
        // In and out in 0.3 s each, with that long between them.
        let there_for = |stays: f64| (seconds / 0.3).min((0.6 + stays - seconds) / 0.3).clamp(0.0, 1.0);
        let (along, down) = self.direction;
        let pushed = |px: f64| (along * px / 1280.0, down * px / 1280.0);
        match self.name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "nudge" => view.shift = pushed(self.number() * ((since + 1.0) / 3.0).clamp(0.0, 1.0)),
            "pan" => view.shift = pushed(20.0 * (seconds + 1.0 / self.rate).clamp(0.0, 3.0)),
            "zoom" => view.zoom = 1.0 + 0.15 * (seconds + 1.0 / self.rate).clamp(0.0, 1.0),
            "dark" => view.cover = Some((there_for(self.number()), 12.0, self.direction)),
            "skin" => view.cover = Some((there_for(self.number()), 140.0, self.direction)),
            "blur" => view.blur = 12.0 / 320.0 * there_for(self.number()),
            "light" if (0.0..1.5).contains(&seconds) => view.light = (0.07, 4.0),
            "dim" if seconds >= 0.0 => view.light = (0.6, 0.0),
            "ramp" if (0.0..2.0).contains(&seconds) => {
                view.light = (1.0 + 0.25 * (std::f64::consts::PI * seconds / 2.0).sin(), 0.0);
            }
            _ => {}
        }
        view
    }
}
