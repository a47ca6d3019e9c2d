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
        let here = index.facts.fact(fact);
        Near {
            index,
            fact,
            paragraph: here.paragraphs.first().copied(),
            alone: here.about.is_empty() && !index.told[fact.0 as usize],
        }
    }

    /// Those of a class whose company is close at all.
    pub fn close(&self, class: &[EntityId]) -> Vec<EntityId> {
        if !self.alone || self.paragraph.is_some() {
            let named = self.index.named_near(self.fact, class.len());
            let is_of_class = |one: &EntityId| class.binary_search(one).is_ok();
            let likely = match named {
                Some(named) => named.into_iter().filter(is_of_class).collect(),
                None => class.to_vec(),
            };
            let close = likely.into_iter().filter(|&one| self.closeness(one) > 0);
            return close.collect();
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

#[cfg(test)]
mod tests {
    use super::Near;
    use crate::facts::{FactId, Facts};
    use crate::generate::index::Index;

    #[test]
    fn what_is_close_is_found_from_the_facts_that_are_near() {
        let mut yaml = "id: b\ntitle: Rivers\nentities:\n".to_owned();
        for at in 0..12 {
            yaml += &format!("  e-{at}: {{ name: Person {at}, class: person }}\n");
        }
        yaml += "facts:\n";
        for at in 0..12 {
            let about = match at {
                3 | 4 => "about: [f-0], ",
                5 => "about: [f-3], paragraph: 2, ",
                6 | 7 => "paragraph: 2, ",
                _ => "",
            };
            yaml += &format!(
                "  - {{ id: f-{at}, {about}statement: \"In round {at} {{it}} came.\", blanks: {{ it: {{ entity: e-{at} }} }} }}\n"
            );
        }
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let index = Index::new(&facts);
        let class = index.entities_of("person");
        let close = |fact| Near::new(&index, FactId(fact)).close(class);
        for fact in 0..12 {
            let near = Near::new(&index, FactId(fact));
            let all = class.iter().copied();
            let expected: Vec<_> = all.filter(|&one| near.closeness(one) > 0).collect();
            assert_eq!(close(fact), expected, "{fact}");
        }
        let found = |fact| -> Vec<u32> { close(fact).iter().map(|one| one.0).collect() };
        assert_eq!(found(4), [0, 3, 4]);
        assert_eq!(found(5), [3, 5, 6, 7]);
    }
}
