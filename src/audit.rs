//! Can its questions be signed, can its quizzes be guessed: a finished [`Quiz`], many of them, or a bank, audited.
//!
//! In goes what is to be judged, out comes data: a [`Audit`] of [`Finding`]s, [`Test`]s and [`Yields`], which can be
//! rendered for people and as JSON. The lints look at finished quizzes, not at how they were made, so that they find
//! the faults of the generator too, and of quizzes that others made. Sources of the rules stand with each row of
//! [`FLAWS`].

mod bank;
mod chance;
mod drawn;
mod flaws;
mod item;
mod report;
mod sets;
mod truth;
mod yields;

use std::collections::BTreeMap;

use crate::article;
pub use crate::facts::Severity;
use crate::facts::{Entity, Facts, Place};
use crate::generate::{self, Plan};
use crate::quiz::{Question, Quiz};
use crate::tokens;
pub use bank::{bank, bounded_by};
pub use drawn::Drawn;
pub use flaws::{FLAWS, Flaw};
pub use item::{Item, Reading};
pub use report::UNJUDGED;
pub use truth::against;
pub use yields::{Yields, yields};

/// All that an audit found.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// The id of the bank or of the quiz.
    pub id: String,
    /// How many quizzes were read.
    pub quizzes: u32,
    /// How many questions they have together.
    pub questions: u64,
    /// What is wrong, the gravest first.
    pub findings: Vec<Finding>,
    /// What could be guessed, each against chance.
    pub tests: Vec<Test>,
    /// What the bank yields; `None` for a quiz.
    pub yields: Option<Yields>,
    /// What its quizzes draw; `None` for a quiz.
    pub drawn: Option<Drawn>,
    /// The bank held against its article, where there is one.
    pub article: Option<article::ArticleCheck>,
}

/// One thing that is wrong, weak, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub level: Severity,
    /// What kind of flaw it is: the id of one of [`FLAWS`], or of a flaw of sets or banks.
    pub flaw: &'static str,
    /// The id of the question, or of the fact or blank; empty for what concerns all.
    pub name: String,
    /// Where the bank says so; line 0 for what stands in no bank.
    pub place: Place,
    /// In how many quizzes it was seen; 0 for what was seen in no quiz.
    pub seen: u32,
    /// The seed of the first of these quizzes; empty for what was seen in no quiz.
    pub seed: String,
    /// What in particular is wrong.
    pub said: String,
}

/// What was counted, against what chance alone would give.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Its name: `place`, `rank`, `middle`, `truth`, or that of a way to guess.
    pub name: String,
    /// What was counted, in words.
    pub about: String,
    /// How often it was seen.
    pub count: u64,
    /// The share that was observed, from 0 to 1; of positions and ranks, the largest.
    pub observed: f64,
    /// The share that chance gives.
    pub expected: f64,
    /// The shares in full, in per cent, or how many different questions there were.
    pub detail: String,
    /// The probability of a result like this by chance, corrected for the number of tests (Holm).
    pub p: f64,
    /// Whether that is too small to be chance.
    pub unfair: bool,
}

impl Audit {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings of a level there are; an article that does not confirm a fact counts as a warning.
    pub fn count(&self, level: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    fn settle(&mut self) {
        self.findings.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.level, finding.flaw, finding.place);
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
        });
    }
}

impl Finding {
    fn of_set(level: Severity, flaw: &'static str, said: String) -> Finding {
        Finding {
            level,
            flaw,
            name: String::new(),
            place: Place::default(),
            seen: 0,
            seed: String::new(),
            said,
        }
    }

    fn of_question(level: Severity, flaw: &'static str, name: &str, said: String) -> Finding {
        Finding {
            name: name.to_owned(),
            ..Finding::of_set(level, flaw, said)
        }
    }

    fn of_bank(
        level: Severity,
        flaw: &'static str,
        place: Place,
        name: &str,
        said: String,
    ) -> Finding {
        Finding {
            place,
            ..Finding::of_question(level, flaw, name, said)
        }
    }
}

/// Audits a bank: its texts, what it yields, and its quizzes of the plan's length over the seeds `1` to `seeds`. Memory
/// does not grow with the number of seeds.
pub fn audit(facts: &Facts, plan: &Plan, seeds: u32) -> Audit {
    let oracle = truth::Oracle::new(facts);
    let linked = |a: &Question, b: &Question| oracle.linked(a, b);
    let mut pool = Pool::default();
    pool.sets.called = called(facts);
    let mut tally = drawn::Tally::default();
    for seed in 1..=seeds {
        let plan = Plan {
            seed: seed.to_string(),
            ..plan.clone()
        };
        match generate::generate(facts, &plan) {
            Ok(quiz) => {
                pool.take(&quiz, &linked);
                tally.take(&quiz);
                pool.note(&quiz.seed, oracle.judge(&quiz));
                if quiz.questions.len() < plan.count {
                    pool.short += 1;
                }
            }
            Err(shortage) => {
                let said = shortage.to_string();
                pool.note(
                    &plan.seed,
                    vec![Finding::of_set(Severity::Error, "no-quiz", said)],
                );
                break;
            }
        }
    }
    let mut report = pool.report(facts.id(), plan.count);
    let of_bank = bank(facts);
    // What the author leaves one position is told where it can be mended.
    let is_fixed = |id: &str| {
        of_bank.iter().any(|finding| {
            finding.flaw == "one-rank"
                && id
                    .strip_prefix(&finding.name)
                    .is_some_and(|rest| rest.starts_with('/'))
        })
    };
    report
        .findings
        .retain(|finding| finding.flaw != "stuck" || !is_fixed(&finding.name));
    report.findings.extend(of_bank);
    report.yields = Some(yields(facts, plan));
    report.drawn = Some(tally.of(facts));
    report.settle();
    report
}

/// The names of each entity, by the one that options show.
fn called(facts: &Facts) -> sets::Called {
    let words = crate::lang::of(facts.language());
    let names = |entity: &Entity| {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let names = names.map(|name| tokens::name(name, words)).collect();
        (entity.name.clone(), names)
    };
    facts.entities().iter().map(names).collect()
}

/// Audits one quiz, whoever made it. Questions without an id of their own are called by their number.
pub fn quiz(quiz: &Quiz) -> Audit {
    let quiz = &with_ids(quiz);
    let mut pool = Pool::default();
    pool.take(quiz, &|a, b| {
        a.facts.iter().any(|fact| b.facts.contains(fact))
    });
    let mut report = pool.report(&quiz.id, quiz.questions.len());
    report.settle();
    report
}

fn with_ids(quiz: &Quiz) -> Quiz {
    let mut quiz = quiz.clone();
    let mut known = std::collections::HashSet::new();
    for (position, question) in quiz.questions.iter_mut().enumerate() {
        if question.id.is_empty() || !known.insert(question.id.clone()) {
            question.id = format!("question {}", position + 1).into();
        }
    }
    quiz
}

/// So many questions of a quiz are held against each other, since the time grows with the square of their number.
const PAIRED: usize = 300;

/// What was found in quizzes so far: each flaw of each question once.
#[derive(Default)]
struct Pool {
    sets: sets::Sets,
    found: BTreeMap<(&'static str, String), Finding>,
    short: u32,
}

impl Pool {
    fn take(&mut self, quiz: &Quiz, linked: &dyn Fn(&Question, &Question) -> bool) {
        let items: Vec<Item> = quiz
            .questions
            .iter()
            .map(|question| Item::new(question, quiz))
            .collect();
        let mut findings = sets::pairs::flaws(&items[..items.len().min(PAIRED)], linked);
        if items.len() > PAIRED {
            let said = format!("only the first {PAIRED} questions were held against each other");
            findings.push(Finding::of_set(Severity::Note, "unpaired", said));
        }
        for item in &items {
            let flaws = flaws::flaws_of(item).into_iter();
            findings.extend(flaws.map(|(flaw, said)| {
                Finding::of_question(flaw.level, flaw.id, &item.question.id, said)
            }));
        }
        self.note(&quiz.seed, findings);
        self.sets.take(quiz, &items);
    }

    fn note(&mut self, seed: &str, findings: Vec<Finding>) {
        for finding in findings {
            let key = (finding.flaw, finding.name.clone());
            let known = self.found.entry(key).or_insert(Finding {
                seed: seed.to_owned(),
                ..finding
            });
            known.seen += 1;
        }
    }

    fn report(self, id: &str, count: usize) -> Audit {
        let (tests, findings) = self.sets.judged();
        let mut report = Audit {
            id: id.to_owned(),
            quizzes: self.sets.quizzes,
            questions: self.sets.questions,
            findings: self.found.into_values().chain(findings).collect(),
            tests,
            ..Audit::default()
        };
        if self.short > 0 {
            let said = format!(
                "{} of {} quizzes have fewer than {count} questions",
                self.short, report.quizzes
            );
            report
                .findings
                .push(Finding::of_set(Severity::Note, "short-quiz", said));
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample;

    #[test]
    fn a_quiz_from_anywhere_is_audited() {
        let mut quiz = sample::quiz();
        quiz.questions.truncate(1);
        quiz.questions[0].stem = "Which craft was not Columbia or Eagle?".into();
        let report = super::quiz(&quiz);
        assert_eq!((report.quizzes, report.questions), (1, 1));
        let found: Vec<&str> = report.findings.iter().map(|finding| finding.flaw).collect();
        assert_eq!(
            found,
            ["key-in-stem", "clang", "negative-stem", "option-in-stem"]
        );
        assert_eq!(report.errors(), 1);
    }

    #[test]
    fn questions_without_an_id_are_told_apart() {
        let mut quiz = sample::quiz();
        quiz.questions.truncate(2);
        for question in &mut quiz.questions {
            question.id = "".into();
            question.facts.clear();
            question.explanation.clear();
        }
        let findings = super::quiz(&quiz).findings;
        let names: Vec<&str> = findings
            .iter()
            .map(|finding| finding.name.as_str())
            .collect();
        assert_eq!(names, ["question 1", "question 2"]);
    }

    #[test]
    fn a_flaw_is_told_once_with_its_first_seed() {
        let mut quiz = sample::quiz();
        quiz.questions.truncate(1);
        quiz.questions[0].explanation.clear();
        let mut pool = Pool::default();
        for seed in ["3", "4"] {
            quiz.seed = seed.into();
            pool.take(&quiz, &|_, _| false);
        }
        let report = pool.report("id", 1);
        let seen: Vec<_> = report
            .findings
            .iter()
            .map(|finding| (finding.seen, finding.seed.as_str()))
            .collect();
        assert_eq!(seen, [(2, "3")]);
    }
}
