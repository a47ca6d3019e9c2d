//! Tables of comma-separated values: in goes a text, out come rows; in go cells, out comes a text that no spreadsheet
//! runs.
//!
//! This module does not know what a table is about.

mod read;
mod write;

pub use read::{Odd, Row, Table, decode, read};
pub(crate) use write::{Guard, Writer, cell};
