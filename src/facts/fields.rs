//! The fields of a map, read one by one.
//!
//! In goes a node of the tree and the names that are allowed there, out come texts, flags, dates and numbers;
//! whatever is not what it should be is reported, and left out. This module does not know what a bank's fields
//! are for.

use std::collections::HashSet;
use std::hash::Hash;

use rust_decimal::Decimal;

use super::problem::quoted;
use super::report::{Report, Span};
use super::tree::{Kind, Node};
use crate::date::Date;

/// The fields of one map, each of which is known and stands once.
pub(super) struct Fields<'t> {
    /// Where the thing is named that has these fields.
    pub owner: Span,
    /// What it is, in words: "a fact".
    what: &'static str,
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
        what: &'static str,
        names: &'static [&'static str],
        report: &mut Report,
    ) -> Option<Fields<'t>> {
        if !matches!(node.kind(), Kind::Map | Kind::Null) {
            mismatch(
                node,
                node.span(),
                &format!("{what} is a map of fields"),
                "",
                report,
            );
            return None;
        }
        let mut fields = Fields {
            owner,
            what,
            fields: Vec::new(),
            meant: Vec::new(),
        };
        for (key, value) in node.entries() {
            fields.add(key, value, names, report);
        }
        Some(fields)
    }

    fn add(
        &mut self,
        key: Node<'t>,
        value: Node<'t>,
        names: &'static [&'static str],
        report: &mut Report,
    ) {
        let word = match key.kind() {
            Kind::Text(word) => word,
            Kind::Bad => return,
            _ => {
                let help = format!("a field is one of {}", listed(names));
                return report.error(key.span(), "the name of a field is a text", help);
            }
        };
        let Some(&name) = names.iter().find(|&&name| name == word) else {
            let meant = report.nearest(word, names.iter().copied());
            self.meant
                .extend(names.iter().filter(|&&name| Some(name) == meant));
            let help = match meant {
                Some(name) => format!("did you mean `{name}`?"),
                None if word == "<<" => "merge keys are not read: write the fields out".into(),
                None => format!("the fields of {} are {}", self.what, listed(names)),
            };
            let message = format!("{} has no field {}", self.what, quoted(word));
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
        report: &mut Report,
    ) -> Option<Field<'t>> {
        let field = self.get(name);
        if field.is_none() && !self.is_meant(name) {
            let message = format!("{} needs the field `{name}`", self.what);
            report.error(self.owner, message, format!("write `{example}`"));
        }
        field
    }

    /// Whether a misspelt field was probably meant to be this one.
    pub fn is_meant(&self, name: &str) -> bool {
        self.meant.contains(&name)
    }

    /// A text, where the field is there.
    pub fn text(&self, name: &str, report: &mut Report) -> Option<String> {
        self.get(name)?.text(report)
    }

    /// The texts of a field that holds one or a list of them.
    pub fn texts(&self, name: &str, report: &mut Report) -> Vec<String> {
        let texts = self.members(name, report);
        texts.into_iter().map(|(text, _)| text).collect()
    }

    /// The same with the place of each.
    pub fn members(&self, name: &str, report: &mut Report) -> Vec<(String, Span)> {
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
    pub fn date(&self, name: &str, report: &mut Report) -> Option<Date> {
        let field = self.get(name)?;
        date(field.value, field.key, name, report)
    }
}

impl<'t> Field<'t> {
    /// A text.
    pub fn text(self, report: &mut Report) -> Option<String> {
        text(self.value, self.key, self.name, report)
    }

    /// The members of a list, or the value itself where it is none.
    pub fn nodes(self, report: &mut Report) -> Vec<Node<'t>> {
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
    pub fn choice<T: Copy>(self, choices: &[(&'static str, T)], report: &mut Report) -> Option<T> {
        choice(self.value, self.key, self.name, choices, report)
    }

    /// `true` or `false`.
    pub fn flag(self, report: &mut Report) -> bool {
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

/// One of a few names.
pub(super) fn choice<T: Copy>(
    node: Node,
    key: Span,
    field: &str,
    choices: &[(&'static str, T)],
    report: &mut Report,
) -> Option<T> {
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let word = match node.kind() {
        Kind::Text(word) => word,
        Kind::Null => return none(empty(key, field, report)),
        _ => {
            let expected = format!("`{field}` is one of {}", listed(&names));
            return none(mismatch(node, key, &expected, "", report));
        }
    };
    let found = choices.iter().find(|(name, _)| *name == word);
    if found.is_none() {
        let help = match report.nearest(word, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("write one of {}", listed(&names)),
        };
        report.error(
            node.span(),
            format!("{} is no value of `{field}`", quoted(word)),
            help,
        );
    }
    found.map(|&(_, value)| value)
}

/// A text on one line, without spaces around it.
pub(super) fn text(node: Node, key: Span, field: &str, report: &mut Report) -> Option<String> {
    let raw = raw_text(node, key, field, report)?;
    let text = one_line(raw);
    if text.is_empty() {
        return none(empty(key, field, report));
    }
    Some(text)
}

/// A text as it stands in the file.
pub(super) fn raw_text<'t>(
    node: Node<'t>,
    key: Span,
    field: &str,
    report: &mut Report,
) -> Option<&'t str> {
    match node.kind() {
        Kind::Text(raw) => {
            if raw
                .chars()
                .any(|c| crate::text::is_hidden(c) && !c.is_ascii_whitespace())
            {
                report.warning(
                    node.span(),
                    format!("`{field}` holds characters that steer the screen, and are not shown"),
                    "delete them: control characters and marks of the direction of writing",
                );
            }
            Some(raw)
        }
        Kind::Null => none(empty(key, field, report)),
        _ => none(mismatch(
            node,
            key,
            &format!("`{field}` is a text"),
            "",
            report,
        )),
    }
}

/// A date.
pub(super) fn date(node: Node, key: Span, field: &str, report: &mut Report) -> Option<Date> {
    const LONGEST: usize = 40;
    const SHAPE: &str = "write a year, a month or a day as `1989`, `1989-02` or `1989-02-15`";
    let word = match node.kind() {
        Kind::Text(word) => word.trim(),
        Kind::Null => return none(empty(key, field, report)),
        _ => {
            return none(mismatch(
                node,
                key,
                &format!("`{field}` is a date"),
                SHAPE,
                report,
            ));
        }
    };
    if word.len() > LONGEST {
        return none(report.error(node.span(), format!("{} is no date", quoted(word)), SHAPE));
    }
    match Date::parse(word) {
        Ok(date) => Some(date),
        Err(error) => {
            let error = error.to_string();
            let (message, help) = error.rsplit_once(": ").unwrap_or((&error, SHAPE));
            none(report.error(node.span(), message, help))
        }
    }
}

/// An exact decimal number: `143`, `600_000_000`, `-2.5`.
pub(super) fn number(node: Node, key: Span, field: &str, report: &mut Report) -> Option<Decimal> {
    const SHAPE: &str = "write digits as in `143`, `600_000_000` or `-2.5`";
    let word = match node.kind() {
        Kind::Text(word) => word.trim(),
        Kind::Null => return none(empty(key, field, report)),
        _ => {
            return none(mismatch(
                node,
                key,
                &format!("`{field}` is a number"),
                SHAPE,
                report,
            ));
        }
    };
    let (digits, decimals) = word.split_once('.').unwrap_or((word, "0"));
    let is_number = is_digits(digits.strip_prefix('-').unwrap_or(digits)) && is_digits(decimals);
    if !is_number {
        let plain: String = word.chars().filter(|&c| c != ',').collect();
        let help = match plain.parse::<Decimal>() {
            Ok(number) if plain.len() < word.len() => format!("without commas: `{number}`"),
            _ => SHAPE.into(),
        };
        return none(report.error(node.span(), format!("{} is no number", quoted(word)), help));
    }
    let plain: String = word.chars().filter(|&c| c != '_').collect();
    match Decimal::from_str_exact(&plain) {
        Ok(number) if number.is_zero() => Some(number.abs()),
        Ok(number) => Some(number),
        Err(_) => none(report.error(
            node.span(),
            format!("{} has too many digits", quoted(word)),
            "28 digits are the most that is read",
        )),
    }
}

/// Digits in groups that underscores part.
fn is_digits(text: &str) -> bool {
    text.split('_')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A text with every run of spaces and line breaks made one space, and none around it.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    words.join(" ")
}

/// `a-b-1`; in ids of entities and blanks underscores may stand for hyphens.
pub(super) fn is_kebab(word: &str, separators: &[char]) -> bool {
    word.split(separators).all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// An id that is made of what ids are made of, or what is wrong with it.
pub(super) fn check_id(word: &str, at: Span, separators: &[char], report: &mut Report) {
    if is_kebab(word, separators) {
        return;
    }
    let tidy: String = word
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = tidy.split('-').filter(|part| !part.is_empty()).collect();
    let help = match parts.join("-") {
        tidy if tidy.is_empty() || tidy.len() > 60 => "as in `moon-landing`".into(),
        tidy => format!("write `{tidy}`"),
    };
    report.error(
        at,
        format!(
            "{} is no id: small letters, digits and single hyphens",
            quoted(word)
        ),
        help,
    );
}

/// The same name stands twice where names differ.
pub(super) fn twice(second: Span, first: Span, word: &str, report: &mut Report) {
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
pub(super) fn empty(key: Span, field: &str, report: &mut Report) {
    report.error(
        key,
        format!("`{field}` is empty"),
        "write its value, or delete it; a value such as `null` or `~` goes in quotes",
    );
}

/// A list or map where something else is expected, or the reverse.
pub(super) fn mismatch(node: Node, key: Span, expected: &str, help: &str, report: &mut Report) {
    let (found, help) = match node.kind() {
        Kind::Bad => return,
        Kind::List => ("a list", help),
        Kind::Map if help.is_empty() => ("a map", "a text that holds `: ` goes in quotes"),
        Kind::Map => ("a map", help),
        Kind::Null => ("nothing", help),
        Kind::Text(_) => ("a text", help),
    };
    let at = match node.kind() {
        Kind::Text(_) => node.span(),
        _ => key,
    };
    report.error(at, format!("{expected}, and here is {found}"), help);
}

/// `` `a`, `b` and `c` ``
pub(super) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// Each once, in the order in which they first stand.
pub(super) fn distinct<T: Copy + Eq + Hash>(mut items: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.retain(|&item| seen.insert(item));
    items
}

/// Nothing, after what was reported.
pub(super) fn none<T>((): ()) -> Option<T> {
    None
}
