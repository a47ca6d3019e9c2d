//! How many words in a row a statement has from its article.
//!
//! In go statements and the paragraphs of an article, out comes the longest run of words that both have, between two
//! blanks of the statement. What an author has no choice of is not counted: names (what has a capital within a sentence),
//! figures, and what stands in quotation marks.

use std::collections::HashMap;
use std::ops::Range;

use crate::facts::{Fact, Facts, Piece};
use crate::tokens::Tokens;

/// So many of the article's words in a row are no longer one's own: of the hand-written statements that this was measured
/// on, none had more than seven; of clauses that were cut from an article by rules, sixteen of seventeen had eight or more.
pub const MOST: usize = 8;

/// Words that a statement has in a row with its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How many of them count.
    pub words: usize,
    /// All of them, as the statement has them.
    pub text: String,
    /// The word of the text at which they are best broken, by its bytes.
    pub best: Range<usize>,
    /// Whether another word there is enough, so that no part has too many.
    pub is_enough: bool,
}

/// An article's words, and where each of them stands.
#[derive(Debug, Default)]
pub(super) struct ArticleWords {
    words: Vec<String>,
    at: HashMap<String, Vec<usize>>,
}

/// A word of a statement.
struct Word<'s> {
    /// As it stands there, with what is around it.
    chunk: &'s str,
    /// As it is compared.
    plain: String,
    counts: bool,
}

impl ArticleWords {
    /// Adds a paragraph, which no run leaves.
    pub fn add(&mut self, paragraph: &str) {
        for word in Tokens::of(paragraph).iter() {
            let positions = self.at.entry(word.to_owned()).or_default();
            positions.push(self.words.len());
            self.words.push(word.to_owned());
        }
        self.words.push(String::new());
    }

    /// The longest run of a fact's statement, where it is too long and neither the fact nor the source says that it may be.
    pub fn copied(&self, facts: &Facts, fact: &Fact) -> Option<Run> {
        if facts.source().free || fact.keeps_words {
            return None;
        }
        self.longest(fact).filter(|run| run.words >= MOST)
    }

    /// The longest run of a statement, the first of several.
    pub fn longest(&self, fact: &Fact) -> Option<Run> {
        let mut longest: Option<Run> = None;
        let mut begins = true;
        for piece in &fact.statement {
            match piece {
                Piece::Text(text) => {
                    let found = self.longest_of(&words(text, begins));
                    let more =
                        |found: &Run| longest.as_ref().is_none_or(|old| found.words > old.words);
                    if let Some(found) = found.filter(more) {
                        longest = Some(found);
                    }
                    begins = text.trim_end().ends_with(['.', '!', '?']);
                }
                Piece::Blank(_) => begins = false,
            }
        }
        longest
    }

    fn longest_of(&self, words: &[Word]) -> Option<Run> {
        let mut longest = (0, 0..0);
        let mut from = 0;
        while from < words.len() {
            let positions = self
                .at
                .get(&words[from].plain)
                .map_or(&[][..], Vec::as_slice);
            let lengths = positions
                .iter()
                .map(|&position| self.shared(&words[from..], position));
            let length = lengths.max().unwrap_or(0);
            let counted = words[from..from + length].iter().filter(|word| word.counts);
            let counted = counted.count();
            if counted > longest.0 {
                longest = (counted, from..from + length);
            }
            from += 1;
        }
        let (counted, range) = longest;
        let words = words.get(range)?;
        (counted > 0).then(|| run(words, counted))
    }

    /// How many of these words stand in the article from a position on.
    fn shared(&self, words: &[Word], position: usize) -> usize {
        let there = self.words[position..].iter();
        let both = words.iter().zip(there);
        both.take_while(|(word, there)| word.plain == **there)
            .count()
    }
}

/// So many letters has a word at least that is proposed to be changed.
const LEAST_LETTERS: usize = 4;

/// A run of words, so many of which count.
fn run(words: &[Word], counted: usize) -> Run {
    let count = |words: &[Word]| words.iter().filter(|word| word.counts).count();
    let is_enough = |at: &usize| count(&words[..*at]) < MOST && count(&words[at + 1..]) < MOST;
    // A long word has others that say the same more often than a short one has: for `the` there is none.
    let length = |at: &usize| words[*at].plain.chars().count();
    let counting = (0..words.len()).filter(|at| words[*at].counts && length(at) >= LEAST_LETTERS);
    // Of words as long the first.
    let best = counting.rev().filter(is_enough).max_by_key(length);
    let at = best.unwrap_or(words.len() / 2);
    let mut text = String::new();
    let mut range = 0..0;
    let mut last = None;
    for (position, word) in words.iter().enumerate() {
        // A chunk such as `nine-year` has two words.
        if last != Some(word.chunk.as_ptr()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word.chunk);
        }
        if position == at {
            let end = word.chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
            let start = text.len() - word.chunk.len();
            range = start..start + end.len();
        }
        last = Some(word.chunk.as_ptr());
    }
    Run {
        words: counted,
        text,
        best: range,
        is_enough: best.is_some(),
    }
}

/// The words of a piece of a statement, which begins a sentence or goes on with one.
fn words(text: &str, begins: bool) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut begins = begins;
    let mut quoted = Quoted::default();
    for chunk in text.split_whitespace() {
        let is_quoted = quoted.read(chunk);
        let first = chunk.chars().find(|c| c.is_alphanumeric());
        let is_name = first.is_some_and(char::is_uppercase) && !begins;
        for plain in Tokens::of(chunk).iter() {
            let is_figure = plain.contains(|c: char| c.is_numeric());
            let is_word = plain.contains(char::is_alphabetic);
            words.push(Word {
                chunk,
                plain: plain.to_owned(),
                counts: is_word && !is_figure && !is_name && !is_quoted,
            });
        }
        begins = chunk.ends_with(['.', '!', '?']);
    }
    words
}

/// Whether a text is within quotation marks, read chunk by chunk.
#[derive(Default)]
struct Quoted {
    /// What closes the marks that are open.
    open: Option<&'static [char]>,
}

impl Quoted {
    /// Whether the next chunk stands in them, or in part.
    fn read(&mut self, chunk: &str) -> bool {
        let mut within = self.open.is_some();
        for c in chunk.chars() {
            match self.open {
                Some(close) if close.contains(&c) => self.open = None,
                None => self.open = closed_by(c),
                _ => {}
            }
            within |= self.open.is_some();
        }
        within
    }
}

/// What stands in quotation marks, without them.
pub(super) fn quotations(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &[char])> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((from, close)) if close.contains(&c) => {
                found.push(&text[from..at]);
                open = None;
            }
            None => open = closed_by(c).map(|close| (at + c.len_utf8(), close)),
            _ => {}
        }
    }
    found
}

/// What closes a quotation that this mark opens.
fn closed_by(c: char) -> Option<&'static [char]> {
    match c {
        '“' => Some(&['”']),
        '„' => Some(&['“', '”']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '"' => Some(&['"']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(statement: &str, expected: &str) {
        let yaml = format!(
            "id: b\ntitle: T\nfacts:\n  - {{ id: f, statement: '{statement}', blanks: {{ it: {{ text: x }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let mut article = ArticleWords::default();
        article.add("In April the old town council of Riga voted for a nine-year plan to “save the harbour” at last.");
        article.add("It was the first.");
        let run = article.longest(&facts.facts()[0]);
        let shown = run.map(|run| format!("{} {}", run.words, run.text));
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn the_longest_run_between_blanks_is_found() {
        check(
            "{it}: the council had the old town council vote",
            "4 the old town council",
        );
        check("the old {it} town council", "2 the old");
        check("{it} sang.", "");
        // No run leaves its paragraph.
        check("{it} at last it was", "2 at last");
    }

    #[test]
    fn names_figures_and_quotations_are_not_counted() {
        check(
            "{it} of the council of Riga voted for a nine-year plan",
            "8 council of Riga voted for a nine-year plan",
        );
        check(
            "{it}, a nine-year plan to “save the harbour” at last.",
            "7 a nine-year plan to “save the harbour” at last.",
        );
        check("In April the {it}", "2 In April the");
    }
}
