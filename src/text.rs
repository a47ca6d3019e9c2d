//! Text from outside, made fit to be shown.
//!
//! In goes any text, out comes what a terminal or a page may be given. This module does not know who asks.

use std::borrow::Cow;

/// Whether a character acts on the place where it is shown, and shows nothing itself: the control characters
/// (C0, DEL, C1) and the characters that turn the direction of writing.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text without its hidden characters ([`is_hidden`]).
///
/// ```
/// use quizpress::text::visible;
/// assert_eq!(visible("red \u{1b}[31malert"), "red [31malert");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) {
        Cow::Owned(text.chars().filter(|&c| !is_hidden(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn what_acts_on_a_terminal_is_dropped() {
        check("a\u{1b}]0;title\u{7}b", "a]0;titleb");
        check("a\u{9b}2Jb\u{7f}\r\n", "a2Jb");
        check("user\u{202e}txt.exe", "usertxt.exe");
        check("\u{2066}\u{2069}\u{200f}", "");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        check(
            "Ärger, 東京 \u{301}e – 15\u{a0}000",
            "Ärger, 東京 \u{301}e – 15\u{a0}000",
        );
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
    }
}
