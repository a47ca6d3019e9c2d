//! A mark as it is seen: in goes a picture cut out around it, out comes how much ink is in it and beside it.

use super::grey::Grey;
use super::map::Map;
use super::rings::Ring;
use crate::sheet::geometry::Point;

/// How many pixels a [`Crop`] is wide and high; the mark in its middle is half as wide.
pub const CROP: usize = 64;

/// What marks of a layout look like. Lengths are shares of half the mark's width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Whether they are squares, and not circles.
    pub is_square: bool,
    /// How far their inside reaches: beyond it is their line.
    pub inner: f64,
    /// How far there is nothing printed around them. Where it is less than 1.2 no strokes are looked for that lead out of
    /// a mark, so that one that is crossed out is not told from one that is filled.
    pub free: f64,
}

impl Shape {
    /// That of the marks on sheets of this program: circles, or squares.
    pub fn printed(is_square: bool) -> Shape {
        Shape {
            is_square,
            inner: 0.9,
            free: 1.28,
        }
    }
}

/// A picture cut out around a mark, which stands upright in its middle and is half as wide.
#[derive(Clone, Debug)]
pub struct Crop {
    /// [`CROP`] pixels wide and high.
    pub picture: Grey,
    /// What the mark looks like.
    pub shape: Shape,
    /// How light the paper is; `None` where that is to be seen around the mark, which has to be free there.
    pub paper: Option<u8>,
    /// How much darker full black is on this page than its paper: a share of the paper's grey value.
    pub depth: f64,
}

impl Crop {
    /// Cuts out a mark that stands upright in a picture: its centre and its width are in pixels.
    pub fn of(picture: &Grey, at: Point, width: f64, shape: Shape, depth: f64) -> Crop {
        let see = |[x, y]: Point| picture.at([at[0] + x * width, at[1] + y * width]);
        cut(see, shape, depth)
    }
}

/// Cuts out a mark; `see` tells how light it is so many of its widths beside its centre.
fn cut(see: impl Fn(Point) -> f64, shape: Shape, depth: f64) -> Crop {
    let step = 2.0 / CROP as f64;
    let place = |at: usize| (at as f64 + 0.5) * step - 1.0;
    let pixels: Vec<u8> = (0..CROP * CROP)
        .map(|at| see([place(at % CROP), place(at / CROP)]).round() as u8)
        .collect();
    Crop {
        picture: Grey::square(CROP, pixels),
        shape,
        paper: None,
        depth,
    }
}

/// How much darker the darkest of a page is than its paper, where nothing is known to be black on it: a share of the
/// paper's grey value. It takes the means of squares of 3 × 3 pixels, so that dust does not count.
pub fn depth(picture: &Grey) -> f64 {
    let small = picture.shrunk((picture.width().max(picture.height()) / 3).max(1));
    let mut values = small.pixels().to_vec();
    values.sort_unstable();
    let share = |part: f64| f64::from(values[((values.len() - 1) as f64 * part) as usize]);
    1.0 - share(0.002) / share(0.7).max(1.0)
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

/// Cuts out a mark of a sheet.
pub(super) fn crop(picture: &Grey, map: &Map, ring: &Ring, depth: f64) -> Crop {
    let see = |[x, y]: Point| {
        let at = [ring.at[0] + x * ring.width, ring.at[1] + y * ring.width];
        picture.at(map.see(at))
    };
    cut(see, Shape::printed(ring.is_square), depth)
}

/// Half of the mark, in pixels.
const RADIUS: f64 = CROP as f64 / 4.0;

/// From where on paper is looked for around a mark, in radii; and strokes that lead out of it, which are looked for in
/// three places up to the end of what is free.
const PAPER: f64 = 1.1;
const OUT: f64 = 1.2;

/// In how many directions strokes are looked for, and how much ink makes one.
const WAYS: usize = 32;
const STROKE: f64 = 0.3;

/// Measures a mark.
pub fn measure(crop: &Crop) -> Measure {
    let middle = CROP as f64 / 2.0;
    let pixels = crop.picture.pixels();
    let Shape {
        is_square,
        inner,
        free,
    } = crop.shape;
    let reach = |x: f64, y: f64| match is_square {
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
        if (PAPER..free).contains(&away) {
            paper.push(value);
        }
        if away < 0.85 * inner {
            inside.push((away / inner, f64::from(value)));
        }
    }
    paper.sort_unstable();
    let around = paper.get(paper.len() * 4 / 5).copied();
    let white = f64::from(crop.paper.or(around).unwrap_or(u8::MAX)).max(1.0);
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
        let longer = if is_square {
            1.0 / sine.abs().max(cosine.abs())
        } else {
            1.0
        };
        let values = [OUT, (OUT + free) / 2.0, free].map(|away| {
            let away = away * RADIUS * longer;
            ink(crop
                .picture
                .at([middle + away * cosine, middle + away * sine]))
        });
        free >= OUT && values.iter().sum::<f64>() / 3.0 > STROKE
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
