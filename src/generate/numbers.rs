//! Numbers as options: other numbers of the bank of that unit and size first, then made ones of the same order
//! and roundness, mostly 1.25 to 3 times as large or small; small counts go by steps (docs/RULES.md, rule 30).

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::index::BlankRef;
use super::ordered::{Line, Source, Step};
use super::stem::Gap;
use super::truth::Truth;
use super::{Generator, Refusal, cues, plausibility};
use crate::facts::{Answer, Bound, NumberStyle, Value};
use crate::sentence::GAP;
use crate::tokens;

/// How many numbers of the bank on each side of the key are looked at.
const NEIGHBOURS: usize = 48;
/// Counts up to this go by steps of one or two.
const SMALL: i64 = 20;

/// The distractors of a number among options, ascending.
pub(crate) fn distractors(
    generator: &Generator,
    spot: BlankRef,
    id: &str,
    stem: &str,
    key: Decimal,
) -> Result<Vec<(Decimal, Option<String>)>, Refusal> {
    let line = Line {
        key,
        steps: steps(generator, spot, id, stem, key),
        apart: &|a, b| apart(key, a, b),
        cue: &|values| cues::among_numbers(key, values).is_some(),
    };
    let draw =
        |options: usize, rank: usize| generator.draw("rank", id, &format!("{options} {rank}"));
    let steps = line.distractors(generator.plan, draw)?;
    Ok(steps.into_iter().map(|step| (step.at, step.why)).collect())
}

fn steps(generator: &Generator, spot: BlankRef, id: &str, stem: &str, key: Decimal) -> Vec<Step> {
    let index = generator.index;
    let Answer::Number {
        unit, style, bound, ..
    } = &index.blank(spot).answer
    else {
        return Vec::new();
    };
    let truth = Truth::new(index, spot, stem);
    let share = unit
        .as_deref()
        .is_some_and(|unit| tokens::is_share(unit, index.words));
    let gap = Gap::new(stem, index.words);
    let has_gap = stem.contains(GAP);
    let ceiling = ceiling(share, key);
    let allowed = |number: &Decimal| {
        possible(key, *number)
            && *number <= ceiling
            && agrees(has_gap, *style, key, *number)
            && gap.takes(index, &Value::Number(*number))
            && truth.allows(&Value::Number(*number))
    };
    let draws = generator.draws("distractor", id);
    let step = |number: Decimal, source: Source, why: Option<String>| {
        let draw = draws.draw(&number.normalize().to_string());
        let order = plausibility(generator.plan.level, distance(key, number), draw);
        Step {
            at: number,
            source,
            order,
            why,
        }
    };
    let mut steps = Vec::new();
    for wrong in &index.blank(spot).wrong {
        if let Value::Number(number) = wrong.value {
            steps.extend(allowed(&number).then(|| step(number, Source::Author, wrong.why.clone())));
        }
    }
    if !truth.only_by_the_author() {
        let bank = neighbours(index.numbers_of(unit.as_deref(), *style), key);
        let of_that_size = |number: &Decimal| comparable(key, *number);
        let bank = bank.iter().copied().filter(of_that_size).filter(allowed);
        steps.extend(bank.map(|number| step(number, Source::Bank, None)));
        let made = made(key, *style, *bound, generator.plan.options)
            .into_iter()
            .filter(allowed);
        steps.extend(made.map(|number| step(number, Source::Made, None)));
    }
    steps
}

fn neighbours(numbers: &[Decimal], key: Decimal) -> &[Decimal] {
    let place = numbers.partition_point(|number| *number < key);
    &numbers[place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(numbers.len())]
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

/// Whether a count goes by steps of one or two: a whole number below [`SMALL`] that is not a round one.
fn is_small(key: Decimal) -> bool {
    let whole = key.normalize().scale() == 0 && key.abs() < SMALL.into();
    whole && (key.abs() < Decimal::TEN || !(key % Decimal::TEN).is_zero())
}

/// Of the same size: within four times, or within six of a small count; and whole where the key is.
fn comparable(key: Decimal, number: Decimal) -> bool {
    let is_whole = |number: Decimal| number.normalize().scale() == 0;
    if is_whole(key) && !is_whole(number) {
        return false;
    }
    if is_small(key) {
        return (number - key).abs() <= Decimal::from(6);
    }
    let ratio = ratio(key, number);
    ratio.is_some_and(|ratio| ratio <= Decimal::from(4))
}

/// How many times the larger is the smaller; `None` across zero.
fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (low, high) = if a.abs() < b.abs() { (a, b) } else { (b, a) };
    if low.is_zero() || low.is_sign_negative() != high.is_sign_negative() {
        return None;
    }
    high.checked_div(low)
}

/// Whether two numbers have room between them: a ratio of 1.2 at least, among small counts a step.
fn apart(key: Decimal, a: Decimal, b: Decimal) -> bool {
    if is_small(key) {
        return (a - b).abs() >= Decimal::ONE;
    }
    ratio(a, b).is_none_or(|ratio| ratio >= Decimal::new(12, 1))
}

/// How far apart two numbers are, in steps that [`plausibility`] counts: tenths of a doubling, nearly.
fn distance(key: Decimal, number: Decimal) -> u64 {
    if is_small(key) {
        return (number - key).abs().to_u64().unwrap_or(u64::MAX);
    }
    let ratio = ratio(key, number).unwrap_or(Decimal::TEN);
    ((ratio - Decimal::ONE) * Decimal::from(4))
        .to_u64()
        .unwrap_or(15)
}

/// Made numbers around the key.
fn made(key: Decimal, style: NumberStyle, bound: Bound, options: usize) -> Vec<Decimal> {
    if key.is_zero() {
        return (1..=6).map(Decimal::from).collect();
    }
    if style == NumberStyle::Ordinal || (is_small(key) && bound != Bound::About) {
        let reach = 2 * options as i64;
        // No more than twice the key, so that a 14th grade stands beside no 6th; but room for every rank.
        let double = key.abs().ceil().to_i64().unwrap_or(reach);
        let upward = reach.min(double.max(options as i64 - 1));
        return (-reach..=upward)
            .filter(|&step| step != 0)
            .map(|step| key + Decimal::from(step))
            .collect();
    }
    let factors: Vec<Decimal> = factors(bound, options);
    let scaled = factors.iter().enumerate().flat_map(|(place, &factor)| {
        let larger = key.checked_mul(factor);
        let smaller = key.checked_div(factor);
        [larger, smaller]
            .into_iter()
            .flatten()
            .filter_map(move |number| alike(number, key, place as i64))
    });
    let mut numbers: Vec<Decimal> = scaled
        .filter(|number| !number.is_zero() && *number != key)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// From 1.25 (an `about` figure: 1.5 and a little, then 2) to 3 times, farther for many options.
fn factors(bound: Bound, options: usize) -> Vec<Decimal> {
    let (from, to) = match bound {
        Bound::About => (155, 480),
        _ => (125, 300),
    };
    let to = to + 60 * (options as i64 - 4).max(0);
    (from..=to)
        .step_by(7)
        .map(|hundredths| Decimal::new(hundredths, 2))
        .collect()
}

/// A number near `number` that looks like `key`: as round as it is, with as many decimals.
fn alike(number: Decimal, key: Decimal, place: i64) -> Option<Decimal> {
    let unit = roundness(key);
    if is_plain(key, unit) {
        return plain(number, key);
    }
    let count = (number / unit).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    // A last digit of zero would make the key the only number that is not round.
    let count = match (count % Decimal::TEN).is_zero() {
        true => count + Decimal::from([1, 3, 7, 9][(place % 4) as usize]),
        false => count,
    };
    let rescaled = (count * unit).normalize();
    Some(with_scale(rescaled, key))
}

/// The power of ten of the key's last digit that is not zero: 1,000 for 15,000, 0.1 for 21.5.
fn roundness(key: Decimal) -> Decimal {
    let plain = key.normalize();
    let mut unit = Decimal::new(1, plain.scale());
    if plain.scale() == 0 {
        while unit < plain.abs() && (plain % (unit * Decimal::TEN)).is_zero() {
            unit *= Decimal::TEN;
        }
    }
    unit
}

/// Whether a key is one of the plain figures that people round to: 10, 15, 20, 25, 30, 40 … and their multiples
/// by powers of ten.
fn is_plain(key: Decimal, unit: Decimal) -> bool {
    let digits = (key.abs() / unit).to_u64().unwrap_or(u64::MAX);
    key.normalize().scale() == 0
        && key.abs() >= Decimal::TEN
        && (digits < 10 || matches!(digits, 12 | 15 | 25 | 75))
}

/// The plain figure nearest to a number, but whole.
fn plain(number: Decimal, key: Decimal) -> Option<Decimal> {
    const FIGURES: [i64; 14] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100];
    let mut unit = Decimal::ONE;
    while unit * Decimal::ONE_HUNDRED <= number.abs() {
        unit = unit.checked_mul(Decimal::TEN)?;
    }
    let exact = number.abs() / unit;
    if exact < Decimal::TEN {
        // Below ten every whole number is plain.
        let whole = number.round();
        return (!whole.is_zero()).then_some(whole);
    }
    let nearest = FIGURES
        .iter()
        .min_by_key(|&&figure| (exact - Decimal::from(figure)).abs())?;
    let figure = Decimal::from(*nearest) * unit;
    Some(if key.is_sign_negative() {
        -figure
    } else {
        figure
    })
}

fn with_scale(number: Decimal, key: Decimal) -> Decimal {
    let mut number = number;
    number.rescale(key.scale());
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: &[&str]) {
        let made = made(key.parse().unwrap(), NumberStyle::Cardinal, Bound::Exact, 4);
        let shown: Vec<String> = made.iter().map(Decimal::to_string).collect();
        assert_eq!(shown, expected, "{key}");
    }

    #[test]
    fn made_numbers_are_as_round_as_the_key() {
        check(
            "9",
            &[
                "1", "2", "3", "4", "5", "6", "7", "8", "10", "11", "12", "13", "14", "15", "16",
                "17",
            ],
        );
        check(
            "15000",
            &[
                "5000", "6000", "7000", "7500", "8000", "9000", "10000", "12000", "20000", "25000",
                "30000", "40000",
            ],
        );
        for key in ["143", "21.5", "47", "1234567"] {
            let key: Decimal = key.parse().unwrap();
            for number in made(key, NumberStyle::Cardinal, Bound::Exact, 4) {
                assert_eq!(number.scale(), key.scale(), "{number}");
                assert_eq!(roundness(number), roundness(key), "{number}");
                let ratio = ratio(key, number).unwrap();
                assert!(
                    ratio > Decimal::new(12, 1) && ratio < Decimal::new(35, 1),
                    "{number}"
                );
            }
        }
    }

    #[test]
    fn a_small_count_is_at_most_doubled_but_every_rank_has_room() {
        let largest = |key: i64| made(key.into(), NumberStyle::Cardinal, Bound::Exact, 4).pop();
        assert_eq!(largest(6), Some(12.into()));
        assert_eq!(largest(2), Some(5.into()));
        assert_eq!(largest(9), Some(17.into()));
    }

    #[test]
    fn every_key_has_room_on_both_sides() {
        for key in [
            "10", "20", "25", "47", "100", "143", "15000", "1000000", "21.5", "0.5", "-40",
        ] {
            let key: Decimal = key.parse().unwrap();
            let made = made(key, NumberStyle::Cardinal, Bound::Exact, 4);
            assert!(
                made.iter().filter(|number| **number < key).count() >= 3,
                "{key}: {made:?}"
            );
            assert!(
                made.iter().filter(|number| **number > key).count() >= 3,
                "{key}: {made:?}"
            );
        }
    }
}
