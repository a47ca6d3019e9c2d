//! Quizzes that were ended before their end, in a file beside the store.
//!
//! Each is kept as the arguments that draw it, and what was answered. So it is drawn again when it goes on, and what
//! has changed since is asked anew.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use quizpress::play::resume::Kept;

use crate::cli::files::Files;
use crate::cli::store::{StoreArgs, make_folder};
use crate::cli::{Failure, bank_path};

/// How many are kept; older ones go.
const MOST: usize = 20;

/// The format of the file.
const FORMAT: u32 = 1;

/// What draws a quiz.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draws {
    /// The whole path of the bank, as the store keeps it; none of the one built into the program.
    pub bank: Option<String>,
    /// The arguments behind it.
    pub arguments: Vec<String>,
}

/// A quiz that is not finished.
#[derive(Clone, Serialize, Deserialize)]
pub struct Play {
    /// What draws the quiz.
    pub draws: Draws,
    /// One record for each question, in the order of the quiz.
    pub questions: Vec<Kept>,
}

impl Play {
    /// The command that begins it.
    pub fn words(&self) -> Vec<OsString> {
        let mut words: Vec<OsString> = ["quizpress", "play"].map(OsString::from).into();
        let bank = self.draws.bank.as_deref();
        words.extend(bank.map(|bank| bank_path::found(bank).into_os_string()));
        words.extend(self.draws.arguments.iter().map(OsString::from));
        words
    }
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

    /// Sees to it that the file is nothing else of this run.
    pub fn claim(&self, files: &mut Files) -> Result<(), Failure> {
        files.keeps(&self.path)
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
        let mut plays = self.without(&play.draws)?;
        plays.push(play);
        plays.drain(..plays.len().saturating_sub(MOST));
        self.write(plays)
    }

    /// Forgets a quiz that is finished.
    pub fn forget(&self, draws: &Draws) -> Result<(), Failure> {
        let kept = self.read()?.len();
        let plays = self.without(draws)?;
        if plays.len() == kept {
            return Ok(());
        }
        self.write(plays)
    }

    fn without(&self, draws: &Draws) -> Result<Vec<Play>, Failure> {
        let mut plays = self.read()?;
        plays.retain(|play| play.draws != *draws);
        Ok(plays)
    }

    fn read(&self) -> Result<Vec<Play>, Failure> {
        let name = self.path.display();
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

    /// Writes the file whole or not at all. A signal ends the quiz here rather than the program, so that nothing is to
    /// be cleaned up behind it.
    fn write(&self, plays: Vec<Play>) -> Result<(), Failure> {
        if let Some(folder) = self
            .path
            .parent()
            .filter(|path| !path.as_os_str().is_empty())
        {
            make_folder(folder)?;
        }
        let file = File {
            format: FORMAT,
            plays,
        };
        let new = self.path.with_extension("json.new");
        let written = serde_json::to_vec(&file)
            .map_err(io::Error::from)
            .and_then(|json| {
                let mut file = fs::File::create(&new)?;
                file.write_all(&json)?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&new, &self.path));
        written.map_err(|error| Failure::io("write", self.path.display(), &error))
    }
}
