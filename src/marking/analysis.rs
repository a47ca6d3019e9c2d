//! What a test was worth: in go results, out come the statistics of classical test theory, of the whole and of each item
//! over all versions.
//!
//! What was achieved is told of those who are marked wholly; how an item was answered, of all in whom it is decided.

mod item;
pub mod numbers;

pub use item::{Flag, OfItem, OfOption};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::exam::Exam;
use super::rules::Rules;
use super::score::{Learner, Results, Status};

/// With fewer learners, figures say little.
pub const FEW: usize = 30;

/// The most bars of the histogram.
const MOST_BARS: usize = 20;

/// The statistics of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// How many learners are marked, open, absent.
    pub counts: [usize; 3],
    /// The points that could be had; `None` where not all could have the same.
    pub of: Option<Decimal>,
    /// What those who are marked achieved; `None` where nobody is.
    pub points: Option<Spread>,
    /// How far another such test would find the same; `None` where that cannot be told.
    pub reliability: Option<Reliability>,
    /// Versions that somebody had who is marked.
    pub versions: Vec<OfVersion>,
    /// How many achieved how much.
    pub histogram: Vec<Bar>,
    /// For each item of the exam how it was answered.
    pub items: Vec<OfItem>,
}

/// How points are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean of the points.
    pub mean: f64,
    /// Their standard deviation; `None` of one alone.
    pub deviation: Option<f64>,
    /// The middle one.
    pub median: f64,
    /// The least and the most.
    pub range: [f64; 2],
}

/// How far a test measures the same throughout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// Kuder's and Richardson's formula 20, or, where items differ in points, Cronbach's alpha.
    pub value: f64,
    /// Whether it is the former.
    pub is_kr20: bool,
    /// The standard error of measurement, in points.
    pub error: f64,
}

/// What those with one version achieved.
#[derive(Clone, Debug, PartialEq)]
pub struct OfVersion {
    /// The position of its job in the exam.
    pub job: usize,
    /// What was printed for it.
    pub label: String,
    /// How many of those who are marked had it.
    pub learners: usize,
    /// The points of those learners.
    pub points: Spread,
}

/// A bar of the histogram: points from `from` to less than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The least that belongs to it.
    pub from: usize,
    /// The least that does no longer.
    pub to: usize,
    /// How many achieved it.
    pub learners: usize,
}

/// The statistics of results.
pub fn analysis(exam: &Exam, rules: &Rules, results: &Results) -> Analysis {
    let learners = &results.learners;
    let of_status = |status| {
        learners
            .iter()
            .filter(move |learner| learner.status == status)
    };
    let marked: Vec<&Learner> = of_status(Status::Marked).collect();
    let points: Vec<f64> = marked.iter().map(|learner| float(learner.points)).collect();
    let of = learners.first().map(|learner| learner.of);
    Analysis {
        counts: [
            marked.len(),
            of_status(Status::Open).count(),
            of_status(Status::Absent).count(),
        ],
        of: of.filter(|of| learners.iter().all(|learner| learner.of == *of)),
        points: spread(&points),
        reliability: reliability(exam, rules, &marked, &points),
        versions: versions(exam, &marked),
        histogram: histogram(&marked),
        items: (0..exam.items.len())
            .map(|item| item::of_item(item, exam, rules, learners))
            .collect(),
    }
}

fn float(points: Decimal) -> f64 {
    points.to_f64().unwrap_or_default()
}

fn spread(points: &[f64]) -> Option<Spread> {
    let (mean, deviation) = numbers::spread(points)?;
    let least = points.iter().copied().fold(f64::INFINITY, f64::min);
    let most = points.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Some(Spread {
        mean,
        deviation,
        median: numbers::median(points)?,
        range: [least, most],
    })
}

fn reliability(
    exam: &Exam,
    rules: &Rules,
    marked: &[&Learner],
    points: &[f64],
) -> Option<Reliability> {
    if !exam.asks_the_same() {
        return None;
    }
    let asked: Vec<usize> = (0..exam.items.len())
        .filter(|&item| rules.points[item].is_some_and(|worth| !worth.is_zero()))
        .collect();
    let row = |learner: &&Learner| {
        let mut all = vec![0.0; exam.items.len()];
        let answers = learner.answers.iter();
        answers.for_each(|answer| all[answer.item] = float(answer.points));
        asked.iter().map(|&item| all[item]).collect()
    };
    let rows: Vec<Vec<f64>> = marked.iter().map(row).collect();
    let value = numbers::alpha(&rows)?;
    let (_, deviation) = numbers::spread(points)?;
    let worth = |&item: &usize| rules.points[item];
    Some(Reliability {
        value,
        is_kr20: asked
            .windows(2)
            .all(|pair| worth(&pair[0]) == worth(&pair[1])),
        error: deviation? * (1.0 - value).sqrt(),
    })
}

fn versions(exam: &Exam, marked: &[&Learner]) -> Vec<OfVersion> {
    let mut found = Vec::new();
    for (job, printed) in exam.jobs.iter().enumerate() {
        for (version, printed) in printed.versions.iter().enumerate() {
            let had =
                |learner: &&&Learner| (learner.paper.job, learner.paper.version) == (job, version);
            let points: Vec<f64> = marked
                .iter()
                .filter(had)
                .map(|learner| float(learner.points))
                .collect();
            found.extend(spread(&points).map(|spread| OfVersion {
                job,
                label: printed.label.clone(),
                learners: points.len(),
                points: spread,
            }));
        }
    }
    found
}

fn histogram(marked: &[&Learner]) -> Vec<Bar> {
    let whole = |points: Decimal| points.floor().to_usize().unwrap_or_default();
    let Some(most) = marked.iter().map(|learner| whole(learner.of)).max() else {
        return Vec::new();
    };
    let width = (most + 1).div_ceil(MOST_BARS + 1).max(1);
    let mut bars: Vec<Bar> = (0..=most / width)
        .map(|bar| Bar {
            from: bar * width,
            to: (bar + 1) * width,
            learners: 0,
        })
        .collect();
    for learner in marked {
        bars[whole(learner.points) / width].learners += 1;
    }
    bars
}
