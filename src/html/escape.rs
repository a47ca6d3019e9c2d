//! The one way of a text into a page: askama sends every expression of every `.html` template through it.

use std::fmt::{self, Write};

use askama::filters::{Escaper, Safe};

use crate::sanitize::visible;

/// Escapes for HTML, in text and in quoted attributes, and drops what could not be seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Html;

impl Escaper for Html {
    fn write_escaped_str<W: Write>(&self, dest: W, string: &str) -> fmt::Result {
        askama::filters::Html.write_escaped_str(dest, &visible(string))
    }
}

/// A text in which a line does not end within what is read as one: a short word with a hyphen (`US-led`), a name with
/// its number (`Apollo 8`), the day and the month of a date (`20 July`, `20. Juli`).
pub(crate) fn whole_words(text: &str) -> Safe<WholeWords<'_>> {
    Safe(WholeWords(text))
}

/// See [`whole_words`].
pub(crate) struct WholeWords<'a>(&'a str);

/// The longest that is kept whole, in characters.
const LONGEST: usize = 16;

impl fmt::Display for WholeWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains(|c: char| c == '-' || c.is_ascii_digit()) {
            return Html.write_escaped_str(f, self.0);
        }
        let mut rest = self.0;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(whole(rest));
            let text = part.trim_end();
            if is_kept(text) {
                f.write_str("<span class=\"whole-word\">")?;
                Html.write_escaped_str(&mut *f, text)?;
                f.write_str("</span>")?;
                Html.write_escaped_str(&mut *f, &part[text.len()..])?;
            } else {
                Html.write_escaped_str(&mut *f, part)?;
            }
            rest = after;
        }
        Ok(())
    }
}

/// Whether a line could end within a word, or two, but shall not.
fn is_kept(text: &str) -> bool {
    let inside = text.trim_matches(|c: char| !c.is_alphanumeric());
    let breaks = inside.contains(|c: char| c == '-' || c.is_whitespace());
    breaks && text.chars().count() <= LONGEST
}

/// How many bytes at the head of a text are one word, with the white space after it, or two that stay together.
fn whole(text: &str) -> usize {
    let end = |from: usize| {
        let rest = &text[from..];
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let white = rest[word..].find(|c: char| !c.is_whitespace());
        (from + word, white.map_or(text.len(), |at| from + word + at))
    };
    let (word, next) = end(0);
    let (second, after) = end(next);
    match joins(&text[..word], &text[next..second]) {
        true => after,
        false => next,
    }
}

/// Whether a line does not end between two words.
fn joins(one: &str, two: &str) -> bool {
    let begins_large = |word: &str| word.starts_with(char::is_uppercase);
    let digits = |word: &str| {
        let inside = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
        (1..=2).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = digits(one) && one.ends_with(|c: char| c == '.' || c.is_ascii_digit());
    let is_name = one.ends_with(char::is_alphanumeric) && one.chars().count() > 3;
    (is_day && begins_large(two)) || (begins_large(one) && is_name && digits(two))
}

#[cfg(test)]
mod tests {
    use super::{Html, whole_words};
    use askama::filters::Escaper;

    #[test]
    fn a_short_word_with_a_hyphen_stays_whole() {
        let shown = |text| whole_words(text).0.to_string();
        assert_eq!(
            shown("a  US-led <b> war"),
            "a  <span class=\"whole-word\">US-led</span> &#60;b&#62; war"
        );
        for text in [
            "",
            " - ",
            "-5",
            "one\u{2014}two",
            "Hohenzollern-Sigmaringen",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn a_line_does_not_end_within_a_name_or_a_date() {
        let cases = [
            ("On 20 July 1969", "On [20 July] 1969"),
            ("Am 7. Oktober 1949", "Am [7. Oktober] 1949"),
            ("Which flew Apollo 8?", "Which flew [Apollo 8?]"),
            ("a crew of 3, Apollo did", "a crew of 3, Apollo did"),
            ("In 40 years", "In 40 years"),
            ("The 5", "The 5"),
        ];
        for (text, expected) in cases {
            let spans = expected.replace('[', "<span class=\"whole-word\">");
            let shown = whole_words(text).0.to_string();
            assert_eq!(shown, spans.replace(']', "</span>"));
        }
    }

    #[test]
    fn markup_is_text_and_what_cannot_be_seen_is_gone() {
        let mut page = String::new();
        let hostile = "</style><b a='\"'>&\u{202e}\u{0}";
        Html.write_escaped_str(&mut page, hostile).unwrap();
        assert_eq!(page, "&#60;/style&#62;&#60;b a=&#39;&#34;&#39;&#62;&#38;");
    }
}
