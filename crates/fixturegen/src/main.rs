//! Makes the clips in `fixtures/` from their recipes, and long takes for benchmarks.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use fixturegen::Error;
use fixturegen::make::Maker;
use fixturegen::recipe::{self, Recipe, Tamper};
use sha2::{Digest, Sha256};

/// Turns recipes into small packing videos with known truth.
#[derive(Parser)]
#[command(version, after_help = "Example: fixturegen --only sound-take-pass")]
struct Line {
    #[command(subcommand)]
    command: Option<Verb>,
    /// Make this clip alone (may be given several times).
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Folder of the recipes.
    #[arg(long, value_name = "DIR", default_value = "fixtures/recipes", global = true)]
    recipes: PathBuf,
    /// Folder for clips/, truth/ and MANIFEST.sha256.
    #[arg(long, value_name = "DIR", default_value = "fixtures")]
    out: PathBuf,
    /// Keep camera originals in this folder and take them from there the next time. Empty it after changes to the scene.
    #[arg(long, value_name = "DIR", global = true)]
    cache: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Lists the recipes.
    List,
    /// Writes MANIFEST.sha256 anew without making clips.
    Manifest,
    /// Makes one take of any length and size, with its truth beside it.
    #[command(
        after_help = "Example: fixturegen scene --seed 5 --seconds 20 --size 1920x1080 --fps 30 --out take.mp4"
    )]
    Scene(Box<SceneLine>),
}

#[derive(Args)]
struct SceneLine {
    /// Seed of the scene.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Length in seconds.
    #[arg(long, default_value_t = 20.0)]
    seconds: f32,
    /// Width and height, both even.
    #[arg(long, default_value = "1920x1080")]
    size: String,
    /// Frames per second.
    #[arg(long, default_value_t = 30.0)]
    fps: f64,
    /// unboxing, number_last, packing, idle or leaving.
    #[arg(long, default_value = "unboxing")]
    story: String,
    /// The number on the label.
    #[arg(long, default_value = "SF1390024681357")]
    waybill: String,
    /// Pixels per bar code module while the label is shown.
    #[arg(long, default_value_t = 3.0)]
    module_px: f32,
    /// Reading direction of the bar code, degrees clockwise.
    #[arg(long, default_value_t = 90.0)]
    angle_deg: f32,
    /// Sensor noise, standard deviation in luma codes.
    #[arg(long, default_value_t = 1.8)]
    noise: f32,
    /// Constant rate factor of the camera.
    #[arg(long, default_value_t = 23)]
    crf: u32,
    /// h264, hevc or vp9.
    #[arg(long, default_value = "h264")]
    codec: String,
    /// Preset of the encoder.
    #[arg(long, default_value = "veryfast")]
    preset: String,
    /// Some frames are not captured and true timestamps are kept, as in low light.
    #[arg(long)]
    variable: bool,
    /// What is done to the take: cut, gap, dissolve, freeze, repeat, reverse, black, drop or gop_copy.
    #[arg(long, requires = "at")]
    tamper: Option<String>,
    /// Where, in seconds.
    #[arg(long)]
    at: Option<f64>,
    /// For how long, in seconds.
    #[arg(long, default_value_t = 2.0)]
    length: f64,
    /// The file to write; its truth goes to the same name with .json added.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

fn main() -> ExitCode {
    match run(&Line::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "fixturegen: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(line: &Line) -> Result<(), Error> {
    match &line.command {
        Some(Verb::List) => {
            for (name, recipe) in recipe::read_all(&line.recipes)? {
                say(&format!("{name}.{}\n    {}", recipe.container, recipe.about));
            }
            Ok(())
        }
        Some(Verb::Manifest) => manifest(&line.out),
        Some(Verb::Scene(scene)) => make_scene(scene, line.cache.clone()),
        None => make_all(line),
    }
}

fn make_all(line: &Line) -> Result<(), Error> {
    let recipes = recipe::read_all(&line.recipes)?;
    if let Some(unknown) = line.only.iter().find(|name| !recipes.contains_key(*name)) {
        return Err(Error::NoRecipe(unknown.clone()));
    }
    let (clips, truths) = (line.out.join("clips"), line.out.join("truth"));
    for folder in [&clips, &truths] {
        std::fs::create_dir_all(folder).map_err(|cause| Error::File { path: folder.clone(), cause })?;
    }
    let mut maker = Maker::new(line.cache.clone())?;
    for (name, recipe) in recipes.iter().filter(|(name, _)| line.only.is_empty() || line.only.contains(name))
    {
        let clip = clips.join(format!("{name}.{}", recipe.container));
        let truth = maker.make(name, recipe, &clip)?;
        write_truth(&truths.join(format!("{name}.json")), &truth)?;
        let bytes = std::fs::metadata(&clip).map_or(0, |data| data.len());
        say(&format!("{name}.{} {} kB", recipe.container, bytes / 1000));
    }
    manifest(&line.out)
}

fn make_scene(line: &SceneLine, cache: Option<PathBuf>) -> Result<(), Error> {
    let mut recipe = Recipe { about: format!("scene of seed {}", line.seed), ..Recipe::default() };
    recipe.container =
        line.out.extension().map_or_else(|| "mp4".into(), |ending| ending.to_string_lossy().into_owned());
    let scene = &mut recipe.scene;
    scene.seed = line.seed;
    scene.seconds = line.seconds;
    scene.size.clone_from(&line.size);
    scene.fps = line.fps;
    scene.story.clone_from(&line.story);
    recipe.label.waybill.clone_from(&line.waybill);
    recipe.label.module_px = line.module_px;
    recipe.label.angle_deg = line.angle_deg;
    recipe.camera.noise = line.noise;
    recipe.camera.coding.crf = line.crf;
    recipe.camera.coding.codec.clone_from(&line.codec);
    recipe.camera.coding.preset.clone_from(&line.preset);
    if line.variable {
        "variable".clone_into(&mut recipe.camera.capture);
    }
    if let (Some(op), Some(at_s)) = (&line.tamper, line.at) {
        let seconds = line.length;
        recipe.tamper = Some(match op.as_str() {
            "cut" => Tamper::Cut { at_s, seconds },
            "gap" => Tamper::Gap { at_s, seconds },
            "dissolve" => Tamper::Dissolve { at_s, seconds, frames: 8 },
            "freeze" => Tamper::Freeze { at_s, seconds },
            "repeat" => Tamper::Repeat { at_s, seconds },
            "reverse" => Tamper::Reverse { at_s, seconds },
            "black" => Tamper::Black { at_s, seconds },
            "drop" => Tamper::Drop { at_s, seconds, every: 5 },
            "gop_copy" => Tamper::GopCopy { at_s, seconds },
            other => {
                return Err(Error::Recipe(format!("{other:?} is no tamper; see fixturegen scene --help")));
            }
        });
        let mut export = recipe.camera.coding.clone();
        export.audio_kbps = 96;
        export.gop_s = 0.0;
        export.b_frames = 2;
        recipe.export = Some(export);
    }
    let name = if recipe.tamper.is_some() { "scene-fail" } else { "scene-pass" };
    let truth = Maker::new(cache)?.make(name, &recipe, &line.out)?;
    let mut beside = line.out.clone().into_os_string();
    beside.push(".json");
    write_truth(Path::new(&beside), &truth)
}

fn write_truth(path: &Path, truth: &fixturegen::truth::Truth) -> Result<(), Error> {
    let failed = |cause| Error::File { path: path.to_owned(), cause };
    let text = serde_json::to_string_pretty(truth).map_err(|error| failed(error.into()))?;
    std::fs::write(path, flatten_lists(&text) + "\n").map_err(failed)
}

/// Puts lists of plain values on one line: four corners take one line, not sixteen.
fn flatten_lists(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(open) = rest.find('[') {
        let (before, list) = rest.split_at(open);
        out.push_str(before);
        let mut depth = 0_u32;
        let end = list.char_indices().find_map(|(at, character)| {
            match character {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(at + 1)
        });
        let list_end = end.unwrap_or(list.len());
        let (list, after) = list.split_at(list_end);
        if list.contains(['{', '"']) {
            out.push('[');
            rest = rest.split_at(open + 1).1;
        } else {
            out.extend(
                list.split_whitespace().flat_map(|word| [word, if word.ends_with(',') { " " } else { "" }]),
            );
            rest = after;
        }
    }
    out + rest
}

/// Writes the list that the tests check, in the form of `sha256sum`.
fn manifest(out: &Path) -> Result<(), Error> {
    let mut lines = Vec::new();
    for folder in ["clips", "truth"] {
        let path = out.join(folder);
        let failed = |cause| Error::File { path: path.clone(), cause };
        for entry in std::fs::read_dir(&path).map_err(failed)? {
            let file = entry.map_err(failed)?.path();
            let bytes = std::fs::read(&file).map_err(|cause| Error::File { path: file.clone(), cause })?;
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            lines.push((format!("{folder}/{name}"), digest));
        }
    }
    lines.sort();
    let text: String = lines.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
    let path = out.join("MANIFEST.sha256");
    std::fs::write(&path, text).map_err(|cause| Error::File { path, cause })
}

fn say(text: &str) {
    // Somebody who closes the pipe does not want the rest.
    let _ = writeln!(std::io::stdout(), "{text}");
}
