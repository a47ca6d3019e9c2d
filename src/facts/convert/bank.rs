//! The top of a bank, and its source and pools.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::problem::quoted;
use super::super::record::Record;
use super::super::report::{Reporter, Span};
use super::super::scalars;
use super::super::shape::BANK;
use super::super::tree::{Kind, Node};
use super::super::{Entity, EntityId, Fact, FactId, Facts, Pool, Source, check};
use super::{Names, entities, facts};
use crate::lang;

/// A bank from the root of its file; `None` where a problem was reported that leaves none.
pub(super) fn bank(root: Node, named: &HashSet<EntityId>, report: &mut Reporter) -> Option<Facts> {
    let start = Span {
        len: 1,
        ..root.span()
    };
    let mut record = Record::read(root, start, &BANK, report)?;
    let language = language(&mut record, report);
    let source = source(&mut record, report);
    let (entities, mut names) =
        entities::entities(record.named("entities"), named, lang::of(&language), report);
    let nodes = record.nodes("facts");
    names.facts = fact_ids(&nodes, report).into();
    let facts = facts::facts(&nodes, &mut names, report);
    let pools = pools(&mut record, &entities, &facts, &names, report);
    let updated = record.moment("updated");
    Some(Facts {
        id: record.text("id")?,
        title: record.text("title")?,
        language,
        source,
        updated,
        entities,
        pools,
        facts,
        left_out: 0,
    })
}

fn language(record: &mut Record, report: &mut Reporter) -> String {
    const DEFAULT: &str = "en";
    let at = record.get("language").map(|entry| entry.value.span());
    let Some((at, code)) = at.zip(record.text("language")) else {
        return DEFAULT.into();
    };
    let is_subtag =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let known: Vec<&str> = lang::ALL.iter().map(|words| words.code).collect();
    if !code.split('-').all(is_subtag) {
        let message = format!("{} is no code of a language", quoted(&code));
        report.error(at, message, "write a code as `en` or `pt-BR` (BCP 47)");
    } else if lang::known(&code).is_none() {
        report.warning(
            at,
            format!(
                "there are no words for the language {}: English ones stand in",
                quoted(&code)
            ),
            format!("there are words for {}", scalars::all(&known)),
        );
    }
    code
}

fn source(record: &mut Record, report: &mut Reporter) -> Source {
    let Some(mut record) = record.record("source") else {
        return Source::default();
    };
    Source {
        name: record.text("name"),
        published: record.date("published"),
        by: record.text("by"),
        publisher: record.text("publisher"),
        url: url(&mut record, report),
        article: article(&mut record, report),
        free: record.says("words"),
    }
}

fn url(record: &mut Record, report: &mut Reporter) -> Option<String> {
    let at = record.get("url")?.value.span();
    let url = record.text("url")?;
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    let is_url = host.is_some_and(|host| {
        !host.is_empty()
            && !host.starts_with(['/', '.', ':'])
            && !host.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c))
    });
    if is_url {
        return Some(url);
    }
    let message = format!("{} is no address of a page", quoted(&url));
    report.refuse(at, message, "it begins with `https://` or `http://`")
}

fn article(record: &mut Record, report: &mut Reporter) -> Option<String> {
    let at = record.get("article")?.value.span();
    let path = record.text("article")?;
    let is_inside = !path.starts_with('/')
        && !path.contains(['\\', ':'])
        && path.split('/').all(|part| !part.is_empty() && part != "..");
    if is_inside {
        return Some(path);
    }
    let message = format!("{} leads out of the bank's folder", quoted(&path));
    let help = "write a path below the bank's own folder, with `/` and without `..`";
    report.refuse(at, message, help)
}

fn pools(
    record: &mut Record,
    entities: &[Entity],
    facts: &[Fact],
    names: &Names,
    report: &mut Reporter,
) -> Vec<Pool> {
    let classes = check::classes(entities, facts).map(|(class, ..)| class);
    let classes: BTreeSet<&str> = classes.collect();
    let mut pools = Vec::new();
    for (class, key, placed) in record.lists("pools") {
        if report.is_sound() && !classes.contains(class) {
            let help = match report.nearest(class, classes.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a pool adds names to a class of entities or texts".into(),
            };
            report.warning(
                key,
                format!("nothing is of the class {}", quoted(class)),
                help,
            );
        }
        let mut pool = Pool {
            class: class.into(),
            names: Vec::new(),
        };
        let mut seen = HashSet::new();
        for (name, at) in placed {
            let lower = name.to_lowercase();
            let entity = names.by_name.get(&lower);
            let entity = entity.and_then(|id| entities.get(id.0 as usize));
            if let Some(entity) =
                entity.filter(|entity| entity.classes.iter().any(|own| own == class))
            {
                report.error(
                    at,
                    format!(
                        "{} is an entity of the class `{class}` already",
                        quoted(&name)
                    ),
                    format!("delete it here: `{}` is offered without it", entity.id),
                );
            } else if !seen.insert(lower) {
                let message = format!("{} stands in this list twice", quoted(&name));
                report.error(at, message, "delete one of them");
            } else {
                pool.names.push(name);
            }
        }
        pools.push(pool);
    }
    pools
}

/// Every fact's id; one that stands twice is reported.
fn fact_ids<'t>(nodes: &[Node<'t>], report: &mut Reporter) -> HashMap<&'t str, (FactId, Span)> {
    let mut ids: HashMap<&str, (FactId, Span)> = HashMap::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let id = node
            .entries()
            .find(|(key, _)| key.kind() == Kind::Text("id"));
        let Some((_, value)) = id else { continue };
        let Kind::Text(id) = value.kind() else {
            continue;
        };
        match ids.get(id) {
            Some(&(_, first)) => scalars::twice(value.span(), first, id, report),
            None => {
                ids.insert(id, (FactId(index as u32), value.span()));
            }
        }
    }
    ids
}
