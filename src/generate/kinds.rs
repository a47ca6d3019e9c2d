//! The kinds of question, as a table: help, name checks and tests loop over it.

mod amount;
mod date;
mod event;
mod first;
mod number;
mod order;
mod select;
mod span;
mod true_false;
mod when;
mod which;

use super::index::BlankRef;
use super::{Draft, Generator, Refusal};
use crate::quiz::AnswerOption;

/// A way of asking about a blank.
pub struct Kind {
    /// Its name on the command line, in ids and in banks.
    pub name: &'static str,
    /// What it asks, for help.
    pub about: &'static str,
    /// How often it comes where several kinds could ask about one fact, against the others.
    pub share: u64,
    /// What part it has in the usual mix.
    pub part: Part,
    pub(crate) ask: fn(&Generator, BlankRef, &str) -> Result<Draft, Refusal>,
}

/// What part a kind has in the usual mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As many questions as there are.
    Core,
    /// A tenth of the questions at most, unless it is named.
    Variety,
}

/// Every kind of question.
pub const KINDS: &[Kind] = &[
    which::KIND,
    number::KIND,
    when::KIND,
    date::KIND,
    amount::KIND,
    true_false::KIND,
    select::KIND,
    event::KIND,
    first::KIND,
    order::KIND,
    span::KIND,
];

/// The options in an order, each equally likely: the places that they had before, and the options.
fn shuffled(
    generator: &Generator,
    id: &str,
    options: Vec<AnswerOption>,
) -> (Vec<usize>, Vec<AnswerOption>) {
    let mut numbered: Vec<(usize, AnswerOption)> = options.into_iter().enumerate().collect();
    generator
        .dice
        .stream(&["options", id])
        .shuffle(&mut numbered);
    numbered.into_iter().unzip()
}

/// A key and its distractors in an order, each equally likely, and the place of the key.
fn shuffled_with_key(
    generator: &Generator,
    id: &str,
    key: AnswerOption,
    distractors: Vec<AnswerOption>,
) -> (Vec<AnswerOption>, usize) {
    let (before, options) = shuffled(generator, id, [vec![key], distractors].concat());
    let place = before
        .iter()
        .position(|&place| place == 0)
        .unwrap_or_default();
    (options, place)
}
