//! The one way of a text into a page: askama sends every expression of every `.html` template through it.

use std::fmt::{self, Write};

use askama::filters::{Escaper, Safe};

use crate::text::visible;

/// Escapes for HTML, in text and in quoted attributes, and drops what could not be seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Html;

impl Escaper for Html {
    fn write_escaped_str<W: Write>(&self, dest: W, string: &str) -> fmt::Result {
        askama::filters::Html.write_escaped_str(dest, &visible(string))
    }
}

/// A text whose short words with a hyphen stay whole at the end of a line: `US-led`, never `US-` and `led`.
pub(crate) fn whole_words(text: &str) -> Safe<WholeWords<'_>> {
    Safe(WholeWords(text))
}

/// See [`whole_words`].
pub(crate) struct WholeWords<'a>(&'a str);

/// The longest word that is kept whole, in characters.
const LONGEST: usize = 14;

impl fmt::Display for WholeWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains('-') {
            return Html.write_escaped_str(f, self.0);
        }
        for part in self.0.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            let inside = word.trim_matches(|c: char| !c.is_alphanumeric());
            if inside.contains('-') && word.chars().count() <= LONGEST {
                f.write_str("<span class=\"whole-word\">")?;
                Html.write_escaped_str(&mut *f, word)?;
                f.write_str("</span>")?;
                Html.write_escaped_str(&mut *f, &part[word.len()..])?;
            } else {
                Html.write_escaped_str(&mut *f, part)?;
            }
        }
        Ok(())
    }
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
    fn markup_is_text_and_what_cannot_be_seen_is_gone() {
        let mut page = String::new();
        let hostile = "</style><b a='\"'>&\u{202e}\u{0}";
        Html.write_escaped_str(&mut page, hostile).unwrap();
        assert_eq!(page, "&#60;/style&#62;&#60;b a=&#39;&#34;&#39;&#62;&#38;");
    }
}
