//! `--open`: what was written, shown by the program that the system has for such files.

use std::path;

use super::Failure;

/// Refuses to show what goes to standard output.
pub fn check(open: bool, output: Option<&str>) -> Result<(), Failure> {
    match (open, output) {
        (true, Some("-")) => Err(Failure::Usage {
            message: "`--open` shows a file, and `-o -` writes none".into(),
            help: Some("name a file, or leave out `-o`".into()),
        }),
        _ => Ok(()),
    }
}

/// Shows a file that is written. The program lives on by itself.
pub fn show(file: &str) -> Result<(), Failure> {
    // No program takes a whole path for an option.
    let shown = path::absolute(file).and_then(open::that_detached);
    shown.map_err(|error| Failure::Failed {
        message: format!("`{file}` is written, but nothing here opens it: {error}"),
        help: Some("open it yourself".into()),
    })
}

/// Shows the first of the pages that are written, which is a sheet, and the last one, which is the key.
pub fn show_ends<'a>(
    mut pages: impl DoubleEndedIterator<Item = &'a String>,
) -> Result<(), Failure> {
    let ends = [pages.next(), pages.next_back()];
    ends.into_iter().flatten().try_for_each(|page| show(page))
}
