//! A result on its way to where it goes: a file is written whole or not at all.
//!
//! A file keeps its permissions, its owner and its other names. What is new has the permissions of any new file.

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::target::{PRIVATE, Sink, Target, folder};
use super::{Failure, temporary};

/// A result that has been written, and is not yet in its place.
#[derive(Debug)]
pub struct Written {
    /// The name of its target.
    pub name: PathBuf,
    step: Step,
}

/// What remains to be done.
#[derive(Debug)]
enum Step {
    /// Nothing: it went straight to where it goes.
    None,
    /// The one takes the name of the other.
    Rename(TempPath, PathBuf),
    /// The one is copied into the other, which has other names, or an owner that no file of ours can have, or a folder
    /// in which we can make none.
    Copy(File, File),
}

/// Writes a result with a function that only the sink can make fail. Nothing is seen of a file before [`settle`].
pub fn write<T>(
    target: &Target,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<(T, Written), Failure> {
    let written = match &target.sink {
        Sink::Stdout => {
            let mut out = BufWriter::new(io::stdout());
            write(&mut out).and_then(|done| out.flush().map(|()| (done, Step::None)))
        }
        Sink::Stream => into(open(&target.name), write).map(|(done, _)| (done, Step::None)),
        Sink::New(path) => new(path, target.mode).and_then(|(file, step)| {
            let (done, file) = into(Ok(file), write)?;
            file.sync_all()?;
            Ok((done, step))
        }),
        Sink::Existing(path, metadata) => existing(path, metadata, write),
    };
    let (done, step) = written.map_err(|error| failed(&target.name, &error))?;
    let name = target.name.clone();
    Ok((done, Written { name, step }))
}

fn failed(name: &Path, error: &io::Error) -> Failure {
    match name.to_str() {
        Some("-") => Failure::io("write", "standard output", error),
        _ => Failure::io("write", name.display(), error),
    }
}

fn into<T>(
    file: io::Result<File>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<(T, File)> {
    let mut out = BufWriter::new(file?);
    let done = write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((done, file))
}

/// A device, a pipe or an open file. Of a file, what it held is gone.
fn open(path: &Path) -> io::Result<File> {
    File::options().write(true).truncate(true).open(path)
}

/// A file that is not there yet.
fn new(path: &Path, mode: u32) -> io::Result<(File, Step)> {
    let (file, temporary) = temporary::file(folder(path), mode)?.into_parts();
    Ok((file, Step::Rename(temporary, path.to_owned())))
}

fn existing<T>(
    path: &Path,
    metadata: &Metadata,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<(T, Step)> {
    if let Some((file, temporary)) = successor(path, metadata) {
        let (done, file) = into(Ok(file), write)?;
        file.sync_all()?;
        return Ok((done, Step::Rename(temporary, path.to_owned())));
    }
    let old = File::options().write(true).open(path)?;
    let (done, new) = into(tempfile::tempfile(), write)?;
    Ok((done, Step::Copy(new, old)))
}

/// A file that can take the place of another without a difference but in what it holds, where there can be one.
#[cfg(unix)]
fn successor(path: &Path, metadata: &Metadata) -> Option<(File, TempPath)> {
    use std::os::unix::fs::{MetadataExt, fchown};
    if metadata.nlink() > 1 {
        return None;
    }
    let (file, temporary) = temporary::file(folder(path), PRIVATE).ok()?.into_parts();
    let made = file.metadata().ok()?;
    if (made.uid(), made.gid()) != (metadata.uid(), metadata.gid()) {
        fchown(&file, Some(metadata.uid()), Some(metadata.gid())).ok()?;
    }
    file.set_permissions(metadata.permissions()).ok()?;
    Some((file, temporary))
}

#[cfg(not(unix))]
fn successor(path: &Path, _: &Metadata) -> Option<(File, TempPath)> {
    Some(temporary::file(folder(path), PRIVATE).ok()?.into_parts())
}

/// Puts results in their places, all of them once all are written. No signal comes between.
pub fn settle(mut results: Vec<Written>) -> Result<(), Failure> {
    // A copy can still fail for want of room; a new name hardly can.
    results.sort_by_key(|result| !matches!(result.step, Step::Copy(..)));
    temporary::undisturbed(|| {
        for Written { name, step } in results {
            let settled = match step {
                Step::None => Ok(()),
                Step::Rename(temporary, path) => {
                    temporary.persist(path).map_err(|failed| failed.error)
                }
                Step::Copy(new, old) => copy(new, old),
            };
            settled.map_err(|error| failed(&name, &error))?;
        }
        Ok(())
    })
}

/// Copies one file over another. The room is taken first, so that the old file stays where there is none.
fn copy(mut new: File, mut old: File) -> io::Result<()> {
    let length = new.metadata()?.len();
    #[cfg(target_os = "linux")]
    if length > 0 {
        use rustix::fs::{FallocateFlags, fallocate};
        use rustix::io::Errno;
        match fallocate(&old, FallocateFlags::KEEP_SIZE, 0, length) {
            Ok(()) | Err(Errno::OPNOTSUPP | Errno::NOSYS) => {}
            Err(error) => return Err(error.into()),
        }
    }
    new.rewind()?;
    io::copy(&mut new, &mut old)?;
    old.set_len(length)?;
    old.sync_all()
}
