//! What could be made a wrong option of a blank.
//!
//! In go a fact and its article, out come names and dates, the likeliest first. Whether one of them would be right too, a person
//! decides.

use super::source::{Source, is_common};
use crate::date::Date;
use crate::facts::{Answer, Blank, EntityId, Fact, Facts, Value};
use crate::generate::{self, cues};
use crate::sentence::Sentences;

/// So many days, months or years earlier are the dates that are offered.
const EARLIER: [i64; 5] = [1, 2, 3, 5, 7];

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key that chooses it.
    pub key: char,
    /// Whether it is on.
    pub is_on: bool,
    /// It.
    pub text: String,
}

/// Something that could be made a wrong option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// As it is written in a bank: an id, a date.
    pub written: String,
    /// As it is shown.
    pub shown: String,
}

/// Names that could be made wrong options in a bank.
pub struct Offers<'f> {
    facts: &'f Facts,
    source: Source,
}

impl<'f> Offers<'f> {
    /// For a bank, with the text of its article where there is one.
    pub fn new(facts: &'f Facts, article: Option<&str>) -> Offers<'f> {
        let source = match article {
            Some(text) => Source::new(facts, text),
            None => Source::none(facts),
        };
        Offers { facts, source }
    }

    /// The likeliest for a blank, by the positions of its fact and of itself there, that the bank does not have: such as everybody
    /// knows, where lists have the answer too, or else those of the article. None of a date or a number, or in a language that
    /// rules do not know.
    pub fn names(&self, fact: usize, blank: usize, most: usize) -> Vec<String> {
        let of = &self.facts.facts()[fact];
        if !self.source.is_known() {
            return Vec::new();
        }
        let names = self
            .source
            .like(self.facts, of, &of.blanks[blank])
            .into_iter();
        let is_new = |name: &String| {
            let mut entities = self.facts.entities().iter();
            !entities.any(|entity| entity.name == *name || entity.aliases.contains(name))
        };
        let mut found: Vec<Offer> = names
            .filter(is_new)
            .map(|name| Offer {
                written: name.clone(),
                shown: name,
            })
            .collect();
        keep_possible(&mut found, self.facts, (&of.id, blank));
        let names = found.into_iter().map(|offer| offer.shown);
        names.take(most).collect()
    }

    /// The same, but only what is of the very sort of the answer, as lists have it.
    pub fn names_of_its_sort(&self, fact: usize, blank: usize, most: usize) -> Vec<String> {
        match is_common(self.facts, &self.facts.facts()[fact].blanks[blank]) {
            true => self.names(fact, blank, most),
            false => Vec::new(),
        }
    }
}

/// What could be made wrong options of a blank. Those come last that another fact has as its own and that are right nowhere,
/// since the two would not go together, and before them those that look unlike the right answer.
pub(super) fn offers(facts: &Facts, fact: &Fact, blank: &Blank, source: &Source) -> Vec<Offer> {
    let sentences = Sentences::new(facts);
    let others = facts.facts().iter().filter(|other| other.id != fact.id);
    let blanks = others.flat_map(|other| &other.blanks);
    let right: Vec<String> = blanks.clone().map(|one| sentences.filling(one)).collect();
    let wrong = blanks.flat_map(|one| &one.wrong);
    let mut taken: Vec<String> = wrong.map(|wrong| sentences.value(&wrong.value)).collect();
    taken.retain(|name| !right.contains(name));
    let key = sentences.filling(blank);
    let mut names = source.rivals(facts, fact, blank);
    names.sort_by_key(|name| (taken.contains(name), cues::form(&key, &[name])));
    let of_name = |shown: String| Offer {
        written: as_written(facts, &shown),
        shown,
    };
    let dates = earlier(blank).into_iter().map(|date| Offer {
        written: date.to_string(),
        shown: sentences.value(&Value::Date(date)),
    });
    names.into_iter().map(of_name).chain(dates).collect()
}

/// Keeps those offers that may stand beside the answer of a blank, by the id of its fact and its position there: no name that
/// the bank keeps apart from it, nor one that is right too.
pub(super) fn keep_possible(offers: &mut Vec<Offer>, facts: &Facts, (fact, blank): (&str, usize)) {
    let position = facts.facts().iter().position(|one| one.id == fact);
    let Some(position) = position else { return };
    if offers.is_empty()
        || matches!(
            facts.facts()[position].blanks[blank].answer,
            Answer::Date { .. }
        )
    {
        return;
    }
    let value = |offer: &Offer| {
        let mut entities = facts.entities().iter();
        let at = entities.position(|entity| entity.id == offer.written);
        at.map_or_else(
            || Value::Text(offer.shown.clone()),
            |at| Value::Entity(EntityId(at as u32)),
        )
    };
    let values: Vec<Value> = offers.iter().map(value).collect();
    let mut never = generate::never_offered(facts, position, blank, &values).into_iter();
    offers.retain(|_| !never.next().unwrap_or_default());
}

/// A name as it is written in a bank: by the id of what has it.
pub(super) fn as_written(facts: &Facts, name: &str) -> String {
    let mut entities = facts.entities().iter();
    let entity = entities.find(|entity| entity.name == name);
    entity.map_or_else(|| name.to_owned(), |entity| entity.id.clone())
}

/// Dates before that of a blank, as precise: nothing that is news comes after its own day.
fn earlier(blank: &Blank) -> Vec<Date> {
    let Answer::Date { date, .. } = &blank.answer else {
        return Vec::new();
    };
    let (now, precision) = (date.ordinal(), date.precision());
    let dates = EARLIER
        .iter()
        .map(|by| Date::from_ordinal(now - by, precision));
    dates.flatten().collect()
}
