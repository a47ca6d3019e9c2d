//! One item: how it was answered in whatever version, and what is odd about it.

use rust_decimal::Decimal;

use super::float;
use super::numbers::{self, Interval};
use crate::marking::exam::{Exam, Item};
use crate::marking::rules::Rules;
use crate::marking::score::{Answer, Learner, Outcome, Status};
use crate::quiz::Form;

/// The part of all learners that the upper and the lower group have (Kelley 1939).
pub const GROUP: f64 = 0.27;

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
    /// A wrong option, by its position, was marked by fewer than 0.05.
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

/// Somebody in whom an item is decided.
struct Taken<'l> {
    learner: &'l Learner,
    answer: &'l Answer,
}

/// How an item was answered by some learners.
pub(super) fn of_item(at: usize, exam: &Exam, rules: &Rules, learners: &[Learner]) -> OfItem {
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
        // From 0, as the sum of no floating numbers is a negative zero.
        meant.fold(0.0, |sum, (_, weight)| sum + weight) / weights.iter().sum::<f64>()
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
