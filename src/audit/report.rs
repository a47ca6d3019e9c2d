//! A report, for people and for programs.

mod json;
mod text;

use super::Audit;

/// What no program can judge, and a reader should: said in every report, so that silence is no praise.
pub const UNJUDGED: &[&str] = &[
    "whether the article says what the facts say",
    "whether a question can be read in two ways",
    "whether a wrong option is plausible to somebody who does not know",
    "whether a question asks what matters, and how hard it is",
];

impl Audit {
    /// The report as a table for people, 80 columns wide, without colours.
    pub fn to_text(&self) -> String {
        text::text(self)
    }

    /// The report as JSON, indented by two spaces, with a newline at its end. Fields are added in time, never renamed.
    pub fn to_json(&self) -> String {
        json::json(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::audit::{Audit, Finding, Severity, Test};
    use crate::facts::Place;

    fn report() -> Audit {
        let place = Place {
            line: 12,
            column: 5,
        };
        let mut seen = Finding::of_question(
            Severity::Error,
            "clang",
            "a/b/which",
            "`Ann \u{1b}[31m`".into(),
        );
        (seen.seen, seen.seed) = (2, "7".into());
        Audit {
            id: "bank".into(),
            quizzes: 2,
            questions: 1,
            findings: vec![
                seen,
                Finding::of_bank(Severity::Warning, "stale", place, "a", "`now`".into()),
            ],
            tests: vec![Test {
                name: "place".into(),
                about: "place of the key, 4 options".into(),
                count: 40,
                observed: 0.5,
                expected: 0.25,
                detail: "A 50, B 20, C 20, D 10".into(),
                p: 0.0004,
                unfair: true,
            }],
            ..Audit::default()
        }
    }

    #[test]
    fn people_read_a_table_of_80_columns() {
        let text = report().to_text();
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{text}"
        );
        let expected = "bank: 1 question in 2 quizzes
1 error, 1 warning, 0 notes

Errors
  clang  a/b/which: `Ann [31m` (seed 7; 2 quizzes)

Warnings
  stale  line 12  a: `now`

What could be guessed, in per cent, against chance
                                                    count  found chance       p
! place of the key, 4 options                          40   50.0   25.0  <0.001
    A 50, B 20, C 20, D 10

What a reader must judge
";
        assert_eq!(&text[..expected.len()], expected);
    }

    #[test]
    fn programs_read_json() {
        let json: serde_json::Value = serde_json::from_str(&report().to_json()).unwrap();
        assert_eq!(json["format"], 1);
        assert_eq!(json["errors"], 1);
        assert_eq!(json["findings"][0]["seed"], "7");
        assert_eq!(json["findings"][1]["line"], 12);
        assert_eq!(json["findings"][1]["seed"], serde_json::Value::Null);
        assert_eq!(json["tests"][0]["unfair"], true);
        assert!(json.get("yields").is_none());
    }
}
