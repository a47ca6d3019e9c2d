//! In goes a question, out comes whether it speaks of something that it does not name.

use crate::draft::clauses::Clause;
use crate::draft::proposal::Hole;
use crate::draft::reading::Reading;

/// Whether a question speaks of something that it does not name.
pub(super) fn dangles(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "they", "them", "it", "this", "these", "those", "he", "she", "their", "him", "there",
        "such", "alleged",
    ];
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_of = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| matches!(*word, "of" | "in" | "for" | "that" | "between"))
    };
    let known = |at: usize| {
        words[at] == "the" && words.get(at + 1).is_some_and(|next| is_known(next)) && !is_of(at + 2)
    };
    words.iter().any(|word| WORDS.contains(word)) || (0..words.len()).any(known)
}

/// Whether a clause, but for a hole, speaks of a subject that it does not name: a pronoun, or `the ship`, which is the article alone and a
/// noun.
pub(in crate::draft) fn is_unnamed(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    hole: Option<&Hole>,
) -> bool {
    let sentence = &reading.text.sentences[position];
    let subject = clause.subject..clause.verb;
    let is_hole = hole.is_some_and(|hole| subject.contains(&hole.words.start));
    if is_hole || clause.names(subject.start) {
        return false;
    }
    let (first, tag) = (sentence.low(subject.start), sentence.tag(subject.start));
    let is_noun = |at: usize| matches!(sentence.tag(at), "NN" | "NNS" | "RB" | "MD");
    let is_bare = matches!(first.as_str(), "the" | "this" | "these" | "that")
        && subject.len() > 1
        && (subject.start + 1..subject.end).all(is_noun);
    // Before the first sentence there is nothing that it could go back to.
    tag.starts_with("PRP") || is_bare && position > 0
}

/// Whether a question has `the ship` and the like, of a noun that the article has in a sentence before, so that it goes back to that.
pub(super) fn goes_back(reading: &Reading, position: usize, text: &str) -> bool {
    const ALONE: [&str; 7] = ["sea", "sun", "moon", "world", "sky", "internet", "web"];
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let before = &reading.text.sentences[..position];
    let is_before = |noun: &str| {
        before.iter().any(|sentence| {
            (0..sentence.len())
                .any(|at| sentence.word(at) == noun && sentence.tag(at).starts_with("NN"))
        })
    };
    let is_told = |at: usize| {
        words.get(at).is_some_and(|word| {
            matches!(
                *word,
                "of" | "in" | "for" | "that" | "between" | "who" | "which" | "on" | "to" | "from"
            )
        })
    };
    (0..words.len().saturating_sub(1)).any(|at| {
        let noun = words[at + 1];
        let ends = words.get(at + 2).is_none_or(|next| {
            let mut all = reading.text.sentences[position].words.iter().enumerate();
            !all.any(|(place, _)| {
                let sentence = &reading.text.sentences[position];
                sentence.word(place) == noun
                    && sentence.word(place + 1) == *next
                    && sentence.tag(place + 1).starts_with("NN")
            })
        });
        words[at] == "the"
            && noun.starts_with(char::is_lowercase)
            && !ALONE.contains(&noun)
            && !is_told(at + 2)
            && ends
            && is_before(noun)
    })
}

/// Whether a noun with `the` and nothing else mostly stands for what was named before.
pub(in crate::draft) fn is_known(noun: &str) -> bool {
    const KNOWN: &[&str] = &[
        "company",
        "department",
        "match",
        "game",
        "document",
        "documents",
        "people",
        "database",
        "foundation",
        "gallery",
        "ceremony",
        "incident",
        "team",
        "group",
        "constituency",
        "party",
        "ban",
        "report",
        "study",
        "firm",
        "exhibit",
        "images",
        "men",
        "woman",
        "man",
        "plan",
        "case",
        "deal",
        "agency",
        "organisation",
        "organization",
        "ministry",
        "court",
        "attack",
        "festival",
        "event",
        "crash",
        "suspect",
        "region",
        "area",
    ];
    KNOWN.contains(&noun)
}
