//! What is said of facts that were held against their article: a warning each, at its place.

use quizpress::article::{ArticleCheck, Held, Support};
use quizpress::facts::{Problem, Severity};
use quizpress::lang::counted;

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

/// One note for all facts that do not say where the article has them, with the paragraphs that most probably do.
pub fn unplaced(file: &str, held: &ArticleCheck) -> Option<Problem> {
    let found: Vec<(&Held, u32)> = held
        .facts
        .iter()
        .filter_map(|fact| Some((fact, fact.proposed?)))
        .collect();
    let (first, _) = found.first()?;
    let paragraphs: Vec<String> = found
        .iter()
        .map(|(fact, number)| format!("{}: {number}", fact.id))
        .collect();
    let message = format!(
        "{} no `paragraph`, and most probably stand there: {} (unplaced)",
        counted(found.len(), ["fact names", "facts name"]),
        paragraphs.join(", ")
    );
    Some(Problem {
        level: Severity::Note,
        place: first.place,
        ..Problem::of_file(
            file,
            message,
            "with its `paragraph` a fact is held against that paragraph only, and the key tells it",
        )
    })
}
