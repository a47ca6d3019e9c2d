//! What the library promises, seen from outside.

mod banks;
mod golden;
mod laws;
mod oracle;
mod outputs;
