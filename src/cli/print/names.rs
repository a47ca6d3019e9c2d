//! The list of those who get a sheet of their own.

use std::path::Path;

use quizpress::roster;
use quizpress::sheet::Person;
use quizpress::table;

use crate::cli::files::Files;
use crate::cli::{Failure, failure, load};

/// Reads a list of names, and says whom it names.
pub fn read(files: &mut Files, path: &Path) -> Result<Vec<Person>, Failure> {
    let bytes = load::bytes(
        files,
        path,
        load::LARGEST_TABLE,
        "split it into several lists",
    )?;
    let shown = path.display().to_string();
    let people = table::decode(&bytes).and_then(roster::people);
    let people = people.map_err(|odd| Failure::odd(&shown, odd))?;
    if people.is_empty() {
        return Err(Failure::Failed {
            message: format!("`{shown}` names nobody"),
            help: Some(
                "write a name a line, then a comma and a class; a first line may say `name,class`"
                    .into(),
            ),
        });
    }
    for note in roster::told(&shown, &people) {
        failure::note(&note);
    }
    Ok(people)
}
