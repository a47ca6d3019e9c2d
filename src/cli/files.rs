//! The files of a run: what it reads, what it writes, and that no two of them are one file by two names.
//!
//! Every path that a command reads goes through [`Files::reads`], every store through [`Files::keeps`], every result
//! through [`Files::claim`] and [`Files::write`]; nothing is touched before all are claimed, and no file takes its
//! place before all are written.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::output::{self, Written};
use super::target::{self, Identity, Sink, Target};
use super::{Failure, failure};

/// The files of a run.
#[derive(Debug, Default)]
pub struct Files {
    read: HashSet<Identity>,
    claimed: HashSet<Identity>,
    /// Whether standard input is read.
    stdin: bool,
    written: Vec<Written>,
}

impl Files {
    /// A file that the command reads; `-` is standard input, which is read once.
    pub fn reads(&mut self, path: &Path) -> Result<(), Failure> {
        let is_stdin = path == Path::new("-");
        if is_stdin && std::mem::replace(&mut self.stdin, true) {
            return Err(Failure::Usage {
                message: "standard input cannot be read twice".into(),
                help: Some("name a file instead of one `-`".into()),
            });
        }
        let identity = match is_stdin {
            true => target::standard(&io::stdin()),
            false => target::identity(path),
        };
        match identity {
            Some(identity) if self.claimed.contains(&identity) => Err(twice(path, "input")),
            identity => {
                self.read.extend(identity);
                Ok(())
            }
        }
    }

    /// A file that the command changes in its place.
    pub fn keeps(&mut self, path: &Path) -> Result<(), Failure> {
        self.take(path, target::identity(path))
    }

    /// A target for a result, which nothing else of this run is. It is looked at, not touched.
    pub fn claim(&mut self, path: &Path) -> Result<Target, Failure> {
        let target = Target::of(path)?;
        self.take(path, target.identity())?;
        Ok(target)
    }

    /// A target where nothing stands yet; else it is said so, with this cure.
    pub fn claim_new(&mut self, path: &Path, cure: &str) -> Result<Target, Failure> {
        let target = self.claim(path)?;
        match &target.sink {
            Sink::Existing(..) => Err(Failure::Usage {
                message: format!("`{}` is there already", path.display()),
                help: Some(cure.into()),
            }),
            _ => Ok(target),
        }
    }

    fn take(&mut self, path: &Path, identity: Option<Identity>) -> Result<(), Failure> {
        let is_free = |identity| !self.read.contains(&identity) && self.claimed.insert(identity);
        match identity.is_none_or(is_free) {
            true => Ok(()),
            false => Err(twice(path, "output")),
        }
    }

    /// Writes a result, which takes its place in [`Files::finish`].
    pub fn write<T>(
        &mut self,
        target: &Target,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> Result<T, Failure> {
        let (done, written) = output::write(target, write)?;
        self.written.push(written);
        Ok(done)
    }

    /// Puts all results in their places, and gives their names.
    pub fn finish(self) -> Result<Vec<PathBuf>, Failure> {
        let names = self.written.iter().map(|written| written.name.clone());
        let names = names.filter(|name| name != Path::new("-")).collect();
        output::settle(self.written)?;
        Ok(names)
    }
}

fn twice(path: &Path, end: &str) -> Failure {
    let shown = match path.to_str() {
        Some("-") => format!("standard {end}"),
        _ => format!("`{}`", path.display()),
    };
    Failure::Usage {
        message: format!("{shown} is read or written by this command already"),
        help: Some("give each file a name of its own".into()),
    }
}

/// Says which files were written.
pub fn tell_written(names: &[PathBuf]) {
    match names {
        [first, .., last] if names.len() > 12 => failure::note(&format!(
            "wrote {} files, `{}` to `{}`",
            names.len(),
            first.display(),
            last.display()
        )),
        few => few
            .iter()
            .for_each(|name| failure::note(&format!("wrote `{}`", name.display()))),
    }
}
