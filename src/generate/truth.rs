//! No distractor may be true: one function a rule.
//!
//! In go a blank, its stem and a value, out comes whether the value is surely wrong, according to the bank.
//! The rules follow DESIGN's "No distractor may be true", after Seyler, Yahya and Berberich 2017 (the key is the
//! sole result in the facts) and Ren and Zhu 2020 (plausible, and certainly false).

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::index::{Index, Spot};
use crate::date::Date;
use crate::facts::{Answer, Bound, Care, EntityId, Value};
use crate::prose::answers;
use crate::wording::{self, Plain, Tokens};

/// What is right, or may be right, for one blank.
pub(crate) struct Truth<'a> {
    index: &'a Index<'a>,
    stem: Tokens,
    names: HashSet<Plain>,
    entities: Vec<EntityId>,
    dates: Vec<Date>,
    numbers: Vec<Decimal>,
    /// An `about` figure keeps wrong ones at a distance of half of it.
    figure: Option<Decimal>,
}

/// The rules, in the order in which they are asked.
const RULES: &[fn(&Truth, &Value) -> bool] = &[
    not_right,
    not_related,
    not_overlapping,
    not_near_a_figure,
    not_in_stem,
];

impl<'a> Truth<'a> {
    pub fn new(index: &'a Index<'a>, spot: Spot, stem: &str) -> Truth<'a> {
        let blank = index.blank(spot);
        let mut truth = Truth {
            index,
            stem: Tokens::of(stem),
            names: HashSet::new(),
            entities: Vec::new(),
            dates: Vec::new(),
            numbers: Vec::new(),
            figure: None,
        };
        if let Answer::Number {
            value,
            bound: Bound::About,
            ..
        } = blank.answer
        {
            truth.figure = Some(value);
        }
        let shared = index.shared_truth(spot);
        for value in shared.iter().flat_map(|&spot| answers(index.blank(spot))) {
            truth.take_in(&value);
        }
        let contestable = shared.iter().flat_map(|&spot| &index.blank(spot).avoid);
        for value in contestable {
            truth.take_in(value);
        }
        let accepted = shared.iter().flat_map(|&spot| &index.blank(spot).accept);
        truth
            .names
            .extend(accepted.map(|text| Plain::of(text, index.words)));
        truth
    }

    fn take_in(&mut self, value: &Value) {
        match value {
            Value::Date(date) => self.dates.push(*date),
            Value::Number(number) => self.numbers.push(*number),
            Value::Entity(entity) => self.entities.push(*entity),
            Value::Text(_) => {}
        }
        self.names.extend(self.index.plain_names(value));
    }

    /// Whether no rule speaks against the value as a distractor.
    pub fn allows(&self, value: &Value) -> bool {
        RULES.iter().all(|rule| rule(self, value))
    }
}

/// Rules 3 and 4: it is no answer of this blank, of one with the same stem or of the same relation, nor an alias,
/// an accepted spelling or a contestable value of it, nor equal to one as shown.
fn not_right(truth: &Truth, value: &Value) -> bool {
    let equal = match value {
        Value::Number(number) => truth.numbers.contains(number),
        _ => false,
    };
    !equal
        && !truth
            .index
            .plain_names(value)
            .iter()
            .any(|name| truth.names.contains(name))
}

/// Rule 3: an entity is neither within a right one, nor around it, nor kept apart from it.
fn not_related(truth: &Truth, value: &Value) -> bool {
    match value {
        Value::Entity(entity) => !truth
            .entities
            .iter()
            .any(|&right| truth.index.related(right, *entity)),
        _ => true,
    }
}

/// Rule 3: a date does not overlap a right one (NBME: no overlapping options).
fn not_overlapping(truth: &Truth, value: &Value) -> bool {
    match value {
        Value::Date(date) => !truth.dates.iter().any(|right| right.overlaps(*date)),
        _ => true,
    }
}

/// A number that is about right differs by half at least.
fn not_near_a_figure(truth: &Truth, value: &Value) -> bool {
    match (truth.figure, value) {
        (Some(figure), Value::Number(number)) => {
            (*number - figure).abs() * Decimal::TWO >= figure.abs()
        }
        _ => true,
    }
}

/// Rule 5: the stem does not name it, an alias or a cue of it.
fn not_in_stem(truth: &Truth, value: &Value) -> bool {
    match value {
        Value::Date(date) => !wording::date_forms(*date, truth.index.words)
            .iter()
            .any(|form| truth.stem.hold(form)),
        _ => !truth.index.betrays(&truth.stem, value),
    }
}

/// Rule 1: whether only distractors by the author may stand here, since others may be right or would accuse.
pub(crate) fn only_by_the_author(index: &Index, spot: Spot) -> bool {
    let (fact, blank) = (index.fact(spot), index.blank(spot));
    let accuses = fact.care.contains(&Care::Accusation) || blank.care.contains(&Care::Accusation);
    let names = !matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. });
    let mut shared = index.shared_truth(spot).into_iter();
    (accuses && names) || shared.any(|spot| index.blank(spot).open)
}
