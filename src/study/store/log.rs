//! What was ever learned, as a history: given out whole, and merged with one that comes from elsewhere.

use rusqlite::{Connection, params};

use super::{Error, Store, cards, reviews};
use crate::study::history::{History, Marks};
use crate::study::{CardState, Review, Scheduler};

/// What a history brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Reviews that were not here.
    pub added: usize,
    /// Reviews that were here already.
    pub known: usize,
    /// Cards that got any.
    pub cards: usize,
}

impl Store {
    /// Gives every review, card by card and in the order of time, with the days since the one before.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn reviews(&self, give: &mut dyn FnMut(&str, Review, Option<u32>)) -> Result<(), Error> {
        reviews::each(&self.db, give).map_err(|error| self.error(error))
    }

    /// The reviews of a card, in the order of time.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn reviews_of(&self, name: &str) -> Result<Vec<Review>, Error> {
        reviews::of_card(&self.db, name).map_err(|error| self.error(error))
    }

    /// Gives every card that a bank has now or once had: what is kept of it, its front, and whether it is there now.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn cards(&self, give: &mut dyn FnMut(CardState, String, bool)) -> Result<(), Error> {
        cards::each(&self.db, give).map_err(|error| self.error(error))
    }

    /// All that was ever learned here.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(&self) -> Result<History, Error> {
        let mut history = History::default();
        self.reviews(&mut |name, review, _| history.reviews.push((name.to_owned(), review)))?;
        self.cards(&mut |card, front, _| {
            if card.reviews > 0 || card.suspended || card.flagged {
                let marks = Marks {
                    front,
                    suspended: card.suspended,
                    flagged: card.flagged,
                };
                history.cards.insert(card.name, marks);
            }
        })?;
        history.sort();
        Ok(history)
    }

    /// Adds a history to this one; what is here already is not doubled. Cards that no bank here has are set aside.
    ///
    /// # Errors
    /// The store cannot be written: then nothing has changed.
    pub fn merge(&mut self, history: &History, scheduler: &Scheduler) -> Result<Merged, Error> {
        self.change(|db| {
            let mut merged = Merged::default();
            let mut touched = std::collections::BTreeSet::new();
            let names = history.cards.keys().chain(history.reviews.iter().map(|(name, _)| name));
            for name in names {
                let front = history.cards.get(name).map_or("", |marks| &marks.front);
                let bank = name.split('/').next().unwrap_or_default();
                db.prepare_cached(
                    "INSERT OR IGNORE INTO cards (name, bank, place, front, present) VALUES (?1, ?2, 0, ?3, 0)",
                )?
                .execute([name, bank, front])?;
            }
            for (name, marks) in &history.cards {
                db.prepare_cached(
                    "UPDATE cards SET suspended = suspended OR ?2, flagged = flagged OR ?3 WHERE name = ?1",
                )?
                .execute(params![name, marks.suspended, marks.flagged])?;
            }
            for (name, review) in &history.reviews {
                if cards::add(db, name, review, None)? {
                    merged.added += 1;
                    touched.insert(name);
                } else {
                    merged.known += 1;
                }
            }
            merged.cards = touched.len();
            for name in touched {
                rework(db, name, scheduler)?;
            }
            Ok(merged)
        })
    }
}

/// Works a card out anew after reviews came from elsewhere, and the days between its reviews.
fn rework(db: &Connection, name: &str, scheduler: &Scheduler) -> Result<(), rusqlite::Error> {
    let Some(card) = cards::find(db, name)? else {
        return Ok(());
    };
    let reviews = reviews::of_card(db, name)?;
    let mut before: Option<&Review> = None;
    for review in &reviews {
        let elapsed = before.map(|before| review.at.day().since(before.at.day()));
        db.prepare_cached(
            "UPDATE reviews SET elapsed = ?3 WHERE at = ?2 AND card = (SELECT id FROM cards WHERE name = ?1)",
        )?
        .execute(params![name, review.at.millis, elapsed])?;
        before = Some(review);
    }
    cards::write(db, &scheduler.replayed(&card, &reviews))
}
