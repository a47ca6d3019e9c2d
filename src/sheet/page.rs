//! What a worksheet and a key have in common: the frame of the page.

use askama::filters::Safe;

use super::css::{PageNumber, Quoted};
use super::{Columns, Layout, Paper, Print};
use crate::quiz::Quiz;
use crate::words::Words;

/// The values of `templates/page.html`.
pub(super) struct Page<'a> {
    pub language: &'a str,
    pub direction: &'static str,
    pub size: &'static str,
    pub margin: &'static str,
    /// At the foot of every page. Its escapes are those of CSS: within a style element HTML has none.
    pub code: Safe<Quoted<'a>>,
    pub number: Safe<PageNumber>,
    pub print: &'static str,
    pub columns: &'static str,
}

impl<'a> Page<'a> {
    pub(super) fn new(quiz: &'a Quiz, layout: &Layout, words: &Words) -> Page<'a> {
        Page {
            language: language(&quiz.language),
            direction: direction(&quiz.language),
            size: match layout.paper {
                Paper::A4 => "A4",
                Paper::Letter => "letter",
            },
            margin: match layout.print {
                Print::Normal => "16mm 22mm 19mm",
                Print::Large => "20mm 25mm 22mm",
            },
            code: Safe(Quoted(&quiz.code)),
            number: Safe(PageNumber(words.sheet.page)),
            print: match layout.print {
                Print::Normal => "normal",
                Print::Large => "large",
            },
            columns: match columns(layout) {
                Columns::One => "one-column",
                Columns::Two => "two-columns",
            },
        }
    }
}

/// Large print stands in one column.
pub(super) fn columns(layout: &Layout) -> Columns {
    match layout.print {
        Print::Normal => layout.columns,
        Print::Large => Columns::One,
    }
}

/// The language where it has the shape of a tag; empty, which is "unknown" to a browser, where it has not.
fn language(tag: &str) -> &str {
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
fn direction(tag: &str) -> &'static str {
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
