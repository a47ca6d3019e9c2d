//! Four black squares: in go spots, out come the ways in which they may be those of a sheet.

use super::grey::Grey;
use super::map::{Map, minus};
use super::squares::Spot;
use crate::sheet::geometry::{Geometry, Point};

/// A way in which a sheet may lie in a picture.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub map: Map,
    /// How much darker the squares are than the paper around them.
    pub ink: f64,
    /// How light that paper is.
    white: f64,
    /// How clearly the three corners of a QR code are seen where one should be: 1 where they are as clear as the
    /// squares.
    pub code: f64,
    /// How far it is from a sheet that lies flat.
    odd: f64,
}

/// The squares in the order in which one walks around them.
const WALK: [usize; 4] = [0, 1, 3, 2];

/// How far from where it is expected a square is looked for, as a share of the diagonal.
const STRAY: f64 = 0.13;

/// The most ways that are looked at.
const MOST: usize = 24;

/// How clearly a code has to be seen to be taken for one.
pub(super) const CODE: f64 = 0.3;

/// The ways in which spots may be the squares of a sheet, the likeliest first.
pub(super) fn frames(picture: &Grey, spots: &[Spot], geometry: &Geometry) -> Vec<Frame> {
    let mut found: Vec<(f64, [Option<usize>; 4])> = Vec::new();
    for walk in 0..4 {
        let ends = [WALK[walk], WALK[(walk + 1) % 4]];
        let others = [WALK[(walk + 2) % 4], WALK[(walk + 3) % 4]];
        for (first, one) in spots.iter().enumerate() {
            for (second, other) in spots.iter().enumerate() {
                let Some(turn) = Turn::of(geometry, ends, [one, other]) else {
                    continue;
                };
                for (odd, rest) in turn.complete(geometry, spots, others) {
                    let mut taken = [None; 4];
                    taken[ends[0]] = Some(first);
                    taken[ends[1]] = Some(second);
                    taken[others[0]] = rest[0];
                    taken[others[1]] = rest[1];
                    found.push((odd, taken));
                }
            }
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut seen = Vec::new();
    found.retain(|(_, taken)| {
        !seen.contains(taken) && {
            seen.push(*taken);
            seen.len() <= 8 * MOST
        }
    });
    let frame = |&(odd, taken): &(f64, [Option<usize>; 4])| {
        frame(
            picture,
            geometry,
            taken.map(|at| at.map(|at| spots[at])),
            odd,
        )
    };
    let mut frames: Vec<Frame> = found.iter().filter_map(frame).collect();
    frames.sort_by(|one, other| other.rank().total_cmp(&one.rank()));
    frames.truncate(MOST);
    frames
}

impl Frame {
    /// How much darker full black is than the paper: a share of the paper's grey value.
    pub(super) fn depth(&self) -> f64 {
        self.ink / self.white.max(1.0)
    }

    fn rank(&self) -> f64 {
        self.code.max(CODE) - self.odd
    }

    /// Whether a part of the picture is taken up by it.
    pub(super) fn covers(&self, spot: &Spot, geometry: &Geometry) -> bool {
        let corners = [0, 1, 3, 2].map(|at| self.map.see(geometry.squares[at]));
        let sides = (0..4).map(|at| {
            let (from, to) = (corners[at], corners[(at + 1) % 4]);
            let (edge, away) = (minus(to, from), minus(spot.at, from));
            let length = edge[0].hypot(edge[1]).max(1.0);
            (edge[0] * away[1] - edge[1] * away[0]) / length
        });
        sides.into_iter().all(|side| side > -2.0 * spot.side)
    }
}

/// A turn that brings an edge of the sheet to where two spots are.
struct Turn {
    scale: f64,
    across: Point,
    from: Point,
    begin: Point,
}

impl Turn {
    /// `None` where the spots are not as large as squares so far apart.
    fn of(geometry: &Geometry, ends: [usize; 2], spots: [&Spot; 2]) -> Option<Turn> {
        let [from, to] = ends.map(|at| geometry.squares[at]);
        let (edge, seen) = (minus(to, from), minus(spots[1].at, spots[0].at));
        let length = edge[0].hypot(edge[1]);
        let scale = seen[0].hypot(seen[1]) / length;
        let fits = |side: f64| (0.7..1.4).contains(&(side / (geometry.square * scale)));
        let alike = spots[0].side / spots[1].side;
        let is_one = scale > 0.0 && fits(spots[0].side) && fits(spots[1].side);
        (is_one && (0.6..1.6).contains(&alike)).then(|| Turn {
            scale,
            // The seen edge divided by the edge, as complex numbers.
            across: [
                (seen[0] * edge[0] + seen[1] * edge[1]) / (length * length),
                (seen[1] * edge[0] - seen[0] * edge[1]) / (length * length),
            ],
            from,
            begin: spots[0].at,
        })
    }

    fn see(&self, at: Point) -> Point {
        let [x, y] = minus(at, self.from);
        let [right, down] = self.across;
        [
            self.begin[0] + right * x - down * y,
            self.begin[1] + down * x + right * y,
        ]
    }

    /// The other two squares: the spots near where they should be, or one alone.
    fn complete(
        &self,
        geometry: &Geometry,
        spots: &[Spot],
        others: [usize; 2],
    ) -> Vec<(f64, [Option<usize>; 2])> {
        let [width, height] = geometry.squares[3];
        let reach = STRAY * width.hypot(height) * self.scale;
        let near = |square: usize| -> Vec<(f64, usize)> {
            let expected = self.see(geometry.squares[square]);
            let away = |spot: &Spot| {
                let [x, y] = minus(spot.at, expected);
                x.hypot(y) / reach
            };
            let fits =
                |spot: &Spot| (0.6..1.6).contains(&(spot.side / (geometry.square * self.scale)));
            let mut near: Vec<(f64, usize)> = spots
                .iter()
                .enumerate()
                .filter(|(_, spot)| fits(spot))
                .map(|(at, spot)| (away(spot) + spot.odd, at))
                .filter(|(away, _)| *away < 1.0)
                .collect();
            near.sort_by(|one, other| one.0.total_cmp(&other.0));
            near.truncate(2);
            near
        };
        let [third, fourth] = others.map(near);
        let mut all = Vec::new();
        for &(one, at) in &third {
            for &(other, next) in &fourth {
                all.push((0.1 * (one + other), [Some(at), Some(next)]));
            }
        }
        // With three alone nothing tells whether the sheet lies flat.
        all.extend(
            third
                .first()
                .map(|&(odd, at)| (0.25 + 0.1 * odd, [Some(at), None])),
        );
        all.extend(
            fourth
                .first()
                .map(|&(odd, at)| (0.25 + 0.1 * odd, [None, Some(at)])),
        );
        all
    }
}

fn frame(
    picture: &Grey,
    geometry: &Geometry,
    squares: [Option<Spot>; 4],
    odd: f64,
) -> Option<Frame> {
    let pairs = |squares: &[Option<Spot>; 4]| -> Vec<(Point, Point)> {
        let known = geometry.squares.iter().zip(squares);
        known
            .filter_map(|(&at, spot)| Some((at, (*spot)?.at)))
            .collect()
    };
    let map = Map::of(&pairs(&squares))?;
    let is_seen = |(at, spot): (&Point, &Option<Spot>)| {
        spot.is_none_or(|spot| {
            (0.75..1.3).contains(&(spot.side / (geometry.square * map.scale(*at))))
        })
    };
    let is_sound =
        map.is_sound(&geometry.squares) && geometry.squares.iter().zip(&squares).all(is_seen);
    if !is_sound {
        return None;
    }
    let centred = |(&at, spot): (&Point, &Option<Spot>)| {
        spot.map(|spot| centred(picture, &map, geometry, at, spot))
    };
    let mut whole = geometry.squares.iter().zip(&squares).map(centred);
    let squares: [Option<(Spot, [f64; 2])>; 4] = std::array::from_fn(|_| whole.next().flatten());
    let [ink, white] = [0, 1].map(|at| {
        let mut all: Vec<f64> = squares.iter().flatten().map(|(_, seen)| seen[at]).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    });
    let squares = squares.map(|square| square.map(|(spot, _)| spot));
    let map = Map::of(&pairs(&squares))?;
    let code = finders(picture, &map, geometry) / ink.max(1.0);
    Some(Frame {
        map,
        ink,
        white,
        code,
        odd,
    })
}

/// A square's centre from all pixels of the picture, how much darker it is than the paper, and how light that is.
fn centred(
    picture: &Grey,
    map: &Map,
    geometry: &Geometry,
    at: Point,
    spot: Spot,
) -> (Spot, [f64; 2]) {
    const STEPS: i32 = 18;
    let reach = geometry.square / 2.0 + 1.4;
    let see = |[x, y]: Point| picture.at(map.see([at[0] + x, at[1] + y]));
    let mut white = AROUND.map(|[x, y]| see([x * reach, y * reach]));
    white.sort_by(f64::total_cmp);
    let white = white[5];
    let black = AROUND.map(|[x, y]| see([x, y])).iter().sum::<f64>() / 8.0;
    let (mut sum, mut weight) = ([0.0, 0.0], 0.0);
    for down in -STEPS..=STEPS {
        for right in -STEPS..=STEPS {
            let step = [right, down].map(|step| f64::from(step) * reach / f64::from(STEPS));
            let dark = ((white - see(step)) / (white - black).max(1.0) - 0.2).clamp(0.0, 0.6);
            sum = [sum[0] + dark * step[0], sum[1] + dark * step[1]];
            weight += dark;
        }
    }
    let shift = match weight > 0.0 {
        true => sum.map(|sum| sum / weight),
        false => [0.0, 0.0],
    };
    // A square that is cut off or written over is taken as it was found.
    let is_whole = shift[0].hypot(shift[1]) < 0.8;
    let centre = if is_whole {
        map.see([at[0] + shift[0], at[1] + shift[1]])
    } else {
        spot.at
    };
    (Spot { at: centre, ..spot }, [white - black, white])
}

/// The eight steps from a point to those around it.
const AROUND: [Point; 8] = [
    [-1.0, -1.0],
    [0.0, -1.0],
    [1.0, -1.0],
    [-1.0, 0.0],
    [1.0, 0.0],
    [-1.0, 1.0],
    [0.0, 1.0],
    [1.0, 1.0],
];

/// How many modules stand side by side in a code, the quiet zone included.
pub(super) const MODULES: f64 = 33.0;

/// How much darker the dark parts of a code's three corners are than the light ones.
fn finders(picture: &Grey, map: &Map, geometry: &Geometry) -> f64 {
    let module = geometry.qr.width / MODULES;
    let around = |[x, y]: Point, reach: f64| {
        let see = |[right, down]: Point| {
            let at = [x + reach * right, y + reach * down].map(|at| at * module);
            picture.at(map.see([geometry.qr.x + at[0], geometry.qr.y + at[1]]))
        };
        AROUND.iter().map(|&step| see(step)).sum::<f64>() / 8.0
    };
    let corner = |at: Point| {
        let light = around(at, 2.0) + around(at, 4.0);
        let dark = around(at, 1.0) + around(at, 3.0);
        (light - dark) / 2.0
    };
    let corners = [[7.5, 7.5], [25.5, 7.5], [7.5, 25.5]].map(corner);
    corners.iter().sum::<f64>() / 3.0
}
