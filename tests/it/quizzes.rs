//! What tests look for in a quiz: a question by its id or its kind, and what its options say.

use quizpress::Facts;
use quizpress::generate::{self, Plan};
use quizpress::quiz::{Question, Quiz};

/// Every question that a plan gives, of which there is one at least.
#[track_caller]
pub fn every(facts: &Facts, plan: &Plan) -> Quiz {
    generate::every(facts, plan).expect("questions")
}

/// The question with an id, if it is asked.
pub fn find<'q>(quiz: &'q Quiz, id: &str) -> Option<&'q Question> {
    quiz.questions.iter().find(|question| question.id == id)
}

/// The question with an id, which is asked.
#[track_caller]
pub fn asked<'q>(quiz: &'q Quiz, id: &str) -> &'q Question {
    find(quiz, id).unwrap_or_else(|| panic!("{id} is not asked"))
}

/// The questions of a kind.
pub fn of_kind<'q>(quiz: &'q Quiz, kind: &str) -> Vec<&'q Question> {
    let questions = quiz.questions.iter();
    questions.filter(|question| question.kind == kind).collect()
}

/// The first question of a kind, of which there is one at least.
#[track_caller]
pub fn first_of<'q>(quiz: &'q Quiz, kind: &str) -> &'q Question {
    let found = of_kind(quiz, kind).first().copied();
    found.unwrap_or_else(|| panic!("no question is of the kind {kind}"))
}

/// What the options of a question say.
pub fn texts(question: &Question) -> Vec<&str> {
    let options = question.form.options().iter();
    options.map(|option| option.text.as_str()).collect()
}
