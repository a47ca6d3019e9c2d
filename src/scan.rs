//! Filled answer sheets, read from pictures: in go files that were scanned and marking files, out come a pile, and what
//! somebody has to decide.
//!
//! A page is found by its black squares, told from others by its code, and its marks are held against those of the
//! whole batch. What is not clear is asked, never guessed.
//!
//! ```text
//! bytes ─ input ─▶ pictures ─ page ─▶ sheets, measured ─ decide ─▶ decisions ─ gather ─▶ Pile, doubts
//! ```

mod code;
pub mod decide;
mod decisions;
mod frame;
mod gather;
mod grey;
mod input;
mod map;
pub mod marks;
mod page;
mod plan;
mod review;
mod rings;
mod seen;
mod squares;
mod unnamed;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use decisions::{decide_by, typed_codes};
pub use gather::{Gathered, Row, Scanned, Why, gather};
pub use grey::Grey;
pub use input::Unreadable;
pub use page::read;
pub use plan::{Codes, Laid, Plan, Printed};
pub use review::{Review, pictures, review};
pub use rings::Ring;
pub use seen::{Found, RowSeen, Seen, Unnamed};

/// Reads a file that was scanned, page by page. `name` is what it is called to the user; `told` is told how many of its
/// pages are done.
///
/// # Errors
/// Why nothing of the file can be read, which is why its first page cannot. A page that cannot be read stops no other.
pub fn scan(
    bytes: &[u8],
    name: &str,
    plan: &Plan,
    told: &mut dyn FnMut(usize),
) -> Result<Vec<Scanned>, Unreadable> {
    let mut pages = Vec::new();
    let mut why: Vec<String> = Vec::new();
    input::pages(bytes, &mut |picture| {
        let picture = picture.map_err(|what| why.push(what));
        let look = |picture: Grey| catch_unwind(AssertUnwindSafe(|| read(&picture, plan))).ok();
        pages.push(picture.ok().and_then(look));
        told(pages.len());
    })?;
    let count = pages.len();
    if why.len() == count {
        let what = why.into_iter().next().unwrap_or_default();
        return Err(Unreadable::damaged(what));
    }
    let source = |at: usize| match count {
        1 => name.to_owned(),
        _ => format!("{name}, page {}", at + 1),
    };
    let scanned = pages.into_iter().enumerate().map(|(at, found)| Scanned {
        source: source(at),
        found,
    });
    Ok(scanned.collect())
}
