//! quizpress turns a bank of structured facts into questions: the same quiz for the same seed, for ever.
//!
//! ```
//! use quizpress::{Facts, Plan, generate};
//!
//! let yaml = include_str!("../questions/apollo-11.yaml");
//! let facts = Facts::parse("apollo-11.yaml", yaml).expect("a sound bank");
//! let quiz = generate(&facts, &Plan::new("7")).expect("enough facts");
//! for question in &quiz.questions {
//!     println!("{}", question.stem);
//! }
//! # assert_eq!(quiz.questions.len(), 10);
//! ```
//!
//! # Goals
//!
//! - **Right questions.** No wrong option is true, nothing in a question points at its key, and no question of a quiz
//!   answers another. Where that cannot be had, there is no question, and [`yields`](generate::yields) says why.
//! - **The same again.** All chance is spent in [`generate()`]; a [`Quiz`] is finished, and screen, sheet, key and
//!   exports agree because they only read it.
//! - **Errors that help.** A bank's problems come all at once, each with its line and what to type instead.
//!
//! # A guided tour
//!
//! **A fact** is a true sentence with typed blanks. Facts stand in a *bank*, with the entities that they name:
//!
//! ```
//! # use quizpress::{Facts, Plan, generate};
//! let yaml = r#"
//! id: moon-landing
//! title: The first Moon landing
//! source: { published: 1969-08 }
//! entities:
//!   eagle:    { name: Eagle, class: spacecraft, note: landed on the Moon }
//!   columbia: { name: Columbia, class: spacecraft, note: stayed in orbit }
//!   luna:     { name: Luna 15, class: spacecraft, note: crashed on the Moon }
//! facts:
//!   - id: landing
//!     statement: "{craft} landed on the Moon on {day}."
//!     blanks:
//!       craft: { entity: eagle, ask: "Which spacecraft carried the first people to land on the Moon?" }
//!       day:   { date: 1969-07-20, ask: "On which day did people first land on the Moon?" }
//! "#;
//! let facts = Facts::parse("moon.yaml", yaml).expect("a sound bank");
//! assert_eq!(facts.facts().len(), 1);
//!
//! // A bank that is not sound gives every problem in it, with the cure.
//! let misspelt = yaml.replace("entity: eagle", "entity: eagel");
//! let problems = Facts::parse("moon.yaml", &misspelt).unwrap_err();
//! assert_eq!(problems[0].to_string(), "moon.yaml:13:24: error: there is no entity `eagel`");
//! assert_eq!(problems[0].help.as_deref(), Some("did you mean `eagle`?"));
//!
//! // **A quiz** is made of facts and a plan. A fact is asked once: its statement would answer the second question.
//! let plan = Plan::new("7").kinds(["which"]);
//! let quiz = generate(&facts, &plan).expect("one question at least");
//! let question = &quiz.questions[0];
//! assert_eq!(question.id, "landing/craft/which");
//! assert_eq!(question.answers, ["Eagle"]);
//!
//! // **An output** reads the quiz, and draws nothing.
//! let mut json = Vec::new();
//! quizpress::export::json::write(&quiz, &mut json)?;
//! assert!(String::from_utf8_lossy(&json).contains("\"form\": \"choice\""));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! **Cards** are the same bank seen from its blanks, without chance: [`deck()`]. **Paper** is [`sheet`], **a
//! terminal** is [`mod@play`], which asks any [`play::Player`].
//!
//! # The modules, in reading order
//!
//! [`date`], [`random`] and [`code`] know nothing of quizzes; [`lang`] holds every word that the program adds, one value a
//! language; [`facts`] reads banks; [`sentence`] reads their sentences; [`quiz`] is the value in the middle;
//! [`mod@generate`] makes it, and [`mod@deck`] makes cards; [`export`], [`sheet`] and [`mod@play`] show it; [`marking`] makes
//! results of the sheets that come back.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer_key;
pub mod article;
pub mod audit;
pub mod cards;
pub mod code;
mod concordance;
pub mod date;
pub mod deck;
pub mod draft;
pub mod export;
pub mod facts;
pub mod generate;
mod html;
mod in_parts;
mod instructions;
pub mod lang;
pub mod marking;
pub mod marking_file;
pub mod moment;
mod phrases;
pub mod play;
pub mod quiz;
pub mod random;
pub mod review;
pub mod roster;
pub mod sanitize;
#[cfg(feature = "mark")]
pub mod scan;
#[cfg(feature = "schema")]
mod schema;
pub mod sentence;
pub mod sheet;
#[cfg(feature = "study")]
pub mod study;
pub mod table;
pub mod tokens;
pub mod typed;

pub use audit::audit;
pub use date::Date;
pub use deck::{Deck, deck};
pub use facts::Facts;
pub use generate::{Plan, generate};
pub use quiz::{Form, Question, Quiz};
