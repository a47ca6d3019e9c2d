//! The side of a key that a stem names, and blanks that have too few others of it.
//!
//! In go a stem and a key, out come the sides of the key that the stem names; in goes a bank, out come the blanks whose
//! question names a side that no two others share.

use super::index::{BlankRef, Index};
use super::names::classes_of;
use super::truth::Truth;
use crate::facts::{Answer, EntityId, FactId, Facts, Value};
use crate::tokens::Tokens;

/// The sides of the key that the stem names.
pub(super) fn named(index: &Index, stem: &str, key: &Value) -> Vec<EntityId> {
    let Value::Entity(key) = key else {
        return Vec::new();
    };
    let of = index.entity(*key).of.iter();
    if of.len() == 0 {
        return Vec::new();
    }
    let stem = Tokens::of(stem);
    let named = |side: &&EntityId| index.gives_away(&stem, &Value::Entity(**side));
    of.filter(named).copied().collect()
}

/// The sides of the key that others of its class have whom the stem names: who replaced a player was of the same team.
pub(super) fn implied(index: &Index, stem: &str, key: &Value) -> Vec<EntityId> {
    let Value::Entity(key) = key else {
        return Vec::new();
    };
    let key = index.entity(*key);
    if key.of.is_empty() {
        return Vec::new();
    }
    let named = index.named_in(&Tokens::of(stem));
    let like = named
        .iter()
        .map(|&other| index.entity(other))
        .filter(|other| {
            let mut classes = other.classes.iter();
            classes.any(|class| key.classes.contains(class))
        });
    let sides = like.flat_map(|other| &other.of).copied();
    sides.filter(|side| key.of.contains(side)).collect()
}

/// A blank whose question names the side of its answer, where no two others of that side can be offered.
#[derive(Clone, Debug)]
pub struct OneSided {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// The id of the side.
    pub side: String,
    /// The class that others are taken from, the widest.
    pub class: String,
    /// How many others of that side there are: none or one.
    pub others: usize,
}

/// Every such blank, in the order of the file. Let through: where the author's own values are enough, and what is
/// not asked as a choice between names.
pub fn one_sided(facts: &Facts) -> Vec<OneSided> {
    let index = Index::new(facts);
    let found =
        choices_of_names(facts).filter_map(|(blank_ref, key)| one_side(&index, blank_ref, key));
    found.collect()
}

/// The blanks that may be asked as a choice between names and have too few of the author's own, with their answers, in the
/// order of the file.
pub(super) fn choices_of_names(facts: &Facts) -> impl Iterator<Item = (BlankRef, EntityId)> {
    let all = (0..).map(FactId).zip(facts.facts()).flat_map(|(id, fact)| {
        let blanks = fact.blanks.iter().enumerate();
        blanks.map(move |(at, blank)| {
            (
                BlankRef {
                    fact: id,
                    blank: at,
                },
                blank,
            )
        })
    });
    all.filter_map(|(blank_ref, blank)| match blank.answer {
        Answer::Entity(key) if blank.wrong.len() < 2 && blank.may_be("which") => {
            Some((blank_ref, key))
        }
        _ => None,
    })
}

fn one_side<'a>(index: &'a Index<'a>, blank_ref: BlankRef, key: EntityId) -> Option<OneSided> {
    let stem = index.question(blank_ref);
    let value = Value::Entity(key);
    let sides = named(index, &stem, &value);
    let side = *sides.first()?;
    let truth = Truth::new(index, blank_ref, &stem);
    if truth.only_by_the_author() || index.gives_away(&Tokens::of(&stem), &value) {
        return None;
    }
    let class = *classes_of(index, blank_ref, &value).last()?;
    let others = index.entities_of(class).iter().filter(|&&other| {
        let of = &index.entity(other).of;
        of.iter().any(|side| sides.contains(side)) && truth.allows(&Value::Entity(other))
    });
    let others = others.take(2).count();
    (others < 2).then(|| OneSided {
        fact: blank_ref.fact.0 as usize,
        blank: blank_ref.blank,
        side: index.entity(side).id.clone(),
        class: class.to_owned(),
        others,
    })
}
