//! Texts as XML and as HTML within it.
//!
//! In goes any text, out comes a piece of a document from which a reader gets the text back as it was, without
//! the few characters that no XML document can hold. This module does not know any format.

use std::borrow::Cow;

use crate::sanitize::visible;

/// A text as [`visible`] shows it, but for tabs and line breaks, which stay; so without the characters that XML 1.0
/// cannot hold, not even escaped.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    let is_layout = |c: char| matches!(c, '\t' | '\n' | '\r');
    if !text.contains(is_layout) {
        return visible(text);
    }
    let pieces = text.split_inclusive(is_layout).flat_map(|piece| {
        let words = piece.trim_end_matches(is_layout);
        [visible(words), piece[words.len()..].into()]
    });
    pieces.collect::<String>().into()
}

/// A text as the content of an element or of a quoted attribute.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    replaced(legal(text), |c| {
        Some(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' => "&#9;",
            '\n' => "&#10;",
            '\r' => "&#13;",
            _ => return None,
        })
    })
}

/// A text as a piece of HTML: nothing in it is markup, and its lines stay lines.
pub(super) fn html(text: &str) -> Cow<'_, str> {
    replaced(lines(legal(text)), |c| {
        Some(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\n' => "<br>",
            _ => return None,
        })
    })
}

/// A text as a piece of XHTML, in a document that holds it as elements.
#[cfg(feature = "packages")]
pub(super) fn xhtml(text: &str) -> Cow<'_, str> {
    replaced(lines(legal(text)), |c| {
        Some(match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\n' => "<br/>",
            _ => return None,
        })
    })
}

/// A text with a line feed at the end of every line, whatever system it was written on.
pub(super) fn lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    }
}

/// A text with some of its characters written otherwise; the same text where there are none.
pub(super) fn replaced(
    text: Cow<'_, str>,
    other: impl Fn(char) -> Option<&'static str>,
) -> Cow<'_, str> {
    if text.chars().all(|c| other(c).is_none()) {
        return text;
    }
    let mut written = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match other(c) {
            Some(replacement) => written.push_str(replacement),
            None => written.push(c),
        }
    }
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use super::{html, legal, text};
    use std::borrow::Cow;

    #[test]
    fn a_text_without_markup_is_not_copied() {
        assert!(matches!(text("Größe, 日本"), Cow::Borrowed(_)));
        assert!(matches!(html("Größe, 日本"), Cow::Borrowed(_)));
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(
            text("<a b=\"c\">&'\n]]>"),
            "&lt;a b=&quot;c&quot;&gt;&amp;'&#10;]]&gt;"
        );
        assert_eq!(
            html("<a b=\"c\">&'\r\n]]>"),
            "&lt;a b=\"c\"&gt;&amp;'<br>]]&gt;"
        );
    }

    #[test]
    fn what_no_document_can_hold_is_dropped() {
        assert_eq!(
            legal("a\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}b\u{7f}\u{85}\u{202e}\t\n\r\u{9b}"),
            "a b \t\n\r"
        );
    }
}
