//! In goes a paragraph, out come its quotations whose speaker is named beside them.
//!
//! Patterns: “…,” said X · “…,” X said · X said: “…” · X said, “…”. The speaker is the name that the verb of saying
//! stands beside, and nothing else.

use std::ops::Range;

use super::names::classes::Mention;
use super::sentence::Sentence;

/// A quotation within a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words between the marks.
    pub words: Range<usize>,
    /// The thing that says it.
    pub speaker: usize,
}

const SAYS: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "wrote",
    "stated",
    "explained",
    "commented",
    "tweeted",
    "argued",
    "continued",
];

/// The quotation of a sentence, if it is whole, alone and has a speaker who is named.
pub fn quote(sentence: &Sentence, mentions: &[Mention]) -> Option<Quote> {
    let marks: Vec<usize> = (0..sentence.len())
        .filter(|at| matches!(sentence.word(*at), "\"" | "“" | "”"))
        .collect();
    let [open, close] = marks[..] else {
        return None;
    };
    if sentence.word(open) == "”" || sentence.word(close) == "“" {
        return None;
    }
    let mut words = open + 1..close;
    while words.end > words.start && matches!(sentence.word(words.end - 1), "," | ".") {
        words.end -= 1;
    }
    let whole = words.len() >= 6
        && words.len() <= 36
        && sentence.word(words.start).starts_with(char::is_uppercase)
        && words
            .clone()
            .any(|at| super::clauses::is_finite(sentence, at));
    let text = sentence.span(words.clone());
    if !whole || text.contains(['[', '…', '(', '{', '}', '?']) || text.contains("...") {
        return None;
    }
    let at_start = |at: usize| mentions.iter().find(|mention| mention.words.start == at);
    let at_end = |at: usize| mentions.iter().find(|mention| mention.words.end == at);
    let says = |at: usize| SAYS.contains(&sentence.low(at).as_str());
    let after = close + 1 + usize::from(sentence.word(close + 1) == ",");
    let goes_on = sentence.word(close - 1) != "." || sentence.word(close + 1) == ",";
    let speaker = if open == 0 && goes_on {
        // “…,” said (title) X, or “…,” X said
        match says(after) {
            true => mentions.iter().find(|mention| {
                mention.words.start > after
                    && (after + 1..mention.words.start).all(|at| is_title(sentence, at))
            }),
            false => mentions.iter().find(|mention| {
                says(mention.words.end)
                    && (after..mention.words.start).all(|at| is_title(sentence, at))
            }),
        }
    } else if close + 2 >= sentence.len() && open > 1 {
        // X said, “…” or X said: “…”
        let mark = matches!(sentence.word(open - 1), "," | ":");
        let verb = open - 1 - usize::from(mark);
        // Between the name and the verb may stand the office, between commas.
        let comma = says(verb) && sentence.word(verb - 1) == ",";
        let begin = match comma {
            true => (0..verb - 1)
                .rev()
                .take(12)
                .find(|at| sentence.word(*at) == ",")
                .filter(|at| {
                    (at + 1..verb - 1).all(|at| {
                        !super::clauses::is_finite(sentence, at)
                            && !matches!(sentence.tag(at), "WP" | "WDT" | "PRP")
                    })
                }),
            false => Some(verb).filter(|at| says(*at)),
        };
        let direct = begin.and_then(at_end);
        let lead = |mention: &Mention| {
            let start = mention.words.start;
            let plain = |from: usize| {
                (from..start).all(|at| is_title(sentence, at) || at_start(at).is_some())
            };
            plain(0)
                || (matches!(sentence.tag(0), "IN")
                    && (0..start)
                        .take(5)
                        .any(|at| sentence.word(at) == "," && plain(at + 1)))
        };
        direct.filter(|mention| mark && lead(mention))
    } else {
        None
    }?;
    // `X’s lawyer`, `X and Y`: not X alone.
    let next = sentence.low(speaker.words.end);
    let alone = sentence.tag(speaker.words.end) != "POS"
        && !matches!(next.as_str(), "and" | "of" | "-" | "/" | "or");
    alone.then_some(Quote {
        words,
        speaker: speaker.thing,
    })
}

/// Whether a word may stand between a verb of saying and the name, or before a name: a title, its country, an article.
fn is_title(sentence: &Sentence, at: usize) -> bool {
    let low = sentence.low(at);
    super::names::gazetteer::is_job(&low)
        || matches!(sentence.tag(at), "JJ" | "DT" | "NNP" | "NN")
            && super::names::gazetteer::of_demonym(sentence.word(at)).is_some()
        || matches!(
            low.as_str(),
            "the" | "prime" | "foreign" | "vice" | "chief" | "u.s." | "us" | "uk"
        )
}
