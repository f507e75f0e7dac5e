//! Lines across bars of which columns did not print.

use super::super::examine_for;
use super::*;
use crate::encode;
use onetake_testkit::scene::Random;

/// Brightness across the bars of a text, three values per pixel: modules of so many pixels, columns that did not print, in
/// modules, blur and noise.
fn line(text: &str, module: f32, dead: &[(f32, f32)], blur: f32, noise: f32, random: &mut Random) -> Profile {
    const FINE: usize = 16;
    let bars = encode(text).unwrap().bars();
    let quiet = 12;
    let fine: Vec<f32> = (0..(bars.len() + 2 * quiet) * FINE)
        .map(|at| {
            let module = at as f32 / FINE as f32 - quiet as f32;
            let bar = module >= 0.0 && bars.get(module as usize).copied().unwrap_or(false);
            let printed = !dead.iter().any(|(from, to)| (*from..*to).contains(&module));
            if bar && printed { 50.0 } else { 215.0 }
        })
        .collect();
    let sigma = blur / module * FINE as f32;
    let reach = (3.0 * sigma) as usize;
    let weights: Vec<f32> =
        (0..=2 * reach).map(|at| (-0.5 * ((at as f32 - reach as f32) / sigma).powi(2)).exp()).collect();
    let all: f32 = weights.iter().sum();
    let count = ((bars.len() + 2 * quiet) as f32 * module * PER_PX as f32) as usize;
    let values: Vec<f32> = (0..count)
        .map(|sample| {
            let middle = (sample as f32 + 0.5) / PER_PX as f32 / module * FINE as f32;
            let value = |at: usize| {
                let at = (middle as usize + at).saturating_sub(reach).min(fine.len() - 1);
                fine[at]
            };
            let sum: f32 = weights.iter().enumerate().map(|(at, weight)| weight * value(at)).sum();
            sum / all + noise * random.normal()
        })
        .collect();
    Profile::from_brightness(&values)
}

fn number(random: &mut Random) -> String {
    let digits: String = (0..13).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
    let head = ["SF", "YT", "JT", "77"][random.below(4)];
    format!("{head}{digits}")
}

/// Columns of a third of a module to a whole one.
fn dead_columns(modules: usize, count: usize, random: &mut Random) -> Vec<(f32, f32)> {
    (0..count)
        .map(|_| {
            let from = random.unit() * modules as f32;
            (from, from + [0.34, 0.5, 0.67, 1.0][random.below(4)])
        })
        .collect()
}

/// The property: whatever columns are missing, no text but the true one is believed; and most true ones are.
#[test]
fn dead_columns_never_make_another_number() {
    let (mut right, all) = (0, 120);
    for seed in 0..all {
        let mut random = Random::new(seed + 900);
        let text = number(&mut random);
        let module = [1.6, 2.0, 2.8, 3.5][random.below(4)];
        let modules = encode(&text).unwrap().modules();
        let count = 2 + 2 * random.below(4);
        let dead = dead_columns(modules, count, &mut random);
        let blur = [0.6, 0.9, 1.2][random.below(3)];
        let line = line(&text, module, &dead, blur, 1.0, &mut random);
        let Some(print) = examine_for(&line, &text).filter(Print::is_conclusive) else { continue };
        assert_eq!(print.text, text, "seed {seed}, {module} px, {dead:?}: {print:?}");
        right += 1;
    }
    assert!(right >= 100, "{right} of {all}");
}

/// A print that shows a valid other number but for slivers of ink: both explain it about as well, so neither is believed. The
/// engines read the other one with its check character right.
#[test]
fn what_two_numbers_explain_is_neither() {
    // Two numbers that differ in two pairs of digits so that one check character fits both.
    let mut random = Random::new(4);
    let mut tried = 0;
    for _ in 0..400 {
        let text = format!("SF1{:06}{:06}", random.below(1_000_000), random.below(1_000_000));
        let characters = encode(&text).unwrap().characters().to_vec();
        let Some(other) = covered(&characters) else { continue };
        let bars = |characters: &[u8]| -> Vec<bool> {
            let widths = characters.iter().flat_map(|value| PATTERNS[usize::from(*value)]).chain(STOP);
            widths.enumerate().flat_map(|(at, width)| vec![at % 2 == 0; usize::from(width)]).collect()
        };
        let (whole, left) = (bars(&characters), bars(&other));
        // Half of each module that the other number has not: what remains are the slivers.
        let dead: Vec<(f32, f32)> = (0..whole.len())
            .filter(|at| whole[*at] && !left[*at])
            .map(|at| (at as f32 + 0.25, at as f32 + 0.75))
            .collect();
        let line = line(&text, 2.0, &dead, 0.9, 0.5, &mut random);
        let print = examine_for(&line, &text).unwrap();
        assert!(!print.is_conclusive() || print.text == text, "{text}: {print:?}");
        tried += 1;
        if tried == 3 {
            return;
        }
    }
    assert!(tried > 0, "no such pair of numbers");
}

/// Characters that differ in two data characters, have no ink where these have none, and have the same check character.
fn covered(characters: &[u8]) -> Option<Vec<u8>> {
    let ink = |value: u8| -> Vec<bool> {
        let widths = PATTERNS[usize::from(value)];
        widths.iter().enumerate().flat_map(|(at, width)| vec![at % 2 == 0; usize::from(*width)]).collect()
    };
    let within =
        |inner: u8, outer: u8| ink(inner).iter().zip(ink(outer)).all(|(inner, outer)| outer || !inner);
    let last = characters.len() - 1;
    for one in 5..last {
        for two in one + 1..last {
            for a in (0..100).filter(|a| *a != characters[one] && within(*a, characters[one])) {
                for b in (0..100).filter(|b| *b != characters[two] && within(*b, characters[two])) {
                    let change = |at: usize, to: u8| {
                        i32::try_from(at).unwrap_or(0) * (i32::from(to) - i32::from(characters[at]))
                    };
                    if (change(one, a) + change(two, b)) % 103 == 0 {
                        let mut other = characters.to_vec();
                        (other[one], other[two]) = (a, b);
                        return Some(other);
                    }
                }
            }
        }
    }
    None
}

/// Ink where the text has none is never explained: a text with a bar too few is not believed.
#[test]
fn ink_that_no_text_explains_is_not_believed() {
    let mut random = Random::new(8);
    let text = "SF1234567890123";
    let clean = line(text, 2.5, &[], 0.8, 0.5, &mut random);
    assert!(examine_for(&clean, text).is_some_and(|print| print.is_conclusive() && print.text == text));
    // A stroke of a pen over two modules of paper.
    let mut values = clean.values().to_vec();
    let at = values.len() / 2;
    let paper = (at..).find(|at| values[*at..at + 8].iter().all(|value| *value > 0.5)).unwrap();
    values[paper..paper + 8].fill(-1.0);
    let print = examine_for(&Profile::from_values(values), text);
    assert!(!print.is_some_and(|print| print.is_conclusive()));
}
