//! A truth oracle: reads a bank and a quiz, and says what is wrong with the quiz.
//!
//! It is written apart from the generator, and shares no code with it: what it knows of a bank it reads through
//! the public `Facts`, and its texts, dates and numbers are its own. It holds a quiz against docs/RULES.md: "What makes a
//! question right".

mod events;
pub mod item;
pub mod set;
mod truth;
mod words;

use crate::quizzes::texts;
use quizpress::generate::Plan;
use quizpress::{Facts, Question, Quiz};

/// Everything that is wrong with the questions of a quiz, one by one.
pub fn faults(facts: &Facts, plan: &Plan, quiz: &Quiz) -> Vec<String> {
    let bank = truth::Bank::new(facts);
    let questions = quiz.questions.iter();
    questions
        .flat_map(|question| item_faults(&bank, plan, question))
        .collect()
}

/// Everything that is wrong with a quiz: its questions, and how they go together.
pub fn all_faults(facts: &Facts, plan: &Plan, quiz: &Quiz) -> Vec<String> {
    let bank = truth::Bank::new(facts);
    let mut faults = faults(facts, plan, quiz);
    faults.extend(set::faults(&bank, plan, quiz));
    faults
}

fn item_faults(bank: &truth::Bank, plan: &Plan, question: &Question) -> Vec<String> {
    let checks = [
        item::shape(bank, plan, question),
        item::truth(bank, question),
        item::cues(bank, question),
    ];
    let found = checks.into_iter().filter_map(Result::err);
    let texts = texts(question);
    found
        .map(|fault| format!("{}: {fault}\n    {} {texts:?}", question.id, question.stem))
        .collect()
}

/// Panics where there are faults.
#[track_caller]
pub fn assert_sound(facts: &Facts, plan: &Plan, quiz: &Quiz) {
    let faults = all_faults(facts, plan, quiz);
    assert!(
        faults.is_empty(),
        "seed {}, {} options, {:?}, {} questions:\n{}",
        plan.seed,
        plan.options,
        plan.level,
        plan.count,
        faults.join("\n")
    );
}

/// Questions about main facts that could have been asked, where a quiz has fewer of them than it should.
pub fn missed_main(facts: &Facts, plan: &Plan, quiz: &Quiz, every: &Quiz) -> Vec<String> {
    set::missed_main(&truth::Bank::new(facts), plan, quiz, every)
}
