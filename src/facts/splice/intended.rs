//! What a bank is to say after a change: the change made to its plain data.

use super::super::written::Written;
use super::{Edit, Unspliced};

/// Makes a change.
pub(super) fn apply(bank: &mut Written, edit: &Edit) -> Result<(), Unspliced> {
    let missing = |depth: usize| Unspliced::Missing(edit.at[..depth].join("/"));
    let (last, way) = edit.at.split_last().ok_or_else(|| missing(0))?;
    let mut at = bank;
    for (depth, name) in (1..).zip(way) {
        at = below(at, name).ok_or_else(|| missing(depth))?;
    }
    set(at, last, edit.value.as_ref());
    Ok(())
}

/// The same changes, where those that go into a map of the bank that is not there yet come as that map.
pub(super) fn gathered(bank: &Written, edits: &[Edit]) -> Vec<Edit> {
    let mut gathered: Vec<Edit> = Vec::new();
    for edit in edits {
        let (Some(value), [map, name]) = (&edit.value, edit.at.as_slice()) else {
            gathered.push(edit.clone());
            continue;
        };
        if bank.get(map).is_some() {
            gathered.push(edit.clone());
            continue;
        }
        let entry = (name.clone(), value.clone());
        let begun = gathered.iter_mut().find(|edit| edit.at == [map.clone()]);
        match begun.and_then(|edit| edit.value.as_mut()) {
            Some(Written::Map(entries)) => entries.push(entry),
            _ => gathered.push(Edit {
                at: vec![map.clone()],
                value: Some(Written::Map(vec![entry])),
            }),
        }
    }
    gathered
}

/// What stands under a name of a map, or under an id of a list.
fn below<'w>(at: &'w mut Written, name: &str) -> Option<&'w mut Written> {
    match at {
        Written::Map(fields) => {
            let mut fields = fields.iter_mut();
            fields.find(|(own, _)| own == name).map(|(_, value)| value)
        }
        Written::List(items) => items.iter_mut().find(|item| id(item) == Some(name)),
        _ => None,
    }
}

fn id(item: &Written) -> Option<&str> {
    item.get("id").and_then(Written::text)
}

fn set(at: &mut Written, name: &str, value: Option<&Written>) {
    if let Some(place) = below(at, name) {
        match value {
            Some(value) => *place = value.clone(),
            None => match at {
                Written::Map(fields) => fields.retain(|(own, _)| own != name),
                Written::List(items) => items.retain(|item| id(item) != Some(name)),
                _ => {}
            },
        }
        return;
    }
    let Some(value) = value.cloned() else { return };
    match at {
        Written::Map(fields) => fields.push((name.into(), value)),
        Written::List(items) => items.push(value),
        Written::Nothing | Written::Text(_) => *at = Written::Map(vec![(name.into(), value)]),
    }
}

/// Whether two say the same, whatever the order of their fields.
pub(super) fn same(one: &Written, other: &Written) -> bool {
    match (one, other) {
        (Written::Map(one), Written::Map(other)) => {
            let stands = |(name, value): &(String, Written)| {
                let mut other = other.iter().filter(|(own, _)| own == name);
                other.next().is_some_and(|(_, there)| same(value, there))
            };
            one.len() == other.len() && one.iter().all(stands)
        }
        (Written::List(one), Written::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (one, other) => one == other,
    }
}
