//! Audit.

mod chance;
pub mod flaws;
mod item;

pub use item::Item;
