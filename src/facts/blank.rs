//! A blank of a fact: the answer that fills it, and what its author says of right and wrong values.

use std::ops::Deref;

use rust_decimal::Decimal;

use super::{Care, EntityId, Place, Weight, Who};
use crate::date::{Date, Precision};
use crate::lang::Words;
use crate::tokens::{Grain, grain};

/// A hole in a statement, and what fills it. It is read as its [`BlankDetails`] too: `blank.wrong`.
#[derive(Clone, Debug)]
pub struct Blank {
    /// Its name in the fact, for ever.
    pub id: String,
    /// The right answer, with its type.
    pub answer: Answer,
    /// The question in words.
    pub ask: Option<String>,
    /// Where the bank says so.
    pub place: Place,
    /// What is said of it beyond that; most say nothing, and take no room for it.
    pub(super) details: Option<Box<BlankDetails>>,
}

/// What few blanks say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlankDetails {
    /// Ids that it had before.
    pub was: Vec<String>,
    /// The question in the plural, for all members of a list.
    pub ask_all: Option<String>,
    /// Who says so, where that differs from the fact's.
    pub according: Option<Who>,
    /// How much it matters, where that differs from the fact's.
    pub weight: Option<Weight>,
    /// Why it wants care, beyond the fact's own; sorted, distinct.
    pub care: Vec<Care>,
    /// Distractors by the author.
    pub wrong: Vec<Wrong>,
    /// Other spellings that are right when typed.
    pub accept: Vec<String>,
    /// Contestable values: neither accepted nor a distractor.
    pub avoid: Vec<Value>,
    /// The least and the greatest value that the program may offer by itself, both included; of the answer's type.
    pub between: Option<[Value; 2]>,
    /// Of a date: what happens so many years apart, as cups and elections do, is offered in such years only.
    pub every: Option<i16>,
    /// Whether others that are not in the bank may be right.
    pub open: bool,
    /// Of entities: the one of their classes that distractors are drawn from, where the author names it.
    pub class: Option<String>,
    /// Only these kinds of question; empty where all may be asked, [`CARDS_ONLY`](super::CARDS_ONLY) alone where none.
    pub kinds: Vec<String>,
    /// The article's own words where the value was derived from them.
    pub from: Option<String>,
}

impl BlankDetails {
    /// Nothing is said.
    pub(super) const NONE: BlankDetails = BlankDetails {
        was: Vec::new(),
        ask_all: None,
        according: None,
        weight: None,
        care: Vec::new(),
        wrong: Vec::new(),
        accept: Vec::new(),
        avoid: Vec::new(),
        between: None,
        every: None,
        open: false,
        class: None,
        kinds: Vec::new(),
        from: None,
    };

    /// Whether no question asks for it: it is kept for cards.
    pub fn is_for_cards(&self) -> bool {
        self.kinds.iter().any(|kind| kind == super::CARDS_ONLY)
    }

    /// Whether its `kinds` let it be asked as a kind of question.
    pub fn may_be(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|name| name == kind)
    }

    /// Itself, where anything is said.
    pub(super) fn said(self) -> Option<Box<BlankDetails>> {
        (self != BlankDetails::NONE).then(|| Box::new(self))
    }
}

impl Blank {
    /// What its `ask` says of how precisely a date is wanted; `None` where it says nothing, and for other answers.
    pub fn grain(&self, words: &'static Words) -> Option<Grain> {
        match self.answer {
            Answer::Date { .. } => grain(self.ask.as_deref()?, words),
            _ => None,
        }
    }

    /// The date that is asked for: the answer, and where its `ask` wants it less precise ("In which year …?"), only so much.
    pub fn asked_date(&self, words: &'static Words) -> Option<Date> {
        let Answer::Date { date, .. } = self.answer else {
            return None;
        };
        let precision = match self.grain(words) {
            Some(Grain::Date(precision)) => precision,
            _ => Precision::Day,
        };
        Some(date.coarsened(precision))
    }
}

impl Deref for Blank {
    type Target = BlankDetails;

    fn deref(&self) -> &BlankDetails {
        static NONE: BlankDetails = BlankDetails::NONE;
        self.details.as_deref().unwrap_or(&NONE)
    }
}

/// What fills a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A year, a month or a day.
    Date {
        /// The date, as precisely as the article gives it.
        date: Date,
        /// A noun phrase that fits after "before" and "after".
        event: Option<String>,
    },
    /// A number, with or without a unit.
    Number {
        /// The value as the article gives it, with its decimals.
        value: Decimal,
        /// What is counted; numbers of one unit are of one class.
        unit: Option<String>,
        /// What one of them is called, where that is another word.
        one: Option<String>,
        /// How it is shown.
        style: NumberStyle,
        /// Whether it is the figure itself, or a bound of it.
        bound: Bound,
    },
    /// An entity of the bank, by its name.
    Entity(EntityId),
    /// Words that are no entity's name.
    Text {
        /// The words, as they stand in the statement.
        text: String,
        /// Texts of one class are homogeneous options.
        class: Option<String>,
    },
    /// Several members, of which all are asked.
    List {
        /// Its members, all entities or all texts, two or more, distinct.
        items: Vec<Value>,
        /// The class of its texts.
        class: Option<String>,
    },
}

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// As a cardinal: `6`.
    #[default]
    Cardinal,
    /// As an ordinal: `6th`.
    Ordinal,
}

impl NumberStyle {
    /// Every style, the usual one first.
    pub const ALL: [NumberStyle; 2] = [NumberStyle::Cardinal, NumberStyle::Ordinal];

    /// Its name in a bank.
    pub const fn name(self) -> &'static str {
        match self {
            NumberStyle::Cardinal => "cardinal",
            NumberStyle::Ordinal => "ordinal",
        }
    }
}

/// What a number bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// It is the figure itself.
    #[default]
    Exact,
    /// The figure is no smaller.
    AtLeast,
    /// The figure is no larger.
    AtMost,
    /// The figure is near it.
    About,
}

impl Bound {
    /// Every bound, the usual one first.
    pub const ALL: [Bound; 4] = [Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::About];

    /// Its name in a bank.
    pub const fn name(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::AtLeast => "at-least",
            Bound::AtMost => "at-most",
            Bound::About => "about",
        }
    }
}

/// One answer, right or wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A year, a month or a day.
    Date(Date),
    /// A number in its unit, which the blank knows.
    Number(Decimal),
    /// An entity of the bank.
    Entity(EntityId),
    /// Words that are no entity's name.
    Text(String),
}

/// A distractor by the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The wrong answer, of the same type as the right one.
    pub value: Value,
    /// Why it is wrong, told after the answer; without it the facts may give a reason.
    pub why: Option<String>,
}
