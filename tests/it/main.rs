//! The tests that see quizpress from outside.

#[cfg(unix)]
mod pty;
mod typed_dates;
