//! The tests that see quizpress from outside.

mod pty;
mod typed_dates;
