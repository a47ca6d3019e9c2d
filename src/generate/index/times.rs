//! When an event happened, or may have.
//!
//! In goes the name of an event, out come all dates that the bank knows of it, and what its name tells of it; in goes a date,
//! out come the events on it and near it.

use std::sync::{Arc, OnceLock, PoisonError};

use jiff::civil;

use super::right::Rights;
use super::{BlankRef, Index};
use crate::date::{Date, Precision};
use crate::facts::{Answer, EntityId};
use crate::generate::cues::content_words;
use crate::lang::Words;
use crate::random::Fnv;
use crate::tokens::{Plain, Tokens};

impl<'a> Index<'a> {
    /// A day that shows how dates are written, and is none of the bank.
    pub fn example(&self) -> Option<Date> {
        *self.example.get_or_init(|| {
            let blanks = self.facts.facts().iter().flat_map(|fact| &fact.blanks);
            let dates = blanks.filter_map(|blank| match blank.answer {
                Answer::Date { date, .. } => Some(date),
                _ => None,
            });
            crate::typed::day_apart_from(&dates.collect::<Vec<_>>())
        })
    }

    /// Whether a date begins after the last day that the bank knows of.
    pub fn is_to_come(&self, date: Date) -> bool {
        self.horizon.is_some_and(|horizon| date.first() > horizon)
    }

    /// The dates of a precision, ascending.
    pub fn dates_of(&self, precision: Precision) -> &[Date] {
        self.dates.get(&precision).map_or(&[], Vec::as_slice)
    }

    /// The position of the first event that does not begin before a date.
    fn first_from(&self, date: Date) -> usize {
        self.events
            .partition_point(|(other, _)| other.first() < date.first())
    }

    /// The blanks with an event on just this date.
    pub fn events_on(&self, date: Date) -> impl Iterator<Item = BlankRef> + '_ {
        let same = self.events[self.first_from(date)..]
            .iter()
            .take_while(move |(other, _)| other.first() == date.first());
        same.filter(move |(other, _)| *other == date)
            .map(|&(_, blank_ref)| blank_ref)
    }

    /// The blanks whose event has this name.
    pub fn events_named(&self, name: &str) -> &[BlankRef] {
        let found = self.named_events.get(&Plain::of(name, self.words).hash64());
        found.map_or(&[], Vec::as_slice)
    }

    /// The dates with events nearest to a date, some on each side, itself among them.
    pub fn events_near(&self, date: Date) -> &[(Date, BlankRef)] {
        const NEIGHBOURS: usize = 32;
        let position = self.first_from(date);
        &self.events
            [position.saturating_sub(NEIGHBOURS)..(position + NEIGHBOURS).min(self.events.len())]
    }

    /// When the event of a blank, which has this name, happened: worked out once.
    pub fn times(&self, blank_ref: BlankRef, name: &'a str) -> &Times {
        let named = || {
            let times = self.times.lock();
            let mut times = times.unwrap_or_else(PoisonError::into_inner);
            let new = || Arc::new(Times::new(self, name));
            times.entry(name).or_insert_with(new).clone()
        };
        self.times_of[self.sharing.number(blank_ref)].get_or_init(named)
    }
}

/// All dates on which an event happened, or may have: those of the blanks with that event, of those with the same stem
/// or of the same relation, and what is contestable.
#[derive(Debug)]
pub(crate) struct Times {
    /// A hash of the name, the same for names that are the same to a reader.
    pub name: u64,
    /// The entities that the name of the event names.
    subjects: Vec<EntityId>,
    /// A hash of the words of the name without its numbers, where it has any: of "the launch of Apollo 8" and "… 9" the same.
    numbered: Option<u64>,
    /// Hashes of the words of the name that carry meaning, ascending.
    content: Box<[u64]>,
    /// All of them where they are few; where they are many, none.
    few: Vec<Date>,
    many: Option<Rights>,
    earliest: Option<civil::Date>,
    latest: Option<civil::Date>,
    /// Whether it may have happened at other times, too.
    pub open: bool,
    /// Whether the name of the event holds one of the years.
    pub named_by_year: bool,
    /// The one date that all blanks with that event have; worked out when it is first asked for.
    once: OnceLock<Option<Date>>,
}

impl Times {
    /// More dates than these are not listed for each event.
    const FEW: usize = 16;

    pub fn new(index: &Index, name: &str) -> Times {
        let rights = index.rights(index.events_named(name));
        let tokens = Tokens::of(name);
        let mut years: Vec<i16> = rights.years().collect();
        years.sort_unstable();
        years.dedup();
        let year = |year: i16| Date::from_year(year).map(|year| index.words.date(year));
        let named_by_year = years
            .into_iter()
            .filter_map(year)
            .any(|year| tokens.hold(&Tokens::of(&year)));
        let few: Vec<Date> = rights.dates().take(Times::FEW + 1).copied().collect();
        let listed = few.len() <= Times::FEW;
        Times {
            name: Plain::of(name, index.words).hash64(),
            subjects: index.named_in(&tokens),
            numbered: without_numbers(&tokens),
            content: content(name, index.words),
            earliest: rights.dates().map(|date| date.first()).min(),
            latest: rights.dates().map(|date| date.last()).max(),
            open: rights.open(),
            named_by_year,
            few: if listed { few } else { Vec::new() },
            many: (!listed).then_some(rights),
            once: OnceLock::new(),
        }
    }

    /// Whether one of them has a day in common with a date.
    pub fn overlap(&self, date: Date) -> bool {
        self.few.iter().any(|other| other.overlaps(date))
            || self
                .many
                .as_ref()
                .is_some_and(|rights| rights.any(|right| right.overlaps(date)))
    }

    /// Whether the last of them is certainly before the first of others.
    pub fn before(&self, others: &Times) -> bool {
        match (self.latest, others.earliest) {
            (Some(latest), Some(earliest)) => latest < earliest,
            _ => true,
        }
    }

    /// Whether both events name one thing, or differ in numbers alone.
    pub fn in_one_chain(&self, other: &Times) -> bool {
        self.share_a_subject(other) || self.numbered.is_some() && self.numbered == other.numbered
    }

    /// Whether their names hold the name of one entity.
    pub fn share_a_subject(&self, other: &Times) -> bool {
        self.subjects.iter().any(|id| other.subjects.contains(id))
    }

    /// Whether their names share a word that carries meaning.
    pub fn share_a_word(&self, other: &Times) -> bool {
        let is_there = |word| other.content.binary_search(word).is_ok();
        self.content.iter().any(is_there)
    }

    /// The one date that all blanks with that event have, as `find` finds out when it is first asked for.
    pub fn only(&self, find: impl FnOnce() -> Option<Date>) -> Option<Date> {
        *self.once.get_or_init(find)
    }

    /// Their years, ascending, each once.
    pub fn years(&self) -> Vec<i16> {
        let few = self.few.iter().map(|date| date.year());
        let many = self.many.iter().flat_map(Rights::years);
        let mut years: Vec<i16> = few.chain(many).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

/// Hashes of the words that carry meaning, ascending.
fn content(name: &str, words: &Words) -> Box<[u64]> {
    let hash = |word: String| {
        let mut hash = Fnv::default();
        hash.bytes(word.as_bytes());
        hash.finish()
    };
    let roots = content_words(name, words).into_iter();
    let mut hashes: Vec<u64> = roots.map(hash).collect();
    hashes.sort_unstable();
    hashes.into()
}

/// A hash of the words of a text without its numbers; `None` where it has none.
fn without_numbers(text: &Tokens) -> Option<u64> {
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut hash = Fnv::default();
    let words = text.iter().filter(|word| !is_number(word));
    words.for_each(|word| hash.part(word));
    text.iter()
        .any(|word| is_number(&word))
        .then(|| hash.finish())
}
