//! How well bars are compared with a number that is known beforehand: the true one, and wrong ones that claim to be it.
//!
//! What is measured is the comparison alone: the profiles are those of the bars nearest to the middle of the picture, where the
//! label is, whether or not the number could be read from them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{Luma, MediaEvent, MediaReader as _, Progress};
use onetake::{CancelToken, Limits, Source};
use onetake_code128::model::{self, expected::Comparison};
use onetake_code128::profile::Profile;
use onetake_scan::features::Features;
use onetake_scan::symbol::region::{self, Bars};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::cases::Case;

/// Profiles that are laid over each other, as many as the observer keeps.
const PROFILES: usize = 12;

const KEPT: &str = "expected.tsv";

/// Compares with the true number and with wrong ones, and keeps what came of it beside the clip.
pub(crate) fn watch(case: &Case) {
    let Some(text) = case.text().filter(|_| case.name.contains("bars")) else { return };
    let Some(profile) = profile_of(&case.clip) else { return };
    let mut told = String::new();
    let mut chance = ChaCha8Rng::seed_from_u64(case.pass.seed);
    let kinds = [("true", 0, 1), ("one digit", 1, 12), ("other", text.len(), 4)];
    let each = kinds.into_iter().flat_map(|(kind, digits, times)| std::iter::repeat_n((kind, digits), times));
    for (kind, digits) in each {
        let claim = changed(text, digits, &mut chance);
        let Some(found) = model::expected::compare(&profile, &claim, |read| read == claim) else { continue };
        let Comparison { score_milli, lead_milli, best_other_milli, .. } = found;
        let verdict = found.verdict().as_str();
        let _ = writeln!(told, "{kind}\t{score_milli}\t{lead_milli}\t{best_other_milli}\t{verdict}");
    }
    fs::write(case.beside(KEPT), told).unwrap();
}

/// The text with so many of its digits changed.
fn changed(text: &str, digits: usize, chance: &mut ChaCha8Rng) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    for _ in 0..digits.min(places.len()) {
        let at = places.swap_remove(chance.random_range(0..places.len()));
        bytes[at] = b'0' + (bytes[at] - b'0' + chance.random_range(1..10_u8)) % 10;
    }
    String::from_utf8(bytes).unwrap()
}

fn profile_of(file: &Path) -> Option<Profile> {
    let source = Source::open(file).ok()?;
    let (cancel, limits) = (CancelToken::new(), Limits::default());
    let mut reader =
        FfmpegReader::open(source.bytes(), std::num::NonZero::<usize>::MIN, &limits, &cancel).ok()?;
    let mut features = Features::new();
    let mut profiles: Vec<Profile> = Vec::new();
    let mut take = |event: &MediaEvent<'_>| {
        let MediaEvent::Frame(frame) = event else { return };
        features.update(frame);
        if frame.number.is_multiple_of(2) {
            let luma = &frame.luma;
            let bars = region::bars(features.cells());
            let nearest = bars.iter().min_by(|one, other| away(luma, one).total_cmp(&away(luma, other)));
            let across = nearest.and_then(|bars| {
                let angle = region::direction(luma, bars.region).unwrap_or(bars.slant.angle);
                onetake_scan::symbol::profile::across(luma, bars.slant.at_angle(angle))
            });
            profiles.extend(across);
        }
    };
    while reader.read(&mut |event| take(&event)).ok()? == Progress::More {}
    profiles.sort_by_key(|profile| std::cmp::Reverse(profile.gradient_energy_milli()));
    profiles.truncate(PROFILES);
    model::mean_of(&profiles.iter().collect::<Vec<_>>())
}

/// How far bars are from the middle of the picture.
fn away(luma: &Luma<'_>, bars: &Bars) -> f32 {
    let (x, y) = (luma.width() as f32 / 2.0, luma.height() as f32 / 2.0);
    (bars.slant.x - x).hypot(bars.slant.y - y)
}

/// Prints, for each group and column, how claims were judged.
pub(crate) fn print(cases: &[&Case]) {
    println!("\n**An expected number against bars**: consistent / undecidable / inconsistent\n");
    println!(
        "| passes | true number | one digit changed | other number | true one ahead of one-digit neighbours |"
    );
    println!("|---|---|---|---|---|");
    let mut columns: Vec<(&str, &str)> = Vec::new();
    for case in cases {
        if !columns.contains(&(case.group, case.column.as_str())) {
            columns.push((case.group, &case.column));
        }
    }
    for (group, column) in columns {
        let of_column = cases.iter().filter(|case| case.group == group && case.column == column);
        let lines: Vec<Vec<String>> = of_column
            .filter_map(|case| fs::read_to_string(case.beside(KEPT)).ok())
            .flat_map(|text| {
                let fields = |line: &str| line.split('\t').map(str::to_owned).collect();
                text.lines().map(fields).collect::<Vec<_>>()
            })
            .collect();
        if lines.is_empty() {
            continue;
        }
        let count = |kind: &str, verdict: &str| {
            lines.iter().filter(|fields| fields[0] == kind && fields[4] == verdict).count()
        };
        let cells = ["true", "one digit", "other"].map(|kind| {
            let [yes, open, no] = ["consistent", "undecidable", "inconsistent"].map(|v| count(kind, v));
            format!("{yes} / {open} / {no}")
        });
        let ahead = lines.iter().filter(|fields| fields[0] == "true" && !fields[2].starts_with('-')).count();
        let trues = lines.iter().filter(|fields| fields[0] == "true").count();
        println!("| {group} {column} | {} | {ahead} of {trues} |", cells.join(" | "));
    }
}
