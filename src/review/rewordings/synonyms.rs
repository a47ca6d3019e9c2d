//! Words for which others stand as well.
//!
//! In goes a sentence with the words that are its article's in a row, out comes it with another word among them, by the list of
//! `synonyms.txt`.

use std::sync::OnceLock;

use super::{Given, Rewording, bytes};
use crate::draft::sentence::Sentence;
use crate::lang::capitalised;

/// A word, or a few, for which others stand as well.
struct Synonym {
    tags: Vec<&'static str>,
    words: Vec<&'static str>,
    before_number: bool,
    instead: &'static str,
}

fn synonyms() -> &'static [Synonym] {
    static ALL: OnceLock<Vec<Synonym>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = include_str!("synonyms.txt").lines();
        let read = |line: &'static str| {
            let (key, instead) = line.split_once(": ")?;
            let (tags, words) = key.split_once(' ')?;
            let mut words: Vec<&str> = words.split(' ').collect();
            let before_number = words.last() == Some(&"#");
            words.truncate(words.len() - usize::from(before_number));
            let tags = if tags == "*" {
                Vec::new()
            } else {
                tags.split(',').collect()
            };
            Some(Synonym {
                tags,
                words,
                before_number,
                instead,
            })
        };
        lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(read)
            .collect()
    })
}

/// The statement with another word among those that are its article's in a row, those first that break them best.
pub(super) fn instead(sentence: &Sentence, given: &Given) -> Vec<Rewording> {
    let Some(run) = &given.run else {
        return Vec::new();
    };
    let mut found: Vec<(usize, Rewording)> = Vec::new();
    for at in 0..sentence.len() {
        for synonym in synonyms() {
            let words = at..at + synonym.words.len();
            let Some(range) = bytes(sentence, &words).filter(|_| fits(sentence, synonym, at))
            else {
                continue;
            };
            let is_free = given
                .filled
                .iter()
                .all(|blank| blank.end <= range.start || range.end <= blank.start);
            if !is_free || range.start < run.start || run.end < range.end {
                continue;
            }
            let old = &sentence.text[range.clone()];
            let new = match old.starts_with(char::is_uppercase) {
                true => capitalised(synonym.instead),
                false => synonym.instead.to_owned(),
            };
            let mut text = sentence.text.clone();
            let (before, behind) = (range.start - run.start, run.end - range.end);
            text.replace_range(range.clone(), &new);
            let does = format!("“{old}” → “{new}”");
            found.push((before.abs_diff(behind), Rewording { does, text }));
        }
    }
    found.sort_by_key(|(off, _)| *off);
    found.into_iter().map(|(_, one)| one).collect()
}

fn fits(sentence: &Sentence, synonym: &Synonym, at: usize) -> bool {
    let end = at + synonym.words.len();
    let is_there = synonym
        .words
        .iter()
        .enumerate()
        .all(|(nth, word)| sentence.low(at + nth) == *word);
    let is_tagged = synonym.tags.is_empty() || synonym.tags.contains(&sentence.tag(at));
    let is_name = at > 0 && sentence.word(at).starts_with(char::is_uppercase);
    // `a film` and `an article`: the article would have to change too.
    let before = at.checked_sub(1).map(|before| sentence.low(before));
    let is_led = before.is_some_and(|before| matches!(before.as_str(), "a" | "an"));
    let vowel = |text: &str| text.starts_with(['a', 'e', 'i', 'o', 'u']);
    let keeps = !is_led || vowel(synonym.words[0]) == vowel(synonym.instead);
    // What is joined by a hyphen is one word with it.
    let is_joined = at
        .checked_sub(1)
        .is_some_and(|before| !sentence.is_apart(before) && sentence.word(before) == "-")
        || !sentence.is_apart(end - 1) && sentence.word(end) == "-";
    // `a fire brigade` has no other word for its first part.
    let is_part =
        synonym.tags.iter().any(|tag| tag.starts_with("NN")) && sentence.tag(end).starts_with("NN");
    is_there
        && is_tagged
        && !is_part
        && !is_name
        && keeps
        && !is_joined
        && !sentence.quoted[at]
        && (!synonym.before_number || sentence.tag(end) == "CD")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_synonym_is_read() {
        let lines = include_str!("synonyms.txt").lines();
        let lines = lines.filter(|line| !line.starts_with('#')).count();
        assert_eq!(synonyms().len(), lines);
        assert!(
            synonyms()
                .iter()
                .all(|one| one.words.join(" ") != one.instead)
        );
    }
}
