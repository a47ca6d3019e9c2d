//! A picture of paper: in goes what was scanned, out come the sheets that lie in it.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::code;
use super::decide::{Asks, Field, Line};
use super::frame::{CODE, Frame, frames};
use super::grey::Grey;
use super::map::Map;
use super::marks::{crop, measure};
use super::plan::{Laid, Plan, Printed};
use super::rings::{Ring, fit};
use super::squares::{Spot, spots};
use super::unnamed::{Unnamed, unnamed};
use crate::code::SheetCode;
use crate::sheet::geometry::Area;

/// What lies in a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A page of these marking files.
    Sheet(Box<Seen>),
    /// A page of other ones.
    Foreign(SheetCode),
    /// A page whose code cannot be read.
    Nameless(Box<Unnamed>),
    /// A page whose marks are not where they should be: bent, cut off, or covered.
    Unclear(SheetCode),
}

/// A page as it was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Its code.
    pub code: SheetCode,
    /// The key of the page, where somebody typed its code.
    pub typed: Option<String>,
    /// Its questions.
    pub rows: Vec<RowSeen>,
    /// The digits of the learner's number, where a grid stands on it.
    pub digits: Vec<Line>,
}

/// A question as it was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct RowSeen {
    /// Its place among those of its version.
    pub question: usize,
    /// What is seen of its marks.
    pub line: Line,
    /// What it looks like, as a JPEG file.
    pub picture: Vec<u8>,
}

/// The most sheets that are looked for in one picture.
const MOST_SHEETS: usize = 4;

/// How clear the lines of marks have to be.
pub(super) const CLEAR: f64 = 0.12;

/// How many ways of lying are tried.
const TRIES: usize = 6;

/// Finds the sheets in a picture, from the top down.
pub fn read(picture: &Grey, plan: &Plan) -> Vec<Found> {
    let mut left = spots(picture);
    let mut found = Vec::new();
    for _ in 0..MOST_SHEETS {
        let Some((frame, sheet)) = next(picture, &left, plan) else {
            break;
        };
        let geometry = frame.geometry;
        left.retain(|spot| !frame.frame.covers(spot, geometry));
        found.push(sheet);
    }
    if found.is_empty() {
        // A sheet whose squares are lost is known all the same, so that it is not taken for an empty page.
        found.extend(code::anywhere(picture).map(|code| match plan.find(code) {
            Some(_) => Found::Unclear(code),
            None => Found::Foreign(code),
        }));
    }
    found
}

/// A way of lying, and the geometry that it is of.
pub(super) struct Lying<'p> {
    pub frame: Frame,
    pub geometry: &'p crate::sheet::geometry::Geometry,
}

fn next<'p>(picture: &Grey, spots: &[Spot], plan: &'p Plan) -> Option<(Lying<'p>, Found)> {
    let mut ways: Vec<Lying> = Vec::new();
    for geometry in plan.geometries() {
        let frames = frames(picture, spots, geometry).into_iter().take(TRIES);
        ways.extend(frames.map(|frame| Lying { frame, geometry }));
    }
    ways.sort_by(|one, other| other.frame.code.total_cmp(&one.frame.code));
    for at in 0..ways.len() {
        let Lying { frame, geometry } = &ways[at];
        if frame.code < CODE {
            break;
        }
        if let Some(code) = code::read(picture, &frame.map, geometry) {
            let found = sheet(picture, frame, code, plan);
            return Some((ways.swap_remove(at), found));
        }
    }
    let (at, found) = unnamed(picture, &ways, plan)?;
    Some((ways.swap_remove(at), found))
}

/// The sheet with a code, where it is one of ours and its marks are seen.
fn sheet(picture: &Grey, frame: &Frame, code: SheetCode, plan: &Plan) -> Found {
    let Some(page) = plan.find(code) else {
        return Found::Foreign(code);
    };
    let fitted = fit(picture, &frame.map, &page.rings(), frame.ink);
    if fitted.clear < CLEAR {
        return Found::Unclear(code);
    }
    Found::Sheet(Box::new(seen(
        picture,
        &fitted.map,
        frame.depth(),
        code,
        page,
    )))
}

/// What is seen of a page.
pub(super) fn seen(picture: &Grey, map: &Map, depth: f64, code: SheetCode, page: Printed) -> Seen {
    let field = |&(ring, print): &(Ring, u32)| Field {
        print,
        seen: measure(&crop(picture, map, &ring, depth)),
    };
    let row = |laid: &Laid| RowSeen {
        question: laid.question,
        line: Line {
            asks: laid.asks,
            marks: laid.marks.iter().map(field).collect(),
        },
        picture: strip(picture, map, &[laid.area]),
    };
    let digits = page.digits();
    let digit = |marks: &Vec<(Ring, u32)>| Line {
        asks: Asks::One,
        marks: marks.iter().map(field).collect(),
    };
    Seen {
        code,
        typed: None,
        rows: page.laid.iter().map(row).collect(),
        digits: digits.iter().map(digit).collect(),
    }
}

/// How many pixels a millimetre has in what is kept of a page, and how well.
const PIXELS: f64 = 4.0;
const QUALITY: u8 = 60;

/// Parts of a page that are equally wide, one below the other, as a file.
pub(super) fn strip(picture: &Grey, map: &Map, areas: &[Area]) -> Vec<u8> {
    let count = |length: f64| (length * PIXELS).ceil() as usize;
    let width = areas.first().map_or(0, |area| count(area.width));
    let mut pixels = Vec::new();
    for area in areas {
        for at in 0..width * count(area.height) {
            let (x, y) = ((at % width) as f64 + 0.5, (at / width) as f64 + 0.5);
            let place = map.see([area.x + x / PIXELS, area.y + y / PIXELS]);
            pixels.push(picture.at(place).round() as u8);
        }
    }
    let height = pixels.len() / width.max(1);
    jpeg(&pixels, width, height)
}

fn jpeg(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    match encoder.encode(pixels, width as u32, height as u32, ExtendedColorType::L8) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}
