//! In goes a question, out comes whether it speaks of something that it does not name.

/// Whether a question speaks of something that it does not name.
pub(super) fn dangles(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "they", "them", "it", "this", "these", "those", "he", "she", "their", "him", "there",
        "such",
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
