//! A quiz as a file for a person or another program: [`FORMATS`] lists the formats.
//!
//! In goes a [`Quiz`], out come bytes; only the sink can fail. A format is one file below this one, its `mod`
//! line and its row. This module does not know banks, nor files, nor the printed page, which is
//! [`crate::sheet`].

pub mod json;
pub(crate) mod marking;
mod page;
mod text;

use std::io;

use crate::quiz::Quiz;

/// A way to write a quiz down.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `export --to` takes it.
    pub name: &'static str,
    /// What follows the bank's name in the name of a file of this format.
    pub suffix: &'static str,
    /// What it is good for, in one line.
    pub about: &'static str,
    /// Writes a quiz; the one error is that of the sink.
    pub write: fn(&Quiz, &mut dyn io::Write) -> io::Result<()>,
}

/// Every format, in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        suffix: ".json",
        about: "the quiz as data, for programs",
        write: json::write,
    },
    Format {
        name: "text",
        suffix: ".txt",
        about: "plain text to read, with the key at its end",
        write: text::write,
    },
    Format {
        name: "page",
        suffix: "-page.html",
        about: "a page that asks the quiz in a browser, offline",
        write: page::write,
    },
];

/// The format with this name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, find};
    use crate::quiz::sample;
    use std::io;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in FORMATS {
            assert_eq!(
                find(format.name).map(|found| found.about),
                Some(format.about)
            );
        }
        assert!(find("papyrus").is_none());
    }

    #[test]
    fn a_full_sink_is_an_error_of_every_format() {
        struct Full;
        impl io::Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for format in FORMATS {
            let error = (format.write)(&sample::quiz(), &mut Full).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{}", format.name);
        }
    }
}
