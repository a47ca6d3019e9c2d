//! What the library promises, seen from outside.

mod bank;
mod cli;
mod docs;
mod golden;
mod hostile;
mod outputs;
#[cfg(unix)]
mod pty;
mod tidy;
mod typed_dates;
