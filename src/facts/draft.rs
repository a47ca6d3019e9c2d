//! Drafts: facts that nobody has accepted yet, and entities that only they name.
//!
//! In goes a file with its drafts, out comes the bank without them, to the byte the one that the file would be if
//! they were not in it; or with those that could be accepted as they stand, for a first look.

use std::collections::HashSet;

use super::report::Reporter;
use super::{
    Answer, Blank, Bound, Entity, EntityId, Fact, FactId, Facts, Pool, Problem, Source, Standing,
    Value, Who, check,
};

/// A bank as it stands in its file: its facts, its drafts, and what was dropped.
#[derive(Debug)]
pub struct Bank {
    whole: Facts,
}

impl Bank {
    pub(super) fn of(whole: Facts) -> Bank {
        Bank { whole }
    }

    /// All of the file, as what is asked knows it.
    pub(crate) fn whole(&self) -> &Facts {
        &self.whole
    }

    /// What it was distilled from.
    pub fn source(&self) -> &Source {
        &self.whole.source
    }

    /// Every fact of the file in its order, drafts and what was dropped among them.
    pub fn facts(&self) -> &[Fact] {
        &self.whole.facts
    }

    /// Every entity of the file in its order.
    pub fn entities(&self) -> &[Entity] {
        &self.whole.entities
    }

    /// What is accepted: the bank without its drafts, and without the entities that only they name.
    pub fn accepted(&self) -> Facts {
        only(&self.whole, |fact| fact.standing == Standing::Accepted)
    }

    /// What would be accepted, were this fact too.
    pub(crate) fn accepted_with(&self, id: &str) -> Facts {
        only(&self.whole, |fact| {
            fact.standing == Standing::Accepted || fact.id == id
        })
    }

    /// What is weak in that, as reading the bank says it; `yaml` is the text of the file.
    pub(crate) fn weaknesses_with(&self, file: &str, yaml: &str, id: &str) -> Vec<Problem> {
        let mut report = Reporter::new(file, yaml);
        check::weaknesses(&self.accepted_with(id), &self.whole, &mut report);
        report.finish()
    }

    /// What is accepted, where the rest is not needed any more.
    pub fn into_accepted(self) -> Facts {
        match self.is_all_accepted() {
            true => self.whole,
            false => self.accepted(),
        }
    }

    /// What is accepted, and the drafts that lack nothing.
    pub fn with_drafts(&self) -> Facts {
        only(&self.whole, |fact| match fact.standing {
            Standing::Accepted => true,
            Standing::Draft => !fact.blanks.iter().any(lacks_ask),
            Standing::Dropped => false,
        })
    }

    fn is_all_accepted(&self) -> bool {
        let accepted = |fact: &Fact| fact.standing == Standing::Accepted;
        let entities = &self.whole.entities;
        self.whole.facts.iter().all(accepted) && !entities.iter().any(|entity| entity.draft)
    }

    /// Warns of what is weak in what is accepted.
    pub(super) fn weaknesses(&self, report: &mut Reporter) {
        match self.is_all_accepted() {
            true => check::weaknesses(&self.whole, &self.whole, report),
            false => check::weaknesses(&self.accepted(), &self.whole, report),
        }
    }
}

impl Fact {
    /// What a draft must have to be accepted, as far as the bank alone shows it, in words.
    pub fn lacks(&self) -> Vec<String> {
        let lacking = self.blanks.iter().filter(|blank| lacks_ask(blank));
        let ask = |blank: &Blank| format!("an `ask` for `{}` that says its bound", blank.id);
        lacking.map(ask).collect()
    }
}

/// Whether a blank has a bound that only an `ask` can tell.
pub(super) fn lacks_ask(blank: &Blank) -> bool {
    let is_bound = matches!(&blank.answer, Answer::Number { bound, .. } if *bound != Bound::Exact);
    is_bound && blank.ask.is_none()
}

/// The entities that came with a draft and that something accepted names.
pub(super) fn named(facts: &Facts) -> HashSet<EntityId> {
    let mut named = HashSet::new();
    if facts.entities.iter().any(|entity| entity.draft) {
        named = kept(facts, &|fact| fact.standing == Standing::Accepted);
        named.retain(|&id| facts.entity(id).draft);
    }
    named
}

/// The entities that are no drafts, and those that some facts name, by way of others too.
fn kept(facts: &Facts, keeps: &dyn Fn(&Fact) -> bool) -> HashSet<EntityId> {
    let entities = facts.entities.iter().enumerate();
    let mut open: Vec<EntityId> = entities
        .filter(|(_, entity)| !entity.draft)
        .map(|(at, _)| EntityId(at as u32))
        .collect();
    let of_facts = facts.facts.iter().filter(|fact| keeps(fact));
    open.extend(of_facts.flat_map(entities_of));
    let mut kept = HashSet::new();
    while let Some(id) = open.pop() {
        if kept.insert(id) {
            let entity = facts.entity(id);
            open.extend(
                [&entity.within, &entity.apart, &entity.of]
                    .into_iter()
                    .flatten(),
            );
        }
    }
    kept
}

/// The entities that a fact names by their ids.
fn entities_of(fact: &Fact) -> Vec<EntityId> {
    let mut ids = Vec::new();
    // One fact is read in two ways, so that what is named and what is renumbered cannot come apart.
    each_entity(&mut fact.clone(), &mut |id| ids.push(*id));
    ids
}

/// Comes by every reference of a fact to an entity.
fn each_entity(fact: &mut Fact, visit: &mut dyn FnMut(&mut EntityId)) {
    let who = |who: &mut Option<Who>, visit: &mut dyn FnMut(&mut EntityId)| {
        if let Some(Who::Entity(id)) = who {
            visit(id);
        }
    };
    if let Some(details) = &mut fact.details {
        who(&mut details.according, visit);
    }
    for blank in &mut fact.blanks {
        let items = match &mut blank.answer {
            Answer::Entity(id) => {
                visit(id);
                &mut []
            }
            Answer::List { items, .. } => items.as_mut_slice(),
            _ => &mut [],
        };
        let mut value = |value: &mut Value| {
            if let Value::Entity(id) = value {
                visit(id);
            }
        };
        items.iter_mut().for_each(&mut value);
        let Some(details) = &mut blank.details else {
            continue;
        };
        let wrong = details.wrong.iter_mut().map(|wrong| &mut wrong.value);
        wrong.chain(&mut details.avoid).for_each(value);
        who(&mut details.according, visit);
    }
}

/// The bank with some of its facts, and without the drafts of entities that these do not name.
fn only(whole: &Facts, keeps: impl Fn(&Fact) -> bool) -> Facts {
    let kept = kept(whole, &keeps);
    let entity_ids = renumbered(&whole.entities, |id, _| kept.contains(&EntityId(id)));
    let fact_ids = renumbered(&whole.facts, |_, fact| keeps(fact));
    let entity_of = |id: EntityId| entity_ids[id.0 as usize].map(EntityId);
    let moved = |ids: &[EntityId]| ids.iter().filter_map(|&id| entity_of(id)).collect();
    let entities = whole.entities.iter().zip(&entity_ids);
    let entities: Vec<Entity> = entities
        .filter(|(_, id)| id.is_some())
        .map(|(entity, _)| Entity {
            within: moved(&entity.within),
            apart: moved(&entity.apart),
            of: moved(&entity.of),
            ..entity.clone()
        })
        .collect();
    let facts = whole.facts.iter().filter(|fact| keeps(fact));
    let facts = facts.map(|fact| {
        let mut fact = fact.clone();
        if let Some(details) = &mut fact.details {
            for others in [&mut details.about, &mut details.apart] {
                let left = others.iter();
                *others = left
                    .filter_map(|id| fact_ids[id.0 as usize].map(FactId))
                    .collect();
            }
        }
        each_entity(&mut fact, &mut |id| *id = entity_of(*id).unwrap_or(*id));
        fact
    });
    let facts: Vec<Fact> = facts.collect();
    let of_file = |fact: &&Fact| fact.standing == Standing::Draft;
    let drafts = whole.facts.iter().filter(of_file).count();
    Facts {
        id: whole.id.clone(),
        title: whole.title.clone(),
        language: whole.language.clone(),
        source: whole.source.clone(),
        updated: whole.updated,
        pools: pools(&whole.pools, &entities),
        left_out: drafts - facts.iter().filter(of_file).count(),
        entities,
        facts,
    }
}

/// The new position of each thing that is kept.
fn renumbered<T>(all: &[T], keeps: impl Fn(u32, &T) -> bool) -> Vec<Option<u32>> {
    let mut next = 0..;
    let position = |(at, thing)| keeps(at as u32, thing).then(|| next.next()).flatten();
    all.iter().enumerate().map(position).collect()
}

/// The pools without the names of entities that are drafts: an accepted one may not stand there.
fn pools(pools: &[Pool], entities: &[Entity]) -> Vec<Pool> {
    let drafts = entities.iter().filter(|entity| entity.draft);
    let names = drafts.flat_map(|entity| {
        let names = entity.aliases.iter().chain([&entity.name]);
        let of_name = |name: &String| {
            let lower = name.to_lowercase();
            let classes = entity.classes.iter();
            classes.map(move |class| (class.clone(), lower.clone()))
        };
        names.flat_map(of_name)
    });
    let taken: HashSet<(String, String)> = names.collect();
    let without = |pool: &Pool| {
        let stays = |name: &&String| !taken.contains(&(pool.class.clone(), name.to_lowercase()));
        Pool {
            class: pool.class.clone(),
            names: pool.names.iter().filter(stays).cloned().collect(),
        }
    };
    pools.iter().map(without).collect()
}
