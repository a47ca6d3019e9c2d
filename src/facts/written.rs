//! What stands in a bank, as plain data, and how it is written.
//!
//! In goes a text, a list or a map, out comes YAML that reads as the same. Facts are written over several lines; what is
//! flat and fits on one line stands on it.

use super::tree::{Kind, Node};

/// A value of a bank as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing, as after `blanks:`.
    Nothing,
    /// A text, a number, a date, `true`.
    Text(String),
    /// A list, in its order.
    List(Vec<Written>),
    /// A map in the order of the file; each name stands once.
    Map(Vec<(String, Written)>),
}

impl From<&str> for Written {
    fn from(text: &str) -> Written {
        Written::Text(text.into())
    }
}

impl From<String> for Written {
    fn from(text: String) -> Written {
        Written::Text(text)
    }
}

/// The columns within which a flat map or list stands on one line.
const WIDTH: usize = 110;

impl Written {
    /// A map of these fields.
    pub fn map<'n>(fields: impl IntoIterator<Item = (&'n str, Written)>) -> Written {
        let fields = fields.into_iter();
        Written::Map(fields.map(|(name, value)| (name.into(), value)).collect())
    }

    /// A list of these texts.
    pub fn list<T: Into<Written>>(items: impl IntoIterator<Item = T>) -> Written {
        Written::List(items.into_iter().map(Into::into).collect())
    }

    /// What stands under this name, where this is a map that has it.
    pub fn get(&self, name: &str) -> Option<&Written> {
        match self {
            Written::Map(fields) => fields.iter().find(|(own, _)| own == name),
            _ => None,
        }
        .map(|(_, value)| value)
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Written::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole of a file: the fields of this map, one below the other.
    pub fn to_yaml(&self) -> String {
        let Written::Map(fields) = self else {
            return self.flow() + "\n";
        };
        let entries = fields
            .iter()
            .flat_map(|(name, value)| entry(name, value, 0));
        entries.map(|line| line + "\n").collect()
    }

    /// What a node of a file says.
    pub(super) fn of(node: Node) -> Written {
        match node.kind() {
            Kind::Text(text) => Written::Text(text.into()),
            Kind::List => Written::List(node.items().map(Written::of).collect()),
            Kind::Map => {
                let field = |(name, value)| match Written::of(name) {
                    Written::Text(name) => (name, Written::of(value)),
                    _ => (String::new(), Written::of(value)),
                };
                Written::Map(node.entries().map(field).collect())
            }
            Kind::Null | Kind::Bad => Written::Nothing,
        }
    }

    /// It on one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Written::Nothing => String::new(),
            Written::Text(text) => scalar(text),
            Written::List(items) => {
                let items: Vec<String> = items.iter().map(Written::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Written::Map(fields) if fields.is_empty() => "{}".into(),
            Written::Map(fields) => {
                let fields = fields.iter();
                let fields: Vec<String> = fields
                    .map(|(name, value)| {
                        format!("{}: {}", scalar(name), value.flow())
                            .trim_end()
                            .into()
                    })
                    .collect();
                format!("{{ {} }}", fields.join(", "))
            }
        }
    }

    /// Whether a line may hold it within a map.
    fn is_flat(&self) -> bool {
        match self {
            Written::List(items) => !items
                .iter()
                .any(|item| matches!(item, Written::Map(_) | Written::List(_))),
            Written::Map(fields) => fields.is_empty(),
            Written::Nothing | Written::Text(_) => true,
        }
    }

    /// Whether it stands on a line that has begun with so many columns.
    fn fits(&self, before: usize) -> bool {
        let is_flat = match self {
            Written::Nothing | Written::Text(_) => return true,
            Written::List(items) if items.is_empty() => return true,
            Written::Map(fields) => fields.iter().all(|(_, value)| value.is_flat()),
            Written::List(items) => items.iter().all(|item| match item {
                Written::Map(fields) => fields.iter().all(|(_, value)| value.is_flat()),
                Written::List(_) => false,
                _ => true,
            }),
        };
        is_flat && before + self.flow().chars().count() <= WIDTH
    }
}

/// The lines of one entry of a map whose names stand in this column, from 0.
pub(super) fn entry(name: &str, value: &Written, column: usize) -> Vec<String> {
    let name = scalar(name);
    let head = format!("{}{name}:", " ".repeat(column));
    if value.fits(column + name.chars().count() + 2) {
        return vec![format!("{head} {}", value.flow()).trim_end().into()];
    }
    let mut lines = vec![head];
    lines.extend(below(value, column + 2));
    lines
}

/// The lines of one member of a list whose hyphens stand in this column.
pub(super) fn member(value: &Written, column: usize) -> Vec<String> {
    let indent = " ".repeat(column);
    let holds_more = |fields: &[(String, Written)]| {
        fields
            .iter()
            .any(|(_, value)| matches!(value, Written::Map(_)))
    };
    match value {
        Written::Map(fields) if holds_more(fields) || !value.fits(column + 2) => {
            let mut lines = below(value, column + 2);
            if let Some(first) = lines.first_mut() {
                let rest = first.trim_start().to_owned();
                *first = format!("{indent}- {rest}");
            }
            lines
        }
        _ => vec![format!("{indent}- {}", value.flow())],
    }
}

/// The lines of a map or a list that stands below its name.
fn below(value: &Written, column: usize) -> Vec<String> {
    match value {
        Written::Map(fields) => {
            let entries = fields
                .iter()
                .flat_map(|(name, value)| entry(name, value, column));
            entries.collect()
        }
        Written::List(items) => items.iter().flat_map(|item| member(item, column)).collect(),
        _ => vec![format!("{}{}", " ".repeat(column), value.flow())],
    }
}

/// A text without quotes where that reads as the same anywhere, else in double ones.
pub(super) fn scalar(text: &str) -> String {
    const NOTHING: [&str; 4] = ["null", "Null", "NULL", "~"];
    let first = text.trim_start_matches('-').chars().next();
    let is_plain = first.is_some_and(char::is_alphanumeric)
        && (!text.starts_with('-') || first.is_some_and(|c| c.is_ascii_digit()))
        && !text.starts_with("--")
        && !text.ends_with(' ')
        && !NOTHING.contains(&text)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || " -_./’".contains(c));
    if is_plain {
        return text.into();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                quoted.push_str(&format!("\\u{:04X}", c as u32))
            }
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
