//! quizpress turns a bank of structured facts into multiple-choice and date questions.

pub mod date;
pub mod deck;
pub mod export;
pub mod facts;
pub mod generate;
pub mod play;
pub mod prose;
pub mod quiz;
pub mod random;
pub mod read;
pub mod sheet;
pub mod study;
pub mod text;
pub mod wording;
pub mod words;

pub use date::Date;
pub use facts::Facts;
pub use quiz::{Form, Question, Quiz};
