//! Single keys and whole lines, for those who ask otherwise than a quiz does.

use std::io;

use super::Player;

/// A player who can press a key.
pub trait Keys: Player {
    /// Waits for a key, below a hint that does not stay.
    ///
    /// # Errors
    /// Nothing can be written or read.
    fn press(&mut self, hint: &str) -> io::Result<Press>;

    /// Waits for a line, which may be empty, with a hint in it for as long as it is.
    ///
    /// # Errors
    /// Nothing can be written or read.
    fn line(&mut self, hint: &str) -> io::Result<Line>;
}

/// What a person presses where single keys are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A letter, a digit, a sign or a space, in lower case unless where it is read says otherwise.
    Key(char),
    /// The key Enter, or Return.
    Enter,
    /// The person ends it.
    Stop,
    /// Nothing more will come.
    Nothing,
}

/// What a person enters where whole lines are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The line without its end.
    Typed(String),
    /// The person ends it.
    Stop,
    /// Nothing more will come.
    Nothing,
}
