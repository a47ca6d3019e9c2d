//! The store, opened, and what time it is.

use std::path::Path;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use quizpress::study::store::Error;
use quizpress::study::{Moment, Store};

use super::{StoreArgs, make_folder};
use crate::cli::Failure;
use crate::cli::failure::note;
use crate::cli::files::Files;

impl StoreArgs {
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

/// What a store could not do, to be shown.
pub fn failure(error: Error) -> Failure {
    Failure::Failed {
        message: error.to_string(),
        help: Some(error.help()),
    }
}

/// A moment with its offset, or in the time of the system.
pub(super) fn moment(text: &str) -> Result<Moment, String> {
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
