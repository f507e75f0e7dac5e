//! Recipes: TOML files that say how a clip is made and what is true about it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// How one clip is made. Every part has defaults; a recipe states what differs.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Recipe {
    /// What the clip shows and why it exists, in a sentence.
    pub about: String,
    /// Ending of the file name: mp4, mov, mkv or ts.
    pub container: String,
    /// What happens before the camera.
    pub scene: Scene,
    /// The shipping label.
    pub label: Label,
    /// Light, sensor and first encoding.
    pub camera: Shot,
    /// What was done to the pictures afterwards.
    pub tamper: Option<Tamper>,
    /// The second encoding; needed with most tampers, possible without (an honest re-encode).
    pub export: Option<Coding>,
    /// What was done to the bytes of the file.
    pub damage: Option<Damage>,
    /// A file that is no video at all, instead of all of the above.
    pub hostile: Option<String>,
    /// What the user of a verifier would state.
    pub case: Case,
    /// What a verifier should find: observation codes, or words for what it should say.
    pub expect: Vec<String>,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            about: String::new(),
            container: "mp4".to_owned(),
            scene: Scene::default(),
            label: Label::default(),
            camera: Shot::default(),
            tamper: None,
            export: None,
            damage: None,
            hostile: None,
            case: Case::default(),
            expect: Vec::new(),
        }
    }
}

/// What happens before the camera.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scene {
    /// Seed of everything random in the scene.
    pub seed: u64,
    /// "unboxing", "number_last" (the label is shown after the contents), "packing" (the same work backwards), "idle" (nothing moves) or "leaving" (an unboxing before which
    /// the parcel is out of the picture for a while).
    pub story: String,
    /// Length in seconds.
    pub seconds: f32,
    /// Width and height as seen upright, for example "1280x720"; both even.
    pub size: String,
    /// Frames per second; 29.97 and 59.94 mean the exact NTSC rates.
    pub fps: f64,
    /// Seconds for which the parcel is out of the picture in "leaving".
    pub away_s: f32,
    /// When another parcel takes its place, in seconds: out of sight, if it is to look like a take. 0 for never.
    pub exchanged_s: f32,
}

impl Default for Scene {
    fn default() -> Self {
        Self {
            seed: 1,
            story: "unboxing".to_owned(),
            seconds: 9.0,
            size: "1280x720".to_owned(),
            fps: 20.0,
            away_s: 1.5,
            exchanged_s: 0.0,
        }
    }
}

/// The shipping label.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Label {
    /// The tracking number.
    pub waybill: String,
    /// What the QR symbol holds: "plain" (the number), "sf" (the form of SF labels) or "none".
    pub qr: String,
    /// Pixels per Code 128 module while the label is shown.
    pub module_px: f32,
    /// Reading direction of the bar code in the picture, degrees clockwise.
    pub angle_deg: f32,
    /// Seconds for which the label is held to the camera.
    pub show_s: f32,
    /// Point of the label that is then in the middle of the picture, mm from its left top corner.
    pub focus_mm: [f32; 2],
    /// The tracking number of the parcel that takes its place; empty for one without a label.
    pub other: String,
}

impl Default for Label {
    fn default() -> Self {
        Self {
            waybill: "SF1390024681357".to_owned(),
            qr: "sf".to_owned(),
            module_px: 2.6,
            angle_deg: 90.0,
            show_s: 2.4,
            focus_mm: [38.0, 65.0],
            other: String::new(),
        }
    }
}

/// Light, sensor and the camera's own encoding.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shot {
    /// Sensor noise, standard deviation in luma codes.
    pub noise: f32,
    /// Drift of the automatic exposure: 0.02 is about 2 %.
    pub exposure_drift: f32,
    /// Part of the frame interval for which the shutter is open.
    pub shutter: f32,
    /// Date and time burned into the picture at the first frame ("2026-11-18 14:03:05"); empty for none.
    pub clock: String,
    /// A number burned in below the clock, as recorders print the waybill; empty for none.
    pub clock_number: String,
    /// Creation time written into the file, UTC ("2026-11-18T06:03:05Z"); empty for none.
    pub created: String,
    /// "steady", or "variable": as in low light, some frames are not captured; true timestamps are kept.
    pub capture: String,
    /// Degrees clockwise by which a player must turn the stored picture: 0, 90, 180 or 270.
    pub rotation: u16,
    /// "packing", "silent" (digital silence) or "none" (no sound track).
    pub sound: String,
    /// Written as in a phone's file: no traces of FFmpeg or x264, phone handler names.
    pub phone: bool,
    /// The encoding.
    pub coding: Coding,
}

impl Default for Shot {
    fn default() -> Self {
        Self {
            noise: 1.2,
            exposure_drift: 0.02,
            shutter: 0.35,
            clock: "2026-11-18 14:03:05".to_owned(),
            clock_number: String::new(),
            created: "2026-11-18T06:03:05Z".to_owned(),
            capture: "steady".to_owned(),
            rotation: 0,
            sound: "packing".to_owned(),
            phone: true,
            coding: Coding { crf: 33, gop_s: 3.0, b_frames: 0, audio_kbps: 48, ..Coding::default() },
        }
    }
}

/// One encoding by FFmpeg.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Coding {
    /// "h264", "hevc" or "vp9".
    pub codec: String,
    /// Preset of the encoder.
    pub preset: String,
    /// Constant rate factor.
    pub crf: u32,
    /// Seconds between key frames; 0 leaves it to the encoder.
    pub gop_s: f32,
    /// B-frames in a row.
    pub b_frames: u32,
    /// 8 or 10 bits per sample.
    pub bits: u32,
    /// Bit rate of the AAC sound, kbit/s.
    pub audio_kbps: u32,
    /// The index comes before the media data (MP4).
    pub index_first: bool,
    /// Written in fragments, as streaming and some camera apps do (MP4).
    pub fragmented: bool,
}

impl Default for Coding {
    fn default() -> Self {
        Self {
            codec: "h264".to_owned(),
            preset: "slow".to_owned(),
            crf: 30,
            gop_s: 0.0,
            b_frames: 2,
            bits: 8,
            audio_kbps: 64,
            index_first: true,
            fragmented: false,
        }
    }
}

/// What was done to the pictures of the camera original. `at_s` is a time in the original.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Tamper {
    /// Seconds removed, timestamps written anew.
    Cut {
        /// Where the removed part begins.
        at_s: f64,
        /// How long it is.
        seconds: f64,
    },
    /// Seconds removed, the remaining timestamps kept: a hole.
    Gap {
        /// Where the removed part begins.
        at_s: f64,
        /// How long it is.
        seconds: f64,
    },
    /// Seconds removed under a cross-fade.
    Dissolve {
        /// Where the cross-fade begins.
        at_s: f64,
        /// How much is removed.
        seconds: f64,
        /// Frames of the cross-fade.
        frames: u32,
    },
    /// Part of another take put in.
    Insert {
        /// Where it is put in.
        at_s: f64,
        /// How long it is.
        seconds: f64,
        /// Seed of the other take.
        seed: u64,
        /// Where the part begins in the other take.
        from_s: f64,
    },
    /// One frame held; the clip goes on afterwards as if nothing had been.
    Freeze {
        /// The frame that is held.
        at_s: f64,
        /// For how long.
        seconds: f64,
    },
    /// The seconds before `at_s` shown again.
    Repeat {
        /// Where the repetition begins.
        at_s: f64,
        /// How much is shown again.
        seconds: f64,
    },
    /// A part played backwards in place.
    Reverse {
        /// Where it begins.
        at_s: f64,
        /// How long it is.
        seconds: f64,
    },
    /// A part painted black.
    Black {
        /// Where it begins.
        at_s: f64,
        /// How long it is.
        seconds: f64,
    },
    /// Every `every`th frame lost for a while, timestamps written anew.
    Drop {
        /// Where it begins.
        at_s: f64,
        /// How long it is.
        seconds: f64,
        /// Which frames are lost.
        every: u32,
    },
    /// The camera is pushed or zoomed, and stays so.
    Push {
        /// When it begins.
        at_s: f64,
        /// How long it takes.
        seconds: f64,
        /// How far to the right, in pixels of the picture.
        x_px: f32,
        /// How far down.
        y_px: f32,
        /// How many times larger things become.
        zoom: f32,
    },
    /// A hand lies before the lens.
    Cover {
        /// When it comes.
        at_s: f64,
        /// How long it takes to come, stay and go.
        seconds: f64,
    },
    /// The light is out.
    LightOff {
        /// When it goes out.
        at_s: f64,
        /// For how long.
        seconds: f64,
    },
    /// Whole groups of pictures removed without encoding again.
    GopCopy {
        /// Where the removed part begins; moved to the next key frame.
        at_s: f64,
        /// How long it is; rounded to whole groups.
        seconds: f64,
    },
}

/// What was done to the bytes of the file.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum Damage {
    /// The file ends early.
    Truncate {
        /// Part of the bytes that is kept, in percent.
        keep_percent: u64,
    },
    /// Bytes overwritten with zeros.
    Zero {
        /// Where, in percent of the file.
        at_percent: u64,
        /// How many.
        bytes: u64,
    },
}

/// What the user of a verifier would state about the clip.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// "inbound" (opening a received parcel) or "outbound" (packing).
    pub direction: String,
    /// The number that the label should carry.
    pub waybill: String,
    /// When the carrier recorded delivery, with zone.
    pub signed_at: String,
}

impl Scene {
    /// Width and height in pixels.
    pub(crate) fn pixels(&self) -> Result<(usize, usize), Error> {
        let wrong =
            || Error::Recipe(format!("scene.size is {:?}; write it as \"1280x720\", both even", self.size));
        let (w, h) = self.size.split_once('x').ok_or_else(wrong)?;
        let (w, h): (usize, usize) = (w.parse().map_err(|_| wrong())?, h.parse().map_err(|_| wrong())?);
        if w % 2 == 1 || h % 2 == 1 || !(160..=7680).contains(&w) || !(120..=4320).contains(&h) {
            return Err(wrong());
        }
        Ok((w, h))
    }

    /// Frames per second as a fraction.
    pub(crate) fn rate(&self) -> Result<(u32, u32), Error> {
        for (near, exact) in [(29.97, (30_000, 1001)), (59.94, (60_000, 1001)), (23.976, (24_000, 1001))] {
            if (self.fps - near).abs() < 0.005 {
                return Ok(exact);
            }
        }
        (1..=240)
            .find(|whole| (f64::from(*whole) - self.fps).abs() < 1e-6)
            .map(|whole| (whole, 1))
            .ok_or_else(|| {
                Error::Recipe(format!("scene.fps is {}; use 1 to 240, 23.976, 29.97 or 59.94", self.fps))
            })
    }
}

/// Reads every recipe of a folder, by name. A recipe may say `extends = "OTHER"`: then it states only what differs.
///
/// # Errors
/// When the folder or a recipe cannot be read, or a recipe has an unknown key or extends itself.
pub fn read_all(folder: &Path) -> Result<BTreeMap<String, Recipe>, Error> {
    let mut tables = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(Error::file(folder))? {
        let path = entry.map_err(Error::file(folder))?.path();
        if path.extension().is_some_and(|ending| ending == "toml")
            && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
        {
            let text = std::fs::read_to_string(&path).map_err(Error::file(&path))?;
            let table: toml::Table = toml::from_str(&text)
                .map_err(|cause| Error::Toml { path: path.clone(), cause: Box::new(cause) })?;
            tables.insert(name.to_owned(), table);
        }
    }
    let mut recipes = BTreeMap::new();
    for name in tables.keys() {
        let table = resolve(name, &tables, 0)?;
        let recipe = table.try_into().map_err(|cause| Error::Toml {
            path: folder.join(format!("{name}.toml")),
            cause: Box::new(cause),
        })?;
        recipes.insert(name.clone(), recipe);
    }
    Ok(recipes)
}

fn resolve(name: &str, tables: &BTreeMap<String, toml::Table>, depth: u32) -> Result<toml::Table, Error> {
    let mut table = tables.get(name).ok_or_else(|| Error::NoRecipe(name.to_owned()))?.clone();
    let Some(base) = table.remove("extends") else { return Ok(table) };
    if depth > 8 {
        return Err(Error::Recipe(format!("{name}: extends itself, directly or through others")));
    }
    let base = base
        .as_str()
        .ok_or_else(|| Error::Recipe(format!("{name}: extends must be the name of a recipe")))?;
    let mut merged = resolve(base, tables, depth + 1)?;
    merge(&mut merged, table);
    Ok(merged)
}

fn merge(base: &mut toml::Table, over: toml::Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            // A tamper or a damage is replaced as a whole: its keys depend on its kind.
            (Some(toml::Value::Table(old)), toml::Value::Table(new)) if !new.contains_key("op") => {
                merge(old, new)
            }
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_recipe_states_only_what_differs() {
        let folder = folder(&[
            (
                "a.toml",
                "about = 'a'\n[scene]\nseed = 7\nseconds = 5.0\n[tamper]\nop = 'cut'\nat_s = 1.0\nseconds = 2.0",
            ),
            (
                "b.toml",
                "extends = 'a'\n[scene]\nseconds = 6.0\n[tamper]\nop = 'drop'\nat_s = 1.0\nseconds = 1.0\nevery = 5",
            ),
        ]);
        let recipes = read_all(folder.path()).unwrap();
        assert_eq!(recipes["b"].scene.seed, 7);
        assert!((recipes["b"].scene.seconds - 6.0).abs() < 1e-6);
        assert!(matches!(recipes["b"].tamper, Some(Tamper::Drop { every: 5, .. })));
    }

    #[test]
    fn unknown_keys_and_loops_are_refused() {
        let wrong = folder(&[("a.toml", "[scene]\nsede = 7")]);
        assert!(read_all(wrong.path()).unwrap_err().to_string().contains("sede"));
        let looped = folder(&[("a.toml", "extends = 'b'"), ("b.toml", "extends = 'a'")]);
        assert!(read_all(looped.path()).unwrap_err().to_string().contains("extends itself"));
    }
}
