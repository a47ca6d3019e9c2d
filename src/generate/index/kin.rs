//! Which entities belong together: a part and its whole, and those that the author keeps apart.
//!
//! In go entities, one by one, out comes whether another one is related to any of them, in time that grows with what
//! that one lies within, however many went in.

// Looked up for every name beside an answer.
use foldhash::HashSet;

use super::Index;
use crate::facts::EntityId;

impl Index<'_> {
    /// Whether two entities are one, part of each other, or kept apart by the author.
    pub fn related(&self, one: EntityId, other: EntityId) -> bool {
        let apart =
            self.entity(one).apart.contains(&other) || self.entity(other).apart.contains(&one);
        apart || self.contains(one, other) || self.contains(other, one)
    }

    /// Whether `part` is `whole`, or lies within it over any number of steps.
    fn contains(&self, whole: EntityId, part: EntityId) -> bool {
        whole == part || self.around(part).binary_search(&whole).is_ok()
    }

    /// All that an entity lies within over any number of steps, without itself, ascending.
    pub fn around(&self, entity: EntityId) -> &[EntityId] {
        self.around[entity.0 as usize].get_or_init(|| around(self, entity))
    }
}

/// Entities, and what is related to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Kin {
    own: HashSet<EntityId>,
    /// What they lie within.
    around: HashSet<EntityId>,
    /// What they are kept apart from by their own word.
    apart: HashSet<EntityId>,
}

impl Kin {
    /// Takes an entity in.
    pub fn add(&mut self, index: &Index, entity: EntityId) {
        if self.own.insert(entity) {
            self.around.extend(index.around(entity));
            self.apart.extend(&index.entity(entity).apart);
        }
    }

    /// Whether an entity is one of them.
    pub fn has(&self, entity: EntityId) -> bool {
        self.own.contains(&entity)
    }

    /// Whether an entity is one of them, part of one, or its whole, or kept apart from one.
    pub fn is_related(&self, index: &Index, entity: EntityId) -> bool {
        if self.own.is_empty() {
            return false;
        }
        [&self.own, &self.around, &self.apart]
            .iter()
            .any(|set| set.contains(&entity))
            || index
                .around(entity)
                .iter()
                .chain(&index.entity(entity).apart)
                .any(|other| self.own.contains(other))
    }
}

/// All that an entity lies within over any number of steps, without itself, ascending.
pub(super) fn around(index: &Index, entity: EntityId) -> Box<[EntityId]> {
    let mut seen: HashSet<EntityId> = HashSet::default();
    let mut next: Vec<EntityId> = index.entity(entity).within.clone();
    while let Some(outer) = next.pop() {
        if seen.insert(outer) {
            next.extend(&index.entity(outer).within);
        }
    }
    let mut found: Vec<EntityId> = seen.into_iter().collect();
    found.sort_unstable();
    found.into()
}

#[cfg(test)]
mod tests {
    use super::{Index, Kin};
    use crate::facts::{EntityId, Facts};

    const NAMES: [&str; 6] = ["europe", "france", "paris", "spain", "andorra", "peru"];

    /// Paris is in France, which is in Europe, as is Spain; Andorra is kept apart from Spain.
    fn facts() -> Facts {
        let yaml = "id: b\ntitle: Places\nentities:\n  \
             europe: { name: Europe, class: place }\n  \
             france: { name: France, class: place, within: europe }\n  \
             paris: { name: Paris, class: place, within: france }\n  \
             spain: { name: Spain, class: place, within: europe }\n  \
             andorra: { name: Andorra, class: place, apart: spain }\n  \
             peru: { name: Peru, class: place }\nfacts:\n  \
             - { id: a, statement: \"It was {it}.\", blanks: { it: { entity: peru } } }\n";
        Facts::parse("b.yaml", yaml).expect("a sound bank")
    }

    fn id(name: &str) -> EntityId {
        EntityId(
            NAMES
                .iter()
                .position(|other| *other == name)
                .expect("a name") as u32,
        )
    }

    /// Which entities are related to some.
    #[track_caller]
    fn check(taken: &[&str], related: &[&str]) {
        let facts = facts();
        let index = Index::new(&facts);
        let mut kin = Kin::default();
        taken.iter().for_each(|name| kin.add(&index, id(name)));
        let found = NAMES.into_iter();
        let found: Vec<&str> = found
            .filter(|name| kin.is_related(&index, id(name)))
            .collect();
        assert_eq!(found, related, "{taken:?}");
    }

    #[test]
    fn nothing_is_related_to_nobody() {
        check(&[], &[]);
    }

    #[test]
    fn a_part_is_related_to_its_wholes_over_any_number_of_steps() {
        check(&["paris"], &["europe", "france", "paris"]);
        check(&["france"], &["europe", "france", "paris"]);
        check(&["europe"], &["europe", "france", "paris", "spain"]);
    }

    #[test]
    fn who_is_kept_apart_is_related_whoever_says_so() {
        check(&["andorra"], &["spain", "andorra"]);
        check(&["spain"], &["europe", "spain", "andorra"]);
    }

    #[test]
    fn kin_of_several_is_kin_of_each() {
        check(&["paris", "peru"], &["europe", "france", "paris", "peru"]);
    }
}
