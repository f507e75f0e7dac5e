//! The last places of a face, and where it goes.

use std::collections::VecDeque;

use super::quad::Quad;
use crate::observe::presence::flow::Point;

/// Places that a way is taken from.
const PLACES: usize = 6;
/// A place that is older than this tells nothing of the way now, in milliseconds.
const RECENT_MS: i64 = 160;

/// Where a face was.
#[derive(Debug, Default)]
pub(super) struct Ways {
    places: VecDeque<(i64, Point)>,
}

impl Ways {
    /// Takes in a place.
    pub(super) fn was_at(&mut self, at_ms: i64, quad: Quad) {
        if self.places.len() >= PLACES {
            self.places.pop_front();
        }
        self.places.push_back((at_ms, quad.centre()));
    }

    /// Takes in the place of another thing that goes the same way.
    pub(super) fn goes_on(&mut self, at_ms: i64, quad: Quad) {
        let Some((last_ms, last)) = self.places.back().copied() else { return };
        let way = quad.centre().minus(last).minus(self.ahead(at_ms - last_ms));
        for (_, place) in &mut self.places {
            *place = place.plus(way);
        }
        self.was_at(at_ms, quad);
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.places.clear();
    }

    /// How far it goes in so many milliseconds, at the mean speed of its last places.
    pub(super) fn ahead(&self, ms: i64) -> Point {
        let Some((last_ms, last)) = self.places.back() else { return Point::default() };
        let recent = self.places.iter().find(|(at_ms, _)| last_ms - at_ms <= RECENT_MS);
        let Some((first_ms, first)) = recent.filter(|(at_ms, _)| at_ms < last_ms) else {
            return Point::default();
        };
        let share = ms as f32 / (last_ms - first_ms) as f32;
        let way = last.minus(*first);
        Point::new(way.x * share, way.y * share)
    }
}
