//! What the library promises, seen from outside.

mod golden;
mod outputs;
mod package;
