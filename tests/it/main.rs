//! What the library promises, seen from outside.

mod cli;
mod docs;
mod golden;
mod outputs;
mod pty;
mod tidy;
mod typed_dates;
