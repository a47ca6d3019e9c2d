//! The cards as lines of text: for Anki's text import with its header lines, or plain.
//!
//! For Anki the first field is the card's own id, which Anki takes for the note's, so that a later import
//! updates what changed and keeps progress. Cards whose front is the statement with a hole are of Anki's type
//! Cloze, the others of its type Basic; both come with Anki.

use std::io;

use super::anki::card::{Face, field, filled, tags};
use super::tally::{CARDS, Tally};
use super::{Notes, Options};
use crate::deck::{Card, Deck};
use crate::text::visible;
use crate::words::{self, Words};

/// Writes a deck for Anki's text import.
pub(super) fn write(deck: &Deck, _: &Options, out: &mut dyn io::Write) -> io::Result<Notes> {
    let words = words::of(&deck.language);
    let mut text = String::from(
        "#separator:Tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:5\n",
    );
    let name = super::anki::card::deck_name(deck);
    text.push_str(&format!(
        "#deck:{name}\n#columns:Id\tType\tFront\tBack\tTags\n"
    ));
    for card in &deck.cards {
        text.push_str(&line(deck, card, words));
    }
    out.write_all(text.as_bytes())?;
    Ok(Notes::new())
}

fn line(deck: &Deck, card: &Card, words: &Words) -> String {
    let told = super::anki::card::told(deck, card, words);
    let (kind, front, back) = match Face::of(card) {
        Face::Question => ("Basic", field(&card.front), told),
        Face::Cloze => ("Cloze", filled(card), told),
    };
    let cells = [
        field(&card.origin).as_str(),
        kind,
        &front,
        &back,
        &tags(card).join(" "),
    ]
    .map(quoted);
    format!("{}\n", cells.join("\t"))
}

/// A cell, in quotes where it holds what would end it, or begins like a comment.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', '\t', '\n']) || cell.starts_with('#') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Writes a deck as front, tab, back: one line a card, without a header.
pub(super) fn write_plain(deck: &Deck, _: &Options, out: &mut dyn io::Write) -> io::Result<Notes> {
    let mut tally = Tally::default();
    let mut text = String::new();
    for card in &deck.cards {
        let [front, back] = [&card.front, &card.back].map(|side| visible(side).trim().to_owned());
        if front.is_empty() || back.is_empty() {
            tally.add("a side of it shows nothing");
            continue;
        }
        text.push_str(&format!("{front}\t{back}\n"));
    }
    out.write_all(text.as_bytes())?;
    Ok(tally.notes(CARDS))
}
