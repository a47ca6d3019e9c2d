//! What is wrong with a bank, as data, and how it looks.
//!
//! In go [`Problem`]s, out comes text in the manner of rustc: the message, the place, the line with the
//! culprit underlined, and what helps. This module does not know banks.

use std::borrow::Cow;
use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Origin, Renderer, Snippet};

use crate::sanitize::masked;

/// How grave a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// There is no bank.
    Error,
    /// The bank is sound, but weak here.
    Warning,
    /// The bank is sound, and this is worth knowing.
    Note,
}

impl Severity {
    /// Its name as it is shown.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place in a bank's file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1; 0 where no place is known.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One thing that is wrong with a bank, or weak in it.
///
/// Its texts hold the user's words as they are: [`render`] and `Display` make them harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How grave it is.
    pub level: Severity,
    /// The short name of its kind, by which several are told as one; empty where it has none.
    pub kind: &'static str,
    /// The name of the file.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// How many characters are meant, from the place on; at least 1.
    pub width: u32,
    /// The line of the file, shortened where it is very long; empty where no place is known.
    pub source: String,
    /// The column of `place` within `source`, from 1.
    pub source_column: u32,
    /// What is wrong: lower case, the user's words in backticks, no full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

impl Problem {
    /// An error that concerns a file as a whole.
    pub fn of_file(file: &str, message: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem {
            level: Severity::Error,
            kind: "",
            file: file.into(),
            place: Place::default(),
            width: 1,
            source: String::new(),
            source_column: 1,
            message: message.into(),
            help: Some(help.into()).filter(|help: &String| !help.is_empty()),
        }
    }
}

/// One line, as programs read it: `bank.yaml:3:7: error: …`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked(&self.file))?;
        if self.place.line > 0 {
            write!(f, ":{}:{}", self.place.line, self.place.column)?;
        }
        write!(f, ": {}: {}", self.level.name(), masked(&self.message))
    }
}

/// Whether problems are shown in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Text without colour.
    Plain,
    /// With the escape codes of terminals.
    Coloured,
}

/// The problems one below the other, a blank line between them; ends with a line break, or is empty where
/// there are none.
pub fn render(problems: &[Problem], look: Look) -> String {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Coloured => Renderer::styled(),
    };
    let blocks: Vec<String> = problems
        .iter()
        .map(|problem| block(problem, &renderer) + "\n")
        .collect();
    blocks.join("\n")
}

fn block(problem: &Problem, renderer: &Renderer) -> String {
    let shown = renderer.render(&[group(problem)]);
    if problem.source_column == problem.place.column {
        return shown;
    }
    // The renderer counts columns in the line that it is given, and this one is shortened.
    let at = |column| format!(":{}:{column}", problem.place.line);
    shown.replacen(&at(problem.source_column), &at(problem.place.column), 1)
}

fn group(problem: &Problem) -> Group<'_> {
    use annotate_snippets::Level as Shown;
    let level = match problem.level {
        Severity::Error => Shown::ERROR,
        Severity::Warning => Shown::WARNING,
        Severity::Note => Shown::NOTE,
    };
    let title = level.primary_title(masked(&problem.message));
    let group = if problem.place.line == 0 {
        title.element(Origin::path(masked(&problem.file)))
    } else {
        let source = masked(&problem.source);
        let span = bytes_of(&source, problem.source_column, problem.width);
        title.element(
            Snippet::source(source)
                .path(masked(&problem.file))
                .line_start(problem.place.line as usize)
                .annotation(AnnotationKind::Primary.span(span)),
        )
    };
    match &problem.help {
        Some(help) => group.element(Shown::HELP.message(masked(help))),
        None => group,
    }
}

/// The bytes of `width` characters from a column on, as far as the line goes.
fn bytes_of(line: &str, column: u32, width: u32) -> std::ops::Range<usize> {
    let offset = |chars: u32| {
        line.char_indices()
            .nth(chars as usize)
            .map_or(line.len(), |(at, _)| at)
    };
    let before = column.saturating_sub(1);
    offset(before)..offset(before.saturating_add(width.max(1)))
}

/// The user's words in backticks, shortened where they are very long.
pub(super) fn quoted(words: &str) -> String {
    const MOST: usize = 60;
    let shown: Cow<'_, str> = match words.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &words[..end])),
        None => Cow::Borrowed(words),
    };
    format!("`{shown}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            place: Place {
                line: 12,
                column: 7,
            },
            width: 5,
            source: "    - eagel".into(),
            source_column: 7,
            ..Problem::of_file(
                "bank.yaml",
                "no entity is called `eagel`",
                "did you mean `eagle`?",
            )
        }
    }

    #[track_caller]
    fn check(problems: &[Problem], expected: &str) {
        assert_eq!(render(problems, Look::Plain), expected);
    }

    #[test]
    fn a_problem_looks_as_those_of_rustc() {
        check(
            &[problem()],
            "\
error: no entity is called `eagel`
  --> bank.yaml:12:7
   |
12 |     - eagel
   |       ^^^^^
   |
   = help: did you mean `eagle`?
",
        );
    }

    #[test]
    fn a_problem_of_the_whole_file_shows_no_line() {
        let empty = Problem::of_file("bank.yaml", "the file is empty", "");
        check(
            &[empty.clone(), empty],
            "error: the file is empty\n--> bank.yaml\n\nerror: the file is empty\n--> bank.yaml\n",
        );
        check(&[], "");
    }

    #[test]
    fn a_shortened_line_keeps_the_true_column() {
        let far = Problem {
            place: Place {
                line: 1,
                column: 5000,
            },
            source: "…, eagel".into(),
            source_column: 4,
            help: None,
            ..problem()
        };
        let shown = render(&[far], Look::Plain);
        assert!(shown.contains("--> bank.yaml:1:5000\n"), "{shown}");
        assert!(shown.ends_with("1 | …, eagel\n  |    ^^^^^\n"), "{shown}");
    }

    #[test]
    fn what_the_user_wrote_cannot_steer_the_terminal() {
        let hostile = Problem {
            file: "\u{1b}[31m.yaml".into(),
            source: "\u{202e}\u{1b}]0;  eagel".into(),
            source_column: 7,
            help: Some("a\u{7}b".into()),
            message: "x\u{9b}y".into(),
            ..problem()
        };
        let shown = render(std::slice::from_ref(&hostile), Look::Plain);
        assert!(
            !shown
                .chars()
                .any(|c| c != '\n' && crate::sanitize::is_hidden(c)),
            "{shown:?}"
        );
        assert!(!hostile.to_string().chars().any(crate::sanitize::is_hidden));
    }

    #[test]
    fn on_one_line_it_reads_as_compilers_write() {
        assert_eq!(
            problem().to_string(),
            "bank.yaml:12:7: error: no entity is called `eagel`"
        );
    }
}
