//! Which questions the worksheet of a review goes without.
//!
//! In go the accepted facts, out come the ids of questions that no screen has shown, where others of the same blanks, or of
//! other facts, do in their places. A screen shows of each blank the question of the first kind that it yields.

use std::collections::HashMap;

use crate::Facts;
use crate::generate::{self, COUNTING_SEED, Plan, Selector};
use crate::quiz::{Question, Quiz};

/// So many questions make a worksheet.
pub(super) const WORKSHEET: usize = 10;

/// Questions that no screen of a review has shown, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// Those that a worksheet goes without.
    pub without: Vec<String>,
    /// Those that it has, since fewer questions would go together without them.
    pub needed: Vec<String>,
}

/// What a worksheet of ten goes without, so that it asks what was shown.
pub fn unshown(facts: &Facts) -> Unshown {
    let drawn = |without: &[String]| {
        let without = without.iter().map(|id| Selector::Id(id.clone()));
        let plan = Plan::new(COUNTING_SEED).count(WORKSHEET);
        generate::generate(facts, &plan.without(without)).ok()
    };
    let mut without = Vec::new();
    let mut needed: Vec<String> = Vec::new();
    let Some(mut quiz) = drawn(&without) else {
        return Unshown::default();
    };
    while let Some(id) = others_than_shown(facts, &quiz)
        .into_iter()
        .find(|id| !needed.contains(id))
    {
        without.push(id);
        match drawn(&without) {
            Some(other) if other.questions.len() >= quiz.questions.len() => quiz = other,
            _ => needed.extend(without.pop()),
        }
    }
    let asked = |id: &String| quiz.questions.iter().any(|one| one.id.as_str() == id);
    needed.retain(asked);
    Unshown { without, needed }
}

/// The ids of a quiz's questions that are not the ones which a review shows of their blanks.
pub fn others_than_shown(facts: &Facts, quiz: &Quiz) -> Vec<String> {
    let key = |question: &Question| {
        let blank = question.id.blank().unwrap_or_default();
        (question.id.fact().to_owned(), blank.to_owned())
    };
    let asked: Vec<(String, String)> = quiz.questions.iter().map(key).collect();
    let all = generate::of_blanks(facts, &Plan::new(COUNTING_SEED), &|fact, blank| {
        let mut asked = asked.iter();
        asked.any(|(of, name)| (of, name) == (&fact.id, &blank.id))
    });
    let mut first: HashMap<(String, String), String> = HashMap::new();
    for question in &all {
        let id = || question.id.as_str().to_owned();
        first.entry(key(question)).or_insert_with(id);
    }
    let ids = quiz.questions.iter().map(|question| {
        let shown = first.get(&key(question)).map(String::as_str);
        (question.id.as_str(), shown)
    });
    let other = ids.filter(|(id, shown)| *shown != Some(id));
    other.map(|(id, _)| id.to_owned()).collect()
}
