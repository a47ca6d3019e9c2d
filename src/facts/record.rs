//! A map of a bank, read by its shape.
//!
//! In goes a node of the tree and the [`Shape`] that it is to have, out comes a [`Record`] whose fields are read;
//! whatever is not what it should be is reported, and left out. What refers to something else in the bank is for
//! those who know the bank.

mod reading;

use rust_decimal::Decimal;

use super::problem::quoted;
use super::report::{Reporter, Span};
use super::scalars;
use super::shape::Shape;
use super::tree::{Kind, Node};
use crate::date::Date;
use crate::moment::Moment;
use reading::Reading;

/// The fields of one map, each of which is known and stands once.
pub(super) struct Record<'t> {
    /// Where the thing is named that has these fields.
    pub owner: Span,
    entries: Vec<Entry<'t>>,
    /// Fields that were probably meant by misspelt ones, and are therefore not reported as missing.
    meant: Vec<&'static str>,
}

/// One field of a map.
pub(super) struct Entry<'t> {
    pub name: &'static str,
    /// Where the name stands.
    pub key: Span,
    /// What stands after it.
    pub value: Node<'t>,
    /// What that says; `None` where it was reported.
    reading: Option<Reading<'t>>,
}

/// A text, and where it stands.
pub(super) type Placed = (String, Span);

impl<'t> Record<'t> {
    /// Reads a map. Nothing, as in `moon:`, is a map without fields.
    pub fn read(
        node: Node<'t>,
        owner: Span,
        shape: &'static Shape,
        report: &mut Reporter,
    ) -> Option<Record<'t>> {
        if !matches!(node.kind(), Kind::Map | Kind::Null) {
            let expected = format!("{} is a map of fields", shape.what);
            let help = format!("as in `{}`", shape.example);
            scalars::mismatch(node, node.span(), &expected, &help, report);
            return None;
        }
        let mut record = Record {
            owner,
            entries: Vec::new(),
            meant: Vec::new(),
        };
        for (key, value) in node.entries() {
            record.add(key, value, shape, report);
        }
        // What is missing is said before what is wrong in what is there.
        for field in shape.fields.iter().filter(|field| field.required) {
            if record.get(field.name).is_none() && !record.is_meant(field.name) {
                let message = format!("{} needs the field `{}`", shape.what, field.name);
                report.error(owner, message, format!("write `{}`", field.example));
            }
        }
        for entry in &mut record.entries {
            if let Some(field) = shape.field(entry.name) {
                entry.reading = Reading::of(shape.what, field, entry.key, entry.value, report);
            }
        }
        Some(record)
    }

    fn add(&mut self, key: Node<'t>, value: Node<'t>, shape: &Shape, report: &mut Reporter) {
        let what = shape.what;
        let names = || shape.names().collect::<Vec<_>>();
        let word = match key.kind() {
            Kind::Text(word) => word,
            Kind::Bad => return,
            _ => {
                let help = format!("the fields of {what} are {}", scalars::all(&names()));
                return report.error(key.span(), "the name of a field is a text", help);
            }
        };
        let Some(field) = shape.field(word) else {
            let meant = report.nearest(word, shape.names());
            let meant = shape.names().find(|&name| Some(name) == meant);
            self.meant.extend(meant);
            let help = match meant {
                Some(name) => format!("did you mean `{name}`?"),
                None if word == "<<" => "merge keys are not read: write the fields out".into(),
                None if !key.has_colon() => {
                    "a text that holds a comma goes in quotes; a number is written without".into()
                }
                None => format!("the fields of {what} are {}", scalars::all(&names())),
            };
            let message = format!("{what} has no field {}", quoted(word));
            return report.error(key.span(), message, help);
        };
        if let Some(first) = self.get(field.name) {
            return scalars::twice(key.span(), first.key, word, report);
        }
        self.entries.push(Entry {
            name: field.name,
            key: key.span(),
            value,
            reading: None,
        });
    }

    /// The field with this name.
    pub fn get(&self, name: &str) -> Option<&Entry<'t>> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Those of the fields that have one of these names, in the order of the file.
    pub fn among(&self, names: &[&str]) -> impl Iterator<Item = &Entry<'t>> {
        self.entries
            .iter()
            .filter(|entry| names.contains(&entry.name))
    }

    /// Whether a misspelt field was probably meant to be this one.
    pub fn is_meant(&self, name: &str) -> bool {
        self.meant.contains(&name)
    }

    /// Whether what stands in a field was reported.
    pub fn is_refused(&self, name: &str) -> bool {
        self.get(name).is_some_and(|entry| entry.reading.is_none())
    }

    fn take(&mut self, name: &str) -> Option<Reading<'t>> {
        let mut entries = self.entries.iter_mut();
        entries.find(|entry| entry.name == name)?.reading.take()
    }

    /// A text, taken out of the record.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Reading::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text in which braces have a meaning, as it stands in the file.
    pub fn statement(&mut self, name: &str) -> Option<&'t str> {
        match self.take(name)? {
            Reading::Statement(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of a field that holds one or several, each with its place.
    pub fn placed(&mut self, name: &str) -> Vec<Placed> {
        match self.take(name) {
            Some(Reading::Texts(texts)) => texts,
            _ => Vec::new(),
        }
    }

    /// The texts of a field without their places; empty where it is absent.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let placed = self.placed(name).into_iter();
        placed.map(|(text, _)| text).collect()
    }

    /// The date of a field; `None` where it is absent, or none, which is reported.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        match self.take(name)? {
            Reading::Date(date) => Some(date),
            _ => None,
        }
    }

    /// A date, or a time of a day.
    pub fn moment(&mut self, name: &str) -> Option<Moment> {
        match self.take(name)? {
            Reading::Moment(moment) => Some(moment),
            _ => None,
        }
    }

    /// The number of a field; `None` where it is absent, or none, which is reported.
    pub fn number(&mut self, name: &str) -> Option<Decimal> {
        match self.take(name)? {
            Reading::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The numbers of paragraphs.
    pub fn paragraphs(&mut self, name: &str) -> Vec<u32> {
        match self.take(name) {
            Some(Reading::Paragraphs(numbers)) => numbers,
            _ => Vec::new(),
        }
    }

    /// `true` or `false`, which it is unless said.
    pub fn flag(&mut self, name: &str) -> bool {
        matches!(self.take(name), Some(Reading::Flag(true)))
    }

    /// Whether a field that has one possible word says it.
    pub fn says(&mut self, name: &str) -> bool {
        matches!(self.take(name), Some(Reading::Words(words)) if !words.is_empty())
    }

    /// What the words of a field that holds a few names stand for, each once, in the order of the file.
    pub fn words<T: Copy + PartialEq>(
        &mut self,
        name: &str,
        all: &[T],
        named: fn(T) -> &'static str,
    ) -> Vec<T> {
        let words = match self.take(name) {
            Some(Reading::Words(words)) => words,
            _ => Vec::new(),
        };
        let of = |word| all.iter().copied().find(|&each| named(each) == word);
        words.into_iter().filter_map(of).collect()
    }

    /// The map of a field; `None` where it is absent, or none, which is reported.
    pub fn record(&mut self, name: &str) -> Option<Record<'t>> {
        match self.take(name)? {
            Reading::Record(record) => Some(record),
            _ => None,
        }
    }

    /// The members of a list that are read in their turn.
    pub fn nodes(&mut self, name: &str) -> Vec<Node<'t>> {
        match self.take(name) {
            Some(Reading::Nodes(nodes)) => nodes,
            _ => Vec::new(),
        }
    }

    /// The names of a map and what stands under them, which is read in its turn.
    pub fn named(&mut self, name: &str) -> Vec<(&'t str, Span, Node<'t>)> {
        match self.take(name) {
            Some(Reading::Named(named)) => named,
            _ => Vec::new(),
        }
    }

    /// The names of a map and the texts under them.
    pub fn lists(&mut self, name: &str) -> Vec<(&'t str, Span, Vec<Placed>)> {
        match self.take(name) {
            Some(Reading::Lists(lists)) => lists,
            _ => Vec::new(),
        }
    }
}
