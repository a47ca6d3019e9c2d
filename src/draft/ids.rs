//! In go names and statements, out come ids for a bank.

use std::collections::BTreeSet;

use super::proposal::Proposal;

/// A name as an id: small letters, digits and single hyphens, of so many words at most.
pub fn id_of(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(unaccented).collect();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| word.to_lowercase().chars().take(30).collect())
        .take(most)
        .collect();
    let small = |word: &String| {
        matches!(
            word.as_str(),
            "a" | "an"
                | "the"
                | "of"
                | "on"
                | "in"
                | "to"
                | "and"
                | "for"
                | "by"
                | "at"
                | "with"
                | "from"
        )
    };
    let last = words
        .iter()
        .rposition(|word| !small(word))
        .map_or(words.len(), |last| last + 1);
    words[..last].join("-")
}

/// A letter without its accent, as far as an id needs it.
fn unaccented(c: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    std::iter::once(c)
        .nfd()
        .find(char::is_ascii_alphanumeric)
        .unwrap_or(c)
}

/// A taken id becomes another one with a number.
pub(super) fn free(wanted: String, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    let wanted = if wanted.is_empty() {
        otherwise.to_owned()
    } else {
        wanted
    };
    let mut id = wanted.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{number}");
        number += 1;
    }
    id
}

/// Two or three words of the statement that say what it is about.
pub(super) fn fact_id(proposal: &Proposal) -> String {
    const EMPTY: &[&str] = &[
        "said", "have", "been", "were", "will", "that", "this", "with", "from", "they", "their",
        "there", "which", "also", "than", "into", "would", "could", "about", "after", "before",
        "over", "more", "most", "some", "when", "while", "where", "what", "such", "only", "very",
        "other", "these", "those", "other", "them", "then", "being", "between", "because",
        "through", "during", "under", "since", "until", "has", "had", "was", "the", "and", "for",
    ];
    let mut inside = false;
    let text: String = proposal
        .statement
        .chars()
        .map(|c| match c {
            '{' => {
                inside = true;
                ' '
            }
            '}' => {
                inside = false;
                ' '
            }
            _ if inside => ' ',
            c => c,
        })
        .collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        word.chars().count() > 3
            && !word.contains(|c: char| c.is_numeric())
            && !EMPTY.contains(&word.to_lowercase().as_str())
    });
    let words: Vec<&str> = words.take(3).collect();
    id_of(&words.join(" "), 3)
}
