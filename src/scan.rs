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
pub use input::{Draw, LOOKED_AT, Unreadable, pages};
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
    let mut file = File::new(plan);
    pages(bytes, &mut |draw| {
        file.take(draw());
        told(file.count());
    })?;
    file.scanned(name)
}

/// A file that is being read, its pages drawn by whoever has them.
#[derive(Debug)]
pub struct File<'p> {
    plan: &'p Plan,
    pages: Vec<Result<Vec<Found>, String>>,
}

impl<'p> File<'p> {
    /// One of which no page is read.
    pub fn new(plan: &'p Plan) -> File<'p> {
        File {
            plan,
            pages: Vec::new(),
        }
    }

    /// Reads the next page, or takes in why it cannot be read.
    pub fn take(&mut self, picture: Result<Grey, String>) {
        let look = |picture: Grey| {
            let found = catch_unwind(AssertUnwindSafe(|| read(&picture, self.plan)));
            found.map_err(|_| "it is damaged".to_owned())
        };
        self.pages.push(picture.and_then(look));
    }

    /// How many pages are done.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// What its pages hold. `name` is what the file is called to the user.
    ///
    /// # Errors
    /// Why its first page cannot be read, where none can.
    pub fn scanned(self, name: &str) -> Result<Vec<Scanned>, Unreadable> {
        let count = self.pages.len();
        if self.pages.iter().all(Result::is_err) {
            let why = self.pages.into_iter().find_map(Result::err);
            let why = why.unwrap_or_else(|| "it has no page".into());
            return Err(Unreadable::damaged(why));
        }
        let source = |at: usize| match count {
            1 => name.to_owned(),
            _ => format!("{name}, page {}", at + 1),
        };
        let pages = self.pages.into_iter().enumerate();
        let scanned = pages.map(|(at, found)| Scanned {
            source: source(at),
            found,
        });
        Ok(scanned.collect())
    }
}
