//! Which entities keep company with a fact.
//!
//! Of a class of many those are wanted that stand in facts near a given one: they are found from these facts, so that
//! not all of the class is to be looked at for each question.

use std::collections::HashMap;

use super::Index;
use crate::facts::{EntityId, FactId};

/// The ways from a fact to what is near it.
pub(super) struct Company {
    /// For each fact the entities that have it among their company.
    entities: Vec<Vec<EntityId>>,
    /// For each fact those that are about it.
    about: Vec<Vec<FactId>>,
    /// The facts of each paragraph, by the first one that each names.
    paragraphs: HashMap<u32, Vec<FactId>>,
}

impl Index<'_> {
    /// The entities that facts near this one name, ascending, each once: facts that are linked with it, and those of its
    /// paragraph. `None` where there are more such facts than `most`.
    pub fn named_near(&self, fact: FactId, most: usize) -> Option<Vec<EntityId>> {
        let company = self.company.get_or_init(|| self.find_company());
        let here = self.facts.fact(fact);
        let of = |fact: &FactId| company.about[fact.0 as usize].iter();
        let paragraph = here.paragraphs.first();
        let paragraph = paragraph.and_then(|paragraph| company.paragraphs.get(paragraph));
        let facts = std::iter::once(&fact)
            .chain(&here.about)
            .chain(of(&fact))
            .chain(here.about.iter().flat_map(of))
            .chain(paragraph.into_iter().flatten());
        let facts: Vec<&FactId> = facts.take(most + 1).collect();
        if facts.len() > most {
            return None;
        }
        let entities = facts
            .iter()
            .flat_map(|fact| &company.entities[fact.0 as usize]);
        let mut entities: Vec<EntityId> = entities.copied().collect();
        entities.sort_unstable();
        entities.dedup();
        Some(entities)
    }

    fn find_company(&self) -> Company {
        let facts = self.facts.facts();
        let mut company = Company {
            entities: vec![Vec::new(); facts.len()],
            about: vec![Vec::new(); facts.len()],
            paragraphs: HashMap::new(),
        };
        for (entity, facts) in (0..).map(EntityId).zip(&self.mentions) {
            for fact in facts {
                company.entities[fact.0 as usize].push(entity);
            }
        }
        for (position, fact) in facts.iter().enumerate() {
            let id = FactId(position as u32);
            for other in &fact.about {
                company.about[other.0 as usize].push(id);
            }
            if let Some(&paragraph) = fact.paragraphs.first() {
                company.paragraphs.entry(paragraph).or_default().push(id);
            }
        }
        company
    }
}
