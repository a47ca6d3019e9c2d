//! From millimetres on a sheet to pixels of a picture: a homography, and a bend of the second degree before it.

use crate::sheet::geometry::Point;

/// Where a place on the sheet is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The homography, row by row; its last value is 1.
    lens: [f64; 9],
    /// What is added to x and to y before it: the factors of 1, x, y, x², xy and y².
    bend: [[f64; 6]; 2],
}

/// Places are taken in hundreds of millimetres where they are squared, so that no system is ill set.
const UNIT: f64 = 100.0;

impl Map {
    /// The map that brings places to where they are seen: exactly with four of them, as near as can be with more. With
    /// three it keeps what is parallel parallel. `None` where they are fewer, or in one line.
    pub fn of(pairs: &[(Point, Point)]) -> Option<Map> {
        let lens = match pairs.len() {
            0..3 => None,
            3 => affine(pairs),
            _ => homography(pairs),
        }?;
        let bend = [[0.0; 6]; 2];
        Some(Map { lens, bend })
    }

    /// Where a place is seen.
    pub fn see(&self, [x, y]: Point) -> Point {
        let powers = powers([x, y]);
        let bent = |at: usize| dot(&self.bend[at], &powers);
        let (x, y) = (x / UNIT + bent(0), y / UNIT + bent(1));
        let [a, b, c, d, e, f, g, h, i] = self.lens;
        let depth = g * x + h * y + i;
        [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth]
    }

    /// How many pixels a millimetre is around a place.
    pub fn scale(&self, [x, y]: Point) -> f64 {
        let [one, other, third] = [[x, y], [x + 1.0, y], [x, y + 1.0]].map(|at| self.see(at));
        let (right, down) = (minus(other, one), minus(third, one));
        (right[0] * down[1] - right[1] * down[0]).abs().sqrt()
    }

    /// Whether the whole frame is seen from its front, with nothing behind the eye.
    pub fn is_sound(&self, squares: &[Point; 4]) -> bool {
        let [.., g, h, i] = self.lens;
        let depth = |[x, y]: Point| g * x / UNIT + h * y / UNIT + i;
        squares.iter().all(|&at| depth(at) > 0.2 && depth(at) < 5.0)
    }

    /// The same, bent so that each place is seen where it was found: `found` are places and how far from each, in
    /// millimetres, it was. Those that fit least are left out.
    pub fn bent(&self, found: &[(Point, Point)]) -> Map {
        let mut kept: Vec<(Point, Point)> = found.to_vec();
        let mut bend = [[0.0; 6]; 2];
        for _ in 0..4 {
            if kept.len() < 12 {
                return self.clone();
            }
            let (Some(x), Some(y)) = (fit(&kept, 0), fit(&kept, 1)) else {
                return self.clone();
            };
            bend = [x, y];
            let off = |(at, shift): &(Point, Point)| {
                let powers = powers(*at);
                let left = minus(*shift, bend.map(|factors| dot(&factors, &powers) * UNIT));
                left[0].hypot(left[1])
            };
            let mut all: Vec<f64> = found.iter().map(off).collect();
            all.sort_by(f64::total_cmp);
            let limit = (2.5 * all[all.len() / 2]).max(0.06);
            kept = found
                .iter()
                .filter(|pair| off(pair) <= limit)
                .copied()
                .collect();
        }
        let sum = |at: usize| std::array::from_fn(|term| self.bend[at][term] + bend[at][term]);
        Map {
            lens: self.lens,
            bend: [sum(0), sum(1)],
        }
    }
}

fn powers([x, y]: Point) -> [f64; 6] {
    let (x, y) = (x / UNIT, y / UNIT);
    [1.0, x, y, x * x, x * y, y * y]
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// One place less another.
pub(super) fn minus(one: Point, other: Point) -> Point {
    [one[0] - other[0], one[1] - other[1]]
}

/// The polynomial through shifts along one axis, by least squares.
fn fit(pairs: &[(Point, Point)], axis: usize) -> Option<[f64; 6]> {
    let rows = pairs
        .iter()
        .map(|(at, shift)| (powers(*at), shift[axis] / UNIT));
    least(rows)
}

fn affine(pairs: &[(Point, Point)]) -> Option<[f64; 9]> {
    let along = |axis: usize| {
        let rows = pairs
            .iter()
            .map(|([x, y], seen)| ([x / UNIT, y / UNIT, 1.0], seen[axis]));
        least(rows)
    };
    let ([a, b, c], [d, e, f]) = (along(0)?, along(1)?);
    Some([a, b, c, d, e, f, 0.0, 0.0, 1.0])
}

fn homography(pairs: &[(Point, Point)]) -> Option<[f64; 9]> {
    // Pixels are taken in thousands, so that all factors are of one size.
    const PIXELS: f64 = 1000.0;
    let rows = pairs.iter().flat_map(|&([x, y], [u, v])| {
        let (x, y, u, v) = (x / UNIT, y / UNIT, u / PIXELS, v / PIXELS);
        [
            ([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u),
            ([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y], v),
        ]
    });
    let [a, b, c, d, e, f, g, h] = least(rows)?;
    let [a, b, c, d, e, f] = [a, b, c, d, e, f].map(|factor| factor * PIXELS);
    Some([a, b, c, d, e, f, g, h, 1.0])
}

/// The factors that fit equations best, by the normal equations.
fn least<const N: usize>(rows: impl Iterator<Item = ([f64; N], f64)>) -> Option<[f64; N]> {
    let (mut matrix, mut right) = ([[0.0; N]; N], [0.0; N]);
    for (factors, value) in rows {
        for line in 0..N {
            for column in 0..N {
                matrix[line][column] += factors[line] * factors[column];
            }
            right[line] += factors[line] * value;
        }
    }
    solve(matrix, right)
}

/// Gauss's elimination with the largest pivots.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> Option<[f64; N]> {
    for at in 0..N {
        let size = |line: &usize| matrix[*line][at].abs();
        let pivot = (at..N).max_by(|one, other| size(one).total_cmp(&size(other)))?;
        if size(&pivot) < 1e-12 {
            return None;
        }
        matrix.swap(at, pivot);
        right.swap(at, pivot);
        let above = matrix[at];
        for line in at + 1..N {
            let factor = matrix[line][at] / above[at];
            for (value, above) in matrix[line].iter_mut().zip(above) {
                *value -= factor * above;
            }
            right[line] -= factor * right[at];
        }
    }
    let mut solved = [0.0; N];
    for at in (0..N).rev() {
        let known: f64 = (at + 1..N)
            .map(|column| matrix[at][column] * solved[column])
            .sum();
        solved[at] = (right[at] - known) / matrix[at][at];
    }
    solved
        .iter()
        .all(|value| value.is_finite())
        .then_some(solved)
}

#[cfg(test)]
mod tests {
    use super::{Map, minus};

    const FRAME: [[f64; 2]; 4] = [[0.0, 0.0], [169.0, 0.0], [0.0, 256.0], [169.0, 256.0]];

    #[test]
    fn four_places_are_seen_where_they_were_seen() {
        let seen = [
            [210.0, 190.0],
            [1530.0, 260.0],
            [180.0, 2210.0],
            [1580.0, 2150.0],
        ];
        let pairs: Vec<_> = FRAME.into_iter().zip(seen).collect();
        let map = Map::of(&pairs).unwrap();
        for (at, seen) in &pairs {
            let off = minus(map.see(*at), *seen);
            assert!(off[0].hypot(off[1]) < 1e-6, "{off:?}");
        }
        assert!(map.is_sound(&FRAME));
        assert!((map.scale([80.0, 120.0]) - 8.0).abs() < 0.5);
    }

    #[test]
    fn three_places_suffice_and_fewer_do_not() {
        let pairs: Vec<_> = FRAME
            .into_iter()
            .map(|at| (at, at.map(|x| 8.0 * x + 3.0)))
            .collect();
        let [x, y] = Map::of(&pairs[..3]).unwrap().see([100.0, 200.0]);
        assert!((x - 803.0).abs() < 1e-6 && (y - 1603.0).abs() < 1e-6);
        assert_eq!(Map::of(&pairs[..2]), None);
        assert_eq!(Map::of(&[pairs[0], pairs[0], pairs[1]]), None);
    }

    #[test]
    fn a_bend_is_found_though_some_places_mislead() {
        let pairs: Vec<_> = FRAME
            .into_iter()
            .map(|at| (at, at.map(|x| 8.0 * x)))
            .collect();
        let map = Map::of(&pairs).unwrap();
        let bend = |[x, y]: [f64; 2]| [0.3 + 2e-5 * x * x, 1e-5 * x * y - 0.2];
        let mut found: Vec<_> = (0..60)
            .map(|n| [f64::from(n % 10) * 16.0, f64::from(n / 10) * 40.0])
            .map(|at| (at, bend(at)))
            .collect();
        for pair in found.iter_mut().step_by(7) {
            pair.1 = [1.5, -1.5];
        }
        let bent = map.bent(&found);
        for at in [[10.0, 20.0], [150.0, 200.0]] {
            let [dx, dy] = bend(at);
            let off = minus(bent.see(at), map.see([at[0] + dx, at[1] + dy]));
            assert!(off[0].hypot(off[1]) < 0.05, "{off:?}");
        }
    }
}
