//! One fact.

use std::collections::HashMap;

use super::super::problem::quoted;
use super::super::record::Record;
use super::super::report::{Reporter, Span};
use super::super::scalars;
use super::super::shape::FACT;
use super::super::tree::Node;
use super::super::{Blank, Fact, FactDetails, FactId, Piece, Standing};
use super::statement::{Part, parts, tidy};
use super::{Names, attribution, blank};
use crate::sanitize::visible;

/// The most blanks of one fact: every question of a fact weighs all of its blanks.
const MOST_BLANKS: usize = 100;

/// One fact, or `None` where something in it was reported that leaves no fact.
pub(super) fn fact(node: Node, names: &mut Names, report: &mut Reporter) -> Option<Fact> {
    let start = Span {
        len: 1,
        ..node.span()
    };
    let mut record = Record::read(node, start, &FACT, report)?;
    let id_at = record.get("id").map_or(start, |entry| entry.value.span());
    let id = record.text("id");
    let standing = record.words("draft", &Standing::ALL, Standing::name);
    let standing = match standing.first() {
        // What cannot be read is not accepted either.
        None if record.is_refused("draft") => Standing::Draft,
        found => found.copied().unwrap_or_default(),
    };
    names.in_draft = standing != Standing::Accepted;
    let was = was(&mut record, names, report);
    let blanks = blanks(&mut record, names, report);
    let (statement, blanks) = statement(&mut record, blanks, report)?;
    let details = FactDetails {
        was,
        about: others("about", &mut record, id.as_deref(), names, report),
        apart: others("apart", &mut record, id.as_deref(), names, report),
        according: attribution::according(&mut record, names, report),
        relation: record.text("relation"),
        care: attribution::care(&mut record),
        evidence: record.text("evidence"),
        tags: record.texts("tags"),
        keeps_words: record.says("words"),
    };
    Some(Fact {
        standing,
        weight: attribution::weight(&mut record).unwrap_or_default(),
        paragraphs: record.paragraphs("paragraph"),
        details: details.said(),
        id: id?,
        statement,
        blanks,
        place: id_at.place,
    })
}

fn was(record: &mut Record, names: &mut Names, report: &mut Reporter) -> Vec<String> {
    let mut was = Vec::new();
    for (old, at) in record.placed("was") {
        let first = names.facts.get(old.as_str()).map(|&(_, first)| first);
        match first.or_else(|| names.was.get(&old).copied()) {
            Some(first) => report.error(
                at,
                format!("{} names another fact", quoted(&old)),
                format!(
                    "it stands in line {} too: a name leads to one fact for ever",
                    first.place.line
                ),
            ),
            None => {
                names.was.insert(old.clone(), at);
                was.push(old);
            }
        }
    }
    was
}

/// The other facts that a field names.
fn others(
    field: &str,
    record: &mut Record,
    own: Option<&str>,
    names: &Names,
    report: &mut Reporter,
) -> Vec<FactId> {
    let mut others = Vec::new();
    for (word, at) in record.placed(field) {
        match names.facts.get(word.as_str()) {
            _ if Some(word.as_str()) == own => {
                let message = format!("the fact {} names itself under `{field}`", quoted(&word));
                report.error(at, message, "write the ids of other facts, or delete it");
            }
            Some(&(id, _)) => others.push(id),
            None => {
                let near = report.nearest(&word, names.facts.keys().copied());
                let help = match near {
                    Some(id) => format!("did you mean `{id}`?"),
                    None => "write the id of a fact of this bank".into(),
                };
                report.error(at, format!("there is no fact {}", quoted(&word)), help);
            }
        }
    }
    scalars::distinct(others)
}

/// The blanks in the order of the file, each with the place of its name.
fn blanks(
    record: &mut Record,
    names: &Names,
    report: &mut Reporter,
) -> Vec<(Span, String, Option<Blank>)> {
    let nodes = record.named("blanks");
    if let Some(field) = record.get("blanks").filter(|_| nodes.len() > MOST_BLANKS) {
        let message = format!(
            "the fact has {} blanks, and {MOST_BLANKS} are the most that are read",
            nodes.len()
        );
        report.error(field.key, message, "make several facts of it");
    }
    let ids: HashMap<&str, Span> = nodes.iter().map(|&(id, at, _)| (id, at)).collect();
    let mut was: HashMap<String, Span> = HashMap::new();
    let mut blanks = Vec::with_capacity(nodes.len());
    for (id, key, node) in nodes {
        let blank = blank::blank(id, key, node, names, report);
        for old in blank.iter().flat_map(|blank| &blank.was) {
            match ids.get(old.as_str()).or_else(|| was.get(old)) {
                Some(&first) => scalars::twice(key, first, old, report),
                None => {
                    was.insert(old.clone(), key);
                }
            }
        }
        blanks.push((key, id.to_owned(), blank));
    }
    blanks
}

/// The statement in pieces, and the blanks in the order of its holes.
fn statement(
    record: &mut Record,
    blanks: Vec<(Span, String, Option<Blank>)>,
    report: &mut Reporter,
) -> Option<(Vec<Piece>, Vec<Blank>)> {
    let value = record.get("statement")?.value;
    let raw = record.statement("statement")?;
    let mut places = Places::new(value, raw);
    let mut pieces = Vec::new();
    let ids = blanks.iter().enumerate();
    let ids: HashMap<&str, usize> = ids
        .map(|(index, (_, id, _))| (id.as_str(), index))
        .collect();
    let mut order: Vec<usize> = Vec::new();
    let mut stands = vec![false; blanks.len()];
    for part in parts(raw) {
        match part {
            Part::Words(words) => pieces.push(Piece::Text(visible(&words).into_owned())),
            Part::Stray(range) => report.error(
                places.of(range),
                "this brace opens or closes no blank",
                "write `{name}` for a blank, and `{{` or `}}` for a brace",
            ),
            Part::Hole(name, range) => {
                let found = ids.get(name).copied();
                match found.map(|index| (index, stands.get_mut(index))) {
                    Some((index, Some(stands))) if !*stands => {
                        *stands = true;
                        pieces.push(Piece::Blank(order.len()));
                        order.push(index);
                    }
                    Some(_) => report.error(
                        places.of(range),
                        format!(
                            "the statement holds {} twice",
                            quoted(&format!("{{{name}}}"))
                        ),
                        "a blank stands once: reword the statement, or write the words out",
                    ),
                    None => {
                        let ids = blanks.iter().map(|(_, id, _)| id.as_str());
                        names_no_blank(name, places.of(range), ids, report);
                    }
                }
            }
        }
    }
    for ((key, id, _), _) in blanks.iter().zip(stands).filter(|(_, stands)| !stands) {
        let message = format!(
            "the statement does not hold {}",
            quoted(&format!("{{{id}}}"))
        );
        let help =
            format!("write `{{{id}}}` in the statement where the answer goes, or delete the blank");
        report.error(*key, message, help);
    }
    let mut blanks: Vec<Option<Blank>> = blanks.into_iter().map(|(.., blank)| blank).collect();
    // A large bank is mostly blanks: none is given more room than it takes.
    let mut in_order: Vec<Blank> = Vec::with_capacity(order.len());
    in_order.extend(
        order
            .iter()
            .filter_map(|&index| blanks.get_mut(index)?.take()),
    );
    let mut pieces = tidy(pieces);
    pieces.shrink_to_fit();
    Some((pieces, in_order))
}

/// Reports a hole whose name is that of no blank.
fn names_no_blank<'t>(
    name: &str,
    at: Span,
    ids: impl Iterator<Item = &'t str>,
    report: &mut Reporter,
) {
    let message = match name {
        "" => "these braces name no blank".into(),
        name => format!("there is no blank {}", quoted(name)),
    };
    let help = match report.nearest(name, ids) {
        Some(id) => format!("did you mean `{{{id}}}`?"),
        None if name.is_empty() => {
            "write the name of a blank in them, or `{{` and `}}` for braces".into()
        }
        None => format!("add `{name}: {{ … }}` to `blanks`, or write `{{{{` for a brace"),
    };
    report.error(at, message, help);
}

/// Where stretches of a text stand in the file, each at or after the one before, so that one pass over the
/// text places all of them.
struct Places<'t> {
    whole: Span,
    raw: &'t str,
    /// The byte at which the text begins in the file, and the columns its quote takes, where the text stands
    /// verbatim.
    start: Option<(u32, u32)>,
    /// The bytes and the characters of the text that lie behind.
    behind: (usize, u32),
}

impl<'t> Places<'t> {
    fn new(node: Node, raw: &'t str) -> Places<'t> {
        let whole = node.span();
        let start = node.text_start();
        let start = start.map(|start| (start, start.saturating_sub(whole.start)));
        Places {
            whole,
            raw,
            start: start.filter(|&(_, quote)| quote <= 1),
            behind: (0, 0),
        }
    }

    /// The stretch, where it stands verbatim on the first line of the text; else the whole text.
    fn of(&mut self, range: std::ops::Range<usize>) -> Span {
        let (bytes, characters) = self.behind;
        let (Some((start, quote)), Some(between)) = (self.start, self.raw.get(bytes..range.start))
        else {
            return self.whole;
        };
        if between.contains(['\n', '\r']) {
            self.start = None;
            return self.whole;
        }
        let characters = characters + between.chars().count() as u32;
        self.behind = (range.start, characters);
        let mut at = Span {
            start: start + range.start as u32,
            len: range.len().max(1) as u32,
            ..self.whole
        };
        at.place.column += quote + characters;
        at
    }
}
