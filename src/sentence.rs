//! The sentences of a bank as they are shown: statements filled or with one hole, values within a sentence.
//!
//! In go facts and the words of their language, out come plain texts. This module does not know questions.

mod unit;

use std::collections::HashSet;

use crate::facts::{Answer, Blank, EntityId, Fact, Facts, NumberStyle, Piece, Value};
use crate::lang::{self, Words, capitalised};
use crate::quiz::Citation;
use crate::tokens::Tokens;
pub(crate) use unit::{left_out, measured};

/// The hole in a sentence.
pub const GAP: &str = "_____";

/// A bank, read aloud in its language.
#[derive(Clone, Copy)]
pub struct Sentences<'a> {
    /// The bank whose facts are written out.
    pub facts: &'a Facts,
    /// The words of its language.
    pub words: &'static Words,
}

impl<'a> Sentences<'a> {
    /// A bank with the words of its own language.
    pub fn new(facts: &'a Facts) -> Sentences<'a> {
        Sentences {
            facts,
            words: lang::of(facts.language()),
        }
    }

    /// What is cited of the bank's source.
    pub fn citation(&self) -> Citation {
        let source = self.facts.source().clone();
        Citation {
            name: source.name,
            by: source.by,
            publisher: source.publisher,
            published: source.published,
            url: source.url,
        }
    }

    /// The name of an entity as it stands within a sentence.
    pub fn name(&self, entity: EntityId) -> &'a str {
        &self.facts.entity(entity).name
    }

    /// The classes of which some member is asked for with "who".
    pub(crate) fn persons(&self) -> HashSet<&'a str> {
        let facts = self.facts;
        let who = self.words.question.who;
        let blanks = facts.facts().iter().flat_map(|fact| &fact.blanks);
        let asked = blanks.filter_map(move |blank| {
            let Answer::Entity(key) = blank.answer else {
                return None;
            };
            let ask = Tokens::of(blank.ask.as_ref()?);
            let is_who = ask.iter().next().is_some_and(|first| who.contains(&first));
            is_who.then(|| facts.entity(key).classes.iter().map(String::as_str))
        });
        asked.flatten().collect()
    }

    /// A value as it is shown within a sentence.
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Date(date) => self.words.date(*date),
            Value::Number(number) => self.words.number(*number),
            Value::Entity(id) => self.name(*id).to_owned(),
            Value::Text(text) => text.clone(),
        }
    }

    /// What fills a blank within its sentence.
    pub fn filling(&self, blank: &Blank) -> String {
        match &blank.answer {
            Answer::Number {
                value,
                style: NumberStyle::Ordinal,
                ..
            } => self.words.ordinal(*value),
            Answer::List { items, .. } => {
                let names: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                self.list(&names)
            }
            _ => answers(blank)
                .iter()
                .map(|answer| self.value(answer))
                .collect(),
        }
    }

    /// `A`, `A and B`, `A, B and C`.
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{}{}{last}", first.join(", "), self.words.question.and),
        }
    }

    /// The true statement of a fact.
    pub fn statement(&self, fact: &Fact) -> String {
        self.sentence(fact, |position| self.filling(&fact.blanks[position]))
    }

    /// The statement of a fact with something else in the blank at `position`: a hole, or a claim.
    pub fn statement_with(&self, fact: &Fact, position: usize, other: &str) -> String {
        self.sentence(fact, |at| match at == position {
            true => other.to_owned(),
            false => self.filling(&fact.blanks[at]),
        })
    }

    /// What a blank is asked with: its `ask`, or the statement with this blank left open.
    pub fn question(&self, fact: &Fact, position: usize) -> String {
        match &fact.blanks[position].ask {
            Some(ask) => ask.clone(),
            None => self.statement_with(fact, position, GAP),
        }
    }

    /// What all answers of a blank are asked with: its `ask-all`, or as [`Sentences::question`].
    pub fn question_for_all(&self, fact: &Fact, position: usize) -> String {
        match &fact.blanks[position].ask_all {
            Some(ask) => ask.clone(),
            None => self.question(fact, position),
        }
    }

    /// The sentence of a fact, begun with a capital, its holes filled by their position.
    fn sentence(&self, fact: &Fact, fill: impl Fn(usize) -> String) -> String {
        let mut sentence = String::new();
        for piece in &fact.statement {
            match piece {
                Piece::Text(text) => sentence.push_str(text),
                Piece::Blank(position) => {
                    let filling = fill(*position);
                    sentence.push_str(&match begins_sentence(&sentence) {
                        true => begun(&filling, self.words),
                        false => filling,
                    });
                }
            }
        }
        // The full stop of "the U.S." serves as the sentence's own.
        if sentence.ends_with("..") && !sentence.ends_with("...") {
            sentence.pop();
        }
        capitalised(&sentence)
    }
}

/// Whether what comes after this text begins a sentence. The full stop of a short word, or of one with a capital, may
/// be that of an abbreviation.
fn begins_sentence(before: &str) -> bool {
    let before = before.strip_suffix(' ').unwrap_or_default();
    let Some(last) = before.strip_suffix(['.', '!', '?']) else {
        return false;
    };
    let last = last.rsplit(' ').next().unwrap_or_default();
    last.chars().count() >= 3 && last.chars().all(|c| c.is_lowercase() || c.is_ascii_digit())
}

/// A text as a sentence begins with it: a leading article of the language gets a capital, `iPhone` does not.
pub fn begun(text: &str, words: &Words) -> String {
    match text.split_once(' ') {
        Some((first, _)) if words.question.articles.contains(&first) => capitalised(text),
        _ => text.to_owned(),
    }
}

/// The right answers of a blank: one, or the members of a list.
pub fn answers(blank: &Blank) -> Vec<Value> {
    match &blank.answer {
        Answer::Date { date, .. } => vec![Value::Date(*date)],
        Answer::Number { value, .. } => vec![Value::Number(*value)],
        Answer::Entity(entity) => vec![Value::Entity(*entity)],
        Answer::Text { text, .. } => vec![Value::Text(text.clone())],
        Answer::List { items, .. } => items.clone(),
    }
}

/// As [`answers`], a date only as precise as it is asked for.
pub fn asked(blank: &Blank, words: &'static Words) -> Vec<Value> {
    match blank.asked_date(words) {
        Some(date) => vec![Value::Date(date)],
        None => answers(blank),
    }
}

#[cfg(test)]
mod tests {
    use super::{begins_sentence, begun};
    use crate::lang;

    #[test]
    fn a_sentence_begins_after_the_stop_of_a_long_small_word() {
        for text in [
            "It lies there. ",
            "It was long ago. ",
            "They came in 1969! ",
            "Who knows? ",
        ] {
            assert!(begins_sentence(text), "{text}");
        }
        for text in [
            "",
            "It lies ",
            "In the U.S. ",
            "No. ",
            "Dr. ",
            "See e.g. ",
            "It ended.",
        ] {
            assert!(!begins_sentence(text), "{text}");
        }
    }

    #[test]
    fn an_article_begins_with_a_capital_and_a_name_as_it_is_written() {
        let english = lang::of("en");
        assert_eq!(begun("the Red Sea", english), "The Red Sea");
        assert_eq!(begun("iPhone users", english), "iPhone users");
        assert_eq!(begun("der Rhein", lang::of("de")), "Der Rhein");
    }
}
