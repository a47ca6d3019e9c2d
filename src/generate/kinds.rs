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

use super::request::Request;
use super::{Draft, Refusal};
use crate::facts::CARDS_ONLY;

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
    /// Where its options come from.
    pub pool: Pool,
    pub(crate) ask: fn(&Request) -> Result<Draft, Refusal>,
}

impl Kind {
    /// The question that is requested, or why there is none: the author may want no question of this kind.
    pub(crate) fn answer(&self, request: &Request) -> Result<Draft, Refusal> {
        let wanted = &request.blank().kinds;
        let draft = (self.ask)(request);
        if wanted.iter().any(|name| name == CARDS_ONLY)
            && !matches!(draft, Err(Refusal::NotMadeForThis))
        {
            return Err(Refusal::NotWanted);
        }
        if !wanted.is_empty() && !wanted.iter().any(|name| name == self.name) {
            return draft.and(Err(Refusal::NotWanted));
        }
        draft
    }
}

/// What part a kind has in the usual mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As many questions as there are.
    Core,
    /// A tenth of the questions at most, unless it is named.
    Variety,
}

/// Where the options of a kind come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// Names or texts of the key's class.
    Names,
    /// Numbers of the key's unit, of the bank or made.
    Numbers,
    /// Dates as precise as the key, of the bank or made.
    Dates,
    /// Dated events of the bank.
    Events,
    /// Nowhere: the answer is typed, or a claim is true or false.
    None,
}

impl Pool {
    /// Whether more values of the blank's own type would give more options.
    pub fn is_of_values(self) -> bool {
        matches!(self, Pool::Names | Pool::Numbers | Pool::Dates)
    }

    /// Whether its options stand in order, and may be made.
    pub fn is_in_order(self) -> bool {
        matches!(self, Pool::Numbers | Pool::Dates)
    }
}

/// The kind with this name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
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
