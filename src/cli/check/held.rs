//! What is said of facts that were held against their article: a warning each, at its place.

use quizpress::article::{ArticleCheck, Held, Shifted, Support};
use quizpress::facts::{Problem, Severity};
use quizpress::lang::counted;

/// A warning for each fact that keeps to the article's words.
pub fn copied(file: &str, held: &ArticleCheck) -> Vec<Problem> {
    let warning = |fact: &Held| {
        let run = fact.copied.as_ref()?;
        Some(Problem {
            level: Severity::Warning,
            place: fact.place,
            kind: "copied",
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

/// A warning for each fact that the article does not confirm, and one for all whose paragraph numbers are off by as much.
pub fn unconfirmed(file: &str, held: &ArticleCheck) -> Vec<Problem> {
    let shifted = held.shifted.as_ref();
    let is_shifted =
        |at: usize| shifted.is_some_and(|shifted| shifted.facts.binary_search(&at).is_ok());
    let facts = held.facts.iter().enumerate();
    let unconfirmed = facts
        .filter(|(at, fact)| fact.verdict == Support::NotFound && !is_shifted(*at))
        .map(|(_, fact)| fact);
    let warning = |fact: &Held| Problem {
        level: Severity::Warning,
        place: fact.place,
        kind: "not-found",
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
    let told_once = shifted.and_then(|shifted| {
        let first = held.facts.get(*shifted.facts.first()?)?;
        Some(Problem {
            level: Severity::Warning,
            place: first.place,
            ..told_once(file, shifted, held)
        })
    });
    told_once
        .into_iter()
        .chain(unconfirmed.map(warning))
        .collect()
}

/// What is said of paragraph numbers that are off by as much.
fn told_once(file: &str, shifted: &Shifted, held: &ArticleCheck) -> Problem {
    let size = if shifted.by > 0 { "small" } else { "great" };
    let message = format!(
        "the `paragraph` of {} of {} is too {size} by {}: paragraph 1 is “{}”",
        shifted.facts.len(),
        counted(held.facts.len(), ["fact", "facts"]),
        shifted.by.abs(),
        shifted.first,
    );
    let ids = shifted
        .facts
        .iter()
        .map(|&at| format!("`{}`", held.facts[at].id));
    let ids: Vec<String> = ids.collect();
    let verb = if shifted.by > 0 { "add" } else { "subtract" };
    let help = format!(
        "what stands above the text (a date, a caption) counts as well, and the headline as 0: {verb} {} in {}",
        shifted.by.abs(),
        ids.join(", ")
    );
    Problem::of_file(file, message, help)
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

#[cfg(test)]
mod tests {
    use super::*;
    use quizpress::{Facts, article};

    #[test]
    fn numbers_that_are_off_by_as_much_are_told_as_one() {
        let text = "(A date.)\n\nA head\n\nAnn swam.\n\nBob sank.\n\nEve sang.\n";
        let fact = |(id, paragraph): &(&str, u32)| {
            format!(
                "  - {{ id: {id}, statement: \"It was {{it}}.\", paragraph: {paragraph}, blanks: {{ it: {{ text: {id} }} }} }}\n"
            )
        };
        let told = |facts: &[(&str, u32)]| -> Vec<String> {
            let facts: String = facts.iter().map(fact).collect();
            let yaml = format!("id: b\ntitle: Rivers\nfacts:\n{facts}");
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let problems = unconfirmed("b.yaml", &article::hold(&facts, text));
            problems.into_iter().map(|one| one.message).collect()
        };
        assert_eq!(
            told(&[("ann", 2), ("bob", 3), ("eve", 4)]),
            ["the `paragraph` of 3 of 3 facts is too small by 1: paragraph 1 is “(A date.)”"]
        );
        let both = told(&[("ann", 4), ("bob", 5), ("dan", 3), ("eve", 6)]);
        assert_eq!(both.len(), 2);
        assert!(both[0].contains("too great by 1"), "{both:?}");
        assert!(both[1].starts_with("`dan` is not found"), "{both:?}");
        assert_eq!(told(&[("ann", 3), ("bob", 4), ("eve", 5)]), [""; 0]);
    }
}
