//! In goes a clause, out come holes of common nouns: those that a list has others beside, and, where a clause has nothing else to ask
//! for, the noun phrase at its end.

use std::ops::Range;

use super::{before, inside, stands_free};
use crate::draft::asks::dangling;
use crate::draft::clauses::{Clause, is_finite};
use crate::draft::names::gazetteer;
use crate::draft::phrases::phrases;
use crate::draft::proposal::{Answer, Hole};
use crate::draft::reading::Reading;
use crate::draft::rivals;
use crate::draft::sentence::Sentence;

/// Common nouns of a clause that a list has others beside: `carbon dioxide`, `malaria`.
pub(super) fn listed(sentence: &Sentence, clause: &Clause) -> Vec<Hole> {
    let with_class = |hole: Hole| {
        let Answer::Text(text) = &hole.answer else {
            return None;
        };
        let class = rivals::class_of_words(text)?;
        Some(Hole {
            name: class.replace(' ', "-"),
            class: Some(class),
            worth: 240,
            ..hole
        })
    };
    phrases(sentence)
        .filter(|hole| is_alone(sentence, clause, &hole.words))
        .filter_map(with_class)
        .collect()
}

/// What is of a country or its people, before a noun: `Five Panamanian players`. Not of one that the headline or the clause names otherwise.
pub(super) fn peoples(reading: &Reading, position: usize, clause: &Clause) -> Vec<Hole> {
    let sentence = &reading.text.sentences[position];
    let headline = reading.text.headline.as_deref().unwrap_or_default();
    let mentions = &reading.things.mentions[position];
    let named = |at: usize| mentions.iter().any(|mention| mention.words.contains(&at));
    let hole = |at: usize| {
        let word = sentence.word(at);
        let country = gazetteer::of_demonym(word)?;
        let said = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).any(|word| {
                let of = gazetteer::of_demonym(word).or_else(|| gazetteer::country(word));
                of.is_some_and(|of| of.name == country.name)
            })
        };
        let thing = reading.names.get(country.name);
        let is_known = thing.is_some_and(|thing| reading.is_protagonist(*thing));
        let noun = matches!(sentence.tag(at + 1), "NN" | "NNS")
            && sentence.word(at + 1).starts_with(char::is_lowercase)
            // `the French engineer Albert Mathieu`: it says who that is.
            && !gazetteer::is_job(&sentence.low(at + 1));
        let joined = matches!(
            before(sentence, at, 1).as_str(),
            "and" | "," | "or" | "-" | "’s" | "'s"
        );
        let others: Vec<&str> = clause
            .words
            .clone()
            .filter(|other| *other != at)
            .map(|at| sentence.word(at))
            .collect();
        let told = is_known || said(headline) || said(&others.join(" ")) || named(at) || joined;
        let fits = noun && !told && inside(clause, &(at..at + 1)) && !sentence.quoted[at];
        fits.then(|| Hole {
            class: Some("nationality"),
            worth: 150,
            ..Hole::new("nationality", Answer::Text(word.to_owned()), at..at + 1)
        })
    };
    clause.words.clone().filter_map(hole).collect()
}

/// Whether a phrase is no member of a list, is not quoted, and has no word that the clause has a second time.
fn is_alone(sentence: &Sentence, clause: &Clause, words: &Range<usize>) -> bool {
    let joined = |word: &str| matches!(word, "," | "and" | "or" | "&" | "/" | "-");
    let again = words.clone().any(|at| {
        let word = sentence.low(at);
        let mut others = clause.words.clone().filter(|at| !words.contains(at));
        others.any(|other| sentence.low(other) == word)
    });
    inside(clause, words)
        && !joined(&before(sentence, words.start, 1))
        && (!joined(&sentence.low(words.end)) || sentence.tag(words.end + 1).starts_with("VB"))
        && !sentence.quoted[words.start]
        && stands_free(sentence, words)
        && !again
}

/// The noun phrase at the end of a clause that names something, where there is nothing else to ask for.
pub(super) fn last(reading: &Reading, position: usize, clause: &Clause) -> Option<Hole> {
    let sentence = &reading.text.sentences[position];
    let mut mentions = reading.things.mentions[position].iter();
    let begin = sentence.tag(clause.subject);
    // It names something, or speaks of a kind of things, as `homeopathy` and `web developers`.
    let names = mentions.any(|mention| inside(clause, &mention.words))
        || matches!(begin, "NN" | "NNS" | "JJ" | "NNP");
    let put_in = !clause.instead.is_empty();
    let is_pronoun = sentence.tag(clause.subject) == "PRP" && !put_in;
    if !(names || put_in) || is_pronoun || clause.words.len() < 6 {
        return None;
    }
    if let Some(hole) = quoted(reading, sentence, clause) {
        return Some(hole);
    }
    let at_end = |hole: &Hole| hole.words.end == clause.words.end;
    // `Sweden had higher possession in the game`: the object.
    let object = |hole: &Hole| {
        let start = clause.verb + 1;
        let article = usize::from(matches!(sentence.low(start).as_str(), "a" | "an"));
        hole.words.start == start + article
            && matches!(sentence.tag(hole.words.end), "IN" | "TO" | "," | "WDT")
            && sentence.low(hole.words.end) != "of"
    };
    let all: Vec<Hole> = phrases(sentence).collect();
    let told = all.iter();
    let told = told.filter(|hole| is_telling(reading, sentence, clause, &hole.words));
    let mut best = told.clone().filter(|hole| at_end(hole) || object(hole));
    // `has been placed on high alert and …`
    let ends = |hole: &&Hole| {
        let tag = sentence.tag(hole.words.end);
        matches!(tag, "CC" | "," | "TO") && hole.words.len() > 1
    };
    let hole = best.next_back().or_else(|| told.clone().rfind(ends))?;
    Some(Hole {
        worth: -1500,
        ..hole.clone()
    })
}

/// What a phrase in quotation marks is called.
pub(super) const QUOTED: &str = "words";

/// A phrase in quotation marks, of a few words without a verb: `a “strong rationale”`; the first of several.
pub(super) fn quoted(reading: &Reading, sentence: &Sentence, clause: &Clause) -> Option<Hole> {
    let is_mark = |at: &usize| matches!(sentence.word(*at), "\"" | "“" | "”");
    let marks: Vec<usize> = clause.words.clone().filter(is_mark).collect();
    let pairs = marks
        .chunks_exact(2)
        .filter(|_| marks.len().is_multiple_of(2));
    let mut holes = pairs.filter_map(|pair| {
        let mark = matches!(sentence.word(pair[1] - 1), "," | ".");
        let words = pair[0] + 1..pair[1] - usize::from(mark);
        // Of a longer one, what stands at its end: `“allies in the fight against terrorism”`.
        let words =
            match words.len() > 5 && (words.start..words.end).all(|at| !is_finite(sentence, at)) {
                true => end_of(sentence, &words)?,
                false => words,
            };
        let fits = pair[0] > clause.verb
            && inside(clause, &(pair[0]..pair[1] + 1))
            && is_phrase(sentence, &words)
            && !headline_has(reading, sentence.span(words.clone()));
        let text = Answer::Text(sentence.span(words.clone()).to_owned());
        fits.then(|| Hole {
            worth: -900,
            ..Hole::new(QUOTED, text, words)
        })
    });
    holes.next()
}

/// The noun phrase at the end of some words, behind a preposition.
fn end_of(sentence: &Sentence, words: &Range<usize>) -> Option<Range<usize>> {
    let mut found = phrases(sentence).map(|hole| hole.words);
    let is_end = |one: &Range<usize>| {
        one.end == words.end
            && one.start > words.start + 2
            && sentence.tag(one.start - 1) == "IN"
            && (words.start..one.start).all(|at| sentence.low(at) != sentence.low(one.start))
    };
    found.find(is_end)
}

/// Whether some words are a phrase that says something: up to five without a verb, with a noun or a quality at the end.
fn is_phrase(sentence: &Sentence, words: &Range<usize>) -> bool {
    let is_plain = |at: usize| {
        let tag = sentence.tag(at);
        tag.starts_with("NN")
            || tag.starts_with("JJ")
            || matches!(
                tag,
                "HYPH" | "IN" | "DT" | "VBN" | "VBG" | "RBR" | "RB" | "CC"
            )
    };
    let last = sentence.tag(words.end.saturating_sub(1));
    let ends = last.starts_with("NN") || last == "JJ";
    let is_long = words.len() > 1 || sentence.word(words.start).chars().count() > 3;
    (1..=5).contains(&words.len()) && words.clone().all(is_plain) && ends && is_long
}

fn headline_has(reading: &Reading, text: &str) -> bool {
    let headline = reading.text.headline.as_deref().unwrap_or_default();
    headline.to_lowercase().contains(&text.to_lowercase())
}

/// Whether a phrase is plain, says something of its own, and is led by what may stand before it.
fn is_telling(
    reading: &Reading,
    sentence: &Sentence,
    clause: &Clause,
    words: &Range<usize>,
) -> bool {
    let last = before(sentence, words.start, 1);
    let led = matches!(
        sentence.tag(words.start.saturating_sub(1)),
        "IN" | "TO" | "VBD" | "VBZ" | "VBN" | "VBP" | "VB" | "VBG"
    ) || matches!(last.as_str(), "a" | "an");
    let known = sentence.word(words.end - 1).ends_with("ing");
    let headline = reading.text.headline.as_deref().unwrap_or_default();
    let headline = headline.to_lowercase();
    let is_plain = words.clone().all(|at| {
        let low = sentence.low(at);
        matches!(sentence.tag(at), "NN" | "NNS" | "JJ")
            && low.chars().count() > 2
            && !VAGUE.contains(&low.trim_end_matches('s'))
            && !dangling::is_known(&low)
            && !headline.contains(low.trim_end_matches('s'))
    });
    led && !known
        && is_plain
        && words.len() <= 3
        && words.start > clause.verb
        && is_alone(sentence, clause, words)
}

/// Nouns that say too little to be asked for.
const VAGUE: [&str; 52] = [
    "people",
    "event",
    "time",
    "way",
    "year",
    "part",
    "thing",
    "day",
    "week",
    "month",
    "place",
    "case",
    "fact",
    "number",
    "kind",
    "sort",
    "issue",
    "matter",
    "point",
    "result",
    "reason",
    "example",
    "end",
    "beginning",
    "side",
    "area",
    "world",
    "game",
    "match",
    "visit",
    "other",
    "whole",
    "lot",
    "person",
    "man",
    "woman",
    "child",
    "children",
    "statement",
    "situation",
    "question",
    "problem",
    "work",
    "life",
    "weekend",
    "night",
    "morning",
    "moment",
    "state",
    "need",
    "use",
    "home",
];
