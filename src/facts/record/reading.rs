//! What stands in a field, read by its content.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Placed, Record};
use crate::date::Date;
use crate::facts::report::{Reporter, Span};
use crate::facts::scalars::{self, check_id};
use crate::facts::shape::{Content, Field, Shape};
use crate::facts::tree::{Kind, Node};
use crate::moment::Moment;

/// What a field says.
pub(super) enum Reading<'t> {
    Text(String),
    Statement(&'t str),
    Texts(Vec<Placed>),
    Date(Date),
    Moment(Moment),
    Number(Decimal),
    Paragraphs(Vec<u32>),
    Flag(bool),
    Words(Vec<&'static str>),
    Record(Record<'t>),
    /// What is read in its turn.
    Nodes(Vec<Node<'t>>),
    Named(Vec<(&'t str, Span, Node<'t>)>),
    Lists(Vec<(&'t str, Span, Vec<Placed>)>),
}

impl<'t> Reading<'t> {
    /// What stands in a field, read by its content.
    pub fn of(
        owner: &str,
        field: &'static Field,
        key: Span,
        node: Node<'t>,
        report: &mut Reporter,
    ) -> Option<Reading<'t>> {
        let name = field.name;
        match field.content {
            Content::Text => scalars::text(node, key, name, report).map(Reading::Text),
            Content::Statement => {
                let raw = scalars::raw_text(node, key, name, report)?;
                if raw.trim().is_empty() {
                    scalars::empty(key, name, report);
                    return None;
                }
                scalars::can_be_seen(raw, node, name, report).then_some(Reading::Statement(raw))
            }
            Content::Id(signs) => {
                let id = scalars::text(node, key, name, report)?;
                check_id(&id, node.span(), signs, report);
                Some(Reading::Text(id))
            }
            Content::Ids(signs) => {
                let ids = texts(&members(node, key, name, report), key, name, report);
                for (id, at) in &ids {
                    check_id(id, *at, signs, report);
                }
                Some(Reading::Texts(ids))
            }
            Content::Texts => {
                let nodes = members(node, key, name, report);
                Some(Reading::Texts(texts(&nodes, key, name, report)))
            }
            Content::List => list(field, key, node, report),
            Content::Date => scalars::date(node, key, name, report).map(Reading::Date),
            Content::Moment => scalars::moment(node, key, name, report).map(Reading::Moment),
            Content::Number | Content::Whole(_) => {
                scalars::number(node, key, name, report).map(Reading::Number)
            }
            Content::Paragraphs => Some(Reading::Paragraphs(paragraphs(node, key, name, report))),
            Content::Flag => scalars::flag(node, key, name, report).map(Reading::Flag),
            Content::Word(words) => {
                let word = scalars::word(node, key, name, words, report)?;
                Some(Reading::Words(vec![word]))
            }
            Content::Words(words) => {
                let nodes = members(node, key, name, report);
                let found = nodes
                    .iter()
                    .filter_map(|&node| scalars::word(node, key, name, words, report));
                Some(Reading::Words(scalars::distinct(found.collect())))
            }
            Content::Values(_) => Some(Reading::Nodes(members(node, key, name, report))),
            Content::Map(shape) => Record::read(node, key, shape, report).map(Reading::Record),
            Content::Named(shape) => Some(named(owner, field, shape, key, node, report)),
            Content::Maps(_) => maps(owner, field, key, node, report),
            Content::Lists => lists(field, key, node, report),
        }
    }
}

/// The members of a list, or the value itself where it is none.
fn members<'t>(node: Node<'t>, key: Span, name: &str, report: &mut Reporter) -> Vec<Node<'t>> {
    match node.kind() {
        Kind::List => {
            let nodes: Vec<Node> = node.items().collect();
            if nodes.is_empty() {
                scalars::empty(key, name, report);
            }
            nodes
        }
        _ => vec![node],
    }
}

fn texts(nodes: &[Node], key: Span, name: &str, report: &mut Reporter) -> Vec<Placed> {
    let placed = |node: &Node| Some((scalars::text(*node, key, name, report)?, node.span()));
    nodes.iter().filter_map(placed).collect()
}

/// A list alone; what is not read whole is not read at all.
fn list<'t>(
    field: &Field,
    key: Span,
    node: Node<'t>,
    report: &mut Reporter,
) -> Option<Reading<'t>> {
    if node.kind() != Kind::List {
        let expected = format!("`{}` is a list", field.name);
        let help = format!("as in `{}`", field.example);
        scalars::mismatch(node, key, &expected, &help, report);
        return None;
    }
    let nodes: Vec<Node> = node.items().collect();
    let texts = texts(&nodes, key, field.name, report);
    (texts.len() == nodes.len()).then_some(Reading::Texts(texts))
}

fn paragraphs(node: Node, key: Span, name: &str, report: &mut Reporter) -> Vec<u32> {
    let mut paragraphs = Vec::new();
    for node in members(node, key, name, report) {
        let number = match node.kind() {
            Kind::Text(word) => word.parse::<u32>().ok().filter(|_| !word.starts_with('+')),
            _ => None,
        };
        match (number, node.kind()) {
            (Some(number), _) => paragraphs.push(number),
            (None, Kind::Bad) => {}
            (None, kind) => report.error(
                if kind == Kind::Null { key } else { node.span() },
                format!("`{name}` is a number from 0, or a list of them"),
                "1 is the first paragraph, 0 the headline",
            ),
        }
    }
    scalars::distinct(paragraphs)
}

/// Maps under ids. Nothing, as in `blanks:`, is a map of none.
fn named<'t>(
    owner: &str,
    field: &Field,
    shape: &Shape,
    key: Span,
    node: Node<'t>,
    report: &mut Reporter,
) -> Reading<'t> {
    let is_nothing = node.kind() == Kind::Null && field.required;
    if node.kind() != Kind::Map && !is_nothing {
        let expected = format!("`{}` is a map of names", field.name);
        let help = format!("as in `{}`", field.example);
        scalars::mismatch(node, key, &expected, &help, report);
        return Reading::Named(Vec::new());
    }
    let found = keyed(node, shape.what, report);
    for &(id, at, _) in &found {
        check_id(id, at, &['-', '_'], report);
    }
    if found.is_empty() && field.required {
        none(owner, field, key, report);
    }
    Reading::Named(found)
}

fn maps<'t>(
    owner: &str,
    field: &Field,
    key: Span,
    node: Node<'t>,
    report: &mut Reporter,
) -> Option<Reading<'t>> {
    if !matches!(node.kind(), Kind::List | Kind::Null) {
        let expected = format!("`{}` is a list", field.name);
        let help = "write `- ` before the `id` of each fact";
        scalars::mismatch(node, key, &expected, help, report);
        return None;
    }
    let nodes: Vec<Node> = node.items().collect();
    if nodes.is_empty() {
        none(owner, field, key, report);
    }
    Some(Reading::Nodes(nodes))
}

/// Nothing stands in a field that needs something.
fn none(owner: &str, field: &Field, key: Span, report: &mut Reporter) {
    let owner = owner.rsplit(' ').next().unwrap_or(owner);
    report.error(
        key,
        format!("the {owner} has no {}", field.name),
        format!("as in `{}`", field.example),
    );
}

fn lists<'t>(
    field: &Field,
    key: Span,
    node: Node<'t>,
    report: &mut Reporter,
) -> Option<Reading<'t>> {
    if node.kind() != Kind::Map {
        let expected = format!("`{}` holds a list of names for each class", field.name);
        let help = format!("as in `{}`", field.example);
        scalars::mismatch(node, key, &expected, &help, report);
        return None;
    }
    let mut lists = Vec::new();
    for (class, key, value) in keyed(node, "a class", report) {
        let nodes = members(value, key, field.name, report);
        lists.push((class, key, texts(&nodes, key, class, report)));
    }
    Some(Reading::Lists(lists))
}

/// The map's keys, each once, with their values.
fn keyed<'t>(
    node: Node<'t>,
    what: &'static str,
    report: &mut Reporter,
) -> Vec<(&'t str, Span, Node<'t>)> {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut keyed = Vec::new();
    for (key, value) in node.entries() {
        let Kind::Text(word) = key.kind() else {
            if key.kind() != Kind::Bad {
                let message = format!("the name of {what} is a text");
                report.error(key.span(), message, "write a name before the colon");
            }
            continue;
        };
        if let Some(&first) = seen.get(word) {
            scalars::twice(key.span(), first, word, report);
            continue;
        }
        seen.insert(word, key.span());
        keyed.push((word, key.span(), value));
    }
    keyed
}
