//! Blanks that ask the same words and have different answers: a reader cannot know which of them is meant.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::audit::{Finding, Severity};
use crate::facts::{Blank, Fact, Facts, Value};
use crate::sentence::{Sentences, answers};
use crate::tokens::Plain;

/// What asks for something, with all that it takes as right.
struct Asked<'a> {
    fact: &'a Fact,
    blank: &'a Blank,
    answers: Vec<Value>,
}

/// Each blank whose question stands in the bank before it, with other answers. Let through: blanks of which others may
/// be right, and those of one relation, whose author has said that all are.
pub(super) fn ambiguous(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let mut first: HashMap<Plain, Asked> = HashMap::new();
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for (position, blank) in fact.blanks.iter().enumerate() {
            let question = sentences.question(fact, position);
            for text in [Some(question), blank.ask_all.clone()]
                .into_iter()
                .flatten()
            {
                let asked = Asked {
                    fact,
                    blank,
                    answers: answers(blank),
                };
                match first.entry(Plain::of(&text, sentences.words)) {
                    Entry::Vacant(entry) => {
                        entry.insert(asked);
                    }
                    Entry::Occupied(entry) if differ(entry.get(), &asked) => {
                        findings.push(finding(entry.get(), &asked, &text));
                    }
                    Entry::Occupied(_) => {}
                }
            }
        }
    }
    findings
}

fn differ(one: &Asked, other: &Asked) -> bool {
    let within = |a: &Asked, b: &Asked| a.answers.iter().all(|value| b.answers.contains(value));
    let declared = one.blank.open
        || other.blank.open
        || (one.fact.relation.is_some() && one.fact.relation == other.fact.relation);
    !(declared || within(one, other) && within(other, one))
}

fn finding(first: &Asked, again: &Asked, text: &str) -> Finding {
    let id = |asked: &Asked| asked.fact.path(asked.blank);
    let said = format!(
        "`{text}` is asked by `{}` too, which has another answer: say in each which one is meant",
        id(first)
    );
    Finding::of_bank(
        Severity::Warning,
        "same-question",
        again.blank.place,
        &id(again),
        said,
    )
}
