//! What fills a blank.

use std::collections::HashSet;

use super::super::fields::{self, Field, Fields};
use super::super::problem::quoted;
use super::super::report::{Reporter, Span};
use super::super::scalars::{self};
use super::super::tree::Kind;
use super::super::{Answer, Bound, EntityId, NumberStyle, Value};
use super::{Names, blank, values};

/// The fields that hold an answer, one for each type.
pub(super) const TYPES: &[&str] = &["date", "number", "entity", "text", "list"];

const STYLES: &[(&str, NumberStyle)] = &[
    ("cardinal", NumberStyle::Cardinal),
    ("ordinal", NumberStyle::Ordinal),
];

const BOUNDS: &[(&str, Bound)] = &[
    ("exact", Bound::Exact),
    ("at-least", Bound::AtLeast),
    ("at-most", Bound::AtMost),
    ("about", Bound::About),
];

/// The answer in this field, with what other fields say of it.
pub(super) fn answer(
    field: Field,
    fields: &Fields,
    names: &Names,
    report: &mut Reporter,
) -> Option<Answer> {
    let at = field.value.span();
    match field.name {
        "date" => {
            let event = fields.text("event", report);
            let date = scalars::date(field.value, field.key, field.name, report)?;
            Some(Answer::Date { date, event })
        }
        "number" => {
            let unit = fields.text("unit", report);
            let style = fields
                .get("style")
                .and_then(|field| field.choice(STYLES, report));
            let bound = bound(fields, report);
            let value = scalars::number(field.value, field.key, field.name, report)?;
            let style = style.unwrap_or_default();
            let counts = value.fract().is_zero() && !value.is_sign_negative();
            if style == NumberStyle::Ordinal && !counts {
                let message = format!("{value} cannot be an ordinal, as in `6th`");
                report.error(at, message, "delete `style: ordinal`");
            }
            Some(Answer::Number {
                value,
                unit,
                style,
                bound,
            })
        }
        "entity" => {
            let word = field.text(report)?;
            names.entity_by_id(&word, at, report).map(Answer::Entity)
        }
        "text" => {
            let class = fields.text("class", report);
            let text = field.text(report)?;
            Some(Answer::Text { text, class })
        }
        _ => list(field, fields.get("class"), names, report),
    }
}

fn bound(fields: &Fields, report: &mut Reporter) -> Bound {
    let field = fields.get("bound");
    let bound = field.and_then(|field| Some((field, field.choice(BOUNDS, report)?)));
    let Some((field, bound)) = bound else {
        return Bound::Exact;
    };
    let qualifier = match bound {
        Bound::Exact => return bound,
        Bound::AtLeast => "At least how many …?",
        Bound::AtMost => "At most how many …?",
        Bound::About => "About how many …?",
    };
    if !blank::has_ask(fields) {
        report.error(
            field.key,
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

fn list(
    field: Field,
    class: Option<Field>,
    names: &Names,
    report: &mut Reporter,
) -> Option<Answer> {
    if field.value.kind() != Kind::List {
        let help = "as in `list: [russia, china]`";
        fields::mismatch(field.value, field.key, "`list` is a list", help, report);
        return None;
    }
    let mut members = Vec::new();
    for node in field.value.items() {
        let text = scalars::text(node, field.key, field.name, report)?;
        let entity = names.entity(&text);
        let at = node.span();
        members.push(Member { text, at, entity });
    }
    if members.len() < 2 {
        return report.refuse(
            field.key,
            "a list has two members at least",
            "write a single answer as `entity` or `text`",
        );
    }
    let are_entities = members.iter().all(|member| member.entity.is_some());
    match class {
        Some(class) if are_entities => report.error(
            class.key,
            "the members of this list are entities, and have classes of their own",
            "delete `class`",
        ),
        None if !are_entities => mixed(&members, names, report),
        Some(_) => {
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
        None => {}
    }
    let class = class.and_then(|class| class.text(report));
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
