//! What is found, what is called fixed, and what is told where nothing was done.

use onetake::report::facts::CameraState;

use crate::clips::Clip;
use crate::exits::Exit;
use crate::faults::Kind;
use crate::openings::Proposed;
use crate::ours::Seen;
use crate::takes::Take;

/// What is told so near to a fault belongs to it, in seconds.
const NEAR_S: f64 = 0.6;

/// How one fault came out.
struct Outcome {
    /// A claimed span of its kind overlaps.
    right: bool,
    /// Some claim or "unknown" overlaps.
    noticed: bool,
    /// Start and end of the span against the truth, in seconds.
    off: Option<(f64, f64)>,
}

fn outcome(clip: &Clip, seen: &Seen) -> Option<Outcome> {
    let kind = clip.kind()?;
    let (_, first, end) = clip.truth.clone()?;
    let near = (NEAR_S * clip.rate) as usize;
    let overlaps = |from: usize, to: usize| from < end + near && to + near > first;
    let spans: Vec<_> = seen.spans.iter().filter(|span| overlaps(span.first, span.end)).collect();
    // A cover without light and the light gone look alike.
    let fits = |told: Option<Kind>| match kind {
        Kind::Covered | Kind::Dark => matches!(told, Some(Kind::Covered | Kind::Dark)),
        _ => told == Some(kind),
    };
    let right = spans.iter().find(|span| span.claimed() && fits(span.kind));
    let unknown = seen.unknown.iter().any(|(from, to)| overlaps(*from, *to));
    let apart = |told: usize, truth: usize| (told as f64 - truth as f64) / clip.rate;
    Some(Outcome {
        right: right.is_some(),
        noticed: !spans.is_empty() || unknown || seen.camera != CameraState::Fixed,
        off: right.map(|span| (apart(span.first, first), apart(span.end, end))),
    })
}

/// Spans that are claimed away from what was done.
fn false_alarms(clip: &Clip, seen: &Seen) -> (usize, usize) {
    let near = (NEAR_S * clip.rate) as usize;
    let of_truth = |from: usize, to: usize| {
        clip.truth.as_ref().is_some_and(|(_, first, end)| from < end + near && to + near > *first)
    };
    let claimed = || seen.spans.iter().filter(|span| span.claimed() && !of_truth(span.first, span.end));
    let moved = claimed().filter(|span| span.kind == Some(Kind::Moved)).count();
    (moved, claimed().count() - moved)
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Prints the tables of one variant.
pub(crate) fn faults(seen: &[(&Clip, Seen)], verbose: bool) {
    println!(
        "| camera | done | clips | named | never called fixed | start off by, median / most, s | end off by, median, s | false moved | false blocked |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut ops: Vec<(bool, &str)> = Vec::new();
    for (fixed, all) in [(true, crate::faults::FIXED), (false, crate::faults::HANDHELD)] {
        ops.extend(all.iter().map(|op| (fixed, *op)));
    }
    let (mut moved, mut blocked, mut seconds) = (0, 0, 0.0);
    for (fixed, op) in ops {
        let of: Vec<_> = seen.iter().filter(|(clip, _)| clip.fixed == fixed && clip.op == op).collect();
        if of.is_empty() {
            continue;
        }
        let outcomes: Vec<_> = of.iter().filter_map(|(clip, seen)| outcome(clip, seen)).collect();
        let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is(outcome)).count();
        let mut starts: Vec<f64> =
            outcomes.iter().filter_map(|outcome| outcome.off.map(|off| off.0)).collect();
        let mut ends: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.off.map(|off| off.1)).collect();
        let most = starts.iter().fold(0.0_f64, |most, off| if off.abs() > most.abs() { *off } else { most });
        let alarms = of.iter().map(|(clip, seen)| false_alarms(clip, seen));
        let (false_moved, false_blocked) = alarms.fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        if fixed {
            moved += false_moved;
            blocked += false_blocked;
            seconds += of.iter().map(|(clip, _)| clip.seconds()).sum::<f64>();
        }
        println!(
            "| {} | `{op}` | {} | {} | {} | {:+.2} / {most:+.2} | {:+.2} | {false_moved} | {false_blocked} |",
            if fixed { "fixed" } else { "in the hand" },
            of.len(),
            if outcomes.is_empty() { "–".to_owned() } else { count(|outcome| outcome.right).to_string() },
            if outcomes.is_empty() || !fixed {
                "–".to_owned()
            } else {
                count(|outcome| outcome.noticed).to_string()
            },
            median(&mut starts),
            median(&mut ends),
        );
        if verbose {
            for (clip, seen) in of {
                let outcome = outcome(clip, seen);
                let wrong = outcome.as_ref().is_some_and(|outcome| {
                    !outcome.right || outcome.off.is_some_and(|off| off.0.abs() > 0.3)
                });
                let camera = if fixed { CameraState::Fixed } else { CameraState::Handheld };
                if wrong || false_alarms(clip, seen) != (0, 0) || seen.camera != camera {
                    let truth = clip
                        .truth
                        .as_ref()
                        .map(|(kind, first, end)| (kind, *first as f64 / clip.rate, *end as f64 / clip.rate));
                    eprintln!("  {} {}: {:?}, truth {truth:.2?}", clip.take, clip.op, seen.camera);
                    for span in &seen.spans {
                        eprintln!(
                            "     {:?} {:.2}-{:.2} {}",
                            span.kind,
                            span.first as f64 / clip.rate,
                            span.end as f64 / clip.rate,
                            span.confidence_ppm
                        );
                    }
                    let unknown: Vec<_> = seen
                        .unknown
                        .iter()
                        .map(|(a, b)| (*a as f64 / clip.rate, *b as f64 / clip.rate))
                        .collect();
                    eprintln!("     unknown {unknown:.2?}");
                }
            }
        }
    }
    let states = |fixed: bool, state: CameraState| {
        seen.iter().filter(|(clip, seen)| clip.fixed == fixed && seen.camera == state).count()
    };
    println!();
    println!(
        "False alarms outside of what was done, fixed cameras: {moved} moved and {blocked} blocked in {:.1} min, {:.1} in 10 min.",
        seconds / 60.0,
        (moved + blocked) as f64 * 600.0 / seconds.max(1.0)
    );
    for (fixed, name) in [(true, "fixed"), (false, "in the hand")] {
        println!(
            "Cameras that are {name}: {} fixed, {} in the hand, {} unknown.",
            states(fixed, CameraState::Fixed),
            states(fixed, CameraState::Handheld),
            states(fixed, CameraState::Unknown)
        );
    }
    let cpu: u64 = seen.iter().map(|(_, seen)| seen.cpu_us).sum();
    let decode: u64 = seen.iter().map(|(_, seen)| seen.decode_us).sum();
    if decode > 0 {
        let ticks: f64 = seen.iter().map(|(clip, _)| clip.seconds() * 10.0).sum();
        println!(
            "Cost: {:.1} % of decoding; {:.0} us a picture that is looked at.",
            cpu as f64 * 100.0 / decode as f64,
            cpu as f64 / ticks
        );
    }
    println!();
}

/// Prints what is said of whole takes as they are.
pub(crate) fn verdicts(seen: &[(&Take, Seen)]) {
    println!("| take | camera | told | moved | blocked | unknown spans | CPU to decode |");
    println!("|---|---|---|---|---|---|---|");
    for (take, seen) in seen {
        let claimed = |moved: bool| {
            let of =
                seen.spans.iter().filter(|span| span.claimed() && (span.kind == Some(Kind::Moved)) == moved);
            of.count()
        };
        println!(
            "| `{}` | {} | {} | {} | {} | {} | {:.1} % |",
            take.name,
            take.camera.as_str(),
            seen.camera.as_str(),
            claimed(true),
            claimed(false),
            seen.unknown.len(),
            seen.cpu_us as f64 * 100.0 / seen.decode_us.max(1) as f64
        );
        for span in &seen.spans {
            eprintln!(
                "  {}: {:?} frames {}-{} of {}, {}",
                take.name, span.kind, span.first, span.end, seen.frames, span.confidence_ppm
            );
        }
    }
    println!();
}

/// What is told of labels that leave the picture.
pub(crate) fn exits(all: &[Exit], verbose: bool) {
    let groups: [(&str, f64, f64); 3] =
        [("0.3 to 0.5 s", 0.0, 0.5), ("0.5 to 0.8 s", 0.5, 0.8), ("0.8 to 1.2 s", 0.8, 9.0)];
    println!(
        "| leaves within | exits | never told in | frames out | named out | told in | edge right | frames in | told out | told in |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let row = |name: &str, some: &[&Exit]| {
        let sum = |of: fn(&Exit) -> usize| some.iter().map(|exit| of(exit)).sum::<usize>();
        let noticed = some.iter().filter(|exit| exit.told_in == 0).count();
        let (right, told) = (
            some.iter().filter(|exit| exit.edge == Some(true)).count(),
            some.iter().filter(|exit| exit.edge.is_some()).count(),
        );
        let (out, named) = (sum(|exit| exit.out), sum(|exit| exit.named));
        let (inside, inside_named) = (sum(|exit| exit.inside), sum(|exit| exit.inside_named));
        println!(
            "| {name} | {} | {noticed} | {out} | {} % | {} | {right} of {told} | {inside} | {} | {} % |",
            some.len(),
            named * 100 / out.max(1),
            sum(|exit| exit.told_in),
            sum(|exit| exit.false_out),
            inside_named * 100 / inside.max(1),
        );
    };
    for (name, from, until) in groups {
        let some: Vec<&Exit> = all.iter().filter(|exit| (from..until).contains(&exit.move_s)).collect();
        row(name, &some);
    }
    row("all", &all.iter().collect::<Vec<_>>());
    println!();
    for exit in all.iter().filter(|exit| verbose && exit.named * 10 < exit.out * 9) {
        println!("  {exit:?}");
    }
}

/// Where openings are proposed.
pub(crate) fn openings(all: &[Proposed], verbose: bool) {
    println!(
        "| order | takes | opening in a proposal | in the surest | surest, median length of the true one | order told | right |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (name, last) in [("number first", false), ("number last", true)] {
        let some: Vec<&Proposed> = all.iter().filter(|one| one.scene.number_last == last).collect();
        let inside = |surest| some.iter().filter(|one| one.share(surest) >= 800).count();
        let mut lengths: Vec<i64> = some
            .iter()
            .filter_map(|one| {
                let (start, end) = one.scene.opening_ms;
                one.surest().map(|span| (span.1 - span.0) * 100 / (end - start))
            })
            .collect();
        lengths.sort_unstable();
        let told: Vec<bool> = some.iter().filter_map(|one| one.number_last()).collect();
        println!(
            "| {name} | {} | {} | {} | {} % | {} | {} |",
            some.len(),
            inside(false),
            inside(true),
            lengths.get(lengths.len() / 2).copied().unwrap_or(0),
            told.len(),
            told.iter().filter(|told| **told == last).count(),
        );
    }
    println!();
    for one in all.iter().filter(|one| verbose && one.share(true) < 800) {
        println!("  {} {:?} {:?} {:?}", one.scene.name, one.scene.opening_ms, one.openings, one.label_ms);
    }
}
