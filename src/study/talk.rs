//! A session as a talk between the program and a learner.
//!
//! In go a [`Session`], a learner who presses keys and a [`ReviewLog`] of what was done; every grade is kept before the
//! next card is shown. This module does not know terminals, files or clocks: moments come from the setting.

mod ask;
mod say;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::session::Done;
use super::store::{self, Kept, Store};
use super::{CardState, Grade, Moment, Review, ReviewMode, Scheduler, Session};
use crate::deck::{Card, CardId};
use crate::lang::Words;
use crate::play::Keys;
use crate::quiz::Question;

pub use say::{closing, nothing_due, which};

/// Who is asked: by single keys, or by whole lines.
pub use crate::play::Keys as Learner;

/// What a card shows.
#[derive(Clone, Debug)]
pub struct Side {
    /// The card itself, with what it asks and what is right.
    pub card: Card,
    /// The topic of its bank, where several are studied together.
    pub topic: Option<String>,
    /// The same as multiple choice, where there is such a question.
    pub choice: Option<Question>,
    /// The words of its bank's language.
    pub words: &'static Words,
}

/// How a session runs.
#[non_exhaustive]
pub struct StudySettings<'a> {
    /// What the cards show.
    pub sides: &'a BTreeMap<CardId, Side>,
    /// The answers of all cards, none of which is a typo of another.
    pub answers: &'a BTreeSet<String>,
    /// When a card is due next.
    pub scheduler: &'a Scheduler,
    /// How the cards are asked.
    pub way: ReviewMode,
    /// Whether the schedule counts.
    pub mode: Mode,
    /// The moment that it is.
    pub clock: &'a dyn Fn() -> Moment,
    /// The language of the talk.
    pub words: &'static Words,
}

impl<'a> StudySettings<'a> {
    /// A session in which every card is turned and its grade counts; what the fields of these names are, with no
    /// answers to tell a typo from.
    pub fn new(
        sides: &'a BTreeMap<CardId, Side>,
        scheduler: &'a Scheduler,
        clock: &'a dyn Fn() -> Moment,
        words: &'static Words,
    ) -> StudySettings<'a> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        StudySettings {
            sides,
            answers: &NONE,
            scheduler,
            way: ReviewMode::Card,
            mode: Mode::Scheduled,
            clock,
            words,
        }
    }
}

/// Whether the schedule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Each grade says when a card is due next.
    Scheduled,
    /// Grades only say whether a card comes again in this session.
    Cram,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// Every card that was due was asked.
    Finished,
    /// The learner ended it, or nothing more came.
    Stopped,
}

/// What a session stumbled over.
#[derive(Debug)]
pub enum StudyError {
    /// The learner cannot be reached.
    Learner(io::Error),
    /// The store cannot be used; everything up to the card on the screen is kept.
    Store(store::Error),
}

impl From<io::Error> for StudyError {
    fn from(error: io::Error) -> StudyError {
        StudyError::Learner(error)
    }
}

impl From<store::Error> for StudyError {
    fn from(error: store::Error) -> StudyError {
        StudyError::Store(error)
    }
}

/// Who keeps what was done.
pub trait ReviewLog {
    /// Keeps a review, and what became of the card.
    ///
    /// # Errors
    /// It cannot be kept.
    fn grade(
        &mut self,
        before: &CardState,
        review: &Review,
        after: &CardState,
    ) -> Result<Kept, store::Error>;

    /// Takes the last review of a card back.
    ///
    /// # Errors
    /// It cannot be taken back.
    fn take_back(&mut self, before: &CardState) -> Result<Kept, store::Error>;

    /// Keeps the marks of a card.
    ///
    /// # Errors
    /// They cannot be kept.
    fn mark(&mut self, card: &CardState) -> Result<(), store::Error>;
}

impl ReviewLog for Store {
    fn grade(
        &mut self,
        before: &CardState,
        review: &Review,
        after: &CardState,
    ) -> Result<Kept, store::Error> {
        Store::grade(self, before, review, after)
    }

    fn take_back(&mut self, before: &CardState) -> Result<Kept, store::Error> {
        Store::take_back(self, before)
    }

    fn mark(&mut self, card: &CardState) -> Result<(), store::Error> {
        Store::mark(self, card)
    }
}

/// Keeps marks and no grades.
pub struct Crammed<'a>(pub &'a mut Store);

impl ReviewLog for Crammed<'_> {
    fn grade(
        &mut self,
        _: &CardState,
        _: &Review,
        after: &CardState,
    ) -> Result<Kept, store::Error> {
        Ok(Kept::Kept(after.clone()))
    }

    fn take_back(&mut self, before: &CardState) -> Result<Kept, store::Error> {
        Ok(Kept::Kept(before.clone()))
    }

    fn mark(&mut self, card: &CardState) -> Result<(), store::Error> {
        self.0.mark(card)
    }
}

/// What a learner does at a card, beside answering it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Skip,
    Suspend,
    Flag,
    Undo,
    Stop,
}

/// What comes of a card.
enum Asked {
    Graded(Grade),
    Command(Command),
}

/// Asks cards until none is left or the learner stops.
///
/// # Errors
/// The learner cannot be reached, or the store cannot be used.
pub fn run(
    session: &mut Session,
    setting: &StudySettings,
    learner: &mut dyn Keys,
    keeper: &mut dyn ReviewLog,
) -> Result<SessionEnd, StudyError> {
    while let Some(card) = session.current((setting.clock)()).cloned() {
        let Some(side) = setting.sides.get(&card.id) else {
            session.skipped();
            continue;
        };
        let mut table = Table {
            session,
            setting,
            learner,
            keeper,
        };
        if let Some(ending) = table.ask(&card, side)? {
            return Ok(ending);
        }
    }
    Ok(SessionEnd::Finished)
}

/// A card on the table: all that asking it needs.
struct Table<'a, 'b> {
    session: &'a mut Session,
    setting: &'a StudySettings<'b>,
    learner: &'a mut dyn Keys,
    keeper: &'a mut dyn ReviewLog,
}

impl Table<'_, '_> {
    /// Asks the current card, and does what comes of it.
    fn ask(&mut self, card: &CardState, side: &Side) -> Result<Option<SessionEnd>, StudyError> {
        let now = (self.setting.clock)();
        let left = self.session.left(now.day());
        self.learner
            .tell(&say::front(card, side, left, self.setting))?;
        match self.answer(card, side, now)? {
            Asked::Graded(grade) => self.keep(card, grade, now)?,
            Asked::Command(Command::Skip) => {
                self.session.skipped();
                self.tell(self.setting.words.study.skipped)?;
            }
            Asked::Command(Command::Suspend) => {
                let suspended = CardState {
                    suspended: true,
                    flagged: self.flag(card),
                    ..card.clone()
                };
                self.keeper.mark(&suspended)?;
                self.session.suspended();
                self.tell(self.setting.words.study.suspended)?;
            }
            Asked::Command(Command::Undo) => self.undo()?,
            Asked::Command(Command::Stop) => return Ok(Some(SessionEnd::Stopped)),
            Asked::Command(Command::Flag) => {}
        }
        Ok(None)
    }

    /// Keeps a grade. `shown` is the moment whose intervals the learner saw.
    fn keep(&mut self, card: &CardState, grade: Grade, shown: Moment) -> Result<(), StudyError> {
        let setting = self.setting;
        let card = &CardState {
            flagged: self.flag(card),
            ..card.clone()
        };
        let next = setting.scheduler.next(card, shown.day())[grade as usize];
        let review = Review {
            at: (setting.clock)(),
            grade,
            way: setting.way,
            interval: next.interval,
            desired: setting.scheduler.retention(),
        };
        let after = card.after(&review, next.memory);
        match self.keeper.grade(card, &review, &after)? {
            Kept::Kept(after) => {
                self.session.graded(after, grade);
                self.learner
                    .tell(&say::graded(grade, next.interval, setting))?;
            }
            Kept::Stale(now) => {
                self.tell(setting.words.study.stale)?;
                match now {
                    Some(now) => self.session.replaced(now, shown.day()),
                    None => self.session.skipped(),
                }
            }
        }
        Ok(())
    }

    /// Takes back what was done last.
    fn undo(&mut self) -> Result<(), StudyError> {
        let words = &self.setting.words.study;
        let kept = match self.session.last() {
            None => {
                self.tell(words.nothing_to_undo)?;
                return Ok(());
            }
            Some(Done::Graded(before, _)) => self.keeper.take_back(before)?,
            Some(Done::Suspended(before)) => {
                self.keeper.mark(before)?;
                Kept::Kept(before.clone())
            }
            Some(Done::Skipped(before)) => Kept::Kept(before.clone()),
        };
        match kept {
            Kept::Kept(_) => {
                self.session.undone();
                self.tell(words.undone)?;
            }
            Kept::Stale(_) => self.tell(words.stale)?,
        }
        Ok(())
    }

    /// Flags the current card, or no more.
    fn toggle_flag(&mut self, card: &CardState) -> Result<(), StudyError> {
        let flagged = !self.flag(card);
        self.keeper.mark(&CardState {
            flagged,
            ..card.clone()
        })?;
        self.session.flagged(flagged);
        let [set, unset] = self.setting.words.play.flagged;
        self.tell(if flagged { set } else { unset })?;
        Ok(())
    }

    /// Whether the current card is flagged by now.
    fn flag(&mut self, card: &CardState) -> bool {
        let now = (self.setting.clock)();
        self.session
            .current(now)
            .map_or(card.flagged, |current| current.flagged)
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.learner.tell(&say::aside(text))
    }
}

#[cfg(test)]
mod tests;
