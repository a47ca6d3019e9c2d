//! Points as attributes of a drawing, in tenths of a millimetre, which no browser takes for letters too small to read.

use askama::filters::Safe;

use super::AnswerSheet;
use crate::sheet::geometry::{Area, Point};

/// How wide the line around a mark or a box is: 0.8 points.
const LINE: f64 = 0.28;

/// A length in tenths of a millimetre.
fn tenths(length: f64) -> f64 {
    (length * 1000.0).round() / 100.0
}

fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Safe<String> {
    let [x, y, width, height] = [x, y, width, height].map(tenths);
    Safe(format!(
        " x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
    ))
}

fn text(x: f64, y: f64) -> Safe<String> {
    Safe(format!(
        " x=\"{}\" y=\"{}\" dy=\".36em\"",
        tenths(x),
        tenths(y)
    ))
}

impl AnswerSheet<'_> {
    /// The paper as the drawing sees it.
    pub(super) fn view(&self) -> String {
        let [x, y] = self.geometry.origin.map(|length| -tenths(length));
        let [width, height] = self.geometry.paper.map(tenths);
        format!("{x} {y} {width} {height}")
    }

    /// A square around a point, so wide with its line.
    pub(super) fn around(&self, at: &Point, width: &f64, line: f64) -> Safe<String> {
        let [x, y] = *at;
        let width = width - line;
        rectangle(x - width / 2.0, y - width / 2.0, width, width)
    }

    /// A circle around a point, so wide with its line.
    pub(super) fn circle(&self, at: &Point, width: &f64) -> Safe<String> {
        let [x, y] = at.map(tenths);
        let radius = tenths((width - LINE) / 2.0);
        Safe(format!(" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""))
    }

    /// The style that puts an element over a whole area.
    pub(super) fn across(&self, area: &Area) -> Safe<String> {
        rectangle(area.x, area.y, area.width, area.height)
    }

    /// A text around a point.
    pub(super) fn text(&self, at: &Point) -> Safe<String> {
        let [x, y] = *at;
        text(x, y)
    }

    /// A text around the middle of an area.
    pub(super) fn within(&self, area: &Area) -> Safe<String> {
        text(area.x + area.width / 2.0, area.y + area.height / 2.0 + 0.6)
    }

    /// What belongs in a box, at its head: a letter in its corner, a word in the middle.
    pub(super) fn label(&self, area: &Area) -> Safe<String> {
        let x = match area.width < 1.2 * area.height {
            true => area.x + area.width * 0.18,
            false => area.x + area.width / 2.0,
        };
        text(x, area.y + area.height * 0.18)
    }

    /// The word above the grid.
    pub(super) fn above_grid(&self) -> Safe<String> {
        let [first, .., last] = &self.geometry.grid.boxes;
        text((first.x + last.x + last.width) / 2.0, first.y - 2.6)
    }

    /// The code between the lower squares.
    pub(super) fn foot(&self) -> Safe<String> {
        let [.., [left, y], [right, _]] = self.geometry.squares;
        text((left + right) / 2.0, y)
    }

    /// The sign of the teacher's circle for what is wrong, as a path.
    pub(super) fn cross(&self, at: &Point) -> String {
        let ([x, y], arm) = (at.map(tenths), self.geometry.mark * 2.0);
        let (left, top, whole) = (x - arm, y - arm, 2.0 * arm);
        let whole = (whole * 100.0).round() / 100.0;
        let [left, top] = [left, top].map(|length| (length * 100.0).round() / 100.0);
        format!("M{left} {top}l{whole} {whole}m0 -{whole}l-{whole} {whole}")
    }

    /// The sign of that for what is right.
    pub(super) fn tick(&self, at: &Point) -> String {
        let ([x, y], arm) = (at.map(tenths), self.geometry.mark * 2.0);
        let points =
            [-1.1, 0.0, 0.7, 0.9, 1.5, -1.8].map(|step| (step * arm * 100.0).round() / 100.0);
        let [left, level, right, down, far, up] = points;
        let x = ((x + left) * 100.0).round() / 100.0;
        format!("M{x} {}l{right} {down}l{far} {up}", y + level)
    }

    /// Where a part of the page stands on the paper, as its style.
    pub(super) fn box_of(&self, area: &Area) -> Safe<String> {
        let Area {
            x,
            y,
            width,
            height,
        } = *area;
        let [left, top] = self.geometry.origin;
        let [x, y] = [left + x, top + y].map(|length| (length * 100.0).round() / 100.0);
        Safe(format!(
            " style=\"left: {x}mm; top: {y}mm; inline-size: {width}mm; block-size: {height}mm\""
        ))
    }
}
