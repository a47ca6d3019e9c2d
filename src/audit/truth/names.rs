//! The names of a bank: what a text means, and whether two values go by one name.

use std::collections::{HashMap, HashSet};

use crate::facts::{Answer, Blank, EntityId, Fact, Facts, NumberStyle, Piece, Value};
use crate::lang::{self, Words};
use crate::quiz::Quantity;
use crate::sentence::answers;
use crate::tokens::Plain;

/// Every name, and the class of whatever has one.
pub(super) struct Names<'a> {
    facts: &'a Facts,
    entities: HashMap<Plain, EntityId>,
    classes: HashMap<&'a str, HashSet<Plain>>,
}

impl<'a> Names<'a> {
    pub fn new(facts: &'a Facts) -> Names<'a> {
        let mut names = Names {
            facts,
            entities: HashMap::new(),
            classes: HashMap::new(),
        };
        for (position, entity) in facts.entities().iter().enumerate() {
            let id = EntityId(position as u32);
            let plain = names.plain(&entity.name);
            names.entities.insert(plain, id);
            for class in &entity.classes {
                names.take(class, &entity.name);
            }
        }
        for (position, entity) in facts.entities().iter().enumerate() {
            for alias in &entity.aliases {
                let (id, plain) = (EntityId(position as u32), names.plain(alias));
                names.entities.entry(plain).or_insert(id);
            }
        }
        for pool in facts.pools() {
            for name in &pool.names {
                names.take(&pool.class, name);
            }
        }
        for blank in facts.facts().iter().flat_map(|fact| &fact.blanks) {
            match &blank.answer {
                Answer::Text {
                    text,
                    class: Some(class),
                } => names.take(class, text),
                Answer::List {
                    items,
                    class: Some(class),
                } => {
                    for item in items {
                        if let Value::Text(text) = item {
                            names.take(class, text);
                        }
                    }
                }
                _ => {}
            }
        }
        names
    }

    fn take(&mut self, class: &'a str, name: &str) {
        let plain = self.plain(name);
        self.classes.entry(class).or_default().insert(plain);
    }

    /// A text as it is compared.
    pub fn plain(&self, text: &str) -> Plain {
        Plain::of(text, lang::of(self.facts.language()))
    }

    /// What a text means.
    pub fn value(&self, text: &str) -> Value {
        match self.entities.get(&self.plain(text)) {
            Some(&entity) => Value::Entity(entity),
            None => Value::Text(text.to_owned()),
        }
    }

    fn of(&self, value: &Value) -> Vec<Plain> {
        match value {
            Value::Entity(id) => {
                let entity = self.facts.entity(*id);
                entity
                    .aliases
                    .iter()
                    .chain([&entity.name])
                    .map(|name| self.plain(name))
                    .collect()
            }
            Value::Text(text) => vec![self.plain(text)],
            Value::Date(_) | Value::Number(_) => Vec::new(),
        }
    }

    /// Whether two values share a name.
    pub fn meet(&self, a: &Value, b: &Value) -> bool {
        let of_b = self.of(b);
        self.of(a).iter().any(|name| of_b.contains(name))
    }

    /// The classes of what a blank asks for, where it has any; of a list, whose members may be of several, those of the
    /// members that are `shown`.
    pub fn classes_of(&self, blank: &'a Blank, shown: impl Fn(&Value) -> bool) -> Vec<&'a str> {
        let entity = |id: EntityId| {
            let own = self.facts.entity(id).classes.iter();
            let named = blank.class.iter().chain(own);
            named.map(String::as_str).take(match blank.class {
                Some(_) => 1,
                None => usize::MAX,
            })
        };
        let classes: Vec<&str> = match &blank.answer {
            Answer::Entity(id) => entity(*id).collect(),
            Answer::Text { class, .. } => class.iter().map(String::as_str).collect(),
            Answer::List { items, class } => {
                let of_item = |item: &Value| -> Vec<&'a str> {
                    match item {
                        Value::Entity(id) => entity(*id).collect(),
                        _ => class.iter().map(String::as_str).collect(),
                    }
                };
                let shown = items.iter().filter(|item| shown(item));
                shown.flat_map(of_item).collect()
            }
            Answer::Date { .. } | Answer::Number { .. } => Vec::new(),
        };
        classes
    }

    /// Whether a class has a value of this name.
    pub fn has(&self, class: &str, value: &Value) -> bool {
        let known = self.classes.get(class);
        known.is_some_and(|known| self.of(value).iter().any(|name| known.contains(name)))
    }
}

/// The hole in a statement, as it is looked for here.
const HOLE: char = '\u{1}';

/// The statement of a fact, with a hole for the blank of this id.
pub(super) fn statement(facts: &Facts, fact: &Fact, open: &str) -> String {
    let words = lang::of(facts.language());
    let pieces = fact.statement.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Blank(position) if fact.blanks[*position].id == open => HOLE.to_string(),
        Piece::Blank(position) => filled(facts, &fact.blanks[*position], words),
    });
    pieces.collect()
}

fn filled(facts: &Facts, blank: &Blank, words: &Words) -> String {
    let shown = |value: &Value| match value {
        Value::Date(date) => words.date(*date),
        Value::Number(number) => words.number(*number),
        Value::Entity(id) => facts.entity(*id).name.clone(),
        Value::Text(text) => text.clone(),
    };
    match &blank.answer {
        Answer::Number {
            value,
            style: NumberStyle::Ordinal,
            ..
        } => words.ordinal(*value),
        Answer::List { items, .. } => {
            let all: Vec<String> = items.iter().map(shown).collect();
            match all.as_slice() {
                [first @ .., last] if !first.is_empty() => {
                    format!("{}{}{last}", first.join(", "), words.question.and)
                }
                _ => all.concat(),
            }
        }
        _ => answers(blank).iter().map(shown).collect(),
    }
}

/// What a sentence has where another has its hole.
pub(super) fn filling(sentence: &str, with_hole: &str) -> Option<String> {
    let (before, after) = with_hole.split_once(HOLE)?;
    let sentence: Vec<char> = sentence.chars().collect();
    let (before, after) = (
        before.chars().count(),
        after.trim_end_matches('.').chars().count(),
    );
    // Its last full stop may be that of a name.
    let end = match sentence.last() {
        Some('.') => sentence.len() - 1,
        _ => sentence.len(),
    };
    let end = end.checked_sub(after)?;
    (before < end).then(|| sentence[before..end].iter().collect())
}

/// A text as a date or a number.
pub(super) fn quantity(text: &str, words: &Words) -> Option<Quantity> {
    crate::audit::item::quantity(text, words)
}
