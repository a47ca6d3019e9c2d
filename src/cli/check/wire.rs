//! Reports as JSON.

use quizpress::Facts;
use quizpress::article::Held;
use quizpress::facts::Problem;
use serde::Serialize;
use serde_json::Value;

use super::drafts::Draft;
use super::report::Report;

#[derive(Serialize)]
pub struct Wire<'a> {
    format: u32,
    banks: Vec<Bank<'a>>,
}

impl<'a> Wire<'a> {
    /// What is written of these banks.
    pub fn of(reports: &'a [Report]) -> Wire<'a> {
        Wire {
            format: 1,
            banks: reports.iter().map(Bank::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct Bank<'a> {
    file: &'a str,
    id: Option<&'a str>,
    sound: bool,
    problems: Vec<WireProblem<'a>>,
    facts: Vec<WireFact<'a>>,
    article: Option<Vec<WireHeld<'a>>>,
    drafts: Vec<WireDraft<'a>>,
    dropped: usize,
    audit: Option<Value>,
}

#[derive(Serialize)]
struct WireDraft<'a> {
    id: &'a str,
    line: u32,
    questions: usize,
    lacks: &'a [String],
    look: &'a [String],
}

#[derive(Serialize)]
struct WireHeld<'a> {
    id: &'a str,
    verdict: &'static str,
    notes: &'a [String],
}

#[derive(Serialize)]
struct WireProblem<'a> {
    level: &'static str,
    line: u32,
    column: u32,
    message: &'a str,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct WireFact<'a> {
    id: &'a str,
    line: u32,
    questions: Vec<&'a str>,
    refused: Vec<Refused<'a>>,
}

#[derive(Serialize)]
struct Refused<'a> {
    id: &'a str,
    why: String,
}

impl<'a> Bank<'a> {
    fn of(report: &'a Report) -> Bank<'a> {
        let problem = |problem: &'a Problem| WireProblem {
            level: problem.level.name(),
            line: problem.place.line,
            column: problem.place.column,
            message: &problem.message,
            help: problem.help.as_deref(),
        };
        let facts = report
            .facts
            .iter()
            .flat_map(|facts| facts.facts().iter().enumerate());
        let fact = |(place, fact): (usize, &'a quizpress::facts::Fact)| {
            let of_fact = || {
                report
                    .yields
                    .iter()
                    .filter(move |found| found.fact == place)
            };
            WireFact {
                id: &fact.id,
                line: fact.place.line,
                questions: of_fact()
                    .filter(|found| found.outcome.is_ok())
                    .map(|found| found.id.as_str())
                    .collect(),
                refused: of_fact()
                    .filter_map(|found| {
                        let why = found.outcome.as_ref().err()?.to_string();
                        Some(Refused { id: &found.id, why })
                    })
                    .collect(),
            }
        };
        Bank {
            file: &report.file,
            id: report.facts.as_ref().map(Facts::id),
            sound: report.is_sound(),
            problems: report.problems.iter().map(problem).collect(),
            facts: facts.map(fact).collect(),
            article: report
                .article
                .as_ref()
                .map(|article| article.facts.iter().map(WireHeld::of).collect()),
            drafts: report.drafts.waiting.iter().map(WireDraft::of).collect(),
            dropped: report.drafts.dropped,
            audit: report
                .audit
                .as_ref()
                .and_then(|audit| serde_json::from_str(&audit.to_json()).ok()),
        }
    }
}

impl<'a> WireDraft<'a> {
    fn of(draft: &'a Draft) -> WireDraft<'a> {
        WireDraft {
            id: &draft.id,
            line: draft.line,
            questions: draft.questions,
            lacks: &draft.lacks,
            look: &draft.notes,
        }
    }
}

impl<'a> WireHeld<'a> {
    fn of(held: &'a Held) -> WireHeld<'a> {
        WireHeld {
            id: &held.id,
            verdict: held.verdict.name(),
            notes: &held.notes,
        }
    }
}
