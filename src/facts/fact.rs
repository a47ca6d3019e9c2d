//! A fact: its statement in pieces, its blanks, and what its author says of it.

use std::ops::Deref;

use super::{Blank, EntityId, FactId, Place};

/// One true statement with typed blanks. It is read as its [`FactDetails`] too: `fact.tags`.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name for ever, kebab-case.
    pub id: String,
    /// Whether it is accepted.
    pub standing: Standing,
    /// How much it matters.
    pub weight: Weight,
    /// The true sentence, in pieces.
    pub statement: Vec<Piece>,
    /// The paragraphs that say it, from 1, 0 being the headline; the first one orders.
    pub paragraphs: Vec<u32>,
    /// One blank or more, in the order of the statement's text.
    pub blanks: Vec<Blank>,
    /// Where the bank says so.
    pub place: Place,
    /// What is said of it beyond that; what says nothing takes no room for it.
    pub(super) details: Option<Box<FactDetails>>,
}

impl Fact {
    /// `fact/blank`: by which findings and selectors name one of its blanks.
    pub fn path(&self, blank: &Blank) -> String {
        format!("{}/{}", self.id, blank.id)
    }

    /// How much what one of its blanks asks for matters: the blank's own weight, else the fact's.
    pub fn weight_of(&self, blank: &Blank) -> Weight {
        blank.weight.unwrap_or(self.weight)
    }

    /// Whether its author leaves one of its blanks out of quizzes: a detail, or one for cards alone.
    pub fn leaves_out(&self, blank: &Blank) -> bool {
        blank.is_for_cards() || self.weight_of(blank) == Weight::Detail
    }
}

/// What not every fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FactDetails {
    /// Ids that it had before.
    pub was: Vec<String>,
    /// The facts that this one speaks of.
    pub about: Vec<FactId>,
    /// Those that are in no quiz together with it.
    pub apart: Vec<FactId>,
    /// Whom the article quotes for it; `None` where it says so itself.
    pub according: Option<Who>,
    /// The name of the relation whose facts share their right answers.
    pub relation: Option<String>,
    /// Why it wants care; sorted, distinct.
    pub care: Vec<Care>,
    /// The few words of the article that say it.
    pub evidence: Option<String>,
    /// Words by which facts are chosen.
    pub tags: Vec<String>,
    /// Whether its statement keeps to the article's words on purpose.
    pub keeps_words: bool,
}

impl FactDetails {
    /// Nothing is said.
    pub(super) const NONE: FactDetails = FactDetails {
        was: Vec::new(),
        about: Vec::new(),
        apart: Vec::new(),
        according: None,
        relation: None,
        care: Vec::new(),
        evidence: None,
        tags: Vec::new(),
        keeps_words: false,
    };

    /// Itself, where anything is said.
    pub(super) fn said(self) -> Option<Box<FactDetails>> {
        (self != FactDetails::NONE).then(|| Box::new(self))
    }
}

impl Deref for Fact {
    type Target = FactDetails;

    fn deref(&self) -> &FactDetails {
        static NONE: FactDetails = FactDetails::NONE;
        self.details.as_deref().unwrap_or(&NONE)
    }
}

/// A piece of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that stand as they are.
    Text(String),
    /// The hole for the blank at this position in [`Fact::blanks`].
    Blank(usize),
}

/// Whether somebody has accepted a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is part of the bank: the standing of a fact that names none.
    #[default]
    Accepted,
    /// It is proposed, and yields nothing.
    Draft,
    /// It was turned down, and stands in its place to be remembered.
    Dropped,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Standing; 3] = [Standing::Accepted, Standing::Draft, Standing::Dropped];

    /// What stands after `draft:` in a bank.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Accepted => "false",
            Standing::Draft => "true",
            Standing::Dropped => "dropped",
        }
    }
}

/// How much a fact, or a blank, matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// What a reader must remember.
    Main,
    /// What is worth knowing: the weight of a fact that names none.
    #[default]
    Normal,
    /// What a reader may forget.
    Detail,
}

impl Weight {
    /// Every weight, the greatest first.
    pub const ALL: [Weight; 3] = [Weight::Main, Weight::Normal, Weight::Detail];

    /// Its name in a bank.
    pub const fn name(self) -> &'static str {
        match self {
            Weight::Main => "main",
            Weight::Normal => "normal",
            Weight::Detail => "detail",
        }
    }
}

/// Whom an article quotes for a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// An entity of the bank.
    Entity(EntityId),
    /// Somebody who is no entity, in words.
    Words(String),
}

/// Why a fact wants care: it is marked on the key and easy to leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Care {
    /// People die in it.
    Deaths,
    /// It is about a religion.
    Religion,
    /// It is about people's rights.
    Rights,
    /// It accuses somebody of a wrong.
    Accusation,
}

impl Care {
    /// Every care, in the order in which they are listed.
    pub const ALL: [Care; 4] = [Care::Deaths, Care::Religion, Care::Rights, Care::Accusation];

    /// Its name in a bank.
    pub const fn name(self) -> &'static str {
        match self {
            Care::Deaths => "deaths",
            Care::Religion => "religion",
            Care::Rights => "rights",
            Care::Accusation => "accusation",
        }
    }
}
