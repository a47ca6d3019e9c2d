//! The files that `print` writes, beside each other: none takes its place before all are written.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use quizpress::code::Digest;
use quizpress::sheet::marking_file::MarkingFile;
use quizpress::sheet::{Answers, Job, Original};

use super::PrintArgs;
use crate::cli::output::Output;
use crate::cli::{Failure, failure};

/// Where the sheets, the key, and what whoever marks needs go.
pub struct Paths {
    pub sheet: Option<String>,
    pub key: Option<String>,
    pub marking: Option<String>,
}

impl Paths {
    /// As the arguments have it, for a bank.
    pub fn of(args: &PrintArgs, id: &str) -> Paths {
        let name = args.output.clone().unwrap_or_else(|| format!("{id}.html"));
        let key = beside(&name, "key");
        let marking = format!(
            "{}-marking.json",
            name.strip_suffix(".html").unwrap_or(&name)
        );
        let (sheet, key, marking) = match (args.key, name.as_str(), args.output.is_some()) {
            (true, "-", _) | (true, _, true) => (None, Some(name), None),
            (false, "-", _) => (Some(name), None, None),
            (true, _, false) => (None, Some(key), None),
            (false, ..) => (Some(name), Some(key), Some(marking)),
        };
        Paths {
            sheet,
            key,
            marking,
        }
    }
}

/// `NAME.html` and `key`: `NAME-key.html`.
fn beside(name: &str, part: &str) -> String {
    match name.strip_suffix(".html") {
        Some(stem) => format!("{stem}-{part}.html"),
        None => format!("{name}-{part}"),
    }
}

/// A path as it can be compared: that of the file where there is one, or of its folder.
fn whole_path(path: &str) -> PathBuf {
    // Where a path is absolute, joining takes it as it is.
    let path = Path::new(".").join(path);
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        let name = path.file_name().unwrap_or_default();
        folder.unwrap_or_default().join(name)
    })
}

/// The files of a run: none takes its place before all are written.
#[derive(Default)]
pub struct Files {
    outputs: Vec<Output>,
    paths: Vec<String>,
    /// What is read, or written already, and must not be written over.
    taken: HashSet<PathBuf>,
}

impl Files {
    /// None yet, beside what is read.
    pub fn beside<'a>(read: impl Iterator<Item = &'a str>) -> Files {
        Files {
            taken: read.map(whole_path).collect(),
            ..Files::default()
        }
    }

    /// Refuses a file that something else of this run is.
    fn guard(&mut self, path: &str) -> Result<(), Failure> {
        if path != "-" && !self.taken.insert(whole_path(path)) {
            return Err(Failure::Usage {
                message: format!("`{path}` is read or written by this command already"),
                help: Some("give each file a name of its own".into()),
            });
        }
        Ok(())
    }

    fn open(&mut self, path: &str) -> Result<Output, Failure> {
        self.guard(path)?;
        Output::open(path)
    }

    /// A file as a function writes it.
    pub fn write(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let output = self.open(path)?;
        self.put(path, output, write)
    }

    fn put(
        &mut self,
        path: &str,
        mut output: Output,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        output.write(write)?;
        self.outputs.push(output);
        self.paths.push(path.to_owned());
        Ok(())
    }

    /// Refuses to put what marking needs where that of other sheets is: without it they could not be marked.
    pub fn keep_others(&self, path: &str, digest: Digest) -> Result<(), Failure> {
        if !Path::new(path).is_file() {
            return Ok(());
        }
        let failed = |error| Failure::io("read", path, &error);
        let before = File::open(path).map_err(failed)?;
        let message = match MarkingFile::digest_of(BufReader::new(before)) {
            Some(before) if before == digest => return Ok(()),
            Some(before) => format!(
                "`{path}` belongs to other sheets, `{}`, which could no longer be marked",
                before.of_all()
            ),
            None => format!("`{path}` is there already, and is not of these sheets"),
        };
        Err(Failure::Usage {
            message,
            help: Some(
                "give these sheets a name of their own with `-o FILE.html`, or move that file away"
                    .into(),
            ),
        })
    }

    /// What marking needs, which the user alone may read.
    pub fn marking(&mut self, path: &str, file: &MarkingFile) -> Result<(), Failure> {
        self.guard(path)?;
        self.put(path, Output::open_private(path)?, |out| file.write(out))
    }

    /// The worksheets in one file, or in one each: `NAME-A.html`, `NAME-B.html`; beside them the answer sheets, and
    /// the list of those who get them.
    pub fn sheets(
        &mut self,
        path: &str,
        job: &Job,
        digest: Digest,
        split: bool,
    ) -> Result<(), Failure> {
        let originals = job.originals(digest);
        match split && originals.len() > 1 {
            true => self.split(path, job, &originals)?,
            false => self.write(path, |out| job.worksheets(&originals, out))?,
        }
        if job.layout.answers != Answers::Inline {
            self.write(&beside(path, "answers"), |out| {
                job.answer_sheets(digest, out)
            })?;
        }
        if job.copies.iter().any(|copy| copy.person.is_some()) {
            self.write(&beside(path, "hand-out"), |out| job.hand_out(digest, out))?;
        }
        Ok(())
    }

    fn split(&mut self, path: &str, job: &Job, originals: &[Original]) -> Result<(), Failure> {
        let digits = job.copies.len().to_string().len();
        let lettered = originals
            .iter()
            .all(|original| original.copy.person.is_none());
        for original in originals {
            let part = match lettered {
                true => original.copy.label.clone(),
                false => format!("{:0digits$}", original.copy.number),
            };
            let path = beside(path, &part);
            let mut output = self.open(&path)?;
            output.write(|out| job.worksheets(std::slice::from_ref(original), out))?;
            output.finish()?;
            self.paths.push(path);
        }
        Ok(())
    }

    /// Puts all files in their places, and says which they are.
    pub fn finish(self) -> Result<(), Failure> {
        self.outputs.into_iter().try_for_each(Output::finish)?;
        let paths: Vec<&String> = self.paths.iter().filter(|path| *path != "-").collect();
        match paths.as_slice() {
            [first, .., last] if paths.len() > 12 => failure::note(&format!(
                "wrote {} files, `{first}` to `{last}`",
                paths.len()
            )),
            few => few
                .iter()
                .for_each(|path| failure::note(&format!("wrote `{path}`"))),
        }
        Ok(())
    }
}
