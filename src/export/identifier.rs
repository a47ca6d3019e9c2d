//! Names that every format can hold, for the members of a package and what stands in them.

use std::collections::HashMap;

use super::key;
use crate::quiz::Quiz;

/// An identifier that every format can hold, a letter and 16 hex digits, from the parts of a name.
pub(super) fn of(prefix: char, parts: &[&str]) -> String {
    format!("{prefix}{:016x}", key::hash(parts))
}

/// The identifiers of all questions of a quiz, distinct even where ids are missing or stand twice.
pub(super) fn of_questions(quiz: &Quiz) -> Vec<String> {
    let mut taken: HashMap<&str, u32> = HashMap::new();
    let mut identifiers = Vec::with_capacity(quiz.questions.len());
    for question in &quiz.questions {
        let seen = taken.entry(&question.id).or_default();
        *seen += 1;
        identifiers.push(match *seen {
            1 => of('q', &[&quiz.id, &question.id]),
            again => of('q', &[&quiz.id, &question.id, &again.to_string()]),
        });
    }
    identifiers
}

#[cfg(test)]
mod tests {
    use super::of_questions;
    use crate::quiz::sample;

    #[test]
    fn identifiers_are_distinct_even_without_ids() {
        let mut quiz = sample::quiz();
        for question in &mut quiz.questions {
            question.id = "".into();
        }
        let mut all = of_questions(&quiz);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), quiz.questions.len());
    }
}
