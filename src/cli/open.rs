//! `--open`: what was written, shown by the program that the system has for such files.

use std::path::{self, Path};

use super::Failure;

/// Refuses to show what goes to standard output.
pub fn check(open: bool, output: Option<&Path>) -> Result<(), Failure> {
    match open && output == Some(Path::new("-")) {
        true => Err(Failure::Usage {
            message: "`--open` shows a file, and `-o -` writes none".into(),
            help: Some("name a file, or leave out `-o`".into()),
        }),
        false => Ok(()),
    }
}

/// Shows a file that is written. The program lives on by itself.
pub fn show(file: &Path) -> Result<(), Failure> {
    // No program takes a whole path for an option.
    let shown = path::absolute(file).and_then(open::that_detached);
    shown.map_err(|error| Failure::Failed {
        message: format!(
            "`{}` is written, but nothing here opens it: {error}",
            file.display()
        ),
        help: Some("open it yourself".into()),
    })
}
