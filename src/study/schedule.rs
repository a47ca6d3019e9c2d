//! When a card is due next: FSRS-6, by the crate `fsrs` of those who define it.
//!
//! In goes what is remembered of a card and the days since it was asked, out come the four ways on. This module
//! does not know sessions or stores. Two things are ours, both as in Anki: intervals are whole days with a fuzz, so
//! that cards which were learned together do not stay together, and the fuzz is drawn from the card and the number of
//! its reviews; and a card that was not known is asked again the same day.

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

use super::{CardState, Day, Moment, Review};
use crate::random::Dice;

/// The longest interval, in days.
pub const LONGEST: u32 = 36_500;

/// The desired retention where none is given.
pub const RETENTION: f32 = 0.9;

/// The desired retention that makes sense: below, relearning costs more than it saves; above, intervals collapse.
pub const RETENTIONS: std::ops::RangeInclusive<f32> = 0.70..=0.97;

/// How long after `again` a card is asked again, in minutes.
pub const AGAIN: i64 = 10;

/// By how much of which part of an interval the fuzz moves it (`FUZZ_RANGES` of Anki): from, to, share.
const FUZZ: [(f32, f32, f32); 3] = [
    (2.5, 7.0, 0.15),
    (7.0, 20.0, 0.1),
    (20.0, f32::INFINITY, 0.05),
];

/// What is remembered of a card, in the terms of FSRS.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// The days after which it is known with a chance of 90 %; more than 0.
    pub stability: f32,
    /// How hard it is to make it last, 1 to 10.
    pub difficulty: f32,
}

/// What a grade makes of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// What is remembered then.
    pub memory: Memory,
    /// The days until the card is due; 0 is later the same day.
    pub interval: u32,
}

/// FSRS with its parameters and the retention that is desired.
#[derive(Clone)]
pub struct Scheduler {
    fsrs: FSRS,
    retention: f32,
    dice: Dice,
}

impl Scheduler {
    /// A scheduler with parameters, none for the default ones, and a desired retention, which is brought into
    /// [`RETENTIONS`]. `None` where the parameters are none of FSRS.
    pub fn new(parameters: &[f32], retention: f32) -> Option<Scheduler> {
        let (low, high) = RETENTIONS.into_inner();
        Some(Scheduler {
            fsrs: FSRS::new(parameters).ok()?,
            retention: if retention.is_finite() {
                retention.clamp(low, high)
            } else {
                RETENTION
            },
            dice: Dice::new("study"),
        })
    }

    /// The retention that is desired.
    pub fn retention(&self) -> f32 {
        self.retention
    }

    /// The four ways on, from again to easy.
    pub fn next(&self, card: &CardState, today: Day) -> [Next; 4] {
        let states = self.states(card.memory, card.elapsed(today).unwrap_or(0));
        let mut next = states.map(|(memory, interval)| Next {
            memory,
            interval: self.whole(interval, card),
        });
        next[0].interval = 0;
        // A better grade never brings a card back sooner, and easy is worth a day.
        next[2].interval = next[2].interval.max(next[1].interval);
        next[3].interval = next[3].interval.max(next[2].interval + 1).min(LONGEST);
        next
    }

    /// The card after its reviews, which stand in the order of time; what is marked on it stays.
    pub fn replayed(&self, card: &CardState, reviews: &[Review]) -> CardState {
        let blank = CardState {
            suspended: card.suspended,
            flagged: card.flagged,
            ..CardState::new(card.id.clone())
        };
        reviews.iter().fold(blank, |card, review| {
            let elapsed = card.elapsed(review.at.day()).unwrap_or(0);
            let (memory, _) = self.states(card.memory, elapsed)[review.grade as usize];
            card.after(review, memory)
        })
    }

    fn states(&self, memory: Option<Memory>, elapsed: u32) -> [(Memory, f32); 4] {
        let known = memory.map(|memory| MemoryState {
            stability: memory.stability,
            difficulty: memory.difficulty,
        });
        // The crate refuses only what is no number; such a memory is forgotten, and the card starts anew.
        let states = self
            .fsrs
            .next_states(known, self.retention, elapsed)
            .or_else(|_| self.fsrs.next_states(None, self.retention, 0));
        let Ok(states) = states else {
            return [(
                Memory {
                    stability: 1.0,
                    difficulty: 5.0,
                },
                1.0,
            ); 4];
        };
        [states.again, states.hard, states.good, states.easy].map(|state| {
            let memory = Memory {
                stability: state.memory.stability,
                difficulty: state.memory.difficulty,
            };
            (memory, state.interval)
        })
    }

    /// An interval in whole days, fuzzed. All four draw the same number, so that their order holds.
    fn whole(&self, interval: f32, card: &CardState) -> u32 {
        let (low, high) = bounds(interval);
        let count = card.reviews.to_string();
        let mut stream = self.dice.stream(&["fuzz", &card.id, &count]);
        low + stream.below(high - low + 1)
    }
}

/// The interval with the least and the most fuzz, in days, from 1 to [`LONGEST`].
fn bounds(interval: f32) -> (u32, u32) {
    // What is no number becomes the shortest: `max` gives the other one then.
    let interval = interval.max(1.0).min(LONGEST as f32);
    let days = |days: f32| (days.round() as u32).clamp(1, LONGEST);
    if interval < FUZZ[0].0 {
        return (days(interval), days(interval));
    }
    let part = |(from, to, share): (f32, f32, f32)| share * (interval.min(to) - from).max(0.0);
    let fuzz = 1.0 + FUZZ.into_iter().map(part).sum::<f32>();
    (days(interval - fuzz).max(2), days(interval + fuzz))
}

/// What one card tells the crate about its learner: an item for each review on a later day than the one before, with
/// its moment and all reviews up to it.
pub fn items(reviews: &[Review]) -> Vec<(Moment, FSRSItem)> {
    let mut told: Vec<FSRSReview> = Vec::with_capacity(reviews.len());
    let mut last: Option<Day> = None;
    let mut items = Vec::new();
    for review in reviews {
        let day = review.at.day();
        let delta_t = last.map_or(0, |last| day.since(last));
        told.push(FSRSReview {
            rating: u32::from(review.grade.number()),
            delta_t,
        });
        if delta_t > 0 {
            let reviews = told.clone();
            items.push((review.at, FSRSItem { reviews }));
        }
        last = Some(day);
    }
    items
}

#[cfg(test)]
pub(super) mod tests;
