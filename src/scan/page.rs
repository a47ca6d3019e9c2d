//! A picture of paper: in goes what was scanned, out come the sheets that lie in it.

use super::code;
use super::frame::{CODE, Frame, frames};
use super::grey::Grey;
use super::plan::Plan;
use super::rings::fit;
use super::seen::{CLEAR, Found, Lying, seen};
use super::squares::{LOOK, Spot, spots};
use super::unnamed::unnamed;
use crate::code::SheetCode;

/// The most sheets that are looked for in one picture.
const MOST_SHEETS: usize = 4;

/// How many ways of lying are tried.
const TRIES: usize = 6;

/// Finds the sheets in a picture, from the top down. A negative is read as what it is of, and so is what is seen from
/// behind.
pub fn read(picture: &Grey, plan: &Plan) -> Vec<Found> {
    let found = sheets(picture, plan);
    if found.is_empty() && is_negative(picture) {
        let positive = picture.inverted();
        let found = sheets(&positive, plan);
        return from_behind(&positive, plan, found);
    }
    from_behind(picture, plan, found)
}

/// Below which grey value half of a picture is where it is a negative.
const NEGATIVE: u8 = 90;

fn is_negative(picture: &Grey) -> bool {
    let mut small = picture.shrunk(LOOK / 4).pixels().to_vec();
    let middle = small.len() / 2;
    *small.select_nth_unstable(middle).1 < NEGATIVE
}

/// What is found, or where its marks do not fit what is found in the mirror.
fn from_behind(picture: &Grey, plan: &Plan, found: Vec<Found>) -> Vec<Found> {
    let is_odd = |found: &Found| matches!(found, Found::Unclear(_) | Found::Nameless(_));
    if found.is_empty() || !found.iter().all(is_odd) {
        return found;
    }
    let behind = sheets(&picture.mirrored(), plan);
    let is_sheet = |found: &Found| matches!(found, Found::Sheet(_));
    match behind.iter().any(is_sheet) {
        true => behind,
        false => found,
    }
}

fn sheets(picture: &Grey, plan: &Plan) -> Vec<Found> {
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
