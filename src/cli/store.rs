//! Where the store is, and what time it is.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use etcetera::BaseStrategy;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use quizpress::study::store::Error;
use quizpress::study::{Moment, Store};

use super::failure::note;
use super::files::Files;
use super::{Failure, shell};

/// The environment variable that names the store.
const VARIABLE: &str = "QUIZPRESS_STORE";

#[derive(Args)]
pub struct StoreArgs {
    /// Where the history is kept [default: QUIZPRESS_STORE, or study.db in the user's data folder]
    #[arg(long, value_name = "FILE")]
    store: Option<PathBuf>,
    /// Pins the moment, as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`
    #[arg(long, value_name = "MOMENT", hide = true, value_parser = moment)]
    now: Option<Moment>,
}

impl StoreArgs {
    /// The file of the store, which need not be there.
    pub fn path(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.store {
            return a_file(path.clone());
        }
        if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            return a_file(path.into());
        }
        let folders = etcetera::choose_base_strategy().map_err(|_| Failure::Failed {
            message: "the user's data folder is not known".into(),
            help: Some(format!("name the store with --store or {VARIABLE}")),
        })?;
        Ok(folders.data_dir().join("quizpress").join("study.db"))
    }

    /// Sees to it that the store, and what belongs to it, is nothing else of this run.
    pub fn claim(&self, files: &mut Files) -> Result<(), Failure> {
        let path = self.path()?;
        files.keeps(&path)?;
        Store::beside(&path)
            .iter()
            .try_for_each(|file| files.keeps(file))
    }

    /// Opens the store, or makes it, and its folder. Once a day it is saved beside itself.
    pub fn open(&self) -> Result<Store, Failure> {
        let path = self.path()?;
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            make_folder(folder)?;
        }
        let store = Store::open(&path).map_err(failure)?;
        match store.back_up(self.now().day()) {
            Ok(()) => Ok(store),
            // The answers of today are worth more than a copy of those of yesterday.
            Err(error @ Error::Backup { .. }) => {
                note(&error.to_string());
                Ok(store)
            }
            Err(error) => Err(failure(error)),
        }
    }

    /// Opens a store that is there, to change it.
    pub fn open_known(&self) -> Result<Store, Failure> {
        match self.read()? {
            Some(_) => self.open(),
            None => Err(nothing(&self.path()?)),
        }
    }

    /// Opens the store to read it; `None` where there is none.
    pub fn read(&self) -> Result<Option<Store>, Failure> {
        Store::read(&self.path()?).map_err(failure)
    }

    /// What a command says that is to find the same store.
    pub fn repeat(&self) -> Vec<OsString> {
        match &self.store {
            Some(path) => vec!["--store".into(), shell::path(path)],
            None => Vec::new(),
        }
    }

    /// The moment that it is.
    pub fn now(&self) -> Moment {
        self.now.unwrap_or_else(|| Moment::new(&Zoned::now()))
    }
}

/// What is said where there is no store.
pub fn nothing(path: &Path) -> Failure {
    Failure::Failed {
        message: format!(
            "nothing has been studied yet: there is no store `{}`",
            path.display()
        ),
        help: Some("begin with `quizpress study`".into()),
    }
}

/// A path that can be that of a store: SQLite takes some names for a store that is gone with the program, and a
/// device keeps nothing.
fn a_file(path: PathBuf) -> Result<PathBuf, Failure> {
    let name = path.as_os_str().as_encoded_bytes();
    let is_special = name.is_empty() || name == b":memory:" || name.starts_with(b"file:");
    let keeps_nothing =
        || std::fs::metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    if is_special || keeps_nothing() {
        return Err(Failure::Usage {
            message: format!("`{}` is no file that can keep a history", path.display()),
            help: Some("name a file; one of such a name is reached as `./NAME`".into()),
        });
    }
    Ok(path)
}

/// Makes a folder that other users cannot read, and those it lies in.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Failure::io("make the folder", folder.display(), &error))
}

/// What a store could not do, to be shown.
pub fn failure(error: Error) -> Failure {
    Failure::Failed {
        message: error.to_string(),
        help: Some(error.help()),
    }
}

/// A moment with its offset, or in the time of the system.
fn moment(text: &str) -> Result<Moment, String> {
    if let Some(moment) = Moment::parse(text) {
        return Ok(moment);
    }
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Ok(Moment::new(&zoned));
    }
    let zone = TimeZone::system();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(Moment::new(&instant.to_zoned(zone)));
    }
    let local: DateTime = text
        .parse()
        .map_err(|_| "it is no moment, as in `2026-11-24T09:00`")?;
    let zoned = local.to_zoned(zone).map_err(|error| error.to_string())?;
    Ok(Moment::new(&zoned))
}
