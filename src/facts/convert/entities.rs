//! The entities of a bank.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::problem::quoted;
use super::super::record::Record;
use super::super::report::{Reporter, Span};
use super::super::scalars;
use super::super::shape::ENTITY;
use super::super::tree::Node;
use super::super::{Entity, EntityId};
use super::Names;
use crate::lang::Words;

/// A name or alias of an entity, where it stands.
struct Named {
    lower: String,
    shown: String,
    id: EntityId,
    draft: bool,
    at: Span,
}

/// All entities, and the names by which they can be referred to.
pub(super) fn entities<'t>(
    nodes: Vec<(&'t str, Span, Node<'t>)>,
    named: &HashSet<EntityId>,
    words: &'static Words,
    report: &mut Reporter,
) -> (Vec<Entity>, Names<'t>) {
    let mut names = Names {
        words,
        entities: HashMap::with_capacity(nodes.len()),
        ids: nodes.iter().map(|&(id, ..)| id).collect(),
        by_name: HashMap::with_capacity(nodes.len()),
        drafts_by_name: HashMap::new(),
        in_draft: false,
        facts: Arc::default(),
        was: HashMap::new(),
        classes: Vec::with_capacity(nodes.len()),
    };
    for (index, &(id, ..)) in nodes.iter().enumerate() {
        names.entities.insert(id, EntityId(index as u32));
    }
    let mut aliases = Vec::new();
    let mut entities = Vec::with_capacity(nodes.len());
    for (index, &(id, key, node)) in nodes.iter().enumerate() {
        let own = EntityId(index as u32);
        let mut entity = Entity {
            id: id.into(),
            name: id.into(),
            classes: Vec::new(),
            aliases: Vec::new(),
            note: None,
            within: Vec::new(),
            apart: Vec::new(),
            of: Vec::new(),
            cues: Vec::new(),
            draft: false,
            place: key.place,
        };
        if let Some(mut record) = Record::read(node, key, &ENTITY, report) {
            let named_at = record.get("name").map_or(key, |entry| entry.value.span());
            fill(&mut entity, &mut record);
            entity.draft = record.flag("draft") && !named.contains(&own);
            add_name(&entity, own, named_at, &mut names, report);
            for (alias, at) in record.placed("aliases") {
                aliases.push(Named {
                    lower: alias.to_lowercase(),
                    shown: alias.clone(),
                    id: own,
                    draft: entity.draft,
                    at,
                });
                entity.aliases.push(alias);
            }
            entity.within = others("within", &mut record, own, &names, report);
            entity.apart = others("apart", &mut record, own, &names, report);
            entity.of = others("of", &mut record, own, &names, report);
        }
        names.classes.push(entity.classes.clone());
        entities.push(entity);
    }
    add_aliases(aliases, &mut names, report);
    for (start, way) in circles(&entities) {
        let (_, at, _) = nodes[start];
        let way: Vec<String> = way.iter().map(|&id| format!("`{}`", nodes[id].0)).collect();
        report.error(
            at,
            format!(
                "{} is within itself, by way of {}",
                quoted(nodes[start].0),
                way.join(", ")
            ),
            "delete one of these `within`",
        );
    }
    (entities, names)
}

fn fill(entity: &mut Entity, record: &mut Record) {
    if let Some(name) = record.text("name") {
        entity.name = name;
    }
    entity.classes = record.texts("class");
    let mut known = HashSet::new();
    entity.classes.retain(|class| known.insert(class.clone()));
    entity.note = record.text("note");
    entity.cues = record.texts("cues");
}

fn add_name(entity: &Entity, own: EntityId, at: Span, names: &mut Names, report: &mut Reporter) {
    let lower = entity.name.to_lowercase();
    let other = names.named(&lower);
    names.of_standing(entity.draft).insert(lower, own);
    if let Some(other) = other.and_then(|other| names.ids.get(other.0 as usize)) {
        report.error(
            at,
            format!(
                "{} is the name of the entity `{other}` too",
                quoted(&entity.name)
            ),
            "give each a name of its own, or make one entity of the two",
        );
    }
}

/// Aliases may be shared, but none is the name of another entity.
fn add_aliases(aliases: Vec<Named>, names: &mut Names, report: &mut Reporter) {
    let mut shared = Vec::new();
    for alias in aliases {
        match names.named(&alias.lower) {
            Some(other) if other != alias.id => {
                let other = names.ids.get(other.0 as usize).copied().unwrap_or_default();
                report.error(
                    alias.at,
                    format!(
                        "{} is the name of the entity `{other}`",
                        quoted(&alias.shown)
                    ),
                    "delete this alias; a word that merely betrays an entity stands under `cues`",
                );
            }
            _ => shared.push(alias),
        }
    }
    for alias in shared {
        let names = names.of_standing(alias.draft);
        names.entry(alias.lower).or_insert(alias.id);
    }
}

/// References to other entities.
fn others(
    name: &'static str,
    record: &mut Record,
    own: EntityId,
    names: &Names,
    report: &mut Reporter,
) -> Vec<EntityId> {
    let mut others = Vec::new();
    for (word, at) in record.placed(name) {
        match names.entity_by_id(&word, at, report) {
            Some(id) if id == own => {
                let message = format!("{} is `{name}` itself", quoted(&word));
                report.error(at, message, "write another entity, or delete it");
            }
            Some(id) => others.push(id),
            None => {}
        }
    }
    scalars::distinct(others)
}

/// Entities that are within themselves by way of others: the first of each circle, and the way.
fn circles(entities: &[Entity]) -> Vec<(usize, Vec<usize>)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Above,
        Done,
    }
    let mut seen = vec![Seen::No; entities.len()];
    let mut circles = Vec::new();
    for start in 0..entities.len() {
        if seen[start] != Seen::No {
            continue;
        }
        seen[start] = Seen::Above;
        let mut way = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let Some(&EntityId(above)) = entities[*at].within.get(*next) else {
                seen[*at] = Seen::Done;
                way.pop();
                continue;
            };
            *next += 1;
            let above = above as usize;
            match seen[above] {
                Seen::No => {
                    seen[above] = Seen::Above;
                    way.push((above, 0));
                }
                Seen::Above => {
                    let ids = way.iter().map(|&(id, _)| id);
                    let circle: Vec<usize> = ids.skip_while(|&id| id != above).skip(1).collect();
                    circles.push((above, circle.into_iter().take(5).collect()));
                }
                Seen::Done => {}
            }
        }
    }
    circles
}
