//! From a recipe to a clip with its truth.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times to ticks, milliseconds and thousandths of a pixel: bounded by the length and size of a clip"
)]

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::error::Error;
use crate::ffmpeg::{self, Job, TICKS};
use crate::hostile;
use crate::label::Label;
use crate::lens;
use crate::mp4;
use crate::recipe::{Damage, Recipe, Tamper};
use crate::scene::{Painter, Plan};
use crate::sound;
use crate::tamper::{Edit, Pick};
use crate::truth::{PictureTruth, Sighting, StageTruth, SymbolTruth, Truth, WaybillTruth};

/// Makes clips and remembers camera originals that several recipes share.
pub struct Maker {
    work: tempfile::TempDir,
    cache: Option<PathBuf>,
    originals: HashMap<String, Rc<Original>>,
}

/// A camera original: the first encoding of a rendered take.
struct Original {
    file: PathBuf,
    stamps: Vec<i64>,
    painter: Painter,
}

impl Maker {
    /// A maker with a temporary folder of its own. Camera originals are kept in `cache`, if there is one, and taken from
    /// there the next time: rendering is what takes long.
    ///
    /// # Errors
    /// When no temporary folder or no cache folder can be made.
    pub fn new(cache: Option<PathBuf>) -> Result<Self, Error> {
        if let Some(cache) = &cache {
            std::fs::create_dir_all(cache).map_err(Error::file(cache))?;
        }
        let work = tempfile::tempdir().map_err(Error::file(Path::new("the temporary folder")))?;
        Ok(Self { work, cache, originals: HashMap::new() })
    }

    /// Makes the clip of a recipe at `out` and tells what is true about it. `name` is the name of the recipe.
    ///
    /// # Errors
    /// When the recipe asks for something that cannot be, FFmpeg is missing or fails, or a file cannot be written.
    pub fn make(&mut self, name: &str, recipe: &Recipe, out: &Path) -> Result<Truth, Error> {
        let outcome = name.rsplit('-').next().unwrap_or_default();
        if !["pass", "fail", "review", "refused"].contains(&outcome) {
            return Err(Error::Recipe(format!("{name}: a name ends in -pass, -fail, -review or -refused")));
        }
        let mut truth = Truth {
            format: "fixture-truth/1",
            clip: out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            about: recipe.about.clone(),
            outcome: outcome.to_owned(),
            expect: recipe.expect.clone(),
            generations: 0,
            picture: None,
            sound: "none".to_owned(),
            created: String::new(),
            clock: String::new(),
            clock_number: String::new(),
            events: Vec::new(),
            damage: recipe.damage.clone(),
            stages: Vec::new(),
            waybill: None,
            case: recipe.case.clone(),
        };
        if let Some(kind) = &recipe.hostile {
            hostile::write(kind, out)?;
        } else {
            self.film(recipe, out, &mut truth)?;
        }
        if let Some(damage) = &recipe.damage {
            spoil(damage, out)?;
        }
        Ok(truth)
    }

    fn film(&mut self, recipe: &Recipe, out: &Path, truth: &mut Truth) -> Result<(), Error> {
        let rate = recipe.scene.rate()?;
        let fps = f64::from(rate.0) / f64::from(rate.1);
        if !["packing", "silent", "none"].contains(&recipe.camera.sound.as_str()) {
            return Err(Error::Recipe(format!(
                "camera.sound is {:?}; it may be \"packing\", \"silent\" or \"none\"",
                recipe.camera.sound
            )));
        }
        let original = self.original(recipe)?;
        let count = original.stamps.len();
        let mut edit = Edit::plan(recipe.tamper.as_ref(), count, fps)?;
        let shot = &recipe.camera;
        let (mut coding, mut rotation) = (&shot.coding, shot.rotation);
        truth.generations = 1;
        match (&recipe.tamper, &recipe.export) {
            (None, None) => {
                let wav = self.work.path().join("silence.wav");
                let muted = shot.sound == "silent";
                if muted {
                    sound::write_wav(&wav, &sound::silence(recipe.scene.seconds))?;
                }
                let wrapping = ffmpeg::Wrapping {
                    coding: &shot.coding,
                    container: &recipe.container,
                    created: &shot.created,
                    phone: shot.phone,
                    sounded: shot.sound != "none",
                    other_sound: muted.then_some(wav.as_path()),
                };
                ffmpeg::wrap(&original.file, &wrapping, out)?;
                if rotation != 0 {
                    let (w, h) = recipe.scene.pixels()?;
                    mp4::turn(out, rotation, if rotation == 180 { (w, h) } else { (h, w) })?;
                }
            }
            (Some(Tamper::GopCopy { at_s, seconds }), export) => {
                let gop = ((f64::from(shot.coding.gop_s) * fps).round() as usize).max(1);
                let groups = |seconds: f64| (seconds * fps / gop as f64).round() as usize;
                let first = groups(*at_s).max(1) * gop;
                let last = first + groups(*seconds).max(1) * gop;
                let exact =
                    Tamper::GopCopy { at_s: first as f64 / fps, seconds: (last - first) as f64 / fps };
                edit = Edit::plan(Some(&exact), count, fps)?;
                let coding = export.as_ref().unwrap_or(&shot.coding);
                ffmpeg::copy_without(
                    &original.file,
                    first,
                    last,
                    &shot.created,
                    coding,
                    out,
                    self.work.path(),
                )?;
            }
            (_, Some(export)) => {
                truth.generations = 2;
                (coding, rotation) = (export, 0);
                self.export(recipe, &original, &edit, rate, out)?;
            }
            (Some(_), None) => {
                return Err(Error::Recipe(
                    "a tamper needs an [export]: how the result is encoded".to_owned(),
                ));
            }
        }
        let interval = TICKS * i64::from(rate.1) / i64::from(rate.0);
        let stamps = edit.stamps(&original.stamps, interval);
        let ms = |frame: usize| {
            let ticks =
                stamps.get(frame).copied().or_else(|| stamps.last().map(|last| last + interval)).unwrap_or(0);
            (ticks * 1000 / TICKS) as u64
        };
        for event in &mut edit.events {
            event.start_ms = ms(event.f0);
            event.end_ms = if event.f1 == event.f0 { event.start_ms } else { ms(event.f1 + 1) };
            if event.code == "cadence.gap" {
                event.start_ms = event.end_ms - event.removed_ms;
            }
        }
        let (width_px, height_px) = recipe.scene.pixels()?;
        truth.picture = Some(PictureTruth {
            width_px,
            height_px,
            rotation_deg: rotation,
            frames: edit.frames.len(),
            rate: format!("{}/{}", rate.0, rate.1),
            variable: shot.capture == "variable",
            duration_ms: ms(edit.frames.len()),
            codec: coding.codec.clone(),
            bits: coding.bits,
        });
        truth.sound.clone_from(&shot.sound);
        truth.created.clone_from(&shot.created);
        truth.clock.clone_from(&shot.clock);
        truth.clock_number.clone_from(&shot.clock_number);
        truth.stages = stages(&original, &edit, ms);
        truth.waybill = Some(waybill(recipe, &original, &edit, ms));
        truth.events = edit.events;
        Ok(())
    }

    fn original(&mut self, recipe: &Recipe) -> Result<Rc<Original>, Error> {
        // What `wrap` can change afterwards makes no other original.
        let mut shared = recipe.camera.clone();
        shared.created.clear();
        shared.coding.fragmented = false;
        shared.coding.index_first = true;
        "packing".clone_into(&mut shared.sound);
        let shared = Recipe { camera: shared, ..recipe.clone() };
        let key = format!("{:?}{:?}{:?}", shared.scene, shared.label, shared.camera);
        if let Some(known) = self.originals.get(&key) {
            return Ok(Rc::clone(known));
        }
        let file = match &self.cache {
            Some(cache) => cache.join(format!("{}.mp4", digest(&key))),
            None => self.work.path().join(format!("original{}.mp4", self.originals.len())),
        };
        let original = Rc::new(shoot(&shared, file, self.work.path())?);
        self.originals.insert(key, Rc::clone(&original));
        Ok(original)
    }

    fn export(
        &mut self,
        recipe: &Recipe,
        original: &Original,
        edit: &Edit,
        rate: (u32, u32),
        out: &Path,
    ) -> Result<(), Error> {
        let Some(coding) = &recipe.export else { return Ok(()) };
        let size = recipe.scene.pixels()?;
        let other = match &recipe.tamper {
            Some(Tamper::Insert { seed, seconds, from_s, .. }) => {
                let mut other = recipe.clone();
                other.scene.seed = *seed;
                other.scene.seconds = other.scene.seconds.max((*from_s + *seconds) as f32 + 1.0);
                Some(self.original(&other)?)
            }
            _ => None,
        };
        let bits = coding.bits;
        let mut own = Decoded::new(original, size, bits, &self.work.path().join("own.raw"))?;
        let mut foreign = match &other {
            Some(other) => Some(Decoded::new(other, size, bits, &self.work.path().join("other.raw"))?),
            None => None,
        };
        let wav = self.work.path().join("export.wav");
        let sounded = recipe.camera.sound != "none";
        if sounded {
            let mut own = ffmpeg::decode_sound(&original.file)?;
            if recipe.camera.sound == "silent" {
                own.fill(0.0);
            }
            let foreign =
                other.as_ref().map_or_else(|| Ok(Vec::new()), |other| ffmpeg::decode_sound(&other.file))?;
            sound::write_wav(&wav, &edit.cut_sound(&own, &foreign))?;
        }
        let interval = TICKS * i64::from(rate.1) / i64::from(rate.0);
        let stamps = edit.stamps(&original.stamps, interval);
        let uneven = !edit.holes.is_empty() || recipe.camera.capture == "variable";
        let job = Job {
            size,
            rate,
            coding,
            container: &recipe.container,
            created: &recipe.camera.created,
            rotation: 0,
            phone: false,
            stamps: uneven.then_some(stamps.as_slice()),
            sound: sounded.then_some(wav.as_path()),
            out,
        };
        ffmpeg::encode(&job, |pipe| {
            let before_lens = recipe.tamper.as_ref().filter(|tamper| lens::is_of(tamper));
            let begins = edit.events.first().map_or(0, |event| event.f0) as f32;
            let fps = rate.0 as f32 / rate.1 as f32;
            for (number, pick) in edit.frames.iter().enumerate() {
                let mut frame = match *pick {
                    Pick::Own(index) => own.frame(index)?,
                    Pick::Other(index) => match foreign.as_mut() {
                        Some(foreign) => foreign.frame(index)?,
                        None => own.frame(index)?,
                    },
                    Pick::Blend(from, to, weight) => blend(&own.frame(from)?, &own.frame(to)?, weight, bits)?,
                    Pick::Black => black(size, bits),
                };
                if let Some(tamper) = before_lens {
                    // The first frame concerned has changed already.
                    frame = lens::through(frame, size, bits, tamper, (number as f32 + 0.5 - begins) / fps)?;
                }
                pipe.write_all(&frame).map_err(Error::file(out))?;
            }
            Ok(())
        })
    }
}

/// What may happen before the camera.
const STORIES: [&str; 5] = ["unboxing", "number_last", "packing", "idle", "leaving"];

/// Renders and encodes a take.
fn shoot(recipe: &Recipe, file: PathBuf, work: &Path) -> Result<Original, Error> {
    let (scene, shot) = (&recipe.scene, &recipe.camera);
    let size = scene.pixels()?;
    let rate = scene.rate()?;
    let fps = rate.0 as f32 / rate.1 as f32;
    let plan = Plan {
        seed: scene.seed,
        seconds: scene.seconds,
        packing: scene.story == "packing",
        camera: size,
        module_px: recipe.label.module_px,
        angle_deg: recipe.label.angle_deg,
        show_seconds: recipe.label.show_s,
        focus: (recipe.label.focus_mm[0], recipe.label.focus_mm[1]),
        idle: scene.story == "idle",
        number_last: scene.story == "number_last",
        away_seconds: if scene.story == "leaving" { scene.away_s } else { 0.0 },
    };
    if !STORIES.contains(&scene.story.as_str()) {
        let known = STORIES.join(", ");
        return Err(Error::Recipe(format!("scene.story is {:?}; it may be one of: {known}", scene.story)));
    }
    Painter::check(&plan)?;
    let clock = Clock::new(&shot.clock, &shot.clock_number, size.1)?;
    let label = Label::print(&recipe.label.waybill, &recipe.label.qr, scene.seed)?;
    let other = if recipe.label.other.is_empty() {
        None
    } else {
        Some(Label::print(&recipe.label.other, &recipe.label.qr, scene.seed + 1)?)
    };
    let exchange = (scene.exchanged_s > 0.0).then_some((scene.exchanged_s, other));
    let painter = Painter::new(plan, label, exchange);
    let stamps = stamps(recipe, rate)?;

    let wav = work.join("original.wav");
    let original = Original { file, stamps, painter };
    if original.file.exists() {
        return Ok(original);
    }
    let Original { file, stamps, painter } = &original;
    sound::write_wav(&wav, &sound::synthesise(&painter.story.noises(), scene.seconds, scene.seed))?;
    // Beside the file, so that nothing half written is taken for an original.
    let unfinished = file.with_extension("part.mp4");
    let job = Job {
        size,
        rate,
        coding: &shot.coding,
        container: "mp4",
        created: &shot.created,
        rotation: shot.rotation,
        phone: shot.phone,
        stamps: (shot.capture == "variable").then_some(stamps.as_slice()),
        sound: Some(&wav),
        out: &unfinished,
    };
    let deep = shot.coding.bits == 10;
    let draw = |index: usize, ticks: i64| {
        let time = ticks as f32 / TICKS as f32;
        let mut picture = painter.frame(time, shot.shutter / fps);
        picture.soften(0.19);
        if let Some(clock) = &clock {
            clock.burn(&mut picture, time);
        }
        let mut chance = Chance::new(scene.seed.wrapping_add(index as u64 * 0x9E37_79B9), "noise");
        picture.planes(painter.exposure(time, shot.exposure_drift), shot.noise, &mut chance, deep)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    ffmpeg::encode(&job, |pipe| {
        for (batch, part) in stamps.chunks(threads).enumerate() {
            let drawn = std::thread::scope(|scope| {
                let draw = &draw;
                let running: Vec<_> = part
                    .iter()
                    .enumerate()
                    .map(|(place, ticks)| scope.spawn(move || draw(batch * threads + place, *ticks)))
                    .collect();
                running.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
            });
            for frame in drawn {
                let frame = frame.map_err(|_| Error::Recipe("a frame could not be drawn".to_owned()))?;
                pipe.write_all(&frame).map_err(Error::file(file))?;
            }
        }
        Ok(())
    })?;
    std::fs::rename(&unfinished, file).map_err(Error::file(file))?;
    Ok(original)
}

fn digest(key: &str) -> String {
    Sha256::digest(key).iter().take(10).map(|byte| format!("{byte:02x}")).collect()
}

/// Times at which the camera captures frames, in ticks.
fn stamps(recipe: &Recipe, rate: (u32, u32)) -> Result<Vec<i64>, Error> {
    let interval = TICKS * i64::from(rate.1) / i64::from(rate.0);
    let count = (f64::from(recipe.scene.seconds) * f64::from(rate.0) / f64::from(rate.1)).round() as i64;
    match recipe.camera.capture.as_str() {
        "steady" => Ok((0..count).map(|frame| frame * interval).collect()),
        "variable" => {
            let mut chance = Chance::new(recipe.scene.seed, "capture");
            let mut out = Vec::new();
            for frame in 0..count {
                let lost = chance.unit() < 0.08;
                let late = (chance.unit() * 0.06 * interval as f32) as i64;
                if frame == 0 || !lost {
                    out.push(frame * interval + if frame == 0 { 0 } else { late });
                }
            }
            Ok(out)
        }
        other => {
            Err(Error::Recipe(format!("camera.capture is {other:?}; it may be \"steady\" or \"variable\"")))
        }
    }
}

/// The decoded frames of a camera original, in a file.
struct Decoded {
    file: File,
    path: PathBuf,
    bytes: usize,
}

impl Decoded {
    fn new(original: &Original, size: (usize, usize), bits: u32, path: &Path) -> Result<Self, Error> {
        ffmpeg::decode_picture(&original.file, bits, path)?;
        let bytes = size.0 * size.1 * 3 / 2 * if bits == 10 { 2 } else { 1 };
        let file = File::open(path).map_err(Error::file(path))?;
        Ok(Self { file, path: path.to_owned(), bytes })
    }

    fn frame(&mut self, index: usize) -> Result<Vec<u8>, Error> {
        let mut frame = vec![0; self.bytes];
        self.file
            .seek(SeekFrom::Start((index * self.bytes) as u64))
            .and_then(|_| self.file.read_exact(&mut frame))
            .map_err(Error::file(&self.path))?;
        Ok(frame)
    }
}

fn blend(from: &[u8], to: &[u8], weight: u16, bits: u32) -> Result<Vec<u8>, Error> {
    if bits != 8 {
        return Err(Error::Recipe("a cross-fade needs 8 bits".to_owned()));
    }
    let mixed = |a: &u8, b: &u8| {
        ((u16::from(*a) * (256 - weight.min(256)) + u16::from(*b) * weight.min(256) + 128) >> 8) as u8
    };
    Ok(from.iter().zip(to).map(|(a, b)| mixed(a, b)).collect())
}

fn black(size: (usize, usize), bits: u32) -> Vec<u8> {
    let luma = size.0 * size.1;
    let mut out = Vec::new();
    for (code, count) in [(16_u16, luma), (128, luma / 2)] {
        for _ in 0..count {
            if bits == 10 { out.extend_from_slice(&(code * 4).to_le_bytes()) } else { out.push(code as u8) }
        }
    }
    out
}

fn spoil(damage: &Damage, out: &Path) -> Result<(), Error> {
    let mut bytes = std::fs::read(out).map_err(Error::file(out))?;
    let share = |percent: u64| (bytes.len() as u64 * percent.min(100) / 100) as usize;
    match damage {
        Damage::Truncate { keep_percent } => {
            let keep = share(*keep_percent);
            bytes.truncate(keep);
        }
        Damage::Zero { at_percent, bytes: count } => {
            let from = share(*at_percent);
            let to = (from + *count as usize).min(bytes.len());
            if let Some(part) = bytes.get_mut(from..to) {
                part.fill(0);
            }
        }
    }
    std::fs::write(out, bytes).map_err(Error::file(out))
}

fn stages(original: &Original, edit: &Edit, ms: impl Fn(usize) -> u64) -> Vec<StageTruth> {
    let mut out: Vec<StageTruth> = Vec::new();
    for (frame, pick) in edit.frames.iter().enumerate() {
        let stage = match pick {
            Pick::Own(index) | Pick::Blend(index, _, _) => original
                .stamps
                .get(*index)
                .map_or("rest", |ticks| original.painter.stage(*ticks as f32 / TICKS as f32).name()),
            Pick::Other(_) | Pick::Black => "foreign",
        };
        match out.last_mut() {
            Some(last) if last.stage == stage => {
                last.last_frame = frame;
                last.end_ms = ms(frame + 1);
            }
            _ => out.push(StageTruth {
                stage: stage.to_owned(),
                first_frame: frame,
                last_frame: frame,
                start_ms: ms(frame),
                end_ms: ms(frame + 1),
            }),
        }
    }
    out
}

fn waybill(recipe: &Recipe, original: &Original, edit: &Edit, ms: impl Fn(usize) -> u64) -> WaybillTruth {
    let painter = &original.painter;
    let label = painter.label();
    let (w, h) = (painter.camera.width as f32, painter.camera.height as f32);
    let milli = |value: f32| (value * 1000.0).round() as i64;
    let corners = |four: [(f32, f32); 4]| four.map(|(x, y)| [x.round() as i64, y.round() as i64]);
    let (mut first_frame, mut last_frame) = (None, None);
    let mut sightings = Vec::new();
    for (frame, pick) in edit.frames.iter().enumerate() {
        let Pick::Own(index) = pick else { continue };
        let Some(ticks) = original.stamps.get(*index) else { continue };
        let time = *ticks as f32 / TICKS as f32;
        let Some(main) = label.symbols.first() else { continue };
        let Some(code) = painter.label_corners(time, main.area) else { continue };
        let [a, b, ..] = code;
        let across = (b.0 - a.0).hypot(b.1 - a.1);
        let module = across / ((main.area[2] - main.area[0]) / main.module_mm);
        let visible = code.iter().all(|(x, y)| (0.0..w).contains(x) && (0.0..h).contains(y));
        if visible && module >= 2.0 {
            first_frame = first_frame.or(Some(frame));
            last_frame = Some(frame);
        }
        // A few times a second is enough to place the label; the smallest views are of no use to a reader.
        let slot = |frame: usize| ms(frame) / 400;
        if module < 1.0 || (frame > 0 && slot(frame) == slot(frame - 1)) {
            continue;
        }
        let whole = [0.0, 0.0, crate::label::WIDTH_MM, crate::label::HEIGHT_MM];
        let Some(outline) = painter.label_corners(time, whole) else { continue };
        sightings.push(Sighting {
            frame,
            ms: ms(frame),
            module_milli_px: milli(module),
            angle_milli_deg: milli((b.1 - a.1).atan2(b.0 - a.0).to_degrees()),
            label_px: corners(outline),
            symbols_px: label
                .symbols
                .iter()
                .filter_map(|symbol| painter.label_corners(time, symbol.area).map(corners))
                .collect(),
        });
    }
    WaybillTruth {
        text: recipe.label.waybill.clone(),
        symbols: label
            .symbols
            .iter()
            .map(|symbol| SymbolTruth { symbology: symbol.symbology.to_owned(), text: symbol.text.clone() })
            .collect(),
        first_frame,
        last_frame,
        sightings,
    }
}
