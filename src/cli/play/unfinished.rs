//! Quizzes that were ended before their end, in a file beside the store.
//!
//! Each is kept as the arguments that draw it, and what was answered. So it is drawn again when it goes on, and what
//! has changed since is asked anew.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use atomic_write_file::AtomicWriteFile;
use serde::{Deserialize, Serialize};

use quizpress::play::resume::Kept;

use crate::cli::Failure;
use crate::cli::store::{StoreArgs, make_folder};

/// How many are kept; older ones go.
const MOST: usize = 20;

/// The format of the file.
const FORMAT: u32 = 1;

/// A quiz that is not finished.
#[derive(Clone, Serialize, Deserialize)]
pub struct Play {
    /// The arguments that draw the quiz, the program's name aside.
    pub arguments: Vec<String>,
    /// What was answered.
    pub questions: Vec<Kept>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: u32,
    /// The last one was played last.
    plays: Vec<Play>,
}

/// Where they are kept.
pub struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// Beside the store, whose name its own begins with.
    pub fn of(store: &StoreArgs) -> Result<Unfinished, Failure> {
        Ok(Unfinished {
            path: store.path()?.with_extension("plays.json"),
        })
    }

    /// The one that was played last.
    pub fn last(&self) -> Result<Play, Failure> {
        self.read()?.pop().ok_or_else(|| Failure::Failed {
            message: "there is no quiz to go on with".into(),
            help: Some("`quizpress play` begins one; Esc ends it, and keeps it for later".into()),
        })
    }

    /// Keeps a quiz, in place of what was kept of it.
    pub fn keep(&self, play: Play) -> Result<(), Failure> {
        let mut plays = self.without(&play.arguments)?;
        plays.push(play);
        plays.drain(..plays.len().saturating_sub(MOST));
        self.write(plays)
    }

    /// Forgets a quiz that is finished.
    pub fn forget(&self, arguments: &[String]) -> Result<(), Failure> {
        let kept = self.read()?.len();
        let plays = self.without(arguments)?;
        if plays.len() == kept {
            return Ok(());
        }
        self.write(plays)
    }

    fn without(&self, arguments: &[String]) -> Result<Vec<Play>, Failure> {
        let mut plays = self.read()?;
        plays.retain(|play| play.arguments != arguments);
        Ok(plays)
    }

    fn read(&self) -> Result<Vec<Play>, Failure> {
        let name = self.path.to_string_lossy();
        let bytes = match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            bytes => bytes.map_err(|error| Failure::io("read", &name, &error))?,
        };
        let file: File = serde_json::from_slice(&bytes).map_err(|error| Failure::Failed {
            message: format!("`{name}` cannot be read as unfinished quizzes: {error}"),
            help: Some("remove it, and play again".into()),
        })?;
        if file.format != FORMAT {
            return Err(Failure::Failed {
                message: format!("`{name}` was written by a newer quizpress"),
                help: Some("use that one, or remove the file".into()),
            });
        }
        Ok(file.plays)
    }

    fn write(&self, plays: Vec<Play>) -> Result<(), Failure> {
        let failed = |error: &io::Error| Failure::io("write", &self.path.to_string_lossy(), error);
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        let file = File {
            format: FORMAT,
            plays,
        };
        let json = serde_json::to_vec(&file).map_err(|error| failed(&error.into()))?;
        let mut file = AtomicWriteFile::open(&self.path).map_err(|error| failed(&error))?;
        file.write_all(&json).map_err(|error| failed(&error))?;
        file.commit().map_err(|error| failed(&error))
    }
}
