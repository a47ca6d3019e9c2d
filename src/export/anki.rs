//! An Anki package: a card for each blank, as a question or as a cloze.
//!
//! A card is known by the name of its blank. An import adds cards that are new, and brings those that the
//! learner has up to date without touching what was learnt; Anki does so only where a card is newer than its
//! own, so its time comes from the bank. The package is of the old form (a database of schema 11), which every
//! Anki imports.

mod collection;

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use super::tally::{CARDS, Tally};
use super::{Exported, Options, card, package, stamp};
use crate::deck::{Card, Deck};

/// Writes a deck as an Anki package.
pub(super) fn write(
    deck: &Deck,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
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
    let mut exported = tally.exported(deck.cards.len(), CARDS);
    if deck.updated.is_none() && options.epoch.is_none() {
        exported.notes.push(
            "the bank does not say when it was `updated`, so that Anki keeps the cards it has as they are; help: raise `updated` with every change, several of a day by its time (`2026-01-03T10:00`)".to_owned(),
        );
    }
    Ok(exported)
}

/// How many cards of a deck differ from those of an earlier package, whose time is not earlier than theirs: an
/// Anki that has imported that one keeps its own. 0 where the bytes are no such package.
pub(super) fn kept(deck: &Deck, options: &Options, earlier: &[u8]) -> usize {
    let Some(database) = member(earlier, "collection.anki2") else {
        return 0;
    };
    let cards: Vec<&Card> = deck.cards.iter().filter(|card| card::shows(card)).collect();
    let time = stamp::seconds(deck.updated, options);
    collection::kept(&database, deck, &cards, time).unwrap_or_default()
}

/// A member of a zip, of at most 1 GB; `None` where the bytes are no zip, or it has none of this name.
fn member(zip: &[u8], name: &str) -> Option<Vec<u8>> {
    const LARGEST: u64 = 1 << 30;
    let mut archive = ZipArchive::new(Cursor::new(zip)).ok()?;
    let mut bytes = Vec::new();
    let member = archive.by_name(name).ok()?;
    let read = member.take(LARGEST).read_to_end(&mut bytes).ok()?;
    ((read as u64) < LARGEST).then_some(bytes)
}
