//! How rivals of a number are found: by steps for small counts and ages, by proportion for all else, the closer the more
//! precise the number is.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::facts::{Bound, NumberStyle, clearance, figures};

/// Counts up to this go by steps of one or two.
const SMALL: i64 = 20;
/// Counts, places in an order and ages from here on go by steps of two.
const COUNTED: i64 = 10;
/// Between shares of a half and more lie so many hundredths.
const SHARE_APART: i64 = 5;
/// A share that is not as large itself stands beside none so large.
const NEARLY_ALL: i64 = 95;
/// So many years an age is off at most.
const YEARS_OFF: i64 = 15;

/// A key, and how its rivals differ from it.
pub(super) struct Rivals {
    pub key: Decimal,
    pub style: NumberStyle,
    pub bound: Bound,
    manner: Manner,
    /// Whether the key is a whole number.
    whole: bool,
    /// Whether it is one of a hundred.
    is_share: bool,
    /// The power of ten of the key's last digit.
    unit: Decimal,
}

/// How numbers differ that could be taken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// By steps: an ordinal, or a small count.
    Steps,
    /// By a few years.
    Age,
    /// By powers of ten: a power of ten by which something is multiplied.
    Powers,
    /// By a little: a number of three figures or more.
    Precise,
    /// By a half or more, as round numbers do.
    Rough,
}

/// What a number is asked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// How old somebody is.
    Age,
    /// By which factor something grows.
    Factor,
    /// How many of a hundred.
    Share,
    /// Anything else.
    Plain,
}

impl Rivals {
    /// Those of a key, which is asked as such a number.
    pub fn new(key: Decimal, style: NumberStyle, bound: Bound, asked: Sort) -> Rivals {
        let in_life = key >= Decimal::ZERO && key <= Decimal::ONE_HUNDRED;
        let manner = if style == NumberStyle::Cardinal && asked == Sort::Age && in_life {
            Manner::Age
        } else if asked == Sort::Factor && key >= Decimal::TEN && roundness(key) == key {
            Manner::Powers
        } else if is_small(key) || style == NumberStyle::Ordinal {
            Manner::Steps
        } else if figures(key) >= 3 {
            Manner::Precise
        } else {
            Manner::Rough
        };
        Rivals {
            key,
            style,
            bound,
            manner,
            whole: is_whole(key),
            is_share: asked == Sort::Share,
            unit: roundness(key),
        }
    }

    /// Whether a number could be one of these at all: an age is one of a life, and not far off.
    pub fn allow(&self, number: Decimal) -> bool {
        let nearly_all = Decimal::from(NEARLY_ALL);
        if self.is_share
            && self.key < nearly_all
            && number >= nearly_all
            && number < Decimal::ONE_HUNDRED
        {
            return false;
        }
        self.manner != Manner::Age
            || number <= Decimal::ONE_HUNDRED
                && (number - self.key).abs() <= Decimal::from(YEARS_OFF)
    }

    /// Whether a number of the bank is of the same size, and as precise: whole where the key is.
    pub fn comparable(&self, number: Decimal) -> bool {
        let key = self.key;
        if self.whole && !is_whole(number) {
            return false;
        }
        match self.manner {
            Manner::Steps if is_small(key) => (number - key).abs() <= Decimal::from(6),
            Manner::Age => true,
            Manner::Powers => number >= Decimal::TEN && roundness(number) == number,
            Manner::Precise => {
                ratio(key, number).is_some_and(|ratio| ratio <= Decimal::TWO)
                    && roundness(number) == self.unit
            }
            Manner::Steps | Manner::Rough => {
                ratio(key, number).is_some_and(|ratio| ratio <= Decimal::from(4))
            }
        }
    }

    /// Whether two numbers have room between them.
    pub fn apart(&self, a: Decimal, b: Decimal) -> bool {
        let steps = |steps: Decimal| (a - b).abs() >= steps;
        let times = |times: Decimal| ratio(a, b).is_none_or(|ratio| ratio >= times);
        let half = Decimal::from(50);
        if self.is_share && a >= half && b >= half && !steps(SHARE_APART.into()) {
            return false;
        }
        match self.manner {
            Manner::Age => steps(self.least_step()),
            Manner::Steps if is_small(self.key) => steps(self.least_step()),
            Manner::Steps | Manner::Rough => times(Decimal::new(12, 1)),
            Manner::Powers => times(Decimal::TEN),
            Manner::Precise if self.bound == Bound::About => times(clearance(self.key)),
            Manner::Precise => times(Decimal::new(112, 2)),
        }
    }

    /// What goes by steps goes by two from ten on.
    fn least_step(&self) -> Decimal {
        match self.key >= COUNTED.into() {
            true => Decimal::TWO,
            false => Decimal::ONE,
        }
    }

    /// Whether a number can stand in a claim in the place of the key: one that is off by one would be a trap, unless that is
    /// half as much again.
    pub fn claimable(&self, number: Decimal) -> bool {
        let goes_by_steps =
            self.manner == Manner::Age || self.manner == Manner::Steps && is_small(self.key);
        let is_half_off =
            || ratio(self.key, number).is_none_or(|ratio| ratio >= Decimal::new(15, 1));
        !goes_by_steps || (number - self.key).abs() >= Decimal::TWO || is_half_off()
    }

    /// How far a number is from the key, in steps that [`super::plausibility`] counts.
    pub fn distance(&self, number: Decimal) -> u64 {
        let steps = (number - self.key).abs().to_u64().unwrap_or(u64::MAX);
        let times = |by: i64| {
            let ratio = ratio(self.key, number).unwrap_or(Decimal::TEN);
            ((ratio - Decimal::ONE) * Decimal::from(by))
                .to_u64()
                .unwrap_or(15)
        };
        match self.manner {
            Manner::Steps if is_small(self.key) => steps,
            Manner::Age => steps / 3,
            Manner::Powers => powers(number).abs_diff(powers(self.key)),
            Manner::Steps | Manner::Rough => times(4),
            // Mostly within a third.
            Manner::Precise => times(9),
        }
    }

    /// Made numbers around the key.
    pub fn made(&self, options: usize) -> Vec<Decimal> {
        if self.key.is_zero() && self.manner != Manner::Age {
            return (1..=6).map(Decimal::from).collect();
        }
        match self.manner {
            Manner::Age => self.by_steps(YEARS_OFF, YEARS_OFF),
            Manner::Powers => {
                let powers =
                    std::iter::successors(Some(Decimal::TEN), |at| at.checked_mul(Decimal::TEN));
                let most = self
                    .key
                    .checked_mul(Decimal::from(1000))
                    .unwrap_or(Decimal::MAX);
                powers
                    .take_while(|at| *at <= most)
                    .filter(|at| *at != self.key)
                    .collect()
            }
            Manner::Steps if self.style == NumberStyle::Ordinal || self.bound != Bound::About => {
                let reach = 2 * options as i64;
                // No more than twice the key, so that a 14th grade stands beside no 6th; but room for every rank.
                let double = self.key.abs().ceil().to_i64().unwrap_or(reach);
                self.by_steps(reach, reach.min(double.max(options as i64 - 1)))
            }
            Manner::Steps | Manner::Precise | Manner::Rough => self.by_proportion(options),
        }
    }

    fn by_steps(&self, down: i64, up: i64) -> Vec<Decimal> {
        let steps = (-down..=up).filter(|&step| step != 0);
        steps.map(|step| self.key + Decimal::from(step)).collect()
    }

    fn by_proportion(&self, options: usize) -> Vec<Decimal> {
        let key = self.key;
        let scaled =
            self.factors(options)
                .into_iter()
                .enumerate()
                .flat_map(|(position, factor)| {
                    let larger = key.checked_mul(factor);
                    let smaller = key.checked_div(factor);
                    [larger, smaller]
                        .into_iter()
                        .flatten()
                        .filter_map(move |number| alike(number, key, self.unit, position as i64))
                });
        let mut numbers: Vec<Decimal> = scaled
            .filter(|number| !number.is_zero() && *number != key)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// From 1.25 (an `about` figure: 1.5 and a little) to 3 times (5 nearly), of a precise number from 1.12 (1.15) to
    /// 2 (2.3); farther for many options.
    fn factors(&self, options: usize) -> Vec<Decimal> {
        let about = self.bound == Bound::About;
        let (from, to, step) = match (self.manner, about) {
            (Manner::Precise, true) => (115, 230, 4),
            (Manner::Precise, false) => (112, 196, 3),
            (_, true) => (155, 480, 7),
            _ => (125, 300, 7),
        };
        let to = to + 60 * (options as i64 - 4).max(0);
        (from..=to)
            .step_by(step)
            .map(|hundredths| Decimal::new(hundredths, 2))
            .collect()
    }
}

/// How many times ten goes into a number.
fn powers(number: Decimal) -> u64 {
    let tens = std::iter::successors(Some(number), |at| at.checked_div(Decimal::TEN));
    tens.take_while(|at| *at >= Decimal::TEN).count() as u64
}

/// Whether a count goes by steps of one or two: a whole number below [`SMALL`] that is not a round one.
fn is_small(key: Decimal) -> bool {
    let whole = is_whole(key) && key.abs() < SMALL.into();
    whole && (key.abs() < Decimal::TEN || !(key % Decimal::TEN).is_zero())
}

fn is_whole(number: Decimal) -> bool {
    number.scale() == 0 || number.normalize().scale() == 0
}

/// How many times the larger is the smaller; `None` across zero.
fn ratio(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (low, high) = if a.abs() < b.abs() { (a, b) } else { (b, a) };
    if low.is_zero() || low.is_sign_negative() != high.is_sign_negative() {
        return None;
    }
    high.checked_div(low)
}

/// A number near `number` that looks like `key`, whose roundness is `unit`: as round as it is, with as many decimals.
fn alike(number: Decimal, key: Decimal, unit: Decimal, position: i64) -> Option<Decimal> {
    if is_plain(key, unit) {
        return plain(number, key);
    }
    let count = (number / unit).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    // A last digit of zero would make the key the only number that is not round.
    let count = match (count % Decimal::TEN).is_zero() {
        true => count + Decimal::from([1, 3, 7, 9][(position % 4) as usize]),
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

    fn made(key: Decimal, bound: Bound) -> Vec<Decimal> {
        Rivals::new(key, NumberStyle::Cardinal, bound, Sort::Plain).made(4)
    }

    #[track_caller]
    fn check(key: &str, expected: &[&str]) {
        let made = made(key.parse().unwrap(), Bound::Exact);
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
            for number in made(key, Bound::Exact) {
                assert_eq!(number.scale(), key.scale(), "{number}");
                assert_eq!(roundness(number), roundness(key), "{number}");
                let ratio = ratio(key, number).unwrap();
                let [near, far] = match figures(key) {
                    0..=2 => [Decimal::new(12, 1), Decimal::new(35, 1)],
                    _ => [Decimal::new(11, 1), Decimal::new(21, 1)],
                };
                assert!(ratio > near && ratio < far, "{number}");
            }
        }
    }

    #[test]
    fn a_small_count_is_at_most_doubled_but_every_rank_has_room() {
        let largest = |key: i64| made(key.into(), Bound::Exact).pop();
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
            let made = made(key, Bound::Exact);
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

    #[test]
    fn ages_are_those_of_a_life_and_not_far_off() {
        let rivals = Rivals::new(90.into(), NumberStyle::Cardinal, Bound::Exact, Sort::Age);
        let made = rivals.made(4);
        let allowed = made.iter().filter(|age| rivals.allow(**age)).count();
        assert_eq!(allowed, 15 + 10);
        assert!(!rivals.apart(90.into(), 91.into()) && rivals.apart(90.into(), 92.into()));
    }

    #[test]
    fn precise_numbers_have_near_rivals() {
        let rivals = |bound| Rivals::new(143.into(), NumberStyle::Cardinal, bound, Sort::Plain);
        let exact = rivals(Bound::Exact);
        assert!(!exact.apart(143.into(), 152.into()) && exact.apart(143.into(), 161.into()));
        assert!(!exact.comparable(150.into()) && exact.comparable(161.into()));
        let about = rivals(Bound::About);
        assert!(!about.apart(143.into(), 161.into()) && about.apart(143.into(), 165.into()));
    }

    #[test]
    fn shares_and_counts_of_ten_and_more_keep_their_distance() {
        let rivals =
            |key: i64, asked| Rivals::new(key.into(), NumberStyle::Cardinal, Bound::Exact, asked);
        let share = rivals(95, Sort::Share);
        assert!(!share.apart(95.into(), 99.into()) && share.apart(95.into(), 75.into()));
        let rest = rivals(60, Sort::Share);
        assert!(!rest.allow(99.into()) && rest.allow(90.into()));
        let count = rivals(12, Sort::Plain);
        assert!(!count.apart(12.into(), 13.into()) && count.apart(12.into(), 14.into()));
        let age = rivals(13, Sort::Age);
        assert!(!age.apart(13.into(), 14.into()) && age.apart(13.into(), 15.into()));
        let place = Rivals::new(15.into(), NumberStyle::Ordinal, Bound::Exact, Sort::Plain);
        assert!(!place.apart(15.into(), 14.into()) && place.apart(15.into(), 13.into()));
    }

    #[test]
    fn a_claim_is_off_by_more_than_one() {
        let claims = |key: i64, sort| {
            let rivals = Rivals::new(key.into(), NumberStyle::Cardinal, Bound::Exact, sort);
            let near = (1..=9).map(Decimal::from);
            let near: Vec<String> = near
                .filter(|number| *number != rivals.key && rivals.claimable(*number))
                .map(|number| number.to_string())
                .collect();
            near.join(" ")
        };
        assert_eq!(claims(6, Sort::Plain), "1 2 3 4 8 9");
        assert_eq!(claims(2, Sort::Plain), "1 3 4 5 6 7 8 9");
        assert_eq!(claims(6, Sort::Age), "1 2 3 4 8 9");
    }

    #[test]
    fn a_factor_stands_among_powers_of_ten() {
        let of = |key: i64| {
            Rivals::new(
                key.into(),
                NumberStyle::Cardinal,
                Bound::Exact,
                Sort::Factor,
            )
            .made(4)
        };
        let shown = |key| {
            of(key)
                .iter()
                .map(|at| at.normalize().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(100), ["10", "1000", "10000", "100000"]);
        assert_eq!(shown(10), ["100", "1000", "10000"]);
        assert!(!shown(70).contains(&"100000".to_owned()));
    }
}
