//! What is seen of a page: in go a picture, how a sheet lies in it and what was printed, out come the measures of its marks
//! and pictures of its rows.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::decide::{Asks, Field, Line};
use super::frame::Frame;
use super::grey::Grey;
use super::map::Map;
use super::marks::{crop, measure};
use super::plan::{Laid, Printed};
use super::rings::Ring;
use crate::code::SheetCode;
use crate::sheet::geometry::{Area, Geometry};

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

/// A page whose code cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// What tells it from all other pages: the same whenever the same file is read.
    pub key: String,
    /// Its head and its foot, where the code stands as text, as a JPEG file.
    pub picture: Vec<u8>,
    /// The code that was typed for it, where the marks are not those of that page.
    pub refused: Option<SheetCode>,
}

/// How clear the lines of marks have to be.
pub(super) const CLEAR: f64 = 0.12;

/// A way of lying, and the geometry that it is of.
pub(super) struct Lying<'p> {
    pub frame: Frame,
    pub geometry: &'p Geometry,
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
