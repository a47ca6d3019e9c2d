//! Where the sheets and their key go.

use std::fs;
use std::path::{Path, PathBuf};

use quizpress::code::Digest;
use quizpress::play::terminal::Screen;
use quizpress::sheet::Copy;
use quizpress::words;

use super::PrintArgs;
use crate::cli::files::Files;
use crate::cli::target::{Place, Target};
use crate::cli::{Failure, play};

/// Where the sheets and their key go.
pub struct Places {
    /// One for all sheets, or one for each; none where the key alone is wanted.
    pub sheets: Vec<Target>,
    /// The key, which is kept from standard output, devices and pipes that take the sheets.
    pub key: Option<Target>,
    /// The key as a table.
    pub key_csv: Option<Target>,
    /// Whether the user left it to the program where the sheets and the key go.
    is_default: bool,
}

impl Places {
    /// Looks at every file that is to be written, and touches none.
    pub fn claim(
        files: &mut Files,
        args: &PrintArgs,
        id: &str,
        copies: &[Copy],
    ) -> Result<Places, Failure> {
        let named = args.output.clone();
        let name = named.unwrap_or_else(|| format!("{id}.html").into());
        let has_room = !Target::of(&name).is_ok_and(|target| !target.is_file());
        let sheets = match (args.key, args.split && has_room && copies.len() > 1) {
            (true, _) => Vec::new(),
            (_, true) => apart(&name, copies),
            _ => vec![name.clone()],
        };
        let key = match (args.key, args.output.is_some()) {
            (true, true) => Some(name),
            _ => has_room.then(|| beside(&name, "key")),
        };
        let mut claim = |path: &PathBuf| files.claim(path);
        Ok(Places {
            sheets: sheets.iter().map(&mut claim).collect::<Result<_, _>>()?,
            key: key.as_ref().map(&mut claim).transpose()?,
            key_csv: args.key_csv.as_ref().map(&mut claim).transpose()?,
            is_default: args.output.is_none(),
        })
    }

    /// The pages that one looks at: the first sheet, and the key.
    pub fn shown(&self) -> impl Iterator<Item = &Path> {
        let pages = self.sheets.first().into_iter().chain(&self.key);
        pages.map(|target| target.name.as_path())
    }

    /// Sees to it that sheets and keys of another job, which may have been handed out, are written over only where
    /// they were named, or the user says so.
    pub fn spare(&self, digest: Digest) -> Result<(), Failure> {
        let named_by_us = self.sheets.iter().chain(&self.key);
        let others: Vec<&Target> = named_by_us
            .filter(|target| self.is_default && is_of_another_job(target, digest))
            .collect();
        let Some(first) = others.first() else {
            return Ok(());
        };
        let first = first.name.display();
        let held = match others.len() {
            1 => format!("`{first}` holds"),
            count => format!("`{first}` and {} more hold", count - 1),
        };
        let held = format!("{held} something else, which may have been handed out");
        match confirmed(&format!("{held}. Write over it?"))? {
            true => Ok(()),
            false => Err(Failure::Usage {
                message: held,
                help: Some("name a file with -o: what it names is written over".into()),
            }),
        }
    }
}

/// Whether a file is there that does not bear the digest of this job.
fn is_of_another_job(target: &Target, digest: Digest) -> bool {
    let Place::Existing(path, metadata) = &target.place else {
        return false;
    };
    let bears_it = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).contains(&digest.to_string());
    metadata.len() > 0 && !fs::read(path).is_ok_and(bears_it)
}

/// Whether somebody at a terminal says yes; where nobody is, no.
fn confirmed(question: &str) -> Result<bool, Failure> {
    let screen = Screen::Stderr;
    if !play::is_person(screen) {
        return Ok(false);
    }
    play::player(screen)
        .confirm(question, words::of("en"))
        .map_err(|error| Failure::io("ask", "whether to write", &error))
}

/// A file for each sheet: `NAME-A.html`, `NAME-B.html`, or numbered where they have names.
fn apart(name: &Path, copies: &[Copy]) -> Vec<PathBuf> {
    let personal = copies.iter().any(|copy| copy.person.is_some());
    let digits = copies.len().to_string().len();
    let part = |(place, copy): (usize, &Copy)| match personal {
        true => beside(name, &format!("{place:0digits$}")),
        false => beside(name, &copy.label),
    };
    (1..).zip(copies).map(part).collect()
}

/// `NAME.html` and `key`: `NAME-key.html`.
fn beside(name: &Path, part: &str) -> PathBuf {
    let (stem, suffix) = match name.extension() {
        Some(html) if html == "html" => (name.file_stem(), ".html"),
        _ => (name.file_name(), ""),
    };
    let mut file = stem.unwrap_or_default().to_owned();
    file.push(format!("-{part}{suffix}"));
    name.with_file_name(file)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::beside;

    #[test]
    fn a_part_stands_before_the_ending() {
        let name = |name: &str| beside(Path::new(name), "key").display().to_string();
        assert_eq!(name("a/b.html"), "a/b-key.html");
        assert_eq!(name("b.c"), "b.c-key");
        assert_eq!(name("../b"), "../b-key");
    }
}
