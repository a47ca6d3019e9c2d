//! The database within an Anki package.

use std::collections::HashMap;
use std::io::Read;

use rusqlite::{Connection, OpenFlags, Transaction, params};
use serde_json::{Value, json};

use crate::answer_key;
use crate::deck::{Card, Deck};
use crate::export::card::{self, Face, also_right, deck_name, field, filled, tags};
use crate::export::key;
use crate::lang::{self, Words};

/// A note type. Its name and its fields are frozen: Anki knows it by the id that its name gives, and takes no
/// update of notes whose type has other fields.
struct NoteType {
    name: &'static str,
    /// 0 for an ordinary one, 1 for a cloze.
    kind: u8,
    fields: &'static [&'static str],
    front: &'static str,
    back: &'static str,
}

/// The note type of each [`Face`].
const QUESTION: NoteType = NoteType {
    name: "quizpress question",
    kind: 0,
    fields: &[
        "Question",
        "Answer",
        "Also right",
        "Statement",
        "Source",
        "Place",
        "Id",
    ],
    front: include_str!("../../../templates/anki/question-front.html"),
    back: include_str!("../../../templates/anki/question-back.html"),
};

const CLOZE: NoteType = NoteType {
    name: "quizpress cloze",
    kind: 1,
    fields: &["Text", "Also right", "Source", "Place", "Id"],
    front: include_str!("../../../templates/anki/cloze-front.html"),
    back: include_str!("../../../templates/anki/cloze-back.html"),
};

const CSS: &str = include_str!("../../../templates/anki/card.css");

/// The tables of schema 11.
const SCHEMA: &str = "
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
";

/// They are made when all rows are there, which takes less time.
const INDEXES: &str = "
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
";

/// Between the fields of a note.
const SEPARATOR: &str = "\u{1f}";

/// A database in memory, which gives its bytes without a copy of them.
pub(super) struct Database {
    pub connection: Connection,
    /// How many notes it has.
    pub notes: usize,
}

/// The database of the cards of a deck that show something; `time` is that of every row, in seconds since 1970.
pub(super) fn database(deck: &Deck, time: i64) -> rusqlite::Result<Database> {
    let mut connection =
        Connection::open_with_flags_and_vfs("collection", OpenFlags::default(), "memdb")?;
    connection.pragma_update(None, "journal_mode", "off")?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    // Anki takes a time or an id of 0 for none.
    let time = time.max(1);
    let notes = fill(&transaction, deck, time)?;
    describe(&transaction, deck, time)?;
    transaction.execute_batch(INDEXES)?;
    transaction.commit()?;
    Ok(Database { connection, notes })
}

/// Writes a note and its card for each card, in their order, and says how many there are. Their ids only tell them apart
/// within the package.
fn fill(transaction: &Transaction, deck: &Deck, time: i64) -> rusqlite::Result<usize> {
    let mut written = 0;
    let mut note = transaction
        .prepare("INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, 0, 0, '')")?;
    let mut row = transaction.prepare(
        "INSERT INTO cards VALUES (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')",
    )?;
    for (position, note_of) in (0_i64..).zip(notes(deck)) {
        let number = time * 1000 + position;
        let Note {
            guid,
            kind,
            tags,
            fields,
        } = note_of;
        let first = fields.split(SEPARATOR).next().unwrap_or_default();
        note.execute(params![number, guid, kind, time, tags, fields, first])?;
        row.execute(params![number, deck_id(deck), time, position + 1])?;
        written += 1;
    }
    Ok(written)
}

/// What Anki holds of a card beside its schedule.
struct Note {
    /// The name by which it is known.
    guid: String,
    /// The id of its type.
    kind: i64,
    tags: String,
    fields: String,
}

impl Note {
    /// A hash of all but its name.
    fn hash(&self) -> u64 {
        key::hash(&[&self.kind.to_string(), &self.tags, &self.fields])
    }
}

/// The notes of the cards that show something, in their order.
fn notes<'a>(deck: &'a Deck) -> impl Iterator<Item = Note> + 'a {
    let words = lang::of(&deck.language);
    let (question, cloze) = (id(QUESTION.name), id(CLOZE.name));
    let source = field(&answer_key::cited(&deck.source, words));
    let note = move |card: Card| Note {
        kind: match Face::of(&card) {
            Face::Question => question,
            Face::Cloze => cloze,
        },
        tags: tags(&card)
            .iter()
            .map(|tag| format!(" {tag}"))
            .collect::<String>()
            + " ",
        fields: fields(&card, &source, words).join(SEPARATOR),
        guid: card.origin.to_string(),
    };
    deck.cards.iter().filter(card::shows).map(note)
}

/// How many notes of cards stand otherwise in another database of so many bytes, and bear this time there or a later one.
pub(super) fn kept(
    database: impl Read,
    size: usize,
    deck: &Deck,
    time: i64,
) -> rusqlite::Result<usize> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", database, size, true)?;
    let mut known = HashMap::new();
    let mut rows = connection.prepare("SELECT guid, mid, tags, flds FROM notes WHERE mod >= ?1")?;
    let mut rows = rows.query([time.max(1)])?;
    while let Some(row) = rows.next()? {
        let note = Note {
            guid: row.get(0)?,
            kind: row.get(1)?,
            tags: row.get(2)?,
            fields: row.get(3)?,
        };
        let hash = note.hash();
        known.insert(note.guid, hash);
    }
    let differs = |note: &Note| known.get(&note.guid).is_some_and(|&old| old != note.hash());
    Ok(notes(deck).filter(differs).count())
}

/// The fields of a note, as its type names them.
fn fields(card: &Card, source: &str, words: &Words) -> Vec<String> {
    let last = [
        source.to_owned(),
        card::locator(card, words),
        field(&card.id),
    ];
    let first = match Face::of(card) {
        Face::Question => vec![
            field(&card.front),
            field(&card.back),
            also_right(card, words),
            field(&card.statement),
        ],
        Face::Cloze => vec![filled(card), also_right(card, words)],
    };
    first.into_iter().chain(last).collect()
}

/// Writes what holds for the whole: the deck, the note types, the settings.
fn describe(transaction: &Transaction, deck: &Deck, time: i64) -> rusqlite::Result<()> {
    let models = json!({
        id(QUESTION.name).to_string(): model(&QUESTION, deck, time),
        id(CLOZE.name).to_string(): model(&CLOZE, deck, time),
    });
    let decks = json!({
        "1": deck_row(1, "Default", time),
        deck_id(deck).to_string(): deck_row(deck_id(deck), &deck_name(deck), time),
    });
    let settings = json!({
        "activeDecks": [1], "addToCur": true, "collapseTime": 1200, "curDeck": 1,
        "curModel": id(QUESTION.name), "dueCounts": true, "estTimes": true, "newBury": true, "newSpread": 0,
        "nextPos": 1, "sortBackwards": false, "sortType": "noteFld", "timeLim": 0,
    });
    let limits = json!({ "1": {
        "autoplay": true, "id": 1, "maxTaken": 60, "mod": 0, "name": "Default", "replayq": true, "timer": 0, "usn": 0,
        "lapse": { "delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0 },
        "new": { "bury": true, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1,
                 "perDay": 20, "separate": true },
        "rev": { "bury": true, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 100 },
    } });
    transaction.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            time,
            time * 1000,
            settings.to_string(),
            models.to_string(),
            decks.to_string(),
            limits.to_string()
        ],
    )?;
    Ok(())
}

/// A deck. Its description is empty, as it is read before the cards, and the article's headline answers some.
fn deck_row(id: i64, name: &str, time: i64) -> Value {
    json!({
        "id": id, "name": name, "desc": "", "mod": time, "usn": -1, "conf": 1, "dyn": 0, "collapsed": false,
        "extendNew": 10, "extendRev": 50, "lrnToday": [0, 0], "newToday": [0, 0], "revToday": [0, 0],
        "timeToday": [0, 0],
    })
}

fn model(kind: &NoteType, deck: &Deck, time: i64) -> Value {
    let field = |(ord, name): (usize, &&str)| json!({ "name": name, "ord": ord, "font": "Arial", "size": 20, "media": [], "rtl": false, "sticky": false });
    let fields: Vec<Value> = kind.fields.iter().enumerate().map(field).collect();
    json!({
        "id": id(kind.name), "name": kind.name, "type": kind.kind, "did": deck_id(deck), "mod": time, "usn": -1,
        "sortf": 0, "tags": [], "vers": [], "flds": fields, "css": CSS, "req": [[0, "any", [0]]],
        "latexPre": "\\documentclass[12pt]{article}\n\\begin{document}\n", "latexPost": "\\end{document}",
        "latexsvg": false,
        "tmpls": [{
            "name": "Card 1", "ord": 0, "qfmt": kind.front, "afmt": kind.back, "did": null, "bqfmt": "", "bafmt": "",
            "bfont": "", "bsize": 0,
        }],
    })
}

/// The id of a deck, from that of its bank.
fn deck_id(deck: &Deck) -> i64 {
    id(&format!("deck {}", deck.id))
}

/// An id as Anki makes them, from a name: its own are times in milliseconds, of which these are in the past.
fn id(name: &str) -> i64 {
    let spread = key::hash(&["anki", name]) % 300_000_000_000;
    1_200_000_000_000 + i64::try_from(spread).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CLOZE, QUESTION, database, id};
    use crate::deck::sample;

    /// Cards that learners have would not be updated after a change of any of these.
    #[test]
    fn note_types_are_frozen() {
        assert_eq!(id(QUESTION.name), 1_436_263_288_416);
        assert_eq!(id(CLOZE.name), 1_450_876_976_854);
        assert_eq!(
            QUESTION.fields.join(", "),
            "Question, Answer, Also right, Statement, Source, Place, Id"
        );
        assert_eq!(
            CLOZE.fields.join(", "),
            "Text, Also right, Source, Place, Id"
        );
    }

    #[test]
    fn two_runs_give_the_same_bytes() {
        let deck = sample::deck();
        let bytes = || {
            let mut database = database(&deck, 7).unwrap();
            database.connection.serialize("main").unwrap().to_vec()
        };
        assert_eq!(bytes(), bytes());
    }
}
