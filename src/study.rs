//! Studying: each blank of a bank as a card that is asked when it is due, over days and months.
//!
//! In go cards, moments and grades, out come the days when cards are due and a history that is never lost. The
//! method is FSRS-6 ([`schedule`]). Only [`store`] touches files; moments come from outside, and nothing here
//! reads a clock.

pub mod choice;
pub mod days;
pub mod history;
pub mod optimise;
pub mod recall;
pub mod schedule;
pub mod session;
pub mod stats;
pub mod store;
pub mod talk;

use crate::deck::CardId;
pub use days::{Day, Moment};
pub use schedule::{Memory, Next, Scheduler};
pub use session::Session;
pub use store::Store;
pub use talk::Learner;

/// How well a card was known. The names are those of FSRS and Anki.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The answer was not known.
    Again,
    /// The answer was known, with effort.
    Hard,
    /// The answer was known.
    Good,
    /// The answer was known at once.
    Easy,
}

impl Grade {
    /// From the worst to the best.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// Its number in FSRS, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The grade with this number, from 1.
    pub fn of_number(number: u8) -> Option<Grade> {
        Grade::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// Its name in the history.
    pub fn name(self) -> &'static str {
        ["again", "hard", "good", "easy"][self as usize]
    }

    /// The grade with this name.
    pub fn named(name: &str) -> Option<Grade> {
        Grade::ALL.into_iter().find(|grade| grade.name() == name)
    }

    /// Whether the card was known.
    pub fn known(self) -> bool {
        self != Grade::Again
    }
}

/// How a card was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewMode {
    /// Front, back, and the learner's own word for it.
    Card,
    /// The answer was typed.
    Typed,
    /// One of several options was chosen.
    Choice,
}

impl ReviewMode {
    /// Every way to ask a card.
    pub const ALL: [ReviewMode; 3] = [ReviewMode::Card, ReviewMode::Typed, ReviewMode::Choice];

    /// Its name in the history.
    pub fn name(self) -> &'static str {
        ["card", "typed", "choice"][self as usize]
    }

    /// The way with this name.
    pub fn named(name: &str) -> Option<ReviewMode> {
        ReviewMode::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// One time that a card was asked and graded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review {
    /// The moment at which it was graded.
    pub at: Moment,
    /// How well it was known.
    pub grade: Grade,
    /// How it was asked.
    pub way: ReviewMode,
    /// The days until it was due again; 0 is later the same day.
    pub interval: u32,
    /// The retention that was desired, 0.70 to 0.97.
    pub desired: f32,
}

/// What is kept of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardState {
    /// The card's name for ever.
    pub id: CardId,
    /// What is remembered of it; `None` before the first review.
    pub memory: Option<Memory>,
    /// The day from which it is due; `None` where it is new.
    pub due: Option<Day>,
    /// When it was asked last, and the grade.
    pub last: Option<(Moment, Grade)>,
    /// The day of its first review.
    pub first: Option<Day>,
    /// How often it was asked.
    pub reviews: u32,
    /// How often it was not known on a day after the first.
    pub lapses: u32,
    /// Whether it is not to be asked.
    pub suspended: bool,
    /// Whether it was marked, to be looked at again.
    pub flagged: bool,
}

impl CardState {
    /// A card that was never asked.
    pub fn new(id: impl Into<CardId>) -> CardState {
        CardState {
            id: id.into(),
            memory: None,
            due: None,
            last: None,
            first: None,
            reviews: 0,
            lapses: 0,
            suspended: false,
            flagged: false,
        }
    }

    /// The days since it was asked last, 0 where the clock or the place went back; `None` before the first review.
    pub fn elapsed(&self, today: Day) -> Option<u32> {
        self.last.map(|(at, _)| today.since(at.day()))
    }

    /// The card after one more review, with what is remembered then.
    pub fn after(&self, review: &Review, memory: Memory) -> CardState {
        let day = review.at.day();
        let lapsed = !review.grade.known() && self.elapsed(day).is_some_and(|days| days > 0);
        CardState {
            memory: Some(memory),
            due: Some(day.plus(review.interval)),
            last: Some((review.at, review.grade)),
            first: self.first.or(Some(day)),
            reviews: self.reviews.saturating_add(1),
            lapses: self.lapses.saturating_add(u32::from(lapsed)),
            ..self.clone()
        }
    }
}
