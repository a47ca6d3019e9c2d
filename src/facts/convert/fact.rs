//! One fact.

use std::collections::HashMap;

use super::super::fields::{self, Fields, Form, twice};
use super::super::problem::quoted;
use super::super::report::{Report, Span};
use super::super::scalars::{self, check_id};
use super::super::tree::{Kind, Node};
use super::super::{Blank, Care, Fact, FactId, Piece, Weight, Who};
use super::statement::{Part, parts, tidy};
use super::{Names, blank, keyed};
use crate::text::visible;

const FACT: Form = Form {
    what: "a fact",
    example: "- id: landing",
    names: &[
        "id",
        "was",
        "statement",
        "about",
        "weight",
        "according",
        "relation",
        "care",
        "paragraph",
        "evidence",
        "tags",
        "blanks",
    ],
};

/// The most blanks of one fact: every question of a fact weighs all of its blanks.
const MOST_BLANKS: usize = 100;

const WEIGHTS: &[(&str, Weight)] = &[
    ("main", Weight::Main),
    ("normal", Weight::Normal),
    ("detail", Weight::Detail),
];

/// One fact, or `None` where something in it was reported that leaves no fact.
pub(super) fn fact(node: Node, names: &mut Names, report: &mut Report) -> Option<Fact> {
    let start = Span {
        len: 1,
        ..node.span()
    };
    let fields = Fields::read(node, start, &FACT, report)?;
    let id = id(&fields, report);
    let place = fields
        .get("id")
        .map_or(start, |field| field.value.span())
        .place;
    let was = was(&fields, names, report);
    let blanks = blanks(&fields, names, report);
    let (statement, blanks) = statement(&fields, blanks, report)?;
    Some(Fact {
        was,
        about: about(&fields, id.as_deref(), names, report),
        weight: fields
            .get("weight")
            .and_then(|field| field.choice(WEIGHTS, report))
            .unwrap_or_default(),
        according: according(&fields, names, report),
        relation: fields.text("relation", report),
        care: care(&fields, report),
        paragraphs: paragraphs(&fields, report),
        evidence: fields.text("evidence", report),
        tags: fields.texts("tags", report),
        id: id?,
        statement,
        blanks,
        place,
    })
}

fn id(fields: &Fields, report: &mut Report) -> Option<String> {
    let field = fields.required("id", "id: landing", report)?;
    let id = field.text(report)?;
    check_id(&id, field.value.span(), &['-'], report);
    Some(id)
}

fn was(fields: &Fields, names: &mut Names, report: &mut Report) -> Vec<String> {
    let mut was = Vec::new();
    for (old, at) in fields.members("was", report) {
        check_id(&old, at, &['-'], report);
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

fn about(fields: &Fields, own: Option<&str>, names: &Names, report: &mut Report) -> Vec<FactId> {
    let mut about = Vec::new();
    for (word, at) in fields.members("about", report) {
        match names.facts.get(word.as_str()) {
            _ if Some(word.as_str()) == own => {
                let message = format!("the fact {} is about itself", quoted(&word));
                report.error(at, message, "write the ids of other facts, or delete it");
            }
            Some(&(id, _)) => about.push(id),
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
    scalars::distinct(about)
}

/// Who says so: an entity's id, name or alias, or words.
pub(super) fn according(fields: &Fields, names: &Names, report: &mut Report) -> Option<Who> {
    let field = fields.get("according")?;
    let words = field.text(report)?;
    if let Some(id) = names.entity(&words) {
        return Some(Who::Entity(id));
    }
    super::values::warn_of_near_id(&words, field.value.span(), names, report);
    Some(Who::Words(words))
}

/// Why it wants care, sorted and distinct.
pub(super) fn care(fields: &Fields, report: &mut Report) -> Vec<Care> {
    let Some(field) = fields.get("care") else {
        return Vec::new();
    };
    let choices = Care::ALL.map(|care| (care.name(), care));
    let mut care: Vec<Care> = Vec::new();
    for node in field.nodes(report) {
        care.extend(scalars::choice(node, field.key, "care", &choices, report));
    }
    care.sort_unstable();
    care.dedup();
    care
}

fn paragraphs(fields: &Fields, report: &mut Report) -> Vec<u32> {
    let Some(field) = fields.get("paragraph") else {
        return Vec::new();
    };
    let mut paragraphs = Vec::new();
    for node in field.nodes(report) {
        let number = match node.kind() {
            Kind::Text(word) => word.parse::<u32>().ok().filter(|_| !word.starts_with('+')),
            _ => None,
        };
        match number {
            Some(number) => paragraphs.push(number),
            _ if node.kind() == Kind::Bad => {}
            _ => report.error(
                if node.kind() == Kind::Null {
                    field.key
                } else {
                    node.span()
                },
                "`paragraph` is a number from 0, or a list of them",
                "1 is the first paragraph, 0 the headline",
            ),
        }
    }
    scalars::distinct(paragraphs)
}

/// The blanks in the order of the file, each with the place of its name.
fn blanks(
    fields: &Fields,
    names: &Names,
    report: &mut Report,
) -> Vec<(Span, String, Option<Blank>)> {
    const EXAMPLE: &str = "blanks: { day: { date: 1969-07-20 } }";
    let Some(field) = fields.required("blanks", EXAMPLE, report) else {
        return Vec::new();
    };
    if !matches!(field.value.kind(), Kind::Map | Kind::Null) {
        let help = format!("as in `{EXAMPLE}`");
        fields::mismatch(
            field.value,
            field.key,
            "`blanks` is a map of names",
            &help,
            report,
        );
        return Vec::new();
    }
    let check = |word: &str, at, report: &mut Report| check_id(word, at, &['-', '_'], report);
    let nodes = keyed(field.value, "a blank", check, report);
    if nodes.is_empty() {
        report.error(
            field.key,
            "the fact has no blanks",
            format!("as in `{EXAMPLE}`"),
        );
    }
    if nodes.len() > MOST_BLANKS {
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
                Some(&first) => twice(key, first, old, report),
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
    fields: &Fields,
    blanks: Vec<(Span, String, Option<Blank>)>,
    report: &mut Report,
) -> Option<(Vec<Piece>, Vec<Blank>)> {
    const EXAMPLE: &str = "statement: \"Eagle landed on the Moon on {day}.\"";
    let field = fields.required("statement", EXAMPLE, report)?;
    let raw = scalars::raw_text(field.value, field.key, "statement", report)?;
    if raw.trim().is_empty() {
        fields::empty(field.key, "statement", report);
        return None;
    }
    if !scalars::can_be_seen(raw, field.value, "statement", report) {
        return None;
    }
    let mut places = Places::new(field.value, raw);
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
                        let message = match name {
                            "" => "these braces name no blank".into(),
                            name => format!("there is no blank {}", quoted(name)),
                        };
                        let help = match report.nearest(name, ids) {
                            Some(id) => format!("did you mean `{{{id}}}`?"),
                            None if name.is_empty() => {
                                "write the name of a blank in them, or `{{` and `}}` for braces"
                                    .into()
                            }
                            None => format!(
                                "add `{name}: {{ … }}` to `blanks`, or write `{{{{` for a brace"
                            ),
                        };
                        report.error(places.of(range), message, help);
                    }
                }
            }
        }
    }
    for ((key, id, _), stands) in blanks.iter().zip(stands) {
        if !stands {
            report.error(
                *key,
                format!(
                    "the statement does not hold {}",
                    quoted(&format!("{{{id}}}"))
                ),
                format!(
                    "write `{{{id}}}` in the statement where the answer goes, or delete the blank"
                ),
            );
        }
    }
    let mut blanks: Vec<Option<Blank>> = blanks.into_iter().map(|(.., blank)| blank).collect();
    let in_order = order
        .iter()
        .filter_map(|&index| blanks.get_mut(index)?.take());
    let in_order: Vec<Blank> = in_order.collect();
    Some((tidy(pieces), in_order))
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
