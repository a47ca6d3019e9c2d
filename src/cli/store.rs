//! Where the store is.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use etcetera::BaseStrategy;
#[cfg(feature = "study")]
use quizpress::study::Moment;

use super::{Failure, shell};

#[cfg(feature = "study")]
mod open;
#[cfg(feature = "study")]
pub use open::{failure, nothing};

/// The environment variable that names the store.
const VARIABLE: &str = "QUIZPRESS_STORE";

#[derive(Args)]
#[command(next_help_heading = "Where the history is")]
pub struct StoreArgs {
    /// Where the history is kept [default: QUIZPRESS_STORE, or study.db in the user's data folder]
    #[arg(long, value_name = "FILE")]
    store: Option<PathBuf>,
    /// Pins the moment, as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`
    #[cfg(feature = "study")]
    #[arg(long, value_name = "MOMENT", hide = true, value_parser = open::moment)]
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

    /// What a command says that is to find the same store.
    pub fn repeat(&self) -> Vec<OsString> {
        match &self.store {
            Some(path) => vec!["--store".into(), shell::path(path)],
            None => Vec::new(),
        }
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
