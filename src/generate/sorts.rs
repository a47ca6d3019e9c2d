//! Questions that ask for a narrower thing than the class of their answer, while the bank does not say which others are such
//! things.
//!
//! In goes a bank, out come the blanks that ask so ("Which television channel …?" of a class `media`). Their wrong options are
//! of the class, since nothing speaks against them (docs/RULES.md, rule 48), and may be newspapers.

use super::index::{BlankRef, Fit, Index, Wanted};
use super::names::{Fitting, classes_of};
use super::sides::choices_of_names;
use super::truth::Truth;
use crate::facts::{FactId, Facts, Value, Wrong};
use crate::sentence::answers;
use crate::tokens::Tokens;

/// A blank that asks for a thing which too few others of its class are known to be.
#[derive(Clone, Debug)]
pub struct Unsorted {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// What is asked for, in the words of the question.
    pub sort: String,
    /// The class that others are taken from, the narrowest.
    pub class: String,
    /// How many others are known to be such: none or one.
    pub others: usize,
}

/// Every such blank, in the order of the file. Let through: where the author's own values are enough, and where such a blank
/// is not asked as a choice of names.
pub fn unsorted(facts: &Facts) -> Vec<Unsorted> {
    let index = Index::new(facts);
    let found = choices_of_names(facts)
        .filter_map(|(blank_ref, key)| of_unknown_sort(&index, blank_ref, &Value::Entity(key)));
    found.collect()
}

fn of_unknown_sort<'a>(index: &'a Index<'a>, blank_ref: BlankRef, key: &Value) -> Option<Unsorted> {
    let stem = index.question(blank_ref);
    let truth = Truth::new(index, blank_ref, &stem);
    if truth.only_by_the_author() || index.gives_away(&Tokens::of(&stem), key) {
        return None;
    }
    // A wider class is taken from where the narrower ones have nobody else.
    for class in classes_of(index, blank_ref, key) {
        let wanted = index.roles().wanted(index, blank_ref, class);
        let office = wanted.office(&stem, index.words);
        // Of an office those may have it of whom nothing is known.
        let most = match office {
            Some(_) => Fit::Away,
            None => Fit::Such,
        };
        let sort = office.or_else(|| wanted.sort(&stem, index.words))?;
        let fits = fits(index, &wanted, class, key, &truth);
        let others = fits.iter().filter(|fit| **fit <= most).count();
        if others >= 2 {
            return None;
        }
        if fits.len() > others {
            return Some(Unsorted {
                fact: blank_ref.fact.0 as usize,
                blank: blank_ref.blank,
                sort,
                class: class.to_owned(),
                others,
            });
        }
    }
    None
}

/// What speaks for the others of a class that may stand beside a key.
fn fits(index: &Index, wanted: &Wanted, class: &str, key: &Value, truth: &Truth) -> Vec<Fit> {
    let entities = index
        .entities_of(class)
        .iter()
        .map(|&other| Value::Entity(other));
    let pooled = index
        .pool_of(class)
        .iter()
        .map(|&name| Value::Text(name.to_owned()));
    let others = entities.chain(pooled).filter(|other| other != key);
    let others = others.map(|other| (wanted.fit(index, &other), other));
    let taken = others.filter(|(fit, other)| wanted.takes(*fit) && truth.allows(other));
    taken.map(|(fit, _)| fit).collect()
}

/// A wrong value of the author's that is known to be something else than what is asked for, by its job, or by its note where
/// fewer than two others of the author's are not.
#[derive(Clone, Debug)]
pub struct Misfit {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// The value as it is shown.
    pub value: String,
    /// What it is: a job, or its note.
    pub known_as: String,
}

/// Every such value, in the order of the file: the author's values are offered all the same.
pub fn misfits(facts: &Facts) -> Vec<Misfit> {
    let index = Index::new(facts);
    let mut found = Vec::new();
    for (position, fact) in facts.facts().iter().enumerate() {
        for (blank, content) in fact.blanks.iter().enumerate() {
            if content.wrong.is_empty() || content.is_for_cards() {
                continue;
            }
            let blank_ref = BlankRef {
                fact: FactId(position as u32),
                blank,
            };
            let Some(key) = answers(content).into_iter().next() else {
                continue;
            };
            let fitting = Fitting::of_key(&index, blank_ref, &key);
            let is_other = |wrong: &&Wrong| fitting.is_other(&wrong.value);
            let few = content.wrong.iter().filter(|one| !is_other(one)).count() < 2;
            let known_as = |wrong: &Wrong| match fitting.wanted.against(&index, &wrong.value) {
                Some(job) => Some(job.to_owned()),
                None if few && is_other(&wrong) => note_of(&index, &wrong.value),
                None => None,
            };
            found.extend(content.wrong.iter().filter_map(|wrong| {
                Some(Misfit {
                    fact: position,
                    blank,
                    value: index.sentences.value(&wrong.value),
                    known_as: known_as(wrong)?,
                })
            }));
        }
    }
    found
}

fn note_of(index: &Index, value: &Value) -> Option<String> {
    match value {
        Value::Entity(entity) => index.entity(*entity).note.clone(),
        _ => None,
    }
}
