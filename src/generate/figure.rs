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
    let tokens = Tokens::of(ask);
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| tokens.say(phrase));
    match qualifiers(bound, words).as_slice() {
        _ if threshold::is_loose(ask, words) => Asked::Bound,
        [] => Asked::Figure,
        own if says(own) => Asked::Bound,
        _ if says(words.audit.by_the_article) => Asked::Figure,
        _ => Asked::Number,
    }
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

/// The `ask` without its qualifier, seeking the article's figure: `How many came, according to the article?`
pub(crate) fn proposal(ask: &str, bound: Bound, words: &Words) -> String {
    let lower = ask.to_lowercase();
    let cut = qualifiers(bound, words).iter().find_map(|phrase| {
        let at = lower.find(phrase)?;
        (lower.len() == ask.len()).then_some(at..at + phrase.len())
    });
    let plain = match cut {
        Some(cut) => format!(
            "{} {}",
            ask[..cut.start].trim_end(),
            ask[cut.end..].trim_start()
        ),
        None => ask.to_owned(),
    };
    let plain = crate::lang::capitalised(plain.trim().trim_end_matches('?').trim_end());
    format!("{plain}{}?", words.audit.as_the_article)
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
            asked("At least how many came, according to the police?"),
            Asked::Bound
        );
    }

    #[test]
    fn the_figure_of_the_article_is_proposed() {
        let check = |language, bound, ask, expected: &str| {
            let proposed = proposal(ask, bound, of(language));
            assert_eq!(proposed, expected);
            assert_eq!(asked(&proposed, bound, of(language)), Asked::Figure);
        };
        let article = "How many came, according to the article?";
        check("en", Bound::AtLeast, "At least how many came?", article);
        check("en", Bound::AtMost, "How many came?", article);
        check(
            "de",
            Bound::AtLeast,
            "Wie viele kamen mindestens?",
            "Wie viele kamen laut dem Artikel?",
        );
    }
}
