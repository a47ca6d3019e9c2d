//! Texts within a style sheet, where the escapes of HTML mean nothing: the boxes in a page's margin take
//! theirs from there.

use std::borrow::Cow;
use std::fmt;

use crate::sanitize::visible;

/// A text as a CSS string. All but letters, digits and a few marks that mean nothing anywhere is written as a
/// number, so that nothing ends the string or the style element.
pub(crate) struct Quoted(pub String);

impl fmt::Display for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in visible(&self.0).chars() {
            match c {
                ' ' | '.' | ',' | '-' | '·' | ':' | '…' => write!(f, "{c}")?,
                c if c.is_alphanumeric() => write!(f, "{c}")?,
                c => write!(f, "\\{:x} ", u32::from(c))?,
            }
        }
        f.write_str("\"")
    }
}

/// The number of a page, from a pattern with the names of counters, `{page}` and `{pages}`, as the value of `content`.
pub(crate) struct PageNumber(pub Cow<'static, str>);

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_ref();
        while let Some((before, (name, after))) = rest
            .split_once('{')
            .and_then(|(before, from)| Some((before, from.split_once('}')?)))
        {
            write!(f, "{} counter({name}) ", Quoted(before.to_owned()))?;
            rest = after;
        }
        write!(f, "{}", Quoted(rest.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{PageNumber, Quoted};

    #[test]
    fn nothing_ends_a_string_or_its_element() {
        assert_eq!(Quoted("7 · ab-c".into()).to_string(), r#""7 · ab-c""#);
        assert_eq!(
            Quoted("\"}</style>\\\n".into()).to_string(),
            r#""\22 \7d \3c \2f style\3e \5c  ""#
        );
    }

    #[test]
    fn pages_are_counted_by_the_browser() {
        assert_eq!(
            PageNumber("Page {page} of {pages}".into()).to_string(),
            r#""Page " counter(page) " of " counter(pages) """#
        );
    }
}
