//! In goes a clause, out comes whether it is said of more than the article says it of: a list whose district stands in a sentence before, a day
//! that would be that of another event.

use crate::draft::clauses::Clause;
use crate::draft::dates::shown::is_told;
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;

/// Whether a clause lists by their names who or what `the candidates elected` were, and nothing in it says of which place, time or body: a sentence
/// before does, and without it the list would be taken for the whole one.
pub(super) fn is_lost(reading: &Reading, position: usize, clause: &Clause) -> bool {
    let sentence = &reading.text.sentences[position];
    let verb = clause.verb;
    let is_be = matches!(sentence.low(verb).as_str(), "was" | "were" | "are" | "is");
    if position == 0 || !is_be {
        return false;
    }
    let (subject, rest) = (clause.subject..verb, verb + 1..clause.words.end);
    let lists = |words: &std::ops::Range<usize>| is_list(reading, position, words.clone());
    let definite = match (lists(&subject), lists(&rest)) {
        (false, true) => subject,
        (true, false) => rest,
        _ => return false,
    };
    if sentence.low(definite.start) != "the" {
        return false;
    }
    let mut words = definite.clone();
    let is_act = words
        .clone()
        .any(|at| matches!(sentence.tag(at), "VBN" | "VBD"));
    let is_plural = words.clone().any(|at| sentence.tag(at) == "NNS")
        || is_act && words.clone().any(|at| sentence.tag(at) == "CD");
    let is_put_in = words.clone().any(|at| clause.names(at));
    let is_named = reading.things.mentions[position]
        .iter()
        .any(|mention| words.contains(&mention.words.start));
    // `in Oslo`, `of the club`, `whom he met`; a name alone tells whose people they are, and not where they were elected.
    let is_told = words.any(|at| {
        matches!(
            sentence.tag(at),
            "IN" | "TO" | "WDT" | "WP" | "PRP$" | "POS"
        )
    }) || is_named && !is_act
        || is_put_in;
    is_plural && !is_told && !is_led(reading, position, clause)
}

/// Whether names follow each other behind nothing but titles and what they are of.
fn is_list(reading: &Reading, position: usize, words: std::ops::Range<usize>) -> bool {
    let sentence = &reading.text.sentences[position];
    let mentions = &reading.things.mentions[position];
    let named = || {
        mentions
            .iter()
            .filter(|one| words.contains(&one.words.start))
    };
    let Some(first) = named().next() else {
        return false;
    };
    let leads = (words.start..first.words.start).all(|at| {
        let tag = sentence.tag(at);
        tag.starts_with("NN")
            || matches!(tag, "DT" | "JJ" | "HYPH" | "POS" | ":")
            || matches!(sentence.low(at).as_str(), "named" | "identified" | "as")
    });
    let joins = words
        .clone()
        .any(|at| matches!(sentence.low(at).as_str(), "and" | ","));
    leads && joins && named().count() > 1
}

/// Whether a name or a date stands before the subject: `In Oslo, the candidates elected were …`.
fn is_led(reading: &Reading, position: usize, clause: &Clause) -> bool {
    let lead = clause.words.start..clause.subject;
    let mut mentions = reading.things.mentions[position].iter();
    let mut dates = reading.dates[position].iter();
    mentions.any(|mention| lead.contains(&mention.words.start))
        || dates.any(|date| lead.contains(&date.words.start))
}

/// Nouns of what has a day of its own.
const EVENTS: [&str; 24] = [
    "launch",
    "death",
    "arrest",
    "birth",
    "attack",
    "election",
    "crash",
    "invasion",
    "opening",
    "release",
    "murder",
    "assassination",
    "bombing",
    "killing",
    "collapse",
    "signing",
    "founding",
    "discovery",
    "arrival",
    "departure",
    "landing",
    "loss",
    "sinking",
    "execution",
];

/// A clause without days that are told from that of the article and stand behind an event that has its own: `celebrated the launch of the first
/// shuttle Tuesday` says when it was celebrated, and would say, with the date in full, when the shuttle was launched. None where the day cannot be left
/// out, as beside a present.
pub(super) fn of_events(reading: &Reading, position: usize, mut clause: Clause) -> Option<Clause> {
    let sentence = &reading.text.sentences[position];
    for one in &reading.dates[position] {
        let start = one.words.start;
        let is_led = start > 0 && matches!(sentence.low(start - 1).as_str(), "on" | "in");
        let words = start - usize::from(is_led)..one.words.end;
        let is_inside = clause.verb < words.start && words.end <= clause.words.end;
        if one.full
            || !is_inside
            || !is_told(sentence, &one.words)
            || !is_event(sentence, clause.verb, words.start)
        {
            continue;
        }
        if sentence.tag(clause.verb) != "VBD" {
            return None;
        }
        match words.end == clause.words.end {
            true => clause.words.end = words.start,
            false => clause.without.push(words),
        }
    }
    clause.without.sort_by_key(|range| range.start);
    Some(clause)
}

/// Whether a noun phrase that ends before a word is of an event: `the launch of the first shuttle`.
fn is_event(sentence: &Sentence, verb: usize, end: usize) -> bool {
    let is_part = |at: &usize| {
        let tag = sentence.tag(*at);
        tag.starts_with("NN")
            || matches!(tag, "DT" | "JJ" | "CD" | "HYPH" | "POS")
            || sentence.low(*at) == "of"
    };
    let phrase = (verb + 1..end).rev().take_while(is_part);
    let mut nouns = phrase.filter(|at| sentence.low(at + 1) == "of" && at + 2 < end);
    nouns.any(|at| EVENTS.contains(&sentence.low(at).as_str()))
}
