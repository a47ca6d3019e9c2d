//! Whether questions strike out together all wrong options of another one.
//!
//! "Where did Belgium meet Panama?" and "Who scored for England against Tunisia?" leave one team that can have met South Korea.
//! So no wrong options may all stand in other questions beside something else of the sort that their own question names
//! (docs/RULES.md, rule 59).

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use crate::facts::{EntityId, Value};
use crate::generate::index::Index;

/// For each entity those beside which the questions taken name it.
type Beside = BTreeMap<EntityId, BTreeSet<EntityId>>;

/// What a question asks for, and between which.
struct Asked {
    named: Vec<EntityId>,
    /// The wrong options, where all of them are entities.
    rivals: Vec<EntityId>,
}

/// The questions taken, by what they name together.
#[derive(Default)]
pub(super) struct Struck {
    beside: Beside,
    asked: Vec<Asked>,
    /// The questions of which an entity is a wrong option.
    offering: BTreeMap<EntityId, Vec<usize>>,
}

impl Struck {
    /// Whether a question leaves every question taken, and those leave it, a wrong option that is not struck out.
    pub fn admits(&self, index: &Index, entry: &Entry) -> bool {
        let own = pairs(entry);
        let offering = own.keys().filter_map(|entity| self.offering.get(entity));
        let touched: BTreeSet<usize> = offering.flatten().copied().collect();
        // What it names itself is no news to it.
        !Asked::of(entry).is_struck(index, &[&self.beside])
            && !touched
                .iter()
                .any(|&at| self.asked[at].is_struck(index, &[&self.beside, &own]))
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        for (entity, others) in pairs(entry) {
            self.beside.entry(entity).or_default().extend(others);
        }
        let asked = Asked::of(entry);
        for rival in &asked.rivals {
            self.offering
                .entry(*rival)
                .or_default()
                .push(self.asked.len());
        }
        self.asked.push(asked);
    }
}

impl Asked {
    fn of(entry: &Entry) -> Asked {
        let rivals = entry.draft.worded.iter().skip(1);
        let entity = |value: &Value| match value {
            Value::Entity(entity) => Some(*entity),
            _ => None,
        };
        let rivals: Option<Vec<EntityId>> = rivals.map(entity).collect();
        Asked {
            named: entry.named.clone(),
            rivals: rivals.unwrap_or_default(),
        }
    }

    /// Whether each of its wrong options is named beside something of the sort that it names.
    fn is_struck(&self, index: &Index, beside: &[&Beside]) -> bool {
        let strikes = |rival: &EntityId| {
            let mut others = beside.iter().filter_map(|known| known.get(rival)).flatten();
            others.any(|other| stands_for(index, *other, &self.named))
        };
        !self.rivals.is_empty() && self.rivals.iter().all(strikes)
    }
}

/// The entities that a question names beside each other, in its stem and as its answer.
fn pairs(entry: &Entry) -> Beside {
    let keys = entry.draft.keys.iter().filter_map(|key| match key {
        Value::Entity(entity) => Some(*entity),
        _ => None,
    });
    let all: BTreeSet<EntityId> = keys.chain(entry.named.iter().copied()).collect();
    let others = |one: EntityId| {
        all.iter()
            .copied()
            .filter(move |other| *other != one)
            .collect()
    };
    all.iter().map(|&one| (one, others(one))).collect()
}

/// Whether an entity stands where a question has one of its own: of the same class, and not named there.
fn stands_for(index: &Index, other: EntityId, named: &[EntityId]) -> bool {
    let like = |one: &EntityId| {
        let mut classes = index.entity(*one).classes.iter();
        classes.any(|class| index.entity(other).classes.contains(class))
    };
    !named.contains(&other) && named.iter().any(like)
}
