//! A report as JSON.

use serde::Serialize;

use super::UNJUDGED;
use crate::article;
use crate::audit::{self, Severity};

#[derive(Serialize)]
struct Audit<'a> {
    format: u32,
    id: &'a str,
    quizzes: u32,
    questions: u64,
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<Finding<'a>>,
    tests: Vec<Test<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    yields: Option<Yields<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<Drawn<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<Vec<Fact<'a>>>,
    unjudged: &'static [&'static str],
}

#[derive(Serialize)]
struct Finding<'a> {
    level: &'static str,
    flaw: &'static str,
    /// A question, a fact or a blank.
    id: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    seed: Option<&'a str>,
    quizzes: Option<u32>,
    message: &'a str,
}

#[derive(Serialize)]
struct Test<'a> {
    name: &'a str,
    about: &'a str,
    count: u64,
    observed: f64,
    expected: f64,
    detail: &'a str,
    p: f64,
    unfair: bool,
}

#[derive(Serialize)]
struct Yields<'a> {
    kinds: Vec<Count<'a>>,
    facts: Vec<Count<'a>>,
    barren: Vec<Barren<'a>>,
    refused: Vec<Count<'a>>,
    thin: &'a [String],
}

#[derive(Serialize)]
struct Count<'a> {
    name: &'a str,
    questions: usize,
}

#[derive(Serialize)]
struct Barren<'a> {
    fact: &'a str,
    reasons: &'a [String],
}

#[derive(Serialize)]
struct Drawn<'a> {
    shared: f64,
    blanks: Vec<Quizzes<'a>>,
}

#[derive(Serialize)]
struct Quizzes<'a> {
    name: &'a str,
    quizzes: u32,
}

#[derive(Serialize)]
struct Fact<'a> {
    fact: &'a str,
    verdict: &'static str,
    notes: &'a [String],
}

pub(super) fn json(report: &audit::Audit) -> String {
    let wire = Audit {
        format: 1,
        id: &report.id,
        quizzes: report.quizzes,
        questions: report.questions,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        findings: report.findings.iter().map(Finding::of).collect(),
        tests: report.tests.iter().map(Test::of).collect(),
        yields: report.yields.as_ref().map(Yields::of),
        drawn: report.drawn.as_ref().map(Drawn::of),
        article: report.article.as_ref().map(facts),
        unjudged: UNJUDGED,
    };
    // Strings and finite numbers only: nothing in it can fail to be written.
    let json = serde_json::to_string_pretty(&wire).unwrap_or_default();
    format!("{}\n", crate::sanitize::json_escaped(&json))
}

impl<'a> Finding<'a> {
    fn of(finding: &'a audit::Finding) -> Finding<'a> {
        let placed = finding.place.line > 0;
        let seen = finding.seen > 0;
        Finding {
            level: finding.level.name(),
            flaw: finding.flaw,
            id: (!finding.name.is_empty()).then_some(&finding.name),
            line: placed.then_some(finding.place.line),
            column: placed.then_some(finding.place.column),
            seed: (seen && !finding.seed.is_empty()).then_some(&finding.seed),
            quizzes: seen.then_some(finding.seen),
            message: &finding.said,
        }
    }
}

impl<'a> Test<'a> {
    fn of(test: &'a audit::Test) -> Test<'a> {
        Test {
            name: &test.name,
            about: &test.about,
            count: test.count,
            observed: rounded(test.observed),
            expected: rounded(test.expected),
            detail: &test.detail,
            p: rounded(test.p),
            unfair: test.unfair,
        }
    }
}

/// Four decimals: what lies beyond may differ between platforms.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

impl<'a> Yields<'a> {
    fn of(yields: &'a audit::Yields) -> Yields<'a> {
        let count = |name: &'a str, questions: usize| Count { name, questions };
        let counts = |all: &'a [(String, usize)]| {
            let counts = all.iter().map(|(name, questions)| count(name, *questions));
            counts.collect()
        };
        let barren = yields.barren.iter();
        Yields {
            kinds: yields
                .kinds
                .iter()
                .map(|&(name, questions)| count(name, questions))
                .collect(),
            facts: counts(&yields.facts),
            barren: barren
                .map(|(fact, reasons)| Barren { fact, reasons })
                .collect(),
            refused: counts(&yields.refused),
            thin: &yields.thin,
        }
    }
}

impl<'a> Drawn<'a> {
    fn of(drawn: &'a audit::Drawn) -> Drawn<'a> {
        let blanks = drawn.blanks.iter();
        let quizzes = |&(ref name, quizzes): &'a (String, u32)| Quizzes { name, quizzes };
        Drawn {
            shared: rounded(drawn.shared),
            blanks: blanks.map(quizzes).collect(),
        }
    }
}

fn facts(article: &article::ArticleCheck) -> Vec<Fact<'_>> {
    let facts = article.facts.iter().map(|fact| Fact {
        fact: &fact.id,
        verdict: fact.verdict.name(),
        notes: &fact.notes,
    });
    facts.collect()
}
