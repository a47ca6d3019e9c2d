//! The cards as a Markdown deck that plain-text flashcard programs read (`hashcards` and those like it).
//!
//! A card is a question `Q:` with its answer `A:`, or a cloze `C:` with its answer in brackets; `---` stands
//! between cards. Every text is one line, behind its mark, or has its colon escaped where it begins like one.
//!
//! Brackets and backslashes of a text are written as references: a backslash before a bracket is no escape to these
//! programs but begins mathematics, ends a cloze or keeps it from beginning, as does an exclamation mark.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::card::{Face, shows};
use super::markdown::inline;
use super::tally::{CARDS, Tally};
use super::{Exported, Options};
use crate::answer_key;
use crate::deck::{Card, Deck};
use crate::lang::{self, Words};
use crate::sanitize::visible;

/// Writes a deck as Markdown cards.
pub(super) fn write(deck: &Deck, _: &Options, out: &mut dyn io::Write) -> io::Result<Exported> {
    let words = lang::of(&deck.language);
    let mut tally = Tally::default();
    write!(out, "---\nname = {}\n---\n\n", quoted(&deck.title))?;
    let mut between = "";
    for card in deck.cards.iter() {
        if shows(&card) {
            write!(out, "{between}{}", written(&card, words))?;
            between = "\n---\n\n";
        } else {
            tally.add("a side of it shows nothing");
        }
    }
    Ok(tally.exported(deck.cards.count(), CARDS))
}

fn written(card: &Card, words: &Words) -> String {
    let locator = answer_key::locator(&card.paragraphs, words);
    let locator = if locator.is_empty() {
        locator
    } else {
        format!(" ({locator})")
    };
    match Face::of(card) {
        Face::Question => {
            let statement = format!("{}{locator}", card.statement);
            format!(
                "Q: {}\nA: {}\n\n{}\n",
                line(&card.front),
                line(&card.back),
                unmarked(line(&statement))
            )
        }
        Face::Cloze => {
            let [before, after] = card.around.each_ref().map(|text| within(text));
            let before = match before.strip_suffix('!') {
                Some(start) => format!("{start}&#33;"),
                None => before,
            };
            format!("C: {before}[{}]{after}\n", within(card.back.trim()))
        }
    }
}

fn line(text: &str) -> String {
    escaped(&visible(text))
}

/// A text within a paragraph. As every mark in it is escaped, what follows a backslash is what was escaped.
fn escaped(text: &str) -> String {
    inline(text)
        .replace("\\[", "&#91;")
        .replace("\\]", "&#93;")
        .replace("\\\\", "&#92;")
}

/// A line that is no mark of a card: question, answer, cloze, term or definition.
fn unmarked(line: String) -> String {
    let marked = ["Q:", "A:", "C:", "T:", "D:"]
        .iter()
        .any(|mark| line.starts_with(mark));
    if marked {
        line.replacen(':', "\\:", 1)
    } else {
        line
    }
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
    format!("{}{}{}", &text[..start], escaped(inner), &text[end..])
}

/// A text as a string of TOML.
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

#[cfg(test)]
mod tests {
    use super::written;
    use crate::deck::{Card, sample};
    use crate::lang::of;

    fn card() -> Card {
        let mut card = sample::deck().cards.iter().next().expect("a card");
        card.paragraphs.clear();
        card
    }

    /// A card whose statement with a hole is its front.
    fn cloze(before: &str, back: &str, after: &str) -> String {
        let card = Card {
            front: format!("{before}{}{after}", crate::sentence::GAP),
            back: back.into(),
            around: [before.into(), after.into()],
            ..card()
        };
        written(&card, of("en"))
    }

    fn question(front: &str, back: &str, statement: &str) -> String {
        let card = Card {
            front: front.into(),
            back: back.into(),
            statement: statement.into(),
            ..card()
        };
        written(&card, of("en"))
    }

    #[test]
    fn brackets_are_neither_mathematics_nor_a_link() {
        assert_eq!(
            question("Which [x](y)?", "\\[z\\]", "It is so."),
            "Q: Which &#91;x&#93;(y)?\nA: &#92;&#91;z&#92;&#93;\n\nIt is so.\n"
        );
        assert_eq!(
            cloze("a [b] ", "[c]", "[d]"),
            "C: a &#91;b&#93; [&#91;c&#93;]&#91;d&#93;\n"
        );
    }

    #[test]
    fn nothing_before_a_hole_keeps_it_from_being_one() {
        assert_eq!(cloze("wow!", "x!", ""), "C: wow&#33;[x!]\n");
        assert_eq!(cloze("\\", "\\", "\\*"), "C: &#92;[&#92;]&#92;\\*\n");
    }

    #[test]
    fn no_line_of_a_card_begins_another() {
        for mark in ["Q", "A", "C", "T", "D"] {
            let statement = format!("{mark}: so: it is.");
            let expected = format!("Q: Which?\nA: x\n\n{mark}\\: so: it is.\n");
            assert_eq!(question("Which?", "x", &statement), expected);
        }
    }
}
