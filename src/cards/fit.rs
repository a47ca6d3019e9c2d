//! How large the text of a card may be.
//!
//! No browser is at hand, so widths are taken from above: from the widest of the typefaces in the style sheet.

use super::Entry;
use crate::sheet::measure::lines;

/// The sizes of the text on a card, in tenths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    pub front: i32,
    pub back: i32,
}

/// The sizes that are tried, in tenths of a point. Smaller text is not read at arm's length.
const SIZES: [i32; 9] = [150, 135, 120, 110, 100, 95, 90, 85, 80];

/// The room around the text, in tenths of a millimetre, and the height of a line, as in the style sheet.
const MARGIN: i32 = 80;
const LEADING: f32 = 1.3;

/// The answer and the statement in the measure of their card, as in the style sheet, and the room between them in em.
const ANSWER: f32 = 1.15;
const STATEMENT: f32 = 0.85;
const BETWEEN: f32 = 0.7;

/// A tenth of a point in tenths of a millimetre.
const POINT: f32 = 0.352_778;

/// The largest sizes with which a card fits its size; `None` where there are none.
pub(super) fn fit(entry: &Entry, card: (i32, i32)) -> Option<Sizes> {
    let room = ((card.0 - 2 * MARGIN) as f32, (card.1 - 2 * MARGIN) as f32);
    let statement = entry.statement();
    let front = |em: f32| lines(entry.front, room.0 / em, letter) * LEADING * em;
    let back = |em: f32| {
        let answer = lines(entry.back, room.0 / (em * ANSWER), letter) * LEADING * em * ANSWER;
        match statement.as_str() {
            "" => answer,
            text => {
                let told =
                    lines(text, room.0 / (em * STATEMENT), letter) * LEADING * em * STATEMENT;
                answer + BETWEEN * em + told
            }
        }
    };
    let largest = |height: &dyn Fn(f32) -> f32| {
        SIZES
            .into_iter()
            .find(|&size| height(size as f32 * POINT) <= room.1)
    };
    Some(Sizes {
        front: largest(&front)?,
        back: largest(&back)?,
    })
}

/// The width of a letter in em, from above.
fn letter(letter: char) -> f32 {
    match letter {
        ' ' => 0.33,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '’' => 0.36,
        'f' | 't' | 'r' | '(' | ')' | '-' | 's' => 0.48,
        'm' | 'w' => 0.95,
        'W' | 'M' | '@' | '%' | '—' | '…' => 1.08,
        'A'..='Z' => 0.82,
        ' '..='\u{24f}' => 0.65,
        letter => match unicode_width::UnicodeWidthChar::width(letter) {
            Some(0) | None => 0.0,
            Some(1) => 0.75,
            Some(_) => 1.05,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::cards::Entry;

    #[track_caller]
    fn check(front: &str, back: &str, expected: Option<(i32, i32)>) {
        let entry = Entry {
            front,
            back,
            around: None,
            statement: "",
            locator: String::new(),
        };
        let sizes = fit(&entry, (1050, 740));
        assert_eq!(sizes.map(|sizes| (sizes.front, sizes.back)), expected);
    }

    #[test]
    fn text_shrinks_until_it_fits() {
        check("Which craft landed?", "Eagle", Some((150, 150)));
        check(&"word ".repeat(80), "Eagle", Some((100, 150)));
        check(&"word ".repeat(400), "Eagle", None);
        check("Which?", &"unbreakable".repeat(60), None);
    }
}
