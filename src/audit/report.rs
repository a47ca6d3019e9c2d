//! A report, for people and for programs.

mod json;
mod text;

use super::Report;

/// What no program can judge, and a reader should: said in every report, so that silence is no praise.
pub const UNJUDGED: &[&str] = &[
    "whether the article says what the facts say",
    "whether a question can be read in two ways",
    "whether a wrong option is plausible to somebody who does not know",
    "whether a question asks what matters, and how hard it is",
];

impl Report {
    /// The report as a table for people, 80 columns wide, without colours.
    pub fn to_text(&self) -> String {
        text::text(self)
    }

    /// The report as JSON, indented by two spaces, with a newline at its end. Fields are added in time, never renamed.
    pub fn to_json(&self) -> String {
        json::json(self)
    }
}
