//! In goes a year by itself, out comes whether it is one.

use super::{Found, year};
use crate::date::Date;
use crate::draft::sentence::Sentence;

/// A year by itself.
pub(super) fn lone_year(sentence: &Sentence, at: usize) -> Option<Found> {
    let number = year(sentence.word(at))?;
    if !sentence.word(at).starts_with(['1', '2']) {
        return None;
    }
    let before = at
        .checked_sub(1)
        .map(|at| sentence.low(at))
        .unwrap_or_default();
    let led = matches!(
        before.as_str(),
        "in" | "since"
            | "until"
            | "till"
            | "from"
            | "to"
            | "by"
            | "of"
            | "during"
            | "before"
            | "after"
            | "between"
            | "and"
            | "the"
            | "("
            | "-"
            | "–"
            | "early"
            | "late"
            | "mid"
            | "around"
            | "for"
            | "through"
            | "or"
            | "about"
    );
    let counted = matches!(sentence.tag(at + 1), "NNS" | "NNPS")
        || matches!(sentence.word(at + 1), "%" | "million");
    let joined = sentence.low(at + 1) == "-" && !sentence.is_apart(at);
    let name = at > 0 && sentence.tag(at - 1).starts_with("NNP") && !led;
    // "of 1709 schoolchildren" is counted; "the 2014 protests" is not.
    let modifier = matches!(before.as_str(), "the" | "a" | "early" | "late" | "mid")
        || sentence.low(at + 2) == "cup";
    let last = at + 2 >= sentence.len() && matches!(before.as_str(), "," | "");
    let modern = (1900..=2030).contains(&number)
        && matches!(
            before.as_str(),
            "a" | "fellow" | "this" | "" | "so" | "over"
        );
    if !(led || name || last || modern) || (counted && !modifier) || joined {
        return None;
    }
    let next = sentence.tag(at + 1);
    let ends = matches!(
        next,
        "" | ","
            | "."
            | ":"
            | "CC"
            | "IN"
            | "TO"
            | "VBD"
            | "VBZ"
            | "DT"
            | "-RRB-"
            | "WRB"
            | "RB"
            | "WDT"
            | "''"
    );
    // `In 1975 Britain gave up`: it leads the sentence.
    let leads = at == 1 && before == "in" && matches!(next, "NNP" | "NN" | "PRP" | "JJ" | "PRP$");
    let sure = led
        && !name
        && (ends || leads)
        && number >= 1200
        && !matches!(before.as_str(), "the" | "(" | "for" | "about" | "around");
    Some(Found {
        words: at..at + 1,
        date: Date::from_year(number)?,
        full: true,
        sure,
    })
}
