//! The printed page: a worksheet and its key, each one self-contained HTML file.
//!
//! In goes a [`Quiz`] and a [`Layout`], out comes a page that a browser prints; only the sink can fail. The
//! worksheet holds no trace of the answers: it is the same file, its code aside, whichever option is right.
//! This module does not know banks, files, or how a quiz is drawn.

mod css;
pub(crate) mod escape;
pub(crate) mod instructions;
mod key;
mod page;
mod worksheet;

use std::io;

use askama::Template;

use crate::quiz::Quiz;

/// Writes the worksheet.
///
/// # Errors
/// Those of the sink.
pub fn worksheet(quiz: &Quiz, layout: &Layout, out: &mut dyn io::Write) -> io::Result<()> {
    write(&worksheet::Worksheet::new(quiz, layout), out)
}

/// Writes the key: the answers at a glance, then why they are right, then the article. `command` is what
/// repeats the quiz, in full.
///
/// # Errors
/// Those of the sink.
pub fn key(quiz: &Quiz, layout: &Layout, command: &str, out: &mut dyn io::Write) -> io::Result<()> {
    write(&key::Key::new(quiz, layout, command), out)
}

/// Renders as a whole, so that the sink is handed one piece.
fn write(page: &impl Template, out: &mut dyn io::Write) -> io::Result<()> {
    let mut html = page.render().map_err(io::Error::other)?;
    html.push('\n');
    out.write_all(html.as_bytes())
}

/// How a page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layout {
    /// What it is printed on.
    pub paper: Paper,
    /// How the questions of a worksheet stand on it.
    pub columns: Columns,
    /// How large the text is.
    pub print: Print,
}

/// A size of paper, upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// How the questions of a worksheet stand on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Columns {
    /// One below the other.
    #[default]
    One,
    /// In two columns, which saves paper where questions are short; in large print, one all the same.
    Two,
}

/// How large the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Print {
    /// 11.5 points.
    #[default]
    Normal,
    /// 18 points and without serifs, as the guidelines of the American Printing House for the Blind have it.
    Large,
}

#[cfg(test)]
mod tests {
    use super::{Columns, Layout, Paper, Print, key, worksheet};
    use crate::quiz::{Quiz, sample};

    fn sheet(quiz: &Quiz, layout: &Layout) -> String {
        let mut bytes = Vec::new();
        worksheet(quiz, layout, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_layout_decides_paper_columns_and_print() {
        let layout = Layout {
            paper: Paper::Letter,
            columns: Columns::Two,
            ..Layout::default()
        };
        let page = sheet(&sample::quiz(), &layout);
        assert!(page.contains("size: letter;"), "{page}");
        assert!(page.contains(r#"class="normal two-columns">"#));
        let layout = Layout {
            print: Print::Large,
            ..layout
        };
        assert!(sheet(&sample::quiz(), &layout).contains(r#"class="large one-column">"#));
    }

    #[test]
    fn a_worksheet_tells_nothing_that_comes_after_an_answer() {
        let page = sheet(&sample::quiz(), &Layout::default());
        for told in [
            "orbit",
            "too late",
            "Armstrong and",
            "First people",
            "deaths",
            "landing/",
        ] {
            assert!(!page.contains(told), "{told}");
        }
    }

    #[test]
    fn a_key_holds_the_command_that_repeats_the_quiz() {
        let mut bytes = Vec::new();
        let command = "quizpress print --seed '<7>'";
        key(&sample::quiz(), &Layout::default(), command, &mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        assert!(
            page.contains("<span>&#39;&#60;7&#62;&#39;</span>"),
            "{page}"
        );
    }

    #[test]
    fn an_empty_quiz_is_an_empty_page() {
        let quiz = Quiz {
            questions: Vec::new(),
            ..sample::quiz()
        };
        assert!(sheet(&quiz, &Layout::default()).contains("/ 0"));
    }
}
