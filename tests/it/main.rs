//! What is tested from outside, one module a topic.

mod bank;
mod hostile;
