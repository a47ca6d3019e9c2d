//! A card as Anki holds it: fields of HTML, tags without spaces.

use crate::answer_key;
use crate::deck::{Card, Deck, Written};
use crate::export::xml::{html, replaced};
use crate::lang::Words;
use crate::sanitize::visible;
use crate::sentence::GAP;

/// How a card asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Face {
    /// With a question of its own.
    Question,
    /// With the statement, in which its answer is hidden.
    Cloze,
}

impl Face {
    /// A card whose front is nothing but the statement with a hole shows the statement itself.
    pub(in crate::export) fn of(card: &Card) -> Face {
        let [before, after] = &card.around;
        let holed = card
            .front
            .strip_prefix(before.as_str())
            .and_then(|rest| rest.strip_suffix(after.as_str()));
        if holed == Some(GAP) {
            Face::Cloze
        } else {
            Face::Question
        }
    }
}

/// Whether a card asks and answers something that can be seen.
pub(in crate::export) fn shows(card: &Card) -> bool {
    [&card.front, &card.back]
        .iter()
        .all(|side| !visible(side).trim().is_empty())
}

/// A text as a field. Beside markup, brackets and braces are escaped: Anki plays `[sound:…]`, and braces are
/// its own in a cloze.
pub(in crate::export) fn field(text: &str) -> String {
    replaced(html(text), |c| {
        Some(match c {
            '[' => "&#91;",
            '{' => "&#123;",
            '}' => "&#125;",
            // Anki drops it, as it does other control characters.
            '\u{7f}' => "",
            _ => return None,
        })
    })
    .into_owned()
}

/// The statement of a card with its answer hidden; two colons in the answer would set off a hint.
pub(in crate::export) fn filled(card: &Card) -> String {
    let [before, after] = card.around.each_ref().map(|text| field(text));
    format!(
        "{before}{{{{c1::{}}}}}{after}",
        field(&card.back).replace(':', "&#58;")
    )
}

/// Other spellings that are right, with the words before them; empty where there are none beside the form for
/// programs.
pub(in crate::export) fn also_right(card: &Card, words: &Words) -> String {
    let exact = match card.written {
        Written::Date(date) => date.to_string(),
        Written::Number(number) => number.normalize().to_string(),
        Written::Words => String::new(),
    };
    let others: Vec<&str> = card
        .accept
        .iter()
        .map(String::as_str)
        .filter(|text| *text != exact)
        .collect();
    match others.as_slice() {
        [] => String::new(),
        others => field(&format!(
            "{}: {}",
            words.sheet.also_right,
            others.join("; ")
        )),
    }
}

/// Where the article says so, in parentheses.
pub(in crate::export) fn locator(card: &Card, words: &Words) -> String {
    match answer_key::locator(&card.paragraphs, words).as_str() {
        "" => String::new(),
        locator => field(&format!("({locator})")),
    }
}

/// The back of a card in lines: the answer and the statement where the front is neither, other spellings, the
/// article and the paragraph in it.
pub(in crate::export) fn told(deck: &Deck, card: &Card, words: &Words) -> String {
    let (answer, statement) = match Face::of(card) {
        Face::Question => (
            format!("<b>{}</b>", field(&card.back)),
            field(&card.statement),
        ),
        Face::Cloze => (String::new(), String::new()),
    };
    let source = format!(
        "{} {}",
        field(&answer_key::cited(&deck.source, words)),
        locator(card, words)
    );
    let lines = [
        answer,
        also_right(card, words),
        statement,
        source.trim().to_owned(),
    ];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("<br>")
}

/// The tags of a card, distinct, as Anki can hold them.
pub(in crate::export) fn tags(card: &Card) -> Vec<String> {
    let tag = |label: String| -> String {
        label
            .chars()
            .filter(|&c| c != '"')
            .map(|c| if c.is_whitespace() { '_' } else { c })
            .collect()
    };
    let tags = answer_key::labels(&card.tags, &card.care)
        .into_iter()
        .map(tag);
    tags.filter(|tag: &String| !tag.is_empty()).collect()
}

/// The name of a deck. Two colons would make decks within decks, and Anki has no quotes in a name.
pub(in crate::export) fn deck_name(deck: &Deck) -> String {
    let mut name = visible(&deck.title).replace('"', "'");
    while name.contains("::") {
        name = name.replace("::", ":");
    }
    match name.trim() {
        "" => deck.id.clone(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, field, filled};
    use crate::deck::sample;

    #[test]
    fn markup_and_the_signs_of_anki_are_text() {
        assert_eq!(
            field("[sound:a.mp3] {{x}}\n<b>"),
            "&#91;sound:a.mp3] &#123;&#123;x&#125;&#125;<br>&lt;b&gt;"
        );
    }

    #[test]
    fn a_card_without_a_question_of_its_own_is_a_cloze() {
        let cards: Vec<_> = sample::deck().cards.iter().collect();
        assert_eq!(Face::of(&cards[0]), Face::Question);
        assert_eq!(Face::of(&cards[1]), Face::Cloze);
        assert_eq!(filled(&cards[1]), "Eagle landed on {{c1::20 July 1969}}.");
    }

    #[test]
    fn no_answer_ends_a_cloze_or_sets_off_a_hint() {
        let mut card = sample::deck().cards.iter().nth(1).expect("a card");
        card.back = "a::b}}c".into();
        assert_eq!(
            filled(&card),
            "Eagle landed on {{c1::a&#58;&#58;b&#125;&#125;c}}."
        );
    }
}
