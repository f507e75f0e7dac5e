//! How much work may be done: so much more with every frame, so that a scene in which all moves and nothing can be read costs
//! no more than its share.

/// Work that may be done, in pixels to be searched.
#[derive(Debug)]
pub(super) struct PixelBudget {
    left_px: usize,
    per_frame_px: usize,
    most_px: usize,
}

impl PixelBudget {
    /// So much with every frame; what is not used adds up to what `frames` of them give.
    pub(super) const fn new(per_frame_px: usize, frames: usize) -> Self {
        let most_px = per_frame_px.saturating_mul(frames);
        Self { left_px: most_px, per_frame_px, most_px }
    }

    /// Another frame.
    pub(super) fn grow(&mut self) {
        self.left_px = self.left_px.saturating_add(self.per_frame_px).min(self.most_px);
    }

    /// Whether so much may be done now. What costs more than can ever be left may be done when all is left.
    pub(super) fn covers(&self, cost_px: usize) -> bool {
        self.left_px >= cost_px.min(self.most_px)
    }

    /// It is done.
    pub(super) fn spend(&mut self, cost_px: usize) {
        self.left_px = self.left_px.saturating_sub(cost_px);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_average_no_more_is_done_than_is_given() {
        for cost in [1, 30, 99, 100, 101, 399, 400, 1_000] {
            let mut allowance = PixelBudget::new(100, 4);
            let mut spent = 0;
            for _ in 0..1_000 {
                allowance.grow();
                while allowance.covers(cost) && spent < 1_000_000 {
                    allowance.spend(cost);
                    spent += cost;
                }
            }
            // What costs more than can be left is done whenever all is left.
            let most = if cost > 400 { 1_000 / 4 * cost } else { 1_004 * 100 };
            assert!(spent <= most && spent >= most / 2, "{cost}: {spent} of {most}");
        }
    }
}
