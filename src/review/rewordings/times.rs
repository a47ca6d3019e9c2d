//! A time at the other end of its sentence.
//!
//! In goes a sentence, out comes it with the time that begins it at its end, or the other way round: only where a time can belong to
//! nothing but the one verb.

use std::ops::Range;

use super::{Rewording, is_plain};
use crate::draft::sentence::Sentence;
use crate::draft::{clauses, dates};
use crate::lang::{capitalised, uncapitalised};

/// A time or a place that changes its place has so many words at most.
const LONGEST_MOVED: usize = 8;

/// A time at one end of a sentence of one plain verb, at the other.
pub(super) fn moved(sentence: &Sentence) -> Vec<Rewording> {
    [to_end(sentence), to_front(sentence)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether the words are a clause of one verb, to which a time can only belong.
fn is_simple(sentence: &Sentence, words: Range<usize>) -> bool {
    let finite = words.clone().filter(|at| clauses::is_finite(sentence, *at));
    let verbs: Vec<usize> = finite.collect();
    let [verb] = verbs.as_slice() else {
        return false;
    };
    *verb > words.start
        && words
            .clone()
            .all(|at| at == *verb || is_plain(sentence, at))
        && !words
            .clone()
            .any(|at| matches!(sentence.word(at), "," | ";" | "(" | ")"))
        && !clauses::turns(sentence, words)
}

/// Whether words tell a time: a preposition, and a date behind it.
fn is_time(sentence: &Sentence, words: Range<usize>) -> bool {
    let is_year = |at: usize| {
        let word = sentence.word(at);
        word.len() == 4 && word.starts_with(['1', '2']) && word.chars().all(|c| c.is_ascii_digit())
    };
    let is_day = |at: usize| {
        let word = sentence.word(at);
        word.len() <= 2 && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
    };
    let is_name = |at: usize| {
        let low = sentence.low(at);
        sentence.word(at) != low && dates::is_month_or_weekday(&low)
    };
    let rest = words.start + 1..words.end;
    matches!(sentence.low(words.start).as_str(), "in" | "on")
        && rest.len() <= LONGEST_MOVED
        && rest.clone().any(|at| is_year(at) || is_name(at))
        && rest
            .clone()
            .all(|at| is_year(at) || is_name(at) || is_day(at))
}

fn to_end(sentence: &Sentence) -> Option<Rewording> {
    let end = sentence.len() - 1;
    let comma = (1..end).find(|at| sentence.word(*at) == ",")?;
    let rest = comma + 1..end;
    if !is_time(sentence, 0..comma)
        || !is_simple(sentence, rest.clone())
        || has_time(sentence, rest.clone())
    {
        return None;
    }
    let time = sentence.span(0..comma);
    Some(Rewording {
        does: format!("“{time}” at the end"),
        text: capitalised(&format!("{} {}.", sentence.span(rest), uncapitalised(time))),
    })
}

fn to_front(sentence: &Sentence) -> Option<Rewording> {
    let end = sentence.len() - 1;
    let start = (1..end).rfind(|at| sentence.tag(*at) == "IN")?;
    let rest = 0..start;
    // `the sentence of the court on 8 July`: what has a day of its own may be meant.
    let verb = rest.clone().find(|at| clauses::is_finite(sentence, *at))?;
    let is_past = sentence.tag(verb) == "VBD";
    let mut behind = verb..start;
    let may_be_its = behind.any(|at| {
        let is_plain = matches!(sentence.low(at).as_str(), "at" | "by" | "for" | "in");
        sentence.tag(at) == "IN" && !is_plain
    });
    if !is_past || may_be_its {
        return None;
    }
    if !is_time(sentence, start..end)
        || !is_simple(sentence, rest.clone())
        || has_time(sentence, rest.clone())
    {
        return None;
    }
    let time = sentence.span(start..end);
    let is_name = sentence.tag(0).starts_with("NNP")
        || sentence
            .word(0)
            .chars()
            .filter(|c| c.is_uppercase())
            .count()
            > 1;
    let rest = sentence.span(rest);
    let rest = if is_name {
        rest.to_owned()
    } else {
        uncapitalised(rest)
    };
    Some(Rewording {
        does: format!("“{time}” at the beginning"),
        text: format!("{}, {rest}.", capitalised(time)),
    })
}

fn has_time(sentence: &Sentence, words: Range<usize>) -> bool {
    words.clone().any(|at| is_time(sentence, at..at + 2))
}
