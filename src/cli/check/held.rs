//! What is said of facts that were held against their article: a warning each, at its place.

use quizpress::article::{ArticleCheck, Held, Support};
use quizpress::facts::{Problem, Severity};

/// A warning for each fact that keeps to the article's words.
pub fn copied(file: &str, held: &ArticleCheck) -> Vec<Problem> {
    let warning = |fact: &Held| {
        let run = fact.copied.as_ref()?;
        Some(Problem {
            level: Severity::Warning,
            place: fact.place,
            ..Problem::of_file(
                file,
                format!(
                    "`{}` has {} of the article's words in a row: `{}`",
                    fact.id, run.words, run.text
                ),
                "put it in words of your own, or say that they may stay: `words: article` in the fact, or `words: free` in the \
                 source of a text that is yours or free",
            )
        })
    };
    held.facts.iter().filter_map(warning).collect()
}

/// A warning for each fact that the article does not confirm.
pub fn unconfirmed(file: &str, held: &ArticleCheck) -> Vec<Problem> {
    let unconfirmed = held
        .facts
        .iter()
        .filter(|fact| fact.verdict == Support::NotFound);
    let warning = |fact: &Held| Problem {
        level: Severity::Warning,
        place: fact.place,
        ..Problem::of_file(
            file,
            format!(
                "`{}` is not found in the article: {}",
                fact.id,
                fact.notes.join("; ")
            ),
            "",
        )
    };
    unconfirmed.map(warning).collect()
}
