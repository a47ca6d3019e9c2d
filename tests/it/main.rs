//! What the library promises, seen from outside.

mod golden;
mod outputs;
mod pty;
mod typed_dates;
