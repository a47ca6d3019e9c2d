//! What comes next in a session: a state machine without clock, screen or store.
//!
//! In go the cards that are due and those that are new, moments and what the learner did; out comes the next card.
//! Cards that are due come first, the most overdue of them first, then new ones; one that was not known comes back
//! after [`AGAIN`] minutes, or sooner where nothing else is left. Siblings are kept apart. This module does not know
//! when a card is due next.

use std::collections::VecDeque;

use super::schedule::AGAIN;
use super::{CardState, Day, Grade, Moment};
use crate::random::Dice;

/// So many other cards are asked between siblings, where there are so many.
const APART: usize = 5;

/// So far ahead the session looks for a card that is no sibling of the last ones.
const AHEAD: usize = 50;

/// The cards of a session, and what was done with them.
#[derive(Clone, Debug, Default)]
pub struct Session {
    waiting: VecDeque<CardState>,
    again: Vec<CardState>,
    current: Option<CardState>,
    shown: VecDeque<String>,
    past: Vec<Done>,
}

/// What was done with a card, which is here as it was before.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The card was graded.
    Graded(CardState, Grade),
    /// It was left for another session.
    Skipped(CardState),
    /// It is not to be asked any more.
    Suspended(CardState),
}

/// How many cards are left, the one that is asked included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Due, and not yet asked in this session.
    pub due: usize,
    /// Never asked before, in this session or in another.
    pub new: usize,
    /// Not known today, to be asked again.
    pub again: usize,
}

/// What was done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often a card was graded.
    pub graded: usize,
    /// How often it was known.
    pub known: usize,
    /// How many cards were new.
    pub new: usize,
}

/// Puts cards that are due in order: the most overdue first, within a day by a draw of the day and the card.
pub fn in_order(due: &mut [CardState], today: Day) {
    let dice = Dice::new("study");
    let today = today.to_string();
    due.sort_by_cached_key(|card| (card.due, dice.rank(&["order", &today, &card.id])));
}

impl Session {
    /// A session with cards that are due, in order, and new ones to follow.
    pub fn new(due: Vec<CardState>, new: Vec<CardState>) -> Session {
        Session {
            waiting: due.into_iter().chain(new).collect(),
            ..Session::default()
        }
    }

    /// The card that is asked now; `None` at the end.
    pub fn current(&mut self, now: Moment) -> Option<&CardState> {
        if self.current.is_none() {
            self.current = self.take(now);
        }
        self.current.as_ref()
    }

    fn take(&mut self, now: Moment) -> Option<CardState> {
        let ready = |card: &CardState| is_ready(card, now);
        let apart = |card: &CardState| !self.shown.iter().any(|fact| fact == card.id.of_fact());
        let again = self
            .again
            .iter()
            .position(|card| ready(card) && apart(card));
        if let Some(at) = again {
            return Some(self.again.remove(at));
        }
        // One that was not known just before this session waits its time as well.
        let ahead = self.waiting.iter().take(AHEAD);
        let free = ahead.clone().position(|card| apart(card) && ready(card));
        let free = free.or_else(|| self.widest(ahead.filter(|card| ready(card))));
        if let Some(card) = free.and_then(|at| self.waiting.remove(at)) {
            return Some(card);
        }
        if !self.again.is_empty() {
            let first = (0..self.again.len()).min_by_key(|&at| asked(&self.again[at]))?;
            return Some(self.again.remove(first));
        }
        self.waiting.pop_front()
    }

    /// The position of the card whose siblings were shown longest ago.
    fn widest<'a>(&self, cards: impl Iterator<Item = &'a CardState>) -> Option<usize> {
        let ago = |card: &CardState| {
            self.shown
                .iter()
                .rev()
                .position(|fact| fact == card.id.of_fact())
        };
        let widest = cards.max_by_key(|card| (ago(card), std::cmp::Reverse(card.due)))?;
        self.waiting.iter().position(|card| card.id == widest.id)
    }

    /// The current card was graded; this is what became of it.
    pub fn graded(&mut self, after: CardState, grade: Grade) {
        if let Some(before) = self.leave() {
            if !grade.known() {
                self.again.push(after);
            }
            self.past.push(Done::Graded(before, grade));
        }
    }

    /// The current card is left for another session.
    pub fn skipped(&mut self) {
        if let Some(before) = self.leave() {
            self.past.push(Done::Skipped(before));
        }
    }

    /// The current card is not to be asked any more.
    pub fn suspended(&mut self) {
        if let Some(before) = self.leave() {
            self.past.push(Done::Suspended(before));
        }
    }

    /// The current card is known to be otherwise than was thought: it is asked so, or no more if it is not due.
    pub fn replaced(&mut self, card: CardState, today: Day) {
        let due = card.due.is_none_or(|due| due <= today) && !card.suspended;
        self.current = due.then_some(card);
    }

    /// The current card was flagged, or not any more.
    pub fn flagged(&mut self, flagged: bool) {
        if let Some(card) = &mut self.current {
            card.flagged = flagged;
        }
    }

    fn leave(&mut self) -> Option<CardState> {
        let card = self.current.take()?;
        self.shown.push_back(card.id.of_fact().to_owned());
        if self.shown.len() > APART {
            self.shown.pop_front();
        }
        Some(card)
    }

    /// What was done last, if anything.
    pub fn last(&self) -> Option<&Done> {
        self.past.last()
    }

    /// Takes back what was done last: that card is asked now, and the current one after it.
    pub fn undone(&mut self) {
        let Some(Done::Graded(before, ..) | Done::Skipped(before) | Done::Suspended(before)) =
            self.past.pop()
        else {
            return;
        };
        self.again.retain(|card| card.id != before.id);
        self.waiting.retain(|card| card.id != before.id);
        if let Some(card) = self.current.take()
            && card.id != before.id
        {
            self.waiting.push_front(card);
        }
        self.shown.pop_back();
        self.current = Some(before);
    }

    /// The cards of the session that are not yet behind, in no particular order.
    pub fn cards(&self) -> impl Iterator<Item = &CardState> {
        self.waiting.iter().chain(&self.current).chain(&self.again)
    }

    /// How many cards are left.
    pub fn left(&self, today: Day) -> Left {
        let mut left = Left::default();
        for card in self.cards() {
            match (card.due, card.last) {
                (_, Some((at, Grade::Again))) if at.day() == today => left.again += 1,
                (Some(_), _) => left.due += 1,
                (None, _) => left.new += 1,
            }
        }
        left
    }

    /// What was done so far.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for done in &self.past {
            if let Done::Graded(before, grade) = done {
                tally.graded += 1;
                tally.known += usize::from(grade.known());
                tally.new += usize::from(before.memory.is_none());
            }
        }
        tally
    }
}

/// Whether a card that was not known has waited its time. A clock that went back makes it ready.
fn is_ready(card: &CardState, now: Moment) -> bool {
    match card.last {
        Some((last, Grade::Again)) => {
            !(last.millis..last.millis.saturating_add(AGAIN * 60_000)).contains(&now.millis)
        }
        _ => true,
    }
}

fn asked(card: &CardState) -> Option<i64> {
    card.last.map(|(at, _)| at.millis)
}

#[cfg(test)]
mod tests;
