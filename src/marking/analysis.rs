//! What a test was worth: in go results, out come the statistics of classical test theory, of the whole and of each item
//! over all versions.
//!
//! What was achieved is told of those who are marked wholly; how an item was answered, of all in whom it is decided.

pub mod numbers;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::exam::{Exam, Item};
use super::rules::Rules;
use super::score::{Answer, Learner, Outcome, Results, Status};
use crate::quiz::Form;
use numbers::Interval;

/// The part of all learners that the upper and the lower group have (Kelley 1939).
pub const GROUP: f64 = 0.27;

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
    /// Their mean.
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
    /// The place of its job in the exam.
    pub job: usize,
    /// What was printed for it.
    pub label: String,
    /// How many of those who are marked had it.
    pub learners: usize,
    /// Their points.
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

/// How an item was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct OfItem {
    /// What it is worth; `None` where it does not count.
    pub points: Option<Decimal>,
    /// In how many learners it is decided, and in how many not.
    pub decided: usize,
    /// See `decided`.
    pub open: usize,
    /// How many answered it rightly, and how many not at all, and with more options than one where one was asked.
    pub right: usize,
    /// See `right`.
    pub blank: usize,
    /// See `right`.
    pub several: usize,
    /// The share that answered rightly: how easy it is.
    pub share: Option<Interval>,
    /// How its points go with those of all other items: the corrected point-biserial correlation.
    pub discrimination: Option<Interval>,
    /// The shares of the upper and of the lower group that answered rightly.
    pub groups: Option<[f64; 2]>,
    /// How often each option of the item was marked.
    pub options: Vec<OfOption>,
    /// What is odd about it.
    pub flags: Vec<Flag>,
}

/// How often an option was marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfOption {
    /// Whether it is, or belongs to, a right answer.
    pub is_right: bool,
    /// How many marked it, of those in whom the item is decided and on whose sheet it stood.
    pub chosen: usize,
    /// See `chosen`.
    pub seen: usize,
    /// The shares of the upper and of the lower group that marked it.
    pub groups: Option<[f64; 2]>,
}

/// What is odd about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// Who knows more answers it worse: its key may be wrong.
    CheckKey,
    /// It hardly tells who knows more: the correlation is below 0.2.
    Weak,
    /// Fewer than 0.2 answer it rightly.
    Hard,
    /// More than 0.9 do.
    Easy,
    /// A wrong option, by its place, was marked by fewer than 0.05.
    Idle(usize),
}

impl Flag {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Flag::CheckKey => "check the key",
            Flag::Weak => "weak",
            Flag::Hard => "hard",
            Flag::Easy => "easy",
            Flag::Idle(_) => "idle option",
        }
    }
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
            .map(|item| of_item(item, exam, rules, learners))
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

/// Somebody in whom an item is decided.
struct Taken<'l> {
    learner: &'l Learner,
    answer: &'l Answer,
}

fn of_item(at: usize, exam: &Exam, rules: &Rules, learners: &[Learner]) -> OfItem {
    let item = &exam.items[at];
    let find = |learner: &'_ Learner| learner.answers.iter().position(|answer| answer.item == at);
    let all: Vec<Taken> = learners
        .iter()
        .filter_map(|learner| {
            let answer = &learner.answers[find(learner)?];
            Some(Taken { learner, answer })
        })
        .collect();
    let (taken, open): (Vec<Taken>, Vec<Taken>) = all
        .into_iter()
        .partition(|taken| taken.answer.outcome != Outcome::Open);
    let right = taken.iter().filter(|taken| is_right(taken)).count();
    let whole: Vec<&Taken> = taken
        .iter()
        .filter(|taken| taken.learner.status == Status::Marked)
        .collect();
    let weights = weights(&whole);
    let in_groups = |is_meant: &dyn Fn(&Taken) -> bool| shares(&whole, &weights, is_meant);
    let options: Vec<OfOption> = (0..item.options.len())
        .filter(|_| item.is_marked())
        .map(|option| {
            let has = |taken: &Taken| taken.answer.options.contains(&option);
            OfOption {
                is_right: rules.right[at]
                    .iter()
                    .flatten()
                    .any(|&right| right == option),
                chosen: taken.iter().filter(|taken| has(taken)).count(),
                seen: taken
                    .iter()
                    .filter(|taken| saw(exam, taken, at, option))
                    .count(),
                groups: in_groups(&has),
            }
        })
        .collect();
    let mut found = OfItem {
        points: rules.points[at],
        decided: taken.len(),
        open: open.len(),
        right,
        blank: taken
            .iter()
            .filter(|taken| is_blank(item, taken.answer))
            .count(),
        several: taken
            .iter()
            .filter(|taken| is_several(item, taken.answer))
            .count(),
        share: numbers::share(right, taken.len()),
        discrimination: numbers::correlation(&against_the_rest(&whole, rules.points[at])),
        groups: in_groups(&is_right),
        options,
        flags: Vec::new(),
    };
    found.flags = flags(item, &found);
    found
}

fn is_right(taken: &Taken) -> bool {
    taken.answer.outcome == Outcome::Right
}

fn is_blank(item: &Item, answer: &Answer) -> bool {
    item.is_marked() && answer.options.is_empty()
}

fn is_several(item: &Item, answer: &Answer) -> bool {
    let is_one = matches!(
        item.question.form,
        Form::SingleChoice(_) | Form::TrueFalse(_)
    );
    is_one && answer.options.len() > 1
}

/// Whether an option stood on somebody's sheet.
fn saw(exam: &Exam, taken: &Taken, item: usize, option: usize) -> bool {
    // Those that the item's own quiz has stand on most sheets.
    let paper = &taken.learner.paper;
    let rows = &exam.jobs[paper.job].versions[paper.version].rows;
    let row = rows.iter().find(|row| row.item == item);
    row.is_some_and(|row| row.options.contains(&option))
}

/// Right or not, against the share that was achieved of all other items.
fn against_the_rest(whole: &[&Taken], worth: Option<Decimal>) -> Vec<(f64, f64)> {
    let pair = |taken: &&Taken| {
        let of = taken.learner.of - worth.unwrap_or_default();
        let rest = taken.learner.points - taken.answer.points;
        let right = f64::from(u8::from(is_right(taken)));
        (!of.is_zero()).then(|| (right, float(rest) / float(of)))
    };
    whole.iter().filter_map(pair).collect()
}

/// How much of each belongs to the upper and to the lower group, by the share that they achieved.
fn weights(whole: &[&Taken]) -> [Vec<f64>; 2] {
    let score = |taken: &&Taken| match taken.learner.of.is_zero() {
        true => 0.0,
        false => float(taken.learner.points) / float(taken.learner.of),
    };
    let scores: Vec<f64> = whole.iter().map(score).collect();
    numbers::groups(&scores, GROUP)
}

/// The shares of the two groups that something is true of.
fn shares(
    whole: &[&Taken],
    weights: &[Vec<f64>; 2],
    is_meant: &dyn Fn(&Taken) -> bool,
) -> Option<[f64; 2]> {
    let share = |weights: &Vec<f64>| {
        let meant = whole
            .iter()
            .zip(weights)
            .filter(|(taken, _)| is_meant(taken));
        meant.map(|(_, weight)| weight).sum::<f64>() / weights.iter().sum::<f64>()
    };
    (!whole.is_empty()).then(|| [share(&weights[0]), share(&weights[1])])
}

fn flags(item: &Item, found: &OfItem) -> Vec<Flag> {
    let mut flags = Vec::new();
    match found.discrimination.map(|interval| interval.value) {
        Some(value) if value < 0.0 => flags.push(Flag::CheckKey),
        Some(value) if value < 0.2 => flags.push(Flag::Weak),
        _ => {}
    }
    match found.share.map(|share| share.value) {
        Some(share) if share < 0.2 => flags.push(Flag::Hard),
        Some(share) if share > 0.9 => flags.push(Flag::Easy),
        _ => {}
    }
    // Of two, the other is told by the share of those who are right.
    let is_choice = item.options.len() > 2;
    let idle =
        |option: &OfOption| !option.is_right && option.seen > 0 && 20 * option.chosen < option.seen;
    let options = found.options.iter().enumerate();
    flags.extend(
        options
            .filter(|(_, option)| is_choice && idle(option))
            .map(|(at, _)| Flag::Idle(at)),
    );
    flags
}
