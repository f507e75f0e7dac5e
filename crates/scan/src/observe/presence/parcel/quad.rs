//! A flat face in a picture: four corners, what of it lies inside, and the picture of it seen from the front.

use crate::features::SmallLuma;
use crate::observe::presence::flow::Point;

/// Four corners in turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quad(pub(super) [Point; 4]);

impl Quad {
    /// The same, larger by a share of its two sides on each side: of that from the first to the second corner, and of that from
    /// the second to the third.
    pub(super) fn grown(self, along: f32, across: f32) -> Self {
        let at = |u: f32, v: f32| self.at(u, v);
        Self([
            at(-along, -across),
            at(1.0 + along, -across),
            at(1.0 + along, 1.0 + across),
            at(-along, 1.0 + across),
        ])
    }

    /// The point of the face at these shares of its sides, by the straight lines between them.
    fn at(self, u: f32, v: f32) -> Point {
        let [a, b, c, d] = self.0;
        let mix = |p: f32, q: f32, share: f32| p + (q - p) * share;
        let (top, bottom) =
            (Point::new(mix(a.x, b.x, u), mix(a.y, b.y, u)), Point::new(mix(d.x, c.x, u), mix(d.y, c.y, u)));
        Point::new(mix(top.x, bottom.x, v), mix(top.y, bottom.y, v))
    }

    /// So many points along its two sides, evenly over the face.
    pub(super) fn points(self, (along, across): (usize, usize)) -> impl Iterator<Item = Point> {
        let share = |place: usize, of: usize| (place as f32 + 0.5) / of.max(1) as f32;
        (0..across).flat_map(move |v| (0..along).map(move |u| self.at(share(u, along), share(v, across))))
    }

    /// Mean lengths of its two pairs of sides: from the first to the second corner, and from the second to the third.
    pub(super) fn sides(self) -> (f32, f32) {
        let [a, b, c, d] = self.0;
        let length = |p: Point, q: Point| q.minus(p).length();
        ((length(a, b) + length(d, c)) / 2.0, (length(b, c) + length(a, d)) / 2.0)
    }

    pub(super) fn centre(self) -> Point {
        let [a, b, c, d] = self.0;
        Point::new((a.x + b.x + c.x + d.x) / 4.0, (a.y + b.y + c.y + d.y) / 4.0)
    }

    pub(super) fn map(self, to: impl FnMut(Point) -> Point) -> Self {
        Self(self.0.map(to))
    }

    pub(super) fn moved(self, way: Point) -> Self {
        self.map(|corner| corner.plus(way))
    }

    /// Left, top, right and bottom of what holds it.
    pub(super) fn bounds(self) -> [f32; 4] {
        let fold = |pick: fn(Point) -> f32, best: fn(f32, f32) -> f32, from: f32| {
            self.0.iter().map(|corner| pick(*corner)).fold(from, best)
        };
        [
            fold(|p| p.x, f32::min, f32::INFINITY),
            fold(|p| p.y, f32::min, f32::INFINITY),
            fold(|p| p.x, f32::max, f32::NEG_INFINITY),
            fold(|p| p.y, f32::max, f32::NEG_INFINITY),
        ]
    }

    pub(super) fn area(self) -> f32 {
        area(&self.0).abs()
    }

    /// Whether it turns the same way at each corner, so that it can be a flat face.
    pub(super) fn is_convex(self) -> bool {
        let [a, b, c, d] = self.0;
        let turn = |p: Point, q: Point, r: Point| {
            let (one, two) = (q.minus(p), r.minus(q));
            one.x * two.y - one.y * two.x
        };
        let turns = [turn(a, b, c), turn(b, c, d), turn(c, d, a), turn(d, a, b)];
        turns.iter().all(|turn| *turn > 0.0) || turns.iter().all(|turn| *turn < 0.0)
    }

    /// Share of it that lies in a picture of that size, 0 to 1.
    pub(super) fn share_inside(self, (width, height): (f32, f32)) -> f32 {
        let mut rest: Vec<Point> = self.0.to_vec();
        // Cut off along each edge of the picture in turn (Sutherland and Hodgman, 1974).
        let edges: [&dyn Fn(Point) -> f32; 4] = [&|p| p.x, &|p| p.y, &|p| width - p.x, &|p| height - p.y];
        for inside in edges {
            let mut kept = Vec::with_capacity(rest.len() + 1);
            for (from, to) in rest.iter().zip(rest.iter().cycle().skip(1)) {
                let (here, there) = (inside(*from), inside(*to));
                if here >= 0.0 {
                    kept.push(*from);
                }
                if (here >= 0.0) != (there >= 0.0) {
                    let share = here / (here - there);
                    let way = to.minus(*from);
                    kept.push(from.plus(Point::new(way.x * share, way.y * share)));
                }
            }
            rest = kept;
        }
        let whole = self.area();
        if whole > 0.0 { (area(&rest).abs() / whole).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// What a picture shows of it, seen from the front, as so many columns and rows; none where the picture ends.
    pub(super) fn front_view(
        self,
        picture: &SmallLuma,
        (columns, rows): (usize, usize),
    ) -> Option<Vec<Option<f32>>> {
        let view = Perspective::of(self)?;
        let mut front = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let share = |place: usize, of: usize| (place as f32 + 0.5) / of as f32;
                front.push(pixel(picture, view.at(share(column, columns), share(row, rows))));
            }
        }
        Some(front)
    }
}

/// Twice the area would be the sum over the edges (Gauss); signed by the sense of turning.
fn area(corners: &[Point]) -> f32 {
    let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
    pairs.map(|(p, q)| p.x * q.y - q.x * p.y).sum::<f32>() / 2.0
}

/// Brightness between four pixels.
fn pixel(picture: &SmallLuma, at: Point) -> Option<f32> {
    if !(at.x >= 0.0 && at.y >= 0.0) {
        return None;
    }
    let (left, top) = (at.x.floor(), at.y.floor());
    let (x, y) = (left as usize, top as usize);
    let (u, v) = (at.x - left, at.y - top);
    let (upper, lower) = (picture.row(y), picture.row((y + 1).min(picture.height.saturating_sub(1))));
    let right = (x + 1).min(picture.width.saturating_sub(1));
    let of = |row: &[i16], x: usize| row.get(x).map(|&pixel| f32::from(pixel));
    let (a, b, c, d) = (of(upper, x)?, of(upper, right)?, of(lower, x)?, of(lower, right)?);
    Some((a + (b - a) * u) * (1.0 - v) + (c + (d - c) * u) * v)
}

/// The projective map from the unit square to a quad (Heckbert, 1989).
struct Perspective {
    rows: [[f32; 3]; 3],
}

impl Perspective {
    fn of(quad: Quad) -> Option<Self> {
        let [a, b, c, d] = quad.0;
        let (dx1, dx2, dx3) = (b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x);
        let (dy1, dy2, dy3) = (b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y);
        let whole = dx1 * dy2 - dx2 * dy1;
        if whole.abs() < 1e-3 {
            return None;
        }
        let g = (dx3 * dy2 - dx2 * dy3) / whole;
        let h = (dx1 * dy3 - dx3 * dy1) / whole;
        Some(Self {
            rows: [
                [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x],
                [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y],
                [g, h, 1.0],
            ],
        })
    }

    fn at(&self, u: f32, v: f32) -> Point {
        let [x, y, w] = self.rows.map(|[a, b, c]| a * u + b * v + c);
        Point::new(x / w, y / w)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f32, y: f32, side: f32) -> Quad {
        Quad([
            Point::new(x, y),
            Point::new(x + side, y),
            Point::new(x + side, y + side),
            Point::new(x, y + side),
        ])
    }

    #[test]
    fn the_share_inside_is_that_of_the_area() {
        let picture = (100.0, 50.0);
        assert_eq!(square(10.0, 10.0, 20.0).share_inside(picture), 1.0);
        assert_eq!(square(-10.0, 10.0, 20.0).share_inside(picture), 0.5);
        assert_eq!(square(90.0, 40.0, 20.0).share_inside(picture), 0.25);
        assert_eq!(square(100.0, 60.0, 20.0).share_inside(picture), 0.0);
        let turned = Quad([
            Point::new(0.0, -10.0),
            Point::new(10.0, 0.0),
            Point::new(0.0, 10.0),
            Point::new(-10.0, 0.0),
        ]);
        assert!((turned.share_inside(picture) - 0.25).abs() < 1e-6);
    }

    #[test]
    fn a_face_is_seen_front_view_however_it_lies() {
        // Brightness falls along the face's own first side.
        let quad = Quad([
            Point::new(40.0, 10.0),
            Point::new(40.0, 50.0),
            Point::new(10.0, 50.0),
            Point::new(10.0, 10.0),
        ]);
        let pixels = (0..60).flat_map(|y| (0..60).map(move |_| y * 16)).collect();
        let picture = SmallLuma { width: 60, height: 60, pixels };
        let front = quad.front_view(&picture, (4, 2)).unwrap();
        let front: Vec<f32> = front.into_iter().map(|pixel| pixel.unwrap() / 16.0).collect();
        assert_eq!(front, [15.0, 25.0, 35.0, 45.0, 15.0, 25.0, 35.0, 45.0]);
    }

    #[test]
    fn a_bow_is_no_face() {
        let [a, b, c, d] = square(0.0, 0.0, 10.0).0;
        assert!(Quad([a, b, c, d]).is_convex() && !Quad([a, c, b, d]).is_convex());
    }
}
