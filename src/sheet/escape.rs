//! The one way of a text into a page: askama sends every expression of every `.html` template through it.

use std::fmt::{self, Write};

use crate::text::visible;

/// Escapes for HTML, in text and in quoted attributes, and drops what could not be seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Html;

impl askama::filters::Escaper for Html {
    fn write_escaped_str<W: Write>(&self, dest: W, string: &str) -> fmt::Result {
        askama::filters::Html.write_escaped_str(dest, &visible(string))
    }
}

#[cfg(test)]
mod tests {
    use super::Html;
    use askama::filters::Escaper;

    #[test]
    fn markup_is_text_and_what_cannot_be_seen_is_gone() {
        let mut page = String::new();
        let hostile = "</style><b a='\"'>&\u{202e}\u{0}";
        Html.write_escaped_str(&mut page, hostile).unwrap();
        assert_eq!(page, "&#60;/style&#62;&#60;b a=&#39;&#34;&#39;&#62;&#38;");
    }
}
