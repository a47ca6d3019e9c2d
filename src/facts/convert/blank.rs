//! One blank: its answer, its questions, and what may not be offered.

use super::super::fields::{Field, Fields, Form};
use super::super::problem::quoted;
use super::super::report::{Reporter, Span};
use super::super::scalars::{self, check_id};
use super::super::tree::Node;
use super::super::{Blank, KIND_NAMES};
use super::{Names, answer, fact, values};

const BLANK: Form = Form {
    what: "a blank",
    example: "day: { date: 1969-07-20 }",
    names: &[
        "date",
        "number",
        "entity",
        "text",
        "list",
        "ask",
        "ask-all",
        "event",
        "unit",
        "style",
        "bound",
        "class",
        "wrong",
        "accept",
        "avoid",
        "open",
        "kinds",
        "from",
        "according",
        "care",
        "was",
    ],
};

/// The fields that only some types of answer have.
const ONLY: &[(&str, &[&str])] = &[
    ("event", &["date"]),
    ("unit", &["number"]),
    ("style", &["number"]),
    ("bound", &["number"]),
    ("class", &["text", "list"]),
    ("ask-all", &["list"]),
];

/// One blank, or `None` where something in it was reported that leaves no answer.
pub(super) fn blank(
    id: &str,
    key: Span,
    node: Node,
    names: &Names,
    report: &mut Reporter,
) -> Option<Blank> {
    let fields = Fields::read(node, key, &BLANK, report)?;
    let field = answer_field(id, &fields, report)?;
    for &(name, types) in ONLY {
        if let Some(only) = fields.get(name).filter(|_| !types.contains(&field.name)) {
            misplaced(only, field, types, report);
        }
    }
    let ask = fields.text("ask", report);
    let accept = fields.texts("accept", report);
    let answer = answer::answer(field, &fields, names, report);
    // Values of another type cannot be told from right ones without the answer.
    let values = answer
        .as_ref()
        .map(|answer| values::values(answer, &accept, &fields, names, report));
    let (wrong, avoid) = values.unwrap_or_default();
    Some(Blank {
        id: id.into(),
        was: was(id, &fields, report),
        ask,
        ask_all: fields.text("ask-all", report),
        according: fact::according(&fields, names, report),
        care: fact::care(&fields, report),
        wrong,
        accept,
        avoid,
        open: fields.get("open").is_some_and(|field| field.flag(report)),
        kinds: kinds(&fields, report),
        from: fields.text("from", report),
        answer: answer?,
        place: key.place,
    })
}

/// The one field that holds the answer.
fn answer_field<'t>(id: &str, fields: &Fields<'t>, report: &mut Reporter) -> Option<Field<'t>> {
    let mut found = fields.among(answer::TYPES);
    let first = found.next();
    if let Some((first, second)) = first.zip(found.next()) {
        report.error(
            second.key,
            format!(
                "the blank has two answers, `{}` and `{}`",
                first.name, second.name
            ),
            "keep one of them, and make the other a blank of its own",
        );
    }
    let is_meant = answer::TYPES.iter().any(|name| fields.is_meant(name));
    if first.is_none() && !is_meant {
        report.error(
            fields.owner,
            format!("the blank {} has no answer", quoted(id)),
            format!(
                "give it one of {}, as in `{{ date: 1969-07-20 }}`",
                scalars::either(answer::TYPES)
            ),
        );
    }
    first
}

fn misplaced(only: Field, answer: Field, types: &[&str], report: &mut Reporter) {
    let help = match (only.name, answer.name) {
        ("class", "entity") => "delete it: the class stands at the entity, under `entities`",
        ("ask-all", _) => "write `ask`",
        ("event", _) => "delete it, or make the answer a `date`",
        ("class", _) => "delete it",
        _ => "delete it, or make the answer a `number`",
    };
    report.error(
        only.key,
        format!(
            "`{}` belongs to {}, not to `{}`",
            only.name,
            scalars::all(types),
            answer.name
        ),
        help,
    );
}

fn was(id: &str, fields: &Fields, report: &mut Reporter) -> Vec<String> {
    let mut was = Vec::new();
    for (old, at) in fields.members("was", report) {
        check_id(&old, at, &['-', '_'], report);
        if old == id {
            let message = format!("{} is the blank's own name", quoted(&old));
            report.error(
                at,
                message,
                "write the name that it had before, or delete it",
            );
        } else {
            was.push(old);
        }
    }
    was
}

fn kinds(fields: &Fields, report: &mut Reporter) -> Vec<String> {
    let Some(field) = fields.get("kinds") else {
        return Vec::new();
    };
    let choices: Vec<(&str, &str)> = KIND_NAMES.iter().map(|&name| (name, name)).collect();
    let mut kinds = Vec::new();
    for node in field.nodes(report) {
        kinds.extend(scalars::choice(node, field.key, "kinds", &choices, report));
    }
    scalars::distinct(kinds)
        .into_iter()
        .map(Into::into)
        .collect()
}

/// Whether the blank has a question in words.
pub(super) fn has_ask(fields: &Fields) -> bool {
    fields.get("ask").is_some() || fields.is_meant("ask")
}
