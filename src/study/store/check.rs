//! Whether a store is whole.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::Error;

/// Up to so many bytes a store is looked through whenever it is opened; a larger one only for whether its end is there.
const SMALL: u64 = 16 << 20;

/// Looks at a store before it is used, in a few milliseconds.
pub(super) fn quickly(db: &Connection, path: &Path) -> Result<(), Error> {
    let number = |pragma| {
        let value = db.pragma_query_value(None, pragma, |row| row.get::<_, u32>(0));
        value
            .map(u64::from)
            .map_err(|error| Error::sqlite(path, error))
    };
    // The first question takes back what a killed program left half done.
    let expected = number("page_count")?.saturating_mul(number("page_size")?);
    let found = fs::metadata(path).map_or(0, |file| file.len());
    if found < expected {
        let reason = format!("{found} bytes are there of {expected}");
        return Err(Error::damaged(path, reason));
    }
    match found <= SMALL {
        true => thoroughly(db, path, "quick_check"),
        false => Ok(()),
    }
}

/// Looks through the pages of a store, whatever its size.
pub(super) fn pages(db: &Connection, path: &Path) -> Result<(), Error> {
    quickly(db, path)?;
    thoroughly(db, path, "quick_check")
}

/// Looks through a store from its first page to its last, and whether its indexes agree with its tables.
pub(super) fn wholly(db: &Connection, path: &Path) -> Result<(), Error> {
    quickly(db, path)?;
    thoroughly(db, path, "integrity_check")
}

/// Whether every card that was answered has answers: pages that have changed places make a table empty, and SQLite finds
/// nothing wrong with it.
pub(super) fn answers(db: &Connection, path: &Path) -> Result<(), Error> {
    let sql = "SELECT count(*) FROM cards
               WHERE reviews > 0 AND NOT EXISTS (SELECT 1 FROM reviews WHERE card = cards.id)";
    let bare = db.query_row(sql, (), |row| row.get::<_, u32>(0));
    match bare.map_err(|error| Error::sqlite(path, error))? {
        0 => Ok(()),
        bare => Err(Error::damaged(
            path,
            format!("the answers of {bare} cards are gone"),
        )),
    }
}

fn thoroughly(db: &Connection, path: &Path, pragma: &str) -> Result<(), Error> {
    let sql = format!("PRAGMA {pragma}(1)");
    let found = db.query_row(&sql, (), |row| row.get::<_, String>(0));
    match found.map_err(|error| Error::sqlite(path, error))?.as_str() {
        "ok" => Ok(()),
        // SQLite begins some with a line that names the database, which has one name here.
        trouble => {
            let line = trouble.lines().find(|line| !line.starts_with("***"));
            Err(Error::damaged(path, line.unwrap_or(trouble).to_owned()))
        }
    }
}
