//! The sentences of an article: does a name stand where the rest of a statement does?

use std::collections::BTreeSet;

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
    for paragraph in paragraphs {
        let texts: Vec<&str> = split(paragraph).collect();
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
    }
    meets.and_then(|(met, first)| (!met).then_some(first))
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
