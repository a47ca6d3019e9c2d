//! What is done with a history as a whole.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use quizpress::study::store::Error;
use quizpress::study::{Store, history};

use crate::cli::output::Output;
use crate::cli::store::{StoreArgs, failure};
use crate::cli::{Failure, study};

/// More than any history: a million reviews are some 150 MB.
const LARGEST: u64 = 1 << 30;

/// Writes the history as JSON lines.
pub fn export(store: &StoreArgs, file: &str) -> Result<u8, Failure> {
    let Some(opened) = store.read()? else {
        return Err(nothing(&store.path()?));
    };
    let history = opened.history().map_err(failure)?;
    let mut output = Output::open(file)?;
    output.write(|out| history::write(&history, out))?;
    output.finish()?;
    Ok(0)
}

fn nothing(path: &Path) -> Failure {
    Failure::Failed {
        message: format!(
            "nothing has been studied yet: there is no store `{}`",
            path.display()
        ),
        help: Some("begin with `quizpress study`".into()),
    }
}

/// Brings in a history.
pub fn import(store: &mut Store, file: &Path) -> Result<u8, Failure> {
    let name = file.to_string_lossy();
    let read = |error: io::Error| Failure::io("read", &name, &error);
    if fs::metadata(file).map_err(read)?.len() > LARGEST {
        return Err(Failure::failed(format!(
            "`{name}` is larger than {} MB",
            LARGEST >> 20
        )));
    }
    let text = fs::read_to_string(file).map_err(read)?;
    let history = history::read(&text)
        .map_err(|problem| Failure::failed(format!("cannot read `{name}`: {problem}")))?;
    let scheduler = study::scheduler(store)?;
    let merged = store
        .merge(&history, &scheduler)
        .map_err(|error: Error| failure(error))?;
    say(&format!(
        "{} reviews of {} cards were brought in, {} were here already.",
        merged.added, merged.cards, merged.known
    ))
}

fn say(line: &str) -> Result<u8, Failure> {
    writeln!(io::stdout(), "{line}")
        .map_err(|error| Failure::io("write", "standard output", &error))?;
    Ok(0)
}
