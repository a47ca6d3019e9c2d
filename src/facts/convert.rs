//! A tree of YAML to a bank.
//!
//! In goes the tree, out comes a [`Facts`] in which every reference holds, or nothing where something was
//! reported. The ids of all entities and facts are gathered first, so that everything may stand in any order.

mod answer;
mod attribution;
mod bank;
mod blank;
mod entities;
mod fact;
mod limits;
mod statement;
mod values;

use std::collections::HashMap;

use super::report::{Reporter, Span};
use super::tree::{Kind, Tree};
use super::{EntityId, FactId, Facts, MAX_BYTES, Problem, check};

/// What the facts of a bank may refer to.
struct Names<'t> {
    /// Entities by their ids.
    entities: HashMap<&'t str, EntityId>,
    /// The ids of entities, in the order of the file.
    ids: Vec<&'t str>,
    /// The classes of each, as `ids` has them.
    classes: Vec<Vec<String>>,
    /// Entities by their names and aliases, in lower case.
    by_name: HashMap<String, EntityId>,
    /// Facts by their ids.
    facts: HashMap<&'t str, (FactId, Span)>,
    /// Facts by ids that they had before.
    was: HashMap<String, Span>,
}

impl<'t> Names<'t> {
    /// The entity with this id, or else with this name or alias.
    fn entity(&self, word: &str) -> Option<EntityId> {
        let by_name = || self.by_name.get(&word.to_lowercase());
        self.entities.get(word).or_else(by_name).copied()
    }

    /// The entity with this id; where there is none, that is reported.
    fn entity_by_id(&self, word: &str, at: Span, report: &mut Reporter) -> Option<EntityId> {
        let found = self.entities.get(word).copied();
        if found.is_none() {
            let by_name = self.by_name.get(&word.to_lowercase());
            let by_name = by_name.and_then(|id| self.ids.get(id.0 as usize).copied());
            let meant = by_name.or_else(|| report.nearest(word, self.ids.iter().copied()));
            let help = match meant {
                Some(id) => format!("did you mean `{id}`?"),
                None => "write its id, and let it stand under `entities`".into(),
            };
            let message = format!("there is no entity {}", super::problem::quoted(word));
            report.error(at, message, help);
        }
        found
    }
}

/// Reads a bank: see [`Facts::read`].
pub(super) fn read(file: &str, yaml: &str) -> (Option<Facts>, Vec<Problem>) {
    if yaml.len() as u64 > MAX_BYTES {
        let message = "the file is larger than 256 MiB, the most that is read";
        let problem = Problem::of_file(file, message, "split it into several banks");
        return (None, vec![problem]);
    }
    let mut report = Reporter::new(file, yaml);
    let facts = Tree::read(yaml, &mut report).and_then(|tree| convert(&tree, &mut report));
    if let (Some(facts), true) = (&facts, report.is_sound()) {
        check::weaknesses(facts, &mut report);
    }
    let facts = facts.filter(|_| report.is_sound());
    (facts, report.finish())
}

fn convert(tree: &Tree, report: &mut Reporter) -> Option<Facts> {
    let root = tree.root().filter(|root| root.kind() != Kind::Null);
    let Some(root) = root else {
        report.error(
            Span::default(),
            "the file is empty",
            "a bank begins with `id: moon-landing` and `title: The first Moon landing`; its `facts:` follow",
        );
        return None;
    };
    bank::bank(root, report)
}
