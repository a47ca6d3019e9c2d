//! quizpress turns a bank of structured facts into multiple-choice and date questions.

pub mod date;
pub mod facts;
pub mod play;
pub mod quiz;
pub mod random;
pub mod read;
pub mod text;
pub mod words;

pub use date::Date;
pub use facts::Facts;
pub use quiz::{Form, Question, Quiz};
