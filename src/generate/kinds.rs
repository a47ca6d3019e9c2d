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

use super::index::Spot;
use super::{Draft, Maker, Refusal};
use crate::quiz::Choice;

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
    pub(crate) ask: fn(&Maker, Spot, &str) -> Result<Draft, Refusal>,
}

/// What part a kind has in the usual mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As many questions as there are.
    Staple,
    /// A tenth of the questions at most, unless it is named.
    Seasoning,
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
fn shuffled(maker: &Maker, id: &str, options: Vec<Choice>) -> (Vec<usize>, Vec<Choice>) {
    let mut numbered: Vec<(usize, Choice)> = options.into_iter().enumerate().collect();
    maker.dice.stream(&["options", id]).shuffle(&mut numbered);
    numbered.into_iter().unzip()
}

/// A key and its distractors in an order, each equally likely, and the place of the key.
fn shuffled_with_key(
    maker: &Maker,
    id: &str,
    key: Choice,
    distractors: Vec<Choice>,
) -> (Vec<Choice>, usize) {
    let (before, options) = shuffled(maker, id, [vec![key], distractors].concat());
    let place = before
        .iter()
        .position(|&place| place == 0)
        .unwrap_or_default();
    (options, place)
}
