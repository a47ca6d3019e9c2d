//! What is wrong with a bank, as data: errors stay data until they are shown.

/// How grave a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// There is no bank.
    Error,
    /// The bank is sound, but weak here.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place in a bank's file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1; 0 where no place is known.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One thing that is wrong with a bank, or weak in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How grave it is.
    pub level: Level,
    /// The name of the file.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// How many characters are meant, from the place on; at least 1.
    pub width: u32,
    /// The line of the file, shortened where it is very long; empty where no place is known.
    pub source: String,
    /// The column of `place` within `source`, from 1.
    pub source_column: u32,
    /// What is wrong: lower case, the user's words in backticks, no full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}
