//! In goes a clause, out comes where its subject begins, and whether that says of whom or of what it speaks.

use std::ops::Range;

use super::is_finite;
use crate::draft::names::gazetteer;
use crate::draft::numbers;
use crate::draft::sentence::Sentence;

/// Where the subject begins: behind `In 2014,` and the like.
pub(super) fn subject(sentence: &Sentence, words: &Range<usize>) -> Option<usize> {
    let start = words.start;
    if numbers::plain(sentence.word(start)).is_some() {
        return Some(start);
    }
    let time = matches!(
        sentence.low(start).as_str(),
        "yesterday"
            | "today"
            | "last"
            | "earlier"
            | "that"
            | "this"
            | "next"
            | "later"
            | "tomorrow"
    );
    // `This year's theme was …`
    if time && sentence.tag(start + 2) == "POS" {
        return Some(start);
    }
    let according = sentence.low(start) == "according";
    // `Yesterday Mohamed received …`
    let is_day = matches!(
        sentence.low(start).as_str(),
        "yesterday" | "today" | "tomorrow"
    );
    if is_day
        && matches!(
            sentence.tag(start + 1),
            "DT" | "NNP" | "NNPS" | "NN" | "NNS"
        )
    {
        return Some(start + 1);
    }
    // `Citing privacy rules, officials said …`
    if sentence.tag(start) == "VBG" && !according {
        let ends = |at: &usize| is_finite(sentence, *at) || sentence.word(*at) == ",";
        let comma = words
            .clone()
            .find(ends)
            .filter(|at| sentence.word(*at) == ",");
        let begins = |at: &usize| matches!(sentence.tag(at + 1), "DT" | "NNP" | "NNPS");
        return Some(comma.filter(begins).map_or(start, |at| at + 1));
    }
    if !(matches!(sentence.tag(start), "IN" | "TO" | "RB" | "WRB") || time || according) {
        return Some(behind_absolute(sentence, words).unwrap_or(start));
    }
    // Up to the first comma, if no verb stands before it; a comma within a date is none.
    // `When …` and the like hold a clause of their own, up to its comma.
    let subordinate = matches!(
        sentence.low(start).as_str(),
        "if" | "when"
            | "while"
            | "although"
            | "though"
            | "after"
            | "before"
            | "as"
            | "because"
            | "since"
            | "once"
    ) && sentence.tag(start + 1) != "CD";
    for at in words.clone().skip(usize::from(according)) {
        let verb = is_finite(sentence, at) || matches!(sentence.tag(at), "VBG" | "WDT" | "WP");
        if verb && according {
            return behind_source(sentence, words, at);
        }
        if verb && !subordinate {
            return lead_without_comma(sentence, words, at);
        }
        let in_date =
            sentence.tag(at - usize::from(at > start)) == "CD" && sentence.tag(at + 1) == "CD";
        if sentence.word(at) == "," && !in_date {
            return Some(at + 1);
        }
    }
    None
}

/// A subject behind a clause without a finite verb: `Both teams going in, the Brazilian one won …`
fn behind_absolute(sentence: &Sentence, words: &Range<usize>) -> Option<usize> {
    let ends = |at: &usize| is_finite(sentence, *at) || sentence.word(*at) == ",";
    let comma = words.clone().find(ends)?;
    let lead = words.start..comma;
    let is_absolute = sentence.word(comma) == ","
        && matches!(sentence.tag(lead.start), "DT" | "NNS" | "NNP")
        && (lead.start + 2..lead.end).any(|at| sentence.tag(at) == "VBG")
        && (lead.start + 2..lead.end).all(|at| sentence.low(at) != "including")
        && matches!(sentence.tag(comma + 1), "DT" | "NNP" | "NNPS");
    let verb = (comma + 1..words.end).find(|at| is_finite(sentence, *at))?;
    let plain = (comma + 1..verb).all(|at| sentence.word(at) != ",");
    (is_absolute && plain).then_some(comma + 1)
}

/// A subject behind an adverbial without a comma: `On Tuesday the team arrived`. It is the noun phrase before the verb.
fn lead_without_comma(sentence: &Sentence, words: &Range<usize>, verb: usize) -> Option<usize> {
    if !is_finite(sentence, verb) || !matches!(sentence.tag(words.start), "IN") {
        return None;
    }
    let mut start = verb;
    // `a committee of the US House`: of what follows `of` the phrase goes on.
    while start > words.start + 1 {
        let at = start - 1;
        match sentence.tag(at) {
            "CD" => break,
            "NN" | "NNS"
                if start < verb
                    && sentence.tag(start).starts_with("NNP")
                    && !gazetteer::is_job(&sentence.low(at)) =>
            {
                break;
            }
            "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "POS" | "HYPH" => start = at,
            "DT" | "PRP$" => {
                start = at;
                if sentence.low(at.saturating_sub(1)) == "of" {
                    start = at - 1;
                } else {
                    break;
                }
            }
            "IN" if sentence.low(at) == "of" && at > words.start => start = at,
            _ => break,
        }
    }
    let day = |at: usize| sentence.word(at).ends_with("day") && sentence.tag(at) == "NNP";
    while start < verb && day(start) {
        start += 1;
    }
    (start < verb && start > words.start + 1 && sentence.tag(start) != "IN").then_some(start)
}

/// A subject behind its source without a comma: `According to the ministry over 345 pilgrims have been killed`. It is what a number counts, or
/// begins with its article.
fn behind_source(sentence: &Sentence, words: &Range<usize>, verb: usize) -> Option<usize> {
    if !is_finite(sentence, verb) {
        return None;
    }
    let counted = numbers::numbers(sentence);
    let counted = counted.iter().find(|one| one.unit_words.end == verb);
    let is_part = |at: &usize| {
        matches!(
            sentence.tag(*at),
            "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "POS" | "HYPH" | "CD"
        )
    };
    let with_article = || {
        let before = (words.start..verb).rev().find(|at| !is_part(at))?;
        (sentence.tag(before) == "DT").then_some(before)
    };
    let start = counted.map(|one| one.start).or_else(with_article)?;
    let is_named = start > words.start + 2 && sentence.tag(start - 1).starts_with("NN");
    (is_named && start < verb).then_some(start)
}

/// Whether a subject, which goes up to the verb, says of whom or of what the clause speaks. A pronoun says so to somebody who reads what stands
/// before, and is let through.
pub(super) fn is_named(sentence: &Sentence, subject: Range<usize>) -> bool {
    let at = subject.start;
    let (tag, low) = (sentence.tag(at), sentence.low(at));
    if tag == "PRP" {
        return matches!(low.as_str(), "he" | "she" | "they" | "it");
    }
    if tag == "PRP$" {
        return matches!(low.as_str(), "his" | "her" | "its" | "their");
    }
    // `This year's theme`, which is told from the day of the article; `There were 12 ships`; `Other charitable groups`.
    let is_time = matches!(low.as_str(), "this" | "next" | "last")
        && matches!(sentence.low(at + 1).as_str(), "year" | "month")
        && sentence.tag(at + 2) == "POS";
    let is_there =
        tag == "EX" && matches!(sentence.low(at + 1).as_str(), "was" | "were" | "are" | "is");
    // `Each collection`, `One of the ships`.
    let is_each = low == "each" && sentence.tag(at + 1) == "NN"
        || low == "one" && sentence.low(at + 1) == "of" && sentence.low(at + 2) == "the";
    let is_other = low == "other"
        && subject.len() > 2
        && sentence.tag(at + 1) == "JJ"
        && sentence.tag(subject.end - 1) == "NNS";
    if is_time || is_there || is_other || is_each {
        return true;
    }
    let is_none = match tag {
        "EX" | "WP" | "WDT" | "VB" | "VBD" | "VBZ" | "VBP" | "MD" | "UH" | "WRB" | "CC" => true,
        "VBG" => !is_finite(sentence, at + 1),
        "DT" => is_finite(sentence, at + 1),
        _ => false,
    };
    const KNOWN: &[&str] = &[
        "this", "these", "those", "such", "both", "another", "others", "other", "neither", "here",
        "each", "one", "all", "that", "same", "some", "many", "most", "part", "it",
    ];
    let is_bare = |mut words: Range<usize>| {
        words.all(|at| matches!(sentence.tag(at), "RB" | "DT" | "CD" | "," | "JJ"))
    };
    // `Both the school and the police`.
    let pair = low == "both" && matches!(sentence.tag(at + 1), "DT" | "NNP" | "NNPS");
    !(is_none || KNOWN.contains(&low.as_str()) && !pair || !subject.is_empty() && is_bare(subject))
}
