//! The top of a bank, and its source and pools.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::super::fields::{self, Fields, Form};
use super::super::problem::quoted;
use super::super::report::{Reporter, Span};
use super::super::scalars::{self, check_id};
use super::super::tree::{Kind, Node};
use super::super::{Entity, Fact, FactId, Facts, Pool, Source, check};
use super::{Names, entities, fact, keyed};
use crate::lang;

const BANK: Form = Form {
    what: "a bank",
    example: "id: moon-landing",
    names: &[
        "id", "title", "language", "source", "updated", "entities", "pools", "facts",
    ],
};

/// A whole bank.
pub(super) fn bank(root: Node, report: &mut Reporter) -> Option<Facts> {
    let start = Span {
        len: 1,
        ..root.span()
    };
    let fields = Fields::read(root, start, &BANK, report)?;
    let id = fields
        .required("id", "id: moon-landing", report)
        .and_then(|field| {
            let id = field.text(report)?;
            check_id(&id, field.value.span(), &['-'], report);
            Some(id)
        });
    let title = fields
        .required("title", "title: The first Moon landing", report)
        .and_then(|field| field.text(report));
    let language = language(&fields, report);
    let source = source(&fields, report);
    let updated = fields.moment("updated", report);

    let (entities, mut names) = entities::entities(fields.get("entities"), report);
    let nodes = fact_nodes(&fields, report);
    names.facts = fact_ids(&nodes, report);
    let facts = nodes
        .iter()
        .filter_map(|&node| fact::fact(node, &mut names, report));
    let facts: Vec<Fact> = facts.collect();
    let pools = pools(&fields, &entities, &facts, &names, report);
    Some(Facts {
        id: id?,
        title: title?,
        language,
        source,
        updated,
        entities,
        pools,
        facts,
    })
}

fn language(fields: &Fields, report: &mut Reporter) -> String {
    const DEFAULT: &str = "en";
    let field = fields.get("language");
    let Some((field, code)) = field.and_then(|field| Some((field, field.text(report)?))) else {
        return DEFAULT.into();
    };
    let is_subtag =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let known: Vec<&str> = lang::ALL.iter().map(|words| words.code).collect();
    if !code.split('-').all(is_subtag) {
        let message = format!("{} is no code of a language", quoted(&code));
        report.error(
            field.value.span(),
            message,
            "write a code as `en` or `pt-BR` (BCP 47)",
        );
    } else if lang::known(&code).is_none() {
        report.warning(
            field.value.span(),
            format!(
                "there are no words for the language {}: English ones stand in",
                quoted(&code)
            ),
            format!("there are words for {}", scalars::all(&known)),
        );
    }
    code
}

fn source(fields: &Fields, report: &mut Reporter) -> Source {
    const SOURCE: Form = Form {
        what: "a source",
        example: "source: { name: First people walk on the Moon, published: 1969-08 }",
        names: &["name", "published", "by", "publisher", "url", "article"],
    };
    let Some(field) = fields.get("source") else {
        return Source::default();
    };
    let Some(fields) = Fields::read(field.value, field.key, &SOURCE, report) else {
        return Source::default();
    };
    Source {
        name: fields.text("name", report),
        published: fields.date("published", report),
        by: fields.text("by", report),
        publisher: fields.text("publisher", report),
        url: url(&fields, report),
        article: article(&fields, report),
    }
}

fn url(fields: &Fields, report: &mut Reporter) -> Option<String> {
    let field = fields.get("url")?;
    let url = field.text(report)?;
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
    report.refuse(
        field.value.span(),
        message,
        "it begins with `https://` or `http://`",
    )
}

fn article(fields: &Fields, report: &mut Reporter) -> Option<String> {
    let field = fields.get("article")?;
    let path = field.text(report)?;
    let is_inside = !path.starts_with('/')
        && !path.contains(['\\', ':'])
        && path.split('/').all(|part| !part.is_empty() && part != "..");
    if is_inside {
        return Some(path);
    }
    let message = format!("{} leads out of the bank's folder", quoted(&path));
    let help = "write a path below the bank's own folder, with `/` and without `..`";
    report.refuse(field.value.span(), message, help)
}

fn pools(
    fields: &Fields,
    entities: &[Entity],
    facts: &[Fact],
    names: &Names,
    report: &mut Reporter,
) -> Vec<Pool> {
    let Some(field) = fields.get("pools") else {
        return Vec::new();
    };
    if field.value.kind() != Kind::Map {
        let help = "as in `pools: { city: [Kabul, Moscow] }`";
        let expected = "`pools` holds a list of names for each class";
        fields::mismatch(field.value, field.key, expected, help, report);
        return Vec::new();
    }
    let classes = check::classes(entities, facts).map(|(class, ..)| class);
    let classes: BTreeSet<&str> = classes.collect();
    let mut pools = Vec::new();
    for (class, key, value) in keyed(field.value, "a class", |_, _, _| (), report) {
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
        let value = fields::Field {
            name: "pools",
            key,
            value,
        };
        for node in value.nodes(report) {
            let Some(name) = scalars::text(node, key, class, report) else {
                continue;
            };
            let lower = name.to_lowercase();
            let entity = names.by_name.get(&lower);
            let entity = entity.and_then(|id| entities.get(id.0 as usize));
            if let Some(entity) = entity.filter(|entity| entity.class == class) {
                report.error(
                    node.span(),
                    format!(
                        "{} is an entity of the class `{class}` already",
                        quoted(&name)
                    ),
                    format!("delete it here: `{}` is offered without it", entity.id),
                );
            } else if !seen.insert(lower) {
                let message = format!("{} stands in this list twice", quoted(&name));
                report.error(node.span(), message, "delete one of them");
            } else {
                pool.names.push(name);
            }
        }
        pools.push(pool);
    }
    pools
}

const EXAMPLE: &str =
    "facts: [{ id: landing, statement: \"… on {day}.\", blanks: { day: { date: 1969-07-20 } } }]";

fn fact_nodes<'t>(fields: &Fields<'t>, report: &mut Reporter) -> Vec<Node<'t>> {
    let Some(field) = fields.required("facts", EXAMPLE, report) else {
        return Vec::new();
    };
    if !matches!(field.value.kind(), Kind::List | Kind::Null) {
        let help = "write `- ` before the `id` of each fact";
        fields::mismatch(field.value, field.key, "`facts` is a list", help, report);
        return Vec::new();
    }
    let nodes: Vec<Node> = field.value.items().collect();
    if nodes.is_empty() {
        report.error(
            field.key,
            "the bank has no facts",
            format!("as in `{EXAMPLE}`"),
        );
    }
    nodes
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
            Some(&(_, first)) => fields::twice(value.span(), first, id, report),
            None => {
                ids.insert(id, (FactId(index as u32), value.span()));
            }
        }
    }
    ids
}
