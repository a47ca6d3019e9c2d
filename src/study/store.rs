//! What is kept between sessions: one SQLite file.
//!
//! In go changes, each in a transaction of its own that is on the disk before the next card is shown; out come
//! cards and reviews. Nothing else in the library touches files, and this module alone knows SQL. The journal is
//! SQLite's rollback journal with `synchronous=EXTRA`: between two grades there is one file and nothing beside it,
//! it can be read in a folder that cannot be written, and a grade outlasts the program, and the power. A second
//! program waits for a moment, then is told.

mod backup;
mod cards;
mod check;
mod error;
mod log;
mod notes;
mod reviews;
mod salvage;
mod schema;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use cards::Kept;
pub use error::Error;
pub use log::Merged;
pub use notes::Studied;
pub use salvage::Salvage;

/// How long a second program waits for the first.
const PATIENCE: Duration = Duration::from_secs(5);

/// A learner's file of cards and reviews, while it is open.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store, makes it where there is none, and brings it up to date, after a backup beside it.
    ///
    /// # Errors
    /// The file cannot be made, read or written, is damaged, none of this program, or of a newer version.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let is_new = !path.exists();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut store = Store::connect(path, flags)?;
        if is_new {
            schema::make(&mut store.db, path)?;
        } else {
            check::quickly(&store.db, path)?;
            schema::prepare(&mut store.db, path, schema::MIGRATIONS)?;
        }
        Ok(store)
    }

    /// Opens a store that is there, to read it; `None` where there is none.
    ///
    /// # Errors
    /// The file cannot be read, is damaged, none of this program, or of a newer version.
    pub fn read(path: &Path) -> Result<Option<Store>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        let read = Store::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|store| {
            check::quickly(&store.db, path)?;
            Ok((schema::version(&store.db, path)?, store))
        });
        match read {
            Ok((0, _)) => Ok(None),
            Ok((version, store)) if version == schema::MIGRATIONS.len() => Ok(Some(store)),
            // What a program that was killed left half done is taken back, and an older store brought up to date,
            // by one that may write.
            Ok(_) | Err(Error::ReadOnly { .. }) => Store::open(path).map(Some),
            Err(error) => Err(error),
        }
    }

    /// Looks through the store from its first page to its last.
    ///
    /// # Errors
    /// It is damaged, or cannot be read.
    pub fn check(&self) -> Result<(), Error> {
        check::wholly(&self.db, &self.path)?;
        check::answers(&self.db, &self.path)
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Store, Error> {
        if path.is_dir() {
            return Err(Error::Folder { path: path.into() });
        }
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let at = |error| Error::sqlite(path, error);
        let db = Connection::open_with_flags(path, flags).map_err(at)?;
        db.busy_timeout(PATIENCE).map_err(at)?;
        // Neither of the two is written into the file.
        db.pragma_update(None, "synchronous", "EXTRA").map_err(at)?;
        db.pragma_update(None, "foreign_keys", true).map_err(at)?;
        Ok(Store {
            db,
            path: path.into(),
        })
    }

    /// The files that stand, or can stand, beside a store and belong to it.
    pub fn beside(path: &Path) -> Vec<PathBuf> {
        let live = ["-journal", "-wal", "-shm"].map(|suffix| backup::beside(path, suffix));
        live.into_iter().chain(backup::daily(path)).collect()
    }

    /// The path of its file, as it was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn error(&self, error: rusqlite::Error) -> Error {
        Error::sqlite(&self.path, error)
    }

    /// Runs changes as one: all of them are kept, or none.
    fn change<T>(
        &mut self,
        changes: impl FnOnce(&rusqlite::Transaction) -> Result<T, rusqlite::Error>,
    ) -> Result<T, Error> {
        let path = self.path.clone();
        let behavior = rusqlite::TransactionBehavior::Immediate;
        let run = || {
            let transaction = self.db.transaction_with_behavior(behavior)?;
            let done = changes(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|error| Error::sqlite(&path, error))
    }
}

#[cfg(test)]
mod tests;
