//! Names that every format can hold, for the members of a package and what stands in them.

use std::collections::HashMap;

use super::key;
use crate::quiz::{Question, Quiz};

/// An identifier that every format can hold, a letter and 16 hex digits, from the parts of a name.
pub(super) fn of(prefix: char, parts: &[&str]) -> String {
    format!("{prefix}{:016x}", key::hash(parts))
}

/// The identifiers of the questions of a quiz in their order, distinct even where ids are missing or stand twice.
#[derive(Default)]
pub(super) struct Identifiers(HashMap<u64, u32>);

impl Identifiers {
    /// That of the next question.
    pub fn next(&mut self, quiz: &Quiz, question: &Question) -> String {
        let seen = self.0.entry(key::hash(&[&question.id])).or_default();
        *seen += 1;
        match *seen {
            1 => of('q', &[&quiz.id, &question.id]),
            again => of('q', &[&quiz.id, &question.id, &again.to_string()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Identifiers;
    use crate::quiz::sample;

    #[test]
    fn identifiers_are_distinct_even_without_ids() {
        let mut quiz = sample::quiz();
        for question in &mut quiz.questions {
            question.id = "".into();
        }
        let mut identifiers = Identifiers::default();
        let questions = quiz.questions.iter();
        let mut all: Vec<String> = questions
            .map(|question| identifiers.next(&quiz, question))
            .collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), quiz.questions.len());
    }
}
