//! Copies of a store beside it, so that there is something to go back to: one a day, and one of each version that was
//! brought up to date.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OptionalExtension};

use super::{Error, Store, check};
use crate::study::Day;

/// The days that are kept.
const KEPT: usize = 5;

/// Between the name of a store and the day of its backup.
const MARK: &str = ".backup-";

/// A name beside a store, behind all links.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut name = path.into_os_string();
    name.push(suffix);
    name.into()
}

/// The daily backups of a store, the oldest first.
pub(super) fn daily(path: &Path) -> Vec<PathBuf> {
    let first = beside(path, MARK);
    let (Some(folder), Some(begin)) = (first.parent(), first.file_name()) else {
        return Vec::new();
    };
    let begin = begin.as_encoded_bytes();
    let is_backup = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().as_encoded_bytes();
        name.strip_prefix(begin).is_some_and(is_date)
    };
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut backups: Vec<PathBuf> = files.map(|file| file.path()).filter(is_backup).collect();
    backups.sort();
    backups
}

fn is_date(text: &[u8]) -> bool {
    text.len() == 10
        && text
            .iter()
            .all(|&byte| byte == b'-' || byte.is_ascii_digit())
}

impl Store {
    /// Saves a store that holds answers beside itself as `study.db.backup-2026-11-24`, once a day, and lets go of the
    /// oldest of those. What is damaged is not saved, and nothing is let go of for it.
    ///
    /// # Errors
    /// The store is damaged, or the backup cannot be written.
    pub fn back_up(&self, today: Day) -> Result<(), Error> {
        let backup = beside(&self.path, &format!("{MARK}{today}"));
        if backup.exists() || !self.holds_answers()? {
            return Ok(());
        }
        check::pages(&self.db, &self.path)?;
        copy(&self.db, &self.path, &backup)?;
        let mut others = daily(&self.path);
        others.retain(|other| *other != backup);
        for oldest in &others[..others.len().saturating_sub(KEPT - 1)] {
            let _ = fs::remove_file(oldest);
        }
        Ok(())
    }

    fn holds_answers(&self) -> Result<bool, Error> {
        let answer = "SELECT 1 FROM reviews LIMIT 1";
        let found = self.db.query_row(answer, (), |_| Ok(())).optional();
        found
            .map(|found| found.is_some())
            .map_err(|error| self.error(error))
    }
}

/// Copies a store, whole or not at all, with its permissions.
pub(super) fn copy(db: &Connection, path: &Path, backup: &Path) -> Result<(), Error> {
    let failed = |reason: String| Error::Backup {
        path: backup.to_owned(),
        reason,
    };
    // One name whatever the day, so that what a killed run left half done goes with the next copy.
    let part = beside(path, ".backup.part");
    let _ = fs::remove_file(&part);
    let copied = pages(db, &part).map_err(|error| error.to_string());
    let put = copied.and_then(|()| {
        let rename = || {
            fs::set_permissions(&part, fs::metadata(path)?.permissions())?;
            File::open(&part)?.sync_all()?;
            fs::rename(&part, backup)
        };
        rename().map_err(|error: std::io::Error| error.to_string())
    });
    put.map_err(|reason| {
        let _ = fs::remove_file(&part);
        failed(reason)
    })
}

fn pages(db: &Connection, part: &Path) -> Result<(), rusqlite::Error> {
    let mut to = Connection::open(part)?;
    // The file has its name only once it is whole.
    to.pragma_update(None, "synchronous", "OFF")?;
    to.pragma_update(None, "journal_mode", "OFF")?;
    Backup::new(db, &mut to)?.run_to_completion(i32::MAX, Duration::ZERO, None)
}
