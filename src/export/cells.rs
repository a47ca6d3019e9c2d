//! Cells of a table that no spreadsheet runs.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. Such a cell gets an apostrophe before it,
//! unless it is a plain number; so does one that begins with apostrophes before such a sign, so that the rule
//! can be undone.

use crate::sanitize::is_formula;

/// The guard of the cells of a table, which counts those that it had to make harmless.
#[derive(Default)]
pub(super) struct Guard {
    disarmed: usize,
}

impl Guard {
    /// What goes before a cell: an apostrophe where a spreadsheet would run it, or nothing.
    pub(super) fn before(&mut self, cell: &str) -> &'static str {
        if is_formula(cell) {
            self.disarmed += 1;
            "'"
        } else {
            ""
        }
    }

    /// What the user is told.
    pub(super) fn notes(&self) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::Guard;
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
}
