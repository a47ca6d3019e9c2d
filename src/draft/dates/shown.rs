//! In goes a date that the article tells from its own day, as `yesterday` and `on Thursday night`, out come the words that say it to a
//! reader of another day.

use std::ops::Range;

use super::Found;
use crate::date::{Date, Precision};
use crate::draft::sentence::Sentence;
use crate::lang;

/// A stretch of words that is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The words of the sentence.
    pub words: Range<usize>,
    /// What is written for them.
    pub text: String,
}

/// A date as English shows it.
pub fn english(date: Date) -> String {
    lang::of("en").date(date)
}

/// Whether words tell a date from the day of the article: not a month or a day by its name.
pub fn is_told(sentence: &Sentence, words: &Range<usize>) -> bool {
    let text = sentence.span(words.clone()).to_lowercase();
    text.ends_with("day")
        || text.contains("yester")
        || [
            "last ", "this ", "next ", "today", "tonight", "tomorrow", "ago", "that ", "same ",
        ]
        .iter()
        .any(|told| text.contains(told))
}

/// A date that is told from the day of the article, as it is written without a hole.
pub fn shown(sentence: &Sentence, one: &Found) -> Option<Rendered> {
    let before = |back: usize| one.words.start.checked_sub(back).map(|at| sentence.low(at));
    let last = before(1).unwrap_or_default();
    let next = sentence.low(one.words.end);
    let text = english(one.date);
    let possessive = matches!(next.as_str(), "'s" | "’s");
    let lead = match one.date.precision() {
        _ if possessive
            || matches!(
                last.as_str(),
                "on" | "in"
                    | "since"
                    | "until"
                    | "by"
                    | "after"
                    | "before"
                    | "of"
                    | "for"
                    | "to"
                    | "from"
                    | "through"
            ) =>
        {
            ""
        }
        Precision::Day => "on ",
        _ => "in ",
    };
    // `by Thursday night` as `by the night of 17 September 2015`.
    let is_part = matches!(next.as_str(), "night" | "morning" | "afternoon" | "evening");
    let (words, text) = match is_part {
        true => (
            one.words.start..one.words.end + 1,
            format!("the {next} of {text}"),
        ),
        false => (one.words.clone(), text),
    };
    let is_day = one.date.precision() == Precision::Day;
    let modifies = is_part && (!is_day || sentence.tag(words.end).starts_with("NN"));
    (!modifies && !matches!(last.as_str(), "the" | "a" | "next" | "last" | "every")).then(|| {
        Rendered {
            words,
            text: format!("{lead}{text}"),
        }
    })
}
