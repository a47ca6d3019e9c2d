//! What a question asks, in so few words that two can be compared: no quiz asks nearly the same twice.
//! This is docs/RULES.md, rule 36.

use std::collections::BTreeSet;

use super::cues::content_words;
use crate::lang::Words;
use crate::quiz::{Form, Quantity, Question};
use crate::tokens::Tokens;

/// What the stem of a question is about.
#[derive(Clone, Debug)]
pub struct Content {
    content: BTreeSet<String>,
    /// The words that begin with a capital, the first one aside, and the numbers.
    names: BTreeSet<String>,
}

impl Content {
    /// That of a question, whose stem is given in words too, in their language.
    pub fn of(question: &Question, stem: &Tokens, words: &Words) -> Content {
        Content {
            content: content(stem, words),
            names: names(&question.stem),
        }
    }
}

/// Whether two questions ask nearly the same: their stems have three content words or more, and share six in ten of
/// them (Jaccard). Let through are one stem for all questions of a kind, with other options, and stems of which each
/// has a name that the other has not.
pub fn is_same((a, of_a): (&Question, &Content), (b, of_b): (&Question, &Content)) -> bool {
    let (few, many) = (of_a.content.len(), of_b.content.len());
    if few.min(many) < 3 || asks(a) != asks(b) {
        return false;
    }
    let shared = of_a.content.intersection(&of_b.content).count();
    let is_near = shared * 10 >= (few + many - shared) * 6;
    let told_apart = || !of_a.names.is_subset(&of_b.names) && !of_b.names.is_subset(&of_a.names);
    let is_generic = || a.stem == b.stem && !share_options(a, b);
    is_near && !told_apart() && !is_generic()
}

/// The words of three letters or more that carry meaning.
fn content(stem: &Tokens, words: &Words) -> BTreeSet<String> {
    let mut content: BTreeSet<String> = BTreeSet::new();
    let small = [
        words.question.articles,
        words.audit.scopes,
        words.audit.singular,
        words.audit.plural,
        words.question.stop_words,
    ];
    for token in stem.iter() {
        let long = token.chars().count();
        match long {
            0..3 => {}
            3 if small.iter().any(|known| known.contains(&token)) => {}
            3 => {
                content.insert(token.to_owned());
            }
            _ => content.extend(content_words(token, words)),
        }
    }
    content
}

fn names(stem: &str) -> BTreeSet<String> {
    let words = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let telling = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    words
        .skip(1)
        .filter(telling)
        .map(str::to_lowercase)
        .collect()
}

/// Whether two questions share an option, or have none at all.
fn share_options(a: &Question, b: &Question) -> bool {
    let (of_a, of_b) = (a.form.options(), b.form.options());
    let shared = of_a
        .iter()
        .any(|one| of_b.iter().any(|other| one.text == other.text));
    shared || of_a.is_empty()
}

/// Whether a question asks for a date, a number or something else: "When was it?" is not "Who was it?".
fn asks(question: &Question) -> char {
    match &question.form {
        Form::Date(_) => 'd',
        Form::Number(_) => 'n',
        Form::SingleChoice(choices) => match choices.right().value {
            Some(Quantity::Date(_)) => 'd',
            Some(Quantity::Number(_)) => 'n',
            None => 'w',
        },
        Form::TrueFalse(_) => 't',
        Form::MultipleChoice(_) => 'w',
        Form::Ordering(_) => 'o',
    }
}
