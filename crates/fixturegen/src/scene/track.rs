//! Values that change over time between keys, with the smooth start and stop of a human movement.

/// One value over time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Track {
    keys: Vec<(f32, f32)>,
}

impl Track {
    pub(crate) fn at_rest(value: f32) -> Self {
        Self { keys: vec![(0.0, value)] }
    }

    /// The value at a time. Between keys the speed rises and falls as in a reach of the arm (minimum jerk).
    pub(crate) fn at(&self, time: f32) -> f32 {
        let after = self.keys.partition_point(|(key, _)| *key <= time);
        let before = after.checked_sub(1).and_then(|index| self.keys.get(index));
        match (before, self.keys.get(after)) {
            (Some((t0, v0)), Some((t1, v1))) => {
                let s = (time - t0) / (t1 - t0).max(1e-6);
                v0 + (v1 - v0) * s * s * s * (10.0 - 15.0 * s + 6.0 * s * s)
            }
            (Some((_, value)), None) | (None, Some((_, value))) => *value,
            (None, None) => 0.0,
        }
    }

    /// From its value at `from` to `value` at `to`. Later keys are dropped.
    pub(crate) fn go(&mut self, from: f32, to: f32, value: f32) {
        let start = self.at(from);
        self.keys.retain(|(key, _)| *key < from);
        self.keys.push((from, start));
        self.keys.push((to.max(from + 0.01), value));
    }

    /// Jumps to a value at a time, for switches and for keys that only take over a known place.
    pub(crate) fn set(&mut self, time: f32, value: f32) {
        let held = self.at(time);
        self.keys.retain(|(key, _)| *key < time);
        self.keys.push((time - 1e-4, held));
        self.keys.push((time, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_passes_through_its_keys_and_never_overshoots() {
        let mut track = Track::at_rest(2.0);
        track.go(1.0, 2.0, 10.0);
        assert_eq!((track.at(0.0), track.at(1.0), track.at(2.0), track.at(9.0)), (2.0, 2.0, 10.0, 10.0));
        assert!((track.at(1.5) - 6.0).abs() < 1e-4);
        for step in 0..100_u8 {
            let value = track.at(1.0 + f32::from(step) / 100.0);
            assert!((2.0..=10.0).contains(&value));
        }
        track.set(3.0, 5.0);
        assert_eq!((track.at(2.9), track.at(3.0)), (10.0, 5.0));
    }
}
