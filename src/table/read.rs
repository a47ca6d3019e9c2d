//! The way in, as RFC 4180 has it and as programs write it.
//!
//! Commas, semicolons and tabs are taken: the separator that a line `sep=;` says, or that of the first line that has
//! one. Lines end with LF, CR or both. A quotation mark in the middle of a cell stands for itself.

use std::ops::Range;

use crate::sanitize::{is_line_end, line_ends};

/// A text as rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// What stands between cells.
    pub separator: char,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
}

/// A row that is not empty.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
    /// Where each cell stands in the text, in bytes, with all that is around it but its separators.
    pub spans: Vec<Range<usize>>,
}

impl Row {
    /// What is odd about it.
    pub fn odd(&self, what: String, cure: impl Into<String>) -> Odd {
        Odd {
            line: self.line,
            what,
            cure: cure.into(),
        }
    }

    /// What stands in a column, unless it is empty.
    pub fn cell(&self, column: usize) -> Option<&str> {
        let cell = self.cells.get(column).filter(|cell| !cell.is_empty())?;
        Some(cell)
    }
}

/// A line that cannot be read, or meant, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it, in lower case and without a full stop.
    pub what: String,
    /// What to do about it.
    pub cure: String,
}

/// The text of a file, which must be UTF-8.
///
/// # Errors
/// The line of the first byte that is none.
pub fn decode(bytes: &[u8]) -> Result<&str, Odd> {
    std::str::from_utf8(bytes).map_err(|error| {
        let read = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        Odd {
            line: line_ends(&read).split('\n').count(),
            what: "it is not UTF-8 text".into(),
            cure: "save the list as CSV in UTF-8".into(),
        }
    })
}

/// The signs that separate cells, the surest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Reads a text.
///
/// # Errors
/// A quotation mark that is never closed, or a text behind one that was.
///
/// ```
/// let table = quizpress::table::read("name;class\nAda;7b\n").unwrap();
/// assert_eq!(table.separator, ';');
/// assert_eq!(table.rows[1].cells, ["Ada", "7b"]);
/// ```
pub fn read(text: &str) -> Result<Table, Odd> {
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let end = signs(text, begin).find(|sign| sign.letter == '\n');
    let (end, next) = end.map_or((text.len(), text.len()), |sign| (sign.from, sign.to));
    let said = said(&text[begin..end]);
    let (from, line) = if said.is_some() {
        (next, 2)
    } else {
        (begin, 1)
    };
    let separator = said.unwrap_or_else(|| seen(text));
    let mut reader = Reader::new(separator, line, from);
    reader.read(signs(text, from), text.len())?;
    let mut rows = reader.rows;
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Ok(Table { separator, rows })
}

/// A character and its bytes; the end of a line is LF, however it is written.
#[derive(Clone, Copy)]
struct Sign {
    from: usize,
    to: usize,
    letter: char,
}

fn signs(text: &str, begin: usize) -> impl Iterator<Item = Sign> {
    let mut letters = text[begin..].char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, letter) = letters.next()?;
        let from = begin + at;
        let mut to = from + letter.len_utf8();
        if letter == '\r' && letters.next_if(|(_, next)| *next == '\n').is_some() {
            to += 1;
        }
        let letter = if is_line_end(letter) { '\n' } else { letter };
        Some(Sign { from, to, letter })
    })
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
    for line in text.split(is_line_end) {
        let outside: String = line.split('"').step_by(2).collect();
        if let Some(sign) = SEPARATORS.into_iter().find(|&sign| outside.contains(sign)) {
            return sign;
        }
    }
    ','
}

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

struct Reader {
    separator: char,
    line: usize,
    rows: Vec<Row>,
    row: Row,
    cell: String,
    /// Where the cell begins.
    begin: usize,
    state: State,
}

impl Reader {
    fn new(separator: char, line: usize, begin: usize) -> Reader {
        Reader {
            separator,
            line,
            rows: Vec::new(),
            row: empty(line),
            cell: String::new(),
            begin,
            state: State::Start,
        }
    }

    fn read(&mut self, signs: impl Iterator<Item = Sign>, end: usize) -> Result<(), Odd> {
        let last = Sign {
            from: end,
            to: end,
            letter: '\n',
        };
        let mut signs = signs.chain([last]).peekable();
        while let Some(sign) = signs.next() {
            let letter = sign.letter;
            match self.state {
                State::Quoted(opened) if letter == '\n' && signs.peek().is_none() => {
                    return Err(Odd {
                        line: opened,
                        what: format!("the quotation mark of line {opened} is never closed"),
                        cure: "close it, or take it out".into(),
                    });
                }
                State::Quoted(_) if letter == '"' => {
                    match signs.next_if(|next| next.letter == '"') {
                        Some(_) => self.cell.push('"'),
                        None => self.state = State::Closed,
                    }
                }
                State::Quoted(_) => self.cell.push(letter),
                _ if letter == self.separator || letter == '\n' => self.close(sign),
                State::Start if letter == '"' => {
                    self.cell.clear();
                    self.state = State::Quoted(self.line);
                }
                State::Closed if !is_space(letter) => {
                    return Err(Odd {
                        line: self.line,
                        what: "a text goes on behind quotation marks that were closed".into(),
                        cure: "write a quotation mark within quotation marks twice, and put the whole cell in them"
                            .into(),
                    });
                }
                _ => {
                    self.cell.push(letter);
                    if self.state == State::Start && !is_space(letter) {
                        self.state = State::Plain;
                    }
                }
            }
            if letter == '\n' {
                self.line += 1;
                if self.state == State::Start {
                    let next = empty(self.line);
                    self.rows.push(std::mem::replace(&mut self.row, next));
                }
            }
        }
        Ok(())
    }

    /// Ends a cell at a separator or at the end of its line.
    fn close(&mut self, sign: Sign) {
        self.row
            .cells
            .push(self.cell.trim_matches(is_space).to_owned());
        self.row.spans.push(self.begin..sign.from);
        self.begin = sign.to;
        self.cell.clear();
        self.state = State::Start;
    }
}

fn empty(line: usize) -> Row {
    Row {
        line,
        cells: Vec::new(),
        spans: Vec::new(),
    }
}

/// White space, and the mark that some programs put before a text.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_cell_is_where_it_says() {
        let text = "\u{feff}sep=;\r\n a ;\"b;\"\"c\"\r\n\r\n;d\u{2028}e;";
        let table = read(text).unwrap();
        let found: Vec<Vec<(&str, &str)>> = table
            .rows
            .iter()
            .map(|row| {
                let spans = row.spans.iter().map(|span| &text[span.clone()]);
                row.cells.iter().map(String::as_str).zip(spans).collect()
            })
            .collect();
        assert_eq!(
            found,
            [
                vec![("a", " a "), ("b;\"c", "\"b;\"\"c\"")],
                vec![("", ""), ("d", "d")],
                vec![("e", "e"), ("", "")],
            ]
        );
        let lines: Vec<usize> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4, 5]);
    }

    #[test]
    fn a_cell_may_hold_lines() {
        let text = "a,\"b\r\nc\"\r\nd,e";
        let table = read(text).unwrap();
        assert_eq!(table.rows[0].cells, ["a", "b\nc"]);
        assert_eq!(table.rows[1].line, 3);
        assert_eq!(&text[table.rows[0].spans[1].clone()], "\"b\r\nc\"");
    }
}
