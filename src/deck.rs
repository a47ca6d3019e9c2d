//! Flashcards: one for each blank of a bank, no distractors.
//!
//! In goes a [`Facts`], out comes a [`Deck`] that cards on paper, in a program and in the study store all read. No
//! chance is spent in it: a deck is the bank itself, seen from its blanks, and each card is made when its turn comes.
//! This module does not know how a card looks.

mod id;
#[cfg(test)]
pub(crate) mod sample;

use std::ops::Range;

use rust_decimal::Decimal;

pub use id::CardId;

use crate::date::Date;
use crate::facts::{Answer, Blank, Care, Fact, Facts, Value};
use crate::in_parts;
use crate::moment::Moment;
use crate::quiz::Citation;
use crate::sentence::{GAP, Sentences, answers, asked, measured};

/// What several processors do at once has so many facts a part at least.
const LEAST: usize = 1_000;

/// The cards of a bank, in the order of the file.
#[derive(Clone, Debug)]
pub struct Deck<'a> {
    /// The bank's name for ever.
    pub id: String,
    /// The bank's neutral topic.
    pub title: String,
    /// The language of its texts, as BCP 47.
    pub language: String,
    /// The article that the bank was distilled from, to be cited on backs only.
    pub source: Citation,
    /// When the bank was last changed.
    pub updated: Option<Moment>,
    /// The bank's code, 8 hex digits.
    pub code: String,
    /// One card for each blank.
    pub cards: Cards<'a>,
}

/// Where the cards of a deck come from.
#[derive(Clone, Debug)]
pub enum Cards<'a> {
    /// From a bank: a card is made each time it is asked for, so that many take no room.
    Bank(&'a Facts),
    /// From a list that is at hand.
    List(Vec<Card>),
}

impl Cards<'_> {
    /// The cards one by one.
    pub fn iter(&self) -> Box<dyn Iterator<Item = Card> + '_> {
        match self {
            Cards::Bank(facts) => Box::new(cards(facts)),
            Cards::List(cards) => Box::new(cards.iter().cloned()),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Cards::Bank(facts) => facts.facts().iter().map(|fact| fact.blanks.len()).sum(),
            Cards::List(cards) => cards.len(),
        }
    }
}

/// What is asked of one blank, and what is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its name for ever.
    pub id: CardId,
    /// Ids that it had before, whose history it carries on.
    pub was: Vec<CardId>,
    /// The id that it had first, and keeps where no history can be carried on: its own, or the one that the
    /// first of the former names give.
    pub origin: CardId,
    /// What the front shows: the blank's own question, or the statement with a gap.
    pub front: String,
    /// The answer, as it stands in the statement.
    pub back: String,
    /// The statement around the hole: before it and after it.
    pub around: [String; 2],
    /// The true statement, whole.
    pub statement: String,
    /// The answers one by one: one, or the members of a list.
    pub answers: Vec<String>,
    /// Spellings that are right when typed, beside the answers.
    pub accept: Vec<String>,
    /// What a number counts or measures; `None` where that is not known.
    pub unit: Option<String>,
    /// How far a typed number may lie from the right one and still be right; 0 where it is exact.
    pub tolerance: Decimal,
    /// What is to be written.
    pub written: Written,
    /// The paragraphs that say so, 0 being the headline.
    pub paragraphs: Vec<u32>,
    /// Why it wants care.
    pub care: Vec<String>,
    /// Words by which cards are chosen, as the bank has them.
    pub tags: Vec<String>,
}

/// The names of a bank's cards and what they ask, in the order of the file: what is needed of all cards before some are
/// shown, in a fraction of the time and the memory of their [`Deck`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The bank's name for ever.
    pub id: String,
    /// The bank's neutral topic.
    pub title: String,
    /// One heading for each blank.
    pub headings: Vec<Heading>,
}

/// What stands for a card: see [`Card`] for each field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its name for ever.
    pub id: CardId,
    /// Ids that it had before, whose history it carries on.
    pub was: Vec<CardId>,
    /// The question.
    pub front: String,
}

/// What is to be written on a card, for a program that judges it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A date, as precise as this one.
    Date(Date),
    /// A number, to be written exactly or within [`Card::tolerance`].
    Number(Decimal),
    /// Words, as in [`Card::answers`].
    Words,
}

/// The deck of a bank.
///
/// ```
/// use quizpress::{Facts, deck};
///
/// let facts = Facts::parse("crew.yaml", "
/// id: crew
/// title: Apollo 11
/// facts:
///   - id: landing
///     statement: \"{craft} landed on {day}.\"
///     blanks:
///       craft: { text: Eagle, ask: Which craft landed? }
///       day: { date: 1969-07-20 }
/// ").expect("a sound bank");
/// let deck = deck(&facts);
/// let cards: Vec<_> = deck.cards.iter().collect();
/// assert_eq!(cards[0].id, "crew/landing/craft");
/// assert_eq!(cards[0].front, "Which craft landed?");
/// assert_eq!(cards[1].front, "Eagle landed on _____.");
/// assert_eq!(cards[1].back, "20 July 1969");
/// ```
pub fn deck(facts: &Facts) -> Deck<'_> {
    let sentences = Sentences::new(facts);
    Deck {
        id: facts.id().to_owned(),
        title: facts.title().to_owned(),
        language: facts.language().to_owned(),
        source: sentences.citation(),
        updated: facts.updated(),
        code: facts.fingerprint(),
        cards: Cards::Bank(facts),
    }
}

/// The roll of a bank.
pub fn roll(facts: &Facts) -> Roll {
    let sentences = Sentences::new(facts);
    let heading = |fact: &Fact, position: usize| {
        let blank = &fact.blanks[position];
        Heading {
            id: id(facts, fact, blank),
            was: former_ids(facts, fact, blank),
            front: sentences.question_for_all(fact, position),
        }
    };
    let headings = |part: Range<usize>| {
        let mut headings = Vec::new();
        for fact in &facts.facts()[part] {
            headings.extend((0..fact.blanks.len()).map(|position| heading(fact, position)));
        }
        headings
    };
    Roll {
        id: facts.id().to_owned(),
        title: facts.title().to_owned(),
        headings: in_parts::each(facts.facts().len(), LEAST, headings),
    }
}

/// The cards of a bank, in the order of the file, each made when it is asked for.
pub fn cards(facts: &Facts) -> impl Iterator<Item = Card> + '_ {
    let sentences = Sentences::new(facts);
    let facts = facts.facts().iter();
    facts.flat_map(move |fact| {
        (0..fact.blanks.len()).map(move |position| card(sentences, fact, position))
    })
}

/// The cards with some names, in the order of the file.
pub fn cards_named<'a>(
    facts: &'a Facts,
    wanted: &'a dyn Fn(&CardId) -> bool,
) -> impl Iterator<Item = Card> + 'a {
    let sentences = Sentences::new(facts);
    let all = facts.facts().iter();
    all.flat_map(move |fact| {
        let blanks = fact.blanks.iter().enumerate();
        let wanted = blanks.filter(move |(_, blank)| wanted(&id(facts, fact, blank)));
        wanted.map(move |(position, _)| card(sentences, fact, position))
    })
}

fn id(facts: &Facts, fact: &Fact, blank: &Blank) -> CardId {
    CardId::new(facts.id(), &fact.id, &blank.id)
}

fn card(sentences: Sentences, fact: &Fact, position: usize) -> Card {
    let blank = &fact.blanks[position];
    let cared = |care: &&Care| fact.care.contains(care) || blank.care.contains(care);
    let with_hole = sentences.statement_with(fact, position, GAP);
    // The filling may hold the sign of the hole itself, the hole is where the two sentences part.
    let before = with_hole.find(GAP).unwrap_or_default();
    let around = [
        with_hole[..before].to_owned(),
        with_hole[before + GAP.len()..].to_owned(),
    ];
    Card {
        id: id(sentences.facts, fact, blank),
        was: former_ids(sentences.facts, fact, blank),
        origin: origin(sentences.facts, fact, blank),
        front: sentences.question_for_all(fact, position),
        back: back(sentences, fact, position),
        around,
        statement: sentences.statement(fact),
        answers: asked(blank, sentences.words)
            .iter()
            .map(|answer| sentences.value(answer))
            .collect(),
        accept: spellings(sentences, blank),
        unit: blank.unit().map(str::to_owned),
        tolerance: blank.tolerance(),
        written: match blank.answer {
            Answer::Date { date, .. } => {
                Written::Date(blank.asked_date(sentences.words).unwrap_or(date))
            }
            Answer::Number { value, .. } => Written::Number(value),
            Answer::Entity(_) | Answer::Text { .. } | Answer::List { .. } => Written::Words,
        },
        paragraphs: fact.paragraphs.clone(),
        care: Care::ALL
            .iter()
            .filter(cared)
            .map(|care| care.name().to_owned())
            .collect(),
        tags: fact.tags.clone(),
    }
}

/// What is asked for, with its unit where the front does not name it.
fn back(sentences: Sentences, fact: &Fact, position: usize) -> String {
    let blank = &fact.blanks[position];
    let filling = sentences.filling(blank);
    match blank.answer {
        Answer::Date { .. } => {
            let asked = asked(blank, sentences.words);
            asked.first().map_or(filling, |date| sentences.value(date))
        }
        Answer::Number { value, .. } => {
            let front = sentences.question_for_all(fact, position);
            measured(&filling, value, blank, &front, sentences.words)
        }
        _ => filling,
    }
}

/// Every former name of the fact with every former name of the blank.
fn former_ids(facts: &Facts, fact: &Fact, blank: &Blank) -> Vec<CardId> {
    if fact.was.is_empty() && blank.was.is_empty() {
        return Vec::new();
    }
    let blanks: Vec<&String> = std::iter::once(&blank.id).chain(&blank.was).collect();
    let names = std::iter::once(&fact.id).chain(&fact.was);
    let all = names.flat_map(|fact| {
        blanks
            .iter()
            .map(move |blank| CardId::new(facts.id(), fact, blank))
    });
    all.skip(1).collect()
}

/// The first name of the fact with the first name of the blank.
fn origin(facts: &Facts, fact: &Fact, blank: &Blank) -> CardId {
    let fact_id = fact.was.first().unwrap_or(&fact.id);
    let blank_id = blank.was.first().unwrap_or(&blank.id);
    CardId::new(facts.id(), fact_id, blank_id)
}

fn spellings(sentences: Sentences, blank: &Blank) -> Vec<String> {
    let mut spellings: Vec<String> = match &blank.answer {
        Answer::Date { date, .. } => {
            let date = blank.asked_date(sentences.words).unwrap_or(*date);
            vec![date.to_string()]
        }
        Answer::Number { value, .. } => vec![value.normalize().to_string()],
        _ => Vec::new(),
    };
    for answer in answers(blank) {
        if let Value::Entity(entity) = answer {
            spellings.extend(sentences.facts.entity(entity).aliases.iter().cloned());
        }
    }
    spellings.extend(blank.accept.iter().cloned());
    let shown: Vec<String> = asked(blank, sentences.words)
        .iter()
        .map(|value| sentences.value(value))
        .collect();
    spellings.retain(|spelling| *spelling != sentences.filling(blank) && !shown.contains(spelling));
    spellings
}
