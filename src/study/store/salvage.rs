//! What can still be read of a damaged store, row by row.
//!
//! A page that is damaged takes its neighbours out of reach of a reader that goes through a table in one direction. So
//! each table is read from both ends, then row by row; and the names of cards stand in an index of their own too.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Params, Row};

use super::{Error, PATIENCE, Store, reviews};
use crate::deck::CardId;
use crate::study::Review;
use crate::study::history::{self, History, Marks};

/// What was read of a damaged store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Salvage {
    /// What could be read.
    pub history: History,
    /// Cards with answers that could not, and how many, as far as that is known.
    pub lost: BTreeMap<CardId, usize>,
    /// Cards of which no more than the name could be read.
    pub bare: usize,
    /// Answers whose card has lost its name.
    pub nameless: usize,
}

/// A row of the table of cards.
struct Card {
    id: CardId,
    marks: Marks,
    reviews: usize,
}

const CARDS: &str = "SELECT id, name, front, suspended, flagged, reviews FROM cards";
const NAMES: &str = "SELECT id, name FROM cards INDEXED BY sqlite_autoindex_cards_1";
const REVIEWS: &str = "SELECT card, at, place, grade, way, interval, desired FROM reviews";

fn id(row: &Row, column: usize) -> Result<CardId, rusqlite::Error> {
    row.get::<_, String>(column).map(CardId::from)
}

fn card(row: &Row) -> Result<(i64, Card), rusqlite::Error> {
    let marks = Marks {
        front: row.get(2)?,
        suspended: row.get(3)?,
        flagged: row.get(4)?,
    };
    let card = Card {
        id: id(row, 1)?,
        marks,
        reviews: row.get::<_, u32>(5)? as usize,
    };
    Ok((row.get(0)?, card))
}

fn review(row: &Row) -> Result<((i64, i64), Review), rusqlite::Error> {
    let review = reviews::review(row, 1)?.ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(((row.get(0)?, review.at.millis), review))
}

/// Reads rows as far as they can be read. Says whether that was to their end.
fn read<K: Ord, T>(
    db: &Connection,
    sql: &str,
    parameters: impl Params,
    row: impl Fn(&Row) -> Result<(K, T), rusqlite::Error>,
    found: &mut BTreeMap<K, T>,
) -> bool {
    let all = || {
        let mut rows = db.prepare_cached(sql)?;
        let mut rows = rows.query(parameters)?;
        let mut whole = true;
        while let Some(next) = rows.next()? {
            match row(next) {
                Ok((key, value)) => drop(found.entry(key).or_insert(value)),
                // A row that makes no sense is lost, and those behind it are not.
                Err(_) => whole = false,
            }
        }
        Ok::<bool, rusqlite::Error>(whole)
    };
    all().unwrap_or(false)
}

/// Reads a table from both ends where one is not enough.
fn both<K: Ord, T>(
    db: &Connection,
    sql: &str,
    order: &str,
    row: impl Fn(&Row) -> Result<(K, T), rusqlite::Error> + Copy,
    found: &mut BTreeMap<K, T>,
) -> bool {
    let towards = |end: &str| {
        format!(
            "{sql} ORDER BY {}",
            order.replace(',', &format!("{end},")) + end
        )
    };
    read(db, &towards(""), (), row, found) || {
        read(db, &towards(" DESC"), (), row, found);
        false
    }
}

impl Store {
    /// Reads all that can still be read of a store, whatever its state.
    ///
    /// # Errors
    /// It cannot be opened, or is none.
    pub fn salvage(path: &Path) -> Result<Salvage, Error> {
        let db = open(path)?;
        let (mut names, mut cards, mut reviews) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        both(
            &db,
            NAMES,
            "name",
            |row| Ok((row.get(0)?, id(row, 1)?)),
            &mut names,
        );
        let all = both(&db, CARDS, "id", card, &mut cards);
        let apart: Vec<i64> = names
            .keys()
            .filter(|id| !cards.contains_key(*id))
            .copied()
            .collect();
        for id in apart.iter().filter(|_| !all) {
            read(
                &db,
                &format!("{CARDS} WHERE id = ?1"),
                [id],
                card,
                &mut cards,
            );
        }
        for (row, card) in &cards {
            names.entry(*row).or_insert_with(|| card.id.clone());
        }
        if !both(&db, REVIEWS, "card, at", review, &mut reviews) {
            for id in names.keys() {
                for end in ["", " DESC"] {
                    let sql = format!("{REVIEWS} WHERE card = ?1 ORDER BY at{end}");
                    if read(&db, &sql, [id], review, &mut reviews) {
                        break;
                    }
                }
            }
        }
        Ok(sorted(names, cards, reviews))
    }
}

/// Opens a store to read it, even where it is shorter than it says.
fn open(path: &Path) -> Result<Connection, Error> {
    let connect = |flags| {
        let sql = |error| Error::sqlite(path, error);
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags).map_err(sql)?;
        db.busy_timeout(PATIENCE).map_err(sql)?;
        // Before anything is read: then SQLite does not mind that pages are missing at the end.
        db.pragma_update(None, "writable_schema", true)
            .map_err(sql)?;
        db.query_row("SELECT count(*) FROM sqlite_schema", (), |_| Ok(()))
            .map_err(sql)?;
        Ok(db)
    };
    match connect(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        // What a killed program left half done is taken back by one that may write.
        Err(Error::ReadOnly { .. }) => connect(OpenFlags::SQLITE_OPEN_READ_WRITE),
        opened => opened,
    }
}

fn sorted(
    names: BTreeMap<i64, CardId>,
    cards: BTreeMap<i64, Card>,
    reviews: BTreeMap<(i64, i64), Review>,
) -> Salvage {
    let mut salvage = Salvage::default();
    let mut found: BTreeMap<i64, usize> = BTreeMap::new();
    for ((row, _), review) in reviews {
        match names.get(&row) {
            // What makes no sense is lost.
            Some(id) if !history::is_sound(id, &review) => {}
            Some(id) => {
                *found.entry(row).or_default() += 1;
                salvage.history.reviews.push((id.clone(), review));
            }
            None => salvage.nameless += 1,
        }
    }
    salvage.bare = names.keys().filter(|id| !cards.contains_key(*id)).count();
    for (row, card) in cards {
        let read = found.get(&row).copied().unwrap_or_default();
        let missing = card.reviews.saturating_sub(read);
        if missing > 0 {
            salvage.lost.insert(card.id.clone(), missing);
        }
        if card.reviews > 0 || card.marks.suspended || card.marks.flagged {
            salvage.history.cards.insert(card.id, card.marks);
        }
    }
    salvage.history.sort();
    salvage
}
