//! The sentences of an article: does a name stand where the rest of a statement does?

use std::collections::{BTreeSet, HashMap};

use crate::draft::sentences::sentences;
use crate::lang::Words;
use crate::tokens::Tokens;

/// So many words of a statement must stand in a sentence for it to be the one that says so.
const TELLING: usize = 2;

/// The first of the sentences that have the most words of the rest of a statement, where a name stands in none of them, nor
/// beside one. Where no sentence has a few of these words, nothing can be told.
pub(super) fn astray<'t>(
    paragraphs: impl Iterator<Item = &'t str>,
    names: &[Tokens],
    rest: &str,
    words: &Words,
) -> Option<&'t str> {
    let own: BTreeSet<&str> = names.iter().flat_map(Tokens::iter).collect();
    let rest = Tokens::of(rest);
    let rest: BTreeSet<&str> = rest
        .iter()
        .filter(|word| is_telling(word, words) && !own.contains(word))
        .map(|word| root(word, words))
        .collect();
    let common = |sentence: &Tokens| common(sentence, &rest, words);
    let (mut best, mut meets) = (TELLING, None);
    // Whoever is named at the end of a paragraph may be "she" in the next.
    let texts: Vec<&str> = paragraphs.flat_map(split).collect();
    let sentences: Vec<Tokens> = texts.iter().map(|text| Tokens::of(text)).collect();
    let named = |at: usize| {
        let sentence = sentences.get(at);
        sentence.is_some_and(|sentence| names.iter().any(|name| sentence.hold(name)))
    };
    for (at, sentence) in sentences.iter().enumerate() {
        let count = common(sentence);
        if count < best {
            continue;
        }
        let beside = named(at) || named(at + 1) || at > 0 && named(at - 1);
        meets = match meets {
            Some((met, first)) if count == best => Some((met || beside, first)),
            _ => Some((beside, texts[at])),
        };
        best = count;
    }
    meets.and_then(|(met, first)| (!met).then_some(first))
}

/// In which sentences of an article each word stands, but for its ending: what a statement has in common with each is counted without
/// reading them again.
#[derive(Default)]
pub(super) struct Places {
    /// Of each word the numbers of its sentences, ascending.
    of_word: HashMap<String, Vec<u32>>,
    /// The paragraph of each sentence.
    paragraphs: Vec<usize>,
}

impl Places {
    /// Those of the paragraphs of an article.
    pub fn of<'t>(paragraphs: impl Iterator<Item = &'t str>, words: &Words) -> Places {
        let mut places = Places::default();
        for (paragraph, text) in paragraphs.enumerate() {
            for sentence in split(text) {
                let number = places.paragraphs.len() as u32;
                places.paragraphs.push(paragraph);
                let tokens = Tokens::of(sentence);
                let roots: BTreeSet<&str> = tokens.iter().map(|word| root(word, words)).collect();
                for root in roots {
                    let of_word = places.of_word.entry(root.to_owned()).or_default();
                    of_word.push(number);
                }
            }
        }
        places
    }

    /// For each paragraph the most words of a statement that one of its sentences has; none of a paragraph without any.
    pub fn most_in_common(&self, statement: &str, words: &Words) -> HashMap<usize, usize> {
        let statement = Tokens::of(statement);
        let telling = statement.iter().filter(|word| is_telling(word, words));
        let roots: BTreeSet<&str> = telling.map(|word| root(word, words)).collect();
        let mut counts: HashMap<u32, usize> = HashMap::new();
        let of_words = roots.into_iter().filter_map(|root| self.of_word.get(root));
        for sentence in of_words.flatten() {
            *counts.entry(*sentence).or_default() += 1;
        }
        let mut most: HashMap<usize, usize> = HashMap::new();
        for (sentence, count) in counts {
            let of_paragraph = most.entry(self.paragraphs[sentence as usize]).or_default();
            *of_paragraph = count.max(*of_paragraph);
        }
        most
    }
}

/// The most words of a statement that one sentence of a paragraph has.
pub(super) fn most_in_common(paragraph: &str, statement: &str, words: &Words) -> usize {
    let statement = Tokens::of(statement);
    let telling = statement.iter().filter(|word| is_telling(word, words));
    let telling: BTreeSet<&str> = telling.map(|word| root(word, words)).collect();
    let sentences = split(paragraph).map(Tokens::of);
    let most = sentences.map(|sentence| common(&sentence, &telling, words));
    most.max().unwrap_or_default()
}

/// How many of these words a sentence has, but for their endings.
fn common(sentence: &Tokens, telling: &BTreeSet<&str>, words: &Words) -> usize {
    let roots: BTreeSet<&str> = sentence.iter().map(|word| root(word, words)).collect();
    telling.intersection(&roots).count()
}

fn is_telling(word: &str, words: &Words) -> bool {
    word.chars().count() >= 4 && !words.question.stop_words.contains(&word)
}

/// The sentences of a paragraph.
pub(super) fn split(paragraph: &str) -> impl Iterator<Item = &str> {
    let ranges = sentences(paragraph).into_iter();
    ranges.map(|range| &paragraph[range])
}

/// A word without its ending.
pub(super) fn root<'w>(word: &'w str, words: &Words) -> &'w str {
    let long = |end: &&&str| word.chars().count() >= end.chars().count() + 3;
    let mut endings = words.question.endings.iter();
    let cut = endings.find(|end| word.ends_with(**end) && long(end));
    cut.map_or(word, |end| &word[..word.len() - end.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_up_is_what_reading_finds() {
        let words = crate::lang::of("en");
        let paragraphs = [
            "The boats of Norra",
            "Boats sailed from the harbour. Two sailors planned it, and the sails were old.",
            "Nobody came. The harbour of Norra lay still, and old boats with sails lay in it.",
            "It is so.",
        ];
        let places = Places::of(paragraphs.into_iter(), words);
        for statement in [
            "Old boats sailed from the harbour of Norra.",
            "The sailors planned to sail.",
            "It is so.",
        ] {
            let found = places.most_in_common(statement, words);
            for (at, paragraph) in paragraphs.iter().enumerate() {
                let read = most_in_common(paragraph, statement, words);
                assert_eq!(
                    found.get(&at).copied().unwrap_or(0),
                    read,
                    "{statement} {at}"
                );
            }
        }
    }
}
