//! How concentrated the edges of a picture are, and how visible the grid of coding blocks is, from a sample of its rows.

use crate::media::Luma;

/// Rows of a picture that are looked at, about.
const ROWS: usize = 64;

/// An edge is a difference of at least this many grey levels within the reach.
const EDGE: i32 = 24;

/// Fewer edges than this in all rows tell nothing.
const FEW: u64 = 200;

/// Measures edges; sums up over all pictures what belongs to the take.
#[derive(Debug, Default)]
pub(super) struct Edges {
    grid: u64,
    grid_steps: u64,
    off_grid: u64,
    off_grid_steps: u64,
}

impl Edges {
    /// Concentration of the edges in thousandths: 1000 when each lies between two neighbouring pixels, and one over the
    /// reach when each is spread over it evenly. None when there are too few edges to tell.
    ///
    /// For every pair of pixels a reach apart that differ by an edge, the square of the step in their middle is set
    /// against the square of their difference. The reach grows with the picture, so that the same scene is as sharp at
    /// any size; sharpness beyond what the eye sees at that size does not count.
    pub(super) fn measure(&mut self, luma: &Luma<'_>) -> Option<u32> {
        let reach = (luma.width() / 240).clamp(4, 16);
        let every = (luma.height() / ROWS).max(1);
        let (mut edges, mut steps, mut spans) = (0_u64, 0_u64, 0_u64);
        for y in (every / 2..luma.height()).step_by(every) {
            let row = luma.row(y);
            let (row_edges, row_steps, row_spans) = sums(row, reach);
            edges += row_edges;
            steps += row_steps;
            spans += row_spans;
            self.blocks(row);
        }
        if edges < FEW || spans == 0 {
            return None;
        }
        u32::try_from((1000 * reach as u64 * steps / spans).min(1000)).ok()
    }

    /// Mean step at the grid of 8 pixels against the mean step elsewhere, in thousandths; none before any step was seen.
    pub(super) fn blockiness_milli(&self) -> Option<u64> {
        let elsewhere = self.off_grid * self.grid_steps;
        (elsewhere > 0).then(|| {
            u64::try_from(u128::from(self.grid * self.off_grid_steps) * 1000 / u128::from(elsewhere))
                .unwrap_or(u64::MAX)
        })
    }

    fn blocks(&mut self, row: &[u8]) {
        let step = |a: u8, b: u8| u64::from(a.abs_diff(b));
        for pair in row.as_chunks::<8>().0.windows(2) {
            let [[.., c, d], [e, f, ..]] = pair else { continue };
            self.grid += step(*d, *e);
            self.grid_steps += 1;
            self.off_grid += step(*c, *d) + step(*e, *f);
            self.off_grid_steps += 2;
        }
    }
}

/// Edges of one row: their count, the squares of the steps in their middle, the squares of their differences.
fn sums(row: &[u8], reach: usize) -> (u64, u64, u64) {
    let (mut edges, mut steps, mut spans) = (0_u32, 0_u64, 0_u64);
    let half = reach / 2;
    let (Some(far), Some(middle), Some(next)) = (row.get(reach..), row.get(half..), row.get(half + 1..))
    else {
        return (0, 0, 0);
    };
    let quads = row.iter().zip(far).zip(middle.iter().zip(next));
    for ((&from, &to), (&a, &b)) in quads {
        let span = i32::from(to) - i32::from(from);
        let step = i32::from(b) - i32::from(a);
        let counts = i32::from(span.abs() >= EDGE);
        edges += counts.unsigned_abs();
        steps += u64::from((counts * step * step).unsigned_abs());
        spans += u64::from((counts * span * span).unsigned_abs());
    }
    (u64::from(edges), steps, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(pixel: impl Fn(usize) -> u8) -> Option<u32> {
        let data: Vec<u8> = (0..64).flat_map(|_| (0..960).map(&pixel)).collect();
        Edges::default().measure(&Luma::new(&data, 960, 64, 960).unwrap())
    }

    #[test]
    fn steps_are_sharp_and_ramps_are_not() {
        let steps = measured(|x| if x / 40 % 2 == 0 { 60 } else { 180 }).unwrap();
        let ramps = measured(|x| 60 + 4 * u8::try_from((x % 40).abs_diff(20)).unwrap()).unwrap_or(0);
        let blurred = measured(|x| 60 + 8 * u8::try_from((x % 40).abs_diff(20)).unwrap()).unwrap();
        assert!(steps > 950, "{steps}");
        assert!(blurred < 300 && ramps < 300, "{blurred} {ramps}");
    }

    #[test]
    fn a_plain_wall_has_no_sharpness() {
        assert_eq!(measured(|_| 128), None);
    }
}
