//! Where in a file a change is made, and what is written there.

use std::ops::Range;

use super::super::tree::{Kind, Node};
use super::super::written::{self, Written};
use super::places::{below, column, is_flow, range, shape_at};
use super::{Edit, Unspliced};

/// The changes to one text, which is cut only when all are known.
pub(super) struct Changes<'y> {
    yaml: &'y str,
    line_break: &'static str,
    made: Vec<(Range<usize>, String)>,
}

/// A field of a map in the file.
#[derive(Clone, Copy)]
struct Entry<'t> {
    key: Node<'t>,
    value: Node<'t>,
}

impl<'y> Changes<'y> {
    pub fn new(yaml: &'y str) -> Changes<'y> {
        Changes {
            yaml,
            line_break: if yaml.contains("\r\n") { "\r\n" } else { "\n" },
            made: Vec::new(),
        }
    }

    /// The text with all changes.
    pub fn text(mut self) -> String {
        // Those at one place stay in the order in which they were made.
        self.made.sort_by_key(|(range, _)| range.start);
        let mut text = String::with_capacity(self.yaml.len());
        let mut from = 0;
        for (range, with) in &self.made {
            text.push_str(self.yaml.get(from..range.start).unwrap_or_default());
            match with.strip_prefix(self.line_break) {
                // Lines behind one that has gone with its break: they stand in its place.
                Some(lines) if range.start < from => text.extend([lines, self.line_break]),
                _ => text.push_str(with),
            }
            from = from.max(range.end);
        }
        text.push_str(self.yaml.get(from..).unwrap_or_default());
        text
    }

    /// Notes what is to be changed.
    pub fn make(&mut self, root: Node, edit: &Edit) -> Result<(), Unspliced> {
        let (last, way) = match edit.at.split_last() {
            Some((last, way)) => (last, way),
            None => return Err(Unspliced::Missing(String::new())),
        };
        let mut at = root;
        for (depth, name) in way.iter().enumerate() {
            let place = || edit.at[..=depth].join("/");
            at = below(at, name).ok_or_else(|| Unspliced::Missing(place()))?;
            let is_fact = depth == 1 && way[0] == "facts";
            if is_fact && self.is_flow(at) {
                return Err(Unspliced::Flow(place()));
            }
        }
        match at.kind() {
            Kind::List => self.set_member(at, last, edit),
            Kind::Map => self.set(at, way, last, edit.value.as_ref()),
            _ => Err(Unspliced::Missing(way.join("/"))),
        }
    }

    /// A fact of the list.
    fn set_member(&mut self, list: Node, id: &str, edit: &Edit) -> Result<(), Unspliced> {
        let place = || Unspliced::Flow(edit.at.join("/"));
        let last = list.items().last().ok_or_else(place)?;
        if self.is_flow(list) {
            return Err(place());
        }
        let found = below(list, id);
        if found.is_some_and(|fact| self.is_flow(fact)) {
            return Err(place());
        }
        match (found, &edit.value) {
            (None, None) => Ok(()),
            (None, Some(value)) => {
                let column = self.hyphen(list).ok_or_else(place)?;
                let end = self.line_end(range(last, self.yaml).end)?;
                let lines = written::member(value, column);
                self.add_lines(end, &lines);
                Ok(())
            }
            (Some(fact), None) => {
                let start = self.line_start(range(fact, self.yaml).start);
                let end = self.line_end(range(fact, self.yaml).end)?;
                self.cut(start..self.after_break(end), String::new());
                Ok(())
            }
            (Some(fact), Some(value)) => {
                let column = self.hyphen(fact).ok_or_else(place)?;
                let Range { start, end } = range(fact, self.yaml);
                let start = self.line_start(start);
                let own = written::member(&Written::of(fact), column).join(self.line_break);
                if self.yaml.get(start..end) == Some(own.as_str()) {
                    let anew = written::member(value, column).join(self.line_break);
                    self.cut(start..end, anew);
                    return Ok(());
                }
                self.difference(fact, &edit.at, value)
            }
        }
    }

    /// What differs in a map, field by field.
    fn difference(&mut self, map: Node, way: &[String], value: &Written) -> Result<(), Unspliced> {
        let Written::Map(fields) = value else {
            return Err(Unspliced::Otherwise);
        };
        let stays =
            |name: Node| matches!(name.kind(), Kind::Text(name) if value.get(name).is_some());
        if self.is_flow(map) && !fields.is_empty() && !map.entries().any(|(key, _)| stays(key)) {
            // Nothing stays that something could be added to.
            let fields = fields.iter().map(|(name, value)| one_entry(name, value));
            let fields: Vec<String> = fields.collect();
            self.cut(
                range(map, self.yaml),
                format!("{{ {} }}", fields.join(", ")),
            );
            return Ok(());
        }
        for (key, _) in map.entries() {
            if let Kind::Text(name) = key.kind()
                && value.get(name).is_none()
            {
                self.set(map, way, name, None)?;
            }
        }
        for (name, value) in fields {
            self.set(map, way, name, Some(value))?;
        }
        Ok(())
    }

    /// A field of a map that stands at the end of a way.
    fn set(
        &mut self,
        map: Node,
        way: &[String],
        name: &str,
        value: Option<&Written>,
    ) -> Result<(), Unspliced> {
        let entries = map.entries().map(|(key, value)| Entry { key, value });
        let entries: Vec<Entry> = entries.collect();
        let found = entries
            .iter()
            .position(|entry| entry.key.kind() == Kind::Text(name));
        match (found, value) {
            (None, None) => Ok(()),
            (None, Some(value)) => self.add(map, &entries, way, name, value),
            (Some(at), None) => self.remove(map, &entries, at),
            (Some(at), Some(value)) => {
                let entry = entries[at];
                if Written::of(entry.value) == *value {
                    return Ok(());
                }
                let way: Vec<String> = way.iter().cloned().chain([name.to_owned()]).collect();
                match (entry.value.kind(), value) {
                    (Kind::Map, Written::Map(fields)) if !fields.is_empty() => {
                        self.difference(entry.value, &way, value)
                    }
                    (Kind::Text(_), Written::Text(text)) if !self.is_block(entry) => {
                        let old = range(entry.value, self.yaml);
                        let anew = self.in_the_same_quotes(&old, text);
                        self.cut(old, anew);
                        Ok(())
                    }
                    _ => self.replace(map, entry, name, value),
                }
            }
        }
    }

    /// Whether a text stands in lines of its own behind `|` or `>`.
    fn is_block(&self, entry: Entry) -> bool {
        let key = range(entry.key, self.yaml).end;
        let rest = self.yaml.get(key..).unwrap_or_default();
        let value = rest.trim_start().trim_start_matches(':').trim_start();
        value.starts_with(['|', '>'])
    }

    /// A text as the one before it was quoted, where it can be.
    fn in_the_same_quotes(&self, old: &Range<usize>, text: &str) -> String {
        let single = self.yaml.as_bytes().get(old.start) == Some(&b'\'');
        match single && !text.chars().any(char::is_control) {
            true => format!("'{}'", text.replace('\'', "''")),
            false => written::scalar(text),
        }
    }

    /// A field with its name, where what stands in it changes its kind.
    fn replace(
        &mut self,
        map: Node,
        entry: Entry,
        name: &str,
        value: &Written,
    ) -> Result<(), Unspliced> {
        let start = range(entry.key, self.yaml).start;
        let end = self.entry_end(entry);
        let anew = match self.is_flow(map) {
            true => one_entry(name, value),
            false => {
                let lines = written::entry(name, value, column(entry.key));
                lines.join(self.line_break).trim_start().to_owned()
            }
        };
        self.cut(start..end, anew);
        Ok(())
    }

    /// A new field, after the last one that stands before it in the list of fields.
    fn add(
        &mut self,
        map: Node,
        entries: &[Entry],
        way: &[String],
        name: &str,
        value: &Written,
    ) -> Result<(), Unspliced> {
        if self.is_flow(map) {
            let (at, lead) = match entries.last() {
                Some(last) => (self.entry_end(*last), ", "),
                None => (range(map, self.yaml).start + 1, " "),
            };
            let tail = if entries.is_empty() { " " } else { "" };
            self.cut(at..at, format!("{lead}{}{tail}", one_entry(name, value)));
            return Ok(());
        }
        let first = entries.first().ok_or(Unspliced::Otherwise)?;
        let rank = |name: &str| {
            let mut names = shape_at(way)?.names();
            names.position(|own| own == name)
        };
        let own = rank(name);
        let before = |entry: &&Entry| match (entry.key.kind(), own) {
            (Kind::Text(other), Some(_)) => rank(other) < own,
            _ => true,
        };
        let of_rank = |entry: &&Entry| match entry.key.kind() {
            Kind::Text(other) => rank(other),
            _ => None,
        };
        let lines = written::entry(name, value, column(first.key));
        match entries.iter().filter(before).max_by_key(of_rank) {
            Some(entry) => {
                let end = self.line_end(self.entry_end(*entry))?;
                self.add_lines(end, &lines);
            }
            None => {
                let start = range(first.key, self.yaml).start;
                let lines = lines.join(self.line_break).trim_start().to_owned();
                let indent = " ".repeat(column(first.key));
                let line_break = self.line_break;
                self.cut(start..start, format!("{lines}{line_break}{indent}"));
            }
        }
        Ok(())
    }

    /// Takes out a field; a comment beside it gets a line of its own.
    fn remove(&mut self, map: Node, entries: &[Entry], at: usize) -> Result<(), Unspliced> {
        let start_of = |entry: &Entry| range(entry.key, self.yaml).start;
        let start = start_of(&entries[at]);
        let end = self.entry_end(entries[at]);
        let next = entries.get(at + 1).map(start_of);
        if self.is_flow(map) {
            let before = at.checked_sub(1).and_then(|at| entries.get(at));
            let range = match (next, before) {
                (Some(next), _) => start..next,
                (None, Some(before)) => self.entry_end(*before)..end,
                (None, None) => start..end,
            };
            self.cut(range, String::new());
            return Ok(());
        }
        let line = self.line_start(start);
        if self
            .yaml
            .get(line..start)
            .is_some_and(|lead| !lead.trim().is_empty())
        {
            // It stands beside the hyphen of its fact.
            let next = next.ok_or(Unspliced::Otherwise)?;
            self.cut(start..next, String::new());
            return Ok(());
        }
        let line_end = self.line_end(end)?;
        match self.yaml.get(end..line_end).map(str::trim) {
            Some("") | None => self.cut(line..self.after_break(line_end), String::new()),
            Some(comment) => self.cut(start..line_end, comment.to_owned()),
        }
        Ok(())
    }

    fn add_lines(&mut self, at: usize, lines: &[String]) {
        let line_break = self.line_break;
        let lines: String = lines
            .iter()
            .map(|line| format!("{line_break}{line}"))
            .collect();
        self.cut(at..at, lines);
    }

    fn cut(&mut self, range: Range<usize>, with: String) {
        self.made.push((range, with));
    }

    /// Whether a list or map stands in brackets or braces.
    fn is_flow(&self, node: Node) -> bool {
        is_flow(node, self.yaml)
    }

    /// Where a field ends: behind its value, or behind its colon where it has none.
    fn entry_end(&self, entry: Entry) -> usize {
        let value = range(entry.value, self.yaml);
        if entry.value.kind() != Kind::Null || !value.is_empty() {
            return value.end;
        }
        let key = range(entry.key, self.yaml).end;
        let colon = self.yaml.get(key..).and_then(|rest| rest.find(':'));
        key + colon.map_or(0, |colon| colon + 1)
    }

    /// The column of the hyphens of a list, from one of its members or from the list itself.
    fn hyphen(&self, node: Node) -> Option<usize> {
        let first = node.items().next().unwrap_or(node);
        let start = range(first, self.yaml).start;
        let lead = self.yaml.get(self.line_start(start)..start)?;
        let column = lead.find('-')?;
        // A list within a list has two on a line.
        (lead.trim() == "-").then_some(column)
    }

    fn line_start(&self, at: usize) -> usize {
        let before = self.yaml.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let mark = before.starts_with('\u{feff}') && start == 0;
        if mark { '\u{feff}'.len_utf8() } else { start }
    }

    /// The end of a line, before its break, on which nothing but a comment follows.
    fn line_end(&self, at: usize) -> Result<usize, Unspliced> {
        let rest = self.yaml.get(at..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        match line.trim_start() {
            rest if rest.is_empty() || rest.starts_with('#') => Ok(at + line.len()),
            _ => Err(Unspliced::Otherwise),
        }
    }

    /// What follows the break at the end of a line.
    fn after_break(&self, line_end: usize) -> usize {
        let rest = self.yaml.get(line_end..).unwrap_or_default();
        let width = match rest {
            _ if rest.starts_with("\r\n") => 2,
            "" => 0,
            _ => 1,
        };
        line_end + width
    }
}

/// `name: value` on one line.
fn one_entry(name: &str, value: &Written) -> String {
    let entry = format!("{}: {}", written::scalar(name), value.flow());
    entry.trim_end().to_owned()
}
