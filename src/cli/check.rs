//! `quizpress check`: is a bank sound, and what does it yield?

use std::collections::BTreeMap;
use std::io::Write;

use quizpress::Facts;
use quizpress::facts::problem;
use quizpress::facts::{self, Level, Problem};
use quizpress::generate::{self, Plan, Refusal, Yield};
use serde::Serialize;

use super::args::CheckArgs;
use super::output::Output;
use super::{Failure, failure, load};

/// Examines each bank; the exit code is 1 where one is not sound.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let banks: Vec<Option<&str>> = match args.banks.as_slice() {
        [] => vec![None],
        names => names.iter().map(|name| Some(name.as_str())).collect(),
    };
    let mut reports = Vec::new();
    for bank in banks {
        reports.push(Report::of(bank)?);
    }
    let mut output = Output::open("-")?;
    if args.json {
        let wire = Wire {
            format: 1,
            banks: reports.iter().map(Bank::of).collect(),
        };
        output.write(|out| {
            serde_json::to_writer_pretty(&mut *out, &wire)?;
            out.write_all(b"\n")
        })?;
    } else {
        for report in &reports {
            let _ = anstream::stderr()
                .lock()
                .write_all(problem::render(&report.problems, failure::look()).as_bytes());
            output.write(|out| out.write_all(report.text().as_bytes()))?;
        }
    }
    output.finish()?;
    Ok(u8::from(
        reports.iter().any(|report| report.facts.is_none()),
    ))
}

struct Report {
    file: String,
    facts: Option<Facts>,
    problems: Vec<Problem>,
    yields: Vec<Yield>,
}

impl Report {
    fn of(bank: Option<&str>) -> Result<Report, Failure> {
        let text = match load::text(bank) {
            Ok(text) => text,
            // A file that is no text is a problem of this bank, and the others are examined all the same.
            Err(Failure::Bank(problems)) => {
                return Ok(Report::unread(bank.unwrap_or_default(), problems));
            }
            Err(other) => return Err(other),
        };
        let (facts, mut problems) = Facts::read(&text.name, &text.yaml);
        let yields = facts
            .as_ref()
            .map(|facts| generate::yields(facts, &Plan::new("1")))
            .unwrap_or_default();
        if let Some(facts) = &facts {
            problems.extend(thin(&text.name, facts, &yields));
            problems.sort_by_key(|problem| problem.place);
            facts::add_lines(&text.yaml, &mut problems);
        }
        Ok(Report {
            file: text.name,
            facts,
            problems,
            yields,
        })
    }

    fn unread(file: &str, problems: Vec<Problem>) -> Report {
        Report {
            file: file.to_owned(),
            facts: None,
            problems,
            yields: Vec::new(),
        }
    }

    /// What the bank yields, fact by fact, and why where it does not.
    fn text(&self) -> String {
        let Some(facts) = &self.facts else {
            return String::new();
        };
        let mut text = String::new();
        for (place, fact) in facts.facts().iter().enumerate() {
            let yields: Vec<&Yield> = self
                .yields
                .iter()
                .filter(|found| found.fact == place)
                .collect();
            let made = yields.iter().filter(|found| found.outcome.is_ok()).count();
            text.push_str(&format!(
                "{}: {}\n",
                fact.id,
                counted(made, "question", "questions")
            ));
            for blank in &fact.blanks {
                text.push_str(&blank_line(&fact.id, &blank.id, &yields));
            }
        }
        let all = self
            .yields
            .iter()
            .filter(|found| found.outcome.is_ok())
            .count();
        let warnings = self
            .problems
            .iter()
            .filter(|problem| problem.level == Level::Warning)
            .count();
        text.push_str(&format!(
            "{} is sound: {} {} {}, with {}\n",
            quizpress::text::visible(&self.file),
            counted(facts.facts().len(), "fact", "facts"),
            if facts.facts().len() == 1 {
                "yields"
            } else {
                "yield"
            },
            counted(all, "question", "questions"),
            counted(warnings, "warning", "warnings"),
        ));
        text
    }
}

/// `  day: when, date; not span: no event lies two years or more before it`.
fn blank_line(fact: &str, blank: &str, yields: &[&Yield]) -> String {
    let prefix = format!("{fact}/{blank}/");
    let of_blank = yields
        .iter()
        .filter_map(|found| Some((found.id.strip_prefix(&prefix)?, &found.outcome)));
    let mut made = Vec::new();
    let mut refused: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (kind, outcome) in of_blank {
        match outcome {
            Ok(_) => made.push(kind),
            Err(refusal) => refused.entry(refusal.to_string()).or_default().push(kind),
        }
    }
    let made = if made.is_empty() {
        "nothing".to_owned()
    } else {
        made.join(", ")
    };
    let refused: String = refused
        .iter()
        .map(|(why, kinds)| format!("; not {}: {why}", kinds.join(", ")))
        .collect();
    format!("  {blank}: {made}{refused}\n")
}

/// `1 question`, `2 questions`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A warning for each blank that has too few distractors for the choice that it could be asked as.
fn thin(file: &str, facts: &Facts, yields: &[Yield]) -> Vec<Problem> {
    let too_few = |found: &&Yield| {
        matches!(found.outcome, Err(Refusal::Thin { .. })) && is_a_choice(&found.id)
    };
    let warning = |found: &Yield| {
        let fact = &facts.facts()[found.fact];
        let blank = fact
            .blanks
            .iter()
            .find(|blank| found.id.split('/').nth(1) == Some(blank.id.as_str()))?;
        let Err(refusal) = &found.outcome else {
            return None;
        };
        Some(Problem {
            level: Level::Warning,
            file: file.to_owned(),
            place: blank.place,
            width: blank.id.chars().count() as u32,
            source: String::new(),
            source_column: 1,
            message: format!(
                "`{}/{}` is not asked as a choice: {refusal}",
                fact.id, blank.id
            ),
            help: Some("give the blank `wrong` values, or the bank more of its class".into()),
        })
    };
    yields.iter().filter(too_few).filter_map(warning).collect()
}

fn is_a_choice(id: &str) -> bool {
    ["which", "number", "when"]
        .iter()
        .any(|kind| id.ends_with(&format!("/{kind}")))
}

#[derive(Serialize)]
struct Wire<'a> {
    format: u32,
    banks: Vec<Bank<'a>>,
}

#[derive(Serialize)]
struct Bank<'a> {
    file: &'a str,
    id: Option<&'a str>,
    sound: bool,
    problems: Vec<WireProblem<'a>>,
    facts: Vec<WireFact<'a>>,
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
            sound: report.facts.is_some(),
            problems: report.problems.iter().map(problem).collect(),
            facts: facts.map(fact).collect(),
        }
    }
}
