//! The words of an article around a figure.
//!
//! In go facts and their article, out come for each number of a blank the places where the article has it. What these words make of the
//! figure ("below 1 per cent") is for others to judge.

use rust_decimal::Decimal;

use super::text::Article;
use super::{numbers, sentences};
use crate::facts::{Answer, Fact, Facts};
use crate::sentence::Sentences;

/// A number of a blank, where its article has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// The places where the sentences that are most like the statement have it; one at least.
    pub said: Vec<Around>,
}

/// A figure in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// What stands before it.
    pub before: String,
    /// It, as it is written.
    pub figure: String,
    /// What stands behind it.
    pub after: String,
}

/// Where an article has the numbers of a bank's blanks: of each in the paragraphs that its fact names, or in all, and there in those
/// sentences that have the most words of its statement. Let through: what is derived from other words, or kept for cards.
pub fn figures(facts: &Facts, text: &str) -> Vec<Figure> {
    let article = Article::new(facts, text);
    let sentences = Sentences::new(facts);
    let mut found = Vec::new();
    for (position, fact) in facts.facts().iter().enumerate() {
        for (blank, content) in fact.blanks.iter().enumerate() {
            let Answer::Number { value, .. } = content.answer else {
                continue;
            };
            if content.from.is_some() || content.is_for_cards() {
                continue;
            }
            let said = article.around(fact, &sentences.statement(fact), value.normalize());
            if !said.is_empty() {
                found.push(Figure {
                    fact: position,
                    blank,
                    said,
                });
            }
        }
    }
    found
}

impl Article<'_> {
    /// The places of a figure in the sentences that have it and are most like a statement.
    fn around(&self, fact: &Fact, statement: &str, figure: Decimal) -> Vec<Around> {
        let words = self.sentences.words;
        let mut most = 0;
        let mut found = Vec::new();
        let with_it = self.numbers.get(&figure).into_iter().flatten();
        let is_named = |paragraph: &usize| {
            let own = &fact.paragraphs;
            own.is_empty() || own.contains(&(*paragraph as u32))
        };
        let in_common = self.most_in_common(statement);
        for paragraph in with_it.copied().filter(is_named) {
            if in_common.get(&paragraph).copied().unwrap_or_default() < most {
                continue;
            }
            for sentence in sentences::split(&self.paragraphs[paragraph].text) {
                let said = self.places(sentence, figure);
                let common = sentences::most_in_common(sentence, statement, words);
                if said.is_empty() || common < most {
                    continue;
                }
                if common > most {
                    (most, found) = (common, Vec::new());
                }
                found.extend(said);
            }
        }
        found
    }

    /// Where a sentence has a figure, as a word or with a word that scales it.
    fn places(&self, sentence: &str, figure: Decimal) -> Vec<Around> {
        let ends = |text: &str| numbers::of(text, self.sentences.words).contains(&figure);
        let mut starts: Vec<usize> = Vec::new();
        let mut between = true;
        for (at, c) in sentence.char_indices() {
            if between && !c.is_whitespace() {
                starts.push(at);
            }
            between = c.is_whitespace();
        }
        starts.push(sentence.len());
        let place = |from: usize, to: usize| Around {
            before: sentence[..from].to_owned(),
            figure: sentence[from..to].trim_end().to_owned(),
            after: sentence[to..].to_owned(),
        };
        let run = |run: &[usize]| {
            let (from, one) = (run[0], run[1]);
            let two = run.get(2).copied().unwrap_or(one);
            if ends(&sentence[from..one]) {
                return Some(place(from, one));
            }
            let scaled = ends(&sentence[from..two]) && !ends(&sentence[one..two]);
            scaled.then(|| place(from, two))
        };
        let runs = (0..starts.len() - 1).map(|at| &starts[at..starts.len().min(at + 3)]);
        runs.filter_map(run).collect()
    }
}
