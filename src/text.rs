//! Text from outside, made harmless before it is shown.
//!
//! In goes any text, out comes one that cannot steer a terminal or turn the reading order around. This module
//! does not know where the text is shown: HTML and the like are escaped by those who write them.

use std::borrow::Cow;

/// The text with its control characters (C0, DEL, C1) and its bidirectional marks, embeddings, overrides and
/// isolates and the byte order mark replaced, one character for one, so that columns still hold: tabs and line breaks become a space,
/// all others U+FFFD.
///
/// ```
/// use quizpress::text::visible;
/// assert_eq!(visible("Neil Armstrong"), "Neil Armstrong");
/// assert_eq!(visible("\u{1b}[31mred\nline"), "\u{fffd}[31mred line");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        _ if is_hidden(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    Cow::Owned(text.chars().map(show).collect())
}

/// Whether a character steers what shows it instead of being shown. The bidirectional ones are those of
/// Unicode Standard Annex 9, section 2.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for text in [
            "",
            "Straße",
            "日本語",
            "שלום",
            "مرحبا",
            "a\u{301}",
            "👩\u{200d}🚀",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_steers_a_terminal_or_the_reading_order_is_replaced_one_for_one() {
        check("a\0b\u{7f}c\u{9b}31md", "a\u{fffd}b\u{fffd}c\u{fffd}31md");
        check(
            "x\u{202e}y\u{2066}z\u{200f}\u{61c}",
            "x\u{fffd}y\u{fffd}z\u{fffd}\u{fffd}",
        );
        check("a\tb\r\nc\u{85}d\u{2028}e", "a b  c d e");
    }
}
