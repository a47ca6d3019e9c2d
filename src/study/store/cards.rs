//! The cards in the store: which are due, which are new, and each change to one.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::{Error, Store};
use crate::deck::CardId;
use crate::study::{CardState, Day, Grade, Memory, Moment, Review};

/// What comes of a change to a card that was read before.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// It is on the disk, and the card is so now.
    Kept(CardState),
    /// Nothing was changed: another program has changed the card, which is so now; `None` where it is gone.
    Stale(Option<CardState>),
}

/// The columns of a [`CardState`], in the order in which [`standing`] reads them.
const COLUMNS: &str = "name, stability, difficulty, due, last_at, last_offset, last_grade, first_day, reviews, lapses, \
                       suspended, flagged";

fn standing(row: &Row) -> Result<CardState, rusqlite::Error> {
    let memory = |(stability, difficulty)| Memory {
        stability,
        difficulty,
    };
    let last =
        |((millis, offset), grade)| Some((Moment { millis, offset }, Grade::of_number(grade)?));
    let at: Option<i64> = row.get(4)?;
    let offset: Option<i32> = row.get(5)?;
    let grade: Option<u8> = row.get(6)?;
    Ok(CardState {
        id: CardId::from(row.get::<_, String>(0)?),
        memory: row.get::<_, Option<f32>>(1)?.zip(row.get(2)?).map(memory),
        due: row.get::<_, Option<i32>>(3)?.map(Day),
        last: at.zip(offset).zip(grade).and_then(last),
        first: row.get::<_, Option<i32>>(7)?.map(Day),
        reviews: row.get(8)?,
        lapses: row.get(9)?,
        suspended: row.get(10)?,
        flagged: row.get(11)?,
    })
}

/// The card with this id.
pub(super) fn find(db: &Connection, id: &CardId) -> Result<Option<CardState>, rusqlite::Error> {
    let mut find = db.prepare_cached(&format!("SELECT {COLUMNS} FROM cards WHERE name = ?1"))?;
    find.query_row([id.as_str()], standing).optional()
}

/// Gives every card, its front, and whether its bank has it.
pub(super) fn each(
    db: &Connection,
    give: &mut dyn FnMut(CardState, String, bool),
) -> Result<(), rusqlite::Error> {
    let mut cards = db.prepare(&format!(
        "SELECT {COLUMNS}, front, present FROM cards ORDER BY bank, place, name"
    ))?;
    let mut rows = cards.query(())?;
    while let Some(row) = rows.next()? {
        give(standing(row)?, row.get(12)?, row.get(13)?);
    }
    Ok(())
}

/// Writes down what is kept of a card; its reviews are written apart.
pub(super) fn write(db: &Connection, card: &CardState) -> Result<(), rusqlite::Error> {
    let mut write = db.prepare_cached(
        "UPDATE cards SET stability = ?2, difficulty = ?3, due = ?4, last_at = ?5, last_offset = ?6, last_day = ?7,
            last_grade = ?8, first_day = ?9, reviews = ?10, lapses = ?11, suspended = ?12, flagged = ?13
         WHERE name = ?1",
    )?;
    write.execute(params![
        card.id.as_str(),
        card.memory.map(|memory| memory.stability),
        card.memory.map(|memory| memory.difficulty),
        card.due.map(|day| day.0),
        card.last.map(|(at, _)| at.millis),
        card.last.map(|(at, _)| at.offset),
        card.last.map(|(at, _)| at.day().0),
        card.last.map(|(_, grade)| grade.number()),
        card.first.map(|day| day.0),
        card.reviews,
        card.lapses,
        card.suspended,
        card.flagged,
    ])?;
    Ok(())
}

/// Adds a review to a card, as the first one at its moment; says whether there was none.
pub(super) fn add(
    db: &Connection,
    id: &CardId,
    review: &Review,
    elapsed: Option<u32>,
) -> Result<bool, rusqlite::Error> {
    let mut add = db.prepare_cached(
        "INSERT OR IGNORE INTO reviews (card, at, place, day, grade, way, elapsed, interval, desired)
         SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM cards WHERE name = ?1",
    )?;
    let added = add.execute(params![
        id.as_str(),
        review.at.millis,
        review.at.offset,
        review.at.day().0,
        review.grade.number(),
        review.way as u8,
        elapsed,
        review.interval,
        review.desired,
    ])?;
    Ok(added > 0)
}

/// A list of so many placeholders for parameters, the first one `?from`.
fn placeholders(from: usize, count: usize) -> String {
    let all: Vec<String> = (from..from + count).map(|at| format!("?{at}")).collect();
    all.join(", ")
}

impl Store {
    /// The cards of these banks that are due, the most overdue first and new ones left out, as long as `take` wants
    /// more.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn due(
        &self,
        banks: &[&str],
        today: Day,
        take: &mut dyn FnMut(CardState) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM cards
             WHERE due IS NOT NULL AND present AND NOT suspended AND due <= {} AND bank IN ({})
             ORDER BY due",
            today.0,
            placeholders(1, banks.len())
        );
        let mut read = || {
            let mut due = self.db.prepare(&sql)?;
            let mut rows = due.query(params_from_iter(banks))?;
            while let Some(row) = rows.next()? {
                if take(standing(row)?).is_break() {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(|error| self.error(error))
    }

    /// New cards of these banks, in the order of the banks, as long as `take` wants more.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn new_cards(
        &self,
        banks: &[&str],
        take: &mut dyn FnMut(CardState) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM cards WHERE due IS NULL AND present AND NOT suspended AND bank = ?1 ORDER BY place"
        );
        let mut read = || {
            let mut new = self.db.prepare(&sql)?;
            for bank in banks {
                let mut rows = new.query([bank])?;
                while let Some(row) = rows.next()? {
                    if take(standing(row)?).is_break() {
                        return Ok(());
                    }
                }
            }
            Ok(())
        };
        read().map_err(|error| self.error(error))
    }

    /// The next day after this one on which cards of these banks are due, and how many.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn next_due(&self, banks: &[&str], today: Day) -> Result<Option<(Day, usize)>, Error> {
        let sql = format!(
            "SELECT due, count(*) FROM cards
             WHERE due IS NOT NULL AND present AND NOT suspended AND due > {} AND bank IN ({})
             GROUP BY due ORDER BY due LIMIT 1",
            today.0,
            placeholders(1, banks.len())
        );
        let next = self.db.query_row(&sql, params_from_iter(banks), |row| {
            Ok((Day(row.get(0)?), row.get::<_, u32>(1)? as usize))
        });
        next.optional().map_err(|error| self.error(error))
    }

    /// How many cards of these banks were asked for the first time on a day.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn begun(&self, banks: &[&str], day: Day) -> Result<usize, Error> {
        let sql = format!(
            "SELECT count(*) FROM cards WHERE first_day = {} AND bank IN ({})",
            day.0,
            placeholders(1, banks.len())
        );
        let count = self
            .db
            .query_row(&sql, params_from_iter(banks), |row| row.get::<_, u32>(0));
        count
            .map(|count| count as usize)
            .map_err(|error| self.error(error))
    }

    /// The facts, `bank/fact`, of which a card was asked on a day.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn facts_asked(&self, day: Day) -> Result<BTreeSet<String>, Error> {
        let read = || {
            let mut names = self
                .db
                .prepare("SELECT name FROM cards WHERE last_day = ?1")?;
            let names = names.query_map([day.0], |row| row.get::<_, String>(0))?;
            names
                .map(|name| Ok(CardId::from(name?).of_fact().to_owned()))
                .collect::<Result<_, rusqlite::Error>>()
        };
        read().map_err(|error| self.error(error))
    }

    /// The card with this id.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn card(&self, id: &CardId) -> Result<Option<CardState>, Error> {
        find(&self.db, id).map_err(|error| self.error(error))
    }

    /// Keeps a review and what became of the card, in one transaction. Where the card has a review at the very same
    /// millisecond, this one is put behind it.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn grade(
        &mut self,
        before: &CardState,
        review: &Review,
        after: &CardState,
    ) -> Result<Kept, Error> {
        let elapsed = before.elapsed(review.at.day());
        self.change(|db| {
            if let Some(stale) = stale(db, before)? {
                return Ok(stale);
            }
            let (mut review, mut after) = (*review, after.clone());
            while !add(db, &after.id, &review, elapsed)? {
                review.at.millis += 1;
            }
            after.last = Some((review.at, review.grade));
            write(db, &after)?;
            Ok(Kept::Kept(after))
        })
    }

    /// Takes the last review of a card back: it is again as it was before.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn take_back(&mut self, before: &CardState) -> Result<Kept, Error> {
        self.change(|db| {
            let now = find(db, &before.id)?;
            let last = now.as_ref().and_then(|card| card.last);
            let (Some((at, _)), true) = (last, now.as_ref().is_some_and(|now| now.reviews == before.reviews + 1)) else {
                return Ok(Kept::Stale(now));
            };
            db.execute(
                "DELETE FROM reviews WHERE at = ?2 AND card = (SELECT id FROM cards WHERE name = ?1)",
                params![before.id.as_str(), at.millis],
            )?;
            write(db, before)?;
            Ok(Kept::Kept(before.clone()))
        })
    }

    /// Suspends or flags a card, or no more.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn mark(&mut self, card: &CardState) -> Result<(), Error> {
        self.change(|db| {
            let marks = "UPDATE cards SET suspended = ?2, flagged = ?3 WHERE name = ?1";
            db.execute(
                marks,
                params![card.id.as_str(), card.suspended, card.flagged],
            )
        })?;
        Ok(())
    }

    /// Makes cards due today, where they are not due already, since their answers were missed elsewhere; says how
    /// many of them are asked.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn remember(&mut self, cards: &BTreeSet<CardId>, today: Day) -> Result<usize, Error> {
        self.change(|db| {
            let mut known = 0;
            for id in cards {
                let sql = "UPDATE cards SET due = min(coalesce(due, ?2), ?2)
                           WHERE name = ?1 AND present AND NOT suspended";
                known += db
                    .prepare_cached(sql)?
                    .execute(params![id.as_str(), today.0])?;
            }
            Ok(known)
        })
    }
}

/// The card as it is, where it is not as it was read.
fn stale(db: &Connection, before: &CardState) -> Result<Option<Kept>, rusqlite::Error> {
    let now = find(db, &before.id)?;
    let same = now.as_ref().is_some_and(|now| {
        (now.reviews, now.last, now.suspended) == (before.reviews, before.last, before.suspended)
    });
    Ok((!same).then_some(Kept::Stale(now)))
}
