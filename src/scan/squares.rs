//! Black squares: in goes a picture, out come the places of what may be one.

use super::grey::Grey;
use crate::sheet::geometry::Point;

/// The longer side of the picture that squares are looked for in.
pub(super) const LOOK: usize = 1400;

/// What may be a square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// Its centre, in pixels of the whole picture.
    pub at: Point,
    /// The root of its area, in such pixels.
    pub side: f64,
    /// How far it is from a square: 0 is one.
    pub odd: f64,
}

/// The most spots that are kept, those that are most like squares.
const MOST: usize = 90;

/// What may be a square in a picture.
pub(super) fn spots(picture: &Grey) -> Vec<Spot> {
    let small = picture.shrunk(LOOK);
    let factor = picture.width() as f64 / small.width() as f64;
    let mut dark = dark(&small);
    let long = small.width().max(small.height());
    let mut spots: Vec<Spot> = Vec::new();
    for start in 0..dark.len() {
        if dark[start] {
            let blob = blob(&mut dark, start, small.width());
            spots.extend(blob.spot(long).map(|spot| Spot {
                at: spot.at.map(|length| length * factor),
                side: spot.side * factor,
                ..spot
            }));
        }
    }
    spots.sort_by(|one, other| one.odd.total_cmp(&other.odd));
    spots.truncate(MOST);
    spots
}

/// How many cells the longer side is divided into, and how many around one are looked at for black and white.
const CELLS: usize = 100;
const AROUND: usize = 3;

/// The least difference between black and white.
const CONTRAST: u8 = 30;

/// Which pixels are nearer to the black than to the white around them.
fn dark(picture: &Grey) -> Vec<bool> {
    let (width, height) = (picture.width(), picture.height());
    let smooth = smooth(picture);
    let cell = (width.max(height) / CELLS).max(1);
    let (columns, rows) = (width.div_ceil(cell), height.div_ceil(cell));
    let mut ends = vec![(u8::MAX, 0_u8); columns * rows];
    for (at, &value) in smooth.iter().enumerate() {
        let place = (at / width / cell) * columns + at % width / cell;
        let (low, high) = &mut ends[place];
        *low = value.min(*low);
        *high = value.max(*high);
    }
    let around = |row: usize, column: usize| {
        let mut whole = (u8::MAX, 0);
        for y in row.saturating_sub(AROUND)..(row + AROUND + 1).min(rows) {
            for x in column.saturating_sub(AROUND)..(column + AROUND + 1).min(columns) {
                let (low, high) = ends[y * columns + x];
                whole = (low.min(whole.0), high.max(whole.1));
            }
        }
        match whole {
            (low, high) if high - low >= CONTRAST => low + (high - low) / 2,
            _ => 0,
        }
    };
    let limits: Vec<u8> = (0..rows * columns)
        .map(|at| around(at / columns, at % columns))
        .collect();
    let is_dark = |(at, &value): (usize, &u8)| {
        value < limits[(at / width / cell) * columns + at % width / cell]
    };
    smooth.iter().enumerate().map(is_dark).collect()
}

/// The mean of each pixel and the eight around it, so that lines of one pixel vanish.
fn smooth(picture: &Grey) -> Vec<u8> {
    let (width, height, pixels) = (picture.width(), picture.height(), picture.pixels());
    let mut across = vec![0_u16; pixels.len()];
    for (row, to) in pixels.chunks(width).zip(across.chunks_mut(width)) {
        for (x, sum) in to.iter_mut().enumerate() {
            let (left, right) = (x.saturating_sub(1), (x + 1).min(width - 1));
            *sum = u16::from(row[left]) + u16::from(row[x]) + u16::from(row[right]);
        }
    }
    let mean = |at: usize| {
        let (y, x) = (at / width, at % width);
        let (up, down) = (y.saturating_sub(1), (y + 1).min(height - 1));
        ((across[up * width + x] + across[at] + across[down * width + x]) / 9) as u8
    };
    (0..pixels.len()).map(mean).collect()
}

/// What hangs together, by its sums.
#[derive(Default)]
struct Blob {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

/// Takes out what hangs together with a pixel.
fn blob(dark: &mut [bool], start: usize, width: usize) -> Blob {
    let mut blob = Blob::default();
    let mut open = vec![start];
    dark[start] = false;
    while let Some(at) = open.pop() {
        let (column, row) = (at % width, at / width);
        let (x, y) = (column as f64 + 0.5, row as f64 + 0.5);
        blob.count += 1.0;
        blob.x += x;
        blob.y += y;
        blob.xx += x * x;
        blob.xy += x * y;
        blob.yy += y * y;
        let left = (column > 0).then(|| at - 1);
        let right = (column + 1 < width).then(|| at + 1);
        let (up, down) = (at.checked_sub(width), Some(at + width));
        for next in [left, right, up, down].into_iter().flatten() {
            if dark.get(next).is_some_and(|&is_dark| is_dark) {
                dark[next] = false;
                open.push(next);
            }
        }
    }
    blob
}

impl Blob {
    /// A spot, where it may be a square. That of side `s` has the variance s²/12 along each axis, and none between
    /// them, however it is turned; seen from the side its area still is twelve times the root of their determinant.
    fn spot(&self, long: usize) -> Option<Spot> {
        let side = self.count.sqrt();
        if side < 5.0 || side > long as f64 / 20.0 {
            return None;
        }
        let at = [self.x / self.count, self.y / self.count];
        let xx = self.xx / self.count - at[0] * at[0];
        let yy = self.yy / self.count - at[1] * at[1];
        let xy = self.xy / self.count - at[0] * at[1];
        let (sum, determinant) = (xx + yy, xx * yy - xy * xy);
        let root = (sum * sum / 4.0 - determinant).max(0.0).sqrt();
        let long = (sum / 2.0 + root) / (sum / 2.0 - root).max(1e-9);
        let solid = self.count / (12.0 * determinant.max(1e-9).sqrt());
        let is_square = (0.8..1.12).contains(&solid) && long < 2.2;
        is_square.then_some(Spot {
            at,
            side,
            odd: (solid - 1.0).abs() + 0.1 * (long.sqrt() - 1.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Grey, spots};

    /// White, with a turned black square of so many pixels, a line through it if one is wanted, and a disc.
    fn drawn(turn: f64, line: bool) -> Grey {
        let mut pixels = vec![230_u8; 700 * 900];
        for (at, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((at % 700) as f64 - 299.5, (at / 700) as f64 - 499.5);
            let (right, down) = (
                x * turn.cos() - y * turn.sin(),
                x * turn.sin() + y * turn.cos(),
            );
            let in_square = right.abs().max(down.abs()) < 12.0;
            if in_square || (line && at % 700 == 305) {
                *pixel = 20;
            }
        }
        Grey::new(700, 900, pixels).unwrap()
    }

    #[test]
    fn a_square_is_found_however_it_is_turned() {
        for turn in [0.0, 0.2, 0.7, 1.3] {
            for line in [false, true] {
                let found = spots(&drawn(turn, line));
                let spot = found.first().unwrap_or_else(|| panic!("{turn} {line}"));
                assert!((spot.at[0] - 300.0).abs() < 0.5 && (spot.at[1] - 500.0).abs() < 0.5);
                assert!((spot.side - 24.0).abs() < 2.0, "{}", spot.side);
            }
        }
    }

    #[test]
    fn paper_alone_has_none() {
        let pixels = (0..700 * 900).map(|at| 220 + (at % 13) as u8).collect();
        assert_eq!(spots(&Grey::new(700, 900, pixels).unwrap()), []);
    }
}
