//! Values that are not the answer: wrong ones and contestable ones.

use std::collections::HashSet;

use super::super::problem::quoted;
use super::super::record::Record;
use super::super::report::{Reporter, Span};
use super::super::scalars::{self, is_kebab};
use super::super::shape::WRONG;
use super::super::suggest::is_slip;
use super::super::tree::{Kind, Node};
use super::super::{Answer, Value, Wrong};
use super::Names;
use crate::date::Precision;
use crate::lang::Words;
use crate::tokens::{Grain, grain};

/// What a value of a blank must be like.
#[derive(Clone, Copy)]
pub(super) struct Like<'a> {
    /// Of the type of this.
    pub answer: &'a Answer,
    /// The question, which may want a date less precise.
    pub ask: Option<&'a str>,
    /// The words of the bank's language.
    pub words: &'static Words,
}

/// The wrong values and those to avoid, of one blank.
pub(super) fn values(
    like: Like,
    accept: &[String],
    record: &mut Record,
    names: &Names,
    report: &mut Reporter,
) -> (Vec<Wrong>, Vec<Value>) {
    let mut reader = Reader {
        like,
        names,
        accept: accept.iter().map(|text| text.to_lowercase()).collect(),
        seen: HashSet::new(),
    };
    let mut wrong = Vec::new();
    let key = |record: &Record, name| record.get(name).map(|entry| entry.key);
    if let Some(key) = key(record, "wrong") {
        let nodes = record.nodes("wrong");
        if let [node] = nodes[..] {
            warn_of_commas(like.answer, node, report);
        }
        for node in nodes {
            wrong.extend(reader.wrong(node, key, report));
        }
    }
    let mut avoid = Vec::new();
    if let Some(key) = key(record, "avoid") {
        for node in record.nodes("avoid") {
            avoid.extend(reader.value(node, (key, "avoid"), report));
        }
    }
    (wrong, avoid)
}

/// Warns of one text that looks like several, where the answer has no comma itself.
fn warn_of_commas(answer: &Answer, node: Node, report: &mut Reporter) {
    let is_worded = match answer {
        Answer::Text { text, .. } => !text.contains(','),
        Answer::Entity(_) | Answer::List { .. } => true,
        Answer::Date { .. } | Answer::Number { .. } => false,
    };
    if let Kind::Text(word) = node.kind()
        && is_worded
        && word.contains(", ")
    {
        report.warning(
            node.span(),
            format!("{} is taken as one wrong value", quoted(word)),
            format!("write a list for several: `[{}]`", scalars::one_line(word)),
        );
    }
}

struct Reader<'a, 't> {
    like: Like<'a>,
    names: &'a Names<'t>,
    /// Spellings that are right, in lower case.
    accept: HashSet<String>,
    /// Values that were listed already.
    seen: HashSet<Value>,
}

impl Reader<'_, '_> {
    /// A value, or `{ value:, why: }`.
    fn wrong(&mut self, node: Node, key: Span, report: &mut Reporter) -> Option<Wrong> {
        if node.kind() != Kind::Map {
            let value = self.value(node, (key, "wrong"), report)?;
            return Some(Wrong { value, why: None });
        }
        let start = Span {
            len: 1,
            ..node.span()
        };
        let mut record = Record::read(node, start, &WRONG, report)?;
        let entry = record.get("value")?;
        let (node, place) = (entry.value, (entry.key, entry.name));
        let value = self.value(node, place, report)?;
        Some(Wrong {
            value,
            why: record.text("why"),
        })
    }

    /// A value of the answer's type that is not the answer, and stands once.
    fn value(&mut self, node: Node, field: (Span, &str), report: &mut Reporter) -> Option<Value> {
        let value = typed(self.like, node, field, self.names, report)?;
        let shown = match node.kind() {
            Kind::Text(word) => quoted(scalars::one_line(word).as_str()),
            _ => String::new(),
        };
        if self.is_right(&value) {
            let message = format!("{shown} is right here, so it is neither wrong nor contestable");
            return report.refuse(node.span(), message, "delete it");
        }
        let again = match &value {
            Value::Text(text) => Value::Text(text.to_lowercase()),
            other => other.clone(),
        };
        if !self.seen.insert(again) {
            let message = format!("{shown} is listed twice");
            return report.refuse(
                node.span(),
                message,
                "keep it under `wrong` or `avoid`, once",
            );
        }
        Some(value)
    }

    fn is_right(&self, value: &Value) -> bool {
        let accepted = |text: &str| self.accept.contains(&text.to_lowercase());
        match (self.like.answer, value) {
            (Answer::Date { date, .. }, Value::Date(value)) => {
                date.coarsened(value.precision()) == *value
            }
            (Answer::Number { value: key, .. }, Value::Number(value)) => value == key,
            (Answer::Entity(key), Value::Entity(id)) => id == key,
            (Answer::List { items, .. }, Value::Text(text)) => {
                let same = |item: &Value| matches!(item, Value::Text(item) if is_same(item, text));
                accepted(text) || items.iter().any(same)
            }
            (Answer::List { items, .. }, value) => items.contains(value),
            (Answer::Text { text: key, .. }, Value::Text(text)) => {
                is_same(key, text) || accepted(text)
            }
            (_, Value::Text(text)) => accepted(text),
            _ => false,
        }
    }
}

/// What stands in a field, as a value of the answer's type.
pub(super) fn typed(
    Like { answer, ask, words }: Like,
    node: Node,
    (key, name): (Span, &str),
    names: &Names,
    report: &mut Reporter,
) -> Option<Value> {
    match answer {
        Answer::Date { date, .. } => {
            let value = scalars::date(node, key, name, report)?;
            let asked = ask.and_then(|ask| grain(ask, words));
            let is_asked = asked == Some(Grain::Date(value.precision()));
            if value.precision() == date.precision()
                || is_asked && value.precision() < date.precision()
            {
                return Some(Value::Date(value));
            }
            let known = |precision| match precision {
                Precision::Year => "year",
                Precision::Month => "month",
                Precision::Day => "day",
            };
            let (value_known, known) = (known(value.precision()), known(date.precision()));
            report.refuse(
                node.span(),
                format!("`{value}` is known to the {value_known}, but the answer to the {known}"),
                format!("write it as precisely as the answer, `{date}`"),
            )
        }
        Answer::Number { .. } => scalars::number(node, key, name, report).map(Value::Number),
        Answer::Text { .. } => scalars::text(node, key, name, report).map(Value::Text),
        Answer::Entity(_) | Answer::List { .. } => {
            let text = scalars::text(node, key, name, report)?;
            let has_entities = match answer {
                Answer::List { items, .. } => matches!(items.first(), Some(Value::Entity(_))),
                _ => true,
            };
            if !has_entities {
                return Some(Value::Text(text));
            }
            if let Some(id) = names.entity(&text) {
                return Some(Value::Entity(id));
            }
            warn_of_near_id(&text, node.span(), names, report);
            Some(Value::Text(text))
        }
    }
}

/// Whether two texts differ in capitals alone.
fn is_same(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}

/// Warns of words that look like the misspelt id of an entity.
pub(super) fn warn_of_near_id(words: &str, at: Span, names: &Names, report: &mut Reporter) {
    if !is_kebab(words, &['-', '_']) {
        return;
    }
    let near = report.nearest(words, names.ids.iter().copied());
    if let Some(id) = near.filter(|id| is_slip(words, id)) {
        report.warning(
            at,
            format!(
                "{} is taken for words, as there is no such entity",
                quoted(words)
            ),
            format!("did you mean `{id}`?"),
        );
    }
}
