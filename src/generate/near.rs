//! How close the company of an entity is to a fact.
//!
//! In go a fact and entities, out come numbers: of two names, the closer one is the more plausible beside the key.

use super::index::Index;
use crate::facts::{EntityId, FactId, Value};
use crate::sentence::answers;

/// What is near a fact: facts about the same things, and those of its paragraph.
pub(crate) struct Near<'i, 'a> {
    index: &'i Index<'a>,
    fact: FactId,
    paragraph: Option<u32>,
    /// Whether it is about no fact, and none is about it.
    alone: bool,
}

impl<'i, 'a> Near<'i, 'a> {
    /// What is near this fact.
    pub fn new(index: &'i Index<'a>, fact: FactId) -> Near<'i, 'a> {
        let place = index.facts.fact(fact);
        Near {
            index,
            fact,
            paragraph: place.paragraphs.first().copied(),
            alone: place.about.is_empty() && !index.told[fact.0 as usize],
        }
    }

    /// Those of a class whose company is close at all.
    pub fn close(&self, class: &[EntityId]) -> Vec<EntityId> {
        if !self.alone || self.paragraph.is_some() {
            let close = class.iter().filter(|&&one| self.closeness(one) > 0);
            return close.copied().collect();
        }
        let blanks = self.index.facts.fact(self.fact).blanks.iter();
        let own = blanks.flat_map(answers).filter_map(|answer| match answer {
            Value::Entity(entity) => class.binary_search(&entity).is_ok().then_some(entity),
            _ => None,
        });
        own.collect()
    }

    /// How close the company of an entity is: facts about the same things that name it count twice, facts of the same
    /// paragraph once.
    pub fn closeness(&self, entity: EntityId) -> u64 {
        let facts = self.index.facts;
        let close = |&other: &FactId| {
            let paragraph = facts.fact(other).paragraphs.first().copied();
            let same = self.paragraph.is_some() && paragraph == self.paragraph;
            let linked = match self.alone {
                true => other == self.fact,
                false => self.index.facts.linked(self.fact, other),
            };
            u64::from(linked) * 2 + u64::from(same)
        };
        let company = self.index.company_of(entity).iter();
        match (self.alone, self.paragraph) {
            (true, None) => 2 * company.filter(|&&other| other == self.fact).count() as u64,
            _ => company.map(close).sum(),
        }
    }
}
