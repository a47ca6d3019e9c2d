//! What was ever learned, as a history: given out whole, and merged with one that comes from elsewhere.

use rusqlite::{Connection, params};

use super::{Error, Store, cards, reviews};
use crate::deck::CardId;
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
    pub fn reviews(&self, give: &mut dyn FnMut(&CardId, Review, Option<u32>)) -> Result<(), Error> {
        reviews::each(&self.db, give).map_err(|error| self.error(error))
    }

    /// The reviews of a card, in the order of time.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn reviews_of(&self, id: &CardId) -> Result<Vec<Review>, Error> {
        reviews::of_card(&self.db, id).map_err(|error| self.error(error))
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
        self.reviews(&mut |id, review, _| history.reviews.push((id.clone(), review)))?;
        self.cards(&mut |card, front, _| {
            if card.reviews > 0 || card.suspended || card.flagged {
                let marks = Marks {
                    front,
                    suspended: card.suspended,
                    flagged: card.flagged,
                };
                history.cards.insert(card.id, marks);
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
            let cards = history.cards.keys().chain(history.reviews.iter().map(|(id, _)| id));
            for id in cards {
                let front = history.cards.get(id).map_or("", |marks| &marks.front);
                db.prepare_cached(
                    "INSERT OR IGNORE INTO cards (name, bank, place, front, present) VALUES (?1, ?2, 0, ?3, 0)",
                )?
                .execute([id.as_str(), id.bank(), front])?;
            }
            for (id, marks) in &history.cards {
                db.prepare_cached(
                    "UPDATE cards SET suspended = suspended OR ?2, flagged = flagged OR ?3 WHERE name = ?1",
                )?
                .execute(params![id.as_str(), marks.suspended, marks.flagged])?;
            }
            for (id, review) in &history.reviews {
                if cards::add(db, id, review, None)? {
                    merged.added += 1;
                    touched.insert(id);
                } else {
                    merged.known += 1;
                }
            }
            merged.cards = touched.len();
            for id in touched {
                rework(db, id, scheduler)?;
            }
            Ok(merged)
        })
    }
}

/// Works a card out anew after reviews came from elsewhere, and the days between its reviews.
fn rework(db: &Connection, id: &CardId, scheduler: &Scheduler) -> Result<(), rusqlite::Error> {
    let Some(card) = cards::find(db, id)? else {
        return Ok(());
    };
    let reviews = reviews::of_card(db, id)?;
    let mut before: Option<&Review> = None;
    for review in &reviews {
        let elapsed = before.map(|before| review.at.day().since(before.at.day()));
        db.prepare_cached(
            "UPDATE reviews SET elapsed = ?3 WHERE at = ?2 AND card = (SELECT id FROM cards WHERE name = ?1)",
        )?
        .execute(params![id.as_str(), review.at.millis, elapsed])?;
        before = Some(review);
    }
    cards::write(db, &scheduler.replayed(&card, &reviews))
}
