//! The characters that explain the scores best and whose check character fits.

use super::super::PATTERNS;

/// The check character is a sum modulo this.
const MODULUS: usize = 103;

/// Characters with the sum of their scores.
pub(super) struct Solution {
    pub(super) characters: Vec<u8>,
    pub(super) sum: f32,
}

/// The best sequence that begins with `start`; `None` for fewer than three characters.
///
/// A dynamic programme: for each place and each running checksum the best sum so far, and the character that led to it.
pub(super) fn solve(scores: &[[f32; PATTERNS.len()]], start: u8) -> Option<Solution> {
    let (first, rest) = scores.split_first()?;
    let (check, data) = rest.split_last()?;
    if data.is_empty() {
        return None;
    }
    let mut sums = [f32::MIN; MODULUS];
    sums[usize::from(start) % MODULUS] = first[usize::from(start)];
    let mut came_by: Vec<[u8; MODULUS]> = Vec::with_capacity(data.len());
    for (place, scores) in (1..).zip(data) {
        let mut next = [f32::MIN; MODULUS];
        let mut by = [0_u8; MODULUS];
        for (value, score) in (0..MODULUS).zip(scores) {
            let shift = place * value % MODULUS;
            for (before, sum) in sums.iter().enumerate() {
                let state = if before + shift < MODULUS { before + shift } else { before + shift - MODULUS };
                let sum = sum + score;
                if sum > next[state] {
                    next[state] = sum;
                    by[state] = value as u8;
                }
            }
        }
        sums = next;
        came_by.push(by);
    }
    let total = |state: &usize| sums[*state] + check[*state];
    let mut state = (0..MODULUS).max_by(|one, other| total(one).total_cmp(&total(other)))?;
    let sum = total(&state);
    let mut characters = vec![state as u8];
    for (place, by) in (1..=data.len()).rev().zip(came_by.iter().rev()) {
        let value = by[state];
        characters.push(value);
        state = (state + MODULUS - place * usize::from(value) % MODULUS) % MODULUS;
    }
    characters.push(start);
    characters.reverse();
    (sum > f32::MIN / 2.0).then_some(Solution { characters, sum })
}
