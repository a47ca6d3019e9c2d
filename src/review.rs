//! From drafts to facts: one fact after the other is looked at, worded, and accepted or dropped.
//!
//! In goes the text of a bank with its article, and what a person does with each fact; out comes the text of the bank after
//! each decision. A [`Session`] is a state: it shows a [`View`], takes an [`Input`], and says in a [`Step`] what is to be
//! written. Files and the terminal are others' work: a [`Reviewer`] sees and answers, a [`BankFile`] is read and written.

mod copied;
mod edits;
mod look;
mod offers;
mod rewordings;
mod screen;
mod session;
mod source;
mod spans;
#[cfg(feature = "terminal")]
mod terminal;
mod worksheet;

use std::io;

pub use look::{Flag, Level, Look, Yielded};
pub use offers::{Offer, Offers, Row};
pub use screen::{Shown, View, marked};
pub use session::Session;
#[cfg(feature = "terminal")]
pub use terminal::Terminal;
pub use worksheet::{Unshown, others_than_shown, unshown};

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key: a letter, a figure, a sign.
    Key(char),
    /// The key Enter.
    Enter,
    /// A line that was asked for.
    Line(String),
    /// Esc: back from a line, a menu, or what is looked at out of turn.
    Back,
    /// Ctrl-C, or the end of the input.
    Stop,
}

/// What is to be done after an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing but to show what is to be seen now.
    Wait,
    /// The key means nothing here, so what was typed behind it is not taken for keys either.
    Forget,
    /// The bank is to have this text.
    Write(String),
    /// This text is to be edited from a line on; it comes back by [`Session::edited`].
    Edit(String, u32),
    /// The file is to be read again; its text goes to [`Session::changed`].
    Read,
    /// A worksheet is to be printed, into the file of this name or of the usual one; what came of it goes to
    /// [`Session::printed`].
    Print(Option<String>),
    /// It is over; all that was decided stands in the file.
    End,
}

/// Why no worksheet was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unprinted {
    /// Files of that name are there already; this one is free.
    Taken(String),
    /// It failed, for this reason.
    Failed(String),
}

/// Who reviews: a person at a terminal, or a test.
pub trait Reviewer {
    /// Shows something, and waits for what is done.
    ///
    /// # Errors
    /// The terminal has gone.
    fn next(&mut self, view: &View) -> io::Result<Input>;

    /// Throws away what was typed ahead.
    ///
    /// # Errors
    /// The terminal has gone.
    fn forget(&mut self) -> io::Result<()>;

    /// Gives the terminal to another program for as long as it runs.
    fn lend(&mut self, to: &mut dyn FnMut());
}

/// The file of a bank. What goes wrong is told in words.
pub trait BankFile {
    /// Its text as it is now.
    ///
    /// # Errors
    /// It cannot be read.
    fn read(&mut self) -> Result<String, String>;

    /// Gives it another text, whole or not at all.
    ///
    /// # Errors
    /// It cannot be written; then it is as it was.
    fn write(&mut self, text: &str) -> Result<(), String>;

    /// Lets a person edit a copy of a text, from a line on; what they made of it.
    ///
    /// # Errors
    /// There is no editor, or it failed.
    fn edit(&mut self, text: &str, line: u32) -> Result<String, String>;

    /// Prints the worksheet of the bank as it stands in its file, into the file of this name or of the usual one, with its
    /// key beside it; what was written, in words. Nothing is written over.
    ///
    /// # Errors
    /// It was not printed; nothing was written.
    fn print(&mut self, name: Option<&str>) -> Result<String, Unprinted>;
}

/// Reviews a bank until it is left. Each decision stands in the file before the next thing is shown; where somebody else
/// has changed it meanwhile it is read again, and nothing is written.
///
/// # Errors
/// The terminal has gone.
pub fn review(
    session: &mut Session,
    reviewer: &mut dyn Reviewer,
    bank: &mut dyn BankFile,
) -> io::Result<()> {
    loop {
        let input = reviewer.next(&session.view())?;
        match session.step(input) {
            Step::Wait => {}
            Step::Forget => reviewer.forget()?,
            Step::End => return Ok(()),
            Step::Write(text) => write(session, bank, &text),
            Step::Read => match bank.read() {
                Ok(now) => session.changed(now),
                Err(why) => session.unwritten(&why),
            },
            Step::Print(name) => {
                let mut printed = Err(Unprinted::Failed(String::new()));
                reviewer.lend(&mut || printed = bank.print(name.as_deref()));
                session.printed(printed);
            }
            Step::Edit(text, line) => {
                let mut edited = Err(String::new());
                reviewer.lend(&mut || edited = bank.edit(&text, line));
                if let Step::Write(text) = session.edited(edited) {
                    write(session, bank, &text);
                }
            }
        }
    }
}

fn write(session: &mut Session, bank: &mut dyn BankFile, text: &str) {
    match bank.read() {
        Ok(now) if now == session.text() => match bank.write(text) {
            Ok(()) => session.written(text.to_owned()),
            Err(why) => session.unwritten(&why),
        },
        Ok(now) => session.changed(now),
        Err(why) => session.unwritten(&why),
    }
}
