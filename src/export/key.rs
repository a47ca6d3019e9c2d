//! The names of questions and cards in files: the same in every format and every run.
//!
//! In go ids of a bank, out come ids as a format can hold them. They say nothing about what is right.

use std::borrow::Cow;

use crate::quiz::{Question, Questions, Quiz};
use crate::random::Fnv;
use crate::sanitize::visible;
use crate::sheet::digest;

/// The longest id of a question that Moodle keeps, in characters.
pub(super) const MOODLE: usize = 100;

/// `bank/fact/blank/kind`, the name of a question in a file; empty where the question has no id.
pub(super) fn question(quiz: &Quiz, question: &Question) -> String {
    if question.id.is_empty() || quiz.id.is_empty() {
        return question.id.to_string();
    }
    format!("{}/{}", quiz.id, question.id)
}

/// The name of the category that the questions of a quiz go to in Moodle: the title, and the digest, by which the
/// questions of one import are told from those of another. A slash in it is doubled, as Moodle has it.
pub(super) fn category(quiz: &dyn Questions) -> String {
    // Moodle keeps 255 characters, of which a doubled slash is one.
    const TITLE: usize = 200;
    let digest = digest::of_quiz(quiz);
    let title = visible(&quiz.head().title).trim().to_owned();
    let title = at_most(TITLE, &title).replace('/', "//");
    match title.as_str() {
        "" => digest.to_string(),
        title => format!("{title} ({digest})"),
    }
}

/// An id of at most so many characters (20 at least): one that is longer ends with the hash of the whole.
pub(super) fn at_most(length: usize, id: &str) -> Cow<'_, str> {
    let id = visible(id);
    if id.chars().count() <= length {
        return id;
    }
    let kept: String = id.chars().take(length.saturating_sub(17)).collect();
    Cow::Owned(format!("{kept}~{:016x}", hash(&[&id])))
}

/// A number from 0 to 2⁶⁴ - 1 from the parts of a name.
pub(super) fn hash(parts: &[&str]) -> u64 {
    let mut hash = Fnv::default();
    for part in parts {
        hash.part(part);
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::{at_most, category, question};
    use crate::quiz::sample;

    #[test]
    fn an_id_begins_with_its_bank() {
        let quiz = sample::quiz();
        assert_eq!(
            question(&quiz, &quiz.questions[0]),
            "moon-landing/landing/craft/which"
        );
    }

    #[test]
    fn a_category_is_that_of_one_quiz() {
        let mut quiz = sample::quiz();
        quiz.title = "Moon / Mars".into();
        let name = category(&quiz);
        assert!(name.starts_with("Moon // Mars ("), "{name}");
        quiz.questions.truncate(2);
        assert_ne!(category(&quiz), name);
        quiz.title = "x".repeat(300);
        assert!(category(&quiz).len() < 255);
    }

    #[test]
    fn long_ids_stay_apart() {
        let [one, other] =
            ["x", "y"].map(|end| at_most(30, &("long-".repeat(9) + end)).into_owned());
        assert_eq!(one.len(), 30);
        assert!(one.starts_with("long-long-lon~"), "{one}");
        assert_ne!(one, other);
        assert_eq!(at_most(30, "short"), "short");
    }
}
