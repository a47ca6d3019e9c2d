//! The banks in the store and what it keeps beside cards: a bank brought in, the desired retention, the parameters.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::ToSqlOutput;
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};

use super::{Error, Store, cards, reviews};
use crate::deck::{CardId, Roll};
use crate::random::Fnv;
use crate::study::{CardState, Day, Moment, Review, Scheduler};

/// A bank that was studied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Studied {
    /// Its name for ever.
    pub id: String,
    /// What it is about, as it is listed.
    pub title: String,
    /// Its file; `None` for the built-in one and for one that came through a pipe.
    pub path: Option<String>,
    /// How many of its cards are due.
    pub due: usize,
    /// How many of its cards are new.
    pub new: usize,
}

impl Store {
    /// Brings a bank in: its cards are there, those that are renamed keep their history, and those that it has no
    /// more are set aside until they return. A bank that has not changed is left as it is.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn bring_in(
        &mut self,
        bank: &Roll,
        path: Option<&str>,
        scheduler: &Scheduler,
    ) -> Result<(), Error> {
        let code = code(bank);
        let known =
            "SELECT count(*) FROM banks WHERE id = ?1 AND code = ?2 AND title = ?3 AND path IS ?4";
        let known = self
            .db
            .query_row(known, params![bank.id, code, bank.title, path], |row| {
                row.get::<_, i64>(0)
            });
        if known.map_err(|error| self.error(error))? > 0 {
            return Ok(());
        }
        self.change(|db| {
            rename(db, bank, scheduler)?;
            db.execute("UPDATE cards SET present = 0 WHERE bank = ?1", [&bank.id])?;
            bring(db, bank)?;
            db.execute(
                "INSERT INTO banks (id, title, path, code) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET title = excluded.title, path = excluded.path, code = excluded.code",
                params![bank.id, bank.title, path, code],
            )?;
            Ok(())
        })
    }

    /// The banks that were studied, by title, with what is due on a day.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn banks(&self, today: Day) -> Result<Vec<Studied>, Error> {
        let read = || {
            let mut banks = self.db.prepare(
                "SELECT id, title, path,
                    (SELECT count(*) FROM cards WHERE bank = banks.id AND present AND NOT suspended AND due <= ?1),
                    (SELECT count(*) FROM cards WHERE bank = banks.id AND present AND NOT suspended AND due IS NULL)
                 FROM banks ORDER BY title, id",
            )?;
            let banks = banks.query_map([today.0], |row| {
                Ok(Studied {
                    id: row.get(0)?,
                    title: row.get(1)?,
                    path: row.get(2)?,
                    due: row.get::<_, u32>(3)? as usize,
                    new: row.get::<_, u32>(4)? as usize,
                })
            })?;
            banks.collect::<Result<_, rusqlite::Error>>()
        };
        read().map_err(|error| self.error(error))
    }

    /// The retention that was desired last; `None` where none was said.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn retention(&self) -> Result<Option<f32>, Error> {
        let sql = "SELECT value FROM settings WHERE name = 'retention'";
        let value = self.db.query_row(sql, (), |row| row.get(0)).optional();
        value.map_err(|error| self.error(error))
    }

    /// Keeps the retention that is desired from now on.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn set_retention(&mut self, retention: f32) -> Result<(), Error> {
        self.change(|db| {
            let sql = "INSERT OR REPLACE INTO settings (name, value) VALUES ('retention', ?1)";
            db.execute(sql, [retention])
        })?;
        Ok(())
    }

    /// The parameters of FSRS that hold, none for the default ones.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn parameters(&self) -> Result<Vec<f32>, Error> {
        let sql = "SELECT parameters FROM fits ORDER BY id DESC LIMIT 1";
        let text: Option<String> = self
            .db
            .query_row(sql, (), |row| row.get(0))
            .optional()
            .map_err(|error| self.error(error))?;
        text.map_or(Ok(Vec::new()), |text| self.parsed(&text))
    }

    /// Adopts parameters that were fitted: every card is worked out anew by them, and keeps the day on which it is due.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn adopt(
        &mut self,
        parameters: &[f32],
        scheduler: &Scheduler,
        now: Moment,
    ) -> Result<(), Error> {
        let text = serde_json::Value::from(parameters).to_string();
        self.change(|db| {
            let sql = "INSERT INTO fits (at, parameters) VALUES (?1, ?2)";
            db.execute(sql, params![now.millis, text])?;
            replay_all(db, scheduler)
        })
    }

    /// The parameters from before the last ones were adopted, none for the default ones; `None` where none were.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn former_parameters(&self) -> Result<Option<Vec<f32>>, Error> {
        let read = || {
            let mut fits = self
                .db
                .prepare("SELECT parameters FROM fits ORDER BY id DESC LIMIT 2")?;
            let texts = fits.query_map((), |row| row.get::<_, String>(0))?;
            texts.collect::<Result<Vec<_>, rusqlite::Error>>()
        };
        let texts = read().map_err(|error| self.error(error))?;
        let former = texts.get(1).map(|text| self.parsed(text)).transpose()?;
        Ok((!texts.is_empty()).then(|| former.unwrap_or_default()))
    }

    fn parsed(&self, text: &str) -> Result<Vec<f32>, Error> {
        serde_json::from_str(text).map_err(|error| Error::Other {
            path: self.path.clone(),
            reason: format!("its parameters cannot be read: {error}"),
        })
    }

    /// Takes the parameters back that were adopted last: every card is worked out anew by a scheduler with those from
    /// before, and keeps the day on which it is due.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn unadopt(&mut self, former: &Scheduler) -> Result<(), Error> {
        self.change(|db| {
            db.execute("DELETE FROM fits WHERE id = (SELECT max(id) FROM fits)", ())?;
            replay_all(db, former)
        })
    }
}

/// Writes down the cards of a bank as they are now, many with each statement: to begin one takes as long as a row.
fn bring(db: &Transaction, bank: &Roll) -> Result<(), rusqlite::Error> {
    const AT_ONCE: usize = 64;
    let mut place = 0;
    for cards in bank.headings.chunks(AT_ONCE) {
        let rows = vec!["(?, ?, ?, ?, 1)"; cards.len()].join(", ");
        let mut bring = db.prepare_cached(&format!(
            "INSERT INTO cards (name, bank, place, front, present) VALUES {rows}
             ON CONFLICT (name) DO UPDATE SET place = excluded.place, front = excluded.front, present = 1"
        ))?;
        let values = cards.iter().zip(place..).flat_map(|(card, place)| {
            let [id, of, front] = [card.id.as_str(), &bank.id, &card.front].map(ToSqlOutput::from);
            [id, of, place.into(), front]
        });
        bring.execute(params_from_iter(values))?;
        place += cards.len() as i64;
    }
    Ok(())
}

/// A label of all that the store keeps of a bank's cards.
fn code(bank: &Roll) -> String {
    let mut hash = Fnv::default();
    for card in &bank.headings {
        hash.part(&card.id);
        hash.part(&card.front);
        let was: Vec<&str> = card.was.iter().map(CardId::as_str).collect();
        hash.part(&was.join(" "));
    }
    format!("{:016x}", hash.finish())
}

/// Gives cards their new names. Where a card stands under both names already, the two histories become one. A former
/// name that is the name of another card of the bank is that card's.
fn rename(db: &Transaction, bank: &Roll, scheduler: &Scheduler) -> Result<(), rusqlite::Error> {
    let ids: BTreeSet<&CardId> = bank.headings.iter().map(|card| &card.id).collect();
    for card in bank.headings.iter().filter(|card| !card.was.is_empty()) {
        for was in card.was.iter().filter(|was| !ids.contains(was)) {
            if cards::find(db, was)?.is_none() {
                continue;
            }
            if cards::find(db, &card.id)?.is_none() {
                db.execute(
                    "UPDATE cards SET name = ?2 WHERE name = ?1",
                    [was.as_str(), card.id.as_str()],
                )?;
            } else {
                unite(db, was, &card.id, scheduler)?;
            }
        }
    }
    Ok(())
}

fn unite(
    db: &Transaction,
    was: &CardId,
    id: &CardId,
    scheduler: &Scheduler,
) -> Result<(), rusqlite::Error> {
    let (Some(old), Some(mut card)) = (cards::find(db, was)?, cards::find(db, id)?) else {
        return Ok(());
    };
    db.execute(
        "UPDATE OR IGNORE reviews SET card = (SELECT id FROM cards WHERE name = ?2)
         WHERE card = (SELECT id FROM cards WHERE name = ?1)",
        [was.as_str(), id.as_str()],
    )?;
    db.execute(
        "DELETE FROM reviews WHERE card = (SELECT id FROM cards WHERE name = ?1)",
        [was.as_str()],
    )?;
    db.execute("DELETE FROM cards WHERE name = ?1", [was.as_str()])?;
    card.suspended |= old.suspended;
    card.flagged |= old.flagged;
    let reviews = reviews::of_card(db, id)?;
    let replayed = scheduler.replayed(&card, &reviews);
    let due = replayed.due.or(old.due).or(card.due);
    cards::write(db, &CardState { due, ..replayed })
}

/// Works every card out anew from its reviews.
pub(super) fn replay_all(db: &Transaction, scheduler: &Scheduler) -> Result<(), rusqlite::Error> {
    let mut histories: BTreeMap<CardId, Vec<Review>> = BTreeMap::new();
    reviews::each(db, &mut |id, review, _| {
        histories.entry(id.clone()).or_default().push(review);
    })?;
    for (id, reviews) in histories {
        if let Some(card) = cards::find(db, &id)? {
            let replayed = scheduler.replayed(&card, &reviews);
            // What was made due by hand stays due.
            let due = replayed.due.min(card.due);
            cards::write(db, &CardState { due, ..replayed })?;
        }
    }
    Ok(())
}
