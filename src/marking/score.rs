//! What answers are worth: in go an exam, its rules and a pile, out come [`Results`]. A question is worth all or nothing.

use rust_decimal::Decimal;

use super::exam::Exam;
use super::pile::{Mark, Paper, Pile, Remark, Who};
use super::rules::Rules;
use crate::quiz::Form;

/// What all learners achieved, in the order of the pile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// A result for each paper.
    pub learners: Vec<Learner>,
}

/// What a learner achieved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    /// What they handed in.
    pub paper: Paper,
    /// How far it is marked.
    pub status: Status,
    /// The points of all that is decided.
    pub points: Decimal,
    /// The points that could be had.
    pub of: Decimal,
    /// Row by row of their sheet; empty where they were absent.
    pub answers: Vec<Answer>,
}

/// How far a paper is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All that counts is decided.
    Marked,
    /// Something has still to be decided, so the points may grow.
    Open,
    /// Nothing was handed in, which is not the same as no points.
    Absent,
}

impl Status {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Status::Marked => "marked",
            Status::Open => "open",
            Status::Absent => "absent",
        }
    }
}

/// What a learner answered in a row, and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which item was asked.
    pub item: usize,
    /// The options that were marked, by their positions among those of the item.
    pub options: Vec<usize>,
    /// What came of it.
    pub outcome: Outcome,
    /// What it gave.
    pub points: Decimal,
}

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is right.
    Right,
    /// It is not, or there is none.
    Wrong,
    /// It has still to be decided.
    Open,
}

/// Scores a pile.
pub fn score(exam: &Exam, rules: &Rules, pile: &Pile) -> Results {
    let learners = pile.papers.iter().map(|paper| learner(exam, rules, paper));
    Results {
        learners: learners.collect(),
    }
}

/// What has still to be decided, learner by learner.
pub fn undecided(rules: &Rules, results: &Results) -> Vec<Remark> {
    let open = results
        .learners
        .iter()
        .filter(|learner| learner.status == Status::Open);
    let remark = |learner: &Learner| {
        let is_open = |answer: &Answer| {
            answer.outcome == Outcome::Open && rules.points[answer.item].is_some()
        };
        let numbered = (1..).zip(&learner.answers);
        Remark::Undecided {
            who: Who::of(learner.paper.copy, learner.paper.person.as_ref()),
            questions: numbered
                .filter(|(_, answer)| is_open(answer))
                .map(|(number, _)| number)
                .collect(),
        }
    };
    open.map(remark).collect()
}

fn learner(exam: &Exam, rules: &Rules, paper: &Paper) -> Learner {
    let rows = &exam.jobs[paper.job].versions[paper.version].rows;
    let worth = |item: usize| rules.points[item];
    let marks = paper.marks.iter().flatten();
    let answers: Vec<Answer> = rows
        .iter()
        .zip(marks)
        .map(|(row, mark)| {
            let options: Vec<usize> = match mark {
                Mark::Options(positions) => positions.iter().map(|&at| row.options[at]).collect(),
                Mark::Verdict(_) | Mark::Open => Vec::new(),
            };
            let outcome = outcome(exam, rules, row.item, mark, &options);
            let points = worth(row.item).filter(|_| outcome == Outcome::Right);
            Answer {
                item: row.item,
                options,
                outcome,
                points: points.unwrap_or_default(),
            }
        })
        .collect();
    let is_open = |answer: &Answer| answer.outcome == Outcome::Open && worth(answer.item).is_some();
    let status = match &paper.marks {
        None => Status::Absent,
        Some(_) if answers.iter().any(is_open) => Status::Open,
        Some(_) => Status::Marked,
    };
    Learner {
        paper: paper.clone(),
        status,
        points: answers.iter().map(|answer| answer.points).sum(),
        of: rows.iter().filter_map(|row| worth(row.item)).sum(),
        answers,
    }
}

fn outcome(exam: &Exam, rules: &Rules, item: usize, mark: &Mark, options: &[usize]) -> Outcome {
    let is_right = match mark {
        Mark::Open => return Outcome::Open,
        Mark::Verdict(is_right) => *is_right,
        Mark::Options(_) => match exam.items[item].question.form {
            // Marks that stand beside no answer of theirs say nothing.
            Form::Ordering(_) | Form::Date(_) | Form::Number(_) => return Outcome::Open,
            _ => {
                let mut options = options.to_vec();
                options.sort_unstable();
                rules.right[item].contains(&options)
            }
        },
    };
    match is_right {
        true => Outcome::Right,
        false => Outcome::Wrong,
    }
}
