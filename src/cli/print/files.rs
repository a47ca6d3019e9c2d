//! The files of a run: none takes its place before all are written, and none over another or over what is read.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use quizpress::code::Digest;
use quizpress::sheet::Job;

use crate::cli::output::Output;
use crate::cli::{Failure, failure};

/// `NAME.html` and `key`: `NAME-key.html`.
pub(super) fn beside(name: &str, part: &str) -> String {
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
pub(super) struct Files {
    outputs: Vec<Output>,
    paths: Vec<String>,
    /// What is read, or written already, and must not be written over.
    taken: HashSet<PathBuf>,
}

impl Files {
    /// None yet, beside what is read.
    pub(super) fn beside<'a>(read: impl Iterator<Item = &'a str>) -> Files {
        Files {
            taken: read.map(whole_path).collect(),
            ..Files::default()
        }
    }

    /// A file that nothing else of this run is.
    fn open(&mut self, path: &str) -> Result<Output, Failure> {
        if path != "-" && !self.taken.insert(whole_path(path)) {
            return Err(Failure::Usage {
                message: format!("`{path}` is read or written by this command already"),
                help: Some("give each file a name of its own".into()),
            });
        }
        Output::open(path)
    }

    pub(super) fn write(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        let mut output = self.open(path)?;
        output.write(write)?;
        self.outputs.push(output);
        self.paths.push(path.to_owned());
        Ok(())
    }

    /// The sheets in one file, or in one each: `NAME-A.html`, `NAME-B.html`.
    pub(super) fn sheets(
        &mut self,
        path: &str,
        job: &Job,
        digest: Digest,
        split: bool,
    ) -> Result<(), Failure> {
        if !split || path == "-" || job.copies.len() == 1 {
            return self.write(path, |out| job.sheets(digest, out));
        }
        let personal = job.copies.iter().any(|copy| copy.person.is_some());
        let digits = job.copies.len().to_string().len();
        for (place, copy) in (1..).zip(job.copies) {
            let part = match personal {
                true => format!("{place:0digits$}"),
                false => copy.label.clone(),
            };
            let alone = Job {
                copies: std::slice::from_ref(copy),
                ..*job
            };
            let mut output = self.open(&beside(path, &part))?;
            output.write(|out| alone.sheets(digest, out))?;
            output.finish()?;
            self.paths.push(beside(path, &part));
        }
        Ok(())
    }

    /// Puts them in their place, and gives their paths.
    pub(super) fn finish(self) -> Result<Vec<String>, Failure> {
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
        Ok(self.paths)
    }
}
