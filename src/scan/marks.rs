//! A mark as it is seen: in goes a picture cut out around it, out comes how much ink is in it and beside it.

use super::grey::Grey;
use super::map::Map;
use super::rings::Ring;
use crate::sheet::geometry::Point;

/// How many pixels a [`Crop`] is wide and high; the mark in its middle is half as wide.
pub const CROP: usize = 64;

/// A picture cut out around a mark, which stands upright in its middle and is half as wide.
#[derive(Clone, Debug)]
pub struct Crop {
    /// [`CROP`] pixels wide and high.
    pub picture: Grey,
    /// Whether the mark is a square, and not a circle.
    pub is_square: bool,
    /// How much darker full black is on this page than its paper: a share of the paper's grey value.
    pub depth: f64,
}

/// What is seen of a mark. Ink is 0 on paper and 1 where all is as black as the page has it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// The mean of the ink within 0.8 of the inner radius, the printed letter included.
    pub ink: f64,
    /// The same between the letter and the line.
    pub hem: f64,
    /// How many strokes lead out of it.
    pub spokes: u8,
    /// The share of the way around it that is darker than paper.
    pub around: f64,
}

/// Cuts out a mark.
pub fn crop(picture: &Grey, map: &Map, ring: &Ring, depth: f64) -> Crop {
    let step = 2.0 * ring.width / CROP as f64;
    let place = |at: usize| (at as f64 + 0.5) * step - ring.width;
    let see = |at: usize| -> Point {
        map.see([ring.at[0] + place(at % CROP), ring.at[1] + place(at / CROP)])
    };
    let pixels = (0..CROP * CROP)
        .map(|at| picture.at(see(at)).round() as u8)
        .collect();
    Crop {
        picture: Grey::new(CROP, CROP, pixels).unwrap_or_else(|| picture.clone()),
        is_square: ring.is_square,
        depth,
    }
}

/// Half of the mark, in pixels, and the share of it that lies within its line.
const RADIUS: f64 = CROP as f64 / 4.0;
const INNER: f64 = 0.9;

/// From where to where paper is looked for around a mark, in radii; and strokes that lead out of it.
const PAPER: [f64; 2] = [1.1, 1.28];
const OUT: [f64; 3] = [1.2, 1.24, 1.28];

/// In how many directions strokes are looked for, and how much ink makes one.
const WAYS: usize = 32;
const STROKE: f64 = 0.3;

/// Measures a mark.
pub fn measure(crop: &Crop) -> Measure {
    let middle = CROP as f64 / 2.0;
    let pixels = crop.picture.pixels();
    let reach = |x: f64, y: f64| match crop.is_square {
        true => x.abs().max(y.abs()) / RADIUS,
        false => x.hypot(y) / RADIUS,
    };
    let mut paper = Vec::with_capacity(1024);
    let mut inside = Vec::with_capacity(1024);
    for (at, &value) in pixels.iter().enumerate() {
        let (x, y) = (
            (at % CROP) as f64 + 0.5 - middle,
            (at / CROP) as f64 + 0.5 - middle,
        );
        let away = reach(x, y);
        if (PAPER[0]..PAPER[1]).contains(&away) {
            paper.push(value);
        }
        if away < 0.85 * INNER {
            inside.push((away / INNER, f64::from(value)));
        }
    }
    paper.sort_unstable();
    let white = paper
        .get(paper.len() * 4 / 5)
        .map_or(255.0, |&value| f64::from(value))
        .max(1.0);
    let ink = |value: f64| ((1.0 - value / white) / crop.depth.max(0.05)).clamp(-0.2, 1.2);
    let mean = |from: f64, to: f64| {
        let within = inside.iter().filter(|(away, _)| (from..to).contains(away));
        let (sum, count) = within.fold((0.0, 0.0), |(sum, count), (_, value)| {
            (sum + ink(*value), count + 1.0)
        });
        sum / f64::max(count, 1.0)
    };
    let out = |way: usize| {
        let angle = way as f64 * std::f64::consts::TAU / WAYS as f64;
        let (sine, cosine) = angle.sin_cos();
        let longer = if crop.is_square {
            1.0 / sine.abs().max(cosine.abs())
        } else {
            1.0
        };
        let values = OUT.map(|away| {
            let away = away * RADIUS * longer;
            ink(crop
                .picture
                .at([middle + away * cosine, middle + away * sine]))
        });
        values.iter().sum::<f64>() / 3.0 > STROKE
    };
    let ways: Vec<bool> = (0..WAYS).map(out).collect();
    let begins = (0..WAYS)
        .filter(|&way| ways[way] && !ways[(way + WAYS - 1) % WAYS])
        .count();
    Measure {
        ink: mean(0.0, 0.8),
        hem: mean(0.5, 0.85),
        spokes: begins as u8,
        around: ways.iter().filter(|&&is_dark| is_dark).count() as f64 / WAYS as f64,
    }
}
