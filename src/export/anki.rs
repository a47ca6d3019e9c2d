//! An Anki package: a card for each blank, as a question or as a cloze.
//!
//! A card is known by the name of its blank. An import adds cards that are new, and brings those that the
//! learner has up to date without touching what was learnt; Anki does so only where a card is newer than its
//! own, so its time comes from the bank. The package is of the old form (a database of schema 11), which every
//! Anki imports.

mod collection;

use std::io::{self, Cursor};

use zip::ZipArchive;

use super::package::{self, Member};
use super::tally::{CARDS, Tally};
use super::{Exported, Options, stamp};
use crate::deck::Deck;

/// Writes a deck as an Anki package.
pub(super) fn write(
    deck: &Deck,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let time = stamp::seconds(deck.updated, options);
    let mut database = collection::database(deck, time).map_err(io::Error::other)?;
    let bytes = database.connection.serialize("main");
    let bytes = bytes.map_err(io::Error::other)?;
    let members = [
        Member::whole("collection.anki2", &*bytes),
        Member::whole("media", b"{}"),
    ];
    package::write(members, out)?;
    let all = deck.cards.count();
    let mut tally = Tally::default();
    (database.notes..all).for_each(|_| tally.add("a side of it shows nothing"));
    let mut exported = tally.exported(all, CARDS);
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
    const LARGEST: u64 = 1 << 30;
    let time = stamp::seconds(deck.updated, options);
    let found = || {
        let mut archive = ZipArchive::new(Cursor::new(earlier)).ok()?;
        let database = archive.by_name("collection.anki2").ok()?;
        let size = usize::try_from(database.size()).ok()?;
        // A member may say any size of itself.
        let fits = database.size() < LARGEST;
        fits.then(|| collection::kept(database, size, deck, time).ok())?
    };
    found().unwrap_or_default()
}
