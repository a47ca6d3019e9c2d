//! Where everything stands on an answer sheet: from paper, size of print and direction to the position of every mark.
//!
//! Lengths are millimetres. Positions are measured from the centre of the square at the top left of the paper, to the
//! right and downwards; in a language that runs from right to left all but the squares is mirrored. What is printed
//! stands where [`geometry`] says, and whoever marks sheets reads the same value. This module does not know what is
//! asked, nor how a mark is drawn.

mod measures;

use serde::{Deserialize, Serialize};

use self::measures::Measures;
use super::{Layout, Paper, Print};

/// Rises with every change to where a mark stands: sheets once printed stay as they are.
pub const VERSION: u32 = 1;

/// How many marks a row holds; the options of a question that has more go on in the next row.
pub const MARKS: usize = 6;

/// How many digits a learner's number has room for.
const DIGITS: usize = 8;

/// From the edge of the paper to that of a square, and how wide a square is.
const EDGE: f64 = 18.0;
const SQUARE: f64 = 5.0;

/// How far from the line through the centres of two squares all else keeps: 3.5 mm clear of them.
const INSET: f64 = 6.0;

/// How wide the QR code is, with its quiet zone.
const QR: f64 = 30.0;

/// A point: to the right, and down.
pub type Point = [f64; 2];

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "area")
)]
pub struct Area {
    /// Its left edge, in millimetres from the centre of the square at the top left.
    pub x: f64,
    /// Its top edge, in millimetres from the same centre.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// Every position on an answer sheet. All its pages are alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "geometry")
)]
pub struct Geometry {
    /// [`VERSION`], when the sheet was printed.
    #[cfg_attr(
        feature = "schema",
        schemars(description = "The version of the design.")
    )]
    pub version: u32,
    /// How wide and how high the paper is.
    pub paper: [f64; 2],
    /// How far the origin of all positions is from the left and the top of the paper.
    pub origin: Point,
    /// How wide the four black squares are.
    pub square: f64,
    /// Their centres: top left, top right, bottom left, bottom right.
    pub squares: [Point; 4],
    /// The QR code with its quiet zone.
    pub qr: Area,
    /// How wide the mark of an option is, its line included: a circle, or a square where several may be right.
    pub mark: f64,
    /// Where the answers go, row by row.
    pub rows: Vec<Row>,
    /// The grid for a learner's number, on sheets that are nobody's.
    pub grid: Grid,
}

/// The positions of one row. Which of them are in use depends on the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "row")
)]
pub struct Row {
    /// The centre of the question's number.
    pub number: Point,
    /// The centres of the marks of its options.
    pub marks: [Point; MARKS],
    /// The boxes of options that are put in order.
    pub boxes: [Area; MARKS],
    /// Where an answer is written.
    pub written: Area,
    /// The centres of the teacher's two circles, wrong and right, of rows that are written or put in order.
    pub verdict: [Point; 2],
}

/// A grid of digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "grid")
)]
pub struct Grid {
    /// How wide its circles are.
    pub mark: f64,
    /// Digit by digit: the box that it is written in.
    pub boxes: [Area; DIGITS],
    /// Digit by digit: the centres of its circles, 0 to 9.
    pub marks: [[Point; 10]; DIGITS],
}

/// Where a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The page, from 1.
    pub page: u32,
    /// The first of its rows there, from 0.
    pub row: usize,
}

/// Which of the eight geometries a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// What it is printed on.
    pub paper: Paper,
    /// Whether it is for those who need large print.
    pub large: bool,
    /// Whether it runs from right to left.
    pub mirrored: bool,
}

impl Setting {
    /// That of a layout, for a language that runs from right to left or not. Columns, ink, and the print for
    /// dyslexia do not matter.
    pub fn of(layout: &Layout, mirrored: bool) -> Setting {
        Setting {
            paper: layout.paper,
            large: layout.print == Print::Large,
            mirrored,
        }
    }

    /// All eight settings: two sizes of paper, two of print, two directions.
    pub fn all() -> impl Iterator<Item = Setting> {
        (0..8).map(|bits| Setting {
            paper: [Paper::A4, Paper::Letter][bits & 1],
            large: bits & 2 != 0,
            mirrored: bits & 4 != 0,
        })
    }

    /// How wide and how high the paper is.
    fn size(self) -> [f64; 2] {
        match self.paper {
            Paper::A4 => [210.0, 297.0],
            Paper::Letter => [215.9, 279.4],
        }
    }

    /// How far the centres of the squares are from each other.
    fn frame(self) -> [f64; 2] {
        self.size().map(|length| length - 2.0 * EDGE - SQUARE)
    }
}

/// Where everything stands on a sheet.
///
/// ```
/// use quizpress::sheet::{Layout, geometry::{Setting, geometry}};
/// let sheet = geometry(Setting::of(&Layout::default(), false));
/// assert_eq!(sheet.rows[0].marks[1], [24.6, 78.5]);
/// ```
pub fn geometry(setting: Setting) -> Geometry {
    let [width, height] = setting.frame();
    let measures = Measures::of(setting);
    let mirror = Mirror(setting.mirrored.then_some(width));
    let count = measures.columns * measures.rows;
    Geometry {
        version: VERSION,
        paper: setting.size(),
        origin: [EDGE + SQUARE / 2.0; 2],
        square: SQUARE,
        squares: [[0.0, 0.0], [width, 0.0], [0.0, height], [width, height]]
            .map(|[x, y]| rounded(x, y)),
        qr: mirror.area(width - INSET - QR, -SQUARE / 2.0, [QR, QR]),
        mark: measures.mark,
        rows: (0..count).map(|at| row(&measures, &mirror, at)).collect(),
        grid: grid(&measures, &mirror),
    }
}

fn row(measures: &Measures, mirror: &Mirror, at: usize) -> Row {
    let (column, line) = (at / measures.rows, at % measures.rows);
    let left = INSET + column as f64 * (measures.column + measures.gap);
    let right = left + measures.column;
    let y = measures.top + line as f64 * measures.pitch + (line / 5) as f64 * measures.five;
    let begin = left + measures.number;
    let [cell, high] = measures.cell;
    let half = measures.mark / 2.0;
    let verdict = right - measures.verdict - measures.mark;
    Row {
        number: mirror.point(left + measures.number / 2.0, y),
        marks: std::array::from_fn(|at| mirror.point(begin + half + at as f64 * measures.marks, y)),
        boxes: std::array::from_fn(|at| {
            mirror.area(
                begin + at as f64 * measures.cells,
                y - high / 2.0,
                [cell, high],
            )
        }),
        written: mirror.area(begin, y - high / 2.0, [verdict - 2.0 - begin, high]),
        verdict: [verdict + half, right - half].map(|x| mirror.point(x, y)),
    }
}

fn grid(measures: &Measures, mirror: &Mirror) -> Grid {
    let [left, top] = measures.grid;
    let [across, down] = measures.digits;
    let [width, height] = measures.digit_box;
    let centre = |digit: usize| left + (digit as f64 + 0.5) * across;
    // A number is written from the left in every language.
    let digits = |digit: usize| match mirror.0 {
        Some(_) => DIGITS - 1 - digit,
        None => digit,
    };
    let first = top + height + 0.9 + measures.digit / 2.0;
    Grid {
        mark: measures.digit,
        boxes: std::array::from_fn(|at| {
            mirror.area(centre(digits(at)) - width / 2.0, top, [width, height])
        }),
        marks: std::array::from_fn(|at| {
            std::array::from_fn(|value| {
                mirror.point(centre(digits(at)), first + value as f64 * down)
            })
        }),
    }
}

/// Turns positions around where a sheet is so wide and runs from right to left.
struct Mirror(Option<f64>);

impl Mirror {
    fn point(&self, x: f64, y: f64) -> Point {
        rounded(self.0.map_or(x, |width| width - x), y)
    }

    fn area(&self, x: f64, y: f64, [width, height]: [f64; 2]) -> Area {
        let [x, y] = rounded(self.0.map_or(x, |all| all - x - width), y);
        let [width, height] = rounded(width, height);
        Area {
            x,
            y,
            width,
            height,
        }
    }
}

/// To a hundredth of a millimetre, so that a position is the same number everywhere.
fn rounded(x: f64, y: f64) -> Point {
    [x, y].map(|length| (length * 100.0).round() / 100.0)
}

/// Parts of an area side by side, a millimetre apart, in the direction of the sheet.
pub(super) fn parts(area: Area, widths: &[f64], mirrored: bool) -> Vec<Area> {
    let mut passed = 0.0;
    let part = |&width: &f64| {
        let x = match mirrored {
            true => area.x + area.width - passed - width,
            false => area.x + passed,
        };
        passed += width + 1.0;
        Area { x, width, ..area }
    };
    widths.iter().map(part).collect()
}

/// Where questions are answered that take so many rows each, one or more. Those of one question stand below each
/// other where a column has room for them.
pub fn slots(setting: Setting, rows: impl IntoIterator<Item = usize>) -> Vec<Slot> {
    let Measures {
        columns,
        rows: column,
        ..
    } = Measures::of(setting);
    let mut next = 0;
    let slot = |rows: usize| {
        let left = column - next % column;
        if rows > left && rows <= column {
            next += left;
        }
        let at = next;
        next += rows;
        slot(columns * column, at)
    };
    rows.into_iter().map(slot).collect()
}

/// The row with this number among those of all pages.
fn slot(page: usize, at: usize) -> Slot {
    Slot {
        page: (at / page) as u32 + 1,
        row: at % page,
    }
}

impl Geometry {
    /// Where the names stand, beside the grid if there is one, and where it is told how to fill the sheet in: nothing
    /// is read there.
    pub(super) fn texts(&self, setting: Setting, grid: Option<&Grid>) -> (Area, Area) {
        let [width, height] = setting.frame();
        let mirror = Mirror(setting.mirrored.then_some(width));
        let inner = width - 2.0 * INSET;
        match setting.large {
            false => {
                let grid = grid.map_or(0.0, |_| 46.4 + 4.0);
                let names = inner - QR - 5.0 - grid;
                (
                    mirror.area(INSET, -2.5, [names, 48.0]),
                    mirror.area(INSET, 48.0, [inner - QR - 55.4, 24.0]),
                )
            }
            true => (
                mirror.area(INSET, -2.5, [inner, 62.0]),
                mirror.area(INSET + inner - 57.0, 155.0, [57.0, height - 162.0]),
            ),
        }
    }

    /// So many rows after a slot.
    pub fn after(&self, from: Slot, rows: usize) -> Slot {
        let before = (from.page as usize - 1) * self.rows.len() + from.row;
        slot(self.rows.len(), before + rows)
    }

    /// The centre of an option's mark, and its page, where the question stands there.
    pub fn mark_of(&self, question: Slot, option: usize) -> (u32, Point) {
        let slot = self.after(question, option / MARKS);
        (slot.page, self.rows[slot.row].marks[option % MARKS])
    }
}

#[cfg(test)]
mod tests;
