//! The measures of the eight geometries, in millimetres: two sets, for normal and for large print, that differ a little
//! with the paper.

use super::{INSET, Point, QR, Setting};
use crate::sheet::Paper;

/// Measures that differ with the paper and the size of print.
pub(super) struct Measures {
    /// Columns of rows, their width, and the gap between two.
    pub columns: usize,
    pub column: f64,
    pub gap: f64,
    /// Rows of a column, the centre of the first, from one to the next, and what is more after each fifth.
    pub rows: usize,
    pub top: f64,
    pub pitch: f64,
    pub five: f64,
    /// The room for a question's number; a mark, and from one to the next; a box, and from one to the next.
    pub number: f64,
    pub mark: f64,
    pub marks: f64,
    pub cell: [f64; 2],
    pub cells: f64,
    /// From the teacher's first circle to the second.
    pub verdict: f64,
    /// Of the grid: its left edge, the top of its boxes, a circle, from one column to the next and from one digit to
    /// the next, and a box.
    pub grid: Point,
    pub digit: f64,
    pub digits: [f64; 2],
    pub digit_box: [f64; 2],
}

impl Measures {
    /// Those of a setting.
    pub fn of(setting: Setting) -> Measures {
        let inner = setting.frame()[0] - 2.0 * INSET;
        match setting.large {
            false => {
                let (rows, pitch, five) = match setting.paper {
                    Paper::A4 => (20, 8.4, 2.4),
                    Paper::Letter => (15, 9.8, 3.0),
                };
                Measures {
                    columns: 2,
                    column: (inner - 8.0) / 2.0,
                    gap: 8.0,
                    rows,
                    top: 78.5,
                    pitch,
                    five,
                    number: 8.0,
                    mark: 6.0,
                    marks: 7.6,
                    cell: [7.4, 7.4],
                    cells: 7.9,
                    verdict: 7.6,
                    grid: [INSET + inner - QR - 4.0 - 46.4, 2.5],
                    digit: 5.0,
                    digits: [5.8, 5.8],
                    digit_box: [5.2, 7.0],
                }
            }
            true => {
                let (pitch, five) = match setting.paper {
                    Paper::A4 => (12.0, 3.0),
                    Paper::Letter => (11.2, 2.0),
                };
                Measures {
                    columns: 1,
                    column: inner - 61.0,
                    gap: 0.0,
                    rows: 15,
                    top: 66.0,
                    pitch,
                    five,
                    number: 13.0,
                    mark: 9.2,
                    marks: 11.0,
                    cell: [9.8, 9.8],
                    cells: 10.3,
                    verdict: 10.6,
                    grid: [INSET + inner - 56.0, 68.0],
                    digit: 6.0,
                    digits: [7.0, 7.4],
                    digit_box: [6.4, 10.0],
                }
            }
        }
    }
}
