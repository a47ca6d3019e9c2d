//! What a store could not do, as data until it is shown.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// What a store could not do.
#[derive(Debug)]
pub enum Error {
    /// It was written by a newer program.
    Newer {
        /// The store's file.
        path: PathBuf,
        /// The version of its layout; ours is lower.
        found: usize,
    },
    /// It is a file, but no store.
    Foreign {
        /// The file that was named as the store.
        path: PathBuf,
    },
    /// A part of it is gone, or makes no sense.
    Damaged {
        /// The store's file.
        path: PathBuf,
        /// What is gone or makes no sense, in words.
        reason: String,
        /// Its last daily backup.
        backup: Option<PathBuf>,
    },
    /// It is a folder.
    Folder {
        /// The folder that was named as the store.
        path: PathBuf,
    },
    /// It cannot be opened or made.
    Closed {
        /// The file that was named as the store.
        path: PathBuf,
    },
    /// It can be read but not written.
    ReadOnly {
        /// The store's file.
        path: PathBuf,
    },
    /// There is no room on the disk.
    Full {
        /// The store's file.
        path: PathBuf,
    },
    /// Another program has held it for too long.
    Busy {
        /// The store's file.
        path: PathBuf,
    },
    /// It cannot be saved beside itself.
    Backup {
        /// Where the backup was to go.
        path: PathBuf,
        /// Why it could not be written, in words.
        reason: String,
    },
    /// Anything else, in the words of SQLite.
    Other {
        /// The store's file.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
}

impl Error {
    pub(super) fn damaged(path: &Path, reason: String) -> Error {
        Error::Damaged {
            path: path.to_owned(),
            reason,
            backup: super::backup::daily(path).pop(),
        }
    }

    pub(super) fn sqlite(path: &Path, error: rusqlite::Error) -> Error {
        let of = path;
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => {
                Error::damaged(of, "its pages do not fit together".into())
            }
            Some(ErrorCode::DiskFull) => Error::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly { path },
            Some(ErrorCode::CannotOpen) => Error::Closed { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy { path },
            Some(ErrorCode::NotADatabase) => Error::Foreign { path },
            _ => match error {
                // What no program of ours writes.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..) => {
                    Error::damaged(of, "a value in it is none of ours".into())
                }
                // SQL says nothing to those who study.
                rusqlite::Error::SqlInputError { msg, .. } => Error::damaged(of, msg),
                rusqlite::Error::SqliteFailure(_, Some(reason)) => Error::Other { path, reason },
                error => Error::Other {
                    path,
                    reason: error.to_string(),
                },
            },
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        if let Error::Damaged {
            backup: Some(backup),
            ..
        } = self
        {
            return format!(
                "`study --export FILE` writes down what can still be read, and `{}` is the store as it was that day",
                backup.display()
            );
        }
        let help = match self {
            Error::Newer { .. } => "update quizpress, or name another store with --store",
            Error::Foreign { .. } | Error::Folder { .. } => "name another file with --store",
            Error::Closed { .. } | Error::ReadOnly { .. } => {
                "see to it that the file and its folder can be written, or name another file with --store"
            }
            Error::Full { .. } => "make room on the disk: everything up to the last card is kept",
            Error::Busy { .. } => {
                "close the other program, then try again: everything up to the last card is kept"
            }
            Error::Backup { .. } => {
                "see to it that there is room and that the folder can be written"
            }
            Error::Damaged { .. } | Error::Other { .. } => {
                "`study --export FILE` writes down what can still be read"
            }
        };
        help.to_owned()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Newer { path, found } => write!(
                f,
                "the store `{}` is of version {found}, and this program knows versions up to {}; it was left as it is",
                path.display(),
                super::schema::MIGRATIONS.len()
            ),
            Error::Foreign { path } => write!(f, "`{}` is no store of quizpress", path.display()),
            Error::Damaged { path, reason, .. } => {
                write!(f, "the store `{}` is damaged: {reason}", path.display())
            }
            Error::Folder { path } => write!(f, "`{}` is a folder", path.display()),
            Error::Closed { path } => write!(f, "the store `{}` cannot be opened", path.display()),
            Error::ReadOnly { path } => {
                write!(f, "the store `{}` cannot be written", path.display())
            }
            Error::Full { path } => write!(f, "the disk of the store `{}` is full", path.display()),
            Error::Busy { path } => write!(
                f,
                "the store `{}` is held by another program",
                path.display()
            ),
            Error::Backup { path, reason } => {
                write!(f, "cannot write the backup `{}`: {reason}", path.display())
            }
            Error::Other { path, reason } => {
                write!(f, "the store `{}` cannot be used: {reason}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}
