//! The tables, and how an older store is brought up to date.
//!
//! The version of a store is the number of migrations that made it, in SQLite's `user_version`; `application_id`
//! says that the file is ours. Both are read before anything is written.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Error, backup, check};

/// `QPST`, for `file` and for us.
const APPLICATION: i64 = 0x5150_5354;

/// Each makes the next version. What has shipped is never edited.
pub(super) const MIGRATIONS: &[&str] = &["
    CREATE TABLE settings (
        name  TEXT PRIMARY KEY,
        value REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Banks that were studied; no path for the built-in one and for standard input.
    CREATE TABLE banks (
        id    TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        path  TEXT,
        code  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- One for each blank that a bank ever had; `present` while the bank has it. What follows `present` is the sum
    -- of the reviews, kept so that it need not be worked out. No `due`: new.
    CREATE TABLE cards (
        id          INTEGER PRIMARY KEY,
        name        TEXT    NOT NULL UNIQUE,
        bank        TEXT    NOT NULL,
        place       INTEGER NOT NULL,
        front       TEXT    NOT NULL,
        present     INTEGER NOT NULL,
        stability   REAL,
        difficulty  REAL,
        due         INTEGER,
        last_at     INTEGER,
        last_offset INTEGER,
        last_day    INTEGER,
        last_grade  INTEGER,
        first_day   INTEGER,
        reviews     INTEGER NOT NULL DEFAULT 0,
        lapses      INTEGER NOT NULL DEFAULT 0,
        suspended   INTEGER NOT NULL DEFAULT 0,
        flagged     INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX cards_due ON cards (due) WHERE due IS NOT NULL AND present AND NOT suspended;
    CREATE INDEX cards_new ON cards (bank, place) WHERE due IS NULL AND present AND NOT suspended;
    CREATE INDEX cards_first ON cards (first_day) WHERE first_day IS NOT NULL;
    CREATE INDEX cards_last ON cards (last_day) WHERE last_day IS NOT NULL;

    -- Moments in milliseconds of 1970 with the offset of the place in seconds; days as in `Day`.
    CREATE TABLE reviews (
        card     INTEGER NOT NULL REFERENCES cards,
        at       INTEGER NOT NULL,
        place    INTEGER NOT NULL,
        day      INTEGER NOT NULL,
        grade    INTEGER NOT NULL,
        way      INTEGER NOT NULL,
        elapsed  INTEGER,
        interval INTEGER NOT NULL,
        desired  REAL    NOT NULL,
        PRIMARY KEY (card, at)
    ) STRICT, WITHOUT ROWID;

    -- Parameters of FSRS that were fitted, as a JSON array; the last ones hold.
    CREATE TABLE fits (
        id         INTEGER PRIMARY KEY,
        at         INTEGER NOT NULL,
        parameters TEXT    NOT NULL
    ) STRICT;
"];

/// The tables of every version.
const TABLES: [&str; 5] = ["banks", "cards", "fits", "reviews", "settings"];

/// The version of a store; 0 for an empty file.
pub(super) fn version(db: &Connection, path: &Path) -> Result<usize, Error> {
    let pragma = |name: &str| {
        let value = db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        value.map_err(|error| Error::sqlite(path, error))
    };
    let (application, found) = (pragma("application_id")?, pragma("user_version")?);
    let tables = || {
        let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
        let names = names.query_map((), |row| row.get::<_, String>(0))?;
        names.collect::<Result<BTreeSet<String>, rusqlite::Error>>()
    };
    let tables = tables().map_err(|error| Error::sqlite(path, error))?;
    match (application, found) {
        (APPLICATION | 0, 0) if tables.is_empty() => return empty(path),
        (APPLICATION, _) => {}
        _ => return Err(Error::Foreign { path: path.into() }),
    }
    let missing = TABLES.iter().find(|&&table| !tables.contains(table));
    match usize::try_from(found) {
        Err(_) | Ok(0) => Err(Error::damaged(path, "it does not say its version".into())),
        Ok(found) if found > MIGRATIONS.len() => Err(Error::Newer {
            path: path.into(),
            found,
        }),
        Ok(found) => match missing {
            Some(table) => Err(Error::damaged(path, format!("it has no {table}"))),
            None => Ok(found),
        },
    }
}

/// A file that holds nothing: a store to be, or what is left of one that has backups.
fn empty(path: &Path) -> Result<usize, Error> {
    match backup::daily(path).is_empty() {
        true => Ok(0),
        false => Err(Error::damaged(path, "it is empty".into())),
    }
}

/// Makes a store of a file that was not there.
pub(super) fn make(db: &mut Connection, path: &Path) -> Result<(), Error> {
    migrate(db, MIGRATIONS).map_err(|error| Error::sqlite(path, error))
}

/// Brings a store up to date. A store with cards in it is saved beside itself first.
pub(super) fn prepare(db: &mut Connection, path: &Path, migrations: &[&str]) -> Result<(), Error> {
    let found = version(db, path)?;
    if found == migrations.len() {
        return Ok(());
    }
    if found > 0 {
        check::wholly(db, path)?;
        // One that is there already stays.
        let saved = backup::beside(path, &format!(".v{found}"));
        if !saved.exists() {
            backup::copy(db, path, &saved)?;
        }
    }
    migrate(db, migrations).map_err(|error| Error::sqlite(path, error))
}

fn migrate(db: &mut Connection, migrations: &[&str]) -> Result<(), rusqlite::Error> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    // Another program may have been faster.
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for migration in migrations.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::study::store::tests::folder;

    const NEXT: &str = "ALTER TABLE cards ADD COLUMN note TEXT";

    fn next() -> Vec<&'static str> {
        MIGRATIONS.iter().copied().chain([NEXT]).collect()
    }

    fn count(path: &Path) -> i64 {
        let db = Connection::open(path).unwrap();
        db.query_row("SELECT count(*) FROM cards", (), |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn an_older_store_is_saved_and_brought_up_to_date() {
        let folder = folder();
        let path = folder.path().join("study.db");
        let mut db = Connection::open(&path).unwrap();
        prepare(&mut db, &path, MIGRATIONS).unwrap();
        db.execute(
            "INSERT INTO cards (name, bank, place, front, present) VALUES ('a/b/c', 'a', 0, '', 1)",
            (),
        )
        .unwrap();
        // As a run that was killed would leave it.
        fs::write(folder.path().join("study.db.backup.part"), "half").unwrap();
        prepare(&mut db, &path, &next()).unwrap();
        assert!(db.prepare("SELECT note FROM cards").is_ok());
        let backup = folder.path().join("study.db.v1");
        assert_eq!((count(&path), count(&backup)), (1, 1));
        assert!(!folder.path().join("study.db.backup.part").exists());
        assert!(
            Connection::open(&backup)
                .unwrap()
                .prepare("SELECT note FROM cards")
                .is_err()
        );
    }

    #[test]
    fn a_migration_that_fails_changes_nothing() {
        let folder = folder();
        let path = folder.path().join("study.db");
        let mut db = Connection::open(&path).unwrap();
        prepare(&mut db, &path, MIGRATIONS).unwrap();
        let broken = [MIGRATIONS[0], NEXT, "ALTER TABLE nothing ADD COLUMN x"];
        assert!(prepare(&mut db, &path, &broken).is_err());
        assert_eq!(version(&db, &path).unwrap(), 1);
        assert!(db.prepare("SELECT note FROM cards").is_err());
    }
}
