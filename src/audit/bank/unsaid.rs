//! Questions that leave out what their statement says: of several figures, or all goals of a player, the statement means
//! those "against Panama".
//!
//! In goes a bank, out come the numbers whose statement names a thing that the `ask` does not.

use std::collections::BTreeSet;

use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Entity, EntityId, Fact, Facts, Piece, Value};
use crate::phrases::Phrases;
use crate::sentence::{Sentences, answers};
use crate::tokens::{self, Tokens};

/// Each question for a number that does not name a thing which its statement names outside the blanks. Let through: where the
/// thing has the last word of its name in the question, or is a part or a side of what the question names.
pub(super) fn unsaid(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let names = names(facts, sentences);
    let mut known: Phrases<EntityId> = Phrases::default();
    for (entity, names) in (0..).map(EntityId).zip(&names) {
        names.iter().for_each(|name| known.add(name.iter(), entity));
    }
    let mut findings = Vec::new();
    for fact in facts.facts() {
        let plain = without_blanks(fact);
        let named = Tokens::of(&plain);
        let named = known.held_by(named.iter()).into_iter().copied();
        let is_written = |id: &EntityId| is_written(facts.entity(*id), &plain);
        let stated: BTreeSet<EntityId> = named.filter(is_written).collect();
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let (Answer::Number { .. }, Some(ask)) = (&blank.answer, &blank.ask) else {
                continue;
            };
            let ask = Tokens::of(ask);
            let is_said = |entity: EntityId| {
                names[entity.0 as usize].iter().any(|name| {
                    ask.hold(name) || name.last_word().is_some_and(|word| ask.say(word))
                })
            };
            let is_answer = |entity: EntityId| {
                fact.blanks
                    .iter()
                    .any(|blank| answers(blank).contains(&Value::Entity(entity)))
            };
            let is_near = |entity: EntityId| {
                let entity = facts.entity(entity);
                entity
                    .of
                    .iter()
                    .chain(&entity.within)
                    .any(|&whole| is_said(whole))
            };
            let is_missing =
                |entity: &EntityId| !is_said(*entity) && !is_answer(*entity) && !is_near(*entity);
            let missing = stated.iter().copied().find(is_missing);
            if let Some(missing) = missing {
                let said = format!(
                    "the statement says `{}`, and the `ask` does not: if the figure is another without it, say it there too",
                    facts.entity(missing).name
                );
                let name = fact.path(blank);
                findings.push(Finding::of_bank(
                    Severity::Note,
                    "unsaid",
                    blank.place,
                    &name,
                    said,
                ));
            }
        }
    }
    findings
}

/// The names of each entity, its cues among them.
fn names(facts: &Facts, sentences: Sentences) -> Vec<Vec<Tokens>> {
    let named = facts.entities().iter().map(|entity| {
        let texts = entity
            .aliases
            .iter()
            .chain(&entity.cues)
            .chain([&entity.name]);
        let names = texts.map(|text| tokens::name(text, sentences.words));
        names.filter(|name| !name.is_empty()).collect()
    });
    named.collect()
}

/// Whether a text has the last word of one of its names with the capitals of that: "at the age of" does not name The Age.
fn is_written(entity: &Entity, text: &str) -> bool {
    let names = entity.aliases.iter().chain(&entity.cues);
    let mut names = names.chain([&entity.name]);
    names.any(|name| {
        let last = name.rsplit(' ').next().unwrap_or(name);
        text.contains(last)
    })
}

/// What stands around the blanks of a statement.
pub(super) fn without_blanks(fact: &Fact) -> String {
    let pieces = fact.statement.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Blank(_) => "|",
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, ask: &str, expected: usize) {
        let yaml = format!(
            "id: b\ntitle: Goals\nentities:\n  norra: {{ name: Norra, class: team }}\n  ann: {{ name: Ann Lee, class: player, of: norra }}\n  age: {{ name: The Age, class: newspaper }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ number: 2, unit: goals, ask: \"{ask}\" }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = unsaid(&facts, Sentences::new(&facts));
        assert_eq!(found.len(), expected, "{statement} {ask} {found:?}");
    }

    #[test]
    fn a_name_that_only_the_statement_has_is_told() {
        check(
            "At the age of 9, it scored {it} goals.",
            "How many goals did it score?",
            0,
        );
        check(
            "Ann Lee scored {it} goals against Norra.",
            "How many goals did Ann Lee score?",
            1,
        );
        check(
            "Ann Lee scored {it} goals against Norra.",
            "How many goals did Ann Lee score against Norra?",
            0,
        );
        // Who is named is of that team.
        check(
            "Ann Lee of Norra scored {it} goals.",
            "How many goals did Lee score?",
            1,
        );
        check(
            "Ann Lee scored {it} goals.",
            "How many goals did Norra score?",
            0,
        );
    }
}
