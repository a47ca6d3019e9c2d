//! What a teacher is told of a quiz: which bounds were given up, by which questions, and how many are missing.

use std::rc::Rc;

use super::entry::Entry;
use super::{Chooser, caps};
use crate::facts::Weight;
use crate::generate::kinds::Part;
use crate::lang::and_more;

/// So many questions are named in a note.
const NAMED: usize = 3;

/// That a question is so, or that several are, by their ids; nothing where none is.
fn said_of(entries: &[&Rc<Entry>], of_one: &str, of_more: &str) -> Option<String> {
    let ids: Vec<String> = entries
        .iter()
        .take(NAMED)
        .map(|entry| format!("`{}`", entry.draft.question.id))
        .collect();
    let ids = ids.join(", ") + &and_more(entries.len().saturating_sub(NAMED));
    match entries.len() {
        0 => None,
        1 => Some(format!("{ids} {of_one}")),
        _ => Some(format!("{ids} {of_more}")),
    }
}

impl Chooser<'_, '_> {
    /// Which questions were taken though they are weak, or point at the answer of another.
    fn faulty(&self) -> impl Iterator<Item = String> {
        let full = self.taken.len() >= self.generator.plan.count;
        let weak = self.taken.iter().filter(|entry| full && entry.is_weak);
        let weak = said_of(
            &weak.collect::<Vec<_>>(),
            "is weak: it is true or false, it leans on another question, or its wrong options are unlike the answer",
            "are weak: they are true or false, they lean on other questions, or their wrong options are unlike the answer",
        );
        let leaks = |entry: &&Rc<Entry>| self.leaking.contains(&entry.draft.question.id);
        let leaking = self.taken.iter().filter(leaks);
        let leaking = said_of(
            &leaking.collect::<Vec<_>>(),
            "points at the answer of another question, or that at its own",
            "point at the answers of other questions, or those at theirs",
        );
        [weak, leaking].into_iter().flatten()
    }

    /// Which bounds were given up, and how many questions are missing.
    pub(super) fn notes(&self) -> Vec<String> {
        let (caps, facts) = (self.caps(), self.generator.index.facts);
        let of_detail = self.weighing(&|weight| weight == Weight::Detail);
        let of_paragraph = |entry: &Rc<Entry>| {
            let paragraph = |fact| facts.fact(fact).paragraphs.first();
            let own = paragraph(entry.facts[0]);
            own.map_or(0, |_| self.asked(|fact| paragraph(fact) == own))
        };
        let of_kind = |entry: &Rc<Entry>| match entry.kind.part {
            Part::Core => 0,
            Part::Variety => self.asked_as(entry.kind),
        };
        let named = |entry: &&Rc<Entry>| !self.generator.plan.names(entry.kind);
        let given_up = [
            (
                self.taken.iter().filter(named).map(of_kind).max() > Some(caps.kind),
                "a kind of question comes more often than usual",
            ),
            (
                self.taken.iter().map(of_paragraph).max() > Some(caps.crowded()),
                "a paragraph is asked more often than usual",
            ),
            (
                of_detail > caps::some_details(self.generator.plan.count),
                "more details are asked than usual",
            ),
            (
                self.balance.tells(),
                "the questions name a right answer more often than the wrong ones beside it",
            ),
        ];
        let given_up = given_up.iter().filter(|(is, _)| *is);
        let given_up = given_up.map(|(_, what)| (*what).to_owned());
        let mut notes: Vec<String> = self
            .faulty()
            .chain(given_up)
            .map(|what| format!("{what}, to reach the number"))
            .collect();
        let (found, count) = (self.taken.len(), self.generator.plan.count);
        if found < count {
            let questions = if found == 1 {
                "question goes"
            } else {
                "questions go"
            };
            notes.push(match facts.facts().len() {
                1 => "the bank has 1 fact, and each fact is asked once".to_owned(),
                _ if self.yielding.len() <= found => {
                    format!("only {found} {questions} together: no other fact yields one")
                }
                _ => format!("only {found} {questions} together: others would answer each other"),
            });
        }
        notes
    }
}
