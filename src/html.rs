//! What every page for a browser needs: the way of a text into markup, into a style sheet, and a page's language.
//!
//! In go plain texts, out comes markup that holds them as text. This module does not know quizzes, sheets or cards.

pub(crate) mod css;
pub(crate) mod escape;

use std::io;

use askama::Template;

/// Renders a part of a page as a whole, so that the sink is handed one piece.
pub(crate) fn write_part(part: &impl Template, out: &mut dyn io::Write) -> io::Result<()> {
    let mut html = part.render().map_err(io::Error::other)?;
    html.push('\n');
    out.write_all(html.as_bytes())
}

/// The language where it has the shape of a tag; empty, which is "unknown" to a browser, where it has not.
pub(crate) fn language(tag: &str) -> &str {
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = tag.split('-').next().unwrap_or_default();
    let letters =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    if letters && tag.split('-').all(fits) {
        tag
    } else {
        ""
    }
}

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Which way a language is written; a single text may still run the other way.
pub(crate) fn direction(tag: &str) -> &'static str {
    let primary = tag.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT
        .iter()
        .any(|code| code.eq_ignore_ascii_case(primary))
    {
        "rtl"
    } else {
        "ltr"
    }
}

#[cfg(test)]
mod tests {
    use super::{direction, language};

    #[test]
    fn a_page_runs_the_way_its_language_is_written() {
        assert_eq!(
            ["ar", "fa-AF", "en", ""].map(direction),
            ["rtl", "rtl", "ltr", "ltr"]
        );
    }

    #[test]
    fn only_the_shape_of_a_tag_is_a_language() {
        assert_eq!(
            ["en", "pt-BR", "zh-Hans-CN"].map(language),
            ["en", "pt-BR", "zh-Hans-CN"]
        );
        assert_eq!(
            ["", "e", "en-", "english!", "1-2", "\"><b>"].map(language),
            [""; 6]
        );
    }
}
