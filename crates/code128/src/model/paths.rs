//! The cheapest sequences of characters whose check character fits and that make a text: not the best alone, but those after
//! it as well, since a reading is worth as much as its lead.

use super::super::PATTERNS;

/// The check character is a sum modulo this.
const MODULUS: usize = 103;

/// Sequences that are kept for each state, and given in all.
const KEPT: usize = 3;
const GIVEN: usize = 12;

/// Characters that cost so much more than the cheapest one at their place are left out: a text with one of them is neither believed
/// nor near to one that is.
const MAX_COST: f32 = 30.0;

const SETS: usize = 3;
const STATES: usize = SETS * MODULUS;

/// Characters from the start to the check character.
pub(super) struct Path {
    pub(super) characters: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Step {
    cost: f32,
    value: u8,
    /// State and rank before.
    from: (u16, u8),
}

/// The code set after a data character in a code set, none where it is no text. Sets A, B and C are 0, 1 and 2.
fn next(set: usize, value: usize) -> Option<usize> {
    match (set, value) {
        (_, 102) => Some(set),
        (0, 0..=63) | (1, 0..=94) | (2, 0..=99) => Some(set),
        (0 | 1, 99) => Some(2),
        (0 | 2, 100) => Some(1),
        (1 | 2, 101) => Some(0),
        _ => None,
    }
}

/// The cheapest sequences, the cheapest first.
pub(super) fn cheapest(costs: &[[f32; PATTERNS.len()]]) -> Vec<Path> {
    let Some((starts, rest)) = costs.split_first() else { return Vec::new() };
    let Some((checks, data)) = rest.split_last().filter(|(_, data)| !data.is_empty()) else {
        return Vec::new();
    };
    let mut now: Vec<Vec<Step>> = vec![Vec::new(); STATES];
    for set in 0..SETS {
        let value = 103 + set;
        let step = Step { cost: starts[value], value: value as u8, from: (0, 0) };
        now[set * MODULUS + value % MODULUS].push(step);
    }
    let mut layers = vec![now];
    for (place, costs) in (1..).zip(data) {
        let least = costs[..MODULUS].iter().copied().fold(f32::MAX, f32::min);
        let values: Vec<usize> = (0..MODULUS).filter(|value| costs[*value] <= least + MAX_COST).collect();
        let mut after: Vec<Vec<Step>> = vec![Vec::new(); STATES];
        let before = layers.last().map_or(&[][..], Vec::as_slice);
        for (state, steps) in before.iter().enumerate().filter(|(_, steps)| !steps.is_empty()) {
            let (set, sum) = (state / MODULUS, state % MODULUS);
            for value in &values {
                let Some(set) = next(set, *value) else { continue };
                let target = &mut after[set * MODULUS + (sum + place * value) % MODULUS];
                for (rank, step) in steps.iter().enumerate() {
                    let cost = step.cost + costs[*value];
                    let step = Step { cost, value: *value as u8, from: (state as u16, rank as u8) };
                    let at = target.partition_point(|other| other.cost <= cost);
                    if at >= KEPT {
                        break;
                    }
                    target.insert(at, step);
                    target.truncate(KEPT);
                }
            }
        }
        layers.push(after);
    }
    let mut ends: Vec<(f32, usize, usize)> = Vec::new();
    for (state, steps) in layers.last().map_or(&[][..], Vec::as_slice).iter().enumerate() {
        let check = checks[state % MODULUS];
        ends.extend(steps.iter().enumerate().map(|(rank, step)| (step.cost + check, state, rank)));
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    ends.truncate(GIVEN);
    ends.into_iter()
        .map(|(_, state, rank)| {
            let mut characters = vec![(state % MODULUS) as u8];
            let (mut state, mut rank) = (state, rank);
            for layer in layers.iter().rev() {
                let step = layer[state][rank];
                characters.push(step.value);
                (state, rank) = (usize::from(step.from.0), usize::from(step.from.1));
            }
            characters.reverse();
            Path { characters }
        })
        .collect()
}
