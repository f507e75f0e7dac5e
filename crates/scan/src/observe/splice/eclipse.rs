//! A view that goes and comes back: the light is switched off and on, a hand lies over the lens for a moment.
//!
//! What comes back at once looks like a cut. It is none when the picture after is the one before, but for what moves in as much time
//! before and after: compared in structure, each patch without its mean and with its gain, and without fine detail, for exposure and
//! focus begin anew. Where another view comes back, a cut stays a cut. Where a camera in the hand may have moved from one view to the
//! other meanwhile, or things in the same view are elsewhere, a part may be gone or not: a person must look. So must one where nothing can
//! be compared, as the view is away for long, or the take ends before it is back.

use std::collections::VecDeque;
use std::sync::Arc;

use super::candidate::Returns;
use super::flow::Motion;
use super::joint::blurred;
use super::stall::explained_by_motion;
use super::structure::correlation;
use crate::features::{Features, SmallLuma};

/// The view is gone when less than one part in so many of its usual structure is left, and nothing is seen but darkness or a surface.
const GONE: u64 = 5;

/// The same view is back when half of its places at least are as alike as this.
const SAME_VIEW: f32 = 0.8;

/// It is back with this share of its usual structure, in hundredths.
const BACK_PERCENT: u64 = 60;

/// And seen whole with this.
const WHOLE_PERCENT: u64 = 80;

/// Frames that are remembered one by one.
const RECENT: usize = 14;

/// So many frames at least must be known before a view goes: it may go soon after a take begins.
const LEAST: usize = 4;

/// Of the frames before these, one in so many is remembered.
const EVERY: u64 = 4;

/// So many of those: five seconds at 30 frames per second.
const EARLIER: usize = 40;

/// A view that is away for more frames than these is compared with nothing.
const LONGEST: u64 = EVERY * EARLIER as u64;

/// Frames before a view goes, and after it is back, that are compared: a lamp is switched at once, a hand takes some frames.
const LEADS: [usize; 3] = [0, 6, 12];

/// Side of a place in pixels of a medium picture.
const PLACE: usize = 16;

/// Views that go and come back, at most.
const KEPT: usize = 1_000;

/// Shares of the time away over which motion is measured, in quarters.
const SPANS: [u64; 3] = [1, 2, 4];

/// A frame's number, its picture and how much structure that has.
type Shown = (u64, Arc<SmallLuma>, u64);

/// Finds views that come back.
#[derive(Debug, Default)]
pub(super) struct Eclipses {
    usual: VecDeque<u64>,
    recent: VecDeque<Shown>,
    earlier: VecDeque<Shown>,
    open: Option<Open>,
    found: Vec<Eclipse>,
}

/// A view that went and came back.
#[derive(Debug, Clone, Copy)]
struct Eclipse {
    /// The first frame without it, and the first with it again.
    gone: u64,
    back: u64,
    /// Frames that going and coming took.
    lead: u64,
    returns: Returns,
}

#[derive(Debug)]
struct Open {
    gone: u64,
    usual: u64,
    before: Vec<Shown>,
    back: Option<u64>,
    after: Vec<Shown>,
}

impl Eclipses {
    pub(super) fn frame(&mut self, number: u64, features: &Features) {
        let (Some(small), Some(medium)) = (features.small(), features.medium()) else { return };
        let structure = structure(small);
        let shown = (number, Arc::clone(medium), structure);
        match &mut self.open {
            None => {
                let mut usual: Vec<u64> = self.usual.iter().copied().collect();
                usual.sort_unstable();
                let usual = usual.get(usual.len() / 2).copied().unwrap_or(0);
                if structure * GONE < usual
                    && features.brightness().shows_nothing()
                    && self.recent.len() >= LEAST
                {
                    let before = self.earlier.drain(..).chain(self.recent.drain(..)).collect();
                    self.open = Some(Open { gone: number, usual, before, back: None, after: Vec::new() });
                    return;
                }
                self.remember(shown, structure);
            }
            Some(open) => {
                let away = open.back.unwrap_or(number) - open.gone;
                let back = structure * 100 >= open.usual * BACK_PERCENT;
                match open.back {
                    None if back => {
                        open.back = Some(number);
                        open.after.push(shown);
                    }
                    None => {}
                    // It goes again: what came back is all there is.
                    Some(_) if structure * GONE < open.usual => self.close(),
                    Some(from) => {
                        let since = number - from;
                        if since < RECENT as u64 || since.is_multiple_of(EVERY) {
                            open.after.push(shown);
                        }
                        if since >= away.min(LONGEST) + RECENT as u64 {
                            self.close();
                        }
                    }
                }
            }
        }
    }

    /// What comes next cannot be compared with what came before.
    pub(super) fn interrupt(&mut self) {
        self.close();
        self.usual.clear();
        self.recent.clear();
        self.earlier.clear();
    }

    /// How a view returns that goes or comes back at this frame.
    pub(super) fn returns_at(&self, frame: u64) -> Option<Returns> {
        let near =
            |view: &&Eclipse| frame.abs_diff(view.gone).min(frame.abs_diff(view.back)) <= view.lead + 1;
        self.found.iter().filter(near).map(|view| view.returns).max()
    }

    fn remember(&mut self, shown: Shown, structure: u64) {
        self.usual.push_back(structure);
        if self.usual.len() > RECENT {
            self.usual.pop_front();
        }
        self.recent.push_back(shown);
        if self.recent.len() > RECENT {
            self.earlier.extend(self.recent.pop_front().filter(|shown| shown.0.is_multiple_of(EVERY)));
        }
        if self.earlier.len() > EARLIER {
            self.earlier.pop_front();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if self.found.len() < KEPT {
            self.found.extend(open.judged());
        }
        for shown in open.after {
            self.remember(shown, open.usual);
        }
    }
}

impl Open {
    /// How the view returns; none when another one does.
    fn judged(&self) -> Option<Eclipse> {
        let lead = LEADS.into_iter().max().unwrap_or(0) as u64;
        let back = self.back.unwrap_or(self.gone);
        let away = back - self.gone;
        let unknown = Eclipse { gone: self.gone, back, lead, returns: Returns::Unknown };
        if self.back.is_none() || away > LONGEST {
            return Some(unknown);
        }
        let mut compared = false;
        let views = LEADS.into_iter().filter_map(|lead| {
            let before = self.before.iter().rev().nth(lead)?;
            let after = self.after.get(lead)?;
            // What is still half covered is nothing to compare with.
            let whole = |shown: &Shown| shown.2 * 100 >= self.usual * WHOLE_PERCENT;
            if !whole(before) || !whole(after) {
                return None;
            }
            compared = true;
            let time = after.0 - before.0;
            // Motion over as much time on either side, and over parts of it.
            let mut around = Vec::new();
            for quarters in SPANS {
                let span = (time.min(away + EVERY) * quarters / 4).max(1);
                let from = self.before.iter().rfind(|shown| shown.0 + span <= before.0);
                let to = self.after.iter().find(|shown| shown.0 >= after.0 + span);
                around.extend(from.map(|from| (blurred(&from.1), blurred(&before.1))));
                around.extend(to.map(|to| (blurred(&after.1), blurred(&to.1))));
            }
            let (before, after) = (blurred(&before.1), blurred(&after.1));
            let returns = match (is_same_view(&before, &after), explained_by_motion(&before, &after, &around))
            {
                (true, true) => Returns::AsItWas,
                (false, true) => Returns::Moved,
                (true, false) => Returns::Changed,
                (false, false) => return None,
            };
            Some(Eclipse { gone: self.gone, back, lead: lead as u64, returns })
        });
        let view = views.max_by_key(|view| (view.returns, std::cmp::Reverse(view.lead)));
        view.or((!compared).then_some(unknown))
    }
}

/// Whether most places are alike in structure where they are.
fn is_same_view(before: &SmallLuma, after: &SmallLuma) -> bool {
    let places = (PLACE / 2..before.height).step_by(PLACE);
    let places = places.flat_map(|y| (PLACE / 2..before.width).step_by(PLACE).map(move |x| (x, y)));
    let mut alike: Vec<f32> =
        places.filter_map(|place| correlation(before, after, place, Motion::default())).collect();
    alike.sort_unstable_by(f32::total_cmp);
    alike.get(alike.len() / 2).is_some_and(|&middle| middle >= SAME_VIEW)
}

/// How much structure a picture has: the differences of neighbours, in all, at a quarter of its size. What lies before a lens is dark, and
/// grain is strong there: at full size it looks like structure.
fn structure(small: &SmallLuma) -> u64 {
    let (mut half, mut quarter) = (SmallLuma::default(), SmallLuma::default());
    small.halved_into(&mut half);
    half.halved_into(&mut quarter);
    let rows = (0..quarter.height).map(|y| quarter.row(y));
    rows.flat_map(|row| row.windows(2))
        .map(|two| match two {
            [a, b] => u64::from((b - a).unsigned_abs()),
            _ => 0,
        })
        .sum()
}
