//! Where things stand in a file: what a way leads to, and the bytes that it takes.

use std::ops::Range;

use super::super::shape::{self, Shape};
use super::super::tree::{Kind, Node};

/// The column in which a key stands, from 0.
pub(super) fn column(key: Node) -> usize {
    (key.span().place.column as usize).saturating_sub(1)
}

/// The map in which a way ends, by what it may hold.
pub(super) fn shape_at(way: &[String]) -> Option<&'static Shape> {
    let way: Vec<&str> = way.iter().map(String::as_str).collect();
    match way[..] {
        [] => Some(&shape::BANK),
        ["source"] => Some(&shape::SOURCE),
        ["entities", _] => Some(&shape::ENTITY),
        ["facts", _] => Some(&shape::FACT),
        ["facts", _, "blanks", _] => Some(&shape::BLANK),
        _ => None,
    }
}

/// What stands under a name of a map, or under an id of a list.
pub(super) fn below<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    let named = |node: Node<'t>, name: &str| {
        let mut entries = node.entries();
        let found = entries.find(|(key, _)| key.kind() == Kind::Text(name));
        found.map(|(_, value)| value)
    };
    match node.kind() {
        Kind::List => node
            .items()
            .find(|item| named(*item, "id").is_some_and(|id| id.kind() == Kind::Text(name))),
        _ => named(node, name),
    }
}

pub(super) fn is_flow(node: Node, yaml: &str) -> bool {
    let start = node.span().start as usize;
    let is_one = matches!(node.kind(), Kind::List | Kind::Map);
    is_one && matches!(yaml.as_bytes().get(start), Some(b'[' | b'{'))
}

/// The bytes of a node. The parser ends a list or map without brackets where the next thing begins: here it ends with
/// its last member.
pub(super) fn range(node: Node, yaml: &str) -> Range<usize> {
    let span = node.span();
    let (start, end) = (span.start as usize, (span.start + span.len) as usize);
    let mut last = node;
    let mut end = end;
    while matches!(last.kind(), Kind::List | Kind::Map) && !is_flow(last, yaml) {
        let Some(inner) = last.items().last().or_else(|| last_value(last)) else {
            break;
        };
        let span = inner.span();
        end = (span.start + span.len) as usize;
        last = inner;
    }
    let text = yaml.get(start..end).unwrap_or_default();
    start..start + text.trim_end().len()
}

/// The last value of a map, or its key where that has none.
fn last_value(map: Node<'_>) -> Option<Node<'_>> {
    let (key, value) = map.entries().last()?;
    let is_nothing = value.kind() == Kind::Null && value.span().len == 0;
    Some(if is_nothing { key } else { value })
}
