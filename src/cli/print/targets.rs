//! Where the sheets, their key and what belongs to them go.

use std::ffi::OsStr;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use quizpress::code::Digest;
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::Original;

use super::PrintArgs;
use crate::cli::files::Files;
use crate::cli::target::{PRIVATE, Sink, Target};
use crate::cli::{Failure, overwrite};

/// Where the sheets, their key and what belongs to them go.
pub struct Targets {
    /// One for all worksheets, or one for each; none where the key alone is wanted.
    pub sheets: Vec<Target>,
    /// The answer sheets, which otherwise stand behind the worksheets.
    pub answers: Option<Target>,
    /// The list of the copies.
    pub hand_out: Option<Target>,
    /// What marking needs, which the user alone may read.
    pub marking: Option<Target>,
    /// The key, which is kept from standard output, devices and pipes that take the sheets.
    pub key: Option<Target>,
    /// The key as a table.
    pub key_csv: Option<Target>,
    /// Whether the user left it to the program where the sheets and the key go.
    is_default: bool,
}

impl Targets {
    /// Looks at every file that is to be written, and touches none.
    pub fn claim(
        files: &mut Files,
        args: &PrintArgs,
        id: &str,
        originals: &[Original],
    ) -> Result<Targets, Failure> {
        let named = args.output.clone();
        let name = named.unwrap_or_else(|| format!("{id}.html").into());
        let has_room = !Target::of(&name).is_ok_and(|target| !target.is_file());
        let sheets = match (args.key, args.split && has_room && originals.len() > 1) {
            (true, _) => Vec::new(),
            (_, true) => apart(&name, originals),
            _ => vec![name.clone()],
        };
        let is_set = has_room && !args.key;
        let part = |wanted: bool, part| (is_set && wanted).then(|| beside(&name, part));
        let answers = part(args.layout.has_answer_sheets(), "answers");
        let hand_out = part(args.names.is_some(), "hand-out");
        let marking = is_set.then(|| marking(&name));
        let key = match (args.key, args.output.is_some()) {
            (true, true) => Some(name),
            _ => has_room.then(|| beside(&name, "key")),
        };
        let mut claim = |path: &PathBuf| files.claim(path);
        Ok(Targets {
            sheets: sheets.iter().map(&mut claim).collect::<Result<_, _>>()?,
            answers: answers.as_ref().map(&mut claim).transpose()?,
            hand_out: hand_out.as_ref().map(&mut claim).transpose()?,
            marking: marking
                .as_ref()
                .map(&mut claim)
                .transpose()?
                .map(|target| Target {
                    mode: PRIVATE,
                    ..target
                }),
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
    pub fn confirm_overwriting(&self, digest: Digest) -> Result<(), Failure> {
        self.confirm_marking(digest)?;
        let named_by_us = self.sheets.iter().chain(&self.answers).chain(&self.key);
        match self.is_default {
            true => overwrite::confirm(named_by_us, &[digest.to_string()], overwrite::NAME_A_FILE),
            false => Ok(()),
        }
    }
}

impl Targets {
    /// What is needed to mark other sheets is never written over, whatever anybody says: they could not be marked.
    fn confirm_marking(&self, digest: Digest) -> Result<(), Failure> {
        let Some(Target {
            name,
            sink: Sink::Existing(path, _),
            ..
        }) = &self.marking
        else {
            return Ok(());
        };
        let shown = name.display();
        let before = File::open(path).map_err(|error| Failure::io("read", &shown, &error))?;
        let message = match MarkingFile::digest_of(BufReader::new(before)) {
            Some(before) if before == digest => return Ok(()),
            Some(before) => format!(
                "`{shown}` belongs to other sheets, `{}`, which could no longer be marked",
                before.of_all()
            ),
            None => format!("`{shown}` is there already, and is not of these sheets"),
        };
        Err(Failure::Usage {
            message,
            help: Some(
                "give these sheets a name of their own with `-o FILE.html`, or move that file away"
                    .into(),
            ),
        })
    }
}

/// A file for each worksheet: `NAME-A.html`, `NAME-B.html`, or by the copy's number where they have names.
fn apart(name: &Path, originals: &[Original]) -> Vec<PathBuf> {
    let personal = originals
        .iter()
        .any(|original| original.copy.person.is_some());
    let last = originals.last().map_or(0, |original| original.copy.number);
    let digits = last.to_string().len();
    let part = |original: &Original| match personal {
        true => beside(name, &format!("{:0digits$}", original.copy.number)),
        false => beside(name, &original.copy.label),
    };
    originals.iter().map(part).collect()
}

/// What `-o NAME.html` writes: the sheet, its key, and what marking needs.
pub fn files_of(name: &Path) -> [PathBuf; 3] {
    [name.to_owned(), beside(name, "key"), marking(name)]
}

/// `NAME.html` and `key`: `NAME-key.html`.
pub fn beside(name: &Path, part: &str) -> PathBuf {
    let (stem, ending) = parted(name);
    named(name, stem, &format!("-{part}{ending}"))
}

/// Where the marking file goes beside `NAME.html`: `NAME-marking.json`.
fn marking(name: &Path) -> PathBuf {
    named(name, parted(name).0, "-marking.json")
}

/// A name without `.html`, and that.
fn parted(name: &Path) -> (&OsStr, &'static str) {
    let (stem, ending) = match name.extension() {
        Some(html) if html == "html" => (name.file_stem(), ".html"),
        _ => (name.file_name(), ""),
    };
    (stem.unwrap_or_default(), ending)
}

fn named(beside: &Path, stem: &OsStr, rest: &str) -> PathBuf {
    let mut file = stem.to_owned();
    file.push(rest);
    beside.with_file_name(file)
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
