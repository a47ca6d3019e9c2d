//! What the library promises, seen from outside.

mod bank;
mod banks;
mod chance;
mod golden;
mod hostile;
mod laws;
mod oracle;
mod outputs;
mod rules;
