//! Where a result goes: what its name leads to, and which file that is, whatever it is called.

use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;

/// No chain of links is longer, as in the Linux kernel.
const LONGEST_CHAIN: usize = 40;

/// The mode of a new file before the umask is taken from it.
const PUBLIC: u32 = 0o666;

/// The mode of a file that is for its owner alone.
pub const PRIVATE: u32 = 0o600;

/// Where a result goes. It has been looked at, not touched.
#[derive(Debug)]
pub struct Target {
    /// Its name as it was given.
    pub name: PathBuf,
    /// What the name leads to.
    pub sink: Sink,
    /// The mode of a new file, from which the umask is taken, where there are modes.
    pub mode: u32,
}

/// What a name leads to.
#[derive(Debug)]
pub enum Sink {
    /// Standard output, by its own name or another.
    Stdout,
    /// A device or a pipe, or a file that the process has open: written straight.
    Stream,
    /// A file behind all links, as it is now.
    Existing(PathBuf, Metadata),
    /// A file that is not there yet, behind all links.
    New(PathBuf),
}

impl Target {
    /// Looks at what a name leads to; `-` is standard output.
    pub fn of(name: &Path) -> Result<Target, Failure> {
        let sink = if name == Path::new("-") {
            Sink::Stdout
        } else {
            sink(name)?
        };
        Ok(Target {
            name: name.to_owned(),
            sink,
            mode: PUBLIC,
        })
    }

    /// Whether there is a folder in which other files can stand beside it.
    pub fn is_file(&self) -> bool {
        matches!(self.sink, Sink::Existing(..) | Sink::New(_))
    }

    /// Which file it is.
    pub fn identity(&self) -> Option<Identity> {
        match &self.sink {
            Sink::Stdout => standard(&io::stdout()),
            Sink::Stream => identity(&self.name),
            Sink::Existing(path, _) | Sink::New(path) => identity(path),
        }
    }
}

fn sink(name: &Path) -> Result<Sink, Failure> {
    let shown = name.display();
    let failed = |error: io::Error| Failure::io("write", &shown, &error);
    match fs::metadata(name) {
        Ok(metadata) if metadata.is_dir() => Err(Failure::failed(format!(
            "cannot write `{shown}`: it is a directory"
        ))),
        Ok(metadata) if is_stdout(&metadata) => Ok(Sink::Stdout),
        Ok(metadata) if !metadata.is_file() => Ok(Sink::Stream),
        Ok(metadata) => match follow(name).map_err(failed)? {
            Behind::Open => Ok(Sink::Stream),
            Behind::File(real) => {
                check_writable(name, &real, &metadata)?;
                Ok(Sink::Existing(real, metadata))
            }
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => new(name),
        Err(error) => Err(failed(error)),
    }
}

/// A file that is not there yet, in a folder that is.
fn new(name: &Path) -> Result<Sink, Failure> {
    let shown = name.display();
    let no_folder = || Failure::Failed {
        message: format!("cannot write `{shown}`: there is no such folder"),
        help: Some("make its folder first, or name another".into()),
    };
    // `folder/` and `folder/.` name a folder, though a path does not show it.
    let text = name.to_string_lossy();
    let names_folder = text.ends_with(std::path::is_separator) || text.ends_with("/.");
    let behind = follow(name).map_err(|error| Failure::io("write", &shown, &error))?;
    match behind {
        Behind::File(real) if real.file_name().is_some() && !names_folder => {
            match folder(&real).is_dir() {
                true => Ok(Sink::New(real)),
                false => Err(no_folder()),
            }
        }
        _ if text.is_empty() => Err(Failure::Usage {
            message: "the name of the file to write is empty".into(),
            help: None,
        }),
        _ => Err(no_folder()),
    }
}

/// A file that may not be written is not replaced either, not even by the superuser.
fn check_writable(name: &Path, real: &Path, metadata: &Metadata) -> Result<(), Failure> {
    let opened = match metadata.permissions().readonly() {
        true => Err(io::ErrorKind::PermissionDenied.into()),
        false => fs::OpenOptions::new().write(true).open(real),
    };
    match opened {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(Failure::Failed {
            message: format!("cannot write `{}`: it is write-protected", name.display()),
            help: Some("allow it to be written, or name another file".into()),
        }),
        Err(error) => Err(Failure::io("write", name.display(), &error)),
    }
}

/// The folder of a file.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What stands behind links.
enum Behind {
    /// A file, which need not be there.
    File(PathBuf),
    /// A file that a process has open, as `/dev/fd/3`: there is no name to replace.
    Open,
}

fn follow(name: &Path) -> io::Result<Behind> {
    let mut path = name.to_owned();
    for _ in 0..LONGEST_CHAIN {
        match fs::read_link(&path) {
            Ok(_) if is_descriptor(&path) => return Ok(Behind::Open),
            Ok(next) => path = folder(&path).join(next),
            Err(_) => return Ok(Behind::File(path)),
        }
    }
    Err(io::Error::other("its links lead round in a circle"))
}

/// Whether a link stands for a file that a process has open.
fn is_descriptor(link: &Path) -> bool {
    let folder = folder(link).canonicalize().unwrap_or_default();
    folder.starts_with("/proc") && folder.ends_with("fd")
}

/// What tells one file from all others, however many names it has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Identity {
    /// A file that is there.
    File(Mark),
    /// A name in a folder.
    New(Mark, OsString),
}

#[cfg(unix)]
type Mark = (u64, u64);

#[cfg(not(unix))]
type Mark = PathBuf;

#[cfg(unix)]
fn mark(metadata: &Metadata, _: &Path) -> Mark {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn mark(_: &Metadata, path: &Path) -> Mark {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Which file a path leads to; `None` for a device and a socket, which many may write to at once, and for what cannot
/// be there.
pub fn identity(path: &Path) -> Option<Identity> {
    if let Ok(metadata) = fs::metadata(path) {
        return of(&metadata, path);
    }
    let Ok(Behind::File(real)) = follow(path) else {
        return None;
    };
    let folder = folder(&real);
    let metadata = fs::metadata(folder).ok()?;
    Some(Identity::New(
        mark(&metadata, folder),
        real.file_name()?.to_owned(),
    ))
}

fn of(metadata: &Metadata, path: &Path) -> Option<Identity> {
    #[cfg(unix)]
    let is_pipe = std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type());
    #[cfg(not(unix))]
    let is_pipe = false;
    (metadata.is_file() || is_pipe).then(|| Identity::File(mark(metadata, path)))
}

/// Which file standard input or output is.
#[cfg(unix)]
pub fn standard(stream: &impl std::os::fd::AsFd) -> Option<Identity> {
    of(&opened(stream)?, Path::new(""))
}

#[cfg(unix)]
fn opened(stream: &impl std::os::fd::AsFd) -> Option<Metadata> {
    let file: fs::File = stream.as_fd().try_clone_to_owned().ok()?.into();
    file.metadata().ok()
}

#[cfg(unix)]
fn is_stdout(metadata: &Metadata) -> bool {
    let here = Path::new("");
    opened(&io::stdout()).is_some_and(|stdout| mark(&stdout, here) == mark(metadata, here))
}

#[cfg(not(unix))]
pub fn standard<T>(_: &T) -> Option<Identity> {
    None
}

#[cfg(not(unix))]
fn is_stdout(_: &Metadata) -> bool {
    false
}
