//! The cards as a Markdown deck that plain-text flashcard programs read (`hashcards` and those like it).
//!
//! A card is a question `Q:` with its answer `A:`, or a cloze `C:` with its answer in brackets; `---` stands
//! between cards. A line that begins with one of these marks would start another card and cannot be escaped, so
//! every text is one line, behind its mark.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::anki::card::{Face, shows};
use super::markdown::inline;
use super::tally::{CARDS, Tally};
use super::{Notes, Options, marking};
use crate::deck::{Card, Deck};
use crate::text::visible;
use crate::words::{self, Words};

/// Writes a deck as Markdown cards.
pub(super) fn write(deck: &Deck, _: &Options, out: &mut dyn io::Write) -> io::Result<Notes> {
    let words = words::of(&deck.language);
    let mut tally = Tally::default();
    let mut cards: Vec<String> = Vec::with_capacity(deck.cards.len());
    for card in &deck.cards {
        if shows(card) {
            cards.push(written(card, words));
        } else {
            tally.add("a side of it shows nothing");
        }
    }
    let text = format!(
        "---\nname = {}\n---\n\n{}",
        quoted(&deck.title),
        cards.join("\n---\n\n")
    );
    out.write_all(text.as_bytes())?;
    Ok(tally.notes(CARDS))
}

fn written(card: &Card, words: &Words) -> String {
    let place = marking::place(&card.paragraphs, words);
    let place = if place.is_empty() {
        place
    } else {
        format!(" ({place})")
    };
    match Face::of(card) {
        Face::Question => {
            let statement = format!("{}{place}", card.statement);
            format!(
                "Q: {}\nA: {}\n\n{}\n",
                line(&card.front),
                line(&card.back),
                line(&statement)
            )
        }
        Face::Cloze => {
            let [before, after] = card.around.each_ref().map(|text| within(text));
            format!("C: {before}[{}]{after}\n", within(card.back.trim()))
        }
    }
}

fn line(text: &str) -> String {
    inline(&visible(text))
}

/// A piece of a line, which keeps the spaces at its ends.
fn within(text: &str) -> String {
    let text = visible(text);
    let inner = text.trim();
    if inner.is_empty() {
        return text.into_owned();
    }
    let start = text.len() - text.trim_start().len();
    let end = start + inner.len();
    format!("{}{}{}", &text[..start], inline(inner), &text[end..])
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let text: Cow<str> = visible(text);
    for c in text.trim().chars() {
        let _ = match c {
            '"' | '\\' => write!(quoted, "\\{c}"),
            _ => write!(quoted, "{c}"),
        };
    }
    quoted + "\""
}
