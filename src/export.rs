//! A quiz or a deck as a file for a person or another program: [`FORMATS`] lists the formats.
//!
//! In goes a [`Quiz`](crate::Quiz) or a [`Deck`], out come bytes, and notes on what the format could not say; only the sink
//! can fail. A format is one file below this one, its `mod` line and its row. This module does not know banks,
//! nor files, nor the clock, nor the printed page, which is [`crate::sheet`].

mod aiken;
#[cfg(feature = "anki")]
mod anki;
mod card;
mod csv;
mod gift;
#[cfg(feature = "packages")]
mod identifier;
pub mod json;
#[cfg(feature = "packages")]
mod kahoot;
mod key;
mod markdown;
mod markdown_cards;
mod moodle;
#[cfg(feature = "packages")]
mod package;
mod page;
mod partial;
#[cfg(feature = "packages")]
mod qti12;
#[cfg(feature = "packages")]
mod qti21;
#[cfg(feature = "packages")]
mod stamp;
mod tally;
pub mod text;
mod tsv;
mod xml;

use std::io;

use crate::deck::Deck;
use crate::quiz::Questions;

/// A way to write a quiz or a deck down.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `export --to` takes it.
    pub name: &'static str,
    /// What follows the bank's name in the name of a file of this format.
    pub suffix: &'static str,
    /// What it is good for, in one line.
    pub about: &'static str,
    /// What it reads, and its writer.
    pub write: Writer,
}

/// What a format reads, and its writer; the one error is that of the sink.
#[derive(Clone, Copy, Debug)]
pub enum Writer {
    /// It writes the questions of a quiz, most formats one after the other.
    Quiz(fn(&dyn Questions, &Options, &mut dyn io::Write) -> io::Result<Exported>),
    /// It writes the cards of a deck, in which there is no chance.
    Deck(fn(&Deck, &Options, &mut dyn io::Write) -> io::Result<Exported>),
}

/// What became of a quiz or a deck in a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many questions or cards the file holds; where it is 0, the file is of no use to anybody.
    pub count: usize,
    /// What the format could not say, in words for the user ("2 questions left out: …").
    pub notes: Vec<String>,
}

/// What is decided for a file by whoever asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The time of the file in seconds since 1970-01-01 UTC, for the formats that hold one. The later of this
    /// and the bank's own `updated` is taken, and a fixed time where there is neither: never the clock.
    pub epoch: Option<i64>,
}

/// Every format, in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    Format {
        name: "moodle",
        suffix: "-moodle.xml",
        about: "Moodle XML: every form, with feedback, tags and ids",
        write: Writer::Quiz(moodle::write),
    },
    Format {
        name: "gift",
        suffix: "-gift.txt",
        about: "GIFT, for Moodle and many others",
        write: Writer::Quiz(gift::write),
    },
    Format {
        name: "aiken",
        suffix: "-aiken.txt",
        about: "Aiken: plain multiple choice, nothing else",
        write: Writer::Quiz(aiken::write),
    },
    #[cfg(feature = "packages")]
    Format {
        name: "qti12",
        suffix: "-qti12.zip",
        about: "QTI 1.2, the zip that Canvas (both of its readers) and most others import",
        write: Writer::Quiz(qti12::write),
    },
    #[cfg(feature = "packages")]
    Format {
        name: "qti21",
        suffix: "-qti21.zip",
        about: "QTI 2.1, the zip that TAO, Blackboard and others import; for Canvas take qti12",
        write: Writer::Quiz(qti21::write),
    },
    #[cfg(feature = "packages")]
    Format {
        name: "kahoot",
        suffix: "-kahoot.xlsx",
        about: "Kahoot's spreadsheet template",
        write: Writer::Quiz(kahoot::write),
    },
    #[cfg(feature = "anki")]
    Format {
        name: "anki",
        suffix: ".apkg",
        about: "an Anki package: a card for each blank; a later one updates it",
        write: Writer::Deck(anki::write),
    },
    Format {
        name: "tsv",
        suffix: "-anki.txt",
        about: "the cards as text that Anki imports",
        write: Writer::Deck(tsv::write),
    },
    Format {
        name: "tsv-plain",
        suffix: ".tsv",
        about: "the cards as front, tab, back: for Quizlet and spreadsheets",
        write: Writer::Deck(tsv::write_plain),
    },
    Format {
        name: "markdown-cards",
        suffix: "-cards.md",
        about: "the cards as a Markdown deck for plain-text flashcard programs",
        write: Writer::Deck(markdown_cards::write),
    },
    Format {
        name: "markdown",
        suffix: ".md",
        about: "Markdown to read, with the key at its end",
        write: Writer::Quiz(markdown::write),
    },
    Format {
        name: "text",
        suffix: ".txt",
        about: "plain text to read, with the key at its end",
        write: Writer::Quiz(text::write),
    },
    Format {
        name: "csv",
        suffix: ".csv",
        about: "a spreadsheet, one row a question",
        write: Writer::Quiz(csv::write),
    },
    Format {
        name: "json",
        suffix: ".json",
        about: "the quiz as data, for programs",
        write: Writer::Quiz(json::export),
    },
    Format {
        name: "page",
        suffix: "-page.html",
        about: "a page that asks the quiz in a browser, offline",
        write: Writer::Quiz(page::write),
    },
];

/// The formats that this build leaves out, each with the feature of the crate that brings it.
pub const LEFT_OUT: &[(&str, &str)] = &[
    #[cfg(not(feature = "packages"))]
    ("qti12", "packages"),
    #[cfg(not(feature = "packages"))]
    ("qti21", "packages"),
    #[cfg(not(feature = "packages"))]
    ("kahoot", "packages"),
    #[cfg(not(feature = "anki"))]
    ("anki", "anki"),
];

/// The format with this name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// How many cards of a deck a learner's Anki would keep as they were in an earlier package, although they differ:
/// those whose time that package bears, or a later one. 0 where the bytes are no package of ours.
#[cfg(feature = "anki")]
pub fn kept_by_anki(deck: &Deck, options: &Options, earlier: &[u8]) -> usize {
    anki::kept(deck, options, earlier)
}

/// Why a file of a format must not have this name, in words for the user; `None` where it may.
///
/// Anki takes a file named `collection.apkg` for a backup, and puts it in the place of all that its user has.
pub fn refused_name(file_name: &str) -> Option<&'static str> {
    file_name.eq_ignore_ascii_case("collection.apkg").then_some(
        "Anki would put a file named `collection.apkg` in the place of the whole collection; help: choose another name",
    )
}

#[cfg(test)]
mod tests {
    use super::{Exported, FORMATS, Format, Options, Writer, find, refused_name};
    use crate::{deck, quiz};
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

    /// Writes the sample in a format.
    fn write(format: &Format, out: &mut dyn io::Write) -> io::Result<Exported> {
        let options = Options::default();
        match format.write {
            Writer::Quiz(write) => write(&quiz::sample::quiz(), &options, out),
            Writer::Deck(write) => write(&deck::sample::deck(), &options, out),
        }
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
            let error = write(format, &mut Full).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{}", format.name);
        }
    }

    #[test]
    fn two_runs_give_the_same_bytes() {
        for format in FORMATS {
            let mut runs = [Vec::new(), Vec::new()];
            for bytes in &mut runs {
                write(format, bytes).unwrap();
            }
            assert_eq!(runs[0], runs[1], "{}", format.name);
        }
    }

    #[test]
    fn a_name_that_would_replace_a_collection_is_refused() {
        assert!(refused_name("Collection.apkg").is_some());
        assert_eq!(refused_name("my-collection.apkg"), None);
    }
}
