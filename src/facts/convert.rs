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
mod facts;
mod limits;
mod statement;
mod values;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::lang::Words;

use super::report::{Reporter, Span};
use super::tree::{Kind, Tree};
use super::{Bank, EntityId, FactId, Facts, MAX_BYTES, Problem, draft};

/// What the facts of a bank may refer to.
#[derive(Clone)]
struct Names<'t> {
    /// The words of the bank's language.
    words: &'static Words,
    /// Entities by their ids.
    entities: HashMap<&'t str, EntityId>,
    /// The ids of entities, in the order of the file.
    ids: Vec<&'t str>,
    /// The classes of each, as `ids` has them.
    classes: Vec<Vec<String>>,
    /// Entities by their names and aliases, in lower case.
    by_name: HashMap<String, EntityId>,
    /// The same of those that are drafts, which only drafts call by a name.
    drafts_by_name: HashMap<String, EntityId>,
    /// Whether it is a draft that is read.
    in_draft: bool,
    /// Facts by their ids.
    facts: Arc<HashMap<&'t str, (FactId, Span)>>,
    /// Facts by ids that they had before.
    was: HashMap<String, Span>,
}

impl<'t> Names<'t> {
    /// The entity with this id, or else with this name or alias.
    fn entity(&self, word: &str) -> Option<EntityId> {
        let by_name = || {
            let word = word.to_lowercase();
            let draft = || self.drafts_by_name.get(&word).filter(|_| self.in_draft);
            self.by_name.get(&word).or_else(draft)
        };
        self.entities.get(word).or_else(by_name).copied()
    }

    /// The entity that has this name or alias, in lower case, draft or not.
    fn named(&self, lower: &str) -> Option<EntityId> {
        let draft = || self.drafts_by_name.get(lower);
        self.by_name.get(lower).or_else(draft).copied()
    }

    /// Where the names of entities are kept that are drafts, or of those that are none.
    fn of_standing(&mut self, draft: bool) -> &mut HashMap<String, EntityId> {
        match draft {
            true => &mut self.drafts_by_name,
            false => &mut self.by_name,
        }
    }

    /// The entity with this id; where there is none, that is reported.
    fn entity_by_id(&self, word: &str, at: Span, report: &mut Reporter) -> Option<EntityId> {
        let found = self.entities.get(word).copied();
        if found.is_none() {
            let by_name = self.named(&word.to_lowercase());
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

/// Reads a bank with its drafts, as [`super::Bank::read`] does.
pub(super) fn read(file: &str, yaml: &str) -> (Option<Bank>, Vec<Problem>) {
    if yaml.len() as u64 > MAX_BYTES {
        let message = "the file is larger than 256 MiB, the most that is read";
        let problem = Problem::of_file(file, message, "split it into several banks");
        return (None, vec![problem]);
    }
    let mut report = Reporter::new(file, yaml);
    let tree = Tree::read(yaml, &mut report);
    let bank = tree.and_then(|tree| with_drafts(&tree, &mut report).map(Bank::of));
    let bank = bank.filter(|_| report.is_sound());
    if let Some(bank) = &bank {
        bank.weaknesses(&mut report);
    }
    (bank, report.finish())
}

/// The bank of a tree. Which entities are drafts no longer, since something accepted names them, is known only when
/// all is read; then it is read again.
fn with_drafts(tree: &Tree, report: &mut Reporter) -> Option<Facts> {
    let before = report.clone();
    let facts = convert(tree, &HashSet::new(), report)?;
    let named = draft::named(&facts);
    if named.is_empty() {
        return Some(facts);
    }
    *report = before;
    convert(tree, &named, report)
}

/// The bank of a tree; `named` are the entities that came with a draft and are none any more.
fn convert(tree: &Tree, named: &HashSet<EntityId>, report: &mut Reporter) -> Option<Facts> {
    let root = tree.root().filter(|root| root.kind() != Kind::Null);
    let Some(root) = root else {
        report.error(
            Span::default(),
            "the file is empty",
            "a bank begins with `id: moon-landing` and `title: The first Moon landing`; its `facts:` follow",
        );
        return None;
    };
    bank::bank(root, named, report)
}
