//! The rows of the table of reviews, as reviews.

use rusqlite::{Connection, Row};

use crate::deck::CardId;
use crate::study::{Grade, Moment, Review, ReviewMode};

/// The review in the columns from `from`: at, place, grade, way, interval, desired. `None` where a number is none of
/// ours.
pub(super) fn review(row: &Row, from: usize) -> Result<Option<Review>, rusqlite::Error> {
    let at = Moment {
        millis: row.get(from)?,
        offset: row.get(from + 1)?,
    };
    let grade = Grade::of_number(row.get(from + 2)?);
    let way = ReviewMode::ALL
        .get(usize::from(row.get::<_, u8>(from + 3)?))
        .copied();
    let (interval, desired) = (row.get(from + 4)?, row.get(from + 5)?);
    Ok(grade.zip(way).map(|(grade, way)| Review {
        at,
        grade,
        way,
        interval,
        desired,
    }))
}

/// Every review, card by card and in the order of time, with the days since the one before.
pub(super) fn each(
    db: &Connection,
    give: &mut dyn FnMut(&CardId, Review, Option<u32>),
) -> Result<(), rusqlite::Error> {
    let mut reviews = db.prepare(
        "SELECT name, at, reviews.place, grade, way, interval, desired, elapsed
         FROM reviews JOIN cards ON cards.id = card ORDER BY card, at",
    )?;
    let mut rows = reviews.query(())?;
    let mut id = CardId::from("");
    while let Some(row) = rows.next()? {
        let name = row.get_ref(0)?.as_str().unwrap_or_default();
        if id != name {
            id = CardId::from(name);
        }
        if let Some(review) = review(row, 1)? {
            give(&id, review, row.get(7)?);
        }
    }
    Ok(())
}

/// The reviews of a card, in the order of time.
pub(super) fn of_card(db: &Connection, id: &CardId) -> Result<Vec<Review>, rusqlite::Error> {
    let mut reviews = db.prepare_cached(
        "SELECT at, reviews.place, grade, way, interval, desired FROM reviews JOIN cards ON cards.id = card
         WHERE name = ?1 ORDER BY at",
    )?;
    let reviews = reviews.query_map([id.as_str()], |row| review(row, 0))?;
    reviews.filter_map(Result::transpose).collect()
}
