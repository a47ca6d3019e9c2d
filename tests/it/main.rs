//! What the library promises, seen from outside.

mod bank;
mod golden;
mod hostile;
mod outputs;
