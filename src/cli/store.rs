//! Where the store is, and what time it is.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use etcetera::BaseStrategy;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use quizpress::study::store::Error;
use quizpress::study::{Moment, Store};

use super::Failure;

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
            return Ok(path.clone());
        }
        if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            return Ok(path.into());
        }
        let folders = etcetera::choose_base_strategy().map_err(|_| Failure::Failed {
            message: "the user's data folder is not known".into(),
            help: Some(format!("name the store with --store or {VARIABLE}")),
        })?;
        Ok(folders.data_dir().join("quizpress").join("study.db"))
    }

    /// A command with the store that was named.
    pub fn command(&self, words: &[&str]) -> String {
        let store = self.store.as_ref().map(|path| path.to_string_lossy());
        let store = store.iter().flat_map(|path| ["--store", path]);
        shell_words::join(words.iter().copied().chain(store))
    }

    /// Opens the store, or makes it, and its folder.
    pub fn open(&self) -> Result<Store, Failure> {
        let path = self.path()?;
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            make_folder(folder)?;
        }
        Store::open(&path).map_err(failure)
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

/// Makes a folder that other users cannot read, and those it lies in.
pub fn make_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Failure::io("make the folder", &folder.to_string_lossy(), &error))
}

/// What a store could not do, to be shown.
pub fn failure(error: Error) -> Failure {
    Failure::Failed {
        message: error.to_string(),
        help: Some(error.help().to_owned()),
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
