//! Pages whose code cannot be read: in goes a picture, out comes what somebody needs who types the code, and once it is
//! typed the page.

use super::grey::Grey;
use super::map::Map;
use super::plan::{Plan, Printed};
use super::rings::{Fitted, fit};
use super::seen::{CLEAR, Found, Lying, Unnamed, seen, strip};
use crate::code::SheetCode;
use crate::random::Fnv;
use crate::sheet::geometry::{Area, Geometry};

/// How many pages of a plan are held against one that has no code, so that a plan of very many takes no longer.
const HELD: usize = 40;

/// How many of its marks have to be seen where a code was typed: fewer are those of another page.
const MARKS: f64 = 0.85;

/// Which of some ways a page lies in that has no code, and what is found there. Without a code it is a sheet only where
/// the lines of a sheet are seen.
pub(super) fn unnamed(picture: &Grey, ways: &[Lying], plan: &Plan) -> Option<(usize, Found)> {
    let clear = |way: &Lying| {
        let pages = plan.pages(way.geometry).take(HELD);
        let clear = pages.map(|page| fitted(picture, way, page).clear);
        clear.fold(0.0, f64::max)
    };
    let all = ways.iter().map(clear).enumerate();
    let (at, clear) = all.max_by(|one, other| one.1.total_cmp(&other.1))?;
    if clear < CLEAR {
        return None;
    }
    let picture_of_it = ends(picture, &ways[at].frame.map, ways[at].geometry);
    let mut page = Unnamed {
        key: key(&picture_of_it),
        picture: picture_of_it,
        refused: None,
    };
    let typed = plan.typed(&page.key);
    if let Some(found) = typed.and_then(|code| named(picture, ways, plan, code, &page.key)) {
        return Some(found);
    }
    page.refused = typed;
    Some((at, Found::Nameless(Box::new(page))))
}

fn fitted(picture: &Grey, way: &Lying, page: Printed) -> Fitted {
    fit(picture, &way.frame.map, &page.rings(), way.frame.ink)
}

/// The page that was typed, where its marks are seen.
fn named(
    picture: &Grey,
    ways: &[Lying],
    plan: &Plan,
    code: SheetCode,
    key: &str,
) -> Option<(usize, Found)> {
    let page = plan.find(code)?;
    let fitting = ways
        .iter()
        .enumerate()
        .filter(|(_, way)| way.geometry == page.geometry)
        .map(|(at, way)| (at, fitted(picture, way, page)));
    let (at, best) = fitting.max_by(|one, other| one.1.clear.total_cmp(&other.1.clear))?;
    if best.clear < CLEAR || best.share < MARKS {
        return None;
    }
    let mut seen = seen(picture, &best.map, ways[at].frame.depth(), code, page);
    seen.typed = Some(key.to_owned());
    Some((at, Found::Sheet(Box::new(seen))))
}

/// The most that a head is high, and a foot, in millimetres.
const HEAD: f64 = 40.0;
const FOOT: f64 = 9.0;

/// What stands at the top and at the bottom of a page, one below the other.
fn ends(picture: &Grey, map: &Map, geometry: &Geometry) -> Vec<u8> {
    let [width, height] = geometry.squares[3];
    let area = |y: f64, height: f64| Area {
        x: -4.0,
        y,
        width: width + 8.0,
        height,
    };
    strip(
        picture,
        map,
        &[area(-4.0, HEAD), area(height - FOOT / 2.0, FOOT)],
    )
}

fn key(picture: &[u8]) -> String {
    let mut hash = Fnv::default();
    hash.bytes(picture);
    format!("scan-{:016x}", hash.finish())
}
