//! Which entities belong together: a part and its whole, and those that the author keeps apart.
//!
//! In go entities, one by one, out comes whether another one is related to any of them, in time that grows with what
//! that one lies within, however many went in.

use std::collections::HashSet;

use super::index::Index;
use crate::facts::EntityId;

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
    let mut seen: HashSet<EntityId> = HashSet::new();
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
