//! In go a proposal and a thing of an article, out come the entries of a bank for them: a fact, an entity, both drafts.
//!
//! One writer for both ways into a bank: the whole of a draft ([`super::bank`]), and one more fact for a bank that is there
//! ([`edits`]).

use std::collections::BTreeSet;

use super::ids::{fact_id, free, id_of};
use super::names::classes::Thing;
use super::names::gazetteer;
use super::numbers::Bound;
use super::proposal::{Answer, Hole, Proposal};
use super::reading::Reading;
use crate::facts::splice::Edit;
use crate::facts::{Bank, Entity, Written};

/// The things that a proposal asks for.
pub(super) fn asked(proposal: &Proposal) -> Vec<usize> {
    let of_hole = |hole: &Hole| match &hole.answer {
        Answer::Thing(thing) => vec![*thing],
        Answer::Things(things) => things.clone(),
        Answer::Date(_) | Answer::Number(_) | Answer::Text(_) => Vec::new(),
    };
    proposal.holes.iter().flat_map(of_hole).collect()
}

/// The id of a new fact for a bank, and what puts it there: the fact, and those of its things that the bank does not have under one of their
/// names. For [`crate::article::gate::judge`] or [`crate::facts::splice::splice`].
pub fn edits(reading: &Reading, proposal: &Proposal, bank: &Bank) -> (String, Vec<Edit>) {
    let mut taken: BTreeSet<String> = bank.facts().iter().map(|fact| fact.id.clone()).collect();
    let id = free(fact_id(proposal), "fact", &mut taken);
    let mut taken: BTreeSet<String> = bank
        .entities()
        .iter()
        .map(|entity| entity.id.clone())
        .collect();
    let things = &reading.things.things;
    let asked: BTreeSet<usize> = asked(proposal).into_iter().collect();
    let side = |position: &usize| side(reading, *position);
    let named: BTreeSet<usize> = asked
        .iter()
        .filter_map(side)
        .chain(asked.iter().copied())
        .collect();
    let mut ids: Vec<Option<String>> = vec![None; things.len()];
    for position in named {
        let mut entities = bank.entities().iter();
        let known = entities.find(|entity| is_called(entity, reading, position));
        ids[position] = known.map(|entity| entity.id.clone());
    }
    let new: Vec<usize> = asked
        .into_iter()
        .filter(|position| ids[*position].is_none())
        .collect();
    for position in &new {
        let wanted = id_of(things[*position].name.trim_start_matches("the "), 4);
        ids[*position] = Some(free(wanted, "name", &mut taken));
    }
    let entity = |position: &usize| {
        let id = ids[*position].as_deref().unwrap_or_default();
        Edit::set(&["entities", id], thing(reading, *position, &ids))
    };
    let mut edits: Vec<Edit> = new.iter().map(entity).collect();
    edits.push(Edit::set(
        &["facts", &id],
        fact(reading, proposal, &id, &ids, false, &[]),
    ));
    (id, edits)
}

/// Whether an entity has a name of a thing.
fn is_called(entity: &Entity, reading: &Reading, position: usize) -> bool {
    let thing = &reading.things.things[position];
    let plain = |name: &str| name.strip_prefix("the ").unwrap_or(name).to_lowercase();
    let mut own = entity.aliases.iter().chain([&entity.name]);
    own.any(|own| {
        thing
            .aliases
            .iter()
            .chain([&thing.name])
            .any(|name| plain(name) == plain(own))
    })
}

/// The thing that is another's side.
fn side(reading: &Reading, position: usize) -> Option<usize> {
    let things = &reading.things.things;
    let of = things[position].of?;
    let side = things.iter().position(|other| other.name == of);
    side.filter(|side| *side != position)
}

/// A thing as an entity; `ids` has those that the bank lists.
pub(super) fn thing(reading: &Reading, position: usize, ids: &[Option<String>]) -> Written {
    let things = &reading.things.things;
    let thing = &things[position];
    let mut fields: Vec<(&str, Written)> = vec![("name", thing.name.as_str().into())];
    fields.extend(thing.class.as_deref().map(|class| ("class", class.into())));
    // What another entity is called is no alias: the first one keeps it.
    let is_taken = |alias: &String| {
        let same = |other: &String| other.to_lowercase() == alias.to_lowercase();
        let listed = |at: &usize| *at != position && ids[*at].is_some();
        (0..things.len()).filter(listed).any(|at| {
            same(&things[at].name) || at < position && things[at].aliases.iter().any(same)
        })
    };
    let mut aliases: Vec<&str> = Vec::new();
    for alias in thing.aliases.iter().filter(|alias| !is_taken(alias)) {
        let known = |other: &str| other.to_lowercase() == alias.to_lowercase();
        if !known(&thing.name) && !aliases.iter().any(|other| known(other)) {
            aliases.push(alias);
        }
    }
    if !aliases.is_empty() {
        fields.push(("aliases", Written::list(aliases)));
    }
    let side = side(reading, position).and_then(|side| ids[side].as_deref());
    fields.extend(side.map(|side| ("of", side.into())));
    let alike = |at: &usize| *at != position && is_alike(thing, &things[*at]);
    let apart = (0..position).filter(|at| ids[*at].is_some()).filter(alike);
    let apart: Vec<&str> = apart.filter_map(|at| ids[at].as_deref()).collect();
    if !apart.is_empty() {
        fields.push(("apart", Written::list(apart)));
    }
    fields.extend(thing.note.as_deref().map(|note| ("note", note.into())));
    fields.push(("draft", "true".into()));
    Written::map(fields)
}

/// Whether two names may be one thing's: all words of one stand in the other (`CBC`, `CBC News`), or they differ in letters as slips do (`Kristen
/// Wilkins`, `Kristin Wilkins`).
fn is_alike(one: &Thing, other: &Thing) -> bool {
    let words = |thing: &Thing| -> Vec<String> {
        let name = thing.name.trim_start_matches("the ").to_lowercase();
        name.split([' ', '-']).map(str::to_owned).collect()
    };
    let is_known =
        |thing: &Thing| gazetteer::whole(thing.name.trim_start_matches("the ")).is_some();
    // `Guinea` and `Guinea-Bissau` are two; `CBC` and `CBC News` are not.
    let is_place = matches!(
        one.class.as_deref(),
        Some("country" | "city" | "state" | "province")
    );
    if one.class != other.class || is_place && is_known(one) && is_known(other) {
        return false;
    }
    let is_person = one.class.as_deref() == Some("person");
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    let slips =
        |a: &String, b: &String| a == b || is_person && strsim::osa_distance(a, b) <= a.len() / 4;
    let mut rest = long.iter();
    let all_in = short
        .iter()
        .all(|word| rest.any(|other| slips(other, word)));
    all_in && short.iter().any(|word| word.len() > 2)
}

/// A proposal as a fact.
pub(super) fn fact(
    reading: &Reading,
    proposal: &Proposal,
    id: &str,
    things: &[Option<String>],
    is_main: bool,
    about: &[&str],
) -> Written {
    let sentence = &reading.text.sentences[proposal.sentence];
    let mut fields: Vec<(&str, Written)> = vec![
        ("id", id.into()),
        ("statement", proposal.statement.as_str().into()),
        ("draft", "true".into()),
    ];
    if is_main {
        fields.push(("weight", "main".into()));
    }
    if !about.is_empty() {
        fields.push(("about", Written::list(about.iter().copied())));
    }
    if !proposal.care.is_empty() {
        fields.push(("care", Written::list(proposal.care.iter().copied())));
    }
    fields.push(("paragraph", sentence.paragraph.to_string().into()));
    fields.push(("evidence", sentence.text.as_str().into()));
    // Who speaks for others is asked for after all else.
    let mut holes: Vec<&Hole> = proposal.holes.iter().collect();
    holes.sort_by_key(|hole| hole.is_dull());
    let blanks = holes
        .into_iter()
        .map(|hole| (hole.name.as_str(), blank(hole, things)));
    fields.push(("blanks", Written::map(blanks)));
    Written::map(fields)
}

fn blank(hole: &Hole, things: &[Option<String>]) -> Written {
    let id = |thing: &usize| things[*thing].clone().unwrap_or_default();
    let (name, value): (&str, Written) = match &hole.answer {
        Answer::Thing(thing) => ("entity", id(thing).into()),
        Answer::Things(list) => ("list", Written::list(list.iter().map(id))),
        Answer::Date(date) => ("date", date.to_string().into()),
        Answer::Number(number) => ("number", number.to_string().into()),
        Answer::Text(text) => ("text", text.as_str().into()),
    };
    let bound = hole.bound.map(|bound| match bound {
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
        Bound::About => "about",
    });
    let ask = if name == "list" { "ask-all" } else { "ask" };
    let mut fields = vec![(name, value)];
    fields.extend(hole.class.map(|class| ("class", class.into())));
    fields.extend(hole.unit.as_deref().map(|unit| ("unit", unit.into())));
    fields.extend(bound.map(|bound| ("bound", bound.into())));
    fields.extend(hole.from.as_deref().map(|from| ("from", from.into())));
    fields.extend(hole.ask.as_deref().map(|text| (ask, text.into())));
    Written::map(fields)
}
