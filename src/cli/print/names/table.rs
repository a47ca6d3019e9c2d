//! Comma-separated values, as RFC 4180 has them and as programs write them: in goes a text, out come rows.
//!
//! Commas, semicolons and tabs are taken: the separator that a line `sep=;` says, or that of the first line that has
//! one. Lines end with LF, CR or both. A quotation mark in the middle of a cell stands for itself.

use quizpress::sanitize::line_ends;

/// A row that is not empty.
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
}

impl Row {
    /// What is odd about it.
    pub fn odd(&self, what: String, cure: &'static str) -> Odd {
        let line = self.line;
        Odd { line, what, cure }
    }
}

/// A line that cannot be read, or meant, as it stands.
#[derive(Debug)]
pub struct Odd {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
    /// What to do about it.
    pub cure: &'static str,
}

/// The signs that separate cells, the surest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Where the reader of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before anything but white space.
    Start,
    Plain,
    /// Behind a quotation mark on this line.
    Quoted(usize),
    /// Behind the second quotation mark.
    Closed,
}

/// The rows of a text that are not empty.
pub fn rows(text: &str) -> Result<Vec<Row>, Odd> {
    let text = line_ends(text);
    let text = text.trim_start_matches('\u{feff}');
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match said(first) {
        Some(separator) => cells(rest, 2, separator),
        None => cells(text, 1, seen(text)),
    }
}

/// The separator that the line `sep=;` says.
fn said(line: &str) -> Option<char> {
    let line = line.trim_matches(['"', ' ']);
    let mut sign = line.get(4..)?.chars();
    let said = line.get(..4)?.eq_ignore_ascii_case("sep=");
    sign.next().filter(|_| said && sign.next().is_none())
}

/// The separator of the first line that has one outside of quotation marks.
fn seen(text: &str) -> char {
    for line in text.split('\n') {
        let outside: String = line.split('"').step_by(2).collect();
        if let Some(sign) = SEPARATORS.into_iter().find(|&sign| outside.contains(sign)) {
            return sign;
        }
    }
    ','
}

fn cells(text: &str, first: usize, separator: char) -> Result<Vec<Row>, Odd> {
    let mut rows = Vec::new();
    let mut line = first;
    let mut row = Row {
        line,
        cells: Vec::new(),
    };
    let (mut cell, mut state) = (String::new(), State::Start);
    let mut letters = text.chars().chain(['\n']).peekable();
    while let Some(letter) = letters.next() {
        let is_last = letters.peek().is_none();
        match (state, letter) {
            (State::Quoted(opened), '\n') if is_last => {
                return Err(Odd {
                    line: opened,
                    what: format!("the quotation mark of line {opened} is never closed"),
                    cure: "close it, or take it out",
                });
            }
            (State::Quoted(_), '"') if letters.next_if_eq(&'"').is_some() => cell.push('"'),
            (State::Quoted(_), '"') => state = State::Closed,
            (State::Quoted(_), letter) => cell.push(letter),
            (_, letter) if letter == separator || letter == '\n' => {
                row.cells.push(cell.trim_matches(is_space).to_owned());
                (cell, state) = (String::new(), State::Start);
            }
            (State::Start, '"') => {
                cell.clear();
                state = State::Quoted(line);
            }
            (State::Closed, letter) if !is_space(letter) => {
                return Err(Odd {
                    line,
                    what: "a text goes on behind quotation marks that were closed".into(),
                    cure: "write a quotation mark within quotation marks twice, and put the whole cell in them",
                });
            }
            (_, letter) => {
                cell.push(letter);
                if state == State::Start && !is_space(letter) {
                    state = State::Plain;
                }
            }
        }
        if letter == '\n' {
            line += 1;
            if state == State::Start {
                let next = Row {
                    line,
                    cells: Vec::new(),
                };
                rows.push(std::mem::replace(&mut row, next));
            }
        }
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Ok(rows)
}

/// White space, and the mark that some programs put before a text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}
