//! The tables, and how an older store is brought up to date.
//!
//! The version of a store is the number of migrations that made it, in SQLite's `user_version`; `application_id`
//! says that the file is ours. Both are read before anything is written.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::Error;

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

/// The version of a store; 0 for an empty file.
pub(super) fn version(db: &Connection, path: &Path) -> Result<usize, Error> {
    let pragma = |name: &str| {
        let value = db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        value.map_err(|error| Error::sqlite(path, error))
    };
    let (application, found) = (pragma("application_id")?, pragma("user_version")?);
    let tables = db.query_row("SELECT count(*) FROM sqlite_schema", (), |row| {
        row.get::<_, i64>(0)
    });
    match application {
        APPLICATION => {}
        0 if found == 0 && tables.map_err(|error| Error::sqlite(path, error))? == 0 => {
            return Ok(0);
        }
        _ => return Err(Error::Foreign { path: path.into() }),
    }
    let found = usize::try_from(found).unwrap_or(usize::MAX);
    match found > MIGRATIONS.len() {
        true => Err(Error::Newer {
            path: path.into(),
            found,
        }),
        false => Ok(found),
    }
}

/// Brings a store up to date. A store with cards in it is saved beside itself first.
pub(super) fn prepare(db: &mut Connection, path: &Path, migrations: &[&str]) -> Result<(), Error> {
    let found = version(db, path)?;
    if found == migrations.len() {
        return Ok(());
    }
    if found > 0 {
        back_up(db, path, found)?;
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

/// `study.db` of version 1 is saved as `study.db.v1`, whole or not at all; one that is there already stays.
fn back_up(db: &Connection, path: &Path, version: usize) -> Result<(), Error> {
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let (backup, part) = (
        beside(&format!(".v{version}")),
        beside(&format!(".v{version}.part")),
    );
    if backup.exists() {
        return Ok(());
    }
    let failed = |reason: String| Error::Backup {
        path: backup.clone(),
        reason,
    };
    // What an earlier run left half done is of no use.
    let _ = fs::remove_file(&part);
    let name = part
        .to_str()
        .ok_or_else(|| failed("its name is not Unicode".into()))?;
    db.execute("VACUUM INTO ?1", [name])
        .map_err(|error| failed(error.to_string()))?;
    fs::rename(&part, &backup).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
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
        fs::write(folder.path().join("study.db.v1.part"), "half").unwrap();
        prepare(&mut db, &path, &next()).unwrap();
        assert!(db.prepare("SELECT note FROM cards").is_ok());
        let backup = folder.path().join("study.db.v1");
        assert_eq!((count(&path), count(&backup)), (1, 1));
        assert!(!folder.path().join("study.db.v1.part").exists());
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
