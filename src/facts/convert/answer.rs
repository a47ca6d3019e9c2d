//! What fills a blank.

use std::collections::HashSet;

use super::super::problem::quoted;
use super::super::record::{Placed, Record};
use super::super::report::{Reporter, Span};
use super::super::{Answer, Bound, EntityId, NumberStyle, Value};
use super::{Names, values};

/// The answer in this field, whose value stands there, with what other fields say of it.
pub(super) fn answer(
    field: &str,
    at: Span,
    record: &mut Record,
    names: &Names,
    report: &mut Reporter,
) -> Option<Answer> {
    match field {
        "date" => Some(Answer::Date {
            event: record.text("event"),
            date: record.date(field)?,
        }),
        "number" => {
            let styles = record.words("style", &NumberStyle::ALL, NumberStyle::name);
            let style = styles.first().copied().unwrap_or_default();
            let bound = bound(record, names, report);
            let (one, unit) = unit(record, report);
            let value = record.number(field)?;
            let counts = value.fract().is_zero() && !value.is_sign_negative();
            if style == NumberStyle::Ordinal && !counts {
                let message = format!("{value} cannot be an ordinal, as in `6th`");
                report.error(at, message, "delete `style: ordinal`");
            }
            Some(Answer::Number {
                value,
                unit,
                one,
                style,
                bound,
            })
        }
        "entity" => {
            let word = record.text(field)?;
            names.entity_by_id(&word, at, report).map(Answer::Entity)
        }
        "text" => Some(Answer::Text {
            class: record.text("class"),
            text: record.text(field)?,
        }),
        _ => list(record, names, report),
    }
}

/// What one of the things counted is called, where that is said, and what several are.
fn unit(record: &mut Record, report: &mut Reporter) -> (Option<String>, Option<String>) {
    let Some(at) = record.get("unit").map(|entry| entry.value.span()) else {
        return (None, None);
    };
    let mut names = record.texts("unit").into_iter();
    let unit = match (names.next(), names.next()) {
        (Some(one), Some(many)) => (Some(one), Some(many)),
        (many, _) => (None, many),
    };
    if names.next().is_some() {
        report.error(
            at,
            "a unit has two names at most, for one and for several",
            "write it as `unit: [person, people]`",
        );
    }
    unit
}

fn bound(record: &mut Record, names: &Names, report: &mut Reporter) -> Bound {
    let Some(key) = record.get("bound").map(|entry| entry.key) else {
        return Bound::Exact;
    };
    let bounds = record.words("bound", &Bound::ALL, Bound::name);
    let bound = bounds.first().copied().unwrap_or_default();
    let qualifier = match bound {
        Bound::Exact => return bound,
        Bound::AtLeast => "At least how many …?",
        Bound::AtMost => "At most how many …?",
        Bound::About => "About how many …?",
    };
    // What a draft lacks is asked for when it is accepted.
    if record.get("ask").is_none() && !record.is_meant("ask") && !names.in_draft {
        report.error(
            key,
            "a number with a `bound` needs an `ask` that says so",
            format!("write `ask: \"{qualifier}\"`"),
        );
    }
    bound
}

/// A member of a list, before it is known whether all are entities.
struct Member {
    text: String,
    at: Span,
    entity: Option<EntityId>,
}

fn list(record: &mut Record, names: &Names, report: &mut Reporter) -> Option<Answer> {
    let key = record.get("list")?.key;
    if record.is_refused("list") {
        return None;
    }
    let member = |(text, at): Placed| Member {
        entity: names.entity(&text),
        text,
        at,
    };
    let members: Vec<Member> = record.placed("list").into_iter().map(member).collect();
    if members.len() < 2 {
        return report.refuse(
            key,
            "a list has two members at least",
            "write a single answer as `entity` or `text`",
        );
    }
    let class = record.get("class").is_some().then_some(());
    let are_entities = members.iter().all(|member| member.entity.is_some());
    match class {
        None if !are_entities => mixed(&members, names, report),
        Some(_) if !are_entities => {
            for member in members.iter().filter(|member| is_id(&member.text, names)) {
                report.warning(
                    member.at,
                    format!(
                        "{} is taken for words, though an entity has this id",
                        quoted(&member.text)
                    ),
                    "write words as they are shown; a list of entities alone has no `class`",
                );
            }
        }
        _ => {}
    }
    let class = match are_entities {
        true => None,
        false => record.text("class"),
    };
    let mut seen = HashSet::new();
    let mut items = Vec::with_capacity(members.len());
    for Member { text, at, entity } in members {
        let (item, name) = match entity.filter(|_| are_entities) {
            Some(id) => (Value::Entity(id), format!("entity {}", id.0)),
            None => (Value::Text(text.clone()), text.to_lowercase()),
        };
        if seen.insert(name) {
            items.push(item);
        } else {
            let message = format!("{} stands in this list twice", quoted(&text));
            report.error(
                at,
                message,
                "delete one of them; an alias counts as the entity's name",
            );
        }
    }
    Some(Answer::List { items, class })
}

fn is_id(text: &str, names: &Names) -> bool {
    names.entities.contains_key(text)
}

/// Reports texts among the ids of entities.
fn mixed(members: &[Member], names: &Names, report: &mut Reporter) {
    if !members.iter().any(|member| is_id(&member.text, names)) {
        for member in members {
            values::warn_of_near_id(&member.text, member.at, names, report);
        }
        return;
    }
    for member in members.iter().filter(|member| member.entity.is_none()) {
        let near = report.nearest(&member.text, names.ids.iter().copied());
        let help = match near {
            Some(id) => format!("did you mean `{id}`?"),
            None => "let it stand under `entities`, or give the list a `class`, which makes all of them texts".into(),
        };
        let message = format!(
            "{} is no entity, but others in this list are",
            quoted(&member.text)
        );
        report.error(member.at, message, help);
    }
}
