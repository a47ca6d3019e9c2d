//! The printed page: worksheets and their key, each one self-contained HTML file.
//!
//! In goes a [`Job`]: a [`Quiz`], the copies that are wanted of it, and a [`Layout`]. Out come pages that a browser
//! prints, written copy by copy; only the sink can fail. A worksheet holds no trace of the answers: it is the same
//! file, its code aside, whichever option is right. This module does not know banks, files, or how a quiz is drawn.

pub(crate) mod answers;
mod article;
pub(crate) mod copies;
pub(crate) mod digest;
mod fields;
pub mod geometry;
mod hand_out;
mod key;
mod letters;
pub(crate) mod measure;
pub(crate) mod page;
mod qr;
mod setting;
mod space;
mod summary;
mod timeline;
mod worksheet;

use std::io;

use crate::code::Digest;
use crate::lang::{self, Words};
use crate::quiz::Quiz;
pub use article::Article;
pub use copies::{Original, Person, SheetCopy, numbered, originals, versions};
pub use letters::{PRINTED_LETTERS, beyond_printed_letters, key_csv};
pub use timeline::{Event, Timeline};

/// What is printed in one go.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The quiz, as it stands in version A.
    pub quiz: &'a Quiz,
    /// The sheets, one after the other.
    pub copies: &'a [SheetCopy],
    /// How they are set.
    pub layout: Layout,
    /// The words of the page itself; the quiz keeps its own.
    pub words: &'static Words,
    /// The article, to be printed before the questions.
    pub article: Option<&'a Article>,
    /// The dated events of the bank, for the key.
    pub timeline: Option<&'a Timeline>,
}

impl<'a> Job<'a> {
    /// One sheet of a quiz, in the quiz's own language.
    pub fn new(quiz: &'a Quiz, layout: Layout) -> Job<'a> {
        Job {
            quiz,
            copies: copies::ALONE,
            layout,
            words: lang::of(&quiz.language),
            article: None,
            timeline: None,
        }
    }

    /// What tells this job from others: on every sheet, without a trace of the seed.
    pub fn digest(&self) -> Digest {
        digest::of_job(self)
    }

    /// Writes some of the worksheets, each on pages of its own, with this digest, that of the whole job.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn worksheets(
        &self,
        digest: Digest,
        originals: &[Original],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let extent = worksheet::Extent::Worksheets;
        worksheet::write(self, digest, originals, extent, out)
    }

    /// Writes all that learners get as one file: the worksheets, and behind them the answer sheets if there are any.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn sheets(&self, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
        let originals = originals(self.copies, self.layout.answers);
        let extent = match self.layout.answers {
            Answers::Inline => worksheet::Extent::Worksheets,
            Answers::Sheet | Answers::Both => worksheet::Extent::Everything,
        };
        worksheet::write(self, digest, &originals, extent, out)
    }

    /// Writes the answer sheets alone, in the order of the copies, to be printed on one side.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn answer_sheets(&self, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
        answers::write(self, digest, out)
    }

    /// Writes the list of the copies, to be ticked off.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn hand_out(&self, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
        hand_out::write(self, digest, out)
    }

    /// Writes the key: for each copy the answers at a glance, then where each question stands in each version,
    /// then why the answers are right, then the article. `command` is what repeats the quiz, in full.
    ///
    /// # Errors
    /// Those of the sink.
    pub fn key(&self, digest: Digest, command: &str, out: &mut dyn io::Write) -> io::Result<()> {
        key::write(self, digest, command, out)
    }
}

/// Writes one worksheet.
///
/// # Errors
/// Those of the sink.
pub fn worksheet(quiz: &Quiz, layout: &Layout, out: &mut dyn io::Write) -> io::Result<()> {
    let job = Job::new(quiz, *layout);
    job.sheets(job.digest(), out)
}

/// Writes the key of one worksheet.
///
/// # Errors
/// Those of the sink.
pub fn key(quiz: &Quiz, layout: &Layout, command: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let job = Job::new(quiz, *layout);
    job.key(job.digest(), command, out)
}

/// How a page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Layout {
    /// What it is printed on.
    pub paper: Paper,
    /// How the questions of a worksheet stand on it.
    pub columns: Columns,
    /// How large the text is.
    pub print: Print,
    /// Where the answers go.
    pub answers: Answers,
    /// How much ink and paper it takes.
    pub ink: Ink,
}

/// A size of paper, upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// How the questions of a worksheet stand on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// One below the other.
    #[default]
    One,
    /// In two columns, which saves paper where questions are short; in large print, one all the same.
    Two,
}

/// How the text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Print {
    /// 11.5 points, with serifs.
    #[default]
    Normal,
    /// 18 points and without serifs, as the guidelines of the American Printing House for the Blind have it.
    Large,
    /// 13 points, without serifs, italics or capitals, widely spaced, on cream on a screen, as the style guide of the
    /// British Dyslexia Association has it.
    Dyslexia,
}

/// Where the answers go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answers {
    /// Marks beside the options.
    #[default]
    Inline,
    /// A separate answer sheet.
    Sheet,
    /// Marks beside the options, and a separate answer sheet.
    Both,
}

/// How much ink and paper a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ink {
    /// As much as it needs to look well.
    #[default]
    Normal,
    /// Less: smaller, denser, with thin lines.
    Saving,
}

#[cfg(test)]
mod tests;
