//! How a question asks for a figure that bounds another: every smaller one is "at least so many" too, so it must seek
//! the figure that the article reports.
//!
//! In go an `ask` and its bound, out comes whether it can be asked as a choice, and a better one where it cannot.

use super::threshold;
use crate::facts::Bound;
use crate::lang::Words;
use crate::tokens::Tokens;

/// What the `ask` of a bounded figure comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// It seeks the figure of the article: there is one right answer.
    Figure,
    /// It carries the bound itself, which is true of other figures too.
    Bound,
    /// It asks for the number, as if it were known.
    Number,
}

/// What an `ask` seeks; `Figure` where nothing bounds it from one side, in the bank or in its own words.
pub(crate) fn asked(ask: &str, bound: Bound, words: &Words) -> Asked {
    match bound {
        Bound::AtLeast if asks_exceeded(ask, words) => Asked::Bound,
        // What somebody named is one figure, bound and all: "More than how many came, according to the police?"
        _ if threshold::asks_bound(ask, bound, words) && cites(ask, words) => Asked::Figure,
        _ if threshold::is_loose(ask, words) => Asked::Bound,
        Bound::Exact | Bound::About => Asked::Figure,
        _ if threshold::asks_bound(ask, bound, words) => Asked::Bound,
        _ if seeks_the_article(ask, words) => Asked::Figure,
        _ => Asked::Number,
    }
}

/// Whether a question says that it wants what the article has.
fn seeks_the_article(ask: &str, words: &Words) -> bool {
    says_any(ask, words.audit.by_the_article)
}

/// Whether a question says by whom the figure is.
fn cites(ask: &str, words: &Words) -> bool {
    says_any(ask, words.question.citing)
}

/// Whether a question asks which figure is exceeded: every smaller one is, too.
fn asks_exceeded(ask: &str, words: &Words) -> bool {
    says_any(ask, words.threshold.exceeded)
}

fn says_any(ask: &str, phrases: &[&str]) -> bool {
    let tokens = Tokens::of(ask);
    phrases.iter().any(|phrase| tokens.say(phrase))
}

/// The words for a bound on one side, the plainest first.
pub(crate) fn qualifiers(bound: Bound, words: &Words) -> Vec<&'static str> {
    let side = match bound {
        Bound::AtLeast => 0,
        Bound::AtMost => 1,
        Bound::Exact | Bound::About => return Vec::new(),
    };
    let threshold = &words.threshold;
    [threshold.loose[side], threshold.firm[side]].concat()
}

/// The `ask` with the plainest qualifier before its `how many`, seeking the article's figure: `At least how many came, according to the
/// article?` Where nobody is cited, or none is asked how many, it stays without.
pub(crate) fn proposal(ask: &str, bound: Bound, words: &Words) -> String {
    if asks_exceeded(ask, words) {
        return words.threshold.not_exceeded.to_owned();
    }
    let plain = plain(ask, words);
    let said = qualifiers(bound, words).first().copied();
    let bounded = said.and_then(|said| with_bound(&plain, said, words));
    let is_better = |ask: &String| cites(ask, words) && asked(ask, bound, words) == Asked::Figure;
    bounded.filter(is_better).unwrap_or(plain)
}

/// A qualifier put before the words that ask for an amount.
fn with_bound(ask: &str, said: &str, words: &Words) -> Option<String> {
    let mut amount = words.audit.amount.iter();
    let at = amount.find_map(|phrase| threshold::said_at(ask, phrase))?;
    let (before, after) = ask.split_at(at);
    let after = crate::lang::uncapitalised(after);
    Some(crate::lang::capitalised(&format!("{before}{said} {after}")))
}

/// The `ask` without its qualifiers, seeking the article's figure. One that seeks it already stays as it is but for these.
fn plain(ask: &str, words: &Words) -> String {
    let mut plain = ask.trim().trim_end_matches('?').trim_end().to_owned();
    let sides = [Bound::AtLeast, Bound::AtMost];
    let bound_in = |text: &str| {
        let mut sides = sides.iter();
        sides.find_map(|&side| threshold::bound_in(text, side, words))
    };
    while let Some(cut) = bound_in(&plain) {
        plain = format!(
            "{} {}",
            plain[..cut.start].trim_end(),
            plain[cut.end..].trim_start()
        );
        // Nothing stands between the sign and what came before the qualifier.
        plain = plain.trim().replace(" ,", ",");
    }
    let plain = crate::lang::capitalised(&plain);
    let article = match seeks_the_article(&plain, words) {
        true => "",
        false => words.audit.as_the_article,
    };
    format!("{plain}{article}?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[test]
    fn a_bound_is_no_figure() {
        let asked = |ask| asked(ask, Bound::AtLeast, of("en"));
        assert_eq!(asked("At least how many came?"), Asked::Bound);
        assert_eq!(asked("How many came?"), Asked::Number);
        assert_eq!(
            asked("How many came, according to the police?"),
            Asked::Figure
        );
        assert_eq!(
            asked("According to the police, more than how many came?"),
            Asked::Figure
        );
        assert_eq!(
            asked("At least how many came, according to the police?"),
            Asked::Figure
        );
        // They exceed every smaller one as well.
        let exceeded = "Which number did the guests exceed, according to the police?";
        assert_eq!(asked(exceeded), Asked::Bound);
        let lowest = "What is the lowest number of guests that the police counted?";
        assert_eq!(asked(lowest), Asked::Figure);
        assert_eq!(asked("At least what number of them came?"), Asked::Bound);
        assert_eq!(
            asked("At most how many came, according to the police?"),
            Asked::Bound
        );
    }

    #[test]
    fn a_word_that_bounds_nothing_that_is_asked_is_let_through() {
        let ask = "How many died over the weekend, according to the police?";
        assert_eq!(asked(ask, Bound::AtLeast, of("en")), Asked::Figure);
        let ask = "How many stood under the roof, in the opinion of the editor?";
        assert_eq!(asked(ask, Bound::AtMost, of("en")), Asked::Figure);
    }

    #[test]
    fn the_figure_of_the_article_is_proposed() {
        let check = |language, bound, ask, expected: &str| {
            let proposed = proposal(ask, bound, of(language));
            assert_eq!(proposed, expected);
            assert_eq!(asked(&proposed, bound, of(language)), Asked::Figure);
        };
        let article = "At least how many came, according to the article?";
        check("en", Bound::AtLeast, "At least how many came?", article);
        let most = "At most how many came, according to the article?";
        check("en", Bound::AtMost, "How many came?", most);
        check("en", Bound::AtLeast, "More than how many came?", article);
        check("en", Bound::AtLeast, article, article);
        let exceeded = "Which number did the guests exceed, according to the police?";
        let lowest = "What is the lowest number of … that the article gives?";
        check("en", Bound::AtLeast, exceeded, lowest);
        check("en", Bound::AtLeast, "At most how many came?", article);
        check(
            "en",
            Bound::AtLeast,
            "At least how many came, according to the police?",
            "At least how many came, according to the police?",
        );
        check(
            "en",
            Bound::AtLeast,
            "For at least how many years at least was it shut, according to the article?",
            "For at least how many years was it shut, according to the article?",
        );
        check(
            "en",
            Bound::AtMost,
            "Up to how many can sit under the roof?",
            "At most how many can sit under the roof, according to the article?",
        );
        check(
            "de",
            Bound::AtLeast,
            "Wie viele kamen laut Polizei mindestens?",
            "Mindestens wie viele kamen laut Polizei?",
        );
        check(
            "de",
            Bound::AtLeast,
            "Wie viele kamen mindestens?",
            "Mindestens wie viele kamen laut dem Artikel?",
        );
    }
}
