//! Numbers as options: other numbers of the bank of that unit and size first, then made ones of the same order
//! and roundness (docs/RULES.md, rule 30). How near they lie is the work of [`made`].

mod made;

use rust_decimal::Decimal;

use super::gap::Gap;
use super::index::{BlankRef, Index};
use super::ordered::{Line, Source, Step};
use super::request::Request;
use super::truth::Truth;
use super::{Refusal, cues, plausibility};
use crate::facts::{Answer, Blank, Bound, NumberStyle, Value};
use crate::sentence::{GAP, measured};
use crate::tokens::{self, Tokens};
use made::{Rivals, Sort};

/// How many numbers of the bank on each side of the key are looked at.
const NEIGHBOURS: usize = 24;

/// Numbers beside a key, ascending, each with the author's reason against it, if there is one.
type Beside = Vec<(Decimal, Option<String>)>;

/// The distractors of a number among options, ascending.
pub(crate) fn distractors(request: &Request, stem: &str, key: Decimal) -> Result<Beside, Refusal> {
    line(request, stem, key, |_, _| true)
}

/// Numbers that may stand in a claim in the place of the right one.
pub(crate) fn claimable(request: &Request, stem: &str, key: Decimal) -> Result<Beside, Refusal> {
    line(request, stem, key, Rivals::claimable)
}

/// The distractors of a number among those that are taken, ascending.
fn line(
    request: &Request,
    stem: &str,
    key: Decimal,
    takes: impl Fn(&Rivals, Decimal) -> bool,
) -> Result<Beside, Refusal> {
    let Answer::Number { style, bound, .. } = request.blank().answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let words = &request.index.words.numbers;
    let unit = request.blank().unit().unwrap_or_default();
    let asked = match () {
        () if says(stem, words.ages) => Sort::Age,
        () if says(stem, words.factors) || words.factors.contains(&unit) => Sort::Factor,
        () if is_share(request.blank().unit(), stem, request.index) => Sort::Share,
        () => Sort::Plain,
    };
    let rivals = Rivals::new(key, style, bound, asked);
    let mut steps = steps(request, stem, &rivals);
    steps.retain(|step| takes(&rivals, step.at));
    let line = Line {
        key,
        steps,
        apart: &|a, b| rivals.apart(a, b),
        of_bank: |_| usize::MAX,
        cue: &|values| cues::of_numbers(key, values),
    };
    // What is more than a figure is more than each lesser one: the least of those offered would be right by that.
    let follows = |options: usize, rank: usize| match bound {
        Bound::AtLeast => rank == 0,
        Bound::AtMost => rank + 1 == options,
        Bound::Exact | Bound::About => false,
    };
    let draw = |options: usize, rank: usize| match follows(options, rank) {
        true => u64::MAX,
        false => request.draw("rank", &format!("{options} {rank}")),
    };
    let steps = line.distractors(request.plan, draw);
    let open = || {
        open_sides(
            &Limits::new(request.index, request.blank_ref, stem, key, style),
            key,
        )
    };
    let steps = steps.map_err(|refusal| refusal.between(open))?;
    Ok(steps.into_iter().map(|step| (step.at, step.why)).collect())
}

/// Numbers as the options of one question, each with its unit where the question does not say it.
pub(crate) fn shown(index: &Index, blank: &Blank, stem: &str, numbers: &[Decimal]) -> Vec<String> {
    let words = index.words;
    let bare: Vec<String> = match blank.answer {
        Answer::Number {
            style: NumberStyle::Ordinal,
            ..
        } => numbers.iter().map(|&one| words.ordinal(one)).collect(),
        _ => words.numbers_of(numbers),
    };
    let bare = bare.iter().zip(numbers);
    bare.map(|(text, &one)| measured(text, one, blank, stem, words))
        .collect()
}

/// What any distractor of a number must keep to, whoever wrote it.
pub(super) struct Limits<'a> {
    index: &'a Index<'a>,
    truth: Truth<'a>,
    gap: Gap,
    has_gap: bool,
    ceiling: Decimal,
    key: Decimal,
    style: NumberStyle,
    /// Of the answer: what lies beyond a bound may be true as well.
    bound: Bound,
}

impl<'a> Limits<'a> {
    pub fn new(
        index: &'a Index<'a>,
        blank_ref: BlankRef,
        stem: &str,
        key: Decimal,
        style: NumberStyle,
    ) -> Limits<'a> {
        let share = is_share(index.blank(blank_ref).unit(), stem, index);
        Limits {
            index,
            truth: Truth::new(index, blank_ref, stem),
            gap: Gap::new(stem, index.words),
            has_gap: stem.contains(GAP),
            ceiling: ceiling(share, key),
            key,
            style,
            bound: match index.blank(blank_ref).answer {
                Answer::Number { bound, .. } => bound,
                _ => Bound::Exact,
            },
        }
    }

    /// Why a number can be no distractor; `None` where nothing speaks against it.
    pub fn objection(&self, number: Decimal) -> Option<&'static str> {
        let value = Value::Number(number);
        let rules = [
            (possible(self.key, number), "nothing is counted with it"),
            (number <= self.ceiling, "no share is above 100 per cent"),
            (
                agrees(self.has_gap, self.style, self.key, number),
                "the noun at the gap is in another number",
            ),
            (
                self.gap.takes(self.index, &value),
                "the article before the gap does not fit it",
            ),
        ];
        let broken = rules.iter().find(|(holds, _)| !holds);
        broken
            .map(|&(_, why)| why)
            .or_else(|| self.truth.objection(&value))
    }
}

/// Whether a number could be offered below a key, and whether above it, near or far; not where the article says no more than
/// that it lies there: of "above 95" nothing above is surely wrong.
pub(super) fn open_sides(limits: &Limits, key: Decimal) -> [bool; 2] {
    let (one, two) = (Decimal::ONE, Decimal::TWO);
    let sides = [
        [
            key.checked_sub(one),
            key.checked_div(two),
            key.checked_sub(key.abs()),
        ],
        [
            key.checked_add(one),
            key.checked_mul(two),
            key.checked_add(Decimal::TEN),
        ],
    ];
    let is_whole = |number: &Decimal| number.normalize().scale() == 0;
    let alike = |number: &Decimal| *number != key && (is_whole(number) || !is_whole(&key));
    let [below, above] = sides.map(|side| {
        let mut side = side.into_iter().flatten().filter(alike);
        side.any(|number| limits.objection(number).is_none())
    });
    [
        below && limits.bound != Bound::AtMost,
        above && limits.bound != Bound::AtLeast,
    ]
}

fn steps(request: &Request, stem: &str, rivals: &Rivals) -> Vec<Step> {
    let index = request.index;
    let (key, style) = (rivals.key, rivals.style);
    let (unit, between) = (request.blank().unit(), &request.blank().between);
    let limits = Limits::new(index, request.blank_ref, stem, key, style);
    let allowed = |number: &Decimal| limits.objection(*number).is_none();
    let offered = |number: &Decimal| {
        rivals.allow(*number) && is_between(between.as_ref(), *number) && allowed(number)
    };
    let draws = request.draws("distractor");
    let step = |number: Decimal, source: Source, why: Option<String>| {
        let draw = draws.draw(&number.normalize().to_string());
        let order = plausibility(request.plan.level, rivals.distance(number), draw);
        Step {
            at: number,
            source,
            order,
            why,
        }
    };
    let mut steps = Vec::new();
    for wrong in &request.blank().wrong {
        if let Value::Number(number) = wrong.value {
            steps.extend(allowed(&number).then(|| step(number, Source::Author, wrong.why.clone())));
        }
    }
    if !limits.truth.only_by_the_author() {
        let bank = neighbours(index.numbers_of(unit, style), key);
        let of_that_size = |number: &Decimal| rivals.comparable(*number);
        let bank = bank.iter().copied().filter(of_that_size).filter(offered);
        steps.extend(bank.map(|number| step(number, Source::Bank, None)));
        let made = rivals
            .made(request.plan.options)
            .into_iter()
            .filter(offered);
        steps.extend(made.map(|number| step(number, Source::Made, None)));
    }
    steps
}

fn neighbours(numbers: &[Decimal], key: Decimal) -> &[Decimal] {
    let position = numbers.partition_point(|number| *number < key);
    &numbers[position.saturating_sub(NEIGHBOURS)..(position + NEIGHBOURS).min(numbers.len())]
}

/// Whether what is asked for is so many of a hundred, by its unit or by the question.
fn is_share(unit: Option<&str>, stem: &str, index: &Index) -> bool {
    unit.is_some_and(|unit| tokens::is_share(unit, index.words))
        || tokens::names_share(&Tokens::of(stem), index.words)
}

/// Whether a question says one of these.
fn says(stem: &str, phrases: &[&str]) -> bool {
    let stem = Tokens::of(stem);
    phrases.iter().any(|phrase| stem.say(phrase))
}

/// Whether a number lies within the limits that the author set, if there are any.
fn is_between(limits: Option<&[Value; 2]>, number: Decimal) -> bool {
    match limits {
        Some([Value::Number(low), Value::Number(high)]) => (*low..=*high).contains(&number),
        _ => true,
    }
}

/// Around a hole the noun is in the number of the key: one cannot stand where several are meant, nor several where
/// one is.
fn agrees(has_gap: bool, style: NumberStyle, key: Decimal, number: Decimal) -> bool {
    let is_one = |number: Decimal| number == Decimal::ONE;
    style == NumberStyle::Ordinal || !has_gap || is_one(number) == is_one(key)
}

/// A percentage cannot pass 100, unless the key itself does.
fn ceiling(share: bool, key: Decimal) -> Decimal {
    let hundred = Decimal::ONE_HUNDRED;
    if share && key <= hundred {
        hundred
    } else {
        Decimal::MAX
    }
}

/// What is counted is not negative or nothing, unless the key is.
fn possible(key: Decimal, number: Decimal) -> bool {
    key <= Decimal::ZERO || number > Decimal::ZERO
}
