//! What a line across bars says when columns of the bars may be missing.
//!
//! A dead dot of a thermal print head leaves one narrow column white over the whole height of the label. So what is white where
//! a text has a bar can be explained, at a price that grows with what is missing; what is dark where a text has paper
//! cannot. Every frame shows the same print: frames that agree say nothing about it. What counts is how far the text that
//! explains the line best leads all other texts whose check character fits as well.
//!
//! Ink is counted from 0 (paper) to 1 (bar). Costs are natural logarithms of likelihoods, in thousandths where they are
//! integers.

use std::sync::LazyLock;

use super::super::{PATTERNS, STOP, module_count};
use super::geometry::Fit;
use super::paths;
use super::text;
#[cfg(test)]
use crate::profile::Profile;
use crate::profile::{LIGHT_WINDOW_PX, PER_PX, SMOOTHED_PX, most_around, smooth};

/// Samples of a module.
const PER_MODULE: usize = 4;

/// Modules beyond a pattern up to which its blur reaches.
const REACH: usize = 3;

/// Paper on each side that is compared: so many modules, and no more pixels than the window of the light has on each side, since
/// beyond it the light of the line is unknown.
const QUIET_MODULES: f32 = 4.0;
const QUIET_PX: f32 = 9.0;

/// Blurs in modules.
const SIGMAS: [f32; 8] = [0.25, 0.33, 0.42, 0.52, 0.64, 0.78, 0.94, 1.12];

/// What ink costs, squared and summed over modules: where the text has none, and where the text has some that is not seen. The
/// model is right to about 0.07 of ink, with about one independent sample in a module; a dead column of one module in 30 is
/// some 4.
const EXCESS_COST: f32 = 100.0;
const MISSING_COST: f32 = 10.0;

/// What a character costs that waybill numbers do not have.
const UNUSUAL_COST: f32 = 2.0;

/// Steps in which ends are moved, in modules; unevenness goes in fiftieths of them.
const STEPS: [f32; 4] = [0.24, 0.12, 0.06, 0.03];

/// Farthest that a character may lie from where its neighbours put it, in modules, and the steps to it.
const SHIFTS: std::ops::RangeInclusive<i32> = -4..=4;
const SHIFT_STEP: f32 = 0.08;

/// What a step costs.
const SHIFT_COST: f32 = 1.0;

/// Rounds of reading and fitting.
const ROUNDS: usize = 4;

/// What no text costs that is there: labels with sixteen dead columns stay below half of it.
const HOPELESS_COST: f32 = 150.0;

/// Texts of a round that are fitted for themselves.
const RIVALS: usize = 4;

/// And what they may cost more than the best before that.
const CLOSE_COST: f32 = 30.0;

/// Least contrast of ink that light is taken out of.
const MIN_INK: f32 = 0.15;

/// Limits of what is [conclusive](Print::is_conclusive): the lead over any other text in thousandths; ink that is seen and not explained
/// in any one character, squared and summed over its modules, in thousandths; the same of ink that is explained and not seen.
const LEAD_MILLI: i32 = 8_000;
const EXCESS_MILLI: i32 = 150;
const MISSING_MILLI: i32 = 2_500;

/// And the share of its own cost that the lead must have, as one in so many. A line that even the best text explains badly differs from
/// the model by more than the model's noise, and so do the costs of all texts: differences between them count for less in the same
/// measure (overdispersion; McCullagh and Nelder, Generalized Linear Models, 4.5). Print that is no symbol costs 90 and leads by 8;
/// of 1,386 labels with dead columns none of those that are read leads by less than a third of its cost.
const COST_PER_LEAD: i32 = 3;

/// And the price of the check character: it confirms what the bars say anyway. Where it had to overrule a character that is
/// there as a whole, something else is wrong, such as a stroke of a pen, which no missing column explains.
const PRICE_MILLI: i32 = 6_000;

/// What explains a line best, and how well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The text.
    pub text: String,
    /// Values of the symbol characters, start and check character included.
    pub characters: Vec<u8>,
    /// What the text costs beyond a perfect line, in thousandths.
    pub cost_milli: i32,
    /// How much more the best other text costs, in thousandths.
    pub lead_milli: i32,
    /// Ink where the text has none: of the character with most of it, squared and summed over its modules, in thousandths.
    pub excess_milli: i32,
    /// Ink that the text has and the line has not: the same of that.
    pub missing_milli: i32,
    /// What the check character costs: how much less the cheapest characters would, each at its place, in thousandths.
    pub price_milli: i32,
    /// Width of one module in thousandths of a pixel.
    pub module_millipx: u32,
    /// Blur in thousandths of a module.
    pub blur_milli: u32,
}

impl Print {
    /// Whether the line can be of this text and of no other.
    #[must_use]
    pub fn is_conclusive(&self) -> bool {
        self.lead_milli >= LEAD_MILLI.max(self.cost_milli / COST_PER_LEAD)
            && self.excess_milli <= EXCESS_MILLI
            && self.missing_milli <= MISSING_MILLI
            && self.price_milli <= PRICE_MILLI
    }
}

/// Ink of a pattern at the samples around it, for one blur.
struct Inks {
    characters: Vec<Vec<f32>>,
    stop: Vec<f32>,
}

static INKS: LazyLock<Vec<Inks>> = LazyLock::new(|| {
    SIGMAS
        .iter()
        .map(|sigma| Inks {
            characters: PATTERNS.iter().map(|pattern| ink_of(pattern, *sigma)).collect(),
            stop: ink_of(&STOP, *sigma),
        })
        .collect()
});

fn ink_of(widths: &[u8], sigma: f32) -> Vec<f32> {
    let modules = widths.iter().map(|width| usize::from(*width)).sum::<usize>() + 2 * REACH;
    (0..modules * PER_MODULE)
        .map(|sample| {
            let place = (sample as f32 + 0.5) / PER_MODULE as f32 - REACH as f32;
            let mut from = 0.0;
            let mut ink = 0.0;
            for (index, width) in widths.iter().enumerate() {
                let to = from + f32::from(*width);
                if index % 2 == 0 {
                    ink += below((to - place) / sigma) - below((from - place) / sigma);
                }
                from = to;
            }
            ink
        })
        .collect()
}

/// The normal distribution (Abramowitz and Stegun 26.2.17; right to 1e-7).
fn below(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let poly =
        t * (0.319_381_53 + t * (-0.356_563_78 + t * (1.781_477_9 + t * (-1.821_256 + t * 1.330_274_4))));
    let tail = 0.398_942_3 * (-0.5 * x * x).exp() * poly;
    if x >= 0.0 { 1.0 - tail } else { tail }
}

/// Samples of a symbol and of the paper around it: what is modelled, in which lies what is compared.
#[derive(Clone, Copy)]
struct Grid {
    characters: usize,
    /// Samples of paper that are modelled on each side, and of them those that are compared.
    margin: usize,
    quiet: usize,
    /// Samples up to which the running extremes of the light reach on each side, and its smoothing.
    window: usize,
    smoothed: usize,
}

impl Grid {
    fn of(fit: &Fit) -> Self {
        let module_px = fit.module() / PER_PX as f32;
        let samples = |px: f32| (px / module_px * PER_MODULE as f32).round() as usize;
        let quiet = (QUIET_MODULES * PER_MODULE as f32) as usize;
        let window = samples(LIGHT_WINDOW_PX as f32 / 2.0).max(1);
        let smoothed = samples(SMOOTHED_PX as f32);
        let quiet = quiet.min(samples(QUIET_PX)).max(1);
        Self {
            characters: fit.characters,
            margin: (quiet + window + 2 * smoothed).max(REACH * PER_MODULE),
            quiet,
            window,
            smoothed,
        }
    }

    fn samples(self) -> usize {
        module_count(self.characters) * PER_MODULE + 2 * self.margin
    }

    /// The samples that are compared.
    fn compared(self) -> std::ops::Range<usize> {
        self.margin - self.quiet..self.samples() - self.margin + self.quiet
    }

    /// The samples of a character; the stop pattern is that after the last.
    fn character(self, place: usize) -> std::ops::Range<usize> {
        let from = self.margin + 11 * place * PER_MODULE;
        from..from + 11 * PER_MODULE
    }

    /// The module at the middle of a sample.
    fn module(self, sample: usize) -> f32 {
        (sample as f32 + 0.5 - self.margin as f32) / PER_MODULE as f32
    }
}

/// The ink of a text, and what the line's taking out of light does to ink: so much is taken off, the rest scaled.
struct Drawn {
    ink: Vec<f32>,
    taken: Vec<f32>,
    scale: Vec<f32>,
}

impl Drawn {
    /// The ink of a text. Light was taken out of the line as it is, with columns missing, so the ink that is `seen` and less than that
    /// of the text counts for the extremes.
    fn of(characters: &[u8], grid: Grid, sigma: usize, seen: &[f32]) -> Self {
        let mut ink = vec![0.0; grid.samples()];
        let inks = &INKS[sigma];
        let mut add = |pattern: &[f32], place: usize| {
            let from = grid.margin + 11 * place * PER_MODULE - REACH * PER_MODULE;
            for (sum, ink) in ink[from..].iter_mut().zip(pattern) {
                *sum += ink;
            }
        };
        for (place, character) in characters.iter().enumerate() {
            add(&inks.characters[usize::from(*character)], place);
        }
        add(&inks.stop, characters.len());
        let whole = Self::of_ink(ink, grid);
        let printed: Vec<f32> = whole
            .ink
            .iter()
            .zip(seen)
            .enumerate()
            .map(|(sample, (ink, seen))| {
                let seen = whole.taken[sample] + seen / whole.scale[sample];
                if grid.compared().contains(&sample) { ink.min(seen.max(0.0)) } else { *ink }
            })
            .collect();
        let Self { taken, scale, .. } = Self::of_ink(printed, grid);
        Self { ink: whole.ink, taken, scale }
    }

    fn of_ink(ink: Vec<f32>, grid: Grid) -> Self {
        let even = |before: fn(&f32, &f32) -> bool| {
            smooth(&smooth(&most_around(&ink, grid.window, before), grid.smoothed), grid.smoothed)
        };
        let (taken, high) = (even(|one, other| one <= other), even(|one, other| one >= other));
        let scale = taken.iter().zip(&high).map(|(low, high)| (high - low).max(MIN_INK).recip()).collect();
        Self { ink, taken, scale }
    }

    /// As the line has it.
    fn at(&self, sample: usize) -> f32 {
        (self.ink[sample] - self.taken[sample]) * self.scale[sample]
    }
}

/// What a difference of ink costs, squared but not summed: that of the text less what is seen.
fn cost(difference: f32) -> f32 {
    let square = difference * difference / PER_MODULE as f32;
    if difference > 0.0 { MISSING_COST * square } else { EXCESS_COST * square }
}

/// A fit with the blur, and how far each character lies from its place.
#[derive(Clone)]
struct Closer {
    fit: Fit,
    grid: Grid,
    sigma: usize,
    shifts: Vec<f32>,
}

impl Closer {
    fn of(fit: Fit) -> Self {
        let grid = Grid::of(&fit);
        let shifts = vec![0.0; fit.characters + 1];
        Self { fit, grid, sigma: 3, shifts }
    }

    /// The ink that is seen at a sample.
    fn seen(&self, sample: usize) -> f32 {
        let module = self.grid.module(sample);
        self.fit.ink(module + self.shift(module))
    }

    /// How far a module lies from its place: between the middles of characters in proportion.
    fn shift(&self, module: f32) -> f32 {
        let at = (module / 11.0 - 0.5).clamp(0.0, (self.shifts.len() - 1) as f32);
        let (one, next) = (at as usize, (at as usize + 1).min(self.shifts.len() - 1));
        self.shifts[one] + (self.shifts[next] - self.shifts[one]) * (at - one as f32)
    }

    fn all_seen(&self) -> Vec<f32> {
        (0..self.grid.samples()).map(|sample| self.seen(sample)).collect()
    }

    fn cost_of(&self, drawn: &Drawn, seen: &[f32]) -> f32 {
        self.grid.compared().map(|sample| cost(drawn.at(sample) - seen[sample])).sum()
    }

    /// Ends, unevenness, blur and shifts at which these characters cost least.
    fn fitted(mut self, characters: &[u8]) -> Self {
        for steps in [&STEPS[..], &STEPS[2..]] {
            let seen = self.all_seen();
            let of = |sigma: &usize| self.cost_of(&Drawn::of(characters, self.grid, *sigma, &seen), &seen);
            let near = self.sigma.saturating_sub(2)..(self.sigma + 3).min(SIGMAS.len());
            let costs = near.map(|sigma| (of(&sigma), sigma));
            self.sigma =
                costs.min_by(|one, other| one.0.total_cmp(&other.0)).map_or(self.sigma, |best| best.1);
            let drawn = Drawn::of(characters, self.grid, self.sigma, &seen);
            let wanted: Vec<(f32, f32)> = self
                .grid
                .compared()
                .map(|sample| self.grid.module(sample))
                .zip(self.grid.compared().map(|sample| drawn.at(sample)))
                .map(|(module, ink)| (module + self.shift(module), ink))
                .collect();
            let of =
                |fit: &Fit| -> f32 { wanted.iter().map(|(module, ink)| cost(ink - fit.ink(*module))).sum() };
            let mut best = (of(&self.fit), self.fit.clone());
            for step in steps {
                for _ in 0..2 {
                    let before = best.0;
                    for near in best.1.clone().neighbours(*step) {
                        let now = of(&near);
                        if now < best.0 {
                            best = (now, near);
                        }
                    }
                    if best.0 >= before {
                        break;
                    }
                }
            }
            self.fit = best.1;
            self.shift_characters(&drawn);
        }
        self
    }

    /// Puts each character where it and its neighbours cost least: paper is bent and crumpled, so neighbours go together.
    fn shift_characters(&mut self, drawn: &Drawn) {
        let last = self.shifts.len() - 1;
        let found: Vec<f32> = (0..=last)
            .map(|place| {
                let from = self.grid.character(place.saturating_sub(1)).start;
                let to = self.grid.character((place + 1).min(last)).end;
                let of = |step: &i32| -> f32 {
                    let shift = *step as f32 * SHIFT_STEP;
                    let costs = (from..to).map(|sample| {
                        cost(drawn.at(sample) - self.fit.ink(self.grid.module(sample) + shift))
                    });
                    costs.sum::<f32>() + SHIFT_COST * (step * step) as f32
                };
                let best = SHIFTS.min_by(|one, other| of(one).total_cmp(&of(other)));
                best.unwrap_or(0) as f32 * SHIFT_STEP
            })
            .collect();
        self.shifts = smooth(&found, 1);
    }

    /// What each character costs at each place, with these beside it.
    fn costs(&self, characters: &[u8]) -> Vec<[f32; PATTERNS.len()]> {
        let seen = self.all_seen();
        let drawn = Drawn::of(characters, self.grid, self.sigma, &seen);
        let inks = &INKS[self.sigma].characters;
        let inner = REACH * PER_MODULE..(REACH + 11) * PER_MODULE;
        (0..characters.len())
            .map(|place| {
                let own = &inks[usize::from(characters[place])][inner.clone()];
                let mut costs = [0.0; PATTERNS.len()];
                for (costs, ink) in costs.iter_mut().zip(inks) {
                    let samples = self.grid.character(place).zip(own.iter().zip(&ink[inner.clone()]));
                    *costs = samples
                        .map(|(sample, (own, ink))| {
                            let other = drawn.at(sample) + (ink - own) * drawn.scale[sample];
                            cost(other - seen[sample])
                        })
                        .sum();
                }
                costs
            })
            .collect()
    }

    /// What a text costs in all.
    fn cost_of_text(&self, characters: &[u8]) -> f32 {
        let seen = self.all_seen();
        self.cost_of(&Drawn::of(characters, self.grid, self.sigma, &seen), &seen)
    }

    /// How much more these characters cost than the cheapest, each at its place.
    fn price(&self, characters: &[u8]) -> f32 {
        let costs = self.costs(characters);
        let of = |(place, (costs, character)): (usize, (&[f32; PATTERNS.len()], &u8))| {
            let possible = if place == 0 { &costs[103..] } else { &costs[..103] };
            costs[usize::from(*character)] - possible.iter().copied().fold(f32::MAX, f32::min)
        };
        costs.iter().zip(characters).enumerate().map(of).sum()
    }

    /// Ink that is seen and not explained, and the reverse, of the character with most of it, squared and summed over modules.
    fn worst(&self, characters: &[u8]) -> (f32, f32) {
        let seen = self.all_seen();
        let drawn = Drawn::of(characters, self.grid, self.sigma, &seen);
        let (mut excess, mut missing) = (0.0_f32, 0.0_f32);
        let step = 11 * PER_MODULE;
        let compared = self.grid.compared();
        for from in compared.clone().step_by(step / 2) {
            let (mut more, mut less) = (0.0, 0.0);
            let samples = seen.iter().enumerate().take((from + step).min(compared.end)).skip(from);
            for (sample, seen) in samples {
                let difference = drawn.at(sample) - seen;
                let square = difference * difference / PER_MODULE as f32;
                if difference > 0.0 { less += square } else { more += square }
            }
            (excess, missing) = (excess.max(more), missing.max(less));
        }
        (excess, missing)
    }
}

/// What a text is worth beforehand, as a cost.
fn unusual(text: &str) -> f32 {
    let usual = |c: &char| c.is_ascii_digit() || c.is_ascii_uppercase() || *c == '-';
    text.chars().filter(|c| !usual(c)).count() as f32 * UNUSUAL_COST
}

/// A text with what it costs where it fits best.
struct Claim {
    cost: f32,
    text: String,
    characters: Vec<u8>,
    closer: Closer,
    /// Whether the places are those of this text.
    fitted: bool,
}

impl Claim {
    fn of(text: String, characters: Vec<u8>, closer: &Closer) -> Self {
        let closer = closer.clone().fitted(&characters);
        Self {
            cost: closer.cost_of_text(&characters) + unusual(&text),
            text,
            characters,
            closer,
            fitted: true,
        }
    }
}

/// The text that explains the bars at these places best, and its lead over others; none where no text fits.
///
/// From the characters that are most alike to the line, one by one, and from a text that is thought to be there: what is found
/// depends on what stands beside each character. Each text is then worth what it costs where it fits best.
pub(super) fn examine(fit: &Fit, thought: Option<&[u8]>) -> Option<Print> {
    let mut claims: Vec<Claim> = Vec::new();
    for start in [Some(&*fit.likeliest()), thought].into_iter().flatten() {
        if claims.iter().any(|claim| claim.characters == start) {
            continue;
        }
        let mut characters = start.to_vec();
        let mut closer = Closer::of(fit.clone());
        for _ in 0..ROUNDS {
            if characters.len() != fit.characters {
                break;
            }
            closer = closer.fitted(&characters);
            let paths = paths::cheapest(&closer.costs(&characters)).into_iter();
            let mut found: Vec<(f32, String, Vec<u8>)> = paths
                .filter_map(|path| text::separated(&path.characters).map(|text| (text, path.characters)))
                .map(|(text, path)| (closer.cost_of_text(&path) + unusual(&text), text, path))
                .collect();
            found.sort_by(|one, other| one.0.total_cmp(&other.0));
            let Some((least, _, best)) = found.first() else { break };
            let (least, settled) = (*least, *best == characters);
            if least > HOPELESS_COST {
                break;
            }
            characters.clone_from(best);
            for (index, (cost, text, path)) in found.into_iter().enumerate() {
                let close = index < RIVALS && cost < least + CLOSE_COST;
                match claims.iter_mut().find(|claim| claim.text == text) {
                    Some(claim) if claim.fitted || !close => claim.cost = claim.cost.min(cost),
                    Some(claim) => *claim = Claim::of(text, path, &closer),
                    None if close => claims.push(Claim::of(text, path, &closer)),
                    None => claims.push(Claim {
                        cost,
                        text,
                        characters: path,
                        closer: closer.clone(),
                        fitted: false,
                    }),
                }
            }
            if settled {
                break;
            }
        }
    }
    claims.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    let mut claims = claims.into_iter();
    let Claim { cost, text, characters, closer, .. } = claims.next()?;
    let other = claims.next().map_or(f32::MAX, |other| other.cost);
    let (excess, missing) = closer.worst(&characters);
    let price = closer.price(&characters);
    let milli = |value: f32| (value * 1000.0).clamp(-1e9, 1e9).round() as i32;
    Some(Print {
        price_milli: milli(price),
        text,
        characters,
        cost_milli: milli(cost),
        lead_milli: milli(other - cost),
        excess_milli: milli(excess),
        missing_milli: milli(missing),
        module_millipx: (closer.fit.module() * 1000.0 / PER_PX as f32) as u32,
        blur_milli: (SIGMAS[closer.sigma] * 1000.0) as u32,
    })
}

#[cfg(test)]
mod tests;
