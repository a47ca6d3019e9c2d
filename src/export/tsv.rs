//! The cards as lines of text: for Anki's text import with its header lines, or plain.
//!
//! For Anki the first field is the card's own id, which Anki takes for the note's, so that a later import
//! updates what changed and keeps progress. Cards whose front is the statement with a hole are of Anki's type
//! Cloze, the others of its type Basic; both come with Anki.

use std::io;

use super::card::{Face, field, filled, tags};
use super::tally::{CARDS, Tally};
use super::{Exported, Options};
use crate::deck::{Card, Deck};
use crate::lang::{self, Words};
use crate::sanitize::visible;
use crate::table::Guard;

/// Writes a deck for Anki's text import.
pub(super) fn write(deck: &Deck, _: &Options, out: &mut dyn io::Write) -> io::Result<Exported> {
    let words = lang::of(&deck.language);
    out.write_all(
        b"#separator:Tab\n#html:true\n#guid column:1\n#notetype column:2\n#tags column:5\n",
    )?;
    let name = super::card::deck_name(deck);
    write!(out, "#deck:{name}\n#columns:Id\tType\tFront\tBack\tTags\n")?;
    for card in deck.cards.iter() {
        out.write_all(line(deck, &card, words).as_bytes())?;
    }
    Ok(Exported {
        count: deck.cards.count(),
        notes: Vec::new(),
    })
}

fn line(deck: &Deck, card: &Card, words: &Words) -> String {
    let told = super::card::told(deck, card, words);
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
///
/// No side holds a tab or ends a line, so nothing is in quotes, which Quizlet would show. A spreadsheet takes a quote
/// for the begin of a quoted cell only where it stands first, and Anki a number sign for that of a comment: there a
/// space goes before them.
pub(super) fn write_plain(
    deck: &Deck,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let mut tally = Tally::default();
    let mut guard = Guard::default();
    for card in deck.cards.iter() {
        let [front, back] = [&card.front, &card.back].map(|side| visible(side).trim().to_owned());
        if front.is_empty() || back.is_empty() {
            tally.add("a side of it shows nothing");
            continue;
        }
        let [before_front, before_back] = [&front, &back].map(|side| plain_start(side, &mut guard));
        writeln!(out, "{before_front}{front}\t{before_back}{back}")?;
    }
    let mut exported = tally.exported(deck.cards.count(), CARDS);
    exported.notes.extend(guard.notes());
    Ok(exported)
}

/// What goes before a side of a card, so that it is read as it stands.
fn plain_start(side: &str, guard: &mut Guard) -> &'static str {
    if side.starts_with(['"', '#']) {
        " "
    } else {
        guard.before(side)
    }
}

#[cfg(test)]
mod tests {
    use super::write_plain;
    use crate::deck::{Card, Cards, sample};
    use crate::export::Options;

    /// What is written of one card, and what is said of it.
    fn plain(front: &str, back: &str) -> (String, Vec<String>) {
        let mut deck = sample::deck();
        let card = Card {
            front: front.to_owned(),
            back: back.to_owned(),
            ..deck.cards.iter().next().expect("a card")
        };
        deck.cards = Cards::List(vec![card]);
        let mut bytes = Vec::new();
        let exported = write_plain(&deck, &Options::default(), &mut bytes).unwrap();
        (String::from_utf8(bytes).unwrap(), exported.notes)
    }

    #[test]
    fn a_side_that_a_spreadsheet_would_run_is_made_harmless_and_this_is_said() {
        let (line, notes) = plain("Which?", "=1+1");
        assert_eq!(line, "Which?\t'=1+1\n");
        assert!(
            notes[0].starts_with("1 cell begins like a formula"),
            "{notes:?}"
        );
        assert_eq!(plain("-5", "a-b"), ("-5\ta-b\n".into(), Vec::new()));
    }

    #[test]
    fn a_quote_does_not_swallow_the_lines_that_follow() {
        assert_eq!(plain("\"open", "say \"no\"").0, " \"open\tsay \"no\"\n");
    }

    #[test]
    fn a_number_sign_does_not_make_a_comment() {
        assert_eq!(plain("#-tags: which?", "#1").0, " #-tags: which?\t #1\n");
    }

    #[test]
    fn a_side_is_one_line_and_has_no_tab() {
        assert_eq!(plain("a\tb", "two\nlines").0, "a b\ttwo lines\n");
    }
}
