//! One blank: its answer, its questions, and what may not be offered.

use super::super::problem::quoted;
use super::super::record::{Entry, Record};
use super::super::report::{Reporter, Span};
use super::super::scalars;
use super::super::shape::{BLANK, Field};
use super::super::tree::Node;
use super::super::{Answer, Blank, BlankDetails, CARDS_ONLY, EntityId, KIND_NAMES, Value};
use super::values::{self, Like};
use super::{Names, answer, attribution, limits};

/// One blank, or `None` where something in it was reported that leaves no answer.
pub(super) fn blank(
    id: &str,
    key: Span,
    node: Node,
    names: &Names,
    report: &mut Reporter,
) -> Option<Blank> {
    let mut record = Record::read(node, key, &BLANK, report)?;
    let (field, at) = answer_field(id, &record, report)?;
    for Field { name, beside, .. } in BLANK.fields {
        if let Some(only) = record.get(name).filter(|_| !fits(beside, field)) {
            misplaced(only, field, beside, report);
        }
    }
    let accept = record.texts("accept");
    let answer = answer::answer(field, at, &mut record, names, report);
    let ask = record.text("ask");
    let like = |answer| Like {
        answer,
        ask: ask.as_deref(),
        words: names.words,
    };
    // Values of another type cannot be told from right ones without the answer.
    let values = answer
        .as_ref()
        .map(|answer| values::values(like(answer), &accept, &mut record, names, report));
    let (wrong, avoid) = values.unwrap_or_default();
    let between = answer
        .as_ref()
        .and_then(|answer| limits::between(like(answer), &mut record, names, report));
    let details = BlankDetails {
        was: was(id, &mut record, report),
        ask_all: record.text("ask-all"),
        according: attribution::according(&mut record, names, report),
        weight: attribution::weight(&mut record),
        care: attribution::care(&mut record),
        wrong,
        accept,
        avoid,
        between,
        every: limits::every(&mut record, report),
        open: record.flag("open"),
        class: answer
            .as_ref()
            .and_then(|answer| class_of_entities(answer, &mut record, names, report)),
        kinds: kinds(&mut record, report),
        from: record.text("from"),
    };
    Some(Blank {
        id: id.into(),
        ask,
        details: details.said(),
        answer: answer?,
        place: key.place,
    })
}

/// Whether a field that belongs to some types of answer may stand beside one of this type.
fn fits(types: &[&str], answer: &str) -> bool {
    types.is_empty() || types.contains(&answer)
}

/// The class that entities are asked within: each of them has it.
fn class_of_entities(
    answer: &Answer,
    record: &mut Record,
    names: &Names,
    report: &mut Reporter,
) -> Option<String> {
    let at = record.get("class")?.value.span();
    let ids: Vec<EntityId> = match answer {
        Answer::Entity(id) => vec![*id],
        Answer::List { items, .. } => items
            .iter()
            .filter_map(|item| match item {
                Value::Entity(id) => Some(*id),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    if ids.is_empty() {
        return None;
    }
    let class = record.text("class")?;
    for id in ids {
        let classes = names
            .classes
            .get(id.0 as usize)
            .map_or(&[][..], Vec::as_slice);
        if classes.contains(&class) {
            continue;
        }
        let own = names.ids.get(id.0 as usize).copied().unwrap_or_default();
        let known: Vec<&str> = classes.iter().map(String::as_str).collect();
        let help = match known.as_slice() {
            [] => format!("give `{own}` this class, under `entities`"),
            known => format!(
                "write {}, or give `{own}` this class too, under `entities`",
                scalars::either(known)
            ),
        };
        report.error(
            at,
            format!("the entity `{own}` is not of the class {}", quoted(&class)),
            help,
        );
    }
    Some(class)
}

/// The one field that holds the answer, and where its value stands.
fn answer_field(id: &str, record: &Record, report: &mut Reporter) -> Option<(&'static str, Span)> {
    let mut found = record.among(BLANK.one_of);
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
    let is_meant = BLANK.one_of.iter().any(|name| record.is_meant(name));
    if first.is_none() && !is_meant {
        report.error(
            record.owner,
            format!("the blank {} has no answer", quoted(id)),
            format!(
                "give it one of {}, as in `{{ date: 1969-07-20 }}`",
                scalars::either(BLANK.one_of)
            ),
        );
    }
    first.map(|first| (first.name, first.value.span()))
}

fn misplaced(only: &Entry, answer: &str, types: &[&str], report: &mut Reporter) {
    let help = match (only.name, answer) {
        ("ask-all", _) => "write `ask`",
        ("event" | "every", _) => "delete it, or make the answer a `date`",
        ("class", _) => "delete it",
        _ => "delete it, or make the answer a `number`",
    };
    report.error(
        only.key,
        format!(
            "`{}` belongs to {}, not to `{}`",
            only.name,
            scalars::all(types),
            answer
        ),
        help,
    );
}

fn was(id: &str, record: &mut Record, report: &mut Reporter) -> Vec<String> {
    let mut was = Vec::new();
    for (old, at) in record.placed("was") {
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

/// The kinds that are wanted: some of them, or the word for none alone.
fn kinds(record: &mut Record, report: &mut Reporter) -> Vec<String> {
    let Some(at) = record.get("kinds").map(|entry| entry.value.span()) else {
        return Vec::new();
    };
    let names = [&KIND_NAMES[..], &[CARDS_ONLY]].concat();
    let kinds = record.words("kinds", &names, |name| name);
    if kinds.len() > 1 && kinds.contains(&CARDS_ONLY) {
        report.error(
            at,
            "`none` stands among kinds that are wanted",
            "write `kinds: none` to keep the blank for cards, or delete `none`",
        );
    }
    kinds.into_iter().map(Into::into).collect()
}
