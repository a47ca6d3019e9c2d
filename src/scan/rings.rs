//! The printed lines of marks: how clearly they are seen, and how far from where they should be.

use super::grey::Grey;
use super::map::Map;
use crate::sheet::geometry::Point;

/// The line around a mark: a circle or a square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Its centre.
    pub at: Point,
    /// How wide it is, its line included, in millimetres.
    pub width: f64,
    /// Whether it is a square.
    pub is_square: bool,
}

/// How wide the line is, in millimetres.
const LINE: f64 = 0.28;

/// How many places of a line are looked at.
const LOOKS: usize = 24;

impl Ring {
    /// Places so far outside of the middle of its line, with the directions that lead outward.
    fn places(&self, out: f64) -> [Point; LOOKS] {
        let radius = (self.width - LINE) / 2.0 + out;
        std::array::from_fn(|at| {
            let angle = (at as f64 + 0.5) * std::f64::consts::TAU / LOOKS as f64;
            let (sine, cosine) = angle.sin_cos();
            let reach = match self.is_square {
                true => radius / sine.abs().max(cosine.abs()),
                false => radius,
            };
            [reach * cosine, reach * sine]
        })
    }
}

/// How much darker a line is than what lies around it, in grey values, where it is looked for this far from its place.
fn contrast(
    picture: &Grey,
    map: &Map,
    ring: &Ring,
    places: &[[Point; LOOKS]; 2],
    shift: Point,
) -> f64 {
    let see = |[x, y]: Point| {
        let at = [ring.at[0] + shift[0] + x, ring.at[1] + shift[1] + y];
        picture.at(map.see(at))
    };
    let [line, outside] = places;
    let sum: f64 = line
        .iter()
        .zip(outside)
        .map(|(&line, &out)| see(out) - see(line))
        .sum();
    sum / LOOKS as f64
}

/// How clearly a line is seen, and how far from its place, in millimetres.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub contrast: f64,
    pub shift: Point,
}

/// Looks for a line so many steps of such a length around its place.
fn look(picture: &Grey, map: &Map, ring: &Ring, steps: i32, step: f64) -> Seen {
    let places = [ring.places(0.0), ring.places(0.5)];
    let mut best = Seen {
        contrast: f64::MIN,
        shift: [0.0, 0.0],
    };
    for down in -steps..=steps {
        for right in -steps..=steps {
            let shift = [f64::from(right) * step, f64::from(down) * step];
            let contrast = contrast(picture, map, ring, &places, shift);
            if contrast > best.contrast {
                best = Seen { contrast, shift };
            }
        }
    }
    best
}

/// A map that was held against the lines of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Fitted {
    pub map: Map,
    /// How much darker half of the lines are, at least, than what lies around them: a share of the difference between
    /// the squares and the paper.
    pub clear: f64,
    /// The share of the lines that are seen at all.
    pub share: f64,
}

/// From how clear a line is seen at all, as a share of the same.
const SEEN: f64 = 0.05;

/// Bends a map so that the lines are where they should be. `ink` is how much darker the squares are than the paper.
pub(super) fn fit(picture: &Grey, map: &Map, rings: &[Ring], ink: f64) -> Fitted {
    let mut map = map.clone();
    let few: Vec<&Ring> = rings.iter().step_by((rings.len() / 70).max(1)).collect();
    for (steps, step) in [(4, 0.3), (3, 0.1)] {
        let found: Vec<(Point, Point)> = few
            .iter()
            .map(|ring| (ring.at, look(picture, &map, ring, steps, step)))
            .filter(|(_, seen)| seen.contrast > 0.1 * ink)
            .map(|(at, seen)| (at, seen.shift))
            .collect();
        map = map.bent(&found);
    }
    let mut clear: Vec<f64> = rings
        .iter()
        .map(|ring| {
            contrast(
                picture,
                &map,
                ring,
                &[ring.places(0.0), ring.places(0.5)],
                [0.0, 0.0],
            )
        })
        .collect();
    clear.sort_by(f64::total_cmp);
    let seen = clear.iter().filter(|&&clear| clear > SEEN * ink).count();
    Fitted {
        map,
        share: seen as f64 / clear.len().max(1) as f64,
        clear: clear.get(clear.len() / 2).copied().unwrap_or(0.0) / ink.max(1.0),
    }
}
