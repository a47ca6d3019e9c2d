//! Where problems are collected while a bank is read.
//!
//! In go a place and two sentences, out comes the sorted list of the first hundred, each with its line of the
//! source. However many problems there are, memory and time stay in proportion to the file.

use std::str::CharIndices;

use super::problem::{Place, Problem, Severity};
use super::suggest;

/// How many problems are shown.
pub(super) const MOST: usize = 100;

/// How many names are compared with misspelt ones, in all, before no more is suggested: half a second's work.
const COMPARISONS: usize = 2_000_000;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    /// Line and column of its start.
    pub place: Place,
    /// The byte where it starts.
    pub start: u32,
    /// Its length in bytes.
    pub len: u32,
}

impl Span {
    /// Where a name stands of which no more than the place is known.
    pub fn named(place: Place, name: &str) -> Span {
        Span {
            place,
            start: UNKNOWN,
            len: name.chars().count() as u32,
        }
    }
}

/// The start of a stretch whose bytes are found only when it is shown.
const UNKNOWN: u32 = u32::MAX;

/// The problems of one file, so far.
#[derive(Clone)]
pub(super) struct Reporter<'y> {
    file: &'y str,
    yaml: &'y str,
    errors: First,
    warnings: First,
    comparisons: usize,
}

/// The first problems in the order of their places, and how many there were.
#[derive(Clone, Default)]
struct First {
    kept: Vec<Problem>,
    count: usize,
}

impl First {
    fn push(&mut self, problem: Problem) {
        self.count += 1;
        self.kept.push(problem);
        if self.kept.len() >= 10 * MOST {
            self.cut();
        }
    }

    fn take_in(&mut self, part: First) {
        self.count += part.count;
        self.kept.extend(part.kept);
        self.cut();
    }

    fn cut(&mut self) {
        self.kept.sort_by_key(|problem| problem.place);
        self.kept.truncate(MOST);
    }
}

impl<'y> Reporter<'y> {
    pub fn new(file: &'y str, yaml: &'y str) -> Reporter<'y> {
        Reporter {
            file,
            yaml,
            errors: First::default(),
            warnings: First::default(),
            comparisons: COMPARISONS,
        }
    }

    /// There is no bank, because of this.
    pub fn error(&mut self, at: Span, message: impl Into<String>, help: impl Into<String>) {
        let problem = self.problem(Severity::Error, at, message.into(), help.into());
        self.errors.push(problem);
    }

    /// The same, where a value is missing because of it.
    pub fn refuse<T>(
        &mut self,
        at: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        self.error(at, message, help);
        None
    }

    /// The bank is weak here.
    pub fn warning(&mut self, at: Span, message: impl Into<String>, help: impl Into<String>) {
        let problem = self.problem(Severity::Warning, at, message.into(), help.into());
        self.warnings.push(problem);
    }

    /// Something that may surprise, in a bank that is right.
    pub fn note(&mut self, at: Span, message: impl Into<String>, help: impl Into<String>) {
        let problem = self.problem(Severity::Note, at, message.into(), help.into());
        self.warnings.push(problem);
    }

    /// One for a part of the same file.
    pub fn of_part(&self) -> Reporter<'y> {
        Reporter {
            comparisons: self.comparisons,
            ..Reporter::new(self.file, self.yaml)
        }
    }

    /// Takes in what was reported of parts of the file that follow each other, and says whether it did: not where more
    /// names were compared than there would have been for all of them together.
    pub fn take_in(&mut self, parts: Vec<Reporter<'y>>) -> bool {
        let compared = parts.iter().map(|part| self.comparisons - part.comparisons);
        let Some(left) = self.comparisons.checked_sub(compared.sum()) else {
            return false;
        };
        self.comparisons = left;
        for part in parts {
            self.errors.take_in(part.errors);
            self.warnings.take_in(part.warnings);
        }
        true
    }

    pub fn is_sound(&self) -> bool {
        self.errors.count == 0
    }

    /// The name that was probably meant, as long as comparing takes no more time than reading.
    pub fn nearest<'n>(
        &mut self,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let names = names.into_iter().take(self.comparisons);
        let (nearest, compared) = suggest::nearest(word, names);
        self.comparisons -= compared.min(self.comparisons);
        nearest
    }

    /// All problems in the order of their places, errors before warnings where there are too many, and then
    /// a note that says so.
    pub fn finish(mut self) -> Vec<Problem> {
        let count = self.errors.count + self.warnings.count;
        self.errors.cut();
        self.warnings.cut();
        let mut shown = self.errors.kept;
        shown.extend(self.warnings.kept);
        shown.truncate(MOST);
        let more = count - shown.len();
        shown.sort_by_key(|problem| problem.place);
        Lines::of(self.yaml).add(&mut shown);
        if more > 0 {
            let what = if more == 1 { "problem" } else { "problems" };
            shown.push(Problem {
                level: Severity::Note,
                ..Problem::of_file(
                    self.file,
                    format!("{more} more {what} not shown"),
                    "mend these first, then check again",
                )
            });
        }
        shown
    }

    fn problem(&self, level: Severity, at: Span, message: String, help: String) -> Problem {
        let mut problem = Problem {
            level,
            place: at.place,
            ..Problem::of_file(self.file, message, help)
        };
        if at.start == UNKNOWN {
            problem.width = at.len.max(1);
        } else if at.place.line > 0 {
            let (source, column) = excerpt(self.yaml, at.start as usize);
            problem.width = width(self.yaml, at);
            problem.source = source;
            problem.source_column = column;
        }
        problem
    }
}

/// The lines of a file, for problems of which no more than the place is known.
///
/// The file is gone through once, however many problems there are: they are given in the order of their places, all at
/// once or some at a time.
pub struct Lines<'y> {
    yaml: &'y str,
    rest: CharIndices<'y>,
    /// The place of the first character of the rest.
    here: Place,
    last: char,
}

impl<'y> Lines<'y> {
    /// The lines of this file.
    pub fn of(yaml: &'y str) -> Lines<'y> {
        Lines {
            yaml,
            rest: yaml.char_indices(),
            here: Place { line: 1, column: 1 },
            last: '\n',
        }
    }

    /// Gives each of the problems its line, where it has none; none of them stands before one that was given before.
    pub fn add(&mut self, problems: &mut [Problem]) {
        let lacking = |problem: &&mut Problem| problem.source.is_empty() && problem.place.line > 0;
        for problem in problems.iter_mut().filter(lacking) {
            while self.here < problem.place {
                let Some((at, c)) = self.rest.next() else {
                    return;
                };
                self.pass(at, c);
            }
            if !self.rest.as_str().is_empty() {
                (problem.source, problem.source_column) = excerpt(self.yaml, self.rest.offset());
            }
        }
    }

    fn pass(&mut self, at: usize, c: char) {
        match c {
            '\n' if self.last == '\r' => {}
            '\n' | '\r' => {
                self.here = Place {
                    line: self.here.line + 1,
                    column: 1,
                }
            }
            '\u{feff}' if at == 0 => {}
            _ => self.here.column += 1,
        }
        self.last = c;
    }
}

fn is_break(c: char) -> bool {
    c == '\n' || c == '\r'
}

/// The last boundary between characters that is not after a byte.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The first boundary between characters that is not before a byte.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// How many bytes of a line are shown before and after a place.
const AROUND: usize = 100;

/// The line around a byte, shortened where it is long, and the column of the byte in it.
pub(super) fn excerpt(yaml: &str, at: usize) -> (String, u32) {
    let at = floor(yaml, at);
    let from = floor(yaml, at.saturating_sub(AROUND));
    let to = ceil(yaml, at.saturating_add(2 * AROUND).min(yaml.len()));
    let (before, after) = (&yaml[from..at], &yaml[at..to]);
    let (cut_before, before) = match before.rfind(is_break) {
        Some(end) => ("", &before[end + 1..]),
        None if from > 0 => ("…", before),
        None => ("", before.strip_prefix('\u{feff}').unwrap_or(before)),
    };
    let (after, cut_after) = match after.find(is_break) {
        Some(end) => (&after[..end], ""),
        None if to < yaml.len() => (after, "…"),
        None => (after, ""),
    };
    let column = cut_before.chars().count() + before.chars().count() + 1;
    (
        format!("{cut_before}{before}{after}{cut_after}"),
        column as u32,
    )
}

/// The characters of a stretch, as far as its first line goes.
fn width(yaml: &str, at: Span) -> u32 {
    let start = at.start as usize;
    let end = start.saturating_add((at.len as usize).min(AROUND));
    let start = floor(yaml, start);
    let text = &yaml[start..ceil(yaml, end.min(yaml.len())).max(start)];
    let line = text.split(is_break).next().unwrap_or_default();
    line.trim_end().chars().count().max(1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(yaml: &str, culprit: &str, expected: (&str, u32)) {
        let at = yaml.find(culprit).unwrap();
        let (line, column) = excerpt(yaml, at);
        assert_eq!((line.as_str(), column), expected);
    }

    #[test]
    fn the_line_is_shown_that_holds_the_place() {
        check("a: 1\nbär: 2\r\nc: 3", "2", ("bär: 2", 6));
        check("\u{feff}a: 1", "1", ("a: 1", 4));
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let long = format!("{}X{}", "ä".repeat(3000), "b".repeat(3000));
        let expected = format!("…{}X{}…", "ä".repeat(50), "b".repeat(199));
        check(&long, "X", (&expected, 52));
    }

    #[test]
    fn a_hundred_are_shown_in_the_order_of_places_and_the_rest_are_counted() {
        let mut report = Reporter::new("f", "");
        for line in (1..=5000).rev() {
            let place = Place { line, column: 1 };
            report.warning(
                Span {
                    place,
                    ..Span::default()
                },
                "weak",
                "",
            );
        }
        let place = Place {
            line: 7000,
            column: 1,
        };
        report.error(
            Span {
                place,
                ..Span::default()
            },
            "wrong",
            "",
        );
        let problems = report.finish();
        let lines: Vec<u32> = problems.iter().map(|problem| problem.place.line).collect();
        let expected: Vec<u32> = (1..=99).chain([7000, 0]).collect();
        assert_eq!(lines, expected);
        assert_eq!(problems[100].message, "4901 more problems not shown");
    }
}
