//! In goes a fact, out comes what its statement names otherwise than the article: nobody, somebody for whom the evidence has a pronoun,
//! what the article has not.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Gate, Objection};
use crate::article::taken::taken;
use crate::article::told::Told;
use crate::article::{Article, numbers};
use crate::facts::{Answer, Fact, Piece};
use crate::tokens::Tokens;

impl Gate<'_> {
    /// What the statement names and its evidence only stands for: `She` with the name that is written for it.
    pub(super) fn taken(&self, fact: &Fact) -> Vec<(String, String)> {
        let statement = self.article.sentences.statement(fact);
        let evidence = fact.evidence.as_deref();
        evidence.map_or_else(Vec::new, |evidence| taken(&statement, evidence))
    }

    /// A pronoun as the subject, before which the statement names nobody: at its beginning, or behind a time and a comma.
    pub(super) fn unnamed(&self, fact: &Fact) -> Option<Objection> {
        let words = self.article.sentences.words;
        let mut begins = true;
        let mut may_begin = true;
        for piece in &fact.statement {
            let text = match piece {
                Piece::Text(text) => text,
                Piece::Blank(at) => {
                    let blank = &fact.blanks[*at];
                    if !matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. }) {
                        return None;
                    }
                    (begins, may_begin) = (false, true);
                    continue;
                }
            };
            for chunk in text.split_whitespace() {
                let low = chunk.to_lowercase();
                let plain = low.trim_matches(|c: char| !c.is_alphanumeric());
                if may_begin && words.audit.unnamed.contains(&plain) {
                    let word = chunk.trim_matches(|c: char| !c.is_alphanumeric());
                    return Some(Objection::shown(format!(
                        "the subject is a pronoun: name who `{word}` is"
                    )));
                }
                let is_month = words
                    .dates
                    .months
                    .iter()
                    .any(|month| month.to_lowercase() == plain);
                let is_name = chunk.starts_with(char::is_uppercase) && !begins && !is_month;
                if is_name {
                    return None;
                }
                begins = chunk.ends_with(['.', '!', '?']);
                may_begin = chunk.ends_with(',') || plain.ends_with(|c: char| c.is_ascii_digit());
            }
        }
        None
    }

    /// Whether a word is the beginning of a name of which the part has the next word, and the article somewhere both: `Daniel` of
    /// `Daniel Montalvo`.
    fn begins_name(&self, word: &str, next: &str, near: &Article) -> bool {
        let plain = next.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = plain.trim_end_matches("'s").trim_end_matches("’s");
        let name = format!("{word} {plain}");
        begins_large(next)
            && !near.with_name(&plain.to_lowercase()).is_empty()
            && self
                .article
                .paragraphs
                .iter()
                .any(|paragraph| paragraph.text.contains(&name))
    }

    /// Names and numbers of the statement that stand neither in its paragraph nor in the headline.
    pub(super) fn strange(
        &self,
        fact: &Fact,
        near: &Article,
        part: &str,
        taken: &[&str],
    ) -> Option<Objection> {
        let words = near.sentences.words;
        let told = Told::of(near, &self.article);
        let mut strange = BTreeSet::new();
        let mut begins = true;
        for piece in &fact.statement {
            let Piece::Text(text) = piece else {
                begins = false;
                continue;
            };
            let mut chunks = text.split_whitespace().peekable();
            while let Some(chunk) = chunks.next() {
                let next = chunks.peek().copied().unwrap_or_default();
                let is_name = begins_large(chunk);
                let is_begun = is_name && self.begins_name(chunk, next, near);
                let tokens = Tokens::of(chunk);
                let name = tokens.iter().next().filter(|_| is_name && !begins);
                let name = name.filter(|name| !told.may_be_month(name));
                let name = name.filter(|name| !near.has_another_part(name));
                let is_taken = |name: &&str| {
                    taken
                        .iter()
                        .any(|taken| Tokens::of(taken).hold(&Tokens::of(name)))
                };
                let name = name.filter(|name| !is_begun && !is_taken(name));
                if name.is_some_and(|name| near.with_name(name).is_empty()) {
                    strange.insert(
                        chunk
                            .trim_matches(|c: char| !c.is_alphanumeric())
                            .to_owned(),
                    );
                }
                begins = chunk.ends_with(['.', '!', '?']);
            }
            let figures = numbers::of(text, words).into_iter();
            let missing = figures.filter(|figure| {
                // "One" is a pronoun far more often than it is a number.
                *figure != Decimal::ONE
                    && !near.numbers.contains_key(figure)
                    && !told.may_be_day_or_year(*figure)
            });
            strange.extend(missing.map(|figure| figure.to_string()));
        }
        let strange: Vec<String> = strange
            .into_iter()
            .map(|name| format!("`{name}`"))
            .collect();
        (!strange.is_empty())
            .then(|| Objection::shown(format!("{part} has no {}", strange.join(", "))))
    }
}

/// Whether the first letter of a word is a capital.
fn begins_large(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_uppercase)
}
