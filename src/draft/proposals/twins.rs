//! In go proposals, out come those that ask for something that no other one answers otherwise.

use std::collections::HashMap;

use crate::draft::dates::shown::english;
use crate::draft::proposal::{Answer, Hole, Proposal};
use crate::draft::reading::Reading;

/// The proposals without those of which two ask the same, each for another answer: `… won the award of the match` of two matches. Nothing in them says
/// which is meant.
pub(super) fn without(reading: &Reading, all: Vec<Proposal>) -> Vec<Proposal> {
    let mut answers: HashMap<String, Vec<Answer>> = HashMap::new();
    for proposal in &all {
        for hole in &proposal.holes {
            let known = answers.entry(gapped(reading, proposal, hole)).or_default();
            if !known.contains(&hole.answer) {
                known.push(hole.answer.clone());
            }
        }
    }
    let is_sure = |proposal: &Proposal| {
        let mut holes = proposal.holes.iter();
        holes.all(|hole| answers[&gapped(reading, proposal, hole)].len() < 2)
    };
    all.into_iter()
        .filter(|one| one.quotes || is_sure(one))
        .collect()
}

/// The statement with one hole, the others filled.
fn gapped(reading: &Reading, proposal: &Proposal, hole: &Hole) -> String {
    let mut text = proposal.statement.clone();
    for other in &proposal.holes {
        let filled = match other.name == hole.name {
            true => "{}".to_owned(),
            false => shown(reading, &other.answer),
        };
        text = text.replace(&format!("{{{}}}", other.name), &filled);
    }
    text
}

fn shown(reading: &Reading, answer: &Answer) -> String {
    let name = |thing: &usize| reading.things.things[*thing].name.clone();
    match answer {
        Answer::Thing(thing) => name(thing),
        Answer::Things(things) => things.iter().map(name).collect::<Vec<_>>().join(", "),
        Answer::Date(date) => english(*date),
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => text.clone(),
    }
}
