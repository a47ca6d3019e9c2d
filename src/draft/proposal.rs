//! A fact that is proposed, as data.

use std::ops::Range;

use rust_decimal::Decimal;

use super::clauses::Clause;
use super::numbers::Bound;
use crate::date::Date;

/// What fills a hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A named thing, by its position among those of the article.
    Thing(usize),
    /// Several of them, all that the article lists.
    Things(Vec<usize>),
    /// A date.
    Date(Date),
    /// A number.
    Number(Decimal),
    /// Some words; nothing that is proposed unasked.
    Text(String),
}

/// A hole in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Its name.
    pub name: String,
    /// What fills it.
    pub answer: Answer,
    /// Its words in the sentence.
    pub words: Range<usize>,
    /// Of some words, their class, where a list has them.
    pub class: Option<&'static str>,
    /// What is to be written before it, where the article has it otherwise: `on ` for `yesterday`.
    pub lead: &'static str,
    /// What is to be written behind it: ` dollars` for `$`.
    pub tail: &'static str,
    /// What is counted, of a number.
    pub unit: Option<String>,
    /// Of a number, whether it is exact.
    pub bound: Option<Bound>,
    /// The article's words that its value was worked out from.
    pub from: Option<String>,
    /// The question in words.
    pub ask: Option<String>,
    /// How much it adds to the fact's rank, in thousandths.
    pub worth: i32,
}

impl Hole {
    /// What is worth no more is asked for after all else: who brings the news, or speaks for others.
    pub const DULL: i32 = 120;

    /// Whether it asks for a name that is asked for after all else.
    pub fn is_dull(&self) -> bool {
        matches!(self.answer, Answer::Thing(_)) && self.worth <= Hole::DULL
    }

    /// A hole of which nothing more is known than what fills it.
    pub fn new(name: impl Into<String>, answer: Answer, words: Range<usize>) -> Hole {
        Hole {
            name: name.into(),
            answer,
            words,
            class: None,
            lead: "",
            tail: "",
            unit: None,
            bound: None,
            from: None,
            ask: None,
            worth: 0,
        }
    }
}

/// A fact that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which sentence of the article says it.
    pub sentence: usize,
    /// Which words of it the statement has; none of a quotation.
    pub clause: Option<Clause>,
    /// The statement, with the names of holes in braces.
    pub statement: String,
    /// Its holes, in the order of the statement.
    pub holes: Vec<Hole>,
    /// The higher the better, in thousandths.
    pub score: i32,
    /// Why it wants care.
    pub care: Vec<&'static str>,
    /// Whether it quotes somebody.
    pub quotes: bool,
}
