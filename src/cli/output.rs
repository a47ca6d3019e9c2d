//! Results into files and to standard output: a file is written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};

use atomic_write_file::{AtomicWriteFile, OpenOptions};

use super::Failure;

/// A result that is being written. Nothing can be seen of a file before [`Output::finish`].
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A regular file, new or replaced at the end.
    Whole(String, BufWriter<AtomicWriteFile>),
    /// A device or a pipe, which cannot be replaced.
    Stream(String, BufWriter<fs::File>),
}

/// Who may read a file.
#[derive(Clone, Copy)]
enum Access {
    /// Whoever may read the files of this user.
    Usual,
    /// The user alone.
    Private,
}

impl Access {
    fn options(self) -> OpenOptions {
        let mut options = AtomicWriteFile::options();
        #[cfg(unix)]
        if let Access::Private = self {
            use atomic_write_file::unix::OpenOptionsExt as _;
            use std::os::unix::fs::OpenOptionsExt as _;
            options.preserve_mode(false).mode(0o600);
        }
        options
    }
}

impl Output {
    /// Opens a result that nobody else may read; `-` is standard output.
    pub fn open_private(path: &str) -> Result<Output, Failure> {
        Output::open_as(path, Access::Private)
    }

    /// Opens a result; `-` is standard output.
    pub fn open(path: &str) -> Result<Output, Failure> {
        Output::open_as(path, Access::Usual)
    }

    fn open_as(path: &str, access: Access) -> Result<Output, Failure> {
        if path == "-" {
            return Ok(Output::Stdout(BufWriter::new(io::stdout())));
        }
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Failure::Failed {
                message: format!("cannot write `{path}`: there is no such folder"),
                help: Some("make its folder first, or name another".into()),
            },
            _ => Failure::io("write", path, &error),
        };
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Err(Failure::failed(format!(
                "cannot write `{path}`: it is a directory"
            ))),
            Ok(metadata) if !metadata.is_file() => {
                let file = fs::OpenOptions::new()
                    .write(true)
                    .open(path)
                    .map_err(failed)?;
                Ok(Output::Stream(path.into(), BufWriter::new(file)))
            }
            _ => {
                let file = access.options().open(path).map_err(failed)?;
                Ok(Output::Whole(path.into(), BufWriter::new(file)))
            }
        }
    }

    /// Writes with a function that only the sink can make fail.
    pub fn write<T>(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> Result<T, Failure> {
        let (name, sink): (&str, &mut dyn Write) = match self {
            Output::Stdout(sink) => ("standard output", sink),
            Output::Whole(path, sink) => (path, sink),
            Output::Stream(path, sink) => (path, sink),
        };
        write(sink).map_err(|error| Failure::io("write", name, &error))
    }

    /// Puts the result in its place.
    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Output::Stdout(mut sink) => sink
                .flush()
                .map_err(|error| Failure::io("write", "standard output", &error)),
            Output::Whole(path, sink) => {
                let file = sink.into_inner().map_err(io::IntoInnerError::into_error);
                file.and_then(AtomicWriteFile::commit)
                    .map_err(|error| Failure::io("write", &path, &error))
            }
            Output::Stream(path, mut sink) => sink
                .flush()
                .map_err(|error| Failure::io("write", &path, &error)),
        }
    }
}
