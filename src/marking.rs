//! From what was marked on sheets to results: who knew what, and what each question is worth as a question.
//!
//! In go marking files, as an [`Exam`], and a [`Pile`]: who marked what. Out come [`Results`], an [`Analysis`], tables,
//! pages and filled gradebooks. A pile is made of typed letters, [`letters::read`], or by whatever reads sheets; nothing
//! behind it knows how it was read.
//!
//! ```text
//! marking files ─▶ Exam ─┬▶ letters ─▶ Pile ─┬▶ score ─▶ Results ─┬▶ results.csv, gradebooks, returned pages
//!                        └▶ Rules ───────────┘                    └▶ analysis ─▶ items.csv, report
//! ```

pub mod analysis;
pub mod exam;
pub mod gradebook;
mod items;
pub mod letters;
mod pile;
mod report;
mod results;
mod returned;
mod rules;
mod score;
mod shown;

use rust_decimal::Decimal;

pub use analysis::{Analysis, analysis};
pub use exam::Exam;
pub use items::items_csv;
pub use pile::{Mark, PageRemark, Paper, Pile, Remark, Who};
pub use report::{Report, report};
pub use results::results_csv;
pub use returned::{Pictures, Returned, returned};
pub use rules::{Misfit, Rules};
pub use score::{Answer, Learner, Outcome, Results, Status, score, undecided};
pub use shown::noticed;

/// What learners are called where results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By all that is known of them.
    Names,
    /// By the numbers of their copies alone.
    Copies,
}

/// Points for a program: `7`, `2.5`.
fn plain(points: Decimal) -> String {
    points.normalize().to_string()
}
