//! The fields of a map, read one by one.
//!
//! In goes a node of the tree and the names that are allowed there, out come texts, flags, dates and numbers;
//! whatever is not what it should be is reported, and left out. This module does not know what a bank's fields
//! are for.

use rust_decimal::Decimal;

use super::problem::quoted;
use super::report::{Reporter, Span};
use super::scalars::{all, choice, date, moment, text};
use super::tree::{Kind, Node};
use crate::date::Date;
use crate::moment::Moment;

/// What a map holds.
pub(super) struct Form {
    /// What it is, in words: "a fact".
    pub what: &'static str,
    /// The names of its fields.
    pub names: &'static [&'static str],
    /// How one is written.
    pub example: &'static str,
}

/// The fields of one map, each of which is known and stands once.
pub(super) struct Fields<'t> {
    /// Where the thing is named that has these fields.
    pub owner: Span,
    form: &'static Form,
    fields: Vec<Field<'t>>,
    /// Fields that were probably meant by misspelt ones, and are therefore not reported as missing.
    meant: Vec<&'static str>,
}

/// One field of a map.
#[derive(Clone, Copy)]
pub(super) struct Field<'t> {
    /// Its name.
    pub name: &'static str,
    /// Where the name stands.
    pub key: Span,
    /// What stands after it.
    pub value: Node<'t>,
}

impl<'t> Fields<'t> {
    /// The fields of a map. Nothing, as in `moon:`, is a map without fields.
    pub fn read(
        node: Node<'t>,
        owner: Span,
        form: &'static Form,
        report: &mut Reporter,
    ) -> Option<Fields<'t>> {
        if !matches!(node.kind(), Kind::Map | Kind::Null) {
            let expected = format!("{} is a map of fields", form.what);
            let help = format!("as in `{}`", form.example);
            mismatch(node, node.span(), &expected, &help, report);
            return None;
        }
        let mut fields = Fields {
            owner,
            form,
            fields: Vec::new(),
            meant: Vec::new(),
        };
        for (key, value) in node.entries() {
            fields.add(key, value, report);
        }
        Some(fields)
    }

    fn add(&mut self, key: Node<'t>, value: Node<'t>, report: &mut Reporter) {
        let Form { what, names, .. } = self.form;
        let word = match key.kind() {
            Kind::Text(word) => word,
            Kind::Bad => return,
            _ => {
                let help = format!("the fields of {what} are {}", all(names));
                return report.error(key.span(), "the name of a field is a text", help);
            }
        };
        let Some(&name) = names.iter().find(|&&name| name == word) else {
            let meant = report.nearest(word, names.iter().copied());
            let meant = names.iter().copied().find(|&name| Some(name) == meant);
            self.meant.extend(meant);
            let help = match meant {
                Some(name) => format!("did you mean `{name}`?"),
                None if word == "<<" => "merge keys are not read: write the fields out".into(),
                None if !key.has_colon() => {
                    "a text that holds a comma goes in quotes; a number is written without".into()
                }
                None => format!("the fields of {what} are {}", all(names)),
            };
            let message = format!("{what} has no field {}", quoted(word));
            return report.error(key.span(), message, help);
        };
        if let Some(first) = self.get(name) {
            return twice(key.span(), first.key, word, report);
        }
        self.fields.push(Field {
            name,
            key: key.span(),
            value,
        });
    }

    /// The field with this name.
    pub fn get(&self, name: &str) -> Option<Field<'t>> {
        self.fields.iter().copied().find(|field| field.name == name)
    }

    /// Those of the fields that have one of these names, in the order of the file.
    pub fn among(&self, names: &[&str]) -> impl Iterator<Item = Field<'t>> {
        self.fields
            .iter()
            .copied()
            .filter(|field| names.contains(&field.name))
    }

    /// The field with this name, which must be there.
    pub fn required(
        &self,
        name: &'static str,
        example: &str,
        report: &mut Reporter,
    ) -> Option<Field<'t>> {
        let field = self.get(name);
        if field.is_none() && !self.is_meant(name) {
            let message = format!("{} needs the field `{name}`", self.form.what);
            report.error(self.owner, message, format!("write `{example}`"));
        }
        field
    }

    /// Whether a misspelt field was probably meant to be this one.
    pub fn is_meant(&self, name: &str) -> bool {
        self.meant.contains(&name)
    }

    /// A text, where the field is there.
    pub fn text(&self, name: &str, report: &mut Reporter) -> Option<String> {
        self.get(name)?.text(report)
    }

    /// The texts of a field that holds one or a list of them.
    pub fn texts(&self, name: &str, report: &mut Reporter) -> Vec<String> {
        let texts = self.members(name, report);
        texts.into_iter().map(|(text, _)| text).collect()
    }

    /// The same with the place of each.
    pub fn members(&self, name: &str, report: &mut Reporter) -> Vec<(String, Span)> {
        let Some(field) = self.get(name) else {
            return Vec::new();
        };
        let mut members = Vec::new();
        for node in field.nodes(report) {
            members.extend(text(node, field.key, name, report).map(|text| (text, node.span())));
        }
        members
    }

    /// A date, where the field is there.
    pub fn date(&self, name: &str, report: &mut Reporter) -> Option<Date> {
        let field = self.get(name)?;
        date(field.value, field.key, name, report)
    }

    /// A date or a time of a day, where the field is there.
    pub fn moment(&self, name: &str, report: &mut Reporter) -> Option<Moment> {
        let field = self.get(name)?;
        moment(field.value, field.key, name, report)
    }
}

impl<'t> Field<'t> {
    /// A text.
    pub fn text(self, report: &mut Reporter) -> Option<String> {
        text(self.value, self.key, self.name, report)
    }

    /// The members of a list, or the value itself where it is none.
    pub fn nodes(self, report: &mut Reporter) -> Vec<Node<'t>> {
        match self.value.kind() {
            Kind::List => {
                let nodes: Vec<Node> = self.value.items().collect();
                if nodes.is_empty() {
                    empty(self.key, self.name, report);
                }
                nodes
            }
            _ => vec![self.value],
        }
    }

    /// One of a few names.
    pub fn choice<T: Copy>(
        self,
        choices: &[(&'static str, T)],
        report: &mut Reporter,
    ) -> Option<T> {
        choice(self.value, self.key, self.name, choices, report)
    }

    /// `true` or `false`.
    pub fn flag(self, report: &mut Reporter) -> bool {
        let choices = [("true", true), ("false", false)];
        if self.value.is_plain() || self.value.kind() == Kind::Null {
            return self.choice(&choices, report).unwrap_or_default();
        }
        let expected = format!("`{}` is `true` or `false`", self.name);
        mismatch(
            self.value,
            self.key,
            &expected,
            "write it without quotes",
            report,
        );
        false
    }
}

/// The same name stands twice where names differ.
pub(super) fn twice(second: Span, first: Span, word: &str, report: &mut Reporter) {
    report.error(
        second,
        format!("{} stands here a second time", quoted(word)),
        format!(
            "the first is in line {}: delete or rename one of them",
            first.place.line
        ),
    );
}

/// A field without a value.
pub(super) fn empty(key: Span, field: &str, report: &mut Reporter) {
    report.error(
        key,
        format!("`{field}` is empty"),
        "write its value, or delete it; a value such as `null` or `~` goes in quotes",
    );
}

/// A list or map where something else is expected, or the reverse.
pub(super) fn mismatch(node: Node, key: Span, expected: &str, help: &str, report: &mut Reporter) {
    let found = match node.kind() {
        Kind::Bad => return,
        Kind::List => "a list",
        Kind::Map => "a map",
        Kind::Null => "nothing",
        Kind::Text(word) if word.parse::<Decimal>().is_ok() => "a number",
        Kind::Text(_) => "a text",
    };
    let at = match node.kind() {
        Kind::Text(_) => node.span(),
        _ => key,
    };
    report.error(at, format!("{expected}, and here is {found}"), help);
}
