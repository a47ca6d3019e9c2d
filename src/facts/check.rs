//! What is weak in a sound bank, as far as the bank alone shows it.
//!
//! In goes a [`Facts`], out come warnings. What the bank yields, question by question, is the work of those
//! who make questions.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::problem::{Place, quoted};
use super::report::{Reporter, Span};
use crate::date::Date;

use super::{Answer, Blank, Entity, EntityId, Fact, Facts, Piece, Value, Who};

/// Warns of entities that nothing uses, not even in the drafts of the whole, and of classes that are probably misspelt.
pub(super) fn weaknesses(facts: &Facts, whole: &Facts, report: &mut Reporter) {
    unused_entities(whole, report);
    lonely_classes(facts, report);
    years_before_ours(facts, report);
}

/// Says once which year is meant, since a year before our era is counted with a year 0, and written with a minus.
fn years_before_ours(facts: &Facts, report: &mut Reporter) {
    let before =
        |blank: &&Blank| matches!(blank.answer, Answer::Date { date, .. } if date.year() < 1);
    let Some(blank) = blanks(facts).find(before) else {
        return;
    };
    if let Answer::Date { date, .. } = blank.answer {
        let year = 1 - i32::from(date.year());
        let other = Date::from_year(date.year() + 1).filter(|_| year > 1);
        let other = other.map(|date| format!("{} BC is written `{date}`", year - 1));
        report.note(
            Span::named(blank.place, &blank.id),
            format!("`{date}` is a date of the year {year} BC, since the year 0 is 1 BC"),
            other.unwrap_or_default(),
        );
    }
}

fn blanks(facts: &Facts) -> impl Iterator<Item = &Blank> {
    facts.facts.iter().flat_map(|fact| &fact.blanks)
}

fn unused_entities(facts: &Facts, report: &mut Reporter) {
    let unused = without_reference(facts);
    if unused.is_empty() {
        return;
    }
    let named = named(facts, &unused);
    for id in unused {
        let entity = facts.entity(id);
        if named.contains(&id) || entity.draft {
            continue;
        }
        report.warning(
            Span::named(entity.place, &entity.id),
            format!("the entity {} is never used", quoted(&entity.id)),
            "no answer, wrong value or text names it, and no blank asks for its class: delete it, or use it",
        );
    }
}

/// The entities that nothing refers to and that are no distractor of a blank either.
fn without_reference(facts: &Facts) -> Vec<EntityId> {
    let mut used = vec![false; facts.entities.len()];
    let mut classes: HashSet<&str> = HashSet::new();
    let mut mark = |id: EntityId| {
        if let Some(used) = used.get_mut(id.0 as usize) {
            *used = true;
        }
    };
    for entity in &facts.entities {
        entity
            .within
            .iter()
            .chain(&entity.of)
            .copied()
            .for_each(&mut mark);
    }
    for blank in blanks(facts) {
        let items = match &blank.answer {
            Answer::List { items, .. } => items.as_slice(),
            _ => &[],
        };
        let asked = items.iter().filter_map(|item| match item {
            Value::Entity(id) => Some(*id),
            _ => None,
        });
        let key = match blank.answer {
            Answer::Entity(id) => Some(id),
            _ => None,
        };
        for id in asked.chain(key) {
            mark(id);
            classes.extend(facts.entity(id).classes.iter().map(String::as_str));
        }
        let others = blank
            .wrong
            .iter()
            .map(|wrong| &wrong.value)
            .chain(&blank.avoid);
        for value in others {
            if let Value::Entity(id) = value {
                mark(*id);
            }
        }
    }
    let by_fact = facts.facts.iter().map(|fact| &fact.according);
    let by_blank = blanks(facts).map(|blank| &blank.according);
    for who in by_fact.chain(by_blank) {
        if let Some(Who::Entity(id)) = who {
            mark(*id);
        }
    }
    let is_unused = |(index, used): (usize, bool)| {
        let id = EntityId(index as u32);
        let of_a_class = |class: &String| classes.contains(class.as_str());
        (!used && !facts.entity(id).classes.iter().any(of_a_class)).then_some(id)
    };
    used.into_iter().enumerate().filter_map(is_unused).collect()
}

/// Those of the entities whose name or alias stands in a text of the bank. Texts are read once: each run of
/// as many words as some name has is looked up by its hash.
fn named(facts: &Facts, candidates: &[EntityId]) -> HashSet<EntityId> {
    const LONGEST: usize = 8;
    let mut named = HashSet::new();
    let mut by_hash: HashMap<u64, Vec<EntityId>> = HashMap::new();
    let mut lengths: HashSet<usize> = HashSet::new();
    for &id in candidates {
        let entity = facts.entity(id);
        for name in entity.aliases.iter().chain([&entity.name]) {
            let words = words(name);
            if words.is_empty() || words.len() > LONGEST {
                named.insert(id);
                continue;
            }
            lengths.insert(words.len());
            by_hash.entry(hash(&words)).or_default().push(id);
        }
    }
    let mut look = |text: &str| {
        let words = words(text);
        for &length in &lengths {
            for run in words.windows(length) {
                // What was found need not be found again.
                named.extend(by_hash.remove(&hash(run)).into_iter().flatten());
            }
        }
    };
    look(&facts.title);
    for fact in &facts.facts {
        let statement = fact.statement.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            Piece::Blank(_) => None,
        });
        statement.for_each(|text| look(text));
        for blank in &fact.blanks {
            let event = match &blank.answer {
                Answer::Date { event, .. } => event,
                _ => &None,
            };
            let texts = [&blank.ask, &blank.ask_all, event];
            texts.into_iter().flatten().for_each(|text| look(text));
        }
    }
    named
}

/// Every class that an entity, a text or a list has.
pub(super) fn classes<'f>(
    entities: &'f [Entity],
    facts: &'f [Fact],
) -> impl Iterator<Item = (&'f str, Place, &'f str)> {
    let of_entity = |it: &'f Entity| {
        let classes = it.classes.iter();
        classes.map(|class| (class.as_str(), it.place, it.id.as_str()))
    };
    let of_entities = entities.iter().flat_map(of_entity);
    let blanks = facts.iter().flat_map(|fact| &fact.blanks);
    let of_blanks = blanks.filter_map(|blank| match &blank.answer {
        Answer::Text { class, .. } | Answer::List { class, .. } => {
            Some((class.as_deref()?, blank.place, blank.id.as_str()))
        }
        _ => None,
    });
    of_entities.chain(of_blanks)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// Warns of a class that only one thing has, where it is nearly one that several have.
fn lonely_classes(facts: &Facts, report: &mut Reporter) {
    let mut classes: HashMap<&str, (u32, Place, &str)> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (class, place, id) in self::classes(&facts.entities, &facts.facts) {
        let seen = classes.entry(class).or_insert_with(|| {
            order.push(class);
            (0, place, id)
        });
        seen.0 += 1;
    }
    let shared = |class: &&str| classes.get(class).is_some_and(|&(count, ..)| count > 1);
    let known: Vec<&str> = order.iter().copied().filter(shared).collect();
    for class in order.iter().filter(|class| !shared(class)) {
        let near = report.nearest(class, known.iter().copied());
        let near = near.filter(|near| strsim::osa_distance(class, near) <= 1 + near.len() / 8);
        if let (Some(near), Some(&(_, place, id))) = (near, classes.get(class)) {
            report.warning(
                Span::named(place, id),
                format!("nothing else is of the class {}", quoted(class)),
                format!("did you mean `{near}`?"),
            );
        }
    }
}
