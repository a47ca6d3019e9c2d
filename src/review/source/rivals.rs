//! Names that could stand beside an answer.
//!
//! In go a blank and its bank, out come names of the bank, of the article, and such as everybody knows, the likeliest first.

use super::Source;
use crate::draft::names::gazetteer;
use crate::draft::rivals::{self, Wanted, rivals};
use crate::facts::{self, Blank, Entity, Fact, Facts, Value};
use crate::sentence::{Sentences, answers};
use crate::tokens::Tokens;

impl Source {
    /// Names that could be wrong options of a blank, the likeliest first: the bank's own of its class, the article's, and such
    /// as everybody knows. None that the fact names itself.
    pub fn rivals(&self, bank: &Facts, fact: &Fact, blank: &Blank) -> Vec<String> {
        let sentences = Sentences::new(bank);
        let told = told_of(bank, fact, blank);
        let names = Tokens::of(&told);
        let is_told = |entity: &&Entity| {
            let mut all = entity.aliases.iter().chain([&entity.name]);
            all.any(|name| names.hold(&Tokens::of(name)))
        };
        let of_class = of_its_class(bank, blank);
        let own = of_class.iter().copied();
        let own = own.filter(|entity| !is_told(entity));
        let mut found: Vec<String> = own.map(|entity| entity.name.clone()).collect();
        for name in self.known_rivals(class_of(bank, blank), bank, blank, &told) {
            let is_it = |entity: &&Entity| entity.name == name || entity.aliases.contains(&name);
            if !found.contains(&name) && !of_class.iter().any(is_it) {
                found.push(name);
            }
        }
        let own = answers(blank).first().map(|value| sentences.value(value));
        let statement = sentences.statement(fact);
        let job = own.and_then(|own| job_before(&statement, &own));
        found.retain(|name| job.is_none_or(|job| !self.is_other_than(bank, name, job)));
        // A country under another name is the same: America, where the fact speaks of the US.
        let mut taken: Vec<&str> = Vec::new();
        let mut right = answers(blank)
            .into_iter()
            .map(|value| sentences.value(&value));
        let right = right.find_map(|name| gazetteer::country(bare(&name)));
        found.retain(|name| {
            let Some(country) = gazetteer::country(bare(name)) else {
                return true;
            };
            let is_told = |name: &&str| names.hold(&Tokens::of(bare(name)));
            let mut all = country.others.iter().chain([&country.name]);
            let is_free = !all.any(is_told)
                && !taken.contains(&country.name)
                && right.is_none_or(|right| right.name != country.name);
            taken.push(country.name);
            is_free
        });
        found
    }

    /// Names that are like the answer of a blank, whatever its class in the bank: of common knowledge where lists have the answer too, or
    /// else of the article.
    pub fn like(&self, bank: &Facts, fact: &Fact, blank: &Blank) -> Vec<String> {
        let told = told_of(bank, fact, blank);
        let mut found = self.known_rivals(None, bank, blank, &told);
        if !is_common(bank, blank) {
            let things = &self.reading.things.things;
            found.retain(|name| things.iter().any(|thing| bare(&thing.name) == bare(name)));
        }
        found
    }

    /// Whether somebody is known to do other work: a spokesman, of an actor.
    fn is_other_than(&self, bank: &Facts, name: &str, job: &str) -> bool {
        let mut entities = bank.entities().iter();
        let entity = entities.find(|entity| entity.name == name);
        let mut things = self.reading.things.things.iter();
        let thing = things.find(|thing| thing.name == name);
        let notes = [
            entity.and_then(|entity| entity.note.as_deref()),
            thing.and_then(|thing| thing.note.as_deref()),
        ];
        let words = notes.into_iter().flatten().flat_map(str::split_whitespace);
        let jobs: Vec<String> = words
            .map(|word| {
                word.trim_matches(|c: char| !c.is_alphanumeric())
                    .to_lowercase()
            })
            .filter(|word| gazetteer::is_job(word))
            .collect();
        !jobs.is_empty() && !jobs.iter().any(|own| own == job)
    }

    /// Those of the article, and such as everybody knows.
    fn known_rivals(
        &self,
        class: Option<&str>,
        bank: &Facts,
        blank: &Blank,
        told: &str,
    ) -> Vec<String> {
        let values = answers(blank);
        let [value] = values.as_slice() else {
            return Vec::new();
        };
        if matches!(value, Value::Date(_) | Value::Number(_)) {
            return Vec::new();
        }
        let entity = entity_of(bank, value);
        let of = entity.and_then(|entity| entity.of.first());
        let aliases = entity.into_iter().flat_map(|entity| &entity.aliases);
        let others: Vec<String> = aliases.chain(&blank.accept).cloned().collect();
        let wanted = Wanted {
            name: &Sentences::new(bank).value(value),
            others: &others,
            class,
            of: of.map(|&id| bank.entity(id).name.as_str()),
            told,
        };
        rivals(&self.reading, &wanted)
    }
}

/// Whether lists of common knowledge have the answer of a blank.
pub(in crate::review) fn is_common(bank: &Facts, blank: &Blank) -> bool {
    let sentences = Sentences::new(bank);
    let answers = answers(blank);
    let mut names = answers.iter().map(|value| sentences.value(value));
    names.any(|name| rivals::is_common(&name))
}

/// All that a fact says of a blank.
fn told_of(bank: &Facts, fact: &Fact, blank: &Blank) -> String {
    let mut told = vec![Sentences::new(bank).statement(fact)];
    told.extend(fact.evidence.clone());
    told.extend(blank.ask.iter().chain(&blank.ask_all).cloned());
    told.join(" ")
}

/// The class of the answer of a blank, as the bank has it.
fn class_of<'f>(bank: &'f Facts, blank: &'f Blank) -> Option<&'f str> {
    match &blank.answer {
        facts::Answer::Text { class, .. } => class.as_deref(),
        _ => {
            let entity = entity_of(bank, answers(blank).first()?)?;
            entity.classes.first().map(String::as_str)
        }
    }
}

fn entity_of<'f>(bank: &'f Facts, value: &Value) -> Option<&'f Entity> {
    match value {
        Value::Entity(id) => Some(bank.entity(*id)),
        _ => None,
    }
}

/// The work that stands before a name: `actor` of `the actor Ole Berg`.
fn job_before<'s>(statement: &'s str, name: &str) -> Option<&'s str> {
    let (before, _) = statement.split_once(name)?;
    let last = before.split_whitespace().next_back()?;
    gazetteer::is_job(last).then_some(last)
}

/// A name without its article.
fn bare(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

/// What shares a class with an answer of a blank, that of the answer's side first.
fn of_its_class<'f>(bank: &'f Facts, blank: &Blank) -> Vec<&'f Entity> {
    let right = answers(blank);
    let keys = right.iter().filter_map(|value| match value {
        Value::Entity(id) => Some(bank.entity(*id)),
        _ => None,
    });
    let keys: Vec<&Entity> = keys.collect();
    let class = match &blank.answer {
        facts::Answer::Text { class, .. } => class.as_ref(),
        _ => None,
    };
    let classes = keys.iter().flat_map(|key| &key.classes).chain(class);
    let classes: Vec<&String> = classes.collect();
    let is_one = |entity: &&Entity| {
        let is_right = keys.iter().any(|key| key.id == entity.id);
        !is_right && entity.classes.iter().any(|class| classes.contains(&class))
    };
    let mut others: Vec<&Entity> = bank.entities().iter().filter(is_one).collect();
    let is_of_side = |entity: &Entity| {
        keys.iter()
            .any(|key| key.of.iter().any(|of| entity.of.contains(of)))
    };
    others.sort_by_key(|entity| !is_of_side(entity));
    others
}
