//! The way out, as RFC 4180 has it: cells that no spreadsheet runs.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. Such a cell gets an apostrophe before it,
//! unless it is a plain number; so does one that begins with apostrophes before such a sign, so that the rule
//! can be undone.

use crate::sanitize::is_formula;

/// The guard of the cells of a table, which counts those that it had to make harmless.
#[derive(Default)]
pub(crate) struct Guard {
    disarmed: usize,
}

impl Guard {
    /// What goes before a cell: an apostrophe where a spreadsheet would run it, or nothing.
    pub(crate) fn before(&mut self, cell: &str) -> &'static str {
        if is_formula(cell) {
            self.disarmed += 1;
            "'"
        } else {
            ""
        }
    }

    /// What the user is told.
    pub(crate) fn notes(&self) -> Vec<String> {
        let cells = match self.disarmed {
            0 => return Vec::new(),
            1 => "cell begins",
            _ => "cells begin",
        };
        vec![format!(
            "{} {cells} like a formula: an apostrophe stands before it, so that no spreadsheet runs it",
            self.disarmed
        )]
    }
}

/// Rows as they grow; each ends with CR and LF.
#[derive(Default)]
pub(crate) struct Writer {
    pub text: String,
    pub guard: Guard,
}

impl Writer {
    /// A table for Excel too, which without a byte order mark takes another encoding.
    pub(crate) fn marked() -> Writer {
        Writer {
            text: "\u{feff}".into(),
            guard: Guard::default(),
        }
    }

    /// Adds a row. Its cells hold nothing that steers what shows them.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        for (column, text) in cells.into_iter().enumerate() {
            if column > 0 {
                self.text.push(',');
            }
            let text = text.as_ref();
            let apostrophe = self.guard.before(text);
            push(&mut self.text, apostrophe, text);
        }
        self.text.push_str("\r\n");
    }
}

/// A text as one cell, whatever separates it from others.
pub(crate) fn cell(text: &str) -> String {
    let mut cell = String::new();
    push(&mut cell, Guard::default().before(text), text);
    cell
}

/// In quotation marks where it holds what any program takes for the end of a cell.
fn push(out: &mut String, apostrophe: &str, text: &str) {
    match text.contains(['"', ',', ';', '\t', '\n', '\r']) {
        true => out.extend(["\"", apostrophe, &text.replace('"', "\"\""), "\""]),
        false => out.extend([apostrophe, text]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Writer, cell};
    use crate::sanitize::is_formula;

    #[test]
    fn a_cell_that_would_be_run_is_found() {
        for cell in [
            "=1", " =1", "\t=1", "-1+1", "'=1", "''@x", "＝1", "\u{a0}=1", "－1",
        ] {
            assert!(is_formula(cell), "{cell}");
        }
        for cell in ["", "-1.5", "a=1", "'tis", "1-2"] {
            assert!(!is_formula(cell), "{cell}");
        }
    }

    #[test]
    fn it_is_said_how_many() {
        let mut guard = Guard::default();
        assert_eq!(
            ["a", "=b", "-5"].map(|cell| guard.before(cell)),
            ["", "'", ""]
        );
        assert!(guard.notes()[0].starts_with("1 cell begins like a formula"));
        assert_eq!(Guard::default().notes(), [""; 0]);
    }

    #[track_caller]
    fn check(cells: [&str; 2], expected: &str) {
        let mut writer = Writer::default();
        writer.row(cells);
        assert_eq!(writer.text, expected);
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        check(["a", "b c"], "a,b c\r\n");
        check(["a,b", "say \"no\""], "\"a,b\",\"say \"\"no\"\"\"\r\n");
        check(["two\nlines", ""], "\"two\nlines\",\r\n");
        check(["a;b", "15,000"], "\"a;b\",\"15,000\"\r\n");
    }

    #[test]
    fn no_cell_is_run() {
        check(["=1+1", "-5"], "'=1+1,-5\r\n");
        check(["'=1", "'tis"], "''=1,'tis\r\n");
        check(["@a,b", "-cmd"], "\"'@a,b\",'-cmd\r\n");
        assert_eq!(cell("＝HYPERLINK(1)"), "'＝HYPERLINK(1)");
        assert_eq!(cell(" =1"), "' =1");
        assert_eq!(cell("-2.5"), "-2.5");
    }

    #[test]
    fn what_is_written_is_read() {
        let rows = [["a;b", "say \"no\""], ["two\nlines", "1,5"]];
        let mut writer = Writer::marked();
        rows.iter().for_each(|row| writer.row(row));
        let read = crate::table::read(&writer.text).unwrap().rows;
        let cells: Vec<&[String]> = read.iter().map(|row| row.cells.as_slice()).collect();
        assert_eq!(cells, rows);
    }
}
