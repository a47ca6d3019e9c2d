//! Paragraphs of plain text, wrapped with hanging indents.
//!
//! In goes text from anywhere, out come lines that fit. Every text that is shown passes here, and leaves its
//! hidden characters behind. This module does not know colours, nor the screen.

use unicode_width::UnicodeWidthStr;

use crate::sanitize::visible;

/// No line of text is wider, in columns: longer ones are hard to read.
pub const WIDEST: usize = 72;

/// No line is made narrower, in columns.
const NARROWEST: usize = 10;

/// A paragraph, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What the paragraph is, by which it may be coloured.
    pub tone: Tone,
    /// What stands before its text; the lines after the first are indented by its width.
    pub label: String,
    /// The text, which is wrapped to the screen's width.
    pub text: String,
}

/// What a paragraph is; a player may show it, but says nothing by it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text without stress.
    Plain,
    /// A title, a question.
    Strong,
    /// A word on the side.
    Dim,
    /// The verdict that it is right.
    Right,
    /// The verdict that it is not.
    Wrong,
    /// A command, to be copied: never wrapped.
    Verbatim,
}

impl Paragraph {
    /// A paragraph with what stands before its text.
    pub fn new(tone: Tone, label: impl Into<String>, text: impl Into<String>) -> Paragraph {
        Paragraph {
            tone,
            label: label.into(),
            text: text.into(),
        }
    }

    /// The empty line that sets paragraphs apart.
    pub fn gap() -> Paragraph {
        Paragraph::new(Tone::Plain, "", "")
    }

    /// Its lines, none wider than `columns` or [`WIDEST`], but for a command.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        let (label, text) = (shown(&self.label), shown(&self.text));
        if self.tone == Tone::Verbatim {
            return vec![format!("{label}{text}")];
        }
        let columns = columns.clamp(NARROWEST, WIDEST);
        let indent = " ".repeat(label.width().min(columns / 2));
        let options = textwrap::Options::new(columns)
            .initial_indent(&label)
            .subsequent_indent(&indent);
        let lines = textwrap::wrap(&text, options);
        let lines = lines.into_iter().map(|line| line.trim_end().to_owned());
        lines.collect()
    }
}

/// The text in one line, without hidden characters.
fn shown(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| {
            if "\t\n\r\u{2028}\u{2029}".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    visible(&line).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(
            Paragraph::new(Tone::Plain, label, text).lines(columns),
            expected
        );
    }

    #[test]
    fn later_lines_hang_below_the_text() {
        check(
            "  a) ",
            "one two three four",
            14,
            &["  a) one two", "     three", "     four"],
        );
        check("", "", 40, &[""]);
        check("✓ ", "Right.", 40, &["✓ Right."]);
    }

    #[test]
    fn width_is_counted_in_columns() {
        check("a) ", "月面着陸の日", 11, &["a) 月面着陸", "   の日"]);
        check(
            "",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} five",
            10,
            &["e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} five"],
        );
    }

    #[test]
    fn no_text_is_wider_than_is_good_to_read() {
        let lines = Paragraph::new(Tone::Plain, "", "word ".repeat(100)).lines(500);
        assert!(lines.iter().all(|line| line.width() <= WIDEST));
        let lines = Paragraph::new(Tone::Plain, "label ", "word ".repeat(9)).lines(0);
        assert!(lines.iter().all(|line| line.width() <= NARROWEST));
    }

    #[test]
    fn a_line_is_a_line_and_acts_on_nothing() {
        check("", "a\nb\u{1b}[2Jc\u{202e}d", 40, &["a b[2Jcd"]);
    }

    #[test]
    fn a_command_is_never_broken() {
        let command = "quizpress play ".repeat(9);
        let lines = Paragraph::new(Tone::Verbatim, "", command.clone()).lines(20);
        assert_eq!(lines, [command]);
    }
}
