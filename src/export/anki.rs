//! An Anki package: a card for each blank, as a question or as a cloze.
//!
//! A card is known by the name of its blank. An import adds cards that are new, and brings those that the
//! learner has up to date without touching what was learnt; Anki does so only where a card is newer than its
//! own, so its time comes from the bank. The package is of the old form (a database of schema 11), which every
//! Anki imports.

pub(super) mod card;
mod collection;

use std::io;

use super::tally::{CARDS, Tally};
use super::{Notes, Options, package, stamp};
use crate::deck::{Card, Deck};

/// Writes a deck as an Anki package.
pub(super) fn write(deck: &Deck, options: &Options, out: &mut dyn io::Write) -> io::Result<Notes> {
    let mut tally = Tally::default();
    let mut cards: Vec<&Card> = Vec::with_capacity(deck.cards.len());
    for card in &deck.cards {
        if card::shows(card) {
            cards.push(card);
        } else {
            tally.add("a side of it shows nothing");
        }
    }
    let time = stamp::seconds(deck.updated, options);
    let database = collection::database(deck, &cards, time).map_err(io::Error::other)?;
    package::write(
        &[("collection.anki2", database.as_slice()), ("media", b"{}")],
        out,
    )?;
    let mut notes = tally.notes(CARDS);
    if deck.updated.is_none() && options.epoch.is_none() {
        notes.push(
            "the bank does not say when it was `updated`, so that Anki keeps the cards it has as they are; help: raise `updated` with every change".to_owned(),
        );
    }
    Ok(notes)
}
